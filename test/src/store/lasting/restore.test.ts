import { expect, it } from '@jest/globals';
import type { OutboxRow } from '../../../../bot/contract/store.ts';
import { restored } from '../../../../src/store/lasting/restore.ts';
import type { RawRow } from '../../../../src/store/migrations.ts';
import { outbox, outboxId } from '../../../../src/store/own-collections.ts';
import { draft, hours, noon } from '../samples.ts';

const row = (key: string, more: Partial<OutboxRow> = {}): RawRow => ({
  table: outbox.name,
  id: outboxId(key),
  version: 1,
  value: {
    ...draft(key),
    id: outboxId(key),
    state: 'waiting',
    attempts: 0,
    claims: 0,
    lease: null,
    interrupted: false,
    result: null,
    activityId: null,
    ...more,
  },
});

const states = (rows: RawRow[]) =>
  rows
    .filter(({ table }) => table === outbox.name)
    .map(({ value }) => {
      const { key, state } = value as OutboxRow;
      return `${key} ${state}`;
    });

it('keeps what was sent since the backup as sent, and what waits as waiting', () => {
  const backup = [row('a'), row('b'), row('c')];
  const present = [row('a', { state: 'sent' }), row('b'), row('d', { state: 'sent' })];
  expect(states(restored(backup, present, noon))).toEqual([
    'a sent',
    'b waiting',
    'c waiting',
    'd sent',
  ]);
});

it('asks a person about what was being sent when the service stopped', () => {
  const lease = { owner: 'x', until: noon.toISOString(), fence: 1 };
  const present = [row('a', { state: 'sending', lease })];
  expect(states(restored([row('a')], present, noon))).toEqual(['a uncertain']);
});

it('sends nothing by itself that was due between the backup and now when the log is lost', () => {
  const backup = [row('due'), row('later', { notBefore: hours(2).toISOString() })];
  const rows = restored(backup, undefined, hours(1));
  expect(states(rows)).toEqual(['due uncertain', 'later waiting']);
});

it('keeps the answers already given, and no other row of now', () => {
  const answer = { table: '$inbox', id: 'vote', version: 1, value: { answer: 1, at: '' } };
  const now = [answer, { table: 'notes', id: 'new', version: 1, value: {} }];
  const old = { table: 'notes', id: 'old', version: 1, value: {} };
  expect(restored([old], now, noon)).toEqual([old, answer]);
});
