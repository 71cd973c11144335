/** What a bot does with a link that somebody follows: find whose it is, and have it made. */
import { LRUCache } from 'lru-cache';
import type { DocumentFile, OpenLink } from '../contract/feature.ts';
import type { Store } from '../contract/store.ts';
import type { DocumentQueue } from './document-queue.ts';
import { type Link, linkId, linkOf, release, TakenError, take } from './links.ts';

export interface LinkOpening {
  /** Whether there is such a link, whether it opens once only, and for whom it was made. */
  peek: (token: string, now: Date) => Promise<Pick<Link, 'once' | 'person'> | undefined>;
  /**
   * What the link opens; one that opens once is used up by it. Rejects with a `TakenError` while
   * somebody opens such a link, and with a `BusyError` when too many documents are being made: the
   * link is then as it was, and so it is when `hand` could not give the file.
   */
  open: (token: string, now: Date, hand?: Hand) => Promise<DocumentFile | undefined>;
}

/** Gives a file to whoever asks; false when they were gone before they had it. */
export type Hand = (file: DocumentFile) => Promise<boolean>;

export interface OpeningParts {
  store: Store;
  /** What makes the file, by the kind of the link. */
  makers: ReadonlyMap<string, OpenLink>;
  /** Kinds whose making waits its turn in `queue`. */
  heavy: ReadonlySet<string>;
  /** Other kinds whose file may be a minute old. */
  kept: ReadonlySet<string>;
  queue: DocumentQueue;
}

/** How long a file is kept for who opens its link again, and so how old it may be. In ms. */
const KEPT_MS = 60_000;
/** Files kept at once, and their bytes: a calendar has some kB, a table of answers some dozens. */
const MOST_KEPT = 500;
const MOST_BYTES = 32 * 1024 * 1024;

interface Asked {
  link: Link;
  now: Date;
}

export function createOpening({ store, makers, heavy, kept, queue }: OpeningParts): LinkOpening {
  const make = async (link: Link, now: Date): Promise<DocumentFile | undefined> => {
    const work = async () =>
      store.read(async (reader) => makers.get(link.kind)?.(link.payload, reader, now));
    return heavy.has(link.kind) ? queue.run(work, link.person ?? undefined) : work();
  };

  /** The time of whoever asked last: files grow old by it. */
  let latest = 0;
  const files = new LRUCache<string, DocumentFile, Asked>({
    max: MOST_KEPT,
    maxSize: MOST_BYTES,
    sizeCalculation: ({ content }) => content.byteLength + 1,
    ttl: KEPT_MS,
    ttlResolution: 0,
    perf: { now: () => latest },
    // Asked by many at once, it is made once; whoever waits for it gets it though its place is taken.
    fetchMethod: (_id, _stale, { context: { link, now } }) => make(link, now),
    ignoreFetchAbort: true,
  });

  async function openOnce(token: string, link: Link, now: Date, hand: Hand) {
    // Before the link is taken: a refusal of the many costs nothing.
    if (heavy.has(link.kind)) queue.check(link.person ?? undefined);
    if (!(await store.transact((tx) => take(tx, token, now)))) throw new TakenError();
    let given = false;
    try {
      const file = await make(link, now);
      given = file !== undefined && (await hand(file));
      return file;
    } finally {
      await store.transact((tx) => release(tx, token, given ? now : undefined));
    }
  }

  function keptFile(token: string, link: Link, now: Date): Promise<DocumentFile | undefined> {
    latest = now.getTime();
    return files.fetch(linkId(token), { context: { link, now } });
  }

  return {
    async peek(token, now) {
      const link = await store.read((reader) => linkOf(reader, token, now));
      return link && { once: link.once, person: link.person };
    },
    async open(token, now, hand = async () => true) {
      const link = await store.read((reader) => linkOf(reader, token, now));
      if (!link) return undefined;
      if (link.once) return openOnce(token, link, now, hand);
      const file = await (heavy.has(link.kind) || kept.has(link.kind)
        ? keptFile(token, link, now)
        : make(link, now));
      if (file) await hand(file);
      return file;
    },
  };
}
