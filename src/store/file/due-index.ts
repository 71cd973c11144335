interface Entry {
  at: string;
  id: string;
}

const before = (a: Entry, b: Entry): boolean => a.at < b.at || (a.at === b.at && a.id < b.id);

/**
 * Index of due rows, in a binary heap: asking costs what is due, never what is kept. A row that
 * changes is added again; entries that are no longer true are dropped when they come up.
 */
export class DueIndex {
  readonly #heap: Entry[] = [];
  /** Instant from which the row can be claimed, as the store knows it now. */
  readonly #truth: (id: string) => string | undefined;

  constructor(truth: (id: string) => string | undefined) {
    this.#truth = truth;
  }

  add(at: string, id: string): void {
    this.#heap.push({ at, id });
    this.#up(this.#heap.length - 1);
  }

  /** Ids due at `now`, oldest first. They stay in the index: a claim may yet fail. */
  due(now: string, limit: number): Entry[] {
    const found = new Map<string, Entry>();
    while (found.size < limit) {
      const first = this.#heap[0];
      if (!first || first.at > now) break;
      this.#pop();
      if (this.#truth(first.id) === first.at) found.set(first.id, first);
    }
    for (const { at, id } of found.values()) this.add(at, id);
    return [...found.values()];
  }

  #pop(): void {
    const last = this.#heap.pop();
    if (!last || this.#heap.length === 0) return;
    this.#heap[0] = last;
    this.#down(0);
  }

  #up(from: number): void {
    let i = from;
    while (i > 0) {
      const parent = (i - 1) >> 1;
      if (!this.#swapIfBefore(i, parent)) return;
      i = parent;
    }
  }

  #down(from: number): void {
    let i = from;
    for (;;) {
      const left = 2 * i + 1;
      const right = left + 1;
      const [a, b] = [this.#heap[left], this.#heap[right]];
      const child = a && b && before(b, a) ? right : left;
      if (!a || !this.#swapIfBefore(child, i)) return;
      i = child;
    }
  }

  #swapIfBefore(child: number, parent: number): boolean {
    const [a, b] = [this.#heap[child], this.#heap[parent]];
    if (!a || !b || !before(a, b)) return false;
    this.#heap[child] = b;
    this.#heap[parent] = a;
    return true;
  }
}
