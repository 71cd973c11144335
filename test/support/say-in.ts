/** What somebody reads of an answer, as one text to compare: non-breaking spaces are spaces. */
import type { Answer } from '../../bot/contract/turn.ts';
import { type Partners, readAll } from './partners.ts';

export const plainly = (answer: Answer): string => readAll(answer).replace(/[\u00a0\u202f]/g, ' ');

/** Says something in a house and reads the answer. */
export const sayIn =
  (house: Partners) =>
  async (...args: Parameters<Partners['say']>): Promise<string> =>
    plainly(await house.say(...args));

/** The same, and "oui" where it is asked back whether that was meant: for what is recorded in the end. */
export function agreeIn(house: Partners): ReturnType<typeof sayIn> {
  const say = sayIn(house);
  return async (person, ...rest) => {
    const read = await say(person, ...rest);
    return read.includes('Dois-je') ? say(person, 'oui') : read;
  };
}
