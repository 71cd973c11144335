import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { type Rig, type RigOptions, startRig } from '../../support/rig.ts';

let rig: Rig;
const start = async (options?: RigOptions) => {
  rig = await startRig(options);
};
afterEach(() => rig.close());

describe('the SDK repeats nothing by itself', () => {
  beforeEach(() => start({ deadlineMs: 1_000 }));

  it.each([408, 429, 500, 502, 503, 504])(
    'not on %d, with or without Retry-After',
    async (status) => {
      const all: Record<string, string>[] = [
        {},
        { 'retry-after': '1' },
        { 'retry-after': '86400' },
      ];
      for (const headers of all) {
        rig.connector.ledger.length = 0;
        rig.connector.faults.push({ kind: 'status', status, headers });
        await rig.teams.say('bonjour');
        const answers = rig.connector.ledger.filter(
          ({ body }) => body.text === 'entendu : bonjour',
        );
        expect(answers).toHaveLength(1);
      }
    },
  );

  it('nor on a connection that is cut, before or after it was taken', async () => {
    for (const accept of [false, true]) {
      rig.connector.ledger.length = 0;
      rig.connector.faults.push({ kind: 'reset', accept });
      await rig.teams.say('bonjour');
      expect(rig.connector.ledger).toHaveLength(1);
    }
  });

  it('nor to where a redirect points', async () => {
    const headers = { location: `${rig.connector.origin}/teams/v3/conversations/elsewhere` };
    rig.connector.faults.push({ kind: 'status', status: 307, headers });
    await rig.teams.say('bonjour');
    expect(rig.connector.ledger.filter(({ path }) => path.includes('elsewhere'))).toEqual([]);
  });
});

it('gives up on a Teams that does not answer when the deadline has passed', async () => {
  await start({ deadlineMs: 200 });
  rig.connector.faults.push({ kind: 'hang' });
  expect(await rig.teams.say('bonjour')).toMatchObject({ status: 200 });
  expect(rig.connector.ledger).toHaveLength(1);
  expect(rig.log.at(-1)?.err).toMatchObject({
    cause: { type: 'DeadlineError' },
  });
});

describe('the token of the bot', () => {
  const hundred = () => Promise.all(Array.from({ length: 100 }, () => rig.teams.say('bonjour')));

  it('is asked for once by 100 messages at the same time, and once more when it has ended', async () => {
    await start();
    await hundred();
    expect(rig.connector.tokenRequests()).toBe(1);
    expect(rig.connector.posted()).toHaveLength(100);
    // The token of an hour is renewed 5 minutes before its end; the forged clock only moves ours.
    rig.wait(3_300_000);
    rig.connector.ledger.length = 0;
    await hundred();
    expect(rig.connector.tokenRequests()).toBe(2);
    expect(rig.connector.posted()).toHaveLength(100);
  });

  it('is asked for once by 100 messages when it is refused, then left alone for 5 s', async () => {
    await start();
    rig.connector.tokenLife.status = 401;
    await hundred();
    await rig.teams.say('bonjour');
    expect(rig.connector.tokenRequests()).toBe(1);
    expect(rig.connector.ledger).toEqual([]);
    rig.connector.tokenLife.status = 200;
    rig.wait(5_001);
    await rig.teams.say('bonjour');
    expect(rig.connector.posted()).toHaveLength(1);
  });
});

it('without an app id speaks to loopback without a token', async () => {
  await start({ anonymous: true });
  expect(await rig.teams.say('bonjour')).toMatchObject({ status: 200 });
  expect(rig.connector.ledger).toMatchObject([
    { authorization: undefined, body: { text: 'entendu : bonjour' } },
  ]);
  expect(rig.connector.tokenRequests()).toBe(0);
});

it('calls no host that is not on the list, whatever reference it is given', async () => {
  await start();
  const reference = {
    serviceUrl: 'https://smba.trafficmanager.net.evil.example/',
    conversation: { id: 'c', isGroup: false, conversationType: 'personal', name: '' },
  };
  const send = rig.app.adapter.continueConversationAsync(
    '11111111-2222-4333-8444-555555555555',
    reference,
    async (context) => {
      await context.sendActivity('à personne');
    },
  );
  await expect(send).rejects.toThrow('not on the list');
  expect(rig.connector.tokenRequests()).toBe(0);
});
