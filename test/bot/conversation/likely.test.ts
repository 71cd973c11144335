/** What a sentence is most like, when no declared way explains it. */
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { filled, masked } from '../../../bot/sentence/likely-intent.ts';
import {
  admin,
  animator,
  noon,
  openPartners,
  type Partners,
  readAll,
} from '../../support/partners.ts';

let partners: Partners;

beforeAll(async () => {
  partners = await openPartners();
  await partners.meet(admin);
  await partners.meet(animator);
  await partners.say(admin, 'nomme Ines Animatrice co-animatrice du sous-groupe cartographie');
});
afterAll(() => partners.close());

const said = async (text: string) => {
  const [act] = await partners.bot.reads(
    {
      id: text,
      now: noon,
      locale: 'fr',
      person: admin,
      conversation: { id: 'a:x', type: 'personal' },
      reply: async () => {},
    },
    text,
  );
  return act;
};

it('what is asked in words that nobody foresaw is answered at once', async () => {
  const answer = await partners.say(admin, 'les noms des gens qui sont dans carto svp');
  expect(readAll(answer)).toContain('Ines Animatrice');
  expect(answer.asks).toBeUndefined();
});

it('what would change something is asked back, and done on a "oui" only', async () => {
  const before = partners.kept();
  const text = 'C’est Ines Animatrice qui porte la fiche 5 dorénavant, à enregistrer';
  const asked = await partners.say(admin, text);
  expect(readAll(asked)).toContain('nomme Ines Animatrice pilote de la fiche 5');
  expect(asked.asks).toMatchObject({ yes: { hear: 'nomme Ines Animatrice pilote de la fiche 5' } });
  await partners.say(admin, 'non');
  expect((await said('qui pilote la fiche 5 ?'))?.fields).not.toMatchObject({ holder: 'moi' });
  expect(partners.kept().includes('"fiche:5"')).toBe(before.includes('"fiche:5"'));
  await partners.say(admin, text);
  expect(readAll(await partners.say(admin, 'oui'))).toContain('Ines Animatrice');
  expect(readAll(await partners.say(admin, 'qui pilote la fiche 5 ?'))).toContain('Ines');
});

it('an answer to an invitation is one only while an invitation waits', async () => {
  expect((await said('je passe mon tour désolée'))?.fields).not.toMatchObject({ intent: 'answer' });
});

it.each([
  'quel est l’objectif de la fiche 5 ?',
  'que prévoit la fiche 1.1 ?',
  'qui a signé le schéma ?',
])('what the plan is asked stays its own: %s', async (text) => {
  expect((await said(text))?.feature).toBe('plan');
});

it('what is named leaves a hole, and fills that of the wording', () => {
  const named = [
    { kind: 'groupe', start: 8, end: 13, text: 'groupe carto' },
    { kind: 'jour', start: 14, end: 19, text: 'jeudi' },
  ];
  expect(masked('on voit carto jeudi', named)).toBe('on voit {groupe} {jour}');
  expect(filled('quand se réunit le {groupe} ?', named)).toBe('quand se réunit le groupe carto ?');
});

it('a wording with a hole that nothing fills is not said', () => {
  expect(filled('qui pilote la fiche {fiche} ?', [])).toBeUndefined();
});
