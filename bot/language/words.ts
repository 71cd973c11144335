import { foldInclusive, MAX_TEXT, stem } from './fold.ts';

/** A word of a text: folded, with its stem. Numbers keep their shape: `1.1`, `25912`, `44,9`, `14h30`. */
export interface Word {
  folded: string;
  stem: string;
  /** Which sentence of the text it stands in, from 0, when the text was cut whole. */
  sentence?: number;
}

const WORD = new RegExp(
  [
    String.raw`\d{1,2}\s?h(?:\s?\d{2})?(?![a-z0-9])`, // 14h, 9h30, 14 h 30
    String.raw`\d+(?:er|ere|re|e|eme|nd|nde|st|rd|th)(?![a-z0-9])`, // 1er, 2e, 19th
    String.raw`\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?!\d)`, // 25 912
    String.raw`\d+(?:[.,/-]\d+)*`, // 1.1, 44,9, 5/11
    '[a-z]+',
    '[%€]',
  ].join('|'),
  'g',
);

/**
 * Cuts a text into words. "l'axe" gives "l", "axe"; "F1.1" gives "f", "1.1"; "A.1" gives "a.1";
 * "25 912" and "25,912" are one number.
 */
export function cut(text: string): Word[] {
  const folded = foldInclusive(text).replace(/\b(f|fa|fiches?|axes?|gt)(\d)/g, '$1 $2');
  return (folded.match(WORD) ?? []).map(wordOf);
}

/**
 * Cuts a text into words that know their sentence; `asking` are the sentences that end with "?". What
 * a person says of herself before she asks ("je suis élue et j'ai peu de temps : qui pilote… ?") is a
 * sentence of its own.
 */
export function cutSentences(text: string): { words: Word[]; asking: ReadonlySet<number> } {
  const asking = new Set<number>();
  const words: Word[] = [];
  let number = 0;
  const add = (part: string) => {
    if (part.includes('?')) asking.add(number);
    for (const { folded, stem } of cut(part)) words.push({ folded, stem, sentence: number });
    number++;
  };
  const sentences = text.slice(0, MAX_TEXT).match(/[^.!?\n]*(?:\.(?=\S)[^.!?\n]*)*[.!?\n]*/g) ?? [];
  for (const sentence of sentences) {
    const at = sentence.includes('?') ? whereAsked(sentence) : 0;
    if (at > 0) add(sentence.slice(0, at));
    add(sentence.slice(at));
  }
  return { words, asking };
}

/** A sign behind which a question starts, or what is announced by a colon. */
const TURN =
  /[,;:–—]\s+(?=(?:et |mais |alors |donc |and |but |so )?(?:(?:à|a|de|sur|dans|en|pour|par|avec|in|on|at|by|for|with|of) )?(?:qu['’]|qui|que|quoi|quel|où|quand|comment|combien|pourquoi|est-ce|lequel|laquelle|what|who|where|when|how|which|why|is|are|does|do|can|could|will)(?![\p{L}]))|:\s/giu;
/** Who speaks of herself. */
const MYSELF =
  /(?:^|[^\p{L}])(?:je|j['’]|nous|on|mon|ma|mes|notre|nos|m['’]|i|i['’]m|we|my|our)(?![\p{L}])/iu;
/** "De quelle formation parle-t-on : …": what asks already leads up to nothing. */
const ASKS =
  /(?:^|[^\p{L}])(?:quel(?:le)?s?|qui|quoi|comment|combien|pourquoi|où|est-ce|what|who|which|how|why|where|when)(?![\p{L}])/iu;
/** Fewer words before are part of the question: "à mon avis, qui pilote ?". */
const LEAST_BEFORE = 5;

/** Where the question starts in a sentence that says something of who asks first; else 0. */
function whereAsked(sentence: string): number {
  for (const { index } of sentence.matchAll(TURN)) {
    const before = sentence.slice(0, index);
    if (ASKS.test(before)) return 0;
    if (before.split(/\s+/).length >= LEAST_BEFORE && MYSELF.test(before)) return index + 1;
  }
  return 0;
}

function wordOf(match: string): Word {
  let folded = match;
  if (/^\d/.test(match)) {
    folded = match.replace(/[ \u00a0\u202f]/g, '');
    if (/^\d{1,3}(,\d{3})+$/.test(folded)) folded = folded.replaceAll(',', '');
  }
  return { folded, stem: stem(folded) };
}
