/** Each slot has its own verdict, what is said next puts it right, and whoever leads the poll changes its slots. */
import { expect, it } from '@jest/globals';
import type { Person } from '../../../../bot/contract/turn.ts';
import { ballots } from '../../../../bot/features/polls/model/schema.ts';
import { admin, animator, camille, zoe } from '../../../support/partners.ts';
import { agreeIn, sayIn } from '../../../support/say-in.ts';
import { beginning, withPartners } from '../../../support/with-partners.ts';

const house = withPartners();
const say = sayIn(house);
const agree = agreeIn(house);
beginning(house, async () => {
  for (const person of [admin, animator, camille, zoe]) await house.meet(person);
  await say(admin, 'nomme Ines Animatrice co-animatrice de l’axe 5');
  await say(admin, 'Camille Membre et Zoé Petit sont membres de l’axe 5');
  await say(animator, 'sondage pour l’axe 5 : mardi 8, jeudi 10 et vendredi 11 décembre à 14h');
  await say(animator, 'oui');
});
const noted = () =>
  house.store.read(async (reader) => (await reader.list(ballots)).map(({ value }) => value));
const answersOf = async (who: Person) => {
  const own = (await noted()).find(({ person }) => person.includes(who.id));
  return ['s1', 's2', 's3'].map((id) => own?.answers[id]?.charAt(0) ?? '-').join('');
};

it.each([
  ['mardi nickel, jeudi idem, vendredi complet', 'yyn'],
  ['le 8 volontiers, le 10 en secours, le 11 mort', 'ymn'],
  ['mardi ça me va ; jeudi je suis au Blanc-Mesnil ; vendredi pourquoi pas', 'ynm'],
  ['le 8 oui mais pas avant 14h30, le 10 idem, le 11 impossible', 'yyn'],
  ['jeudi à la rigueur si ça arrange vraiment, vendredi je suis à Lyon, mardi ok', 'ymn'],
  ['mardi non donc jeudi', 'ny-'],
  ['je dirais le 8, enfin non le 8 je suis en CA, donc le 11', 'n-y'],
  ['il ne me reste que le 10', 'nyn'],
  ['je me range à la majorité mais pas le 10', 'yny'],
  ['mardi oui, jeudi je crois pas nan', 'yn-'],
  ['le deuxième en premier choix', '-y-'],
  ['le deuxième, à la limite le dernier', '-ym'],
  ['le 8 et le 10, le reste tombe sur mes congés', 'yyn'],
  ['mardi non, jeudi non, donc ce qui reste', 'nny'],
  ['tout sauf le début de semaine', 'nyy'],
  ['cocher jeudi pour moi', '-y-'],
  ['jeudi ok, vendredi je suis à Lyon toute la journée', '-yn'],
  ['en vertu de mon contrat je ne peux pas mardi, les autres jours oui', 'nyy'],
])('every slot has what is said of it, and no condition of another: « %s »', async (text, read) => {
  expect(await say(zoe, text)).toMatch(/^C’est noté/);
  expect(await answersOf(zoe)).toBe(read);
});

it('a condition is of the slot before it, asked back or not', async () => {
  await agree(zoe, 'le 10 oui, si pas de grève, le 11 non');
  expect(await answersOf(zoe)).toBe('-mn');
});

it.each([
  'aucune de ces trois dates ne me convient',
  'pas dispo de la semaine, désolée',
  'je suis en mission toute la semaine',
])('a refusal of all is noted as such: « %s »', async (text) => {
  expect(await say(zoe, text)).toMatch(/^C’est noté/);
  expect(await answersOf(zoe)).toBe('nnn');
});

it('an exception of which the slot is not known is asked back', async () => {
  expect(await say(zoe, 'n’importe quel jour, hormis celui du grand marché')).toContain('Dois-je');
  expect(await noted()).toEqual([]);
});

it('the day just spoken of is not today', async () => {
  await say(zoe, 'le 8 oui, le 10 je serai prise par un conseil ce jour-là');
  expect(await answersOf(zoe)).toBe('yn-');
});

it.each([
  ['le 10 vient de sauter, par contre j’ai libéré mon vendredi', 'yny'],
  ['remplace ma réponse par jeudi et vendredi', 'nyy'],
  ['le jeudi oubliez, l’autre tient toujours', 'yn-'],
  ['garder mardi, lâcher l’autre', 'yn-'],
])('what is said next puts an answer right, and undoes none: « %s »', async (text, read) => {
  await say(zoe, 'mardi et jeudi');
  expect(await say(zoe, text)).not.toContain('défaire');
  expect(await answersOf(zoe)).toBe(read);
});

it('the day that was meant takes the place of the one just said', async () => {
  await say(zoe, 'le 8');
  await say(zoe, 'oups je voulais dire le 10');
  expect(await answersOf(zoe)).toBe('ny-');
});

it('« l’autre » of several of which none was answered is asked', async () => {
  expect(await say(zoe, 'le 8 non, l’autre oui')).toContain('Dois-je noter');
});

const slotsIn = (shown: string): string[] =>
  shown.split('\n').filter((line) => /^(?:lundi|mardi|mercredi|jeudi|vendredi) \d/.test(line));
const [mardi, jeudi, vendredi] = ['mardi 8', 'jeudi 10', 'vendredi 11'].map(
  (day) => (hours: string) => `${day} décembre, ${hours}`,
);
it.each([
  ['passe le jeudi à 16h', ['14 h – 16 h', '16 h – 18 h', '14 h – 16 h']],
  ['on décale les trois créneaux à 15h', ['15 h – 17 h', '15 h – 17 h', '15 h – 17 h']],
  ['le 10 il faut le mettre à 9h plutôt', ['14 h – 16 h', '9 h – 11 h', '14 h – 16 h']],
])(
  'right behind a poll, whoever leads it gives its slots other hours: « %s »',
  async (text, hours) => {
    const days = [mardi, jeudi, vendredi].map((day, at) => day?.(hours[at] ?? ''));
    expect(slotsIn(await say(animator, text))).toEqual(days);
    expect(await noted()).toEqual([]);
  },
);

it.each([
  'vire le 10 j’avais pas vu que j’ai une commission, garde les autres',
  'zut, le jeudi 10 je suis au salon des métiers, enlève-le de la liste',
])(
  'why a slot goes is no answer of whoever leads the poll, and no choice: « %s »',
  async (text) => {
    const days = [mardi?.('14 h – 16 h'), vendredi?.('14 h – 16 h')];
    expect(slotsIn(await say(animator, text))).toEqual(days);
    expect(await noted()).toEqual([]);
  },
);

it.each(['ajoute aussi le lundi 14 à la même heure', 'j’ai omis le 14 décembre, même heure'])(
  'a slot that comes on top has the hours of the others: « %s »',
  async (text) => {
    expect(await say(animator, text)).toContain('lundi 14 décembre, 14 h – 16 h');
  },
);

it.each(['on prend le 10, on se retrouve au centre social de Pantin'])(
  'where people meet goes with the slot that is taken: « %s »',
  async (text) => {
    expect(await say(animator, text)).toContain('Lieu : centre social de Pantin');
  },
);
