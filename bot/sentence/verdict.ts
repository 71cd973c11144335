/**
 * Verdicts: what a sentence says of each thing of a list that it names, and of all that it does not name ("mardi ok,
 * le reste non"). They are learned from examples written by many hands (`plan/vocabulaire/votes.txt`), where a hole
 * stands for each thing that is named and says its verdict.
 */
import { oncePer } from '../language/once-per.ts';
import type { Span } from '../language/when/expression.ts';
import type { Lexicon } from './lexicon.ts';
import { longest } from './placed.ts';
import { lex, readSentence, type Sentence, spanIn } from './sentence.ts';

export type SlotVerdict = 'none' | 'yes' | 'maybe' | 'no';
export const VERDICTS: readonly SlotVerdict[] = ['none', 'yes', 'maybe', 'no'];

/** Where something of the list is named, or of its kind and not of the list. */
export interface ThingSpan extends Span {
  isListed: boolean;
  /** Somebody, and no thing of the list. */
  isWho?: boolean;
}

/** What is judged: one thing that is named, or all that are not. */
export interface Judged {
  sentence: Sentence;
  named: readonly ThingSpan[];
  /** Which of `named`; absent: those that are not named. */
  at?: number;
}

/** How likely each verdict is, in the order of `VERDICTS`. */
export type Chances = readonly number[];

/** Judges all that a sentence names: each in its place, and then what it does not name. */
export interface Judge {
  of: (
    sentence: Sentence,
    named: readonly ThingSpan[],
  ) => { named: readonly Chances[]; rest: Chances };
  /** Whether a word, by its stem, is in an example. */
  knows: (stem: string) => boolean;
}

/** A line with its holes: what it names, and the verdict of each; `divers` is judged by nothing. */
export interface VerdictExample {
  sentence: Sentence;
  named: readonly (ThingSpan & { verdict: SlotVerdict | undefined })[];
  /** Of what it does not name; undefined where that is nothing, or no one thing. */
  rest: SlotVerdict | undefined;
}

/** How the file says them; `{autre}` is a day that was not proposed. */
const SAID: Readonly<Record<string, SlotVerdict>> = {
  oui: 'yes',
  besoin: 'maybe',
  non: 'no',
  rien: 'none',
};
const HOLE = /\{(\p{L}+)\}/gu;

/** "oui : le {non} impossible": what is said of all others, then what is said. */
export function verdictExampleOf(line: string, lexicon: Lexicon): VerdictExample {
  const [, rest = '', text = ''] = /^(\p{L}*) : (.*)$/u.exec(line) ?? [];
  const sentence = readSentence(text.replaceAll('⏎', '\n').replace(HOLE, ' qx$1xq '), lexicon);
  const named = sentence.typed.flatMap(({ folded, start, end }) => {
    const said = /^qx(\p{L}+)xq$/u.exec(folded)?.[1];
    return said ? [{ start, end, isListed: said !== 'autre', verdict: SAID[said] }] : [];
  });
  return { sentence, named, rest: SAID[rest] };
}

/** What a line is made of, as the cues see it. */
interface Item extends Span {
  /** A set of concepts (`verdict-…`), a sign, a thing that is named, or just words. */
  symbol: string;
}
const OWN = 'own';
const LISTED = 'listed';
const OTHER = 'other';
const WHO = 'who';
const WORDS = 'words';
/** Sets of concepts that stand for all things, or all others: what is not named is judged there. */
const REST = ['verdict-autres', 'verdict-tout', 'verdict-aucun'];

const SIGN =
  /[,;!\n():=→/👍✅✔🙂👌☑💚🟢🙋🤷❓🟡🟠🤔😐👎❌🚫✖⛔🔴🙅]|->|\.(?=\s|$)|[+-](?=\s*(?:[,;/\n]|$))|\s[-–—]\s/gu;
const SIGNS: Readonly<Record<string, string>> = {
  ...{ '!': '.', ';': '.', '': '.', '->': '=', '→': '=', ':': '=' },
  ...Object.fromEntries([...'+👍✅✔🙂👌☑💚🟢🙋'].map((sign) => [sign, 'verdict-oui'])),
  ...Object.fromEntries([...'🤷❓🟡🟠🤔😐'].map((sign) => [sign, 'verdict-besoin'])),
  ...Object.fromEntries([...'-👎❌🚫✖⛔🔴🙅'].map((sign) => [sign, 'verdict-non'])),
};

/** Between two that are named together: "mardi et jeudi". */
const JOINT = /^\s*(?:[/+&]|et|ou|and|or)\s*(?:le|la|les|l[’']|du|au|the|on)?\s*$/iu;

/** The set of each concept that is in one. */
const symbolsOf = oncePer(
  ({ sets }: Lexicon) =>
    new Map(
      [...sets].flatMap(([name, all]) =>
        name.startsWith('verdict-') ? all.map((concept) => [concept, name] as const) : [],
      ),
    ),
);

/** All but what is named, in order: expressions of the sets, signs, and runs of other words. */
function itemsOf(sentence: Sentence, named: readonly ThingSpan[]): Item[] {
  const { text, tokens, lexicon } = sentence;
  const sets = symbolsOf(lexicon);
  const isIn = (some: readonly Span[], one: Span) =>
    some.some((other) => other.start < one.end && one.start < other.end);
  const isOne = ({ start, end }: Span) => !/[,;.!?\n]/.test(text.slice(start, end));
  const said = longest(
    sentence.concepts.filter((one) => {
      const span = spanIn(sentence, one);
      return sets.has(one.value) && !isIn(named, span) && isOne(span);
    }),
  ).map((one) => ({ ...spanIn(sentence, one), symbol: sets.get(one.value) ?? WORDS }));
  const signs = [...text.matchAll(SIGN)].map(({ index, 0: sign }) => ({
    // "12 -, 14 +" judges; a dash between two blanks only parts.
    symbol: /^\s[-–—]\s$/.test(sign) ? '–' : (SIGNS[sign.trim()] ?? sign.trim()),
    start: index,
    end: index + sign.length,
  }));
  const joints = named.flatMap(({ start }, at): Item[] => {
    const { end = start } = named[at - 1] ?? {};
    return JOINT.test(text.slice(end, start)) ? [{ symbol: '&', start: end, end: start }] : [];
  });
  const words = tokens
    .filter((one) => one.folded.length > SMALL && !isIn([...named, ...said], one))
    .map(({ start, end }) => ({ symbol: WORDS, start, end }));
  return [...said, ...signs.filter((one) => !isIn(named, one)), ...words, ...joints].sort(
    (a, b) => a.start - b.start,
  );
}

/** Letters of words that stand for nothing. */
const SMALL = 2;

/** Of what stands in a row, the first of those alike that go on. */
const merged = (row: readonly Item[]): Item[] =>
  row.filter(
    ({ symbol }, at) => !([WORDS, LISTED, WHO].includes(symbol) && row[at - 1]?.symbol === symbol),
  );

/** Calls `add` with each cue of what is judged, and its worth. */
export function eachVerdictCue(
  { sentence, named, at }: Judged,
  add: (cue: string, worth: number) => void,
): void {
  const items = itemsOf(sentence, named);
  const rest = REST.map((set) => items.findLast(({ symbol }) => symbol === set)).find(Boolean);
  const place: Span | undefined = at === undefined ? rest : named[at];
  const own = place ? [{ start: place.start, end: place.end, symbol: OWN }] : [];
  const others = named
    .filter((_, other) => other !== at)
    .map(({ isListed, isWho, ...span }) => ({
      ...span,
      symbol: isWho ? WHO : isListed ? LISTED : OTHER,
    }));
  const row = [...items.filter((one) => one !== rest || at !== undefined), ...others, ...own].sort(
    (a, b) => a.start - b.start,
  );
  const lead = at === undefined ? 'rest ' : named[at]?.isWho ? 'who ' : '';
  const put = (cue: string, worth: number) => add(`${lead}${cue}`, worth);
  const kind = at === undefined ? (rest?.symbol ?? 'rest') : '';
  put(`k:${kind}`, 0.5);
  put(`k:${kind} ${Math.min(named.length, 4)}`, 0.4);
  const symbols = merged(row).map(({ symbol }) => symbol);
  eachOrderCue(symbols, 'a', put);
  eachOrderCue(
    symbols.filter((one) => one !== WORDS),
    'b',
    put,
  );
  eachWordCue(sentence, { named, others, row, place }, put);
}

type Add = (cue: string, worth: number) => void;

/** Longest order of symbols that is a cue by itself. */
const WHOLE = 9;
/** Symbols on one side that count together. */
const SIDE = 5;

/** The order of what stands around what is judged. */
function eachOrderCue(symbols: readonly string[], label: string, add: Add): void {
  if (symbols.length <= WHOLE) add(`${label}:${symbols.join(' ')}`, 1);
  const at = symbols.indexOf(OWN);
  if (at < 0) {
    const all = ['^', ...symbols, '$'];
    for (let n = 1; n < SIDE; n++)
      for (let from = 0; from + n <= all.length; from++)
        add(`${label}g:${all.slice(from, from + n).join(' ')}`, 0.7);
    return;
  }
  const left = [...symbols.slice(0, at).reverse(), '^'];
  const right = [...symbols.slice(at + 1), '$'];
  const side = (some: readonly string[], n: number) => some.slice(0, n).join(' ');
  for (let n = 1; n <= SIDE; n++) {
    if (left.length >= n) add(`${label}l:${side(left, n)}`, 0.7);
    if (right.length >= n) add(`${label}r:${side(right, n)}`, 0.7);
  }
  for (let l = 1; l < SIDE - 1; l++)
    for (let r = 1; r < SIDE - 1; r++)
      if (left.length >= l && right.length >= r)
        add(`${label}x:${side(left, l)} | ${side(right, r)}`, 0.6);
}

const PARTS: ReadonlySet<string> = new Set(['.', ',', '(', ')']);

interface Around {
  named: readonly ThingSpan[];
  others: readonly Item[];
  row: readonly Item[];
  place: Span | undefined;
}

/** Words and concepts, by where they stand: beside what is judged, behind a sign, beyond another thing that is named. */
function eachWordCue(sentence: Sentence, { named, others, row, place }: Around, add: Add): void {
  const { start, end } = place ?? { start: 0, end: 0 };
  const parts = row.filter(({ symbol }) => PARTS.has(symbol));
  const before = (some: readonly Span[]) =>
    Math.max(0, ...some.map((one) => (one.end <= start ? one.end : 0)));
  const after = (some: readonly Span[]) =>
    Math.min(
      Number.MAX_SAFE_INTEGER,
      ...some.flatMap((one) => (one.start >= end ? one.start : [])),
    );
  const [from, to, near, far] = [
    before(others),
    after(others),
    before([...others, ...parts]),
    after([...others, ...parts]),
  ];
  const zoneOf = (at: number): string => {
    if (!place) return 'g';
    if (at < from || at >= to) return 'o';
    if (at < start) return at >= near ? 'l' : 'L';
    return at < end ? 'i' : at < far ? 'r' : 'R';
  };
  let last = { word: '^', zone: '' };
  for (const { stem, start: at } of lex(sentence.text)) {
    const zone = zoneOf(at);
    const thing = named.find((one) => one.start <= at && at < one.end);
    const word = zone === 'i' ? '@' : thing ? (thing.isWho ? '#who' : '#') : stem;
    if (word === last.word && word !== stem) continue;
    if (zone !== 'i') {
      add(`${zone}:${word}`, zone === 'o' ? 0.4 : 0.9);
      add(`${last.zone}${zone}:${last.word} ${word}`, zone === 'o' ? 0.2 : 0.9);
    }
    last = { word, zone };
  }
  for (const one of sentence.concepts)
    add(`c${zoneOf(spanIn(sentence, one).start)}:${one.value}`, 0.5);
}
