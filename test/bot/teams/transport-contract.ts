/** What every `TeamsTransport` promises, whatever SDK is in it, over real HTTP with a fake Teams. */
import { once } from 'node:events';
import net from 'node:net';
import { inspect } from 'node:util';
import {
  afterAll,
  afterEach,
  beforeAll,
  beforeEach,
  describe,
  expect,
  it,
  jest,
} from '@jest/globals';
import { cloudSettings } from '../../../bot/teams/cloud.ts';
import { UploadError } from '../../../bot/teams/drive.ts';
import { OutboundError } from '../../../bot/teams/outbound-error.ts';
import { invokeAnswer, toPost } from '../../../bot/teams/reply.ts';
import type {
  BotIdentity,
  CreateTransport,
  Exchange,
  TeamsLog,
  TeamsTransport,
} from '../../../bot/teams/transport.ts';
import {
  type FakeConnector,
  type Fault,
  startFakeConnector,
} from '../../support/fake-connector.ts';
import { createKey } from '../../support/fake-keys.ts';
import {
  type Activity,
  ada,
  appId,
  botMention,
  conversationOf,
  createTeamsClient,
  type Forgery,
  tenantId,
} from '../../support/fake-teams-client.ts';
import { listening } from '../../support/listening.ts';
import { type Rig, startRig } from '../../support/rig.ts';

const deadlineMs = 10_000;
const password = 'secret-of-the-contract';
const secretWords = 'phrase-secrète';
const text = toPost({ text: secretWords });
const card = { type: 'AdaptiveCard', version: '1.5', body: [] } as const;
const thread = '19:channel@thread.tacv2;messageid=1700000000000';
const hour = 3600;
const seconds = () => Math.floor(Date.now() / 1000);

/** Only the timers of our own code stop: those inside Node go on, and so does HTTP. */
const stopTimers = () =>
  jest.useFakeTimers({
    doNotFake: [
      'Date',
      'clearImmediate',
      'clearInterval',
      'hrtime',
      'nextTick',
      'performance',
      'queueMicrotask',
      'setImmediate',
      'setInterval',
    ],
  });

export function transportContract(create: CreateTransport): void {
  let connector: FakeConnector;
  let transport: TeamsTransport;
  let lines: { level: string; fields: object; message: string }[];
  let now: number;
  let tokensBefore: number;
  let testOver: boolean;

  const log = Object.fromEntries(
    ['error', 'warn', 'info', 'debug'].map((level) => [
      level,
      (fields: object, message: string) => void lines.push({ level, fields, message }),
    ]),
  ) as unknown as TeamsLog;
  const identity = (): BotIdentity => ({
    appId,
    appPassword: password,
    appType: 'SingleTenant',
    appTenantId: tenantId,
    cloud: cloudSettings(undefined, {
      ToBotFromChannelOpenIdMetadataUrl: `${connector.origin}/openid`,
      ToChannelFromBotLoginUrl: `${connector.origin}/login`,
    }),
    hosts: { names: [connector.host], loopback: 'listed' },
  });
  const made = (over: Partial<BotIdentity> = {}) =>
    create({ ...identity(), ...over }, { log, deadlineMs, now: () => now });
  const anonymous = () =>
    made({
      appId: '',
      appPassword: '',
      appType: 'MultiTenant',
      appTenantId: '',
      hosts: { names: [], loopback: 'any' },
    });
  const tokenRequests = () => connector.tokenRequests() - tokensBefore;

  beforeAll(async () => {
    connector = await startFakeConnector();
  });
  beforeEach(() => {
    connector.ledger.length = 0;
    connector.uploads.length = 0;
    Object.assign(connector, { keys: [connector.key], members: [], uploadStatus: 201 });
    connector.tokenLife = { seconds: hour, status: 200 };
    tokensBefore = connector.tokenRequests();
    lines = [];
    testOver = false;
    now = Date.now();
    transport = made();
  });
  afterEach(() => {
    testOver = true;
    jest.useRealTimers();
    expect(connector.faults).toEqual([]);
  });
  afterAll(() => connector.close());

  /** Waits for something that comes over the network, as long as the test may take. */
  const until = async (come: () => boolean): Promise<void> => {
    while (!come() && !testOver) await new Promise(setImmediate);
  };
  /** Gives the transport an activity as Teams would. */
  const receive = (over: Activity, turn: (exchange: Exchange) => Promise<void>) => {
    const client = createTeamsClient(connector, connector.origin);
    return transport.receive(client.sign(over).activity, turn);
  };
  const message = { type: 'message', text: 'bonjour' };
  const invoke = { type: 'invoke', name: 'adaptiveCard/action', value: {} };
  const to = (conversationId = 'a:personal') => ({
    serviceUrl: connector.serviceUrl,
    conversationId,
    botId: `28:${appId}`,
  });
  const asked = () =>
    connector.ledger.map(({ method, path }) => `${method} ${decodeURIComponent(path)}`);
  const failure = async (call: Promise<unknown>): Promise<OutboundError> => {
    const error = await call.then(
      () => undefined,
      (reason: unknown) => reason,
    );
    expect(error).toBeInstanceOf(OutboundError);
    return error as OutboundError;
  };

  describe('a service on it', () => {
    let rig: Rig;
    beforeAll(async () => {
      rig = await startRig({ createTransport: create, connector });
    });
    beforeEach(() => {
      rig.bot.heard.length = 0;
    });
    afterAll(() => rig.close());

    it('hears what Teams signed, and answers', async () => {
      expect(await rig.teams.say('bonjour')).toMatchObject({ status: 200 });
      expect(rig.bot.heard).toMatchObject([{ text: 'bonjour' }]);
      expect(connector.posted()).toMatchObject([{ text: 'entendu : bonjour' }]);
    });

    it.each<[string, () => Forgery]>([
      ['without a token', () => ({ authorization: '' })],
      ['with what is not a token', () => ({ authorization: 'Bearer a.b.c' })],
      ['signed by nobody', () => ({ header: { alg: 'none' } })],
      ['signed by an unknown key', () => ({ key: createKey('teams-9') })],
      ['signed by another key under the same name', () => ({ key: createKey('teams-1') })],
      ['that has ended', () => ({ claims: { exp: seconds() - hour } })],
      ['that does not begin yet', () => ({ claims: { nbf: seconds() + hour } })],
      ['for another bot', () => ({ claims: { aud: 'other' } })],
      ['of another issuer', () => ({ claims: { iss: 'https://sts.windows.net/x/' } })],
      ['for another service', () => ({ claims: { serviceurl: 'https://other.example/' } })],
      ['for no service', () => ({ claims: { serviceurl: undefined } })],
    ])('refuses an activity %s, and hears nothing', async (_, forgery) => {
      expect(await rig.teams.forge(forgery())).toMatchObject({ status: 401 });
      expect(rig.bot.heard).toEqual([]);
      expect(connector.ledger).toEqual([]);
      expect(JSON.stringify(rig.log)).not.toMatch(/Bearer|Lovelace|eyJ/);
    });

    it('hears and answers without any token when the bot has no app id', async () => {
      const other = await startRig({ createTransport: create, connector, anonymous: true });
      expect(await other.teams.say('bonjour')).toMatchObject({ status: 200 });
      expect(connector.ledger).toMatchObject([
        { authorization: undefined, body: { text: 'entendu : bonjour' } },
      ]);
      await other.close();
    });

    it('refuses a key that is not endorsed for Teams', async () => {
      const key = createKey('emulator', ['directline']);
      connector.keys.push(key);
      const other = await startRig({ createTransport: create, connector });
      expect(await other.teams.forge({ key })).toMatchObject({ status: 401 });
      expect(other.bot.heard).toEqual([]);
      await other.close();
    });

    it('says 503 when the keys cannot be had', async () => {
      const env = { ToBotFromChannelOpenIdMetadataUrl: `${connector.origin}/nowhere` };
      const other = await startRig({ createTransport: create, connector, env });
      expect(await other.teams.say('bonjour')).toMatchObject({ status: 503 });
      expect(other.bot.heard).toEqual([]);
      await other.close();
    });
  });

  describe('receive', () => {
    it('runs the turn of a signed activity once, with the activity as it came', async () => {
      const turns: object[] = [];
      const strange = {
        ...message,
        entities: null,
        membersAdded: 'nobody',
        text: { not: 'a text' },
        channelData: { tenant: { id: tenantId }, unknown: [1] },
      };
      const received = await receive(strange, async ({ activity }) => void turns.push(activity));
      expect(received).toBeUndefined();
      expect(turns).toEqual([expect.objectContaining(strange)]);
    });

    it('answers an invoke with the body that its turn gave, or with none', async () => {
      const body = invokeAnswer({ text: 'fait' });
      expect(await receive(invoke, ({ answer }) => answer(body))).toEqual(body);
      expect(await receive(invoke, ({ answer }) => answer())).toBeUndefined();
      expect(connector.ledger).toEqual([]);
    });

    it('rejects with what the turn rejects with', async () => {
      const error = new Error('the turn');
      await expect(receive(message, () => Promise.reject(error))).rejects.toBe(error);
    });
  });

  describe('reply', () => {
    it('answers a text where it was written, as the bot, to whoever wrote, with its token', async () => {
      await receive({ ...message, id: 'm1' }, ({ reply }) => reply(text));
      expect(asked()).toEqual(['POST /teams/v3/conversations/a:personal/activities/m1']);
      expect(connector.ledger[0]).toMatchObject({
        authorization: expect.stringMatching(/^Bearer bot-token-\d+$/),
        body: {
          type: 'message',
          text: secretWords,
          textFormat: 'plain',
          replyToId: 'm1',
          from: { id: `28:${appId}` },
          recipient: { id: ada.id },
          conversation: { id: 'a:personal' },
        },
      });
    });

    it('gives a card as it is, and changes nothing in what it was given', async () => {
      const post = toPost({ text: 'en clair', card });
      const before = structuredClone(post);
      await receive(message, ({ reply }) => reply(post));
      expect(post).toEqual(before);
      expect(connector.posted()[0]).toMatchObject(before);
      expect(connector.posted()[0]?.text).toBeUndefined();
    });

    it('in a channel lands in the thread', async () => {
      const conversation = conversationOf('channel');
      const activity = { ...message, id: 'm1', conversation, entities: [botMention()] };
      await receive(activity, ({ reply }) => reply(text));
      expect(asked()).toEqual([`POST /teams/v3/conversations/${thread}/activities/m1`]);
    });

    it('twice in a turn keeps the order', async () => {
      await receive(message, async ({ reply }) => {
        await reply(toPost({ text: 'un' }));
        await reply(toPost({ text: 'deux' }));
      });
      expect(connector.posted().map((posted) => posted.text)).toEqual(['un', 'deux']);
    });
  });

  describe('push and update', () => {
    it.each(['a:personal', '19:group@thread.v2', '19:channel@thread.tacv2', thread])(
      'write to %s with one request, as the bot, and give the id of the message',
      async (id) => {
        expect(await transport.push(to(id), text)).toMatch(/^sent-\d+$/);
        expect(await transport.update(to(id), 'sent-0', text)).toBe('sent-0');
        expect(asked()).toEqual([
          `POST /teams/v3/conversations/${id}/activities`,
          `PUT /teams/v3/conversations/${id}/activities/sent-0`,
        ]);
        for (const { authorization, body } of connector.ledger) {
          expect(authorization).toMatch(/^Bearer bot-token-\d+$/);
          expect(body).toMatchObject({
            ...text,
            from: { id: `28:${appId}` },
            conversation: { id },
          });
        }
      },
    );

    it('reach no other place than the conversation, whatever is in its id', async () => {
      await transport.push(to('../../v3/teams?x=1#'), text);
      expect(connector.ledger.map(({ path }) => path)).toEqual([
        '/teams/v3/conversations/..%2F..%2Fv3%2Fteams%3Fx%3D1%23/activities',
      ]);
    });

    it('give no id when Teams gave none', async () => {
      connector.faults.push({ kind: 'status', status: 201, accept: true });
      expect(await transport.push(to(), text)).toBeUndefined();
    });
  });

  describe('roster', () => {
    const crowd = (count: number, from: string) =>
      Array.from({ length: count }, (_, n) => ({
        id: `29:${from}${n}`,
        aadObjectId: `${from}${n}`,
      }));

    it('is that of the one conversation, page after page, each in one request', async () => {
      const channel = '19:shared@thread.tacv2';
      const members = crowd(1_200, 'p');
      connector.members = crowd(3, 'team');
      connector.membersIn.set(channel, members);
      const first = await transport.roster(to(channel));
      const second = await transport.roster(to(channel), first.next);
      const third = await transport.roster(to(channel), second.next);
      const pages = [first, second, third];
      expect(pages.map((page) => page.members.length)).toEqual([500, 500, 200]);
      expect(pages.flatMap((page) => page.members)).toEqual(members);
      expect(third.next).toBeUndefined();
      const path = `GET /teams/v3/conversations/${channel}/pagedmembers`;
      expect(asked()).toEqual([path, path, path]);
    });
  });

  describe('upload', () => {
    const bytes = new Uint8Array([80, 75, 3, 4]);

    it('puts the whole file in one range', async () => {
      await transport.upload(`${connector.origin}/drive/1`, bytes);
      expect(connector.uploads).toEqual([
        { path: '/drive/1', range: 'bytes 0-3/4', bytes: Buffer.from(bytes) },
      ]);
      expect(tokenRequests()).toBe(0);
    });

    it('is refused by the drive once, and not repeated', async () => {
      connector.uploadStatus = 503;
      const put = transport.upload(`${connector.origin}/drive/1`, bytes);
      await expect(put).rejects.toThrow(UploadError);
      expect(connector.uploads).toHaveLength(1);
    });

    it('goes to no other host', async () => {
      const put = transport.upload('https://drive.evil.example/1', bytes);
      await expect(put).rejects.toThrow(UploadError);
      await expect(transport.upload('http://127.0.0.1:1/drive/1', bytes)).rejects.toThrow(
        UploadError,
      );
    });
  });

  describe.each<[string, () => Promise<unknown>]>([
    ['reply', () => receive(message, ({ reply }) => reply(text))],
    ['push', () => transport.push(to(), text)],
    ['update', () => transport.update(to(), 'sent-7', text)],
    ['roster', () => transport.roster(to())],
  ])('a %s that fails', (_, call) => {
    const failWith = (fault: Fault) => {
      connector.ledger.length = 0;
      connector.faults.push(fault);
      return failure(call());
    };

    it.each([400, 401, 403, 404, 408, 409, 412, 413, 429, 500, 502, 503, 504])(
      'with %d is one request, and says what Teams said',
      async (status) => {
        for (const retryAfter of [undefined, '0', '1', '86400', 'soon']) {
          const headers: Record<string, string> =
            retryAfter === undefined ? {} : { 'retry-after': retryAfter };
          const error = await failWith({ kind: 'status', status, code: 'Word', headers });
          expect(error).toMatchObject({ trouble: 'answered', status, code: 'Word', retryAfter });
          expect(connector.ledger).toHaveLength(1);
        }
        expect(tokenRequests()).toBe(1);
      },
    );

    it('on a connection that is cut is one request, taken or not', async () => {
      for (const accept of [false, true]) {
        const error = await failWith({ kind: 'reset', accept });
        expect(error).toMatchObject({ trouble: 'noAnswer', code: 'ECONNRESET' });
        expect(connector.ledger).toHaveLength(1);
      }
    });

    it('follows no redirect', async () => {
      const headers = { location: `${connector.origin}/teams/v3/conversations/elsewhere` };
      const error = await failWith({ kind: 'status', status: 307, headers });
      expect(error).toMatchObject({ trouble: 'answered', status: 307 });
      expect(connector.ledger).toHaveLength(1);
    });

    it('when Teams does not answer ends with the deadline, and not before', async () => {
      await call();
      stopTimers();
      let over = false;
      const end = failWith({ kind: 'hang' }).finally(() => {
        over = true;
      });
      await until(() => connector.ledger.length === 1);
      jest.advanceTimersByTime(deadlineMs - 1);
      for (let turn = 0; turn < 20; turn++) await new Promise(setImmediate);
      expect(over).toBe(false);
      jest.advanceTimersByTime(1);
      expect(await end).toMatchObject({ trouble: 'deadline' });
      expect(connector.ledger).toHaveLength(1);
    });

    it('without a token sends nothing', async () => {
      connector.tokenLife.status = 500;
      expect(await failure(call())).toMatchObject({ trouble: 'noToken' });
      expect(connector.ledger).toEqual([]);
    });

    it('holds nothing of the message, the token or the password', async () => {
      const faults: Fault[] = [{ kind: 'status', status: 400 }, { kind: 'reset' }];
      for (const fault of faults) {
        const error = await failWith(fault);
        const { stack, message: said, status, code, retryAfter } = error;
        expect(`${stack} ${said} ${status} ${code} ${retryAfter}`).not.toMatch(
          /phrase-secr|bot-token|secret-of/,
        );
      }
      expect(inspect(lines, { depth: 9 })).not.toMatch(/phrase-secr|bot-token|secret-of/);
    });
  });

  it('a server that is not there is known from one that was reached', async () => {
    transport = made({ hosts: { names: ['127.0.0.1'], loopback: 'listed' } });
    const there = { ...to(), serviceUrl: 'http://127.0.0.1:9/' };
    const error = await failure(transport.push(there, text));
    expect(error).toMatchObject({ trouble: 'noAnswer', code: 'ECONNREFUSED' });
  });

  describe('hosts', () => {
    it.each([
      'https://smba.trafficmanager.net.evil.example/',
      'https://evil.trafficmanager.net/',
      'http://127.0.0.1:1/teams/',
      'http://user@127.0.0.1/teams/',
      'not a url',
    ])(
      'that are not on the list are not called, and no token is asked for them: %s',
      async (url) => {
        const there = { ...to(), serviceUrl: url };
        const all = [
          transport.push(there, text),
          transport.update(there, 'sent-7', text),
          transport.roster(there),
        ];
        for (const call of all)
          expect(await failure(call)).toMatchObject({ trouble: 'forbiddenHost' });
        expect(connector.ledger).toEqual([]);
        expect(tokenRequests()).toBe(0);
      },
    );

    it('of this machine are spoken to without a token by a bot without an app id', async () => {
      transport = anonymous();
      await transport.push(to(), text);
      expect(connector.ledger).toMatchObject([{ authorization: undefined }]);
      expect(tokenRequests()).toBe(0);
    });
  });

  describe('the token of the bot', () => {
    const crowd = () =>
      Promise.allSettled(
        Array.from({ length: 100 }, (_, n) =>
          n % 2 === 0 ? transport.push(to(), text) : receive(message, ({ reply }) => reply(text)),
        ),
      );

    it('is asked for once by 100 calls at the same time, and once more when it has ended', async () => {
      await crowd();
      expect(tokenRequests()).toBe(1);
      expect(connector.posted()).toHaveLength(100);
      // The token of an hour is renewed 5 minutes before its end.
      now += 3_299_000;
      await crowd();
      expect(tokenRequests()).toBe(1);
      now += 1_000;
      await crowd();
      expect(tokenRequests()).toBe(2);
      expect(connector.posted()).toHaveLength(300);
    });

    it('is asked for once by 100 calls when it is refused, then left alone for 5 s', async () => {
      connector.tokenLife.status = 401;
      await crowd();
      await failure(transport.push(to(), text));
      expect(tokenRequests()).toBe(1);
      expect(connector.ledger).toEqual([]);
      connector.tokenLife.status = 200;
      now += 5_001;
      await transport.push(to(), text);
      expect(connector.posted()).toHaveLength(1);
    });

    it('is waited for until the deadline', async () => {
      const silent = net.createServer();
      const port = await listening(silent);
      const cloud = cloudSettings(undefined, {
        ToChannelFromBotLoginUrl: `http://127.0.0.1:${port}`,
      });
      transport = made({ cloud });
      stopTimers();
      const connected = once(silent, 'connection');
      const end = failure(transport.push(to(), text));
      const [socket] = (await connected) as [net.Socket];
      jest.advanceTimersByTime(deadlineMs);
      expect(await end).toMatchObject({ trouble: 'noToken' });
      socket.destroy();
      silent.close();
    });
  });
}
