/** Which choice goes with which slots: the pieces of an answer, clause by clause. */
import type { Span } from '../../../language/when/expression.ts';
import type { GivenSlot, VoteChoice } from './reading.ts';
import type { VotePiece } from './vote-pieces.ts';

export interface DecidedAnswers {
  answers: Record<string, VoteChoice>;
  /** Days that were named and are no slot. */
  unknown: Span[];
}

const OPPOSITE: Record<VoteChoice, VoteChoice> = { yes: 'no', maybe: 'no', no: 'yes' };

/** Later clauses win over earlier ones; "les autres" are those that nothing else decides. */
export function answersOf(
  pieces: readonly VotePiece[],
  slots: readonly GivenSlot[],
): DecidedAnswers {
  const state: State = {
    answers: new Map(),
    unknown: [],
    rest: undefined,
    last: undefined,
    ids: slots.map(({ id }) => id),
  };
  const choices = pieces.filter((piece) => piece.kind === 'choice');
  // "Vendredi, pas jeudi": what is only named suits, where nothing but that says otherwise.
  const silent = choices.every(({ isDenial }) => isDenial);
  if (silent) state.last = 'yes';
  for (const clause of clausesOf(silent ? pieces.flatMap(parted) : pieces)) decide(clause, state);
  if (state.rest)
    for (const id of state.ids) if (!state.answers.has(id)) state.answers.set(id, state.rest);
  return {
    answers: Object.fromEntries(state.ids.flatMap((id) => pairOf(id, state.answers))),
    unknown: state.unknown,
  };
}

/** A denial says nothing of what stands before it. */
const parted = (piece: VotePiece): VotePiece[] =>
  piece.kind === 'choice'
    ? [{ kind: 'sign', strong: true, start: piece.start, end: piece.start }, piece]
    : [piece];

const pairOf = (id: string, answers: ReadonlyMap<string, VoteChoice>): [string, VoteChoice][] => {
  const choice = answers.get(id);
  return choice ? [[id, choice]] : [];
};

interface State {
  answers: Map<string, VoteChoice>;
  unknown: Span[];
  /** What all that is not named is. */
  rest: VoteChoice | undefined;
  /** The choice of the clause before, for one that only names slots. */
  last: VoteChoice | undefined;
  ids: readonly string[];
}

type Slots = Extract<VotePiece, { kind: 'slots' }>;
/** Slots named one after the other are one group, of which `parts` are the members. */
type Heavy =
  | Exclude<VotePiece, { kind: 'sign' } | { kind: 'gone' } | { kind: 'slots' }>
  | (Slots & { parts?: readonly Slots[] });

const hasChoice = (pieces: readonly Heavy[]): boolean =>
  pieces.some(({ kind }) => kind === 'choice');

/** Strong signs end a clause; so does a comma, when a choice stands on both sides of it. */
function clausesOf(pieces: readonly VotePiece[]): Heavy[][] {
  const sentences: Heavy[][][] = [[[]]];
  for (const piece of pieces) {
    if (piece.kind === 'gone') continue;
    if (piece.kind !== 'sign') sentences.at(-1)?.at(-1)?.push(piece);
    else if (piece.strong) sentences.push([[]]);
    else sentences.at(-1)?.push([]);
  }
  return sentences.flatMap((chunks) =>
    joined(chunks.filter((chunk) => chunk.length > 0).map(narrowed)),
  );
}

/**
 * A chunk without a choice goes on from one that ends with slots ("ok pour le 8, le 10"), else it
 * belongs to the next ("le 8, le 10 oui").
 */
function joined(chunks: readonly Heavy[][]): Heavy[][] {
  const clauses: Heavy[][] = [];
  let waiting: Heavy[] = [];
  for (const chunk of chunks) {
    const last = clauses.at(-1);
    // "sous réserve de …, je serais disponible le 14": it goes with what follows.
    if (chunk.every((piece) => piece.kind === 'choice' && piece.choice === 'maybe'))
      waiting = [...waiting, ...chunk];
    else if (hasChoice(chunk)) {
      clauses.push([...waiting, ...chunk]);
      waiting = [];
    } else if (last && waiting.length === 0 && last.at(-1)?.kind !== 'choice') last.push(...chunk);
    else waiting = [...waiting, ...chunk];
  }
  const last = clauses.at(-1);
  if (waiting.length > 0 && last) last.push(...waiting);
  else if (waiting.length > 0) clauses.push(waiting);
  return clauses;
}

/** Each group of slots takes the choice beside it, on the side where the clause has its choices. */
function decide(clause: readonly Heavy[], state: State): void {
  const row = grouped(clause);
  const choiceAt = (from: readonly Heavy[]) => from.find(({ kind }) => kind === 'choice') as Chosen;
  const followed = row.every((one, at) => one.kind === 'choice' || row[at + 1]?.kind === 'choice');
  const groups = row.filter(({ kind }) => kind !== 'choice').length;
  // "Je peux le 12 si besoin et le 14 sans problème": each has its own behind it.
  const prefix = row[0]?.kind === 'choice' && !(followed && groups > 1);
  row.forEach((piece, at) => {
    if (piece.kind === 'choice') return;
    const before = choiceAt(row.slice(0, at).reverse());
    const behind = choiceAt(row.slice(at + 1));
    const chosen = prefix ? (before ?? behind) : (behind ?? before);
    const guard = row[at - 1];
    // "le 8 si besoin": what follows at the end weakens what stood before.
    const weak =
      behind?.choice === 'maybe' &&
      row.indexOf(behind) === row.length - 1 &&
      row.indexOf(behind) === at + 1;
    // "Seulement le 8 et le 10, pas le 14": the no is of what follows.
    const isOnly = guard?.kind === 'set' && guard.set === 'only';
    const own =
      isOnly && !before && behind?.choice === 'no' ? 'yes' : (chosen?.choice ?? state.last);
    const parts = piece.kind === 'slots' ? (piece.parts ?? [piece]) : [piece];
    // "dispo jeudi et vendredi à la rigueur": the hedge is of the last that was named, and of no other.
    const sure = weak && before && before.choice !== 'maybe' ? parts.length - 1 : 0;
    // "Que le matin, l'après-midi je peux jamais", dictated without a sign.
    const turn = isOnly && !before && behind?.choice === 'no' ? turnOf(parts) : parts.length;
    for (const [i, part] of parts.entries())
      if (i >= turn) apply(part, { chosen: behind?.choice, guard: undefined, state });
      else
        apply(part, {
          chosen: weak && i >= sure ? 'maybe' : i < sure ? before?.choice : own,
          guard,
          state,
        });
  });
  const choices = row.filter(({ kind }) => kind === 'choice') as NonNullable<Chosen>[];
  if (row.length > 0 && choices.length === row.length) alone(choices, state);
  state.last = choices.at(-1)?.choice ?? state.last;
}

/** The first of a group that nothing joins to the one before: neither "et" nor a comma. */
function turnOf(parts: readonly Heavy[]): number {
  const at = parts.findIndex(
    (part, i) => i > 0 && part.start - (parts[i - 1]?.end ?? 0) <= UNJOINED,
  );
  return at < 0 ? parts.length : at;
}

/** Letters of an article between two that nothing joins. */
const UNJOINED = 4;

type Chosen = Extract<Heavy, { kind: 'choice' }> | undefined;

/** "oui" alone decides when there is one slot only. */
function alone(choices: readonly { choice: VoteChoice }[], { ids, answers }: State): void {
  const [only] = ids;
  const [choice] = choices;
  if (ids.length === 1 && only && choice) answers.set(only, choice.choice);
}

interface Beside {
  chosen: VoteChoice | undefined;
  guard: Heavy | undefined;
  state: State;
}

function apply(piece: Exclude<Heavy, { kind: 'choice' }>, { chosen, guard, state }: Beside): void {
  if (piece.kind === 'set') {
    // "aucun des autres".
    const denied = guard?.kind === 'set' && guard.set === 'none';
    bound(piece.set, denied ? 'no' : chosen, state);
    return;
  }
  if (piece.slots.length === 0) state.unknown.push(piece);
  const set = guard?.kind === 'set' ? guard.set : undefined;
  // "je peux sauf jeudi" says of the others what it does not say of Thursday.
  if (set === 'except') state.rest ??= chosen ?? 'yes';
  const choice =
    set === 'instead'
      ? 'no'
      : set === 'except'
        ? OPPOSITE[state.rest ?? 'yes']
        : (chosen ?? (set === 'only' ? 'yes' : undefined));
  if (choice) for (const id of piece.slots) state.answers.set(id, choice);
}

function bound(set: SetName, chosen: VoteChoice | undefined, state: State): void {
  if (set === 'all') state.rest = chosen ?? 'yes';
  else if (set === 'none' || set === 'only') state.rest = 'no';
  else if (set === 'others') state.rest = chosen;
}

type SetName = Extract<Heavy, { kind: 'set' }>['set'];

/** "tous les mardis" is no "tous", "aucun matin" no "aucun": they speak of the slots named behind. */
const narrowed = (clause: readonly Heavy[]): Heavy[] =>
  clause.flatMap((piece, at): Heavy[] => {
    const next = clause[at + 1];
    const near = next?.kind === 'slots' && next.start - piece.end <= NEAR;
    if (piece.kind !== 'set' || !near) return [piece];
    if (piece.set === 'all') return [];
    const { start, end } = piece;
    return piece.set === 'none' ? [{ kind: 'choice', choice: 'no', start, end }] : [piece];
  });

/** Letters between "tous" and what it speaks of: "les ", "the ". */
const NEAR = 5;

/** "possible si besoin", "pas sûr, peut-être": two choices in a row are one, the weaker of the two. */
const both = (a: NonNullable<Chosen>, b: NonNullable<Chosen>): NonNullable<Chosen> => {
  const choice =
    a.choice === 'maybe' || b.choice === 'maybe' ? 'maybe' : a.choice === 'no' ? 'no' : b.choice;
  return { ...a, choice, end: b.end };
};

/** Slots named one after the other are one group. */
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
      row[row.length - 1] = both(last, piece);
    else row.push(piece);
  }
  return row;
}
