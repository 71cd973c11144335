import { inParts } from '../../../bot/contract/in-parts.ts';
import { mapTexts, newReference, unmarked } from '../../../bot/contract/marks.ts';
import type {
  Collection,
  Inbox,
  InboxReader,
  Json,
  Outbox,
  OutboxReader,
  PageRequest,
  Quarantine,
  QuarantineReader,
  Reader,
  Row,
  StoreMoment,
  Transaction,
} from '../../../bot/contract/store.ts';
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
import type { Called, NameBook } from './name-book.ts';

/** Told of each text that is shown otherwise than it is kept. */
type Told = (shown: string, kept: string) => void;

const rowOf = async <T>(
  reader: Pick<Reader, 'get'>,
  row: Row<T>,
  told?: Told,
): Promise<Row<T>> => ({ ...row, value: await readable(reader, row.value, told) });

/** Reads with names in the place of marks. */
export class NamedReader implements Reader {
  protected readonly reader: Reader;

  constructor(reader: Reader) {
    this.reader = reader;
  }

  async get<T>(collection: Collection<T>, id: string): Promise<Row<T> | undefined> {
    const row = await this.reader.get(collection, id);
    return row && this.shown(collection, row);
  }

  async list<T>(collection: Collection<T>): Promise<Row<T>[]> {
    return this.#shownAll(collection, await this.reader.list(collection));
  }

  async getAll<T>(collection: Collection<T>, ids: readonly string[]): Promise<Row<T>[]> {
    return this.#shownAll(collection, await this.reader.getAll(collection, ids));
  }

  async where<T>(collection: Collection<T>, index: string, key: string): Promise<Row<T>[]> {
    return this.#shownAll(collection, await this.reader.where(collection, index, key));
  }

  async page<T>(collection: Collection<T>, request: PageRequest<T>): Promise<Row<T>[]> {
    return this.#shownAll(collection, await this.reader.page(collection, request));
  }

  get inbox(): InboxReader {
    const { inbox } = this.reader;
    return { get: async (key) => readable(this.reader, await inbox.get(key)) };
  }

  /** As they are kept: nobody knows which part of them is a text. */
  get quarantine(): QuarantineReader {
    return this.reader.quarantine;
  }

  get outbox(): OutboxReader {
    const { outbox } = this.reader;
    return {
      ...outbox,
      get: async (key) => readable(this.reader, await outbox.get(key)),
      find: async (field, value) =>
        Promise.all((await outbox.find(field, value)).map((row) => readable(this.reader, row))),
    };
  }

  get moment(): StoreMoment {
    return this.reader.moment;
  }

  protected async shown<T>(collection: Collection<T>, row: Row<T>): Promise<Row<T>> {
    return asWritten.has(collection.name) ? row : rowOf(this.reader, row);
  }

  async #shownAll<T>(collection: Collection<T>, rows: Row<T>[]): Promise<Row<T>[]> {
    const all: Row<T>[] = [];
    for await (const part of inParts(rows)) {
      const shown = part.map((row) =>
        isMarked(row.value as object) ? this.shown(collection, row) : row,
      );
      all.push(...(await Promise.all(shown)));
    }
    return all;
  }
}

/** What is about to be written. */
interface Written {
  /** Absent: an answer, or a message, which are of no group. */
  row?: { collection: Pick<Collection<unknown>, 'name'>; id: string };
  /** All of it, with whom it is for. */
  all: unknown;
}

/** Writes marks in the place of names, and reads names in the place of marks. */
export class NamedTransaction extends NamedReader implements Transaction {
  readonly #tx: Transaction;
  readonly #book: NameBook;
  readonly #context: PrivacyContext;
  /** Names learned or dropped in this transaction, by person. */
  readonly #learned = new Map<string, Called | undefined>();
  #names: PeopleNames;
  /** Who is in which group, once it was asked; read again once a group changed. */
  #whereabouts: Promise<Whereabouts> | undefined;
  /** Texts as they are kept, by how they were shown: what is put back unchanged stays what it was. */
  readonly #kept = new Map<string, string>();

  /** @param context tells whose a row is */
  constructor(tx: Transaction, book: NameBook, context: PrivacyContext) {
    super(tx);
    this.#tx = tx;
    this.#book = book;
    this.#names = book.names;
    this.#context = context;
  }

  async put<T>(collection: Collection<T>, id: string, value: T, version?: number): Promise<Row<T>> {
    if (collection.name === people.name) await this.#meet(id, value as KnownPerson);
    if (asWritten.has(collection.name)) return this.#tx.put(collection, id, value, version);
    const marked = await this.#marked(value, { row: { collection, id }, all: value });
    this.#changes(collection);
    return this.shown(collection, await this.#tx.put(collection, id, marked, version));
  }

  async remove<T>(collection: Collection<T>, id: string, version?: number): Promise<void> {
    await this.#tx.remove(collection, id, version);
    this.#changes(collection);
    if (collection.name === people.name) this.#learn(id, undefined);
  }

  changed(): boolean {
    return this.#tx.changed();
  }

  changesOf<T>(collection: Collection<T>) {
    return this.#tx.changesOf(collection);
  }

  override get quarantine(): Quarantine {
    return this.#tx.quarantine;
  }

  override get inbox(): Inbox {
    const { inbox } = this.#tx;
    return {
      ...inbox,
      ...super.inbox,
      remember: async (key, answer, at, of) =>
        inbox.remember(key, await this.#marked(answer, { all: [answer, of] }), at, of),
    };
  }

  override get outbox(): Outbox {
    const { outbox } = this.#tx;
    return {
      ...outbox,
      ...super.outbox,
      add: async (draft) => {
        const payload = await this.#marked(draft.payload, { all: draft });
        return readable(this.reader, await outbox.add({ ...draft, payload }));
      },
      drop: async (key, result) => {
        const marked = await this.#marked(result, { all: result });
        return readable(this.reader, await outbox.drop(key, marked));
      },
      settle: async (id, fence, change) => {
        const marked = await this.#marked(change, { all: change });
        return readable(this.reader, await outbox.settle(id, fence, marked));
      },
      claim: async (request) =>
        Promise.all((await outbox.claim(request)).map((row) => readable(this.reader, row))),
    };
  }

  protected override async shown<T>(collection: Collection<T>, row: Row<T>): Promise<Row<T>> {
    if (asWritten.has(collection.name)) return row;
    const of = rowKey(collection, row.id);
    return rowOf(this.reader, row, (shown, kept) => {
      this.#kept.set(of + shown, kept);
      if (!this.#kept.has(shown)) this.#kept.set(shown, kept);
    });
  }

  /** Marks in the place of names of who can be meant, and of what was shown in the place of marks. */
  async #marked<T extends Json | unknown>(value: T, written: Written): Promise<T> {
    const of = written.row ? rowKey(written.row.collection, written.row.id) : '';
    const names = this.#names;
    const kept = mapTexts(
      value,
      (text) => this.#kept.get(of + text) ?? this.#kept.get(text) ?? unmarked(text),
    );
    const named = namedIn(kept, names, (text) => text);
    if (named.size === 0) return kept;
    const canBeMeant = await this.#whoIsMeant(written, named, names);
    return mapTexts(kept, (text, place) => names.mark(text, mayIn(place, canBeMeant)));
  }

  /**
   * Who can be meant in what is written: looked up for what names somebody, and for nothing else.
   *
   * @param named who are looked up
   */
  async #whoIsMeant(
    { row, all }: Written,
    named: ReadonlySet<string>,
    names: PeopleNames,
  ): Promise<CanBeMeant> {
    // As it is kept, with marks.
    const tx = this.#tx;
    const { personalData, plan } = this.#context;
    const source = row && personalData.find(({ name }) => name === row.collection.name);
    const before = source && (await tx.get(source.collection, row.id))?.value;
    const referred = before ? referencesOf(before) : [];
    const held = namedIn(before, names, (text) => text);
    const known = () => {
      this.#whereabouts ??= whereabouts(tx, plan);
      return this.#whereabouts;
    };
    return whoIsMeant(named, {
      value: all,
      places: row && (await source?.places({ id: row.id, value: all }, tx)),
      known,
      refersTo: (person) => referred.includes(this.#called(person)?.reference ?? ''),
      holdsNameOf: (person) => held.has(person),
      takesPart: async (person) =>
        (await tx.get(addresses, person)) !== undefined || (await known()).isSomewhere(person),
      leaving: leavingFrom(all),
    });
  }

  /** Who is in which group may be otherwise from now on. */
  #changes({ name }: Pick<Collection<unknown>, 'name'>): void {
    if (name === groups.name || name === pilots.name) this.#whereabouts = undefined;
  }

  /** Who is met gets what stands for them in texts; who is met again after they were forgotten, another one. */
  async #meet(id: string, { name, otherOrganisation, lastSeenAt }: KnownPerson): Promise<void> {
    const isKnown = (await this.#tx.get(people, id)) !== undefined;
    let reference = isKnown ? this.#called(id)?.reference : undefined;
    if (!isKnown) {
      reference = newReference();
      await this.#tx.put(references, reference, { person: id, since: lastSeenAt }, 0);
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
