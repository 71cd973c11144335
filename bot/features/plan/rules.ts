/** Decides what to answer. Pure: the question, the knowledge and the thresholds in, a decision out. */
import type { Entry } from '../../knowledge/entry.ts';
import type { Knowledge } from '../../knowledge/knowledge.ts';
import type { Hit } from '../../knowledge/search.ts';
import type { Utterance } from '../../language/utterance.ts';
import type { Question } from './question.ts';

export type Decision =
  | { kind: 'entry'; entry: Entry; others: Entry[]; score: number }
  | { kind: 'refused'; refusal: string }
  | { kind: 'strange'; reference: { kind: 'fiche' | 'axe'; numero: string } }
  | { kind: 'elsewhere'; place: string; entry: Entry }
  | { kind: 'missing'; field: string; entry: Entry }
  | { kind: 'clarify'; options: Entry[] }
  | { kind: 'nothing' }
  | { kind: 'outOfScope' };

/** Found on the development questions; see `docs/comprehension.md`. */
export const thresholds = {
  /** Below, nothing in the plan is close. */
  least: 0.32,
  /** Share of the words that must be accounted for. */
  coverage: 0.3,
  /** Two readings of different things closer than this are asked back. */
  margin: 0.02,
  /** Of the words said, the share that the plan knows: below, another subject. */
  known: 0.34,
};

export function decide(utterance: Utterance, question: Question, knowledge: Knowledge): Decision {
  const refusal = refused(utterance, knowledge);
  if (refusal) return { kind: 'refused', refusal };
  const [reference] = question.strange;
  if (reference) return { kind: 'strange', reference };
  const hits = knowledge.index.search(question);
  const [best, next] = hits;
  if (!best || outside(utterance, question, knowledge, best)) return { kind: 'outOfScope' };
  if (best.score < thresholds.least || (best.coverage < thresholds.coverage && question.firm.size === 0)) return { kind: 'nothing' };
  const [place] = question.elsewhere;
  if (place && best.entry.entities.some((e) => e.startsWith('chiffre:'))) return { kind: 'elsewhere', place, entry: best.entry };
  const lacking = lackingField(question, best);
  if (lacking) return { kind: 'missing', field: lacking, entry: best.entry };
  if (next && best.score - next.score < thresholds.margin && differ(best.entry, next.entry) && best.coverage < 0.6)
    return { kind: 'clarify', options: [best.entry, next.entry] };
  return { kind: 'entry', entry: best.entry, others: related(best, hits), score: best.score };
}

function refused(utterance: Utterance, { plan, refusals }: Knowledge): string | undefined {
  const [first] = plan.refus;
  if (!first) return undefined;
  const asked = refusals.find(utterance.words)[0]?.value;
  if (asked) return asked;
  if (utterance.credentials) return first.id;
  return utterance.copying ? first.id : undefined;
}

function outside(utterance: Utterance, question: Question, { index }: Knowledge, best: Hit): boolean {
  if (question.firm.size > 0 || question.inherited) return false;
  const content = utterance.terms;
  if (content.length === 0) return true;
  const total = content.reduce((sum, t) => sum + index.weightOf(t), 0);
  const known = content.filter((t) => index.knows(t)).reduce((sum, t) => sum + index.weightOf(t), 0);
  const share = known / (total || 1);
  return share < thresholds.known || (utterance.offTopic > 0 && best.coverage < 0.6);
}

/** A hard field that was asked and that the best entry does not answer. */
function lackingField(question: Question, best: Hit): string | undefined {
  if (best.entry.outcome === 'unknown') return undefined;
  const asked = question.fields.filter((f) => f.strong && question.hard.has(f.id));
  if (asked.length === 0) return undefined;
  const strong = question.fields.filter((f) => f.strong);
  if (strong.some((f) => best.entry.fields.includes(f.id))) return undefined;
  return asked[0]?.id;
}

const differ = (a: Entry, b: Entry) => a.entities[0] !== b.entities[0];

function related(best: Hit, hits: readonly Hit[]): Entry[] {
  const main = best.entry.entities[0];
  return hits
    .slice(1)
    .filter(({ entry }) => entry.outcome === 'answered' && entry.entities[0] === main && entry.shape !== 'whole')
    .map(({ entry }) => entry)
    .slice(0, 3);
}
