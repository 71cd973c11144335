/** Slot that is read once for a sentence: features, intents and clauses look for the same in a row. */
import type { Token } from '../../../../language/tokens.ts';
import type { Placed } from '../../../../sentence/placed.ts';
import type { Sentence } from '../../../../sentence/sentence.ts';
import type { SlotContext } from './context.ts';

type Slot<T> = (sentence: Sentence, context: SlotContext) => Placed<T>[];

/** Remembers a slot by the tokens of a sentence and by who speaks, which contexts of a situation share. */
export function once<T>(slot: Slot<T>): Slot<T> {
  const read = new WeakMap<SlotContext['speaking'], WeakMap<readonly Token[], Placed<T>[]>>();
  return (sentence, context) => {
    let known = read.get(context.speaking);
    if (!known) {
      known = new WeakMap();
      read.set(context.speaking, known);
    }
    const ready = known.get(sentence.tokens);
    if (ready) return ready;
    const made = slot(sentence, context);
    known.set(sentence.tokens, made);
    return made;
  };
}
