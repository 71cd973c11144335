/** Items that take a few milliseconds together on a busy machine: parsed, compared, shown. */
const AT_ONCE = 100;

/** Parts of a long list, between which whoever else waits gets their turn: nobody waits for all of it. */
export async function* inParts<T>(
  items: readonly T[],
  size = AT_ONCE,
): AsyncGenerator<readonly T[]> {
  for (let from = 0; from < items.length; from += size) {
    if (from > 0) await new Promise((resolve) => setImmediate(resolve));
    yield items.slice(from, from + size);
  }
}
