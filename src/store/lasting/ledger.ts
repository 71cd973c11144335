import path from 'node:path';
import { z } from 'zod';
import { type LastingEntry, lastingSchema } from '../../../bot/contract/lasting.ts';
import { replaceFile } from '../file/durable-file.ts';
import { codeOf, type FileSystem, unlessAbsent } from '../file/file-system.ts';
import type { Connections } from '../postgres/postgres-connection.ts';
import { StoreRefusal } from '../refusal.ts';

/**
 * Ledger of what must not come back, outside of the data: added to, and left alone by a restore. What
 * was said last of one thing counts; what was said of it before goes at a start.
 */
export interface LastingLedger {
  read: () => Promise<Map<LastingEntry[0], LastingEntry[1]>>;
  /** Resolves once it is on the disk. */
  append: (entries: readonly LastingEntry[]) => Promise<void>;
  /**
   * Drops what was said again since, so that it grows with the things it is about and not with time. What it
   * says is the same before and after, and at any moment between. Says how many went.
   */
  compact: () => Promise<number>;
}

/** Beside the data file; a line says one thing, as `[id, value]`. */
export const ledgerPath = (directory: string): string =>
  path.join(directory, 'fil-rouge.ledger.jsonl');

const lineSchema = z.tuple([z.string(), lastingSchema]);

/** Line of a ledger as it is written, `[id, value]`. */
interface Line {
  text: string;
}

/** Place where lines are kept, each once it was added for as long as it is not dropped. */
interface Lines<L extends Line> {
  all: () => Promise<L[]>;
  add: (entries: readonly LastingEntry[]) => Promise<void>;
  /** A stop in the middle of it drops none, or all. */
  drop: (gone: readonly L[], kept: readonly L[]) => Promise<void>;
}

const ledgerIn = <L extends Line>({ all, add, drop }: Lines<L>): LastingLedger => ({
  read: async () => latest((await all()).flatMap(said)),
  append: async (entries) => {
    if (entries.length > 0) await add(entries);
  },
  compact: async () => {
    const lines = await all();
    const kept = current(lines);
    const stays = new Set(kept);
    const gone = lines.filter((line) => !stays.has(line));
    if (gone.length > 0) await drop(gone, kept);
    return gone.length;
  },
});

export function fileLedger(directory: string, fs: FileSystem): LastingLedger {
  const file = ledgerPath(directory);
  return ledgerIn({
    all: async () => {
      const bytes = await unlessAbsent(fs.readFile(file)).catch((error: unknown) => {
        throw new StoreRefusal(
          `Le registre ${file} ne peut pas être lu (${codeOf(error) || 'erreur'}) : vérifiez ses droits. ` +
            'Il dit ce qui ne doit pas revenir après une restauration ; ne le retirez pas.',
          { cause: error },
        );
      });
      const texts = (bytes?.toString('utf8') ?? '').split('\n').filter((text) => text !== '');
      return texts.map((text) => ({ text }));
    },
    add: async (entries) => {
      await fs.mkdir(directory, { recursive: true });
      const opened = await fs.open(file, 'a', 0o600);
      try {
        const lines = entries.map((entry) => ({ text: JSON.stringify(entry) }));
        await opened.writeFile(written(lines));
        await opened.sync();
      } finally {
        await opened.close();
      }
    },
    drop: (_, kept) => replaceFile(fs, file, written(kept)),
  });
}

/** A line end before each line: one that a power cut left half written spoils no other. */
const written = (lines: readonly Line[]): Buffer =>
  Buffer.from(lines.map(({ text }) => `\n${text}`).join(''));

export const databaseLedger = (connections: Connections): LastingLedger =>
  ledgerIn<Line & { seq: string }>({
    all: async () => {
      // Nothing was ever kept here: a restore into a new database asks too.
      const [there] = await connections.ask("select to_regclass('ledger')::text as name");
      if (!there?.rows[0].name) return [];
      const [lines] = await connections.ask('select seq, id, value from ledger order by seq');
      return (lines?.rows ?? []).map(({ seq, id, value }) => ({
        seq,
        text: JSON.stringify([id, value]),
      }));
    },
    add: (entries) =>
      connections.change(async (client) => {
        await client.query(
          'insert into ledger (id, value) select * from unnest($1::text[], $2::json[])',
          [entries.map(([id]) => id), entries.map(([, value]) => JSON.stringify(value))],
        );
      }),
    drop: (gone) =>
      connections.change(async (client) => {
        const lines = gone.map(({ seq }) => seq);
        await client.query('delete from ledger where seq = any($1::bigint[])', [lines]);
      }),
  });

/**
 * Lines of which nothing was said again, in their order: of two alike the last, of two about one thing the
 * last. A line that is half written or of a newer version stays, and so does a second salt, which is to be refused.
 */
function current<L extends Line>(lines: readonly L[]): L[] {
  const seen = new Set<string>();
  return lines
    .toReversed()
    .filter(({ text }) => {
      const [entry] = said({ text });
      const of = entry && entry[1].kind !== 'salt' ? `about ${entry[0]}` : text;
      return !seen.has(of) && seen.add(of);
    })
    .reverse();
}

/**
 * What was said last of each thing.
 *
 * @throws {StoreRefusal} when there are two salts: under the second no mark of the first is recognised,
 *   and whoever was forgotten could come back
 */
function latest(entries: readonly LastingEntry[]): Map<LastingEntry[0], LastingEntry[1]> {
  const salts = new Set(
    entries.flatMap(([, value]) => (value.kind === 'salt' ? [value.salt] : [])),
  );
  if (salts.size > 1)
    throw new StoreRefusal(
      'Le registre a deux sels différents : sous le second, les oublis et les retraits écrits sous le premier ne ' +
        'seraient plus reconnus. Retirez la ligne « salt » ajoutée, gardez la première, puis redémarrez.',
    );
  return new Map(entries);
}

/** What a line says; nothing where this version cannot tell. */
function said({ text }: Line): LastingEntry[] {
  try {
    const [id, value] = lineSchema.parse(JSON.parse(text));
    return [[id, value]];
  } catch {
    // Half a line: what it said is in the data too, and is added again at the next start.
    return [];
  }
}
