/** Blocks as the chapters of the restitution begin them. */
import type { Sign } from '../../visual/meteo.ts';
import type { Block } from '../blocks.ts';
import type { Say } from './say.ts';
import type { Table } from './table-makers.ts';

export const heading = (level: 1 | 2 | 3, text: string, sign?: Sign): Block => ({
  kind: 'heading',
  level,
  text,
  ...(sign ? { sign } : {}),
});
export const paragraph = (text: string): Block => ({ kind: 'paragraph', text });
export const labelled = (label: string, text: string, { s }: Say) => ({
  kind: 'paragraph' as const,
  label: label + s.colon,
  text,
});
export const quiet = (text: string): Block => ({ kind: 'paragraph', text, quiet: true });

/** A table, or the sentence that says there is nothing to put in it. */
export const tableOr = (table: Table, nothing: string): Block =>
  table.rows.length > 0 ? table : paragraph(nothing);
