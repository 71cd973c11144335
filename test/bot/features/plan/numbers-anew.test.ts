/** A plan whose numbers begin anew with each territory: each fiche is asked for as its document calls it. */
import { expect, it } from '@jest/globals';
import { createKnowledge } from '../../../../bot/knowledge/knowledge.ts';
import { parsePlan } from '../../../../bot/knowledge/parse.ts';
import { readFirst } from '../../../../cards/text.ts';
import { botOver } from '../../../../src/cli/cli-bot.ts';
import { asked } from '../../../support/plan-score.ts';
import { turnAt } from '../../../support/turns.ts';
import { projectVocabulary } from '../../../support/vocabulary.ts';

const plan = parsePlan(
  `version: 1
plan: { id: pays, sigle: PPJ, titre: Plan du Pays, territoire: pays, debut: 2027, fin: 2030, document: plan du Pays, date: 2027-01-10 }
territoires: [{ id: pays, nom: Pays du Sud, type: autre, avecPreposition: dans le Pays du Sud }]
organisations:
  - { id: caf, nom: Caf, avecArticle: la Caf }
  - { id: matour, nom: Communauté de Matour, avecArticle: la communauté de Matour }
  - { id: cluny, nom: Communauté de Cluny, avecArticle: la communauté de Cluny }
axes:
  - { numero: "P", titre: "À l’échelle du Pays" }
  - { numero: "M", titre: "À l’échelle de Matour" }
  - { numero: "C", titre: "À l’échelle de Cluny" }
fiches:
  - { numero: "P.1", axe: "P", titre: Soutenir la parentalité, pilote: [caf], alias: [fiche 1 du Pays] }
  - { numero: "M.1", axe: "M", titre: Accompagner à la scolarité, pilote: [matour], alias: [fiche 1 de Matour, fiche action 1 de Matour] }
  - { numero: "C.1", axe: "C", titre: Ouvrir un relais, pilote: [cluny], alias: [fiche 1 de Cluny] }
`,
  'pays.yaml',
);

const bot = botOver(createKnowledge(plan, await projectVocabulary()));

it.each([
  ['qui pilote la fiche 1 de Matour ?', /communauté de Matour/],
  ['Fiche action 1 de Matour, qui la pilote ?', /communauté de Matour/],
  ['qui pilote la fiche 1 de Cluny ?', /communauté de Cluny/],
  ['et la fiche 1 du Pays, qui la pilote ?', /la Caf/],
  ['qui pilote la fiche M.1 ?', /communauté de Matour/],
  // None of the three is taken for it.
  ['qui pilote la fiche 1 ?', /n’est pas dans le plan.*P\.1, M\.1 et C\.1/],
] as const)('%s', async (question, read) => {
  const { message } = await bot.hear(turnAt(asked, { conversation: question }), question);
  expect(message.card ? readFirst(message.card) : message.text).toMatch(read);
});
