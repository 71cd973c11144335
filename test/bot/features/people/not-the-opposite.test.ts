/** What takes back, refuses or needs somebody is never read as its opposite, nor as the group that was spoken of. */
import { expect, it } from '@jest/globals';
import { people } from '../../../../bot/features/people/model/directory.ts';
import { groups, pilots } from '../../../../bot/features/people/model/groups.ts';
import { admin, camille, holder, noon, zoe } from '../../../support/partners.ts';
import { sayIn } from '../../../support/say-in.ts';
import { beginning, withPartners } from '../../../support/with-partners.ts';

const house = withPartners();
const say = sayIn(house);
const later = (minutes: number) => ({ at: new Date(noon.getTime() + minutes * 60_000) });
const members = () =>
  house.store.read(async (r) => {
    const row = (await r.get(groups, 'axe-5'))?.value;
    const all = await Promise.all((row?.members ?? []).map(({ person }) => r.get(people, person)));
    return all.map((one) => one?.value.name);
  });
const led = async (id = 'fiche:1.1') => {
  const found = await house.store.read(async (r) => (await r.get(pilots, id))?.value);
  return [found?.holder?.name, found?.substitute?.name];
};

beginning(house, async () => {
  for (const person of [admin, camille, holder, zoe]) await house.meet(person);
});

it.each([
  'finalement Zoé non',
  'Zoé, en fait non',
  'ah non pas Zoé finalement',
  'en fait enlève Zoé, Camille préfère pas',
  'retire Zoé, Camille ne veut pas',
])('of several who just came in, only who is denied goes: « %s »', async (text) => {
  await say(admin, 'ajoute Camille Durand et Zoé Petit au groupe de l’axe 5');
  const said = await say(admin, text);
  expect(said).toContain('Zoé Petit ne fait plus partie');
  expect(said).not.toContain('Je n’ai rien fait');
  expect(await members()).toEqual(['Camille Durand']);
});

it.each(['finalement Zoé non, Paul', 'Zoé non, c’est Paul'])(
  'who is denied goes, and who is named besides comes: « %s »',
  async (text) => {
    await say(admin, 'ajoute Zoé Petit au groupe de l’axe 5');
    await say(admin, text);
    expect(await members()).toEqual(['Paul Pilote']);
  },
);

it('who is denied behind something else is asked about, as one who goes', async () => {
  await say(admin, 'ajoute Camille Durand et Zoé Petit au groupe de l’axe 5');
  await say(admin, 'qui est dans le groupe de l’axe 5 ?', later(1));
  expect(await say(admin, 'finalement Zoé non', later(2))).toContain(
    'Zoé Petit ne fait plus partie',
  );
  expect(await members()).toEqual(['Camille Durand', 'Zoé Petit']);
});

it.each(['finalement Zoé non', 'en fait enlève Zoé, Paul préfère pas'])(
  'who was just made a suppléant is none any more: « %s »',
  async (text) => {
    await say(admin, 'désigne Paul Pilote pilote de la fiche 1.1');
    await say(admin, 'désigne Zoé Petit suppléante de la fiche 1.1');
    await say(admin, text);
    expect(await led()).toEqual(['Paul Pilote', undefined]);
  },
);

it.each([
  'il nous faut un suppléant pour Paul, mets Zoé',
  'il faudrait une suppléante à Paul, nomme Zoé',
  'on a besoin d’une doublure sur la fiche 1.1, ajoute Zoé',
])('who is named behind a need fills it, and joins no group: « %s »', async (text) => {
  await say(admin, 'désigne Paul Pilote pilote de la fiche 1.1');
  await say(admin, 'ajoute Camille Durand au groupe de l’axe 5');
  const said = await say(admin, text);
  expect(said).not.toContain('Je n’ai rien fait');
  expect(await led()).toEqual(['Paul Pilote', 'Zoé Petit']);
  expect(await members()).toEqual(['Camille Durand']);
});

it('who is needed beside whoever was just named is the one who is named next', async () => {
  await say(admin, 'désigne Paul Pilote pilote de la fiche 1.1');
  await say(admin, 'il lui faut un suppléant à Paul, mets Zoé');
  expect(await led()).toEqual(['Paul Pilote', 'Zoé Petit']);
});

it.each(['c’est Zoé qui la porte', 'c’est Zoé qui la suit', 'Zoé s’en occupe'])(
  'who takes something that is not said joins no group: « %s »',
  async (text) => {
    await say(admin, 'ajoute Camille Durand au groupe de l’axe 5');
    await say(admin, text);
    expect(await members()).toEqual(['Camille Durand']);
  },
);

it('who is named behind another question is asked about, before they join the last group', async () => {
  await say(admin, 'ajoute Camille Durand au groupe de l’axe 5');
  await say(admin, 'où en est la fiche 1.1 ?', later(1));
  expect(await say(admin, 'et Zoé aussi', later(2))).toContain(
    'Dois-je noter que Zoé Petit fait partie',
  );
  expect(await members()).toEqual(['Camille Durand']);
});

it.each(['Zoé Petit prend ma suppléance', 'mets Zoé Petit en suppléante stp'])(
  'a pilote who gives their suppléance asks for it, of what they lead: « %s »',
  async (text) => {
    await say(admin, 'désigne Paul Pilote pilote de la fiche 1.1');
    const said = await say(holder, text);
    expect(said).toContain('Zoé Petit suppléant(e) de la fiche 1.1');
    expect(said).toContain('Transmettre ma demande');
    expect(await led()).toEqual(['Paul Pilote', undefined]);
  },
);

it('whom somebody stands in for is no organisation of theirs', async () => {
  expect(await say(camille, 'je représente Zoé')).not.toContain('votre organisation est');
});
