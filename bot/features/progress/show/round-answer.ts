/** Who answered the last round of a campaign, and who did not. */
import type { Answer } from '../../../contract/turn.ts';
import { shortDay } from '../../../knowledge/entries/days.ts';
import { isAnswered } from '../model/asked.ts';
import { type Subject, subjectsOf } from '../model/subjects.ts';
import { card, cardOf } from './answer-card.ts';
import { askStrings } from './ask-strings.ts';
import { nameOfSubject } from './describe.ts';
import { type ProgressRecords, pilotesOf } from './known.ts';

export function roundAnswer(known: ProgressRecords, axe: string | undefined): Answer {
  const { act, updates } = known;
  const { plan } = act.context;
  const say = askStrings[act.locale];
  const all = new Map(subjectsOf(plan).map((s) => [s.id, s]));
  const askedIn = ({ asked }: ProgressRecords['rounds'][number]['value']): Subject[] =>
    asked
      .flatMap(({ subject }) => all.get(subject) ?? [])
      .filter((s) => (axe === undefined || s.axe === axe) && pilotesOf(known, s) !== '');
  const last = known.rounds
    .map(({ value }) => value)
    .filter((round) => askedIn(round).length > 0)
    .sort((a, b) => (a.openedAt < b.openedAt ? 1 : -1))[0];
  if (!last) return card(act, say.noRound, []);
  const asked = askedIn(last);
  const answered = asked.filter((s) => isAnswered(s, last, updates, plan));
  // Who has not answered is what is looked for.
  const ordered = [...asked.filter((s) => !answered.includes(s)), ...answered];
  return cardOf(
    act,
    say.round(shortDay(last.opensOn, act.locale), answered.length, asked.length),
    ordered,
    (s) => ({
      title: nameOfSubject(s, act.locale),
      lines: [],
      notes: [`${pilotesOf(known, s)} ${answered.includes(s) ? say.answered : say.waits}`],
    }),
  );
}
