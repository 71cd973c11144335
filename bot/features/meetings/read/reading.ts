/** What is understood of a sentence about meetings. */
import type { Warning } from '../../../calendar/warnings.ts';
import type { NamedGroup } from '../../people/model/group-names.ts';

/**
 * `reminders` sets when people are reminded; `mute` and `unmute` are for whoever says it; `nudge`
 * reminds those who have not answered.
 */
export type MeetingIntent =
  | 'create'
  | 'move'
  | 'cancel'
  | 'agenda'
  | 'reminders'
  | 'mute'
  | 'unmute'
  | 'nudge';

export interface MeetingReading {
  intent: MeetingIntent;
  /** 0 to 1, as `Reading.score`. */
  score: number;
  group: NamedGroup;
  /** Local day, `YYYY-MM-DD`: of the new meeting, or the new day of one that is moved. */
  date?: string | undefined;
  /** Local times, `14:00`. The end follows from a duration when one was said. */
  start?: string | undefined;
  end?: string | undefined;
  /** Of a meeting that is moved or cancelled: what was said of when it was. */
  was?: { date?: string | undefined; start?: string | undefined } | undefined;
  /** "d'une semaine": how much later, or earlier (`-P1D`), than it was, as an ISO 8601 duration. */
  shift?: string | undefined;
  place?: string | undefined;
  link?: string | undefined;
  /** Said to be held online, with a link or without. */
  online: boolean;
  agenda: string[];
  /** What becomes of the agenda that there is; by the verb: "ajoute", "retire", "change". */
  agendaBy: AgendaBy;
  /** ISO 8601 durations before the start, the longest first; absent: not said. */
  reminders?: string[] | undefined;
  /** Without clashes: they need the store (`bot/features/meetings/model/clashes.ts`). */
  warnings: Warning[];
  /** Other days that were said, when one cannot tell which is meant ("le 14 ou le 15"). */
  otherDates: string[];
  /** Words that led here, and words that nothing was made of, folded. */
  words: string[];
  left: string[];
}

export type AgendaBy = 'add' | 'remove' | 'replace';

/** A question that only what is kept of meetings can answer. */
export interface MeetingQuestion {
  asks:
    | 'next'
    | 'upcoming'
    | 'when'
    | 'where'
    | 'who'
    | 'missing'
    | 'agenda'
    | 'link'
    | 'decisions';
  score: number;
  group: NamedGroup;
  /** The day of the meeting that is asked about, when it was said. */
  date?: string | undefined;
  words: string[];
  left: string[];
}
