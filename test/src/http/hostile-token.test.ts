import { createHmac } from 'node:crypto';
import http from 'node:http';
import { afterAll, beforeAll, expect, it, jest } from '@jest/globals';
import { createKey } from '../../support/fake-keys.ts';
import { ada, appId, type Forgery, tenantId } from '../../support/fake-teams-client.ts';
import { type Rig, startRig } from '../../support/rig.ts';

const stranger = createKey('stranger');
const twin = createKey('teams-1');
const ofOtherChannel = createKey('other-channel', ['webchat']);
const entra = 'https://login.microsoftonline.com';

let rig: Rig;
beforeAll(async () => {
  // The SDK prints what it thinks of a bad signature.
  jest.spyOn(console, 'error').mockImplementation(() => {});
  rig = await startRig();
  rig.connector.keys.push(ofOtherChannel);
});
afterAll(() => rig.close());

const seconds = (ahead: number) => Math.floor(Date.now() / 1000) + ahead;
const claims = (changed: Record<string, unknown>): Forgery => ({ claims: changed });
const good = () => rig.teams.sign({ type: 'message', text: 'x' }).authorization;
const parts = () => good().replace('Bearer ', '').split('.');
const base64url = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');

/** Signed with the public key as if it were a secret: the oldest trick. */
function hs256(): string {
  const [, payload] = parts();
  const data = `${base64url({ alg: 'HS256', kid: 'teams-1' })}.${payload}`;
  const secret = JSON.stringify(rig.connector.key.jwk);
  return `${data}.${createHmac('sha256', secret).update(data).digest('base64url')}`;
}

const forgeries: [name: string, () => Forgery][] = [
  ['no token', () => ({ authorization: '' })],
  ['Basic', () => ({ authorization: 'Basic YWRhOnNlY3JldA==' })],
  ['an empty Bearer', () => ({ authorization: 'Bearer ' })],
  ['no scheme', () => ({ authorization: parts().join('.') })],
  ['a lower-case bearer', () => ({ authorization: good().replace('Bearer', 'bearer') })],
  ['two blanks', () => ({ authorization: good().replace(' ', '  ') })],
  ['a tab', () => ({ authorization: good().replace(' ', '\t') })],
  ['more behind the token', () => ({ authorization: `${good()} more` })],
  ['two tokens', () => ({ authorization: `${good()}, ${good()}` })],
  ['2 parts', () => ({ authorization: `Bearer ${parts().slice(0, 2).join('.')}` })],
  ['4 parts', () => ({ authorization: `${good()}.AAAA` })],
  ['no signature', () => ({ authorization: `Bearer ${parts().slice(0, 2).join('.')}.` })],
  ['a token of 9 kB', () => claims({ more: 'a'.repeat(9_000) })],
  ['a cut signature', () => ({ authorization: good().slice(0, -6) })],
  [
    'a signature of another token',
    () => {
      const [head, , signature] = parts();
      const other = rig.teams.sign({ type: 'message' }, claims({ jti: '2' }));
      return { authorization: `Bearer ${head}.${other.authorization.split('.')[1]}.${signature}` };
    },
  ],
  ['a payload that is no JSON', () => ({ payload: 'not json' })],
  ['a payload that is an array', () => ({ payload: [1] })],
  ['a payload that is null', () => ({ payload: null })],
  ['a payload that is empty', () => ({ payload: {} })],
  ['alg none', () => ({ header: { alg: 'none' } })],
  ['alg none in capitals', () => ({ header: { alg: 'NONE' } })],
  ['alg HS256', () => ({ authorization: `Bearer ${hs256()}` })],
  ['alg ES256', () => ({ header: { alg: 'ES256' } })],
  ['alg PS256', () => ({ header: { alg: 'PS256' } })],
  ['alg absent', () => ({ header: { alg: undefined } })],
  ['alg RS512 on an RS256 signature', () => ({ header: { alg: 'RS512' } })],
  ['kid absent', () => ({ header: { kid: undefined } })],
  ['kid an object', () => ({ header: { kid: {} } })],
  ['kid unknown', () => ({ header: { kid: 'nobody' } })],
  ['kid a path', () => ({ header: { kid: '../../etc/passwd' } })],
  ['kid __proto__', () => ({ header: { kid: '__proto__' } })],
  ['a key of its own in the header', () => ({ key: stranger, header: { jwk: stranger.jwk } })],
  ['a key nobody knows', () => ({ key: stranger })],
  ['another key under a known name', () => ({ key: twin })],
  ['a key endorsed for another channel', () => ({ key: ofOtherChannel })],
  ['iss absent', () => claims({ iss: undefined })],
  ['iss a list', () => claims({ iss: ['https://api.botframework.com'] })],
  ['iss with a slash', () => claims({ iss: 'https://api.botframework.com/' })],
  [
    'iss of the emulator',
    () =>
      claims({
        iss: 'https://sts.windows.net/f8cdef31-a31e-4b4a-93e4-5f571e91255a/',
        ver: '1.0',
        appid: appId,
      }),
  ],
  [
    'iss of another tenant',
    () => claims({ iss: `${entra}/${tenantId}/v2.0`, tid: tenantId, ver: '2.0', azp: appId }),
  ],
  ['iss of the government cloud', () => claims({ iss: 'https://api.botframework.us' })],
  [
    'a token of the tab',
    () =>
      claims({
        iss: `${entra}/${tenantId}/v2.0`,
        scp: 'access_as_user',
        oid: ada.aadObjectId,
        tid: tenantId,
      }),
  ],
  [
    'a token of a skill',
    () =>
      claims({
        iss: `${entra}/${tenantId}/v2.0`,
        ver: '2.0',
        azp: '22222222-2222-4333-8444-555555555555',
      }),
  ],
  ['aud absent', () => claims({ aud: undefined })],
  ['aud of another bot', () => claims({ aud: '22222222-2222-4333-8444-555555555555' })],
  ['aud a list', () => claims({ aud: [appId] })],
  ['aud in other letters', () => claims({ aud: 'AAAAAAAA'.concat(appId.slice(8)) })],
  ['aud with a blank', () => claims({ aud: `${appId} ` })],
  ['serviceurl absent', () => claims({ serviceurl: undefined })],
  [
    'serviceurl of another service',
    () => claims({ serviceurl: 'https://smba.trafficmanager.net/fr/' }),
  ],
  ['serviceurl in capitals', () => claims({ serviceurl: rig.connector.serviceUrl.toUpperCase() })],
  [
    'serviceurl without its slash',
    () => claims({ serviceurl: rig.connector.serviceUrl.slice(0, -1) }),
  ],
  ['nbf in the future', () => claims({ nbf: seconds(600) })],
  ['exp absent', () => claims({ exp: undefined })],
  ['exp a text', () => claims({ exp: String(seconds(3600)) })],
  ['exp negative', () => claims({ exp: -1 })],
  ['expired 6 minutes ago', () => claims({ exp: seconds(-360), nbf: seconds(-7200) })],
  ['the channel of the App Service extension', () => ({ activity: { channelId: 'AseChannel' } })],
  ['the channel of the emulator', () => ({ activity: { channelId: 'emulator' } })],
];

it('knows at least 40 forgeries', () => {
  expect(forgeries.length).toBeGreaterThanOrEqual(40);
});

it.each(forgeries)('refuses %s', async (_, forgery) => {
  const { status, text } = await rig.teams.forge(forgery());
  expect([400, 401]).toContain(status);
  expect(['{"error":"BadRequest"}', '{"error":"Unauthorized"}']).toContain(text);
});

it('refuses a token that was given for another service URL', async () => {
  const { authorization } = rig.teams.sign({ type: 'message' });
  const activity = { serviceUrl: `${rig.connector.origin}/elsewhere/` };
  expect(await rig.teams.forge({ authorization, activity })).toMatchObject({ status: 401 });
});

it('refuses two Authorization headers', async () => {
  const { activity, authorization } = rig.teams.sign({ type: 'message', text: 'x' });
  const status = await new Promise((resolve) => {
    const request = http.request(`${rig.origin}/api/messages`, { method: 'POST' }, (response) => {
      response.resume();
      resolve(response.statusCode);
    });
    request.setHeader('content-type', 'application/json');
    request.setHeader('authorization', [authorization, authorization]);
    request.end(JSON.stringify(activity));
  });
  expect(status).toBe(401);
});

it('ran no turn for any of them, called nobody and asked for no token', () => {
  expect(rig.bot.heard).toEqual([]);
  expect(rig.connector.ledger).toEqual([]);
  expect(rig.connector.tokenRequests()).toBe(0);
});

it('keeps no token in the log', () => {
  // One line of each kind of refusal in a second, however many there were.
  expect(rig.log.length).toBeGreaterThan(8);
  expect(JSON.stringify(rig.log)).not.toContain('eyJ');
});

/** Where the SDK keeps the issuers it has seen, for ever, and looks for them one by one. */
const issuersOfSdk = async (): Promise<number> => {
  const path = 'botframework-connector/lib/auth/tokenValidationParameters.js';
  const { default: sdk } = await import(path);
  return sdk.ToBotFromBotOrEmulatorTokenValidationParameters.issuer.length;
};

const fromTenant = (tid: number): Forgery => {
  const iss = `https://sts.windows.net/${tid}/`;
  const payload = { iss, tid: String(tid), aud: appId, exp: seconds(60) };
  const authorization = `Bearer ${base64url({ alg: 'RS256', kid: 'x' })}.${base64url(payload)}.AAAA`;
  return { authorization };
};

it('lets the SDK remember nothing of 1,000 tokens of unknown tenants', async () => {
  const before = await issuersOfSdk();
  for (let tid = 0; tid < 1_000; tid += 50) {
    await Promise.all(Array.from({ length: 50 }, (_, at) => rig.teams.forge(fromTenant(tid + at))));
  }
  expect(before).toBeGreaterThan(0);
  expect(await issuersOfSdk()).toBe(before);
});

it('takes a good token, and one that ended 4 minutes ago', async () => {
  const late = claims({ exp: seconds(-240), nbf: seconds(-7200) });
  expect(await rig.teams.forge({})).toMatchObject({ status: 200 });
  expect(await rig.teams.forge(late)).toMatchObject({ status: 200 });
  expect(rig.bot.heard).toHaveLength(2);
});

it('answers 503 when the keys of Teams cannot be had', async () => {
  const other = await startRig();
  await other.connector.close();
  const { activity } = other.teams.sign({ type: 'message', text: 'x' });
  const reply = await other.teams.forge({ activity });
  expect(reply).toMatchObject({ status: 503, text: '{"error":"ServiceUnavailable"}' });
  await other.app.close();
});
