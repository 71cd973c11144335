/** Work that is done once: for each thing, or each text, that it is worked out from. */
import { LRUCache } from 'lru-cache';

/** Done once for each thing, while that is there: it must not change. */
export function oncePer<K extends object, T>(make: (thing: K) => T): (thing: K) => T {
  const made = new WeakMap<K, { it: T }>();
  return (thing) => {
    const ready = made.get(thing) ?? { it: make(thing) };
    made.set(thing, ready);
    return ready.it;
  };
}

/** Letters of the texts that are kept. */
const MOST_LETTERS = 100_000;

/** Done once for each text that was read lately: features cut the same clauses, and a plan prints the same lines. */
export function oncePerText<T extends object>(
  read: (text: string) => T,
  maxSize = MOST_LETTERS,
): (text: string) => T {
  const sizeCalculation = (_: T, { length }: string) => length + 1;
  const lately = new LRUCache<string, T>({ maxSize, sizeCalculation, memoMethod: read });
  return (text) => lately.memo(text);
}
