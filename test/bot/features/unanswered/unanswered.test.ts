import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Store } from '../../../../bot/contract/store.ts';
import { type Bot, createBot } from '../../../../bot/conversation/bot.ts';
import { features } from '../../../../bot/features/index.ts';
import {
  again,
  keyOf,
  MOST_KEPT,
  surplus,
  withoutPersonal,
} from '../../../../bot/features/unanswered/model/rules.ts';
import { unanswered } from '../../../../bot/features/unanswered/model/schema.ts';
import type { Knowledge } from '../../../../bot/knowledge/knowledge.ts';
import { brokenStore } from '../../../support/broken-store.ts';
import { MemoryStore } from '../../../support/memory-store.ts';
import { turnAt } from '../../../support/turns.ts';
import { knowledgeOf } from '../../../support/vocabulary.ts';

const now = new Date('2026-09-01T09:00:00Z');
let knowledge: Knowledge;
let store: Store;
let bot: Bot;

const botWith = (kept: Store) =>
  createBot(features(knowledge), {
    reader: knowledge.reader,
    lexicon: knowledge.lexicon,
    tools: { store: kept, isAdmin: ({ id }) => id === 'admin' },
  });

beforeAll(async () => {
  knowledge = await knowledgeOf('seineSaintDenis');
});
beforeEach(() => {
  store = new MemoryStore(() => now);
  bot = botWith(store);
});
afterAll(() => store.close());

const rows = async () => {
  await bot.rest();
  return store.read((reader) => reader.list(unanswered));
};

describe('questions without an answer', () => {
  it('are noted with the plan entry to complete, and without who asked', async () => {
    await bot.hear(turnAt(now), 'Qui pilote la fiche 5 ?');
    const [row] = await rows();
    expect(row?.value).toMatchObject({
      text: 'Qui pilote la fiche 5 ?',
      reason: 'unknown',
      count: 1,
    });
    expect(row?.value.entry).toMatch(/fiche/);
    expect(JSON.stringify(row)).not.toContain('ada');
  });

  it('are counted once when the same thing is asked again', async () => {
    await bot.hear(turnAt(now), 'Qui pilote la fiche 5 ?');
    await bot.hear(turnAt(now, { person: { id: 'bob', name: 'Bob' } }), 'qui PILOTE la fiche 5');
    expect((await rows()).map(({ value }) => value.count)).toEqual([2]);
  });

  it('are not noted when the question was answered', async () => {
    await bot.hear(turnAt(now), 'Qui pilote la fiche 1.1 ?');
    expect(await rows()).toEqual([]);
  });

  it('"Ce n’est pas ça" notes the question that was asked, with the entry that answered', async () => {
    await bot.hear(turnAt(now), 'Qui pilote la fiche 1.1 ?');
    const answer = await bot.click(turnAt(now), 'unanswered.wrong', { id: 'fiche:1.1/pilote' });
    expect(answer.message.text).toContain('notée, sans votre nom');
    expect((await rows()).map(({ value }) => value)).toMatchObject([
      { text: 'Qui pilote la fiche 1.1 ?', reason: 'wrong', entry: 'fiche:1.1/pilote' },
    ]);
  });

  it('a click that could not be kept is said not to be', async () => {
    const answer = await botWith(brokenStore).click(turnAt(now), 'unanswered.wrong', { id: 'x' });
    expect(answer.message.text).toContain('non enregistré');
  });

  it('a forged click changes nothing', async () => {
    await expect(bot.click(turnAt(now), 'unanswered.wrong', { id: 5 })).rejects.toThrow();
    expect(await rows()).toEqual([]);
  });

  it('a question is answered all the same when the store is down', async () => {
    expect((await botWith(brokenStore).hear(turnAt(now), 'Qui pilote la fiche 5 ?')).outcome).toBe(
      'unknown',
    );
  });
});

describe('a burst of questions without an answer', () => {
  it('makes nobody wait for the disk, and is written in two goes', async () => {
    let writings = 0;
    let release = () => {};
    const disk = new Promise<void>((resolve) => {
      release = resolve;
    });
    const slow: Store = {
      ...store,
      read: (work) => store.read(work),
      transact: async (work) => {
        writings += 1;
        await disk;
        return store.transact(work);
      },
    };
    const busy = botWith(slow);
    for (let i = 0; i < 20; i++) await busy.hear(turnAt(now), `Qui pilote la fiche 5 ? ${i}`);
    expect(writings).toBe(1);
    release();
    await busy.rest();
    expect(writings).toBe(2);
    const kept = await store.read((reader) => reader.list(unanswered));
    expect(kept.reduce((sum, { value }) => sum + value.count, 0)).toBe(20);
  });
});

describe('the list', () => {
  it('is read by an administrator, most asked first', async () => {
    await bot.hear(turnAt(now), 'Quel est le budget du SDSF ?');
    for (let i = 0; i < 2; i++) await bot.hear(turnAt(now), 'Qui pilote la fiche 5 ?');
    const { message } = await bot.hear(
      turnAt(now, { person: { id: 'admin' } }),
      'questions sans réponse',
    );
    const text = message.text.replace(/[\u00a0\u202f]/g, ' ');
    expect(text).toMatch(/2 questions sans réponse/);
    expect(text.indexOf('fiche 5')).toBeLessThan(text.indexOf('budget'));
    expect(text).toContain('À compléter dans le plan');
  });

  it('is refused to others, who are told whom to ask', async () => {
    const { outcome, message } = await bot.hear(turnAt(now), 'questions sans réponse');
    expect(outcome).toBe('refused');
    expect(message.text).not.toContain('fiche');
  });
});

describe('what is kept', () => {
  it.each([
    ['écris à jean.dupont@mairie.fr', 'écris à [adresse]'],
    ['appelle le 06 12 34 56 78 svp', 'appelle le [numéro] svp'],
    ['le mot de passe est hunter2 non ?', 'le mot de passe est [retiré] non ?'],
    ['login: toto', 'login: [retiré]'],
  ])('"%s" is kept as "%s"', (text, kept) => {
    expect(withoutPersonal(text).replace(/\s+/g, ' ')).toBe(kept);
  });

  it('is bounded: the longest unasked go first', () => {
    const row = (i: number) => ({
      id: `q${i}`,
      value: again(undefined, {
        text: `q${i}`,
        locale: 'fr',
        reason: 'unknown',
        entry: '',
        lastAt: new Date(now.getTime() + i).toISOString(),
      }),
    });
    const many = Array.from({ length: MOST_KEPT + 2 }, (_, i) => row(i));
    expect(surplus(many)).toEqual(['q0', 'q1']);
  });

  it('a question of signs only has a key', () => {
    expect(keyOf('???', 'unknown')).toBe('unknown-vide');
  });
});
