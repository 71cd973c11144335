/** "Merci pour la réunion, à mardi !": thanks that name what they are for ask nothing about it. */
import type { Talk, Vocabulary } from './vocabulary.ts';
import { cut, type Word } from './words.ts';

/** Longer than this, it says something else as well. */
const MOST_WORDS = 9;
/** A question, an update ("1.1 : soleil", "60 %") or a list is no thanks, however it begins. */
const MORE = /[?:;%]/;

type Small = (words: Word[]) => Talk | undefined;

/** Thanks in one part at least, and nothing but small talk in the others. */
export function thanksIn(text: string, vocabulary: Vocabulary, small: Small): Talk | undefined {
  if (MORE.test(text) || text.length > 200) return undefined;
  let thanks: Talk | undefined;
  for (const part of text.split(/[,!\n]+|\.(?=\s|$)|\s[-–—]\s/u)) {
    const words = cut(part);
    if (words.length === 0) continue;
    const kind = kindOf(words, vocabulary, small);
    if (kind === undefined) return undefined;
    if (kind === 'remerciements') thanks = kind;
  }
  return thanks;
}

function kindOf(words: Word[], vocabulary: Vocabulary, small: Small): Talk | undefined {
  // A compliment may stand before: "top merci pour…", "ok super, merci pour…".
  const opens = (openings: Vocabulary['gratitude']): boolean =>
    words.length <= MOST_WORDS &&
    openings
      .find(words)
      .some(
        ({ at }) =>
          at <= MOST_BEFORE && words.slice(0, at).every(({ folded }) => BEFORE.has(folded)),
      );
  if (opens(vocabulary.gratitude)) return 'remerciements';
  return opens(vocabulary.farewells) ? 'aurevoirs' : small(words);
}

/** "Ok super". */
const MOST_BEFORE = 2;

const BEFORE: ReadonlySet<string> = new Set(
  'top super ok parfait genial bonjour bonsoir et great perfect ok hello hi and bon oui encore vraiment so'.split(
    ' ',
  ),
);
