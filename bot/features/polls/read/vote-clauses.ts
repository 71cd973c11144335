/** Clauses of an answer to a poll: each with the slots that it is said of, what it chooses, and the words left in it. */
import type { Span } from '../../../language/when/expression.ts';
import type { Choice } from '../model/schema.ts';
import {
  ARTICLE,
  HOUR,
  isOfSlots,
  type MarkOf,
  type Opener,
  THING,
  type VoteMark,
} from './vote-mark.ts';

export interface VoteClause extends Span {
  /** What opens it; several may: "mais si". */
  opens: readonly MarkOf<'opener'>[];
  /** The sign before it. */
  sign: 'strong' | 'comma' | 'closed' | undefined;
  slots: readonly MarkOf<'slots'>[];
  /** Ids of these slots. */
  ids: readonly string[];
  set: MarkOf<'set'> | undefined;
  /** "Le 14 seulement": no other. */
  isOnly: boolean;
  choices: readonly MarkOf<'choice'>[];
  choice: Choice | undefined;
  /** Its choice stands before its slots: what is named next goes on. */
  isLed: boolean;
  /** "Jeudi pareil": what is said of the one before it. */
  isSame: boolean;
  /** "Jeudi, pas vendredi": it denies what stands behind it, and not what is named before. */
  isBehindOther: boolean;
  /** "Au 8 non au 10", "lundi seulement le matin": of which of the two it is said is not known. */
  isDoubtful: boolean;
  words: readonly MarkOf<'words'>[];
  /** "Jusqu’à midi": when somebody is there. */
  hours: readonly MarkOf<'words'>[];
}

export const isOpenedBy = ({ opens }: Pick<VoteClause, 'opens'>, ...some: Opener[]): boolean =>
  opens.some((one) => some.includes(one.opens));

/** Whether something is named in it, be it all slots or none. */
export const isNaming = ({ slots, set }: VoteClause): boolean =>
  slots.length > 0 || set !== undefined;

interface Chunk extends Pick<VoteClause, 'opens' | 'sign'> {
  marks: VoteMark[];
  end: number;
}

/** "Le 22 euh non le 23", "mardi ok euh non jeudi": what is taken back says nothing; what is denied is turned already. */
export function standing(marks: readonly VoteMark[]): { marks: VoteMark[]; gone: VoteMark[] } {
  const gone = new Set<VoteMark>();
  const denied = new Map<VoteMark, VoteMark>();
  const taking = new Set<VoteMark>();
  for (const turn of marks) {
    if (turn.kind !== 'opener' || turn.opens !== 'turn') continue;
    const next = marks.find((one) => isOfSlots(one) && one.start >= turn.end);
    const before = marks.filter((one) => isOfSlots(one) && one.end <= turn.start);
    const last = before.findLast(({ kind }) => kind === next?.kind);
    const isDenied = before.slice(-2).some((one) => one.kind === 'choice' && one.choice === 'no');
    if (!next || !last || taking.has(next) || (next.kind === 'slots' && isDenied)) continue;
    taking.add(next);
    gone.add(last);
    // "Le huit, enfin non, le huit je suis en CA": it is denied, and nothing takes its place.
    if (last.kind === 'slots' && next.kind === 'slots' && `${last.slots}` === `${next.slots}`)
      denied.set(turn, {
        ...turn,
        kind: 'choice',
        choice: 'no',
        is: new Set([...turn.is, 'vote-pas']),
      });
  }
  const kept = marks.filter((one) => !gone.has(one)).map((one) => denied.get(one) ?? one);
  return { marks: kept, gone: [...gone] };
}

/** The text is cut at its signs, at what opens a clause, and where slots and choices take turns. */
export const clausesOf = (marks: readonly VoteMark[], text: string): VoteClause[] =>
  chunksOf(marks, text.length).flatMap(conditionOf).flatMap(cut);

function chunksOf(marks: readonly VoteMark[], length: number): Chunk[] {
  const chunks: Chunk[] = [{ opens: [], sign: undefined, marks: [], end: length }];
  for (const [at, mark] of marks.entries()) {
    const last = chunks.at(-1) as Chunk;
    const said = mark.kind === 'opener' ? openerIn(last, mark, marks[at + 1]) : mark;
    if (!said) continue;
    if (said.kind === 'sign' || said.kind === 'opener') last.end = said.start;
    if (said.kind !== 'sign' && said.kind !== 'opener') last.marks.push(said);
    else if (isFull(last, said))
      chunks.push(begun({ opens: [], sign: undefined, end: length }, said));
    else chunks.splice(-1, 1, begun({ ...last, end: length }, said));
  }
  return chunks.filter(({ marks, opens }) => marks.length > 0 || opens.length > 0);
}

/** "En visio," is a remark, "j’ai dentiste donc" a reason; "en revanche," only leads to what stands behind its comma. */
const isFull = ({ marks, opens }: Chunk, mark: VoteMark): boolean =>
  marks.length > 0 ||
  ((mark.kind === 'sign' || (mark.kind === 'opener' && mark.opens === 'but')) &&
    opens.some((one) => ['present', 'reason', 'remark', 'if'].includes(one.opens)));

const begun = (
  { opens, sign, end }: Omit<Chunk, 'marks'>,
  mark: MarkOf<'sign' | 'opener'>,
): Chunk =>
  mark.kind === 'sign'
    ? { opens: mark.strong ? [] : opens, sign: signOf(mark, sign), marks: [], end }
    : { opens: [...opens, mark], sign, marks: [], end };

/** What an opener is where it stands: itself, words of a condition, a hedge, or nothing. */
function openerIn(
  last: Chunk,
  mark: MarkOf<'opener'>,
  next: VoteMark | undefined,
): VoteMark | undefined {
  const isLast = next === undefined || next.kind === 'sign';
  const { opens, is, start, end } = mark;
  const isCondition = isOpenedBy(last, 'if') && last.marks.every(({ kind }) => kind !== 'slots');
  if (isCondition && opens === 'reason') return undefined;
  if (isCondition && !(ENDS.includes(opens) && !(opens === 'else' && isLast)))
    return { kind: 'words', is, start, end, heavy: [] };
  // "Le 8 si tout le monde peut, le 10 sinon".
  if (opens === 'else' && isLast && last.marks.some(({ kind }) => kind === 'slots'))
    return { kind: 'choice', choice: 'maybe', is, start, end };
  // "Je suis à Montreuil" gives a reason; "je suis disponible" only leads to its choice.
  const isFar = next?.kind === 'set' || (next?.kind === 'slots' && next.start - end > ARTICLE);
  const isReason = is.has('raison-privee') || next?.kind === 'words' || (isFar && is.has(THING));
  return opens === 'reason' && !isReason ? undefined : mark;
}

/** What a condition does not go on behind. */
const ENDS: readonly Opener[] = ['else', 'but', 'joint', 'turn'];

function signOf({ strong, is }: MarkOf<'sign'>, before: Chunk['sign']): Chunk['sign'] {
  if (before === 'strong' || is.has(')')) return before === 'strong' ? before : 'closed';
  return strong ? 'strong' : 'comma';
}

/** "Si la visio est confirmée le 12": what a condition says is said of no slot, and ends where one is named. */
function conditionOf(chunk: Chunk): Chunk[] {
  const { marks, opens } = chunk;
  const lead = opens.at(-1);
  if (lead?.opens !== 'if') return [chunk];
  const to = marks.findIndex(({ kind }) => kind === 'slots');
  const own = to < 0 ? marks : marks.slice(0, to);
  const first = marks[to];
  const isTold = own.every(
    ({ kind, is }) => kind !== 'words' && (kind !== 'choice' || is.has('vote-pas')),
  );
  // "Si c’est le matin"; "sous réserve le 14" hedges that slot.
  if (first && isTold && first.start - lead.end > 1) {
    const after = marks.findIndex(({ kind }, at) => at > to && kind !== 'slots');
    return parted(chunk, after < 0 ? marks.length : after);
  }
  const said = own.map((one): VoteMark => ({ ...one, kind: 'words', heavy: [one] }));
  return parted({ ...chunk, marks: [...said, ...marks.slice(own.length)] }, own.length);
}

/** A chunk, and what stands behind its first marks as one of its own. */
function parted(chunk: Chunk, length: number): Chunk[] {
  const [own, rest] = [chunk.marks.slice(0, length), chunk.marks.slice(length)];
  const [next] = rest;
  if (!next) return [chunk];
  return [
    { ...chunk, marks: own, end: next.start },
    { opens: [], sign: undefined, marks: rest, end: chunk.end },
  ];
}

const isWords = (mark: VoteMark | undefined): boolean =>
  mark?.kind === 'words' && !mark.is.has(HOUR);

type Run = { of: 'named' | 'chosen'; from: number };

/** Where slots, then choices, begin in turn; "seulement" goes with either. */
function runsOf(marks: readonly VoteMark[]): Run[] {
  const runs: Run[] = [];
  for (const [from, { kind }] of marks.entries()) {
    const isNamed = kind === 'slots' || kind === 'set';
    const of = kind === 'choice' ? 'chosen' : isNamed ? 'named' : undefined;
    // "Mardi zut jeudi à la rigueur": words part what is named.
    if (of && (runs.at(-1)?.of !== of || isWords(marks[from - 1]))) runs.push({ of, from });
  }
  return runs;
}

/** "ncnc": what is named, and what is chosen, in turn. */
const orderOf = (marks: readonly VoteMark[]): string =>
  runsOf(marks)
    .map(({ of }) => of.charAt(0))
    .join('');

/** A chunk between two signs: "le 8 oui le 10 non" has its choices behind, "oui le 8 non le 10" before. */
function cut(chunk: Chunk): VoteClause[] {
  const all = settled(chunk.marks);
  const order = orderOf(all);
  // "Je peux le 12 si besoin et le 14 sans problème", "non jeudi c’est oui": what opens judges nothing.
  const opening = all.findIndex(({ kind }) => kind === 'choice');
  const isMere =
    /^c(?:n+c){2,}$/.test(order) || (/^cn+c$/.test(order) && all[opening]?.is.has('non') === true);
  const marks = isMere ? all.toSpliced(opening, 1) : all;
  const runs = runsOf(marks);
  const isBehind = isMere || order.startsWith('n');
  const starts = isBehind ? startsBehind(marks, runs) : startsBefore(runs);
  const bounds = [0, ...starts.filter((at) => at > 0)];
  return bounds.map((from, i) => {
    const until = bounds[i + 1] ?? marks.length;
    const lead = i === 0 ? chunk : { opens: [], sign: undefined };
    const isBehindOther = isBehind && i > 0 && marks[from]?.kind === 'choice';
    const isFirst = isBehindOther && marks[from - 1]?.kind !== 'choice';
    const said = clauseOf(marks.slice(from, until), lead);
    return {
      ...{ ...said, isBehindOther, end: marks[until]?.start ?? chunk.end },
      isDoubtful: said.isDoubtful || (isFirst && marks[from]?.is.has('non') === true),
    };
  });
}

/** Each choice ends a clause, but for one that denies what stands behind it: "mardi ok pas jeudi". */
const startsBehind = (marks: readonly VoteMark[], runs: readonly Run[]): number[] =>
  runs.flatMap(({ of, from }, i) => {
    if (of !== 'named' || i === 0) return [];
    const isSaid = ({ kind }: VoteMark) => kind === 'choice' || kind === 'words';
    const before = marks.slice(0, from).findLastIndex(isSaid);
    const { is, kind } = marks[before] ?? {};
    const isDenial =
      kind === 'choice' && ['vote-pas', 'vote-ni', 'non'].some((one) => is?.has(one));
    return [isDenial && i === runs.length - 1 ? before : before + 1];
  });

/** Each choice opens a clause, but for the last, where nothing is named behind it; so do words: "oui le 8 et contre le 10". */
const startsBefore = (runs: readonly Run[]): number[] =>
  runs.flatMap(({ of, from }, i) => {
    if (of === 'chosen') return runs[i + 1] ? [from] : [];
    return runs[i - 1]?.of === 'named' ? [from - 1] : [];
  });

/** Marks of a chunk as they are meant beside each other, without those that say nothing where they stand. */
const settled = (marks: readonly VoteMark[]): VoteMark[] =>
  marks.flatMap((mark, at): VoteMark[] => {
    const [before, next] = [marks[at - 1], marks[at + 1]];
    if (mark.kind === 'set') return setIn(mark, before, next);
    if (mark.kind === 'slots') {
      // "Je te dis demain": when they answer, and no slot.
      const isWhen = before?.is.has('vote-plus-tard') && mark.start - before.end <= ARTICLE;
      return isWhen ? [] : [mark];
    }
    // "À partir de 11h seulement", "seulement en fin de matinée": of that, and of no slot.
    const isOfWords = before?.is.has(HOUR) || next?.kind === 'words';
    if (mark.kind === 'only') return isOfWords ? [] : [mark];
    // "Mets-moi vendredi", "mets-moi mardi non": a yes, unless the clause says something else of it.
    const isPut = ({ is }: VoteMark) => is.has('vote-mettre') || is.has('vote-poser');
    const isElse = (one: VoteMark) => one.kind === 'choice' && !isPut(one);
    if (isPut(mark)) return next?.kind === 'slots' && !marks.slice(at).some(isElse) ? [mark] : [];
    return [mark];
  });

/** "Aucun matin", "mardi ou jeudi peu importe", "mardi, ni l’un ni l’autre": of the slots beside it. */
function setIn(
  mark: MarkOf<'set'>,
  before: VoteMark | undefined,
  next: VoteMark | undefined,
): VoteMark[] {
  const { is, start, end, set } = mark;
  // "Mardi non, reste jeudi".
  const isLeft = set === 'others' && next?.kind === 'slots' && next.start - end <= ARTICLE;
  if (set === 'others') return [isLeft ? { kind: 'choice', choice: 'yes', is, start, end } : mark];
  const choice = { kind: 'choice', choice: set === 'none' ? 'no' : 'yes', is, start, end } as const;
  const isNext = next?.kind === 'slots' || (next?.kind === 'set' && next.set === 'others');
  if (isNext && next.start - end <= ARTICLE) return set === 'none' ? [choice] : [];
  if (before?.kind !== 'slots') return [mark];
  return next?.kind === 'choice' && set === 'all' ? [] : [choice];
}

const weaker = (a: Choice, b: Choice): Choice =>
  a === 'maybe' || b === 'maybe' ? 'maybe' : a === 'no' ? 'no' : b;

type Told = Omit<VoteClause, 'end' | 'isBehindOther'>;

function clauseOf(
  marks: readonly VoteMark[],
  { opens, sign }: Pick<Chunk, 'opens' | 'sign'>,
): Told {
  const of = <K extends VoteMark['kind']>(kind: K) =>
    marks.filter((one): one is MarkOf<K> => one.kind === kind);
  const [slots, sets, words] = [of('slots'), of('set'), of('words')] as const;
  // "Jeudi ou vendredi, c’est pareil": of several that are named together; of one, what is said of the one before.
  const isSame = slots.length < 2 && marks.some(({ is }) => is.has('vote-egal'));
  const choices = of('choice').filter(({ is }) => !isSame || !is.has('vote-egal'));
  const [first, ...more] = choices.map(({ choice }) => choice);
  const named = Math.min(...[...slots, ...sets].map(({ start }) => start));
  const isBetween = (at: number) => [at - 1, at + 1].every((i) => marks[i]?.kind === 'slots');
  return {
    ...{ opens, sign, slots, isSame, choices },
    ids: slots.flatMap((one) => one.slots),
    set: sets.at(-1),
    isOnly: of('only').length > 0,
    isDoubtful: marks.some(({ kind }, at) => kind === 'only' && isBetween(at)),
    choice: first && more.reduce(weaker, first),
    isLed: choices.some(({ start }) => start < named) && named < Number.POSITIVE_INFINITY,
    words: words.filter(({ is }) => !is.has(HOUR)),
    hours: words.filter(({ is }) => is.has(HOUR)),
    start: [...opens, ...marks][0]?.start ?? 0,
  };
}
