/** What features declare that they understand: every word of it is known, and every example is read so. */
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { DeclaredIntents, Intent } from '../../../bot/sentence/intent.ts';
import { type Supposed, suppose, type World } from '../../../src/cli/supposed.ts';
import { knowledgeOf } from '../../support/vocabulary.ts';

const folder = path.resolve(import.meta.dirname, '../../../bot/features');
const now = new Date('2026-11-24T09:00:00.000Z');
const knowledge = await knowledgeOf('seineSaintDenis');

interface Declared {
  feature: string;
  intent: Intent<never>;
}

/** Intents in what a module exports, however it holds them; or in the files of words, where it names a list of theirs. */
function intentsIn(value: unknown, depth = 0): readonly Intent<never>[] {
  if (typeof value !== 'object' || value === null || depth > 4) return [];
  if (Array.isArray(value)) return value.flatMap((one) => intentsIn(one, depth + 1));
  const { list, of } = value as Partial<DeclaredIntents<never>>;
  if (list !== undefined && of) return of(knowledge.lexicon);
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

/** What a way, or a list of an intent, names. */
const namesIn = ({ ways, also = [], unless = [] }: Intent<never>): string[] =>
  [...ways, ...also, ...unless]
    .flatMap((way) => way.split(' '))
    .flatMap((one) => one.replace(/^\^/, '').split('|'));

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

/** Who speaks where nothing is open, and where one thing or another is. */
const me = {
  name: 'Claire Moreau',
  admin: true,
  pilote: ['1.1', '5'],
  coAnimates: ['axe-5', 'cartographie'],
  memberOf: ['traduction'],
};
const group = 'axe-5';
const slots = [
  { id: 'a', date: '2026-12-08', start: '14:00', end: '16:00' },
  { id: 'b', date: '2026-12-10', start: '09:30', end: '11:30' },
];
const meeting = { group, date: '2026-12-08', start: '14:00' };
const situations: Record<string, Supposed> = {
  nothing: { me },
  asked: { me, meeting, slots, prompt: { fiche: '1.1' } },
  invited: { me, meeting },
  meetingDraft: { me, draft: { kind: 'meeting', ...meeting, end: '16:00', place: 'Caf' } },
  pollDraft: { me, draft: { kind: 'poll', group, slots } },
  poll: { me, draft: { kind: 'poll', group, slots, sent: true } },
  recorded: { me, last: { kind: 'progress', fiche: '1.1', percent: 40 } },
  document: { me, last: { kind: 'restitution' } },
};

/** Examples that another feature takes today: each is to be mended, and none is to be added. */
const taken: ReadonlySet<string> = new Set([
  'meetings/unmute: « reprends les rappels »',
  'meetings/edit: « carto du 4 novembre : salle B12, plus la salle du conseil »',
  'meetings/move: « prévue le 8, elle aura lieu le 12 »',
  'meetings/create: « il faudrait qu’on se réunisse jeudi 9h »',
  'meetings/decisions: « qu’a-t-on décidé à la dernière réunion ? »',
  'meetings/decisions: « autre chose de décidé ? »',
  'people/howTo: « explique-moi comment nommer un suppléant »',
  'people/howTo: « comment on crée un groupe ? »',
  'people/arrive: « je viens d’installer Fil rouge »',
  'people/askInvite: « comment inviter quelqu’un qui n’a pas Teams ? »',
]);

describe('each example', () => {
  const worlds = new Map<string, World>();
  beforeAll(async () => {
    for (const [name, supposed] of Object.entries(situations))
      worlds.set(name, await suppose(knowledge, supposed, now));
  });
  afterAll(async () => {
    for (const world of worlds.values()) await world.close();
  });

  it('is read by the feature whose it is, in one situation at least', async () => {
    const lost: string[] = [];
    // Where one example of an intent is read, the next one likely is: each is tried there first.
    const likeliest = [...worlds.values()];
    for (const { feature, intent } of declared)
      for (const text of intent.examples) {
        const readers = new Set<string>();
        for (const [at, world] of likeliest.entries()) {
          const [first] = await world.reads(text, 'fr');
          if (first) readers.add(first.feature);
          if (!readers.has(feature)) continue;
          likeliest.unshift(...likeliest.splice(at, 1));
          break;
        }
        const example = `${feature}/${intent.name}: « ${text} »`;
        if (!readers.has(feature) && !taken.has(example))
          lost.push(`${example} (${[...readers].join(', ')})`);
      }
    expect(lost).toEqual([]);
  });
});
