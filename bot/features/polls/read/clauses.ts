/** Which choice goes with which slots: the pieces of an answer, clause by clause. */
import type { Span } from '../../../language/when/expression.ts';
import type { Choice } from '../model/schema.ts';
import type { GivenSlot } from './reading.ts';
import { stopAt, type VotePiece } from './vote-piece.ts';

export interface DecidedAnswers {
  answers: Record<string, Choice>;
  /** Days that were named and are no slot. */
  unknown: Span[];
  /** "Le 18 non, les autres je suis pris": the others are set apart, and yet said the same of. */
  isOdd: boolean;
}

interface State {
  answers: Map<string, Choice>;
  unknown: Span[];
  /** What all that is not named is. */
  rest: Choice | undefined;
  /** The choice of the clause before, for one that only names slots. */
  last: Choice | undefined;
  /** "Les autres", in a clause of their own behind slots that were named. */
  isApart: boolean;
  /** "Que le deuxième": the others are no, whatever is said around it. */
  isOnly: boolean;
}

type Chosen = Extract<VotePiece, { kind: 'choice' }>;
type Slots = Extract<VotePiece, { kind: 'slots' }>;
/** Slots named one after the other are one group, of which `parts` are the members. */
type Heavy = Chosen | Extract<VotePiece, { kind: 'set' }> | (Slots & { parts?: readonly Slots[] });

const isChoice = (piece: VotePiece | Heavy): piece is Chosen => piece.kind === 'choice';

/** Later clauses win over earlier ones; "les autres" are those that nothing else decides. */
export function answersOf(
  pieces: readonly VotePiece[],
  slots: readonly GivenSlot[],
): DecidedAnswers {
  // "Vendredi, pas jeudi": what is only named suits, where nothing but that says otherwise.
  const isSilent = pieces.filter(isChoice).every(({ isOwn }) => isOwn);
  const parted = isSilent ? pieces.flatMap((p) => (isChoice(p) ? [stopAt(p), p] : [p])) : pieces;
  const state: State = {
    answers: new Map(),
    unknown: [],
    rest: undefined,
    last: isSilent ? 'yes' : undefined,
    isApart: false,
    isOnly: false,
  };
  for (const clause of clausesOf(parted)) decide(grouped(saidOfNamed(clause)), state, slots);
  const named = [...state.answers.values()];
  const isOdd = state.isApart && named.every((choice) => choice === state.rest);
  const decided = slots.flatMap(({ id }): [string, Choice][] => {
    const choice = state.answers.get(id) ?? state.rest;
    return choice ? [[id, choice]] : [];
  });
  return { answers: Object.fromEntries(decided), unknown: state.unknown, isOdd };
}

/** Strong signs end a clause; so does a comma, when a choice stands on both sides of it. */
function clausesOf(pieces: readonly VotePiece[]): Heavy[][] {
  const sentences: Heavy[][][] = [[[]]];
  for (const piece of pieces)
    if (piece.kind === 'sign' && piece.strong) sentences.push([[]]);
    else if (piece.kind === 'sign') sentences.at(-1)?.push([]);
    else if (piece.kind !== 'gone') sentences.at(-1)?.at(-1)?.push(piece);
  return sentences.flatMap((chunks) => joined(chunks.filter(({ length }) => length > 0)));
}

/**
 * A chunk without a choice goes on from one that ends with slots ("ok pour le 8, le 10"), else it
 * belongs to the next ("le 8, le 10 oui").
 */
function joined(chunks: readonly Heavy[][]): Heavy[][] {
  const clauses: Heavy[][] = [];
  let waiting: Heavy[] = [];
  for (const [at, chunk] of chunks.entries()) {
    const last = clauses.at(-1);
    // "sous réserve de …, je serais disponible le 14": it goes with what follows.
    const isHedge = chunk.every((piece) => isChoice(piece) && piece.choice === 'maybe');
    const goesOn = last && waiting.length === 0 && last.at(-1)?.kind !== 'choice';
    const next = chunks[at + 1];
    // "Vendredi ou lundi, jeudi bof": days that are joined are told, where the next has a word of its own.
    const isTold = clauses.length === 0 && chunk.length > 1 && chunk.every(isSlots);
    // "Le vendredi non plus, que mardi": what is named alone, behind what is judged, has its yes too.
    const isBeside = next?.some(isOfSlots) || (!next && last?.at(-1)?.kind === 'choice');
    const isWhole = (isTold && isJudged(next)) || (isOnly(chunk) && isBeside);
    if (isWhole && waiting.length === 0) {
      const end = chunk.at(-1)?.end ?? 0;
      clauses.push([...chunk, { kind: 'choice', choice: 'yes', start: end, end }]);
    } else if (!isHedge && chunk.some(isChoice)) {
      clauses.push([...waiting, ...chunk]);
      waiting = [];
    } else if (!isHedge && goesOn) last.push(...chunk);
    else waiting.push(...chunk);
  }
  const last = clauses.at(-1);
  if (last) last.push(...waiting);
  else if (waiting.length > 0) clauses.push(waiting);
  return clauses;
}

/** One slot, and what is said of it: "jeudi bof". */
const isJudged = (chunk: readonly Heavy[] = []): boolean =>
  chunk.length === 2 && chunk.some(isSlots) && chunk.some(isChoice);

/** Slots that are named, or all the others: "… les autres jours je suis pris". */
const isOfSlots = (piece: Heavy): boolean =>
  isSlots(piece) || (piece.kind === 'set' && piece.set === 'others');

const isSlots = (piece: Heavy): piece is Slots => piece.kind === 'slots';

/** "Le mardi seulement, je suis en formation le lundi": what is named alone has its yes. */
const isOnly = (chunk: readonly Heavy[]): boolean =>
  chunk.some(isSlots) &&
  chunk.some((piece) => piece.kind === 'set' && piece.set === 'only') &&
  !chunk.some(isChoice);

/** "12 ou 19, peu importe": all of those that are named, and of no other. */
const saidOfNamed = (clause: readonly Heavy[]): readonly Heavy[] =>
  clause.some(isChoice) || clause[0]?.kind !== 'slots'
    ? clause
    : clause.map((piece) =>
        piece.kind === 'set' && piece.set === 'all'
          ? { kind: 'choice', choice: 'yes', start: piece.start, end: piece.end }
          : piece,
      );

/** Slots named one after the other are one group; of two choices in a row, the weaker counts. */
function grouped(clause: readonly Heavy[]): Heavy[] {
  const row: Heavy[] = [];
  for (const piece of clause) {
    const last = row.at(-1);
    if (last?.kind === 'slots' && piece.kind === 'slots')
      row[row.length - 1] = {
        ...last,
        slots: [...last.slots, ...piece.slots],
        parts: [...(last.parts ?? [last]), piece],
        end: piece.end,
      };
    else if (last?.kind === 'choice' && piece.kind === 'choice')
      // "possible si besoin", "pas sûr, peut-être".
      row[row.length - 1] = { ...last, choice: weaker(last.choice, piece.choice), end: piece.end };
    else row.push(piece);
  }
  return row;
}

const weaker = (a: Choice, b: Choice): Choice =>
  a === 'maybe' || b === 'maybe' ? 'maybe' : a === 'no' ? 'no' : b;

/** Each group of slots takes the choice beside it, on the side where the clause has its choices. */
function decide(row: readonly Heavy[], state: State, slots: readonly GivenSlot[]): void {
  const choices = row.filter(isChoice);
  const opens = row.find((piece) => !isChoice(piece));
  if (opens?.kind === 'set' && opens.set === 'others' && state.answers.size > 0)
    state.isApart = true;
  const groups = row.length - choices.length;
  const followed = row.every((one, at) => isChoice(one) || row[at + 1]?.kind === 'choice');
  // "Je peux le 12 si besoin et le 14 sans problème": each has its own behind it.
  // "Non jeudi c’est oui": what opens it corrects, and judges nothing.
  const [first] = row;
  const isPrefix =
    first?.kind === 'choice' && !(followed && (groups > 1 || (first.isBare && groups > 0)));
  for (const [at, piece] of row.entries()) {
    if (isChoice(piece)) continue;
    const before = row.slice(0, at).findLast(isChoice);
    const behind = row.slice(at + 1).find(isChoice);
    const chosen = isPrefix ? (before ?? behind) : (behind ?? before);
    const guard = row[at - 1]?.kind === 'set' ? row[at - 1] : undefined;
    const set = guard?.kind === 'set' ? guard.set : undefined;
    // "Seulement le 8 et le 10, pas le 14": the no is of what follows.
    const isOnly = set === 'only' && !before && behind?.choice === 'no';
    const own = isOnly ? 'yes' : (chosen?.choice ?? state.last);
    // "Dispo jeudi et vendredi à la rigueur": the hedge is of the last that was named, and of no other.
    const isHedged = behind?.choice === 'maybe' && behind === row.at(-1) && behind === row[at + 1];
    const parts = piece.kind === 'slots' ? (piece.parts ?? [piece]) : [piece];
    const sure = isHedged && before && before.choice !== 'maybe' ? parts.length - 1 : 0;
    for (const [i, part] of parts.entries())
      apply(part, isHedged ? (i < sure ? before?.choice : 'maybe') : own, set, state);
  }
  // "oui" alone decides when there is one slot only.
  const [only, second] = slots;
  if (only && !second && choices[0] && groups === 0) state.answers.set(only.id, choices[0].choice);
  state.last = choices.at(-1)?.choice ?? state.last;
}

const OPPOSITE: Record<Choice, Choice> = { yes: 'no', maybe: 'no', no: 'yes' };

type SetName = Extract<Heavy, { kind: 'set' }>['set'];

/** @param guard the set right before it: "sauf le 8", "aucun des autres" */
function apply(
  piece: Exclude<Heavy, Chosen>,
  chosen: Choice | undefined,
  guard: SetName | undefined,
  state: State,
): void {
  if (piece.kind === 'set') {
    const { set } = piece;
    if (set === 'all') state.rest = chosen ?? 'yes';
    else if (set === 'none' || set === 'only') state.rest = 'no';
    // "Dispo que le deuxième, désolé pour les autres": the yes is of that one.
    else if (set === 'others' && !(state.isOnly && chosen === 'yes'))
      state.rest = guard === 'none' ? 'no' : chosen;
    state.isOnly ||= set === 'only';
    return;
  }
  if (piece.slots.length === 0) state.unknown.push(piece);
  // "je peux sauf jeudi" says of the others what it does not say of Thursday.
  if (guard === 'except') state.rest ??= chosen ?? 'yes';
  const choice =
    guard === 'instead'
      ? 'no'
      : guard === 'except'
        ? OPPOSITE[state.rest ?? 'yes']
        : (chosen ?? (guard === 'only' ? 'yes' : undefined));
  if (choice) for (const id of piece.slots) state.answers.set(id, choice);
}
