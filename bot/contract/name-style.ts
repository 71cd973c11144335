/**
 * Style of a name in a text: the order of its words, the letter case and the accents of each, what
 * stands between them, a title before the family name. It is told apart from the name, so that a text
 * reads as it was typed although the name itself stands in the directory alone.
 *
 * Nothing of a style is a letter of the name: an accent or a capital that no rule gives ("Éric" for
 * ERIC, "McDonald" for MCDONALD) is told by its place.
 */

/** A display name, without a title: as it stands, and cut before or after its family name. */
export interface NameParts {
  whole: string;
  given: string;
  family: string;
}

/** Titles before a family name, folded, and as they are shown. */
const titles: readonly (readonly [string, string])[] = [
  ['m', 'M.'],
  ['mr', 'Mr'],
  ['mme', 'Mme'],
  ['mlle', 'Mlle'],
  ['dr', 'Dr'],
  ['docteur', 'Docteur'],
  ['monsieur', 'Monsieur'],
  ['madame', 'Madame'],
  ['mademoiselle', 'Mademoiselle'],
  ['mrs', 'Mrs'],
  ['ms', 'Ms'],
];
export const isTitle = (folded: string): boolean => titles.some(([title]) => title === folded);

/** A word, for whoever compares names. */
export const TOKEN = /[\p{L}\p{N}][\p{L}\p{N}\p{M}]*/gu;

/** Words, and what stands between each and the next. */
interface Pieces {
  tokens: string[];
  gaps: string[];
}

function piecesOf(text: string): Pieces {
  const found = [...text.matchAll(TOKEN)];
  const end = (at: number) => (found[at]?.index ?? 0) + (found[at]?.[0].length ?? 0);
  const gaps = found.slice(1).map(({ index }, at) => text.slice(end(at), index));
  return { tokens: found.map(([token]) => token), gaps };
}

export interface Style {
  /**
   * Below 16, the title before the family name. Else the whole name: 16 with given names first, 17 the
   * family name, from 18 on another word, by its place from 0.
   */
  kind: number;
  /** How the title is written: its case, and four times its point (0 as it is shown, 1 with, 2 without). */
  title: number;
  /** Of each word: its case, 4 as in the name, from 5 on without accents; never 0. */
  forms: readonly number[];
  /** What follows each word, or the title then each word, in signs; nothing: as in the name. */
  gaps: readonly (readonly number[])[];
  /** Letters that their form does not give. */
  strays: readonly number[];
}
const WHOLE = 16;
const FAMILY_FIRST = 17;
const FROM_WORD = 18;
const KINDS = 32;

/** Cases of a word; the first is that of the name. */
const cases: readonly ((word: string) => string)[] = [
  (word) => word,
  (word) => word.toUpperCase(),
  (word) => word.toLowerCase(),
  (word) => lettersOf(word.toLowerCase()).map(upperFirst).join('').normalize('NFC'),
];
const AS_IS = 4;
/** Rules before the case of the name, which may change. */
const formsByChoice = [3, 1, 2, AS_IS, 7, 5, 6];

const lettersOf = (word: string): string[] => word.normalize('NFD').match(/\P{M}\p{M}*/gu) ?? [];
const upperFirst = (letter: string, at: number): string =>
  at === 0 ? letter.toUpperCase() : letter;

function formed(word: string, form: number): string {
  const cased = cases[form % AS_IS]?.(word) ?? word;
  if (form <= AS_IS) return cased;
  return cased.normalize('NFD').replace(/\p{M}/gu, '').normalize('NFC');
}

/** Between two words, by number from 1. */
const SIGNS = [..." \u00a0\u202f-\u2011\u2010'’.\n\t\r\u2009\u2007\u3000"];

/** Combining accents, by number from 1. */
const ACCENTS = [
  ...'\u0300\u0301\u0302\u0303\u0308\u0327\u030c\u030a\u0328\u0306\u0304\u030b\u0307\u0323\u0326',
];
/** Letters of a name that may be strays. */
const STRAY_LETTERS = 64;
/** Strays are numbers below this: a place, whether it is a capital, and its accent. */
export const STRAYS = STRAY_LETTERS * 32;

/** The letters of a word that differ from those of its form; undefined: not the same letters. */
function straysOf(form: string, typed: string): number[] | undefined {
  const [wanted, given] = [lettersOf(typed), lettersOf(form)];
  if (wanted.length !== given.length) return undefined;
  const strays: number[] = [];
  for (const [at, letter] of wanted.entries()) {
    if (letter === given[at]) continue;
    const [base = '', accent, ...more] = [...letter];
    const mark = accent === undefined ? 0 : ACCENTS.indexOf(accent) + 1;
    const known = [...(given[at] ?? '')][0]?.toLowerCase();
    if (known !== base.toLowerCase() || more.length > 0 || (accent && mark === 0)) return undefined;
    strays.push(at * 32 + (base === base.toLowerCase() ? 0 : 16) + mark);
  }
  return strays;
}

/** The form of a word that leaves the fewest strays. */
function formOf(word: string, typed: string): { form: number; strays: number[] } {
  let best: { form: number; strays: number[] } | undefined;
  for (const form of formsByChoice) {
    const strays = straysOf(formed(word, form), typed);
    if (strays && (!best || strays.length < best.strays.length)) best = { form, strays };
  }
  return best ?? { form: AS_IS, strays: [] };
}

const signsOf = (gap: string, known: string): number[] =>
  gap === known ? [] : [...gap].map((sign) => SIGNS.indexOf(sign) + 1).filter((at) => at > 0);

const cut = (text: string): string[] => text.split(' ').filter((word) => word !== '');

/** A name in an order, and how many of its words stand on the first side. */
function known({ given, family }: NameParts, kind: number): Pieces & { first: number } {
  const sides = kind < WHOLE ? [family] : [given, family];
  if (kind === FAMILY_FIRST) sides.reverse();
  if (kind >= FROM_WORD) {
    const words = sides.flatMap(cut);
    const at = (kind - FROM_WORD) % Math.max(1, words.length);
    sides.splice(0, 2, ...[words.slice(at), words.slice(0, at)].map((some) => some.join(' ')));
  }
  const text = sides.filter((side) => side !== '').join(' ');
  return { ...piecesOf(text), first: piecesOf(sides[0] ?? '').tokens.length };
}

/** The styles that may give back what was typed, the closest first among equals. */
export function stylesOf(typed: string, name: NameParts, title?: string): Style[] {
  const pieces = piecesOf(typed);
  if (title === undefined)
    return [
      WHOLE,
      FAMILY_FIRST,
      ...cut(`${name.given} ${name.family}`).map((_, at) => FROM_WORD + at),
    ]
      .filter((kind) => kind < KINDS)
      .map((kind) => styled(known(name, kind), pieces, { kind, title: 0 }));
  const [written = '', ...tokens] = pieces.tokens;
  const [after = '', ...gaps] = pieces.gaps;
  const kind = titles.findIndex(([folded]) => folded === title);
  const shown = titles[kind]?.[1] ?? '';
  const way = cases.findIndex((change) => change(shown).replace('.', '') === written);
  const hasPoint = after.startsWith('.');
  const point = hasPoint === shown.endsWith('.') ? 0 : hasPoint ? 1 : 2;
  const style = styled(
    known(name, kind),
    { tokens, gaps },
    { kind, title: Math.max(0, way) + 4 * point },
  );
  return [{ ...style, gaps: [signsOf(after.replace('.', ''), ' '), ...style.gaps] }];
}

function styled(
  name: Pieces,
  typed: Pieces,
  { kind, title }: Pick<Style, 'kind' | 'title'>,
): Style {
  const forms: number[] = [];
  const strays: number[] = [];
  let letters = 0;
  for (const [at, token] of name.tokens.entries()) {
    const found = formOf(token, typed.tokens[at] ?? '');
    forms.push(found.form);
    strays.push(...found.strays.map((stray) => stray + letters * 32));
    letters += lettersOf(token).length;
  }
  const gaps = name.gaps.map((gap, at) => signsOf(typed.gaps[at] ?? gap, gap));
  return { kind, title, forms, gaps, strays: strays.filter((stray) => stray < STRAYS) };
}

/**
 * The name in a style. Where it has another number of words since, the case of the first word and that
 * of the last are those of the given names and of the family name.
 */
export function inStyle({ kind, title, forms, gaps, strays }: Style, name: NameParts): string {
  const { tokens, gaps: usual, first } = known(name, kind);
  const isSame = forms.length === tokens.length;
  const odd = new Map(isSame ? strays.map((one) => [Math.floor(one / 32), one % 32]) : []);
  let at = 0;
  const words = tokens.map((token, i) => {
    const form = isSame ? forms[i] : i < first ? forms[0] : forms.at(-1);
    return lettersOf(formed(token, form ?? AS_IS))
      .map((letter) => {
        const how = odd.get(at);
        at += 1;
        return how === undefined ? letter : asStray(letter, how);
      })
      .join('')
      .normalize('NFC');
  });
  const isTitled = kind < WHOLE;
  const between = isTitled ? [' ', ...usual] : usual;
  const parts = isTitled ? [titled(kind, title), ...words] : words;
  return parts
    .map((part, i) => {
      const signs = (isSame && gaps[i]) || [];
      const gap = signs.length > 0 ? signs.map((n) => SIGNS[n - 1]).join('') : between[i];
      return i === parts.length - 1 ? part : part + (gap ?? '');
    })
    .join('');
}

function titled(kind: number, way: number): string {
  const shown = titles[kind]?.[1] ?? '';
  const word = (cases[way % 4] ?? String)(shown).replace('.', '');
  const point = Math.floor(way / 4);
  return word + (point === 1 || (point === 0 && shown.endsWith('.')) ? '.' : '');
}

/** Only where it makes one letter: the name may be another one since. */
function asStray(letter: string, how: number): string {
  const base = [...letter][0] ?? '';
  const cased = how >= 16 ? base.toUpperCase() : base.toLowerCase();
  const made = (cased + (how % 16 > 0 ? ACCENTS[(how % 16) - 1] : '')).normalize('NFC');
  return [...made].length === 1 ? made : letter;
}

/** A style without its strays as a number, below 32 for a title and a family name as they are shown. */
export function numberOf({ kind, title, forms, gaps }: Style): bigint {
  const digits: [digit: number, of: number][] = [[kind, KINDS]];
  if (kind < WHOLE) digits.push([title, 16]);
  for (const [at, form] of forms.entries()) {
    digits.push([form, 8]);
    const signs = gaps[at] ?? [];
    digits.push([signs.length > 0 ? 1 : 0, 2]);
    // Three at most, of which the last is followed by none.
    for (const sign of signs.length > 0 ? [...signs, 0].slice(0, 3) : []) digits.push([sign, 16]);
  }
  return digits.reduceRight((sum, [digit, of]) => sum * BigInt(of) + BigInt(digit), 0n);
}

/** The style of a number. */
export function styleOf(number: bigint, strays: readonly number[]): Style {
  let rest = number;
  const take = (of: number): number => {
    const digit = Number(rest % BigInt(of));
    rest /= BigInt(of);
    return digit;
  };
  const kind = take(KINDS);
  const title = kind < WHOLE ? take(16) : 0;
  const [forms, gaps]: [number[], number[][]] = [[], []];
  while (rest > 0n) {
    forms.push(take(8));
    const signs: number[] = [];
    if (take(2) === 1)
      for (let sign = take(16); sign > 0; sign = signs.length < 3 ? take(16) : 0) signs.push(sign);
    gaps.push(signs);
  }
  return { kind, title, forms, gaps, strays };
}
