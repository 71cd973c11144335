import { describe, expect, it } from '@jest/globals';
import type { OutboxRow } from '../../../bot/contract/store.ts';
import { recordOf, standingOf } from '../../../bot/features/sendings/model/attempts.ts';
import type { SendResult } from '../../../bot/teams/sender.ts';
import {
  afterInterruption,
  afterSending,
  type Circumstances,
  givenBack,
  givenUp,
  heldBack,
  defaultPolicy as policy,
  type Verdict,
} from '../../../src/delivery/results.ts';
import { at, noon, rowLike } from './samples.ts';

const now = noon + 1_000;
const circumstances = (over: Partial<Circumstances> = {}): Circumstances => ({
  now,
  policy,
  random: () => 0.5,
  repeatable: true,
  updating: false,
  ...over,
});

type Refusal = Exclude<SendResult, { kind: 'sent' }>;
const on = (result: Refusal, row = rowLike(), over: Partial<Circumstances> = {}): Verdict =>
  afterSending(row, result, now, circumstances(over));
const waitOf = ({ settlement }: Verdict): number => Date.parse(settlement.notBefore ?? '') - now;
const record = ({ settlement }: Verdict) => recordOf({ result: settlement.result ?? null });
const throttled = (ms?: number): Refusal => ({ kind: 'retryAfter', ms, code: 'Throttled' });
const doubt: Refusal = { kind: 'ambiguous', code: 'Http503' };

describe('a throttled message', () => {
  it('waits as long as Teams asks, and its conversation with it', () => {
    const verdict = on(throttled(7_000));
    expect(verdict).toMatchObject({ settlement: { state: 'waiting' }, holdUntil: now + 7_000 });
    expect(waitOf(verdict)).toBeGreaterThanOrEqual(7_000);
    expect(waitOf(verdict)).toBeLessThan(7_500);
  });

  it('waits a quarter of an hour at the most, whatever is asked', () => {
    expect(waitOf(on(throttled(86_400_000)))).toBeLessThan(901_000);
  });

  it('backs off by itself when Teams does not say, twice as long each time, up to a minute', () => {
    const waits = [0, 1, 2, 10].map((delays) =>
      waitOf(on(throttled(), rowLike({ record: { delays } }))),
    );
    expect(waits).toEqual([1_500, 3_000, 6_000, 45_000]);
    expect(on(throttled()).holdUntil).toBeUndefined();
  });

  it('fails after the sixth request', () => {
    expect(on(throttled(1_000), rowLike({ attempts: 5 })).settlement.state).toBe('waiting');
    expect(on(throttled(1_000), rowLike({ attempts: 6 })).settlement.state).toBe('failed');
  });

  it('never waits past the instant at which it is of no use', () => {
    expect(waitOf(on(throttled(600_000), rowLike({ expiresAt: at(61_000) })))).toBe(60_000);
  });
});

describe('a message that never left', () => {
  it.each<Refusal>([
    { kind: 'notSent', code: 'ECONNREFUSED' },
    { kind: 'auth', code: 'NoToken', asked: false },
  ])('gets its attempt back: %j', (result) => {
    const verdict = on(result, rowLike({ attempts: 6 }));
    expect(verdict.settlement).toMatchObject({ state: 'waiting', attempts: 5 });
    expect(record(verdict).triedAt).toBeNull();
  });

  it('spends one when Teams saw the token and refused it, and waits a minute', () => {
    const verdict = on({ kind: 'auth', code: 'BotNotRegistered', asked: true });
    expect(verdict.settlement).toMatchObject({ state: 'waiting', attempts: 1 });
    expect(waitOf(verdict)).toBe(45_000);
  });
});

describe('a message that perhaps arrived', () => {
  it('goes once more after a minute when a second one does no harm', () => {
    const verdict = on(doubt);
    expect(verdict.settlement).toMatchObject({ state: 'waiting' });
    expect(waitOf(verdict)).toBe(60_000);
    expect(record(verdict)).toMatchObject({ outcome: 'ambiguous', ambiguous: 1 });
  });

  it('is uncertain the second time', () => {
    const again = on(doubt, rowLike({ record: { ambiguous: 1 } }));
    expect(again.settlement.state).toBe('uncertain');
  });

  it.each([
    ['of a kind that may not be repeated', { repeatable: false }, {}],
    ['of no use in a minute', {}, { expiresAt: at(50_000) }],
  ])('is uncertain at once: %s', (_, over, parts) => {
    expect(on(doubt, rowLike(parts), over).settlement.state).toBe('uncertain');
  });

  it('goes again when it takes the place of a message: twice is once', () => {
    const verdict = on(doubt, rowLike(), { updating: true, repeatable: false });
    expect(verdict.settlement.state).toBe('waiting');
  });

  it('counts as such when its owner died', () => {
    const verdict = afterInterruption(rowLike({ attempts: 2 }), 60_000, circumstances());
    expect(verdict.settlement).toMatchObject({ state: 'waiting' });
    expect(waitOf(verdict)).toBe(0);
    expect(record(verdict)).toMatchObject({ outcome: 'interrupted', ambiguous: 1 });
    const twice = afterInterruption(rowLike({ record: { ambiguous: 1 } }), 60_000, circumstances());
    expect(twice.settlement.state).toBe('uncertain');
  });
});

describe('a refusal', () => {
  it.each<[Refusal, 'blocked' | 'gone']>([
    [{ kind: 'blocked', code: 'ConversationBlockedByUser', sure: true }, 'blocked'],
    [{ kind: 'gone', code: 'ConversationNotFound', what: 'conversation' }, 'gone'],
  ])('of the conversation closes its address, and the row waits: %j', (result, close) => {
    const verdict = on(result);
    expect(verdict).toMatchObject({ close, settlement: { state: 'waiting' } });
    expect(standingOf(verdict.settlement as OutboxRow)).toBe('blocked');
  });

  it('with an unknown code closes it at the third', () => {
    const unknown: Refusal = { kind: 'blocked', code: 'Novelty', sure: false };
    expect(on(unknown).close).toBeUndefined();
    expect(on(unknown, rowLike({ record: { unsure: 1 } })).close).toBeUndefined();
    expect(on(unknown, rowLike({ record: { unsure: 2 } })).close).toBe('blocked');
  });

  it.each<[Refusal, string]>([
    [{ kind: 'tooLarge', code: 'MessageSizeTooBig' }, 'failed'],
    [{ kind: 'invalid', code: 'BadArgument' }, 'failed'],
    [{ kind: 'gone', code: 'ActivityNotFoundInConversation', what: 'message' }, 'dropped'],
  ])('of the message ends it: %j', (result, state) => {
    const verdict = on(result);
    expect(verdict.settlement.state).toBe(state);
    expect(verdict.close).toBeUndefined();
  });
});

describe('a row that is not sent', () => {
  it('goes back as it was, with its attempt', () => {
    const { settlement } = givenBack(rowLike({ attempts: 3 }), now + 500);
    expect(settlement).toEqual({ state: 'waiting', notBefore: at(1_500), attempts: 2 });
  });

  it('is dropped when its time is over, and says why it could not be sent before', () => {
    expect(record(givenUp(rowLike(), 'expired', null)).outcome).toBe('expired');
    const held = heldBack(rowLike(), 'noAddress', circumstances());
    const row = rowLike({ record: record(held) });
    expect(record(givenUp(row, 'expired', null)).outcome).toBe('noAddress');
  });
});
