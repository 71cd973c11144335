/** "Merci pour la réunion, à mardi !": thanks that name what they are for ask nothing about it. */
import { foldInclusive } from './fold.ts';
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
  const starts = (list: readonly string[]): boolean =>
    list.some((phrase) =>
      opensWith(
        words,
        cut(foldInclusive(phrase)).map((w) => w.folded),
      ),
    );
  const short = words.length <= MOST_WORDS;
  if (short && starts([...usages.gratitude.fr, ...usages.gratitude.en])) return 'remerciements';
  if (short && starts([...usages['au-revoir-le'].fr, ...usages['au-revoir-le'].en]))
    return 'aurevoirs';
  return small(part);
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
