/** Which choice goes with which slots: the pieces of an answer, clause by clause. */
import type { Span } from '../../../language/when/expression.ts';
import type { Choice, GivenSlot } from './reading.ts';
import type { Piece } from './vote-pieces.ts';

interface Decided {
  answers: Record<string, Choice>;
  /** Days that were named and are no slot. */
  unknown: Span[];
}

const OPPOSITE: Record<Choice, Choice> = { yes: 'no', maybe: 'no', no: 'yes' };

/** Later clauses win over earlier ones; "les autres" are those that nothing else decides. */
export function answersOf(pieces: readonly Piece[], slots: readonly GivenSlot[]): Decided {
  const state: State = {
    answers: new Map(),
    unknown: [],
    rest: undefined,
    last: undefined,
    ids: slots.map(({ id }) => id),
  };
  for (const clause of clausesOf(pieces)) decide(clause, state);
  if (state.rest)
    for (const id of state.ids) if (!state.answers.has(id)) state.answers.set(id, state.rest);
  return {
    answers: Object.fromEntries(state.ids.flatMap((id) => pairOf(id, state.answers))),
    unknown: state.unknown,
  };
}

const pairOf = (id: string, answers: ReadonlyMap<string, Choice>): [string, Choice][] => {
  const choice = answers.get(id);
  return choice ? [[id, choice]] : [];
};

interface State {
  answers: Map<string, Choice>;
  unknown: Span[];
  /** What all that is not named is. */
  rest: Choice | undefined;
  /** The choice of the clause before, for one that only names slots. */
  last: Choice | undefined;
  ids: readonly string[];
}

type Heavy = Exclude<Piece, { kind: 'sign' }>;

const hasChoice = (pieces: readonly Heavy[]): boolean =>
  pieces.some(({ kind }) => kind === 'choice');

/** Strong signs end a clause; so does a comma, when a choice stands on both sides of it. */
function clausesOf(pieces: readonly Piece[]): Heavy[][] {
  const sentences: Heavy[][][] = [[[]]];
  for (const piece of pieces) {
    if (piece.kind !== 'sign') sentences.at(-1)?.at(-1)?.push(piece);
    else if (piece.strong) sentences.push([[]]);
    else sentences.at(-1)?.push([]);
  }
  return sentences.flatMap((chunks) => joined(chunks.filter((chunk) => chunk.length > 0)));
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
    if (hasChoice(chunk)) {
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
  const prefix = row[0]?.kind === 'choice';
  row.forEach((piece, at) => {
    if (piece.kind === 'choice') return;
    const before = choiceAt(row.slice(0, at).reverse());
    const behind = choiceAt(row.slice(at + 1));
    const chosen = prefix ? (before ?? behind) : (behind ?? before);
    apply(piece, { chosen: chosen?.choice ?? state.last, guard: row[at - 1], state });
  });
  const choices = row.filter(({ kind }) => kind === 'choice') as NonNullable<Chosen>[];
  if (row.length > 0 && choices.length === row.length) alone(choices, state);
  state.last = choices.at(-1)?.choice ?? state.last;
}

type Chosen = Extract<Heavy, { kind: 'choice' }> | undefined;

/** "oui" alone decides when there is one slot only. */
function alone(choices: readonly { choice: Choice }[], { ids, answers }: State): void {
  const [only] = ids;
  const [choice] = choices;
  if (ids.length === 1 && only && choice) answers.set(only, choice.choice);
}

interface Beside {
  chosen: Choice | undefined;
  guard: Heavy | undefined;
  state: State;
}

function apply(piece: Exclude<Heavy, { kind: 'choice' }>, { chosen, guard, state }: Beside): void {
  if (piece.kind === 'set') {
    bound(piece.set, chosen, state);
    return;
  }
  if (piece.slots.length === 0) state.unknown.push(piece);
  const set = guard?.kind === 'set' ? guard.set : undefined;
  // "je peux sauf jeudi" says of the others what it does not say of Thursday.
  if (set === 'except') state.rest ??= chosen ?? 'yes';
  const choice =
    set === 'except'
      ? OPPOSITE[state.rest ?? 'yes']
      : (chosen ?? (set === 'only' ? 'yes' : undefined));
  if (choice) for (const id of piece.slots) state.answers.set(id, choice);
}

function bound(set: SetName, chosen: Choice | undefined, state: State): void {
  if (set === 'all') state.rest = chosen ?? 'yes';
  else if (set === 'none' || set === 'only') state.rest = 'no';
  else if (set === 'others') state.rest = chosen;
}

type SetName = Extract<Heavy, { kind: 'set' }>['set'];

/** Slots named one after the other are one group. */
function grouped(clause: readonly Heavy[]): Heavy[] {
  const row: Heavy[] = [];
  for (const piece of clause) {
    const last = row.at(-1);
    if (last?.kind === 'slots' && piece.kind === 'slots')
      row[row.length - 1] = { ...last, slots: [...last.slots, ...piece.slots], end: piece.end };
    else row.push(piece);
  }
  return row;
}
