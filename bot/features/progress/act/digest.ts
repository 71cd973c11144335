/** What changed for a group, told every week or month to those who follow it. Never empty. */
import { z } from 'zod';
import { localDay } from '../../../calendar/local-time.ts';
import type { Rendered } from '../../../contract/feature.ts';
import type { OutboxDraft, OutboxRow, Reader, Row } from '../../../contract/store.ts';
import type { Answer } from '../../../contract/turn.ts';
import { answerWith, refused, shown } from '../../../conversation/answers.ts';
import { change, selfOf } from '../../people/model/acts.ts';
import { conversationRecipient, people } from '../../people/model/directory.ts';
import { groups } from '../../people/model/groups.ts';
import type { ProgressAct, ProgressContext } from '../context.ts';
import { isWorkingDay, plusDays, weekdayOf } from '../model/calendar.ts';
import { isNews } from '../model/history.ts';
import { type Digest, digests } from '../model/schema.ts';
import { campaignStrings } from '../show/campaign-strings.ts';
import type { ProgressRecords } from '../show/known.ts';
import { byNeed, moveRow, movesOf } from '../show/news-answer.ts';
import { lineAmong, rowsOf, status } from '../show/status-card.ts';
import { hours } from './rounds.ts';

/** Tells what changed for a group so often, or no more. */
export async function setDigest(
  act: ProgressAct,
  group: string | undefined,
  every: Digest['every'] | undefined,
): Promise<Answer> {
  const { locale, turn, context } = act;
  const say = campaignStrings[locale];
  const known = group === undefined ? undefined : context.view.group(group);
  if (!known) return answerWith(say.whichGroup, locale, 'clarify');
  const verb = every ? 'progress.digest' : 'progress.noDigest';
  return change(act, verb, { kind: 'group', id: known.id }, async (tx) => {
    const before = (await tx.get(digests, known.id))?.value;
    if (!every) {
      if (!before) return refused(say.noDigest(known.label[locale]), locale);
      await tx.remove(digests, known.id);
      return shown({ headline: say.digestOff(known.label[locale]) }, locale);
    }
    const at = turn.now.toISOString();
    await tx.put(digests, known.id, {
      group: known.id,
      every,
      startedBy: selfOf(act),
      startedAt: at,
      toldUntil: before?.toldUntil ?? at,
      locale,
    });
    return shown({ headline: say.digestOn(known.label[locale], every) }, locale);
  });
}

/** Prepares the digests that are due today; says how many had something to tell. */
export async function tellDigests(context: ProgressContext, now: Date): Promise<number> {
  const today = localDay(now, context.zone);
  if (!isWorkingDay(today, context.knowledge.calendar)) return 0;
  const { all, updates } = await context.store.read(async (reader) => ({
    all: await reader.list(digests),
    updates: await context.ledger.read(reader),
  }));
  let told = 0;
  for (const row of all.filter(({ value }) => isDue(value, today, context))) {
    const moves = movesOf(
      { updates, act: { context } },
      row.value.toldUntil,
      (s) => s.group === row.id,
    );
    if (!moves.some(({ move }) => isNews(move))) continue;
    await tellOne(context, row, today, now);
    told++;
  }
  return told;
}

/** The first working day of a week or a month that has not been told of. */
export function isDue(
  { every, toldUntil }: Digest,
  today: string,
  { knowledge, zone }: Pick<ProgressContext, 'knowledge' | 'zone'>,
): boolean {
  const monday = plusDays(today, -weekdayOf(today));
  const start = every === 'week' ? monday : `${today.slice(0, 8)}01`;
  if (localDay(new Date(toldUntil), zone) >= start) return false;
  for (let day = start; day < today; day = plusDays(day, 1))
    if (isWorkingDay(day, knowledge.calendar)) return false;
  return true;
}

async function tellOne(
  context: ProgressContext,
  row: Row<Digest>,
  today: string,
  now: Date,
): Promise<void> {
  await context.store.transact(async (tx) => {
    const current = await tx.get(digests, row.id);
    if (!current || current.value.toldUntil !== row.value.toldUntil) return;
    const group = (await tx.get(groups, row.id))?.value;
    const recipients = [
      ...(group?.coAnimators ?? []).map(({ person }) => person),
      ...(group?.channel ? [conversationRecipient(group.channel)] : []),
    ];
    const until = now.toISOString();
    for (const recipient of recipients) {
      const draft: OutboxDraft = {
        key: `progress:digest:${row.id}:${today}:${recipient}`.slice(0, 512),
        kind: 'progress.digest',
        subject: `digest:${row.id}:${today}`,
        recipient,
        payload: { group: row.id, since: row.value.toldUntil, until },
        ...hours(today, now, context.zone),
      };
      await tx.outbox.add(draft);
    }
    await tx.put(digests, row.id, { ...current.value, toldUntil: until });
  });
}

const payload = z.strictObject({ group: z.string(), since: z.string(), until: z.string() });

/** Lines of a digest: it is read once a week or a month. */
const MOST_MOVES = 10;

/** Changes first; what was only confirmed is counted in one line. */
export const renderDigest =
  (context: ProgressContext) =>
  async (row: OutboxRow, reader: Reader, now: Date): Promise<Rendered> => {
    const { group, since } = payload.parse(row.payload);
    const digest = (await reader.get(digests, group))?.value;
    const known = context.view.group(group);
    if (!digest || !known) return { moot: 'stopped' };
    const locale = (await reader.get(people, row.recipient))?.value.locale ?? digest.locale;
    const updates = await context.ledger.read(reader);
    const act = { context, locale, turn: { now } } as ProgressAct;
    const seen: ProgressRecords = { act, updates, rounds: [], reader };
    const moves = movesOf(seen, since, (s) => s.group === group).filter(({ move }) => isNews(move));
    if (moves.length === 0) return { moot: 'withdrawn' };
    const say = campaignStrings[locale];
    const day = localDay(new Date(since), context.zone);
    const headline = say.digest(known.label[locale], day, moves.length);
    const room = lineAmong(moves.length);
    const list = rowsOf(seen, byNeed(moves), (m) => moveRow(seen, m, room), MOST_MOVES);
    const { message } = status(seen, headline, { ...list, notes: [say.digestWhy] });
    return { message };
  };
