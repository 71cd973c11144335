import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { type Activity, ada, appId, tenantId } from '../../support/fake-teams-client.ts';
import { type Rig, startRig } from '../../support/rig.ts';

let rig: Rig;
beforeAll(async () => {
  rig = await startRig();
});
beforeEach(() => {
  rig.bot.heard.length = 0;
  rig.connector.ledger.length = 0;
});
afterAll(() => rig.close());

const other = 'bbbbbbbb-bbbb-4ccc-8ddd-eeeeeeeeeeee';
const conversation = { id: 'a:personal', conversationType: 'personal', tenantId };

const refused: [name: string, Activity][] = [
  ['no type', { type: undefined }],
  ['a type that is a number', { type: 5 }],
  ['an unknown type', { type: 'handoff' }],
  ['a type __proto__', { type: '__proto__' }],
  ['an id that is a number', { id: 7 }],
  ['no channel', { channelId: undefined }],
  ['an empty channel', { channelId: '' }],
  ['another channel', { channelId: 'webchat' }],
  ['a channel in capitals', { channelId: 'MSTEAMS' }],
  ['no service URL', { serviceUrl: undefined }],
  ['an empty service URL', { serviceUrl: '' }],
  ['a service URL of somebody else', { serviceUrl: 'https://evil.trafficmanager.net/' }],
  [
    'a service URL that opens like ours',
    { serviceUrl: 'https://smba.trafficmanager.net.evil.fr/' },
  ],
  ['a service URL with a user', { serviceUrl: 'https://smba.trafficmanager.net@evil.fr/' }],
  ['a service URL by address', { serviceUrl: 'https://52.113.194.132/' }],
  ['a service URL of another port', { serviceUrl: 'http://127.0.0.1:1/' }],
  ['a file as service URL', { serviceUrl: 'file:///etc/passwd' }],
  ['no sender', { from: undefined }],
  ['a sender that is a text', { from: '29:ada' }],
  ['a sender without id', { from: { name: 'Ada' } }],
  ['a sender whose id is a number', { from: { id: 7 } }],
  ['no recipient', { recipient: undefined }],
  ['another bot as recipient', { recipient: { id: `28:${other}` } }],
  ['a recipient without 28:', { recipient: { id: appId } }],
  ['no conversation', { conversation: undefined }],
  ['a conversation that is a text', { conversation: 'a:personal' }],
  ['a conversation without id', { conversation: { tenantId } }],
  ['a conversation with an endless id', { conversation: { id: 'a'.repeat(10_000), tenantId } }],
  ['no tenant', { channelData: undefined, conversation: { ...conversation, tenantId: undefined } }],
  ['no tenant, as null', { channelData: null, conversation: { ...conversation, tenantId: null } }],
  ['channel data that is a text', { channelData: tenantId }],
  ['another tenant in the channel data', { channelData: { tenant: { id: other } } }],
  ['another tenant in the conversation', { conversation: { ...conversation, tenantId: other } }],
  ['a tenant that is a number', { channelData: { tenant: { id: 7 } } }],
  ['a wish for answers in the response', { deliveryMode: 'expectReplies' }],
  ['a stream as delivery', { deliveryMode: 'stream' }],
];

it.each(refused)('refuses a message with %s', async (_, activity) => {
  const reply = await rig.teams.say('bonjour', { activity });
  expect(reply).toMatchObject({ status: 400, text: '{"error":"BadRequest"}' });
  expect(rig.bot.heard).toEqual([]);
  expect(rig.connector.ledger).toEqual([]);
});

const taken: [name: string, Activity][] = [
  ['a tenant in the channel data only', { conversation: { ...conversation, tenantId: undefined } }],
  ['a tenant in the conversation only', { channelData: undefined }],
  ['a tenant in capitals', { channelData: { tenant: { id: tenantId.toUpperCase() } } }],
  ['a time that is none', { timestamp: 'hier' }],
  ['a time of the year 3000', { timestamp: '3000-01-01T00:00:00Z' }],
  ['no id', { id: undefined }],
  ['entities that are null', { entities: null }],
  ['no text', { text: undefined }],
  ['a text that is an object', { text: { a: 1 } }],
  ['a text of 200 kB', { text: 'a'.repeat(200_000) }],
  ['attachments of HTML', { attachments: [{ contentType: 'text/html', content: '<b>x</b>' }] }],
  ['fields nobody knows', { future: { a: [1] } }],
];

it.each(taken)('answers a message with %s', async (_, activity) => {
  expect(await rig.teams.say('bonjour', { activity })).toMatchObject({ status: 200 });
  expect(rig.bot.heard).toHaveLength(1);
  expect(rig.connector.posted()).toHaveLength(1);
});

it('hears somebody without an AAD object id in development', async () => {
  const from = { ...ada, aadObjectId: undefined };
  await rig.teams.say('bonjour', { activity: { from } });
  expect(rig.bot.heard[0]?.turn.person.id).toBe(ada.id);
});

it('takes an update of a conversation that names no tenant', async () => {
  const activity = {
    type: 'conversationUpdate',
    channelData: undefined,
    conversation: { id: 'c' },
  };
  expect(await rig.teams.send(activity)).toMatchObject({ status: 200 });
});

describe('an invoke', () => {
  const values: unknown[] = [
    undefined,
    null,
    'x',
    7,
    [],
    {},
    { action: null },
    { action: 'a.b' },
    { action: { type: 'Action.Submit', verb: 'a.b' } },
    { action: { type: 'Action.Execute' } },
    { action: { type: 'Action.Execute', verb: 7 } },
    { action: { type: 'Action.Execute', verb: '__proto__' } },
    { action: { type: 'Action.Execute', verb: 'constructor' } },
    { action: { type: 'Action.Execute', verb: 'v'.repeat(100_000) } },
  ];

  it.each(values)('with the value %j is answered with an error, and is no click', async (value) => {
    const reply = await rig.teams.send({ type: 'invoke', name: 'adaptiveCard/action', value });
    expect(reply).toMatchObject({
      status: 200,
      body: {
        statusCode: 400,
        type: 'application/vnd.microsoft.error',
        value: { code: 'BadRequest' },
      },
    });
    expect(rig.bot.heard).toEqual([]);
  });

  it.each([
    'task/fetch',
    'composeExtension/submitAction',
    'signin/verifyState',
    '',
    '__proto__',
    undefined,
    7,
  ])('named %j is answered with an error', async (name) => {
    expect(await rig.teams.send({ type: 'invoke', name, value: {} })).toMatchObject({
      status: 200,
      body: { statusCode: 400, type: 'application/vnd.microsoft.error' },
    });
  });

  it.each([null, [1], 'x', { role: 'pilote', isAdmin: true }])(
    'with the data %j is a click whose data the feature judges',
    async (data) => {
      const reply = await rig.teams.execute('essai.oui', data);
      expect(reply).toMatchObject({ status: 200, body: { statusCode: 200 } });
      expect(rig.bot.heard[0]?.data).toEqual(data ?? {});
    },
  );
});

describe('without an app id', () => {
  let local: Rig;
  beforeAll(async () => {
    local = await startRig({ anonymous: true });
  });
  afterAll(() => local.close());

  it('hears the local client, whose ids are not those of Teams', async () => {
    const activity = {
      serviceUrl: `${local.connector.origin.replace('127.0.0.1', 'localhost')}/teams`,
      recipient: { id: '00000000-0000-0000-0000-00000000000011', name: 'Test Bot' },
      from: {
        id: 'user-id-0',
        name: 'Alex Wilber',
        aadObjectId: '00000000-0000-0000-0000-0000000000020',
      },
      conversation: { id: 'x@test.user', tenantId: '00000000-0000-0000-0000-0000000000001' },
      channelData: { tenant: { id: '00000000-0000-0000-0000-0000000000001' } },
    };
    expect(await local.teams.say('bonjour', { activity })).toMatchObject({ status: 200 });
    expect(local.connector.posted()).toMatchObject([{ text: 'entendu : bonjour' }]);
  });

  it.each([
    'https://smba.trafficmanager.net/fr/',
    'http://evil.example/',
    'http://127.0.0.1.evil.example/',
    'http://localhost@evil.example/',
  ])('does not answer to %s', async (serviceUrl) => {
    const before = local.bot.heard.length;
    expect(await local.teams.say('x', { activity: { serviceUrl } })).toMatchObject({ status: 400 });
    expect(local.bot.heard).toHaveLength(before);
  });
});
