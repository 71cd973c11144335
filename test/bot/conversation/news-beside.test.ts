/** News of a fiche, said beside something else, is noted too; beside a no, it may only be why. */
import { expect, it } from '@jest/globals';
import { animator } from '../../support/partners.ts';
import { withNews } from '../../support/with-news.ts';

const { say, said } = withNews();
const planned = async () => {
  await say('réunion du GT axe 5 le 12 janvier à 14h en mairie', animator);
  await say('oui', animator);
  await say('ajoute Paul Pilote à l’axe 5', animator);
};

it.each([
  ['je viens le 12, et la convention est signée ça y est', 'la convention est signée'],
  ['je serai là le 12, au fait on a ouvert deux lieux à Sevran', 'on a ouvert deux lieux à Sevran'],
])('an answer to a meeting and news are both kept: « %s »', async (text, fact) => {
  await planned();
  const read = await say(text);
  expect(read).toContain('C’est noté : présent');
  expect(read).toContain(`Fait marquant : ${fact}`);
  expect(read).not.toContain('Je n’ai rien fait');
  expect(await said()).toHaveLength(1);
});

it('why somebody does not come is no news', async () => {
  await planned();
  await say('je ne viens pas le 12, on inaugure la crèche de Stains');
  expect(await said()).toHaveLength(0);
});
