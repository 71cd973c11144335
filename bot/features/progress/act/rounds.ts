/** Every day: opens the rounds that are due, and asks those who have not answered. */
import { instantOf, localDay } from '../../../calendar/local-time.ts';
import type { OutboxDraft, Row, Transaction } from '../../../contract/store.ts';
import type { Subject } from '../../../knowledge/subjects.ts';
import { groups } from '../../people/model/groups.ts';
import { leadersOf, type PilotOf, pilotsAmong, standInOf } from '../../people/model/piloting.ts';
import { startPush } from '../../sendings/model/pushes.ts';
import type { ProgressContext } from '../context.ts';
import { newRound, scopeOf, toAsk, waiting } from '../model/asked.ts';
import {
  isWorkingDay,
  lastOpening,
  type PromptStep,
  plusWorkingDays,
  stepOn,
  steps,
} from '../model/calendar.ts';
import type { BySubject } from '../model/ledger.ts';
import { type Campaign, campaigns, type Round, rounds } from '../model/schema.ts';
import { campaignStrings } from '../show/campaign-strings.ts';

/** When messages leave, and for how long they are of use. */
const HOUR = '09:00';
const USEFUL_MS = 4 * 24 * 3_600_000;
/** A round that could not be opened for so long is not opened any more, in working days. */
const LATEST = 5;

const roundSubject = (round: string): string => `round:${round}`;

/** Opens and chases; says how many rounds were opened and messages prepared. */
export async function tick(
  context: ProgressContext,
  now: Date,
): Promise<{ opened: number; asked: number }> {
  const today = localDay(now, context.zone);
  const done = { opened: 0, asked: 0 };
  if (!isWorkingDay(today, context.knowledge.calendar)) return done;
  const all = await context.store.read((reader) => reader.list(campaigns));
  for (const campaign of all.filter(({ value }) => value.stoppedAt === null)) {
    const opened = await open(context, campaign, today, now);
    done.opened += opened;
    done.asked += await chase(context, campaign, today, now);
  }
  return done;
}

async function open(context: ProgressContext, campaign: Row<Campaign>, today: string, now: Date) {
  const { calendar } = context.knowledge;
  const day = lastOpening(campaign.value, today, calendar);
  if (!day || plusWorkingDays(day, LATEST, calendar) < today) return 0;
  const id = `${campaign.id}#${day}`;
  const scope = scopeOf(campaign.value, context.plan);
  return context.store.transact(async (tx) => {
    if (await tx.get(rounds, id)) return 0;
    const asked = toAsk(scope, await pilotsAmong(tx, scope, today));
    await tx.put(rounds, id, newRound(campaign, day, now.toISOString(), asked, calendar));
    return 1;
  });
}

/** Prepares what the step of each open round calls for; a key that exists is not asked twice. */
async function chase(context: ProgressContext, campaign: Row<Campaign>, today: string, now: Date) {
  // Before the transaction: a copy must not hold what is not durable.
  const updates = await context.store.read((reader) => context.ledger.read(reader));
  return context.store.transact(async (tx) => {
    let count = 0;
    const open = (await tx.where(rounds, 'campaign', campaign.id)).filter(
      ({ value }) => value.opensOn <= today && today <= value.closesOn,
    );
    const pilotOf = await pilotsAmong(tx, scopeOf(campaign.value, context.plan), today);
    for (const round of open) {
      const drafts = await draftsOf(tx, context, { round, today, now, updates, pilotOf });
      const fresh = [];
      for (const draft of drafts) if (!(await tx.outbox.get(draft.key))) fresh.push(draft);
      count += fresh.length;
      await send(tx, campaign.value, round, fresh, now);
    }
    return count;
  });
}

interface Asking {
  round: Row<Round>;
  today: string;
  now: Date;
  updates: BySubject;
  pilotOf: PilotOf;
}

async function draftsOf(
  tx: Transaction,
  context: ProgressContext,
  { round, today, now, updates, pilotOf }: Asking,
): Promise<OutboxDraft[]> {
  const step = stepOn(round.value.opensOn, today, context.knowledge.calendar);
  const due = waiting(round.value, today, updates, context.plan);
  const when = hours(today, now, context.zone);
  const draft = (recipient: string, kind: 'prompt' | 'line', at: string) =>
    draftTo(recipient, round.id, kind, at, when);
  const drafts = new Map<string, OutboxDraft>();
  const add = (d: OutboxDraft) => drafts.set(d.key, d);
  const reached = (s: PromptStep) => steps[s] <= steps[step];
  for (const subject of due) {
    const pilot = pilotOf(subject);
    const leaders = leadersOf(pilot).flatMap(({ person }) => person ?? []);
    const standIn = standInOf(pilot)?.person;
    // Who came in later, or postponed, is first asked; a reminder comes with its step.
    const first = again(round.value, subject) ?? (reached('chase') ? 'chase' : 'prompt');
    for (const person of leaders) add(draft(person, 'prompt', first));
    if (standIn && (reached('substitute') || leaders.length === 0))
      add(draft(standIn, 'prompt', 'substitute'));
  }
  if (reached('line') && due.length > 0)
    for (const person of await animatorsOf(tx, due)) add(draft(person, 'line', 'line'));
  return [...drafts.values()];
}

/** A message of a round to somebody, under a key of its own. */
export const draftTo = (
  recipient: string,
  round: string,
  kind: 'prompt' | 'line',
  step: string,
  when: ReturnType<typeof hours>,
  key = step,
): OutboxDraft => ({
  key: `progress:${round}:${recipient}:${key}`.slice(0, 512),
  kind: `progress.${kind}`,
  subject: roundSubject(round),
  recipient,
  payload: { round, step },
  ...when,
});

/** What was postponed is asked again, under a name of its own. */
const again = ({ asked }: Round, subject: Subject): string | undefined => {
  const to = asked.find((a) => a.subject === subject.id)?.postponedTo;
  return to ? `postponed:${to}` : undefined;
};

async function animatorsOf(tx: Transaction, subjects: readonly Subject[]): Promise<Set<string>> {
  const asked = await tx.getAll(
    groups,
    subjects.map(({ group }) => group),
  );
  return new Set(asked.flatMap(({ value }) => value.coAnimators.map(({ person }) => person)));
}

/** Nine o'clock, or now when it is later. */
export function hours(today: string, now: Date, zone: string) {
  const nine = instantOf({ date: today, time: HOUR }, zone);
  const from = 'at' in nine && nine.at > now ? nine.at : now;
  return {
    notBefore: from.toISOString(),
    expiresAt: new Date(from.getTime() + USEFUL_MS).toISOString(),
  };
}

/** The first messages of a round are a push, whose report goes to whoever started the campaign. */
export async function send(
  tx: Transaction,
  { startedBy, locale }: Pick<Campaign, 'startedBy' | 'locale'>,
  round: Pick<Row<Round>, 'id' | 'value'>,
  drafts: readonly OutboxDraft[],
  now: Date,
): Promise<void> {
  if (drafts.length === 0) return;
  const subject = roundSubject(round.id);
  if ((await tx.outbox.find('subject', subject)).length > 0) {
    for (const draft of drafts) await tx.outbox.add(draft);
    return;
  }
  const title = (of: 'fr' | 'en') => campaignStrings[of].pushTitle(round.value.opensOn);
  const titles = { fr: title('fr'), en: title('en') };
  await startPush(tx, { subject, title: titles, startedBy, locale, now, drafts });
}
