/** What tables of the restitution are made with. */
import type { Block, BlockCell, Column } from '../blocks.ts';

export type Table = Extract<Block, { kind: 'table' }>;

export const table = (columns: Column[], rows: BlockCell[][]): Table => ({
  kind: 'table',
  columns,
  rows,
});

/** Without the columns of numbers in which there is none. */
export function withoutZeros({ columns, rows, ...rest }: Table): Table {
  const kept = columns.flatMap(({ align }, at) =>
    align !== 'right' || rows.some((row) => row[at] !== '0') ? [at] : [],
  );
  const of = <T>(list: readonly T[]): T[] => list.filter((_, at) => kept.includes(at));
  return { ...rest, columns: of(columns), rows: rows.map(of) };
}

export const right = (title: string, share: number): Column => ({ title, share, align: 'right' });
export const left = (title: string, share: number): Column => ({ title, share });
