/** Decides what to answer. Pure: the question, the knowledge and the thresholds in, a decision out. */
import type { Entry } from '../../knowledge/entry.ts';
import type { Knowledge } from '../../knowledge/knowledge.ts';
import type { Hit } from '../../knowledge/search.ts';
import type { Term, Utterance } from '../../language/utterance.ts';
import { beside, besideGap, caveatOf, isFigure, lookalikes, ofParts, rivalOf } from './beside.ts';
import type { Decision } from './decision.ts';
import {
  absentWord,
  confidence,
  likelierGap,
  nothingKnown,
  otherFigure,
  outside,
  says,
  unconvinced,
  unsure,
  wholeOf,
} from './doubt.ts';
import { figuresSaid } from './figures.ts';
import { judged, wasLearned } from './judge.ts';
import { bareTheme, bareThing, compared, ownField, refused, sigleAsked } from './named.ts';
import {
  asksForOthers,
  bothPlaces,
  lackingField,
  nextInTime,
  partAsked,
  placeIn,
  sameThing,
} from './part.ts';
import type { Question } from './question.ts';
import { thresholds } from './thresholds.ts';

export function decide(
  utterance: Utterance,
  question: Question,
  knowledge: Knowledge,
  now: Date,
  goingOn = false,
): Decision {
  const found = reached(utterance, question, knowledge, now, goingOn);
  // However a date was come by, one that is past is not the next one.
  return found.kind === 'entry'
    ? (nextInTime(found.entry, utterance, knowledge, now) ?? found)
    : found;
}

function reached(
  utterance: Utterance,
  question: Question,
  knowledge: Knowledge,
  now: Date,
  goingOn: boolean,
): Decision {
  const refusal = refused(utterance, knowledge);
  if (refusal) return { kind: 'refused', refusal };
  const [reference] = question.strange;
  if (reference) return { kind: 'strange', reference };
  const found = knowledge.index.search(question);
  const never = neverGiven(found, knowledge);
  if (never) return { kind: 'refused', refusal: never };
  const sigle = sigleAsked(question, knowledge);
  if (sigle && !unlikely(sigle, found))
    return { kind: 'entry', entry: sigle, others: [], score: 0.9 };
  const bare =
    bareThing(question, knowledge) ??
    ownField(question, knowledge) ??
    (goingOn ? undefined : bareTheme(utterance, question, knowledge));
  if (bare) return { kind: 'entry', entry: bare, others: ofParts(bare, knowledge), score: 0.9 };
  const both = compared(utterance, question, knowledge);
  if (both) return both;
  const hits = judged(found, question, knowledge);
  const gap = likelierGap(hits);
  const best = gap ?? hits[0];
  const figure = best && figuresSaid(utterance, question, best.entry, knowledge);
  if (figure) return figure;
  if (!best || (!goingOn && outside(utterance, question, knowledge, found[0] ?? best)))
    return { kind: 'outOfScope' };
  const exact = answersExactly(utterance, question, best);
  const trusted = best.chance >= thresholds.trusted;
  if (!goingOn && !trusted && nothingKnown(question, knowledge, hits))
    return { kind: 'nothing', near: [] };
  if (best.score < thresholds.least && !exact)
    return { kind: 'nothing', near: besideGap(best, hits, question, knowledge) };
  const absent = trusted ? undefined : absentWord(utterance, question, best, knowledge);
  if (absent)
    return { kind: 'absent', word: absent, near: besideGap(best, hits, question, knowledge) };
  const [place] = question.elsewhere;
  if (
    place &&
    best.entry.outcome === 'answered' &&
    isElsewhere(place, best.entry, question, knowledge)
  )
    return { kind: 'elsewhere', place, entry: best.entry };
  const side = bothPlaces(best.entry, question, knowledge);
  if (side) return { kind: 'entry', entry: side, others: [], score: best.score };
  const part = partAsked(question, best, hits);
  if (part) return { kind: 'entry', entry: part, others: [], score: best.score };
  const lacking =
    trusted && (best.fieldFit ?? 0) >= thresholds.met ? undefined : lackingField(question, best);
  if (lacking) {
    const other = sameThing(best, lacking, hits, knowledge);
    return other
      ? { kind: 'entry', entry: other, others: [], score: best.score }
      : {
          kind: 'missing',
          field: lacking,
          entry: best.entry,
          near: besideGap(best, hits, question, knowledge).filter((e) => e !== best.entry),
        };
  }
  const upcoming = nextInTime(best.entry, utterance, knowledge, now);
  if (upcoming) return upcoming;
  if (asksForOthers(utterance, best, hits)) return { kind: 'noOther', entry: best.entry };
  const placed = placeIn(best.entry, question, utterance, knowledge);
  if (placed) return placed;
  if (
    !exact &&
    !gap &&
    (otherFigure(best, question, utterance, knowledge) ||
      (wasLearned(hits)
        ? unconvinced(best, hits, question, knowledge)
        : unsure(best, rivalOf(best, hits, knowledge), question, best.entry === found[0]?.entry)))
  ) {
    const whole = wholeOf(best, hits, knowledge);
    if (whole) return { kind: 'entry', entry: whole, others: [], score: best.score };
    return lookalikes(best, hits, question, knowledge);
  }
  return {
    kind: 'entry',
    entry: best.entry,
    // An answer that is all but certain has no second reading.
    others:
      wasLearned(hits) &&
      confidence(best, hits, knowledge) >= thresholds.crisp &&
      best.entry.outcome === 'answered'
        ? []
        : beside(best, hits, question, knowledge),
    // What was asked is answered to the letter: nothing needs to be set beside it.
    caveat: exact ? undefined : caveatOf(best, hits),
    score: Math.max(best.score, exact ? 0.9 : 0),
    chance: best.entry.outcome === 'answered' ? best.chance : 0,
  };
}

/** What is never given, asked for without any of its names. */
function neverGiven([first]: readonly Hit[], { plan }: Knowledge): string | undefined {
  const chances = first?.beyond.refusals ?? [];
  const most = Math.max(0, ...chances);
  return most >= thresholds.refused ? plan.refus[chances.indexOf(most)]?.id : undefined;
}

/** A place that neither the answer nor, but for figures, which are of one place each, the plan speaks of. */
const isElsewhere = (
  place: string,
  entry: Entry,
  { terms }: Question,
  { index }: Knowledge,
): boolean =>
  !says(entry, place) &&
  (isFigure(entry) || !terms.some((t) => place.split(' ').includes(t.folded) && index.prints(t)));

/** Asked for with other words, and something else is asked for with these. */
const unlikely = (entry: Entry, found: readonly Hit[]): boolean =>
  entry.outcome === 'answered' &&
  (found[0]?.chance ?? 0) >= thresholds.likelier &&
  !found.some((hit) => hit.entry === entry && hit.chance >= thresholds.unlikely);

/**
 * The thing is named, what is asked of it too, and nothing else was said: "fiche 1.1 indicateurs",
 * "f2.3 c'est quoi", "list the axes".
 */
function answersExactly(utterance: Utterance, question: Question, best: Hit): boolean {
  const ofPlan = ({ at }: Term) =>
    utterance.names.some((n) => n.entity === 'plan' && at >= n.at && at < n.at + n.length);
  const more = question.terms.filter((t) => !t.field && t.weight > 0.5 && !ofPlan(t)).length;
  const thing =
    question.firm.size > 0 ||
    (question.named.has('plan') &&
      !best.entry.entities[0]?.startsWith('chiffre:') &&
      !utterance.terms.some((t) => !t.field && !ofPlan(t))) ||
    // "Les axes du plan": a field and nothing else.
    (utterance.terms.every((t) => t.field) &&
      [...question.named].every((name) => name.startsWith('theme:')));
  if (!thing || more > 0) return false;
  return question.fields.some((f) => f.strong) ? best.fieldFit === 1 : best.entry.shape === 'whole';
}
