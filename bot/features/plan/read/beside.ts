/** What is said along with an answer, and in place of an answer that is not sure. */
import type { Entry } from '../../../knowledge/entry.ts';
import type { Knowledge } from '../../../knowledge/knowledge.ts';
import type { Hit } from '../../../knowledge/query.ts';
import type { Decision } from './decision.ts';
import type { PlanQuestion } from './question.ts';
import { thresholds } from './thresholds.ts';
import { saysToo } from './twins.ts';

/** Unsure: a known gap that is liker than the facts is said; else the nearest readings. */
export function lookalikes(
  best: Hit,
  hits: readonly Hit[],
  question: PlanQuestion,
  knowledge: Knowledge,
): Decision {
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
  if (gap)
    return {
      kind: 'entry',
      entry: gap.entry,
      others: besideGap(gap, hits, question, knowledge),
      score: gap.score,
    };
  // Two readings; a third when it is about as near.
  const near = hits.filter(({ score }, i) => i < 2 || best.score - score < thresholds.third);
  const options = near.slice(0, 3).map(({ entry }) => entry);
  // Beside what is missing, the same field of another thing would be taken for it.
  const asked = fieldsAsked(question);
  const fitting = options.filter(
    (entry) =>
      best.entry.outcome === 'answered' ||
      entry.outcome === 'unknown' ||
      !misleads(entry, best.entry.entities[0], asked),
  );
  return fitting.length > 1
    ? { kind: 'clarify', options: fitting }
    : {
        kind: 'entry',
        entry: best.entry,
        others: besideGap(best, hits, question, knowledge),
        score: best.score,
      };
}

/**
 * The reading that stands against the best one: not one that says the same, nor a less like gap that
 * is said along with it.
 */
export function rivalOf(best: Hit, hits: readonly Hit[], knowledge: Knowledge): Hit | undefined {
  const caveat = isFigure(best.entry) ? undefined : caveatOf(best, hits);
  return hits.find(
    ({ entry, likeness, score }) =>
      entry !== best.entry &&
      // Who is that far behind is no doubt, whatever it says.
      (best.score - score >= thresholds.farAhead ||
        ((entry !== caveat || likeness > best.likeness) && !saysToo(best.entry, entry, knowledge))),
  );
}

/** A number of the plan, or the row it stands in. */
export const isFigure = ({ entities }: Entry): boolean =>
  entities[0]?.startsWith('chiffre:') ?? false;

/** What the plan is known not to say about nearly the same: said along with the answer. */
export function caveatOf(best: Hit, hits: readonly Hit[]): Entry | undefined {
  if (best.entry.outcome === 'unknown') return undefined;
  return hits.find(
    ({ entry, score, likeness }) =>
      entry.outcome === 'unknown' &&
      best.score - score < thresholds.caveat &&
      likeness > thresholds.alike &&
      entry.id.startsWith('inconnu:'),
  )?.entry;
}

/** What stands beside the answer: facts of the same theme; or, beside a gap, the nearest facts. */
export function beside(
  best: Hit,
  hits: readonly Hit[],
  question: PlanQuestion,
  knowledge: Knowledge,
): Entry[] {
  const [main] = best.entry.entities;
  const answered = hits.filter(
    ({ entry }) => entry.outcome === 'answered' && entry.id !== best.entry.id,
  );
  if (best.entry.outcome === 'unknown') return besideGap(best, hits, question, knowledge);
  const rival = secondOf(best, answered, question);
  if (best.entry.shape === 'list' || best.entry.shape === 'whole') return rival;
  const near = main?.startsWith('theme:')
    ? answered
    : answered.filter(({ score }) => best.score - score < thresholds.beside);
  const same = near
    .filter(
      ({ entry }) =>
        entry.entities[0] === main && (entry.shape === 'fact' || entry.shape === 'item'),
    )
    .map(({ entry }) => entry);
  return [...new Set([...rival, ...same])].slice(0, 3);
}

/**
 * The second reading, when it is not far behind: the answer is asserted, and who asked for the other
 * one finds it below. Never a figure, nor what was asked of another thing: it would be taken for it.
 */
function secondOf(best: Hit, [next]: readonly Hit[], { fields, firm }: PlanQuestion): Entry[] {
  if (!next || best.score - next.score >= thresholds.rival) return [];
  // The thing was named, and what was asked of it is answered: there is no other reading.
  if (firm.size > 0 && best.fieldFit === 1) return [];
  const strong = fields.filter((field) => field.strong);
  // "Where …?" hints at a place: it is asked when the answer is one.
  const hinted = fields.filter(({ id }) => best.entry.fields.includes(id));
  const asked = (strong.length > 0 ? strong : hinted).map(({ id }) => id);
  return misleads(next.entry, best.entry.entities[0], asked) ? [] : [next.entry];
}

const fieldsAsked = ({ hard, fields }: PlanQuestion): Set<string> =>
  new Set([...hard, ...fields.filter(({ strong }) => strong).map(({ id }) => id)]);

/** A figure, or the same field of another thing, reads as the answer beside one that is about `thing`. */
const misleads = (
  { entities, fields }: Entry,
  thing: string | undefined,
  asked: Iterable<string>,
): boolean =>
  entities.some((e) => e.startsWith('chiffre:')) ||
  (entities[0] !== thing && [...asked].some((field) => fields.includes(field)));

/**
 * Beside what the plan does not say: the nearest that it does say, or else the thing itself. Never a
 * figure, nor the same field of another thing: beside what is missing, it would read as the answer.
 */
export function besideGap(
  gap: Hit,
  hits: readonly Hit[],
  { hard, fields }: PlanQuestion,
  { entry }: Knowledge,
): Entry[] {
  const [thing] = gap.entry.entities;
  const lacking = fields.filter(({ id, strong }) => strong && gap.entry.fields.includes(id));
  const asked = new Set([...hard, ...lacking.map(({ id }) => id)]);
  const near = hits
    .filter(
      (hit) =>
        hit.entry.outcome === 'answered' &&
        gap.score - hit.score < thresholds.nearby &&
        !misleads(hit.entry, thing, asked),
    )
    .map((hit) => hit.entry)
    .slice(0, 2);
  const main = gap.entry.entities.find((e) => /^(?:axe|fiche):[^/]+$/.test(e));
  const whole = main && near.length === 0 ? entry(main) : undefined;
  return whole ? [whole] : near;
}

/**
 * "Où en est la fiche 5 ?": it does not say, but its actions do. Not for fields that are answered as
 * asked or not at all: the pilote of an action is not that of the fiche.
 */
export function ofParts(gap: Entry, { index, vocabulary }: Knowledge): Entry[] {
  const [thing] = gap.entities;
  const [field] = gap.fields;
  if (gap.outcome !== 'unknown' || !thing || !field || vocabulary.champs.get(field)?.dur) return [];
  return index.entries
    .filter(
      (entry) =>
        entry.outcome === 'answered' &&
        entry.fields.includes(field) &&
        entry.entities.includes(thing) &&
        entry.id.startsWith(`${thing}/`),
    )
    .slice(0, 2);
}
