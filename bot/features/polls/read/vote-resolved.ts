/** What the clauses of an answer come to: a choice for each slot, what is kept as its remark, and what is not understood. */
import type { Span } from '../../../language/when/expression.ts';
import type { Sentence } from '../../../sentence/sentence.ts';
import type { Choice } from '../model/schema.ts';
import type { GivenSlot } from './reading.ts';
import { type Clause, isNaming, isOpenedBy } from './vote-clauses.ts';
import type { Mark, Opener } from './vote-mark.ts';

export interface Remark extends Span {
  /** Something leads to it: why a slot does not suit, or when somebody is there. */
  isLed: boolean;
}

export interface Resolved {
  answers: Record<string, Choice>;
  /** Days that were named and are no slot. */
  unknown: Span[];
  remarks: Remark[];
  /** Parts that nothing was made of. */
  left: Span[];
  /** It may be meant otherwise: it is asked back. */
  isUnclear: boolean;
  /** What is set apart is said the same of: "le 18 non, les autres je suis pris". */
  isOdd: boolean;
}

/** What a sentence holds for an answer. */
export interface Read extends Resolved {
  sentence: Sentence;
  marks: readonly Mark[];
  /** Slots that are taken back. */
  back: readonly string[];
}

/** The clauses so far. */
interface State extends Omit<Resolved, 'answers' | 'isOdd'> {
  slots: readonly string[];
  answers: Map<string, Choice>;
  /** What all that is not named is. */
  rest?: Choice | undefined;
  /** The choice of the clause before, for one that only names slots. */
  last?: Choice | undefined;
  /** The clause that was told last. */
  told?: Clause | undefined;
  /** Clauses that only name slots, until a choice is said of them. */
  waiting: Clause[];
  /** "Si besoin, …", "tant que c’est l’après-midi, …": of what comes next. */
  hedge?: Clause | undefined;
  condition?: Clause | undefined;
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

/** Clauses in their order: a later word wins over an earlier one, and a clause that lacks something has it of its neighbour. */
export function resolved(clauses: readonly Clause[], given: readonly GivenSlot[]): Resolved {
  const slots = given.map(({ id }) => id);
  const [unknown, remarks, left, waiting]: [Span[], Remark[], Span[], Clause[]] = [[], [], [], []];
  const state: State = {
    slots,
    answers: new Map(),
    unknown,
    remarks,
    left,
    waiting,
    isUnclear: false,
  };
  // "Ma réponse : mardi", "vendredi, pas jeudi": what is only named suits, where nothing but that says otherwise.
  if (clauses.every((one) => one.choice === undefined || isOwn(one))) state.last = 'yes';
  for (const clause of clauses) hear(state, clause);
  flush(state);
  if (state.hedge) hedged(state, state.hedge);
  const answers = slots.flatMap((id): [string, Choice][] => {
    const choice = state.answers.get(id) ?? state.rest;
    return choice ? [[id, choice]] : [];
  });
  const isSame = [...state.answers.values()].every((choice) => choice === state.rest);
  const isNone = answers.every(([, choice]) => choice === 'no');
  return {
    ...{ answers: Object.fromEntries(answers), unknown, remarks, left },
    isUnclear: state.isUnclear || clauses.some((one) => one.isDoubtful),
    isOdd: (state.isApart && isSame) || ((state.isApart || state.isOnly) && isNone) || false,
  };
}

/** "Pas jeudi": its word is of what stands behind it, and of nothing else. */
const isOwn = ({ isLed, choices, isBehindOther }: Clause): boolean =>
  isBehindOther || (isLed && ['vote-pas', 'vote-ni'].some((one) => choices[0]?.is.has(one)));

const isDecided = ({ answers, rest }: State): boolean => answers.size > 0 || rest !== undefined;

/** Whether it chooses something by itself. */
const isWhole = (clause: Clause): boolean => clause.choice !== undefined && isNaming(clause);

function hear(state: State, clause: Clause): void {
  if (clause.sign === 'strong') flush(state);
  if (state.open && goesOn(clause)) state.open.end = clause.end;
  else {
    state.open = undefined;
    if (isOpenedBy(clause, 'if')) supposed(state, clause);
    else if (isRemark(clause) && remarked(state, clause)) return;
    else if (isWhole(clause)) told(state, clause);
    else if (isNaming(clause)) named(state, clause);
    else if (clause.choice) chosen(state, clause);
    else loose(state, clause);
  }
}

/** "(TP au collège)", "car le 8 j’ai conseil, toute la journée": until slots are chosen, or only named. */
function goesOn(clause: Clause): boolean {
  const isNamed = isNaming(clause) && clause.words.length === 0 && clause.opens.length === 0;
  return clause.sign !== 'closed' && !isWhole(clause) && !isNamed;
}

/** Slots and what is said of them. */
function told(state: State, clause: Clause): void {
  const { choice, set, choices } = clause;
  const before = state.told;
  // "Sinon rien à voir".
  if (isOpenedBy(clause, 'else') && set?.set === 'none') state.isUnclear = true;
  // "Peu importe, plutôt le 8": that one is wished for, the others will do.
  const isAny = before?.set?.set === 'all' && before.choices.length === 0;
  if (isAny && choices[0]?.is.has('vote-prefere')) state.rest = 'maybe';
  // "Je n’ai rien le 18 ni le 19": what is denied goes on.
  const isFree = choices[0]?.is.has('vote-ni') && before?.choices[0]?.is.has('vote-rien');
  const own = state.hedge && choice ? 'maybe' : isFree ? 'yes' : choice;
  state.hedge = undefined;
  joined(state, clause, own);
  state.isWeak = false;
  kept(state, clause);
  assign(state, clause, own);
  // A condition that stood first is of the clause behind it.
  const ids = set?.set === 'all' ? state.slots : clause.ids;
  if (state.condition && ids.length > 0) met(state, state.condition, ids, choice ?? 'yes');
}

/** "Le 8, le 10 oui": what waits for a choice has that of the next clause, unless it stands apart from it. */
function joined(state: State, clause: Clause, own: Choice | undefined): void {
  const [first, ...more] = state.waiting;
  const isList = first !== undefined && more.length === 0 && first.slots.length > 1;
  // "Vendredi ou lundi, jeudi bof": days that are joined are told, where the next has a word of its own.
  const isTold = isList && !state.told && clause.slots.length === 1 && !clause.isLed;
  if (isTold || isOpenedBy(clause, 'else')) flush(state, 'yes');
  else if (isOwn(clause) || isOpenedBy(clause, 'but')) flush(state);
  // "Mardi, jeudi je peux pas": of both, or of the second.
  else if (first && !state.told && own === 'no') state.isUnclear = true;
  flush(state, own, true);
}

/** What waited for a choice has one; words beside it say something of it that nobody knows. */
function flush(state: State, choice = state.last, isJoined = false): void {
  for (const one of state.waiting) {
    if (one.words.length > 0 || !choice) state.left.push(one);
    else assign(state, one, choice);
    // "Mardi non, jeudi": of the same, or not.
    if (!isJoined && (state.isWeak || choice !== 'yes')) state.isUnclear = true;
  }
  state.waiting = [];
}

/** Words of a clause: its remark, behind something that is decided; else nothing is known of them. */
function kept(state: State, { words, hours, slots, choices }: Clause, isTold = false): void {
  for (const { start, end } of hours) state.remarks.push({ start, end, isLed: true });
  for (const { start, end, heavy } of words.filter((one) => one.heavy.length > 0)) {
    const isBehind = [choices, slots].every(([first]) => first && first.end <= start);
    if (isBehind || isTold || isDecided(state)) state.remarks.push({ start, end, isLed: false });
    else state.left.push(...heavy);
  }
}

/** Slots and nothing said of them. */
function named(state: State, clause: Clause): void {
  const { told: before, waiting, last } = state;
  const { slots, ids, set } = clause;
  const isBare = clause.words.every(({ heavy }) => heavy.length === 0);
  const isList = before?.isLed && waiting.length === 0 && isBare;
  const isOpened = isOpenedBy(clause, 'except', 'instead', 'than', 'else');
  const isUnknown = slots.length > 0 && ids.length === 0;
  if (clause.isSame && before && isBare) assign(state, clause, last);
  else if (clause.hours.length > 0 && isBare) told(state, { ...clause, choice: 'yes' });
  else if (state.hedge && slots.length > 0 && isBare) told(state, { ...clause, choice: 'maybe' });
  else if (set && waiting.length > 0 && !isOpened)
    chosen(state, { ...clause, choice: set.set === 'none' ? 'no' : 'yes' });
  else if (isOpened || set || clause.isOnly || isUnknown) told(state, clause);
  else if (isBare && isTurned(state, clause)) assign(state, clause, 'yes');
  else if (isList) assign(state, { ...clause, isLed: true }, last);
  else state.waiting.push(clause);
}

/** "Pas mardi mais jeudi", "je ne peux pas le 12, pardon, le 14": what is named alone behind what is denied takes its place. */
function isTurned({ last, told: before }: State, clause: Clause): boolean {
  const isCorrected = before?.choices[0]?.is.has('non') && before.choices[1]?.is.has('vote-pas');
  return last === 'no' && (isCorrected || isOpenedBy(clause, 'but', 'turn'));
}

/** A choice alone: of the slots that wait for one, else of what stands around it. */
function chosen(state: State, clause: Clause): void {
  const { choice } = clause;
  const { waiting, slots, told: before } = state;
  const [only, second] = slots;
  for (const one of waiting) {
    kept(state, one, !isOpenedBy(clause, 'if'));
    assign(state, one, choice);
  }
  state.waiting = [];
  if (waiting.length === 0) {
    if (isOpenedBy(clause, 'else')) state.rest ??= state.isSupposed ? undefined : choice;
    else if (choice === 'maybe') state.hedge = clause;
    else if (only && !second && choice) state.answers.set(only, choice);
    else if (choice && before && choice !== state.last) {
      // "J’avais dit oui pour mardi, je ne peux plus": the later word, and it is asked.
      state.isUnclear = true;
      for (const id of before.ids) state.answers.set(id, choice);
    }
    state.isWeak = clause.choices.every(({ is }) => is.has('vote-oui-faible'));
  }
  // "Le 11 non, la salle est prise": what says the same again is why.
  const isWhy = waiting.length === 0 && before && choice === state.last && clause.words.length > 0;
  state.last = choice ?? state.last;
  if (isWhy) state.remarks.push({ start: clause.start, end: clause.end, isLed: false });
  else kept(state, clause);
}

/** A hedge behind which nothing is named is of what was told before it. */
function hedged(state: State, hedge: Clause): void {
  const { ids = [], set } = state.told ?? {};
  // "Aucun des trois, pas sûr d’être encore du groupe": where nothing suits, a doubt is of something else.
  if (set) state.left.push(hedge);
  for (const id of ids) state.answers.set(id, 'maybe');
}

/** Words alone. */
function loose(state: State, { start, end, words, opens }: Clause): void {
  const [first] = words;
  const last = state.waiting.at(-1);
  if (!first) return;
  const from = opens.length > 0 ? start : first.start;
  if (last) state.waiting.splice(-1, 1, { ...last, words: [...last.words, ...words], end });
  else if (isDecided(state)) state.remarks.push({ start: from, end, isLed: false });
  else state.left.push(...words.flatMap(({ heavy }) => heavy));
}

const REMARKS: readonly Opener[] = ['joint', 'remark', 'present', 'reason', 'but'];

/** "… car je ne peux pas avant 10h", "(tout le matin)": behind what joins it, only days that are judged are an answer. */
function isRemark(clause: Clause): boolean {
  const { slots, set, choice, isLed, words, opens } = clause;
  const isBut = isOpenedBy(clause, 'joint', 'but');
  if (!isOpenedBy(clause, ...REMARKS) || (choice && !isBut)) return false;
  const isOfDays = slots.length > 0 && slots.every(({ day }) => day);
  if (choice && (slots.some(({ day }) => day) || (set && (!isLed || set.set === 'others'))))
    return false;
  // "Mais jeudi", "mais pas possible": nothing but what goes on.
  const isPlain =
    words.length === 0 && (isNaming(clause) ? !choice && isOfDays && !set : !clause.isOnly);
  return !(isPlain && isOpenedBy(clause, 'but') && opens.length === 1);
}

/** A remark that something leads to, with what it says of a slot of which nothing else is said; whether it is one. */
function remarked(state: State, clause: Clause): boolean {
  const [first] = clause.opens;
  const [slot] = clause.slots;
  const isBut = isOpenedBy(clause, 'joint', 'but');
  const isReason = isOpenedBy(clause, 'reason');
  const implies =
    isOpenedBy(clause, 'present') || (isReason && isBut) ? 'yes' : isReason ? 'no' : undefined;
  // "J’ai mon CA le mardi": why what stands behind it does not suit.
  const isOfSlot = implies !== undefined && clause.ids.length > 0 && !clause.set && !isBut;
  if (!first || !(isOfSlot || isDecided(state) || state.waiting.length > 0)) return false;
  const of = [...state.waiting, ...(isOfSlot ? [clause] : [])];
  // "Jeudi mais je dois filer à 11h": there, or not.
  if (isReason && (implies === 'no' ? of : state.waiting).length > 0) state.isUnclear = true;
  if (implies) {
    for (const one of of)
      if (one !== clause && one.words.length > 0) state.left.push(one);
      else assign(state, one, implies);
    state.waiting = [];
  }
  const start = ['joint', 'but'].includes(first.opens) ? first.end : first.start;
  const remark = { start, end: isOfSlot && slot ? slot.start : clause.end, isLed: true };
  state.remarks.push(remark);
  state.open = isOfSlot ? undefined : remark;
  return true;
}

/** "Si besoin", "si Karim vient": it hedges what stands beside it; "si c’est le matin" is met by some slots only. */
function supposed(state: State, clause: Clause): void {
  const [first] = clause.opens;
  const { choice, words, slots } = clause;
  state.isSupposed = true;
  if (slots.length > 0) {
    const waiting = state.waiting.flatMap(({ ids }) => ids);
    const [held = []] = [waiting, state.told?.ids ?? [], state.rest ? state.slots : []].filter(
      (ids) => ids.length > 0,
    );
    state.waiting = [];
    if (held.length > 0) met(state, clause, held, held === waiting ? 'yes' : (state.last ?? 'yes'));
    else state.condition = clause;
    return;
  }
  if (words.length > 0 && first)
    state.remarks.push({ start: first.start, end: clause.end, isLed: true });
  if (choice !== 'yes') chosen(state, { ...clause, choice: 'maybe', words: [] });
}

/** What is under a condition stands of the slots that meet it; the others do not suit. */
function met(
  state: State,
  { opens, ids: named, choices }: Clause,
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
function assign(state: State, clause: Clause, said: Choice | undefined): void {
  const { ids, isOnly } = clause;
  const set = clause.set?.set;
  state.unknown.push(...clause.slots.filter((one) => one.slots.length === 0));
  // "Le 14 c’est possible seulement le matin": not the others, or not the rest of that day.
  if (isOnly && ids.some((id) => state.answers.has(id))) state.isUnclear = true;
  const choice = choiceOf(state, clause, said);
  if (isOnly || set === 'none') state.rest = 'no';
  else if (set === 'all') state.rest = choice ?? 'yes';
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
function choiceOf(state: State, clause: Clause, said: Choice | undefined): Choice | undefined {
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
  { answers }: State,
  { slots, choices, isLed }: Clause,
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
