/** Likely intents, learned from examples as the entries of a plan are from its phrasings. */
import type { Lexicon } from '../../sentence/lexicon.ts';
import {
  eachIntentCue,
  type IntentExamples,
  type RankIntents,
} from '../../sentence/likely-intent.ts';
import { learnCues } from './learn.ts';
import { type CueWeights, Learned } from './learned.ts';

/** What the cues of the examples tell: a second of work, that may be kept. */
export const learnIntents = (examples: readonly IntentExamples[], lexicon: Lexicon): CueWeights =>
  learnCues(
    examples.flatMap(({ lines }, entry) =>
      lines.map((line) => ({ entry, cues: { line, lexicon } })),
    ),
    eachIntentCue,
    examples.length,
  );

/** Ranks by what was learned of the same examples. */
export function likelyIntents(
  examples: readonly IntentExamples[],
  lexicon: Lexicon,
  weights: CueWeights,
): RankIntents {
  const learned = new Learned(weights);
  const chances = new Float64Array(learned.size);
  return (line) => {
    learned.scoreCues((add) => eachIntentCue({ line, lexicon }, add), chances);
    const most = Math.max(...chances);
    const best = examples[chances.indexOf(most)];
    return best && { examples: best, chance: Math.exp(most) };
  };
}
