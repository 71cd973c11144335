/**
 * A document before it is a file: headings, paragraphs, tables and charts, in reading order. Word
 * and Markdown are made of the same blocks, so that they say the same.
 */
import type { Sign } from '../visual/meteo.ts';

export type BlockCell =
  | string
  /**
   * `fill` (RRGGBB) and the picture of a `sign` come on top of what the words say; `alone`: there is room
   * for the picture only, which is called by the words; `note`: said below, smaller.
   */
  | { text: string; fill?: string; sign?: Sign; alone?: boolean; strong?: boolean; note?: string };

export interface Column {
  title: string;
  /** Its part of the width; parts of a table are added up. */
  share: number;
  align?: 'right';
}

/** A count, the state it is of, and what it was. */
export interface Tile {
  sign: Sign;
  /** "soleil", "objectif sécurisé". */
  word: string;
  means: string;
  value: string;
  /** "5 au 1er janvier 2026 (+2)". */
  note: string;
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
  | { kind: 'heading'; level: 1 | 2 | 3; text: string; sign?: Sign }
  /** The table of contents. */
  | { kind: 'contents'; title: string }
  | { kind: 'tiles'; tiles: Tile[] }
  /** `label` is said first, in bold; `quiet` is a note; `tinted` stands out. */
  | { kind: 'paragraph'; text: string; label?: string; quiet?: boolean; tinted?: boolean }
  | { kind: 'list'; items: { text: string; note?: string }[] }
  /**
   * A row of one cell is a heading of those below it.
   * `tall`: its rows are written in by hand, and at least so high, in twips.
   */
  | { kind: 'table'; columns: Column[]; rows: BlockCell[][]; tall?: number }
  | { kind: 'chart'; chart: Chart };

/** What the first page begins with. */
export interface Cover {
  title: string;
  subtitle: string;
  lines: string[];
}

export interface Paper {
  lang: 'fr' | 'en';
  cover: Cover;
  blocks: Block[];
  /** Head of each page but the first: whose it is, should it come off. */
  again?: string;
  /** Foot of each page; `page` and `of` go around its numbers: "page 3 sur 12". */
  footer: { text: string; page: string; of: string };
}

export const textOf = (cell: BlockCell): string => (typeof cell === 'string' ? cell : cell.text);
