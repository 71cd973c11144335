/** What stands beside the best reading: a rival, a known gap, the nearest fact below what is not known. */
import type { Entry } from '../../../knowledge/entry.ts';
import type { Knowledge } from '../../../knowledge/knowledge.ts';
import type { Hit } from '../../../knowledge/query.ts';
import type { Decision } from './decision.ts';
import { isClosed } from './form.ts';
import { wasLearned } from './judge.ts';
import type { PlanQuestion } from './question.ts';
import { thresholds } from './thresholds.ts';
import { saysToo } from './twins.ts';

/** Unsure: a known gap that is liker than the facts is said; else the reading that explains more; else two are shown. */
export function lookalikes(best: Hit, hits: readonly Hit[], question: PlanQuestion): Decision {
  const { knowledge } = question.piece;
  const nearest = hits.slice(0, 3);
  const told = Math.max(
    0,
    ...nearest.filter(({ entry }) => entry.outcome === 'answered').map(({ chance }) => chance),
  );
  const gap = nearest.find(
    ({ entry, likeness, score, chance, fieldFit = 0 }) =>
      entry.outcome === 'unknown' &&
      likeness >= best.likeness &&
      chance >= told * thresholds.gapLikelier &&
      fieldFit >= (best.fieldFit ?? 0) &&
      best.score - score < thresholds.gap,
  );
  const said = gap ?? best;
  const alone = {
    kind: 'entry' as const,
    entry: said.entry,
    score: said.score,
  };
  if (said.entry.outcome === 'unknown') {
    const fact = gap ? undefined : factOf(best, nearest);
    if (fact) return { ...alone, entry: fact, near: undefined, caveat: best.entry };
    return { ...alone, ...besideGap(said, hits, question) };
  }
  const second = hits.find(
    ({ entry, score }) =>
      entry !== best.entry &&
      best.score - score < thresholds.rival &&
      !saysToo(best.entry, entry, knowledge),
  );
  const isWeak = question.firm.size === 0 && !question.focus && isUnlikely(best);
  if (!second) return isWeak ? { kind: 'nothing', near: best.entry } : alone;
  // What is not known of the same is no choice to put to anybody: it is said along.
  if (second.entry.outcome === 'unknown') {
    const isSame = second.entry.entities[0] === best.entry.entities[0];
    const isLikely = second.chance >= best.chance * thresholds.asLikely;
    return isWeak
      ? { kind: 'nothing', near: best.entry }
      : { ...alone, caveat: isSame || isLikely ? second.entry : undefined };
  }
  // Nor are two facts of one thing: both are said.
  if (best.entry.entities[0] === second.entry.entities[0] && !isFigure(best.entry) && !isWeak)
    return { ...alone, also: second.entry };
  const { own, known } = explained(best.entry, question);
  if (own === known && !isWeak) return alone;
  // Only the first states the field that was asked, of what the words say.
  const isField = (best.fieldFit ?? 0) >= thresholds.met && (second.fieldFit ?? 0) < thresholds.met;
  const isAhead = !wasLearned(hits) || best.score - second.score >= thresholds.sameField;
  const asked = question.fields.filter(({ id, strong }) => strong && id !== 'nombre');
  if (isAhead && isField && own > 0 && asked.length > 0) return alone;
  const isMet = (best.fieldFit ?? 0) >= (second.fieldFit ?? 0);
  if (isMet && best.chance >= LIKELY && best.chance >= second.chance * MUCH) return alone;
  return { kind: 'clarify', options: [best.entry, second.entry] };
}

/** Likelier than all the rest, and than the next reading by far. */
const LIKELY = 0.5;
const MUCH = 8;

/** As likely as a known gap, and of the same thing: the fact is said, and then what is not known. */
const factOf = (gap: Hit, hits: readonly Hit[]): Entry | undefined =>
  hits.find(
    ({ entry, chance, score }) =>
      entry.outcome === 'answered' &&
      entry.entities[0] === gap.entry.entities[0] &&
      chance >= gap.chance &&
      gap.score - score < thresholds.ahead,
  )?.entry;

/**
 * Near a known gap that is not all but certain, a fact that states more of what is asked: it is said, and then what is
 * not known.
 */
function factBefore(gap: Hit, hits: readonly Hit[], question: PlanQuestion): Entry | undefined {
  if (gap.chance >= thresholds.trusted) return undefined;
  const asked = askedOf(gap, question);
  return hits.find(
    ({ entry, score, coverage, fieldFit = 0 }) =>
      entry.outcome === 'answered' &&
      gap.score - score < thresholds.rival &&
      coverage >= gap.coverage &&
      (fieldFit > (gap.fieldFit ?? 0) || coverage > thresholds.coverage) &&
      fieldFit >= (gap.fieldFit ?? 0) &&
      !misleads(entry, gap.entry.entities[0], asked),
  )?.entry;
}

/** What is said with a known gap: a fact before it, or below it the nearest one. */
export function besideGap(gap: Hit, hits: readonly Hit[], question: PlanQuestion) {
  const fact = factBefore(gap, hits, question);
  const asked = question.fields.filter(({ strong }) => strong).map(({ id }) => id);
  // Of the whole thing, what states the field that was asked.
  const part =
    fact?.shape === 'whole' &&
    question.piece.knowledge.index
      .own(fact.entities[0] ?? '')
      .find(
        ({ fields, outcome }) => outcome === 'answered' && asked.some((id) => fields.includes(id)),
      );
  const also = part || fact;
  return { also, near: also ? undefined : nearestTo(gap, hits, question) };
}

/** Neither what was learned nor the words that it has speak for it. */
const isUnlikely = ({ chance, coverage }: Hit): boolean =>
  chance < thresholds.plausible && coverage < thresholds.coverage;

/** Half of what was said is of something else, and nothing that was learned speaks for it: no answer. */
export function isMostlyElse({ entry, chance }: Hit, question: PlanQuestion): boolean {
  const { own, of } = explained(entry, question);
  return chance < thresholds.plausible && own < of * HALF;
}
const HALF = 0.5;

/** How many of the words that carry the question an entry explains, and how many there are. */
export function explained(entry: Entry, { terms, piece }: PlanQuestion) {
  const { index } = piece.knowledge;
  const most = Math.max(0, ...terms.map(({ weight }) => weight));
  const said = terms.filter((term) => !term.field && term.weight === most);
  const own = said.filter((term) => index.explains(entry, term)).length;
  return { own, of: said.length, known: said.filter((term) => index.knows(term)).length };
}

/**
 * A fact that explains all that was said, near a known gap that does not: it is what was asked. What is claimed
 * asks for no field, however near the gap is.
 */
export function factBeside(
  gap: Hit,
  hits: readonly Hit[],
  question: PlanQuestion,
): Hit | undefined {
  if (gap.entry.outcome === 'answered') return undefined;
  const isClaim = isClosed(question.piece);
  const isExplained = (entry: Entry) => {
    const { own, of } = explained(entry, question);
    return own === of;
  };
  return hits.find(
    ({ entry, score, fieldFit = 0 }) =>
      entry.outcome === 'answered' &&
      isExplained(entry) &&
      (isClaim ||
        (gap.score - score < thresholds.gap &&
          fieldFit >= (gap.fieldFit ?? 0) &&
          !isExplained(gap.entry))),
  );
}

/** The reading that stands against the best one: not one that says the same. */
export function rivalOf(best: Hit, hits: readonly Hit[], knowledge: Knowledge): Hit | undefined {
  return hits.find(
    ({ entry, score }) =>
      entry !== best.entry &&
      // Who is that far behind is no doubt, whatever it says.
      (best.score - score >= thresholds.farAhead || !saysToo(best.entry, entry, knowledge)),
  );
}

/** A number of the plan, or the row it stands in. */
export const isFigure = ({ entities }: Entry): boolean =>
  entities[0]?.startsWith('chiffre:') ?? false;

/** A figure, or the same field of another thing, reads as the answer beside one that is about `thing`. */
const misleads = (
  { entities, fields }: Entry,
  thing: string | undefined,
  asked: Iterable<string>,
): boolean =>
  entities.some((e) => e.startsWith('chiffre:')) ||
  (entities[0] !== thing && [...asked].some((field) => fields.includes(field)));

/** Fields that a gap leaves out, and those that are answered as asked or not at all. */
const askedOf = ({ entry }: Hit, { hard, fields }: PlanQuestion): ReadonlySet<string> => {
  const lacking = fields.filter(({ id, strong }) => strong && entry.fields.includes(id));
  return new Set([...hard, ...lacking.map(({ id }) => id)]);
};

/**
 * Below what the plan does not say: the nearest that it does say, or else the thing itself. Never a
 * figure, nor the same field of another thing: it would read as the answer.
 */
export function nearestTo(
  gap: Hit,
  hits: readonly Hit[],
  question: PlanQuestion,
): Entry | undefined {
  const { entry } = question.piece.knowledge;
  const [thing] = gap.entry.entities;
  const asked = askedOf(gap, question);
  const near = hits.find(
    (hit) =>
      hit.entry.outcome === 'answered' &&
      gap.score - hit.score < thresholds.nearby &&
      !misleads(hit.entry, thing, asked),
  );
  const main = gap.entry.entities.find((e) => /^(?:axe|fiche):[^/]+$/.test(e));
  return near?.entry ?? (main ? entry(main) : undefined);
}

/** "Validé quand, signé quand ?": what states a field that the best reading does not, of the same thing. */
export function otherAsked(
  { fields }: PlanQuestion,
  { entry, score }: Hit,
  hits: readonly Hit[],
): Entry | undefined {
  const strong = fields.filter((field) => field.strong).map(({ id }) => id);
  const left = strong.filter((id) => !entry.fields.includes(id));
  // Of several that it does not state, another one must state what is asked first.
  const isWhole = left.length === strong.length;
  return hits.find(
    (hit) =>
      hit.entry !== entry &&
      hit.entry.outcome === 'answered' &&
      hit.entry.entities[0] === entry.entities[0] &&
      // The thing that a line is of is no other answer: its name stands before the line.
      !(entry.shape === 'item' && hit.entry.shape === 'whole') &&
      score - hit.score < thresholds.nearby &&
      (isWhole
        ? left.length > 0 && (hit.fieldFit ?? 0) >= thresholds.met
        : left.some((id) => hit.entry.fields[0] === id)),
  )?.entry;
}

/** What the plan is known not to say, about as likely to be asked as what it says. */
export const gapBeside = ({ chance }: Hit, hits: readonly Hit[]): Entry | undefined =>
  chance === 0 || chance >= thresholds.trusted
    ? undefined
    : hits.find(
        (hit) => hit.entry.outcome === 'unknown' && hit.chance >= chance * thresholds.asLikely,
      )?.entry;
