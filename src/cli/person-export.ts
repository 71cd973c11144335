import type { Who } from '../../bot/contract/personal-data.ts';
import type { Json, Reader, Row } from '../../bot/contract/store.ts';
import { type KnownPerson, people } from '../../bot/features/people/model/directory.ts';
import { exportOf } from '../../bot/features/privacy/act/export.ts';
import type { PrivacyContext } from '../../bot/features/privacy/context.ts';
import type { RawRow } from '../store/raw-row.ts';
import { StoreRefusal } from '../store/refusal.ts';
import { readerOver } from '../store/row-reader.ts';

/**
 * What is held about one person, as "mes données" gives it to themselves.
 *
 * @param wanted their Entra id, their recipient (`person:…`), or their whole name
 * @throws {StoreRefusal} in French, when it could be several people or names nobody.
 */
export async function personExport(
  rows: readonly RawRow[],
  wanted: string,
  { context: { personalData, plan }, now }: { context: PrivacyContext; now: Date },
): Promise<Json> {
  const reader = readerOver(rows);
  const who = await whoIs(reader, wanted.trim());
  const { sections, json } = await exportOf(reader, personalData, {
    who,
    locale: 'fr',
    now,
    plan,
  });
  if (sections.length === 0) throw new StoreRefusal(`Rien n’est rangé au sujet de « ${wanted} ».`);
  return json;
}

const folded = (text: string): string => text.normalize('NFC').toLocaleLowerCase('fr');

const isIt = ({ id, value }: Row<KnownPerson>, wanted: string): boolean =>
  id === wanted || folded(value.aadId) === folded(wanted) || folded(value.name) === folded(wanted);

/** Somebody Teams knows; else a name, for those who are only designated by one. */
async function whoIs(reader: Reader, wanted: string): Promise<Who> {
  if (wanted === '')
    throw new StoreRefusal('Dites de qui : un identifiant Entra, ou un nom entier.');
  const found = (await reader.list(people)).filter((row) => isIt(row, wanted));
  const [first, ...others] = found;
  if (!first) return { person: '', id: '', teamsId: '', name: wanted };
  if (others.length > 0) {
    const ids = found.map(({ value }) => value.aadId).join(', ');
    throw new StoreRefusal(
      `Plusieurs personnes portent ce nom : redemandez avec un identifiant (${ids}).`,
    );
  }
  const { aadId, teamsId, name } = first.value;
  return { person: first.id, id: aadId, teamsId, name };
}
