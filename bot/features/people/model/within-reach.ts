/** Who can be meant by a name, of all those who are known. */
import type { Reader, Row } from '../../../contract/store.ts';
import { addresses, isWithoutTeams, type KnownPerson, people } from './directory.ts';
import { groups, isIn } from './groups.ts';

/**
 * Everybody but those without Teams who were let go of: in no group any more, and their address
 * erased. Nothing reaches them; what they answered stays under their name until it is past its date.
 * Added again, they are somebody else (docs/rgpd.md), and their name means that one.
 */
export async function withinReach(reader: Reader): Promise<Row<KnownPerson>[]> {
  const known = await reader.list(people);
  const outside = known.filter(({ id }) => isWithoutTeams(id));
  if (outside.length === 0) return known;
  const written = new Set((await reader.list(addresses)).map(({ id }) => id));
  const all = (await reader.list(groups)).map(({ value }) => value);
  const isGone = ({ id }: Row<KnownPerson>) =>
    !written.has(id) && !all.some(({ members }) => isIn(members, id));
  const gone = new Set(outside.filter(isGone).map(({ id }) => id));
  return known.filter(({ id }) => !gone.has(id));
}
