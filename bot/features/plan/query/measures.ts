/** Measures said in a text: numbers with their noun, years, days, how often something comes back. */

import { fold } from '../../../language/fold.ts';
import { oncePer, oncePerText } from '../../../language/once-per.ts';
import type { Usages } from '../../../language/vocabulary-schema.ts';
import { cut, type Word } from '../../../language/words.ts';
import { numeralAt } from '../../../sentence/numerals.ts';
import { stands } from '../../../sentence/saying.ts';
import type { Sentence } from '../../../sentence/sentence.ts';

/** The same of a text, read once: the texts of a plan are held against many questions. */
function onceEach<T>(read: (text: string, usages: Usages) => readonly T[]) {
  const by = oncePer((usages: Usages) => oncePerText((text) => read(text, usages)));
  return (text: string, usages: Usages): readonly T[] => by(usages)(text);
}

export interface Measure {
  value: number;
  /** Stem of the noun behind it: "axe" of "5 axes". */
  noun: string;
}

/** Numbers by the words that say them, but for "un": an article more often. */
const numberWords = oncePer(
  ({ nombres: { en, fr } }: Usages): ReadonlyMap<string, number> =>
    new Map(
      Object.entries({ ...en, ...fr })
        .map(([word, value]) => [fold(word), value] as const)
        .filter(([word, value]) => value > 1 && !word.includes(' ')),
    ),
);

/** Years and parts of references are no quantities. */
const isYear = (value: number): boolean => Number.isInteger(value) && value >= 1900 && value < 2100;

/** Quantities of a text: "4 indicateurs", "dix mille habitants"; grouped digits are one number. */
export const measuresIn = onceEach(measured);

function measured(text: string, usages: Usages): Measure[] {
  const words = cut(text).map(plain);
  const used = new Set<number>();
  const numbers = numberWords(usages);
  return words.flatMap((_, at) => {
    if (used.has(at)) return [];
    const numeral = numeralAt(words, at, numbers, used);
    if (!numeral || isYear(numeral.value)) return [];
    for (let i = numeral.from; i < numeral.to; i++) used.add(i);
    return [{ value: numeral.value, noun: nounAt(words, numeral.to) }];
  });
}

/** "25 912" and "1,264" as digits alone; "44,9" keeps its comma. */
const plain = (word: Word): Word => ({
  ...word,
  stem: word.folded === '€' ? 'euro' : word.stem,
  folded: word.folded
    .replace(/(?<=\d)[ \u00a0\u202f](?=\d{3})/g, '')
    .replace(/^(\d{1,3}),(\d{3})$/, '$1$2'),
});

/** "5 axes", "5 grands axes": the noun is among the next two words. */
function nounAt(words: readonly Word[], at: number): string {
  const behind = words.slice(at, at + 2);
  const end = behind.findIndex(({ folded }) => /^\d/.test(folded));
  return (end < 0 ? behind : behind.slice(0, end)).map(({ stem }) => stem).join(' ');
}

/** Amount of money that a text says. */
export function amountIn(text: string): number | undefined {
  const [, number = '', times = ''] =
    /(\d{1,3}(?:[\s\u00a0\u202f]?\d{3}){0,4}(?:,\d{1,4})?)\s?(millions?|M|k)?\s?(?:d['’])?(?:€|euros?)/.exec(
      text,
    ) ?? [];
  const value = Number(number.replace(/[\s\u00a0\u202f]/g, '').replace(',', '.'));
  return number ? value * (times === 'k' ? 1e3 : times ? 1e6 : 1) : undefined;
}

/** Months that a text names, as numbers; English writes them with a capital, which parts "May" from "may". */
export const monthsIn = onceEach(monthsOf);

function monthsOf(text: string, { mois }: Usages): number[] {
  const words = new Set(cut(text).map(({ folded }) => folded));
  const capitals = new Set([...text.matchAll(/(?<=\p{L}\s)\p{Lu}\p{Ll}+/gu)].map(([word]) => word));
  const isCapital = (name: string) =>
    capitals.has(`${name.charAt(0).toUpperCase()}${name.slice(1)}`);
  const numbers = (names: readonly string[], isNamed: (name: string) => boolean) =>
    names.flatMap((name, i) => (isNamed(name) ? [i + 1] : []));
  return [...numbers(mois.fr, (name) => words.has(fold(name))), ...numbers(mois.en, isCapital)];
}

/** How often something comes back, in times a year, at least and at most. */
export interface Frequency {
  least: number;
  most: number;
}

const MONTHS: Readonly<Record<string, number>> = {
  'q-semaine': 12 / 52,
  'q-mois': 1,
  'q-trimestre': 3,
  'q-semestre': 6,
  'q-annee': 12,
};
const YEAR = 12;
/** How far a number may stand before the period it counts in: "2 à 3 réunions par an". */
const NEAR = 5;

/** Words that say a period: "mois", "annual". */
export const periodsIn = ({ tokens, concepts }: Sentence): ReadonlySet<string> =>
  new Set(concepts.flatMap(({ value, at }) => (value in MONTHS ? (tokens[at]?.folded ?? []) : [])));

/** "Tous les deux ans", "2 à 3 fois par an", "annuellement". */
export function frequencyIn(sentence: Sentence, usages: Usages): Frequency | undefined {
  const { tokens, concepts } = sentence;
  const numbers = numberWords(usages);
  for (const { value, at } of concepts) {
    const months = MONTHS[value];
    if (months === undefined) continue;
    const chaque = [1, 2, 3].find((back) => stands(sentence, 'q-chaque', at - back));
    if (chaque === undefined) {
      if (
        /(?:el|elle|els|elles|ement|aire|ly)$/.test(tokens[at]?.folded ?? '') ||
        /^annual/.test(tokens[at]?.folded ?? '')
      )
        return { least: YEAR / months, most: YEAR / months };
      continue;
    }
    const between = count(tokens.slice(at - chaque, at), numbers);
    const per = /^(?:par|per|a|fois|times|une|once)$/.test(tokens[at - chaque]?.folded ?? '');
    if (!per) return same(YEAR / (months * (between[0] ?? 1)));
    const said = count(tokens.slice(Math.max(0, at - chaque - NEAR), at - chaque), numbers);
    const times = said.length > 0 ? said.slice(-2) : [1];
    return {
      least: (Math.min(...times) * YEAR) / months,
      most: (Math.max(...times) * YEAR) / months,
    };
  }
  return undefined;
}

const same = (value: number): Frequency => ({ least: value, most: value });

const count = (
  tokens: readonly { folded: string }[],
  numbers: ReadonlyMap<string, number>,
): number[] =>
  tokens.flatMap(({ folded }) =>
    /^\d+$/.test(folded) ? [Number(folded)] : (numbers.get(folded) ?? []),
  );
