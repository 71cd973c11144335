/** Who answered the rounds in progress, else the last one, and who did not. */
import { localDay } from '../../../calendar/local-time.ts';
import type { Answer } from '../../../contract/turn.ts';
import { shortDay } from '../../../knowledge/entries/days.ts';
import { type Subject, subjectsOf } from '../../../knowledge/subjects.ts';
import { isAnswered, roundsToCome, toAsk } from '../model/asked.ts';
import { campaigns, type Round } from '../model/schema.ts';
import { card } from './answer-card.ts';
import { askStrings } from './ask-strings.ts';
import { campaignStrings } from './campaign-strings.ts';
import { nameOfSubject } from './describe.ts';
import { freshness, lastOf, type ProgressRecords, pilotesOf } from './known.ts';
import { statusStrings } from './status-strings.ts';

export async function roundAnswer(known: ProgressRecords, axe?: string): Promise<Answer> {
  const { act, updates } = known;
  const { plan } = act.context;
  const say = askStrings[act.locale];
  const all = new Map(subjectsOf(plan).map((s) => [s.id, s]));
  const askedIn = ({ asked }: ProgressRecords['rounds'][number]['value']): Subject[] =>
    asked
      .flatMap(({ subject }) => all.get(subject) ?? [])
      .filter((s) => (axe === undefined || s.axe === axe) && pilotesOf(known, s) !== '');
  const today = localDay(act.turn.now, act.context.zone);
  const every = known.rounds
    .map(({ value }) => value)
    .filter((round) => askedIn(round).length > 0)
    .sort((a, b) => (a.openedAt < b.openedAt ? 1 : -1));
  const open = every.filter(({ closesOn }) => closesOn >= today);
  const { view, knowledge } = act.context;
  const pilotOf = view.pilotsOn(today);
  const launched = await known.reader.list(campaigns);
  const [toCome] =
    open.length > 0
      ? []
      : roundsToCome(launched, known.rounds, plan, pilotOf, today, knowledge.calendar);
  const shown = open.length > 0 ? open : toCome ? [toCome] : every.slice(0, 1);
  const [first, second] = shown;
  // Nothing was asked yet: who gave news of what they lead all the same.
  const led = toAsk([...all.values()], pilotOf).filter((s) => pilotesOf(known, s) !== '');
  const told = first
    ? shown.flatMap((round) =>
        askedIn(round).map((subject) => ({
          subject,
          round,
          isAnswered: isAnswered(subject, round, updates, plan),
        })),
      )
    : led.map((subject) => ({
        subject,
        round: undefined,
        isAnswered: lastOf(known, subject) !== undefined,
      }));
  if (told.length === 0) return card(act, say.noRound, []);
  const answered = told.filter((one) => one.isAnswered);
  const day = ({ opensOn }: Round) => shortDay(opensOn, act.locale);
  return card(
    act,
    !first
      ? statusStrings[act.locale].news(answered.length, told.length)
      : second
        ? say.rounds(shown.length, answered.length, told.length)
        : (toCome ? say.roundToCome : say.round)(day(first), answered.length, told.length),
    // Who has not answered is what is looked for.
    [...told.filter((one) => !one.isAnswered), ...answered].map((one) => ({
      title: nameOfSubject(one.subject, act.locale),
      lines: [],
      notes: [
        ...(second && one.round ? [say.ofRound(day(one.round))] : []),
        [
          pilotesOf(known, one.subject),
          // Nothing is answered before it is asked.
          ...(one.round && !toCome
            ? [one.isAnswered ? say.answered : say.waits]
            : one.isAnswered
              ? freshness(known, one.subject)
              : [say.silentYet]),
        ].join(' '),
      ],
    })),
    first && !second ? [campaignStrings[act.locale].wantedBy(first.closesOn)] : [],
  );
}
