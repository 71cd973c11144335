/** Verdicts, learned from examples as intents are. */
import type { Lexicon } from '../../sentence/lexicon.ts';
import { exampleOf, type IntentExamples } from '../../sentence/likely-intent.ts';
import {
  eachVerdictCue,
  type Judge,
  type Judged,
  VERDICTS,
  type VerdictExample,
  verdictExampleOf,
} from '../../sentence/verdict.ts';
import { learnCues } from './learn.ts';
import { type CueWeights, Learned } from './learned.ts';

/** Of what is said beside polls, one line of each intent in so many shows that it says nothing of a slot. */
const ONE_IN = 5;

/** What is said of other things than slots: the days that it names have no verdict. */
const othersIn = (intents: readonly IntentExamples[], lexicon: Lexicon): VerdictExample[] =>
  intents
    .filter(({ open }) => open.length === 0)
    .flatMap(({ lines }) => lines.filter((_, at) => at % ONE_IN === 0))
    .map((line) => {
      const { sentence, named } = exampleOf(line, lexicon);
      const days = named.filter(({ kind }) => kind === 'jour');
      return {
        sentence,
        named: days.map((day) => ({ ...day, isListed: true, verdict: 'none' as const })),
        rest: 'none' as const,
      };
    });

/** What the cues of the examples tell: some seconds of work, that may be kept. */
export function learnVerdicts(
  lines: readonly string[],
  intents: readonly IntentExamples[],
  lexicon: Lexicon,
): CueWeights {
  const examples = lines.map((line) => verdictExampleOf(line, lexicon));
  const asked = [...examples, ...othersIn(intents, lexicon)].flatMap(
    ({ sentence, named, rest }) => {
      const each = named.map(({ isListed, verdict }, at) => ({
        verdict: isListed ? verdict : undefined,
        cues: { sentence, named, at } as Judged,
      }));
      return [...each, { verdict: rest, cues: { sentence, named } }].flatMap(({ verdict, cues }) =>
        verdict ? [{ entry: VERDICTS.indexOf(verdict), cues }] : [],
      );
    },
  );
  return learnCues(asked, eachVerdictCue, VERDICTS.length);
}

/** Judges by what was learned. */
export function judgeOf(weights: CueWeights): Judge {
  const learned = new Learned(weights);
  const chancesOf = (judged: Judged) => {
    const logarithms = new Float64Array(learned.size);
    learned.scoreCues((add) => eachVerdictCue(judged, add), logarithms);
    return [...logarithms].map(Math.exp);
  };
  const words = new Set(weights.cues.flatMap((cue) => /^[lr]:(.+)$/u.exec(cue)?.[1] ?? []));
  return {
    of: (sentence, named) => ({
      named: named.map((_, at) => chancesOf({ sentence, named, at })),
      rest: chancesOf({ sentence, named }),
    }),
    knows: (stem) => words.has(stem),
  };
}
