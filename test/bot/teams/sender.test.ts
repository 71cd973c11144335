import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Address } from '../../../bot/features/people/model/directory.ts';
import { createSender, type Sender } from '../../../bot/teams/sender.ts';
import type { Fault } from '../../support/fake-connector.ts';
import { tenantId } from '../../support/fake-teams-client.ts';
import { teamsAddress } from '../../support/outbox-rows.ts';
import { type Rig, startRig } from '../../support/rig.ts';

let rig: Rig;
let sender: Sender;
let address: Address;
beforeAll(async () => {
  rig = await startRig({ deadlineMs: 3_000 });
  sender = createSender({ transport: rig.app.transport, now: Date.now });
});
beforeEach(() => {
  rig.connector.ledger.length = 0;
  address = teamsAddress('a:personal', rig.connector.serviceUrl, { tenantId });
});
afterAll(() => rig.app.close());

const message = { text: 'Réunion demain' };
const send = async (fault?: Fault, update?: string) => {
  if (fault) rig.connector.faults.push(fault);
  return sender.send(address, message, update);
};
const status = (code: number, word?: string, headers?: Record<string, string>): Fault => ({
  kind: 'status',
  status: code,
  ...(word && { code: word }),
  ...(headers && { headers }),
});

it('writes to a conversation with one request, as the bot', async () => {
  expect(await send()).toEqual({ kind: 'sent', activityId: expect.stringMatching(/^sent-\d+$/) });
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

it('a host that is not on the list is a mistake of ours', async () => {
  address = { ...address, serviceUrl: 'https://evil.trafficmanager.net/' };
  expect(await send()).toEqual({ kind: 'invalid', code: 'ForbiddenHost' });
});

it('without a token nothing was asked of Teams', async () => {
  const fresh = await startRig({ deadlineMs: 500, connector: rig.connector });
  rig.connector.tokenLife.status = 500;
  const { transport } = fresh.app;
  const result = await createSender({ transport, now: Date.now }).send(address, message);
  expect(result).toEqual({ kind: 'auth', code: 'NoToken', asked: false });
  expect(rig.connector.ledger).toEqual([]);
  rig.connector.tokenLife.status = 200;
  await fresh.app.close();
});

it('a server that is not there was not reached; one that goes away perhaps was', async () => {
  await send();
  await rig.connector.close();
  // The connection that was kept open breaks under the first: nobody knows what came through.
  expect(await send()).toMatchObject({ kind: 'ambiguous' });
  expect(await send()).toEqual({ kind: 'notSent', code: 'ECONNREFUSED' });
});
