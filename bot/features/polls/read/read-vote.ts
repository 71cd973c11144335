/**
 * An answer to a poll → a choice for the slots that it decides, or nothing. It is recorded only when every word with
 * a sense is accounted for: part of the answer, said of whom it is for, or kept as the remark; else it is asked back.
 */
import type { Utterance } from '../../../language/utterance.ts';
import { isCalled } from '../../../language/when/called-day.ts';
import { inside, ofKind, type Span, type WhenFound } from '../../../language/when/expression.ts';
import { partsOf } from '../../../sentence/clauses.ts';
import type { Placed } from '../../../sentence/placed.ts';
import { asksInPlace } from '../../../sentence/saying.ts';
import {
  conceptsOf,
  readSentence,
  type Sentence,
  says,
  sentenceOf,
  spanIn,
} from '../../../sentence/sentence.ts';
import type { NamedGroup } from '../../people/model/group-names.ts';
import { type SlotContext, whenSlot } from '../../people/model/slots/context.ts';
import { fichesSlot } from '../../people/model/slots/fiches.ts';
import { groupsSlot } from '../../people/model/slots/groups.ts';
import { personsSlot } from '../../people/model/slots/persons.ts';
import type { Choice } from '../model/schema.ts';
import { answersOf, type DecidedAnswers } from './clauses.ts';
import { defined } from './read-poll.ts';
import type { GivenSlot, VoteReading } from './reading.ts';
import type { SlotParts } from './slots-counted.ts';
import { LED } from './slots-named.ts';
import { courtesiesIn, heavyIn, personIn, type Remark, remarksIn, SILENT } from './vote-asides.ts';
import { groupsLed, groupsMeant } from './vote-of-group.ts';
import {
  ARTICLE,
  isHeavy,
  isSaidBy,
  stopAt,
  type VotePiece,
  WHOLE,
  wordsOf,
} from './vote-piece.ts';
import { piecesOf } from './vote-pieces.ts';

/** A longer text is a letter, and no answer. */
const MOST_READ = 600;
/** More words before an answer that nothing was made of: something else is spoken of. */
const MOST_BEFORE = 4;

/** What a sentence holds for an answer, each part in its place. */
interface Read {
  sentence: Sentence;
  pieces: readonly VotePiece[];
  decided: DecidedAnswers;
  /** Words with a sense that nothing was made of, as they stand. */
  left: readonly Span[];
  remarks: readonly Remark[];
}

/**
 * Slots may be left out: then nothing is decided, and it is only said that this answers a poll.
 * @param group whose poll it is
 */
export function readVote(
  utterance: Utterance,
  slots: readonly GivenSlot[],
  context: SlotContext,
  group?: string,
): VoteReading | undefined {
  const { text, credentials, copying } = utterance;
  if (credentials || copying || text.length > MOST_READ || text.includes('?')) return undefined;
  const sentence = sentenceOf(utterance, context.knowledge.lexicon);
  if (sentence.concepts.some(({ value, at }) => value === 'vote-qui' && at === 0)) return undefined;
  // "Est-ce que je suis notée présente le 15": what opens by asking records nothing.
  if (conceptsOf(sentence, 'interroge').some(({ at }) => at === 0)) return undefined;
  const lexicon = context.knowledge.vocabulary.when;
  const when = withShortDays(
    sentence,
    whenSlot(sentence, context).map(({ value }) => value),
    { slots, lexicon },
  );
  // Where no poll is open, a day has to be named.
  if (slots.length === 0 && !when.some(({ kind }) => kind === 'day')) return undefined;
  const all = piecesOf({ sentence, when, slots, lexicon });
  // Of most messages, nothing is a word of an answer.
  if (!all.some(isHeavy) || isAsked(sentence, all, context)) return undefined;
  const courtesies = courtesiesIn(sentence, all);
  // "Pour Parentalité aucun des deux" is no answer to the poll of another group.
  const said = group === undefined ? [] : groupsMeant(sentence, context);
  const whose = groupsLed(sentence, context).map((one) => spanIn(sentence, one));
  const found = personIn(sentence, context, all);
  // "Pour celui de Rachid" says which poll it is, and answers for nobody.
  const isWhose = whose.some(({ start, end }) => found && found.start <= end && start < found.end);
  // "Camille peut jeudi, moi aussi" answers for who speaks; she is told of, and asked back with the rest.
  const isToo = found !== undefined && says(sentence, 'vote-moi-aussi');
  const person = isWhose || isToo ? undefined : found;
  if (!person && !isToo && says(sentence, 'vote-tiers')) return undefined;
  // "Moi je peux le 10 et Omar m’a dit qu’il ne peut pas le 8": only the first is one's own, and is noted.
  const ahead = text.slice(0, person?.start ?? 0).replace(/(?:[\s,;]|\s(?:et|and))+$/u, '');
  const mine =
    ahead === '' ? undefined : readVote({ ...utterance, text: ahead }, slots, context, group);
  if (person && mine && !mine.onBehalfOf && Object.keys(mine.answers).length > 0)
    return { ...mine, left: [...mine.left, text.slice(person.start)] };
  // "Pour la carto je prends le 15": the group of the poll says of which poll it is.
  const isOwn = ({ value: { found } }: Placed<NamedGroup>) =>
    group !== undefined && found.every(({ id }) => id === group);
  const named = [...groupsSlot(sentence, context), ...said]
    .filter(isOwn)
    .map((one) => spanIn(sentence, one));
  if (said.length > 0 && named.length === 0) return undefined;
  // "Pour l’axe 4, aucun" is of the poll of that axis, and not of the axis.
  const isForIt = said.some(isOwn);
  // "Lambert : oui / non / oui": who speaks puts their own name ahead.
  const signed = personsSlot(sentence, context)
    .filter(({ value }) => value.isSelf)
    .map((one) => spanIn(sentence, one))
    .filter(({ end }) => /^\s*:/.test(text.slice(end)));
  const apart = [...courtesies, ...named, ...whose, ...signed, ...(person ? [person] : [])];
  const own = all.filter((piece) => !inside(apart, piece));
  const limits = limitsIn(text, when, slots);
  const behind = slots.length === 0 ? [] : remarksIn(sentence, own, { slots, apart, limits });
  const unsaid = unsaidIn(sentence, own, behind);
  const remarks = behind.filter((remark) => !inside(unsaid, remark));
  const led = remarks.filter(({ isSoft }) => !isSoft);
  const meant = own.filter((piece) => !inside([...led, ...unsaid], piece));
  const kept = takenIn(meant, remarks);
  const judged = kept.some(({ kind }) => kind === 'choice' || kind === 'set');
  const isSilent = !judged && kept.some((piece) => piece.kind === 'slots' && piece.day);
  const loose = heavyIn(sentence, isSilent ? SILENT : undefined).filter(
    (word) => !inside([...kept, ...apart, ...remarks, ...unsaid], word),
  );
  const told = isToo && !loose.some((word) => inside([found], word)) ? [found] : [];
  const left = [...told, ...loose, ...unsaid, ...doubtsIn(sentence, kept)];
  const compared = comparedIn(sentence, kept);
  const decided = answersOf(kept, slots);
  Object.assign(decided.answers, compared);
  const read = { sentence, pieces: kept, decided, left, remarks };
  if (slots.length === 0) return withoutPoll(read);
  const { answers, unknown } = read.decided;
  const none = Object.keys(answers).length === 0;
  if (
    (none && unknown.length === 0) ||
    isBeside(isForIt ? [] : utterance.references.axes, read, context, whose.length > 0)
  )
    return undefined;
  // "Les autres non plus" says that it is meant so.
  const isOdd = read.decided.isOdd && !says(sentence, 'vote-de-meme');
  // "Je peux que le 7 et encore pas avant 15h", "il peut le 8, pas les autres": one that suits is named, and none is left.
  const isApart = (piece: VotePiece) =>
    piece.kind === 'set' && (piece.set === 'only' || piece.set === 'others');
  const isNone =
    kept.some(isApart) &&
    !says(sentence, 'vote-de-meme') &&
    Object.values(answers).every((one) => one === 'no');
  const isUnclear =
    isOdd ||
    isNone ||
    compared !== undefined ||
    isSupposed(sentence, kept, slots) ||
    meant.some((piece) => impliedBy(meant, remarks, piece) === 'no') ||
    isAmbiguous(read) ||
    (isSilent && remarks.some(({ implies }) => implies === 'no'));
  const asks = !none && (left.length > 0 || isUnclear);
  // "…, passe-moi sur le vendredi" is for this poll, even where the rest has to be asked back.
  const isPut = kept.some(
    (piece) => piece.kind === 'choice' && isSaidBy(sentence, piece, 'vote-mettre'),
  );
  const isOrder = !none && judged && (isPut || (!asks && says(sentence, 'vote-noter')));
  const isLikely = !none && left.length * 2 <= heavyIn(sentence).length;
  const taken = [...kept, ...whose];
  const words = sentence.tokens.filter((t) => inside(taken, t)).map(({ folded }) => folded);
  return {
    rank: isOrder ? 'order' : isLikely ? 'answer' : 'guess',
    answers,
    isDated: kept.some((piece) => piece.kind === 'slots' && piece.slots.length > 0),
    unknown: unknown.map(({ start, end }) => text.slice(start, end)),
    back: kept.flatMap((piece) => (piece.kind === 'gone' ? (piece.slots ?? []) : [])),
    ...noteOf(read),
    onBehalfOf: person?.name,
    isOpen: says(sentence, 'vote-ne-sait-pas') && Object.values(answers).includes('maybe'),
    asks,
    words,
    left: left.map(({ start, end }) => text.slice(start, end)),
  };
}

/** "Je suivrai la majorité", "oui, non" of two slots: what it may well mean; "peu importe, je m’adapte" says it first. */
function isSupposed(
  sentence: Sentence,
  pieces: readonly VotePiece[],
  { length }: readonly GivenSlot[],
): boolean {
  const all = pieces.find((piece) => piece.kind === 'set' && piece.set === 'all');
  return (
    (all !== undefined && isSaidBy(sentence, all, 'vote-sans-preference')) ||
    pieces.some((piece) => length < 3 && piece.kind === 'slots' && piece.start === piece.end)
  );
}

/** "Le 10 serait mieux que le 8", "plutôt le 8 que le 10": the one suits, the other if need be. */
function comparedIn(
  sentence: Sentence,
  pieces: readonly VotePiece[],
): VoteReading['answers'] | undefined {
  const [better] = conceptsOf(sentence, 'vote-prefere');
  const than = conceptsOf(sentence, 'vote-que').find(({ at }) => better && at > better.at);
  if (!than) return undefined;
  const { start, end } = spanIn(sentence, than);
  const named = pieces.filter((piece) => piece.kind === 'slots');
  const best = named.findLast((piece) => piece.end <= start);
  const other = named.find((piece) => piece.start >= end);
  if (!best || !other) return undefined;
  return Object.fromEntries([
    ...other.slots.map((slot) => [slot, 'maybe'] as const),
    ...best.slots.map((slot) => [slot, 'yes'] as const),
  ]);
}

/** "Ven oui": the short name of a day that the poll has is that day. */
function withShortDays(
  { tokens, lexicon: { light } }: Sentence,
  when: readonly WhenFound[],
  { slots, lexicon }: Pick<SlotParts, 'slots' | 'lexicon'>,
): WhenFound[] {
  const short = tokens.flatMap(({ folded, start, end }): WhenFound[] => {
    const weekday = lexicon.shortWeekdays.get(folded);
    const isFree = !light.has(folded) && !inside(when, { start });
    const day =
      weekday && ({ kind: 'day', date: '', weekday, partial: 'weekday', sure: false } as const);
    return day && isFree && slots.some((slot) => isCalled(slot.date, day))
      ? [{ ...day, start, end }]
      : [];
  });
  return [...when, ...short].sort((a, b) => a.start - b.start);
}

/** "Le 10, c’est ok pour qui": what is chosen is asked, and not told. */
const isAsked = (sentence: Sentence, pieces: readonly VotePiece[], context: SlotContext): boolean =>
  partsOf(sentence.text).some(
    (part) =>
      pieces.some((piece) => piece.kind === 'choice' && inside([part], piece)) &&
      !conceptsOf(sentence, 'vote-appui').some((one) => spanIn(sentence, one).end === part.end) &&
      asksInPlace(
        readSentence(sentence.text.slice(part.start, part.end), sentence.lexicon),
        (said) => whenSlot(said, context),
      ),
  );

/**
 * "Le 8 ok, le 10 jpp": nobody knows what is said of the second, and what was said of the first is not said of it. Each
 * with the words behind it.
 */
function unsaidIn(
  sentence: Sentence,
  pieces: readonly VotePiece[],
  remarks: readonly Remark[],
): Span[] {
  const loose = heavyIn(sentence).filter((word) => !inside([...pieces, ...remarks], word));
  return pieces.flatMap((piece, at) => {
    const behind = remarks.find(({ isSoft, start }) => isSoft && start === piece.end);
    const [before, next] = [pieces[at - 1], pieces[at + 1]];
    // "Mardi zut, le 10 à la rigueur": what is said of the second is not said of the first.
    const isCut = piece.kind === 'slots' && next?.kind === 'sign' && before?.kind !== 'choice';
    const own = { start: piece.start, end: next?.start ?? piece.end };
    if (impliedBy(pieces, remarks, piece)) return [];
    if (isCut && loose.some((word) => inside([own], word))) return [own];
    // "On m’a mis une réunion vendredi, note-moi jeudi": what is said of the first is said of no other.
    const lead = loose.find(({ start }) => start >= (before?.end ?? 0) && start < piece.start);
    const isApart = isCut && lead && (!before || before.kind === 'sign');
    if (isApart && isTold(pieces.slice(at + 1))) return [{ start: lead.start, end: piece.end }];
    // "Le 7 je suis pris et le 9 je dépose les enfants": what joins two clauses parts them too.
    const isJoined =
      before?.kind === 'choice' && AND.test(sentence.text.slice(before.end, piece.start));
    if (piece.kind !== 'slots' || !(before?.kind === 'sign' || isJoined)) return [];
    const isJudged = next?.kind === 'choice';
    const goesOn = !isJudged && pieces.slice(0, at).some(({ kind }) => kind === 'choice');
    return goesOn && behind ? [{ start: piece.start, end: behind.end }] : [];
  });
}

/** Whether some clause has both slots and what is said of them. */
const isTold = (pieces: readonly VotePiece[]): boolean =>
  pieces.some(({ kind }, at) => {
    const [one, other] = pieces.slice(at).filter(({ kind }) => kind !== 'gone');
    return (
      kind !== 'gone' &&
      [one, other].some((p) => p?.kind === 'slots') &&
      [one, other].some((p) => p?.kind === 'choice')
    );
  });

/** "Aucun des trois, pas sûr d’être encore du groupe": where nothing suits, a doubt is of something else. */
function doubtsIn({ text }: Sentence, pieces: readonly VotePiece[]): Span[] {
  const none = pieces.findIndex((piece) => piece.kind === 'set' && piece.set === 'none');
  const behind = none < 0 ? [] : pieces.slice(none);
  const sign = behind.findIndex(({ kind }) => kind === 'sign');
  const doubt = behind.slice(sign).find((p) => p.kind === 'choice' && p.choice === 'maybe');
  return sign > 0 && doubt && !behind.some(({ kind }) => kind === 'slots')
    ? [{ start: doubt.start, end: text.length }]
    : [];
}

/** "Et le 9", behind what is said of another. */
const AND = /^\s*(?:et|puis|and|then)\s+$/iu;

/** "Jusqu’à midi", "à partir de 11h": within a slot, when somebody is there, and no slot's hour. */
const limitsIn = (text: string, when: readonly WhenFound[], slots: readonly GivenSlot[]): Span[] =>
  ofKind(when, 'times').filter(({ from, to, start, end }) => {
    const at = from ?? to;
    return (
      at !== undefined &&
      (from === undefined || (to === undefined && LED.test(text.slice(start, end)))) &&
      slots.some((slot) => (slot.start ?? at) < at && (!slot.end || at <= slot.end))
    );
  });

/**
 * What a remark says of a slot of which nothing else is said: "le jeudi j’ai conseil" that it is taken, "jeudi
 * j’arriverai à 10h" that they are there.
 */
function impliedBy(
  pieces: readonly VotePiece[],
  remarks: readonly Remark[],
  piece: VotePiece,
): Choice | undefined {
  if (piece.kind !== 'slots' || piece.slots.length === 0) return undefined;
  const at = pieces.indexOf(piece);
  const ahead = pieces.slice(0, at);
  const clause = ahead.slice(ahead.findLastIndex(({ kind }) => kind === 'sign') + 1);
  // "Je peux jeudi, j’ai vérifié": its choice stands before it.
  const isLed = clause[0]?.kind === 'choice' && !clause.some(({ kind }) => kind === 'slots');
  const isSaid = ahead.some(
    (p) => p.kind === 'slots' && p.slots.some((s) => piece.slots.includes(s)),
  );
  if (isLed || clause.at(-1)?.kind === 'slots') return undefined;
  const isRight = ({ start, end }: Span) =>
    end === piece.start || (piece.end <= start && start - piece.end <= 2);
  if (remarks.some((one) => one.implies === 'no' && isRight(one))) return 'no';
  const next = pieces.slice(at + 1).find(isHeavy);
  const last = ahead.findLast(isHeavy);
  const isOfIt = ({ start, end }: Span) =>
    !isSaid &&
    next?.kind !== 'choice' &&
    (start >= piece.end
      ? start < (next?.start ?? start + 1)
      : end >= (last?.end ?? 0) && !ahead.some((p) => p.kind === 'sign' && p.start >= end));
  return remarks.some((one) => one.implies === 'yes' && isOfIt(one)) ? 'yes' : undefined;
}

/** The pieces, with what remarks say of slots. */
const takenIn = (pieces: readonly VotePiece[], remarks: readonly Remark[]): VotePiece[] =>
  pieces.flatMap((piece): VotePiece[] => {
    const choice = impliedBy(pieces, remarks, piece);
    if (!choice) return [piece];
    const { end } = piece;
    const said = { kind: 'choice', choice, start: end, end } as const;
    return [stopAt(piece), piece, said, stopAt({ start: end, end })];
  });

/**
 * "Rien le 18": nothing suits, or nothing is planned; "rien sauf le 18" says which. "Au 8 non au 10": of the first, of the
 * second or of both. "Sauf trop tôt le matin": not of every slot in the morning.
 */
const isAmbiguous = ({ sentence, pieces }: Read): boolean =>
  pieces.some(
    (piece, at) =>
      piece.kind === 'choice' &&
      piece.isOwn &&
      pieces[at - 1]?.kind === 'slots' &&
      isSaidBy(sentence, piece, 'non'),
  ) ||
  pieces.some((piece, at) => {
    const next = pieces.slice(at + 1).find(({ kind }) => kind !== 'choice');
    const isExcept = piece.kind === 'set' && piece.set === 'except' && next?.kind === 'slots';
    return (
      isExcept &&
      heavyIn(sentence).some(({ start, end }) => start >= piece.end && end <= next.start)
    );
  }) ||
  (pieces.some(({ kind }) => kind === 'slots') &&
    !pieces.some((piece) => piece.kind === 'set' && piece.set === 'except') &&
    pieces.some((piece) => isSaidBy(sentence, piece, 'vote-rien-seul')));

/**
 * A poll may be open for weeks, and people speak of everything meanwhile: a text is an answer only when the whole of
 * it is one, or all but a few words before it.
 */
function isBeside(
  axes: Utterance['references']['axes'],
  { pieces, decided, sentence, left, remarks }: Read,
  context: SlotContext,
  isWhose: boolean,
): boolean {
  const chosen = pieces.filter((piece) => piece.kind === 'choice');
  const sets = pieces.filter((piece) => piece.kind === 'set' && WHOLE.has(piece.set));
  const dated = pieces.some((piece) => piece.kind === 'slots' && piece.slots.length > 0);
  const fiches = fichesSlot(sentence, context).filter(
    ({ at }) => !pieces.some((p) => p.kind === 'slots' && inside([p], sentence.typed[at] ?? p)),
  );
  if (fiches.length > 0 || (axes.length > 0 && !dated)) return true;
  // "Celui du 12" tells which poll is meant.
  if (chosen.length === 0 && dated && pieces.some((piece) => isSpoken(sentence, piece)))
    return true;
  if (chosen.length === 0 && dated)
    return (
      left.length > 0 ||
      remarks.some(({ isSoft }) => isSoft) ||
      (!isWhose && says(sentence, 'sondage-celui'))
    );
  if (Object.keys(decided.answers).length === 0) return left.length > 1;
  if (dated) return left.length > MOST_BEFORE;
  // "Aucun des trois, je ne sais pas si j’en suis": what stands behind takes nothing from it.
  const [none] = sets;
  const sign = none && pieces.find((p) => p.kind === 'sign' && p.start >= none.end);
  const isNone = none?.kind === 'set' && none.set === 'none' && /\s/.test(wordsIn(sentence, none));
  if (isNone && sign && left.length <= MOST_BEHIND && left.every((w) => w.start >= sign.end))
    return false;
  // "Tout va bien", "aucun souci": no slot is named, and every word must be about slots.
  const isGlued = ({ start, isSoft }: Remark) =>
    isSoft && !pieces.some((p) => p.kind === 'sign' && p.end === start);
  if (sets.length === 0 || left.length > 0 || remarks.some(isGlued)) return true;
  // "Les deux c'est bon": more than "tout", it is of slots.
  const ofSlots = sets.some(({ start, end }) => /[\s’']/.test(sentence.text.slice(start, end)));
  return !(
    ofSlots ||
    sets.some((one) => one.kind === 'set' && one.set === 'none') ||
    chosen.some(({ weak }) => !weak)
  );
}

/** Words with a sense behind an answer that is whole: more tells something else. */
const MOST_BEHIND = 6;

const wordsIn = ({ text }: Sentence, { start, end }: Span): string => text.slice(start, end);

/** "À jeudi", "merci pour mardi": a day that is spoken of, and is no answer. */
const isSpoken = ({ text, concepts, typed }: Sentence, piece: VotePiece): boolean =>
  piece.kind === 'slots' &&
  (/(?:^|\s)[àa]\s+$/iu.test(text.slice(0, piece.start)) ||
    concepts.some(
      ({ value, at, length }) =>
        value === 'vote-politesse' &&
        /^\s+(?:pour\s+)?$/iu.test(text.slice(typed[at + length - 1]?.end, piece.start)),
    ));

/** What is kept with the answer, for all to read: not what is private, which is said to stay out. */
function noteOf(read: Read): Pick<VoteReading, 'note' | 'isPrivate'> {
  const { sentence, remarks } = read;
  const other = proposal(read);
  const wish = preference(read);
  const apart = [
    other,
    wish !== undefined && other && inside([other], wish) ? undefined : wish,
  ].filter((one) => one !== undefined);
  const all = [...remarks.filter((one) => !inside(apart, one)), ...apart].sort(
    (a, b) => a.start - b.start,
  );
  const secrets = conceptsOf(sentence, 'raison-privee').map((one) => spanIn(sentence, one));
  // "Je récupère mes enfants": what leads to it goes with it.
  const isOf = (one: Span, { start, end }: Span) => one.start < end && start <= one.end + 1;
  const kept = all.filter((one) => !secrets.some((secret) => isOf(one, secret)));
  const note = kept.map((one) => one.text).join(' ; ') || undefined;
  return { note, isPrivate: kept.length < all.length };
}

/** "Les deux me vont, je préfère le jeudi", "tout me va, jeudi plutôt": of what suits, what suits best. */
function preference({ sentence, decided, pieces }: Read): Remark | undefined {
  const wishes = conceptsOf(sentence, 'vote-prefere').map((one) => spanIn(sentence, one));
  const named = pieces.filter((piece) => piece.kind === 'slots');
  for (const { start, end } of wishes) {
    const behind = named.find((piece) => piece.start >= end && piece.start - end <= ARTICLE);
    const isLast = pieces.every((p) => p.start < end || p.kind === 'sign');
    const best =
      behind ?? (isLast ? named.findLast((piece) => start - piece.end === 1) : undefined);
    const isOther = ([slot, choice]: [string, string]) =>
      choice === 'yes' && !best?.slots.includes(slot);
    if (best && Object.entries(decided.answers).some(isOther))
      return spanOf(sentence, Math.min(start, best.start), Math.max(end, best.end));
  }
  return undefined;
}

const spanOf = ({ text }: Sentence, start: number, end: number): Remark => ({
  start,
  end,
  text: wordsOf(text.slice(start, end)),
});

/** Days that the poll has not, with all that is said of them: "sinon mercredi 9, ça m’irait mieux". */
function proposal({ sentence, decided, pieces }: Read): Remark | undefined {
  const [first] = decided.unknown;
  const last = decided.unknown.at(-1);
  if (!first || !last) return undefined;
  const start = pieces.findLast(({ kind, end }) => kind === 'sign' && end <= first.start)?.end ?? 0;
  const ends = pieces.filter(
    (piece) => piece.start >= last.end && (piece.kind === 'sign' || isSlot(piece)),
  );
  const end = ends[0]?.start ?? sentence.text.length;
  return spanOf(sentence, start, end);
}

const isSlot = (piece: VotePiece): boolean => piece.kind === 'slots' && piece.slots.length > 0;

/** "ok pour le 8, pas le 14", and no poll is known: somebody has to be asked which. */
function withoutPoll({ pieces, sentence, left }: Read): VoteReading | undefined {
  const days = pieces.filter((piece) => piece.kind === 'slots' && piece.day);
  const chosen = pieces.some(({ kind }) => kind === 'choice');
  // "Ok ça sera jeudi" settles a day, and answers no poll.
  if (days.length === 0 || !chosen || left.length > 0 || says(sentence, 'sondage-pris'))
    return undefined;
  const words = sentence.tokens.filter((t) => inside(pieces, t)).map(({ folded }) => folded);
  return { rank: 'told', answers: {}, unknown: [], back: [], words, left: [] };
}

/** For `npm run understand`. */
export const voteFields = ({ answers, note, onBehalfOf, unknown, asks }: VoteReading) =>
  defined({
    ...{ answers, note, onBehalfOf },
    unknown: unknown.length > 0 ? unknown : undefined,
    asks: asks || undefined,
  });
