/**
 * "fiche 1.1", "F1.1", "fiche n° 1-1", "la 1,1", "fiche un point un", "axe V", "GT 5", "A.1":
 * what a person means by a number. Which numbers exist is the plan's affair, not this file's.
 */

import type { Day } from './dates.ts';
import { oncePer } from './once-per.ts';
import type { Usages } from './vocabulary-schema.ts';
import type { Word } from './words.ts';

export interface References {
  /** As the plan would print them: `1.1`, `5`, `A.1`. */
  fiches: string[];
  axes: string[];
  /** The same as things of the plan, by identity, fiches first: `fiche:1.1`, `axe:1`. */
  things: string[];
  used: Set<number>;
}

/** Numbers of a plan, in its order, and whose each is. */
export interface Numbering {
  fiches: readonly string[];
  axes: readonly string[];
  /** Thing that a number stands for; a number that the plan has not stands for a thing that it has not. */
  thing: (kind: 'fiche' | 'axe', number: string) => string;
}

const FICHE =
  /^(?:f|fa|fiches?|fich|fihce|ficeh|fcihe|ficeh|fiche?s?|sheets?|factsheets?|actions?|ficheaction)$/;
const ACTION = /^actions?$/;
const AXE = /^(?:axes?|ax|axis|axs|gt|orientations?)$/;
const GROUP = /^(?:groupes?|group|groups)$/;
const FILLERS =
  /^(?:n|no|num|numero|number|nr|action|la|l|de|du|des|le|the|of|travail|thematique|strategique|axe|axis|fiche|sheet|working|group)$/;
/** What else an axe is called, when it is counted and said to be the plan's: "le troisième gros morceau du plan". */
const PART =
  /^(?:morceaux?|parties?|parts?|piliers?|pillars?|volets?|chapitres?|chapters?|chantiers?|objectifs?|blocs?)$/;
const PLAN = /^(?:plans?|schemas?|schemes?|programmes?)$/;
const SIZES = /^(?:gros|grosse|grand|grande|big|main|large|major)$/;
/** A pronoun before its verb is no roman figure: "the actions I mean", "les groupes i doivent…" (ils). */
const PRONOUN_FOLLOWED =
  /^(?:doivent|sont|ont|vont|font|peuvent|veulent|fo|faut|servent|disent|parlent|mean|am|m|ve|have|had|need|want|wanted|would|d|ll|will|can|could|should|must|may|do|did|don|think|know|see|saw|was|work|read|heard|get|got|like|live|run)$/;
/** After "ou" these are articles: "la fiche 5 ou une des actions". */
const ARTICLE = /^(?:une?|one|i)$/;
/** Behind a number, "à" joins another one, and "un" stands before a noun. */
const JOINED = /^(?:a|une?|one)$/;
/** Behind a number, what makes it no name. */
const MEASURED = /^(?:%|€|h|heures?|min|minutes|jours?|places?|pour|eme|ans?|mois|personnes?)$/;
/** Before "axe", what makes an "a" behind it a verb: "quel axe a …". */
const WHICH = /^(?:quels?|combien|d|which|what)$/;
const PLURAL = /^(?:axes|fiches|sheets)$/;
const POINT = /^(?:point|virgule|dot|tiret|slash)$/;
const norm = (number: string) => number.toLowerCase().replace(/[,/-]/g, '.').replace(/^n\.?/, '');

interface Printed {
  fiches: ReadonlyMap<string, string>;
  axes: ReadonlyMap<string, string>;
}

/** Numbers as the plan prints them, by what is typed for them: worked out once a plan. */
const printed = oncePer((numbering: Numbering): Printed => {
  const byNorm = (numbers: readonly string[]) => new Map(numbers.map((n) => [norm(n), n]));
  return { fiches: byNorm(numbering.fiches), axes: byNorm(numbering.axes) };
});

/** Name that the plan gives one of its things, where it is said. */
interface Named {
  value: string;
  at: number;
  length: number;
}

/** "La fiche 1 de Matour", of a plan whose numbers begin anew with each territory: a name, whose figure is no number. */
export const isNumberedName = (words: readonly Word[], { value, at, length }: Named): boolean => {
  const said = words.slice(at, at + length).map(({ folded }) => folded);
  return (
    value.startsWith('fiche:') &&
    said.some((word) => FICHE.test(word)) &&
    said.some((word) => /^\d+$/.test(word))
  );
};

/**
 * Reads the references of an utterance against the numbers that the plan prints.
 * @param named names of things that hold a number (`isNumberedName`)
 */
export function readReferences(
  words: readonly Word[],
  numbering: Numbering,
  usages: Usages,
  days: readonly Day[] = [],
  named: readonly Named[] = [],
): References {
  const found: References = { fiches: [], axes: [], things: [], used: new Set() };
  for (const { value, at, length } of named) {
    const number = numbering.fiches.find((one) => numbering.thing('fiche', one) === value);
    if (number !== undefined) take(found, 'fiches', number, at, at + length);
  }
  const { fiches, axes } = printed(numbering);
  const numbers = new NumberReader(words, usages, days);
  // "Action 2, fiche 9": an action of the fiche, and no other fiche.
  const sheets = words.some(({ folded }) => FICHE.test(folded) && !ACTION.test(folded));

  for (let at = 0; at < words.length; at++) {
    if (found.used.has(at)) continue;
    const folded = words[at]?.folded ?? '';
    const kind = FICHE.test(folded)
      ? 'fiches'
      : AXE.test(folded)
        ? 'axes'
        : GROUP.test(folded)
          ? 'axes'
          : undefined;
    const counted = ranked(words, at, numbers, numbering.axes);
    // "Le troisième axe" is axe 3: axes are numbered in their order. Fiches are not.
    if (counted && !found.used.has(counted.from))
      take(found, 'axes', axes.get(counted.rank) ?? counted.rank, counted.from, at + 1);
    // "Action 1.1" may be a fiche; "action 2" is one of some fiche.
    else if (
      kind &&
      !(
        ACTION.test(folded) &&
        (sheets || !/[.,/-]/.test(numbers.read(at + 1, 'fiches', fiches)?.value ?? ''))
      )
    )
      readList(at, kind, { words, numbers, known: kind === 'fiches' ? fiches : axes, found });
  }
  for (let at = 0; at < words.length; at++) {
    const folded = words[at]?.folded ?? '';
    if (found.used.has(at) || words[at + 1]?.folded === '%') continue;
    // A bare "1.1" is a fiche when the plan has one so printed, "la 4" too; "44,9", "5/11" and "la 2 places" are not.
    const bare = words[at - 1]?.folded === 'la' && !MEASURED.test(words[at + 1]?.folded ?? '');
    const known = bare || /[.,-]/.test(folded) ? fiches.get(norm(folded)) : undefined;
    const numbered = known ?? (bare ? asNumbered(folded, numbering) : undefined);
    if (numbered) take(found, 'fiches', numbered, at, at + 1);
    // "A1", "A.1": a letter and a figure that the plan has so numbered.
    const lettered = isLettered(words, at) ? numbers.printed(at, fiches) : undefined;
    if (lettered) take(found, 'fiches', lettered.value, at, lettered.end);
  }
  found.things = [
    ...found.fiches.map((number) => numbering.thing('fiche', number)),
    ...found.axes.map((number) => numbering.thing('axe', number)),
  ];
  return found;
}

/** "La 4.2", of a plan that has a fiche 1.1 and an axe 4: a fiche it does not have, rather than a figure. */
const asNumbered = (folded: string, { fiches, axes }: Numbering): string | undefined => {
  const [, axe] = /^(\d+)\.\d+$/.exec(folded) ?? [];
  const isSo =
    axe !== undefined && axes.includes(axe) && fiches.some((one) => /^\d+\.\d+$/.test(one));
  return isSo ? folded : undefined;
};

/** A letter that a figure follows, or that stands behind the word for what is numbered: "C.2", "axe B". */
export const isLettered = (words: readonly Word[], at: number): boolean => {
  const before = words[at - 1]?.folded ?? '';
  return (
    /^[a-z]$/.test(words[at]?.folded ?? '') &&
    (/^\d+$/.test(words[at + 1]?.folded ?? '') || AXE.test(before))
  );
};

/** "Le troisième axe", "the last axis", "le deuxième gros morceau du plan": its number, and where it starts. */
function ranked(
  words: readonly Word[],
  at: number,
  numbers: NumberReader,
  axes: readonly string[],
): { rank: string; from: number } | undefined {
  const folded = words[at]?.folded ?? '';
  const part =
    PART.test(folded) && words.slice(at + 1, at + 4).some((word) => PLAN.test(word.folded));
  if (!part && !AXE.test(folded) && !GROUP.test(folded)) return undefined;
  const from = at - (SIZES.test(words[at - 1]?.folded ?? '') ? 2 : 1);
  const rank = numbers.rank(from);
  if (rank === undefined) return undefined;
  const last = rank < 0 ? axes.at(rank) : String(rank);
  return last === undefined ? undefined : { rank: last, from };
}

interface Reading {
  words: readonly Word[];
  numbers: NumberReader;
  known: ReadonlyMap<string, string>;
  found: References;
}

/** "fiches 1.1 et 5", "les axes 1, 2 et 3". */
function readList(
  start: number,
  kind: 'fiches' | 'axes',
  { words, numbers, known, found }: Reading,
): void {
  let at = start + 1;
  const read = () => numbers.read(at, kind, known);
  while (FILLERS.test(words[at]?.folded ?? '') && at < start + 5 && !read()) at++;
  // "Fiche de l'axe 5" speaks of the axe, unless the plan gives that fiche the same number; "axe de la fiche 9" of the fiche.
  const crossed = words
    .slice(start + 1, at)
    .find((w) => AXE.test(w.folded) || FICHE.test(w.folded));
  if (crossed && (kind === 'fiches') === AXE.test(crossed.folded)) return;
  // "En sous-groupe, un livrable": an article, and no number.
  if (GROUP.test(words[start]?.folded ?? '') && ARTICLE.test(words[at]?.folded ?? '')) return;
  if (words[at]?.folded === 'a' && WHICH.test(words[start - 1]?.folded ?? '') && at === start + 1)
    if (!/^\d/.test(words[at + 1]?.folded ?? '')) return;
  // "Les axes, un par ligne".
  if (PLURAL.test(words[start]?.folded ?? '') && ARTICLE.test(words[at]?.folded ?? '')) return;
  let first = true;
  for (;;) {
    const number = read();
    if (!number) return;
    const value =
      known.get(norm(number.value)) ?? number.value.toUpperCase().replace(/[,/-]/g, '.');
    take(found, kind, value, first ? start : at, number.end);
    first = false;
    at = number.end;
    // "axes 1, 2 et 3": the comma was cut away. Not for fiches, where "1 1" is one number; "axe 4, une action".
    if (kind === 'axes' && !JOINED.test(words[at]?.folded ?? '') && read()) continue;
    if (!/^(?:et|ou|and|or|vs|versus|a|to)$/.test(words[at]?.folded ?? '')) return;
    // "La fiche 5 a 4 objectifs": it has them, and no fiche 4 follows it.
    const isVerb = words[at]?.folded === 'a' && /^[a-z]/.test(words[at + 2]?.folded ?? '');
    if (isVerb && !PLURAL.test(words[start]?.folded ?? '')) return;
    at++;
    while (/^(?:la|l|le|the|fiche|axe|axis)$/.test(words[at]?.folded ?? '')) {
      if (FICHE.test(words[at]?.folded ?? '') || AXE.test(words[at]?.folded ?? '')) return;
      at++;
    }
    if (ARTICLE.test(words[at]?.folded ?? '') && !POINT.test(words[at + 1]?.folded ?? '')) return;
  }
}

function take(
  found: References,
  kind: 'fiches' | 'axes',
  value: string,
  from: number,
  to: number,
): void {
  if (!found[kind].includes(value)) found[kind].push(value);
  for (let at = from; at < to; at++) found.used.add(at);
}

/** Reads a number written in figures, words or roman figures. */
class NumberReader {
  readonly #words: readonly Word[];
  readonly #usages: Usages;

  /** Numbers of days that are said with their month: "the group of 1 July". */
  readonly #days: ReadonlySet<number>;

  constructor(words: readonly Word[], usages: Usages, days: readonly Day[]) {
    this.#words = words;
    this.#usages = usages;
    this.#days = new Set(days.flatMap(({ at, length }) => (length > 1 ? [at, at + 1] : [])));
  }

  /** A number as the plan prints it, the longest: "C.2", "c 2", "1 point 1", "dix-neuf". */
  printed(
    at: number,
    known: ReadonlyMap<string, string>,
  ): { value: string; end: number } | undefined {
    if (this.#days.has(at)) return undefined;
    for (const length of [3, 2, 1]) {
      const words = this.#words.slice(at, at + length).map(({ folded }) => folded);
      const [typed, said] = [words.filter((word) => !POINT.test(word)).join('.'), words.join(' ')];
      const number = length > 1 ? this.#usages.nombres.fr[said] : undefined;
      // A letter and its number are two words, however the plan prints them: "C.2", "T1".
      const joined = /^[a-z]+$/.test(words[0] ?? '') ? known.get(words.join('')) : undefined;
      const value = known.get(norm(typed)) ?? joined ?? known.get(String(number));
      if (words.length === length && value !== undefined) return { value, end: at + length };
    }
    return undefined;
  }

  read(
    at: number,
    kind: 'fiches' | 'axes',
    known: ReadonlyMap<string, string>,
  ): { value: string; end: number } | undefined {
    const printed = this.printed(at, known);
    if (printed) return printed;
    const first = this.#one(at);
    if (first === undefined) return undefined;
    const end = at + 1;
    if (/[.,/-]/.test(first) || kind === 'axes') return { value: first, end };
    // "un point un", "1 . 1", "1 1", "a 1"
    const next = POINT.test(this.#words[end]?.folded ?? '') ? end + 1 : end;
    const second = this.#one(next);
    if (
      second !== undefined &&
      /^\d{1,2}$/.test(second) &&
      !/^(?:et|ou)$/.test(this.#words[end]?.folded ?? '')
    )
      return { value: `${first}.${second}`, end: next + 1 };
    return /^[a-z]$/.test(first) ? undefined : { value: first, end };
  }

  /** "Troisième", "3e", "third": the number that it stands for; -1 for "dernier". */
  rank(at: number): number | undefined {
    const folded = this.#words[at]?.folded ?? '';
    const { fr, en } = this.#usages.ordinaux;
    return fr[folded] ?? en[folded];
  }

  #one(at: number): string | undefined {
    const folded = this.#words[at]?.folded;
    if (folded === undefined || this.#days.has(at)) return undefined;
    if (/^\d{1,3}(?:[.,/-]\d{1,3})*$/.test(folded)) return folded.replace(/[,/-]/g, '.');
    if (folded === 'i' && PRONOUN_FOLLOWED.test(this.#words[at + 1]?.folded ?? ''))
      return undefined;
    const { nombres, romains } = this.#usages;
    const value = nombres.fr[folded] ?? nombres.en[folded] ?? romains[folded];
    if (value !== undefined) return String(value);
    return /^[a-e]$/.test(folded) && /^\d/.test(this.#words[at + 1]?.folded ?? '')
      ? folded
      : undefined;
  }
}
