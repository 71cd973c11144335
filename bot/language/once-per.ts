/** Work done once for each thing that it is worked out from, while that thing is there: it must not change. */
export function oncePer<K extends object, T>(make: (thing: K) => T): (thing: K) => T {
  const made = new WeakMap<K, { it: T }>();
  return (thing) => {
    const ready = made.get(thing) ?? { it: make(thing) };
    made.set(thing, ready);
    return ready.it;
  };
}
