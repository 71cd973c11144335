import type { Block, Notice } from './blocks.ts';

/** What the reader of one format gives, before it is cleaned. */
export interface Reading {
  blocks: Block[];
  notices: Notice[];
  pages?: number;
  ratio?: number;
  day?: string;
}

/** Told how far a reading is, in pages, slides or sheets. */
export type ReadProgress = (done: number, total: number) => void;
