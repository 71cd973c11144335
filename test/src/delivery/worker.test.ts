import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Rendered } from '../../../bot/contract/feature.ts';
import type { OutboxDraft, OutboxRow, Store } from '../../../bot/contract/store.ts';
import { addresses } from '../../../bot/features/people/model/directory.ts';
import { recordOf } from '../../../bot/features/sendings/model/attempts.ts';
import type { Delivery } from '../../../src/delivery/delivery.ts';
import { defaultPolicy } from '../../../src/delivery/results.ts';
import { type FakeConnector, startFakeConnector } from '../../support/fake-connector.ts';
import { MemoryStore } from '../../support/memory-store.ts';
import { teamsAddress } from '../../support/outbox-rows.ts';
import { anonymousSender, createTestDelivery } from '../../support/test-delivery.ts';
import { lastResortMs } from '../../support/until.ts';

let connector: FakeConnector;
let store: Store;
let delivery: Delivery;
let render: (row: OutboxRow) => Promise<Rendered | undefined>;

/** The service's times, a hundredth of them. */
const policy = {
  ...defaultPolicy,
  backoffMs: 20,
  backoffCapMs: 100,
  ambiguousMs: 300,
  holdMs: 900,
};
/** A request that a busy machine delays is no request without an answer. */
const options = {
  leaseMs: 60_000,
  deadlineMs: 30_000,
  spacingMs: 20,
  pollMs: 20,
  policy,
};
const hurried = { ...options, leaseMs: 10_000, deadlineMs: 3_000 };

beforeEach(async () => {
  connector = await startFakeConnector();
  store = new MemoryStore();
  render = async (row) => ({ message: { text: row.key } });
  delivery = createTestDelivery({ store, perSecond: 50, options, render: (row) => render(row) });
});
afterEach(async () => {
  await delivery.stop();
  await store.close();
  await connector.close();
});

const meet = (
  who: string,
  state: 'open' | 'blocked' = 'open',
  lastSeenAt = '2026-11-24T10:00:00.000Z',
) =>
  store.transact(async (tx) => {
    await tx.put(
      addresses,
      `person:${who}`,
      teamsAddress(`a:${who}`, connector.serviceUrl, { tenantId: 't1', state, lastSeenAt }),
    );
  });

const add = (key: string, who: string, over: Partial<OutboxDraft> = {}) =>
  store.transact(async ({ outbox }) => {
    await outbox.add({
      key,
      kind: 'faults.reminder',
      subject: 'push:1',
      recipient: `person:${who}`,
      payload: null,
      notBefore: new Date(Date.now() - 1_000).toISOString(),
      expiresAt: new Date(Date.now() + 3_600_000).toISOString(),
      ...over,
    });
  });

const rowOf = (key: string) => store.read(({ outbox }) => outbox.get(key));
const until = async (condition: () => boolean | Promise<boolean>, ms = lastResortMs) => {
  for (const end = Date.now() + ms; !(await condition()); await sleep(10)) {
    if (Date.now() > end) throw new Error('It never came to that.');
  }
};
const isState = (key: string, state: OutboxRow['state']) => async () =>
  (await rowOf(key))?.state === state;
const isOutcome = (key: string, outcome: string) => async () => {
  const row = await rowOf(key);
  return row !== undefined && row.state !== 'sending' && recordOf(row).outcome === outcome;
};
const requestsFor = (key: string) => connector.ledger.filter(({ body }) => body.text === key);

it('sends what is due, once, and keeps the id that Teams gave', async () => {
  await meet('ada');
  await add('k', 'ada');
  delivery.start();
  await until(isState('k', 'sent'));
  expect(await rowOf('k')).toMatchObject({ activityId: 'sent-0', attempts: 1, lease: null });
  expect(requestsFor('k')).toHaveLength(1);
});

it('sends nothing before its time', async () => {
  await meet('ada');
  const due = Date.now() + 1_800;
  await add('k', 'ada', { notBefore: new Date(due).toISOString() });
  delivery.start();
  await until(isState('k', 'sent'));
  expect(Date.now()).toBeGreaterThanOrEqual(due);
});

describe('what is not sent', () => {
  it.each<[string, Partial<OutboxDraft>, () => void, string, string]>([
    [
      'because its time is over',
      { expiresAt: new Date(Date.now() - 500).toISOString() },
      () => {},
      'dropped',
      'expired',
    ],
    [
      'because there is nothing to say any more',
      {},
      () => {
        render = async () => ({ moot: 'cancelled' });
      },
      'dropped',
      'moot',
    ],
    [
      'because nobody has words for it',
      {},
      () => {
        render = async () => undefined;
      },
      'dropped',
      'orphan',
    ],
    [
      'because its words are broken',
      {},
      () => {
        render = () => Promise.reject(new Error('a bug'));
      },
      'failed',
      'unworded',
    ],
  ])('%s', async (_, over, prepare, state, outcome) => {
    await meet('ada');
    prepare();
    await add('k', 'ada', over);
    delivery.start();
    await until(isState('k', state as OutboxRow['state']));
    expect(await isOutcome('k', outcome)()).toBe(true);
    expect(connector.ledger).toEqual([]);
  });
});

describe('throttling', () => {
  it('on one conversation delays only that one', async () => {
    await meet('ada');
    await meet('bob');
    const headers = { 'retry-after': '2' };
    connector.faultsIn.set('a:ada', [{ kind: 'status', status: 429, headers }]);
    for (const i of [0, 1, 2]) await add(`ada${i}`, 'ada');
    delivery.start();
    await until(() => connector.ledger.length > 0);
    const refusedAt = Date.now();
    for (const i of [0, 1, 2, 3, 4]) await add(`bob${i}`, 'bob');
    await until(isState('bob4', 'sent'));
    expect(connector.ledger.filter(({ path }) => path.includes('ada'))).toHaveLength(1);
    for (const i of [0, 1, 2]) await until(isState(`ada${i}`, 'sent'));
    expect(Date.now() - refusedAt).toBeGreaterThanOrEqual(1_950);
  });

  it('for a day blocks nobody, and no longer than a quarter of an hour', async () => {
    await meet('ada');
    await meet('bob');
    const headers = { 'retry-after': '86400' };
    connector.faultsIn.set('a:ada', [{ kind: 'status', status: 429, headers }]);
    await add('ada', 'ada');
    await add('bob', 'bob');
    delivery.start();
    await until(isState('bob', 'sent'));
    await until(isOutcome('ada', 'retryAfter'));
    const wait = Date.parse((await rowOf('ada'))?.notBefore ?? '') - Date.now();
    expect(wait).toBeGreaterThan(800_000);
    expect(wait).toBeLessThan(901_000);
  });

  it('that goes on ends after the sixth request', async () => {
    await meet('ada');
    connector.faultsIn.set('a:ada', Array(9).fill({ kind: 'status', status: 412 }));
    await add('k', 'ada');
    delivery.start();
    await until(isState('k', 'failed'));
    expect(requestsFor('k')).toHaveLength(6);
  });
});

describe('a message that perhaps arrived', () => {
  it.each([
    { kind: 'hang' },
    { kind: 'reset', accept: true },
    { kind: 'status', status: 503 },
  ] as const)('goes once more: %j', async (fault) => {
    await meet('ada');
    connector.faults.push(fault);
    await add('k', 'ada');
    delivery = createTestDelivery({ store, perSecond: 50, options: hurried });
    delivery.start();
    await until(isState('k', 'sent'));
    expect(requestsFor('k')).toHaveLength(2);
  });

  it('is uncertain when it may not, and waits for somebody to decide', async () => {
    await meet('ada');
    connector.faults.push({ kind: 'reset', accept: true });
    await add('k', 'ada', { kind: 'faults.announcement' });
    delivery.start();
    await until(isState('k', 'uncertain'));
    await sleep(500);
    expect(requestsFor('k')).toHaveLength(1);
  });
});

describe('somebody who cannot be written to', () => {
  it('gets nothing more once Teams says that they blocked the bot, until an event', async () => {
    await meet('ada');
    await meet('bob');
    connector.faultsIn.set('a:ada', [
      { kind: 'status', status: 403, code: 'ConversationBlockedByUser' },
    ]);
    for (const i of [0, 1, 2, 3]) await add(`ada${i}`, 'ada');
    await add('bob', 'bob');
    delivery.start();
    await until(isState('bob', 'sent'));
    await until(
      async () =>
        (await store.read((reader) => reader.get(addresses, 'person:ada')))?.value.state ===
        'blocked',
    );
    await add('late', 'ada');
    await until(isOutcome('late', 'blocked'));
    await sleep(1_200);
    expect(connector.ledger.filter(({ path }) => path.includes('ada'))).toHaveLength(1);

    await meet('ada', 'open', '2026-11-24T11:00:00.000Z');
    await delivery.heardOf('person:ada');
    for (const key of ['ada0', 'ada1', 'ada2', 'ada3', 'late']) await until(isState(key, 'sent'));
  });

  it('is taken for blocked after three refusals with a code that nobody knows', async () => {
    await meet('ada');
    connector.faultsIn.set(
      'a:ada',
      Array(9).fill({ kind: 'status', status: 403, code: 'Novelty' }),
    );
    await add('k', 'ada');
    delivery.start();
    await until(
      async () =>
        (await store.read((reader) => reader.get(addresses, 'person:ada')))?.value.state ===
        'blocked',
    );
    await sleep(300);
    expect(connector.ledger).toHaveLength(3);
  });

  it('gets what waited for them when they install the app', async () => {
    await add('k', 'zoe');
    delivery.start();
    await until(isOutcome('k', 'noAddress'));
    expect(await rowOf('k')).toMatchObject({ state: 'waiting', attempts: 0 });
    await meet('zoe');
    await delivery.heardOf('person:zoe');
    await until(isState('k', 'sent'));
  });

  it('is not forgotten by those who only look now and then', async () => {
    await add('k', 'zoe');
    delivery.start();
    await until(isOutcome('k', 'noAddress'));
    await meet('zoe');
    await until(isState('k', 'sent'));
  });
});

it('brings a message up to date in its place, and makes no request when it says the same', async () => {
  await meet('ada');
  const texts = ['un', 'deux', 'deux', 'trois'];
  render = async (row) => {
    const text = texts.shift() ?? 'trois';
    const again = texts.length > 0 ? { again: new Date(Date.now() + 50) } : {};
    const message = { text };
    return row.activityId ? { update: row.activityId, message, ...again } : { message, ...again };
  };
  await add('k', 'ada');
  delivery.start();
  await until(isState('k', 'sent'));
  const said = connector.ledger.map(({ method, body }) => `${method} ${body.text}`);
  expect(said).toEqual(['POST un', 'PUT deux', 'PUT trois']);
});

it('lets an outage pass: nothing is lost, no attempt spent, no busy loop', async () => {
  const who = Array.from({ length: 40 }, (_, i) => `p${i}`);
  for (const one of who) await meet(one);
  await connector.close();
  for (const one of who) await add(one, one);
  delivery.start();
  const refused = async () => {
    const rows = await store.read(({ outbox }) => outbox.find('subject', 'push:1'));
    return rows.filter((row) => recordOf(row).outcome === 'notSent');
  };
  await until(async () => (await refused()).length >= 5);
  await sleep(1_500);
  // Five in a row are enough to know; from then on one at a time asks.
  expect((await refused()).length).toBeLessThan(30);
  for (const { attempts } of await refused()) expect(attempts).toBe(0);

  connector = await startFakeConnector();
  for (const one of who) await meet(one, 'open', '2026-11-24T11:00:00.000Z');
  for (const one of who) await until(isState(one, 'sent'));
  expect(connector.ledger).toHaveLength(40);
});

it('when it stops lets what is under way end, and gives back the rest', async () => {
  await meet('ada');
  await meet('bob');
  for (let i = 0; i < 30; i += 1) await add(`k${i}`, i % 2 ? 'ada' : 'bob');
  delivery.start();
  await until(() => connector.ledger.length >= 2);
  await delivery.stop();
  const rows = await store.read(({ outbox }) => outbox.find('subject', 'push:1'));
  expect(rows.filter(({ state }) => state === 'sending')).toEqual([]);
  const sent = rows.filter(({ state }) => state === 'sent');
  expect(sent).toHaveLength(connector.ledger.length);
  for (const row of rows) expect(row.attempts).toBe(row.state === 'sent' ? 1 : 0);
});

it('never throws from the sender, whatever it is asked', async () => {
  const sender = anonymousSender();
  const address = teamsAddress('c', 'https://smba.trafficmanager.net/teams/', { tenantId: 't' });
  expect(await sender.send(address, { text: 'x' })).toEqual({
    kind: 'invalid',
    code: 'ForbiddenHost',
  });
});
