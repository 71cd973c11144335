/** One filled card of each kind: what pictures are made of and what the card tests check. */
import { sample as answer, answerCard } from './answer/answer.ts';
import { sample as choose, chooseCard } from './people/choose.ts';
import { sample as organisation, organisationCard } from './people/organisation.ts';
import { sample as chase, chaseCard } from './polls/chase.ts';
import { sample as confirm, confirmCard } from './polls/confirm.ts';
import { sample as decide, decideCard } from './polls/decide.ts';
import { sample as form, formCard } from './polls/form.ts';
import { sample as poll, pollCard } from './polls/poll.ts';
import { sample as forget, forgetCard } from './privacy/forget.ts';
import { sample as mine, mineCard } from './privacy/mine.ts';
import type { Card } from './render.ts';
import { sample as report, reportCard } from './sendings/report.ts';
import { sample as welcome, welcomeCard } from './welcome/welcome.ts';

export const samples: { name: string; card: Card; text: string }[] = [
  { name: 'answer', ...answerCard(answer) },
  { name: 'chase', ...chaseCard(chase) },
  { name: 'choose', ...chooseCard(choose) },
  { name: 'confirm', ...confirmCard(confirm) },
  { name: 'decide', ...decideCard(decide) },
  { name: 'forget', ...forgetCard(forget) },
  { name: 'form', ...formCard(form) },
  { name: 'mine', ...mineCard(mine) },
  { name: 'organisation', ...organisationCard(organisation) },
  { name: 'poll', ...pollCard(poll) },
  { name: 'report', ...reportCard(report) },
  { name: 'welcome', ...welcomeCard(welcome) },
];
