/** Between neighbouring facts of one thing: what the question says of it decides. */
import { beforeAll, describe, expect, it } from '@jest/globals';
import { judged } from '../../../../bot/features/plan/read/judge.ts';
import { pieceOf } from '../../../../bot/features/plan/read/piece.ts';
import { questionOf } from '../../../../bot/features/plan/read/question.ts';
import { decide } from '../../../../bot/features/plan/read/rules.ts';
import { saysToo } from '../../../../bot/features/plan/read/twins.ts';
import type { Entry } from '../../../../bot/knowledge/entry.ts';
import type { Knowledge } from '../../../../bot/knowledge/knowledge.ts';
import { knowledgeOf } from '../../../support/vocabulary.ts';

let plan: Knowledge;
let invented: Knowledge;
beforeAll(async () => {
  plan = await knowledgeOf('seineSaintDenis');
  invented = await knowledgeOf('valDeBrume');
});

const entryOf = (knowledge: Knowledge, id: string): Entry => {
  const entry = knowledge.entry(id);
  if (!entry) throw new Error(`No entry ${id}`);
  return entry;
};

const questionIn = (knowledge: Knowledge, text: string) =>
  questionOf(pieceOf(knowledge.reader.read(text, 'fr'), knowledge));

const decided = (knowledge: Knowledge, text: string) =>
  decide(questionIn(knowledge, text), new Date('2026-09-01T09:00:00Z'));

describe('neighbours are set against each other', () => {
  /** Two entries that a search found equally near, in this order. */
  const ranked = (text: string, ...ids: string[]) => {
    const question = questionIn(invented, text);
    const hits = ids.map((id) => ({
      entry: entryOf(invented, id),
      score: 1,
      coverage: 0.5,
      likeness: 0,
      fieldFit: undefined,
      chance: 0,
      beyond: { outside: 0, refusals: [] },
    }));
    return judged(hits, question).map(({ entry }) => entry.id);
  };

  it('prefers the one that accounts for a word that the other does not', () => {
    const words = 'la crèche de nuit des marins';
    expect(ranked(words, 'fiche:1.1', 'fiche:1.2')).toEqual(['fiche:1.2', 'fiche:1.1']);
  });

  it('prefers the one that answers the kind of thing asked', () => {
    expect(ranked('quand ?', 'fiche:1.2', 'fiche:1.2/echeancier')[0]).toBe('fiche:1.2/echeancier');
  });

  it('keeps the score that the search gave to the first', () => {
    const question = questionIn(invented, 'la crèche de nuit');
    const hits = invented.index.search(question);
    const [best] = judged(hits, question);
    expect(hits.find(({ entry }) => entry === best?.entry)?.score).toBeCloseTo(best?.score ?? 0);
  });
});

describe('entries that say the same are no choice', () => {
  it.each([
    ['fait:sem-lieu', 'fait:sem-prix', true],
    ['propositions', 'proposition:outil-cartographie', true],
    ['proposition:outil-cartographie', 'propositions', false],
    ['chiffre:eaje', 'chiffre:eaje/saint-denis', true],
    ['chiffre:eaje/seine-saint-denis', 'chiffre:eaje/saint-denis', false],
    ['fait:sm-ept-competences', 'fait:ac-ept-domaines', false],
    ['fiche:1.1/pilote', 'fiche:1.1/acteurs', false],
  ])('who reads %s has read %s: %s', (one, other, said) => {
    expect(saysToo(entryOf(plan, one), entryOf(plan, other), plan)).toBe(said);
  });
});

describe('a line of a list', () => {
  it('is not chosen by the rank of something else', () => {
    const text = "L'accompagnement des titulaires du CAP à leur premier poste";
    expect(decided(plan, text)).toMatchObject({ entry: { id: 'axe:2/actions/2' } });
  });

  it('gives way to its list when another one is asked for', () => {
    const decision = decided(plan, "Hormis le forum, quelle autre action pour l'axe 4 ?");
    expect(decision).toMatchObject({ kind: 'entry', entry: { id: 'axe:4/actions' } });
  });
});

describe('the field asked', () => {
  it('is the first of two that "de" ties together', () => {
    const { fields } = plan.reader.read('le téléphone du pilote de la fiche 1.1', 'fr');
    expect(fields[0]).toMatchObject({ id: 'telephone', strong: true });
  });

  it('is a date, a term or a period when only "quand" asks', () => {
    expect(decided(invented, 'la crèche de nuit elle ouvre quand')).toMatchObject({
      kind: 'entry',
      entry: { id: 'fiche:1.2/echeancier' },
    });
  });
});
