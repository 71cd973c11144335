/** Verdicts, learned from examples as intents are. */
import type { Lexicon } from '../../sentence/lexicon.ts';
import { exampleOf } from '../../sentence/likely-intent.ts';
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

/** What is said of other things than slots: the days that it names have no verdict. */
const elsewhereOf = (line: string, lexicon: Lexicon): VerdictExample => {
  const { sentence, named } = exampleOf(line, lexicon);
  const days = named.filter(({ kind }) => kind === 'jour');
  return {
    sentence,
    named: days.map((day) => ({ ...day, isListed: true, verdict: 'none' })),
    rest: 'none',
  };
};

/**
 * What the cues of the examples tell: some seconds of work, that may be kept.
 * @param elsewhere lines with holes, as those of intents, said of other things
 */
export function learnVerdicts(
  lines: readonly string[],
  elsewhere: readonly string[],
  lexicon: Lexicon,
): CueWeights {
  const examples = [
    ...lines.map((line) => verdictExampleOf(line, lexicon)),
    ...elsewhere.map((line) => elsewhereOf(line, lexicon)),
  ];
  const asked = examples.flatMap(({ sentence, named, rest }) => {
    const each = named.map(({ isListed, verdict }, at) => ({
      verdict: isListed ? verdict : undefined,
      cues: { sentence, named, at } as Judged,
    }));
    return [...each, { verdict: rest, cues: { sentence, named } }].flatMap(({ verdict, cues }) =>
      verdict ? [{ entry: VERDICTS.indexOf(verdict), cues }] : [],
    );
  });
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
