/** Numbers as they are typed or said: "60", "31,5", "1 264", "soixante quinze", "sixty-five". */
import type { Word } from '../language/words.ts';

export interface Numeral {
  value: number;
  from: number;
  to: number;
}

/** Numbers by the words that say them, folded: "soixante" is 60. */
export type NumberWords = ReadonlyMap<string, number>;

export function numeralAt(
  marks: readonly Word[],
  at: number,
  numbers: NumberWords,
  used: ReadonlySet<number> = new Set(),
): Numeral | undefined {
  const mark = marks[at];
  if (!mark || used.has(at)) return undefined;
  if (/^\d/.test(mark.folded)) {
    if (!/^\d+(?:[.,]\d+)?$/.test(mark.folded)) return undefined;
    return { value: Number(mark.folded.replace(',', '.')), from: at, to: at + 1 };
  }
  return spelled(marks, at, numbers, used);
}

function spelled(
  marks: readonly Word[],
  at: number,
  numbers: NumberWords,
  used: ReadonlySet<number>,
): Numeral | undefined {
  let total: number | undefined;
  let to = at;
  for (let i = at; i < marks.length && !used.has(i); i++) {
    const folded = marks[i]?.folded ?? '';
    const joint = /^(?:et|and)$/.test(folded) && total !== undefined;
    if (joint) continue;
    const value = numbers.get(folded) ?? numbers.get(folded.replace(/s$/, ''));
    const next = value === undefined ? undefined : plus(total, value);
    if (next === undefined) break;
    total = next;
    to = i + 1;
  }
  return total === undefined ? undefined : { value: total, from: at, to };
}

/** "Soixante" then "quinze" is 75, "quatre" then "vingts" is 80; "cinq" then "vingt" is no number. */
function plus(total: number | undefined, value: number): number | undefined {
  if (total === undefined) return value;
  if (value === 100 || value === 1000)
    return total < value && total > 0 ? total * value : undefined;
  if (total === 4 && value === 20) return 80;
  const [tens, units] = [total % 100, total % 10];
  const fits =
    (tens === 0 && value < 100 && total >= 100) ||
    ((tens === 60 || tens === 80) && value < 20) ||
    (tens >= 20 && units === 0 && value < 10);
  return fits ? total + value : undefined;
}

/** Every number that these words say. */
export function numbersIn(words: readonly Word[], numbers: NumberWords): number[] {
  const found: number[] = [];
  for (let at = 0; at < words.length; at++) {
    const number = numeralAt(words, at, numbers);
    if (!number) continue;
    found.push(number.value);
    at = number.to - 1;
  }
  return found;
}
