/** Who can be meant by a name, of all those who are known. */
import { type Reader, type Row, valuesOf } from '../../../contract/store.ts';
import { addresses, isWithoutTeams, type KnownPerson, people } from './directory.ts';
import { groupsOf, isIn } from './groups.ts';
import { nameWords } from './name-words.ts';
import { called, isSelf } from './names.ts';

/** People who may be meant by a name, or by "me"; of some of them only, where it is known who can be. */
export async function calledIn(
  reader: Reader,
  text: string,
  self: string,
  canBe: (person: string) => boolean = () => true,
): Promise<Row<KnownPerson>[]> {
  const bearers = isSelf(text)
    ? await reader.getAll(people, [self])
    : await bearersOf(reader, text);
  const known = bearers.filter(({ id }) => canBe(id));
  return called(text, await withinReach(reader, known), self);
}

/** People whose name holds one of the words of a text, the longest: all who bear the name are among them. */
export async function bearersOf(reader: Reader, text: string): Promise<Row<KnownPerson>[]> {
  const [word] = nameWords(text).sort((a, b) => b.length - a.length);
  return word === undefined ? [] : reader.where(people, 'nameWord', word);
}

/**
 * Of these people, all but those without Teams who were let go of: in no group any more, and their address
 * erased. Nothing reaches them; what they answered stays under their name until it is past its date.
 * Added again, they are somebody else (docs/rgpd.md), and their name means that one.
 */
async function withinReach(
  reader: Reader,
  known: readonly Row<KnownPerson>[],
): Promise<Row<KnownPerson>[]> {
  const outside = known.flatMap(({ id }) => (isWithoutTeams(id) ? [id] : []));
  if (outside.length === 0) return [...known];
  const written = valuesOf(await reader.getAll(addresses, outside));
  const gone = new Set<string>();
  for (const id of outside)
    if (
      !written.has(id) &&
      !(await groupsOf(reader, id)).some(({ value }) => isIn(value.members, id))
    )
      gone.add(id);
  return known.filter(({ id }) => !gone.has(id));
}
