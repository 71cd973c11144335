/** The clauses of an answer told one after the other, in their order. */
import type { Span } from '../../../language/when/expression.ts';
import type { Choice } from '../model/schema.ts';
import type { GivenSlot } from './reading.ts';
import { isNaming, isOpenedBy, type VoteClause } from './vote-clauses.ts';
import type { Opener } from './vote-mark.ts';
import {
  assign,
  flush,
  isDecided,
  kept,
  met,
  type Remark,
  type VoteState,
  type VoteTold,
} from './vote-state.ts';

/** Clauses in their order: a later word wins over an earlier one, and a clause that lacks something has it of its neighbour. */
export function resolved(clauses: readonly VoteClause[], given: readonly GivenSlot[]): VoteTold {
  const slots = given.map(({ id }) => id);
  const [unknown, remarks, left, waiting]: [Span[], Remark[], Span[], VoteClause[]] = [
    [],
    [],
    [],
    [],
  ];
  const state: VoteState = {
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
  for (const [at, clause] of clauses.entries()) hear(state, clause, clauses[at + 1]);
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
    other: state.other,
    isUnclear: state.isUnclear || clauses.some((one) => one.isDoubtful),
    isOdd: (state.isApart && isSame) || ((state.isApart || state.isOnly) && isNone) || false,
  };
}

/** "Pas jeudi": its word is of what stands behind it, and of nothing else. */
const isOwn = ({ isLed, choices, isBehindOther }: VoteClause): boolean =>
  isBehindOther || (isLed && ['vote-pas', 'vote-ni'].some((one) => choices[0]?.is.has(one)));

/** Whether it chooses something by itself. */
const isWhole = (clause: VoteClause): boolean => clause.choice !== undefined && isNaming(clause);

function hear(state: VoteState, clause: VoteClause, next: VoteClause | undefined): void {
  if (clause.sign === 'strong') flush(state);
  if (state.open && goesOn(clause)) state.open.end = clause.end;
  else {
    state.open = undefined;
    if (isOpenedBy(clause, 'if')) supposed(state, clause);
    else if (isRemark(clause) && remarked(state, clause)) return;
    else if (isWhole(clause)) told(state, clause);
    else if (isNaming(clause)) named(state, clause, next);
    // "Hormis celui du marché": which of them is not known.
    else if (isOpenedBy(clause, 'except') && isDecided(state)) state.left.push(clause);
    else if (clause.choice) chosen(state, clause);
    else loose(state, clause);
  }
}

/** "(TP au collège)", "car le 8 j’ai conseil, toute la journée": until slots are chosen, or only named. */
function goesOn(clause: VoteClause): boolean {
  const isBare =
    clause.words.length === 0 &&
    clause.opens.every(({ opens }) => opens === 'but' || opens === 'else');
  const isNamed = isNaming(clause) && isBare;
  return clause.sign !== 'closed' && !isWhole(clause) && !isNamed;
}

/** Slots and what is said of them. */
function told(state: VoteState, clause: VoteClause): void {
  const { choice, set, choices } = clause;
  const before = state.told;
  // "Sinon rien à voir".
  if (isOpenedBy(clause, 'else') && set?.set === 'none') state.isUnclear = true;
  // "Vous avez pris le 12, c’est n’importe quoi".
  if (before && !choice && set?.set === 'all') state.isUnclear = true;
  // "Peu importe, plutôt le 8": that one is wished for, the others will do.
  const isAny = before?.set?.set === 'all' && before.choices.length === 0;
  if (isAny && choices[0]?.is.has('vote-prefere')) state.rest = 'maybe';
  // "Je n’ai rien le 18 ni le 19": what is denied goes on.
  const isFree = choices[0]?.is.has('vote-ni') && before?.choices[0]?.is.has('vote-rien');
  // "Le 10 oui, si pas de grève, le 11 non": what does not suit is under no condition.
  if (state.hedge && choice === 'no') hedged(state, state.hedge);
  const isHedged = state.hedge && choice && choice !== 'no';
  // "Mardi non, jeudi non, vous voyez ce qui reste".
  const isLeft = set?.set === 'others' && !clause.opens.some(({ opens }) => opens !== 'but');
  const isNone = state.answers.size > 0 && [...state.answers.values()].every((one) => one === 'no');
  const own = isHedged ? 'maybe' : isFree ? 'yes' : isLeft && isNone ? (choice ?? 'yes') : choice;
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
function joined(state: VoteState, clause: VoteClause, own: Choice | undefined): void {
  const [first, ...more] = state.waiting;
  const isList = first !== undefined && more.length === 0 && first.slots.length > 1;
  // "Vendredi ou lundi, jeudi bof": days that are joined are told, where the next, or the rest, has a word of its own.
  const isRest = first && own === 'no' && clause.set?.set === 'others';
  // "Le deuxième, à la limite le dernier".
  const isHedge = own === 'maybe' && clause.isLed && clause.sign !== undefined;
  const isWord = !state.told && clause.slots.length === 1;
  const isTold = isRest || (isWord && (clause.isLed ? isHedge : isList));
  if (isTold || isOpenedBy(clause, 'else')) flush(state, 'yes');
  else if (isOwn(clause) || isOpenedBy(clause, 'but')) flush(state);
  // "Mardi, jeudi je peux pas": of both, or of the second.
  else if (first && !state.told && own === 'no') state.isUnclear = true;
  flush(state, own, true);
}

/** Slots and nothing said of them. */
function named(state: VoteState, clause: VoteClause, next: VoteClause | undefined): void {
  const { told: before, waiting, last } = state;
  const { slots, ids, set } = clause;
  const isBare = clause.words.every(({ heavy }) => heavy.length === 0);
  // "Ok le 14, le 18" goes on; "le 12 je suis en CSE" has more to say of it.
  const isAlone = next === undefined || next.sign !== undefined;
  const isList = before?.isLed && waiting.length === 0 && isBare && isAlone;
  const isOpened = isOpenedBy(clause, 'except', 'instead', 'than', 'else');
  const isUnknown = slots.length > 0 && ids.length === 0;
  if (clause.isSame && before && isBare) assign(state, clause, last);
  else if (clause.hours.length > 0 && isBare) told(state, { ...clause, choice: 'yes' });
  else if (state.hedge && slots.length > 0 && isBare) told(state, { ...clause, choice: 'maybe' });
  else if (set && waiting.length > 0 && !isOpened)
    chosen(state, { ...clause, choice: set.set === 'none' ? 'no' : 'yes' });
  else if (isOpened || set || clause.isOnly || isUnknown) told(state, clause);
  else if (isBare && isTurned(state, clause)) {
    flush(state);
    assign(state, clause, 'yes');
  } else if (isList) assign(state, { ...clause, isLed: true }, last);
  else state.waiting.push(clause);
}

/** "Pas mardi mais jeudi", "je ne peux pas le 12, pardon, le 14": what is named alone behind what is denied takes its place. */
function isTurned({ last, told: before }: VoteState, clause: VoteClause): boolean {
  const [first, second] = before?.choices ?? [];
  const isCorrected =
    first?.is.has('vote-reprise') || (first?.is.has('non') && second?.is.has('vote-pas'));
  return last === 'no' && (isCorrected || isOpenedBy(clause, 'but', 'turn'));
}

/** A choice alone: of the slots that wait for one, else of what stands around it. */
function chosen(state: VoteState, clause: VoteClause): void {
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
    else if (choice === 'maybe') {
      // "Jeudi à la limite si ça arrange, vendredi non": in the same breath, it is of what was told.
      if (isOpenedBy(clause, 'if') && !clause.sign && before?.ids.length) hedged(state, clause);
      else state.hedge = clause;
    } else if (only && !second && choice) state.answers.set(only, choice);
    else if (choice && before && choice !== state.last) {
      // "J’avais dit oui pour mardi, je ne peux plus": the later word, and it is asked.
      state.isUnclear = true;
      const isBut = isOpenedBy(clause, 'but');
      for (const id of isBut ? [] : before.ids) state.answers.set(id, choice);
    }
    state.isWeak = clause.choices.every(({ is }) => is.has('vote-oui-faible'));
  }
  // "Le 11 non, la salle est prise": what says the same again is why.
  const isWhy = waiting.length === 0 && before && choice === state.last && clause.words.length > 0;
  state.last = choice ?? state.last;
  if (isWhy)
    state.remarks.push({
      ...{ start: clause.start, end: clause.end, isLed: false, isWhy: choice === 'no' },
    });
  else kept(state, clause);
}

/** A hedge behind which nothing is named is of what was told before it. */
function hedged(state: VoteState, hedge: VoteClause): void {
  const { ids = [], set } = state.told ?? {};
  // "Aucun des trois, pas sûr d’être encore du groupe": where nothing suits, a doubt is of something else.
  if (set) state.left.push(hedge);
  for (const id of ids) state.answers.set(id, 'maybe');
}

/** Words alone. */
function loose(state: VoteState, { start, end, words, opens }: VoteClause): void {
  const [first] = words;
  const last = state.waiting.at(-1);
  if (!first) return;

  const from = opens.length > 0 ? start : first.start;
  if (last) state.waiting.splice(-1, 1, { ...last, words: [...last.words, ...words], end });
  else if (isDecided(state))
    state.remarks.push({ start: from, end, isLed: false, isWhy: state.last === 'no' });
  else state.left.push(...words.flatMap(({ heavy }) => heavy));
}

const REMARKS: readonly Opener[] = ['joint', 'remark', 'present', 'reason', 'but'];

/** "… car je ne peux pas avant 10h", "(tout le matin)": behind what joins it, only days that are judged are an answer. */
function isRemark(clause: VoteClause): boolean {
  const { slots, set, choice, isLed, words, opens } = clause;
  const isBut = isOpenedBy(clause, 'joint', 'but');
  if (!isOpenedBy(clause, ...REMARKS) || (choice && !isBut)) return false;
  const isOfDays = slots.length > 0 && slots.every(({ day }) => day);
  if (choice && (slots.some(({ day }) => day) || (set && (!isLed || set.set === 'others'))))
    return false;
  // "Mais le 14 youpi": nobody knows what that says of it; "donc ce qui reste" names it.
  const isRest = set?.set === 'others' && words.length + clause.hours.length === 0;
  if ((isOfDays || isRest) && opens.every((one) => one.opens === 'but')) return false;
  // "Mais pas possible": nothing but what goes on.
  const isPlain = words.length === 0 && !isNaming(clause) && !clause.isOnly;
  return !(isPlain && isOpenedBy(clause, 'but') && opens.length === 1);
}

/** A remark that something leads to, with what it says of a slot of which nothing else is said; whether it is one. */
function remarked(state: VoteState, clause: VoteClause): boolean {
  const [first] = clause.opens;
  const [slot] = clause.slots;
  const isBut = isOpenedBy(clause, 'joint', 'but');
  const isReason = isOpenedBy(clause, 'reason');
  const implies =
    isOpenedBy(clause, 'present') || (isReason && isBut) ? 'yes' : isReason ? 'no' : undefined;
  // "J’ai mon CA le mardi": why what stands behind it does not suit.
  const isOfSlot =
    implies !== undefined && slot?.day === true && clause.ids.length > 0 && !clause.set && !isBut;
  const isWhat = isOfSlot || isDecided(state) || state.waiting.length > 0;
  if (!first || !(isWhat || first.is.has('raison'))) return false;
  const of = [...state.waiting, ...(isOfSlot ? [clause] : [])];
  // "Jeudi mais je dois filer à 11h": there, or not; "mardi ok, vendredi je suis à Lyon" sets them against each other.
  const isSaid = implies === 'no' && isDecided(state) && of.every(({ sign }) => sign);
  // "Je suis à Lyon" says it by itself, "c’est mon anniversaire" may be anything.
  const isTaken = clause.opens.at(-1)?.is.has('vote-occupe');
  const isSure = implies === 'no' && (isSaid || isTaken);
  if (isReason && !isSure && (implies === 'no' ? of : state.waiting).length > 0)
    state.isUnclear = true;
  if (implies) {
    for (const one of of)
      if (one !== clause && one.words.length > 0) state.left.push(one);
      else assign(state, one, implies);
    state.waiting = [];
  }
  const start = ['joint', 'but'].includes(first.opens) ? first.end : first.start;
  const isWhy = first.is.has('raison') || (of.length > 0 ? implies : state.last) === 'no';
  const remark = { start, end: isOfSlot && slot ? slot.start : clause.end, isLed: true, isWhy };
  state.remarks.push(remark);
  state.open = isOfSlot ? undefined : remark;
  return true;
}

/** "Si besoin", "si Karim vient": it hedges what stands beside it; "si c’est le matin" is met by some slots only. */
function supposed(state: VoteState, clause: VoteClause): void {
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
    state.remarks.push({ start: first.start, end: clause.end, isLed: true, isWhy: false });
  if (choice !== 'yes') chosen(state, { ...clause, choice: 'maybe', words: [] });
}
