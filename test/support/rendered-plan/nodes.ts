/** A document that a plan is rendered as, whatever its format. */

export interface RenderedCell {
  /** Paragraphs, or items of a list. */
  lines: string[];
  isList?: boolean;
  span?: number;
  /** Rows it takes. */
  down?: number;
  isBold?: boolean;
}

export type Node =
  | { kind: 'heading'; level: number; text: string }
  | { kind: 'paragraph'; text: string; isBold?: boolean }
  | { kind: 'list'; items: string[] }
  | { kind: 'table'; rows: RenderedCell[][] }
  | { kind: 'page' };

export interface RenderedDocument {
  nodes: Node[];
  /** Printed at the top of each page. */
  header?: string;
}

export const heading = (level: number, text: string): Node => ({ kind: 'heading', level, text });
export const paragraph = (text: string, isBold = false): Node => ({
  kind: 'paragraph',
  text,
  isBold,
});
export const list = (items: string[]): Node => ({ kind: 'list', items });
export const cell = (text: string | string[], more: Partial<RenderedCell> = {}): RenderedCell => ({
  lines: Array.isArray(text) ? text : [text],
  isList: Array.isArray(text) && text.length > 1,
  ...more,
});
