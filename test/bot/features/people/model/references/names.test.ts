import { describe, expect, it } from '@jest/globals';
import {
  mapTexts,
  newReference,
  readText,
  unmarked,
} from '../../../../../../bot/contract/marks.ts';
import {
  familyOf,
  PeopleNames,
  shownName,
  wordsIn,
} from '../../../../../../bot/features/people/model/references/names.ts';

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
    /** The text as it is kept, with each mark shown as `<…>`. */
    kept: (text: string) =>
      readText(made.mark(unmarked(text)), (reference) => {
        const name = byMark.get(reference) ?? '?';
        return { person: '', name: `<${shownName(name)}>`, family: `<${familyOf(name)}>` };
      }),
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
    ['reçu de Mme Durand', 'reçu de Mme <Durand>'],
    ['M. Le Goff', 'M. <LE GOFF>'],
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
  ])('%s: %s', (person, doubt) => {
    expect(names.doubtOf(person)).toBe(doubt);
  });

  it('stays as it is typed', () => {
    const text = 'France Travail, rue de France, la Petite Enfance, M. Martin et Paul Martin';
    expect(kept(text)).toBe(text);
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

it('what has no text to change is given back itself', () => {
  const value = { a: ['x', { b: 1 }], c: null };
  expect(mapTexts(value, (text) => text)).toBe(value);
  expect(mapTexts(value, (text) => `${text}!`)).toEqual({ a: ['x!', { b: 1 }], c: null });
});
