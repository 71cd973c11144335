/** Likely intents, learned from examples as the entries of a plan are from its phrasings. */
import type { Lexicon } from '../../sentence/lexicon.ts';
import {
  ASIDE,
  eachIntentCue,
  exampleOf,
  type IntentExamples,
  type RankIntents,
  WANTED,
} from '../../sentence/likely-intent.ts';
import { learnCues } from './learn.ts';
import { type CueWeights, Learned } from './learned.ts';

/** What was learned of the examples. */
export interface IntentWeights {
  intents: CueWeights;
  /** What asks for something, and then what does not, of what is said beside the rest. */
  asides: CueWeights;
}

/** Of what is said by itself, one line in so many stands among what is no aside. */
const ONE_IN = 36;

/** What waits for an answer, or was just drafted, is so much likelier to be meant than its words alone say; see `docs/comprehension-mesures.md`. */
const WAITED_FOR = 2;

/** What the cues of the examples tell: some seconds of work, that may be kept. */
export function learnIntents(all: readonly IntentExamples[], lexicon: Lexicon): IntentWeights {
  const { examples, asides, besides } = parted(all);
  const cued = (entry: number, lines: readonly string[]) =>
    lines.map((line) => ({ entry, cues: exampleOf(line, lexicon) }));
  const ordinary = examples.flatMap(({ lines }) => lines).filter((_, at) => at % ONE_IN === 0);
  const wanted = [...besides, ...ordinary];
  const entries = examples.flatMap((one, entry) =>
    Array.from({ length: timesOf(one) }, () => cued(entry, one.lines.flatMap(eachWay))).flat(),
  );
  return {
    intents: learnCues(entries, eachIntentCue, examples.length),
    asides: learnCues([...cued(0, wanted), ...cued(1, asides)], eachIntentCue, 2),
  };
}

/** More is asked of a plan than anything else, of more things than examples can tell. */
const timesOf = ({ reads }: IntentExamples): number => (reads.includes('plan/question') ? 2 : 1);

/** What is said beside the rest is told apart from it, and is no intent of a message. */
function parted(all: readonly IntentExamples[]) {
  const linesOf = (name: string) =>
    all.filter(({ reads }) => reads.includes(name)).flatMap(({ lines }) => lines);
  const isBeside = ({ reads }: IntentExamples) => reads.includes(ASIDE) || reads.includes(WANTED);
  return {
    examples: all.filter((one) => !isBeside(one)),
    asides: linesOf(ASIDE),
    besides: linesOf(WANTED),
  };
}

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
    const chances = examples.map(
      ({ open }, at) =>
        Math.exp(logarithms[at] ?? 0) * (isOpen[at] && open.length > 0 ? WAITED_FOR : 1),
    );
    const sumOf = (open: boolean) =>
      chances.reduce((sum, chance, at) => sum + (isOpen[at] === open ? chance : 0), 0);
    const [open, shut] = [sumOf(true) || 1, sumOf(false)];
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
      shut() {
        const [best] = examples
          .flatMap((one, at) => (isOpen[at] ? [] : [{ examples: one, chance: chances[at] ?? 0 }]))
          .sort((a, b) => b.chance - a.chance);
        return best && { ...best, chance: shut / (open + shut) };
      },
    };
  };
}
