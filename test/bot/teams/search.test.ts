import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { SearchHit } from '../../../bot/contract/feature.ts';
import type { Sighting } from '../../../bot/features/people/model/meet.ts';
import { conversationOf } from '../../support/fake-teams-client.ts';
import { type Rig, startRig } from '../../support/rig.ts';

const card = { type: 'AdaptiveCard', version: '1.5', body: [] } as const;
const asked: string[] = [];
const seen: Sighting[] = [];

/** Thirty things when nothing is typed; nothing for `rien`; one without a card for `texte`. */
const find = (text: string): SearchHit[] => {
  asked.push(text);
  if (text === 'panne') throw new Error('search on fire');
  if (text === 'rien') return [];
  if (text === 'texte') return [{ title: 't', text: 'x', show: () => ({ text: '**x**' }) }];
  return Array.from({ length: 30 }, (_, i) => ({
    title: `Fiche ${i}`,
    text: `titre ${i}`,
    show: () => ({ text: `en clair ${i}`, card }),
  }));
};

let rig: Rig;
beforeAll(async () => {
  rig = await startRig({
    bot: { search: find },
    meet: async (sighting) => void seen.push(sighting),
  });
});
afterAll(() => rig.close());

interface Body {
  composeExtension: { type: string; text?: string; attachments?: Record<string, unknown>[] };
}
const search = async (...typed: Parameters<Rig['teams']['search']>) => {
  const { status, body } = await rig.teams.search(...typed);
  expect(status).toBe(200);
  return (body as Body).composeExtension;
};
const titles = ({ attachments = [] }: Body['composeExtension']) =>
  attachments.map(({ preview }) => (preview as { content: { title: string } }).content.title);

describe('the search box of the message extension', () => {
  it('shows what was found as lines, each with the card that it puts into the message', async () => {
    const { type, attachments } = await search('1.1');
    expect(type).toBe('result');
    expect(attachments?.[0]).toEqual({
      contentType: 'application/vnd.microsoft.card.adaptive',
      content: { ...card, fallbackText: 'en clair 0' },
      preview: {
        contentType: 'application/vnd.microsoft.card.thumbnail',
        content: { title: 'Fiche 0', text: 'titre 0' },
      },
    });
  });

  it('offers everything before anything is typed', async () => {
    await search(undefined);
    expect(asked.at(-1)).toBe('');
  });

  it('gives the page that Teams asks for, of 25 lines at most', async () => {
    expect(titles(await search('', { skip: 0, count: 25 }))).toHaveLength(25);
    expect(titles(await search('', { skip: 25, count: 25 }))).toEqual(
      [25, 26, 27, 28, 29].map((i) => `Fiche ${i}`),
    );
    expect(titles(await search('', { skip: 30, count: 25 }))).toEqual([]);
    for (const forged of [
      { skip: -1, count: 1e9 },
      { skip: 'x', count: null },
    ])
      expect(titles(await search('', forged))).toHaveLength(25);
  });

  it('says in one sentence that nothing was found, in the language of the person', async () => {
    expect(await search('rien')).toMatchObject({
      type: 'message',
      text: expect.stringMatching(/^Rien trouvé/),
    });
    const english = { activity: { locale: 'en-GB' } };
    expect(await search('rien', {}, english)).toMatchObject({
      text: expect.stringMatching(/^Nothing found/),
    });
  });

  it('puts what has no card into one as it stands, never as Markdown', async () => {
    const { attachments } = await search('texte');
    expect(attachments?.[0]?.content).toMatchObject({
      body: [{ type: 'RichTextBlock', inlines: [{ type: 'TextRun', text: '**x**' }] }],
    });
  });

  it('hands on what is typed as it does a message: the bot cleans both', async () => {
    await search('fi\u200bche 1.1');
    expect(asked.at(-1)).toBe('fi\u200bche 1.1');
  });

  it('learns nothing of the conversation it is opened in, where the bot may not be', async () => {
    seen.length = 0;
    await search('1.1', {}, { activity: { conversation: conversationOf('groupChat') } });
    expect(seen).toEqual([]);
    await rig.teams.say('bonjour');
    expect(seen).toHaveLength(1);
  });

  it('posts nothing and hears no message', async () => {
    rig.connector.ledger.length = 0;
    rig.bot.heard.length = 0;
    await search('1.1');
    expect(rig.connector.posted()).toEqual([]);
    expect(rig.bot.heard).toEqual([]);
  });

  it.each([undefined, null, 'x', [], { parameters: 'x' }, { parameters: [{}] }])(
    'survives the value %j',
    async (value) => {
      const sent = { type: 'invoke', name: 'composeExtension/query', value };
      expect(await rig.teams.send(sent)).toMatchObject({ status: 200 });
    },
  );

  it('answers with a reference when the search breaks', async () => {
    const { body } = await rig.teams.search('panne');
    expect(body).toMatchObject({
      statusCode: 500,
      value: { message: expect.stringMatching(/référence [A-Z2-9]{6}/) },
    });
  });
});
