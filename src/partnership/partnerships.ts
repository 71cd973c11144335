/**
 * Partnerships of one service: found in their folders, opened when somebody speaks to them or when they have something
 * to send or to do, closed when they rest. One that cannot be read or opened keeps nothing from the others.
 */
import type { Logger } from 'pino';
import type { Store } from '../../bot/contract/store.ts';
import { runOnce } from '../daily.ts';
import { vocabularyFor, wordsIn } from '../shared-words.ts';
import type { Awake, AwakeParts } from './awake.ts';
import { admits, idsIn, type OwnConfig, readOwnConfig, type Variables } from './folders.ts';
import type { NamedPartnership } from './naming.ts';
import { purgeChoices, type Sleeper, sleepers } from './register.ts';
import { Resident } from './resident.ts';
import type { Summary } from './summary.ts';

export interface ServedPartnership extends NamedPartnership {
  name: string;
  config: OwnConfig;
  resident: Resident<Awake>;
}

export interface PartnershipsParts {
  /** Environment of the service. */
  env: Variables;
  /** `PARTNERSHIPS_DIR`. */
  directory: string;
  register: Store;
  open: (config: OwnConfig, how: Pick<AwakeParts, 'heading' | 'asleep'>) => Promise<Awake>;
  log: Logger;
  now: () => Date;
  /** A clock that nobody sets, in ms. */
  steady: () => number;
  /** After how long without anybody it is closed, in ms; tests have no hour. */
  idleMs?: number | undefined;
}

/** What a conversation remembers lasts an hour: whoever is closed later has nothing to forget. */
const IDLE_MS = 3_600_000;
const DAY_MS = 24 * 3_600_000;
/** What could not be opened is tried again after this, in ms. */
const AGAIN_MS = 10 * 60_000;

/** Nothing is known of it: it is opened once, to find out. */
const unknown: Sleeper = { wakeAt: null, workedAt: null, summary: null };

export class Partnerships {
  readonly #parts: PartnershipsParts;
  readonly #members = new Map<string, ServedPartnership>();
  readonly #sleepers = new Map<string, Sleeper>();
  #purgedAt = Number.NEGATIVE_INFINITY;
  /** Why folders are not served, by id. */
  readonly faults = new Map<string, string>();

  constructor(parts: PartnershipsParts) {
    this.#parts = parts;
  }

  get all(): ServedPartnership[] {
    return [...this.#members.values()];
  }

  get(id: string): ServedPartnership | undefined {
    return this.#members.get(id);
  }

  /** Those that all these tenants may speak to. */
  admitting(tenants: readonly string[]): ServedPartnership[] {
    return this.all.filter(({ config }) => admits(config, tenants));
  }

  /** Looks at the folders: new ones are served, those that went are not any more, those that changed once they rest. */
  async scan(): Promise<void> {
    const { directory, env, log, register, now } = this.#parts;
    if (this.#sleepers.size === 0)
      for (const { id, value } of await register.read((reader) => reader.list(sleepers)))
        this.#sleepers.set(id, value);
    const ids = await idsIn(directory);
    for (const id of ids)
      try {
        await this.#serve(await readOwnConfig(env, directory, id));
        this.faults.delete(id);
      } catch (error) {
        const told = error instanceof Error ? error.message : String(error);
        if (this.faults.get(id) !== told) log.error({ partnership: id, told }, 'partnership away');
        this.faults.set(id, told);
      }
    for (const id of this.faults.keys()) if (!ids.includes(id)) this.faults.delete(id);
    for (const { id, resident } of this.all)
      if (!ids.includes(id) && (!resident.isAwake || (await resident.rest(0)))) {
        this.#members.delete(id);
        this.#sleepers.delete(id);
      }
    const at = now().getTime();
    if (at - this.#purgedAt < DAY_MS) return;
    this.#purgedAt = at;
    await purgeChoices(register, new Set(ids), now());
  }

  /** Opens those that have something to send or to do, one after the other, and closes those that rest. */
  async tend(): Promise<void> {
    const { idleMs = IDLE_MS, log } = this.#parts;
    for (const { id, resident } of this.all)
      try {
        if (this.#isDue(id)) await resident.wake((awake) => this.#work(id, awake));
        if (await resident.ifAwake(({ isOutdated }) => isOutdated())) await resident.renew();
        await resident.rest(idleMs);
      } catch (error) {
        log.error({ partnership: id, err: error }, 'partnership away');
        this.#sleepers.set(id, { ...this.#sleeper(id), wakeAt: this.#in(AGAIN_MS) });
      }
  }

  /** Reads the words of all, which are learned from when a version starts for the first time: nobody is to wait for that. */
  async readWords(): Promise<void> {
    const { log } = this.#parts;
    const folders = new Set(this.all.map(({ config }) => vocabularyFor(config.planFile)));
    // Whoever opens the partnership is told why, and the others are served.
    for (const folder of folders)
      await wordsIn(folder).catch((err: unknown) => log.error({ err }, 'words not read'));
  }

  /** What each looks like: now if it is awake, else as it went to sleep. */
  async summaries(): Promise<{ member: ServedPartnership; summary: Summary | null }[]> {
    return Promise.all(
      this.all.map(async (member) => ({
        member,
        summary:
          (await member.resident.ifAwake((awake) => awake.summary())) ??
          this.#sleeper(member.id).summary,
      })),
    );
  }

  /** Something of all that are awake; they are not kept awake by it. */
  async ofAwake<R>(ask: (awake: Awake) => Promise<R>): Promise<R[]> {
    const all = await Promise.all(this.all.map(({ resident }) => resident.ifAwake(ask)));
    return all.filter((one) => one !== undefined);
  }

  async end(): Promise<void> {
    await Promise.all(this.all.map(({ resident }) => resident.end()));
  }

  async #serve(config: OwnConfig): Promise<void> {
    const { partnership: id, name, called } = config;
    const known = this.#members.get(id);
    if (known && JSON.stringify(known.config) === JSON.stringify(config)) return;
    if (known?.resident.isAwake && !(await known.resident.rest(0))) return;
    const resident = new Resident<Awake>({
      open: () => this.#open(config),
      steady: this.#parts.steady,
    });
    this.#members.set(id, { id, name, names: [name, ...called.aliases], config, resident });
  }

  async #open(config: OwnConfig): Promise<Awake> {
    const { partnership: id } = config;
    // Written first: what it has to do when the process ends here is looked for at the next start.
    await this.#note(id, { ...this.#sleeper(id), wakeAt: null });
    const { tenants } = config.teams;
    const isNeighbour = ({ config: other }: ServedPartnership) =>
      other.partnership !== id &&
      (tenants.length === 0 || tenants.some((tenant) => admits(other, [tenant])));
    const heading = this.all.some(isNeighbour) ? config.name : undefined;
    const asleep: AwakeParts['asleep'] = async ({ dueAt, summary }) => {
      const { workedAt } = this.#sleeper(id);
      const workAt = this.#in(0, workedAt ? Date.parse(workedAt) + DAY_MS : undefined);
      await this.#note(id, {
        workedAt,
        summary,
        wakeAt: [dueAt ?? workAt, workAt].sort()[0] ?? null,
      });
    };
    const awake = await this.#parts.open(config, { heading, asleep });
    this.#parts.log.info({ partnership: id }, 'partnership opened');
    return awake;
  }

  #isDue(id: string): boolean {
    const { wakeAt, workedAt } = this.#sleeper(id);
    const isAwake = this.#members.get(id)?.resident.isAwake;
    const at = isAwake ? workedAt && this.#in(DAY_MS, Date.parse(workedAt)) : wakeAt;
    return at === null || at <= this.#in(0);
  }

  async #work(id: string, { daily }: Awake): Promise<void> {
    const { log, now } = this.#parts;
    const { workedAt } = this.#sleeper(id);
    if (workedAt && Date.parse(workedAt) + DAY_MS > now().getTime()) return;
    for (const { name, run } of daily) await runOnce(name, run, log.child({ partnership: id }));
    await this.#note(id, { ...this.#sleeper(id), workedAt: now().toISOString() });
  }

  #sleeper(id: string): Sleeper {
    return this.#sleepers.get(id) ?? unknown;
  }

  async #note(id: string, sleeper: Sleeper): Promise<void> {
    this.#sleepers.set(id, sleeper);
    await this.#parts.register.transact((tx) => tx.put(sleepers, id, sleeper));
  }

  /** Instant so many ms after another one; now when that is not given. */
  #in(ms: number, from = this.#parts.now().getTime()): string {
    return new Date(from + ms).toISOString();
  }
}
