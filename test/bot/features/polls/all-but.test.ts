/** What is said of all slots at once: but some of them, of the month that they are in, of the part of a day. */
import { beforeEach, expect, it } from '@jest/globals';
import { animator, noon, refOf, zoe } from '../../../support/partners.ts';
import { ballotsIn, launching, seedGroup } from '../../../support/polls.ts';
import { sayIn } from '../../../support/say-in.ts';
import { withPartners } from '../../../support/with-partners.ts';

const house = withPartners();
const say = sayIn(house);
const slots = ['2027-01-12', '2027-01-14', '2027-01-19'].map((date) => ({
  date,
  start: '14:00',
  end: '16:00',
}));

beforeEach(async () => {
  for (const person of [animator, zoe]) await house.meet(person);
  await seedGroup(house.store, [animator, zoe], { at: noon });
  await house.press(animator, 'polls.launch', launching({ slots }));
});

const answers = async () =>
  (await ballotsIn(house.store)).find(({ person }) => person === refOf(zoe))?.answers;

it.each([
  'moi n’importe quand sauf le 14',
  'tout me va à part le 14',
  'N’importe quand hormis le 14.',
  'everything except the 14th',
])('all but what is excepted, and nothing else, is noted at once: « %s »', async (text) => {
  await say(zoe, text);
  expect(await answers()).toEqual({ s1: 'yes', s2: 'no', s3: 'yes' });
});

it.each([
  'tout sauf le 14 à la rigueur',
  'tous sauf le 12… non je dis des bêtises, tous sauf le 14',
  'je ne peux pas, sauf le 14',
])('where more is said of it, it is asked: « %s »', async (text) => {
  expect(await say(zoe, text)).toContain('Dois-je noter');
  expect(await answers()).toBeUndefined();
});

it.each(['tout me va en janvier', 'en janvier tout me convient'])(
  'the month that all slots are in says nothing more than all: « %s »',
  async (text) => {
    await say(zoe, text);
    expect(await answers()).toEqual({ s1: 'yes', s2: 'yes', s3: 'yes' });
  },
);

it.each(['tout me va en février', 'toutes les dates me vont en mars'])(
  'a month that the poll has no day in is no answer to it: « %s »',
  async (text) => {
    await say(zoe, text);
    expect(await answers()).toBeUndefined();
  },
);

it.each([
  'le 19 le matin oui mais pas l’après-midi',
  'le 19, le matin seulement, l’après-midi impossible',
])('a part of a day is of the day before it, and of no other: « %s »', async (text) => {
  await say(zoe, text);
  const said = await answers();
  expect([said?.s1, said?.s2]).toEqual([undefined, undefined]);
  expect(said?.s3 ?? 'no').toBe('no');
});

it.each([
  ['mets non pour le 14', { s2: 'no' }],
  ['note ok pour le 12', { s1: 'yes' }],
])('an answer that is ordered to be written down is noted: « %s »', async (text, said) => {
  await say(zoe, text);
  expect(await answers()).toEqual(said);
});

it('an order to write another answer down is at least asked', async () => {
  await say(zoe, 'ok pour le 12');
  expect(await say(zoe, 'mets plutôt non pour le 14')).toContain('non : jeudi 14 janvier');
});
