/** What a message looks at of what is kept in memory: at what it names, however much is kept beside it. */
import { beforeAll, describe, expect, it } from '@jest/globals';
import {
  nameOf,
  partnership,
  type Size,
  sizes,
  TENANT,
} from '../../../bench/growth/partnership.ts';
import { copiesOf } from '../../../bot/contract/copies.ts';
import type { Row, Store } from '../../../bot/contract/store.ts';
import { createBot } from '../../../bot/conversation/bot.ts';
import { features } from '../../../bot/features/index.ts';
import { subjectsOf } from '../../../bot/knowledge/subjects.ts';
import { emptyStore, readerOver } from '../../../src/store/row-reader.ts';
import { knowledgeOf } from '../../support/vocabulary.ts';

const noon = new Date('2026-11-24T09:00:00.000Z');

const small: Size = sizes.S;
/** The same meetings and polls, which come by themselves. */
const large: Size = { ...small, people: 10_000, groups: 200, updates: 5_000 };

const said = [
  'qui pilote la fiche 1.1 ?',
  'où en est la fiche 1.1 ?',
  '1.1 : 40 %, convention signée',
  'enlève le blocage',
  'combien de places à Bondy et qu’est-ce qui bloque ?',
  'c’est quand la prochaine réunion ?',
  'je viens pas, mais Prénom3 vient',
  'résultats du sondage',
  'mes groupes',
  'ajoute Prénom4 Nom4 au sous-groupe Mesure',
];

/** A value that tells of each look at it, or at what is in it. */
function looked<T extends object>(value: T, look: () => void): T {
  return new Proxy(value, {
    get(target, name, receiver) {
      look();
      const own: unknown = Reflect.get(target, name, receiver);
      return typeof own === 'object' && own !== null ? looked(own, look) : own;
    },
  });
}

/** How often each message looks at what is kept, when it is understood again. */
async function looksAt(size: Size): Promise<number[]> {
  const knowledge = await knowledgeOf('seineSaintDenis');
  const rows = partnership({
    ...{ size, now: noon, seed: 1, serviceUrl: 'https://smba.trafficmanager.net/emea/' },
    subjects: subjectsOf(knowledge.plan),
  });
  let looks = 0;
  const look = () => {
    looks += 1;
  };
  const seen = <T>(found: readonly Row<T>[]): Row<T>[] =>
    found.map((row) => ({
      ...row,
      value: looked(structuredClone(row.value) as object, look) as T,
    }));
  const reader = readerOver([...rows].filter(({ table }) => !table.startsWith('$')));
  const [page, where] = [reader.page.bind(reader), reader.where.bind(reader)];
  reader.page = async (...asked) => seen(await page(...asked));
  reader.where = async (...asked) => seen(await where(...asked));
  const store: Store = { ...emptyStore, read: (work) => work(reader) };
  const bot = createBot(features(knowledge), {
    reader: knowledge.reader,
    lexicon: knowledge.lexicon,
    likely: knowledge.likely,
    tools: { store, isAdmin: () => false },
  });
  await copiesOf(store).ready();
  const turn = {
    ...{ now: noon, locale: 'fr' as const, reply: async () => {} },
    person: { tenantId: TENANT, id: '1', teamsId: '29:1', name: nameOf(1) },
    conversation: { id: 'a:1', type: 'personal' as const },
  };
  const counts: number[] = [];
  for (const [at, text] of said.entries()) {
    await bot.reads({ ...turn, id: `first-${at}` }, text);
    looks = 0;
    await bot.reads({ ...turn, id: `again-${at}` }, text);
    counts.push(looks);
  }
  return counts;
}

describe('a message', () => {
  let few: number[];
  let many: number[];
  beforeAll(async () => {
    few = await looksAt(small);
    many = await looksAt(large);
  });

  it.each(said)('looks at no more of it in a partnership of ten thousand people: %s', (text) => {
    const at = said.indexOf(text);
    expect(many[at]).toBeLessThanOrEqual(few[at] ?? 0);
  });
});
