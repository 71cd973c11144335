/** Whatever is typed, an answer comes out, and nothing that should not. */
import { beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type Bot, createBot } from '../../bot/bot.ts';
import type { Answer } from '../../bot/contract.ts';
import { features } from '../../bot/features/index.ts';
import { readCard } from '../../cards/text.ts';
import { brokenStore } from '../support/broken-store.ts';
import { cardSchema } from '../support/card-schema.ts';
import { turnAt } from '../support/turns.ts';
import { knowledgeOf } from '../support/vocabulary.ts';

const seed = Number(process.env.TEST_SEED ?? Math.floor(Math.random() * 2 ** 31));
const now = new Date('2026-09-01T09:00:00Z');
const HOLE = '$' + '{';
const outcomes = [
  'answered',
  'unknown',
  'clarify',
  'refused',
  'smalltalk',
  'outOfScope',
  'command',
];

let bot: Bot;
beforeAll(async () => {
  console.log(`properties: TEST_SEED=${seed}`);
  const knowledge = await knowledgeOf('seineSaintDenis');
  bot = createBot(features(knowledge), {
    reader: knowledge.reader,
    tools: { store: brokenStore, isAdmin: () => false },
  });
});

let conversations = 0;
async function converse(texts: readonly string[]): Promise<Answer[]> {
  const conversation = `c${conversations++}`;
  const answers = [];
  for (const text of texts) answers.push(await bot.hear(turnAt(now, { conversation }), text));
  return answers;
}

const words = fc.constantFrom(
  ...'qui pilote la fiche 1.1 axe V indicateurs séminaire carto combien où quand et ses ce groupe compare prochaine mot de passe Caf Montreuil 25 912 % FSU LAEP bonjour merci who leads sheet when deuxième dernier'.split(
    ' ',
  ),
);
const holes = fc.constantFrom(
  `${HOLE}1+1}`,
  `${HOLE}$root.secret}`,
  '**',
  '[x](https://evil.example)',
  '<at>x</at>',
  '`',
  '\u202e',
  '\0',
  '\ud800',
);
const text = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 200 }),
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc
    .array(fc.oneof({ weight: 6, arbitrary: words }, { weight: 1, arbitrary: holes }), {
      maxLength: 25,
    })
    .map((list) => list.join(' ')),
);

describe('any text in', () => {
  it('an answer out: no exception, an outcome that is known, a text, a sound card, no hole', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(text, { minLength: 1, maxLength: 3 }), async (texts) => {
        for (const { outcome, message } of await converse(texts)) {
          expect(outcomes).toContain(outcome);
          expect(message.text.length).toBeGreaterThan(0);
          expect(JSON.stringify(message)).not.toContain(HOLE);
          if (message.card)
            expect(cardSchema.safeParse(message.card).error?.issues ?? []).toEqual([]);
        }
      }),
      { seed, numRuns: 300 },
    );
  });

  it('what looks like a login or a password is never given back', async () => {
    const secret = fc.stringMatching(/^[A-Za-z][A-Za-z0-9_]{7,14}$/).filter((s) => /\d/.test(s));
    await fc.assert(
      fc.asyncProperty(
        secret,
        secret,
        fc.constantFrom('', ' ?', ' c’est bien ça ?', ' confirm'),
        async (login, password, end) => {
          const [answer] = await converse([
            `Identifiant : ${login} Mot de passe : ${password}${end}`,
          ]);
          const said =
            JSON.stringify(answer?.message) +
            (answer?.message.card ? readCard(answer.message.card) : '');
          expect(said).not.toContain(login);
          expect(said).not.toContain(password);
        },
      ),
      { seed, numRuns: 100 },
    );
  });

  it.each([
    ['letters', 'a'.repeat(100_000)],
    ['combining marks', `e${'\u0301'.repeat(100_000)}`],
    ['fiches', 'fiche 1.1 '.repeat(10_000)],
    ['dots and digits', '1.'.repeat(50_000)],
    ['endings', 'abc.e.e.e.'.repeat(10_000)],
    ['spaces', ' '.repeat(100_000)],
    ['brackets', '(['.repeat(50_000)],
  ])('100 kB of %s is answered at once', async (_name, long) => {
    const before = performance.now();
    const [answer] = await converse([long]);
    expect(outcomes).toContain(answer?.outcome);
    // Ten times the bar, which `npm run bench -- ask` measures: here the machine may be busy.
    expect(performance.now() - before).toBeLessThan(200);
  });
});
