/** What nothing was made of is said back: whole clauses and long runs of words, and no courtesy. */
import { describe, expect, it } from '@jest/globals';
import { untakenOf } from '../../../bot/conversation/untaken.ts';
import { knowledgeOf } from '../../support/vocabulary.ts';

const { lexicon } = await knowledgeOf('seineSaintDenis');
const order = { changes: true, rank: 'order', fields: {} } as const;

describe('what an order leaves', () => {
  it('is quoted by clauses, as typed', () => {
    const text = 'réunion axe 2 lundi à 14h, je vous donnerai le lieu plus tard';
    const left = ['donnerai', 'lieu', 'plus', 'tard'];
    expect(untakenOf({ ...order, left }, text, lexicon)).toEqual([
      'je vous donnerai le lieu plus tard',
    ]);
  });

  it('is not quoted where it is a courtesy, or kept in the record', () => {
    const left = ['journée', 'contrôle'];
    const text = 'ajoute le contrôle, bonne journée';
    const fields = { agenda: ['contrôle'] };
    expect(untakenOf({ ...order, left, fields }, text, lexicon)).toEqual([]);
  });

  it('is what the feature says of it, where it says so', () => {
    expect(untakenOf({ ...order, untaken: ['à partir de lundi'] }, '', lexicon)).toEqual([
      'à partir de lundi',
    ]);
  });

  it('is no word that means nothing by itself, whoever says it', () => {
    const text = 'Attention, réunion carto mardi 15 à 14h';
    expect(untakenOf({ ...order, left: ['attention'] }, text, lexicon)).toEqual([]);
    expect(untakenOf({ ...order, untaken: ['Attention', 'le 5'] }, text, lexicon)).toEqual([
      'le 5',
    ]);
  });

  it('is nothing where nothing is changed', () => {
    expect(untakenOf({ ...order, changes: false, left: ['a b c d'] }, 'x', lexicon)).toEqual([]);
  });
});
