/** Numbered headings: "Fiche action n°25 : …", "AXE 1 / …", "Orientation stratégique n° 2", "Chapitre II". */
import { comparable } from '../../documents/readers/clean.ts';
import type { ImportWords, RankWord } from './import-words.ts';

export interface Heading {
  word: RankWord;
  /** As printed, without the dot that ends it. */
  number?: string;
  title: string;
  /** A sign stands between the number and the title. */
  isMarked: boolean;
  /** The line ends with the number of a page: a table of contents. */
  isContents: boolean;
}

/** Longest line that is a heading. */
const MOST = 320;
const NUMBERED = /^\s*(?:[nN]\s?(?:[°º]|o(?:\s|(?=\d)))|#)?\s*/;
const NUMBER =
  /^(?:[A-Z]{1,2}[.-]?)?\d{1,3}(?:[.-]\d{1,3})*(?:bis|ter|[a-z])?(?![\p{L}\d])|^[IVXL]{1,6}(?![\p{L}\d'’])|^[A-Z](?![\p{L}\d'’])/u;
const MARK = /^\s*(?:[:–—/|)]|-(?=\s)|\.(?!\d))?\s*/;
/** Signs between a title and its page, in a table of contents, and how many make one. */
const LEADERS = '.…·_ \t';
const LEAST_LEADERS = 2;

/** A title without the number of its page; undefined when it has none. */
export function withoutPage(title: string): string | undefined {
  const whole = title.trimEnd();
  const digits = /\d{1,4}$/.exec(whole)?.[0];
  if (!digits) return undefined;
  const before = whole.slice(0, -digits.length).trimEnd();
  const page = /[pP]\.$/.test(before) ? 2 : 0;
  let at = before.length - page;
  while (at > 0 && LEADERS.includes(before[at - 1] ?? 'x')) at -= 1;
  const signs = before.slice(at, before.length - page).replace(/ /g, '');
  const isLed = signs.length >= LEAST_LEADERS || signs.includes('…') || signs.includes('\t');
  const isTabbed = whole.slice(0, -digits.length).endsWith('\t');
  const isPaged = page > 0 && /\s/.test(before[at] ?? '');
  return isLed || isTabbed || isPaged ? before.slice(0, at) : undefined;
}

const LETTER = /\p{L}|\d/u;

/** Where a text goes on after a word, whatever its case, accents and spaces; undefined when it begins otherwise. */
function after(text: string, letters: string): number | undefined {
  let at = 0;
  let read = '';
  while (read.length < letters.length) {
    const sign = text[at];
    if (sign === undefined) return undefined;
    read += comparable(sign);
    if (!letters.startsWith(read)) return undefined;
    at += 1;
  }
  return at;
}

/** Whether a word ends here: "Axes" is not "Axe", but "AXEN°10" and "Fiche25" have lost a space. */
function endsWord(rest: string): boolean {
  const next = rest[0] ?? ' ';
  return !LETTER.test(next) || /^(?:\d|[nN]\s?[°º])/.test(rest);
}

/** The heading that a line is, if it begins with a word that numbers. */
export function headingOf(
  line: string,
  { ranks }: Pick<ImportWords, 'ranks'>,
): Heading | undefined {
  if (line.length > MOST) return undefined;
  const text = line.replace(/^\s+/, '');
  for (const word of ranks) {
    const at = after(text, word.letters);
    if (at === undefined || !endsWord(text.slice(at))) continue;
    const rest = text.slice(at).replace(NUMBERED, '');
    const number = NUMBER.exec(rest)?.[0];
    const tail = number === undefined ? text.slice(at) : rest.slice(number.length);
    const mark = MARK.exec(tail)?.[0] ?? '';
    const said = tail.slice(mark.length);
    const bare = withoutPage(said);
    return {
      word,
      ...(number !== undefined && { number }),
      title: (bare ?? said).replace(/\t/g, ' ').trim(),
      isMarked: mark.trim() !== '',
      isContents: bare !== undefined,
    };
  }
  return undefined;
}

/**
 * Whether a heading is one where it stands, and no sentence that begins alike ("Axe 5 du schéma…").
 * `isStyled`: the line is set as a heading.
 */
export function isHeading(heading: Heading, isStyled: boolean): boolean {
  const { number, title, isMarked, word } = heading;
  if (number === undefined) return isMarked && title !== '' && isStyled;
  if (word.isCompound && !/[.-]/.test(number)) return false;
  if (title === '' || isMarked || isStyled) return true;
  return /^[\p{Lu}«"“\d]/u.test(title);
}

/** Numbered heading without a word: "1.2 Titre", "3. Titre". */
export function bareHeading(line: string): { number: string; title: string } | undefined {
  const found = /^(\d{1,2}(?:\.\d{1,2}){0,3})[.)]?[\s:–—-]+(?=\p{L}|«)/u.exec(line);
  if (!found?.[1] || line.length > MOST) return undefined;
  const title = line.slice(found[0].length);
  return { number: found[1], title: (withoutPage(title) ?? title).trim() };
}

/** Least headings in one line for it to be a table that lost its line ends. */
const LEAST_IN_LINE = 3;
const LONG_LINE = 12_000;

/** Parts of a line that holds several headings one after the other. */
export function splitHeadings(line: string, words: Pick<ImportWords, 'ranks'>): string[] {
  if (line.length > LONG_LINE) return [line];
  const cuts: number[] = [];
  for (const { index } of line.matchAll(/(?<!\p{L})\p{Lu}/gu)) {
    const heading = headingOf(line.slice(index, index + 40), words);
    if (heading?.number !== undefined) cuts.push(index);
  }
  if (cuts.length < LEAST_IN_LINE) return [line];
  const starts = cuts[0] === 0 ? cuts : [0, ...cuts];
  return starts.map((start, i) => line.slice(start, starts[i + 1]).trim()).filter(Boolean);
}

/** Headings of lists: "6 orientations stratégiques :", with the rank word and how many are announced. */
export function announcedBy(
  line: string,
  { ranks }: Pick<ImportWords, 'ranks'>,
): { word: RankWord; count: number } | undefined {
  if (line.length > MOST || !/:\s*$/.test(line)) return undefined;
  const count = /(?<!\d)(\d{1,2})\s+\p{L}/u.exec(line)?.[1];
  const letters = comparable(line.slice(line.indexOf(count ?? '')));
  const word = ranks.find(
    (one) => one.rank === 'axe' && letters.startsWith(`${count}${one.letters}s`),
  );
  return word && count ? { word, count: Number(count) } : undefined;
}
