/** Columns that no ruling draws: what is printed side by side, again and again at the same distances. */
import { linesOf, type Segment } from './pdf-segments.ts';

/** Lines of segments in the order they are read, or rows of columns. */
export type Region = { kind: 'lines'; lines: Segment[][] } | { kind: 'rows'; rows: Segment[][][] };

/** In points: segments that begin so near are in one column. */
const NEAR = 4;
/** Share of the width of a page: labels stand in a narrower column; a wider one is a column of prose. */
const LABELS = 0.38;
/** Share of such a column that its lines fill on the whole, when it is prose. */
const FILLED = 0.6;
/** A row begins where the blank above is so many times the usual one. */
const ROW_GAP = 1.3;
/** Lines that must agree before there is a column; of three columns, two lines say as much. */
const LEAST = 3;

const isNumber = ({ text }: Segment): boolean => /^[\s\d.…·]+$/.test(text);

/** Regions of a page from top to bottom. */
export function regionsOf(segments: readonly Segment[], width: number): Region[] {
  const lines = linesOf(segments);
  const regions: Region[] = [];
  let i = 0;
  while (i < lines.length) {
    const found = columnsFrom(lines, i);
    if (!found) {
      const last = regions.at(-1);
      const line = lines[i] ?? [];
      if (last?.kind === 'lines') last.lines.push(line);
      else regions.push({ kind: 'lines', lines: [line] });
      i += 1;
      continue;
    }
    const { starts, end } = found;
    const part = lines.slice(i, end);
    const first = Math.min(...part.flat().map(({ x }) => x));
    const isProse = starts.length === 1 && isColumnOfProse(part, starts[0] ?? 0, first, width);
    if (isProse) {
      const side = (isRight: boolean) =>
        part
          .map((line) => line.filter(({ x }) => x >= (starts[0] ?? 0) - NEAR === isRight))
          .filter((line) => line.length > 0);
      regions.push({ kind: 'lines', lines: side(false) }, { kind: 'lines', lines: side(true) });
    } else regions.push({ kind: 'rows', rows: rowsOf(part, starts) });
    i = end;
  }
  return regions;
}

/** Whether a left column is prose: wide, with a line at most heights, and filled by them; labels are few and short. */
function isColumnOfProse(
  lines: readonly Segment[][],
  start: number,
  first: number,
  width: number,
): boolean {
  const column = start - first;
  if (column <= LABELS * width) return false;
  const left = lines.flatMap((line) => line.filter(({ x }) => x < start - NEAR).slice(0, 1));
  const filled = left.reduce((sum, { x, right }) => sum + right - x, 0);
  return left.length > FILLED * lines.length && filled > FILLED * column * left.length;
}

/** Columns that begin at a line: where they start, and the line after the last. */
function columnsFrom(
  lines: readonly Segment[][],
  from: number,
): { starts: number[]; end: number } | undefined {
  const first = lines[from] ?? [];
  const starts = first.slice(1).filter((segment) => !isNumber(segment));
  if (starts.length === 0) return undefined;
  const at = starts.map(({ x }) => x);
  let end = from;
  let agreeing = 0;
  while (end < lines.length) {
    const line = lines[end] ?? [];
    const isCrossed = line.some(({ x, right }) => at.some((s) => x < s - NEAR && right > s + NEAR));
    if (isCrossed) break;
    if (line.some(({ x }) => at.some((s) => Math.abs(s - x) <= NEAR))) agreeing += 1;
    end += 1;
  }
  // What stands under the last row, in its first column, is no part of it.
  while (end > from && !(lines[end - 1] ?? []).some(({ x }) => x >= (at[0] ?? 0) - NEAR)) end -= 1;
  return agreeing >= (at.length > 1 ? LEAST - 1 : LEAST) ? { starts: at, end } : undefined;
}

function rowsOf(lines: readonly Segment[][], starts: readonly number[]): Segment[][][] {
  const baseline = (line: readonly Segment[] | undefined) => line?.[0]?.y ?? 0;
  const gaps = lines.slice(1).map((line, i) => baseline(lines[i]) - baseline(line));
  const usual = Math.min(...gaps.filter((gap) => gap > 2), Number.POSITIVE_INFINITY);
  const isSpaced = gaps.some((gap) => gap > ROW_GAP * usual);
  const rows: Segment[][][] = [];
  lines.forEach((line, i) => {
    const columns: Segment[][] = [[], ...starts.map((): Segment[] => [])];
    for (const segment of line) {
      const c = starts.findLastIndex((start) => segment.x >= start - NEAR) + 1;
      columns[c]?.push(segment);
    }
    const gap = i === 0 ? Number.POSITIVE_INFINITY : (gaps[i - 1] ?? 0);
    const isNew = isSpaced ? gap > ROW_GAP * usual : (columns[0]?.length ?? 0) > 0;
    const last = rows.at(-1);
    if (!last || isNew) rows.push(columns);
    else
      columns.forEach((segments, c) => {
        last[c]?.push(...segments);
      });
  });
  return rows;
}
