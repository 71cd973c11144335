/** Whether a partnership is open with a version of its plan that is over: it is then to be opened anew. */
import type { Store } from '../../bot/contract/store.ts';
import { isSameVersion, versionsIn } from '../../bot/features/versions/model/publishing.ts';
import type { Plan } from '../../bot/knowledge/schema.ts';

/** How long what was found is good, in ms: another instance or a command may change it meanwhile. */
const GOOD_MS = 10_000;

/** Look at the data: the day of another version has come, or another instance has begun with it. */
export function outdatedCheck(
  store: Pick<Store, 'read'>,
  { versions }: Pick<Plan, 'versions'>,
  now: () => Date,
): () => Promise<boolean> {
  let lookedAt = now().getTime();
  return async () => {
    const at = now();
    if (!versions || at.getTime() - lookedAt < GOOD_MS) return false;
    lookedAt = at.getTime();
    return store.read(async (reader) => {
      const kept = await versionsIn(reader);
      if (!kept) return false;
      const { served, next } = kept;
      return !isSameVersion(served, versions.served) || (!!next && next.since <= at.toISOString());
    });
  };
}
