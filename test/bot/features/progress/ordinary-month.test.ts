/** An ordinary month, as pilotes tell it and as the committee asks of it. */
import { expect, it } from '@jest/globals';
import { admin, camille, holder, readAll } from '../../../support/partners.ts';
import { beginning, withPartners } from '../../../support/with-partners.ts';

const house = withPartners();
beginning(house, async () => {
  for (const person of [admin, holder, camille]) await house.meet(person);
  await house.say(admin, 'désigne Paul Pilote pilote de la fiche 1.1');
});

const say = async (...args: Parameters<typeof house.say>) =>
  readAll(await house.say(...args)).replace(/[\u00a0\u202f]/g, ' ');

it.each([
  [
    '1.1 : convention signée, 12 places ouvertes, on bloque sur le recrutement. faut que le comité tranche sur les horaires',
    'À décider : les horaires',
  ],
  ['faut que le comité tranche sur les horaires', 'À décider : les horaires'],
  ['il faut que le comité décide des dates d’ouverture', 'À décider : dates d’ouverture'],
  [
    'la visite de Pantin est terminée mais il faudrait que le comité décide qui héberge la cartographie',
    'À décider : qui héberge la cartographie',
  ],
])('keeps what the committee is to decide, whatever it is of: %s', async (text, kept) => {
  const said = await say(holder, text);
  expect(said).toContain('C’est noté');
  expect(said).toContain(kept);
  expect(said).not.toContain('rien fait');
});

it('keeps how it goes with the fact that was told', async () => {
  expect(
    await say(holder, 'pour ma fiche ça avance doucement : 4 communes sur 9 rencontrées'),
  ).toContain('ça avance doucement : 4 communes sur 9 rencontrées');
});

it('notes no figure that is said to be wrong', async () => {
  expect(await say(holder, 'fiche 1.1 : le 43 % est une erreur, à enlever')).toContain(
    'Je ne trouve rien de vous à corriger',
  );
  await say(holder, '1.1 : 43 %');
  expect(await say(holder, 'fiche 1.1 : le 43 % est une erreur, à enlever')).toContain(
    'C’est annulé',
  );
});

it('does what is ordered behind a complaint', async () => {
  await say(holder, '1.1 : 43 %');
  expect(
    await say(
      holder,
      'Camille a crié que le chiffre de la 1.1 c’est faux ! efface ce que j’ai donné pour la fiche 1.1 stp',
    ),
  ).toContain('C’est annulé (Fiche 1.1)');
});

it('answers where all stands, and once what is in the way', async () => {
  await say(holder, '1.1 : on bloque sur le recrutement');
  const said = await say(admin, 'où on en est et qu’est-ce qui coince');
  expect(said).toContain('ce qui est connu');
  expect(said.split('on bloque sur le recrutement')).toHaveLength(2);
});

it('tells what moved by the facts that were noted since, and what is noted by its words', async () => {
  await say(holder, '1.1 : convention signée, on bloque sur le recrutement');
  const moved = await say(admin, 'qu’est-ce qui a bougé depuis le mois dernier');
  expect(moved).toContain('convention signée ; on bloque sur le recrutement');
  expect(moved).not.toContain('sans nouvelle');
  expect(await say(holder, 'c’est quoi qui est noté sur la 1.1')).toContain('convention signée');
});

it('denies no word where a clause is denied', async () => {
  await say(holder, '1.1 : 40 %, la convention est signée depuis jeudi');
  const said = await say(holder, 'finalement la convention est pas signée, 25 %');
  expect(said).not.toContain('convention est convention');
  expect(said).toContain('25 %');
});
