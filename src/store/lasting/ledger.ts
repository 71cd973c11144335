import path from 'node:path';
import { type LastingEntry, lastingSchema } from '../../../bot/contract/lasting.ts';
import { replaceFile, writeAll } from '../file/durable-file.ts';
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

export function fileLedger(directory: string, fs: FileSystem): LastingLedger {
  const file = ledgerPath(directory);
  return {
    read: async () => {
      const bytes = await unlessAbsent(fs.readFile(file)).catch((error: unknown) => {
        throw new StoreRefusal(
          `Le registre ${file} ne peut pas être lu (${codeOf(error) || 'erreur'}) : vérifiez ses droits. ` +
            'Il dit ce qui ne doit pas revenir après une restauration ; ne le retirez pas.',
          { cause: error },
        );
      });
      return latest((bytes?.toString('utf8') ?? '').split('\n').flatMap(parsed));
    },
    append: async (entries) => {
      if (entries.length === 0) return;
      // A line end first: one that a power cut left half written spoils no other.
      const lines = entries.map((entry) => `\n${JSON.stringify(entry)}`).join('');
      await fs.mkdir(directory);
      const opened = await fs.open(file, 'a', 0o600);
      try {
        await writeAll(opened.writev.bind(opened), [Buffer.from(lines)]);
        await opened.sync();
      } finally {
        await opened.close();
      }
    },
    compact: async () => {
      const bytes = await unlessAbsent(fs.readFile(file));
      const lines = (bytes?.toString('utf8') ?? '').split('\n').filter((line) => line !== '');
      const kept = current(lines.map((text) => ({ text, entry: parsed(text)[0] })));
      if (kept.length === lines.length) return 0;
      const whole = kept.map(({ text }) => `\n${text}`).join('');
      await replaceFile(fs, file, [Buffer.from(whole)]);
      return lines.length - kept.length;
    },
  };
}

export const databaseLedger = (connections: Connections): LastingLedger => ({
  read: async () => {
    // Nothing was ever kept here: a restore into a new database asks too.
    const { rows: there } = await connections.query<{ name: string | null }>(
      "select to_regclass('ledger')::text as name",
    );
    if (!there[0]?.name) return new Map();
    const { rows } = await connections.query<{ id: string; value: unknown }>(
      'select id, value from ledger order by seq',
    );
    return latest(rows.flatMap(({ id, value }) => checked([id, value])));
  },
  append: async (entries) => {
    if (entries.length === 0) return;
    await connections.change(async (client) => {
      await client.query(
        'insert into ledger (id, value) select * from unnest($1::text[], $2::json[])',
        [entries.map(([id]) => id), entries.map(([, value]) => JSON.stringify(value))],
      );
    });
  },
  compact: async () => {
    let dropped = 0;
    await connections.change(async (client) => {
      const { rows } = await client.query<{ seq: string; id: string; value: unknown }>(
        'select seq, id, value from ledger order by seq',
      );
      const kept = current(
        rows.map(({ seq, id, value }) => ({
          seq,
          text: JSON.stringify([id, value]),
          entry: checked([id, value])[0],
        })),
      );
      const stays = new Set(kept.map(({ seq }) => seq));
      const gone = rows.filter(({ seq }) => !stays.has(seq)).map(({ seq }) => seq);
      if (gone.length > 0)
        await client.query('delete from ledger where seq = any($1::bigint[])', [gone]);
      dropped = gone.length;
    });
    return dropped;
  },
});

/** Line of a ledger as it is written, and what it says, if this version can tell. */
interface Line {
  text: string;
  entry: LastingEntry | undefined;
}

/**
 * Lines of which nothing was said again, in their order: of two alike the last, of two about one thing the
 * last. A line that is half written or of a newer version stays, and so does a second salt, which is to be refused.
 */
function current<L extends Line>(lines: readonly L[]): L[] {
  const seen = new Set<string>();
  return lines
    .toReversed()
    .filter(({ text, entry }) => {
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

function parsed(line: string): LastingEntry[] {
  try {
    return line === '' ? [] : checked(JSON.parse(line));
  } catch {
    // Half a line: what it said is in the data too, and is added again at the next start.
    return [];
  }
}

function checked(entry: unknown): LastingEntry[] {
  if (!Array.isArray(entry) || typeof entry[0] !== 'string') return [];
  const value = lastingSchema.safeParse(entry[1]);
  return value.success ? [[entry[0], value.data]] : [];
}
