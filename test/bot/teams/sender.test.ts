import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { Address } from '../../../bot/directory.ts';
import { createSender, type Sender } from '../../../bot/teams/sender.ts';
import type { Fault } from '../../support/fake-connector.ts';
import { tenantId } from '../../support/fake-teams-client.ts';
import { type Rig, startRig } from '../../support/rig.ts';

let rig: Rig;
let sender: Sender;
let address: Address;
beforeEach(async () => {
  rig = await startRig({ deadlineMs: 3_000 });
  sender = createSender({ post: (...letter) => rig.app.adapter.post(...letter), now: Date.now });
  address = {
    tenantId,
    conversationId: 'a:personal',
    conversationType: 'personal',
    serviceUrl: rig.connector.serviceUrl,
    botId: '28:bot',
    state: 'open',
    lastSeenAt: '2026-11-24T10:00:00.000Z',
  };
});
afterEach(() => rig.close());

const message = { text: 'Réunion demain' };
const send = async (fault?: Fault, update?: string) => {
  if (fault) rig.connector.faults.push(fault);
  return sender.send(address, message, { update });
};
const status = (code: number, word?: string, headers?: Record<string, string>): Fault => ({
  kind: 'status',
  status: code,
  ...(word && { code: word }),
  ...(headers && { headers }),
});

it('writes to a conversation with one request, as the bot', async () => {
  expect(await send()).toEqual({ kind: 'sent', activityId: 'sent-0' });
  expect(rig.connector.ledger).toEqual([
    expect.objectContaining({
      method: 'POST',
      path: '/teams/v3/conversations/a%3Apersonal/activities',
      authorization: expect.stringMatching(/^Bearer bot-token-/),
      body: expect.objectContaining({ type: 'message', text: 'Réunion demain' }),
    }),
  ]);
});

it('puts a message in the place of another', async () => {
  expect(await send(undefined, 'sent-7')).toEqual({ kind: 'sent', activityId: 'sent-7' });
  expect(rig.connector.ledger[0]).toMatchObject({ method: 'PUT' });
});

describe('what Teams answers', () => {
  it.each<[string, Fault, object]>([
    [
      '429 with seconds',
      status(429, 'Throttled', { 'retry-after': '7' }),
      { kind: 'retryAfter', ms: 7_000 },
    ],
    [
      '429 with a day',
      status(429, 'Throttled', { 'retry-after': '86400' }),
      { kind: 'retryAfter', ms: 86_400_000 },
    ],
    ['429 without a header', status(429, 'Throttled'), { kind: 'retryAfter', ms: undefined }],
    [
      '429 with nonsense',
      status(429, 'Throttled', { 'retry-after': 'soon' }),
      { kind: 'retryAfter', ms: undefined },
    ],
    [
      '429 with a negative wait',
      status(429, 'Throttled', { 'retry-after': '-1' }),
      { kind: 'retryAfter', ms: undefined },
    ],
    [
      '429 with a past date',
      status(429, 'Throttled', { 'retry-after': 'Tue, 24 Nov 2020 10:00:00 GMT' }),
      { kind: 'retryAfter', ms: undefined },
    ],
    ['412', status(412, 'PreconditionFailed'), { kind: 'retryAfter', code: 'PreconditionFailed' }],
    ['408', status(408), { kind: 'ambiguous' }],
    ['500', status(500), { kind: 'ambiguous', code: 'ServiceError' }],
    ['502', status(502), { kind: 'ambiguous' }],
    ['503', status(503), { kind: 'ambiguous' }],
    ['504', status(504), { kind: 'ambiguous' }],
    [
      '401',
      status(401, 'BotNotRegistered'),
      { kind: 'auth', code: 'BotNotRegistered', asked: true },
    ],
    ['400', status(400, 'BadArgument'), { kind: 'invalid', code: 'BadArgument' }],
    ['413', status(413, 'MessageSizeTooBig'), { kind: 'tooLarge', code: 'MessageSizeTooBig' }],
    ['404', status(404, 'ConversationNotFound'), { kind: 'gone', what: 'conversation' }],
    ['403 blocked', status(403, 'ConversationBlockedByUser'), { kind: 'blocked', sure: true }],
    ['403 disabled', status(403, 'BotDisabledByAdmin'), { kind: 'blocked', sure: true }],
    ['403 writes blocked', status(403, 'MessageWritesBlocked'), { kind: 'blocked', sure: true }],
    [
      '403 not in the roster',
      status(403, 'BotNotInConversationRoster'),
      { kind: 'gone', what: 'conversation' },
    ],
    ['403 unknown', status(403, 'Novelty'), { kind: 'blocked', code: 'Novelty', sure: false }],
    [
      'a redirect',
      status(307, undefined, { location: 'https://evil.example/' }),
      { kind: 'notSent' },
    ],
    ['a reset', { kind: 'reset' }, { kind: 'ambiguous', code: 'ECONNRESET' }],
    ['nothing at all', { kind: 'hang' }, { kind: 'ambiguous', code: 'Deadline' }],
  ])('%s', async (_, fault, result) => {
    expect(await send(fault)).toMatchObject(result);
    expect(rig.connector.ledger).toHaveLength(1);
  });

  it('404 for the message to replace says nothing of its conversation', async () => {
    const fault = status(404, 'ActivityNotFoundInConversation');
    expect(await send(fault, 'sent-7')).toMatchObject({ kind: 'gone', what: 'message' });
  });
});

describe('what never leaves', () => {
  it('a request to a server that is not there', async () => {
    await send();
    const { serviceUrl } = address;
    address = { ...address, serviceUrl: serviceUrl.replace(/:\d+/, ':1') };
    // Port 1 is not on the list: refused before any request.
    expect(await send()).toEqual({ kind: 'invalid', code: 'ForbiddenHost' });
    address = { ...address, serviceUrl: 'https://evil.trafficmanager.net/' };
    expect(await send()).toEqual({ kind: 'invalid', code: 'ForbiddenHost' });
    expect(rig.connector.ledger).toHaveLength(1);
    await rig.connector.close();
    address = { ...address, serviceUrl };
    // The connection that was kept open breaks under the first: nobody knows what came through.
    expect(await send()).toMatchObject({ kind: 'ambiguous' });
    expect(await send()).toEqual({ kind: 'notSent', code: 'ECONNREFUSED' });
    await rig.app.close();
    rig = await startRig();
  });

  it('a request without a token', async () => {
    rig.connector.tokenLife.status = 500;
    expect(await send()).toEqual({ kind: 'auth', code: 'NoToken', asked: false });
    expect(rig.connector.ledger).toEqual([]);
  });
});

it('a hundred at once ask for one token', async () => {
  await Promise.all(Array.from({ length: 100 }, () => send()));
  expect(rig.connector.tokenRequests()).toBe(1);
});

describe('a departure', () => {
  it('is told when the network has the request, before Teams answers', async () => {
    rig.connector.faults.push({ kind: 'hang' });
    const left = jest.fn();
    const gone = new Promise<void>((resolve) => {
      left.mockImplementation(() => resolve());
    });
    let ended = false;
    const sending = sender
      .send(address, message, { departure: { may: () => true, left } })
      .finally(() => {
        ended = true;
      });
    await gone;
    await new Promise(setImmediate);
    expect(ended).toBe(false);
    expect(await sending).toMatchObject({ code: 'Deadline' });
    expect(left).toHaveBeenCalledTimes(1);
  });

  it('that was missed makes no request', async () => {
    const told: string[] = [];
    const departure = { may: () => false, left: () => told.push('left') };
    expect(await sender.send(address, message, { departure })).toEqual({
      kind: 'notSent',
      code: 'Missed',
    });
    expect(rig.connector.ledger).toEqual([]);
    expect(told).toEqual([]);
  });
});
