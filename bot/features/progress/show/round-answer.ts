/** Who answered the rounds in progress, else the last one, and who did not. */
import { localDay } from '../../../calendar/local-time.ts';
import type { Answer } from '../../../contract/turn.ts';
import { shortDay } from '../../../knowledge/entries/days.ts';
import { type Subject, subjectsOf } from '../../../knowledge/subjects.ts';
import { isAnswered, toAsk } from '../model/asked.ts';
import { workingDayFrom } from '../model/calendar.ts';
import { campaigns, type Round } from '../model/schema.ts';
import { card, cardOf } from './answer-card.ts';
import { askStrings } from './ask-strings.ts';
import { campaignStrings } from './campaign-strings.ts';
import { nameOfSubject } from './describe.ts';
import { type ProgressRecords, pilotesOf } from './known.ts';

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
  const toCome = open.length > 0 ? undefined : await roundToCome(known);
  const shown = open.length > 0 ? open : toCome ? [toCome] : every.slice(0, 1);
  const [first, second] = shown;
  if (!first) return card(act, say.noRound, []);
  const told = shown.flatMap((round) =>
    askedIn(round).map((subject) => ({
      subject,
      round,
      isAnswered: isAnswered(subject, round, updates, plan),
    })),
  );
  const answered = told.filter((one) => one.isAnswered);
  const day = ({ opensOn }: Round) => shortDay(opensOn, act.locale);
  return cardOf(
    act,
    second
      ? say.rounds(shown.length, answered.length, told.length)
      : (toCome ? say.roundToCome : say.round)(day(first), answered.length, told.length),
    // Who has not answered is what is looked for.
    [...told.filter((one) => !one.isAnswered), ...answered],
    (one) => ({
      title: nameOfSubject(one.subject, act.locale),
      lines: [],
      notes: [
        ...(second ? [say.ofRound(day(one.round))] : []),
        `${pilotesOf(known, one.subject)} ${one.isAnswered ? say.answered : say.waits}`,
      ],
    }),
    second || first.closesOn === first.opensOn
      ? []
      : [campaignStrings[act.locale].wantedBy(first.closesOn)],
  );
}

/** The round of a campaign that was launched and has not gone out yet: what it will ask. */
async function roundToCome({ act, rounds, reader }: ProgressRecords): Promise<Round | undefined> {
  const { plan, view, zone, knowledge } = act.context;
  const gone = new Set(rounds.map(({ value }) => value.campaign));
  const { id, value } =
    (await reader.list(campaigns))
      .filter((one) => one.value.stoppedAt === null && !gone.has(one.id))
      .sort((a, b) => (a.value.startedAt < b.value.startedAt ? 1 : -1))[0] ?? {};
  if (!id || !value) return undefined;
  const { scope, from, by, startedAt } = value;
  const today = localDay(act.turn.now, zone);
  const isOf = { plan: () => true, axe: (s: Subject) => s.axe, group: (s: Subject) => s.group };
  const asked = toAsk(subjectsOf(plan), view.pilotsOn(today)).filter((s) =>
    [true, scope.id].includes(isOf[scope.kind](s) ?? ''),
  );
  const opensOn = workingDayFrom(from, knowledge.calendar);
  return opensOn < today
    ? undefined
    : {
        campaign: id,
        opensOn,
        closesOn: by ?? opensOn,
        openedAt: startedAt,
        asked: asked.map((s) => ({ subject: s.id, postponedTo: null })),
      };
}
