import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import {
  cleanData,
  cleanPerson,
  LONGEST_READ,
  LONGEST_TYPED,
  typedText,
} from '../../../bot/conversation/clean.ts';
import { cut } from '../../../cards/clean.ts';
import { id, line, lines, most, optionalId } from '../../../cards/fields.ts';

const tooLong = undefined;

describe('a typed text', () => {
  it.each([
    ['bidirectional overrides', 'a\u202eb\u2066c\u2069', 'abc'],
    ['zero-width letters', 'fi\u200bche\u200d 1\ufeff', 'fiche 1'],
    ['letters that are blank', 'a\u3164\u115fb\u2060', 'ab'],
    ['controls, NUL among them', 'a\u0000b\u0007\u009fc', 'abc'],
    ['lone surrogates', 'a\ud800b\udfffc', 'abc'],
    ['non-characters', 'a\ufffeb\uffffc\ufdd0d\ufdefe\u{1fffe}f\u{10ffff}', 'abcdef'],
    ['decomposed accents', 'e\u0301te\u0301', 'été'],
    ['a tower of marks', `a${'\u0335'.repeat(1000)}`, `a${'\u0335'.repeat(3)}`],
    ['runs of blanks', 'a  \t \u00a0b\u2003\u2003c', 'a b c'],
    ['blanks around', ' \n a \u00a0\n', 'a'],
  ])('is freed of %s', (_, typed, clean) => {
    expect(typedText(typed)).toBe(clean);
  });

  it.each([
    ['lines', 'Ordre du jour :\n- budget\n- calendrier', undefined],
    ['an empty line between two paragraphs', 'Bonjour,\n\nle compte rendu\n\nZoé', undefined],
    ['no more than one empty line', 'a\n\n\n \t\n\nb', 'a\n\nb'],
    ['lines of other systems', 'a\r\nb\rc\u2028d\u2029e\vf\u0085g', 'a\nb\nc\nd\ne\nf\ng'],
    ['blanks that typography wants', 'le 3\u00a0mars\u202f: oui', undefined],
    ['emoji of several letters', '👨‍👩‍👧 et 👩🏽‍💻 ❤️', undefined],
  ])('keeps %s', (_, typed, clean = typed) => {
    expect(typedText(typed)).toBe(clean);
  });

  it('is cleaned once: clean, it stays as it is', () => {
    const typed = '\u202ea\u0000 \u200b \n\n\n e\u0301\u200d b\ufffe \t c ';
    expect(typedText(typedText(typed) ?? '')).toBe(typedText(typed));
  });

  it('is not read when it is longer than what is read at once, and never cut', () => {
    expect(typedText('a'.repeat(LONGEST_READ))).toHaveLength(LONGEST_READ);
    expect(typedText('a'.repeat(LONGEST_READ + 1))).toBe(tooLong);
    expect(typedText(`a${' '.repeat(LONGEST_READ)}b`)).toBe('a b');
    expect(typedText(' '.repeat(LONGEST_TYPED + 1))).toBe(tooLong);
  });

  it('costs no more than its length, whatever is in it: its work is counted in the sweep', () => {
    // Here only that the longest comes out: the growth of each expression is in `regular-expressions`.
    for (const unit of ['\u0301', '\u{1d160}', '\u0f73\u0f75', 'ㄱ', '\ufdfa', ' \n', '\ud800'])
      expect(typeof typedText(unit.repeat(LONGEST_TYPED / unit.length))).toMatch(
        /string|undefined/,
      );
  });
});

it('half a letter never stands at the end of what was cut', () => {
  expect(cut('ab😀', 3)).toBe('ab');
  expect(cut('ab😀', 4)).toBe('ab😀');
});

describe('the data of a button', () => {
  it('have their texts cleaned, however deep, and nothing else changed', () => {
    const data = { a: ' x\u0000  y ', b: [1, true, null, { c: '\u202ez' }] };
    expect(cleanData(data)).toEqual({ a: 'x y', b: [1, true, null, { c: 'z' }] });
    expect([cleanData(7), cleanData(null), cleanData(undefined)]).toEqual([7, null, undefined]);
  });

  it.each([
    ['reaches a prototype', '{"__proto__":{"admin":1}}'],
    ['reaches it by another name', '{"constructor":1}'],
    ['is not written as it looks', '{"poll":"mine","po\\u200bll":"another"}'],
    ['has a control in it', '{"a\\u0000":1}'],
  ])('are refused when a key %s', (_, json) => {
    expect(() => cleanData(JSON.parse(json))).toThrow(z.ZodError);
  });

  it('are refused when they are deeper than any of ours', () => {
    const deep = JSON.parse(`${'['.repeat(100_000)}${']'.repeat(100_000)}`);
    expect(() => cleanData(deep)).toThrow(z.ZodError);
  });
});

it('a name is one line, and whoever has one already is left as they are', () => {
  const person = { id: '1', name: 'Zoé Petit' };
  expect(cleanPerson(person)).toBe(person);
  expect(cleanPerson({ ...person, name: ' Zoé\u202e\n  Petit\ufffe ' })).toEqual(person);
});

describe('a field', () => {
  it.each(['', 'a\u0000b', 'a\ud800', 'a\ufffe', 'a\nb', 'a'.repeat(most.id + 1)])(
    'that is an id is not %j',
    (value) => {
      expect(id.safeParse(value).success).toBe(false);
    },
  );

  it('that is an id is a text as we make them, and may be left out where it says so', () => {
    expect(id.parse('person:sans-teams:é 1')).toBe('person:sans-teams:é 1');
    expect([optionalId.parse(undefined), optionalId.parse('')]).toEqual(['', '']);
    expect(optionalId.safeParse('a\u0000').success).toBe(false);
  });

  it('of one line is made one line, and of several keeps them; both have an end', () => {
    expect(line(5).parse(' a\n b ')).toBe('a b');
    expect(line(5).safeParse('abcdef').success).toBe(false);
    expect(lines(5).parse(' a\nb ')).toBe('a\nb');
    expect(lines(5).safeParse('abcdef').success).toBe(false);
  });
});
