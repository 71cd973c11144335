/** Somebody to talk to, and what nobody told: the people who can help are named, and nothing is changed. */
import { expect, it } from '@jest/globals';
import { groups } from '../../../../bot/features/people/model/groups.ts';
import { cartographie, gather } from '../../../support/meetings.ts';
import { admin, animator, camille, readAll } from '../../../support/partners.ts';
import { beginning, withPartners } from '../../../support/with-partners.ts';

const house = withPartners();
beginning(house, async () => {
  await house.meet(admin);
  await gather(house, [animator, camille]);
});

it.each([
  'jcomprends rien a ce truc, on peut avoir un humain ?',
  'c’est incompréhensible votre outil, à qui je peux parler ?',
  'can I talk to somebody?',
])('the administrators are named to whoever wants somebody to talk to: « %s »', async (text) => {
  expect(readAll(await house.say(camille, text))).toContain(admin.name);
});

it.each([
  'Je découvre que je n’anime plus le groupe, personne ne m’a prévenue, c’est pas sérieux',
  'on m’a retirée du groupe sans rien me dire, c’est pas normal',
])(
  'a complaint of what nobody told changes nothing, and proposes nothing: « %s »',
  async (text) => {
    const read = readAll(await house.say(animator, text));
    expect(read).toContain('Je suis désolé');
    expect(read).not.toContain('Dois-je');
    const row = await house.store.read((reader) => reader.get(groups, cartographie));
    expect(row?.value.coAnimators).toHaveLength(1);
  },
);
