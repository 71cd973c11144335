/** Slot of a place: what is left of a sentence once everything else was found in it. One rule for all features. */

import type { Plan } from '../../../../knowledge/schema.ts';
import { oncePer } from '../../../../language/once-per.ts';
import { LINKS, Phrases } from '../../../../language/phrases.ts';
import { inside, type Span } from '../../../../language/when/expression.ts';
import { gap, isLedBy, isLight } from '../../../../sentence/between.ts';
import { firstClause } from '../../../../sentence/edges.ts';
import { isOver, type Placed } from '../../../../sentence/placed.ts';
import { stands } from '../../../../sentence/saying.ts';
import {
  conceptsOf,
  placesOf as placesIn,
  type Sentence,
  typedOver,
} from '../../../../sentence/sentence.ts';
import type { SlotContext } from './context.ts';

const LONGEST = 300;
/** Words of a name that stands alone behind a day or an hour. */
const MOST_BARE = 5;

export interface PlaceFound extends Partial<Span> {
  place?: string;
  online: boolean;
  /** A word for a place leads it: "salle 12", "mairie de Bondy". */
  isNoun?: boolean;
  /** It stands behind what leads to a place: "à la", "lieu :". */
  isLed?: boolean;
  /** The place is only a word for at a distance. */
  isRemote?: boolean;
  /** The one that was said before it, and taken back. */
  instead?: Partial<Span>;
}

/** Names of towns, territories and organisations that the plan holds: places even without a capital. */
const placesOf = oncePer((plan: Plan): Phrases<true> => {
  const places = new Phrases<true>(LINKS, { exact: true });
  const names = [...plan.territoires, ...plan.organisations].flatMap(({ nom, alias }) => [
    nom,
    ...alias,
  ]);
  for (const name of [...(plan.autresLieux?.noms ?? []), ...names]) places.add(name, true);
  return places;
});

/** Tokens in a row of which nothing else was made, from the first that is part of a name. */
interface Piece {
  from: number;
  to: number;
  /** Between what stands before it and its name: "à la". */
  isLed: boolean;
  after: 'start' | 'sign' | 'found';
  /** "Lieu : …" */
  isLabelled: boolean;
  /** A word for a place leads it, or a number and a street. */
  isNoun: boolean;
  /** A capital leads it, or it holds a name that the plan knows. */
  isProper: boolean;
}

/** A sentence in which a place is looked for: names that the plan knows, and what is no part of a place. */
interface Searched {
  sentence: Sentence;
  names: readonly Placed<unknown>[];
  taken: readonly Span[];
}

const SIGN = /[,;()\n:→=]|\s[-–—]\s|[.?!](?=\s|$)|\s[-–—]$/u;

function piecesOf(searched: Searched, first: number): Piece[] {
  const { sentence, taken } = searched;
  const { text, typed } = sentence;
  const pieces: Piece[] = [];
  let from = first;
  let after: Piece['after'] = 'start';
  let isLabelled = false;
  const close = (to: number, next: Piece['after'], sign: string) => {
    const piece = named(searched, from, to);
    const isLabel =
      isOver(conceptsOf(sentence, 'reunion-lieu'), piece.from) && piece.to - piece.from <= 2;
    // "Lien : …", "Durée : …": what is short and has a colon behind it names what follows.
    const isHeading = !piece.isLed && piece.to - piece.from <= 2 && /[:=]/.test(sign);
    const isName = piece.from < piece.to && !isHeading;
    if (isName) pieces.push({ ...piece, after, isLabelled });
    isLabelled = !isName && isLabel && /[:=→]/.test(sign);
    after = next;
  };
  for (let at = first; at < typed.length; at++) {
    const token = typed[at];
    if (!token) break;
    const sign =
      at > first ? (SIGN.exec(text.slice(typed[at - 1]?.end, token.start + 1))?.[0] ?? '') : '';
    if (sign !== '' && from < at) close(at, 'sign', text.slice(typed[at - 1]?.end, token.start));
    if (sign !== '') [from, after] = [at, 'sign'];
    const isTaken = inside(taken, token);
    if (!isTaken && /[\p{L}\p{N}]/u.test(token.folded)) continue;
    if (from < at) close(at, 'found', '');
    [from, after] = [at + 1, isTaken ? 'found' : 'sign'];
  }
  if (from < typed.length) close(typed.length, 'sign', text.slice(typed.at(-1)?.end));
  return pieces;
}

/** Without what leads to it, nor what follows a place and is no part of it. */
function named(
  { sentence, names }: Searched,
  from: number,
  to: number,
): Omit<Piece, 'after' | 'isLabelled'> {
  const { tokens, lexicon } = sentence;
  const leads = conceptsOf(sentence, 'lieu-avant').filter(({ at }) => at >= from && at < to);
  const own = [...conceptsOf(sentence, 'lieu-nom'), ...names];
  let start = from;
  while (
    start < to &&
    !own.some(({ at }) => at === start) &&
    (lexicon.light.has(tokens[start]?.folded ?? '') || isOver(leads, start))
  )
    start++;
  const ends = conceptsOf(sentence, 'lieu-fin').flatMap(({ at }) => (at > start ? [at] : []));
  const isLed = leads.some(({ at }) => from <= at && at < start);
  const told = tokens.findIndex((_, at) => at > start && tellsAt(sentence, at));
  let end = Math.min(to, ...(told < 0 ? ends : [...ends, told]), otherBehind(sentence, start, to));
  // "À Bobigny pour la carto": what leads on to something else is no part of it.
  const leadsOn = (at: number) =>
    ['devant-nom', 'q-preposition'].some((one) => stands(sentence, one, at)) ||
    // "La mairie finalement": a letter may name a room.
    (/\p{L}{3}/u.test(tokens[at]?.folded ?? '') && isLight(sentence, at, at + 1));
  while (end > start && leadsOn(end - 1)) end--;
  const isNumbered =
    /^\d/.test(tokens[start]?.folded ?? '') &&
    [1, 2].some((more) => stands(sentence, 'lieu-voie', start + more));
  return {
    from: start,
    to: end,
    isLed,
    isNoun: stands(sentence, 'lieu-nom', start) || isNumbered,
    isProper:
      /^\p{Lu}/u.test(typedOver(sentence, start, 1)) ||
      names.some(({ at, length }) => start <= at && at + length <= end),
  };
}

/** "La mairie nous a repris la salle", "Pantin on oublie": where somebody, and what they do, is said. */
const tellsAt = (sentence: Sentence, at: number): boolean =>
  stands(sentence, 'sujet', at) &&
  /\p{L}{2}/u.test(sentence.tokens[at]?.folded ?? '') &&
  sentence.lexicon.grammar.isFinite(sentence.tokens[at + 1]?.folded ?? '');

/** "La mairie et tu préviens tout le monde": where something else is said or ordered, the place is over. */
function otherBehind({ text, typed, lexicon }: Sentence, from: number, to: number): number {
  const start = typed[from]?.start ?? 0;
  const end = start + firstClause(text.slice(start, typed[to - 1]?.end), lexicon).length;
  const next = typed.findIndex((token) => token.start >= end);
  return next < 0 ? to : next;
}

/**
 * Where something happens.
 * @param taken everything else that was found: dates, the group, the link, the words of the command
 * @param first token from which it is looked for
 * @param isAny what stands before that token leads to a place, whatever it is called
 */
export function placeIn(
  sentence: Sentence,
  taken: readonly Span[],
  { knowledge: { plan } }: Pick<SlotContext, 'knowledge'>,
  { first = 0, isAny = false } = {},
): PlaceFound {
  const searched = { sentence, names: placesOf(plan).find(sentence.tokens), taken };
  const pieces = piecesOf(searched, first);
  // "La team insertion" is no Teams.
  const team = conceptsOf(sentence, 'lieu-equipe');
  const distance = conceptsOf(sentence, 'lieu-distance').filter(({ at }) => !isOver(team, at));
  const online = distance.length > 0;
  const real = pieces.filter((piece) => isReal(searched, piece));
  const best = RANKS.map((is) => real.find(is)).find(Boolean);
  if (best) {
    const from = ahead(searched, pieces, best);
    const { isNoun } = best;
    const isLed = best.isLed || best.isLabelled;
    return { ...placed(sentence, from, extended(sentence, pieces, best)), online, isNoun, isLed };
  }
  const remote = distance.find((one) => pieces.some(({ from }) => isOver([one], from)));
  if (remote)
    return { ...placed(sentence, remote.at, remote.at + remote.length), online, isRemote: true };
  const [named] = isAny ? real : [];
  return { ...(named && placed(sentence, named.from, named.to)), online };
}

function placed(sentence: Sentence, from: number, to: number): Partial<PlaceFound> {
  const { text, typed } = sentence;
  const start = typed[from]?.start ?? 0;
  const last = typed[to - 1]?.end ?? start;
  const own = text.slice(start, last);
  const end = own.includes('(') && text[last] === ')' ? last + 1 : last;
  return { place: text.slice(start, end).slice(0, LONGEST), start, end };
}

/** How surely a piece is a place, the surest first. */
const RANKS: readonly ((piece: Piece) => boolean)[] = [
  ({ isLabelled }) => isLabelled,
  ({ isNoun }) => isNoun,
  ({ isLed, isProper }) => isLed && isProper,
  ({ after, isProper }) => after === 'sign' && isProper,
  ({ after, isProper, from, to }) => after === 'found' && isProper && to - from <= MOST_BARE,
];

const isReal = ({ sentence, names }: Searched, piece: Piece): boolean =>
  !stands(sentence, 'lieu-distance', piece.from) &&
  !isElse(sentence, piece) &&
  !isWhoDoes(sentence, names, piece) &&
  !isSaidOf(sentence, piece) &&
  !isToldOf(sentence, piece);

/** "Avec la PMI", "car la salle ferme", "non à la Caf": with whom, why, or where it is not. */
const isElse = (sentence: Sentence, { from }: Piece): boolean =>
  isLedBy(
    sentence,
    placesIn(sentence, ['lieu-compagnie', 'raison', 'nie-celui']),
    from,
    conceptsOf(sentence, 'lieu-avant'),
  );

/** "…, Camille revient le 12": who does something is no place. */
function isWhoDoes(
  sentence: Sentence,
  names: readonly Placed<unknown>[],
  { from, to, isLed, isLabelled, isNoun }: Piece,
): boolean {
  const { text, tokens, typed, lexicon } = sentence;
  return (
    !(isLed || isLabelled || isNoun || isOver(names, from)) &&
    to - from > 1 &&
    /^\p{Ll}/u.test(text.slice(typed[from + 1]?.start)) &&
    // "…, Karim pouvait pas".
    (lexicon.grammar.isFinite(tokens[from + 1]?.folded ?? '') ||
      lexicon.verb(tokens[from + 1]?.folded ?? '')?.has('told') === true)
  );
}

/** "La salle est prise" tells of a place, and names none. */
const isSaidOf = (sentence: Sentence, { from, to, isLed }: Piece): boolean =>
  (!isLed && tellsAt(sentence, to)) ||
  conceptsOf(sentence, 'lieu-est').some(
    ({ at, length }) =>
      at > from &&
      // "À Bondy : étaient là …" tells of others.
      !SIGN.test(gap(sentence, from + 1, at)) &&
      // "La salle nous est refusée": a place without a name of its own.
      at < (to - from === 1 ? to + 2 : to) &&
      !conceptsOf(sentence, 'lieu-avant').some((lead) => lead.at === at + length),
  );

/** "La Caf n’a plus de salle": what is no more, and not where. */
const isToldOf = (sentence: Sentence, { from, to }: Piece): boolean =>
  conceptsOf(sentence, 'nie-ne').some(
    ({ at }) => from < at && at < to && !/^\d/.test(sentence.tokens[at + 1]?.folded ?? ''),
  );

/** "À Bobigny, dans les locaux de l’Observatoire": the town that leads to it is a part of the place. */
function ahead({ sentence, names }: Searched, pieces: readonly Piece[], best: Piece): number {
  const before = pieces[pieces.indexOf(best) - 1];
  if (!before || best.isLabelled || !leadsTo(sentence, before.to, best.from)) return best.from;
  // "8/12 14-16h Bobigny, salle Curie": a town that the plan knows needs nothing that leads to it.
  const isTown = isOver(names, before.from) || (before.isLed && before.isProper);
  return isTown ? before.from : best.from;
}

/** A comma, and nothing but what leads to a place behind it. */
function leadsTo(sentence: Sentence, from: number, to: number): boolean {
  const leads = conceptsOf(sentence, 'lieu-avant');
  return /^\s*,/.test(gap(sentence, from, to)) && isLight(sentence, from, to, leads);
}

/** "Est Ensemble, Romainville", "bureau 12 (Caf)": proper names that follow belong to it. */
function extended(sentence: Sentence, pieces: readonly Piece[], best: Piece): number {
  let { to } = best;
  for (const { from, to: end, isNoun } of pieces.slice(pieces.indexOf(best) + 1)) {
    const isJoined =
      leadsTo(sentence, to, from) || /^\s*[,(]\s*$|^\s+-\s+$/u.test(gap(sentence, to, from));
    const isName = isNoun || /^[\p{Lu}\d]/u.test(typedOver(sentence, from, 1));
    if (!isJoined || !isName) break;
    to = end;
  }
  return to;
}
