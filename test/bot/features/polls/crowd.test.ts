import { beforeAll, expect, it } from '@jest/globals';
import type { Person } from '../../../../bot/contract/turn.ts';
import { admin, animator, noon, readAll } from '../../../support/partners.ts';
import { ballotsIn, draft, launching, rowsFor, seedGroup } from '../../../support/polls.ts';
import { long, seedFor } from '../../../support/random.ts';
import { withSharedPartners } from '../../../support/with-partners.ts';

/** The budget of a card, in bytes of UTF-8: the oldest limit of Teams for a message. */
const MOST_BYTES = 28 * 1024;
const PAGES = [0, 1, 2, 3];
const choices = ['yes', 'maybe', 'no'] as const;

const seed = seedFor('polls crowd');
/** As many people as one poll may have, in the long form. */
const CROWD = long ? 500 : 150;
const voters: Person[] = Array.from({ length: CROWD - 1 }, (_, i) => ({
  ...animator,
  id: `voter-${i}`,
  teamsId: `29:voter-${i}`,
  name: `Personne ${i}`,
}));
const everybody = [animator, ...voters];
/** A month of mornings and afternoons. */
const slots = Array.from({ length: 30 }, (_, i) => ({
  date: `2027-01-${String(4 + Math.floor(i / 2)).padStart(2, '0')}`,
  start: i % 2 === 0 ? '09:30' : '14:00',
  end: i % 2 === 0 ? '11:30' : '16:00',
}));
/** What a person answers for a slot: the same whenever it is asked. */
const choiceOf = (who: number, slot: number) =>
  choices[(who * 31 + slot * 17 + who * slot + seed) % 3] ?? 'no';
const page = (who: number, at: number) =>
  Object.fromEntries(
    slots.flatMap((_, slot) =>
      Math.floor(slot / 8) === at ? [[`s${slot + 1}`, choiceOf(who, slot)] as const] : [],
    ),
  );

const house = withSharedPartners();
const poll = draft().id;
const vote = (who: number, at: number) =>
  house.press(everybody[who] as Person, 'polls.vote', {
    poll,
    version: 0,
    page: at,
    ...page(who, at),
  });

beforeAll(async () => {
  for (const person of [admin, animator]) await house.meet(person);
  await seedGroup(house.store, everybody, { at: noon });
  await house.press(
    animator,
    'polls.launch',
    launching({ slots, required: ['caf', 'departement'], quorum: 5 }),
  );
});

it(`proposes thirty slots to ${CROWD} people, once each`, async () => {
  for (const person of [animator, voters[0], voters.at(-1)] as Person[])
    expect(await rowsFor(house.store, person, 'polls.card')).toHaveLength(1);
});

it(`counts what ${CROWD} people say of thirty slots, a page at a time, a hundred at once`, async () => {
  for (const at of PAGES)
    for (let from = 0; from < everybody.length; from += 100)
      await Promise.all(everybody.slice(from, from + 100).map((_, i) => vote(from + i, at)));
  const kept = await ballotsIn(house.store);
  expect(kept).toHaveLength(CROWD);
  const tally = slots.map((_, slot) =>
    choices.map(
      (choice) => kept.filter(({ answers }) => answers[`s${slot + 1}`] === choice).length,
    ),
  );
  const model = slots.map((_, slot) =>
    choices.map((choice) => everybody.filter((__, who) => choiceOf(who, slot) === choice).length),
  );
  expect(tally).toEqual(model);
});

it('shows them in a card that Teams takes, the best slots first, with its text twin', async () => {
  const answer = await house.press(animator, 'polls.show', { poll, page: 0, person: '' });
  expect(Buffer.byteLength(JSON.stringify(answer.message.card))).toBeLessThan(MOST_BYTES);
  const shown = readAll(answer).replace(/[\u00a0\u202f]/g, ' ');
  expect(shown).toContain(`${CROWD} réponses sur ${CROWD}`);
  const yes = slots.map((_, slot) => everybody.filter((__, who) => choiceOf(who, slot) === 'yes'));
  expect(shown).toContain(`${Math.max(...yes.map((list) => list.length))} oui`);
  expect(shown).toMatch(/ : \d+ oui ; \d+ si besoin ; \d+ non/);
});

it('asks those who co-animate to decide, once, when the last of all has answered', async () => {
  const rows = await rowsFor(house.store, animator, 'polls.decide');
  expect(rows.filter(({ payload }) => (payload as { why: string }).why === 'all')).toHaveLength(1);
});
