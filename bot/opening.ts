/** What a bot does with a link that somebody follows: find whose it is, and have it made. */
import type { DocumentFile, OpenLink, Store } from './contract.ts';
import { type Link, linkOf, useUp } from './links.ts';

export interface Opening {
  /** Whether there is such a link, and whether it opens once only. */
  peek: (token: string, now: Date) => Promise<Pick<Link, 'once'> | undefined>;
  /** What the link opens; a link that opens once is used up by it. */
  open: (token: string, now: Date) => Promise<DocumentFile | undefined>;
}

export function createOpening(store: Store, makers: ReadonlyMap<string, OpenLink>): Opening {
  return {
    async peek(token, now) {
      const link = await store.read((reader) => linkOf(reader, token, now));
      return link && { once: link.once };
    },
    async open(token, now) {
      const made = await store.read(async (reader) => {
        const link = await linkOf(reader, token, now);
        const file = await (link && makers.get(link.kind)?.(link.payload, reader, now));
        return link && file && { link, file };
      });
      if (!made) return undefined;
      // Made first: a document that cannot be made leaves the link as it was.
      const opened = !made.link.once || (await store.transact((tx) => useUp(tx, token, now)));
      return opened ? made.file : undefined;
    },
  };
}
