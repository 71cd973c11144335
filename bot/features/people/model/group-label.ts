import type { Reader } from '../../../contract/store.ts';
import type { Plan } from '../../../knowledge/schema.ts';
import type { Locale } from '../../../language/locale.ts';
import { endedGroup, knownGroups } from './group-names.ts';
import { groups } from './groups.ts';

/** What a group is called, with its article: one of the plan, or one that people made. */
export async function groupLabel(
  reader: Pick<Reader, 'get'>,
  plan: Plan,
  id: string,
  locale: Locale,
): Promise<string> {
  const row = await reader.get(groups, id);
  const known = knownGroups(plan, row ? [row] : []).find((group) => group.id === id);
  return (known ?? endedGroup(plan, id))?.label[locale] ?? id;
}
