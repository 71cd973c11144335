import type { DrawnTable } from './pdf-cells.ts';
import type { Segment } from './pdf-segments.ts';

/** A page of a PDF file, in points from its lower left corner: what is in drawn tables, and the rest. */
export interface PdfPage {
  number: number;
  width: number;
  height: number;
  segments: Segment[];
  tables: DrawnTable[];
  rest: Segment[];
}
