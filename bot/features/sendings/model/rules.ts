import type { OutboxDraft, OutboxRow } from '../../../contract/store.ts';
import { isWithoutTeams } from '../../people/model/directory.ts';
import { draftAgain, recordOf, type SendingStanding, standingOf } from './attempts.ts';

/** How many of a push stand how. */
export type SendingTally = Record<SendingStanding, number> & { total: number };

export function tallyOf(rows: readonly OutboxRow[]): SendingTally {
  const tally: SendingTally = {
    total: rows.length,
    reached: 0,
    inProgress: 0,
    noAddress: 0,
    blocked: 0,
    handed: 0,
    stopped: 0,
    bounced: 0,
    failed: 0,
    uncertain: 0,
    moot: 0,
  };
  for (const row of rows) tally[standingOf(row)] += 1;
  return tally;
}

/** How the delivery says that the line to the mail server could not be encrypted. */
const NO_TLS = 'ETLS';

/**
 * Of those reached by mail: how many letters their server accepted, which is all that is known of
 * them, and how many do not leave because the service itself is not let in, or not safely.
 */
export function byMail(rows: readonly OutboxRow[]): { accepted: number; locked: number } {
  const letters = rows.filter(({ recipient }) => isWithoutTeams(recipient));
  const isLocked = (row: OutboxRow) => {
    const { outcome, code } = recordOf(row);
    return row.state !== 'sent' && (outcome === 'auth' || code === NO_TLS);
  };
  return {
    accepted: letters.filter((row) => standingOf(row) === 'reached').length,
    locked: letters.filter(isLocked).length,
  };
}

/** Those of whom it is known that they were not reached. */
export const unreached = ({ noAddress, blocked, bounced, failed }: SendingTally): number =>
  noAddress + blocked + bounced + failed;

/**
 * Teams takes 7 messages a second in one conversation and shows every edit to everybody: a report
 * is brought up to date every 2 s at the most, then less and less often while it goes on.
 */
const soonestMs = 2_000;
const latestMs = 3_600_000;

/** When to look at a push again; undefined when nothing of it is under way any more. */
export function nextLook(rows: readonly OutboxRow[], startedAt: Date, now: Date): Date | undefined {
  const open = rows.filter((row) => standingOf(row) === 'inProgress');
  if (open.length === 0) return undefined;
  const age = now.getTime() - startedAt.getTime();
  // A twentieth of its age: every 2 s in the first 40 s, every minute after 20 minutes.
  const pace = Math.max(soonestMs, age / 20);
  const firstDue = Math.min(...open.map(({ notBefore }) => Date.parse(notBefore)));
  const wait = Math.max(pace, firstDue - now.getTime());
  return new Date(now.getTime() + Math.min(wait, latestMs));
}

/** Whether a row is sent again when somebody asks for it. */
export function isResent(row: OutboxRow, uncertain: boolean): boolean {
  const standing = standingOf(row);
  if (standing === 'uncertain') return uncertain;
  // Not to those who asked for no more mail.
  return ['noAddress', 'blocked', 'bounced', 'failed'].includes(standing);
}

/**
 * The row as it was first asked for, due now. What was of use for a day is of use for a day again;
 * its owner still drops it if there is nothing to say any more.
 */
export function anew(row: OutboxRow, now: Date): OutboxDraft {
  const life = Math.max(0, Date.parse(row.expiresAt) - Date.parse(row.notBefore));
  const expiresAt = Math.max(Date.parse(row.expiresAt), now.getTime() + Math.max(life, 3_600_000));
  return { ...draftAgain(row, now), expiresAt: new Date(expiresAt).toISOString() };
}

/** Whether the report was sent, and Teams gave no id to bring it up to date by. */
export const isFixed = (row: OutboxRow): boolean =>
  row.activityId === null && recordOf(row).outcome === 'sent';
