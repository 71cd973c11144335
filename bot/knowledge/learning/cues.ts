/** What of a question tells what is asked: its words by what they mean, and the way it is asked. */
import type { AskedField, Term, Utterance } from '../../language/utterance.ts';

/** A question as the learned ranking reads it. */
export interface Cued {
  terms: readonly Term[];
  fields: readonly AskedField[];
  /** Fiches and axes named by number. */
  firm: Iterable<string>;
  /** Things named otherwise. */
  named: Iterable<string>;
  orders?: readonly number[] | undefined;
  /** `next`, `other`… */
  relatives?: readonly string[] | undefined;
  /** Every word, small ones included: "depuis quand" and "jusqu'à quand" differ by them alone. */
  words?: readonly string[] | undefined;
}

/** What each kind of cue is worth beside a word as it is written; found as `docs/comprehension.md` says. */
const WORTH = {
  concept: 0.8,
  /** A word that also names the field which is asked. */
  fieldTerm: 0.7,
  field: 1,
  hint: 0.6,
  firm: 1.5,
  named: 0.7,
  order: 1,
  relative: 0.7,
  small: 0.3,
};
/** Senses less sure than this are near to what is said, and are not said. */
const SAID = 0.5;

/** Calls `add` with each cue and its worth; the same cue may come twice. */
export function eachCue(question: Cued, add: (cue: string, worth: number) => void): void {
  for (const { senses, weight, field } of question.terms)
    for (const [sense, certainty] of senses)
      if (certainty > SAID)
        add(
          sense,
          weight * (field ? WORTH.fieldTerm : 1) * (sense.startsWith('c:') ? WORTH.concept : 1),
        );
  for (const { id, strong } of question.fields) add(`f:${id}`, strong ? WORTH.field : WORTH.hint);
  for (const thing of question.firm) add(`r:${thing}`, WORTH.firm);
  for (const name of question.named) add(`n:${name}`, WORTH.named);
  for (const order of question.orders ?? []) add(`o:${order}`, WORTH.order);
  for (const relative of question.relatives ?? []) add(`l:${relative}`, WORTH.relative);
  for (const word of question.words ?? []) add(`w:${word}`, WORTH.small);
}

/** A phrasing as a question: nothing was said before it. */
export const cuedBy = ({
  terms,
  fields,
  references: { things },
  names,
  ordinals,
  relatives,
  asked,
}: Utterance): Cued => ({
  terms,
  fields,
  firm: things,
  named: names.map(({ entity }) => entity).filter((entity) => entity !== 'ailleurs'),
  orders: ordinals,
  relatives,
  words: asked,
});
