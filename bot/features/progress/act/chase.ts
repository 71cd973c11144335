/** Asking of one pilote by name, or of those who have not answered, for news: at once, whatever the step of the round. */
import { localDay } from '../../../calendar/local-time.ts';
import type { Row, Transaction } from '../../../contract/store.ts';
import type { Answer } from '../../../contract/turn.ts';
import { answerWith, refused, shown } from '../../../conversation/answers.ts';
import { type Subject, subjectsOf } from '../../../knowledge/subjects.ts';
import type { Locale } from '../../../language/locale.ts';
import { change, selfOf } from '../../people/model/acts.ts';
import {
  isHeldBy,
  isPilotedApart,
  leadersOf,
  pilotsAmong,
  standInOf,
} from '../../people/model/piloting.ts';
import type { ProgressAct } from '../context.ts';
import { isAnswered, newRound, toAsk, waiting } from '../model/asked.ts';
import { workingDayFrom } from '../model/calendar.ts';
import { campaigns, type Round, rounds } from '../model/schema.ts';
import type { ProgressCommand } from '../read/command.ts';
import { campaignStrings } from '../show/campaign-strings.ts';
import { nameOfSubject } from '../show/describe.ts';
import { statusStrings } from '../show/status-strings.ts';
import { newCampaign } from './campaign.ts';
import { draftTo, hours, send } from './rounds.ts';

type Chasing = Extract<ProgressCommand, { intent: 'chase' }>;

export async function chase(
  act: ProgressAct,
  { persons, subjects, by, again }: Pick<Chasing, 'persons' | 'subjects' | 'by' | 'again'>,
): Promise<Answer> {
  const { locale, context, turn } = act;
  const say = campaignStrings[locale];
  const unknown = persons.find(({ found }) => found.length !== 1);
  if (unknown) return answerWith(say.whichPilote(unknown.name), locale, 'clarify');
  const today = localDay(turn.now, context.zone);
  const wanted = new Set(persons.flatMap(({ found }) => found));
  const updates = await context.store.read((reader) => context.ledger.read(reader));
  const open = context.pending.open(today);
  const late = new Set(
    open.flatMap(({ value }) =>
      waiting(value, today, updates, context.plan, true).map(({ id }) => id),
    ),
  );
  const pilotOf = context.view.pilotsOn(today);
  const only = new Set(subjects.map((s) => (isPilotedApart(s, pilotOf) ? s.id : s.led)));
  const asked = toAsk(subjectsOf(context.plan), pilotOf).flatMap((s) => {
    if (only.size > 0 && !only.has(s.id)) return [];
    const leaders = leadersOf(pilotOf(s));
    const standIn = standInOf(pilotOf(s));
    // Whoever stands in is asked where nobody leads it, or where they are named.
    const isAsked = leaders.length === 0 || wanted.has(standIn?.person ?? '');
    return [...leaders, ...(isAsked ? [standIn] : [])].flatMap((one) => {
      if (!one?.person) return [];
      if (wanted.size > 0 ? !wanted.has(one.person) : only.size === 0 && !late.has(s.id)) return [];
      return [{ subject: s, person: one.person, name: one.name }];
    });
  });
  const leaders = new Set(asked.map(({ person }) => person));
  const idle = persons.filter(({ found: [person = ''] }) => !leaders.has(person));
  const none = idle.map(({ name }) => name).join(', ');
  if (asked.length === 0) {
    if (wanted.size > 0) return refused(say.leadsNothing(none), locale);
    if (only.size > 0) {
      const names = subjects.map((s) => nameOfSubject(s, locale)).join(', ');
      return refused(say.ledByNobody(names), locale);
    }
    // Nobody was asked yet: what asks them all is a button away, with the day that was said.
    const start = say.order(say.scope.plan, say.every.once, today, by);
    return shown({ headline: say.nobodyLate, questions: [start] }, locale, 'clarify');
  }
  const opensOn = workingDayFrom(today, context.knowledge.calendar);
  const all = asked.map(({ subject: s }) => ({ subject: s.id, postponedTo: null }));
  // Their message would have no object any more when it leaves: it is said now.
  const openedAt = turn.now.toISOString();
  const isTold = ({ subject: s }: Asked) =>
    isAnswered(s, { opensOn, openedAt, asked: all, again }, updates, context.plan);
  const silent = asked.filter((one) => !isTold(one));
  const told = asked.filter(isTold);
  const why = [
    ...(told.length > 0 ? [say.toldLately(...namesIn(told, locale))] : []),
    ...(none === '' ? [] : [say.leadsNone(none)]),
  ];
  const [first] = silent;
  if (!first) return toldAlready(told, why.join(' '), by, locale);
  // Of several groups, as for the whole plan: by any co-animator.
  const isOfOne = silent.every(({ subject: s }) => s.group === first.subject.group);
  return change(
    act,
    isOfOne ? 'progress.campaign' : 'progress.campaignAll',
    isOfOne ? { kind: 'group', id: first.subject.group } : { kind: 'own' },
    async (tx) => {
      const about = silent.map(({ subject: s }) => s);
      const pilotNow = await pilotsAmong(tx, about, today);
      const still = silent.filter(({ subject: s, person }) => isHeldBy(pilotNow(s), person));
      const things = [...new Set(still.map(({ subject: s }) => s))];
      const round = await roundFor(tx, act, things, {
        open: again ? [] : open,
        by,
        opensOn,
        again,
      });
      const when = hours(today, turn.now, context.zone);
      const key = `asked:${turn.now.toISOString()}`;
      const step = round.isNew ? 'prompt' : 'chase';
      const drafts = [...new Set(still.map(({ person }) => person))].map((recipient) =>
        draftTo(recipient, round.id, 'prompt', step, when, key),
      );
      await send(tx, { startedBy: selfOf(act), locale }, round, drafts, turn.now);
      const headline = say.chased(...namesIn(still, locale), by);
      return shown({ headline, notes: why }, locale);
    },
  );
}

interface Asked {
  subject: Subject;
  person: string;
  name: string;
}

/** What was told lately is a button away, and so is asking all the same. */
function toldAlready(
  told: readonly Asked[],
  headline: string,
  by: string | undefined,
  locale: Locale,
): Answer {
  const say = campaignStrings[locale];
  const [names] = namesIn(told, locale);
  const { whereIs } = statusStrings[locale];
  const things = new Set(told.map(({ subject: one }) => whereIs(nameOfSubject(one, locale))));
  const states = [...things].slice(0, MOST_SHOWN);
  return shown({ headline, questions: [say.askAgain(names, by), ...states] }, locale, 'refused');
}

/** Things of which the state is a button away. */
const MOST_SHOWN = 3;

/** Who is asked, and of what. */
const namesIn = (asked: readonly Asked[], locale: Locale): [string, string] => [
  [...new Set(asked.map(({ name }) => name))].join(', '),
  [...new Set(asked.map(({ subject }) => nameOfSubject(subject, locale)))].join(', '),
];

/** The open round that waits for all of these, by no day of its own; else one of its own. */
async function roundFor(
  tx: Transaction,
  act: ProgressAct,
  subjects: readonly Subject[],
  {
    open,
    by,
    opensOn: day,
    again,
  }: {
    open: readonly Row<Round>[];
    by: string | undefined;
    opensOn: string;
    again: true | undefined;
  },
): Promise<{ id: string; value: Round; isNew: boolean }> {
  const { turn, context } = act;
  for (const { id } of by === undefined ? open : []) {
    const row = await tx.get(rounds, id);
    const campaign = row && (await tx.get(campaigns, row.value.campaign));
    const asks = new Set(row?.value.asked.map(({ subject }) => subject));
    if (row && campaign?.value.stoppedAt === null && subjects.every(({ id: s }) => asks.has(s)))
      return { ...row, isNew: false };
  }
  const { calendar } = context.knowledge;
  const [first] = subjects;
  const scope = { kind: 'group', id: first?.group ?? '' } as const;
  const campaign = newCampaign(act, { scope, every: 'once', from: day });
  const campaignId = `asked-${first?.id}@${campaign.startedAt}`;
  const asking = { id: campaignId, value: { by } };
  const value = {
    ...newRound(asking, day, turn.now.toISOString(), subjects, calendar),
    ...(again && { again }),
  };
  await tx.put(campaigns, campaignId, campaign);
  await tx.put(rounds, `${campaignId}#${day}`, value);
  return { id: `${campaignId}#${day}`, value, isNew: true };
}
