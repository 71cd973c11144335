import { mapTexts, newReference, unmarked } from '../../../bot/contract/marks.ts';
import type { Collection, Inbox, Outbox, OutboxRow, Row } from '../../../bot/contract/store.ts';
import {
  addresses,
  type KnownPerson,
  people,
} from '../../../bot/features/people/model/directory.ts';
import { groups, pilots } from '../../../bot/features/people/model/groups.ts';
import {
  asWritten,
  isMarked,
  leavingFrom,
  readable,
  references,
  referencesOf,
} from '../../../bot/features/people/model/references/kept.ts';
import {
  type CanBeMeant,
  mayIn,
  namedIn,
  whoIsMeant,
} from '../../../bot/features/people/model/references/meant.ts';
import type { PeopleNames } from '../../../bot/features/people/model/references/names.ts';
import {
  type Whereabouts,
  whereabouts,
} from '../../../bot/features/people/model/references/partnership.ts';
import type { PrivacyContext } from '../../../bot/features/privacy/context.ts';
import { inbox, outbox } from '../own-collections.ts';
import { RowTransaction } from '../transaction.ts';
import type { Called, NameBook } from './name-book.ts';

/** Told of each text that is shown otherwise than it is kept. */
type Told = (shown: string, kept: string) => void;

/** Reads with names in the place of marks. */
export class NamedReader extends RowTransaction {
  /** The same rows, as they are kept. */
  protected readonly kept: RowTransaction;

  constructor(kept: RowTransaction) {
    super(kept);
    this.kept = kept;
  }

  protected override shown<T>(collection: Collection<T>, row: Row<T>, told?: Told) {
    if (asWritten.has(collection.name) || !isMarked(row.value as object)) return row;
    return readable(this.kept, row.value, told).then((value) => ({ ...row, value }));
  }
}

/** Texts of the store's own rows: the rest of them is ids. */
const ownTexts = new Map<string, readonly string[]>([
  [outbox.name, ['payload', 'result']],
  [inbox.name, ['answer']],
]);

/** Writes marks in the place of names, and reads names in the place of marks. */
export class NamedTransaction extends NamedReader {
  readonly #book: NameBook;
  readonly #context: PrivacyContext;
  /** Names learned or dropped in this transaction, by person. */
  readonly #learned = new Map<string, Called | undefined>();
  #names: PeopleNames;
  /** Who is in which group, once it was asked; read again once a group changed. */
  #whereabouts: Promise<Whereabouts> | undefined;
  /** Texts as they are kept, by how they were shown: what is put back unchanged stays what it was. */
  readonly #texts = new Map<string, string>();

  /** @param context tells whose a row is */
  constructor(kept: RowTransaction, book: NameBook, context: PrivacyContext) {
    super(kept);
    this.#book = book;
    this.#names = book.names;
    this.#context = context;
  }

  override async put<T>(collection: Collection<T>, id: string, value: T, version?: number) {
    if (collection.name === people.name) await this.#meet(id, value as KnownPerson);
    if (asWritten.has(collection.name)) return super.put(collection, id, value, version);
    const marked = await this.#marked(collection, id, value);
    this.#changes(collection);
    return super.put(collection, id, marked, version);
  }

  override async remove<T>(collection: Collection<T>, id: string, version?: number) {
    await super.remove(collection, id, version);
    this.#changes(collection);
    if (collection.name === people.name) this.#learn(id, undefined);
  }

  // What is redacted is looked for as it is kept.
  override get inbox(): Inbox {
    return { ...super.inbox, redact: this.kept.inbox.redact };
  }

  override get outbox(): Outbox {
    const { redact, claim } = this.kept.outbox;
    const shown = (row: OutboxRow) => readable(this.kept, row);
    return {
      ...super.outbox,
      redact,
      claim: async (request) => Promise.all((await claim(request)).map(shown)),
    };
  }

  protected override shown<T>(collection: Collection<T>, row: Row<T>) {
    const of = rowKey(collection, row.id);
    return super.shown(collection, row, (shown, kept) => {
      this.#texts.set(of + shown, kept);
      if (!this.#texts.has(shown)) this.#texts.set(shown, kept);
    });
  }

  /** Marks in the place of names of who can be meant, and of what was shown in the place of marks. */
  async #marked<T>(collection: Collection<T>, id: string, value: T): Promise<T> {
    const of = rowKey(collection, id);
    const names = this.#names;
    const fields = ownTexts.get(collection.name);
    const entries = fields && Object.entries(value as object);
    const texts = entries
      ? Object.fromEntries(entries.filter(([key]) => fields.includes(key)))
      : value;
    const kept = mapTexts(
      texts,
      (text) => this.#texts.get(of + text) ?? this.#texts.get(text) ?? unmarked(text),
    );
    const named = namedIn(kept, names, (text) => text);
    const mark = async () => {
      const canBeMeant = await this.#whoIsMeant(collection, id, value, named, names);
      return mapTexts(kept, (text, place) => names.mark(text, mayIn(place, canBeMeant)));
    };
    const marked = named.size === 0 ? kept : await mark();
    return fields ? { ...value, ...marked } : (marked as T);
  }

  /**
   * Who can be meant in what is written: looked up for what names somebody, and for nothing else.
   *
   * @param named who are looked up
   */
  async #whoIsMeant<T>(
    { name }: Collection<T>,
    id: string,
    value: T,
    named: ReadonlySet<string>,
    names: PeopleNames,
  ): Promise<CanBeMeant> {
    // As it is kept, with marks.
    const tx = this.kept;
    const { personalData, plan } = this.#context;
    // Answers and messages are of no group.
    const source = personalData.find((one) => one.name === name);
    const before = source && (await tx.get(source.collection, id))?.value;
    const referred = before ? referencesOf(before) : [];
    const held = namedIn(before, names, (text) => text);
    const known = () => {
      this.#whereabouts ??= whereabouts(tx, plan);
      return this.#whereabouts;
    };
    return whoIsMeant(named, {
      value,
      places: await source?.places({ id, value }, tx),
      known,
      refersTo: (person) => referred.includes(this.#called(person)?.reference ?? ''),
      holdsNameOf: (person) => held.has(person),
      takesPart: async (person) =>
        (await tx.get(addresses, person)) !== undefined || (await known()).isSomewhere(person),
      leaving: leavingFrom(value),
    });
  }

  /** Who is in which group may be otherwise from now on. */
  #changes({ name }: Pick<Collection<unknown>, 'name'>): void {
    if (name === groups.name || name === pilots.name) this.#whereabouts = undefined;
  }

  /** Who is met gets what stands for them in texts; who is met again after they were forgotten, another one. */
  async #meet(id: string, { name, otherOrganisation, lastSeenAt }: KnownPerson): Promise<void> {
    const isKnown = (await this.kept.get(people, id)) !== undefined;
    let reference = isKnown ? this.#called(id)?.reference : undefined;
    if (!isKnown) {
      reference = newReference();
      await this.kept.put(references, reference, { person: id, since: lastSeenAt }, 0);
    }
    this.#learn(id, { name, otherOrganisation, reference });
  }

  #called(id: string): Called | undefined {
    return this.#learned.has(id) ? this.#learned.get(id) : this.#book.of(id);
  }

  #learn(id: string, called: Called | undefined): void {
    const before = this.#called(id);
    this.#learned.set(id, called);
    if (before?.name === called?.name && before?.reference === called?.reference) return;
    this.#names = this.#book.with(this.#learned);
  }
}

/** No text holds the first character of it. */
const rowKey = ({ name }: Pick<Collection<unknown>, 'name'>, id: string): string =>
  `\0${name}\0${id}\0`;
