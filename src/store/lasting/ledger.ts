import path from 'node:path';
import type { QueryResultRow } from 'pg';
import { z } from 'zod';
import { type LastingEntry, lastingSchema } from '../../../bot/contract/lasting.ts';
import { replaceFile } from '../file/durable-file.ts';
import { codeOf, type FileSystem, unlessAbsent } from '../file/file-system.ts';
import type { Connections } from '../postgres/postgres-connection.ts';
import { StoreRefusal } from '../refusal.ts';

/** Ledger of what must not come back, outside of the data, and left alone by a restore: what was said last of each thing. */
export interface LastingLedger {
  read: () => Promise<Map<LastingEntry[0], LastingEntry[1]>>;
  /**
   * Resolves once it is on the disk. What was said before of the same things goes, so that it grows with the things it
   * is about and not with time. A stop in the middle of it adds nothing and drops nothing, or all of it.
   */
  append: (entries: readonly LastingEntry[]) => Promise<void>;
}

/** Beside the data file; a line says one thing, as `[id, value]`. */
export const ledgerPath = (directory: string): string =>
  path.join(directory, 'fil-rouge.ledger.jsonl');

const lineSchema = z.tuple([z.string(), lastingSchema]);

export function fileLedger(directory: string, fs: FileSystem): LastingLedger {
  const file = ledgerPath(directory);
  const lines = async (): Promise<string[]> => {
    const bytes = await unlessAbsent(fs.readFile(file)).catch((error: unknown) => {
      throw new StoreRefusal(
        `Le registre ${file} ne peut pas être lu (${codeOf(error) || 'erreur'}) : vérifiez ses droits. ` +
          'Il dit ce qui ne doit pas revenir après une restauration ; ne le retirez pas.',
        { cause: error },
      );
    });
    return (bytes?.toString('utf8') ?? '').split('\n').filter((text) => text !== '');
  };
  /** The last one, over or not: the next begins after it. */
  let last: Promise<unknown> = Promise.resolve();
  return {
    read: async () => latest(await lines()),
    append: (entries) => {
      const added = last.then(async () => {
        if (entries.length === 0) return;
        await fs.mkdir(directory, { recursive: true });
        const all = current([...(await lines()), ...entries.map((entry) => JSON.stringify(entry))]);
        await replaceFile(fs, file, Buffer.from(all.map((text) => `\n${text}`).join('')));
      });
      last = added.catch(() => {});
      return added;
    },
  };
}

const ask = 'select id, value from ledger order by seq';
const linesOf = (rows: QueryResultRow[]): string[] =>
  rows.map(({ id, value }) => JSON.stringify([id, value]));

export const databaseLedger = (connections: Connections): LastingLedger => ({
  read: async () => {
    // Nothing was ever kept here: a restore into a new database asks too.
    const [there] = await connections.ask("select to_regclass('ledger')::text as name");
    if (!there?.rows[0].name) return new Map();
    const [found] = await connections.ask(ask);
    return latest(linesOf(found?.rows ?? []));
  },
  append: async (entries) => {
    if (entries.length === 0) return;
    await connections.change(async (client) => {
      await client.query('lock table ledger');
      const { rows } = await client.query(ask);
      const all = current([...linesOf(rows), ...entries.map((entry) => JSON.stringify(entry))]);
      const [ids, values] = [0, 1].map((at) => all.map((text) => JSON.parse(text)[at]));
      await client.query('delete from ledger');
      await client.query(
        'insert into ledger (id, value) select * from unnest($1::text[], $2::json[])',
        [ids, values?.map((value) => JSON.stringify(value))],
      );
    });
  },
});

/**
 * Lines of which nothing was said again, in their order: of two alike the last, of two about one thing the
 * last. A line that is half written or of a newer version stays, and so does a second salt, which is to be refused.
 */
function current(lines: readonly string[]): string[] {
  const last = new Map(lines.map((text, at) => [subjectOf(text), at]));
  return lines.filter((text, at) => last.get(subjectOf(text)) === at);
}

function subjectOf(text: string): string {
  const [entry] = said(text);
  return entry && entry[1].kind !== 'salt' ? `about ${entry[0]}` : text;
}

/**
 * What was said last of each thing.
 *
 * @throws {StoreRefusal} when there are two salts: under the second no mark of the first is recognised,
 *   and whoever was forgotten could come back
 */
function latest(lines: readonly string[]): Map<LastingEntry[0], LastingEntry[1]> {
  const entries = lines.flatMap(said);
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
function said(text: string): LastingEntry[] {
  try {
    const [id, value] = lineSchema.parse(JSON.parse(text));
    return [[id, value]];
  } catch {
    // Half a line: what it said is in the data too, and is added again at the next start.
    return [];
  }
}
