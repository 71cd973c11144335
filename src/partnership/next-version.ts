/** Turn of the version of a plan that was published for later: whatever is open then is opened anew. */
import type { ServedPlan } from '../../bot/contract/served-plan.ts';
import type { Store } from '../../bot/contract/store.ts';
import { isSameVersion, nextOf, servedBy } from '../store/served-plan.ts';

/** How often it is looked for, in ms: one row, which another instance or a command may have written meanwhile. */
const LOOK_MS = 20_000;

/**
 * Calls `turn` once the version in effect is not the one that was opened: its day has come, or another instance has
 * begun with it. Gives what stops looking.
 */
export function onNextVersion(
  store: Pick<Store, 'read'>,
  opened: ServedPlan,
  now: () => Date,
  turn: () => void,
): () => void {
  const isOver = (): Promise<boolean> =>
    store.read(async (reader) => {
      const [served, next] = [await servedBy(reader), await nextOf(reader)];
      const isAnother = served !== undefined && !isSameVersion(served.value, opened);
      return isAnother || (next !== undefined && next.since <= now().toISOString());
    });
  const timer = setInterval(async () => {
    // A store that fails now is asked again.
    if (!(await isOver().catch(() => false))) return;
    clearInterval(timer);
    turn();
  }, LOOK_MS);
  timer.unref();
  return () => clearInterval(timer);
}
