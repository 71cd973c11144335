/** Which subjects stand so: in a météo, blocked, waiting for a decision, silent. */
import type { Answer } from '../../../contract/turn.ts';
import { type Subject, subjectsOf } from '../model/subjects.ts';
import type { ProgressQuestion } from '../read/ask.ts';
import { card, cardOf, sectionOf } from './answer-card.ts';
import { askStrings } from './ask-strings.ts';
import { nameOfSubject, stateLines } from './describe.ts';
import { freshness, lastOf, overdue, type ProgressRecords, stateOf } from './known.ts';
import { strings } from './strings.ts';

const say = ({ act }: ProgressRecords) => askStrings[act.locale];

const inAxe = (known: ProgressRecords, axe: string | undefined): Subject[] =>
  subjectsOf(known.act.context.plan).filter((s) => axe === undefined || s.axe === axe);

/** Nobody told anything yet: "nothing is blocked" would be said of what is not known. */
const isUntold = (known: ProgressRecords, axe: string | undefined): boolean =>
  !inAxe(known, axe).some((subject) => lastOf(known, subject));

/** Subjects that stand so, by axe. */
export function listAnswer(
  known: ProgressRecords,
  { meteo, axe }: Extract<ProgressQuestion, { intent: 'list' }>,
): Answer {
  const { locale } = known.act;
  if (isUntold(known, axe)) return card(known.act, say(known).none, []);
  const found = inAxe(known, axe).filter((s) => {
    const state = stateOf(known, s);
    return meteo ? state.meteo === meteo : state.blocker !== null;
  });
  const what = meteo
    ? say(known).inWeather(strings[locale].meteoShort[meteo])
    : say(known).blocked(found.length);
  return cardOf(known.act, say(known).listTitle(what, found.length), found, (s) =>
    sectionOf(known, s),
  );
}

/** What waits for a decision of the committee, without the next steps. */
export function arbitrationAnswer(known: ProgressRecords, axe: string | undefined): Answer {
  if (isUntold(known, axe)) return card(known.act, say(known).none, []);
  const found = inAxe(known, axe).filter((s) => stateOf(known, s).arbitration !== null);
  return cardOf(known.act, say(known).arbitrations(found.length), found, (s) => ({
    title: nameOfSubject(s, known.act.locale),
    lines: stateLines(stateOf(known, s), known.act.locale, 0).filter(
      ({ label }) => label !== strings[known.act.locale].label.nextStep,
    ),
    notes: freshness(known, s),
  }));
}

/** Subjects whose last closed round got no word. */
export function silentAnswer(known: ProgressRecords, axe: string | undefined): Answer {
  if (known.rounds.length === 0) return card(known.act, say(known).noRound, []);
  const found = inAxe(known, axe).flatMap((subject) => (overdue(known, subject) ? [subject] : []));
  return cardOf(known.act, say(known).silentTitle(found.length), found, (s) => sectionOf(known, s));
}
