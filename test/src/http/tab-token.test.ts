/** Forged, expired and foreign tokens at the door of the tab, over real HTTP. */
import http from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createKey, type SigningKey, signToken } from '../../support/fake-keys.ts';
import { listening } from '../../support/listening.ts';
import { type Rig, startRig } from '../../support/rig.ts';

const tenant = 'aaaaaaaa-bbbb-4ccc-8ddd-eeeeeeeeeeee';
const other = 'bbbbbbbb-bbbb-4ccc-8ddd-eeeeeeeeeeee';
const tabId = 'cccccccc-bbbb-4ccc-8ddd-eeeeeeeeeeee';
const oid = 'dddddddd-bbbb-4ccc-8ddd-eeeeeeeeeeee';
const web = '5e3ce6c0-2b1f-4285-8d4b-75ee78787346';

/** Entra's keys, by tenant; what was asked is counted. */
async function startEntra(key: SigningKey) {
  const asked: string[] = [];
  const state = { away: false };
  const server = http.createServer((req, res) => {
    asked.push(req.url ?? '');
    res.writeHead(state.away ? 500 : 200, { 'content-type': 'application/json' });
    res.end(JSON.stringify({ keys: [key.jwk] }));
  });
  const port = await listening(server);
  return {
    origin: `http://127.0.0.1:${port}`,
    asked,
    state,
    close: () => new Promise((resolve) => server.close(resolve)),
  };
}

let key: SigningKey;
let entra: Awaited<ReturnType<typeof startEntra>>;
let rig: Rig;

const open = () =>
  startRig({
    bot: { view: async ({ person }) => ({ seen: person.id }) },
    env: {
      TAB_APP_ID: tabId,
      TAB_AUTHORITY: entra.origin,
      ALLOWED_TENANTS: tenant,
      PUBLIC_URL: 'https://fil-rouge.test',
    },
  });

beforeAll(async () => {
  key = createKey('entra-1');
  entra = await startEntra(key);
  rig = await open();
});
afterAll(async () => {
  await rig.close();
  await entra.close();
});

const seconds = () => Math.floor(Date.now() / 1000);

/** A good token of version 2, as Teams on the web gets it. */
const good = (): Record<string, unknown> => ({
  ver: '2.0',
  iss: `${entra.origin}/${tenant}/v2.0`,
  aud: tabId,
  tid: tenant,
  oid,
  azp: web,
  scp: 'access_as_user',
  name: 'Camille Durand',
  nbf: seconds() - 60,
  exp: seconds() + 3600,
});

const goodV1 = (): Record<string, unknown> => ({
  ...good(),
  ver: '1.0',
  iss: `https://sts.windows.net/${tenant}/`,
  aud: `api://fil-rouge.test/${tabId}`,
  appid: web,
});

const ask = (authorization?: string, path = 'plan/all') =>
  fetch(`${rig.origin}/api/${path}`, authorization ? { headers: { authorization } } : {});

const bearer = (payload: unknown, header = {}) => `Bearer ${signToken(key, payload, header)}`;

describe('a token of single sign-on', () => {
  it.each([
    ['version 2', good],
    ['version 1', goodV1],
    ['clock four minutes ahead', () => ({ ...good(), nbf: seconds() + 240 })],
    ['ended four minutes ago', () => ({ ...good(), exp: seconds() - 240 })],
    ['among other scopes', () => ({ ...good(), scp: 'openid access_as_user' })],
  ])('opens the door: %s', async (_, payload) => {
    const got = await ask(bearer(payload()));
    expect(got.status).toBe(200);
    expect(await got.json()).toEqual({ seen: oid });
    expect(got.headers.get('cache-control')).toBe('no-store');
  });

  it.each<[string, () => Record<string, unknown>]>([
    ['ended six minutes ago', () => ({ ...good(), exp: seconds() - 360 })],
    ['of the future', () => ({ ...good(), nbf: seconds() + 360 })],
    ['without an end', () => ({ ...good(), exp: undefined })],
    ['for another app', () => ({ ...good(), aud: '11111111-bbbb-4ccc-8ddd-eeeeeeeeeeee' })],
    ['for several apps', () => ({ ...good(), aud: [tabId, 'x'] })],
    [
      'for the bot',
      () => ({ ...good(), aud: rig.app.transport ? 'https://api.botframework.com' : '' }),
    ],
    ['of another host in version 1', () => ({ ...goodV1(), aud: `api://evil.test/${tabId}` })],
    ['of another tenant', () => ({ ...good(), tid: other, iss: `${entra.origin}/${other}/v2.0` })],
    ['whose issuer is another tenant', () => ({ ...good(), iss: `${entra.origin}/${other}/v2.0` })],
    ['whose issuer is of the other version', () => ({ ...good(), iss: goodV1().iss })],
    ['whose issuer only begins well', () => ({ ...good(), iss: `${good().iss}.evil.test` })],
    ['with a scope that only contains the word', () => ({ ...good(), scp: 'access_as_user_x' })],
    ['without a scope', () => ({ ...good(), scp: undefined })],
    ['of an unknown client', () => ({ ...good(), azp: '22222222-bbbb-4ccc-8ddd-eeeeeeeeeeee' })],
    [
      'whose client is said in the other version’s word',
      () => ({ ...good(), azp: undefined, appid: web }),
    ],
    ['of an app and no person', () => ({ ...good(), idtyp: 'app' })],
    ['without an object id', () => ({ ...good(), oid: undefined })],
    ['with an object id that is none', () => ({ ...good(), oid: 'camille@exemple.fr' })],
    ['without a version', () => ({ ...good(), ver: undefined })],
  ])('is refused: %s', async (_, payload) => {
    const got = await ask(bearer(payload()));
    expect(got.status).toBe(401);
    expect(await got.text()).toBe('{"error":"Unauthorized"}');
  });

  it.each<[string, () => string | undefined]>([
    ['absent', () => undefined],
    ['empty', () => 'Bearer '],
    ['basic', () => 'Basic Y2FtaWxsZTp4'],
    ['two parts', () => bearer(good()).split('.').slice(0, 2).join('.')],
    ['not JSON', () => `Bearer ${Buffer.from('x').toString('base64url')}.eA.eA`],
    ['signed by nobody', () => bearer(good(), { alg: 'none' })],
    ['signed with another algorithm', () => bearer(good(), { alg: 'HS256' })],
    ['signed with an unknown key', () => bearer(good(), { kid: 'entra-9' })],
    ['signed with a stolen key name', () => `Bearer ${signToken(createKey('entra-1'), good())}`],
    [
      'changed after it was signed',
      () => {
        const [head, , signature] = bearer(good()).slice(7).split('.');
        const payload = Buffer.from(JSON.stringify({ ...good(), oid: other })).toString(
          'base64url',
        );
        return `Bearer ${head}.${payload}.${signature}`;
      },
    ],
    ['9 kB long', () => bearer({ ...good(), name: 'x'.repeat(9_000) })],
    ['a test person', () => `Test ${Buffer.from('{}').toString('base64url')}`],
  ])('is refused: %s', async (_, header) => {
    const got = await ask(header());
    expect(got.status).toBe(401);
    expect(await got.text()).toBe('{"error":"Unauthorized"}');
  });

  it('is asked for at every door, and never in a cookie or the address', async () => {
    const token = bearer(good()).slice(7);
    for (const path of [
      'me',
      'plan/all',
      'polls/grid?poll=demo-poll-open',
      `me?access_token=${token}`,
    ])
      expect((await ask(undefined, path)).status).toBe(401);
    const cookie = await fetch(`${rig.origin}/api/me`, { headers: { cookie: `token=${token}` } });
    expect(cookie.status).toBe(401);
    for (const path of ['hear', 'polls/vote'])
      expect(
        (
          await fetch(`${rig.origin}/api/${path}`, {
            method: 'POST',
            headers: { 'content-type': 'application/json' },
            body: JSON.stringify({ key: 'k'.repeat(20), text: 'x', data: {} }),
          })
        ).status,
      ).not.toBe(200);
    expect(rig.bot.heard).toEqual([]);
  });

  it('makes nobody ask for the keys of a tenant that is not on the list', async () => {
    const before = entra.asked.length;
    for (let n = 0; n < 50; n += 1) {
      const tid = `${String(n).padStart(8, '0')}-bbbb-4ccc-8ddd-eeeeeeeeeeee`;
      await ask(bearer({ ...good(), tid, iss: `${entra.origin}/${tid}/v2.0` }));
    }
    expect(entra.asked.length).toBe(before);
    expect(new Set(entra.asked)).toEqual(new Set([`/${tenant}/discovery/v2.0/keys`]));
  });

  it('is still checked with the keys it has while Entra is away; without any, it says so', async () => {
    entra.state.away = true;
    expect((await ask(bearer(good()))).status).toBe(200);
    const fresh = await open();
    const got = await fetch(`${fresh.origin}/api/me`, {
      headers: { authorization: bearer(good()) },
    });
    expect(got.status).toBe(503);
    await fresh.close();
    entra.state.away = false;
  });
});

describe('without a registration of the tab', () => {
  it('a bot that is known to Azure has no API at all', async () => {
    const bare = await startRig();
    for (const path of ['me', 'plan/all', 'test-people'])
      expect((await fetch(`${bare.origin}/api/${path}`)).status).toBe(404);
    await bare.close();
  });
});
