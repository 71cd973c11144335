/** Polls answered and settled in few words: what only stands within a longer word says nothing alone. */
import { expect, it } from '@jest/globals';
import { meetings } from '../../../../bot/features/meetings/model/schema.ts';
import { polls } from '../../../../bot/features/polls/model/schema.ts';
import { animator, camille, noon, readAll, refOf, zoe } from '../../../support/partners.ts';
import { ballotsIn, seedGroup } from '../../../support/polls.ts';
import { beginning, withPartners } from '../../../support/with-partners.ts';

const house = withPartners();
beginning(house, async () => {
  for (const person of [animator, camille, zoe]) await house.meet(person);
  await seedGroup(house.store, [animator, camille, zoe], { at: noon });
  await say(
    'sondage cartographie : mardi 12/1 10h-12h ; jeudi 14/1 10h-12h ; vendredi 15/1 14h-16h',
  );
  await say('envoie');
});

const say = async (text: string, who = animator) =>
  readAll(await house.say(who, text)).replace(/[\u00a0\u202f]/g, ' ');

it.each([
  ['jeudi ça m’arrange pas du tout, j’ai l’accueil parents toute la journée', '-n-'],
  ['aucune des 3', 'nnn'],
  ['aucun des trois', 'nnn'],
  ['moi jsuis dispo tout le temps', 'yyy'],
  ['12 ou 15 oui, 14 non', 'yny'],
  ['ah si, le jeudi aussi finalement', '-y-'],
  ['J’ai rien le 12. Les autres jours je suis pris.', 'ynn'],
  ['Le jeudi seulement, je suis en télétravail le mardi.', 'nyn'],
  ['le 12 non, les autres non plus', 'nnn'],
  ['je n’ai rien le 12 ni le 14', 'yy-'],
  ['pas dispo le 12 ni le 14', 'nn-'],
  ['je ne suis libre ni le 12 ni le 14', 'nn-'],
  ['je peux que le 14', 'nyn'],
  ['je suis libre que le 14', 'nyn'],
  ['le 12 uniquement, les autres jours je suis pris', 'ynn'],
  ['Le 12 ou le 15, jamais le jeudi.', 'yny'],
  ['Le mardi m’irait bien.', 'y--'],
  ['je n’ai aucune disponibilité le 12', 'n--'],
  ['je ne suis pas pris le 12', 'y--'],
  ['je suis pas là le 12 je peux le 14', 'ny-'],
  // "Rien le 12" may be either: it is asked.
  ['rien le 12', '---'],
  ['jeudi j’ai mon conseil d’administration', '-n-'],
  ['le 12 non, les autres je suis pris', 'nnn'],
])('an answer decides what it names, and no more: « %s »', async (text, expected) => {
  await say(text, camille);
  const [known] = await house.store.read((reader) => reader.list(polls));
  const ballots = await ballotsIn(house.store, known?.id);
  const ballot = ballots.find(({ person }) => person === refOf(camille));
  expect(known?.value.slots.map((slot) => ballot?.answers[slot.id]?.[0] ?? '-').join('')).toBe(
    expected,
  );
});

it('who has given no date is asked of the poll that is open', async () => {
  await say('aucune des 3', camille);
  const read = await say('Qui n’a pas encore donné ses disponibilités ?');
  expect(read).toContain('pas répondu');
  expect(read).not.toContain('Camille');
});

it('a bare day behind « allez » is taken, by who may, and answers for who may not', async () => {
  expect(await say('Allez, le 14 à 10h à la Caf')).toContain('Je retiens jeudi 14 janvier');
  expect(await say('Allez, le 14', camille)).toContain('C’est noté');
});

it('a slot that is taken at another hour of its day makes the meeting at that hour', async () => {
  const asked = await say('On retient le jeudi 14 à 9h30, à la Caf');
  expect(asked).toContain('jeudi 14 janvier, 9 h 30 – 11 h 30');
  expect(asked).toContain('Le sondage proposait');
  await say('oui');
  const [made] = await house.store.read((reader) => reader.list(meetings));
  expect(made?.value.when).toMatchObject({ date: '2027-01-14', start: '09:30', end: '11:30' });
});

it('who does not know yet is told that it is noted so meanwhile', async () => {
  expect(await say('jeudi jsp encore', camille)).toContain(
    'Noté « si besoin » en attendant : dites oui ou non dès que vous savez.',
  );
  expect(await say('jeudi si besoin', camille)).not.toContain('en attendant');
});

it('« tous les deux » are those that were named, and not all there are', async () => {
  const read = await say('le 12 ou le 15 ça me va bien tous les deux', camille);
  expect(read).toContain('mardi 12 janvier');
  expect(read).not.toContain('jeudi 14');
});

it('a meeting that is moved onto a day of the poll closes it, as one that is planned does', async () => {
  await say('réunion cartographie le mardi 5 janvier 2027 de 10h à 12h à la Caf');
  await say('envoie');
  await say('déplace la réunion du 5 au 14 janvier à 10h');
  expect(await say('envoie')).toContain('est clos : son jour est retenu');
});

it('an order besides the one that is understood of the whole is done too', async () => {
  await say('réunion cartographie le mardi 5 janvier 2027 de 10h à 12h à la Caf');
  await say('envoie');
  const read = await say('relance pour la réunion, et ferme le sondage');
  expect(read).toMatch(/relance|envoyé/i);
  expect(read).toContain('quel créneau retenir');
});

it.each([
  'c’est laquelle qui gagne ?',
  'bon alors c’est quelle date qui gagne',
  'qu’ont répondu mes collègues pour la date ?',
])('which slot is ahead is asked of the poll: « %s »', async (text) => {
  await say('jeudi', camille);
  expect(await say(text)).toContain('1. jeudi 14 janvier');
});

it('days of a month that is named are slots of that month', async () => {
  const read = await say(
    'trouve moi une date pour le comité carto de février, soit le 9 soit le 11 soit le 16 au matin, demande à tout le monde',
  );
  for (const day of ['mardi 9 février', 'jeudi 11 février', 'mardi 16 février'])
    expect(read).toContain(day);
  expect(read).not.toContain('lundi 8 février');
});

it('good wishes for a day answer no poll', async () => {
  expect(await say('Merci à tous, et bon dimanche.', camille)).not.toContain('sondage');
});

it.each([
  'Peux-tu demander à chacun ses disponibilités pour janvier : mardi 19 à 14h, jeudi 21 à 9h ou vendredi 22 à 14h ? C’est pour le sous-groupe cartographie.',
  'Je voudrais savoir quand chacun est libre en janvier pour le sous-groupe cartographie : mardi 19 à 10h, jeudi 21 à 14h.',
])(
  'who asks when everybody is free, with days to choose from, has a poll to launch: « %s »',
  async (text) => {
    expect(await say(text)).toContain('Lancer le sondage');
  },
);

it('a meeting planned on a day that the poll offers closes it by that choice', async () => {
  await say('réunion cartographie jeudi 14 janvier 2027 de 10h à 12h à la Caf');
  expect(await say('envoie')).toContain('est clos');
  const [row] = await house.store.read((reader) => reader.list(polls));
  expect(row?.value).toMatchObject({ state: 'closed', meeting: null });
  expect(await house.store.read((reader) => reader.list(meetings))).toHaveLength(1);
});

it('a meeting planned on another day leaves the poll open', async () => {
  await say('réunion cartographie mercredi 20 janvier 2027 de 10h à 12h à la Caf');
  await say('envoie');
  const [row] = await house.store.read((reader) => reader.list(polls));
  expect(row?.value.state).toBe('open');
});

it.each(['clos le sondage sans retenir de date', 'ferme ce sondage, pas besoin de date'])(
  'a poll that is closed without a day is cancelled, once that is confirmed: « %s »',
  async (text) => {
    expect(await say(text)).not.toContain('quel créneau retenir');
    await say('oui');
    const [row] = await house.store.read((reader) => reader.list(polls));
    expect(row?.value.state).toBe('cancelled');
  },
);

it('a question records no vote', async () => {
  await say('est ce que je suis bien notee presente le 14', zoe);
  expect(await ballotsIn(house.store)).toEqual([]);
});

it('proposes within the week that is said, on the days and in the part of the day that are said', async () => {
  const text = await say(
    'propose des créneaux pour cartographie en janvier, la semaine du 18 janvier, le mardi ou le jeudi matin',
  );
  const days = [
    ...text.matchAll(/(?:lundi|mardi|mercredi|jeudi|vendredi) (\d+) janvier, (\d+) h/g),
  ];
  expect([...new Set(days.map(([, day]) => day))]).toEqual(['19', '21']);
  expect(days.every(([, , hour]) => Number(hour) < 12)).toBe(true);
});
