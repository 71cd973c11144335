import type { HowTo } from '../../../contract/how-to.ts';
import { exampleQuestions } from '../../../knowledge/example-questions.ts';
import type { Plan } from '../../../knowledge/schema.ts';

export const planHowTo = (plan: Plan): readonly HowTo[] => [
  {
    name: 'plan.ask',
    ways: [],
    by: 'anyone',
    shown: true,
    say: {
      fr: { what: 'poser une question', example: exampleQuestions(plan, 'fr')[0] },
      en: { what: 'ask a question', example: exampleQuestions(plan, 'en')[0] },
    },
  },
];
