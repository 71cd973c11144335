/** What is learned from phrasings: which entry a question asks for, and how sure that is. */
import { beforeAll, describe, expect, it } from '@jest/globals';
import type { Knowledge } from '../../../bot/knowledge/knowledge.ts';
import { cuedBy } from '../../../bot/knowledge/learning/cues.ts';
import { learn } from '../../../bot/knowledge/learning/learn.ts';
import { Learned } from '../../../bot/knowledge/learning/learned.ts';
import { knowledgeOf } from '../../support/vocabulary.ts';

/** Three entries of an invented theme, and how each is asked for. */
const phrasings = [
  [
    'quel jour ouvre la ludothèque ?',
    'la ludothèque, quel jour ?',
    'date ouverture ludothèque',
    'jour de la ludothèque',
  ],
  [
    'où se trouve la ludothèque ?',
    'la ludothèque, quelle adresse ?',
    'adresse ludothèque',
    'endroit de la ludothèque',
  ],
  [
    'qui anime la ludothèque ?',
    'animatrice de la ludothèque',
    'la ludothèque, animée par qui ?',
    'nom animatrice ludothèque',
  ],
];
const elsewhere = ['recette de crêpes', 'le score du match', 'ma voiture ne démarre pas'];

let invented: Knowledge;
let learned: Learned;
const read = (text: string) => invented.reader.read(text, 'fr');
const taught = () =>
  learn(
    phrasings.flatMap((texts, entry) => texts.map((text) => ({ entry, utterance: read(text) }))),
    [elsewhere.map(read)],
    phrasings.length,
  );

/** How likely each entry is, and, last, that none is meant. */
function chances(text: string): number[] {
  const into = new Float64Array(learned.size);
  learned.score(cuedBy(read(text)), into);
  return Array.from(into, Math.exp);
}
const likeliest = (text: string) => chances(text).indexOf(Math.max(...chances(text)));

beforeAll(async () => {
  invented = await knowledgeOf('valDeBrume');
  learned = new Learned(taught());
});

describe('a question', () => {
  it.each([
    ['le jour où ça ouvre, la ludothèque', 0],
    ['adresse exacte de la ludothèque', 1],
    ['ludothèque : animatrice', 2],
  ])('is told from its neighbours by what they do not share: %s', (text, entry) => {
    expect(likeliest(text)).toBe(entry);
  });

  it('about something else is told from all of them', () => {
    expect(likeliest('une recette de crêpes')).toBe(phrasings.length);
  });

  it('has chances that add up to one', () => {
    expect(chances('adresse').reduce((sum, chance) => sum + chance, 0)).toBeCloseTo(1);
  });

  it('with a word that no phrasing has is less sure', () => {
    const [, plain = 0] = chances('adresse ludothèque');
    const [, strange = 1] = chances('adresse ludothèque brontosaure');
    expect(strange).toBeLessThan(plain);
  });

  it('leaves nothing behind for the next one', () => {
    const before = chances('qui anime la ludothèque ?');
    chances('adresse ludothèque');
    expect(chances('qui anime la ludothèque ?')).toEqual(before);
  });
});

it('the same phrasings teach the same, to the last digit', () => {
  expect(taught()).toEqual(taught());
});

it('a word counts where it asks, and not where it leads up to the question', () => {
  const { asked } = read('Je tiens la ludothèque. Où se tiennent les séances ?');
  expect(asked).toContain('seances');
  expect(asked).not.toContain('ludotheque');
});

describe('beside the entries of a plan', () => {
  let plan: Knowledge;
  beforeAll(async () => {
    plan = await knowledgeOf('seineSaintDenis');
  });

  it.each([
    ['c’est une machine qui me répond ou un humain', 'identite'],
    ['mille fois merci, ça me dépanne bien', 'remerciements'],
    ['what kind of stuff can I ask you about', 'aide'],
  ])('small talk is known by its likeness to what was written: %s', (text, talk) => {
    const { talk: whole, likeTalk } = plan.reader.read(text, 'fr');
    expect(whole ?? likeTalk).toBe(talk);
  });

  it.each([
    'qui pilote la fiche 1.1 ?',
    'c’est quoi le séminaire',
    'combien de crèches dans le 93',
  ])('a question is no small talk: %s', (text) => {
    const { talk, likeTalk } = plan.reader.read(text, 'fr');
    expect(talk ?? likeTalk).toBeUndefined();
  });

  it('a slip that some phrasings have is still a slip', () => {
    const { words } = plan.reader.read('que contient le shéma', 'fr');
    expect(words.map(({ folded }) => folded)).toContain('schema');
  });
});
