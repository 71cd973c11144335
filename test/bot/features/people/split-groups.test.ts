/** Groups that a sentence makes or divides, and who goes where: nobody comes into what was said of something else. */
import { expect, it } from '@jest/globals';
import { groups } from '../../../../bot/features/people/model/groups.ts';
import { admin, animator, camille, holder, refOf, zoe } from '../../../support/partners.ts';
import { sayIn } from '../../../support/say-in.ts';
import { beginning, withPartners } from '../../../support/with-partners.ts';

const house = withPartners();
beginning(house, async () => {
  for (const person of [admin, animator, holder, camille, zoe]) await house.meet(person);
});

const say = sayIn(house);
const row = async (name: string) =>
  house.store.read(async (r) =>
    (await r.list(groups)).map(({ value }) => value).find((one) => one.name === name),
  );
const membersOf = async (name: string) =>
  ((await row(name))?.members ?? [])
    .map(({ person }) => person)
    .filter((one) => one !== refOf(admin))
    .sort();
const refs = (...ones: (typeof admin)[]) => ones.map(refOf).sort();

it('who is named for a meeting, behind those of a new group, is not in it, and is quoted', async () => {
  const read = await say(
    admin,
    'crée un groupe Jardins avec camille et zoé, et une réunion avec paul',
  );
  expect(await membersOf('Jardins')).toEqual(refs(camille, zoe));
  expect(read).toContain('une réunion avec paul');
});

it('a sous-groupe of a group that there is has its own name, and so has the next of them', async () => {
  await say(admin, 'crée le groupe cafés des parents');
  await say(admin, 'cree un sous groupe Est dans cafés des parents');
  await say(
    admin,
    'crée le sous-groupe Haut dans cafés des parents avec camille, et le sous-groupe Bas avec zoé',
  );
  expect([await row('Est'), await row('Haut'), await row('Bas')].map((one) => one?.within)).toEqual(
    Array(3).fill('sous-groupe-cafes-des-parents'),
  );
  expect(await membersOf('Bas')).toEqual(refs(zoe));
});

it('a group that is shared out is proposed with who goes where, whichever is said first', async () => {
  await say(admin, 'crée le groupe cafés des parents');
  const asked = await say(
    admin,
    'partage le groupe en deux équipes : camille et paul dans Gauche, zoé dans Droite',
  );
  expect(asked).toContain('dans le sous-groupe « cafés des parents » avec Camille Durand');
  expect(await row('Gauche')).toBeUndefined();
  await say(admin, 'oui');
  expect(await membersOf('Gauche')).toEqual(refs(camille, holder));
  expect(await membersOf('Droite')).toEqual(refs(zoe));
});

it('those who were just put in one group go to the other that is said instead', async () => {
  for (const name of ['Nord', 'Sud']) await say(admin, `crée le sous-groupe ${name}`);
  await say(admin, 'ajoute camille et zoé à Sud');
  await say(admin, 'c’est Nord pas Sud');
  expect(await membersOf('Sud')).toEqual([]);
  expect(await membersOf('Nord')).toEqual(refs(camille, zoe));
});

it('a correction is no name of the group that one was asked for', async () => {
  await say(admin, 'crée un sous-groupe');
  await say(admin, 'c’est Nord pas Sud');
  expect(await row('c’est Nord pas Sud')).toBeUndefined();
});

it('a wish to call a group otherwise is proposed', async () => {
  await say(admin, 'crée le groupe Cafés');
  const asked = await say(
    admin,
    'on pourrait renommer le groupe Cafés en Cafés parents, plus parlant',
  );
  expect(asked).toContain('s’appelle « Cafés parents »');
  expect(await row('Cafés')).toBeDefined();
});

it('what a group that people made is for is told by who is in it and what is going on there', async () => {
  await say(admin, 'crée le groupe cafés des parents avec camille');
  const read = await say(camille, 'à quoi sert le groupe cafés des parents');
  expect(read).toContain('Camille Durand');
  expect(read).toContain('Aucune réunion ni aucun sondage en cours.');
});
