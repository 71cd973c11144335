/** What becomes of what was noted last when its author thinks again. */
import type { Row, Transaction } from '../../../contract/store.ts';
import type { Answer } from '../../../contract/turn.ts';
import { answerWith, refused } from '../../../conversation/answers.ts';
import type { Subject } from '../../../knowledge/subjects.ts';
import { fold } from '../../../language/fold.ts';
import { tokensOf } from '../../../language/tokens.ts';
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
import { datedContent, type Telling, withDay } from '../read/dated.ts';
import { numberWords } from '../read/progress-slots.ts';
import { unchanged } from '../read/reading.ts';
import { type Replaced, recountedBy, replacedIn, rewordedIn } from '../read/reworded.ts';
import { besideStanding } from '../read/standing.ts';
import { nameOfSubject } from '../show/describe.ts';
import { strings } from '../show/strings.ts';
import { correctForm, takeBack, uncorrected } from './amend.ts';
import { keep, keepPressed, pressed, same, tellingOf, type UpdateDraft } from './record.ts';

/** Puts right what was noted last, by the ids of its updates. */
export async function correct(
  act: ProgressAct,
  correction: Correction,
  ids: readonly string[],
  text: string,
  more?: UpdateContent,
): Promise<Answer> {
  const [first] = ids;
  if (correction.intent === 'form') return correctForm(act, first ?? '');
  return remembering(act, (tx) => corrected(tx, act, correction, ids, text, more));
}

async function corrected(
  tx: Transaction,
  act: ProgressAct,
  correction: Exclude<Correction, { intent: 'form' }>,
  ids: readonly string[],
  text: string,
  more?: UpdateContent,
): Promise<Answer> {
  const { locale } = act;
  const say = strings[locale];
  const found = await Promise.all(ids.map((id) => tx.get(updates, id)));
  const rows = found.filter(
    (row) => row !== undefined && row.value.withdrawnAt === null,
  ) as Row<Update>[];
  // Whoever leads a thing now puts right what was noted of it, and takes back only their own.
  const may = await Promise.all(
    rows.map(async ({ value }) => {
      if (value.author === selfOf(act)) return true;
      const subject = subjectIn(act.context, value.subject);
      const isWhole = correction.intent === 'delete' || correction.intent === 'move';
      return !isWhole && subject && allowed(act, 'progress.correct', ledOf(subject), tx);
    }),
  );
  const mine = rows.filter((_, at) => may[at]);
  if (mine.length === 0) return refused(rows.length > 0 ? say.notYours : say.nothingToUndo, locale);
  if (correction.intent === 'delete')
    return (!correction.whole && (await uncorrected(tx, act, mine))) || taken(tx, act, mine);
  if (correction.intent === 'move') return moved(tx, act, mine, correction.subject);
  if (correction.intent === 'drop') return dropped(tx, act, mine, correction.fact, more);
  const drafts = mine
    .flatMap((row) => draftOf(act, row, correction, text) ?? [])
    .map((draft) =>
      more ? { ...draft, said: withMore(draft.said, more, tellingOf(act)) } : draft,
    );
  return keep(tx, act, drafts, say.corrected, []);
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

/** Takes it back: without a trace at first, later the history keeps it. */
async function taken(
  tx: Transaction,
  act: ProgressAct,
  rows: readonly Row<Update>[],
): Promise<Answer> {
  const { turn, locale, context } = act;
  await takeBack(tx, rows, turn.now);
  const subjects = rows.flatMap(({ value }) => subjectIn(context, value.subject) ?? []);
  const names = new Set(subjects.map((subject) => nameOfSubject(subject, locale)));
  const answer = answerWith(strings[locale].taken([...names].join(', ')), locale);
  return { ...answer, closes: ['progress.update'] };
}

/** One of its texts goes; all of it, where nothing else was said. */
async function dropped(
  tx: Transaction,
  act: ProgressAct,
  rows: readonly Row<Update>[],
  fact: string,
  more?: UpdateContent,
): Promise<Answer> {
  const drafts = rows.flatMap((row): UpdateDraft[] => {
    const subject = subjectIn(act.context, row.value.subject);
    const { said } = row.value;
    const gone = openIn(fact);
    const texts = textsWith(said, (one) => (one === fact || gone.includes(one) ? '' : one));
    const indicators = said.indicators.filter(({ name }) => name !== fact);
    const highlights = texts.highlights.filter(Boolean);
    const percent = said.percent !== null && shareText(said.percent) === fact ? null : said.percent;
    const meteo = said.meteo === fact ? null : said.meteo;
    const kept = { ...said, ...texts, highlights, indicators, percent, meteo };
    return subject
      ? [{ ...same(row), subject, said: more ? withMore(kept, more, tellingOf(act)) : kept }]
      : [];
  });
  const isLeft = ({ said }: UpdateDraft) => !saysNothing({ ...said, unchanged: false });
  return drafts.some(isLeft)
    ? keep(tx, act, drafts, strings[act.locale].corrected, [])
    : taken(tx, act, rows);
}

async function moved(
  tx: Transaction,
  act: ProgressAct,
  rows: readonly Row<Update>[],
  subject: Subject,
): Promise<Answer> {
  const { turn, locale } = act;
  const drafts = rows.map(
    (row, at): UpdateDraft => ({
      ...same(row),
      id: updateId(turn.conversation.id, turn.id, String(at)),
      subject,
    }),
  );
  const answer = await keep(
    tx,
    act,
    drafts,
    strings[locale].moved(nameOfSubject(subject, locale)),
    [],
  );
  if (answer.outcome === 'command') for (const { id } of rows) await tx.remove(updates, id);
  return answer;
}

function draftOf(
  act: ProgressAct,
  row: Row<Update>,
  { percent, meteo, figures, words: reworded, day }: Extract<Correction, { intent: 'correct' }>,
  text: string,
): UpdateDraft | undefined {
  const subject = subjectIn(act.context, row.value.subject);
  if (!subject) return undefined;
  const { said } = row.value;
  const words = numberWords(act.context.knowledge);
  const onDay = (one: string) => (day ? withDay(one, day, tellingOf(act)) : one);
  const told = textsWith(said, (one) => one);
  const put = textsWith(said, (one) =>
    figures.reduce(
      (now, figure) => replacedIn(now, figure, words),
      reworded.reduce(rewordedIn, onDay(one)),
    ),
  );
  const indicators = said.indicators.map((one) => ({
    ...one,
    value: figures.find((figure) => isOf(figure, one))?.to ?? one.value,
  }));
  const changed = JSON.stringify([put, indicators]) !== JSON.stringify([told, said.indicators]);
  // "L’inventaire est à 80 %": what the fact says of it follows.
  const from = said.percent ?? undefined;
  const texts =
    percent === undefined || from === undefined
      ? put
      : textsWith(put, (one) => replacedIn(one, { from, to: percent, noun: '%' }, words));
  const added = changed
    ? []
    : figures.flatMap(({ to, noun }) => (noun === '' ? [] : [`${to} ${noun}`]));
  // "12 places et pas 14": of the text, where the text had it.
  const isFigure =
    changed &&
    figures.some(({ noun, from, to }) => noun === '' && from !== said.percent && to === percent);
  return {
    ...same(row),
    subject,
    words: `${row.value.words}\n${text}`.slice(0, 8000),
    invalid: [],
    said: {
      ...said,
      ...texts,
      indicators,
      highlights: [...texts.highlights, ...added].slice(0, 40),
      percent: isFigure ? said.percent : (percent ?? said.percent),
      meteo: meteo ?? said.meteo,
      unchanged: false,
    },
  };
}

/** Whether a figure of what was noted is the one that is put right. */
const isOf = ({ from, noun }: Replaced, { name, value }: Figure): boolean =>
  from === value && tokensOf(name).some(({ folded }) => noun === '' || folded === fold(noun));

/** What was noted, with what is told behind a correction. */
function withMore(said: UpdateContent, beside: UpdateContent, telling: Telling): UpdateContent {
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
