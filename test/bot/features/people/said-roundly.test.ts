/** Who is second to whom, what a group is to be called and where one works, however roundly it is said. */
import { expect, it } from '@jest/globals';
import { pilots } from '../../../../bot/features/people/model/groups.ts';
import { admin, animator, camille, holder, zoe } from '../../../support/partners.ts';
import { agreeIn, sayIn } from '../../../support/say-in.ts';
import { beginning, withPartners } from '../../../support/with-partners.ts';

const house = withPartners();
const say = sayIn(house);
const agree = agreeIn(house);
beginning(house, async () => {
  for (const person of [admin, animator, camille, holder, zoe]) await house.meet(person);
  await say(admin, 'désigne Paul Pilote pilote de la fiche 1.1');
  await say(admin, 'crée un groupe Jardins partagés');
});
const names = async () => {
  const found = await house.store.read(async (r) => (await r.get(pilots, 'fiche:1.1'))?.value);
  return [found?.holder?.name, found?.substitute?.name];
};

it.each([
  'Zoé Petit devient la suppléante de Paul Pilote sur la fiche 1.1',
  'la suppléante de Paul Pilote sur la 1.1 sera Zoé Petit',
  'Zoé Petit secondera Paul Pilote sur la 1.1',
  'Zoé Petit épaule désormais Paul Pilote sur la fiche 1.1',
])('who is second to somebody stands in, and the somebody stays: « %s »', async (said) => {
  await say(admin, said);
  expect(await names()).toEqual(['Paul Pilote', 'Zoé Petit']);
});

it('who signs is given nothing by it', async () => {
  const [, family = ''] = admin.name.split(' ');
  await say(admin, `Zoé Petit est suppléante de Paul Pilote sur la 1.1. Bien à vous, ${family}`);
  expect(await names()).toEqual(['Paul Pilote', 'Zoé Petit']);
});

it.each([
  'Zoé Petit reprend la 1.1, donc plus besoin de suppléance',
  'c’est Zoé Petit qui pilote la 1.1, plus besoin d’adjoint',
])('a role that is over is given to nobody: « %s »', async (said) => {
  await agree(admin, said);
  expect(await names()).toEqual(['Zoé Petit', undefined]);
});

it.each([
  'le nom « Jardins partagés » est trop long, désormais on dit « Potagers »',
  'pour le groupe Jardins partagés, il vaudrait mieux dire plutôt « Potagers »',
  'le groupe Jardins partagés, appelle-le plutôt Potagers',
  'Jardins partagés, il faut l’appeler potagers maintenant',
])('the name that a group has gives way to the one that none has: « %s »', async (said) => {
  expect(await say(admin, said)).toMatch(
    /« Jardins partagés » s’appelle maintenant .*« potagers »/i,
  );
});

it.each([
  ['pour info je relève de la ville de Bobigny', 'la ville de Bobigny'],
  ['je ne travaille plus à la ville de Pantin mais à la ville de Bobigny', 'la ville de Bobigny'],
  ['suis à la ville de Bobigny maintenant', 'la ville de Bobigny'],
])('where one works is kept, and not where one worked: « %s »', async (said, place) => {
  expect(await say(zoe, said)).toContain(`votre organisation est ${place}`);
});

it('how far one is says nothing of where one works', async () => {
  expect(await say(zoe, 'j’en suis à la Caf, reste la PMI')).not.toContain(
    'votre organisation est',
  );
});
