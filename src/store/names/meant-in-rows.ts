import type { PersonalData } from '../../../bot/contract/personal-data.ts';
import type { Collection, Reader } from '../../../bot/contract/store.ts';
import { addresses } from '../../../bot/features/people/model/directory.ts';
import { groups, pilots } from '../../../bot/features/people/model/groups.ts';
import { leavingFrom, referencesOf } from '../../../bot/features/people/model/references/kept.ts';
import {
  type CanBeMeant,
  namedIn,
  whoIsMeant,
} from '../../../bot/features/people/model/references/meant.ts';
import type { PeopleNames } from '../../../bot/features/people/model/references/names.ts';
import {
  type Whereabouts,
  whereabouts,
} from '../../../bot/features/people/model/references/partnership.ts';
import type { PrivacyContext } from '../../../bot/features/privacy/context.ts';

/** What tells whose a row is. */
export type Partnership = Pick<PrivacyContext, 'plan' | 'personalData'>;

/** What is about to be written. */
export interface Written {
  /** Absent: an answer, or a message, which are of no group. */
  row?: { collection: Pick<Collection<unknown>, 'name'>; id: string };
  /** All of it, with whom it is for. */
  all: unknown;
}

/** Who can be meant in what a transaction writes: looked up for what names somebody, and for nothing else. */
export class RowsSeen {
  readonly #tx: Pick<Reader, 'get' | 'where'>;
  readonly #plan: PrivacyContext['plan'];
  readonly #personalData: readonly PersonalData[];
  readonly #referenceOf: (person: string) => string | undefined;
  #known: Promise<Whereabouts> | undefined;

  /** @param tx as it is kept, with marks */
  constructor(
    tx: Pick<Reader, 'get' | 'where'>,
    { plan, personalData }: Partnership,
    referenceOf: (person: string) => string | undefined,
  ) {
    this.#tx = tx;
    this.#plan = plan;
    this.#personalData = personalData;
    this.#referenceOf = referenceOf;
  }

  /** Hears of what is written: who is in which group may be otherwise from then on. */
  changes({ name }: Pick<Collection<unknown>, 'name'>): void {
    if (name === groups.name || name === pilots.name) this.#known = undefined;
  }

  /** @param named who are looked up */
  async whoIsMeant(
    { row, all }: Written,
    named: ReadonlySet<string>,
    names: PeopleNames,
  ): Promise<CanBeMeant> {
    const source = row && this.#personalData.find(({ name }) => name === row.collection.name);
    const before = source && (await this.#tx.get(source.collection, row.id))?.value;
    const referred = before ? referencesOf(before) : [];
    const held = namedIn(before, names, (text) => text);
    return whoIsMeant(named, {
      value: all,
      places: row && (await source?.places({ id: row.id, value: all }, this.#tx)),
      known: () => this.#whereabouts(),
      refersTo: (person) => referred.includes(this.#referenceOf(person) ?? ''),
      holdsNameOf: (person) => held.has(person),
      takesPart: async (person) =>
        (await this.#tx.get(addresses, person)) !== undefined ||
        (await this.#whereabouts()).isSomewhere(person),
      leaving: leavingFrom(all),
    });
  }

  #whereabouts(): Promise<Whereabouts> {
    this.#known ??= whereabouts(this.#tx, this.#plan);
    return this.#known;
  }
}
