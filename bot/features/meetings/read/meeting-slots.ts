/** Slots of intents about meetings: what was found in a sentence, each in its place. */
import type { Span } from '../../../language/when/expression.ts';
import type { Placed } from '../../../sentence/placed.ts';
import { placeOf, type Sentence } from '../../../sentence/sentence.ts';
import { personsSlot } from '../../people/model/slots/persons.ts';
import { type Heard, spansOf } from './heard.ts';
import { placeIn, placesOf } from './place.ts';

const at = (sentence: Sentence, span: Span | undefined): Placed<unknown>[] =>
  span ? [{ value: span, ...placeOf(sentence, span) }] : [];
/** What stands outside the sentence that is matched, or takes no words of it. */
const beside = ({ tokens }: Sentence, value: unknown): Placed<unknown>[] =>
  value === undefined ? [] : [{ value, at: tokens.length, length: 0 }];
const ofKind =
  (...kinds: readonly string[]) =>
  (sentence: Sentence, { when }: Heard): Placed<unknown>[] =>
    when.filter(({ kind }) => kinds.includes(kind)).flatMap((found) => at(sentence, found));

export const slots = {
  groupe: (sentence: Sentence, { group }: Heard) => at(sentence, group),
  jour: ofKind('day', 'noDay', 'period'),
  heure: ofKind('times', 'noTime'),
  delai: ofKind('duration', 'times'),
  points: (sentence: Sentence, { agenda }: Heard) => beside(sentence, agenda),
  lien: (sentence: Sentence, { link }: Heard) => beside(sentence, link),
  lieu: (sentence: Sentence, heard: Heard) => {
    const { head, context } = heard;
    return beside(sentence, placeIn(head, spansOf(heard), placesOf(context.knowledge.plan)).place);
  },
  /** Somebody who is known by name: a group that they are put into is no meeting. */
  personne: (sentence: Sentence, { context }: Heard) =>
    personsSlot(sentence, context).filter(({ value }) => value.found.length > 0 && !value.isSelf),
};
