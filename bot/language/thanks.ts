/** "Merci pour la réunion, à mardi !": thanks that name what they are for ask nothing about it. */
import type { Talk } from './vocabulary.ts';
import type { Usages } from './vocabulary-schema.ts';
import { cut, type Word } from './words.ts';

/** Longer than this, it says something else as well. */
const MOST_WORDS = 9;
/** A question, an update ("1.1 : soleil", "60 %") or a list is no thanks, however it begins. */
const MORE = /[?:;%]/;

type Small = (words: Word[]) => Talk | undefined;

/** Thanks in one part at least, and nothing but small talk in the others. */
export function thanksIn(text: string, usages: Usages, small: Small): Talk | undefined {
  if (MORE.test(text) || text.length > 200) return undefined;
  let thanks: Talk | undefined;
  for (const part of text.split(/[,!\n]+|\.(?=\s|$)|\s[-–—]\s/u)) {
    const words = cut(part);
    if (words.length === 0) continue;
    const kind = kindOf(words, usages, small);
    if (kind === undefined) return undefined;
    if (kind === 'remerciements') thanks = kind;
  }
  return thanks;
}

function kindOf(words: Word[], usages: Usages, small: Small): Talk | undefined {
  const { gratitude, farewell } = openingsOf(usages);
  const starts = (list: readonly (readonly string[])[]): boolean =>
    words.length <= MOST_WORDS && list.some((phrase) => opensWith(words, phrase));
  if (starts(gratitude)) return 'remerciements';
  return starts(farewell) ? 'aurevoirs' : small(words);
}

/** What opens thanks and farewells, word by word. */
interface Openings {
  gratitude: readonly (readonly string[])[];
  farewell: readonly (readonly string[])[];
}

const openings = new WeakMap<Usages, Openings>();

function openingsOf(usages: Usages): Openings {
  const known = openings.get(usages);
  if (known) return known;
  const split = ({ fr, en }: { fr: readonly string[]; en: readonly string[] }) =>
    [...fr, ...en].map((phrase) => cut(phrase).map(({ folded }) => folded));
  const made = { gratitude: split(usages.gratitude), farewell: split(usages['au-revoir-le']) };
  openings.set(usages, made);
  return made;
}

/** A compliment may stand before: "top merci pour…", "ok super, merci pour…". */
function opensWith(words: readonly Word[], phrase: readonly string[]): boolean {
  for (let from = 0; from <= MOST_BEFORE; from++) {
    if (from > 0 && !BEFORE.has(words[from - 1]?.folded ?? '')) return false;
    if (phrase.every((word, i) => words[from + i]?.folded === word)) return true;
  }
  return false;
}

/** "Ok super". */
const MOST_BEFORE = 2;

const BEFORE: ReadonlySet<string> = new Set(
  'top super ok parfait genial bonjour bonsoir et great perfect ok hello hi and bon oui encore vraiment so'.split(
    ' ',
  ),
);
