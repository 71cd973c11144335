/** What is so already, is put off or is said over again: no change, no question, and nothing that was left undone. */
import { expect, it } from '@jest/globals';
import { groups, pilots } from '../../../../bot/features/people/model/groups.ts';
import { admin, camille, partner, refOf, zoe } from '../../../support/partners.ts';
import { sayIn } from '../../../support/say-in.ts';
import { beginning, withPartners } from '../../../support/with-partners.ts';

const house = withPartners();
const hugo = partner('hugo', 'Hugo Essai');
const nora = partner('nora', 'Nora Roux');
const say = sayIn(house);
beginning(house, async () => {
  for (const person of [admin, camille, zoe, hugo, nora]) await house.meet(person);
  await say(admin, 'crée le groupe Berceaux');
  await say(admin, 'crée le groupe Numérique');
  await say(admin, 'Camille Durand co-anime Berceaux');
  await say(admin, 'Zoé Petit et Hugo Essai sont membres de Berceaux');
  await say(admin, 'Zoé Petit est membre de Numérique');
  await say(admin, 'Nora Roux pilote la fiche 5');
});

const UNDONE = 'Je n’ai rien fait';
const idOf = { camille: refOf(camille), zoe: refOf(zoe), hugo: refOf(hugo), nora: refOf(nora) };
/** Who is in a group, by first name; those who co-animate it with a star. */
const inGroup = (name: string) =>
  house.store.read(async (r) => {
    const row = (await r.list(groups)).find(({ value }) => value.name === name)?.value;
    return Object.entries(idOf).flatMap(([first, id]) =>
      row?.coAnimators.some(({ person }) => person === id)
        ? [`${first}*`]
        : row?.members.some(({ person }) => person === id)
          ? [first]
          : [],
    );
  });

it.each([
  ['Hugo co-anime Berceaux avec Camille', ['camille*', 'zoe', 'hugo*']],
  ['c’est Hugo qui anime Berceaux aux côtés de Camille maintenant', ['camille*', 'zoe', 'hugo*']],
  [
    'Dans Berceaux, Zoé passe co-animatrice avec Camille et Nora arrive comme simple membre. Hugo, on verra.',
    ['camille*', 'zoe*', 'hugo', 'nora'],
  ],
])('whoever is named beside somebody, and is so, is no change: « %s »', async (text, all) => {
  const read = await say(admin, text);
  expect(read).not.toContain('Dois-je');
  expect(read).not.toContain(UNDONE);
  expect(read).not.toContain('Rien à changer');
  expect(await inGroup('Berceaux')).toEqual(all);
});

it.each([
  ['retire Zoé de Numérique, garde-la dans Berceaux', [], ['camille*', 'zoe', 'hugo']],
  ['Zoé reste dans Berceaux mais elle quitte Numérique', [], ['camille*', 'zoe', 'hugo']],
  ['gardez Zoé dans Numérique et libérez-la de l’autre', ['zoe'], ['camille*', 'hugo']],
])(
  'a place that is kept is not given again, and « l’autre » is the one beside it: « %s »',
  async (text, numbers, cradles) => {
    const read = await say(admin, text);
    expect(read).not.toContain(UNDONE);
    expect(await inGroup('Numérique')).toEqual(numbers);
    expect(await inGroup('Berceaux')).toEqual(cradles);
  },
);

it.each([
  'Nora Roux rejoint Berceaux, tu peux l’ajouter ?',
  'je vous prie de bien vouloir ajouter Nora à Berceaux. Elle rejoint Berceaux dès aujourd’hui',
  'Nora entre dans Berceaux, inscris-la',
])('what is said over again is done once, and not said to be left: « %s »', async (text) => {
  const read = await say(admin, text);
  expect(read).not.toContain(UNDONE);
  expect(read).not.toContain('Dois-je');
  expect(await inGroup('Berceaux')).toContain('nora');
});

it.each(['pour Nora on verra plus tard', 'Nora tu me la mets nulle part pour l’instant'])(
  'what is put off changes nothing, beside a change too: « %s »',
  async (text) => {
    expect(await say(admin, text)).toContain('Rien n’est changé');
    const read = await say(admin, `ajoute Hugo à Numérique, et ${text}`);
    expect(read).not.toContain('Nora');
    expect(await inGroup('Numérique')).toEqual(['zoe', 'hugo']);
  },
);

it('an order that is so already is said to be, and not asked', async () => {
  expect(await say(admin, 'salut, nora roux pilote la 5 maintenant hein')).not.toContain('Dois-je');
  expect(await say(admin, 'Hugo reste dans Berceaux')).toContain('Rien à changer pour Hugo Essai');
  const led = await house.store.read(async (r) => (await r.get(pilots, 'fiche:5'))?.value);
  expect(led?.holder?.name).toBe('Nora Roux');
});

it.each(['Zoé siège déjà dans deux groupes', 'elle est dans trois groupes, Zoé'])(
  'a count of groups is the number of none: « %s »',
  async (text) => {
    await say(admin, text);
    const rows = await house.store.read((r) => r.list(groups));
    const axes = rows.filter(({ value }) => value.name === null && value.members.length > 0);
    expect(axes).toEqual([]);
  },
);

it.each([
  'je souhaiterais que ce groupe s’intitule « Chiffres clés »',
  'rename Numérique -> Chiffres clés',
  'il faudrait appeler le groupe Numérique « Chiffres clés »',
])('a new name is what stands in quotes, or behind an arrow: « %s »', async (text) => {
  await say(admin, 'retire Zoé de Numérique');
  const read = await say(admin, text);
  if (read.includes('Oui')) await say(admin, 'oui');
  const rows = await house.store.read((r) => r.list(groups));
  expect(rows.map(({ value }) => value.name)).toContain('Chiffres clés');
});

it.each(['je suis navrée, je me suis emmêlée ; remettez-la dans le groupe', 'réintègre-la'])(
  'who was just taken out comes back where they were: « %s »',
  async (text) => {
    await say(admin, 'retire Hugo de Berceaux');
    await say(admin, 'retire Zoé de Numérique');
    await say(admin, text);
    expect(await inGroup('Numérique')).toEqual(['zoe']);
    expect(await inGroup('Berceaux')).toEqual(['camille*', 'zoe']);
  },
);

it.each([
  'dis-moi Nora elle a mis quoi',
  'Nora m’a parlé d’une affiche, on avait décidé quoi finalement ?',
])('a question that names somebody puts them nowhere: « %s »', async (text) => {
  await say(admin, 'ajoute Hugo à Numérique');
  const read = await say(admin, text);
  expect(read).not.toContain('fait partie');
  expect(await inGroup('Numérique')).toEqual(['zoe', 'hugo']);
});
