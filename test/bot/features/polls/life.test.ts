import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Person } from '../../../../bot/contract/turn.ts';
import { createBot } from '../../../../bot/conversation/bot.ts';
import { features } from '../../../../bot/features/index.ts';
import { meetings } from '../../../../bot/features/meetings/model/schema.ts';
import { createMeet } from '../../../../bot/features/people/model/meet.ts';
import type { RowStore } from '../../../../src/store/row-store.ts';
import { newDirectory, openIn } from '../../../src/store/places.ts';
import { tenantId } from '../../../support/fake-teams-client.ts';
import { ballotsIn, launching, pollIn, seedGroup } from '../../../support/polls.ts';
import { type Rig, startRig } from '../../../support/rig.ts';
import { until as untilItIs } from '../../../support/until.ts';
import { knowledgeOf } from '../../../support/vocabulary.ts';

// A hundred and twenty messages leave at the pace that Teams admits.
const CROWD = 60;
const everybody: Person[] = Array.from({ length: CROWD }, (_, at) => ({
  tenantId,
  id: `00000000-0000-4000-8000-${String(at).padStart(12, '0')}`,
  teamsId: `29:p${at}`,
  name: `Personne ${at}`,
}));
const [animator] = everybody as [Person];
const channel = '19:carto@thread.tacv2';

/** A day that is ahead whenever the tests run. */
const ahead = (days: number) =>
  new Date(Date.now() + days * 24 * 3_600_000).toISOString().slice(0, 10);
const slots = [60, 61, 62].map((days) => ({ date: ahead(days), start: '10:00', end: '12:00' }));
const poll = 'poll-of-tests-1';

const from = ({ id, teamsId, name }: Person) => ({ id: teamsId, name, aadObjectId: id });
const place = ({ id }: Person) => ({ id: `a:${id}`, conversationType: 'personal', tenantId });
const activity = (person: Person, over = {}) => ({
  from: from(person),
  conversation: place(person),
  ...over,
});

let rig: Rig;
let store: RowStore;
beforeAll(async () => {
  const knowledge = await knowledgeOf('seineSaintDenis');
  store = await openIn(await newDirectory(), { now: () => new Date() });
  const bot = createBot(features(knowledge), {
    reader: knowledge.reader,
    lexicon: knowledge.lexicon,
    tools: { store, isAdmin: () => false },
  });
  rig = await startRig({ bot, store, meet: createMeet(store), env: { SEND_RATE: '50' } });
  rig.app.delivery?.start();
  for (const person of everybody) await rig.teams.say('bonjour', { activity: activity(person) });
  // The channel where the group works, as Teams tells of it.
  await rig.teams.say('bonjour', {
    activity: {
      from: from(animator),
      conversation: { id: channel, conversationType: 'channel', isGroup: true, tenantId },
    },
  });
  await seedGroup(store, everybody, { at: new Date(), channel });
});
afterAll(async () => {
  await rig?.close();
  await store?.close();
});

/** What was posted or edited in a conversation, as texts. */
const seenIn = (id: string, method = 'POST') =>
  rig.connector.ledger
    .filter((entry) => entry.method === method && decodeURIComponent(entry.path).includes(id))
    .map(({ body }) => String(body.summary ?? body.text ?? '').replace(/[\u00a0\u202f]/g, ' '));

async function until(what: () => boolean | Promise<boolean>, name: string): Promise<void> {
  await untilItIs(name, what);
}

const invited = (said: string) =>
  everybody.every((person) => seenIn(`a:${person.id}`).some((text) => text.includes(said)));

describe('the life of a poll, for sixty people over HTTP', () => {
  let voting = 0;
  it('goes to everybody and to the channel', async () => {
    const deadline = ahead(20);
    await rig.teams.submit(
      { verb: 'polls.launch', ...launching({ slots, deadline }) },
      { activity: activity(animator) },
    );
    await until(() => invited('Sondage : réunion de rentrée'), 'sixty cards');
    await until(() => seenIn(channel).some((text) => text.includes('Sondage :')), 'the channel');
  });

  it('takes sixty answers at once, each delivered twice, and answers each with its card', async () => {
    voting = Date.now();
    const replies = await Promise.all(
      everybody.map((person, at) => {
        const data = {
          poll,
          page: 0,
          person: '',
          version: 0,
          s1: at < 40 ? 'yes' : 'no',
          s2: 'maybe',
        };
        const over = activity(person, { replyToId: `card-${at}` });
        return rig.teams.execute('polls.vote', data, { activity: over, times: 2 });
      }),
    );
    for (const { status, body } of replies) {
      expect(status).toBe(200);
      expect(body).toMatchObject({
        statusCode: 200,
        type: 'application/vnd.microsoft.card.adaptive',
      });
      expect(JSON.stringify(body)).toContain('C’est noté');
    }
    const kept = await ballotsIn(store);
    expect(kept).toHaveLength(CROWD);
    expect(kept.filter(({ answers }) => answers.s1 === 'yes')).toHaveLength(40);
  });

  it('edits the card of the channel once in two seconds at most, and to the whole tally', async () => {
    await until(() => seenIn(channel, 'PUT').some((text) => text.includes('40 oui')), 'the edit');
    const spans = Math.ceil((Date.now() - voting) / 2_000) + 1;
    expect(seenIn(channel, 'PUT').length).toBeLessThanOrEqual(spans);
  });

  it('asks the co-animator to decide, once everybody has answered', async () => {
    const asked = () => seenIn(`a:${animator.id}`).filter((text) => text.includes('quel créneau'));
    await until(() => asked().length > 0, 'the question');
    expect(asked()).toHaveLength(1);
    expect(asked()[0]).toContain('Tout le monde a répondu.');
  });

  it('is closed into a meeting, of which everybody is told once', async () => {
    await rig.teams.submit(
      { verb: 'polls.close', poll, version: 0, slot: 's1' },
      { activity: activity(animator), times: 2 },
    );
    const [meeting, second] = await store.read((reader) => reader.list(meetings));
    expect(second).toBeUndefined();
    expect(Object.keys(meeting?.value.attendance ?? {})).toHaveLength(40);
    expect(await pollIn(store)).toMatchObject({ state: 'closed', meeting: meeting?.id });
    const told = (person: Person) => seenIn(`a:${person.id}`).length;
    // A greeting, the poll, the invitation.
    await until(() => everybody.slice(1).every((person) => told(person) >= 3), 'sixty invitations');
    expect(everybody.slice(1).map(told)).toEqual(Array.from({ length: CROWD - 1 }, () => 3));
    await until(
      () => seenIn(channel, 'PUT').some((text) => text.includes('Sondage clos.')),
      'the channel',
    );
  });
});
