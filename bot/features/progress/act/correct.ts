/** What becomes of what was noted last when its author thinks again. */
import type { Row, Transaction } from '../../../contract/store.ts';
import type { Answer } from '../../../contract/turn.ts';
import { refused } from '../../../conversation/answers.ts';
import type { Subject } from '../../../knowledge/subjects.ts';
import { fold } from '../../../language/fold.ts';
import { tokensOf } from '../../../language/tokens.ts';
import { rewordedIn } from '../../../sentence/reworded.ts';
import { allowed, selfOf } from '../../people/model/acts.ts';
import { ledOf, type ProgressAct, remembering, subjectIn } from '../context.ts';
import { stateAt } from '../model/history.ts';
import {
  type Figure,
  saysNothing,
  type Update,
  type UpdateContent,
  updateId,
  updates,
} from '../model/schema.ts';
import { BETWEEN, openIn, shareText } from '../model/told-texts.ts';
import type { Correction } from '../read/correction.ts';
import { datedContent, withDay } from '../read/dated.ts';
import { numberWords } from '../read/progress-slots.ts';
import { unchanged } from '../read/reading.ts';
import { type Replaced, recountedBy, replacedIn } from '../read/reworded.ts';
import { besideStanding } from '../read/standing.ts';
import { nameOfSubject } from '../show/describe.ts';
import { strings } from '../show/strings.ts';
import { correctForm, standing, takeBack, taken, undo } from './amend.ts';
import { keep, keepPressed, pressed, same, tellingOf, type UpdateDraft } from './record.ts';

/** What changes some of what was noted. */
type Noted = Exclude<Correction, { intent: 'form' | 'delete' }>;

/** Puts right what was noted last, by the ids of its updates. */
export async function correct(
  act: ProgressAct,
  correction: Correction,
  ids: readonly string[],
  text: string,
  more?: UpdateContent,
): Promise<Answer> {
  if (correction.intent === 'form') return correctForm(act, ids[0] ?? '');
  if (correction.intent === 'delete') return undo(act, ids, correction.subject !== undefined);
  return remembering(act, async (tx) => {
    const { locale } = act;
    const say = strings[locale];
    const rows = await standing(tx, ids);
    const mine: Row<Update>[] = [];
    for (const row of rows) if (await mayCorrect(tx, act, row.value, correction)) mine.push(row);
    if (mine.length === 0)
      return refused(rows.length > 0 ? say.notYours : say.nothingToUndo, locale);
    const drafts = mine.flatMap((row, at) => draftOf(act, row, correction, at, text, more));
    // Nothing else was said: all of it goes.
    if (correction.intent === 'drop' && drafts.every(({ said }) => saysNothing(said))) {
      await takeBack(tx, mine, act.turn.now);
      return taken(mine, act);
    }
    if (correction.intent !== 'move') return keep(tx, act, drafts, say.corrected, []);
    const answer = await keep(
      tx,
      act,
      drafts,
      say.moved(nameOfSubject(correction.subject, locale)),
      [],
    );
    if (answer.outcome === 'command') for (const { id } of mine) await tx.remove(updates, id);
    return answer;
  });
}

/** Whoever leads a thing now puts right what was noted of it, and takes back only their own. */
async function mayCorrect(tx: Transaction, act: ProgressAct, of: Update, { intent }: Noted) {
  if (of.author === selfOf(act)) return true;
  const subject = subjectIn(act.context, of.subject);
  return intent !== 'move' && subject && allowed(act, 'progress.correct', ledOf(subject), tx);
}

/** A fact that was noted is what is in the way, beside what is already. */
export const block = (act: ProgressAct, id: string, mark: string): Promise<Answer> =>
  keepPressed(act, strings[act.locale].corrected, async (tx) => {
    const row = await tx.get(updates, id);
    const subject = row && subjectIn(act.context, row.value.subject);
    const fact = row?.value.said.highlights.find((one) => updateId(one) === mark);
    if (!row || !subject || fact === undefined || row.value.withdrawnAt !== null) return undefined;
    const { said } = row.value;
    const state = stateAt(act.context.ledger.last.get(subject.id) ?? []);
    const told = { ...unchanged, blocker: fact };
    const { blocker } = besideStanding(told, state, undefined, tellingOf(act));
    const highlights = said.highlights.filter((one) => one !== fact);
    return { ...same(row), subject, said: { ...said, highlights, blocker } };
  });

/** Of what is in the way, these are no more. */
export const lift = (act: ProgressAct, id: string, marks: readonly string[]): Promise<Answer> =>
  keepPressed(act, strings[act.locale].noted, async () => {
    const { context, turn, locale } = act;
    const subject = subjectIn(context, id);
    const open = openIn(stateAt(context.ledger.last.get(id) ?? []).blocker);
    const left = open.filter((one) => !marks.includes(updateId(one)));
    if (!subject || left.length === open.length) return undefined;
    const blocker = left.join(BETWEEN) || null;
    const cleared = left.length > 0 ? [] : (['blocker'] as const);
    return {
      ...pressed(act),
      id: updateId(turn.conversation.id, turn.id, 'lift'),
      subject,
      said: { ...unchanged, unchanged: false, blocker, cleared: [...cleared] },
      words: strings[locale].yesLifted(marks.length),
    };
  });

/** An update as it is once it is put right; `at`: its place among those that are. */
function draftOf(
  act: ProgressAct,
  row: Row<Update>,
  correction: Noted,
  at: number,
  text: string,
  more: UpdateContent | undefined,
): UpdateDraft[] {
  const { turn, context } = act;
  const { said, words, subject: of } = row.value;
  const draft = same(row);
  const put = (subject: Subject | undefined, own: Partial<UpdateDraft>) =>
    subject ? [{ ...draft, ...own, subject, said: withMore(own.said ?? said, more, act) }] : [];
  if (correction.intent === 'move')
    return put(correction.subject, { id: updateId(turn.conversation.id, turn.id, String(at)) });
  const subject = subjectIn(context, of);
  return correction.intent === 'drop'
    ? put(subject, { said: without(said, correction.fact) })
    : put(subject, {
        said: replaced(said, correction, act),
        meteoWord: correction.meteoWord,
        words: `${words}\n${text}`.slice(0, 8000),
        invalid: [],
      });
}

/** What was said, without one of its texts. */
function without(said: UpdateContent, fact: string): UpdateContent {
  const gone = [fact, ...openIn(fact)];
  const texts = textsWith(said, (one) => (gone.includes(one) ? '' : one));
  return {
    ...said,
    ...texts,
    highlights: texts.highlights.filter(Boolean),
    indicators: said.indicators.filter(({ name }) => name !== fact),
    percent: said.percent !== null && shareText(said.percent) === fact ? null : said.percent,
    meteo: said.meteo === fact ? null : said.meteo,
  };
}

/** What was said, with words, figures and a day in the place of others. */
function replaced(
  said: UpdateContent,
  {
    percent,
    meteo,
    figures,
    words: reworded,
    day,
    due,
  }: Extract<Correction, { intent: 'correct' }>,
  act: ProgressAct,
): UpdateContent {
  const words = numberWords(act.context.knowledge);
  const onDay = (one: string) => (day ? withDay(one, day, tellingOf(act)) : one);
  const put = (all: readonly Replaced[]) => (one: string) =>
    all.reduce(
      (now, figure) => replacedIn(now, figure, words),
      reworded.reduce(rewordedIn, onDay(one)),
    );
  const indicators = said.indicators.map((one) => ({
    ...one,
    value: figures.find((figure) => isOf(figure, one))?.to ?? one.value,
  }));
  const texts = textsWith(said, put(figures));
  const step =
    due && said.nextStep
      ? datedContent({ ...said, nextStep: `${said.nextStep} ${due}` }, tellingOf(act)).nextStep
      : undefined;
  const changed =
    JSON.stringify([texts, indicators]) !==
    JSON.stringify([textsWith(said, (one) => one), said.indicators]);
  // "12 places et pas 14": of the text, where the text had it.
  const isFigure =
    changed &&
    figures.some(({ noun, from, to }) => noun === '' && from !== said.percent && to === percent);
  // "L’inventaire est à 80 %": what the fact says of it follows.
  const share =
    percent === undefined || said.percent === null
      ? []
      : [{ from: said.percent, to: percent, noun: '%' }];
  return {
    ...said,
    ...textsWith(said, put([...figures, ...share])),
    ...(step && { nextStep: step }),
    indicators,
    percent: isFigure ? said.percent : (percent ?? said.percent),
    meteo: meteo ?? said.meteo,
    unchanged: false,
  };
}

/** Whether a figure of what was noted is the one that is put right. */
const isOf = ({ from, noun }: Replaced, { name, value }: Figure): boolean =>
  from === value && tokensOf(name).some(({ folded }) => noun === '' || folded === fold(noun));

/** What was noted, with what is told behind a correction. */
function withMore(
  said: UpdateContent,
  beside: UpdateContent | undefined,
  act: ProgressAct,
): UpdateContent {
  if (!beside) return said;
  const telling = tellingOf(act);
  const more = besideStanding(datedContent(beside, telling), said, undefined, telling);
  const isRecount = (one: string) => said.highlights.some((fact) => recountedBy(one, fact));
  const told = (fact: string) =>
    more.highlights.reduce((now, one) => recountedBy(one, now) ?? now, fact);
  const open = (field: 'blocker' | 'arbitration') =>
    more.cleared.includes(field) ? null : (more[field] ?? said[field]);
  return {
    ...said,
    meteo: more.meteo ?? said.meteo,
    percent: more.percent ?? said.percent,
    highlights: [
      ...said.highlights.map(told),
      ...more.highlights.filter((one) => !isRecount(one)),
    ].slice(0, 40),
    blocker: open('blocker'),
    arbitration: open('arbitration'),
    nextStep: more.nextStep ?? said.nextStep,
    indicators: [...said.indicators, ...more.indicators].slice(0, 40),
    cleared: [...said.cleared, ...more.cleared],
  };
}

type Texts = Pick<UpdateContent, 'highlights' | 'blocker' | 'arbitration' | 'nextStep'>;

/** Each of what stands in one field; what becomes empty goes. */
const putIn = (open: string | null, put: (text: string) => string): string | null =>
  openIn(open).map(put).filter(Boolean).join(BETWEEN) || null;

const textsWith = (
  { highlights, blocker, arbitration, nextStep }: Texts,
  put: (text: string) => string,
): Texts => ({
  highlights: highlights.map(put),
  blocker: putIn(blocker, put),
  arbitration: putIn(arbitration, put),
  nextStep: (nextStep && put(nextStep)) || null,
});
