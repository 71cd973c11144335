/** Asking of one pilote by name, or of those who have not answered, for news: at once, whatever the step of the round. */
import { localDay } from '../../../calendar/local-time.ts';
import type { OutboxDraft, Row, Transaction } from '../../../contract/store.ts';
import type { Answer } from '../../../contract/turn.ts';
import { answerWith, refused, shown } from '../../../conversation/answers.ts';
import { type Subject, subjectsOf } from '../../../knowledge/subjects.ts';
import { change, selfOf } from '../../people/model/acts.ts';
import {
  isHeldBy,
  isPilotedApart,
  leadersOf,
  pilotsAmong,
  standInOf,
} from '../../people/model/piloting.ts';
import type { NamedPerson } from '../../people/model/slots/persons.ts';
import { startPush } from '../../sendings/model/pushes.ts';
import type { ProgressAct } from '../context.ts';
import { toAsk, waiting } from '../model/asked.ts';
import { plusWorkingDays, steps, workingDayFrom } from '../model/calendar.ts';
import { type Campaign, campaigns, type Round, rounds } from '../model/schema.ts';
import { campaignStrings } from '../show/campaign-strings.ts';
import { nameOfSubject } from '../show/describe.ts';
import { hours } from './rounds.ts';

export async function chase(
  act: ProgressAct,
  persons: readonly NamedPerson[],
  subject: Subject | undefined,
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
  const only = subject && (isPilotedApart(subject, pilotOf) ? subject.id : subject.led);
  const asked = toAsk(subjectsOf(context.plan), pilotOf).flatMap((s) => {
    if (only !== undefined && s.id !== only) return [];
    const leaders = leadersOf(pilotOf(s));
    const all = leaders.length > 0 ? leaders : [standInOf(pilotOf(s))];
    return all.flatMap((one) => {
      if (!one?.person) return [];
      if (wanted.size > 0 ? !wanted.has(one.person) : !subject && !late.has(s.id)) return [];
      return [{ subject: s, person: one.person, name: one.name }];
    });
  });
  const [first] = asked;
  if (!first)
    return refused(
      wanted.size > 0
        ? say.leadsNothing(persons.map(({ name }) => name).join(', '))
        : say.nobodyLate,
      locale,
    );
  return change(
    act,
    'progress.campaign',
    { kind: 'group', id: first.subject.group },
    async (tx) => {
      const about = asked.map(({ subject: s }) => s);
      const pilotNow = await pilotsAmong(tx, about, today);
      const still = asked.filter(({ subject: s, person }) => isHeldBy(pilotNow(s), person));
      const things = [...new Set(still.map(({ subject: s }) => s))];
      const round = await roundFor(tx, act, things, open);
      const drafts = [...new Set(still.map(({ person }) => person))].map(
        (recipient): OutboxDraft => ({
          key: `progress:${round.id}:${recipient}:asked:${turn.now.toISOString()}`.slice(0, 512),
          kind: 'progress.prompt',
          subject: `round:${round.id}`,
          recipient,
          payload: { round: round.id, step: round.isNew ? 'prompt' : 'chase' },
          ...hours(today, turn.now, context.zone),
        }),
      );
      const title = (l: 'fr' | 'en') => campaignStrings[l].pushTitle(round.value.opensOn);
      const subjectOfPush = `round:${round.id}`;
      if ((await tx.outbox.find('subject', subjectOfPush)).length > 0)
        for (const draft of drafts) await tx.outbox.add(draft);
      else
        await startPush(tx, {
          subject: subjectOfPush,
          title: { fr: title('fr'), en: title('en') },
          startedBy: selfOf(act),
          locale,
          now: turn.now,
          drafts,
        });
      const names = [...new Set(still.map(({ name }) => name))].join(', ');
      const fiches = things.map((s) => nameOfSubject(s, locale)).join(', ');
      return shown({ headline: say.chased(names, fiches) }, locale);
    },
  );
}

/** The open round that asks for all of these; else one of its own. */
async function roundFor(
  tx: Transaction,
  act: ProgressAct,
  subjects: readonly Subject[],
  open: readonly Row<Round>[],
): Promise<{ id: string; value: Round; isNew: boolean }> {
  const { turn, context, locale } = act;
  for (const { id } of open) {
    const row = await tx.get(rounds, id);
    const campaign = row && (await tx.get(campaigns, row.value.campaign));
    const asks = new Set(row?.value.asked.map(({ subject }) => subject));
    if (row && campaign?.value.stoppedAt === null && subjects.every(({ id: s }) => asks.has(s)))
      return { ...row, isNew: false };
  }
  const { calendar } = context.knowledge;
  const [first] = subjects;
  const day = workingDayFrom(localDay(turn.now, context.zone), calendar);
  const campaign: Campaign = {
    scope: { kind: 'group', id: first?.group ?? '' },
    every: 'once',
    from: day,
    startedBy: selfOf(act),
    startedAt: turn.now.toISOString(),
    stoppedAt: null,
    locale,
  };
  const campaignId = `asked-${first?.id}@${campaign.startedAt}`;
  const value: Round = {
    campaign: campaignId,
    opensOn: day,
    closesOn: plusWorkingDays(day, steps.line, calendar),
    openedAt: turn.now.toISOString(),
    asked: subjects.map(({ id }) => ({ subject: id, postponedTo: null })),
  };
  await tx.put(campaigns, campaignId, campaign);
  await tx.put(rounds, `${campaignId}#${day}`, value);
  return { id: `${campaignId}#${day}`, value, isNew: true };
}
