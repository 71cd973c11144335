/** Points of an agenda, and lines of minutes: what counts them, how long they last, and how they are dictated. */
import { fold } from '../../../language/fold.ts';
import { ofKind, type WhenFound } from '../../../language/when/expression.ts';
import { type AgendaFound, pointsOf } from '../../../sentence/agenda.ts';
import { endOf, saysOnly } from '../../../sentence/between.ts';
import { partsOf, sentencesOf } from '../../../sentence/clauses.ts';
import { withoutEnd } from '../../../sentence/edges.ts';
import type { Lexicon } from '../../../sentence/lexicon.ts';
import { longest } from '../../../sentence/placed.ts';
import { stands } from '../../../sentence/saying.ts';
import {
  conceptsOf,
  placesOf,
  readSentence,
  type Sentence,
  says,
  saysAny,
  spanIn,
} from '../../../sentence/sentence.ts';

/** "1 la carte sort 2 le calendrier est validé 3 Sophie lance l’enquête": numbers that count from one, three at least. */
export function countedIn(text: string): string[] {
  const marks = [...text.matchAll(/(?<=^|[\s,;])(\d{1,2})[\s:-](?=\s?\p{L})/gu)];
  const counted: typeof marks = [];
  for (const mark of marks) if (Number(mark[1]) === counted.length + 1) counted.push(mark);
  if (counted.length < 3 || counted[0]?.index !== 0) return [text];
  return counted.map(({ index, 0: { length } }, i) =>
    text.slice(index + length, counted[i + 1]?.index),
  );
}

/** "Présentation des nouveaux, 10 min": how long the point before it lasts is no point. */
export function withLengths(
  points: readonly string[],
  text: string,
  when: readonly WhenFound[],
  lexicon: Lexicon,
): string[] {
  const { grammar } = lexicon;
  const lengths = ofKind(when, 'duration').map(({ start, end }) => text.slice(start, end));
  const kept: string[] = [];
  for (const [i, point] of points.entries()) {
    // "… , 15 min, présentée par Rachid": behind how long it lasts, what is said of it.
    const isOfIt =
      isDoneBy(readSentence(point, lexicon)) ||
      (lengths.includes(points[i - 1] ?? '') &&
        grammar.isParticiple(fold(/^[\p{L}-]+/u.exec(point)?.[0] ?? '')));
    const last = isOfIt || lengths.includes(point) ? kept.pop() : undefined;
    kept.push(last === undefined ? point : `${last}, ${point}`);
  }
  return kept;
}

/** "La question des doublons, qui hante nos tableurs": a remark on a point is none, unless it says who, or when. */
export function withoutRemark(text: string, lexicon: Lexicon): string {
  const said = partsOf(text).find(
    ({ start, end }) =>
      start > 0 &&
      stands(readSentence(text.slice(start, end), lexicon), 'bord-subordonne', 0) &&
      !/\p{Lu}\p{Ll}|\d/u.test(text.slice(start, end)),
  );
  if (!said) return text;
  return text.slice(0, said.start).replace(/[\s,;–-]+$/u, '') + text.slice(said.end);
}

/** "C’est Sophie qui présente", "Paul l’anime": a clause that ends on its verb has what stands before it for object. */
function isDoneBy({ text, tokens, lexicon }: Sentence): boolean {
  const [first, second = ''] = [text, tokens.at(-2)?.folded];
  const isVerb = tokens.length > 1 && lexicon.grammar.isFinite(tokens.at(-1)?.folded ?? '');
  const isLed = lexicon.light.has(second) || (tokens.length === 2 && /^\p{Lu}\p{Ll}/u.test(first));
  return isVerb && isLed && /\p{Lu}\p{Ll}/u.test(text);
}

/** "Vire rien", "n’enlève rien": what takes nothing away. */
export const removes = (sentence: Sentence): boolean =>
  conceptsOf(sentence, 'reunion-retirer').some(
    (one) =>
      !placesOf(sentence, ['reunion-rien', 'projet-idem']).some(
        (none) => none.at <= endOf(one) && endOf(none) >= one.at,
      ),
  );

/** "Et touche à rien d’autre": all else stays. */
export const keepsAll = (part: Sentence): boolean =>
  saysAny(part, ['reunion-rien', 'projet-idem']) && saysOnly(part, placesOf(part, KEEPING));
const KEEPING = ['reunion-rien', 'projet-idem', 'reunion-retirer', 'reunion-changer', 'nie'];

/** "… les données. Préviens le groupe", "…, sinon c’est bon tu peux envoyer": behind a sign, what sends is no point of the agenda. */
export function withoutTelling(text: string, lexicon: Sentence['lexicon']): string {
  const [last, part] = [sentencesOf(text).at(-1), partsOf(text).at(-1)];
  if (last && last.start > 0 && says(readSentence(text.slice(last.start), lexicon), TOLD))
    return text.slice(0, last.start);
  const said = readSentence(text.slice(part?.start), lexicon);
  const isSending = says(said, 'projet-envoyer') && saysOnly(said, placesOf(said, SENDING));
  return part && part.start > 0 && (isSending || keepsAll(said))
    ? withoutEnd(text.slice(0, part.start), lexicon, 'presence-et')
    : text;
}

/** What is said with an order to send. */
const SENDING = [
  'projet-envoyer',
  'courtoisie',
  'demande-polie',
  'volontiers',
  'oui',
  'presence-accord',
];
/** Who is told: what sending does. */
const TOLD = 'dehors-annonce';

/** "À l'ordre du jour tu mets la démo ensuite le suivi et pour finir les retours": its points, as dictated. */
export function dictatedIn(sentence: Sentence): AgendaFound | undefined {
  const [lead] = conceptsOf(sentence, 'reunion-odj-dicte');
  if (!lead) return numberedIn(sentence);
  const { end, start } = spanIn(sentence, lead);
  const cuts = longest(conceptsOf(sentence, 'reunion-puis'))
    .map((one) => spanIn(sentence, one))
    .filter((one) => one.start >= end);
  const ends = [...cuts.map((one) => one.start), sentence.text.length];
  const points = [end, ...cuts.map((one) => one.end)].flatMap((from, i) =>
    pointsOf(sentence.text.slice(from, ends[i])),
  );
  return points.length > 0 ? { points, start, labelled: true } : undefined;
}

/** "Point 1 le planning, point 2 le budget": each behind its number. */
function numberedIn(sentence: Sentence): AgendaFound | undefined {
  const { text, tokens } = sentence;
  const marks = conceptsOf(sentence, 'reunion-point')
    .filter(({ at, length }) => /^\d{1,2}$/.test(tokens[at + length]?.folded ?? ''))
    .map(({ at, length }) => spanIn(sentence, { at, length: length + 1 }));
  const [first, second] = marks;
  if (!first || !second) return undefined;
  const points = marks.map(({ end }, i) => text.slice(end, marks[i + 1]?.start));
  return {
    points: points.flatMap((point) =>
      pointsOf(point.replace(/^[\s:.)-]+|[\s,;]+$/gu, '')).slice(0, 1),
    ),
    start: first.start,
    labelled: true,
  };
}
