import { type ServedPlan, servedPlan } from '../../bot/contract/served-plan.ts';
import type { QuarantinedRow } from '../../bot/contract/store.ts';
import { readable, references } from '../../bot/features/people/model/references/kept.ts';
import type { KeptVersions } from '../../bot/features/versions/model/publishing.ts';
import { inbox, outbox, outboxId, quarantine } from '../store/own-collections.ts';
import { fieldsOf, quarantineKey, type Schemas } from '../store/quarantine/quarantine.ts';
import type { RawRow } from '../store/raw-row.ts';
import { readerOver } from '../store/row-reader.ts';

const french = (count: number): string => count.toLocaleString('fr-FR');

/** `1 envoi`, `3 envois`; a collection keeps the name that its feature gave it. */
function counted(table: string, count: number): string {
  const s = count > 1 ? 's' : '';
  if (table === inbox.name) return `${french(count)} réponse${s} déjà donnée${s}`;
  if (table === quarantine.name) return `${french(count)} en quarantaine`;
  if (table === servedPlan.name)
    return count > 1 ? `${french(count)} versions du plan` : 'le plan servi';
  return `${french(count)} ${table === outbox.name ? `envoi${s}` : table}`;
}

/** `8 lignes : 1 réponse déjà donnée, 3 envois, 4 meetings`. */
export function summary(rows: RawRow[]): string {
  const counts = new Map<string, number>();
  for (const { table } of rows) counts.set(table, (counts.get(table) ?? 0) + 1);
  const parts = [...counts]
    .map(([table, count]) => counted(table, count))
    .sort((a, b) => a.localeCompare(b, 'fr'));
  const lines = `${french(rows.length)} ligne${rows.length > 1 ? 's' : ''}`;
  return parts.length > 0 ? `${lines} : ${parts.join(', ')}` : 'aucune ligne';
}

/** Which plan the data are of, and since when. */
export function versionsInWords({ served, earlier, next }: KeptVersions): string[] {
  const day = ({ since }: ServedPlan) => since.slice(0, 10);
  const called = ({ titre, edition }: ServedPlan) => `« ${titre} », édition ${edition}`;
  return [
    `Plan servi : ${called(served)}, depuis le ${day(served)}${earlier.length > 0 ? ` ; avant : ${earlier.map(called).join(', ')}` : ''}.`,
    ...(next ? [`Le suivant : ${called(next)}, le ${day(next)}.`] : []),
  ];
}

/** A row in quarantine, in French: what it is, where it is wrong, and nothing of what it holds. */
export const inQuarantine = (row: Pick<QuarantinedRow, 'collection' | 'key' | 'fields' | 'at'>) =>
  `en quarantaine depuis le ${row.at.slice(0, 10)} : ${row.collection} ${row.key} (${row.fields.join(', ')})`;

/** What cannot be right in rows that could be read, in French; ids of collections may name people. */
export function findings(rows: RawRow[], schemas: Schemas): string[] {
  const found: string[] = [];
  for (const { table, id, value } of rows) {
    const aside = table === quarantine.name ? quarantine.schema.safeParse(value).data : undefined;
    if (aside) found.push(inQuarantine({ ...aside, key: id }));
    const { error } = schemas.get(table)?.safeParse(value) ?? {};
    if (error) {
      const where = fieldsOf(error).join(', ');
      found.push(`forme inattendue : ${table} ${quarantineKey(table, id)} (${where})`);
    }
    if (table === inbox.name && !inbox.schema.safeParse(value).success) {
      found.push(`réponse déjà donnée de forme inattendue : ${id}`);
    }
    if (table !== outbox.name) continue;
    const row = outbox.schema.safeParse(value);
    if (!row.success) found.push(`envoi de forme inattendue : ${id}`);
    else if (outboxId(row.data.key) !== id) found.push(`envoi dont la clé a changé : ${id}`);
    else if ((row.data.state === 'sending') !== (row.data.lease !== null)) {
      found.push(`envoi dont l’état contredit le bail : ${id}`);
    }
  }
  return found;
}

/** The data for people and other programs, by collection; not what stands for names, which it gives. */
export async function exported(rows: RawRow[], now: Date): Promise<object> {
  const reader = readerOver(rows);
  const collections: Record<string, object[]> = Object.create(null);
  for (const { table, id, version, value } of rows) {
    if (table === references.name) continue;
    const names = {
      [inbox.name]: 'inbox',
      [outbox.name]: 'outbox',
      [quarantine.name]: 'quarantine',
      [servedPlan.name]: 'servedPlan',
    };
    const name = names[table] ?? table;
    const list = collections[name] ?? [];
    collections[name] = list;
    list.push({ id, version, value: await readable(reader, value) });
  }
  return { format: 'fil-rouge-export', exportedAt: now.toISOString(), collections };
}

/** Both adapters keep the text of a value as it was written. */
export function sameRows(a: RawRow[], b: RawRow[]): boolean {
  const text = (rows: RawRow[]) =>
    rows
      .map(({ table, id, version, value }) => JSON.stringify([table, id, version, value]))
      .sort()
      .join('\n');
  return text(a) === text(b);
}
