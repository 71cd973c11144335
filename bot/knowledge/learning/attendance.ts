/** Attendance, learned from examples as verdicts are. */
import {
  ATTENDANCES,
  type AttendanceJudge,
  type AttendanceTold,
  attendanceExampleOf,
  eachAttendanceCue,
} from '../../sentence/attendance.ts';
import type { Lexicon } from '../../sentence/lexicon.ts';
import { exampleOf, type IntentExamples } from '../../sentence/likely-intent.ts';
import type { Judged, ThingSpan } from '../../sentence/verdict.ts';
import { learnCues } from './learn.ts';
import { type CueWeights, Learned } from './learned.ts';

/** Of what is said of other things, one line of each intent in so many shows that it tells nothing of who comes. */
const ONE_IN = 4;
/** Intents that tell nothing of who comes, and may be said in the same words: of a slot, or beside something else. */
const ALIKE = /^(?:vote|aside$|besideWanted$)/;
/** By what its intents read: how who speaks comes, in all of their lines. */
const READS: Readonly<Record<string, AttendanceTold>> = {
  'meetings.answer.present': 'present',
  'meetings.answer.excused': 'excused',
  'meetings.answer.maybe': 'maybe',
  'meetings.answer.remote': 'remote',
};

interface Example {
  cues: Judged;
  told: AttendanceTold;
}

/** The examples of the intents: of a day, and of whoever else, they tell something only where they tell nothing. */
const ofIntents = (intents: readonly IntentExamples[], lexicon: Lexicon): Example[] =>
  intents
    .filter(({ name, reads }) => !ALIKE.test(name) && !(reads[0] === 'meetings.answer'))
    .flatMap(({ reads, lines }) => {
      const told = READS[reads[0] ?? ''];
      return lines
        .filter((_, at) => told !== undefined || at % ONE_IN === 0)
        .flatMap((line): Example[] => {
          const { sentence, named: holes } = exampleOf(line, lexicon);
          const named = holes.flatMap(({ kind, ...span }): ThingSpan[] =>
            kind === 'jour' || kind === 'personne'
              ? [{ ...span, isListed: kind === 'jour', isWho: kind === 'personne' }]
              : [],
          );
          const none = told
            ? []
            : named.map((_, at): Example => ({ cues: { sentence, named, at }, told: 'none' }));
          return [{ cues: { sentence, named }, told: told ?? 'none' }, ...none];
        });
    });

/** What the cues of the examples tell: some seconds of work, that may be kept. */
export function learnAttendance(
  lines: readonly string[],
  intents: readonly IntentExamples[],
  lexicon: Lexicon,
): CueWeights {
  const ownOf = (line: string): Example[] => {
    const { sentence, named, own } = attendanceExampleOf(line, lexicon);
    const each = named.flatMap(({ told }, at): Example[] =>
      told ? [{ cues: { sentence, named, at }, told }] : [],
    );
    return own ? [{ cues: { sentence, named }, told: own }, ...each] : each;
  };
  const asked = [...lines.flatMap(ownOf), ...ofIntents(intents, lexicon)].map(({ cues, told }) => ({
    cues,
    entry: ATTENDANCES.indexOf(told),
  }));
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
