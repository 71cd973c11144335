/** One filled card of each kind: what pictures are made of and what the card tests check. */
import { sample as answer, answerCard } from './answer/answer.ts';
import { sample as choose, chooseCard } from './people/choose.ts';
import { sample as organisation, organisationCard } from './people/organisation.ts';
import { sample as forget, forgetCard } from './privacy/forget.ts';
import { sample as mine, mineCard } from './privacy/mine.ts';
import type { Card } from './render.ts';
import { sample as restitution, restitutionCard } from './restitution/restitution.ts';
import { sample as report, reportCard } from './sendings/report.ts';
import { sample as welcome, welcomeCard } from './welcome/welcome.ts';

export const samples: { name: string; card: Card; text: string }[] = [
  { name: 'answer', ...answerCard(answer) },
  { name: 'choose', ...chooseCard(choose) },
  { name: 'forget', ...forgetCard(forget) },
  { name: 'mine', ...mineCard(mine) },
  { name: 'organisation', ...organisationCard(organisation) },
  { name: 'report', ...reportCard(report) },
  { name: 'restitution', ...restitutionCard(restitution) },
  { name: 'welcome', ...welcomeCard(welcome) },
];
