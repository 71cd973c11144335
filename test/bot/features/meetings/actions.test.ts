/** What minutes leave to be done, of a group and of somebody. */
import { expect, it } from '@jest/globals';
import { gather } from '../../../support/meetings.ts';
import { admin, animator, camille, holder, readAll, zoe } from '../../../support/partners.ts';
import { beginning, withPartners } from '../../../support/with-partners.ts';

const house = withPartners();
const said = async (who: typeof zoe, text: string) => readAll(await house.say(who, text));

beginning(house, async () => {
  await gather(house, [animator, camille, zoe]);
  await house.meet(holder);
});

const minutes =
  'hier le sous-groupe cartographie s’est réuni de 10h à 12h, on a décidé de garder la carte. Camille Durand envoie la liste avant le 15 décembre';

async function met() {
  await said(animator, minutes);
  await said(animator, 'oui');
}

it('who does what in a group, and what somebody has to do, are read in its minutes', async () => {
  await met();
  expect(await said(zoe, 'qui fait quoi dans le sous-groupe cartographie ?')).toContain(
    'Camille Durand envoie la liste avant le 15 décembre',
  );
  const theirs = await said(zoe, 'que doit faire Camille Durand ?');
  expect(theirs).toContain('laissent à faire à Camille Durand');
  expect(theirs).toContain('envoie la liste');
  expect(theirs).not.toContain('garder la carte');
});

it('that no minutes say it is told, and how it gets there', async () => {
  const none = await said(zoe, 'qui fait quoi dans le sous-groupe cartographie ?');
  expect(none).toContain('ne dit ce qui est à faire');
  expect(none).toContain('dites-moi qui fait quoi');
});

it('what a group has to do is not told to whoever is not of it', async () => {
  await met();
  const read = await said(holder, 'qui fait quoi dans le sous-groupe cartographie ?');
  expect(read).not.toContain('envoie la liste');
});

it('what is left to do, and by whom, is answered once, to an administrator of no group too', async () => {
  await met();
  await house.meet(admin);
  for (const who of [animator, admin]) {
    const left = await said(who, 'qu’est ce qu’il reste à faire pour la carto et par qui');
    expect(left.split('Camille Durand envoie la liste')).toHaveLength(2);
  }
});

it('what everybody has to do until a day leaves out what is for later, and changes no action about a list', async () => {
  await met();
  const until = (day: string) => said(zoe, `la liste de ce que chacun doit faire d’ici le ${day}`);
  expect(await until('20 décembre')).toContain('Camille Durand envoie la liste');
  expect(await until('10 décembre')).not.toContain('Camille Durand envoie la liste');
});

it('another day that is asked for is shown before it is kept', async () => {
  await said(animator, minutes.replace('envoie la liste', 'contacte les 9 PMI'));
  await said(animator, 'oui');
  const asked = 'les PMI j’ai pas fini, il m’en reste 4, je peux avoir jusqu’au 10 janvier ?';
  expect(await said(camille, asked)).toContain('contacte les 9 PMI avant le 10 janvier');
});
