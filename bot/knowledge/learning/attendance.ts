/** Attendance, learned from examples as verdicts are. */
import {
  ATTENDANCES,
  type AttendanceJudge,
  type AttendanceTold,
  attendanceExampleOf,
  eachAttendanceCue,
} from '../../sentence/attendance.ts';
import type { Lexicon } from '../../sentence/lexicon.ts';
import { exampleOf } from '../../sentence/likely-intent.ts';
import type { Judged, ThingSpan } from '../../sentence/verdict.ts';
import { learnCues } from './learn.ts';
import { type CueWeights, Learned } from './learned.ts';

interface Example {
  cues: Judged;
  told: AttendanceTold;
}

/** A line with holes that tells nothing of who comes, nor of whoever it names, nor of any day. */
const elsewhereOf = (line: string, lexicon: Lexicon): Example[] => {
  const { sentence, named: holes } = exampleOf(line, lexicon);
  const named = holes.flatMap(({ kind, ...span }): ThingSpan[] =>
    kind === 'jour' || kind === 'personne'
      ? [{ ...span, isListed: kind === 'jour', isWho: kind === 'personne' }]
      : [],
  );
  const each = named.map((_, at): Example => ({ cues: { sentence, named, at }, told: 'none' }));
  return [{ cues: { sentence, named }, told: 'none' }, ...each];
};

/**
 * What the cues of the examples tell: some seconds of work, that may be kept.
 * @param elsewhere lines with holes, as those of intents, said of other things
 */
export function learnAttendance(
  lines: readonly string[],
  elsewhere: readonly string[],
  lexicon: Lexicon,
): CueWeights {
  const ownOf = (line: string): Example[] => {
    const { sentence, named, own } = attendanceExampleOf(line, lexicon);
    const each = named.flatMap(({ told }, at): Example[] =>
      told ? [{ cues: { sentence, named, at }, told }] : [],
    );
    return own ? [{ cues: { sentence, named }, told: own }, ...each] : each;
  };
  const examples = [
    ...lines.flatMap(ownOf),
    ...elsewhere.flatMap((line) => elsewhereOf(line, lexicon)),
  ];
  const asked = examples.map(({ cues, told }) => ({ cues, entry: ATTENDANCES.indexOf(told) }));
  return learnCues(asked, eachAttendanceCue, ATTENDANCES.length);
}

/** Judges by what was learned. */
export function attendanceOf(weights: CueWeights): AttendanceJudge {
  const learned = new Learned(weights);
  const chancesOf = (judged: Judged) => {
    const logarithms = new Float64Array(learned.size);
    learned.scoreCues((add) => eachAttendanceCue(judged, add), logarithms);
    return [...logarithms].map(Math.exp);
  };
  return (sentence, named) => ({
    own: chancesOf({ sentence, named }),
    named: named.map((_, at) => chancesOf({ sentence, named, at })),
  });
}
