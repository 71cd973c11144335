/** Bearer: the person who passes links on where no letter is sent. */
import type { Door } from '../../bot/contract/feature.ts';
import type { Reader } from '../../bot/contract/store.ts';
import { groups } from '../../bot/features/people/model/groups.ts';
import type { MailPorts } from './ports.ts';

/**
 * Person trusted with links, since a link lets its holder answer in somebody's name: the sender of the
 * push, while they may act for the groups concerned; else somebody who may now.
 */
export async function bearerOf(
  reader: Reader,
  wanted: readonly (string | undefined)[],
  doors: readonly Door[],
  isAdmin: MailPorts['isAdmin'],
): Promise<string | undefined> {
  const ids = new Set(doors.flatMap(({ group }) => group ?? []));
  const animators = await Promise.all(
    [...ids].map(async (id) =>
      ((await reader.get(groups, id))?.value.coAnimators ?? []).map(({ person }) => person),
    ),
  );
  const isTrusted = (one: string) =>
    isAdmin(one) || animators.every((those) => those.includes(one));
  return [...wanted.flatMap((one) => one ?? []), ...animators.flat()].find(isTrusted);
}
