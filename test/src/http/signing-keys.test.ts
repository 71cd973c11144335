/** Keys that sign tokens, at both doors: kept through an outage, read again when they change. */
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { startFakeConnector } from '../../support/fake-connector.ts';
import { createKey, type SigningKey, signToken } from '../../support/fake-keys.ts';
import { tenantId } from '../../support/fake-teams-client.ts';
import { type Rig, startRig } from '../../support/rig.ts';

const tabId = 'cccccccc-bbbb-4ccc-8ddd-eeeeeeeeeeee';
const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

let rig: Rig;
/** How far the clock of the service is ahead, in ms. */
let ahead: number;
beforeEach(async () => {
  ahead = 0;
  const connector = await startFakeConnector();
  rig = await startRig({
    bot: { view: async () => ({}) },
    env: {
      TAB_APP_ID: tabId,
      TAB_AUTHORITY: connector.origin,
      PUBLIC_URL: 'https://fil-rouge.test',
    },
    connector,
  });
});
afterEach(async () => {
  await rig.close();
  await rig.connector.close();
});

const wait = (ms: number) => {
  ahead += ms;
  rig.wait(ms);
};
const seconds = (more: number) => Math.floor((Date.now() + ahead) / 1000) + more;
const times = () => ({ nbf: seconds(-60), exp: seconds(3600) });

/** A door: how to knock with a token of a key, and how often its keys were asked for. */
interface Door {
  knock: (key: SigningKey, header?: object) => Promise<number>;
  /** Answers to one look at the keys: an OpenID document is one more. */
  asked: () => number;
}

const bot: Door = {
  knock: async (key, header = {}) =>
    (await rig.teams.forge({ key, header, claims: times() })).status,
  asked: () => rig.connector.keyRequests.filter((path) => path === '/openid').length,
};
const tab: Door = {
  knock: async (key, header = {}) => {
    const payload = {
      ...times(),
      ver: '2.0',
      iss: `${rig.connector.origin}/${tenantId}/v2.0`,
      aud: tabId,
      tid: tenantId,
      oid: 'dddddddd-bbbb-4ccc-8ddd-eeeeeeeeeeee',
      azp: '5e3ce6c0-2b1f-4285-8d4b-75ee78787346',
      scp: 'access_as_user',
    };
    const authorization = `Bearer ${signToken(key, payload, header)}`;
    return (await fetch(`${rig.origin}/api/plan/all`, { headers: { authorization } })).status;
  },
  asked: () => rig.connector.keyRequests.filter((path) => /discovery/.test(path)).length,
};

describe.each([
  ['the bot', bot],
  ['the tab', tab],
])('the door of %s', (_, { knock, asked }) => {
  const good = () => knock(rig.connector.key);

  it('opens with the keys it has for a week of outage, and no longer', async () => {
    expect(await good()).toBe(200);
    rig.connector.keysStatus = 500;
    wait(23 * hour);
    expect(await good()).toBe(200);
    expect(asked()).toBe(1);
    wait(2 * hour);
    expect(await good()).toBe(200);
    expect(asked()).toBe(2);
    wait(5 * day);
    expect(await good()).toBe(200);
    wait(2 * day);
    expect(await good()).toBe(503);
    rig.connector.keysStatus = 200;
    wait(30_000);
    expect(await good()).toBe(200);
  });

  it('asks once for 100 that come at once in an outage, and not again for 30 seconds', async () => {
    await good();
    rig.connector.keysStatus = 500;
    wait(25 * hour);
    const stranger = createKey('nobody-1');
    const knocks = Array.from({ length: 100 }, (_each, at) => (at % 2 ? good() : knock(stranger)));
    // A key that nobody knows may be a new one, while nobody can say: it is no forgery yet.
    expect(new Set(await Promise.all(knocks))).toEqual(new Set([200, 503]));
    expect(asked()).toBe(2);
    // The clock goes on by itself too: far from the limit on both sides.
    wait(5_000);
    await good();
    expect(asked()).toBe(2);
    wait(25_000);
    await good();
    expect(asked()).toBe(3);
  });

  it('asks once for 100 forgeries that name unknown keys', async () => {
    await good();
    wait(minute);
    const strangers = Array.from({ length: 100 }, (_each, at) => `nobody-${at}`);
    const stranger = createKey('nobody');
    const got = await Promise.all(strangers.map((kid) => knock(stranger, { kid })));
    expect(new Set(got)).toEqual(new Set([401]));
    expect(asked()).toBe(2);
  });

  it('takes a new key a minute after the last look, even among forgeries', async () => {
    await good();
    wait(minute);
    await knock(createKey('nobody'));
    const next = createKey('next');
    rig.connector.keys.push(next);
    expect(await knock(next)).toBe(401);
    wait(minute);
    expect(await knock(next)).toBe(200);
    expect(await good()).toBe(200);
    expect(asked()).toBe(3);
  });

  it('refuses a key that was withdrawn, a day after it was read', async () => {
    await good();
    const next = createKey('next');
    rig.connector.keys.splice(0, rig.connector.keys.length, next);
    wait(25 * hour);
    expect(await good()).toBe(401);
    expect(await knock(next)).toBe(200);
  });

  it('refuses a token that asks to be understood otherwise, though its signature is good', async () => {
    expect(await knock(rig.connector.key, { crit: ['x'], x: 1 })).toBe(401);
    expect(await knock(rig.connector.key, { crit: ['b64'], b64: true })).toBe(401);
    expect(await knock(rig.connector.key, { crit: [] })).toBe(401);
  });

  it('says in the log that the keys are away, without a token, and not for each who knocks', async () => {
    await good();
    rig.connector.keysStatus = 500;
    wait(26 * hour);
    await Promise.all(Array.from({ length: 20 }, good));
    const lines = rig.log.filter(({ msg }) => msg === 'keys away');
    expect(lines).toMatchObject([{ host: rig.connector.host, hours: 26 }]);
    expect(JSON.stringify(rig.log)).not.toContain('eyJ');
  });
});

it('a list without keys does not take the place of the keys that were known', async () => {
  expect(await bot.knock(rig.connector.key)).toBe(200);
  rig.connector.keys.length = 0;
  wait(25 * hour);
  expect(await bot.knock(rig.connector.key)).toBe(200);
});
