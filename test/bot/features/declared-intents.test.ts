/** What features declare that they understand: every word of it is known, and every example is read so. */
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, it } from '@jest/globals';
import type { Situation } from '../../../bot/contract/feature.ts';
import { type Bot, createBot } from '../../../bot/conversation/bot.ts';
import { features } from '../../../bot/features/index.ts';
import type { Intent } from '../../../bot/sentence/intent.ts';
import { brokenStore } from '../../support/broken-store.ts';
import { knowledgeOf } from '../../support/vocabulary.ts';

const folder = path.resolve(import.meta.dirname, '../../../bot/features');
const now = new Date('2026-11-24T09:00:00.000Z');

interface Declared {
  feature: string;
  intent: Intent<never>;
}

/** Intents in what a module exports, however it holds them. */
function intentsIn(value: unknown, depth = 0): Intent<never>[] {
  if (typeof value !== 'object' || value === null || depth > 4) return [];
  if (Array.isArray(value)) return value.flatMap((one) => intentsIn(one, depth + 1));
  const { name, examples, ways, slots } = value as Partial<Intent<never>>;
  if (typeof name === 'string' && Array.isArray(examples) && Array.isArray(ways) && slots)
    return [value as Intent<never>];
  return Object.values(value).flatMap((one) => intentsIn(one, depth + 1));
}

async function declaredIn(feature: string): Promise<Declared[]> {
  const read = path.join(folder, feature, 'read');
  const files = readdirSync(read, { recursive: true, encoding: 'utf8' });
  const modules = await Promise.all(
    files
      .filter((file) => file.endsWith('.ts'))
      .map((file) => import(path.join(read, file)) as Promise<object>),
  );
  const found = modules.flatMap((module) => Object.values(module)).flatMap((one) => intentsIn(one));
  return [...new Set(found)].map((intent) => ({ feature, intent }));
}

const named = readdirSync(folder, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name)
  .filter((name) => readdirSync(path.join(folder, name)).includes('read'));

const declared = (await Promise.all(named.map(declaredIn))).flat();
const knowledge = await knowledgeOf('seineSaintDenis');

/** What a way, or a list of an intent, names. */
const namesIn = ({ ways, also = [], unless = [] }: Intent<never>): string[] =>
  [...ways.flatMap((way) => way.split(' ')), ...also, ...unless].flatMap((one) =>
    one.replace(/^\^/, '').split('|'),
  );

describe('each declaration', () => {
  it('names concepts that some file of words has, and slots of its own', () => {
    const unknown = declared.flatMap(({ feature, intent }) =>
      namesIn(intent)
        .filter((name) => {
          const [, slot] = /^\{(.+)\}$/.exec(name) ?? [];
          return slot === undefined
            ? !knowledge.lexicon.concepts.has(name)
            : !Object.hasOwn(intent.slots, slot);
        })
        .map((name) => `${feature}/${intent.name}: ${name}`),
    );
    expect(unknown).toEqual([]);
  });

  it('has an example', () => {
    const without = declared.filter(({ intent }) => intent.examples.length === 0);
    expect(without.map(({ feature, intent }) => `${feature}/${intent.name}`)).toEqual([]);
  });
});

describe('each example', () => {
  const tools = { store: brokenStore, isAdmin: () => true };
  const { reader, lexicon } = knowledge;
  const situation: Situation = { now };
  let whole: Bot;
  const alone = new Map<string, Bot>();
  beforeAll(() => {
    const all = features(knowledge);
    whole = createBot(all, { reader, lexicon, tools });
    for (const feature of all)
      alone.set(feature.name, createBot([feature], { reader, lexicon, tools }));
  });

  const examples = declared.flatMap(({ feature, intent }) =>
    intent.examples.map((text) => ({ feature, name: intent.name, text })),
  );
  const shown = (bot: Bot | undefined, text: string) => {
    const [best] = bot?.understand(text, situation, 'fr') ?? [];
    return best && { kind: best.kind, fields: best.fields };
  };

  it('is understood by the feature whose it is', () => {
    const lost = examples.filter(
      ({ feature, text }) => shown(alone.get(feature), text) === undefined,
    );
    expect(lost).toEqual([]);
  });

  it('is taken by no other feature', () => {
    const taken = examples
      .map(({ feature, text }) => ({
        text,
        own: shown(alone.get(feature), text),
        best: shown(whole, text),
      }))
      .filter(({ own, best }) => own && JSON.stringify(own) !== JSON.stringify(best));
    expect(taken).toEqual([]);
  });
});
