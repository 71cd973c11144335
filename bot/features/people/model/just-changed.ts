/** Group that was just made or changed in a conversation: who names none means that one. */
import { z } from 'zod';
import type { Matter } from '../../../contract/matter.ts';
import { openMatter } from '../../../contract/matter.ts';
import type { KnownGroup } from './group-names.ts';
import type { PartnersView } from './view.ts';

/** Kind of the matter that the last change opens. */
export const CHANGE = 'people.change';

/** Later, a meeting or a poll of no named group may be of another one. */
const STILL_SPOKEN_OF = 30 * 60_000;

/** Of what was changed, the group; a pilote has none. */
const changed = z.object({ made: z.array(z.object({ group: z.string().optional() })) });

/** Undefined: none, several, or it was a while ago. */
export function groupJustChanged(
  open: readonly Matter[] | undefined,
  { view, now }: { view: Pick<PartnersView, 'group'>; now: Date },
): KnownGroup | undefined {
  const matter = openMatter(open, CHANGE);
  if (!matter || now.getTime() - Date.parse(matter.at) > STILL_SPOKEN_OF) return undefined;
  const { data } = changed.safeParse(matter.data);
  const [only, second] = new Set(data?.made.flatMap(({ group }) => group ?? []));
  return only !== undefined && second === undefined ? view.group(only) : undefined;
}
