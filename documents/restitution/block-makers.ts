/** Blocks as the chapters of the restitution begin them. */
import type { Sign } from '../../visual/meteo.ts';
import type { Block } from '../blocks.ts';
import type { Say } from './say.ts';

type Table = Extract<Block, { kind: 'table' }>;

export const heading = (level: 1 | 2 | 3, text: string, sign?: Sign): Block => ({
  kind: 'heading',
  level,
  text,
  ...(sign ? { sign } : {}),
});
export const paragraph = (text: string): Block => ({ kind: 'paragraph', text });
export const labelled = (label: string, text: string, { s }: Say): Block => ({
  kind: 'paragraph',
  label: label + s.colon,
  text,
});
export const quiet = (text: string): Block => ({ kind: 'paragraph', text, quiet: true });

/** Below a heading that says what it holds. */
export const bare = (table: Table): Table => ({ ...table, caption: '' });

/** A table, or the sentence that says there is nothing to put in it. */
export const tableOr = (table: Table, nothing: string): Block =>
  table.rows.length > 0 ? bare(table) : paragraph(nothing);
