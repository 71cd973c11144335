/** What is asked of plans of other shapes, by its form: their numbering, their measures by year, who has which part. */
import { expect, it } from '@jest/globals';
import { readFirst } from '../../../../cards/text.ts';
import { botWithoutStore } from '../../../support/bot.ts';
import { asked } from '../../../support/plan-score.ts';
import { turnAt } from '../../../support/turns.ts';

/** What is read at once of the last answer. */
async function first(plan: Parameters<typeof botWithoutStore>[0], ...texts: string[]) {
  const bot = await botWithoutStore(plan);
  let read = '';
  for (const text of texts) {
    const { message } = await bot.hear(turnAt(asked, { conversation: texts.join() }), text);
    read = message.card ? readFirst(message.card) : message.text;
  }
  return read.replace(/[\u00a0\u202f]/g, ' ').replaceAll('’', "'");
}

it.each([
  ['combien de généralistes à Montcorbier en 2024 ?', /^On compte 15 /],
  ['combien de généralistes à Montcorbier ?', /^On compte 15 /],
  ['combien de généralistes à Montcorbier en 2018 ?', /ne donne pas.*« 2018 ».*2022 et 2024/],
  ['combien de généralistes à Brusseval ?', /ne donne pas.*« Brusseval »/],
  ['les généralistes ont baissé de combien entre 2022 et 2024 ?', /^5 de moins.*31.*26/],
  ['quelle commune a le plus de généralistes ?', /^On compte 15 .* à Montcorbier/],
  ['plus de 20 généralistes à Montcorbier en 2024 ?', /^Non : .*15/],
] as const)('takes a measure in its year and its place: %s', async (text, read) => {
  expect(await first('sante', text)).toMatch(read);
});

it.each([
  ['La fiche la plus chère du contrat ?', /Fiche 2 .*620 000 €/],
  ['la fiche 4 coûte plus de 50 000 euros ?', /^Non : .*30 000 €/],
  ['La fiche 5 est bien pilotée par la comcom ?', /^Oui : la Communauté de communes pilote/],
  ["la fiche 13 est dans l'axe 3 ?", /^Non : la fiche 13 relève de l'axe 2, pas de l'axe 3/],
  ["l'Unafam fait partie des acteurs de la fiche 12 ?", /^Non : le plan ne cite pas l'Unafam/],
  ['combien de fiches pilote le CCAS ?', /^2 fiches :/],
  ['PSSM et CLSM ça veut dire quoi ?', /santé mentale.*santé mentale/is],
] as const)(
  'holds what is claimed or counted against the fields of a fiche: %s',
  async (text, read) => {
    expect(await first('sante', text)).toMatch(read);
  },
);

it.each([
  [["les fiches de l'axe 5 sauf celles pilotées par l'ARS"], /Fiche 28 .*Fiche 29 /s],
  [['Quelles fiches pilote le CCAS ?', "et lesquelles l'Unafam ?"], /L'Unafam pilote la fiche 9/],
  [["Combien de fiches dans l'axe 2 ?", 'lesquelles ?'], /Fiche 9 .*Fiche 13 /s],
  [['fiches qui citent la gendarmerie'], /Fiche 10 .*Fiche 15 /s],
] as const)('lists the fiches that are asked for, and no other: %s', async (texts, read) => {
  expect(await first('sante', ...texts)).toMatch(read);
});

it('asserts no field of one fiche where fiches of somebody unknown are asked for', async () => {
  expect(await first('sante', 'fiches pilotées par la Croix-Rouge ?')).not.toContain('CPTS');
});

it('tells a price from a budget, and whom a fact leaves out', async () => {
  const free = await first('sansAxes', 'les permanences dans les médiathèques sont gratuites ?');
  expect(free).toMatch(/ne précise pas/);
  expect(free).not.toContain('31 500');
  const out = await first('quatreAxes', "une entreprise peut demander le fonds d'innovation ?");
  expect(out).toMatch(/^Non : /);
});
