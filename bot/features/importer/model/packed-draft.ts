/** What a row of a draft holds, unpacked. */
import type { ReadDocument } from '../../../../documents/readers/blocks.ts';
import { packed, unpacked } from '../../../contract/packed-text.ts';
import type { Draft } from '../../../importer/draft.ts';
import { draftFrom, draftText } from '../../../importer/kept-draft.ts';
import type { DraftRow } from './schema.ts';

export const draftOf = ({ draft }: Pick<DraftRow, 'draft'>): Draft => draftFrom(unpacked(draft));

export const documentOf = ({ document }: Pick<DraftRow, 'document'>): ReadDocument =>
  JSON.parse(unpacked(document)) as ReadDocument;

export const packedDraft = (draft: Draft): string => packed(draftText(draft));

export const packedDocument = (document: ReadDocument): string => packed(JSON.stringify(document));
