/** The card of what was just noted: its title is the news, and what is still open is asked. */

import {
  notedCard,
  type ProgressButton,
  type ProgressSection,
} from '../../../../cards/progress/noted.ts';
import type { Row } from '../../../contract/store.ts';
import type { Answer } from '../../../contract/turn.ts';
import { answerWith } from '../../../conversation/answers.ts';
import { join } from '../../../knowledge/entries/builder.ts';
import { type Subject, subjectOf } from '../../../knowledge/subjects.ts';
import type { Locale } from '../../../language/locale.ts';
import { tokensOf } from '../../../language/tokens.ts';
import { readSentence } from '../../../sentence/sentence.ts';
import type { ProgressAct } from '../context.ts';
import { type SubjectState, stateAt } from '../model/history.ts';
import { saysNothing, type Update, updateId } from '../model/schema.ts';
import { openIn } from '../model/told-texts.ts';
import { mayBlock } from '../read/difficulty.ts';
import { wholeOf } from '../read/part.ts';
import { shownText } from '../read/reading.ts';
import { saysAllOf, sharedBy } from '../read/standing.ts';
import { doubtsOf, linesOf, nameOfSubject, notesOf, shortState } from './describe.ts';
import { inLine, noticeOf } from './status-card.ts';
import { statusStrings } from './status-strings.ts';
import { strings } from './strings.ts';

type Noter = Pick<ProgressAct, 'context' | 'locale'>;

/** How a subject stood, and how it stands once this is kept. */
interface Change {
  before: SubjectState;
  now: SubjectState;
}

/**
 * "C'est noté. Fiche 1.1 : orage, 60 %", with "annuler" and "corriger".
 * @param done what became of it: noted, corrected
 */
export function notedAnswer(
  kept: readonly Row<Update>[],
  act: Noter,
  done: string,
  notes: readonly string[],
): Answer {
  const { context, locale } = act;
  const say = strings[locale];
  const named = kept.map((row) => {
    const subject = subjectOf(context.plan, row.value.subject);
    const name = subject ? nameOfSubject(subject, locale) : row.value.subject;
    return { row, subject, name, change: changeBy(row, act) };
  });
  const undo = {
    updates: kept.map(({ id }) => id).join(' '),
    version: Math.max(...kept.map(({ version }) => version)),
  };
  const [only, second] = named;
  const open = second ? undefined : only && stillOpen(only, act);
  const told = named.map(({ row, change }) => toldBy(row.value, change, locale));
  const [alone] = second ? [] : told;
  const { noted, colon } = statusStrings[locale];
  const stood = only && !second ? standing(only, act, open?.asked) : undefined;
  const message = notedCard({
    lang: locale,
    headline: only && alone ? noted(done, only.name, alone.news) : done,
    ...(only && alone && { signs: alone.signs, about: aboutOf(only, locale) }),
    sections: named.map(({ name, row, change }, at) => {
      const { signs = [], news = '' } = told[at] ?? {};
      const head = alone ? { title: '' } : { title: name, signs, change: news && colon(news) };
      const details = detailsOf(ofWhatStood(row.value, change), locale);
      return { ...head, ...details, lines: [...details.lines, ...(stood?.still ?? [])] };
    }),
    notes: [...(stood?.gone ?? []), ...notes],
    ...(open && { question: open.question, answers: open.answers, even: open.even }),
    buttons: [
      { title: say.undo, data: { verb: 'progress.undo', ...undo } },
      ...named.map(({ row: { id, version }, name }) => ({
        title: second ? say.correct(name) : say.correctIt,
        data: { verb: 'progress.correct', update: id, version },
      })),
    ],
  });
  const subjects = [...new Set(kept.map(({ value }) => value.subject))];
  const names = named.flatMap(({ subject, name }) => (subject ? [name] : []));
  const entities = subjects.filter((id) => id.startsWith('fiche:'));
  return {
    ...answerWith(message, locale),
    ...(open && { asks: open.asks }),
    opens: [
      {
        kind: 'progress.update',
        data: { updates: kept.map(({ id }) => id), subjects },
        label: say.here([...new Set(names)]).slice(0, 300),
        back: { verb: 'progress.undo', data: undo },
        instead: say.instead,
      },
    ],
    ...(entities.length > 0 ? { subject: { entities, fields: [], terms: [] } } : {}),
  };
}

function changeBy(row: Row<Update>, { context }: Noter): Change {
  const others = (context.ledger.last.get(row.value.subject) ?? []).filter(
    ({ id }) => id !== row.id,
  );
  return { before: stateAt(others), now: stateAt([...others, row]) };
}

/** What an update changed: the signs from which and to which it went, and the same in a few words. */
function toldBy({ said }: Update, { before, now }: Change, locale: Locale) {
  const { meteoShort, percent } = strings[locale];
  const isTurned = said.meteo !== null && before.meteo !== null && before.meteo !== said.meteo;
  const words = [
    said.meteo === null ? '' : meteoShort[said.meteo],
    said.percent === null ? '' : percent(said.percent),
  ];
  return {
    signs: [...(isTurned && before.meteo ? [before.meteo] : []), ...(now.meteo ? [now.meteo] : [])],
    news: words.filter((word) => word !== '').join(', '),
  };
}

/** "Stains a répondu", where nothing was in the way: it is told, and is not said to lift anything. */
function ofWhatStood(update: Update, { before }: Change): Update {
  const cleared = update.said.cleared.filter((field) => before[field] !== null);
  const said = { ...update.said, cleared };
  return saysNothing(said) ? update : { ...update, said };
}

/** The rest of what an update said. */
function detailsOf(update: Update, locale: Locale): Omit<ProgressSection, 'title'> {
  const { label } = strings[locale];
  const { said } = update;
  const seen = new Set([label.meteo, label.percent, label.blocker, label.arbitration]);
  return {
    lines: [
      ...linesOf(update, locale).filter((line) => !seen.has(line.label)),
      ...(['blocker', 'arbitration'] as const).flatMap((field) =>
        said[field] === null ? [] : [noticeOf(field, shownText(said[field]), locale)],
      ),
    ],
    // What was said is no warning: what it may have got wrong is.
    notices: doubtsOf(update, locale),
    notes: notesOf(update, locale),
    buttons: [],
  };
}

/** What the thing is, and how it stood before. */
function aboutOf(
  { subject, change: { before } }: { subject: Subject | undefined; change: Change },
  locale: Locale,
): string[] {
  const was = shortState({ ...before, blocker: null }, locale);
  const parts = [
    ...(subject?.kind === 'fiche' ? [subject.short[locale]] : []),
    ...(was === '' ? [] : [statusStrings[locale].was(was)]),
  ];
  return parts.length > 0 ? [parts.join(' · ')] : [];
}

/** What stood before: a blocker that is there no more, those beside the one asked of, what still waits for a decision. */
function standing(
  { row, change: { before, now } }: { row: Row<Update>; change: Change },
  { context, locale }: Noter,
  asked: readonly string[] = [],
) {
  const { lexicon } = context.knowledge;
  const { said } = row.value;
  const say = strings[locale];
  const kept = said.blocker;
  const gone = openIn(before.blocker).filter(
    (one) => kept !== null && !saysAllOf(one, kept, lexicon),
  );
  const others = asked.length > 0 ? openIn(now.blocker).filter((one) => !asked.includes(one)) : [];
  const text = now.arbitration ?? '';
  const still = [
    ...others.map((one) => ({
      label: say.stillBlocked,
      value: inLine(noticeOf('blocker', one, locale).value),
    })),
    ...(text !== '' && text === before.arbitration
      ? [{ label: say.stillToDecide, value: shownText(text) }]
      : []),
  ];
  return { gone: gone.map((one) => say.noBlocker(inLine(one))), still };
}

/** A blocker that stands while all is said to be well, or what it waits for to be done: is it lifted? What may be one: is it? */
function stillOpen(
  {
    row,
    subject,
    change: { before, now },
  }: { row: Row<Update>; subject: Subject | undefined; change: Change },
  { context: { knowledge }, locale }: Noter,
) {
  const { said, invalid } = row.value;
  const { lexicon } = knowledge;
  const say = strings[locale];
  const known = openIn(before.blocker);
  const open = openIn(now.blocker);
  // "Convention signée", of "la convention bloque": one word is enough where something is done.
  const isDone = (one: string) =>
    said.highlights.some(
      (fact) =>
        sharedBy(fact, one, lexicon) >
        (tokensOf(fact).some(({ folded }) => lexicon.grammar.isParticiple(folded)) ? 0 : 1),
    );
  const done = open.filter((one) => known.includes(one) && isDone(one));
  const isWell = said.meteo === 'soleil' || said.meteo === 'couvert' || said.percent === 100;
  const isOfAll = isWell || (done.length === 0 && invalid.includes('blocker'));
  // A sun says that all is well: whatever is in the way is asked of.
  const asked = isOfAll && said.blocker === null ? open : done.slice(0, 1);
  const [gone] = said.highlights.filter((fact) => mayBlock(wholeOf(readSentence(fact, lexicon))));
  const ask = (
    question: string,
    title: string,
    yes: { verb: string; data: ProgressButton['data'] },
    no: string,
  ) => {
    const answers = [
      { title, data: { verb: yes.verb, ...yes.data } },
      { title: asked.length > 1 ? say.noneLifted : say.noNote, say: say.noNote },
    ];
    return { question, answers, even: asked.length > 1, asked, asks: { yes, no: { say: no } } };
  };
  if (!subject) return undefined;
  if (asked.length === 0) {
    if (gone === undefined) return undefined;
    const data = { update: row.id, fact: updateId(gone), version: row.version };
    const yes = { verb: 'progress.block', data };
    return ask(say.isBlocking(inLine(gone)), say.yesBlocking, yes, say.staysFact);
  }
  const blockers = asked.map((one) => updateId(one)).join(' ');
  const data = { subject: subject.id, blockers, version: row.version };
  const lifted = { verb: 'progress.lift', data };
  const many = asked.length;
  const texts = asked.map((one) => say.quoted(shownText(noticeOf('blocker', one, locale).value)));
  return ask(say.isLifted(join(texts, locale), many), say.yesLifted(many), lifted, say.stands);
}
