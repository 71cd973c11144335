/** What a note keeps of a sentence: whole facts, and in the way only what is said to be. */
import { beforeAll, expect, it } from '@jest/globals';
import type { Bot } from '../../../../bot/conversation/bot.ts';
import { stateAt } from '../../../../bot/features/progress/model/history.ts';
import { updates } from '../../../../bot/features/progress/model/schema.ts';
import { botWithoutStore } from '../../../support/bot.ts';
import { admin, camille, holder, readAll } from '../../../support/partners.ts';
import { withLed } from '../../../support/with-led.ts';

let bot: Bot;
beforeAll(async () => {
  bot = await botWithoutStore();
});

const read = (text: string) => {
  const now = new Date('2026-10-14T09:00:00Z');
  const [best] = bot.understand(text, { now, given: { prompt: { fiche: '1.1' } } }, 'fr');
  return best?.kind === 'progress' ? best.fields : { kind: best?.kind };
};

it.each([
  ['la 1.1 : le local de Montreuil on l’a enfin', 'le local de Montreuil on l’a enfin'],
  ['la 1.1 : les retours des familles sont bons', 'les retours des familles sont bons'],
  ['la 1.1 : côté mobilier c’est ok', 'côté mobilier c’est ok'],
  ['la 1.1 : la salle de Stains ça avance', 'la salle de Stains ça avance'],
  ['la 1.1 : ça fait trois semaines que je relance', 'ça fait trois semaines que je relance'],
  ['la 1.1 : du coup on a enfin trouvé une salle', 'on a enfin trouvé une salle'],
  ['la 1.1 : rien de neuf, sauf que la mairie a signé', 'la mairie a signé'],
  ['la 1.1 : pas grand chose de neuf, sauf que Stains a dit oui', 'Stains a dit oui'],
  ['la 1.1 : passée de « à lancer » à « en cours »', '« à lancer » à « en cours »'],
])('a fact keeps its verb and what follows it: « %s »', (text, fact) => {
  expect(read(text)).toMatchObject({ highlights: [fact] });
});

it('what stands around what is lifted is no fact, and neither is a wish', () => {
  expect(read('la 1.1 : plus rien ne bloque de ce côté')).not.toHaveProperty('highlights');
  expect(read('la 1.1 : convention signée, si quelqu’un connaît un animateur')).toMatchObject({
    highlights: ['convention signée'],
  });
});

it('what stands before a fiche that opens its own lines is not kept of it', () => {
  expect(
    read('désolé du silence c’est la folie ici. La 1.1 : les retours sont bons'),
  ).toMatchObject({
    highlights: ['les retours sont bons'],
  });
});

it('a fiche that goes on has no day for its number', () => {
  expect(read('la 5 avance, bloquée par le budget')).not.toHaveProperty('nextStep');
});

it.each([
  [
    'rien de neuf à part que la relecture a pris du retard',
    { blocker: 'la relecture a pris du retard' },
  ],
  ['rien de neuf sauf un oui de Bobigny', { highlights: ['un oui de Bobigny'] }],
  ['RAS à part ça', { unchanged: true }],
])('what is excepted from nothing new is told: « %s »', (text, said) => {
  expect(read(`la 1.1 : ${text}`)).toMatchObject(said);
});

const house = withLed('axe-1', [admin, camille]);
let minute = 0;
const say = async (text: string) =>
  readAll(await house.say(holder, text, { at: new Date(Date.UTC(2026, 10, 29, 9, minute++)) }));
const blocker = () => house.store.read(async (rows) => stateAt(await rows.list(updates)).blocker);

it('what is said not to be in the way is lifted, and what is instead is noted', async () => {
  await say('1.1 : 40 %, bloquée par la salle');
  await say(
    'finalement pour la 1.1 c’est pas la salle le problème c’est l’assurance, la mairie nous la prête',
  );
  expect(await blocker()).toBe('l’assurance');
  await say('ce n’est plus l’assurance qui bloque, c’est le mobilier');
  expect(await blocker()).toBe('le mobilier');
});

it('what is said not to be in the way lifts nothing else', async () => {
  await say('1.1 : bloquée par le budget');
  await say('c’est pas le local qui coince mais les horaires de la crèche');
  expect(await blocker()).toBe('bloquée par le budget ; les horaires de la crèche');
});

it('what would be in the way, if anything was, is not noted to be', () => {
  const said = read('la 1.1 : c’est pas grave si ça bloque, c’est juste le mobilier');
  expect(said).not.toHaveProperty('blocker');
});

it('what is lacking is asked to be in the way', async () => {
  expect(await say('1.1 : il nous manque quelqu’un pour saisir les données')).toContain(
    'est-ce un blocage',
  );
});

it('what is told in a note that lifts something stands once it is said to be in the way', async () => {
  await say('1.1 : bloquée par la convention');
  const asked = await say(
    'la convention est signée donc ça bloque plus, par contre c’est la formatrice qui nous lâche',
  );
  expect(asked).toMatch(/Blocage\s: la formatrice/);
  expect(await blocker()).toContain('la formatrice qui nous lâche');
  expect(await say('qu’est-ce qui bloque la 1.1 ?')).toContain('la formatrice');
});

it.each([
  ['la 1.1 : 60 et soleil', { percent: 60, meteo: 'soleil' }],
  ['la 1.1 : finie, enfin sauf le bilan alors disons 95', { percent: 95 }],
])('a figure is how far it is, beside a météo or behind what weighs it: « %s »', (text, said) => {
  expect(read(text)).toMatchObject(said);
});
