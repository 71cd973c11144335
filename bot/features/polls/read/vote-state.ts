/** What the clauses of an answer come to so far: a choice for each slot, what is kept as its remark, what is not understood. */
import type { Span, WhenFound } from '../../../language/when/expression.ts';
import type { Sentence } from '../../../sentence/sentence.ts';
import type { Choice } from '../model/schema.ts';
import { isNaming, isOpenedBy, type VoteClause } from './vote-clauses.ts';
import type { VoteMark } from './vote-mark.ts';

export interface Remark extends Span {
  /** Something leads to it: why a slot does not suit, or when somebody is there. */
  isLed: boolean;
  /** It stands beside what does not suit: it says why, and bounds nothing unless it has an hour. */
  isWhy: boolean;
}

export interface VoteTold {
  answers: Record<string, Choice>;
  /** Days that were named and are no slot. */
  unknown: Span[];
  remarks: Remark[];
  /** Parts that nothing was made of. */
  left: Span[];
  /** It may be meant otherwise: it is asked back. */
  isUnclear: boolean;
  /** What is said of "l’autre", of more than two: of the one that was answered before. */
  other?: Choice | undefined;
  /** What is set apart is said the same of: "le 18 non, les autres je suis pris". */
  isOdd: boolean;
}

/** What a sentence holds for an answer. */
export interface VoteRead extends VoteTold {
  sentence: Sentence;
  when: readonly WhenFound[];
  marks: readonly VoteMark[];
  /** Slots that are taken back. */
  back: readonly string[];
}

/** The clauses so far. */
export interface VoteState extends Omit<VoteTold, 'answers' | 'isOdd'> {
  slots: readonly string[];
  answers: Map<string, Choice>;
  /** What all that is not named is. */
  rest?: Choice | undefined;
  /** The choice of the clause before, for one that only names slots. */
  last?: Choice | undefined;
  /** The clause that was told last. */
  told?: VoteClause | undefined;
  /** Clauses that only name slots, until a choice is said of them. */
  waiting: VoteClause[];
  /** "Si besoin, …", "tant que c’est l’après-midi, …": of what comes next. */
  hedge?: VoteClause | undefined;
  condition?: VoteClause | undefined;
  /** A remark that goes on until slots are chosen again. */
  open?: Remark | undefined;
  /** A condition was said: "sinon" is of what does not meet it. */
  isSupposed?: boolean;
  /** "Génial, encore un mardi": what was said last may be of anything. */
  isWeak?: boolean;
  /** "Les autres" were set apart; "que le deuxième": no other. */
  isApart?: boolean;
  isOnly?: boolean;
}

export const isDecided = ({ answers, rest }: VoteState): boolean =>
  answers.size > 0 || rest !== undefined;

/** What waited for a choice has one; words beside it say something of it that nobody knows. */
export function flush(state: VoteState, choice = state.last, isJoined = false): void {
  for (const one of state.waiting) {
    if (one.words.length > 0 || !choice) state.left.push(one);
    else assign(state, one, choice);
    // "Mardi non, jeudi": of the same, or not.
    if (!isJoined && (state.isWeak || choice !== 'yes')) state.isUnclear = true;
  }
  state.waiting = [];
}

/** Words of a clause: its remark, behind something that is decided; else nothing is known of them. */
export function kept(
  state: VoteState,
  { words, hours, slots, choices, opens, choice = state.last }: VoteClause,
  isTold = false,
): void {
  // "Vu mon planning je prends jeudi".
  const isLed = opens.some(({ is }) => is.has('raison'));
  const isWhy = isLed || choice === 'no';
  for (const { start, end } of hours) state.remarks.push({ start, end, isLed: true, isWhy: false });
  for (const { start, end, heavy } of words.filter((one) => one.heavy.length > 0)) {
    const isBehind = [choices, slots].every(([first]) => first && first.end <= start);
    if (isBehind || isTold || isLed || isDecided(state))
      state.remarks.push({ start, end, isLed: false, isWhy });
    else state.left.push(...heavy);
  }
}

/** What is under a condition stands of the slots that meet it; the others do not suit. */
export function met(
  state: VoteState,
  { opens, ids: named, choices }: VoteClause,
  ids: readonly string[],
  choice: Choice,
): void {
  state.condition = undefined;
  const isExcept = opens.some(({ is }) => is.has('vote-sauf-si'));
  for (const id of choice === 'no' ? [] : ids)
    state.answers.set(id, named.includes(id) === (isExcept === choices.length > 0) ? choice : 'no');
}

const OPPOSITE: Record<Choice, Choice> = { yes: 'no', maybe: 'no', no: 'yes' };

/** Gives slots their choice. */
export function assign(state: VoteState, clause: VoteClause, said: Choice | undefined): void {
  const { ids, isOnly } = clause;
  const set = clause.set?.set;
  state.unknown.push(...clause.slots.filter((one) => one.slots.length === 0));
  // "Le 14 c’est possible seulement le matin": not the others, or not the rest of that day.
  if (isOnly && ids.some((id) => state.answers.has(id))) state.isUnclear = true;
  const choice = choiceOf(state, clause, said);
  if (isOnly || set === 'none') state.rest = 'no';
  else if (set === 'all') state.rest = choice ?? 'yes';
  else if (clause.set?.is.has('vote-autre') && state.slots.length - state.answers.size !== 1)
    state.other = choice;
  else if (set === 'others' && choice && !(state.isOnly && choice === 'yes')) {
    state.rest = choice;
    state.isApart ||= state.answers.size > 0;
  }
  state.isOnly ||= isOnly;
  spread(state, clause, choice);
  if (isNaming(clause)) state.told = clause;
  state.last = set === 'all' || set === 'none' ? state.rest : (choice ?? state.last);
  if (!choice && ids.length > 0) state.left.push(clause);
}

/** What is chosen of the slots of a clause, by its own word and by what opens it. */
function choiceOf(
  state: VoteState,
  clause: VoteClause,
  said: Choice | undefined,
): Choice | undefined {
  if (isOpenedBy(clause, 'instead')) return 'no';
  if (isOpenedBy(clause, 'than')) state.isUnclear = true;
  if (isOpenedBy(clause, 'than', 'else')) return said ?? 'maybe';
  if (!isOpenedBy(clause, 'except')) return said ?? (clause.isOnly ? 'yes' : undefined);
  // "Sauf trop tôt le matin": not of every slot in the morning.
  state.isUnclear ||= clause.isLed;
  state.rest ??= (clause.isLed ? undefined : said) ?? state.last ?? 'yes';
  return clause.isLed ? undefined : said === 'maybe' ? said : OPPOSITE[state.rest];
}

/** "Dispo jeudi et vendredi à la rigueur": a hedge at the end is of the last that was named, and of no other. */
function spread(
  { answers }: VoteState,
  { slots, choices, isLed }: VoteClause,
  choice: Choice | undefined,
): void {
  const [first] = choices;
  const last = slots.at(-1);
  const isLast = (choices.at(-1)?.start ?? 0) > (last?.start ?? 0);
  const isHedged = isLed && first?.choice === 'yes' && choice === 'maybe' && isLast;
  for (const one of choice ? slots : [])
    for (const id of one.slots)
      answers.set(id, isHedged && one !== last ? first.choice : (choice ?? 'no'));
}
