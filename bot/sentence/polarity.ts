/**
 * Polarity of a word: what those that govern it make of it. "Je ne pense pas pouvoir venir", "je crains de ne pouvoir
 * venir" and "dans l’impossibilité de venir" deny the coming; "je ne manquerai pas de venir" does not.
 */
import { isParted } from './between.ts';
import { overlap, type Placed } from './placed.ts';
import { conceptsOf, type Sentence, says } from './sentence.ts';

/** What a word comes to, over the tokens that say so, itself among them. */
export type Polarity = Placed<'yes' | 'no' | 'maybe'>;

/** Without any of these nothing is denied: most messages are asked no more than that. */
const TURNS = ['nie', 'nie-ne', 'nie-empeche', 'nie-doute'];
/** "Que" behind a "ne": it bounds, and denies nothing. */
const THAN = /^que?$/;

export function polarityOf(sentence: Sentence, word: Placed<unknown>): Polarity {
  const { at, length } = word;
  if (!TURNS.some((concept) => says(sentence, concept))) return { value: 'yes', at, length };
  const { tokens, lexicon } = sentence;
  const is = (concept: string, token: number) =>
    conceptsOf(sentence, concept).some((p) => overlap(p, { value: '', at: token, length: 1 }));
  const folded = (token: number) => tokens[token]?.folded ?? '';
  const isNo = (token: number) => is('nie', token) && !is('nie-rien', token);
  const isLight = (token: number) => lexicon.light.has(folded(token));
  const isCut = (token: number) => isParted(sentence, token + 1, token + 1);
  const isVerb = (word: string) => {
    const forms = lexicon.verb(word);
    return lexicon.grammar.isFinite(word) || forms?.has('future') || forms?.has('told');
  };
  const end = at + length;
  // "Ne pourrai", "de ne pouvoir", "ne saurais y être": "ne" denies these by itself.
  const isBare = (token: number) =>
    is('nie-ne', token) &&
    [1, 2].some((on) => is('nie-modal', token + on)) &&
    !THAN.test(folded(end));

  let from = at;
  let to = end;
  let isDoubted = false;
  /** By "dans l’impossibilité de", each time. */
  let isTurned = false;
  /** A verb is denied once: "ne … pas", "ne … plus jamais". */
  let isDenied = false;
  // "Je viens pas", "je peux vraiment pas": behind a verb.
  const behind = [end, end + 1].find(isNo);
  if (
    behind !== undefined &&
    isVerb(folded(end - 1)) &&
    (behind === end || isLight(end)) &&
    !isCut(behind - 1)
  ) {
    isDenied = true;
    to = behind + 1;
  }
  // "Je suis pas là je peux jeudi": a subject begins another clause, unless "que" leads to it.
  const isStop = (token: number) =>
    isCut(token) ||
    is('nie-arret', token) ||
    (is('nie-sujet', token) && !THAN.test(folded(token - 1)));
  const isLed = !is('nie-sujet', at) || THAN.test(folded(at - 1));
  for (let token = at - 1; isLed && token >= 0 && !isStop(token); token--) {
    if (isNo(token) || isBare(token)) isDenied = true;
    else if (is('nie-empeche', token)) {
      isTurned = isTurned === isDenied;
      isDenied = false;
    } else if (is('nie-doute', token)) isDoubted = true;
    else if (isLight(token) || is('nie-porte', token)) continue;
    else break;
    from = token;
  }
  const value = isDoubted ? 'maybe' : isTurned === isDenied ? 'yes' : 'no';
  return { value, at: from, length: to - from };
}
