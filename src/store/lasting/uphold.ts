/** What must not come back does not: applied to rows that may be those of a backup. */

import { type Hash, lasting, lastingIds } from '../../../bot/contract/lasting.ts';
import type { Who } from '../../../bot/contract/personal-data.ts';
import type { Transaction } from '../../../bot/contract/store.ts';
import { addresses, people } from '../../../bot/features/people/model/directory.ts';
import { references } from '../../../bot/features/people/model/references/kept.ts';
import { forget } from '../../../bot/features/privacy/act/forget.ts';
import type { PrivacyContext } from '../../../bot/features/privacy/context.ts';
import { upholdChoices } from './upheld.ts';

export interface Upheld {
  /** People who were forgotten again. */
  erased: number;
  /** Links closed again, mail and reminders stopped again. */
  choices: number;
}

/** Forgets again whom was forgotten; a person met again since is another one. */
export async function uphold(
  tx: Transaction,
  context: PrivacyContext,
  hash: Hash,
): Promise<Upheld> {
  const choices = await upholdChoices(tx, hash);
  const gone = await forgottenStill(tx, hash);
  for (const who of gone) await forget(tx, context, who);
  return { erased: gone.length, choices };
}

async function forgottenStill(tx: Transaction, hash: Hash): Promise<Who[]> {
  const marks = new Map<string, string>();
  for (const { id, value } of await tx.list(lasting))
    if (value.kind === 'erased') marks.set(id, value.at);
  if (marks.size === 0) return [];
  const since = new Map<string, string>();
  for (const { value } of await tx.list(references))
    if (value.since < (since.get(value.person) ?? '~')) since.set(value.person, value.since);
  const known = new Map((await tx.list(people)).map(({ id, value }) => [id, value]));
  const placed = (await tx.list(addresses)).map(({ id }) => id);
  const gone: Who[] = [];
  for (const person of new Set([...known.keys(), ...placed])) {
    const erasedAt = marks.get(lastingIds.erased(hash(person)));
    // Without a reference they are of before there were any, or only an address is left of them.
    if (erasedAt === undefined || (since.get(person) ?? '') > erasedAt) continue;
    const of = known.get(person);
    gone.push({
      person,
      id: of?.aadId ?? '',
      teamsId: of?.teamsId ?? '',
      name: of?.name ?? '',
    });
  }
  return gone;
}
