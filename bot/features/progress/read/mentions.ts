/** Where a text names a fiche or an action: "la 1.1", "fiche cinq", "fiche 5 inventaire". */
import type { Plan } from '../../../knowledge/schema.ts';
import { stem } from '../../../language/fold.ts';
import { LINKS, Phrases } from '../../../language/phrases.ts';
import { Speller } from '../../../language/spelling.ts';
import { cut } from '../../../language/words.ts';
import { numeralAt } from '../../../sentence/numerals.ts';
import { type Subject, subjectsOf } from '../model/subjects.ts';
import { marksOf, type UpdateToken } from './lex.ts';
import type { ProgressWords } from './update-words.ts';

export interface SubjectMention {
  /** First and last mark, the last not included. */
  from: number;
  to: number;
  /** As the plan prints it; `unknown` is what was typed, when the plan has no such fiche. */
  fiche?: string;
  unknown?: string;
  /** An action or a collective action, by its short name. */
  action?: Subject;
}

export interface SubjectNames {
  fiches: ReadonlyMap<string, string>;
  called: Phrases<Subject>;
  /** Corrects slips towards the names of actions. */
  speller: Speller;
}

const FICHE = /^(?:f|fa|fiches?|fich|ficeh|fihce|fcihe|fichs|sheets?|factsheet)$/;
const FILLER = /^(?:n|no|num|numero|number|nr|action|actions|la|le|the|°|º|d|de|#)$/;
const POINT = /^(?:point|virgule|dot|tiret)$/;
const LEAD = /^(?:la|les|the|cette)$/;
const norm = (number: string) => number.toLowerCase().replace(/[,/-]/g, '.');

export function namesOf(plan: Plan): SubjectNames {
  const called = new Phrases<Subject>(LINKS, { exact: true });
  const letters: string[] = [...LABELS];
  for (const { subject, name } of subjectsOf(plan).flatMap((subject) =>
    subject.names.map((name) => ({ subject, name })),
  )) {
    // A number is read where it stands, not wherever it is written.
    if (/^[\d.]+$/.test(name)) continue;
    called.add(name, subject);
    letters.push(...cut(name).flatMap(({ folded }) => (folded.length > 6 ? [folded] : [])));
  }
  const fiches = new Map(plan.fiches.map(({ numero }) => [norm(numero), numero]));
  return { fiches, called, speller: new Speller(letters) };
}

/** A text as marks, and the names in it: three readers ask for the same text in a row. */
export interface Lexed {
  marks: readonly UpdateToken[];
  mentions: readonly SubjectMention[];
}

export function lexer(names: SubjectNames, words: ProgressWords): (text: string) => Lexed {
  let last: { text: string; lexed: Lexed } | undefined;
  return (text) => {
    if (last?.text === text) return last.lexed;
    const marks = spelled(marksOf(text), names);
    const lexed = { marks, mentions: mentionsIn(marks, names, words) };
    last = { text, lexed };
    return lexed;
  };
}

/** Labels that are mistyped most. */
const LABELS = ['avancement', 'blocage', 'arbitrage', 'prochaine'];

/** The marks, slips in the names of actions and in labels corrected. */
export const spelled = (marks: readonly UpdateToken[], { speller }: SubjectNames): UpdateToken[] =>
  marks.map((mark) => {
    if (mark.kind !== 'word' || mark.folded.length < 6 || speller.has(mark.folded)) return mark;
    const better = speller.correct(mark.folded);
    // A word of another ending is another word.
    return better && better.at(-1) === mark.folded.at(-1) && better[0] === mark.folded[0]
      ? { ...mark, folded: better, stem: stem(better) }
      : mark;
  });

/** A list of numbers is no update: more fiches are named in no message. */
export const MOST = 60;

function mentionsIn(
  marks: readonly UpdateToken[],
  names: SubjectNames,
  words: ProgressWords,
): SubjectMention[] {
  const found: SubjectMention[] = [];
  for (let at = 0; at < marks.length && found.length <= MOST; ) {
    const mention = named(marks, at, names, words) ?? bare(marks, at, names, words);
    if (mention) found.push(mention);
    at = mention ? mention.to : at + 1;
  }
  return [...found, ...actions(marks, names, found)].sort((a, b) => a.from - b.from);
}

/** "fiche 1.1", "f1.1", "fiche n° 1-1", "fiche un point un", "fiche V". */
function named(
  marks: readonly UpdateToken[],
  at: number,
  names: SubjectNames,
  words: ProgressWords,
) {
  if (!FICHE.test(marks[at]?.folded ?? '')) return undefined;
  let next = at + 1;
  while (FILLER.test(marks[next]?.folded ?? '') && next < at + 4) next++;
  const number = numberAt(marks, next, words, names);
  return number && mentionOf(at, number, names);
}

/** "1.1", "la 5", "la une point un", "5 : nuage": without the word "fiche". */
function bare(
  marks: readonly UpdateToken[],
  at: number,
  names: SubjectNames,
  words: ProgressWords,
) {
  const lead = LEAD.test(marks[at]?.folded ?? '');
  const from = lead ? at + 1 : at;
  const mark = marks[from];
  if (!mark || (!lead && mark.kind !== 'number')) return undefined;
  const dotted = /^\d{1,2}[.,-]\d{1,2}$/.test(mark.folded);
  const number = numberAt(marks, from, words, names);
  const after = marks[number?.to ?? 0]?.folded ?? '';
  if (!number || /^[%€h]$/.test(after)) return undefined;
  const known = names.fiches.has(number.value);
  const head = at === 0 || marks[at - 1]?.kind === 'stop' || lead || isHead(marks, at, words);
  if (dotted) {
    if (known && (mark.folded.includes('.') || head)) return mentionOf(at, number, names);
    const plain = mark.folded.includes('.') && head && !isCount(marks, at, words);
    return plain ? mentionOf(at, number, names) : undefined;
  }
  const isPaired = isWeather(marks, number.to, words) || /^[:=]$/.test(after);
  if (known && !head && isAnd(marks[at - 1]) && isPaired) return mentionOf(at, number, names);
  if (!known || !head) return undefined;
  // "la une point un" and "la cinq" are said; "5 crèches" is a count.
  if (lead) return isCounted(marks, number.to) ? undefined : mentionOf(at, number, names);
  const told = /^[:=|]$/.test(after) || isSaid(marks, number.to, names, words);
  return told ? mentionOf(at, number, names) : undefined;
}

/** More words than these lead up to nothing. */
const FAR = 20;

/** Only words that lead up stand before, in the same clause. */
function isHead(marks: readonly UpdateToken[], at: number, words: ProgressWords): boolean {
  let first = at;
  while (first > 0 && marks[first - 1]?.kind !== 'stop' && at - first <= FAR) first--;
  if (at - first > FAR) return false;
  const before = marks.slice(first, at);
  const light = words.find('appui', before);
  const covered = new Set(light.flatMap((f) => before.slice(f.at, f.at + f.length)));
  const nothing = words.find('rien', before).length > 0;
  const weather = new Set(before.filter((m) => nothing || words.signs.has(m.folded)));
  return before.every((m) => covered.has(m) || weather.has(m) || m.kind === 'sign');
}

/** "1.1 soleil et 5 nuage": a second fiche with its own weather. */
const isAnd = (mark: UpdateToken | undefined): boolean => /^(?:et|and|&)$/.test(mark?.folded ?? '');
const isWeather = (marks: readonly UpdateToken[], to: number, words: ProgressWords): boolean =>
  words.signs.has(marks[to]?.folded ?? '') ||
  words.meteo(marks.slice(to, to + 3)).some((f) => f.at === 0);

const isCount = (marks: readonly UpdateToken[], at: number, words: ProgressWords): boolean =>
  words.find('indicateurs', marks.slice(Math.max(0, at - 4), at)).length > 0;

/** "la 5 rue": a small word or the end follows a fiche; a plural noun follows a count. */
const isCounted = (marks: readonly UpdateToken[], to: number): boolean => {
  const next = marks[to];
  return next?.kind === 'word' && next.folded.length > 4 && next.folded.endsWith('s');
};

/** What follows says how it stands: a weather word, a percentage, an action of that fiche. */
function isSaid(
  marks: readonly UpdateToken[],
  to: number,
  names: SubjectNames,
  words: ProgressWords,
): boolean {
  const rest = marks.slice(to, to + 5);
  const next = rest[0];
  if (!next) return false;
  const at = /^(?:a|est|is|at)$/.test(next.folded) ? (rest[1]?.folded === 'a' ? 2 : 1) : 0;
  const percent = numeralAt(rest, at, words.numbers);
  return (
    (at > 0 && percent !== undefined && isPercent(rest, percent.to, words)) ||
    words.signs.has(next.folded) ||
    words.meteo(rest).some((f) => f.at === 0) ||
    words.find('rien', rest).some((f) => f.at === 0) ||
    words.find('blocage-dit', rest).some((f) => f.at <= 1) ||
    names.called.find(rest).some((f) => f.at === 0 && f.value.kind !== 'fiche')
  );
}

const isPercent = (marks: readonly UpdateToken[], at: number, words: ProgressWords): boolean =>
  marks[at]?.folded === '%' || words.find('pour-cent', marks).some((f) => f.at === at);

interface Number {
  value: string;
  to: number;
}

/** A number of a fiche in figures, in words or in roman figures; two figures said apart are one. */
function numberAt(
  marks: readonly UpdateToken[],
  at: number,
  words: ProgressWords,
  names: SubjectNames,
): Number | undefined {
  const one = (i: number): string | undefined => {
    const mark = marks[i];
    if (mark?.kind === 'number') return norm(mark.folded);
    if (mark?.kind !== 'word') return undefined;
    const value = words.numbers.get(mark.folded);
    const roman = words.vocabulary.usages.romains[mark.folded];
    return value !== undefined && value < 100
      ? String(value)
      : roman === undefined
        ? undefined
        : String(roman);
  };
  const first = one(at);
  if (first === undefined) return undefined;
  if (first.includes('.')) return { value: first, to: at + 1 };
  const next = POINT.test(marks[at + 1]?.folded ?? '') ? at + 2 : at + 1;
  const second = one(next);
  const whole = `${first}.${second}`;
  const said = next === at + 2 || names.fiches.has(whole);
  return second !== undefined && said && !second.includes('.')
    ? { value: whole, to: next + 1 }
    : { value: first, to: at + 1 };
}

const mentionOf = (
  from: number,
  { value, to }: Number,
  { fiches }: SubjectNames,
): SubjectMention => {
  const fiche = fiches.get(value);
  return fiche === undefined ? { from, to, unknown: value } : { from, to, fiche };
};

/** Actions by their name; of several that share a name, the one whose other words are there. */
function actions(
  marks: readonly UpdateToken[],
  names: SubjectNames,
  taken: readonly SubjectMention[],
): SubjectMention[] {
  const all = names.called.find(marks).sort((a, b) => b.length - a.length || a.at - b.at);
  const kept: SubjectMention[] = [];
  for (const { at, length, value } of all) {
    const to = at + length;
    if ([...taken, ...kept].some((m) => at < m.to && to > m.from)) continue;
    kept.push(
      value.kind === 'fiche'
        ? { from: at, to, fiche: value.name }
        : { from: at, to, action: value },
    );
  }
  return kept;
}
