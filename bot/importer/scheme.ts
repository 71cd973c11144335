/** Numbering scheme of a document: which words name its axes, what is between, and its fiches. */
import type { Block } from '../../documents/readers/blocks.ts';
import { announcedBy, type Heading, headingOf, isHeading } from './headings.ts';
import type { ImportWords, NumberedRank } from './import-words.ts';

export interface Scheme {
  /** NumberedRank of a heading here: `action` is one in a fiche, and undefined names nothing. */
  rankOf: (heading: Heading) => NumberedRank | 'action' | undefined;
  /** No word numbers the fiches: headings that are numbered alone do. */
  isBare: boolean;
  /** Items of a list that a line announces as so many axes, where no axe is numbered. */
  listed: ReadonlySet<Block>;
}

/** The scheme of a document, from all that it numbers. */
export function schemeOf(blocks: readonly Block[], words: ImportWords): Scheme {
  const seen = new Set<number>();
  const look = (text: string, isStyled: boolean): void => {
    const heading = headingOf(text, words);
    if (heading && isHeading(heading, isStyled) && heading.number !== undefined)
      seen.add(heading.word.line);
  };
  for (const block of blocks) {
    if (block.kind === 'line') {
      const isStyled = block.level !== undefined || block.isBold === true;
      look(block.text, isStyled);
    } else
      for (const row of block.rows)
        for (const cell of row) lookAtCell(cell.lines, look, words, seen);
  }
  const lineOf = (rank: NumberedRank, isWeak: boolean) =>
    words.ranks
      .filter((word) => word.rank === rank && word.isWeak === isWeak && seen.has(word.line))
      .map(({ line }) => line);
  const axes = [...new Set([...lineOf('axe', false), ...lineOf('axe', true)])].sort(
    (a, b) => a - b,
  );
  const [axe] = axes;
  const hasFiche = lineOf('fiche', false).length > 0;
  return {
    rankOf: ({ word, number }) => {
      if (word.rank === 'axe') {
        if (word.line === axe || axe === undefined) return 'axe';
        return word.isWeak ? undefined : 'sousAxe';
      }
      if (word.rank === 'fiche') return word.isWeak && hasFiche ? 'action' : 'fiche';
      if (word.isCompound && number === undefined) return undefined;
      return axe === undefined ? 'axe' : 'sousAxe';
    },
    listed: axe === undefined ? listedAxes(blocks, words) : new Set(),
    isBare: !hasFiche && lineOf('fiche', true).length === 0,
  };
}

/** Items of the list under "6 orientations :", of the first word in the file when several announce some. */
function listedAxes(blocks: readonly Block[], words: ImportWords): ReadonlySet<Block> {
  const lists = blocks.flatMap((block, i) => {
    const announced = block.kind === 'line' ? announcedBy(block.text, words) : undefined;
    if (!announced) return [];
    const after = blocks.slice(i + 1);
    const end = after.findIndex((one) => one.kind !== 'line' || one.bullet === undefined);
    const items = end < 0 ? after : after.slice(0, end);
    return items.length === announced.count ? [{ line: announced.word.line, items }] : [];
  });
  const [first] = lists.sort((a, b) => a.line - b.line);
  return new Set(first?.items);
}

/** First lines of a cell name things; a cell that is a bare word of rank has its number beside it. */
function lookAtCell(
  lines: readonly { text: string; isBold?: boolean }[],
  look: (text: string, isStyled: boolean) => void,
  words: ImportWords,
  seen: Set<number>,
): void {
  const first = lines[0]?.text ?? '';
  look(first, true);
  const heading = headingOf(first, words);
  const isBareWord = heading && heading.number === undefined && heading.title === '';
  if (isBareWord && !heading.word.isWeak) seen.add(heading.word.line);
}
