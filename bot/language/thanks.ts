/** "Merci pour la réunion, à mardi !": thanks that name what they are for ask nothing about it. */
import type { Talk, Usages } from './vocabulary.ts';
import { cut } from './words.ts';

/** Longer than this, it says something else as well. */
const MOST_WORDS = 9;
/** A question, an update ("1.1 : soleil", "60 %") or a list is no thanks, however it begins. */
const MORE = /[?:;%]/;

type Small = (part: string) => Talk | undefined;

/** Thanks in one part at least, and nothing but small talk in the others. */
export function thanksIn(text: string, usages: Usages, small: Small): Talk | undefined {
  if (MORE.test(text) || text.length > 200) return undefined;
  const parts = text.split(/[,!\n]+|\.(?=\s|$)|\s[-–—]\s/u).filter((part) => cut(part).length > 0);
  const kinds = parts.map((part) => kindOf(part, usages, small));
  if (parts.length === 0 || kinds.includes(undefined)) return undefined;
  return kinds.includes('remerciements') ? 'remerciements' : undefined;
}

function kindOf(part: string, usages: Usages, small: Small): Talk | undefined {
  const words = cut(part).map(({ folded }) => folded);
  const { gratitude, farewell } = openingsOf(usages);
  const starts = (list: readonly (readonly string[])[]): boolean =>
    words.length <= MOST_WORDS && list.some((phrase) => opensWith(words, phrase));
  if (starts(gratitude)) return 'remerciements';
  return starts(farewell) ? 'aurevoirs' : small(part);
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
const opensWith = (words: readonly string[], phrase: readonly string[]): boolean =>
  [0, 1, 2].some(
    (from) =>
      words.slice(0, from).every((word) => BEFORE.has(word)) &&
      phrase.every((word, i) => words[from + i] === word),
  );

const BEFORE: ReadonlySet<string> = new Set(
  'top super ok parfait genial bonjour bonsoir et great perfect ok hello hi and bon oui encore vraiment so'.split(
    ' ',
  ),
);
