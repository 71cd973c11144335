import { z } from 'zod';
import type { Collection, OutboxDraft } from '../../../bot/contract/store.ts';

export const noon = new Date('2026-11-24T12:00:00.000Z');

/** So many hours after noon. */
export const hours = (count: number): Date => new Date(noon.getTime() + count * 3_600_000);

export interface Note {
  text: string;
  tags: string[];
}

export const notes: Collection<Note> = {
  name: 'notes',
  schema: z.object({ text: z.string(), tags: z.array(z.string()) }),
};

/** Notes found by each of their tags and by their text, in the order of their texts. */
export const indexed: Collection<Note> = {
  ...notes,
  name: 'indexed',
  by: { tag: ({ tags }) => tags, text: ({ text }) => text || undefined },
  order: ({ text }) => text,
};

export const note = (text: string): Note => ({ text, tags: ['test'] });

/** A reminder due at noon, useless 24 hours later. */
export const draft = (key: string): OutboxDraft => ({
  key,
  kind: 'meetings.reminder',
  subject: 'meeting:1',
  recipient: 'person:1',
  payload: { offset: 'P1D', text: 'à 14 h \0' },
  notBefore: noon.toISOString(),
  expiresAt: hours(24).toISOString(),
});
