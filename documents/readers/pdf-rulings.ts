/** Lines and edges that a PDF page draws: what the cells of a table are seen by. */

export interface Rulings {
  /** `at` is a height; `from` and `to` are left and right. */
  across: Ruling[];
  /** `at` is a distance from the left; `from` and `to` are bottom and top. */
  down: Ruling[];
  /** Small drawn signs: what opens the items of a list when no letter does. */
  marks: Mark[];
}

export interface Mark {
  right: number;
  /** Height of its middle. */
  y: number;
}

export interface Ruling {
  at: number;
  from: number;
  to: number;
}

/** Codes of the operators of the PDF library that are looked at. */
export interface DrawCodes {
  save: number;
  restore: number;
  transform: number;
  constructPath: number;
  endPath: number;
}

interface Operators {
  fnArray: readonly number[];
  argsArray: readonly unknown[];
}

/** Codes inside a path, and how many numbers follow each. */
const STEPS: Record<number, number> = { 0: 2, 1: 2, 2: 6, 3: 4, 4: 0 };
const MOVE = 0;
const LINE = 1;
const CLOSE = 4;
/** In points: a line leans no more, and one that is shorter is an ornament. */
const STRAIGHT = 0.7;
const SHORTEST = 6;
/** More than a drawing of a table has: a map is no table. */
const MOST = 8_000;

type Matrix = readonly [number, number, number, number, number, number];

const times = (m: Matrix, n: Matrix): Matrix => [
  m[0] * n[0] + m[2] * n[1],
  m[1] * n[0] + m[3] * n[1],
  m[0] * n[2] + m[2] * n[3],
  m[1] * n[2] + m[3] * n[3],
  m[0] * n[4] + m[2] * n[5] + m[4],
  m[1] * n[4] + m[3] * n[5] + m[5],
];

/** Straight lines across and down, of strokes and of the edges of what is filled. */
export function rulingsOf({ fnArray, argsArray }: Operators, codes: DrawCodes): Rulings {
  const found: Rulings = { across: [], down: [], marks: [] };
  let matrix: Matrix = [1, 0, 0, 1, 0, 0];
  const saved: Matrix[] = [];
  fnArray.forEach((code, i) => {
    const given = argsArray[i] as unknown[];
    if (code === codes.save) saved.push(matrix);
    else if (code === codes.restore) matrix = saved.pop() ?? matrix;
    else if (code === codes.transform) matrix = times(matrix, given as unknown as Matrix);
    else if (code === codes.constructPath && given[0] !== codes.endPath) {
      addMark(given[2] as ArrayLike<number> | undefined, matrix, found);
      addPath((given[1] as ArrayLike<number>[] | undefined)?.[0], matrix, found);
    }
  });
  return found.across.length + found.down.length > MOST
    ? { across: [], down: [], marks: [] }
    : { across: merged(found.across), down: merged(found.down), marks: found.marks };
}

/** Sides of a sign that opens an item, in points. */
const MARK = { least: 1, most: 8, difference: 2 };

/** @param box of a path: left, bottom, right, top */
function addMark(
  box: ArrayLike<number> | undefined,
  [a, b, c, d, e, f]: Matrix,
  found: Rulings,
): void {
  if (!box || box.length < 4) return;
  const [x1 = 0, y1 = 0, x2 = 0, y2 = 0] = Array.from(box);
  const [left, low] = [a * x1 + c * y1 + e, b * x1 + d * y1 + f];
  const [right, high] = [a * x2 + c * y2 + e, b * x2 + d * y2 + f];
  const [width, height] = [Math.abs(right - left), Math.abs(high - low)];
  const isSmall = [width, height].every((side) => side >= MARK.least && side <= MARK.most);
  if (isSmall && Math.abs(width - height) < MARK.difference)
    found.marks.push({ right: Math.max(left, right), y: (low + high) / 2 });
}

function addPath(path: ArrayLike<number> | undefined, matrix: Matrix, found: Rulings): void {
  if (!path || typeof path.length !== 'number') return;
  let [x, y, startX, startY] = [0, 0, 0, 0];
  let i = 0;
  while (i < path.length) {
    const step = path[i] ?? CLOSE;
    const count = STEPS[step];
    if (count === undefined) return;
    const toX = step === CLOSE ? startX : (path[i + count - 1] ?? 0);
    const toY = step === CLOSE ? startY : (path[i + count] ?? 0);
    if (step === MOVE) [startX, startY] = [toX, toY];
    if (step === LINE || step === CLOSE) addLine(x, y, toX, toY, matrix, found);
    [x, y] = [toX, toY];
    i += count + 1;
  }
}

function addLine(
  x: number,
  y: number,
  toX: number,
  toY: number,
  [a, b, c, d, e, f]: Matrix,
  found: Rulings,
): void {
  const [x1, y1] = [a * x + c * y + e, b * x + d * y + f];
  const [x2, y2] = [a * toX + c * toY + e, b * toX + d * toY + f];
  if (Math.abs(y1 - y2) < STRAIGHT && Math.abs(x1 - x2) > SHORTEST)
    found.across.push({ at: (y1 + y2) / 2, from: Math.min(x1, x2), to: Math.max(x1, x2) });
  else if (Math.abs(x1 - x2) < STRAIGHT && Math.abs(y1 - y2) > SHORTEST)
    found.down.push({ at: (x1 + x2) / 2, from: Math.min(y1, y2), to: Math.max(y1, y2) });
}

/** In points: rulings so near are one, and those that so nearly meet go on. */
const NEAR = 1.6;

function merged(rulings: Ruling[]): Ruling[] {
  const sorted = [...rulings].sort((a, b) => a.at - b.at || a.from - b.from);
  const groups: Ruling[][] = [];
  for (const ruling of sorted) {
    const group = groups.at(-1);
    if (group?.[0] && ruling.at - group[0].at <= NEAR) group.push(ruling);
    else groups.push([ruling]);
  }
  return groups.flatMap((group) => {
    const at = group.reduce((sum, ruling) => sum + ruling.at, 0) / group.length;
    const made: Ruling[] = [];
    for (const ruling of group.sort((a, b) => a.from - b.from)) {
      const last = made.at(-1);
      if (last && ruling.from - last.to <= 2 * NEAR) last.to = Math.max(last.to, ruling.to);
      else made.push({ ...ruling, at });
    }
    return made;
  });
}
