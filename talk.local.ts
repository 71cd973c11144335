import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createBot } from './bot/conversation/bot.ts';
import { features } from './bot/features/index.ts';
import { createMeet } from './bot/features/people/model/meet.ts';
import { readCard } from './cards/text.ts';
import { loadKnowledge } from './src/load-knowledge.ts';
import { houseOf, openKept } from './test/support/kept.ts';

const knowledge = await loadKnowledge('plan/seine-saint-denis-2024-2026.yaml');
const directory = mkdtempSync(path.join(tmpdir(), 'talk-'));
const { store } = await openKept(directory, knowledge, {} as never);
houseOf(knowledge);
const tenantId = 'aaaaaaaa-bbbb-4ccc-8ddd-eeeeeeeeeeee';
const names: Record<string, string> = {
  claire: 'Claire Moreau',
  karim: 'Karim Benali',
  fatou: 'Fatou Diallo',
  ines: 'Inès Haddad',
  sophie: 'Sophie Lambert',
  paul: 'Paul Girard',
  nadia: 'Nadia Cherif',
};
const person = (k: string) => ({
  tenantId,
  id: `${k}-0000`,
  teamsId: `29:${k}`,
  name: names[k] ?? k,
});
const bot = createBot(features(knowledge), {
  reader: knowledge.reader,
  lexicon: knowledge.lexicon,
  tools: {
    store,
    isAdmin: ({ id }) => id === 'claire-0000',
    settings: { publicUrl: 'https://x.example' },
  },
});
const learn = createMeet(store);
let n = 0;
let at = new Date('2026-11-27T09:00:00Z');
for (const k of Object.keys(names))
  await learn({
    at,
    conversation: { id: `a:${k}`, type: 'personal' },
    tenantId,
    serviceUrl: 'https://smba.trafficmanager.net/emea/',
    botId: '28:bot',
    locale: 'fr',
    person: person(k),
    others: [],
    removed: false,
  } as never);
for (const line of readFileSync(process.argv[2]!, 'utf8').split('\n')) {
  const m = /^(\w+) ?: (.*)$/.exec(line);
  if (!m) {
    if (line.trim()) console.log('##', line);
    continue;
  }
  at = new Date(at.getTime() + 20_000);
  const k = m[1]!;
  try {
    const a = await bot.hear(
      {
        id: `t${n++}`,
        now: at,
        keys: [],
        locale: 'fr',
        person: person(k),
        conversation: { id: `a:${k}`, type: 'personal' },
        files: false,
        reply: async () => {},
      },
      m[2]!.replaceAll('\\n', '\n'),
    );
    const said = a.message.card ? readCard(a.message.card) : a.message.text;
    console.log(
      `${k} > ${m[2]}\n      [${a.outcome}] ${said.replace(/\n+/g, ' | ').slice(0, 420)}`,
    );
  } catch (e) {
    console.log(`${k} > ${m[2]}\n   !!! ${(e as Error).stack?.slice(0, 400)}`);
  }
}
await store.close();
process.exit(0);
