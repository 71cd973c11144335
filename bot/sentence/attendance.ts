/**
 * Attendance that a sentence tells: whether who speaks comes to a meeting, and each of those whom it names, on which of
 * the days that it names. It is learned from examples written by many hands (`plan/vocabulaire/presences.txt`), where a
 * hole stands for each person and each day, and says what is told of them.
 */
import type { Lexicon } from './lexicon.ts';
import { eachIntentCue } from './likely-intent.ts';
import { lex, readSentence, type Sentence } from './sentence.ts';
import { type Chances, eachVerdictCue, type Judged, type ThingSpan } from './verdict.ts';

/** `represented`: somebody else comes instead; of that one too, who comes so. */
export type AttendanceTold = 'none' | 'present' | 'remote' | 'maybe' | 'excused' | 'represented';
export const ATTENDANCES: readonly AttendanceTold[] = [
  ...(['none', 'present', 'remote', 'maybe', 'excused', 'represented'] as const),
];

/** How likely each is, of who speaks and of each person and day that is named; in the order of `ATTENDANCES`. */
export interface AttendanceChances {
  own: Chances;
  named: readonly Chances[];
}

export type AttendanceJudge = (
  sentence: Sentence,
  named: readonly ThingSpan[],
) => AttendanceChances;

/** A line with its holes; `own` is undefined where the days differ. */
export interface AttendanceExample {
  sentence: Sentence;
  named: readonly (ThingSpan & { told: AttendanceTold | undefined })[];
  own: AttendanceTold | undefined;
}

/** How the file says them. */
const SAID: Readonly<Record<string, AttendanceTold>> = {
  rien: 'none',
  vient: 'present',
  distance: 'remote',
  doute: 'maybe',
  absent: 'excused',
  remplace: 'represented',
};
const HOLE = /\{(qui|jour):(\p{L}+)\}/gu;
/** `{heure}`: what else a message names, of which nothing is told. */
const OTHER_HOLE = /\{(\p{L}+)\}/gu;

/** "absent : {qui:remplace} ira {jour:remplace}": what is told of who speaks, then what they say. */
export function attendanceExampleOf(line: string, lexicon: Lexicon): AttendanceExample {
  const [, own = '', text = ''] = /^(\p{L}+) : (.*)$/u.exec(line) ?? [];
  const marked = text.replaceAll('⏎', '\n').replace(HOLE, ' qx$1y$2xq ');
  const sentence = readSentence(marked.replace(OTHER_HOLE, ' qx$1xq '), lexicon);
  const named = lex(sentence.text).flatMap(({ folded, start, end }) => {
    const [, kind, told = ''] = /^qx(qui|jour)y(\p{L}+)xq$/u.exec(folded) ?? [];
    const isWho = kind === 'qui';
    return kind ? [{ start, end, isListed: !isWho, isWho, told: SAID[told] }] : [];
  });
  return { sentence, named, own: SAID[own] };
}

/** What stands around a thing, in its order, is worth half of the words of the whole; found by judging each hand by the others. */
const ORDER = 0.5;

/** A message of so few words is known whole: "excusez-moi" excuses nobody, whatever else begins so. */
const FEW = 8;
const WHOLE = 2;

/** Calls `add` with each cue of a person or a day that is named, or of who speaks. */
export function eachAttendanceCue(judged: Judged, add: (cue: string, worth: number) => void): void {
  const { sentence, named, at } = judged;
  eachVerdictCue(judged, (cue, worth) => add(cue, worth * ORDER));
  const kindOf = ({ isWho }: ThingSpan) => (isWho ? 'personne' : 'jour');
  const own = at === undefined ? undefined : named[at];
  const of = own ? kindOf(own) : 'own';
  const holes = named.map((one) => ({ ...one, kind: one === own ? 'own' : kindOf(one) }));
  eachIntentCue({ sentence, named: holes }, (cue, worth) => add(`${of} ${cue}`, worth));
  const words = sentence.tokens.map(({ stem, start }) => {
    const hole = holes.find((one) => one.start <= start && start < one.end);
    return hole ? `{${hole.kind}}` : stem;
  });
  if (words.length <= FEW) add(`${of} all:${words.join(' ')}`, WHOLE);
}
