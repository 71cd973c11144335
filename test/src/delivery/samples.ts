import type { OutboxRow, OutboxState } from '../../../bot/contract/store.ts';
import {
  type AttemptRecord,
  blankRecord,
  toResult,
} from '../../../bot/features/sendings/model/attempts.ts';

export const noon = Date.parse('2026-11-24T12:00:00.000Z');
export const at = (ms: number): string => new Date(noon + ms).toISOString();

export interface RowParts {
  state?: OutboxState;
  owner?: string;
  attempts?: number;
  notBefore?: string;
  expiresAt?: string;
  record?: Partial<AttemptRecord>;
  activityId?: string | null;
}

/** An outbox row as the worker sees it: being sent, for the first time, good for an hour. */
export function rowLike(parts: RowParts = {}): OutboxRow {
  const { state = 'sending', owner = 'me', attempts = 1, record, activityId = null } = parts;
  return {
    key: 'k',
    id: 'id',
    kind: 'test.reminder',
    subject: 's',
    recipient: 'person:1',
    payload: null,
    notBefore: parts.notBefore ?? at(0),
    expiresAt: parts.expiresAt ?? at(3_600_000),
    state,
    attempts,
    claims: attempts,
    lease: state === 'sending' ? { owner, until: at(60_000), fence: attempts } : null,
    interrupted: false,
    result: record ? toResult({ ...blankRecord, ...record }) : null,
    activityId,
  };
}
