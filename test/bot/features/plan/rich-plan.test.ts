/** What a real fiche says, asked fact by fact of a plan that has no formulation and no other word than its own. */
import { beforeAll, expect, it } from '@jest/globals';
import type { Bot } from '../../../../bot/conversation/bot.ts';
import { readFirst } from '../../../../cards/text.ts';
import { botWithoutStore } from '../../../support/bot.ts';
import { asked } from '../../../support/plan-score.ts';
import { turnAt } from '../../../support/turns.ts';

let bot: Bot;
beforeAll(async () => {
  bot = await botWithoutStore('deuxVallees');
});

async function first(text: string): Promise<string> {
  const { message } = await bot.hear(turnAt(asked, { conversation: text }), text);
  const read = message.card ? readFirst(message.card) : message.text;
  return read.replace(/[\u00a0\u202f]/g, ' ').replaceAll('’', "'");
}

/** Each fact of the plan, asked as one would. */
const facts: readonly (readonly [question: string, read: RegExp])[] = [
  ['Qui pilote la fiche 1 ?', /hôpital de Roquemire.*coordination du contrat/],
  ['Quel service pilote la fiche 1 ?', /Direction des affaires médicales/],
  ['Quand commence la fiche 1 ?', /septembre 2026/],
  ['Quand finit la fiche 1 ?', /30 juin 2028/],
  ['Quel est le calendrier de la fiche 2 ?', /2027.*2029/],
  ['Où en est la fiche 1 ?', /En cours/],
  ['Où en est la fiche 3 ?', /À venir/],
  ['Quel est le niveau de priorité de la fiche 1 ?', /Maximum/],
  ['Quel est le niveau de priorité de la fiche 3 ?', /Bas/],
  ['Quel est le budget de la fiche 1 ?', /52 000 €.*40 000 €.*l'ARS.*12 000 €.*Région/],
  ['Qui finance la fiche 2 ?', /95 000 €.*ARS/],
  ['Quels sont les territoires concernés par la fiche 1 ?', /Roquemire/],
  ['Quels sont les territoires concernés par la fiche 2 ?', /Haut-Canton/],
  ["Quel est l'objectif général de la fiche 1 ?", /découvrir le territoire/],
  ["Quel est l'objectif spécifique de la fiche 1 ?", /huit chambres/],
  ["Quel est l'objectif opérationnel de la fiche 1 ?", /convention avec le lycée/],
  ['Quels sont les objectifs de la fiche 1 ?', /Objectif général.*Objectif opérationnel/s],
  ['Quels sont les indicateurs de la fiche 1 ?', /internes logés/],
  ['Quelles sont les actions de la fiche 1 ?', /internat.*accueil trimestriel/s],
  ["Quelles sont les étapes de « Rénover l'internat du lycée » ?", /architecte.*Meubler/s],
  ["Où en est la rénovation de l'internat ?", /En cours/],
  ["Quel est le calendrier de « Rénover l'internat du lycée » ?", /octobre 2026.*mai 2027/],
  ['Quels sont les publics visés de la fiche 1 ?', /Internes.*infirmiers/s],
  ['À qui s’adresse la fiche 2 ?', /plus de cinquante ans/],
  ['Quel public pour la fiche 3 ?', /Lycéens/],
  ['Quel est le contexte de la fiche 1 ?', /renonce à son stage/],
  ['Quel est le contexte de la fiche 2 ?', /41 %/],
  ['Quels résultats attendus pour la fiche 1 ?', /Trois installations/],
  ['Quels moyens humains pour la fiche 1 ?', /demi-poste/],
  ['Quels sont les points de vigilance de la fiche 1 ?', /fermeture du lycée.*chauffage/s],
  ['Quelle est la gouvernance de la fiche 2 ?', /comité de pilotage semestriel/],
  ['Quels sont les partenaires pressentis de la fiche 3 ?', /maison des adolescents.*rugby/s],
  ["Quelle est la méthode d'évaluation de la fiche T1 ?", /quatre cents habitants/],
  ['Qui pilote la fiche T1 ?', /coordination du contrat/],
  ['Quand finit la fiche T1 ?', /décembre 2031/],
  ['De quel objectif dépend la fiche 1 ?', /1\.1.*Attirer des soignants/],
  ['De quel objectif dépend la fiche 3 ?', /2\.1.*Écouter et orienter/],
  ["Quelles fiches dépendent de l'objectif stratégique 1.2 ?", /Équiper un bus/],
  ['Quelles fiches commencent en 2027 ?', /^2 fiches :.*Fiche 2 .*Fiche 3 /s],
  ['Quelles fiches finissent en 2028 ?', /Fiche 1 /],
  ['Quelles fiches sont en cours ?', /Fiche 1 /],
  ['Quelles fiches ont pour priorité maximum ?', /^Fiche 1 /],
  ['Combien de fiches de priorité basse ?', /^(?:1 fiche|Fiche 3 )/],
  ["Quelles fiches n'ont pas de niveau de priorité ?", /Fiche T1 /],
  ["Quels sont les objectifs stratégiques de l'axe 1 ?", /2 objectifs.*1\.1 Attirer.*1\.2 Aller/s],
  ['Quels objectifs stratégiques ?', /3 objectifs.*2\.1 Écouter/s],
  ["Quelles fiches dans l'axe 1 ?", /^L'axe 1 compte 2 fiches :/],
  ["Où en est « Rénover l'internat du lycée » ?", /^.*« En cours »(?!.*ni de statut)/s],
  ["C'est quoi l'action « Rénover l'internat du lycée » ?", /internat.*architecte.*Meubler/s],
  ['Quelles fiches sont à venir ?', /3 fiches :.*Fiche 2 .*Fiche 3 .*Fiche T1 /s],
  ['Combien de fiches ?', /4 fiches/],
  ['La fiche la plus chère ?', /Fiche 2 .*95 000 €/],
  ['De quel axe relève la fiche 3 ?', /axe 2/],
];

/** Facts that may be missed. */
const MISSED = 0.05;

it('finds ninety-five facts in a hundred of what a real fiche says', async () => {
  const missed: string[] = [];
  for (const [question, read] of facts) {
    const said = await first(question);
    if (!read.test(said)) missed.push(`${question}\n   ${said}`);
  }
  expect(missed.length <= facts.length * MISSED ? [] : missed).toEqual([]);
});

it('names the document and the day of a fact that comes from another document', async () => {
  const { sources } = await bot.hear(
    turnAt(asked, { conversation: 'source' }),
    'Quel est le contexte de la fiche 2 ?',
  );
  expect(sources?.[0]).toMatchObject({
    document: 'bilan du contrat précédent',
    date: '2025-11-05',
    section: 'page 12',
  });
});

it('says of a fiche without an axe that it has none, and asserts no other', async () => {
  expect(await first('De quel axe relève la fiche T1 ?')).not.toMatch(/axe [12]/);
});
