/** What the partners know today stands beside what the document says: it is asked by the same queries. */
import { expect, it } from '@jest/globals';
import { camilleEssai, openDemo } from '../../../support/demo-house.ts';
import { admin, holder, readAll } from '../../../support/partners.ts';
import { beginning, withPartners } from '../../../support/with-partners.ts';

const house = withPartners();
beginning(house, async () => {
  for (const person of [admin, holder]) await house.meet(person);
});

const say = async (text: string) =>
  readAll(await house.say(admin, text)).replace(/[\u00a0\u202f]/g, ' ');

it('counts a fiche as led once the partners have designated somebody', async () => {
  expect(await say('quelles fiches n’ont pas de pilote ?')).toContain('Fiche 5');
  await say('désigne Paul Pilote pilote de la fiche 5');
  expect(await say('quelles fiches n’ont pas de pilote ?')).toContain('Aucune');
  const led = await say('quelles fiches ont un pilote ?');
  expect(led).toContain('2 fiches');
  expect(led).toMatch(/Source.*les partenaires/);
});

it('tells what nobody leads: actions where every fiche has somebody, and of one axe its own', async () => {
  await say('désigne Paul Pilote pilote de la fiche 5');
  expect(await say('il reste quelles fiches sans pilote ?')).toMatch(
    /Aucune fiche n’est sans pilote, mais des actions le sont : 12/,
  );
  const all = await say('liste des fiches et actions avec leur pilote');
  expect(all).toContain('La fiche 5 : Paul Pilote (titulaire).');
  expect(all).toMatch(/Sans pilote désigné \(\d+\) : .*Forum de la parentalité/);
  const own = await say('qui pilote les actions de l’axe 4 ?');
  expect(own).toContain('GT Axe 4');
  expect(own).toContain('Sans pilote désigné (2) : Forum de la parentalité');
  expect(own).not.toContain('La fiche 5');
});

it('where the plan is silent on what the partners know, they are the answer and the source, and its silence is not said', async () => {
  const year = await openDemo();
  await year.say(camilleEssai, 'bonjour');
  const answer = readAll(await year.say(camilleEssai, 'qui pilote l’axe 3 ?'));
  await year.close();
  const [headline, ...lines] = answer.replace(/[\u00a0\u202f]/g, ' ').split('\n');
  expect(headline).toBe(
    'L’axe 3 est piloté par la DEF, avec Mehdi Saïdi (titulaire) et Nadia Ferreira (suppléance).',
  );
  expect(lines).toContain('Source : les partenaires');
  expect(answer).not.toContain('Le plan ne nomme pas');
});

it('words that nothing knows are no question of what was spoken of before', async () => {
  const answer = await say('quel est le budget de la fiche 1.1 ?');
  expect(await say('asdfgh')).not.toContain(answer.split('\n')[0]);
});
