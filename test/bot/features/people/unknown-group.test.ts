/** A group that nobody knows is said so: nobody is put into another one instead. */
import { beforeEach, expect, it } from '@jest/globals';
import { admin, camille, zoe } from '../../../support/partners.ts';
import { sayIn } from '../../../support/say-in.ts';
import { withPartners } from '../../../support/with-partners.ts';

const house = withPartners();
const say = sayIn(house);
beforeEach(async () => {
  for (const person of [admin, camille, zoe]) await house.meet(person);
  await say(admin, 'ajoute Camille Durand à la cartographie');
});

it('a message headed by an unknown group changes no other, and says how to make it', async () => {
  const shown = await say(
    admin,
    'cafés des parents : Zoé Petit co-anime. Membres : Camille Durand',
  );
  expect(shown).toContain('Je ne connais pas de groupe « cafés des parents »');
  expect(shown).toContain('crée un sous-groupe cafés des parents');
  expect(await say(admin, 'qui est dans la cartographie ?')).not.toContain('Zoé Petit');
});

it('words of the change itself head no group', async () => {
  const shown = await say(admin, 'nouveaux membres : Zoé Petit');
  expect(shown).toContain('Zoé Petit fait maintenant partie du sous-groupe « cartographie');
});

it('what who speaks does not know denies nothing of who is named', async () => {
  const said = 'Zoé Petit co-anime la cartographie avec qqn de la CAF dont je sais pas le nom';
  expect(await say(admin, said)).not.toMatch(/ne co-anime plus|Retire/);
});

it('« cafés » is no Caf', async () => {
  await say(admin, 'crée un sous-groupe cafés des parents');
  expect(await say(admin, 'Zoé Petit est aux cafés des parents')).not.toContain('Caf ');
});
