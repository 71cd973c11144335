/** What comes beside the choices of an answer: courtesy, whom it is for, and what is kept as a remark. */
import { inside, type Span } from '../../../language/when/expression.ts';
import { endOf } from '../../../sentence/between.ts';
import { overlap, type Placed } from '../../../sentence/placed.ts';
import { stands } from '../../../sentence/saying.ts';
import { conceptsOf, placeOf, type Sentence, spanIn } from '../../../sentence/sentence.ts';
import type { SlotContext } from '../../people/model/slots/context.ts';
import { personsSlot } from '../../people/model/slots/persons.ts';
import type { Choice } from '../model/schema.ts';
import { answersOf } from './clauses.ts';
import type { GivenSlot } from './reading.ts';
import { isHeavy, type VotePiece, wordsOf } from './vote-piece.ts';

/** Words that have a sense, but for those that `beside` says to go with an answer. */
export const heavyIn = (
  { lexicon, tokens, concepts }: Sentence,
  beside: ReadonlySet<string> = BESIDE,
): Span[] =>
  tokens.filter(
    ({ folded }, at) =>
      !lexicon.light.has(folded) &&
      folded.length > 1 &&
      /[a-z0-9]/.test(folded) &&
      !concepts.some((c) => beside.has(c.value) && c.at <= at && at < c.at + c.length),
  );

/** Beside slots that are named and not judged: "ma réponse : mardi". */
export const SILENT: ReadonlySet<string> = new Set([
  'vote-annonce',
  'vote-moi',
  'vote-reprise',
  'vote-pour',
  'vote-dit',
  'volontiers',
  'demande-polie',
]);

/** Concepts that go with an answer and add nothing to it. */
const BESIDE: ReadonlySet<string> = new Set([
  'vote-entourage',
  'vote-appui',
  'vote-que',
  'vote-dit',
  'vote-moi',
  'vote-pour',
  'vote-reprise',
  'nie-porte',
  'volontiers',
  'demande-polie',
]);

/** Where a clause ends: at a sign, or where a piece of the answer stands. */
const nextOf = (pieces: readonly VotePiece[], from: number, until: number): number =>
  Math.min(until, ...pieces.filter(({ start }) => start >= from).map(({ start }) => start));

/** "Merci de votre compréhension", "Bonjour Claire", "Cordialement, Sonia": each to the end of its clause; a joke from its start. */
export function courtesiesIn(sentence: Sentence, pieces: readonly VotePiece[]): Span[] {
  const { concepts, text } = sentence;
  return concepts.flatMap((one): Span[] => {
    const { start, end } = spanIn(sentence, one);
    // "Je vous confirme plus tard" answers, where "je vous confirme" only leads to it.
    if (pieces.some((p) => isHeavy(p) && p.start <= start && end < p.end)) return [];
    if (one.value === 'vote-signature' && !pieces.some((p) => isHeavy(p) && p.start > end))
      return [{ start, end: text.length }];
    if (one.value === 'bavarde-rire') return [{ start: jokeFrom(pieces, start), end }];
    if (one.value === 'vote-politesse') return [{ start, end: nextOf(pieces, end, text.length) }];
    // "Jeudi c’est bon et vendredi si besoin": what joins them parts a yes from the day behind it.
    const isJoined = text.slice(start, end).search(AGAIN) >= 0;
    return one.value === 'vote-salut' && !isJoined ? [{ start, end }] : [];
  });
}

/** "… L’imprimante est en panne lol": the whole clause, unless it chooses something. */
function jokeFrom(pieces: readonly VotePiece[], until: number): number {
  const sign = pieces.findLast(({ kind, end }) => kind === 'sign' && end <= until)?.end ?? until;
  const chosen = pieces.some((p) => p.kind === 'choice' && p.start >= sign && p.end <= until);
  return chosen ? until : sign;
}

type Person = Span & { name: string };

/** One word with a capital, that nobody known is called. */
const CAPITAL = /^\p{Lu}[\p{L}’'-]+$/u;
/** Words between a name and what its person does: "Sarah from Pantin can do". */
const MOST_BETWEEN = 3;
/** And of what is said of them between: "who is not on Teams". */
const MOST_SAID = 8;

/** "pour Fatou : …", "Claire peut le 8", "on behalf of Karim". */
export function personIn(
  sentence: Sentence,
  context: SlotContext,
  pieces: readonly VotePiece[],
): Person | undefined {
  const { text, typed, tokens, concepts, lexicon } = sentence;
  const all = personsSlot(sentence, context);
  const known = all
    .filter(({ value }) => !value.isSelf)
    .map((one) => ({ ...one, value: one.value.name }));
  const isFree = (one: Placed<unknown>) => !all.some((other) => overlap(one, other));
  const single = typed
    .map(({ start, end }, at) => ({ value: text.slice(start, end), at, length: 1 }))
    .filter((one) => isName(sentence, one, pieces) && isFree(one));
  const chooses = ({ at }: Placed<unknown>) =>
    pieces.some((p) => p.kind === 'choice' && inside([p], typed[at] ?? p));
  // "Si Karim vient le 8 je viens aussi": what he does is why, and no answer of his.
  const ifs = ['presence-si', 'vote-si'].flatMap((name) => conceptsOf(sentence, name)).map(endOf);
  const told = [...known, ...single].filter(({ at }) => !ifs.includes(at));
  for (const one of told.sort((a, b) => a.at - b.at)) {
    const after = one.at + one.length;
    const lead = concepts.find((c) => c.value === 'vote-pour' && c.at + c.length === one.at);
    // "Fatou, qui n’a pas Teams, peut mardi": what is said of her leads to what she does.
    const isOfThem = concepts.some((c) => c.value === 'vote-dont' && c.at === after);
    const verb = concepts.find(
      (c) =>
        c.value === 'vote-dit' &&
        c.at >= after &&
        (isOfThem ? chooses(c) && c.at - after <= MOST_SAID : c.at - after <= MOST_BETWEEN),
    );
    const does = verb !== undefined;
    const announced = /^\s*(?:\([^)]*\)\s*)?[:–—-]/u.test(text.slice(spanIn(sentence, one).end));
    const opens = tokens.slice(0, one.at).every(({ folded }) => lexicon.light.has(folded));
    // Behind "que" a name has to do something; behind "pour" it is enough to be there.
    const isBare = concepts.some((c) => c.value === 'vote-pour-que' && c.at === lead?.at);
    const leads = lead && (!isBare || does || announced);
    const opening = opens && (does || announced);
    if (!leads && !opening && !(does && known.includes(one))) continue;
    const { start, end } = spanIn(sentence, one);
    return {
      name: one.value,
      start: leads ? (typed[lead.at]?.start ?? start) : start,
      end: isOfThem && verb ? spanIn(sentence, verb).start : behind(sentence, end, pieces),
    };
  }
  return undefined;
}

/** "Nadia (USPN)", "pour Inès de la Caf, qui est en congé : …": what is said of the person goes with the name. */
function behind(sentence: Sentence, end: number, pieces: readonly VotePiece[]): number {
  const { text } = sentence;
  const held = end + (/^\s*\([^)]*\)/u.exec(text.slice(end))?.[0].length ?? 0);
  const isOf = (until: number) =>
    !/[.;!\n]/.test(text.slice(held, until)) &&
    !pieces.some((p) => p.kind === 'slots' && p.start >= held && p.start < until);
  const next = nextOf(pieces, held, text.length);
  const { length } = placeOf(sentence, { start: held, end: next });
  return length <= MOST_BETWEEN && isOf(next) ? next : held;
}

/** A word with a capital that is no word of the lexicon and no day. */
function isName(
  { text, typed, concepts }: Sentence,
  { at }: Placed<unknown>,
  pieces: readonly VotePiece[],
): boolean {
  const token = typed[at];
  return (
    token !== undefined &&
    CAPITAL.test(text.slice(token.start, token.end)) &&
    !inside(pieces, token) &&
    !concepts.some((c) => c.at <= at && at < c.at + c.length)
  );
}

export interface Remark extends Span {
  text: string;
  /** Nothing leads up to it: days in it may be meant as slots. */
  isSoft?: boolean;
  /** What it says of a slot of which nothing else is said: "jeudi, j’ai mon CA", "jeudi j’arriverai à 10h". */
  implies?: Choice | undefined;
}

interface Answering {
  slots: readonly GivenSlot[];
  /** Spans that are no part of the answer. */
  apart: readonly Span[];
  /** Hours between which somebody is there, and that are no slot's: "jusqu’à midi le 10". */
  limits: readonly Span[];
}

/** Remarks behind an answer that is whole without them: led up to, or words that nothing else was made of. */
export function remarksIn(
  sentence: Sentence,
  pieces: readonly VotePiece[],
  { slots, apart, limits }: Answering,
): Remark[] {
  const isNamed = (one: Span) => pieces.some((p) => p.kind === 'slots' && inside([p], one));
  const said: Remark[] = limits
    .filter((one) => !isNamed(one))
    .map((one) => ({ ...one, text: sentence.text.slice(one.start, one.end), implies: 'yes' }));
  said.push(...reasonsAhead(sentence, pieces));
  for (const one of ledIn(sentence, pieces)) {
    if (inside([...said, ...apart], one)) continue;
    const stop = Math.min(one.end, ...apart.flatMap((p) => (p.start > one.start ? p.start : [])));
    const cut = cutOf(sentence, pieces, { ...one, end: stop }, slots);
    if (cut) said.push(cut);
  }
  const own = pieces.filter((piece) => !inside(said, piece));
  return [...said, ...chunksOf(sentence, own, { slots, apart: [...apart, ...said], limits })].sort(
    (a, b) => a.start - b.start,
  );
}

interface Led extends Span {
  /** Where its words begin: what only joins it is no part of them. */
  from: number;
  /** Said with a word that joins it: it may speak of days and choices of its own. */
  joined: boolean;
  implies?: Choice | undefined;
  /** May stand before the answer: "si la visio est confirmée, vendredi". */
  mayLead?: boolean;
}

/** Places where a remark may start: "mais je pars à 15h30", "(en visio)", "note : …", "sous réserve de …". */
function ledIn(sentence: Sentence, pieces: readonly VotePiece[]): Led[] {
  const { text, concepts } = sentence;
  const begun = ({ start }: Span) => pieces.some((p) => isHeavy(p) && p.end <= start);
  const cues = pieces.filter(({ kind }) => kind === 'choice' || kind === 'set');
  const led = concepts.flatMap((one): Led[] => {
    const { start, end } = spanIn(sentence, one);
    const isCue = cues.some(
      (p) => p.start <= start && end <= p.end && p.end - p.start > end - start,
    );
    if (isCue) return [];
    if (Object.hasOwn(IMPLIED, one.value))
      return [{ start, end: text.length, from: start, joined: false, implies: IMPLIED[one.value] }];
    const isTurn = pieces.some((p) => p.kind === 'gone' && p.start === start);
    if (one.value === 'vote-joint' && !isTurn)
      return [{ start, end: text.length, from: end, joined: true }];
    return CONDITIONS.has(one.value) && cues.some((p) => p.end === end)
      ? [{ start: end, end: text.length, from: start, joined: true, mayLead: true }]
      : [];
  });
  const held = [...text.matchAll(/\(([^)]{3,})\)/gu)].map(
    ({ index, 0: whole }): Led => ({
      start: index,
      from: index + 1,
      end: index + whole.length,
      joined: true,
    }),
  );
  return [...led, ...held]
    .filter((one) => one.mayLead || begun(one))
    .sort((a, b) => a.start - b.start || Number(b.joined) - Number(a.joined));
}

/** Concepts that open a remark, and what each says of a slot of which nothing else is said. */
const IMPLIED: Readonly<Record<string, Choice | undefined>> = {
  'vote-remarque': undefined,
  'vote-present': 'yes',
  'vote-raison': 'no',
  'raison-privee': 'no',
};

/** "J’ai mon CA le mardi, je peux jeudi": why what stands behind it does not suit, in a clause that says no more of it. */
const reasonsAhead = (sentence: Sentence, pieces: readonly VotePiece[]): Remark[] =>
  sentence.concepts.flatMap((one): Remark[] => {
    if (IMPLIED[one.value] !== 'no') return [];
    const { start, end: from } = spanIn(sentence, one);
    const at = pieces.findIndex((piece) => piece.end > start);
    const [before, slot, next] = [
      pieces.findLast((p) => p.end <= start),
      pieces[at],
      pieces[at + 1],
    ];
    const isAlone = [before, next].every((piece) => piece === undefined || piece.kind === 'sign');
    if (slot?.kind !== 'slots' || slot.slots.length === 0 || !isAlone) return [];
    const own = { start, end: slot.start };
    // "J’ai mardi ou jeudi": days, and nothing that takes them.
    const isThing =
      (stands(sentence, 'devant-nom', endOf(one)) &&
        placeOf(sentence, { start: from, end: slot.start }).length > 1) ||
      heavyIn(sentence).some((word) => word.start >= from && word.end <= own.end);
    return isThing
      ? [{ ...own, text: wordsOf(sentence.text.slice(start, own.end)), implies: 'no' }]
      : [];
  });

const CONDITIONS: ReadonlySet<string> = new Set(['vote-condition', 'vote-si']);

/** Where a clause may begin that answers again behind a remark. */
const AGAIN = /[,;.!\n]\s*|\s(?:et|and)\s+/giu;

/** A remark up to where the answer goes on; nothing when it decides slots itself. */
function cutOf(
  sentence: Sentence,
  pieces: readonly VotePiece[],
  { start, end, from, joined, mayLead, implies }: Led,
  slots: readonly GivenSlot[],
): Remark | undefined {
  const { text } = sentence;
  const inIt = pieces.filter((p) => isHeavy(p) && p.start > start && p.start < end);
  const places = [
    ...[...text.slice(start, end).matchAll(AGAIN)].map((m) => start + m.index + m[0].length),
    ...inIt.map((piece) => piece.start),
  ].sort((a, b) => a - b);
  const goesOn = (at: number) =>
    at > start + 1 && (decides(pieces, { start: at, end }, slots) || (mayLead && isStop(text, at)));
  const until = places.find(goesOn) ?? end;
  // The sign at its end parts what stands around it.
  const own = { start, end: start + text.slice(start, until).replace(/[\s,;.!]+$/u, '').length };
  // "C'est parfait", "je suis libre" are said of the slots; "l'accord" of a condition is not.
  const speaks = inIt.some(
    (p) => p.end <= until && ((p.kind === 'choice' && !mayLead) || (p.kind === 'slots' && p.day)),
  );
  if (decides(pieces, own, slots) || (speaks && (mayLead || !joined))) return undefined;
  const said = wordsOf(text.slice(from, until));
  const isSaid = heavyIn(sentence).some((word) => inside([own], word));
  return isSaid ? { text: said, implies, ...own } : undefined;
}

/** "Sous réserve de l’accord de ma direction, …": a condition ends at its first sign. */
const isStop = (text: string, at: number): boolean => /[,;.!\n]\s*$/.test(text.slice(0, at));

/** Whether a part of the text chooses slots itself: then it is no remark. */
function decides(pieces: readonly VotePiece[], part: Span, slots: readonly GivenSlot[]): boolean {
  const own = pieces.filter((piece) => inside([part], piece));
  const [first, second] = own.filter(isHeavy);
  if (!first || Object.keys(answersOf(own, slots).answers).length === 0) return false;
  const chosen = own.some(({ kind }) => kind === 'choice');
  const named = own.some((piece) => piece.kind === 'slots' && piece.day);
  // "… et les deux autres non": a set that opens the part, and what is said of it.
  const others = [first, second].some((piece) => piece?.kind === 'set' && piece.set === 'others');
  return chosen && (named || (first.kind === 'set' && second?.kind === 'choice') || others);
}

/** Words that are left behind what is decided, or in a clause of their own, with the small words around them. */
function chunksOf(
  sentence: Sentence,
  pieces: readonly VotePiece[],
  { slots, apart }: Answering,
): Remark[] {
  const { text } = sentence;
  const bounds = [...pieces.filter((p) => p.kind !== 'slots' || p.slots.length > 0), ...apart];
  const chunks: Remark[] = [];
  for (const word of heavyIn(sentence)) {
    if (inside([...pieces, ...apart, ...chunks], word)) continue;
    const start = Math.max(0, ...bounds.map((b) => (b.end <= word.start ? b.end : 0)));
    const end = Math.min(
      text.length,
      ...bounds.flatMap((b) => (b.start > word.start ? b.start : [])),
    );
    const before = pieces.filter((piece) => piece.end <= start);
    const { answers } = answersOf(before, slots);
    const isBehind =
      before.some(({ kind }) => kind === 'choice') && Object.keys(answers).length > 0;
    // "Jeudi : comité de direction, donc exclu": a clause of its own behind a day.
    const isBegun = before.some(({ kind }) => kind === 'slots' || kind === 'set');
    const isCut = before.at(-1)?.kind === 'sign' || /^\s*[:(]/.test(text.slice(start, end));
    const isClosed =
      end === text.length || pieces.some((p) => p.kind === 'sign' && p.start === end);
    const isApart = isBegun && isCut && isClosed;
    if (isBehind || isApart)
      chunks.push({ text: wordsOf(text.slice(start, end)), start, end, isSoft: true });
  }
  return chunks;
}
