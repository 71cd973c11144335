/** What is said beside what is done: a colleague passes over the reason of it, and says what it does not do. */
import { describe, expect, it } from '@jest/globals';
import { updates } from '../../../bot/features/progress/model/schema.ts';
import { gather } from '../../support/meetings.ts';
import { admin, animator, camille, holder, zoe } from '../../support/partners.ts';
import { sayIn } from '../../support/say-in.ts';
import { beginning, withPartners } from '../../support/with-partners.ts';

const house = withPartners();
const say = sayIn(house);
const LEFT = 'Je n’ai rien fait de';

beginning(house, async () => {
  await gather(house, [animator, camille, holder, zoe]);
  await house.meet(admin);
  await say(admin, 'Paul Pilote pilote la fiche 1.1');
});

describe('beside an order that is done', () => {
  it.each([
    'retire Zoé du groupe carto, elle part à la retraite',
    'tu peux retirer Zoé du groupe carto, puisqu’elle a changé de service ?',
    'retire Zoé du groupe carto, on en a parlé hier avec son chef',
    'retire Zoé du groupe carto, je n’y peux rien',
  ])('a reason or a comment is passed over: « %s »', async (text) => {
    const read = await say(animator, text);
    expect(read).toContain('Zoé Petit');
    expect(read).not.toContain(LEFT);
  });

  it.each([
    ['retire Zoé du groupe carto, et fais-le savoir à la presse', 'fais-le savoir'],
    ['retire Zoé du groupe carto, mais pas avant le 12 janvier', '12 janvier'],
  ])('what is ordered besides, or bounds it, is said: « %s »', async (text, left) => {
    expect((await say(animator, text)).replace(/[\u00a0\u202f]/g, ' ')).toContain(left);
  });
});

it('what was just noted does not go where something is to take its place', async () => {
  await say(holder, '1.1 : 40 %');
  await say(holder, 'ma direction n’a pas validé ce chiffre, c’est 35');
  const noted = await house.store.read((reader) => reader.list(updates));
  expect(noted.filter(({ value }) => value.withdrawnAt === null)).not.toEqual([]);
});
