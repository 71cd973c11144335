import { beforeAll, expect, it } from '@jest/globals';
import { gather } from '../../../support/meetings.ts';
import { animator, noon } from '../../../support/partners.ts';
import { withSharedPartners } from '../../../support/with-partners.ts';

const house = withSharedPartners();
beforeAll(async () => {
  await gather(house, [animator]);
});

it.each([
  ['de la rentrée au modèle', 'rentrée au modèle'],
  ['sur le séminaire et', 'séminaire'],
  ["de l'atelier du livre, avec", 'atelier du livre'],
])(
  'a title loses the small words around it, and no part of a word: « %s »',
  async (said, title) => {
    const text = `nouveau sondage ${said} : 12/01/2027 14h-16h, 14/01/2027 9h-11h`;
    const [reading] = house.bot.understand(text, { now: noon }, 'fr');
    expect(String(reading?.fields.title).replaceAll('’', "'")).toBe(title);
  },
);

it.each([
  [
    'il faudrait trouver une date pour préparer le forum du 30 janvier avec la carto : le 12 ou le 14 janvier 2027 à 10h',
    'préparer le forum du 30 janvier',
  ],
  [
    'pour travailler sur la légende, on peut se voir le 12, le 13 ou le 14 janvier 2027 à 14h, demande à la carto',
    'travailler sur la légende',
  ],
])(
  'what a poll is for is its title, and a day of that is none to choose from: « %s »',
  (text, title) => {
    const [reading] = house.bot.understand(text, { now: noon }, 'fr');
    expect(reading?.fields.title).toBe(title);
    expect(JSON.stringify(reading?.fields.slots)).not.toContain('-30');
  },
);

it.each([
  ['il faut que Camille appelle la mairie', false],
  ['finalement on va plutôt l’appeler Relais familles', 'Relais familles'],
  ['le titre est pas bon, mets validation de la carte', 'validation de la carte'],
])(
  'what a draft is called is said by its noun, or by a verb that opens: « %s »',
  async (text, title) => {
    await house.say(animator, 'sondage carto pour le 8 décembre à 14h ou le 10 décembre à 10h');
    const turn = { id: 'read', now: noon, keys: [], locale: 'fr', person: animator } as const;
    const conversation = { id: `a:${animator.id}`, type: 'personal' } as const;
    const reply = async () => {};
    const [reading] = await house.bot.reads({ ...turn, conversation, files: false, reply }, text);
    expect(reading?.fields.title ?? false).toBe(title);
  },
);

it.each([
  'afin de trouver une date convenant au plus grand nombre, propose à la carto le 14 décembre à 10h ou le 15 à 14h',
  'sondage carto le 14 décembre à 10h ou le 15 à 14h pour caler la prochaine réunion',
  'propose au groupe carto le 14 décembre à 10h ou le 15 à 9h, histoire de trouver un créneau qui convienne à tout le monde',
])('what any poll is for calls none by a name: « %s »', (text) => {
  const [reading] = house.bot.understand(text, { now: noon }, 'fr');
  expect(reading?.kind).toBe('poll');
  expect(reading?.fields.title).toBeUndefined();
});

it.each([
  'sondage carto : le 9 décembre à 9h30 et le 16 à la même heure',
  'sondage carto mercredi 9 décembre 9h30 ou mercredi 16 même horaire',
  'il me semblerait préférable de sonder la carto entre le 9 décembre à 9h30 et le 16 à la même heure',
])('the same hour is that of the day before: « %s »', (text) => {
  const [reading] = house.bot.understand(text, { now: noon }, 'fr');
  expect(reading?.fields.slots).toEqual([
    expect.objectContaining({ date: '2026-12-09', start: '09:30' }),
    expect.objectContaining({ date: '2026-12-16', start: '09:30' }),
  ]);
});
