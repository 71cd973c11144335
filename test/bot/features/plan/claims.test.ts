/** What a question claims, takes for granted or leans on is held against what the plan says of the same thing. */
import { beforeAll, describe, expect, it } from '@jest/globals';
import type { Bot } from '../../../../bot/conversation/bot.ts';
import { readFirst } from '../../../../cards/text.ts';
import { botWithoutStore } from '../../../support/bot.ts';
import { turnAt } from '../../../support/turns.ts';

const autumn = new Date('2026-09-01T09:00:00Z');
let conversations = 0;

/** What is read at once of the last answer, its signs as they are typed. */
async function firstOf(bot: Bot, turns: readonly string[], now = autumn): Promise<string> {
  const conversation = `claims${conversations++}`;
  let first = '';
  for (const text of turns) {
    const { message } = await bot.hear(turnAt(now, { conversation }), text);
    first = message.card ? readFirst(message.card) : message.text;
  }
  return first.replace(/[\u00a0\u202f]/g, ' ').replaceAll('’', "'");
}

describe('a contract without phrasings', () => {
  let bot: Bot;
  beforeAll(async () => {
    bot = await botWithoutStore('sante');
  });

  it.each([
    ['Le copil se réunit chaque mois ?', 'Non : le comité de pilotage se réunit deux fois par an'],
    ["L'ARS paie-t-elle tout le poste de coordinatrice ?", "Non : l'ARS finance la moitié"],
    ["C'est l'ARS qui pilote le bus santé ?", "Non : c'est le centre hospitalier qui pilote la"],
  ])('holds a claim against the fact that is most about it: %s', async (question, first) => {
    expect(await firstOf(bot, [question])).toContain(first);
  });

  it('says neither yes nor no of what bounds a claim and not the fact', async () => {
    const first = await firstOf(bot, [
      'La formation aux premiers secours en santé mentale est-elle obligatoire ?',
    ]);
    expect(first).toContain('ne précise pas le reste');
    expect(first).not.toMatch(/^(?:Oui|Non)/);
  });

  it.each([
    [autumn, 'Non : les dossiers'],
    [new Date('2027-03-05T09:00:00Z'), 'Oui : les dossiers'],
  ])('says whether it is too late by the day that is told of the thing', async (now, first) => {
    const question = "Est-il trop tard pour l'appel à projets ?";
    expect(await firstOf(bot, [question], now)).toContain(first);
  });

  it('asserts no field of a thing that nothing of the question speaks of', async () => {
    expect(await firstOf(bot, ['Who runs the anti-ragweed action?'])).not.toMatch(/fiche|CPTS/i);
  });

  it('takes the measure that most of the question is about', async () => {
    const question = 'Dans quelle commune manque-t-on le plus de médecins traitants ?';
    expect(await firstOf(bot, [question])).toMatch(/21,5 %.*Vieuxpont/);
  });

  it('lists what lacks each of several fields', async () => {
    const first = await firstOf(bot, ["Quelles fiches n'ont ni pilote ni budget ?"]);
    expect(first).toContain('Fiche 20');
    expect(first).not.toMatch(/Fiche (?:6|11|29)/);
  });

  it('names the meeting whose agenda speaks of something', async () => {
    const question = 'Quel groupe de travail parle de la maison des ados ?';
    expect(await firstOf(bot, [question])).toContain('Groupe de travail santé mentale');
  });

  it('answers each of three questions, the one that opens with "quand" too', async () => {
    const question = 'Quand ouvre le centre de santé, combien ça coûte et qui le porte ?';
    expect(await firstOf(bot, [question])).toMatch(/septembre 2027.*620 000 €.*Communauté/s);
  });
});

describe('the plan of Seine-Saint-Denis', () => {
  let bot: Bot;
  beforeAll(async () => {
    bot = await botWithoutStore();
  });

  it.each([
    ["La carto lancée en 2019, c'était dans quel cadre ?", 'Non : la cartographie a été créée en'],
    ['Why does the action plan stop at four axes?', 'No: the action plan is structured in 5'],
  ])('corrects first what is taken for granted: %s', async (question, first) => {
    expect(await firstOf(bot, [question])).toContain(first);
  });

  it('says what a day holds when nothing else is asked of it', async () => {
    expect(await firstOf(bot, ['Le 2 juillet, il se passe quoi ?'])).toContain('Cultures prof');
    expect(await firstOf(bot, ['Le 3 juillet, il se passe quoi ?'])).not.toContain('Cultures prof');
  });

  it('says the line of a list that is asked by its rank, and that it gives no value', async () => {
    const list = 'Quels indicateurs pour la 1.1 ?';
    expect(await firstOf(bot, [list, 'et le troisième ?'])).toBe('Taux de couverture collectif');
    const value = await firstOf(bot, [list, "le troisième, il est à combien aujourd'hui ?"]);
    expect(value).toBe('Le plan ne précise pas la valeur : « Taux de couverture collectif ».');
  });

  it('lists the axes that no fiche is given of', async () => {
    const first = await firstOf(bot, ["Quels axes n'ont aucune fiche dans le support ?"]);
    expect(first).toMatch(/^3 axes.*Axe 2.*Axe 3.*Axe 4/s);
  });
});
