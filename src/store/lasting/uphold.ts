/** What must not come back does not: applied to rows that may be those of a backup, of a start, of every day. */

import { type Hash, type Lasting, lasting, lastingIds } from '../../../bot/contract/lasting.ts';
import type { Who } from '../../../bot/contract/personal-data.ts';
import type { Transaction } from '../../../bot/contract/store.ts';
import { quiet, quietId } from '../../../bot/features/meetings/model/schema.ts';
import { addresses, isMail, people } from '../../../bot/features/people/model/directory.ts';
import { references } from '../../../bot/features/people/model/references/kept.ts';
import { forget } from '../../../bot/features/privacy/act/forget.ts';
import type { PrivacyContext } from '../../../bot/features/privacy/context.ts';
import { personalLinks } from '../../../bot/links/personal-links.ts';

export interface Upheld {
  /** People who were forgotten again. */
  erased: number;
  /** Links closed again, mail and reminders stopped again. */
  choices: number;
}

/** Lasting marks, by id. */
type Kept = ReadonlyMap<string, Lasting>;

/**
 * Takes links back again, and stops mail and reminders again, where rows say otherwise than what lasts; then forgets
 * again whom was forgotten. A person met again since is another one.
 */
export async function uphold(
  tx: Transaction,
  context: PrivacyContext,
  hash: Hash,
): Promise<Upheld> {
  const kept = new Map((await tx.list(lasting)).map(({ id, value }) => [id, value]));
  const choices =
    (await upholdLinks(tx, kept)) +
    (await upholdMail(tx, kept, hash)) +
    (await upholdQuiet(tx, kept, hash));
  const gone = await forgottenStill(tx, kept, hash);
  for (const who of gone) await forget(tx, context, who);
  return { erased: gone.length, choices };
}

async function forgottenStill(tx: Transaction, kept: Kept, hash: Hash): Promise<Who[]> {
  if (![...kept.values()].some(({ kind }) => kind === 'erased')) return [];
  const since = new Map<string, string>();
  for (const { value } of await tx.list(references))
    if (value.since < (since.get(value.person) ?? '~')) since.set(value.person, value.since);
  const known = new Map((await tx.list(people)).map(({ id, value }) => [id, value]));
  const placed = (await tx.list(addresses)).map(({ id }) => id);
  const gone: Who[] = [];
  for (const person of new Set([...known.keys(), ...placed])) {
    const erasedAt = kept.get(lastingIds.erased(hash(person)))?.at;
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

async function upholdLinks(tx: Transaction, kept: Kept): Promise<number> {
  let count = 0;
  const all = kept.get(lastingIds.links);
  for (const { id, value } of await tx.list(personalLinks)) {
    const mark = kept.get(lastingIds.link(id));
    let next = value;
    if (mark?.kind === 'link' && mark.generation >= value.generation)
      next = {
        ...value,
        generation: mark.generation,
        revokedAt: mark.revokedAt ?? (mark.generation > value.generation ? null : value.revokedAt),
      };
    if (all?.kind === 'links' && next.generation < all.generation)
      next = { ...next, generation: all.generation, revokedAt: all.at };
    if (next.generation === value.generation && next.revokedAt === value.revokedAt) continue;
    await tx.put(personalLinks, id, next);
    count += 1;
  }
  return count;
}

async function upholdMail(tx: Transaction, kept: Kept, hash: Hash): Promise<number> {
  let count = 0;
  for (const { id, value } of await tx.list(addresses)) {
    if (!isMail(value) || value.state === 'blocked') continue;
    const mark = kept.get(lastingIds.mail(hash(value.email)));
    if (mark?.kind !== 'mail' || !mark.blocked) continue;
    await tx.put(addresses, id, { ...value, state: 'blocked' });
    count += 1;
  }
  return count;
}

async function upholdQuiet(tx: Transaction, kept: Kept, hash: Hash): Promise<number> {
  const marks = [...kept].flatMap(([id, mark]) => (mark.kind === 'quiet' ? [{ id, mark }] : []));
  if (marks.length === 0) return 0;
  let count = 0;
  for (const { id: person } of await tx.list(people)) {
    const of = hash(person);
    for (const { id, mark } of marks) {
      if (id !== lastingIds.quiet(of, mark.group)) continue;
      const row = quietId(mark.group, person);
      const stopped = (await tx.get(quiet, row)) !== undefined;
      if (stopped === mark.stopped) continue;
      if (mark.stopped) await tx.put(quiet, row, { person, group: mark.group, at: mark.at });
      else await tx.remove(quiet, row);
      count += 1;
    }
  }
  return count;
}
