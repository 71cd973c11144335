/** Tables of a PDF page: each segment is put into the cell that rulings draw around it. */
import type { Ruling, Rulings } from './pdf-rulings.ts';
import type { Segment } from './pdf-segments.ts';

export interface DrawnCell {
  left: number;
  right: number;
  bottom: number;
  top: number;
  segments: Segment[];
}

export interface DrawnTable {
  /** Left edges of its columns. */
  columns: number[];
  /** By column; a cell goes on from the row above, or over the columns that it covers. */
  rows: (DrawnCell | 'continued' | 'covered' | undefined)[][];
  top: number;
  bottom: number;
}

/** Right of any page: where what stands beside a label ends. */
export const BEYOND = 100_000;
/** In points: edges so near are the same. */
const NEAR = 3;

/** Share of the height of a page under its upper margin. */
const TOP = 0.915;

/** Tables, and what is printed outside of them. `width` and `height` are those of the page. */
export function drawnTables(
  segments: readonly Segment[],
  rulings: Rulings,
  width: number,
  height: number,
): { tables: DrawnTable[]; rest: Segment[] } {
  const cells: DrawnCell[] = [];
  const outside: Segment[] = [];
  for (const segment of segments) {
    const box = boxAround(segment, rulings);
    const isPage =
      box && box.right - box.left > 0.97 * width && box.top - box.bottom > 0.5 * height;
    if (!box || isPage) outside.push(segment);
    else put(cells, box, segment);
  }
  const rest = outside.filter((segment) => !putBeside(cells, segment));
  const groups = tablesOf(cells);
  // A box of its own is a frame, but at the top of a page, where a table may go on.
  const body = segments.filter(({ y }) => y < TOP * height);
  const highest = Math.max(...body.map(({ y, size }) => y + size));
  const isTable = (group: DrawnCell[]): boolean =>
    group.length > 1 || (group[0] !== undefined && group[0].top >= highest - NEAR);
  const tables = groups.filter(isTable).map((group) => gridOf(group, rulings));
  const alone = groups.filter((group) => !isTable(group)).flat();
  return { tables, rest: [...rest, ...alone.flatMap((cell) => cell.segments)] };
}

function put(cells: DrawnCell[], box: Omit<DrawnCell, 'segments'>, segment: Segment): void {
  const same = cells.find(
    (cell) =>
      Math.abs(cell.left - box.left) < NEAR &&
      Math.abs(cell.top - box.top) < NEAR &&
      Math.abs(cell.right - box.right) < NEAR &&
      Math.abs(cell.bottom - box.bottom) < NEAR,
  );
  if (same) same.segments.push(segment);
  else cells.push({ ...box, segments: [segment] });
}

/** Where only labels have an edge or a ground, what stands beside one is its value. */
function putBeside(cells: DrawnCell[], segment: Segment): boolean {
  const middle = segment.y + segment.size * 0.3;
  const label = cells
    .filter(
      (cell) =>
        cell.right <= segment.x + NEAR &&
        cell.bottom - NEAR <= middle &&
        middle <= cell.top + NEAR &&
        cell.right < BEYOND,
    )
    .sort((a, b) => b.right - a.right)[0];
  if (!label) return false;
  const box = {
    left: label.right,
    right: BEYOND,
    top: label.top,
    bottom: label.bottom,
  };
  put(cells, box, segment);
  return true;
}

const covers = ({ from, to }: Ruling, point: number): boolean =>
  from - NEAR <= point && point <= to + NEAR;

function boxAround(
  { x, right: end, y, size }: Segment,
  { across, down }: Rulings,
): Omit<DrawnCell, 'segments'> | undefined {
  const middle = y + size * 0.3;
  const start = x + Math.min(2, (end - x) / 2);
  let [left, right] = [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];
  for (const ruling of down)
    if (covers(ruling, middle)) {
      if (ruling.at <= start) left = Math.max(left, ruling.at);
      else right = Math.min(right, ruling.at);
    }
  let [bottom, top] = [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];
  for (const ruling of across)
    if (covers(ruling, start)) {
      if (ruling.at <= middle) bottom = Math.max(bottom, ruling.at);
      else top = Math.min(top, ruling.at);
    }
  const isDrawn = [left, right, bottom, top].every(Number.isFinite);
  return isDrawn && end <= right + NEAR ? { left, right, bottom, top } : undefined;
}

/** Cells that follow one another without a blank between. */
function tablesOf(cells: DrawnCell[]): DrawnCell[][] {
  const tables: DrawnCell[][] = [];
  let lowest = 0;
  for (const cell of [...cells].sort((a, b) => b.top - a.top)) {
    const last = tables.at(-1);
    if (last && cell.top >= lowest - 2 * NEAR) last.push(cell);
    else {
      tables.push([cell]);
      lowest = Number.POSITIVE_INFINITY;
    }
    lowest = Math.min(lowest, cell.bottom);
  }
  return tables;
}

/** Values without doubles, from the first. */
function distinct(values: number[]): number[] {
  const made: number[] = [];
  for (const value of [...values].sort((a, b) => a - b))
    if (made.length === 0 || value - (made.at(-1) ?? 0) > NEAR) made.push(value);
  return made;
}

function gridOf(cells: DrawnCell[], { across, down }: Rulings): DrawnTable {
  const top = Math.max(...cells.map((cell) => cell.top));
  const bottom = Math.min(...cells.map((cell) => cell.bottom));
  // A table goes as far left as the lines above and below it, with or without a word there.
  const bounds = across.filter(
    ({ at }) => Math.abs(at - top) < NEAR || Math.abs(at - bottom) < NEAR,
  );
  const inner = Math.min(...cells.map((cell) => cell.left));
  const meeting = bounds.filter(({ from, to }) => from < inner && to > inner + NEAR);
  const first = Math.min(inner, ...meeting.map(({ from }) => from));
  const last = Math.max(...cells.map((cell) => Math.min(cell.right, BEYOND)));
  // A column without a word is seen by its edge alone.
  const edges = down
    .filter(({ from, to }) => Math.min(to, top) - Math.max(from, bottom) > 2 * NEAR)
    .map(({ at }) => at)
    .filter((at) => at >= first - NEAR && at < last - NEAR);
  const columns = distinct([...cells.map((cell) => cell.left), ...edges]);
  const tops = distinct(cells.map((cell) => cell.top)).reverse();
  const columnOf = ({ left }: DrawnCell) => columns.findLastIndex((at) => at <= left + NEAR);
  const rows = tops.map((rowTop) => {
    const row: DrawnTable['rows'][number] = columns.map(() => undefined);
    const put = (cell: DrawnCell, as: DrawnCell | 'continued') => {
      const c = columnOf(cell);
      if (as === cell || row[c] === undefined) row[c] = as;
      columns.forEach((at, i) => {
        if (i > c && at < cell.right - NEAR) row[i] ??= 'covered';
      });
    };
    for (const cell of [...cells].sort((a, b) => b.left - a.left))
      if (Math.abs(cell.top - rowTop) <= NEAR) put(cell, cell);
      else if (cell.top > rowTop && cell.bottom < rowTop - NEAR) put(cell, 'continued');
    return row;
  });
  return { columns, rows, top, bottom };
}
