import type { Low } from 'lowdb';
import { StoreError } from '../../../bot/contract/store.ts';
import type { StoreLog } from '../log.ts';
import { inbox, inboxHours, inboxLimit, inboxPersonLimit } from '../own-collections.ts';
import { codeOf } from './file-system.ts';
import { GroupCommit } from './group-commit.ts';
import type { DurableAdapter, Image } from './lowdb-adapter.ts';
import type { Change, Overlay } from './overlay.ts';
import { Overtaken } from './retries.ts';
import type { RowMemory } from './row-memory.ts';

export interface CommitOptions {
  /** Already read. */
  low: Low<Image>;
  adapter: DurableAdapter;
  log: StoreLog;
  /** Maximum answers in the inbox. */
  inboxLimit?: number | undefined;
}

/** From what a work decided to the disk: the changes in memory, the shared write, the undoing. */
export class LowdbCommits {
  readonly memory: RowMemory;
  readonly #options: CommitOptions;
  readonly #group = new GroupCommit(
    () => this.#write(),
    () => this.#undo(),
  );
  #failing = false;

  constructor(options: CommitOptions) {
    this.#options = options;
    this.memory = options.low.data.memory;
  }

  /** Resolves once everything written so far is durable; undefined when it is already. */
  get pending(): Promise<void> | undefined {
    return this.#group.pending;
  }

  /** Resolves when the changes made so far begin to be written; undefined when none waits. */
  get closed(): Promise<void> | undefined {
    return this.#group.closed;
  }

  /** Rejects when nothing can be written now; after a failure, writes everything anew. */
  async check(): Promise<void> {
    if (this.#failing) await this.#group.join();
    else await this.#options.adapter.probe();
  }

  /** Resolves when nothing is left to write. */
  settled(): Promise<void> {
    return this.#group.settled();
  }

  /**
   * Looks whether all that the work saw is still so and, in the same step, makes its changes. When
   * the promise resolves they are on the disk, and so is all that they were based on. It comes in
   * the result, not as the result: the next one in the queue need not wait for the disk.
   */
  commit(overlay: Overlay): Promise<void> | undefined {
    if (!this.memory.holds(overlay, 'latest')) throw new Overtaken();
    if (overlay.changes.size === 0) return this.#group.pending;
    const changes = [...overlay.changes.values()];
    this.memory.apply(changes);
    if (changes.some(({ table }) => table === inbox.name)) this.#forget(changes);
    return this.#group.join();
  }

  /** Bounds the inbox: 24 h before the newest answer, and at most so many, in all and of a person. */
  #forget(changes: Change[]): void {
    const given = changes.flatMap(({ table, id, after }) =>
      table === inbox.name && after ? [after.read(inbox, id).value] : [],
    );
    const latest = given
      .map(({ at }) => at)
      .sort()
      .at(-1);
    if (!latest) return;
    const cutoff = new Date(Date.parse(latest) - inboxHours * 3_600_000).toISOString();
    const people = new Set(given.flatMap(({ of }) => of ?? []));
    const limits = { all: this.#options.inboxLimit ?? inboxLimit, each: inboxPersonLimit };
    this.memory.apply(this.memory.forgettable(cutoff, limits, people));
  }

  async #write(): Promise<void> {
    const { memory, pages } = this.#options.low.data;
    for (const change of memory.begin()) pages.set(change, change.after);
    try {
      await this.#options.low.write();
    } catch (error) {
      this.#options.log.error({ code: codeOf(error), error }, 'store: commit failed, undone');
      throw new StoreError(`The data file could not be written (${codeOf(error)}).`, {
        cause: error,
      });
    }
    memory.commit();
    if (this.#failing) this.#options.log.info({}, 'store: commits succeed again');
    this.#failing = false;
  }

  #undo(): void {
    const { memory, pages } = this.#options.low.data;
    const undone = memory.rollback();
    for (const change of undone) pages.set(change, memory.get(change.table, change.id));
    this.#failing = true;
    // The refused changes may have reached the disk: they are overwritten now, not some day. (Not
    // again when that fails in its turn; the next commit, or check, does it.)
    if (undone.length > 0 && this.#options.adapter.uncertain) {
      queueMicrotask(() => void this.#group.join().catch(() => {}));
    }
  }
}
