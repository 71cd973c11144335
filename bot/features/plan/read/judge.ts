/** Between neighbours — the first few readings — what the question says of the thing decides. */
import { isSubject } from '../../../knowledge/entry.ts';
import type { Knowledge } from '../../../knowledge/knowledge.ts';
import type { Hit } from '../../../knowledge/query.ts';
import type { PlanQuestion } from './question.ts';
import { thresholds } from './thresholds.ts';

/** Something was learned from phrasings: it tells neighbours apart better than their words do. */
export const wasLearned = ([first]: readonly Hit[]): boolean => (first?.chance ?? 0) > 0;

/** So many readings are neighbours: the right one is hardly ever further down. */
const NEIGHBOURS = 6;
/** And this near: nothing would bring one from further back to the front. */
const NEAR = 0.8;

/** What each agreement adds to a reading, found as the other weights are (`docs/comprehension.md`). */
export const weights = {
  /** Words that another neighbour accounts for and this one does not. */
  contrast: 0.7,
  /** It answers the kind of thing asked: who, when, how many. */
  kind: 0.08,
  /** The same when a field was asked by name: the question word says more than a noun. */
  kindToo: 0.04,
  /** It answers the field asked first; and that is what it is mainly there for. */
  asked: 0.08,
  first: 0.1,
  /** It is about a thing that was named. */
  subject: 0.135,
};

/**
 * Puts neighbours in order once more. A search counts what each reading shares with the question; here
 * they are set against each other: a word of the question that one accounts for and another does not
 * speaks against the other, unless the question is all but written for it.
 */
export function judged(hits: Hit[], question: PlanQuestion): Hit[] {
  const { index, vocabulary } = question.piece.knowledge;
  const [top] = hits;
  const near = hits.slice(0, NEIGHBOURS).filter(({ score }) => (top?.score ?? 0) - score < NEAR);
  const likeness = Math.max(0, ...near.map((hit) => hit.likeness));
  if (near.length < 2 || likeness >= thresholds.sure || wasLearned(hits)) return hits;
  const against = near.map(() => 0);
  const entries = near.map(({ entry }) => entry);
  let total = 0;
  for (const term of question.terms) {
    const mass = index.weightOf(term) * term.weight;
    total += mass;
    const support = entries.map((entry) => index.support(entry, term));
    const most = Math.max(...support);
    for (let i = 0; i < support.length; i++)
      against[i] = (against[i] as number) + mass * (most - (support[i] as number));
  }
  const contrast = (weights.contrast * (1 - likeness)) / (total || 1);
  const ordered = near
    .map((hit, i) => ({
      ...hit,
      score: hit.score + agreement(hit, question, vocabulary) - (against[i] as number) * contrast,
    }))
    .sort((a, b) => b.score - a.score);
  // Scores go on meaning what they did: only the distances between neighbours have changed.
  const [best] = ordered;
  const shift = best
    ? (hits.find(({ entry }) => entry === best.entry)?.score ?? 0) - best.score
    : 0;
  return [
    ...ordered.map((hit) => ({ ...hit, score: hit.score + shift })),
    ...hits.slice(near.length),
  ];
}

/** The kind of thing asked, and the things named, beside those of the reading. */
function agreement(
  { entry, fieldFit }: Hit,
  question: PlanQuestion,
  { champs }: Knowledge['vocabulary'],
): number {
  const { fields, entities } = entry;
  const [asked] = question.fields.filter(({ strong }) => strong);
  const hinted = question.fields.some(
    ({ id, strong }) => !strong && !champs.get(id)?.general && fields.includes(id),
  );
  const about = entities.some((entity) => question.named.has(entity) && isSubject(entity));
  return (
    (hinted ? (asked ? weights.kindToo : weights.kind) : 0) +
    (fieldFit ?? 0) * weights.asked +
    (asked && fields[0] === asked.id ? weights.first : 0) +
    (about ? weights.subject : 0)
  );
}

/**
 * "Qui finance la cuisine partagée ?": an idea that the plan has of something else is left out by what was found, and no
 * field that was asked is met. Or only the plan itself was named, and nothing of it that was asked.
 */
export function leavesIdeas(
  { entry, fieldFit = 0 }: Hit,
  { terms, firm, fields, piece }: PlanQuestion,
): boolean {
  const { index } = piece.knowledge;
  const said = terms.filter((term) => !term.field && term.weight === 1);
  const left = said.filter((term) => !index.explains(entry, term));
  if (left.length === 0 || fieldFit > 0) return false;
  if (entry.entities[0] === 'plan') return true;
  if (firm.size > 0 || fields.some(({ id }) => entry.fields.includes(id))) return false;
  const mass = (some: readonly PlanQuestion['terms'][number][]) =>
    some.reduce((sum, term) => sum + index.weightOf(term), 0);
  return mass(left.filter((term) => index.knows(term))) >= mass(said) * LEFT_OUT;
}
const LEFT_OUT = 0.3;
