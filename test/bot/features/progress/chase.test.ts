/** News asked of somebody by name: what is sent, to whom, by when, and what is not. */
import { expect, it } from '@jest/globals';
import { rounds } from '../../../../bot/features/progress/model/schema.ts';
import { admin, animator, camille, holder } from '../../../support/partners.ts';
import { sayIn } from '../../../support/say-in.ts';
import { withLed } from '../../../support/with-led.ts';

const house = withLed('axe-1', [admin, camille]);
const say = sayIn(house);
const all = () =>
  house.store.read(async (reader) => (await reader.list(rounds)).map(({ value }) => value));

it('is wanted by the day that was said', async () => {
  const said = await say(animator, `demande à ${holder.name} des nouvelles pour le 30 novembre`);
  expect(said).toContain('C’est fait');
  expect(said).toMatch(/pour le .*30 nov/);
  expect((await all())[0]?.closesOn).toMatch(/-11-30$/);
});

it('is asked of nobody who has just told some, and it is said', async () => {
  await say(holder, '1.1 : 40 %');
  const said = await say(animator, `demande à ${holder.name} des nouvelles de ses fiches`);
  expect(said).toContain('Rien n’est demandé à');
  expect(said).not.toContain('C’est fait');
  expect(await all()).toEqual([]);
});

it.each([
  `demande quand même des nouvelles à ${holder.name} pour le 30 novembre`,
  `demande tout de même des nouvelles à ${holder.name}`,
])('is asked all the same of who has just told some, where that is said: « %s »', async (text) => {
  await say(holder, '1.1 : 40 %');
  expect(await say(animator, `demande à ${holder.name} des nouvelles`)).toContain(
    `demande quand même des nouvelles à ${holder.name}`,
  );
  expect(await say(animator, text)).toContain(`je demande des nouvelles à ${holder.name}`);
  expect((await all()).map(({ again }) => again)).toEqual([true]);
});

it('is asked of those who lead something, and who leads nothing is named', async () => {
  const said = await say(animator, `demande des nouvelles à ${holder.name} et ${camille.name}`);
  expect(said).toContain('C’est fait');
  expect(said).toContain(`${camille.name} ne pilote aucune fiche`);
});

it('is asked of who stands in, once they are named', async () => {
  await say(admin, `${camille.name} est suppléante de la fiche 1.1`);
  const said = await say(animator, `demande des nouvelles à ${holder.name} et ${camille.name}`);
  expect(said).toContain(`${holder.name}, ${camille.name}`);
  expect(said).not.toContain('ne pilote aucune fiche');
});

it('what no axe tells of is said of that axe, where others have news', async () => {
  await say(holder, '1.1 : 40 %');
  expect(await say(animator, 'fiches en retard dans l’axe 3 ?')).toContain('dans l’axe 3');
});

it('the delay of a reminder, which nothing is made of, is said', async () => {
  const order = 'mets moi un rappel 1 semaine avant pour demander les avancées aux pilotes';
  expect(await say(animator, order)).toContain('« 1 semaine avant »');
});

it('of whom news is missing is asked of those who told none', async () => {
  await say(holder, '1.1 : 40 %');
  expect(await say(animator, 'il me manque des nouvelles de qui sur les fiches ?')).not.toMatch(
    /40.%/,
  );
});

it.each([
  `je voudrais que ${holder.name} donne des nouvelles avant le 30 novembre`,
  `il faudrait que ${holder.name} me dise où il en est pour le 30 novembre`,
  `j’aimerais que ${holder.name} nous donne des nouvelles de la 1.1 pour le 30 novembre`,
])('is wanted of whoever it is wished that they give some: « %s »', async (text) => {
  expect(await say(animator, text)).toContain(`je demande des nouvelles à ${holder.name}`);
  expect((await all())[0]?.closesOn).toMatch(/-11-30$/);
});

it.each([`relance ${holder.name}`, 'relance-les'])(
  'is asked again of those who were just said to have given none: « %s »',
  async (text) => {
    await say(animator, 'qui n’a pas donné de nouvelles depuis longtemps ?');
    expect(await say(animator, text)).toContain(`je demande des nouvelles à ${holder.name}`);
  },
);
