/** What somebody reads of an answer, as one text to compare: non-breaking spaces are spaces. */
import type { Answer } from '../../bot/contract/turn.ts';
import { type Partners, readAll } from './partners.ts';

export const plainly = (answer: Answer): string => readAll(answer).replace(/[\u00a0\u202f]/g, ' ');

/** Says something in a house and reads the answer. */
export const sayIn =
  (house: Partners) =>
  async (...args: Parameters<Partners['say']>): Promise<string> =>
    plainly(await house.say(...args));
