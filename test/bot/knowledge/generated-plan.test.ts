/** A plan of the size of a large department's, with numbers and words nobody tuned anything to. */
import { beforeAll, describe, expect, it } from '@jest/globals';
import { stringify } from 'yaml';
import { type Bot, createBot } from '../../../bot/conversation/bot.ts';
import { features } from '../../../bot/features/index.ts';
import { createKnowledge } from '../../../bot/knowledge/knowledge.ts';
import { parsePlan } from '../../../bot/knowledge/parse.ts';
import type { Fiche, Plan } from '../../../bot/knowledge/schema.ts';
import { readCard } from '../../../cards/text.ts';
import { brokenStore } from '../../support/broken-store.ts';
import { generatedPlan } from '../../support/generated-plan.ts';
import { randomFrom, seedFor } from '../../support/random.ts';
import { turnAt } from '../../support/turns.ts';
import { projectVocabulary } from '../../support/vocabulary.ts';

const FICHES = 200;
const ASKED = 50;

/** Typography does not count: what is printed has curly apostrophes and no-break spaces. */
const plain = (text: string) => text.replace(/’/g, "'").replace(/[\u00a0\u202f]/g, ' ');

describe(`a plan of ${FICHES} generated fiches`, () => {
  const seed = seedFor('generated plan');
  let plan: Plan;
  let bot: Bot;
  let fiches: Fiche[];

  beforeAll(async () => {
    plan = generatedPlan({ fiches: FICHES, seed });
    const knowledge = createKnowledge(plan, await projectVocabulary());
    bot = createBot(features(knowledge), {
      ...knowledge,
      tools: { store: brokenStore, isAdmin: () => false },
    });
    const random = randomFrom(seed);
    fiches = plan.fiches
      .map((fiche) => ({ fiche, at: random() }))
      .sort((a, b) => a.at - b.at)
      .slice(0, ASKED)
      .map(({ fiche }) => fiche);
  });

  /** What is missing of each answer that is not whole. */
  async function missing(
    ask: (fiche: Fiche) => string,
    expected: (fiche: Fiche) => { outcome: string; texts: string[] },
    asked = fiches,
  ): Promise<string[]> {
    const faults = [];
    for (const fiche of asked) {
      const question = ask(fiche);
      const turn = turnAt(new Date('2027-04-10T09:00:00Z'), { conversation: question });
      const { outcome, message } = await bot.hear(turn, question);
      const said = plain(message.card ? readCard(message.card) : message.text);
      const wanted = expected(fiche);
      if (outcome !== wanted.outcome) faults.push(`${question} ${outcome}`);
      for (const text of wanted.texts)
        if (!said.includes(plain(text))) faults.push(`${question} lacks: ${text}`);
    }
    return faults;
  }

  it('is a plan that its own checks let pass', () => {
    expect(parsePlan(stringify(plan), 'generated.yaml')).toEqual(plan);
  });

  it('is the same for the same seed', () => {
    expect(generatedPlan({ fiches: 3, seed })).toEqual(generatedPlan({ fiches: 3, seed }));
  });

  const askPilote = ({ numero }: Fiche) => `qui pilote la fiche ${numero} ?`;

  it('names the pilote of a fiche', async () => {
    const names = new Map(plan.organisations.map(({ id, avecArticle }) => [id, avecArticle]));
    const faults = await missing(
      askPilote,
      ({ numero, pilote }) => ({
        outcome: 'answered',
        texts: [numero, ...(pilote ?? []).map((id) => names.get(id) ?? id)],
      }),
      fiches.filter(({ pilote }) => pilote),
    );
    expect(faults).toEqual([]);
  });

  it('says that the pilote of a fiche is blank, whoever leads its actions', async () => {
    const faults = await missing(
      askPilote,
      ({ numero }) => ({ outcome: 'unknown', texts: [numero] }),
      plan.fiches.filter(({ pilote }) => !pilote),
    );
    expect(faults).toEqual([]);
  });

  it('gives the title of a fiche', async () => {
    const faults = await missing(
      ({ numero }) => `c'est quoi la fiche ${numero} ?`,
      ({ titre }) => ({ outcome: 'answered', texts: [titre] }),
    );
    expect(faults).toEqual([]);
  });

  it('gives every indicator of a fiche', async () => {
    const faults = await missing(
      ({ numero }) => `quels sont les indicateurs de la fiche ${numero} ?`,
      ({ indicateurs = [] }) => ({
        outcome: 'answered',
        texts: indicateurs.map(({ texte }) => texte),
      }),
    );
    expect(faults).toEqual([]);
  });
});
