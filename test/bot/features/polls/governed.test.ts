/** What each word of an answer governs, and what a vote that is put right leaves as it was. */
import { beforeEach, describe, expect, it } from '@jest/globals';
import { admin, animator, camille, holder, noon, zoe } from '../../../support/partners.ts';
import { ballotsIn, seedGroup } from '../../../support/polls.ts';
import { sayIn } from '../../../support/say-in.ts';
import { beginning, withPartners } from '../../../support/with-partners.ts';

const house = withPartners();
const say = sayIn(house);
beginning(house, async () => {
  for (const person of [admin, animator, holder, camille, zoe]) await house.meet(person);
  await seedGroup(house.store, [animator, camille, zoe], { at: noon });
});
beforeEach(async () => {
  await say(
    animator,
    'sondage carto : mardi 12/1 14h-16h ; jeudi 14/1 10h-12h ; vendredi 15/1 9h30-11h30',
  );
  await say(animator, 'lance le sondage');
});

/** Days of each choice, without their hours and what was kept of the words. */
const brief = (shown: string) =>
  (shown.split('\n')[0] ?? '')
    .replace(/\s;\s«.*?»/g, '')
    .replace(/ janvier, \d+ h[^,;.]*/g, '')
    .replace(/\s*;/g, ' ;');

it.each([
  [
    'mardi ok, jeudi si vraiment on ne peut pas faire autrement',
    'oui : mardi 12 ; si besoin : jeudi 14',
  ],
  [
    'le 12 à condition que tout le monde puisse, le 15 oui',
    'oui : vendredi 15 ; si besoin : mardi 12',
  ],
  [
    'jeudi parfait, vendredi si rien d’autre ne convient',
    'oui : jeudi 14 ; si besoin : vendredi 15',
  ],
])('what a condition says is said of no slot: « %s »', async (text, noted) => {
  expect(brief(await say(zoe, text))).toContain(noted);
});

it.each([
  ['pas mardi mais jeudi', 'oui : jeudi 14 ; non : mardi 12'],
  ['je peux pas jeudi, par contre vendredi', 'oui : vendredi 15 ; non : jeudi 14'],
  ['non pas le 15, le 12', 'oui : mardi 12 ; non : vendredi 15'],
])('what is named alone behind what is denied takes its place: « %s »', async (text, noted) => {
  expect(brief(await say(zoe, text))).toContain(noted);
});

it.each([
  ['mardi non, jeudi j’arriverai à 11h', 'oui : jeudi 14 ; non : mardi 12', 'j’arriverai'],
  [
    'vendredi je dois partir à 11h, mardi impossible',
    'oui : vendredi 15 ; non : mardi 12',
    'partir',
  ],
  ['jusqu’à 11h le 14, le 15 non', 'oui : jeudi 14 ; non : vendredi 15', 'jusqu’à 11'],
])('who comes later or leaves sooner is there: « %s »', async (text, noted, word) => {
  const shown = await say(zoe, text);
  expect(brief(shown)).toContain(noted);
  expect(shown).toContain(word);
});

it.each([
  ['mardi mort 😩 mets-moi vendredi', 'oui : vendredi 15 ; non : mardi 12'],
  ['note-moi pour jeudi, mardi je ne peux pas', 'oui : jeudi 14 ; non : mardi 12'],
  ['mets-moi mardi non et jeudi oui', 'oui : jeudi 14 ; non : mardi 12'],
])('who is put down for a day can come, unless it is said: « %s »', async (text, noted) => {
  expect(brief(await say(zoe, text))).toContain(noted);
});

it.each([
  'aucun des trois possible, première dispo la semaine du 18',
  'rien ne me va, ma première dispo : le 21',
  'aucune de ces dates ne m’est possible car je serai en formation toute cette semaine-là',
])('the first of one’s own days is no slot: « %s »', async (text) => {
  expect(await say(zoe, text)).toMatch(/aucun ne convient|non : mardi 12[^;]*jeudi 14[^;]*15/);
});

it('what somebody else is there for is said of no slot that is not named', async () => {
  const shown = await say(zoe, 'le 12 je suis pris et le 14 je dépose les enfants');
  expect(brief(shown)).toBe('C’est noté : non : mardi 12, jeudi 14.');
});

describe('a vote that is put right touches only the slots that are said', () => {
  beforeEach(() => say(zoe, 'je peux mardi et jeudi'));

  it.each([
    ['pas jeudi pardon, vendredi', 'oui : mardi 12, vendredi 15 ; non : jeudi 14'],
    [
      'je me suis trompée de jour : c’est le vendredi, pas le jeudi',
      'oui : mardi 12, vendredi 15 ; non : jeudi 14',
    ],
    ['jeudi c’est une faute de frappe, je voulais dire vendredi', 'oui : mardi 12, vendredi 15.'],
    [
      'finalement jeudi je peux plus, vendredi à la place',
      'oui : mardi 12, vendredi 15 ; non : jeudi 14',
    ],
  ])('« %s »', async (text, noted) => {
    expect(brief(await say(zoe, text))).toContain(noted);
  });
});

it.each([
  'je me suis trompée, c’est vendredi',
  'oups non le 15',
  'non, c’était vendredi',
  'ah non pardon vendredi',
])('of one day, what it should have been takes its place: « %s »', async (text) => {
  await say(zoe, 'jeudi');
  expect(brief(await say(zoe, text))).toContain('oui : vendredi 15 ; non : jeudi 14.');
});

it.each(['je peux que jeudi et encore pas avant 11h', 'seulement le 14, et pas avant 11h30'])(
  'no day is refused of whom one day alone suits: it is asked back: « %s »',
  async (text) => {
    expect(await say(zoe, text)).not.toContain('C’est noté : aucun');
  },
);

it.each(['pour celui de Ines Animatrice, le 15', 'pour le sondage d’Ines le 15 me va'])(
  'whoever animates tells which poll it is, and is not answered for: « %s »',
  async (text) => {
    const shown = brief(await say(zoe, text));
    expect(shown).toMatch(/^C’est noté : oui : vendredi 15/);
  },
);

it.each(['moi je prends le jeudi', 'ok pour mardi, pas jeudi', 'je suis dispo le 15'])(
  'who is not asked by a poll is told so, and not counted: « %s »',
  async (text) => {
    expect(await say(holder, text)).toContain('Seuls les membres');
    expect(await say(zoe, 'jeudi')).toContain('1 réponse sur 3');
  },
);

it.each([
  [
    'mardi seulement si c’est en visio, sinon vendredi sans souci',
    'oui : vendredi 15 ; si besoin : mardi 12',
  ],
  [
    'jeudi uniquement si je finis tôt, sinon mardi c’est parfait',
    'oui : mardi 12 ; si besoin : jeudi 14',
  ],
  ['vendredi ok, sinon mardi impossible', 'oui : vendredi 15 ; non : mardi 12'],
])(
  'a condition binds its own clause, and « sinon » what has no word of its own: « %s »',
  async (text, noted) => {
    expect(brief(await say(zoe, text))).toContain(noted);
  },
);

it.each([
  ['tout me convient tant que ce n’est pas avant 10h', 'oui : mardi 12, jeudi 14 ; non : ven'],
  ['je suis dispo partout tant que c’est l’après-midi', 'oui : mardi 12 ; non : jeudi 14'],
  ['tout me va sauf si c’est le matin', 'oui : mardi 12 ; non : jeudi 14, vendredi 15'],
  ['tant que ce n’est pas le vendredi, tout me va', 'oui : mardi 12, jeudi 14 ; non : ven'],
])(
  'a condition on the hour is met by some slots and not by others: « %s »',
  async (text, noted) => {
    expect(brief(await say(zoe, text))).toContain(noted);
  },
);

it.each([
  'le jeudi 10h finalement c’est plutôt 14h pour moi',
  'mardi ce serait plutôt 10h',
  'vendredi ce serait mieux vers 11h',
])('another hour of a day is no slot of another day: « %s »', async (text) => {
  expect(await say(zoe, text)).toContain('Rien n’est noté');
});

it.each([
  ['j’ai mon CA le mardi, je peux jeudi', 'oui : jeudi 14', 'non : mardi 12'],
  [
    'j’ai une commission des places qui tombe sur le mardi, passe-moi sur le vendredi',
    'oui : vendredi 15',
    'non : mardi 12',
  ],
  [
    'on m’a collé une réunion le vendredi, mets-moi plutôt jeudi',
    'oui : jeudi 14',
    'non : vendredi 15',
  ],
])('a day that something else takes is a no, and no yes: « %s »', async (text, yes, no) => {
  const shown = brief(await say(zoe, text));
  expect(shown).toContain(yes);
  expect(shown).toContain(no);
  expect(shown).not.toMatch(/oui : [^;?]*,/);
});

it.each([
  'enlève juste ma réponse pour le 15, le reste ne bouge pas',
  'retire ma réponse du 15',
  'annule mon oui pour vendredi',
])('an answer to one day is taken back, and the others stand: « %s »', async (text) => {
  await say(zoe, 'je peux mardi et vendredi');
  expect(brief(await say(zoe, text))).toBe('C’est noté : oui : mardi 12.');
});

it.each([
  ['finalement pas de sondage pour moi, le 12 je suis absente', /^C’est noté : non : mardi 12/],
  ['pas besoin de sondage pour moi, je peux le 14', /oui : jeudi 14/],
  ['Camille Durand peut jeudi, moi pareil', /^Dois-je noter.*oui : jeudi 14/],
])(
  'what somebody says of themselves is their answer, and nobody else’s: « %s »',
  async (text, noted) => {
    expect(brief(await say(zoe, text))).toMatch(noted);
  },
);

it.each([
  'le 12 Zoé Petit me remplace',
  'je vote pour le 12 et contre le 14',
  'génial, encore un mardi…',
  'je viens jeudi si et seulement si mardi tombe à l’eau',
  'ok jeudi et vendredi, le 12 je suis en CSE',
  'vous avez pris le 12 sans me demander, c’est n’importe quoi',
  'le 12 oui, mais le 14 zglorp',
])('what may be meant otherwise is asked back, and not noted: « %s »', async (text) => {
  expect(await say(camille, text)).not.toContain('C’est noté');
  expect(await ballotsIn(house.store)).toEqual([]);
});

it.each([
  ['ah super, jeudi mais je dois filer à 11h', 'oui : jeudi 14'],
  ['mardi, désolée jeudi je peux pas', 'oui : mardi 12 ; non : jeudi 14'],
  ['mardi oui, enfin je ne peux plus', 'non : mardi 12'],
  ['mardi non, jeudi', 'oui : jeudi 14 ; non : mardi 12'],
  ['vendredi oui, et jeudi seulement le matin', 'oui : jeudi 14, vendredi 15'],
  ['je préfère le 14 au 15', 'oui : jeudi 14 ; si besoin : vendredi 15'],
])('what is said of one day leaves the other as it is: « %s »', async (text, noted) => {
  expect(brief(await say(zoe, text))).toContain(noted);
});

it.each([
  ['mardi non, jeudi pareil, vendredi ok', 'oui : vendredi 15 ; non : mardi 12, jeudi 14.'],
  ['12 +, 14 -, 15 +', 'oui : mardi 12, vendredi 15 ; non : jeudi 14.'],
  ['je ne peux pas avant le 15', 'non : mardi 12, jeudi 14.'],
  ['je suis dispo à partir du 14', 'oui : jeudi 14, vendredi 15.'],
  ['dispo jusqu’au 14', 'oui : mardi 12, jeudi 14.'],
  ['le 14 oui à condition de finir à 11h pile, sinon non', 'si besoin : jeudi 14.'],
  ['si c’est le matin ok pour jeudi, sinon non', 'oui : jeudi 14.'],
])('each word is of its own clause: « %s »', async (text, noted) => {
  expect(brief(await say(camille, text))).toBe(`C’est noté : ${noted}`);
});
