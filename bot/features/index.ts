import type { Feature } from '../contract.ts';
import type { Knowledge } from '../knowledge/knowledge.ts';
import { help } from './help/feature.ts';
import { people } from './people/feature.ts';
import { plan } from './plan/feature.ts';
import { unansweredQuestions } from './unanswered/feature.ts';

/** Everything the bot can do, one line a feature. */
export const features = (knowledge: Knowledge): Feature[] => [
  help(knowledge.plan.plan),
  plan(knowledge),
  unansweredQuestions,
  people(knowledge),
];
