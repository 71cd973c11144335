import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { KEPT_TEXT, rememberAnswer } from '../../../bot/contract/remember-answer.ts';
import { type Store, StoreError } from '../../../bot/contract/store.ts';
import type { Answer, Message, Turn } from '../../../bot/contract/turn.ts';
import type { Card } from '../../../cards/card.ts';
import { note, notes } from '../../src/store/samples.ts';
import { brokenStore } from '../../support/broken-store.ts';
import { answerOf } from '../../support/fake-bot.ts';
import { MemoryStore } from '../../support/memory-store.ts';
import { long } from '../../support/random.ts';
import { type Rig, startRig } from '../../support/rig.ts';

let store: Store;
let rig: Rig;
let effects: string[];

/** Does something, and keeps what became of it with its change, as every feature does. */
const change = (turn: Turn, effect: string, say: (count: number) => Message): Promise<Answer> =>
  store.transact(async (tx) => {
    const count = effects.push(effect);
    const answer = answerOf(say(count));
    await tx.put(notes, `n${count}`, note(effect));
    await rememberAnswer(tx, turn, answer);
    return answer;
  });

/** Counts what it does; "note …" changes something, everything else is a question. */
const bot = {
  hear: async (
    turn: Turn,
    text: string,
    once?: (run: () => Promise<Answer>) => Promise<Answer>,
  ) => {
    if (text.startsWith('note') && once)
      return once(() => change(turn, text, (count) => ({ text: `${text} (${count})` })));
    effects.push(text);
    return answerOf({ text: `${text} (${effects.length})` });
  },
  click: async (turn: Turn, verb: string, data: unknown) => {
    if (verb === 'draft.show') return answerOf({ text: `brouillon ${JSON.stringify(data)}`, card });
    const effect = `${verb} ${JSON.stringify(data)}`;
    if (verb === 'draft.new')
      return store.transact(async (tx) => {
        effects.push(effect);
        await tx.put(notes, 'draft', note('draft'));
        const again = { verb: 'draft.show', data: { draft: 'd1' } };
        const answer = { ...answerOf({ text: 'un brouillon', card }), again };
        await rememberAnswer(tx, turn, answer);
        return answer;
      });
    return change(turn, effect, (count) => {
      const text = `${verb} (${count})`;
      return verb === 'meeting.answer'
        ? { text: `${text}\n${'détail\n'.repeat(200)}`, card }
        : { text };
    });
  },
};

const card = { type: 'AdaptiveCard' as const, version: '1.5', body: [] } as unknown as Card;

const start = async (over: { store?: Store } = {}) => {
  rig = await startRig({ bot, store: over.store ?? store });
};
/** A process that begins anew, on the same store. */
const restart = async () => {
  await rig.close();
  await start();
};
const posted = () => rig.connector.posted().map(({ text }) => text);

beforeEach(async () => {
  effects = [];
  store = new MemoryStore();
  await start();
});
afterEach(async () => {
  await rig.close();
  await store.close();
});

describe('a message delivered again', () => {
  it('at once, or later, has one effect and one reply', async () => {
    await rig.teams.say('note ceci', { activity: { id: 'm1' }, times: 4 });
    rig.wait(15_000);
    await rig.teams.say('note ceci', { activity: { id: 'm1' } });
    expect(effects).toEqual(['note ceci']);
    expect(posted()).toEqual(['note ceci (1)']);
  });

  it('after a restart changes nothing, and is told the first answer: nobody knows if it was read', async () => {
    await rig.teams.say('note ceci', { activity: { id: 'm1' } });
    await restart();
    await rig.teams.say('note ceci', { activity: { id: 'm1' } });
    expect(effects).toEqual(['note ceci']);
    expect(posted()).toEqual(['note ceci (1)']);
  });

  it('is another message when its id is another, or its conversation', async () => {
    await rig.teams.say('note ceci', { activity: { id: 'm1' } });
    await rig.teams.say('note ceci', { activity: { id: 'm2' } });
    const conversation = { id: 'a:other', conversationType: 'personal' };
    await rig.teams.say('note ceci', { activity: { id: 'm1', conversation } });
    expect(effects).toHaveLength(3);
  });

  it('is answered when the first delivery was not', async () => {
    rig.connector.faults.push({ kind: 'status', status: 500 }, { kind: 'status', status: 500 });
    await rig.teams.say('bonjour', { activity: { id: 'm1' } });
    await rig.teams.say('bonjour', { activity: { id: 'm1' } });
    expect(posted()).toEqual(['bonjour (2)']);
  });
});

describe('a click delivered again', () => {
  const press = (data: object, activity: object) =>
    rig.teams.execute('poll.vote', data, { activity: { replyToId: 'card1', ...activity } });

  it('with the same id gets the same body, and changes nothing', async () => {
    const first = await press({ slot: 1 }, { id: 'c1' });
    expect(await press({ slot: 1 }, { id: 'c1' })).toEqual(first);
    await restart();
    expect(await press({ slot: 1 }, { id: 'c1' })).toEqual(first);
    expect(effects).toHaveLength(1);
  });

  it('with a new id is known by who clicked what, on which message, of which version', async () => {
    const first = await press({ slot: 1, version: 3 }, { id: 'c1' });
    expect(await press({ slot: 1, version: 3 }, { id: 'c2' })).toEqual(first);
    await restart();
    expect(await press({ slot: 1, version: 3 }, { id: 'c3' })).toEqual(first);
    expect(effects).toHaveLength(1);
    await press({ slot: 1, version: 4 }, { id: 'c4' });
    await press({ slot: 1, version: 3 }, { id: 'c5', replyToId: 'card2' });
    expect(effects).toHaveLength(3);
  });

  it('after a restart is told in a few words what was done, where the answer was a card', async () => {
    const answer = (id: string) =>
      rig.teams.execute('meeting.answer', { version: 1 }, { activity: { replyToId: 'card1', id } });
    await answer('c1');
    await restart();
    const { body } = await answer('c1');
    const { value } = body as { value: string };
    expect(value).toMatch(/^meeting\.answer \(1\)\ndétail\n/);
    expect(value).toMatch(/C’était déjà fait : rien n’a été refait\./);
    expect(value.length).toBeLessThan(KEPT_TEXT + 150);
    expect(effects).toHaveLength(1);
  });

  it('after a restart gets the draft that it made, as it is now', async () => {
    const make = () =>
      rig.teams.execute(
        'draft.new',
        { version: 1 },
        { activity: { replyToId: 'card1', id: 'c1' } },
      );
    await make();
    await restart();
    expect((await make()).body).toMatchObject({
      type: 'application/vnd.microsoft.card.adaptive',
      value: { fallbackText: 'brouillon {"draft":"d1"}' },
    });
    expect(effects).toHaveLength(1);
  });

  it('is not done again when what became of it can no longer be read', async () => {
    await press({ slot: 1, version: 3 }, { id: 'c1' });
    await store.transact((tx) => tx.inbox.redact(['poll.vote'], () => 'something else'));
    await restart();
    const { body } = await press({ slot: 1, version: 3 }, { id: 'c1' });
    expect(body).toMatchObject({ value: expect.stringMatching(/déjà été traitée/) });
    expect(effects).toHaveLength(1);
  });

  it('is a change of mind when something else was clicked in between', async () => {
    await press({ slot: 1, version: 3 }, { id: 'c1' });
    await press({ slot: 2, version: 3 }, { id: 'c2' });
    await press({ slot: 1, version: 3 }, { id: 'c3' });
    expect(effects).toHaveLength(3);
  });

  it('without a version is the same for half a minute', async () => {
    await press({ slot: 1 }, { id: 'c1' });
    await press({ slot: 1 }, { id: 'c2' });
    expect(effects).toHaveLength(1);
    rig.wait(31_000);
    await press({ slot: 1 }, { id: 'c3' });
    expect(effects).toHaveLength(2);
  });

  it('four times at once, with two ids, has one effect and one answer', async () => {
    const data = { slot: 1, version: 1 };
    const replies = await Promise.all([
      press(data, { id: 'c1' }),
      press(data, { id: 'c1' }),
      press(data, { id: 'c2' }),
      press(data, { id: 'c2' }),
    ]);
    expect(effects).toHaveLength(1);
    expect(new Set(replies.map(({ text }) => text)).size).toBe(1);
  });

  it('of a button that sends a message is answered once', async () => {
    const activity = { id: 'c1', replyToId: 'card1' };
    await rig.teams.submit({ verb: 'poll.close', version: 1 }, { activity, times: 3 });
    expect(posted()).toEqual(['poll.close (1)']);
  });

  it('may be pressed again when it failed', async () => {
    await rig.close();
    let fails = 1;
    const click = async () => {
      if (fails-- > 0) throw new Error('a bug');
      return answerOf({ text: 'fait' });
    };
    rig = await startRig({ bot: { click }, store });
    expect((await press({ version: 1 }, { id: 'c1' })).body).toMatchObject({ statusCode: 500 });
    expect((await press({ version: 1 }, { id: 'c1' })).body).toMatchObject({ value: 'fait' });
  });

  it('R7: as many clicks, each delivered 2 to 4 times, have as many effects', async () => {
    const clicks = long ? 1_000 : 100;
    for (let i = 0; i < clicks; i += 50) {
      await Promise.all(
        Array.from({ length: 50 }, async (_, j) => {
          const n = i + j;
          const data = { slot: n, version: 1 };
          const at = { id: `c${n}`, replyToId: `card${n}` };
          const same = Array.from({ length: 1 + (n % 3) }, () => press(data, at));
          const replies = await Promise.all([...same, press(data, { ...at, id: `again${n}` })]);
          expect(new Set(replies.map(({ text }) => text)).size).toBe(1);
        }),
      );
    }
    expect(effects).toHaveLength(clicks);
    expect(new Set(effects).size).toBe(clicks);
  });
});

describe('a feature that keeps its answer with its change', () => {
  it('is not run to its end twice, even when another instance is quicker', async () => {
    const counted = { name: 'counted', schema: (await import('zod')).z.number() };
    const click = async (turn: Turn) =>
      store.transact(async (tx) => {
        const count = ((await tx.get(counted, 'n'))?.value ?? 0) + 1;
        await tx.put(counted, 'n', count);
        const answer = answerOf({ text: `compté ${count}` });
        await rememberAnswer(tx, turn, answer);
        return answer;
      });
    const other = await startRig({ bot: { click }, store });
    await rig.close();
    rig = await startRig({ bot: { click }, store });
    const both = [rig, other].map(({ teams }) =>
      teams.execute('x.count', { version: 1 }, { activity: { id: 'c1', replyToId: 'card1' } }),
    );
    const [a, b] = await Promise.all(both);
    expect(a?.body).toMatchObject({ value: 'compté 1' });
    expect(b?.body).toEqual(a?.body);
    await other.close();
  });
});

describe('when the store is away', () => {
  beforeEach(async () => {
    await rig.close();
    await start({ store: brokenStore });
  });

  it('questions are answered', async () => {
    await rig.teams.say('qui pilote ?');
    expect(posted()).toEqual(['qui pilote ? (1)']);
  });

  it.each([
    ['fr-FR', /^Non enregistré/],
    ['en-GB', /^Not recorded/],
  ])('what had to be recorded is told not to be: %s', async (locale, sentence) => {
    await rig.teams.say('note ceci', { activity: { locale } });
    expect(posted()[0]).toMatch(sentence);
    const { body } = await rig.teams.execute('poll.vote', { version: 1 }, { activity: { locale } });
    expect(body).toMatchObject({ statusCode: 200, value: expect.stringMatching(sentence) });
    expect(effects).toEqual([]);
  });

  it('a question that needs it says that it cannot be answered', async () => {
    await rig.close();
    const hear = () => Promise.reject(new StoreError('away'));
    rig = await startRig({ bot: { hear }, store });
    await rig.teams.say('où en est la fiche 1.1 ?');
    expect(posted()[0]).toMatch(/^Mes données ne sont pas accessibles/);
  });
});
