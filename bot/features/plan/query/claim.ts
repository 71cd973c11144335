/** Claim of a question that yes or no settles: the fact it is held against, and what that entails of it. */
import type { Entry } from '../../../knowledge/entry.ts';
import { isConcept } from '../../../knowledge/search.ts';
import type { Term } from '../../../language/utterance.ts';
import { isOver } from '../../../sentence/placed.ts';
import { says } from '../../../sentence/sentence.ts';
import { isFigure } from '../read/beside.ts';
import type { Decision } from '../read/decision.ts';
import { ofYear } from '../read/figures.ts';
import { COMPARES, isClosed, isNegated } from '../read/form.ts';
import { around, leftIn, type Piece, reread } from '../read/piece.ts';
import { type PlanQuestion, questionOf } from '../read/question.ts';
import { thresholds } from '../read/thresholds.ts';
import {
  compared,
  isHalfDated,
  isMeasured,
  isUndated,
  isUnsided,
  isValued,
} from './comparisons.ts';
import {
  type ClaimVerdict,
  factSettling,
  factsOf,
  type Held,
  heldAgainst,
  isOfTheOther,
  isSaidBy,
} from './held.ts';

/** Put as what yes or no settles; or goes on with a number that a threshold of the plan does. */
export const isClaim = (piece: Piece): boolean =>
  isClosed(piece) || (piece.utterance.followUp && isMeasured(piece));

/**
 * What a claim came to, and the fact that it was held against; `open`: the fact settles a part of it; none: two facts
 * disagree, and both are said.
 */
export interface Claimed {
  verdict: ClaimVerdict | 'open' | undefined;
  decision: Decision;
}

/**
 * What a claim comes to: no, when the same field of the same thing has another value; yes, when a typed value is
 * the same, or all that is said is said by the fact.
 */
export function claimed(
  piece: Piece,
  found: Decision,
  question: PlanQuestion,
): Claimed | undefined {
  // "Six ans, comme les suivants": what is not so of the one is not as the other is.
  const likened = around(piece, 'q-comme');
  const bare = likened?.before && reread(piece, likened.before);
  const own = bare ? held(bare, found, question) : undefined;
  return own?.verdict === 'no' ? own : held(piece, found, question);
}

function held(piece: Piece, found: Decision, question: PlanQuestion): Claimed | undefined {
  const best = placedIn(piece) ?? factOf(piece, found);
  const isValue = (one: Entry) => isValued(heldAgainst(piece, one));
  const entry = best && (factSettling(piece, best, isValue) ?? best);
  if (!entry || entry.outcome === 'unknown' || isOfTheOther(piece, entry)) return undefined;
  const other = rivalOf(piece, entry);
  if (other) {
    const said = { entry, also: other, caveat: undefined, score: thresholds.trusted, chance: 0 };
    return { verdict: undefined, decision: { kind: 'entry', ...said } };
  }
  const verdict = verdictOn(heldAgainst(piece, entry), found, question);
  if (!verdict) return undefined;
  const isFound = found.kind === 'entry' && entry === found.entry;
  // Settled where nothing was learned, it is as sure as what is asked by its name.
  const isSettled = verdict !== 'open' && isFound && found.chance === 0;
  const decision: Decision = isFound
    ? isSettled
      ? { ...found, score: thresholds.trusted, chance: undefined }
      : found
    : { kind: 'entry', entry, score: thresholds.trusted, chance: 0 };
  return { verdict, decision };
}

/** "Le plan dure 3 ans ?": this one does, the next ones do not. Of the same thing, a fact that has all that is said, too, and says otherwise. */
function rivalOf(piece: Piece, entry: Entry): Entry | undefined {
  const held = heldAgainst(piece, entry);
  const verdict = entry.shape === 'fact' && isValued(held) ? compared(held) : undefined;
  // A threshold settles a number by itself.
  if (!verdict || shareOf(held) < 1 || isMeasured(piece)) return undefined;
  return factsOf(entry.entities[0], piece.knowledge).find((one) => {
    if (isOfTheOther(piece, one)) return false;
    const rival = heldAgainst(piece, one);
    const says = shareOf(rival) === 1 && isValued(rival) ? compared(rival) : verdict;
    return says !== undefined && says !== verdict;
  });
}

/** "Le forum relève de l’axe 2 ?": what is placed, found without the axe or the fiche that it is said to be in. */
function placedIn(piece: Piece): Entry | undefined {
  const { references } = piece.utterance;
  const sides = around(piece, 'q-releve');
  const isOne = references.axes.length + references.fiches.length === 1;
  if (!isOne || !sides?.before) return undefined;
  const part = reread(piece, sides.before);
  const [best] = piece.knowledge.index.search(questionOf(part));
  const isFound = best && best.coverage >= thresholds.certain && best.score >= thresholds.least;
  return isFound && part.utterance.references.used.size === 0 ? best.entry : undefined;
}

function verdictOn(
  held: Held,
  found: Decision,
  question: PlanQuestion,
): Claimed['verdict'] | undefined {
  const { piece, entry, evidence } = held;
  const typed = compared(held);
  const share = shareOf(held);
  const isOfThing = share >= OF_THING;
  if (typed === 'no' && isUnsided(held)) return 'open';
  if (typed === 'no') return isOfThing ? 'no' : undefined;
  // A place that the plan does not speak of is not where it is.
  if (found.kind === 'elsewhere') return 'no';
  if (isHalfDated(held)) return 'open';
  // "Y a-t-il une date ?": what is said of it, and no more.
  if (found.kind === 'missing') return 'open';
  // A number of the plan that all the rest is said of is held against the one claimed, however it was found.
  if (found.kind !== 'entry') return typed && isFigure(entry) && share === 1 ? typed : undefined;
  const ideas = ideasOf(held, question);
  const isUnmet = (bound: string) => bounds(held, bound) && !says(evidence, bound);
  const isPossible =
    says(piece.sentence, 'q-peut') && says(evidence, 'q-peut') && !isNegated(evidence);
  // What is not known of it is said already.
  const isOpen =
    isUnmet('borne-deja') || isUndated(held) || (!isPossible && isPartial(ideas, found));
  if (isOpen) return found.caveat ? undefined : 'open';
  // Only, all, without, before: what bounds a claim must bound the fact as well.
  if (BOUNDS.some(isUnmet)) return found.caveat ? undefined : 'open';
  // "Je peux suivre depuis chez moi ?": what may be done, and how it may be, is no other thing.
  if (isPossible && isMostlySaid(ideas)) return 'yes';
  if (ideas.some(({ of }) => of === 'others')) return undefined;
  if (typed === 'yes') return isOfThing ? 'yes' : undefined;
  // A figure is taken literally.
  if (isFigure(entry)) return undefined;
  // "En visio ?": the field that it states is all that is claimed.
  const strong = question.fields.filter((field) => field.strong);
  const isField = strong.length > 0 && strong.every(({ id }) => entry.fields.includes(id));
  // "Le comité est présidé par la Caf ?": a fact that does not state the field has its words, and settles nothing.
  const isOfOther = strong.length > 0 && !strong.some(({ id }) => entry.fields.includes(id));
  if (isOfOther && !found.chance) return 'open';
  const isWhole =
    ideas.length === 0 ? isField : (isField || !isBare(ideas)) && entails(ideas, found);
  return isWhole ? 'yes' : undefined;
}

/**
 * Whether an answer says a part of what is asked, and another part is said of other things only: not all but certain,
 * it is no answer to that.
 */
export function isPartly(piece: Piece, found: Decision, question: PlanQuestion): boolean {
  if (found.kind !== 'entry' || found.entry.outcome === 'unknown' || found.caveat) return false;
  // A thing that is shown whole is what was asked, unless it is a figure and all that is said is of something else.
  const isWhole = found.entry.shape === 'whole';
  if (isWhole && !isFigure(found.entry)) return false;
  const ideas = ideasOf(heldAgainst(piece, found.entry), question);
  return isPartial(ideas, found, isWhole ? ALL : OPEN_PART);
}

function isPartial(
  ideas: readonly Idea[],
  { chance = 0 }: Decision & { kind: 'entry' },
  part = PART,
): boolean {
  const others = massOf(ideas.filter(({ of, isNamed }) => of === 'others' && !isNamed));
  return chance < thresholds.trusted && others > massOf(ideas) * part;
}

/** Whether the fact, or those who ask for it, say at least as much as is said of other things. */
function isMostlySaid(ideas: readonly Idea[]): boolean {
  const mass = (kind: Idea['of']) => massOf(ideas.filter(({ of }) => of === kind));
  return mass('fact') > 0 && mass('fact') + mass('askers') >= mass('others');
}

/** What bounds a claim: not what leads up to it; and "sans bouger", of which the plan knows nothing, bounds nothing. */
function bounds(held: Held, bound: string): boolean {
  const { piece, entry } = held;
  const { sentence, utterance, knowledge } = piece;
  return sentence.concepts.some(({ value, at, length }) => {
    const term = utterance.terms.find((one) => one.at >= at + length);
    const isLead = at < utterance.words.length - utterance.asked.length;
    // "Sans se déplacer": another name of the field that the fact states.
    const isField = term?.field && utterance.fields.some(({ id }) => entry.fields.includes(id));
    const isNothing =
      term && (isField || (term.at === at + length && !knowledge.index.knows(term)));
    return value === bound && !isLead && !(bound === 'borne-sans' && isNothing);
  });
}

/** Share of a question that is no small part of it: of what is claimed, and of what is asked in more words. */
const PART = 0.2;
const OPEN_PART = 0.36;
const ALL = 0.9;

/** What bounds a claim. */
const BOUNDS = [
  'borne-seul',
  'borne-tout',
  'borne-meme',
  'borne-sans',
  'borne-ordre',
  'borne-deja',
  'borne-devoir',
];

/** Share of what is said that must be the entry's for it to be about the same thing. */
const OF_THING = 0.5;

/** An idea of a question: the fact’s own, those’ who ask for it, that of other facts, or nobody’s. */
interface Idea {
  of: 'fact' | 'askers' | 'others' | 'nobody';
  /** How much it says. */
  weight: number;
  /** A name or a day, which is taken to the letter. */
  isNamed: boolean;
}

const massOf = (ideas: readonly Idea[]): number =>
  ideas.reduce((sum, { weight }) => sum + weight, 0);

function ideasOf({ piece, entry }: Held, { fields }: PlanQuestion): Idea[] {
  const { index } = piece.knowledge;
  const { names, days } = piece.utterance;
  // A theme is called by common nouns.
  const proper = names.filter(({ entity }) => !entity.startsWith('theme:'));
  const isOwnField = (term: Term) =>
    term.field && fields.some(({ id }) => entry.fields.includes(id));
  const isOwn = (entity: string) => entity === 'plan' || entry.entities.includes(entity);
  return said(piece, isOwn).map((term) => {
    const weight = index.weightOf(term);
    const isNamed = isOver([...proper, ...days], term.at);
    const isSaid = isSaidBy(entry, term, piece.knowledge) || isOwnField(term);
    const isAsked = !isNamed && index.support(entry, term) > 0;
    const isOthers = isNamed || index.knows(term) || term.senses.some(isConcept);
    const of = isSaid ? 'fact' : isAsked ? 'askers' : isOthers ? 'others' : 'nobody';
    return { of, weight, isNamed };
  });
}

/** "Il va faire chaud à Bobigny ?": a place is known, and nothing of what is said to be there. */
const isBare = (ideas: readonly Idea[]): boolean =>
  ideas.some(({ of }) => of === 'nobody') &&
  ideas.every(({ of, isNamed }) => of === 'nobody' || isNamed);

/** Whether the fact says each idea; or, found without a doubt, some, and those who ask for it the others. */
function entails(ideas: readonly Idea[], { chance, caveat, also }: Decision & { kind: 'entry' }) {
  // A word that nothing knows says next to nothing.
  const known = ideas.filter(({ of, weight }) => of !== 'nobody' || weight > 0.5);
  const own = massOf(known.filter(({ of }) => of === 'fact'));
  if (own === massOf(known)) return known.length > 0;
  if (chance === undefined || (caveat ?? also)) return false;
  return chance >= thresholds.trusted || own > massOf(known) * SOME;
}

/** Share of the ideas that the fact must say itself where it is not all but certain. */
const SOME = 0.34;

/** What a claim is put with, and says nothing of the thing. */
const LIGHT = [
  'leger',
  'informer',
  'interpeller',
  'demande-polie',
  'demande-savoir',
  'q-verifie',
  'q-tranche',
  'q-releve',
  'q-evoque',
  'q-compte-mot',
  ...COMPARES,
  ...BOUNDS,
];

/** Words that a claim is about: not those that compare, nor the numbers that are held against the fact. */
const said = (piece: Piece, isTaken?: (entity: string) => boolean): Term[] =>
  leftIn(piece, LIGHT, isTaken).filter(({ folded }) => !/^(?:\d|€|euros?$)/.test(folded));

/** The entry that a claim is held against: of a figure, that of the place. */
function factOf(piece: Piece, found: Decision): Entry | undefined {
  const { entry, plan } = piece.knowledge;
  const best =
    found.kind === 'entry' || found.kind === 'missing'
      ? found.entry
      : found.kind === 'elsewhere' && !isFigure(found.entry)
        ? found.entry
        : found.kind === 'clarify'
          ? found.options[0]
          : found.kind === 'absent' || found.kind === 'nothing'
            ? found.near
            : undefined;
  if (!best || !isFigure(best)) return best;
  const dated = ofYear(best, piece) ?? best;
  if (dated.id.includes('/')) return dated;
  const places = piece.utterance.names.filter(({ entity }) => entity.startsWith('territoire:'));
  if (places.length > 1) return dated;
  const place = places[0]?.entity.slice('territoire:'.length) ?? plan.plan.territoire;
  return entry(`${dated.id}/${place}`) ?? dated;
}

/** How much of what is said an entry, or those who ask for it, have the words of. */
export function shareOf({ piece, entry }: Held): number {
  const { index } = piece.knowledge;
  const terms = said(piece, () => false);
  const all = terms.reduce((sum, { weight }) => sum + weight, 0);
  const own = terms.reduce(
    (sum, term) => sum + (index.support(entry, term) > 0 ? term.weight : 0),
    0,
  );
  return all === 0 ? 1 : own / all;
}
