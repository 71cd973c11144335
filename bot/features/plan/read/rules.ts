/** Decides what to answer. Pure: the question, the knowledge and the thresholds in, a decision out. */
import type { Entry } from '../../../knowledge/entry.ts';
import type { Knowledge } from '../../../knowledge/knowledge.ts';
import type { Hit } from '../../../knowledge/query.ts';
import {
  besideGap,
  explained,
  factBeside,
  gapBeside,
  isFigure,
  isMostlyElse,
  lookalikes,
  nearestTo,
  otherAsked,
  rivalOf,
} from './beside.ts';
import type { Decision } from './decision.ts';
import {
  absentWord,
  likelierGap,
  nothingKnown,
  otherFigure,
  outside,
  says,
  unconvinced,
  unsure,
  wholeOf,
} from './doubt.ts';
import { figuresSaid, inYear } from './figures.ts';
import { isClosed } from './form.ts';
import { judged, leavesIdeas, wasLearned } from './judge.ts';
import { lackingField } from './lacking.ts';
import {
  answersExactly,
  bareTheme,
  bareThing,
  compared,
  ITSELF,
  namedField,
  ownField,
  rankedAlone,
  refused,
  sigleAsked,
  siglesAsked,
} from './named.ts';
import {
  asksForOthers,
  nextInTime,
  ofPlaces,
  partAsked,
  placeIn,
  sameThing,
  statedBeside,
} from './part.ts';
import { type Piece, reread, saysAny } from './piece.ts';
import type { PlanQuestion } from './question.ts';
import { thresholds } from './thresholds.ts';

export function decide(question: PlanQuestion, now: Date, goingOn = false): Decision {
  const asked = { question, now, goingOn };
  const { piece } = question;
  const refusal = refused(piece);
  if (refusal) return { kind: 'refused', refusal };
  const [reference] = question.strange;
  if (reference) return { kind: 'strange', reference };
  const found = piece.knowledge.index.search(question);
  const reached = inYear(byName(asked, found) ?? bySearch(asked, found), piece);
  if (reached.kind !== 'entry') return reached;
  // However a date was come by, one that is past is not the next one.
  return nextInTime(reached.entry, piece, now) ?? reached;
}

/** What is never given, whatever else a text may be: no entry is looked for. */
export function refusedIn(question: PlanQuestion): Decision | undefined {
  const { knowledge } = question.piece;
  const named = refused(question.piece);
  if (!named && question.strange.length > 0) return undefined;
  const refusal = named ?? neverGiven(knowledge.index.beyond(question), knowledge);
  return refusal === undefined ? undefined : { kind: 'refused', refusal };
}

/** What is to be decided. */
interface Asked {
  question: PlanQuestion;
  now: Date;
  /** The question goes on from the one before. */
  goingOn: boolean;
}

/** As sure as what is asked by its name. */
const NAMED = 0.9;

const entryOf = (entry: Entry, score = NAMED) => ({ kind: 'entry' as const, entry, score });

/** What is never given, a sigle, a thing alone, two things: asked for by name, whatever was found. */
function byName({ question, goingOn }: Asked, found: readonly Hit[]): Decision | undefined {
  const never = found[0] && neverGiven(found[0].beyond, question.piece.knowledge);
  if (never) return { kind: 'refused', refusal: never };
  const sigles = siglesAsked(question);
  if (sigles) return sigles;
  const sigle = sigleAsked(question);
  if (sigle && !unlikely(sigle, found)) return entryOf(sigle);
  const bare =
    bareThing(question) ??
    ownField(question) ??
    namedField(question) ??
    rankedAlone(question) ??
    (goingOn ? undefined : bareTheme(question));
  if (bare) return entryOf(bare);
  return compared(question);
}

/** What a search came to. */
interface Read {
  /** As the search put them. */
  found: readonly Hit[];
  /** In the order that they are believed. */
  hits: readonly Hit[];
  best: Hit;
  /** The best reading is a known gap, likelier than the fact beside it. */
  isGap: boolean;
  /** What was asked is answered to the letter. */
  exact: boolean;
  /** Nothing of elsewhere speaks against the best reading. */
  trusted: boolean;
}

function bySearch(asked: Asked, found: Hit[]): Decision {
  const { question, goingOn } = asked;
  const hits = judged(found, question);
  const likelier = likelierGap(hits);
  const first = likelier ?? hits[0];
  const fact = first && factBeside(first, hits, question);
  const gap = fact ? undefined : likelier;
  const best = fact ?? first;
  const figure = best && figuresSaid(question, best.entry);
  if (figure) return figure;
  if (!best || (!goingOn && outside(question, found[0] ?? best))) return { kind: 'outOfScope' };
  const read: Read = {
    found,
    hits,
    best,
    isGap: gap !== undefined,
    exact: answersExactly(question, best),
    trusted: best.chance >= thresholds.trusted,
  };
  return notSaid(asked, read) ?? ofTheThing(asked, read) ?? asserted(asked, read);
}

/** Nothing near, or a word or a place that the plan does not have. */
function notSaid(
  { question, goingOn }: Asked,
  { hits, best, exact, trusted }: Read,
): Decision | undefined {
  const isUnheard = nothingKnown(question, hits) || isOfBot(question.piece);
  if (!goingOn && !trusted && isUnheard) return { kind: 'nothing', near: undefined };
  if (best.score < thresholds.least && !exact)
    return { kind: 'nothing', near: nearestTo(best, hits, question) };
  const absent = trusted || goingOn ? undefined : absentWord(question, best);
  if (absent) return { kind: 'absent', word: absent, near: nearestTo(best, hits, question) };
  const [place] = question.elsewhere;
  const elsewhere =
    place !== undefined &&
    best.entry.outcome === 'answered' &&
    isElsewhere(place, best.entry, question);
  return elsewhere ? { kind: 'elsewhere', place, entry: best.entry } : undefined;
}

/** "Où est le tableau de bord ?": a thing of the bot, of which the plan has no word. */
const isOfBot = (piece: Piece): boolean => {
  const { concepts, typed, text } = piece.sentence;
  return concepts.some(({ value, at, length }) => {
    const [first, last] = [typed[at], typed[at + length - 1]];
    if (value !== 'q-chose-du-bot' || !first || !last) return false;
    const { utterance, knowledge } = reread(piece, text.slice(first.start, last.end));
    return !utterance.terms.every((term) => knowledge.index.prints(term));
  });
};

/** The thing was found: another part of it, a field that it lacks, a place in its list, the next in time. */
function ofTheThing({ question, now }: Asked, { hits, best, trusted }: Read): Decision | undefined {
  const { piece } = question;
  // What is claimed of a thing is said in its own words: no part of it is asked for.
  const isTold = isClosed(piece) && best.entry.outcome === 'answered';
  const part =
    ofPlaces(best.entry, question) ?? (isTold ? undefined : partAsked(question, best, hits));
  if (part) return entryOf(part, best.score);
  const answers = trusted && (best.fieldFit ?? 0) >= thresholds.met;
  const lacking = answers ? undefined : lackingField(question, best);
  if (lacking) {
    // "C’est gratuit ?": what the whole thing costs its partners says nothing of it.
    const isFree = lacking === 'prix' && saysAny(piece, 'oppose-prix-gratuit');
    const other = isFree
      ? undefined
      : (sameThing(best, lacking, piece.knowledge) ?? statedBeside(best, lacking, hits, question));
    // The other field that was asked is there: it is said, and then what is not.
    if (other && isPartlyMet(question, best.entry))
      return { ...entryOf(best.entry, best.score), ...beside(other) };
    return other
      ? entryOf(other, best.score)
      : { kind: 'missing', field: lacking, entry: best.entry, near: best.entry };
  }
  const upcoming = nextInTime(best.entry, piece, now);
  if (upcoming) return upcoming;
  if (asksForOthers(piece, best, hits)) return { kind: 'noOther', entry: best.entry };
  return placeIn(best.entry, question);
}

/** Of several fields that were asked by name, the entry states one. */
const isPartlyMet = ({ fields }: PlanQuestion, entry: Entry): boolean =>
  fields.some(({ id, strong }) => strong && entry.fields.includes(id));

/** What goes with an answer. */
const beside = (entry: Entry) =>
  entry.outcome === 'answered' ? { also: entry } : { caveat: entry };

/** The best reading, or those that are as near. */
function asserted(asked: Asked, read: Read): Decision {
  const { question, goingOn } = asked;
  const { hits, best, exact, trusted } = read;
  const isSheet = question.firm.size > 0;
  const isField = (best.fieldFit ?? 0) >= thresholds.met;
  const isElse = isMostlyElse(best, question) || (!wasLearned(hits) && leavesIdeas(best, question));
  // A field of a thing, of which nothing that was said speaks, is no answer, nor near one.
  const { of, known } = explained(best.entry, question);
  const isStrange = isElse && isField && known === 0 && of > 0;
  if (!exact && !trusted && !goingOn && !isSheet && (isStrange || (isElse && !isField))) {
    const isNear = !isStrange && best.entry.outcome === 'answered';
    return { kind: 'nothing', near: isNear ? best.entry : undefined };
  }
  if (isDoubtful(asked, read)) {
    // "The November session": called by its name, it is meant itself.
    const isCalled = ITSELF.test(best.entry.id) && question.named.has(best.entry.id);
    const whole = isCalled ? best.entry : wholeOf(best, hits, question.piece.knowledge);
    return whole ? entryOf(whole, best.score) : lookalikes(best, hits, question);
  }
  const isAnswer = best.entry.outcome === 'answered';
  const score = Math.max(best.score, exact ? NAMED : 0);
  if (!isAnswer) {
    const beside = exact
      ? { near: nearestTo(best, hits, question) }
      : besideGap(best, hits, question);
    return { kind: 'entry', entry: best.entry, ...beside, score, chance: 0 };
  }
  const also = otherAsked(question, best, hits);
  return {
    kind: 'entry',
    entry: best.entry,
    also,
    caveat: also || exact ? undefined : gapBeside(best, hits),
    score,
    chance: best.chance,
  };
}

function isDoubtful({ question }: Asked, { found, hits, best, isGap, exact }: Read): boolean {
  if (exact || isGap) return false;
  if (otherFigure(best, question)) return true;
  return wasLearned(hits)
    ? unconvinced(best, hits, question)
    : unsure(
        best,
        rivalOf(best, hits, question.piece.knowledge),
        question,
        best.entry === found[0]?.entry,
      );
}

/** What is never given, asked for without any of its names. */
function neverGiven({ refusals }: Hit['beyond'], { plan }: Knowledge): string | undefined {
  const most = Math.max(0, ...refusals);
  return most >= thresholds.refused ? plan.refus[refusals.indexOf(most)]?.id : undefined;
}

/** A place that neither the answer nor, but for figures, which are of one place each, the plan speaks of. */
const isElsewhere = (
  place: string,
  entry: Entry,
  { terms, piece: { knowledge } }: PlanQuestion,
): boolean =>
  !says(entry, place) &&
  (isFigure(entry) ||
    !terms.some((t) => place.split(' ').includes(t.folded) && knowledge.index.prints(t)));

/** Asked for with other words, and something else is asked for with these. */
const unlikely = (entry: Entry, found: readonly Hit[]): boolean =>
  entry.outcome === 'answered' &&
  (found[0]?.chance ?? 0) >= thresholds.likelier &&
  !found.some((hit) => hit.entry === entry && hit.chance >= thresholds.unlikely);
