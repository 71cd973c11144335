/** Where the meeting of a poll is held: as it is being made, with the slot that is taken, or right after. */
import type { Span, WhenFound } from '../../../language/when/expression.ts';
import { endOf, isLight } from '../../../sentence/between.ts';
import { placeOf, placesOf, type Sentence, spanIn } from '../../../sentence/sentence.ts';
import type { SlotContext } from '../../people/model/slots/context.ts';
import { type PlaceFound, placeIn } from '../../people/model/slots/place.ts';

/** A link says where as well. */
const LINK = /https:\/\/\S+/i;

/** "… au sondage", "… au groupe", "…, ferme et invite": no place. */
const NO_PLACE: ReadonlySet<string> = new Set(
  'sondage ce-groupe sondage-clore sondage-inviter raison'.split(' '),
);

function found(
  sentence: Sentence,
  taken: readonly Span[],
  context: SlotContext,
  first = 0,
): PlaceFound {
  const words = sentence.concepts.filter(({ value }) => NO_PLACE.has(value));
  const spans = [...taken, ...words.map((one) => spanIn(sentence, one))];
  return placeIn(sentence, spans, context, { first });
}

/** "À la maison des parents de Bondy", as a poll is made: behind what leads to a place, or from afar. */
export function placeSaid(
  sentence: Sentence,
  taken: readonly (Span | undefined)[],
  context: SlotContext,
): string | undefined {
  const spans = taken.flatMap((one) => one ?? []);
  const { place, isLed, isRemote } = found(sentence, spans, context);
  return isLed || isRemote ? place : undefined;
}

/** What leads to where people meet. */
const MEETING = ['sondage-se-voir', 'sondage-retenir', 'sondage-rendez-vous'];

/** "On prend le 8, à la Caf de Bobigny": behind the slot that is taken. */
export function placeBehind(
  sentence: Sentence,
  when: readonly WhenFound[],
  context: SlotContext,
): string | undefined {
  const last = when.findLast(({ kind }) => kind === 'day' || kind === 'times');
  const link = LINK.exec(sentence.text.slice(last?.end ?? 0))?.[0];
  if (link) return link;
  // "Retiens la date gagnante, en visio": no slot is named that it could stand behind.
  const { at, length } = last ? placeOf(sentence, last) : { at: 0, length: 0 };
  // "…, on se retrouve au centre social": what says that they meet there leads to it.
  const leads = placesOf(sentence, MEETING)
    .map(endOf)
    .filter((end) => end > at + length);
  return [at + length, ...leads]
    .map((first) => found(sentence, when, context, first))
    .find(({ place, isLed, isNoun, isRemote }) => place && (isLed || isNoun || isRemote))?.place;
}

/** A sentence that only says where: "ça sera à la Caf de Bobigny, salle 3", "oui, en mairie". */
export function placeAlone(sentence: Sentence, context: SlotContext): string | undefined {
  const { place, start = 0, end = 0 } = placeIn(sentence, [], context);
  const isAlone = isLight(sentence, 0, placeOf(sentence, { start, end }).at);
  return isAlone && !/[?\n]/.test(sentence.text) ? place : undefined;
}
