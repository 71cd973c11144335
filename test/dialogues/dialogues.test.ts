/** Dialogues of people who had seen nothing of the bot, played over HTTP: the short form of `npm run test:dialogues`. */

import path from 'node:path';
import { expect, it } from '@jest/globals';
import { knowledgeOf } from '../support/vocabulary.ts';
import { readDialogues } from './dialogue.ts';
import { daysOf, faultsOf, type Played, play, scoreOf } from './play.ts';

/** Two of each hand, so that every job is there. */
const short = [
  'letters-setup-1',
  'letters-meet-1',
  'texting-poll-1',
  'texting-tell-1',
  'dictated-setup-1',
  'dictated-tell-1',
  'terse-meet-1',
  'terse-ask-1',
  'lists-poll-1',
  'lists-tell-1',
  'chatty-setup-1',
  'chatty-poll-1',
  'tuner-busy-1',
  'tuner-busy-2',
  'tuner-busy-3',
];

/** Share of the steps that must be right: raised when more is understood, never lowered. */
const FLOOR = 0.75;
/** Wrong records and sendings; none is the goal. */
const MOST_HARM = 0;

it('most of what people say in a dialogue is done, and nothing wrong is recorded or sent', async () => {
  const knowledge = await knowledgeOf('seineSaintDenis');
  const all = readDialogues(path.join(import.meta.dirname, 'sets/read'));
  const played: Played[] = [];
  for (const dialogue of all.filter(({ id }) => short.includes(id)))
    played.push(await play(dialogue, knowledge));
  const { steps, right, harm, dialogues } = scoreOf(played);
  const faults = played.flatMap((one) => faultsOf(one, daysOf(knowledge)));
  expect(dialogues).toBe(short.length);
  // The faults are shown beside the score.
  expect({ enough: right / steps >= FLOOR, harm: harm <= MOST_HARM, faults }).toEqual({
    enough: true,
    harm: true,
    faults,
  });
});
