import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import {
  type Collection,
  ConflictError,
  FenceError,
  type PageRequest,
  type Row,
  type Store,
  StoreError,
} from '../../../bot/contract/store.ts';
import { backlog, claimDue, prune, settle } from '../../support/outbox-calls.ts';
import { storeModel } from './model.ts';
import { draft, hours, indexed, type Note, noon, note, notes } from './samples.ts';

/** Data that a test has for itself: opened again, it is still there. */
export interface Place {
  open: (options?: { inboxLimit?: number }) => Promise<Store>;
}

/** What both stores promise. Each adapter runs all of it. */
export function storeContract(fresh: () => Promise<Place>): void {
  let place: Place;
  let store: Store;

  beforeEach(async () => {
    place = await fresh();
    store = await place.open();
  });
  afterEach(() => store.close());

  const reopen = async (options?: { inboxLimit?: number }) => {
    await store.close();
    store = await place.open(options);
  };
  const get = (id: string) => store.read((reader) => reader.get(notes, id));
  const texts = () =>
    store.read(async (reader) => (await reader.list(notes)).map((row) => row.value.text));

  describe('rows', () => {
    it('gives a row version 1 when it is created, and one more at each change', async () => {
      const first = await store.transact((tx) => tx.put(notes, 'a', note('one')));
      expect(first).toEqual({ id: 'a', version: 1, value: note('one') });
      await store.transact((tx) => tx.put(notes, 'a', note('two')));
      expect(await get('a')).toEqual({ id: 'a', version: 2, value: note('two') });
      expect(await get('b')).toBeUndefined();
    });

    it('lists the rows of one collection only, by id', async () => {
      const others: typeof notes = { ...notes, name: 'others' };
      await store.transact(async (tx) => {
        for (const id of ['b', 'é', 'a', 'Z', '10', '9', '\u{1F600}', '\uFB01']) {
          await tx.put(notes, id, note(id));
        }
        await tx.put(others, 'x', note('x'));
      });
      expect(await texts()).toEqual(['10', '9', 'Z', 'a', 'b', 'é', '\u{1F600}', '\uFB01']);
    });

    it('gives others their turn while many rows are read', async () => {
      await store.transact(async (tx) => {
        for (let i = 0; i < 2_000; i += 1) await tx.put(notes, `n${i}`, note(''));
      });
      await reopen();
      let [turns, isRead] = [0, false];
      const turn = () => {
        turns += 1;
        if (!isRead) setImmediate(turn);
      };
      setImmediate(turn);
      const rows = await store.read((reader) => reader.list(notes));
      isRead = true;
      expect(rows).toHaveLength(2_000);
      expect(turns).toBeGreaterThanOrEqual(3);
    });

    it('gives a text back as it was written, whatever is in it', async () => {
      const odd = [
        '\0',
        'a\0b',
        '\ud800',
        '\udc00x',
        '\u2028',
        '\\u0000',
        '"\'',
        '%_',
        'é/é',
        '😀',
        '',
      ];
      for (const [i, text] of odd.entries()) {
        await store.transact((tx) => tx.put(notes, `n${i}`, note(text)));
      }
      const kept = await Promise.all(odd.map((_, i) => get(`n${i}`)));
      expect(kept.map((row) => row?.value.text)).toEqual(odd);
      await reopen();
      const read = await Promise.all(odd.map((_, i) => get(`n${i}`)));
      expect(read.map((row) => row?.value.text)).toEqual(odd);
    });

    it('keeps the order of keys, numbers, and keys named like parts of JavaScript', async () => {
      const free: Collection<Record<string, unknown>> = {
        name: 'free',
        schema: z.record(z.string(), z.unknown()),
      };
      const value = JSON.parse(
        '{"z":1,"a":0.1,"constructor":1e21,"n":9007199254740991,"l":[null]}',
      );
      await store.transact((tx) => tx.put(free, 'a', value));
      await reopen();
      const row = await store.read((reader) => reader.get(free, 'a'));
      expect(JSON.stringify(row?.value)).toBe(JSON.stringify(value));
    });

    it('writes nothing of a value that the schema refuses', async () => {
      const bad = store.transact(async (tx) => {
        await tx.put(notes, 'a', note('one'));
        await tx.put(notes, 'b', { text: 5 } as never);
      });
      await expect(bad).rejects.toThrow(z.ZodError);
      expect(await texts()).toEqual([]);
    });

    it('cannot be changed through a value that was given or received', async () => {
      const value = note('one');
      const row = await store.transact((tx) => tx.put(notes, 'a', value));
      value.tags.push('later');
      expect(() => row.value.tags.push('later')).toThrow(TypeError);
      const read = await get('a');
      expect(() => read?.value.tags.push('later')).toThrow(TypeError);
      expect((await get('a'))?.value).toEqual(note('one'));
    });

    it('refuses names and ids that one of the databases could not keep', async () => {
      const put = (name: string, id: string) =>
        store.transact((tx) => tx.put({ ...notes, name }, id, note('x')));
      await expect(put('$inbox', 'a')).rejects.toThrow(TypeError);
      await expect(put('notes', '')).rejects.toThrow(TypeError);
      await expect(put('notes', 'a\0')).rejects.toThrow(TypeError);
      await expect(put('notes', '\ud800')).rejects.toThrow(TypeError);
      await expect(put('notes', 'x'.repeat(513))).rejects.toThrow(TypeError);
    });

    it('still has everything after a restart', async () => {
      await store.transact(async (tx) => {
        await tx.put(notes, 'a', note('one'));
        await tx.put(notes, 'b', note('two'));
        await tx.inbox.remember('request', { ok: true }, noon);
        await tx.outbox.add(draft('k'));
      });
      await store.transact((tx) => tx.remove(notes, 'b'));
      await reopen();
      expect(await texts()).toEqual(['one']);
      expect(await store.read((reader) => reader.inbox.get('request'))).toEqual({ ok: true });
      expect(await store.read((reader) => reader.outbox.get('k'))).toMatchObject(draft('k'));
    });
  });

  describe('transactions', () => {
    it('see their own changes', async () => {
      await store.transact((tx) => tx.put(notes, 'old', note('old')));
      await store.transact(async (tx) => {
        await tx.put(notes, 'new', note('new'));
        await tx.put(notes, 'new', note('newer'));
        await tx.remove(notes, 'old');
        expect(await tx.get(notes, 'old')).toBeUndefined();
        expect((await tx.get(notes, 'new'))?.value.text).toBe('newer');
        expect((await tx.list(notes)).map((row) => row.id)).toEqual(['new']);
      });
      expect(await texts()).toEqual(['newer']);
    });

    it('change nothing when their work throws', async () => {
      const refused = store.transact(async (tx) => {
        await tx.put(notes, 'a', note('one'));
        await tx.outbox.add(draft('k'));
        await tx.inbox.remember('request', 1, noon);
        throw new Error('half-way');
      });
      await expect(refused).rejects.toThrow('half-way');
      expect(await texts()).toEqual([]);
      expect(await store.read((reader) => reader.outbox.get('k'))).toBeUndefined();
      expect(await store.read((reader) => reader.inbox.get('request'))).toBeUndefined();
    });

    it('are refused when a row no longer has the version that they ask for', async () => {
      await store.transact((tx) => tx.put(notes, 'a', note('one'), 0));
      const put = (version: number) =>
        store.transact(async (tx) => {
          await tx.put(notes, 'b', note('beside'));
          await tx.put(notes, 'a', note('two'), version);
        });
      await expect(put(0)).rejects.toThrow(ConflictError);
      await expect(put(7)).rejects.toThrow(ConflictError);
      await expect(store.transact((tx) => tx.remove(notes, 'a', 7))).rejects.toThrow(ConflictError);
      expect(await texts()).toEqual(['one']);
      await put(1);
      expect(await texts()).toEqual(['two', 'beside']);
    });

    it('let one of many win when all ask for the same version', async () => {
      await store.transact((tx) => tx.put(notes, 'a', note('0')));
      const all = await Promise.allSettled(
        Array.from({ length: 12 }, (_, i) =>
          store.transact((tx) => tx.put(notes, 'a', note(String(i)), 1)),
        ),
      );
      expect(all.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
      const reasons = all.flatMap((one) => (one.status === 'rejected' ? [one.reason] : []));
      expect(reasons.every((reason) => reason instanceof ConflictError)).toBe(true);
      expect((await get('a'))?.version).toBe(2);
    });

    it('lose none of sixty changes made to one row at once', async () => {
      const add = () =>
        store.transact(async (tx) => {
          const row = await tx.get(notes, 'sum');
          await tx.put(notes, 'sum', note(String(Number(row?.value.text ?? 0) + 1)));
        });
      await Promise.all(Array.from({ length: 60 }, add));
      expect(await get('sum')).toMatchObject({ version: 60, value: { text: '60' } });
    });

    it('never decide together what each could decide only alone', async () => {
      const join = (id: string) =>
        store.transact(async (tx) => {
          const taken = await tx.list(notes);
          if (taken.length >= 3) return false;
          await tx.put(notes, id, note(id));
          return true;
        });
      const got = await Promise.all(Array.from({ length: 10 }, (_, i) => join(`p${i}`)));
      expect(got.filter(Boolean)).toHaveLength(3);
      expect(await texts()).toHaveLength(3);
    });

    it('never write from a row that changed after they read it, even if they wrote another', async () => {
      await store.transact(async (tx) => {
        await tx.put(notes, 'a', note('on'));
        await tx.put(notes, 'b', note('on'));
      });
      const off = (mine: string, other: string) =>
        store.transact(async (tx) => {
          if ((await tx.get(notes, other))?.value.text === 'on')
            await tx.put(notes, mine, note('off'));
        });
      await Promise.all([off('a', 'b'), off('b', 'a')]);
      expect((await texts()).sort()).toEqual(['off', 'on']);
    });

    it('never refuse because of two moments seen at once', async () => {
      const both = (text: string) =>
        store.transact(async (tx) => {
          await tx.put(notes, 'a', note(text));
          await tx.put(notes, 'b', note(text));
        });
      await both('1');
      let runs = 0;
      const result = await store.transact(async (tx) => {
        runs += 1;
        const a = await tx.get(notes, 'a');
        if (runs === 1) await both('2');
        const b = await tx.get(notes, 'b');
        if (a?.value.text !== b?.value.text) throw new Error('a mixture');
        return a?.value.text;
      });
      expect({ result, runs }).toEqual({ result: '2', runs: 2 });
    });

    it('cannot be used once they ended', async () => {
      const kept = await store.transact(async (tx) => tx);
      await expect(kept.put(notes, 'a', note('late'))).rejects.toThrow('ended');
      expect(await texts()).toEqual([]);
    });

    it(
      'do, one after the other, what a simple model of them does',
      () => storeModel(fresh),
      30_000,
    );
  });

  describe('indexes', () => {
    const tagged = (text: string, ...tags: string[]) => ({ text, tags });
    const ids = (rows: Row<unknown>[]) => rows.map(({ id }) => id);
    const under = (tag: string) =>
      store.read(async (reader) => ids(await reader.where(indexed, 'tag', tag)));
    const add = () =>
      store.transact(async (tx) => {
        await tx.put(indexed, 'b', tagged('2', 'x', 'y'));
        await tx.put(indexed, 'a', tagged('3', 'x'));
        await tx.put(indexed, 'c', tagged('1'));
        await tx.put(indexed, 'd', tagged('3', 'x'));
        await tx.put(notes, 'a', tagged('9', 'x'));
      });

    it('find the rows of one collection under a key, by id, over restarts too', async () => {
      await add();
      for (let i = 0; i < 2; i += 1) {
        expect(await under('x')).toEqual(['a', 'b', 'd']);
        expect(await under('y')).toEqual(['b']);
        expect(await under('z')).toEqual([]);
        await reopen();
      }
      expect(await store.read((reader) => reader.where(indexed, 'text', '2'))).toEqual([
        { id: 'b', version: 1, value: tagged('2', 'x', 'y') },
      ]);
    });

    it('let go of the old key of a row that changed, and of a row that is gone', async () => {
      await add();
      await store.transact(async (tx) => {
        await tx.put(indexed, 'b', tagged('2', 'y', 'z'));
        await tx.remove(indexed, 'd');
      });
      expect(await under('x')).toEqual(['a']);
      expect(await under('y')).toEqual(['b']);
      expect(await under('z')).toEqual(['b']);
      await reopen();
      expect(await under('x')).toEqual(['a']);
    });

    it('show a transaction its own changes, and nobody those of one that is refused', async () => {
      await add();
      const refused = store.transact(async (tx) => {
        await tx.put(indexed, 'c', tagged('1', 'x'));
        await tx.put(indexed, 'a', tagged('3', 'y'));
        await tx.remove(indexed, 'd');
        expect(ids(await tx.where(indexed, 'tag', 'x'))).toEqual(['b', 'c']);
        expect(ids(await tx.page(indexed, { limit: 2 }))).toEqual(['a', 'b']);
        expect(ids(await tx.page(indexed, { index: 'tag', key: 'x', limit: 1 }))).toEqual(['b']);
        throw new Error('half-way');
      });
      await expect(refused).rejects.toThrow('half-way');
      expect(await under('x')).toEqual(['a', 'b', 'd']);
    });

    it('give pages in the order of the collection, newest first, each row once', async () => {
      await add();
      const page = (request: Omit<PageRequest<Note>, 'limit'>, limit = 2) =>
        store.read((reader) => reader.page(indexed, { ...request, limit }));
      const first = await page({});
      expect(ids(first)).toEqual(['d', 'a']);
      expect(ids(await page({ before: first[1] as Row<Note> }))).toEqual(['b', 'c']);
      expect(ids(await page({ before: '3' }))).toEqual(['b', 'c']);
      expect(ids(await page({ before: '1' }))).toEqual([]);
      expect(ids(await page({ since: '2' }, 9))).toEqual(['d', 'a', 'b']);
      expect(ids(await page({ since: '2', oldestFirst: true }))).toEqual(['b', 'a']);
      const x = { index: 'tag', key: 'x' };
      expect(ids(await page(x))).toEqual(['d', 'a']);
      expect(ids(await page({ ...x, before: '3', since: '1' }))).toEqual(['b']);
      expect(ids(await page({ ...x, oldestFirst: true }, 1))).toEqual(['b']);
      expect(ids(await page({ index: 'tag', key: 'none' }))).toEqual([]);
    });

    it('give pages of a collection that has no order by id, the last one first, each row once', async () => {
      const all = Array.from({ length: 7 }, (_, i) => `n${i}`);
      await store.transact(async (tx) => {
        for (const id of all) await tx.put(notes, id, note(id));
      });
      const seen: string[] = [];
      for (let before: Row<Note> | undefined; ; ) {
        const request = { limit: 3, ...(before && { before }) };
        const rows = await store.read((reader) => reader.page(notes, request));
        seen.push(...ids(rows));
        before = rows.at(-1);
        if (!before) break;
      }
      expect(seen).toEqual(all.toReversed());
      const first = await store.read((r) => r.page(notes, { limit: 2, oldestFirst: true }));
      expect(ids(first)).toEqual(['n0', 'n1']);
    });

    it('give the rows asked for by id, those that exist, by id', async () => {
      await add();
      await store.transact(async (tx) => {
        await tx.put(indexed, 'e', tagged('5'));
        await tx.remove(indexed, 'a');
        const wanted = ['e', 'b', 'a', 'none', 'b'];
        expect(ids(await tx.getAll(indexed, wanted))).toEqual(['b', 'e']);
      });
      const get = (...wanted: string[]) => store.read((reader) => reader.getAll(indexed, wanted));
      expect(ids(await get('c', 'b', 'a'))).toEqual(['b', 'c']);
      expect(await get()).toEqual([]);
    });

    it('never let two decide together from what is under a key', async () => {
      const join = (id: string) =>
        store.transact(async (tx) => {
          if ((await tx.where(indexed, 'tag', 'x')).length >= 3) return false;
          await tx.put(indexed, id, tagged(id, 'x'));
          return true;
        });
      const got = await Promise.all(Array.from({ length: 10 }, (_, i) => join(`p${i}`)));
      expect(got.filter(Boolean)).toHaveLength(3);
      expect(await under('x')).toHaveLength(3);
    });

    it('are refused by a name that the collection does not declare', async () => {
      const unknown = store.read((reader) => reader.where(indexed, 'colour', 'x'));
      await expect(unknown).rejects.toThrow(TypeError);
    });

    it('refuse keys that one of the databases could not keep', async () => {
      const put = (tag: string) => store.transact((tx) => tx.put(indexed, 'a', tagged('1', tag)));
      await expect(put('a\0')).rejects.toThrow(TypeError);
      await expect(put('')).rejects.toThrow(TypeError);
      await expect(put('\ud800')).rejects.toThrow(TypeError);
    });
  });

  describe('inbox', () => {
    it('gives two deliveries of one request one effect and one answer', async () => {
      const vote = () =>
        store.transact(async (tx) => {
          const known = await tx.inbox.get('vote:1');
          if (known !== undefined) return known;
          const count = (await tx.list(notes)).length + 1;
          await tx.put(notes, `vote${count}`, note('yes'));
          await tx.inbox.remember('vote:1', { count }, noon);
          return { count };
        });
      const answers = await Promise.all(Array.from({ length: 8 }, vote));
      expect(answers).toEqual(Array(8).fill({ count: 1 }));
      expect(await vote()).toEqual({ count: 1 });
      expect(await texts()).toEqual(['yes']);
    });

    it('keeps the first answer, null included, and refuses another', async () => {
      await store.transact((tx) => tx.inbox.remember('request', null, noon));
      expect(await store.read((reader) => reader.inbox.get('request'))).toBeNull();
      const again = store.transact((tx) => tx.inbox.remember('request', 'other', noon));
      await expect(again).rejects.toThrow(ConflictError);
      expect(await store.read((reader) => reader.inbox.get('request'))).toBeNull();
    });

    it('puts another answer in the place of those that hold a text, and of no other', async () => {
      const odd = 'Zoé "Zaza" \\ Petit\n{';
      await store.transact(async (tx) => {
        await tx.inbox.remember('a', { of: ['t', 'id-1'], text: 'Bonjour' }, noon);
        await tx.inbox.remember('b', { text: `Le groupe : ${odd}, Ada` }, noon);
        await tx.inbox.remember('c', 'id-2', noon);
      });
      const redact = (...texts: string[]) =>
        store.transact((tx) => tx.inbox.redact(texts, () => 'redacted'));
      expect(await redact('id-1', odd, '')).toBe(2);
      expect(await redact('id-1', odd)).toBe(0);
      expect(await redact()).toBe(0);
      // Letters as they are written; a sign that SQL or a pattern would read is a sign.
      expect(await redact('ID-2', 'id%', 'id_2', 'i.')).toBe(0);
      await reopen();
      const kept = await store.read((reader) =>
        Promise.all(['a', 'b', 'c'].map((key) => reader.inbox.get(key))),
      );
      expect(kept).toEqual(['redacted', 'redacted', 'id-2']);
      // Answered all the same, and no longer than before.
      await expect(store.transact((tx) => tx.inbox.remember('a', 'again', noon))).rejects.toThrow(
        ConflictError,
      );
      await store.transact((tx) => tx.inbox.remember('last', 1, hours(25)));
      expect(await store.read((reader) => reader.inbox.get('b'))).toBeUndefined();
    });

    it('forgets an answer after 24 hours', async () => {
      await store.transact((tx) => tx.inbox.remember('old', 1, noon));
      await store.transact((tx) => tx.inbox.remember('next', 2, hours(23)));
      expect(await store.read((reader) => reader.inbox.get('old'))).toBe(1);
      await store.transact((tx) => tx.inbox.remember('last', 3, hours(25)));
      expect(await store.read((reader) => reader.inbox.get('old'))).toBeUndefined();
      expect(await store.read((reader) => reader.inbox.get('next'))).toBe(2);
    });

    it('keeps no more answers than its limit, the newest ones', async () => {
      await reopen({ inboxLimit: 5 });
      for (let i = 0; i < 9; i += 1) {
        await store.transact((tx) => tx.inbox.remember(`r${i}`, i, hours(i / 60)));
      }
      const kept = await store.read((reader) =>
        Promise.all(Array.from({ length: 9 }, (_, i) => reader.inbox.get(`r${i}`))),
      );
      expect(kept.filter((answer) => answer !== undefined)).toEqual([4, 5, 6, 7, 8]);
    });

    it('keeps the last 200 answers of a person, over restarts, and those of others beside them', async () => {
      const answer = (from: number, count: number, of?: string) =>
        store.transact(async (tx) => {
          for (let i = from; i < from + count; i += 1)
            await tx.inbox.remember(`${of}${i}`, i, hours(i / 3_600), of);
        });
      await answer(0, 1, 'person:t:other');
      await answer(0, 5, undefined);
      for (let i = 0; i < 200; i += 25) await answer(i, 25, 'person:t:1');
      await reopen();
      await answer(200, 30, 'person:t:1');
      const kept = (of: string | undefined, count: number) =>
        store.read(async ({ inbox }) => {
          const all = await Promise.all(
            Array.from({ length: count }, (_, i) => inbox.get(`${of}${i}`)),
          );
          return all.filter((one) => one !== undefined);
        });
      expect(await kept('person:t:1', 230)).toEqual(Array.from({ length: 200 }, (_, i) => 30 + i));
      for (let more = 1; more <= 5; more += 1) {
        await answer(229 + more, 1, 'person:t:1');
        expect(await kept('person:t:1', 230 + more)).toHaveLength(200);
      }
      expect(await kept('person:t:other', 1)).toEqual([0]);
      expect(await kept(undefined, 5)).toHaveLength(5);
    });
  });

  describe('outbox', () => {
    const add = (...keys: string[]) =>
      store.transact(async (tx) => {
        for (const key of keys) await tx.outbox.add(draft(key));
      });
    const row = (key: string) => store.read((reader) => reader.outbox.get(key));
    const claim = (now: Date, limit = 10, owner = 'me') =>
      claimDue(store, { owner, now, limit, leaseMs: 60_000 });

    it('gives a key that exists the row that it has, even once it was sent', async () => {
      await add('k');
      const [claimed] = await claim(noon);
      if (!claimed) throw new Error('nothing claimed');
      await settle(store, claimed, 1, { state: 'sent', activityId: 'm1' });
      const again = await store.transact((tx) =>
        tx.outbox.add({ ...draft('k'), recipient: 'else' }),
      );
      expect(again).toMatchObject({ state: 'sent', activityId: 'm1', recipient: 'person:1' });
      expect(await claim(hours(1))).toEqual([]);
    });

    it('refuses what is not an instant or cannot be indexed', async () => {
      const bad = (part: object) =>
        store.transact((tx) => tx.outbox.add({ ...draft('k'), ...part } as never));
      await expect(bad({ notBefore: '2026-11-24' })).rejects.toThrow(z.ZodError);
      await expect(bad({ notBefore: '2026-11-24T10:00:00+01:00' })).rejects.toThrow(z.ZodError);
      await expect(bad({ subject: 'a\0' })).rejects.toThrow(z.ZodError);
      await expect(bad({ recipient: '' })).rejects.toThrow(z.ZodError);
      await expect(bad({ state: 'sent' })).rejects.toThrow(z.ZodError);
    });

    it('hands out what is due, oldest first, and no more than asked for', async () => {
      await store.transact(async (tx) => {
        for (const [key, at] of [
          ['c', 3],
          ['a', 1],
          ['later', 9],
          ['b', 2],
        ] as const) {
          await tx.outbox.add({ ...draft(key), notBefore: hours(at).toISOString() });
        }
      });
      expect(await claim(noon)).toEqual([]);
      expect((await claim(hours(4), 2)).map(({ key }) => key)).toEqual(['a', 'b']);
      expect((await claim(hours(4), 2)).map(({ key }) => key)).toEqual(['c']);
      expect(await claim(hours(4), 2)).toEqual([]);
    });

    it('says who has a row, until when, and that it was claimed once', async () => {
      await add('k');
      const [claimed] = await claim(noon, 1, 'worker-1');
      const until = new Date(noon.getTime() + 60_000).toISOString();
      expect(claimed).toMatchObject({
        ...draft('k'),
        state: 'sending',
        attempts: 1,
        claims: 1,
        interrupted: false,
        lease: { owner: 'worker-1', until, fence: 1 },
      });
      expect(await row('k')).toEqual(claimed);
    });

    it('hands a row to the next owner once its lease ran out, and says so', async () => {
      await add('k');
      const [first] = await claim(noon, 1, 'worker-1');
      expect(await claim(new Date(noon.getTime() + 59_999), 1, 'worker-2')).toEqual([]);
      const [second] = await claim(new Date(noon.getTime() + 60_000), 1, 'worker-2');
      expect(second).toMatchObject({ interrupted: true, attempts: 2, lease: { fence: 2 } });
      if (!first || !second) throw new Error('nothing claimed');
      await expect(settle(store, first, 1, { state: 'sent' })).rejects.toThrow(FenceError);
      expect(await row('k')).toEqual(second);
      expect(
        await settle(store, second, 2, { state: 'sent', result: { code: 201 } }),
      ).toMatchObject({
        state: 'sent',
        interrupted: false,
        lease: null,
        result: { code: 201 },
      });
      await expect(settle(store, second, 2, { state: 'failed' })).rejects.toThrow(FenceError);
    });

    it('makes a row due again when its attempt is put off', async () => {
      await add('k');
      const [claimed] = await claim(noon);
      if (!claimed) throw new Error('nothing claimed');
      const notBefore = hours(2).toISOString();
      await settle(store, claimed, 1, { state: 'waiting', notBefore, attempts: 0 });
      expect(await claim(hours(1))).toEqual([]);
      const [again] = await claim(hours(2));
      expect(again).toMatchObject({
        attempts: 1,
        claims: 2,
        interrupted: false,
        lease: { fence: 2 },
      });
    });

    it('settles together with the rows of the same transaction, or not at all', async () => {
      await add('k');
      const [claimed] = await claim(noon);
      if (!claimed) throw new Error('nothing claimed');
      const settle = (fence: number) =>
        store.transact(async (tx) => {
          await tx.put(notes, 'message', note('m1'));
          await tx.outbox.settle(claimed.id, fence, { state: 'sent', activityId: 'm1' });
        });
      await expect(settle(9)).rejects.toThrow(FenceError);
      expect(await texts()).toEqual([]);
      await settle(1);
      expect(await texts()).toEqual(['m1']);
    });

    it('drops only what still waits', async () => {
      await add('a', 'b');
      await claim(noon, 1);
      const dropped = await store.transact((tx) =>
        Promise.all(['a', 'b', 'c'].map((key) => tx.outbox.drop(key, 'moved'))),
      );
      expect(dropped.map((one) => one?.state).sort()).toEqual(['dropped', 'sending', undefined]);
      expect(await claim(hours(0.01))).toEqual([]);
    });

    it('finds rows by subject and by recipient, those just added included', async () => {
      await add('b', 'a');
      await store.transact(async (tx) => {
        await tx.outbox.add({ ...draft('c'), subject: 'other' });
        await tx.outbox.add({ ...draft('d'), recipient: 'other' });
        const mine = await tx.outbox.find('subject', 'meeting:1');
        expect(mine.map(({ key }) => key)).toEqual(['a', 'b', 'd']);
      });
      const find = (field: 'subject' | 'recipient', value: string) =>
        store.read(async (r) => (await r.outbox.find(field, value)).map(({ key }) => key));
      expect(await find('subject', 'meeting:1')).toEqual(['a', 'b', 'd']);
      expect(await find('recipient', 'person:1')).toEqual(['a', 'b', 'c']);
      expect(await find('recipient', 'nobody')).toEqual([]);
    });

    it('starts no second push when two ask for the same subject at once', async () => {
      const push = (key: string) =>
        store.transact(async (tx) => {
          if ((await tx.outbox.find('subject', 'meeting:1')).length > 0) return false;
          await tx.outbox.add(draft(key));
          return true;
        });
      const started = await Promise.all(['a', 'b', 'c', 'd'].map(push));
      expect(started.filter(Boolean)).toHaveLength(1);
    });

    it('erases a row with its key, which can then be used again', async () => {
      await add('k');
      await store.transact((tx) => tx.outbox.remove('k'));
      expect(await row('k')).toBeUndefined();
      expect(await claim(noon)).toEqual([]);
      await add('k');
      expect(await claim(noon)).toHaveLength(1);
    });

    it('erases and adds the same key in one transaction', async () => {
      await add('k');
      await store.transact(async (tx) => {
        await tx.outbox.remove('k');
        await tx.outbox.add({ ...draft('k'), subject: 'other' });
      });
      expect((await store.read((r) => r.outbox.find('subject', 'other'))).length).toBe(1);
      expect((await store.read((r) => r.outbox.find('subject', 'meeting:1'))).length).toBe(0);
    });

    it('prunes what is finished and expired, and nothing else', async () => {
      await add('sent', 'waits');
      await store.transact((tx) =>
        tx.outbox.add({ ...draft('new'), expiresAt: hours(99).toISOString() }),
      );
      for (const claimed of await claim(noon)) {
        if (claimed.key !== 'waits') await settle(store, claimed, 1, { state: 'sent' });
      }
      expect(await prune(store, hours(24))).toBe(0);
      expect(await prune(store, hours(25))).toBe(1);
      expect(await row('sent')).toBeUndefined();
      expect(await row('waits')).toBeDefined();
      expect(await row('new')).toBeDefined();
    });

    it('says how much is due, and since when', async () => {
      expect(await backlog(store, noon)).toEqual({ due: 0, oldest: undefined });
      await add('a', 'b');
      expect(await backlog(store, hours(1))).toEqual({ due: 2, oldest: noon.toISOString() });
      await claim(noon, 1);
      expect(await backlog(store, noon)).toEqual({ due: 1, oldest: noon.toISOString() });
    });

    it('gives no row to two of five owners who ask at once', async () => {
      await add(...Array.from({ length: 200 }, (_, i) => `k${i}`));
      const owner = async (name: string) => {
        const mine: string[] = [];
        for (;;) {
          const rows = await claim(noon, 7, name);
          if (rows.length === 0) return mine;
          mine.push(...rows.map(({ key }) => key));
        }
      };
      const all = (await Promise.all(['a', 'b', 'c', 'd', 'e'].map(owner))).flat();
      expect(new Set(all).size).toBe(all.length);
      // With SKIP LOCKED an owner may leave while another holds the last ones: none is lost.
      expect(all.length + (await claim(noon, 200)).length).toBe(200);
    });
  });

  it('writes nothing of a work that ends once it is closed', async () => {
    let go = () => {};
    const closed = new Promise<void>((resolve) => {
      go = resolve;
    });
    const late = store.transact(async (tx) => {
      await tx.put(notes, 'a', note('late'));
      await closed;
    });
    const closing = store.close();
    go();
    const [told] = await Promise.allSettled([late, closing]);
    store = await place.open();
    expect((await texts()).length).toBe(told.status === 'fulfilled' ? 1 : 0);
  });

  it('says that it can be written, until it is closed', async () => {
    await store.check();
    await store.close();
    await expect(store.check()).rejects.toThrow(StoreError);
    await expect(store.transact((tx) => tx.put(notes, 'a', note('x')))).rejects.toThrow(StoreError);
    await expect(get('a')).rejects.toThrow(StoreError);
    await expect(claimDue(store, { owner: 'me', now: noon, limit: 1, leaseMs: 1 })).rejects.toThrow(
      StoreError,
    );
  });
}
