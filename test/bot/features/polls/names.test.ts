import { afterEach, expect, it } from '@jest/globals';
import type { Person } from '../../../../bot/contract/turn.ts';
import {
  admin,
  animator,
  noon,
  openPartners,
  type Partners,
  readAll,
} from '../../../support/partners.ts';
import { draft, launching, seedGroup } from '../../../support/polls.ts';

const poll = draft().id;
const voters: Person[] = Array.from({ length: 25 }, (_, i) => ({
  ...animator,
  id: `voter-${i}`,
  teamsId: `29:voter-${i}`,
  name: `Personne ${String(i).padStart(2, '0')}`,
}));

let house: Partners;
afterEach(() => house.close());

/** What the co-animator reads when so many have answered. */
async function readAfter(answers: number, pageUrl?: (page: string) => string): Promise<string> {
  house = await openPartners(pageUrl && { pageUrl });
  for (const person of [admin, animator, ...voters]) await house.meet(person);
  await seedGroup(house.store, [animator, ...voters], { at: noon });
  await house.press(animator, 'polls.launch', launching());
  for (const person of voters.slice(0, answers))
    await house.press(person, 'polls.vote', { poll, version: 0, page: 0, s1: 'yes' });
  return readAll(await house.press(animator, 'polls.show', { poll, page: 0, person: '' }));
}
const tab = (page: string) => `https://fil-rouge.exemple.fr/tab/#/${page}`;

it('names those who answered, twelve at most, and says how many more there are', async () => {
  const read = await readAfter(14, tab);
  expect(read).toContain('Personne 11');
  expect(read).not.toContain('Personne 12');
  expect(read).toContain('… + 2');
});

it('names nobody when more would be left out than shown, for the grid has them all', async () => {
  const read = await readAfter(25, tab);
  expect(read).toContain('25 réponses');
  expect(read).not.toContain('Personne');
});

it('names the first twelve all the same where there is no grid to look at', async () => {
  const read = await readAfter(25);
  expect(read).toContain('Personne 11');
  expect(read).toContain('… + 13');
});
