/** Likely intents, learned from examples as the entries of a plan are from its phrasings. */
import type { Lexicon } from '../../sentence/lexicon.ts';
import {
  eachIntentCue,
  exampleOf,
  type IntentExamples,
  type RankIntents,
} from '../../sentence/likely-intent.ts';
import { learnCues } from './learn.ts';
import { type CueWeights, Learned } from './learned.ts';

/** What the cues of the examples tell: some seconds of work, that may be kept. */
export const learnIntents = (examples: readonly IntentExamples[], lexicon: Lexicon): CueWeights =>
  learnCues(
    examples.flatMap(({ lines }, entry) =>
      lines.flatMap(eachWay).map((line) => ({ entry, cues: exampleOf(line, lexicon) })),
    ),
    eachIntentCue,
    examples.length,
  );

/** "Crée le groupe {nom}": a new name may be read as that of a group, or for nothing that is known. */
const eachWay = (line: string): string[] =>
  line.includes('{nom}')
    ? [line, line.replace(/(?:(?:sous-)?groupe )?\{nom\}/, '{groupe}'), line.replace('{nom}', '')]
    : [line];

/** Ranks by what was learned of the same examples. */
export function likelyIntents(
  examples: readonly IntentExamples[],
  weights: CueWeights,
): RankIntents {
  const learned = new Learned(weights);
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
