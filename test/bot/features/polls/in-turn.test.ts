/** Answers in the order of the slots, under a condition, of whoever has no wish; and what is said of the poll itself. */
import { expect, it } from '@jest/globals';
import type { Person } from '../../../../bot/contract/turn.ts';
import { animator, camille, noon, readAll, zoe } from '../../../support/partners.ts';
import { ballotsIn, launching, pollIn, seedGroup } from '../../../support/polls.ts';
import { beginning, withPartners } from '../../../support/with-partners.ts';

const house = withPartners();
beginning(house, async () => {
  for (const person of [animator, camille, zoe]) await house.meet(person);
  await seedGroup(house.store, [animator, camille, zoe], { at: noon });
  await house.press(animator, 'polls.launch', launching());
});
const say = async (who: Person, text: string) =>
  readAll(await house.say(who, text)).replace(/[\u00a0\u202f]/g, ' ');
const answers = async () => (await ballotsIn(house.store)).map((one) => one.answers);

// Slots: mardi 12, jeudi 14, lundi 18.
it.each([
  ['oui / non / oui', { s1: 'yes', s2: 'no', s3: 'yes' }],
  ['Camille Durand : oui / non / oui', { s1: 'yes', s2: 'no', s3: 'yes' }],
  ['dans l’ordre : oui, non, peut-être', { s1: 'yes', s2: 'no', s3: 'maybe' }],
  ['1. oui 2. non 3. oui', { s1: 'yes', s2: 'no', s3: 'yes' }],
  ['ok, pas possible, ok', { s1: 'yes', s2: 'no', s3: 'yes' }],
])('as many choices as slots are of each in turn: « %s »', async (text, kept) => {
  await say(camille, text);
  expect(await answers()).toEqual([kept]);
});

it.each(['oui / non', 'oui / non / oui / non', 'oui non oui'])(
  'other choices than there are slots, or that nothing parts, are of none: « %s »',
  async (text) => {
    await say(camille, text);
    expect(await answers()).toEqual([]);
  },
);

it.each([
  ['si on peut commencer à 14h30 le 12 je suis ok sinon je prends le 18', 'maybe'],
  ['le 12 si besoin, sinon je prends le 18', 'maybe'],
  ['le 12, sinon je peux le 18', 'yes'],
])('what is taken otherwise is that day, and no other: « %s »', async (text, s1) => {
  await say(camille, text);
  expect(await answers()).toEqual([{ s1, s3: 'yes' }]);
});

it('who comes only under a condition is answered for by nobody', async () => {
  await say(camille, 'si Zoé Petit vient le 12 je viens aussi, sinon je préfère le 14');
  expect(await ballotsIn(house.store)).toMatchObject([
    { answers: { s1: 'maybe', s2: 'yes' }, word: expect.stringContaining('si Zoé Petit vient') },
  ]);
});

it.each([
  'je m’aligne sur la majorité, j’ai pas de préférence',
  'comme vous voulez, pas de préférence pour moi',
  'je me rallie à l’avis du plus grand nombre',
  'moi ça m’est égal',
])('who has no wish is asked whether all suits: « %s »', async (text) => {
  const read = await say(camille, text);
  expect(read).toContain('Dois-je noter');
  expect(await answers()).toEqual([]);
  await say(camille, 'oui');
  expect(await answers()).toEqual([{ s1: 'yes', s2: 'yes', s3: 'yes' }]);
});

it.each([
  'j’ai voté trop vite, enlève le mardi',
  'retire le mardi finalement',
  'le mardi tu peux l’enlever pour moi',
])('a slot that a voter takes off is of their own answer: « %s »', async (text) => {
  await say(camille, 'mardi et jeudi ok');
  await say(camille, text);
  expect(await answers()).toEqual([{ s1: 'no', s2: 'yes' }]);
});

it('what whoever decides says of their own answer takes no slot off the poll', async () => {
  await say(animator, 'je vote pour le 12');
  await say(animator, 'je me suis trompé, enlève le 12 pour moi');
  expect(await answers()).toEqual([{ s1: 'no' }]);
});

it.each([
  'le 14 c’est plus possible, la salle est prise',
  'la salle n’est plus libre le 14',
  'le 14 c’est pas possible, c’est fermé ce jour-là',
])('a place that is not there one day is no answer of whoever decides: « %s »', async (text) => {
  const read = await say(animator, text);
  expect(read).toContain('voici le même, corrigé');
  expect(read).not.toContain('14 janvier');
  expect(await answers()).toEqual([]);
});

it('of whoever only answers, it is why the day does not suit, and is not kept', async () => {
  await say(camille, 'le 14 c’est plus possible, la salle est prise');
  expect(await ballotsIn(house.store)).toMatchObject([{ answers: { s2: 'no' }, word: '' }]);
});

it.each([
  'rajoute un créneau le lundi 25 janvier de 9h à 11h',
  'tu peux ajouter une date : le 25 janvier à 9h ?',
  'un créneau de plus : lundi 25 janvier 9h-11h',
])('a slot more is added to the poll that is open: « %s »', async (text) => {
  expect(await say(camille, text)).toContain('Seuls les co-animateurs');
  await say(animator, text);
  expect((await pollIn(house.store))?.slots.at(-1)).toMatchObject({
    date: '2027-01-25',
    start: '09:00',
    end: '11:00',
  });
});

it('a slot more without an hour is asked for its hour', async () => {
  expect(await say(animator, 'rajoute un créneau le 25 janvier')).toContain('à quelle heure');
});

it('what a voter takes off is of their answer only where nothing else is named', async () => {
  await say(camille, 'mardi et jeudi ok');
  await say(camille, 'enlève mon rappel de mardi');
  expect(await answers()).toEqual([{ s1: 'yes', s2: 'yes' }]);
});

it.each([
  'on retient la date qui a eu le plus de voix et tu envoies l’invit',
  'prends celle qui arrive en tête',
  'garde le meilleur créneau',
])('the slot that is ahead may be taken without its day: « %s »', async (text) => {
  await say(camille, 'ok pour le 14');
  const read = await say(animator, text);
  expect(read).toContain('Je retiens jeudi 14 janvier');
  await say(zoe, 'ok pour le 12');
  expect(await say(animator, text)).toContain('à égalité');
});

it('two days in another period are other slots than those of the draft', async () => {
  await say(animator, 'propose trois dates en janvier, le mardi');
  const read = await say(
    animator,
    'il nous faudrait deux dates en février, plutôt le jeudi après-midi',
  );
  expect(read).toMatch(/jeudi \d+ février[\s\S]*jeudi \d+ février/);
  expect(read).not.toContain('janvier,');
});

it.each([
  'demande au groupe s’ils préfèrent visio ou présentiel pour décembre',
  'fais voter le groupe : visio ou présentiel',
])('what is no day is no poll: « %s »', async (text) => {
  expect(await say(animator, text)).toContain('mes sondages choisissent une date');
});
