/** What a word means beside itself: the groups of synonyms it is of, and those near to them. */
import type { Sense } from './utterance.ts';

/** A sense through a group of synonyms counts for a little less than the word itself. */
const SYNONYM = 0.9;
const RELATED = 0.4;

const NONE: readonly Sense[] = [];

/** Senses by concept, made once: most words are of one group, and share them. */
export class Meanings {
  readonly #near: ReadonlyMap<number, readonly number[]>;
  readonly #known: ReadonlyMap<number, readonly Sense[]>;

  /** @param near related concepts, by concept */
  constructor(near: ReadonlyMap<number, readonly number[]>) {
    this.#near = near;
    this.#known = new Map([...near.keys()].map((concept) => [concept, this.#ofSeveral([concept])]));
  }

  of(concepts: readonly number[] = []): readonly Sense[] {
    const [first, second] = concepts;
    if (first === undefined) return NONE;
    return (second === undefined ? this.#known.get(first) : undefined) ?? this.#ofSeveral(concepts);
  }

  #ofSeveral(concepts: readonly number[]): Sense[] {
    const meant = new Map<number, number>();
    for (const concept of concepts) {
      meant.set(concept, SYNONYM);
      for (const near of this.#near.get(concept) ?? [])
        meant.set(near, Math.max(RELATED, meant.get(near) ?? 0));
    }
    return [...meant].map(([concept, weight]) => [`c:${concept}`, weight] as const);
  }
}
