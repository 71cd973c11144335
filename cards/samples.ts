/** One filled card of each kind: what pictures are made of and what the card tests check. */
import { sample as answer, answerCard } from './answer/answer.ts';
import type { Card } from './render.ts';
import { sample as welcome, welcomeCard } from './welcome/welcome.ts';

export const samples: { name: string; card: Card; text: string }[] = [
  { name: 'answer', ...answerCard(answer) },
  { name: 'welcome', ...welcomeCard(welcome) },
];
