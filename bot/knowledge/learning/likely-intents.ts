/** Likely intents, learned from examples as the entries of a plan are from its phrasings. */
import type { Lexicon } from '../../sentence/lexicon.ts';
import {
  ASIDE,
  eachIntentCue,
  exampleOf,
  type IntentExamples,
  type RankIntents,
} from '../../sentence/likely-intent.ts';
import { learnCues } from './learn.ts';
import { type CueWeights, Learned } from './learned.ts';

/** What was learned of the examples. */
export interface IntentWeights {
  intents: CueWeights;
  /** What asks for something, and then what does not, of what is said beside the rest. */
  asides: CueWeights;
}

/** One line in so many stands for what is no aside: what is wanted is said beside as often as what is not. */
const ONE_IN = 12;

/** What the cues of the examples tell: some seconds of work, that may be kept. */
export function learnIntents(all: readonly IntentExamples[], lexicon: Lexicon): IntentWeights {
  const { examples, asides } = parted(all);
  const cued = (entry: number, lines: readonly string[]) =>
    lines.map((line) => ({ entry, cues: exampleOf(line, lexicon) }));
  const wanted = examples.flatMap(({ lines }) => lines).filter((_, at) => at % ONE_IN === 0);
  const entries = examples.flatMap(({ lines }, entry) => cued(entry, lines.flatMap(eachWay)));
  return {
    intents: learnCues(entries, eachIntentCue, examples.length),
    asides: learnCues([...cued(0, wanted), ...cued(1, asides)], eachIntentCue, 2),
  };
}

/** Asides are told apart from all the rest, and are no intent of a message. */
const parted = (all: readonly IntentExamples[]) => ({
  examples: all.filter(({ reads }) => !reads.includes(ASIDE)),
  asides: all.filter(({ reads }) => reads.includes(ASIDE)).flatMap(({ lines }) => lines),
});

/** "Crée le groupe {nom}": a new name may be read as that of a group, or for nothing that is known. */
const eachWay = (line: string): string[] =>
  line.includes('{nom}')
    ? [line, line.replace(/(?:(?:sous-)?groupe )?\{nom\}/, '{groupe}'), line.replace('{nom}', '')]
    : [line];

/** Ranks by what was learned of the same examples. */
export function likelyIntents(all: readonly IntentExamples[], weights: IntentWeights): RankIntents {
  const { examples } = parted(all);
  const learned = new Learned(weights.intents);
  const beside = new Learned(weights.asides);
  const logarithms = new Float64Array(learned.size);
  const named = new Map<string, number[]>();
  for (const [at, { reads }] of examples.entries())
    for (const name of reads) named.set(name, [...(named.get(name) ?? []), at]);
  return (sentence, mentions, mayBe = () => true) => {
    learned.scoreCues((add) => eachIntentCue({ sentence, named: mentions }, add), logarithms);
    const isOpen = examples.map(mayBe);
    const chances = examples.map((_, at) => Math.exp(logarithms[at] ?? 0));
    const sumOf = (is: (at: number) => boolean) =>
      chances.reduce((sum, chance, at) => sum + (is(at) ? chance : 0), 0);
    const open = sumOf((at) => isOpen[at] === true) || 1;
    const chanceAt = (at: number): number => (chances[at] ?? 0) / open;
    return {
      aside() {
        const two = new Float64Array(beside.size);
        beside.scoreCues((add) => eachIntentCue({ sentence, named: mentions }, add), two);
        return Math.exp(two[1] ?? Number.NEGATIVE_INFINITY);
      },
      chanceOf(names) {
        const name = names.find((one) => named.has(one));
        const own = name === undefined ? undefined : named.get(name);
        // What nothing here waits for is not judged.
        if (!own?.some((at) => isOpen[at])) return undefined;
        return own.reduce((sum, at) => sum + (isOpen[at] ? chanceAt(at) : 0), 0);
      },
      from: (least) =>
        examples
          .map((one, at) => ({ examples: one, chance: chanceAt(at) }))
          .filter(({ chance }, at) => isOpen[at] && chance >= least)
          .sort((a, b) => b.chance - a.chance),
      shut(isOf) {
        const own = examples.flatMap((one, at) => (!isOpen[at] && isOf(one) ? [at] : []));
        const [best] = own.sort((a, b) => (chances[b] ?? 0) - (chances[a] ?? 0));
        const one = best === undefined ? undefined : examples[best];
        const shut = sumOf((at) => own.includes(at));
        return one && { examples: one, chance: shut / (open + shut) };
      },
    };
  };
}
