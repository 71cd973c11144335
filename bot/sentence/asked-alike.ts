/** Two things asked in the same words: the second, which only says what is other, asked in full as the first is. */
import { partsOf } from './clauses.ts';
import type { Lexicon } from './lexicon.ts';
import { hasClause, stands } from './saying.ts';
import { readSentence, type Sentence } from './sentence.ts';

/**
 * "Qui s’occupe de la carto et qui de la fiche 5", "il y a quoi comme fiches et groupes": what stands from the word
 * that both have, or the last word, gives way to the second thing.
 *
 * @returns both questions in full; none where the second says how it asks by itself
 */
export function askedAlike(text: string, lexicon: Lexicon): readonly string[] {
  const [one, other, ...more] = partsOf(text).map(({ start, end }) => text.slice(start, end));
  if (one === undefined || other === undefined || more.length > 0) return [];
  const first = readSentence(one, lexicon);
  const second = readSentence(other, lexicon);
  const opens = second.tokens.findIndex((_, at) => !stands(second, 'interrogatif', at));
  const [from, lead] = [second.typed[opens], second.tokens[opens]];
  if (!from || !lead || hasClause(second)) return [];
  // "… et qui la pilote ?" says how it asks.
  if (opens > 0 && !stands(second, 'q-preposition', opens)) return [];
  const isBare = second.tokens.filter(({ folded }) => folded !== '?').length === 1;
  const same = first.tokens.findLastIndex(({ folded }) => folded === lead.folded);
  const at =
    isBare || same >= 0
      ? Math.max(same, isBare ? first.tokens.length - 1 : 0)
      : like(first, second, opens);
  // "L’heure et l’ordre du jour de la réunion": a bare name asks of what stands behind the other.
  const named = first.tokens.filter(({ folded }) => !lexicon.light.has(folded)).length;
  const until = at === 0 && named < 2 ? undefined : first.typed[at]?.start;
  return until === undefined ? [] : [one, `${one.slice(0, until)}${other.slice(from.start)}`];
}

/** "Une réunion … et un sondage": where the last thing that stands behind such a small word begins. */
const like = (first: Sentence, second: Sentence, opens: number): number =>
  stands(second, 'devant-nom', opens)
    ? first.tokens.findLastIndex(
        (_, at) => stands(first, 'devant-nom', at) && !stands(first, 'devant-nom', at - 1),
      )
    : -1;
