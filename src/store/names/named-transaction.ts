import { mapTexts, newReference, unmarked } from '../../../bot/contract/marks.ts';
import type {
  Collection,
  Inbox,
  InboxReader,
  Json,
  Outbox,
  OutboxReader,
  Quarantine,
  QuarantineReader,
  Reader,
  Row,
  Transaction,
} from '../../../bot/contract/store.ts';
import { type KnownPerson, people } from '../../../bot/features/people/model/directory.ts';
import {
  asWritten,
  isMarked,
  readable,
  references,
} from '../../../bot/features/people/model/references/kept.ts';
import type { PeopleNames } from '../../../bot/features/people/model/references/names.ts';
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
    const rows = await this.reader.list(collection);
    for (const [at, row] of rows.entries())
      if (isMarked(row.value as object)) rows[at] = await this.shown(collection, row);
    return rows;
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
      get: async (key) => readable(this.reader, await outbox.get(key)),
      find: async (field, value) =>
        Promise.all((await outbox.find(field, value)).map((row) => readable(this.reader, row))),
    };
  }

  protected async shown<T>(collection: Collection<T>, row: Row<T>): Promise<Row<T>> {
    return asWritten.has(collection.name) ? row : rowOf(this.reader, row);
  }
}

/** Writes marks in the place of names, and reads names in the place of marks. */
export class NamedTransaction extends NamedReader implements Transaction {
  readonly #tx: Transaction;
  readonly #book: NameBook;
  /** Names learned or dropped in this transaction, by person. */
  readonly learned = new Map<string, Called | undefined>();
  #names: PeopleNames;
  /** Texts as they are kept, by how they were shown: what is put back unchanged stays what it was. */
  readonly #kept = new Map<string, string>();

  constructor(tx: Transaction, book: NameBook) {
    super(tx);
    this.#tx = tx;
    this.#book = book;
    this.#names = book.names;
  }

  async put<T>(collection: Collection<T>, id: string, value: T, version?: number): Promise<Row<T>> {
    if (collection.name === people.name) await this.#meet(id, value as KnownPerson);
    if (asWritten.has(collection.name)) return this.#tx.put(collection, id, value, version);
    const marked = this.#marked(value, rowKey(collection, id));
    return this.shown(collection, await this.#tx.put(collection, id, marked, version));
  }

  async remove<T>(collection: Collection<T>, id: string, version?: number): Promise<void> {
    await this.#tx.remove(collection, id, version);
    if (collection.name === people.name) this.#learn(id, undefined);
  }

  changed(): boolean {
    return this.#tx.changed();
  }

  override get quarantine(): Quarantine {
    return this.#tx.quarantine;
  }

  override get inbox(): Inbox {
    const { inbox } = this.#tx;
    return {
      ...super.inbox,
      remember: (key, answer, ...of) => inbox.remember(key, this.#marked(answer), ...of),
      redact: (texts, instead) => inbox.redact(texts, instead),
    };
  }

  override get outbox(): Outbox {
    const { outbox } = this.#tx;
    const read = super.outbox;
    return {
      ...read,
      add: async (draft) =>
        readable(this.reader, await outbox.add({ ...draft, payload: this.#marked(draft.payload) })),
      drop: async (key, result) =>
        readable(this.reader, await outbox.drop(key, this.#marked(result))),
      settle: async (id, fence, change) =>
        readable(this.reader, await outbox.settle(id, fence, this.#marked(change))),
      remove: (key) => outbox.remove(key),
      redact: (texts, instead) => outbox.redact(texts, instead),
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

  /** Marks in the place of names, and of what was shown in the place of marks. */
  #marked<T extends Json | unknown>(value: T, of = ''): T {
    return mapTexts(value, (text) =>
      this.#names.mark(this.#kept.get(of + text) ?? this.#kept.get(text) ?? unmarked(text)),
    );
  }

  /** Who is met gets what stands for them in texts; who is met again after they were forgotten, another one. */
  async #meet(id: string, { name, otherOrganisation, lastSeenAt }: KnownPerson): Promise<void> {
    const isKnown = (await this.#tx.get(people, id)) !== undefined;
    let reference = isKnown ? (this.learned.get(id) ?? this.#book.of(id))?.reference : undefined;
    if (!isKnown) {
      reference = newReference();
      await this.#tx.put(references, reference, { person: id, since: lastSeenAt }, 0);
    }
    this.#learn(id, { name, otherOrganisation, reference });
  }

  #learn(id: string, called: Called | undefined): void {
    const before = this.learned.has(id) ? this.learned.get(id) : this.#book.of(id);
    this.learned.set(id, called);
    if (before?.name === called?.name && before?.reference === called?.reference) return;
    this.#names = this.#book.with(this.learned);
  }
}

/** No text holds the first character of it. */
const rowKey = ({ name }: Pick<Collection<unknown>, 'name'>, id: string): string =>
  `\0${name}\0${id}\0`;
