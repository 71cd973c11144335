/** Identity before the body, and everybody’s share, on every way in, over real HTTP. */
import { afterAll, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { addLink, linkPath, newToken } from '../../../../bot/links/links.ts';
import { shares } from '../../../../src/http/gate/budgets.ts';
import { type Door, openDoorService } from '../../../support/door.ts';
import { addZoe, asked, planMeeting, tokensOfLetter } from '../../../support/door-acts.ts';
import { ada } from '../../../support/fake-teams-client.ts';
import { comingFrom } from '../../../support/peer.ts';
import { head, rawRequest } from '../../../support/raw-http.ts';
import { type Rig, startRig } from '../../../support/rig.ts';

const errors = (log: Record<string, unknown>[]) => log.filter(({ level }) => Number(level) >= 50);

describe('on App Service, whose peers are all one address', () => {
  let door: Door;
  let good = '';
  const from = (source: string, token: string, path = 'me') =>
    asked(door, token, path, undefined, { 'x-forwarded-for': source });
  const statuses = async (count: number, ask: (n: number) => Promise<{ status: number }>) => {
    const seen: Record<number, number> = {};
    for (let n = 0; n < count; n += 1) {
      const { status } = await ask(n);
      seen[status] = (seen[status] ?? 0) + 1;
    }
    return seen;
  };

  beforeAll(async () => {
    // Whatever the share is, it is used up the same way.
    jest.replaceProperty(shares.source, 'requests', 100);
    door = await openDoorService();
    comingFrom(door.app.server.server, () => '169.254.129.1');
    await addZoe(door);
    await planMeeting(door);
    [good = ''] = await tokensOfLetter(door, 1);
  });
  beforeEach(() => door.wait(61_000));
  afterAll(async () => {
    jest.restoreAllMocks();
    await door.close();
  });

  it('bad tokens of one source shut no good link out, elsewhere or at the same place', async () => {
    const strange = shares.strange.requests;
    expect(await statuses(3 * strange, (n) => from('198.51.100.66', `x${n}`))).toEqual({
      401: strange,
      429: 2 * strange,
    });
    expect((await from('203.0.113.77', good)).status).toBe(200);
    expect((await from('198.51.100.66', good)).status).toBe(200);
    expect((await from('203.0.113.78', 'x')).status).toBe(401);
  });

  it('a source that asks for pages without end is told to wait, in its language, and nobody else is', async () => {
    const page = (source: string, headers: Record<string, string> = {}) =>
      fetch(`${door.origin}/a-propos`, { headers: { 'x-forwarded-for': source, ...headers } });
    const most = shares.source.requests;
    for (let n = 0; n < most; n += 50)
      await Promise.all(Array.from({ length: 50 }, async () => (await page('203.0.113.9')).text()));
    const refused = await page('203.0.113.9', { 'accept-language': 'en' });
    expect(refused.status).toBe(429);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(await refused.json()).toMatchObject({ text: expect.stringContaining('wait a minute') });
    const shown = await page('203.0.113.9', { accept: 'text/html' });
    expect([shown.status, await shown.text()]).toEqual([
      429,
      expect.stringContaining('attendez une minute'),
    ]);
    // A header that vouches opens what asks who one is, and nothing else.
    expect((await page('203.0.113.9', { authorization: `Lien ${good}` })).status).toBe(429);
    expect((await from('203.0.113.9', good)).status).toBe(200);
    expect((await from('203.0.113.9', 'x')).status).toBe(429);
    expect((await page('203.0.113.10')).status).toBe(200);
    expect((await fetch(`${door.origin}/healthz`)).status).toBe(200);
  });

  it('a page opens whole, and a good link too, though its source has asked for all it may', async () => {
    const headers = { 'x-forwarded-for': '203.0.113.44' };
    const get = async (path: string) => fetch(`${door.origin}${path}`, { headers });
    const most = shares.source.requests;
    const files = await statuses(most + 1, () => get('/tab/assets/main.js'));
    expect(files[429]).toBeUndefined();
    expect(await statuses(most, () => get('/a-propos'))).toEqual({ 200: most });
    expect((await get('/a-propos')).status).toBe(429);
    expect((await get('/tab/assets/main.js')).status).not.toBe(429);
    const token = newToken();
    await door.store.transact((tx) =>
      addLink(tx, token, {
        kind: 'none.such',
        payload: null,
        person: null,
        expiresAt: '2099-01-01T00:00:00.000Z',
        once: true,
      }),
    );
    expect(await statuses(25, () => get(linkPath(token)))).toEqual({ 200: 25 });
    // Guesses there are few, and shut the source out of nothing else.
    const guesses = await statuses(40, (n) => get(linkPath(`${n}`.padEnd(43, 'b'))));
    expect(guesses).toEqual({ 429: 40 });
  });

  it('links to documents that are none are counted by source, whether one is tried or many', async () => {
    const file = (token: string, source: string) =>
      fetch(`${door.origin}/liens/${token}`, { headers: { 'x-forwarded-for': source } });
    const one = 'a'.repeat(43);
    const { strange } = shares;
    expect(await statuses(strange.requests + 5, () => file(one, '203.0.113.199'))).toEqual({
      404: strange.requests,
      429: 5,
    });
    expect(
      await statuses(strange.requests + 5, (n) => file(`${n}`.padEnd(43, 'b'), '203.0.113.200')),
    ).toEqual({ 404: strange.requests, 429: 5 });
  });
});

describe('identity', () => {
  let rig: Rig;
  beforeAll(async () => {
    rig = await startRig({ env: { TAB_APP_ID: '22222222-2222-4222-8222-222222222222' } });
  });
  afterAll(() => rig.close());

  it.each(['/api/messages', '/api/hear', '/api/polls/vote', '/api/no-such/verb'])(
    '%s refuses a stranger whose body never comes, and does not ask for it',
    async (path) => {
      const headers = { 'content-type': 'application/json', 'content-length': '30000' };
      const cases: Record<string, string>[] = [
        {},
        { expect: '100-continue' },
        { authorization: 'Bearer x' },
      ];
      for (const more of cases)
        expect(
          (await rawRequest(rig.port, [head(`POST ${path} HTTP/1.1`, { ...headers, ...more })]))
            .status,
        ).toBe(401);
    },
  );

  it('a body is asked for when whoever sends it is known', async () => {
    const { activity, authorization } = rig.teams.sign({ type: 'typing' });
    const body = JSON.stringify(activity);
    const { text } = await rawRequest(
      rig.port,
      [
        head('POST /api/messages HTTP/1.1', {
          authorization,
          'content-type': 'application/json',
          'content-length': String(Buffer.byteLength(body)),
          expect: '100-continue',
        }),
        body,
      ],
      { every: 50 },
    );
    expect(text).toMatch(/^HTTP\/1\.1 100 Continue[\s\S]*HTTP\/1\.1 200 OK/);
  });

  it.each([
    ['deep lists', `${'['.repeat(5_000)}${']'.repeat(5_000)}`],
    ['deep objects', `${'{"a":'.repeat(5_000)}1${'}'.repeat(5_000)}`],
    ['one level too many', `${'['.repeat(32)}${']'.repeat(32)}`],
  ])('an activity with %s is refused, and fails nowhere', async (_, nested) => {
    const { activity, authorization } = rig.teams.sign({ type: 'message', text: 'x' });
    const whole = JSON.stringify(activity);
    const response = await fetch(`${rig.origin}/api/messages`, {
      method: 'POST',
      headers: { authorization, 'content-type': 'application/json' },
      body: `${whole.slice(0, -1)},"value":${nested}}`,
    });
    expect(response.status).toBe(400);
    expect(errors(rig.log)).toEqual([]);
  });
});

describe('a page', () => {
  let rig: Rig;
  beforeAll(async () => {
    rig = await startRig({ anonymous: true });
  });
  afterAll(() => rig.close());

  it.each([
    ['deep lists', `${'['.repeat(3_000)}${']'.repeat(3_000)}`],
    ['many empty objects', `[${Array.from({ length: 9_000 }, () => '{}').join()}]`],
    ['an object', '{"a":1}'],
    ['nothing', 'null'],
  ])('that sends a field of %s is refused, and fails nowhere', async (_, value) => {
    const [person] = (
      (await (await fetch(`${rig.origin}/api/test-people`)).json()) as {
        people: { tenantId: string; id: string }[];
      }
    ).people;
    const { tenantId, id } = person ?? { tenantId: '', id: '' };
    const known = `Test ${Buffer.from(JSON.stringify({ tenantId, id })).toString('base64url')}`;
    const send = (authorization: string, body: string) =>
      fetch(`${rig.origin}/api/polls/vote`, {
        method: 'POST',
        headers: { authorization, 'content-type': 'application/json' },
        body,
      });
    const body = (data: string) => `{"key":"a-key-of-the-tests","data":${data}}`;
    expect((await send(known, body('{"a":"x","b":1,"c":true}'))).status).toBe(200);
    expect((await send(known, body(`{"a":${value}}`))).status).toBe(400);
    expect((await send('Test x', body(`{"a":${value}}`))).status).toBe(401);
    expect(errors(rig.log)).toEqual([]);
  });
});

describe('a person in Teams', () => {
  let rig: Rig;
  let peer = '52.112.0.7';
  beforeAll(async () => {
    rig = await startRig();
    comingFrom(rig.app.server.server, () => peer);
  });
  afterAll(() => rig.close());

  it('has a share, is told once that it is used up, and keeps nobody from being heard', async () => {
    const most = shares.person.requests;
    for (let n = 0; n < most + 5; n += 1) expect((await rig.teams.say('vite')).status).toBe(200);
    expect(rig.bot.heard).toHaveLength(most);
    const told = rig.connector
      .posted()
      .filter((post) => /Attendez une minute/.test(String(post.text)));
    expect(told).toHaveLength(1);
    // A click is always answered: Teams would show an error of its own.
    expect(await rig.teams.execute('polls.vote')).toMatchObject({
      status: 200,
      body: { statusCode: 429, value: { code: 'TooManyRequests' } },
    });
    await rig.teams.say('bonjour', {
      activity: { from: { ...ada, aadObjectId: '99999999-8888-4777-8666-000000000000' } },
    });
    expect(rig.bot.heard).toHaveLength(most + 1);
    rig.wait(61_000);
    await rig.teams.say('encore');
    expect(rig.bot.heard).toHaveLength(most + 2);
  });

  it('is not charged for what somebody else signs, whoever they say they are', async () => {
    peer = '198.51.100.66';
    const before = rig.bot.heard.length;
    const forged = [];
    for (let n = 0; n < 2 * shares.person.requests; n += 1)
      forged.push((await rig.teams.forge({ authorization: 'Bearer a.b.c' })).status);
    expect(new Set(forged)).toEqual(new Set([401, 429]));
    await rig.teams.say('bonjour');
    expect(rig.bot.heard).toHaveLength(before + 1);
  });
});
