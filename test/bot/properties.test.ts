/** Whatever is typed, an answer comes out, and nothing that should not. */
import { beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Answer } from '../../bot/contract/turn.ts';
import { readCard } from '../../cards/text.ts';
import { cardSchema } from '../support/card-schema.ts';
import { costOf } from '../support/cost.ts';
import { camille } from '../support/partners.ts';
import { long, seedFor } from '../support/random.ts';
import { projectVocabulary } from '../support/vocabulary.ts';
import { withSharedPartners } from '../support/with-partners.ts';

const seed = seedFor('properties');
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

// What is typed may be an order that changes something: it is carried out, over a store that keeps.
const partners = withSharedPartners();
beforeAll(async () => {
  await partners.meet(camille);
});

let conversations = 0;
async function converse(texts: readonly string[]): Promise<Answer[]> {
  const conversation = { id: `c${conversations++}`, type: 'personal' as const };
  const answers = [];
  for (const text of texts) answers.push(await partners.say(camille, text, { conversation }));
  return answers;
}

/** Words that people use, and those that refer to something of the plan. */
const { champs, conceptWords, usages } = await projectVocabulary();
const textsOf = (value: unknown): string[] =>
  typeof value === 'string'
    ? [value]
    : value && typeof value === 'object'
      ? Object.values(value).flatMap(textsOf)
      : [];
const words = fc.constantFrom(
  ...[...champs.values()].flatMap(({ mots, faibles }) => [...mots, ...faibles]),
  ...conceptWords,
  ...textsOf(usages),
);
const references = fc.constantFrom(
  ...'rejoindre,quitter,mes groupes,je suis de,qui est dans,oublie-moi,fiche 1.1,axe V,fiche 9,A.1,la deuxième,25 912,44 %,Caf,Montreuil,FSU,1er juillet,ce groupe,et,?,prochaine'.split(
    ',',
  ),
);
/** Shown back, in one's own data, they stand as they were typed: what nobody typed is a hole of ours. */
const typedHoles = [`${HOLE}1+1}`, `${HOLE}$root.secret}`];
const ownHoles = (message: unknown): string =>
  typedHoles.reduce((said, hole) => said.replaceAll(hole, ''), JSON.stringify(message));
const holes = fc.constantFrom(
  ...typedHoles,
  '**',
  '[x](https://evil.example)',
  '<at>x</at>',
  '`',
  '\u202e',
  '\0',
  '\ud800',
  '&lt;b&gt;',
  '<script>',
  '\n\n# ',
  '| a | b |',
  '{{x}}',
);
const text = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 200 }),
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc
    .array(
      fc.oneof(
        { weight: 4, arbitrary: words },
        { weight: 2, arbitrary: references },
        { weight: 1, arbitrary: holes },
      ),
      { maxLength: 25 },
    )
    .map((list) => list.join(' ')),
  // Longer than anything that is read whole.
  fc
    .tuple(fc.oneof(words, references, holes, fc.string({ unit: 'grapheme' })), fc.nat(5_000))
    .map(([part, times]) => part.repeat(times).slice(0, 20_000)),
);

describe('any text in', () => {
  it('an answer out: no exception, an outcome that is known, a text, a sound card, no hole', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(text, { minLength: 1, maxLength: 3 }), async (texts) => {
        for (const { outcome, message } of await converse(texts)) {
          expect(outcomes).toContain(outcome);
          expect(message.text.length).toBeGreaterThan(0);
          expect(ownHoles(message)).not.toContain(HOLE);
          if (message.card)
            expect(cardSchema.safeParse(message.card).error?.issues ?? []).toEqual([]);
        }
      }),
      { seed, numRuns: long ? 300 : 50 },
    );
  });

  it('what looks like a login or a password is never given back', async () => {
    const secret = fc.stringMatching(/^[A-Za-z][A-Za-z0-9_]{7,14}$/).filter((s) => /\d/.test(s));
    const shape = fc.constantFrom(
      (login: string, password: string) => `Identifiant : ${login} Mot de passe : ${password}`,
      (login: string, password: string) =>
        `mon login ${login} et le mdp ${password}, c’est bien ça ?`,
      (login: string, password: string) => `login: ${login} / password: ${password} confirm`,
      (login: string, password: string) => `le code d’accès de ${login} est-il ${password} ?`,
      (login: string, password: string) => `fiche ${login} axe ${password}`,
    );
    await fc.assert(
      fc.asyncProperty(secret, secret, shape, fc.boolean(), async (login, password, say, again) => {
        const text = say(login, password);
        for (const { message } of await converse(again ? [text, 'et le mot de passe ?'] : [text])) {
          // The card whole: its texts, its buttons and what they give back.
          const said = `${JSON.stringify(message)} ${message.card ? readCard(message.card) : ''}`;
          expect(said.toLowerCase()).not.toContain(login.toLowerCase());
          expect(said.toLowerCase()).not.toContain(password.toLowerCase());
        }
      }),
      { seed, numRuns: long ? 300 : 50 },
    );
  });

  it.each([
    ['letters', 'a'.repeat(100_000)],
    ['combining marks', `e${'\u0301'.repeat(100_000)}`],
    ['fiches', 'fiche 1.1 '.repeat(10_000)],
    ['dots and digits', '1.'.repeat(50_000)],
    ['endings', 'abc.e.e.e.'.repeat(10_000)],
    ['spaces', ' '.repeat(100_000)],
    ['empty lines', `1.1 : soleil${'\n'.repeat(100_000)}`],
    ['decisions without end', `décisions :${'\n'.repeat(100_000)}`],
    ['brackets', '(['.repeat(50_000)],
    ['digits', '1'.repeat(100_000)],
    ['digits in threes', '123 '.repeat(25_000)],
    ['emoji', '👨‍👩‍👧‍👦'.repeat(9_000)],
    ['right to left', 'مرحبا '.repeat(16_000)],
    ['letters that unfold', '\ufdfa'.repeat(33_000)],
    ['words nearly known', 'anticipaton structuraton '.repeat(4_000)],
    ['addresses nearly', `${'a@'.repeat(50_000)}!`],
    ['passwords nearly', 'mot de passe : '.repeat(7_000)],
    ['holes', HOLE.repeat(50_000)],
  ])('100 kB of %s is answered at once', async (_name, whole) => {
    const hear = async () => {
      const [answer] = await converse([whole]);
      expect(outcomes).toContain(answer?.outcome);
    };
    // `npm run bench -- ask` has the bar.
    expect(await costOf(hear, 1)).toBeLessThan(200);
  });
});
