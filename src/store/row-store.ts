import { eraseWhere } from '../../bot/contract/by-pages.ts';
import type {
  ClaimRequest,
  Collection,
  OutboxRow,
  Reader,
  Settlement,
  Store,
  Transaction,
} from '../../bot/contract/store.ts';
import type { LastingLedger } from './lasting/ledger.ts';
import type { StoreLog } from './log.ts';
import type { Malformed } from './overlay.ts';
import { inbox, isPrunable, outbox } from './own-collections.ts';
import { mended, wary } from './quarantine/met.ts';
import { putBackAll, report, setAsideAll } from './quarantine/moves.ts';
import type { Work } from './works.ts';

/** What both stores do alike, over the reads and changes of each. */
export abstract class RowStore implements Store {
  /** Ledger of what must not come back. */
  readonly ledger: LastingLedger;
  protected readonly log: StoreLog;

  constructor(ledger: LastingLedger, log: StoreLog) {
    this.ledger = ledger;
    this.log = log;
  }

  abstract claim(request: ClaimRequest): Promise<OutboxRow[]>;
  abstract backlog(now: Date): Promise<{ due: number; oldest: string | undefined }>;
  abstract quarantined(): Promise<number>;
  abstract check(): Promise<void>;
  abstract close(): Promise<void>;
  /** Looks at the rows of one moment. */
  protected abstract look<R>(work: Work<R>): Promise<R>;
  /** Makes what a work changes last. */
  protected abstract change<R>(work: Work<R>): Promise<R>;
  /** Instant at which a row goes into quarantine. */
  protected abstract time(): Promise<string>;

  read<R>(work: (reader: Reader) => Promise<R>): Promise<R> {
    return this.mending(() => this.look(wary(work)));
  }

  transact<R>(work: (transaction: Transaction) => Promise<R>): Promise<R> {
    return this.mending(() => this.change(wary(work)));
  }

  settle(row: Pick<OutboxRow, 'id'>, fence: number, change: Settlement): Promise<OutboxRow> {
    return this.transact((tx) => tx.outbox.settle(row.id, fence, change));
  }

  prune(expiredBefore: Date): Promise<number> {
    const before = expiredBefore.toISOString();
    return eraseWhere(this, outbox, ({ value }) => isPrunable(value, before), before);
  }

  pruneAnswers(before: Date): Promise<number> {
    return eraseWhere(this, inbox, () => true, before.toISOString());
  }

  /** Puts back the rows of these collections that are right again. */
  protected putBack(known: ReadonlyMap<string, Collection<unknown>>): Promise<number> {
    return this.mending(() => this.change(wary((overlay) => putBackAll(overlay, known))));
  }

  /** Does something again, once the rows of wrong shape that it met are in quarantine. */
  protected mending<R>(run: () => Promise<R>): Promise<R> {
    return mended(run, (rows) => this.setAside(rows));
  }

  protected async setAside(rows: readonly Malformed[]): Promise<void> {
    const at = await this.time();
    report(this.log, await this.change((overlay) => setAsideAll(overlay, rows, at)));
  }
}
