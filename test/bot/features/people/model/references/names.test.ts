import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  mapTexts,
  newReference,
  readText,
  unmarked,
} from '../../../../../../bot/contract/marks.ts';
import {
  PeopleNames,
  partsOf,
  shownName,
  wordsIn,
} from '../../../../../../bot/features/people/model/references/names.ts';
import { fold } from '../../../../../../bot/language/fold.ts';
import { seedFor } from '../../../../../support/random.ts';

const isOurs = wordsIn({ titre: 'La petite enfance', organisations: ['France Travail', 'Caf'] }, [
  'Villeneuve Saint Georges',
]);

/** People by their names, each known by their name. */
function known(...names: string[]) {
  const references = new Map(names.map((name, at) => [`${at}:${name}`, newReference()]));
  const people = new Map(
    [...references].map(([id, reference]) => [id, { name: id.slice(2), reference }]),
  );
  const made = new PeopleNames(people, isOurs);
  const byMark = new Map([...references].map(([id, reference]) => [reference, id.slice(2)]));
  return {
    names: made,
    /** The text as it is kept, with each mark shown as `<…>`: whom it leads to. */
    kept: (text: string) =>
      made
        .mark(unmarked(text))
        .replace(
          /[\uFDD0-\uFDEF][\uE000-\uF8FF]{4,}/gu,
          (mark) => `<${shownName(byMark.get(mark.slice(-4)) ?? '?')}>`,
        ),
    /** What is read back, now or under other names. */
    read: (text: string, called = (name: string): string => name) =>
      readText(made.mark(unmarked(text)), (reference) => ({
        person: '',
        name: partsOf(called(byMark.get(reference) ?? '?')),
      })),
    /** What is read after everybody is forgotten. */
    later: (text: string) => readText(made.mark(unmarked(text)), () => undefined),
  };
}

describe('a name in a text', () => {
  const { kept, later } = known('Anne Durand', 'LE GOFF Jean-Pierre (Caf 93)', 'Zoé Petit');

  it.each([
    ['Vu avec Anne Durand.', 'Vu avec <Anne Durand>.'],
    ['ANNE DURAND et anne durand', '<Anne Durand> et <Anne Durand>'],
    ['DURAND Anne', '<Anne Durand>'],
    ['Anne\u00a0Durand, Anne\u202fDurand', '<Anne Durand>, <Anne Durand>'],
    ['l’avis d’Anne Durand', 'l’avis d’<Anne Durand>'],
    ['(Anne Durand)', '(<Anne Durand>)'],
    ['zoe petit', '<Zoé Petit>'],
    ['Jean-Pierre Le Goff', '<LE GOFF Jean-Pierre>'],
    ['Jean Pierre LE GOFF', '<LE GOFF Jean-Pierre>'],
    ['reçu de Mme Durand', 'reçu de <Anne Durand>'],
    ['M. Le Goff', '<LE GOFF Jean-Pierre>'],
    ['Mme Anne Durand', 'Mme <Anne Durand>'],
  ])('%s', (typed, shown) => {
    expect(kept(typed)).toBe(shown);
  });

  it.each([
    'Anne Durand-Petit',
    'Marie-Anne Durand',
    'Joanne Durand',
    'Anne Durandal',
    'Anne, Durand',
    'Durand',
    'Anne',
    'Anne et Durand',
    'Mme Martin',
    'anne.durand@exemple.fr',
    'Anne Durand@exemple.fr',
    'zoe-petit@pmi.exemple.fr, <Zoe.Petit@exemple.fr>',
  ])('"%s" names nobody that is known', (typed) => {
    expect(kept(typed)).toBe(typed);
  });

  it('is read "ancien participant" once nobody bears its mark', () => {
    expect(later('Anne Durand, Mme Durand et Zoé Petit')).toBe(
      'ancien participant, ancien participant et ancien participant',
    );
  });
});

describe('a name that is never taken for its bearer', () => {
  const { names, kept } = known(
    'France',
    'Mme Zorbatique',
    'France Travail',
    'Petite Enfance',
    'Villeneuve Saint Georges',
    'Paul Martin',
    'Martin Paul',
    'A Bo',
    'Un Deux Trois Quatre Cinq Six Sept Huit Neuf',
    `Anne ${'Durandal'.repeat(10)}`,
  );

  it.each([
    ['0:France', 'word'],
    ['1:Mme Zorbatique', 'word'],
    ['2:France Travail', 'ours'],
    ['3:Petite Enfance', 'ours'],
    ['4:Villeneuve Saint Georges', 'ours'],
    ['5:Paul Martin', 'shared'],
    ['6:Martin Paul', 'shared'],
    ['7:A Bo', 'word'],
    ['8:Un Deux Trois Quatre Cinq Six Sept Huit Neuf', 'long'],
    [`9:Anne ${'Durandal'.repeat(10)}`, 'long'],
  ])('%s: %s', (person, doubt) => {
    expect(names.doubtOf(person)).toBe(doubt);
  });

  it('stays as it is typed', () => {
    const text = 'France Travail, rue de France, la Petite Enfance, M. Martin et Paul Martin';
    expect(kept(text)).toBe(text);
    const long = `Un Deux Trois Quatre Cinq Six Sept Huit Neuf, Anne ${'Durandal'.repeat(10)}`;
    expect(kept(long)).toBe(long);
  });

  it('is not one of eight words, nor of eighty letters', () => {
    const most = 'Un Deux Trois Quatre Cinq Six Sept Huit';
    const letters = `Anne ${'x'.repeat(75)}`;
    const { kept: shown } = known(most, letters);
    expect(shown(`Vu avec ${most} et ${letters}`)).toBe(`Vu avec <${most}> et <${letters}>`);
  });
});

it('a mark is never longer than what was typed: a text that fits its field still does', () => {
  const names = ['Al Bo', 'Ana Gil', 'Anne Durand', 'Jean-Pierre Le Goff'];
  const { names: made } = known(...names);
  for (const text of [...names, 'M. Bo', 'Mme Gil', 'Mme Durand', 'M Bo'])
    expect(made.mark(text).length).toBeLessThanOrEqual(text.length);
});

it('a long text is read in time that grows as it does', () => {
  const { names } = known('Anne Durand', 'Zoé Petit');
  const cpu = (text: string) => {
    const start = process.cpuUsage();
    names.mark(text);
    return process.cpuUsage(start).user;
  };
  cpu('Anne '.repeat(2_000));
  // Eight times as long; a square would be 64 times.
  for (const piece of ['Anne ', 'a ', ' ', 'Mme ', '-', "'", 'Anne Durand '])
    expect(cpu(piece.repeat(16_000))).toBeLessThan(40 * cpu(piece.repeat(2_000)) + 50_000);
});

it('a long text costs the same, whatever the longest name in the directory', () => {
  // Every place of the text begins what might be the long name.
  const text = 'Anne Durand Anne '.repeat(400);
  const cost = (...people: string[]) => {
    const { names } = known('Anne Durand', ...people);
    names.mark(text);
    const start = process.cpuUsage();
    for (let i = 0; i < 5; i += 1) names.mark(text);
    return process.cpuUsage(start).user;
  };
  const long = `${'Anne Durand '.repeat(60)}Petit`;
  // Without a bound, more than a hundred times as much.
  expect(cost(long)).toBeLessThan(20 * cost() + 50_000);
});

it('what has no text to change is given back itself', () => {
  const value = { a: ['x', { b: 1 }], c: null };
  expect(mapTexts(value, (text) => text)).toBe(value);
  expect(mapTexts(value, (text) => `${text}!`)).toEqual({ a: ['x!', { b: 1 }], c: null });
});

describe('a name is read back as it was typed', () => {
  it.each([
    ['Sofia Benali', 'BENALI Sofia'],
    ['Éric Lefèvre', 'LEFÈVRE Éric, puis ÉRIC LEFÈVRE'],
    ['ROUSSEAU Anne-Cécile (Ville)', 'Mme Anne-Cécile Rousseau, ROUSSEAU Anne-Cécile'],
    ['Hélène Dupré-Lévêque', 'Dupré-Lévêque Hélène et helene dupre-leveque'],
    ['Marc Petit', 'M. Marc PETIT, M. PETIT, m petit, Monsieur Petit'],
    ['Claire Martin', 'Mme MARTIN (ville), MME MARTIN, Mme. Martin'],
    ['LEFEVRE Eric', 'Éric Lefèvre'],
    ['MCDONALD Ronald', 'Ronald McDonald'],
    ['Maria de la Cruz Lopez', 'LOPEZ Maria de la Cruz, Maria de la Cruz LOPEZ'],
    ["Jean D'Arc", 'Jean D’ARC, jean\u00a0d’arc, D’Arc Jean'],
    ['M. Paul Durand', 'M. Paul Durand, Paul Durand'],
    ['Al Bo', 'AL BO, Al BO, BO Al, al bo'],
  ])('%s: "%s"', (name, typed) => {
    const { read, later, kept } = known(name);
    expect(kept(typed)).toContain('<');
    expect(read(typed)).toBe(typed);
    expect(later(typed)).toContain('ancien participant');
  });

  it('in the style it had, when the name is another one since', () => {
    const { read } = known('Sofia Benali');
    const now = (name: string) => (typed: string) => read(typed, () => name);
    expect(['BENALI Sofia', 'sofia benali', 'Mme BENALI'].map(now('Sofia Durand-Roux'))).toEqual([
      'DURAND-ROUX Sofia',
      'sofia durand-roux',
      'Mme DURAND-ROUX',
    ]);
    expect(['BENALI Sofia', 'Sofia BENALI'].map(now('Sofia Maria Benali'))).toEqual([
      'BENALI Sofia Maria',
      'Sofia Maria BENALI',
    ]);
    // A directory that turned to writing the family name first.
    expect(['BENALI Sofia', 'SOFIA BENALI'].map(now('BENALI Sofia (Caf)'))).toEqual([
      'BENALI Sofia',
      'SOFIA BENALI',
    ]);
  });

  it('and so is a mark of before there were styles', () => {
    const name = partsOf('Anne Durand');
    const reference = newReference();
    const read = (mark: string) => readText(mark + reference, () => ({ person: '', name }));
    expect(['\uFDD0', '\uFDD1\uE002', '\uFDD1\uE000'].map(read)).toEqual([
      'Anne Durand',
      'Mme Durand',
      'M. Durand',
    ]);
  });

  /** One of the writings that are recognised. */
  const part = fc.constantFrom(
    ...['Anne', 'Zoé', 'Éric', 'Jean-Pierre', 'Hélène', 'Françoise', 'Noël', 'Anne-Cécile'],
  );
  const family = fc.constantFrom(
    ...[
      'Benali',
      'Le Goff',
      'Dupré-Lévêque',
      'Müller',
      'de La Tour',
      "N'Diaye",
      'Ørsted',
      'Ibáñez',
    ],
  );
  const letters = fc.constantFrom(
    (word: string) => word,
    (word: string) => word.toUpperCase(),
    (word: string) => word.toLowerCase(),
    (word: string) => word.normalize('NFD').replace(/\p{M}/gu, ''),
    (word: string) => word.normalize('NFD').replace(/\p{M}/gu, '').toUpperCase(),
    (word: string) => word.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase(),
  );
  const blank = fc.constantFrom(' ', '\u00a0', '\u202f', '  ', '\n');
  const civility = fc.constantFrom('', '', 'M. ', 'Mme ', 'MME\u00a0', 'mme ', 'Dr ', 'Dr. ', 'M ');
  const writing = fc.record({
    given: part,
    family,
    /** As the directory has it. */
    shown: fc.record({ familyFirst: fc.boolean(), capitals: fc.boolean(), plain: fc.boolean() }),
    typed: fc.record({
      familyFirst: fc.boolean(),
      alone: fc.boolean(),
      ofGiven: letters,
      ofFamily: letters,
      blank,
      civility,
    }),
  });

  it('whatever the name and the writing', () => {
    const seed = seedFor('names');
    fc.assert(
      fc.property(writing, ({ given, family: own, shown, typed }) => {
        const inFiles = shown.plain ? own.normalize('NFD').replace(/\p{M}/gu, '') : own;
        const last = shown.capitals || / /.test(own) ? inFiles.toUpperCase() : inFiles;
        const name =
          shown.familyFirst && last !== inFiles ? `${last} ${given}` : `${given} ${last}`;
        const { names, read, later } = known(name);
        const [first, second] = [typed.ofGiven(given), typed.ofFamily(own)];
        const both = typed.familyFirst ? [second, first] : [first, second];
        const text =
          typed.alone && typed.civility !== ''
            ? typed.civility + second
            : typed.civility + both.join(typed.blank);
        const around = `Vu avec ${text} (lundi).`;
        const kept = names.mark(around);
        expect(read(around)).toBe(around);
        expect(kept.length).toBeLessThanOrEqual(around.length);
        // Nothing that is left is of the name, nor any letter outside the private use area.
        expect(kept).toMatch(
          /^Vu avec (?:\p{L}+\.?\s)?[\uFDD0-\uFDEF][\uE000-\uF8FF]+ \(lundi\)\.$/u,
        );
        for (const word of [given, own]) expect(fold(kept)).not.toContain(fold(word));
        expect(later(around)).toMatch(/ancien participant \(lundi\)\.$/);
      }),
      { seed, numRuns: 1_000 },
    );
  });

  it('or, letter by letter in any case, as nearly as there is room for', () => {
    const seed = seedFor('names');
    fc.assert(
      fc.property(
        part,
        family,
        fc.array(fc.boolean(), { minLength: 40, maxLength: 40 }),
        (given, own, isUpper) => {
          const name = `${given} ${own}`;
          const typed = [...name]
            .map((c, at) => (isUpper[at] ? c.toUpperCase() : c.toLowerCase()))
            .join('');
          const { names, read } = known(name);
          expect(fold(read(typed))).toBe(fold(typed));
          expect(names.mark(typed)).toMatch(/^[\uFDD0-\uFDEF][\uE000-\uF8FF]+$/);
          expect(names.mark(typed).length).toBeLessThanOrEqual(typed.length);
        },
      ),
      { seed, numRuns: 300 },
    );
  });
});
