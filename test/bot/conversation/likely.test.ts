/** What a sentence is most like, when no declared way explains it. */
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Reading } from '../../../bot/contract/feature.ts';
import type { Turn } from '../../../bot/contract/turn.ts';
import { asReworded, likelyWording } from '../../../bot/conversation/likely.ts';
import type { Utterance } from '../../../bot/language/utterance.ts';
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

const reading: Reading = {
  kind: 'other',
  rank: 'nothing',
  fields: {},
  words: [],
  answer: () => Promise.reject(new Error('It was done at once')),
};
const likely = () => ({
  examples: {
    name: 'pilot',
    says: { fr: ['nomme {personne} pilote de la fiche {fiche}'], en: [] },
    lines: [],
  },
  chance: 0.9,
});
const utterance = { text: 'Ines, la 5, la carto', locale: 'fr' } as Utterance;
const ines = { kind: 'personne', start: 0, end: 4, text: 'Ines' };
const five = { kind: 'fiche', start: 9, end: 10, text: '5' };
const carto = { kind: 'groupe', start: 15, end: 20, text: 'groupe carto' };
const situation = { now: noon };

it('what would change something is asked back in words that do it', async () => {
  const named = [ines, five];
  const wording = likelyWording(utterance, { reading, named, situation, likely });
  expect(wording?.said).toBe('nomme Ines pilote de la fiche 5');
  const asked = asReworded(
    { ...reading, changes: true },
    wording ?? { said: '', beside: [] },
    'fr',
  );
  const answer = await asked.answer({} as Turn);
  expect(answer.asks).toMatchObject({ yes: { hear: 'nomme Ines pilote de la fiche 5' } });
});

it('nothing is put into other words that would lose a group, a fiche or a name', () => {
  const named = [ines, five, carto];
  expect(likelyWording(utterance, { reading, named, situation, likely })).toBeUndefined();
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
