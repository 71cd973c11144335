/** Files dropped in a chat, over real HTTP: from where they are fetched, how much of them, and how often. */
import { afterAll, beforeAll, beforeEach, expect, it } from '@jest/globals';
import { NotFetched } from '../../../bot/contract/feature.ts';
import type { Bot } from '../../../bot/conversation/bot.ts';
import { BusyError } from '../../../bot/links/document-queue.ts';
import { answerOf } from '../../support/fake-bot.ts';
import { conversationOf } from '../../support/fake-teams-client.ts';
import { type Rig, startRig } from '../../support/rig.ts';

let rig: Rig;
let most = 1_000;
let busy = false;
const bot: Partial<Bot> = {
  dropped: async (_turn, { name, bytes }) => {
    if (busy) throw new BusyError('full');
    if (name === 'photo.png') return answerOf({ text: 'pas lu' });
    try {
      return answerOf({ text: `${name} : ${(await bytes(most)).length} octets` });
    } catch (error) {
      if (!(error instanceof NotFetched)) throw error;
      return answerOf({ text: `${name} : ${error.reason}` });
    }
  },
};

beforeAll(async () => {
  rig = await startRig({ bot });
});
beforeEach(() => {
  most = 1_000;
  busy = false;
  rig.connector.ledger.length = 0;
  rig.connector.fetched.length = 0;
  rig.connector.drive.clear();
  rig.connector.drive.set('/drive/plan', new Uint8Array(600));
});
afterAll(() => rig.close());

const file = (
  name = 'plan.docx',
  downloadUrl = `${rig.connector.origin}/drive/plan?tempauth=x`,
) => ({
  name,
  downloadUrl,
});
const texts = () => rig.connector.posted().map(({ text }) => text);

it('is fetched from its drive and answered', async () => {
  await rig.teams.drop([file()]);
  expect(texts()).toEqual(['plan.docx : 600 octets']);
  expect(rig.connector.fetched).toEqual(['/drive/plan']);
});

it('that the bot does not want is not fetched', async () => {
  await rig.teams.drop([file('photo.png')]);
  expect([texts(), rig.connector.fetched]).toEqual([['pas lu'], []]);
});

it('longer than it may be is read no further, whatever was said of its length', async () => {
  most = 500;
  await rig.teams.drop([file()]);
  expect(texts()).toEqual(['plan.docx : too-big']);
});

it.each([
  'https://evil.example/plan.docx',
  'https://169.254.169.254/latest/meta-data',
  'http://127.0.0.1:1/drive/plan',
  'https://partenaires-my.sharepoint.com@evil.example/x',
  'http://partenaires-my.sharepoint.com/x',
  'file:///etc/passwd',
])('is never fetched from %s', async (url) => {
  await rig.teams.drop([file('plan.docx', url)]);
  expect(texts()).toEqual(['plan.docx : not-allowed']);
});

it('that is no more there is said so', async () => {
  await rig.teams.drop([file('plan.docx', `${rig.connector.origin}/drive/gone`)]);
  expect(texts()).toEqual(['plan.docx : unreachable']);
});

it('is read once, however often it is delivered', async () => {
  await rig.teams.drop([file()], '', { times: 4 });
  expect([texts().length, rig.connector.fetched.length]).toEqual([1, 1]);
});

it('two at once are two, and what is written beside them is heard', async () => {
  await rig.teams.drop([file('a.docx'), file('b.pdf')], 'voici le schéma');
  expect(texts()).toEqual([
    'a.docx : 600 octets',
    'b.pdf : 600 octets',
    'entendu : voici le schéma',
  ]);
});

it.each(['channel', 'groupChat'] as const)('in a %s is no file for the bot', async (type) => {
  await rig.teams.drop([file()], 'voici', { activity: { conversation: conversationOf(type) } });
  expect([texts(), rig.connector.fetched]).toEqual([['entendu : voici'], []]);
});

it('while too many documents are made is told in a sentence', async () => {
  busy = true;
  await rig.teams.drop([file()]);
  expect(texts()).toEqual([expect.stringContaining('réessayez dans une minute')]);
});
