import type { HowTo } from '../../../contract/how-to.ts';

export const planHowTo: readonly HowTo[] = [
  {
    name: 'plan.ask',
    ways: [],
    by: 'anyone',
    shown: true,
    say: {
      fr: { what: 'interroger le plan', example: 'Qui pilote la fiche 1.1 ?' },
      en: { what: 'ask about the plan', example: 'Who leads fiche 1.1?' },
    },
  },
];
