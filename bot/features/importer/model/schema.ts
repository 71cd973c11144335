/** Drafts of plans, as documents that somebody dropped gave them and as several people amend them. */
import { z } from 'zod';
import type { ReadDocument } from '../../../../documents/readers/blocks.ts';
import { concerned } from '../../../contract/marks.ts';
import { packed, unpacked } from '../../../contract/packed-text.ts';
import { type Collection, instant, label } from '../../../contract/store.ts';
import type { Draft } from '../../../importer/draft.ts';
import { draftFrom, draftText } from '../../../importer/kept-draft.ts';

/** Drafts that are not published, at once: a partnership adopts one plan in some years. */
export const MOST_OPEN = 10;
/** Amendments that are remembered with their author; a plan of 29 fiches asks for some dozens. */
export const MOST_CHANGES = 2_000;
/**
 * Longest document, and longest draft, that is kept, packed; a plan of 40 fiches has 12 kB of each. Ten of the longest
 * are half of what a file of data may have.
 */
export const MOST_PACKED = 600_000;
/** What amending may add to it. */
const ROOM = 200_000;

const change = z.strictObject({
  act: z.string().max(20),
  /** What was amended: "fiche 1.1 › budget". */
  path: z.string().max(300),
  /** Value or thing, by its id in the draft; absent: the draft itself. */
  id: z.int().optional(),
  by: label,
  at: instant,
});

const draftRow = z.strictObject({
  /** Name of the file that was dropped. */
  file: z.string().min(1).max(300),
  /** Digest of the file, which is not kept. */
  print: z.string().length(64),
  by: label,
  at: instant,
  changedAt: instant,
  /** What was recognised and amended (`bot/importer/kept-draft.ts`), packed. */
  draft: z.string().max(MOST_PACKED + ROOM),
  /** Lines and tables of the document, packed; without logins. */
  document: z.string().max(MOST_PACKED),
  changes: z.array(change).max(MOST_CHANGES),
  /** Who published it, when, and from which day it is served. */
  published: z.strictObject({ by: label, at: instant, from: z.iso.date() }).nullable(),
});
export type DraftRow = z.infer<typeof draftRow>;

export const importDrafts: Collection<DraftRow> = {
  name: 'importDrafts',
  schema: draftRow,
  by: { about: concerned },
  order: ({ changedAt }) => changedAt,
};

export const draftOf = ({ draft }: Pick<DraftRow, 'draft'>): Draft => draftFrom(unpacked(draft));

export const documentOf = ({ document }: Pick<DraftRow, 'document'>): ReadDocument =>
  JSON.parse(unpacked(document)) as ReadDocument;

export const packedDraft = (draft: Draft): string => packed(draftText(draft));

export const packedDocument = (document: ReadDocument): string => packed(JSON.stringify(document));
