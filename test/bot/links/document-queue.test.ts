import { expect, it } from '@jest/globals';
import { BusyError, createDocumentQueue } from '../../../bot/links/document-queue.ts';

/** A queue whose documents are made when the test says so; `made` has their owners, as they begin. */
function rig() {
  const queue = createDocumentQueue();
  const made: string[] = [];
  const ends: (() => void)[] = [];
  const ask = (person: string) =>
    queue.run(async () => {
      made.push(person);
      await new Promise<void>((end) => ends.push(end));
      return person;
    }, person);
  const endFirst = async () => {
    ends.shift()?.();
    await new Promise((done) => setImmediate(done));
  };
  return { ask, made, endFirst };
}

it('one person has one document made and two waiting, and the others have their turn first', async () => {
  const { ask, made, endFirst } = rig();
  const greedy = Array.from({ length: 30 }, () => ask('greedy').catch((error) => error));
  const others = ['a', 'b', 'c'].map(ask);
  expect(made).toEqual(['greedy', 'a']);
  for (let n = 0; n < 6; n += 1) await endFirst();
  expect(made.slice(0, 4)).toEqual(['greedy', 'a', 'greedy', 'b']);
  expect(await Promise.all(others)).toEqual(['a', 'b', 'c']);
  const answers = await Promise.all(greedy);
  expect(answers.filter((answer) => answer === 'greedy')).toHaveLength(3);
  expect(answers.filter((answer) => answer instanceof BusyError)).toHaveLength(27);
});
