import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { z } from 'zod';
import type { Collection, Store } from '../../../bot/contract/store.ts';
import { type Migration, migrations as released } from '../../../src/store/migrations.ts';
import { outboxId } from '../../../src/store/own-collections.ts';
import { quarantineKey } from '../../../src/store/quarantine/quarantine.ts';
import { claimDue, prune, quarantined } from '../../support/outbox-calls.ts';
import { draft, hours, type Note, noon, note, notes } from './samples.ts';

/** A place whose rows can be changed behind the back of the store. */
export interface OpenPlace {
  open: (options?: {
    collections?: readonly Collection<unknown>[];
    migrations?: readonly Migration[];
  }) => Promise<Store>;
  /** Changes the value of a row. */
  edit: (table: string, id: string, change: (value: unknown) => unknown) => Promise<void>;
  /** What the store told the log. */
  lines: { fields: Record<string, unknown>; message: string }[];
}

/** The shape of a version that asks for more than what is there. */
const strict: Collection<Note & { author: string }> = {
  name: 'notes',
  schema: z.object({ text: z.string(), tags: z.array(z.string()), author: z.string() }),
};

const spoil = (value: unknown) => ({ wrong: value });
const mend = (row: unknown) => {
  const { value, ...rest } = row as { value: { wrong: unknown } };
  return { ...rest, value: value.wrong };
};

/** What both stores do with rows of wrong shape; `live`: rows can be changed while it is open. */
export function quarantineContract(fresh: () => Promise<OpenPlace>, live: boolean): void {
  let place: OpenPlace;
  let store: Store;
  const known = { collections: [notes] };

  beforeEach(async () => {
    place = await fresh();
    store = await place.open();
    await store.transact(async (tx) => {
      for (const id of ['a', 'b', 'person:t:zoe']) await tx.put(notes, id, note(`Note of ${id}`));
      for (const key of ['k1', 'k2']) await tx.outbox.add(draft(key));
      await tx.inbox.remember('r1', 1, noon);
      await tx.inbox.remember('r2', 2, noon);
    });
    await store.transact((tx) => tx.put(notes, 'a', note('Note of a')));
    await store.close();
  });
  afterEach(() => store.close());

  const reopen = async (options: Parameters<OpenPlace['open']>[0] = known) => {
    await store.close();
    store = await place.open(options);
  };
  const ids = () => store.read(async (reader) => (await reader.list(notes)).map(({ id }) => id));
  const aside = () => store.read(({ quarantine }) => quarantine.list());
  const errors = () => place.lines.filter(({ message }) => message.includes('quarantine'));

  it('finds them when it opens, counts them, and names each in one line that says nothing of it', async () => {
    await place.edit('notes', 'person:t:zoe', spoil);
    await reopen();
    expect(await quarantined(store)).toBe(1);
    const [row, ...others] = await aside();
    expect(others).toEqual([]);
    expect(row).toMatchObject({
      key: quarantineKey('notes', 'person:t:zoe'),
      collection: 'notes',
      id: 'person:t:zoe',
      version: 1,
      value: { wrong: note('Note of person:t:zoe') },
      fields: ['text', 'tags'],
    });
    expect(errors()).toEqual([
      {
        fields: { collection: 'notes', row: row?.key, fields: ['text', 'tags'] },
        message: 'store: a row of wrong shape is in quarantine',
      },
    ]);
    expect(JSON.stringify(place.lines)).not.toMatch(/zoe|Note of/);
    await reopen();
    expect(errors()).toHaveLength(1);
  });

  it('goes on with the other rows of the collection, and with a new one in that place', async () => {
    await place.edit('notes', 'b', spoil);
    await reopen();
    expect(await ids()).toEqual(['a', 'person:t:zoe']);
    await store.transact(async (tx) => {
      expect(await tx.get(notes, 'b')).toBeUndefined();
      await tx.put(notes, 'c', note('c'));
      await tx.put(notes, 'b', note('newer'), 0);
    });
    await store.close();
    await place.edit('$quarantine', quarantineKey('notes', 'b'), mend);
    await reopen();
    // The newer row keeps its place; nothing of the older one is lost.
    expect((await store.read((reader) => reader.get(notes, 'b')))?.value).toEqual(note('newer'));
    expect(await ids()).toEqual(['a', 'b', 'c', 'person:t:zoe']);
    expect(await aside()).toHaveLength(1);
  });

  it('puts a row back as it was once it is put right', async () => {
    await place.edit('notes', 'a', spoil);
    await reopen();
    expect(await ids()).not.toContain('a');
    await store.close();
    await place.edit('$quarantine', quarantineKey('notes', 'a'), mend);
    await reopen();
    expect(await store.read((reader) => reader.get(notes, 'a'))).toEqual({
      id: 'a',
      version: 2,
      value: note('Note of a'),
    });
    expect(await quarantined(store)).toBe(0);
  });

  it('keeps all that a stricter schema refuses, and gives it back to the version that reads it', async () => {
    await reopen({ collections: [strict] });
    expect(await quarantined(store)).toBe(3);
    expect(await store.read((reader) => reader.list(strict))).toEqual([]);
    await store.transact((tx) => tx.put(strict, 'new', { ...note('new'), author: 'Ada' }));
    await reopen();
    expect(await ids()).toEqual(['a', 'b', 'new', 'person:t:zoe']);
    expect((await store.read((reader) => reader.get(notes, 'a')))?.version).toBe(2);
  });

  it('takes them through the migration that puts them right, and goes on without those that stop it', async () => {
    const author: Migration = (rows) =>
      rows.map((row) =>
        row.table === 'notes'
          ? {
              ...row,
              value: { ...(row.value as Note), author: (row.value as Note).text.slice(8) },
            }
          : row,
      );
    await reopen({ collections: [strict] });
    expect(await quarantined(store)).toBe(3);
    await reopen({ collections: [strict], migrations: [...released, author] });
    expect(await quarantined(store)).toBe(0);
    expect((await store.read((reader) => reader.get(strict, 'a')))?.value.author).toBe('a');
    await store.close();
    await place.edit('notes', 'a', spoil);
    const titles: Migration = (rows) =>
      rows.map((row) => {
        if (row.table !== 'notes') return row;
        const value = row.value as Note;
        return { ...row, value: { ...value, text: value.text.toUpperCase() } };
      });
    await reopen({ collections: [strict], migrations: [...released, author] });
    await reopen({ collections: [strict], migrations: [...released, author, titles] });
    expect((await store.read((reader) => reader.get(strict, 'b')))?.value.text).toBe('NOTE OF B');
    expect((await aside()).map(({ id }) => id)).toEqual(['a']);
  });

  it('meets them while it runs, in each way to read and to change', async () => {
    // Not said when it opened: the store learns of the shape when somebody asks for it.
    await reopen({ collections: [] });
    const wider: Collection<Note & { author?: string | undefined }> = {
      name: 'notes',
      schema: z.object({
        text: z.string(),
        tags: z.array(z.string()),
        author: z.string().optional(),
      }),
    };
    await store.transact((tx) => tx.put(wider, 'd', { ...note('d'), author: 'Ada' }));
    expect(await store.read((reader) => reader.list(strict))).toHaveLength(1);
    expect((await aside()).map(({ id }) => id).sort()).toEqual(['a', 'b', 'person:t:zoe']);
    await reopen({ collections: [notes] });
    expect(await store.read((reader) => reader.get(strict, 'a'))).toBeUndefined();
    await store.transact(async (tx) => {
      const before = await tx.get(strict, 'b');
      await tx.put(strict, 'b', { ...note('again'), author: before?.value.author ?? 'nobody' });
    });
    // What is to be gone need not be read.
    await store.transact((tx) => tx.remove(strict, 'person:t:zoe'));
    expect((await aside()).map(({ id }) => id).sort()).toEqual(['a', 'b']);
    expect(await store.read((reader) => reader.list(strict))).toHaveLength(2);
  });

  it('never brings back what was removed, nor what was dropped', async () => {
    await place.edit('notes', 'a', spoil);
    await place.edit('notes', 'b', spoil);
    await reopen();
    await store.transact((tx) => tx.remove(notes, 'a'));
    await store.transact((tx) => tx.quarantine.drop(quarantineKey('notes', 'b')));
    expect(await aside()).toEqual([]);
    await reopen();
    expect(await ids()).toEqual(['person:t:zoe']);
  });

  it('sends the other rows of the outbox, and adds the spoiled one no second time', async () => {
    await place.edit('$outbox', outboxId('k1'), (row) => ({ ...(row as object), kind: '' }));
    await reopen();
    const claim = () => claimDue(store, { owner: 'me', now: hours(1), limit: 9, leaseMs: 60_000 });
    expect((await claim()).map(({ key }) => key)).toEqual(['k2']);
    expect(await store.transact((tx) => tx.outbox.add(draft('k1')))).toMatchObject({
      state: 'uncertain',
    });
    expect(await claim()).toEqual([]);
    expect(await store.read(({ outbox }) => outbox.find('subject', 'meeting:1'))).toHaveLength(1);
    expect(await prune(store, hours(9_999))).toBe(0);
    await store.close();
    await place.edit('$quarantine', quarantineKey('$outbox', outboxId('k1')), (row) => {
      const { value, ...rest } = row as { value: object };
      return { ...rest, value: { ...value, kind: 'meetings.reminder' } };
    });
    await reopen();
    expect((await claim()).map(({ key }) => key)).toEqual(['k1']);
  });

  it('answers a request whose answer is spoiled as answered, and remembers the others', async () => {
    await place.edit('$inbox', 'r1', (row) => ({ ...(row as object), at: '' }));
    await reopen();
    expect(await store.read(({ inbox }) => inbox.get('r1'))).toBeNull();
    expect(await store.read(({ inbox }) => inbox.get('r2'))).toBe(2);
    await expect(store.transact((tx) => tx.inbox.remember('r1', 3, noon))).rejects.toThrow(
      'Answered already',
    );
    await store.transact((tx) => tx.inbox.remember('r3', 3, hours(25)));
    expect(await store.read(({ inbox }) => inbox.get('r3'))).toBe(3);
  });

  if (!live) return;

  it('meets rows that are spoiled while it is open', async () => {
    await reopen();
    await place.edit('notes', 'b', spoil);
    await place.edit('$outbox', outboxId('k1'), (row) => ({ ...(row as object), kind: '' }));
    await place.edit('$inbox', 'r1', (row) => ({ ...(row as object), at: '' }));
    const claim = () => claimDue(store, { owner: 'me', now: hours(1), limit: 9, leaseMs: 60_000 });
    expect((await claim()).map(({ key }) => key)).toEqual(['k2']);
    expect(await ids()).toEqual(['a', 'person:t:zoe']);
    expect(await store.read(({ inbox }) => inbox.get('r1'))).toBeNull();
    expect(await quarantined(store)).toBe(3);
    // As it was before anybody tried to send it.
    const row = (await aside()).find(({ collection }) => collection === '$outbox');
    expect(row?.value).toMatchObject({ state: 'waiting', attempts: 0 });
  });
}
