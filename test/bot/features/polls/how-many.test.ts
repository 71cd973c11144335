/** How many dates are wanted, and which of those that are shown. */
import { expect, it } from '@jest/globals';
import { animator, noon, zoe } from '../../../support/partners.ts';
import { seedGroup } from '../../../support/polls.ts';
import { sayIn } from '../../../support/say-in.ts';
import { beginning, withPartners } from '../../../support/with-partners.ts';

const house = withPartners();
const say = sayIn(house);
beginning(house, async () => {
  for (const person of [animator, zoe]) await house.meet(person);
  await seedGroup(house.store, [animator, zoe], { at: noon });
});

const slotsIn = (shown: string) => shown.match(/^.*\d h.* – .*$/gm) ?? [];

it('as many dates as were asked for are proposed, over the whole period, a day each', async () => {
  const shown = slotsIn(await say(animator, 'propose trois dates en mars 2027 pour la carto'));
  expect(shown).toHaveLength(3);
  expect(new Set(shown.map((line) => line.slice(0, 12))).size).toBe(3);
  expect(shown[2]).toMatch(/(?:29|30|31) mars/);
});

it('only those that are named stay', async () => {
  await say(animator, 'propose des dates pour la carto en mars 2027, mardis ou jeudis matin');
  const shown = await say(animator, 'non juste 3 : le jeudi 4, le mardi 9 et le mardi 16');
  expect(slotsIn(shown).map((line) => /\d+ mars/.exec(line)?.[0])).toEqual([
    '4 mars',
    '9 mars',
    '16 mars',
  ]);
});

it('days said behind a week are of it', async () => {
  const shown = await say(
    animator,
    'réunion de la carto semaine du 10 mai, mardi 11 ou jeudi 13 à 14h, tu demandes aux gens ?',
  );
  expect(shown).toContain('mardi 11 mai');
  expect(shown).toContain('jeudi 13 mai');
});
