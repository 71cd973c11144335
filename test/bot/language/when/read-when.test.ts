import { beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import type { WhenFound } from '../../../../bot/language/when/expression.ts';
import type { WhenLexicon } from '../../../../bot/language/when/lexicon.ts';
import { momentsOf } from '../../../../bot/language/when/moments.ts';
import { readOffsets } from '../../../../bot/language/when/offsets.ts';
import { readWhen } from '../../../../bot/language/when/read-when.ts';
import { readShift, shifted } from '../../../../bot/language/when/shift.ts';
import { projectVocabulary } from '../../../support/vocabulary.ts';

/** Wednesday 2 September 2026, 10 o'clock in Paris. */
const now = new Date('2026-09-02T08:00:00Z');
const zone = 'Europe/Paris';
let lexicon: WhenLexicon;
beforeAll(async () => {
  lexicon = (await projectVocabulary()).when;
});

const read = (text: string, at = now) => readWhen(text, { now: at, zone }, lexicon);

/** What was found, in short: `2026-09-15`, `14:00–16:00`, `90 min`, `morning`, `2026-09-07…13`. */
const brief = (found: WhenFound): string => {
  switch (found.kind) {
    case 'day':
      return `${found.limit ? '≤' : ''}${found.before ? '¬' : ''}${found.date}`;
    case 'times':
      return `${found.from ?? ''}–${found.to ?? ''}`;
    case 'period':
      return `${found.from}…${found.to}`;
    case 'duration':
      return `${found.minutes} min`;
    case 'part':
      return found.part;
    default:
      return found.kind;
  }
};
const inShort = (text: string) => read(text).map(brief).join(' ');

describe('days', () => {
  it.each([
    ['mardi 15 septembre 2026', '2026-09-15'],
    ['le 15/9', '2026-09-15'],
    ['15.09.2026', '2026-09-15'],
    ['2026-09-15', '2026-09-15'],
    ['1er octobre', '2026-10-01'],
    ['quinze septembre', '2026-09-15'],
    ['mrdi 15 setpembre', '2026-09-15'],
    ['lun. 7 sept.', '2026-09-07'],
    ['March 5th', '2027-03-05'],
    ['5th of March 2028', '2028-03-05'],
    ['14 ou 15 septembre', '2026-09-14 2026-09-15'],
    ['les 8, 10 et 15 septembre', '2026-09-08 2026-09-10 2026-09-15'],
    ['14/15 septembre', '2026-09-14 2026-09-15'],
    ['le 8 septembre et le 10', '2026-09-08 2026-09-10'],
    ['29 février', '2028-02-29'],
    // The number of a day alone is of the month to come that was said before it.
    ['en janvier, le 11 à 10h', '2027-01-01…2027-01-31 2027-01-11 10:00–'],
    ['début janvier, le 5 ou le 7 à 10h', '2027-01-01…2027-01-10 2027-01-05 2027-01-07 10:00–'],
    ['fin janvier : le 26', '2027-01-21…2027-01-31 2027-01-26'],
    ['en janvier, la semaine du 11', '2027-01-01…2027-01-31 2027-01-11…2027-01-17'],
  ])('reads « %s »', (text, expected) => expect(inShort(text)).toBe(expected));

  it.each([
    ['demain', '2026-09-03'],
    ['après-demain', '2026-09-04'],
    ['dans 15 jours', '2026-09-16'],
    ['dans 3 jours', '2026-09-05'],
    ['in two weeks', '2026-09-16'],
    ['mardi prochain', '2026-09-08'],
    ['mercredi', '2026-09-09'],
    ['mercredi dernier', '2026-08-26'],
    ['mardi dernier', '2026-09-01'],
    ['jeudi dernier', '2026-08-27'],
    ['lundi en huit', '2026-09-14'],
    ['mardi de la semaine prochaine', '2026-09-08'],
    ['lundi après-midi de la semaine prochaine', '2026-09-07 afternoon'],
    ['jeudi matin de la semaine prochaine', '2026-09-10 morning'],
    ["le premier lundi d'octobre", '2026-10-05'],
    ['the last Friday in November', '2026-11-27'],
    ['le 5 du mois prochain', '2026-10-05'],
  ])('tells « %s » from today', (text, expected) => expect(inShort(text)).toBe(expected));

  it('infers the next such day, and today where the partnership is', () => {
    expect(inShort('le 1er septembre')).toBe('2027-09-01');
    expect(read('demain', new Date('2026-09-01T22:30:00Z')).map(brief)).toEqual(['2026-09-03']);
  });

  it('keeps the weekday that was said, though the day is another', () => {
    expect(read('lundi 15 septembre 2026')).toMatchObject([{ date: '2026-09-15', weekday: 1 }]);
  });

  it.each(['29/2/2027', '31/11', '31 novembre', 'le 30 février'])(
    'says that « %s » does not exist',
    (text) => expect(inShort(text)).toBe('noDay'),
  );

  it.each(['GT 5', 'salle 204', 'au 15 rue de la République', 'fiche 1.1', 'le 93', 'bureau 12'])(
    'takes « %s » for no day',
    (text) => expect(inShort(text)).toBe(''),
  );

  it('knows limits and what is no more', () => {
    expect(inShort('réponse avant le 9 septembre')).toBe('≤2026-09-09');
    expect(inShort('pour le 2 octobre au plus tard')).toBe('≤2026-10-02');
    expect(inShort('mercredi 16 et pas mardi 15')).toBe('2026-09-16 ¬2026-09-15');
  });
});

describe('periods', () => {
  it.each([
    ['la semaine du 7 septembre', '2026-09-07…2026-09-13'],
    [
      'la semaine du 7 septembre, mardi 8 ou jeudi 10 septembre',
      '2026-09-07…2026-09-13 2026-09-08 2026-09-10',
    ],
    ['semaine prochaine', '2026-09-07…2026-09-13'],
    ['du 14 au 18 septembre', '2026-09-14…2026-09-18'],
    ['du 14/09 au 18/10', '2026-09-14…2026-10-18'],
    ['la 5 du 14/09 au 18/10', '2026-09-05 2026-09-14…2026-10-18'],
    ['de mi-décembre à fin janvier', '2026-12-11…2027-01-31'],
    ['fin septembre', '2026-09-21…2026-09-30'],
    ['le mois prochain', '2026-10-01…2026-10-31'],
  ])('reads « %s »', (text, expected) => expect(inShort(text)).toBe(expected));
});

describe('times and durations', () => {
  it.each([
    ['14h', '14:00–'],
    ['14 h 30', '14:30–'],
    ['9:30', '09:30–'],
    ['2pm', '14:00–'],
    ['midi', '12:00–'],
    ['de 14h à 16h', '14:00–16:00'],
    ['de quatorze à seize heures', '14:00–16:00'],
    ['de dix sept à dix neuf heures', '17:00–19:00'],
    ['14-16h', '14:00–16:00'],
    ['9h → 11h', '09:00–11:00'],
    ['2-4pm', '14:00–16:00'],
    ['from 11 to 1pm', '11:00–13:00'],
    ["jusqu'à 16h", '–16:00'],
    ['quatorze heures trente', '14:30–'],
    ['2h', '120 min'],
    ['1h30', '90 min'],
    ['une demi-journée', '240 min'],
    ['an hour and a half', '90 min'],
    ['à 2h30', '02:30–'],
    ["l'après-midi", 'afternoon'],
  ])('reads « %s »', (text, expected) => expect(inShort(text)).toBe(expected));

  it.each(['25:00', '25h', '14h75'])('says that « %s » is no time', (text) =>
    expect(inShort(text)).toBe('noTime'),
  );
});

it.each([
  ['les 8 et 10 septembre de 14h à 16h', ['2026-09-08 14:00 16:00', '2026-09-10 14:00 16:00']],
  [
    'le 8/9 à 10h ou à 14h, le 10/9 à 9h',
    ['2026-09-08 10:00', '2026-09-08 14:00', '2026-09-10 09:00'],
  ],
  ['10h le 8/9, 14h le 10/9', ['2026-09-08 10:00', '2026-09-10 14:00']],
  ['mardi 15/9 9h, 1h30', ['2026-09-15 09:00 10:30']],
])('puts days and times together in « %s »', (text, expected) => {
  const moments = momentsOf(text, read(text));
  expect(moments.map(({ date, from, to }) => [date, from, to].filter(Boolean).join(' '))).toEqual(
    expected,
  );
});

it('reads how long before people are reminded, the longest first', () => {
  expect(readOffsets('10j, 2j, 3h', lexicon)).toEqual(['P10D', 'P2D', 'PT3H']);
  expect(readOffsets('J-7, la veille et 45 min avant', lexicon)).toEqual(['P7D', 'P1D', 'PT45M']);
});

it('reads how far something is moved', () => {
  expect(readShift("reporte d'une semaine", lexicon)).toBe('P7D');
  expect(shifted({ date: '2026-10-31', time: '23:30' }, 'PT1H')).toEqual({
    date: '2026-11-01',
    time: '00:30',
  });
});

const piece = fc.oneof(
  fc.constantFrom(
    ...'le du au 8 15 31 29 99 / . - : , ; h 14h 25:00 2pm septembre février March mardi lundi prochain en huit dans jours semaine avant premier dernier de à et ou midi matin \n'.split(
      ' ',
    ),
  ),
  fc.string({ unit: 'grapheme', maxLength: 6 }),
);

it('reads any text: places are in it and in order, days exist, times are of a clock', () => {
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
      const text = pieces.join(' ');
      let last = 0;
      for (const found of read(text)) {
        expect(found.start).toBeGreaterThanOrEqual(found.kind === 'part' ? 0 : last);
        expect(found.end).toBeGreaterThan(found.start);
        expect(found.end).toBeLessThanOrEqual(text.length);
        last = found.end;
        if (found.kind === 'day')
          expect(Temporal.PlainDate.from(found.date, { overflow: 'reject' }).toString()).toBe(
            found.date,
          );
        if (found.kind === 'times')
          for (const time of [found.from, found.to])
            if (time) expect(time).toMatch(/^([01]\d|2[0-3]):[0-5]\d$/);
      }
    }),
    { numRuns: 500 },
  );
});

it('a number and a month with « en » between them are no day, unless an article leads them', () => {
  expect(inShort('tout sur l’axe 4 en novembre')).toBe('2026-11-01…2026-11-30');
  expect(inShort('le 4 en novembre')).toBe('2026-11-04');
});

it.each([
  ['mar 8, mer 9 ou jeu 10', '2026-09-08 2026-09-09 2026-09-10'],
  ['mar. 1er/12 10h, jeu. 3/12 14h', '2026-12-01 10:00– 2026-12-03 14:00–'],
  ['08/12, 10/12, 17/12', '2026-12-08 2026-12-10 2026-12-17'],
  ['mardi 8/12, 10-12', '2026-12-08 10:00–12:00'],
  ['les deux du douze', '2026-09-12'],
  ['me 9, mon 9', ''],
])(
  'in a list a short weekday leads its own number, and what follows a date in figures is one: « %s »',
  (text, found) => expect(inShort(text)).toBe(found),
);
