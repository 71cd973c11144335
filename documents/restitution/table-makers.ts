/** What tables of the restitution are made with. */
import type { Block, BlockCell, Column } from '../blocks.ts';

export type Table = Extract<Block, { kind: 'table' }>;

export const table = (caption: string, columns: Column[], rows: BlockCell[][]): Table => ({
  kind: 'table',
  caption,
  columns,
  rows,
});

export const right = (title: string, share: number): Column => ({ title, share, align: 'right' });
export const left = (title: string, share: number): Column => ({ title, share });
