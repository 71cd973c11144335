/** Clauses of a message: its sentences and lines first, then what "et", "puis" or a comma joins. */
import { oncePerText } from '../language/once-per.ts';
import type { Span } from '../language/when/expression.ts';
import { readSentence, type Sentence } from './sentence.ts';

/** Where a sentence ends, or a line: not inside a number, an abbreviation, an address or a link. */
const SENTENCE_END =
  /[.!?…](?<!(?<![\p{L}\d])(?:m|mme|mr|dr|st|ste|env|ex|etc|cf|[a-z])[.!?…])[.!?…]*(?=\s|$)|\n+/giu;

/** What joins two clauses, and not "le but"; each side may turn out to be no clause of its own. */
const JOINT =
  /,\s+(?:et|puis|ensuite|mais|and|then|but)\s+|,\s+|\s+(?:et|puis|ensuite|mais|and|then)\s+|\s+but(?<!(?<!\p{L})(?:[lc]e|[ad]u|un|son|leur|[nv]otre|quel)\s+but)\s+|\s[-–—]\s|[;:]\s/giu;

/** The sentences and lines of a text, without blanks around them; a text without an end is one. */
export const sentencesOf = oncePerText((text): readonly Readonly<Span>[] =>
  headed(text, cutAt(text, SENTENCE_END, true)),
);

/** "1. …", "2) …": what numbers an item of a list; "lot 1." numbers something else. */
const NUMBERED =
  /(?:(?<=(?:^|[:;,.!?\n])[^\S\n]*)(\d{1,2})\s?[.°/-]|(?<=^|\s)(\d{1,2})\))(?=[^\S\n]+[\p{L}\d])/gu;

/** The same, and each item of a list that is numbered from one, without its number. */
export function itemsOf(text: string): readonly Readonly<Span>[] {
  const marks = [...text.matchAll(NUMBERED)];
  const isList = marks.every(([, one, other], at) => Number(one ?? other) === at + 1);
  return sentencesOf(
    marks.length > 1 && isList
      ? text.replace(NUMBERED, (mark) => `\n${' '.repeat(mark.length - 1)}`)
      : text,
  );
}

/** A line of a list. */
const ITEM = /^\s*[-–—•*·]\s/u;

/** A heading goes with the first line of the list below it: "Fiche 5", "- avancement : 40 %". */
function headed(text: string, spans: readonly Span[]): Span[] {
  const joined: Span[] = [];
  for (const span of spans) {
    const last = joined.at(-1);
    const line = (at: number) => text.slice(text.lastIndexOf('\n', at - 1) + 1);
    const heads =
      last &&
      ITEM.test(line(span.start)) &&
      !ITEM.test(line(last.start)) &&
      /^[^\S\n]*\n[^\S\n]*$/.test(text.slice(last.end, span.start)) &&
      !/[.!?…]$/.test(text.slice(last.start, last.end).trim());
    if (last && heads) last.end = span.end;
    else joined.push({ ...span });
  }
  return joined;
}

/** The parts of a sentence between what joins them; `from` shifts their places. */
export const partsOf = oncePerText((text): readonly Readonly<Span>[] => cutAt(text, JOINT, false));

/** Part of a sentence: where it stands there, and what it says by itself. */
export interface SaidPart extends Readonly<Span> {
  said: Sentence;
}

/** Each part read by itself, by whatever cuts it. */
export const readParts = (
  { text, lexicon }: Pick<Sentence, 'text' | 'lexicon'>,
  cut: (text: string) => readonly Readonly<Span>[] = partsOf,
): SaidPart[] =>
  cut(text).map(({ start, end }) => ({
    start,
    end,
    said: readSentence(text.slice(start, end), lexicon),
  }));

/** The parts of all sentences of a text. */
export const allPartsOf = oncePerText((text): readonly Readonly<Span>[] =>
  sentencesOf(text).flatMap((sentence) =>
    partsOf(text.slice(sentence.start, sentence.end)).map(({ start, end }) => ({
      start: sentence.start + start,
      end: sentence.start + end,
    })),
  ),
);

function cutAt(text: string, sign: RegExp, keepsSign: boolean): Span[] {
  const spans: Span[] = [];
  let start = 0;
  const add = (end: number) => {
    const part = text.slice(start, end);
    const trimmed = part.trim();
    if (/[\p{L}\p{N}\p{Extended_Pictographic}]/u.test(trimmed)) {
      const at = start + part.indexOf(trimmed);
      spans.push({ start: at, end: at + trimmed.length });
    }
  };
  for (const match of text.matchAll(sign)) {
    add(keepsSign ? match.index + match[0].length : match.index);
    start = match.index + match[0].length;
  }
  add(text.length);
  return spans;
}
