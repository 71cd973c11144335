/** Where a meeting is, where it is put right, and where it is now. */
import { fold } from '../../../language/fold.ts';
import type { Span } from '../../../language/when/expression.ts';
import { endOf, isLedBy, isLight } from '../../../sentence/between.ts';
import { allPartsOf, readParts } from '../../../sentence/clauses.ts';
import { insteadIn } from '../../../sentence/instead.ts';
import { isOver, longest } from '../../../sentence/placed.ts';
import { stands } from '../../../sentence/saying.ts';
import {
  conceptsOf,
  placeOf,
  placesOf,
  readSentence,
  type Sentence,
  says,
  spanIn,
} from '../../../sentence/sentence.ts';
import { personsSlot } from '../../people/model/slots/persons.ts';
import { type PlaceFound, placeIn } from '../../people/model/slots/place.ts';
import { blank, type Heard, spansOf } from './heard.ts';

/** "À la mairie, euh non à la Caf": the one behind what takes the other back. */
export function lastPlaceIn(said: Heard, spans: readonly Span[]): PlaceFound {
  const { head, context } = said;
  const taken = [...spans, ...elsewhereIn(said)];
  const back = conceptsOf(head, 'se-reprend').at(-1);
  const behind = back && placeIn(head, taken, context, { first: back.at + back.length });
  if (!back || behind?.place === undefined) return placeIn(head, taken, context);
  const rest = { start: spanIn(head, back).start, end: head.text.length };
  return { ...behind, instead: placeIn(head, [...taken, rest], context) };
}

/** What is no place of it: why or if, and who is named, except behind "chez" or in the name of a room. */
const elsewhereIn = ({ head, asides, context }: Heard): Span[] => [
  ...asides,
  ...personsSlot(head, context)
    .filter(
      ({ value, at }) =>
        value.found.length > 0 &&
        !conceptsOf(head, 'lieu-nom').some((one) => one.at < at && isLight(head, endOf(one), at)) &&
        !conceptsOf(head, 'lieu-vers').some((one) => endOf(one) === at),
    )
    .map((one) => spanIn(head, one)),
];

/** "Aussi en visio", "+ lien visio pour ceux qui veulent", "à la Caf et en visio": held from afar beside where it is, as typed. */
export function besideIn({ head }: Heard): string | undefined {
  const far = longest(conceptsOf(head, 'lieu-distance')).at(-1);
  if (!far) return undefined;
  const { start, end } = spanIn(head, far);
  const isMore = readParts(head, allPartsOf).some(
    (part) => part.start <= start && end <= part.end && says(part.said, 'lieu-en-plus'),
  );
  const isJoined = conceptsOf(head, 'presence-et').some(
    (and) =>
      conceptsOf(head, 'lieu-nom').some(({ at }) => at < and.at) && isLedBy(head, [and], far.at),
  );
  return isMore || isJoined ? head.text.slice(start, end) : undefined;
}

/** The place that takes the place of another: behind what leads to it ("c'est", "→", "sera"), the last first. */
export function newPlaceIn(said: Heard): PlaceFound {
  const { whole, context } = said;
  const taken = [...spansOf(said), ...elsewhereIn(said)];
  const signs = [...whole.text.slice(0, 1_000).matchAll(/[:→](?!\/\/)/gu)].map(
    ({ index }) => placeOf(whole, { start: index + 1, end: index + 2 }).at,
  );
  const leads = conceptsOf(whole, 'lieu-devient').map(({ at, length }) => at + length);
  // "Nous serons finalement accueillis à la médiathèque".
  const [us] = conceptsOf(whole, 'lieu-nous');
  const there = us ? conceptsOf(whole, 'lieu-vers').find(({ at }) => at > us.at) : undefined;
  // "Bobigny nous accueille à la place".
  for (const { start, said: part } of readParts(whole, allPartsOf)) {
    const [hosts] = conceptsOf(part, 'lieu-accueille');
    const host = readSentence(part.text.slice(0, hosts && spanIn(part, hosts).start), part.lexicon);
    const found = hosts && placeIn(host, [], context, { isAny: true });
    if (found?.place)
      return { ...found, start: start + (found.start ?? 0), end: start + (found.end ?? 0) };
  }
  const ends = [...signs, ...leads].sort((a, b) => b - a);
  for (const from of [...(there ? [there.at] : []), ...ends]) {
    const found = placeIn(whole, taken, context, { first: from, isAny: true });
    if (found.place !== undefined) return found;
  }
  return placeIn(
    said.head,
    [...taken, ...conceptsOf(said.head, 'reunion-changer').map((one) => spanIn(said.head, one))],
    context,
  );
}

/** "N’aura pas lieu à Pantin mais à Bondy" denies where, as "pas à Pantin" does: the same text, in the same places. */
function deniedOf(whole: Sentence): string {
  const { text } = whole;
  const [off] = longest(conceptsOf(whole, 'reunion-annuler'));
  const not = off && conceptsOf(whole, 'nie-celui').find(({ at }) => isOver([off], at));
  if (!off || !not || !says(whole, 'mais-celui')) return text;
  const { start, end } = spanIn(whole, not);
  const behind = spanIn(whole, off).end;
  return text.slice(start, end).padStart(behind) + text.slice(behind);
}

/** "C’est Joliot-Curie, pas Jean-Lolive": a name, and the one of which it takes the place where one speaks of. */
export function placeInstead({
  whole,
  when,
  group,
  link,
  context: { place: before = '' },
}: Heard): { place: string; was: string } | undefined {
  // What says when stands beside the two of them: "14 h 30, et pas à Pantin, au Pré".
  const said = insteadIn(readSentence(when.reduce(blank, deniedOf(whole)), whole.lexicon)).at(-1);
  if (!said) return undefined;
  const taken = [...when, ...(group ? [group] : []), ...(link ? [link] : [])];
  const isOther = Object.values(said).some((one: Span) =>
    taken.some(({ start, end }) => start < one.end && one.start < end),
  );
  // "À distance et non à la Caf": all of what says how.
  const [far] = placesOf(whole, ['lieu-distance']).filter((one) =>
    isOver([one], placeOf(whole, said.now).at),
  );
  const own = far ? spanIn(whole, far) : said.now;
  // "Au Pré, centre social": what a place is, behind its name.
  const [, what = ''] = /^(,\s+[^,;.:()\n]+)/u.exec(whole.text.slice(own.end)) ?? [];
  const isWhat = stands(readSentence(what, whole.lexicon), 'lieu-nom', 0);
  const now = { ...own, end: own.end + (isWhat ? what.length : 0) };
  const [was, place] = [said.was, now].map(({ start, end }) => whole.text.slice(start, end));
  // Where no place is known yet, what is put right says by itself that it is one.
  const isThere =
    before === ''
      ? says(whole, 'reunion-lieu')
      : [fold(before), fold(was ?? '')].some((one, i, all) => one.includes(all[1 - i] ?? ''));
  // Nothing of a place is left where it is held online.
  // "Pas à Pantin mais à la Caf de Rosny": all of it, where the first is only a part of its name.
  const isNoun = ({ start, end }: Span) =>
    stands(whole, 'lieu-nom', placeOf(whole, { start, end }).at);
  const noun = whole.tokens[placeOf(whole, now).at]?.folded ?? '';
  const isWhole =
    far !== undefined ||
    ((isWhat || isNoun(now)) && !isNoun(said.was) && !fold(before).includes(noun));
  return !isOther && was && place && isThere ? { place, was: isWhole ? '' : was } : undefined;
}
