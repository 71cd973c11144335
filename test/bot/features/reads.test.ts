/** What an act reads: what it is about, however large the partnership is beside it. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Answer } from '../../../bot/contract/turn.ts';
import { meetings } from '../../../bot/features/meetings/model/schema.ts';
import { emptyGroup, groups, pilots } from '../../../bot/features/people/model/groups.ts';
import { ballotId, ballots, polls } from '../../../bot/features/polls/model/schema.ts';
import { type Update, updates } from '../../../bot/features/progress/model/schema.ts';
import { countReads, type Reads } from '../../support/counted-reads.ts';
import { buttonsOf, cartographie, pressOn, schedule } from '../../support/meetings.ts';
import {
  animator,
  camille,
  holder,
  noon,
  openPartners,
  type Partners,
  partner,
  refOf,
  zoe,
} from '../../support/partners.ts';
import { draft, launching, pollIn } from '../../support/polls.ts';

/** Readings of one act, with what its answer and its conversation need. */
const MOST_JOURNEYS = 14;
/** An export looks into every collection, by each name of whoever asks. */
const OF_AN_EXPORT = 50;

const at = noon.toISOString();
const answered = {
  answers: { s1: 'yes' as const },
  word: '',
  proposal: '',
  organisation: null,
  at,
};
const update: Update = {
  subject: 'fiche:1.1',
  said: {
    meteo: 'soleil',
    percent: 40,
    highlights: ['deux communes signées'],
    blocker: null,
    arbitration: null,
    nextStep: null,
    indicators: [],
    unchanged: false,
    cleared: [],
  },
  asOf: '2026-11-20',
  at,
  author: refOf(holder),
  organisation: null,
  origin: { kind: 'chat', reportedBy: null },
  words: '1.1 soleil 40 %, deux communes signées',
  invalid: [],
  conflict: false,
  message: null,
  round: null,
  revisions: [],
  withdrawnAt: null,
};

/** What everybody below is in. */
async function ownPart(house: Partners): Promise<void> {
  for (const person of [animator, holder, camille, zoe]) await house.meet(person);
  const members = [animator, camille, zoe].map((one) => ({ person: refOf(one), since: at }));
  await house.store.transact(async (tx) => {
    const coAnimators = members.slice(0, 1);
    await tx.put(groups, cartographie, { ...emptyGroup('sousGroupe'), members, coAnimators });
    await tx.put(pilots, 'fiche:1.1', {
      organisation: 'caf',
      holder: { person: refOf(holder), name: holder.name },
      substitute: null,
      until: null,
      at,
      by: refOf(animator),
    });
    for (let i = 0; i < 5; i++) await tx.put(updates, `own-${i}`, update);
  });
  await schedule(house);
  await manyAnswers(house);
  await house.press(animator, 'polls.launch', launching());
  await house.press(camille, 'polls.all', {
    poll: draft().id,
    page: 0,
    person: '',
    version: 0,
    word: '',
  });
}

/** Answers of others to the one meeting of the group. */
async function manyAnswers(house: Partners): Promise<void> {
  const others = Array.from({ length: 20 }, (_, i) => partner(`y${i}`, `Présente${i} Personne`));
  for (const person of others) await house.meet(person);
  const [row] = await house.store.read((reader) => reader.page(meetings, { limit: 1 }));
  if (!row) throw new Error('nothing was planned');
  const answer = (by: string) => ({
    status: 'present' as const,
    word: '',
    representedBy: null,
    by,
    at,
    tentative: false,
  });
  const attendance = Object.fromEntries(
    others.map((one) => [refOf(one), answer(refOf(one))] as const),
  );
  await house.store.transact((tx) => tx.put(meetings, row.id, { ...row.value, attendance }));
}

/** Other groups, with people, meetings, polls and news of their own. */
async function restOf(house: Partners, count: number): Promise<void> {
  const poll = await pollIn(house.store);
  const meeting = await house.store.read((reader) => reader.page(meetings, { limit: 1 }));
  if (!poll || !meeting[0]) throw new Error('nothing was planned');
  const { value } = meeting[0];
  for (let i = 0; i < count; i++) {
    const people = [0, 1, 2].map((j) => partner(`x${i}-${j}`, `Autre${i} Personne${j}`));
    for (const person of people) await house.meet(person);
    const members = people.map((one) => ({ person: refOf(one), since: at }));
    const group = `sous-groupe-autre-${i}`;
    await house.store.transact(async (tx) => {
      const row = { ...emptyGroup('sousGroupe', `autre ${i}`), members };
      await tx.put(groups, group, { ...row, coAnimators: members.slice(0, 1) });
      for (let j = 0; j < 3; j++) {
        const when = { ...value.when, date: `2026-12-0${j + 1}` };
        await tx.put(meetings, `m-${i}-${j}`, {
          ...value,
          group,
          when,
          calendarToken: `t${i}${j}`,
        });
        const id = `other-poll-${i}-${j}`;
        await tx.put(polls, id, { ...poll, group, state: j === 0 ? 'open' : 'closed' });
        for (const { person } of members)
          await tx.put(ballots, ballotId(id, person), {
            ...answered,
            poll: id,
            person,
            by: person,
          });
        const author = members[0]?.person ?? '';
        await tx.put(updates, `u-${i}-${j}`, { ...update, subject: 'fiche:5', author });
      }
    });
  }
}

/** Each act, after which comes the next: all of one's own group. */
const acts: [string, (house: Partners) => Promise<unknown>][] = [
  ['a question', (house) => house.say(camille, 'qui pilote la fiche 1.2 ?')],
  ['where a fiche stands', (house) => house.say(camille, 'où en est la fiche 1.1 ?')],
  ['giving news', (house) => house.say(holder, '1.1 : couvert, 60 %, convention signée')],
  [
    'a vote',
    (house) =>
      house.press(zoe, 'polls.all', {
        poll: draft().id,
        page: 0,
        person: '',
        version: 0,
        word: '',
      }),
  ],
  ['the results of a poll', (house) => house.say(camille, 'résultats du sondage')],
  ['the next meeting', (house) => house.say(camille, 'c’est quand la prochaine réunion ?')],
  ['my meetings', (house) => house.say(camille, 'mes réunions')],
  ['my groups', (house) => house.say(camille, 'mes groupes')],
  ['my data', (house) => house.say(camille, 'mes données')],
  ['asking to be forgotten', (house) => house.say(camille, 'oublie-moi')],
  ['coming', (house) => house.say(zoe, 'je viens à la réunion du 12 janvier')],
  [
    'somebody named',
    (house) => house.say(animator, 'ajoute Paul Pilote au sous-groupe cartographie'),
  ],
  ['the page of meetings', (house) => house.bot.view(asker(camille), 'meetings.all', {})],
  ['the page of polls', (house) => house.bot.view(asker(camille), 'polls.all', {})],
  [
    'the grid of a poll',
    (house) => house.bot.view(asker(camille), 'polls.grid', { poll: draft().id }),
  ],
  [
    'somebody called otherwise, then a question',
    async (house) => {
      await house.meet({ ...zoe, name: 'Zoé Autrement' });
      await house.say(camille, 'où en est la fiche 1.1 ?');
    },
  ],
  [
    'the page of a fiche',
    (house) => house.bot.view(asker(camille), 'plan.subject', { id: 'fiche:1.1' }),
  ],
];
/** Lists of what everybody has, and how many rows they begin with. */
const shown = new Map([
  ['my meetings', 35],
  ['the page of meetings', 90],
]);

const asker = (person: typeof camille) => ({ person, locale: 'fr' as const, now: noon });

async function readsOf(count: number): Promise<Map<string, Reads>> {
  const { taken, end } = countReads();
  const house = await openPartners();
  try {
    await ownPart(house);
    await restOf(house, count);
    await house.say(camille, 'bonjour');
    const reads = new Map<string, Reads>();
    for (const [name, act] of acts) {
      taken();
      await act(house);
      reads.set(name, taken());
    }
    taken();
    const line = 'réunion sous-groupe cartographie mardi 19 janvier 2027 de 14h à 16h, Caf : bilan';
    const planned: Answer = await house.say(animator, line);
    reads.set('a meeting in a sentence', taken());
    expect(buttonsOf(planned)).toHaveProperty('Envoyer');
    await pressOn(house, animator, planned, 'Envoyer');
    reads.set('a meeting sent', taken());
    return reads;
  } finally {
    end();
    await house.close();
  }
}

describe('an act', () => {
  let small: Map<string, Reads>;
  let large: Map<string, Reads>;
  beforeAll(async () => {
    small = await readsOf(3);
    large = await readsOf(30);
  });
  afterAll(() => {
    if (process.env.READS)
      for (const [name, reads] of large)
        console.info(name, small.get(name)?.rows, JSON.stringify(reads));
  });

  const names = [...acts.map(([name]) => name), 'a meeting in a sentence', 'a meeting sent'];

  it.each(names)('reads no collection as a whole: %s', (name) => {
    expect(large.get(name)?.lists).toEqual([]);
  });

  it.each(names)('reads no more in a partnership ten times larger: %s', (name) => {
    const most = Math.max(small.get(name)?.rows ?? 0, shown.get(name) ?? 0);
    expect(large.get(name)?.rows).toBeLessThanOrEqual(most);
    expect(large.get(name)?.calls.length).toBeLessThanOrEqual(small.get(name)?.calls.length ?? 0);
  });

  it.each(names)('travels to the store a few times: %s', (name) => {
    expect(large.get(name)?.calls.length).toBeLessThanOrEqual(
      name === 'my data' ? OF_AN_EXPORT : MOST_JOURNEYS,
    );
  });
});
