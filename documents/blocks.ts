/**
 * A document before it is a file: headings, paragraphs, tables and charts, in reading order. Word
 * and Markdown are made of the same blocks, so that they say the same.
 */
export type BlockCell =
  | string
  /** `fill` (RRGGBB) comes on top of what the words say. */
  | { text: string; fill?: string };

export interface Column {
  title: string;
  /** Its part of the width; parts of a table are added up. */
  share: number;
  align?: 'right';
}

/** Bars: one for each category, made of its series. */
export interface Chart {
  title: string;
  /** What it shows, for those who do not see it. */
  description: string;
  direction: 'columns' | 'bars';
  /** Series one on the other, or a single one. */
  stacked: boolean;
  categories: string[];
  series: { name: string; color: string; values: number[] }[];
  /** Number format of the labels (`0" %"`). */
  format: string;
  max?: number;
}

export type Block =
  | { kind: 'heading'; level: 1 | 2 | 3; text: string; startsPage?: boolean }
  /** `label` is said first, in bold; `quiet` is a note. */
  | { kind: 'paragraph'; text: string; label?: string; quiet?: boolean }
  | { kind: 'list'; items: { text: string; note?: string }[] }
  /** `caption`: empty when the heading above says it. */
  | { kind: 'table'; caption: string; columns: Column[]; rows: BlockCell[][] }
  | { kind: 'chart'; chart: Chart };

export interface Cover {
  title: string;
  subtitle: string;
  lines: string[];
  /** Title of the table of contents. */
  contents: string;
}

export interface Paper {
  lang: 'fr' | 'en';
  cover: Cover;
  blocks: Block[];
  /** Foot of each page; `page` and `of` go around its numbers: "page 3 sur 12". */
  footer: { text: string; page: string; of: string };
}

export const textOf = (cell: BlockCell): string => (typeof cell === 'string' ? cell : cell.text);
