/** Numbers that Word prints by itself before a paragraph: "Fiche 1.1", "Axe 2", "a)". */
import { all, at, type Element } from './xml.ts';

/** How a paragraph is numbered; `number` is absent for a bullet. */
export interface NumberedAs {
  depth?: number;
  number?: string;
}

interface Level {
  format: string;
  text: string;
  start: number;
}

export function createCounters(root: Element | undefined): {
  next: (numbered: Element | undefined) => NumberedAs;
} {
  const abstracts = new Map(
    all(root, 'abstractNum').map((one) => [one.attributes.abstractNumId ?? '', levelsOf(one)]),
  );
  const lists = new Map(
    all(root, 'num').map((one) => [
      one.attributes.numId ?? '',
      at(one, 'abstractNumId')?.attributes.val ?? '',
    ]),
  );
  const counts = new Map<string, number[]>();
  return {
    next: (numbered) => {
      const id = at(numbered, 'numId')?.attributes.val;
      if (id === undefined || id === '0') return {};
      const depth = Number(at(numbered, 'ilvl')?.attributes.val ?? 0) || 0;
      const list = lists.get(id) ?? '';
      const levels = abstracts.get(list);
      const level = levels?.[depth];
      if (!levels || !level || level.format === 'bullet' || level.format === 'none')
        return { depth };
      const own = counts.get(list) ?? [];
      own[depth] = (own[depth] ?? level.start - 1) + 1;
      own.length = depth + 1;
      counts.set(list, own);
      const number = level.text.replace(/%([1-9])/g, (_, digit: string) => {
        const at = Number(digit) - 1;
        const { format = 'decimal', start = 1 } = levels[at] ?? {};
        return written(own[at] ?? start, format);
      });
      return { depth, number };
    },
  };
}

const levelsOf = (list: Element): Level[] =>
  all(list, 'lvl').map((level) => ({
    format: at(level, 'numFmt')?.attributes.val ?? 'decimal',
    text: at(level, 'lvlText')?.attributes.val ?? '',
    start: Number(at(level, 'start')?.attributes.val ?? 1),
  }));

const ROMAN: readonly [number, string][] = [
  [100, 'C'],
  [90, 'XC'],
  [50, 'L'],
  [40, 'XL'],
  [10, 'X'],
  [9, 'IX'],
  [5, 'V'],
  [4, 'IV'],
  [1, 'I'],
];

function roman(count: number): string {
  let left = count;
  let made = '';
  for (const [value, letters] of ROMAN)
    while (left >= value) {
      made += letters;
      left -= value;
    }
  return made;
}

function written(count: number, format: string): string {
  if (format === 'upperRoman') return roman(count);
  if (format === 'lowerRoman') return roman(count).toLowerCase();
  if (format === 'upperLetter') return String.fromCharCode(64 + count);
  if (format === 'lowerLetter') return String.fromCharCode(96 + count);
  return String(count);
}
