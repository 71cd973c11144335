/** Where somebody works, said beside something else or asked by the bot: kept, whatever becomes of the rest. */
import { expect, it } from '@jest/globals';
import { people } from '../../../../bot/features/people/model/directory.ts';
import { admin, camille, refOf } from '../../../support/partners.ts';
import { sayIn } from '../../../support/say-in.ts';
import { beginning, withPartners } from '../../../support/with-partners.ts';

const house = withPartners();
beginning(house, async () => {
  for (const person of [admin, camille]) await house.meet(person);
});

const say = sayIn(house);
const place = () =>
  house.store.read(async (r) => {
    const row = (await r.get(people, refOf(camille)))?.value;
    return row?.otherOrganisation ?? row?.organisation ?? undefined;
  });

it.each([
  ['slt je pilote la fiche 1.1 et je bosse à la caf', 'caf'],
  ['je suis de la ville de bondy et je pilote la fiche 5', 'la ville de bondy'],
  ['je pilote la 1.1, je travaille à l’ARS', 'ARS'],
])('is kept where the role is refused: « %s »', async (said, kept) => {
  const read = await say(camille, said);
  expect(read).toContain('Vous n’avez pas de rôle désigné');
  expect(read).toContain('votre organisation est');
  expect(await place()).toBe(kept);
});

it.each([
  ['je represente la ville de noisy le sec', 'la ville de noisy le sec'],
  ['je suis de la ville de pantin le mardi', 'la ville de pantin'],
  ['je travaille maintenant a la Caf', 'caf'],
  ['c’est juste mon employeur qui change : la Caf', 'caf'],
  ['non je reste dans le groupe, c’est juste mon employeur qui change : la Caf', 'caf'],
  ['je quitte la mairie, je rejoins la caf', 'caf'],
  ['je bosse au departement', 'cd93'],
])('is the whole name, and nothing but the name: « %s »', async (said, kept) => {
  await say(camille, said);
  expect(await place()).toBe(kept);
});

it('is asked where only its kind is said', async () => {
  const read = await say(camille, 'je pilote la fiche 1.1 et je bosse à la mairie');
  expect(read).toContain('Vous n’avez pas de rôle désigné');
  expect(read).toContain('De quelle organisation êtes-vous');
});

it.each([
  ['je suis au conseil departemental, service PMI', 'cd93', 'service PMI'],
  ['je travaille a l’ARS et je suis au comité de pilotage', 'ARS', 'comité de pilotage'],
])('is kept beside what nothing is made of, which is quoted: « %s »', async (said, kept, left) => {
  expect(await say(camille, said)).toContain(left);
  expect(await place()).toBe(kept);
});

it.each([
  ['conseil departemental, service PMI', 'cd93'],
  ['ARS, membre du comité', 'ARS'],
  ['la caf', 'caf'],
])('is what answers the question that was asked: « %s »', async (said, kept) => {
  await say(camille, 'je veux rejoindre le groupe de l’axe 1');
  await say(camille, said);
  expect(await place()).toBe(kept);
});

it.each([
  ['Camille Durand, ARS, je suis membre du comité', 'ARS', 'je suis membre du comité'],
  [
    'hello Camille Durand de la CAF heu non pardon de la ville de Bondy, je m’occupe de la fiche 5',
    'la ville de Bondy',
    'la fiche 5',
  ],
  ['je veux bien rejoindre la carto, et je bosse à la caf', 'caf', 'Votre demande pour rejoindre'],
])(
  'is kept of who says their own name, and beside what they ask: « %s »',
  async (said, kept, rest) => {
    const read = await say(camille, said);
    expect(read).toContain('votre organisation est');
    expect(read).toContain(rest);
    expect(await place()).toBe(kept);
  },
);

it.each([
  'Camille Durand travaille au Département',
  'Camille quitte la Caf pour le Département',
  'Camille est passée de la Caf au Département',
])('is where they went, and not where they came from: « %s »', async (said) => {
  expect(await say(admin, said)).not.toContain('Caf');
  expect(await place()).toBe('cd93');
});

it('is no territory that others speak of', async () => {
  await say(camille, 'je connais bien les crèches du département');
  expect(await place()).toBeUndefined();
});

it('is asked last, beside a group that they would come into', async () => {
  const read = await say(camille, 'je bosse à la mairie maintenant, je prends le gt axe 2');
  expect(read).toContain('le groupe de travail de l’axe 2');
  expect(read).toContain('De quelle organisation êtes-vous');
});

it.each(['merci', 'ok', 'où en est la 1.1 ?'])(
  'is not what answers nothing: « %s »',
  async (said) => {
    await say(camille, 'je veux rejoindre le groupe de l’axe 1');
    await say(camille, said);
    expect(await place()).toBeUndefined();
  },
);

it('is which one it is, of those of the plan, and is kept no more where that is said', async () => {
  expect(await say(camille, 'je suis a la pmi de Pantin')).toContain('la PMI de Pantin');
  await say(camille, 'oublie mon organisation');
  expect(await place()).toBeUndefined();
});

it.each([
  ['je suis à l’EPT Plaine Commune', 'Plaine Commune'],
  ['je bosse à est ensemble', 'Est Ensemble'],
  ['moi c’est Est Ensemble (l’EPT)', 'Est Ensemble'],
  [
    'je suis Camille Durand, du service petite enfance de la ville de Montreuil',
    'service petite enfance de la ville de Montreuil',
  ],
  ['Camille Durand, de la mairie de Pantin, je veux rejoindre l’axe 2', 'la mairie de Pantin'],
])('is one of several by its own name, with what is said of it: « %s »', async (said, kept) => {
  await say(camille, said);
  expect(await place()).toBe(kept);
});

it('is kept without what somebody does there, which is quoted', async () => {
  const read = await say(camille, 'Camille Durand, chargée de mission à la ville de Bondy');
  expect(read).toContain('Je n’ai rien fait de : « chargée de mission');
  expect(await place()).toBe('la ville de Bondy');
});

it('is kept beside the group that they ask to join, of which somebody told them', async () => {
  await say(admin, 'crée le groupe cafés des parents');
  const read = await say(
    camille,
    'coucou alix m’a parlé des cafés des parents je voudrais en etre, je suis a la pmi de Pantin',
  );
  expect(read).toContain('la PMI de Pantin');
  expect(read).toContain('Rejoindre le sous-groupe « cafés des parents »');
});

it('is said of others by its letters, and kept with the group that they come into', async () => {
  await say(admin, 'camille c le GIPX');
  expect(await place()).toBe('GIPX');
  await say(camille, 'oublie mon organisation');
  await say(admin, 'crée le groupe cafés des parents');
  await say(admin, 'peut on ajouter Camille Durand du GIPX aux cafés des parents');
  expect(await place()).toBeUndefined();
  await say(admin, 'oui');
  expect(await place()).toBe('GIPX');
});

it.each(['Camille Durand, c’est bien ça ?', 'ajoute Camille Durand à la carto, c’est ça'])(
  'is looked for behind a name up to the end of the sentence, and no further: « %s »',
  async (said) => {
    expect(await say(admin, said)).not.toBe('');
    expect(await place()).toBeUndefined();
  },
);

it.each([
  ['Camille Durand a changé de boulot elle est maintenant à la CPAM', 'CPAM'],
  ['Camille Durand travaille à la CPAM', 'CPAM'],
])(
  'of somebody else is known by its letters behind where they work: « %s »',
  async (said, kept) => {
    await say(admin, said);
    expect(await place()).toBe(kept);
  },
);

it.each([
  ['je suis toujours à la PMI', 'pmi'],
  ['j’ai changé de boulot je suis à la CPAM maintenant', 'CPAM'],
])('is said again, or anew, in everyday words: « %s »', async (said, kept) => {
  await say(camille, said);
  expect(await place()).toBe(kept);
});

it('is never where somebody is said to be no more', async () => {
  await say(admin, 'Camille Durand n’est plus à la PMI');
  expect(await place()).toBeUndefined();
});

it.each([
  ['Camille Durand n’est plus à la PMI, elle bosse au GIPX maintenant', 'GIPX'],
  ['Camille Durand travaille à la CPAM depuis lundi, plus à la mairie de Pantin', 'CPAM'],
])('is where somebody is said to have come: « %s »', async (said, kept) => {
  await say(admin, said);
  expect(await place()).toBe(kept);
});

it('of somebody comes with the address that is said beside it', async () => {
  const answer = await say(
    admin,
    'Camille Durand travaille à la CPAM maintenant ; son mail devient camille@cpam.example',
  );
  expect(answer).toContain('Je n’ai pas d’adresse à changer pour « Camille Durand »');
});
