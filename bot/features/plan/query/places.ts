/** Places that are claimed, held against those that the plan gives. */
import type { Entry } from '../../../knowledge/entry.ts';
import type { Knowledge } from '../../../knowledge/knowledge.ts';
import { fold } from '../../../language/fold.ts';
import type { Piece } from '../read/piece.ts';
import { type Comparison, isSaidBy } from './held.ts';

/** "C’est bien à Villetaneuse ?": another town than that of the place, or the place of another thing. */
export const place: Comparison = ({ piece: { utterance, knowledge }, entry, headline }) => {
  if (!entry.fields.includes('lieu')) return undefined;
  const { plan, reader } = knowledge;
  const own = townsIn(reader.read(headline, 'fr'));
  const claimed = townsIn(utterance).filter(
    ({ entity }) => entity !== `territoire:${plan.plan.territoire}`,
  );
  if (claimed.length > 0 && !claimed.some(({ name }) => own.some((one) => one.name === name)))
    return 'no';
  const others = properIn(entry, knowledge);
  return utterance.terms.some(
    (term) => others.has(term.folded) && !isSaidBy(entry, term, knowledge),
  )
    ? 'no'
    : undefined;
};

const townsIn = ({ names, words }: Piece['utterance']) =>
  names
    .filter(({ entity }) => /^(?:territoire:|ailleurs$)/.test(entity))
    .map(({ entity, at, length }) => ({
      entity,
      name: words
        .slice(at, at + length)
        .map(({ folded }) => folded)
        .join(' '),
    }));

/** Proper names of the places of other things. */
function properIn(entry: Entry, { index }: Knowledge): ReadonlySet<string> {
  const places = index.entries.filter(
    (one) => one !== entry && one.outcome === 'answered' && one.fields[0] === 'lieu',
  );
  return new Set(
    places.flatMap((one) => {
      const { headline } = one.say('fr');
      return [...headline.matchAll(/(?<=\p{L}[\s’'-])\p{Lu}[\p{L}-]+/gu)].map(([name]) =>
        fold(name),
      );
    }),
  );
}
