/** What is said of a meeting is counted from that meeting: another day, the day behind it, how it was before. */
import { beforeEach, expect, it } from '@jest/globals';
import { gather } from '../../../support/meetings.ts';
import { animator, camille, zoe } from '../../../support/partners.ts';
import { sayIn } from '../../../support/say-in.ts';
import { withPartners } from '../../../support/with-partners.ts';

const house = withPartners();
beforeEach(async () => {
  await gather(house, [animator, zoe, camille]);
  await say(animator, 'réunion carto jeudi 10 décembre 14h-16h à la Caf, ordre du jour : bilan');
  await say(animator, 'envoie');
});

const say = sayIn(house);

it('« le jeudi d’après », « le lendemain » are counted from its own day', async () => {
  expect(await say(animator, 'décale-la au jeudi d’après, même heure')).toContain('17 décembre');
  await say(animator, 'non');
  expect(await say(animator, 'on la met le lendemain')).toContain('vendredi 11 décembre');
  await say(animator, 'non');
  expect(await say(animator, 'possible de la mettre la veille ?')).toContain('9 décembre');
});

it.each([
  'on la reporte au surlendemain',
  'la réunion du 10 glisse au surlendemain, mêmes heure et lieu',
])('« le surlendemain » is two days behind its own: « %s »', async (text) => {
  expect(await say(animator, text)).toMatch(/samedi 12 décembre 2026, de 14 h.*Où : Caf/s);
});

it('until when something else lasts is no end of a meeting that goes on later', async () => {
  const shown = await say(
    animator,
    'décale d’une heure, le gardien ferme la salle à 14h et reste jusqu’à 15h',
  );
  expect(shown).not.toContain('précède');
});

it.each([
  'laisse tomber la nôtre du 10 mais celle du 17 on n’y touche pas',
  'annule celle du 10, l’autre ne bouge pas',
])('what is said to stay as it is is not called off with the other: « %s »', async (text) => {
  await say(animator, 'réunion carto jeudi 17 décembre 14h-16h à la mairie');
  await say(animator, 'envoie');
  const shown = await say(animator, text);
  expect(shown).toMatch(/Annuler cette réunion.*jeudi 10 décembre/s);
});

it.each([
  [
    'il manque à l’ordre du jour les horaires d’été, qu’on les mette en premier',
    'horaires d’été\nbilan',
  ],
  ['ajoute juste le budget 2027 à l’ordre du jour', 'bilan\nle budget 2027'],
])('where a point goes, and what only borders the order, is none: « %s »', async (text, points) => {
  expect(await say(animator, text)).toContain(points);
});

it('« comme avant » brings back when and where it was, once the change is sent', async () => {
  await say(animator, 'décale-la au 16 à 10h à la mairie');
  await say(animator, 'envoie');
  const back = await say(animator, 'finalement remets-la comme avant');
  expect(back).toContain('jeudi 10 décembre 2026, de 14 h à 16 h');
  expect(back).toContain('Où : Caf');
});

it('who decides of it and cannot come asks for another day; who does not is excused, and the wish is their word', async () => {
  const said = 'je peux pas le 10, on peut décaler au 17 ?';
  expect(await say(animator, said)).toContain('Quand : jeudi 17 décembre');
  await say(animator, 'non');
  expect(await say(camille, said)).toContain('excusé (« on peut décaler au 17 »)');
  expect(await say(animator, 'qui vient jeudi 10')).toContain('on peut décaler au 17');
});

it('a point that is not there is said not to be, with those that are', async () => {
  const shown = await say(animator, 'enlève le point truc');
  expect(shown).toContain('Je ne vois pas de point « truc »');
  expect(shown).toContain('bilan');
  expect(shown).not.toContain('Envoyer');
});

it('points that are counted ahead of a colon are the agenda', async () => {
  const shown = await say(animator, 'ce sont trois points séparés : la salle, le budget, la date');
  expect(shown).toContain('la salle\nle budget\nla date');
  expect(shown).not.toContain('bilan');
});

it('those who have a role, and a committee, are no group: whose meeting it is is asked', async () => {
  const roles = await say(animator, 'réunion des pilotes mardi 19 janvier à 14h');
  expect(roles).toContain('pas de groupe « pilotes »');
  const body = await say(animator, 'fixe le cdsf au mardi 19 janvier à 14h à la préfecture');
  expect(body).toContain('Je ne convoque pas le CDSF');
  expect(body).toContain('crée un sous-groupe CDSF');
});

it('a first name that nobody knows, before a verb, has something to do', async () => {
  const shown = await say(
    animator,
    'compte rendu de la carto d’hier : décidé : mariam appelle la mairie ; budget validé',
  );
  expect(shown).toMatch(/budget validé[\s\S]*mariam appelle la mairie/);
  await say(animator, 'oui');
  expect(await say(animator, 'rappelle-moi ce qu’on avait dit la dernière fois')).toContain(
    'Ensuite : mariam appelle la mairie',
  );
});

it('a meeting that is planned is no day of the minutes that lack it', async () => {
  await say(animator, 'compte rendu de la carto : décidé : la carte sort en mars');
  expect(await say(animator, 'réunion carto le 15 décembre à 14h')).toContain('Envoyer');
});
