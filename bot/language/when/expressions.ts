import { fold, MAX_TEXT } from '../fold.ts';

export interface Lexeme {
  folded: string;
  start: number;
  end: number;
  /** Set for figures. */
  number?: number | undefined;
  /** No space before it. */
  glued: boolean;
}

const LEXEME = /[\p{L}\p{M}]+|[0-9]+|[^\s\p{L}\p{M}]/gu;

export function lexemesOf(text: string): Lexeme[] {
  let end = 0;
  return [...text.slice(0, MAX_TEXT).matchAll(LEXEME)].map((match) => {
    const [typed] = match;
    const glued = match.index === end;
    end = match.index + typed.length;
    const figures = /^[0-9]{1,9}$/.test(typed);
    return {
      folded: fold(typed),
      start: match.index,
      end,
      ...(figures ? { number: Number(typed) } : {}),
      glued,
    };
  });
}

/** Expressions by their first word; signs inside an expression need not be written. */
export class Expressions<T> {
  readonly #byFirst = new Map<string, { rest: string[]; value: T }[]>();
  readonly #byLast = new Map<string, { rest: string[]; value: T }[]>();

  constructor(entries: Iterable<readonly [text: string, value: T]>) {
    for (const [text, value] of entries) {
      const forms = keysOf(lexemesOf(text));
      const [first, ...rest] = forms;
      if (first === undefined) continue;
      push(this.#byFirst, first, { rest, value });
      push(this.#byLast, forms.at(-1) ?? first, { rest: forms.slice(0, -1).reverse(), value });
    }
    const longest = (a: { rest: string[] }, b: { rest: string[] }) => b.rest.length - a.rest.length;
    for (const bucket of [...this.#byFirst.values(), ...this.#byLast.values()])
      bucket.sort(longest);
  }

  /** The longest expression that starts here; `end` is the lexeme after it. */
  at(lexemes: readonly Lexeme[], from: number): { value: T; end: number } | undefined {
    const found = follow(this.#byFirst, lexemes, from, 1);
    // "d'octobre": the apostrophe goes with its letter.
    return found && lexemes[found.end]?.folded === "'" ? { ...found, end: found.end + 1 } : found;
  }

  /** The longest expression that ends just before here; `start` is its first lexeme. */
  before(lexemes: readonly Lexeme[], until: number): { value: T; start: number } | undefined {
    let last = until - 1;
    while (LINKING.has(lexemes[last]?.folded ?? '') && lexemes[last]?.folded !== '-') last--;
    const found = follow(this.#byLast, lexemes, last, -1);
    return found && { value: found.value, start: found.end + 1 };
  }
}

const LINKING = new Set(["'", '-', '.']);

/** What is compared: words and numbers; signs only when nothing else is there. */
function keysOf(lexemes: readonly Lexeme[]): string[] {
  const heavy = lexemes.filter(({ folded }) => !LINKING.has(folded));
  return (heavy.length > 0 ? heavy : lexemes).map(({ folded }) => folded);
}

function push<V>(map: Map<string, V[]>, key: string, value: V): void {
  const bucket = map.get(key);
  if (bucket) bucket.push(value);
  else map.set(key, [value]);
}

function follow<T>(
  index: ReadonlyMap<string, readonly { rest: string[]; value: T }[]>,
  lexemes: readonly Lexeme[],
  from: number,
  step: 1 | -1,
): { value: T; end: number } | undefined {
  for (const { rest, value } of index.get(lexemes[from]?.folded ?? '') ?? []) {
    let at = from + step;
    const whole = rest.every((form) => {
      while (LINKING.has(lexemes[at]?.folded ?? '') && form !== lexemes[at]?.folded) at += step;
      const same = lexemes[at]?.folded === form;
      at += step;
      return same;
    });
    if (whole) return { value, end: at };
  }
  return undefined;
}
