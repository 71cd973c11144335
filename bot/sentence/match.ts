/** Match of a sentence against declared intents: those that it says, the one that explains most first. */
import type { Intent, IntentFound, Slots } from './intent.ts';
import { longest, type Placed } from './placed.ts';
import { type Sentence, typedOver } from './sentence.ts';

type Found = Readonly<Record<string, readonly Placed<unknown>[]>>;

/** One thing that a way asks for. */
interface Asked {
  /** Names of concepts, or of slots in braces: one of them. */
  any: readonly string[];
  /** Nothing but light words before it. */
  opens: boolean;
}

const ways = new Map<string, readonly Asked[]>();

function askedBy(way: string): readonly Asked[] {
  const known = ways.get(way);
  if (known) return known;
  const made = way.split(' ').map((one) => ({
    any: one.replace(/^\^/, '').split('|'),
    opens: one.startsWith('^'),
  }));
  ways.set(way, made);
  return made;
}

/** Intents that a sentence says, best first. */
export function intentsIn<C>(
  sentence: Sentence,
  intents: readonly Intent<C>[],
  context: C,
): IntentFound<C>[] {
  const slots = new Map<unknown, readonly Placed<unknown>[]>();
  // A reader is asked once, however many intents have its slot.
  const read = (reader: Slots<C>[string]) => {
    const known = slots.get(reader);
    if (known) return known;
    const made = reader(sentence, context);
    slots.set(reader, made);
    return made;
  };
  return intents
    .flatMap((intent) => matched(sentence, intent, read) ?? [])
    .sort((a, b) => b.weight * b.covered - a.weight * a.covered);
}

function matched<C>(
  sentence: Sentence,
  intent: Intent<C>,
  read: (reader: Slots<C>[string]) => readonly Placed<unknown>[],
): IntentFound<C> | undefined {
  if (intent.moods && !intent.moods.includes(sentence.mood)) return undefined;
  const placesOf = (name: string): readonly Placed<unknown>[] => {
    const slot = slotNamed(name);
    if (slot === undefined) return sentence.concepts.filter(({ value }) => value === name);
    const reader = intent.slots[slot];
    return reader ? read(reader) : [];
  };
  const meets = ({ any, opens }: Asked) =>
    any.some((name) => {
      const places = placesOf(name);
      return opens ? places.some(({ at }) => at <= openingOf(sentence)) : places.length > 0;
    });
  if (intent.unless?.some((name) => askedBy(name).some(meets))) return undefined;
  const met = intent.ways.filter((way) => askedBy(way).every(meets));
  if (met.length === 0) return undefined;
  const names = [
    ...met.flatMap((way) => askedBy(way).flatMap(({ any }) => any)),
    ...(intent.also ?? []),
  ];
  const filled: Found = Object.fromEntries(
    Object.keys(intent.slots).map((name) => [name, placesOf(`{${name}}`)]),
  );
  const places = [...names.flatMap(placesOf), ...Object.values(filled).flat()];
  return { intent, filled, ...explained(sentence, places) };
}

const slotNamed = (name: string): string | undefined => /^\{(.+)\}$/.exec(name)?.[1];

/** Where the first word with a sense stands. */
const openingOf = ({ tokens, lexicon }: Sentence): number => {
  const at = tokens.findIndex(({ folded }) => !lexicon.light.has(folded));
  return at < 0 ? tokens.length : at;
};

function explained(
  sentence: Sentence,
  places: readonly Placed<unknown>[],
): Pick<IntentFound, 'covered' | 'weight' | 'left'> {
  const inside = sentence.tokens.map((_, i) =>
    places.some(({ at, length }) => at <= i && i < at + length),
  );
  const heavy = sentence.tokens.map(
    ({ folded }) => !sentence.lexicon.light.has(folded) && isWord(folded),
  );
  const used = inside.filter((yes, i) => yes && heavy[i]).length;
  const light = inside.filter((yes, i) => yes && !heavy[i]).length;
  const left: Placed<true>[] = [];
  for (const [at, yes] of inside.entries()) {
    if (yes || !heavy[at]) continue;
    const last = left.at(-1);
    if (last && last.at + last.length === at) last.length += 1;
    else left.push({ value: true, at, length: 1 });
  }
  const leftover = left.reduce((sum, { length }) => sum + length, 0);
  return {
    // Light words alone may say it all: "que puis-je faire".
    covered: used + light === 0 ? 0 : leftover === 0 ? 1 : used / (used + leftover),
    weight: used + light / 4,
    left: longest(left).map(({ at, length }) => typedOver(sentence, at, length)),
  };
}

/** A sign or a picture is no word that was left. */
const isWord = (folded: string): boolean => /[\p{L}\p{N}%€]/u.test(folded);
