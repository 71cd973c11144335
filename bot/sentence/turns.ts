/** Turns of a message: where it says that it speaks of something else, the rest is a message of its own. */
import { isLight } from './between.ts';
import type { Lexicon } from './lexicon.ts';
import { conceptsOf, readSentence } from './sentence.ts';

/** What leads to words that announce something else: a sign, or "et". */
const LEAD = /(?:^|[.!?…\n]|\s*[,;:]|\s[-–—]|\s(?=(?:et|and)\s*$))\s*(?:et|and)?\s*$/iu;

/** "Je viens mardi, et au fait qui pilote la 5 ?": two; a text that only opens or ends with such words is one. */
export function turnsOf(text: string, lexicon: Lexicon): string[] {
  const sentence = readSentence(text, lexicon);
  const { typed } = sentence;
  const turns: string[] = [];
  let from = 0;
  for (const { at, length } of conceptsOf(sentence, 'bord-autre-sujet')) {
    const said = text.slice(from, typed[at]?.start);
    const first = typed.findIndex(({ start }) => start >= from);
    const isSaid = !isLight(sentence, first, at) && !isLight(sentence, at + length);
    if (!isSaid || !LEAD.test(said)) continue;
    // A stop stays with what it ends.
    turns.push(said.replace(/[\s,;:–—-]*(?:et|and)?\s*$/iu, '').trim());
    from = typed[at + length]?.start ?? text.length;
  }
  return [...turns, text.slice(from).trim()];
}
