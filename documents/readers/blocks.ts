/** What a reader makes of a file: lines and tables in reading order, each with the place it was printed at. */

/** Where something was printed; numbers count from 1. A Word file has pages only if Word wrote where they break. */
export interface Place {
  page?: number;
  slide?: number;
  sheet?: string;
  /** Paragraph, line or shape, in the order of reading. */
  line?: number;
  table?: number;
  row?: number;
  column?: number;
  /** On a page, in points from its lower left corner: left, bottom, right, top. */
  box?: readonly [number, number, number, number];
  /** On a slide, in thousandths of its sides from its upper left corner: left, top, width, height of its shape. */
  frame?: readonly [number, number, number, number];
}

export interface Line {
  text: string;
  place: Place;
  /** Level of a heading: 1 is the highest. */
  level?: number;
  /** Depth in a list: 0 is the outermost. */
  bullet?: number;
  isBold?: boolean;
  /** Printed on many pages at the same place: a header or a footer. */
  isRunning?: boolean;
}

export interface Cell {
  lines: Line[];
  /** Columns it takes. */
  span: number;
  /** The part of a cell that goes on from the row above, or from the left: it has no lines of its own. */
  isContinued?: boolean;
}

export interface Table {
  rows: Cell[][];
  place: Place;
}

export type Block = ({ kind: 'line' } & Line) | ({ kind: 'table' } & Table);

/** What was seen of a file and not followed, run or kept. */
export type Notice = 'macros' | 'external-links' | 'pictures-without-text' | 'glued-words';

export type FileKind = 'docx' | 'pptx' | 'pdf' | 'xlsx' | 'text';

export interface ReadDocument {
  kind: FileKind;
  blocks: Block[];
  /** Pages, slides or sheets; absent where there are none. */
  pages?: number;
  /** Width of a slide for a height of 1. */
  ratio?: number;
  /** Day the file says it was last written, AAAA-MM-JJ. */
  day?: string;
  notices: Notice[];
  /** Lines that looked like a login or a password: they are nowhere else. */
  credentials: number;
}

/** What the reader of one format gives, before it is cleaned. */
export type Reading = Omit<ReadDocument, 'kind' | 'credentials'>;

/** Told how far a reading is, in pages, slides or sheets. */
export type ReadProgress = (done: number, total: number) => void;

/** Text of a cell on one line. */
export const cellText = (cell: Cell | undefined): string =>
  (cell?.lines ?? []).map(({ text }) => text).join(' ');
