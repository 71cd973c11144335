/** When the nearest reading is not to be asserted, near as it may be. */
import type { Entry } from '../../../knowledge/entry.ts';
import type { Knowledge } from '../../../knowledge/knowledge.ts';
import type { Hit } from '../../../knowledge/query.ts';
import { isConcept } from '../../../knowledge/search.ts';
import { fold } from '../../../language/fold.ts';
import type { Utterance } from '../../../language/utterance.ts';
import { isFigure } from './beside.ts';
import { isIn } from './piece.ts';
import type { PlanQuestion } from './question.ts';
import { thresholds } from './thresholds.ts';
import { saysToo } from './twins.ts';

export function outside(question: PlanQuestion, best: Hit): boolean {
  const { utterance, knowledge } = question.piece;
  const { index } = knowledge;
  if (question.firm.size > 0 || best.chance >= thresholds.trusted) return false;
  if (best.beyond.outside >= thresholds.outside && best.likeness < thresholds.onTopic) return true;
  const content = utterance.terms;
  if (content.length === 0) return true;
  let total = 0;
  let known = 0;
  for (const term of content) {
    const weight = index.weightOf(term);
    total += weight;
    if (index.knows(term)) known += weight;
  }
  const share = known / (total || 1);
  if (utterance.offTopic > 0 && best.likeness < thresholds.onTopic) return true;
  if (best.likeness > thresholds.alike) return false;
  return share < thresholds.known;
}

/**
 * "Que veut dire GIP ?": what is asked about is no word of the plan, and only the asking is known.
 * The nearest entry would be an answer to something else. A question that is all but written among
 * the phrasings is known by its turn; a word whose meaning is asked is not.
 */
export function nothingKnown(
  { firm, named, terms, fields, piece }: PlanQuestion,
  hits: readonly Hit[],
): boolean {
  const { index } = piece.knowledge;
  const content = terms.filter((t) => !t.field);
  const defined = fields[0]?.id === 'definition' && fields[0].strong;
  return (
    firm.size === 0 &&
    named.size === 0 &&
    content.length > 0 &&
    !(defined ? content : terms).some((t) => index.knows(t)) &&
    (hits[0]?.likeness ?? 0) < thresholds.sure &&
    (defined || hits.every((hit) => Math.max(hit.likeness, hit.coverage) < thresholds.certain))
  );
}

/** How far a score of the search is the logarithm of a likelihood, fitted on question sets. */
const SHARPNESS = 2.15;

/**
 * How likely the best reading is right, as the scores of the search say; those that say the same are
 * one reading.
 */
export function confidence(best: Hit, hits: readonly Hit[], knowledge: Knowledge): number {
  let own = 0;
  let all = 0;
  hits.forEach((hit) => {
    const likelihood = Math.exp((hit.score - best.score) * SHARPNESS);
    all += likelihood;
    if (hit === best || (likelihood > FAINT && saysToo(best.entry, hit.entry, knowledge)))
      own += likelihood;
  });
  return own / all;
}
/** Readings that change no confidence. */
const FAINT = 0.02;

/**
 * A known gap that is about as near as what was found, and much likelier to be what is asked: "c'est
 * quand, la première rencontre ?" is near the rencontres and asks for their date.
 */
export function likelierGap(hits: readonly Hit[]): Hit | undefined {
  const [best] = hits;
  if (best?.entry.outcome !== 'answered') return undefined;
  const isWritten = best.likeness >= thresholds.sure && best.coverage >= thresholds.certain;
  return hits.find(
    ({ entry, chance, score, coverage, fieldFit = 0 }) =>
      entry.outcome === 'unknown' &&
      // All but written so, and in more of its words.
      !(isWritten && coverage < thresholds.certain) &&
      chance > best.chance * thresholds.muchLikelier &&
      best.score - score < thresholds.gap &&
      fieldFit >= (best.fieldFit ?? 0),
  );
}

/** In doubt between a thing and a part of it: who reads the whole has read the part. */
export function wholeOf(best: Hit, hits: readonly Hit[], knowledge: Knowledge): Entry | undefined {
  const whole = hits.slice(1, NEXT + 1).find(
    ({ entry }) =>
      entry.outcome === 'answered' &&
      entry.entities[0] === best.entry.entities[0] &&
      saysToo(entry, best.entry, knowledge) &&
      // What is said of a line is no whole of it.
      !entry.id.startsWith(`${best.entry.id}/`) &&
      // Of two lines of one sentence, the nearer one is as whole.
      !saysToo(best.entry, entry, knowledge),
  );
  return whole && confidence(whole, hits, knowledge) >= thresholds.believed
    ? whole.entry
    : undefined;
}
/** So far down a whole is looked for. */
const NEXT = 3;

/** Not likely enough to be asserted. A thing named for certain, or carried over, leaves fewer readings. */
export function unconvinced(best: Hit, hits: readonly Hit[], question: PlanQuestion): boolean {
  const { knowledge } = question.piece;
  const named = question.firm.size > 0 || question.focus;
  const least = named ? thresholds.believedNamed : thresholds.believed;
  const isOfAnother =
    best.chance < thresholds.trusted && ofAnother(best.entry, question) >= thresholds.ofAnother;
  return (
    confidence(best, hits, knowledge) < least || (!named && (isOfAnother || isOutdone(best, hits)))
  );
}

/** What was learned finds another reading that much likelier: the words that speak for this one mislead. */
const isOutdone = (best: Hit, hits: readonly Hit[]): boolean =>
  hits.some(({ chance }) => chance > best.chance * thresholds.outdone);

/**
 * "Le forum est gratuit ?": the share of what was said that the plan says of other things, and neither the
 * entry nor those who ask for it ever say of this one.
 */
function ofAnother(entry: Entry, { terms, piece }: PlanQuestion): number {
  const { index } = piece.knowledge;
  let strange = 0;
  let all = 0;
  for (const term of terms) {
    if (term.weight < 1) continue;
    const mass = index.weightOf(term);
    all += mass;
    if (!term.field && index.knows(term) && index.support(entry, term) === 0) strange += mass;
  }
  return strange / (all || 1);
}

/**
 * Few of the words accounted for, or another reading as good: both are shown and nothing is
 * asserted. A thing named for certain, or carried over from the turn before, is enough.
 */
export function unsure(
  best: Hit,
  next: Hit | undefined,
  question: PlanQuestion,
  agreed: boolean,
): boolean {
  const certainty = Math.max(best.coverage, best.likeness);
  const ahead = next && next.entry.id !== best.entry.id ? best.score - next.score : 1;
  if (!agreed && ahead < thresholds.dissent) return true;
  if (question.firm.size > 0 || question.focus)
    return certainty < thresholds.certainNamed && ahead < thresholds.ahead;
  // Few of the entry's own words, however like a phrasing is: it must be far ahead.
  if (best.coverage < thresholds.ownWords) return ahead < thresholds.farAhead;
  if (certainty >= thresholds.certain)
    return (
      ahead < thresholds.margin &&
      next !== undefined &&
      best.entry.entities[0] !== next.entry.entities[0]
    );
  return certainty < thresholds.coverage || ahead < thresholds.ahead;
}

/** What the vocabulary understands and the plan says nothing of: "ludothèque", "allaitement". */
export function absentWord(
  { terms, firm, own, piece }: PlanQuestion,
  { likeness }: Hit,
): string | undefined {
  const { index, vocabulary } = piece.knowledge;
  // A thing of the plan is named: what else is said of it does not make it another.
  if (likeness >= thresholds.sure || (own && firm.size === 0)) return undefined;
  const said = terms.filter((t) => !t.field && t.weight === 1);
  const unknown = said.filter((t) => t.senses.some(isConcept) && !index.knows(t));
  if (unknown.length === 0) return undefined;
  // "La prochaine réunion": that it comes next is no thing that the plan could lack.
  const relative = new Set(vocabulary.relative.find(piece.utterance.words).map(({ at }) => at));
  // "Quelle partie s’attaque à …": nor what says that a thing is about another.
  const isAbout = (at: number) => isIn(piece.sentence, at, 'q-concerne');
  const absent = unknown.filter(({ at }) => !relative.has(at) && !isAbout(at));
  return absent.length >= said.length * thresholds.absent ? absent[0]?.folded : undefined;
}

/**
 * "Le taux de chômage" is no figure of the plan, near as another rate may be: a figure answers only
 * when every idea in the question is about it, for a number is taken at its word.
 */
export function otherFigure({ entry, likeness }: Hit, { terms, piece }: PlanQuestion): boolean {
  const { utterance, knowledge } = piece;
  const { index } = knowledge;
  if (!isFigure(entry) || likeness >= thresholds.sure) return false;
  return (
    utterance.numbers.some((number) => !ofPlace(number, utterance) && !says(entry, number)) ||
    terms.some(
      (t) => !t.field && t.weight === 1 && t.senses.some(isConcept) && !index.explains(entry, t),
    )
  );
}

/** "Le 93" is a place. */
const ofPlace = (number: string, { names, words }: Utterance): boolean =>
  names.some(({ at, length }) =>
    words.slice(at, at + length).some(({ folded }) => folded === number),
  );

/** The entry says a word or a number itself: Bobigny, where the meeting is held. */
export function says(entry: Entry, said: string): boolean {
  const { headline, items = [], rows = [], quote = '', note = '' } = entry.say('fr');
  const texts = [headline, ...items, ...rows.map(({ value }) => value), quote, note];
  const whole = ` ${said} `;
  return texts.some((text) => {
    const read = fold(text).replace(/(?<=\d) (?=\d{3})/g, '');
    return ` ${read.replace(/[^\p{L}\d,-]+/gu, ' ')} `.includes(whole);
  });
}
