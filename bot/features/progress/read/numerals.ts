/** Numbers as they are typed or said: "60", "31,5", "1 264", "soixante quinze", "sixty-five". */
import type { UpdateToken } from './lex.ts';
import type { ProgressWords } from './update-words.ts';

export interface Numeral {
  value: number;
  from: number;
  to: number;
}

export function numeralAt(
  marks: readonly UpdateToken[],
  at: number,
  words: ProgressWords,
  used: ReadonlySet<number> = new Set(),
): Numeral | undefined {
  const mark = marks[at];
  if (!mark || used.has(at)) return undefined;
  if (mark.kind === 'number') {
    if (!/^\d+(?:[.,]\d+)?$/.test(mark.folded)) return undefined;
    return { value: Number(mark.folded.replace(',', '.')), from: at, to: at + 1 };
  }
  return mark.kind === 'word' ? spelled(marks, at, words, used) : undefined;
}

function spelled(
  marks: readonly UpdateToken[],
  at: number,
  words: ProgressWords,
  used: ReadonlySet<number>,
): Numeral | undefined {
  let total: number | undefined;
  let to = at;
  for (let i = at; i < marks.length && !used.has(i); i++) {
    const folded = marks[i]?.folded ?? '';
    const joint = /^(?:et|and)$/.test(folded) && total !== undefined;
    if (joint) continue;
    const value =
      marks[i]?.kind === 'word'
        ? (words.numbers.get(folded) ?? words.numbers.get(folded.replace(/s$/, '')))
        : undefined;
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
