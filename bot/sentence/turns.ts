/** Turns of a message: where it says that it speaks of something else, the rest is a message of its own. */
import { gap, isLight, isParted } from './between.ts';
import type { Lexicon } from './lexicon.ts';
import { conceptsOf, readSentence } from './sentence.ts';

/** "Je viens mardi, et au fait qui pilote la 5 ?": two; a text that only opens or ends with such words is one. */
export function turnsOf(text: string, lexicon: Lexicon): string[] {
  const sentence = readSentence(text, lexicon);
  const { typed, tokens } = sentence;
  const turns: string[] = [];
  let from = 0;
  let first = 0;
  for (const { at, length } of conceptsOf(sentence, 'bord-autre-sujet')) {
    const isJoined = /^(?:et|and)$/.test(tokens[at - 1]?.folded ?? '');
    const last = isJoined ? at - 1 : at;
    const isApart = isJoined || isParted(sentence, at, at) || /\s[-–—]/.test(gap(sentence, at, at));
    const isSaid = !isLight(sentence, first, last) && !isLight(sentence, at + length);
    if (!isSaid || !isApart) continue;
    // A stop stays with what it ends.
    const [stop = ''] = /^[.!?…]+/.exec(gap(sentence, last, last)) ?? [];
    turns.push(text.slice(from, (typed[last - 1]?.end ?? from) + stop.length).trim());
    first = at + length;
    from = typed[first]?.start ?? text.length;
  }
  return [...turns, text.slice(from).trim()];
}
