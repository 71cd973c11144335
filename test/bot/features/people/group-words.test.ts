import { describe, expect, it } from '@jest/globals';
import { pilots } from '../../../../bot/features/people/model/groups.ts';
import { admin, animator } from '../../../support/partners.ts';
import { sayIn } from '../../../support/say-in.ts';
import { beginning, withPartners } from '../../../support/with-partners.ts';

const house = withPartners();
beginning(house, async () => {
  for (const person of [admin, animator]) await house.meet(person);
});
const say = sayIn(house);

describe('a word that stands within the name of a sous-groupe, « cartographie dynamique petite enfance »', () => {
  it.each([
    'petite erreur de ma part : c’est 14h30 et non 14h',
    'je ne pourrai pas venir jeudi, le petit est malade',
    'une dynamique intéressante hier',
  ])('does not name it: « %s »', async (text) => {
    expect(await say(animator, text)).not.toContain('cartographie dynamique');
  });

  it('makes nobody its pilote', async () => {
    await say(
      admin,
      'c’est Mamadou Diarra de l’association Les Petits Pas qui prend la suite de Sophie',
    );
    expect(await house.store.read((r) => r.list(pilots))).toEqual([]);
  });

  it('names it with the words around it, or when it is the first of its part', async () => {
    for (const name of ['cartographie', 'cartographie dynamique', 'petite enfance', 'EPT'])
      expect(await say(admin, `qui est dans le groupe ${name} ?`)).toMatch(/sous-groupe/);
    expect(await say(admin, 'prochaine réunion cartographie ?')).toContain('cartographie');
  });
});

it('what is asked of a fiche says nothing of where who asks works', async () => {
  const read = await say(animator, 'pour la 1.1 je croyais que c’était la PMI... c’est bien moi ?');
  expect(read).not.toContain('votre organisation est');
});
