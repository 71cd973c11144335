/** Reader of Word files: paragraphs with their style and automatic number, tables, text boxes, notes. */
import type { Block, Cell, Line, Place, Reading } from './blocks.ts';
import { createCounters, type NumberedAs } from './docx-numbering.ts';
import { createStyles } from './docx-styles.ts';
import { openOffice } from './office-file.ts';
import type { ReadLimits } from './refusal.ts';
import { all, at, type Element, elementsIn, textIn } from './xml.ts';

/** Elements that hold nothing that is printed. */
const UNPRINTED = new Set(['del', 'moveFrom', 'Fallback', 'instrText', 'rPr', 'pPr', 'delText']);
const BREAKS: Record<string, string> = { tab: '\t', br: '\n', cr: '\n', noBreakHyphen: '-' };

/** Text of a Word file. */
export function readDocx(bytes: Uint8Array, limits: ReadLimits): Reading {
  const office = openOffice(bytes, limits);
  const styles = createStyles(office.part('word/styles.xml'));
  const numbers = createCounters(office.part('word/numbering.xml'));
  const blocks: Block[] = [];
  /** Tables in cells: they are read after the table that holds them. */
  const nested: Element[] = [];
  const at_ = { line: 0, table: 0, page: 1, hasPages: false };

  const place = (): Place => ({
    ...(at_.hasPages && { page: at_.page }),
    line: at_.line,
  });

  /** Text of a paragraph; its text boxes are put aside. */
  function printed(element: Element, boxes: Element[]): string {
    return elementsIn(element)
      .map((child) => {
        if (UNPRINTED.has(child.name)) return '';
        if (child.name === 't') return textIn(child);
        if (child.name === 'txbxContent') {
          boxes.push(child);
          return '';
        }
        if (child.name === 'lastRenderedPageBreak') {
          at_.page += 1;
          at_.hasPages = true;
        }
        return BREAKS[child.name] ?? printed(child, boxes);
      })
      .join('');
  }

  function paragraph(element: Element): { lines: Line[]; boxes: Element[] } {
    at_.line += 1;
    const boxes: Element[] = [];
    const text = printed(element, boxes);
    const properties = at(element, 'pPr');
    const style = styles.of(at(properties, 'pStyle')?.attributes.val);
    const numbered = at(properties, 'numPr') ?? style.numbered;
    const mark: NumberedAs = text.trim() ? numbers.next(numbered) : {};
    const isBold = style.isBold || isAllBold(element);
    const lines = text
      .split('\n')
      .filter((part) => part.trim())
      .map(
        (part, i): Line => ({
          text: i === 0 && mark.number ? `${mark.number} ${part}` : part,
          place: place(),
          ...(style.level !== undefined && { level: style.level }),
          ...(mark.depth !== undefined && style.level === undefined && { bullet: mark.depth }),
          ...(isBold && { isBold }),
        }),
      );
    return { lines, boxes };
  }

  function cellLines(element: Element): Line[] {
    const made: Line[] = [];
    for (const child of elementsIn(element)) {
      if (child.name === 'p') {
        const { lines, boxes } = paragraph(child);
        made.push(...lines, ...boxes.flatMap(cellLines));
      } else if (child.name === 'tbl' && isGrid(child)) nested.push(child);
      else if (child.name !== 'tcPr' && !UNPRINTED.has(child.name)) {
        made.push(...cellLines(child));
      }
    }
    return made;
  }

  function table(element: Element): void {
    at_.table += 1;
    const own = { table: at_.table };
    const rows = rowsOf(element).map((row, r) =>
      rowsOf(row, 'tc').map((cell, c): Cell => {
        const properties = at(cell, 'tcPr');
        const merge = at(properties, 'vMerge');
        const lines = cellLines(cell).map((line) => ({
          ...line,
          place: { ...line.place, ...own, row: r + 1, column: c + 1 },
        }));
        const isContinued = merge !== undefined && merge.attributes.val !== 'restart';
        return {
          lines: isContinued ? [] : lines,
          span: Number(at(properties, 'gridSpan')?.attributes.val ?? 1) || 1,
          ...(isContinued && { isContinued }),
        };
      }),
    );
    blocks.push({ kind: 'table', rows, place: { ...place(), ...own } });
    for (const inner of nested.splice(0)) table(inner);
  }

  function body(element: Element | undefined): void {
    for (const child of elementsIn(element)) {
      if (child.name === 'p') {
        const { lines, boxes } = paragraph(child);
        blocks.push(...lines.map((line) => ({ kind: 'line' as const, ...line })));
        for (const box of boxes) body(box);
      } else if (child.name === 'tbl') table(child);
      else if (!UNPRINTED.has(child.name)) body(child);
    }
  }

  body(at(office.part('word/document.xml'), 'body'));
  for (const note of all(office.part('word/footnotes.xml'), 'footnote')) body(note);
  return {
    blocks,
    notices: office.notices,
    ...(at_.hasPages && { pages: at_.page }),
    ...(office.day && { day: office.day }),
  };
}

/** Rows of a table, or cells of a row, whatever they are wrapped in. */
function rowsOf(element: Element, name = 'tr'): Element[] {
  return elementsIn(element).flatMap((child) => {
    if (child.name === name) return [child];
    return ['sdt', 'sdtContent', 'ins', 'customXml', 'smartTag'].includes(child.name)
      ? rowsOf(child, name)
      : [];
  });
}

/** Whether a table has rows and columns, and is no frame. */
const isGrid = (element: Element): boolean => {
  const rows = rowsOf(element);
  return rows.length > 1 && rows.every((row) => rowsOf(row, 'tc').length > 1);
};

/** Whether every run of a paragraph that has text is bold. */
function isAllBold(paragraph: Element): boolean {
  const runs = all(paragraph, 'r').filter((run) => textIn(run).trim());
  return (
    runs.length > 0 &&
    runs.every((run) => {
      const bold = at(run, 'rPr', 'b');
      return bold !== undefined && !['0', 'false'].includes(bold.attributes.val ?? '');
    })
  );
}
