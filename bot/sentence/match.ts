/** Match of a sentence against declared intents: those that it says, the one that explains most first. */
import { oncePer } from '../language/once-per.ts';
import type { DeclaredIntents, Intent, IntentFound, Slots } from './intent.ts';
import { covers, isOver, type Placed } from './placed.ts';
import { conceptsOf, placesIn, type Sentence, typedOver } from './sentence.ts';

type Found = Readonly<Record<string, readonly Placed<unknown>[]>>;

/** One thing that a way asks for: one of these concepts, or of these slots. */
interface Asked {
  concepts: readonly string[];
  slots: readonly string[];
  /** Nothing but light words before it. */
  opens: boolean;
}

/** What an intent asks for; its concepts are looked up before its slots are read. */
interface Compiled {
  ways: readonly { words: readonly Asked[]; slots: readonly Asked[]; all: readonly Asked[] }[];
  unless: { words: readonly Asked[]; slots: readonly Asked[] };
  also: readonly Asked[];
  /** Concepts without any of which no way is met; ANY where a way asks for slots alone. */
  gate: readonly string[];
}

const compiledOf = oncePer(({ ways, unless = [], also = [] }: Intent<never>): Compiled => {
  const parts = ways.map((way) => ({ ...parted(askedBy(way)), all: askedBy(way) }));
  const first = parts.map(({ words: [word] }) => word?.concepts);
  return {
    ways: parts,
    gate: [...new Set(first.flatMap((names) => names ?? ANY))],
    unless: parted(unless.flatMap(askedBy)),
    also: also.flatMap(askedBy),
  };
});

/** Stands for any concept. */
const ANY = '';

/** Places of intents in their list, by the concepts that let them in. */
const gatesOf = oncePer((intents: readonly Intent<never>[]) => {
  const made = new Map<string, number[]>();
  for (const [at, one] of intents.entries())
    for (const name of compiledOf(one).gate) made.set(name, [...(made.get(name) ?? []), at]);
  return made;
});

const parted = (asked: readonly Asked[]) => ({
  words: asked.filter(({ slots }) => slots.length === 0),
  slots: asked.filter(({ slots }) => slots.length > 0),
});

const askedBy = (way: string): Asked[] =>
  way.split(' ').map((one) => {
    const names = one.replace(/^\^/, '').split('|');
    return {
      concepts: names.filter((name) => !name.startsWith('{')),
      slots: names.flatMap((name) => (name.startsWith('{') ? name.slice(1, -1) : [])),
      opens: one.startsWith('^'),
    };
  });

/** Intents that a sentence says, best first. */
export const intentsIn = <C>(
  sentence: Sentence,
  intents: readonly Intent<C>[],
  context: C,
): IntentFound<C>[] =>
  found(sentence, intents, context).sort((a, b) => b.weight * b.covered - a.weight * a.covered);

/** Declared intents that a sentence says, in their order: the first is meant. */
export const declaredIn = <C>(
  sentence: Sentence,
  { of }: DeclaredIntents<C>,
  context: C,
  isMeant = leavesFew,
): IntentFound<C>[] => found(sentence, of(sentence.lexicon), context).filter((one) => isMeant(one));

/** Whether no more words are left beside it than it has room for. */
export const leavesFew = ({
  intent: { most },
  left,
}: Pick<IntentFound<never>, 'left'> & { intent: { most?: number | undefined } }): boolean =>
  most === undefined || wordsLeft({ left }) <= most;

export const wordsLeft = ({ left }: Pick<IntentFound, 'left'>): number =>
  left.flatMap((run) => run.split(/\s+/)).length;

function found<C>(sentence: Sentence, intents: readonly Intent<C>[], context: C): IntentFound<C>[] {
  const slots = new Map<unknown, readonly Placed<unknown>[]>();
  // A reader is asked once, however many intents have its slot.
  const read = (reader: Slots<C>[string]) => {
    const known = slots.get(reader);
    if (known) return known;
    const made = reader(sentence, context);
    slots.set(reader, made);
    return made;
  };
  const worded = wordedIn(sentence)(intents as readonly Intent<never>[]) as readonly Worded<C>[];
  return worded.flatMap((one) => matched(sentence, one, read) ?? []);
}

/** Intent whose words a sentence says, by these of its ways: slots cost more, and are read where the words are there. */
interface Worded<C> {
  intent: Intent<C>;
  possible: Compiled['ways'];
}

const wordedIn = oncePer((sentence: Sentence) =>
  oncePer((intents: readonly Intent<never>[]): readonly Worded<never>[] => {
    const gates = gatesOf(intents);
    const names = [ANY, ...placesIn(sentence).keys()];
    const open = new Set(names.flatMap((name) => gates.get(name) ?? []));
    const meets = (asked: Asked) => meetsWords(sentence, asked);
    return [...open]
      .sort((a, b) => a - b)
      .flatMap((at) => {
        const intent = intents[at] as Intent<never>;
        if (intent.moods && !intent.moods.includes(sentence.mood)) return [];
        const { ways, unless } = compiledOf(intent);
        const possible = ways.filter(({ words }) => words.every(meets));
        const isDenied = unless.words.some((asked) => isSaid(sentence, asked));
        return possible.length === 0 || isDenied ? [] : [{ intent, possible }];
      });
  }),
);

const isMet = (sentence: Sentence, places: readonly Placed<unknown>[], opens: boolean): boolean =>
  opens ? places.some(({ at }) => at <= openingOf(sentence)) : places.length > 0;

const meetsWords = (sentence: Sentence, { concepts, opens }: Asked): boolean =>
  concepts.some((name) => isMet(sentence, conceptsOf(sentence, name), opens));

/** "Donne-moi la liste …": what only asks for something gives nothing, and is of nobody. */
const isSaid = (sentence: Sentence, { concepts, opens }: Asked): boolean =>
  concepts.some((name) => {
    const places = conceptsOf(sentence, name);
    if (!isMet(sentence, places, opens)) return false;
    const asking = conceptsOf(sentence, 'demande-montrer');
    return !places.every((place) => asking.some((one) => covers(one, place)));
  });

function matched<C>(
  sentence: Sentence,
  { intent, possible }: Worded<C>,
  read: (reader: Slots<C>[string]) => readonly Placed<unknown>[],
): IntentFound<C> | undefined {
  const { unless, also } = compiledOf(intent as Intent<never>);
  const none: readonly Placed<unknown>[] = [];
  const ofSlot = (name: string) => {
    const reader = intent.slots[name];
    return reader ? read(reader) : none;
  };
  const meets = (asked: Asked): boolean =>
    meetsWords(sentence, asked) ||
    asked.slots.some((name) => isMet(sentence, ofSlot(name), asked.opens));
  const met = possible.filter(({ slots }) => slots.every(meets));
  if (met.length === 0 || unless.slots.some(meets)) return undefined;
  const filled: Found = Object.fromEntries(
    Object.keys(intent.slots).map((name) => [name, ofSlot(name)]),
  );
  const used = [...met.flatMap(({ all }) => all), ...also];
  const places = [
    ...[...AROUND, ...used.flatMap((one) => one.concepts)].flatMap((name) =>
      conceptsOf(sentence, name),
    ),
    ...Object.values(filled).flat(),
  ];
  return { intent, filled, ...explained(sentence, places) };
}

/** What stands around anything that is said, and adds nothing: it is never left over. */
const AROUND: readonly string[] = ['courtoisie', 'demande-polie', 'demande-montrer', 'interpeller'];

const openingOf = (sentence: Sentence): number => {
  const { tokens, lexicon } = sentence;
  // "Dis, cale-nous une réunion".
  const civil = conceptsOf(sentence, 'courtoisie');
  const at = tokens.findIndex(({ folded }, i) => !lexicon.light.has(folded) && !isOver(civil, i));
  return at < 0 ? tokens.length : at;
};

function explained(
  sentence: Sentence,
  places: readonly Placed<unknown>[],
): Pick<IntentFound, 'covered' | 'weight' | 'left' | 'rest'> {
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
    covered:
      used + light === 0 ? 0 : leftover === 0 ? 1 : (used || light) / ((used || light) + leftover),
    weight: used + light / 4,
    rest: left,
    left: left.map(({ at, length }) => typedOver(sentence, at, length)),
  };
}

/** A sign or a picture is no word that was left. */
const isWord = (folded: string): boolean => /[\p{L}\p{N}%€]/u.test(folded);
