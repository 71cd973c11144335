import type { Feature, Reading } from '../../contract/feature.ts';
import type { Knowledge } from '../../knowledge/knowledge.ts';
import { decideInContext } from './read/continuation.ts';
import type { Decision } from './read/decision.ts';
import { thresholds } from './read/thresholds.ts';
import { lookUp } from './show/look-up.ts';
import { planViews } from './show/pages.ts';
import { answerTo } from './show/ready.ts';

/** Answers questions about the plan, from its fields. */
export const plan = (knowledge: Knowledge): Feature => ({
  name: 'plan',
  start: ({ about, store, isAdmin, settings }) => ({
    views: planViews(knowledge, { store, isAdmin, settings }),
    search: (utterance) => lookUp(utterance, knowledge),
    understand(utterance, situation): Reading[] {
      const { decision, question } = decideInContext(utterance, situation, knowledge);
      const left = utterance.terms.filter((t) => !knowledge.index.knows(t)).map((t) => t.folded);
      // Named, or all but certain by what was learned.
      const sure =
        decision.kind === 'entry' &&
        decision.entry.outcome === 'answered' &&
        (decision.chance ?? decision.score) >= thresholds.trusted;
      const fields = question.fields.filter((f) => f.strong).map((f) => f.id);
      return [
        {
          kind: decision.kind === 'outOfScope' ? 'other' : 'question',
          score: utterance.likeTalk && isGuess(decision) ? TALK : certainty(decision),
          fields: describe(decision, fields),
          words: utterance.words.map((w) => w.folded).filter((w) => !left.includes(w)),
          left,
          sure,
          answer: (turn) => {
            const [entity] = decision.kind === 'entry' ? decision.entry.entities : [];
            const extra = entity ? about(entity, utterance.locale, turn.now) : [];
            return answerTo({ decision, utterance, fields }, knowledge, extra);
          },
        },
      ];
    },
  }),
});

/** What is most likely small talk is hardly a question. */
const TALK = 0.3;

/** Come to by its words alone: no name, no rank in a list, nothing that is refused. */
const isGuess = (decision: Decision): boolean =>
  decision.kind === 'entry'
    ? decision.chance !== undefined && decision.chance < thresholds.trusted
    : ['clarify', 'nothing', 'absent', 'missing'].includes(decision.kind);

function certainty(decision: Decision): number {
  switch (decision.kind) {
    case 'entry':
      return Math.min(0.95, decision.score);
    case 'refused':
      return 1;
    case 'strange':
      return 0.9;
    case 'outOfScope':
      return 0.1;
    case 'nothing':
      return 0.2;
    default:
      return 0.5;
  }
}

const describe = (decision: Decision, fields: string[]): Record<string, unknown> => ({
  decision: decision.kind,
  fields,
  ...(decision.kind === 'entry'
    ? { entry: decision.entry.id, entities: decision.entry.entities }
    : {}),
});
