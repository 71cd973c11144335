import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import type { Bot } from '../../../bot/conversation/bot.ts';
import { answerOf } from '../../support/fake-bot.ts';
import { ada, botMention, conversationOf } from '../../support/fake-teams-client.ts';
import { type Rig, startRig } from '../../support/rig.ts';

const card = { type: 'AdaptiveCard', version: '1.5', body: [] } as const;

/** Repeats what it hears; `carte` brings a card, `panne` breaks. */
const bot: Partial<Bot> = {
  hear: async (turn, text) => {
    if (text.startsWith('panne')) throw new Error(text.replace('panne', 'store on fire'));
    const message = text === 'carte' ? { text: 'en clair', card } : { text: `entendu : ${text}` };
    if (text === 'deux') await turn.reply({ text: 'un' });
    return answerOf(message);
  },
  click: async (_turn, verb, data) => {
    if (verb === 'essai.panne') throw new Error('forged click');
    if (verb === 'essai.forme') z.strictObject({ slot: z.string() }).parse(data);
    return answerOf(
      verb === 'essai.carte' ? { text: 'en clair', card } : { text: `fait : ${verb}` },
    );
  },
};

let rig: Rig;
beforeAll(async () => {
  rig = await startRig({ bot });
});
beforeEach(() => {
  rig.bot.heard.length = 0;
  rig.connector.ledger.length = 0;
  rig.log.length = 0;
});
afterAll(() => rig.close());

const last = () => rig.connector.ledger.at(-1);
const inConversation = () =>
  decodeURIComponent(last()?.path ?? '')
    .split('/')
    .at(4);
const texts = () => rig.connector.posted().map(({ text }) => text);

describe('a message', () => {
  it('is answered where it was written, as plain text, with the token of the bot', async () => {
    expect(await rig.teams.say('bonjour')).toMatchObject({ status: 200, body: {} });
    expect(last()).toMatchObject({
      authorization: expect.stringMatching(/^Bearer bot-token-/),
      body: { type: 'message', text: 'entendu : bonjour', textFormat: 'plain' },
    });
    expect(inConversation()).toBe('a:personal');
  });

  it('makes a turn that knows who speaks, where, when and in which language', async () => {
    await rig.teams.say('hello', { activity: { id: 'm1', locale: 'en-GB' } });
    expect(rig.bot.heard[0]?.turn).toMatchObject({
      id: 'm1',
      now: expect.any(Date),
      locale: 'en',
      person: { id: ada.aadObjectId, teamsId: ada.id, name: ada.name },
      conversation: { id: 'a:personal', type: 'personal' },
    });
  });

  it('in a channel is answered in its thread, without the mention of the bot', async () => {
    const activity = { conversation: conversationOf('channel'), entities: [botMention()] };
    await rig.teams.say('<at>Fil rouge</at> qui pilote ?', { activity });
    expect(rig.bot.heard[0]).toMatchObject({
      text: 'qui pilote ?',
      turn: { conversation: { type: 'channel' } },
    });
    expect(inConversation()).toBe('19:channel@thread.tacv2;messageid=1700000000000');
  });

  it('in a group chat is answered in the group', async () => {
    const activity = { conversation: conversationOf('groupChat'), entities: [botMention()] };
    await rig.teams.say('<at>Fil rouge</at> bonjour', { activity });
    expect(rig.bot.heard[0]).toMatchObject({
      text: 'bonjour',
      turn: { conversation: { type: 'groupChat' } },
    });
    expect(inConversation()).toBe('19:group@thread.v2');
  });

  it('may be answered in several messages, in order', async () => {
    await rig.teams.say('deux');
    expect(texts()).toEqual(['un', 'entendu : deux']);
  });

  it('of the bot itself is not answered', async () => {
    await rig.teams.say('echo', {
      activity: { from: botMention().mentioned },
    });
    expect(rig.bot.heard).toEqual([]);
    expect(rig.connector.ledger).toEqual([]);
  });
});

it('sends a card with its text as summary and fallback, and no text beside it', async () => {
  await rig.teams.say('carte');
  expect(last()?.body).toMatchObject({
    summary: 'en clair',
    attachments: [
      {
        contentType: 'application/vnd.microsoft.card.adaptive',
        content: { ...card, fallbackText: 'en clair' },
      },
    ],
  });
  expect(last()?.body.text).toBeUndefined();
});

describe('a button', () => {
  it('of Action.Submit is a click, answered by a new message', async () => {
    await rig.teams.submit({ verb: 'essai.oui', slot: '3', msteams: { type: 'messageBack' } });
    expect(rig.bot.heard[0]).toMatchObject({ verb: 'essai.oui', data: { slot: '3' } });
    expect(rig.bot.heard[0]?.data).toEqual({ slot: '3' });
    expect(texts()).toEqual(['fait : essai.oui']);
  });

  it('of Action.Execute is the same click, answered in the response', async () => {
    expect((await rig.teams.execute('essai.oui', { slot: '3' })).body).toEqual({
      statusCode: 200,
      type: 'application/vnd.microsoft.activity.message',
      value: 'fait : essai.oui',
    });
    expect(rig.bot.heard[0]).toMatchObject({ verb: 'essai.oui', data: { slot: '3' } });
    expect(rig.connector.ledger).toEqual([]);
  });

  it('of Action.Execute is given a card when the answer is a card', async () => {
    expect((await rig.teams.execute('essai.carte')).body).toEqual({
      statusCode: 200,
      type: 'application/vnd.microsoft.card.adaptive',
      value: { ...card, fallbackText: 'en clair' },
    });
  });

  it('of Action.Execute that breaks is answered with an error that has a reference', async () => {
    const { status, body } = await rig.teams.execute('essai.panne');
    expect(status).toBe(200);
    expect(body).toMatchObject({
      statusCode: 500,
      type: 'application/vnd.microsoft.error',
      value: {
        code: 'InternalServerError',
        message: expect.stringContaining(String(rig.log[0]?.ref)),
      },
    });
  });
});

describe('a click with data that are none of ours', () => {
  const forged = { slot: 3, 'Anne Durand est malade': 1 };
  const refused = [{ status: 400, code: 'click-shape', msg: 'refused' }];
  const warned = () => rig.log.filter(({ level }) => Number(level) >= 40);
  afterEach(() => {
    expect(warned()).toMatchObject(refused);
    expect(JSON.stringify(rig.log)).not.toContain('Durand');
  });

  it('is refused in the response, and the log has none of their words', async () => {
    expect((await rig.teams.execute('essai.forme', forged)).body).toMatchObject({
      statusCode: 400,
      value: { message: expect.stringContaining('Je ne connais pas cette action') },
    });
  });

  it('is refused by a message, and the log has none of their words', async () => {
    // A refusal like the last is a line of its own after a second.
    await sleep(1_100);
    rig.log.length = 0;
    await rig.teams.submit({ verb: 'essai.forme', ...forged });
    expect(texts()).toEqual([expect.stringContaining('Je ne connais pas cette action')]);
  });
});

describe('a failure', () => {
  // What failed alike a test before is summed up in a line of its own, a second later.
  beforeEach(async () => {
    await sleep(1_100);
    rig.log.length = 0;
  });

  it('is apologised for once, in the language of the person, with the reference of the log', async () => {
    await rig.teams.say('panne', { activity: { locale: 'en-US' } });
    const { ref, err } = rig.log.find(({ msg }) => msg === 'turn failed') ?? {};
    expect(ref).toMatch(/^[2-9A-Z]{6}$/);
    expect(err).toMatchObject({
      type: 'Error',
      message: 'store on fire',
      stack: expect.any(String),
    });
    expect(texts()).toEqual([expect.stringContaining(`Sorry, an error of mine`)]);
    expect(texts()[0]).toContain(ref);
    await rig.teams.say('panne');
    expect(texts()[1]).toContain('Désolé');
  });

  it('leaves no name, id, text or token in the log', async () => {
    rig.connector.faults.push({ kind: 'status', status: 400, code: 'BadSyntax' });
    await rig.teams.say('phrase-secrète');
    // Failures that are alike within a second are summed up.
    await rig.teams.say('panne encore');
    expect(rig.log.length).toBeGreaterThan(1);
    expect(JSON.stringify(rig.log)).not.toMatch(
      /Lovelace|99999999|29:ada|phrase-secr|bot-token|Bearer/,
    );
  });

  it('of Teams to take the answer is apologised for by one message more, and no more', async () => {
    const refused = { kind: 'status', status: 503 } as const;
    rig.connector.faults.push(refused, refused);
    expect(await rig.teams.say('bonjour')).toMatchObject({ status: 200 });
    expect(rig.connector.ledger).toHaveLength(2);
    expect(rig.log.map(({ msg }) => msg)).toEqual(['turn failed', 'apology failed']);
  });

  it('of the network is not apologised for: one deadline is enough', async () => {
    rig.connector.faults.push({ kind: 'reset' });
    expect(await rig.teams.say('bonjour')).toMatchObject({ status: 200 });
    expect(rig.connector.ledger).toHaveLength(1);
    expect(rig.log.map(({ msg }) => msg)).toEqual(['turn failed']);
  });

  it('of Teams is named by its status and code', async () => {
    rig.connector.faults.push({ kind: 'status', status: 403, code: 'ConversationBlockedByUser' });
    await rig.teams.say('bonjour');
    expect(rig.log).toContainEqual(
      expect.objectContaining({
        msg: 'turn failed',
        err: expect.objectContaining({ status: 403, code: 'ConversationBlockedByUser' }),
      }),
    );
  });
});
