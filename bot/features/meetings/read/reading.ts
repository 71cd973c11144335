/** What is understood of a sentence about meetings. */
import type { Warning } from '../../../calendar/warnings.ts';
import type { Rank } from '../../../contract/feature.ts';
import type { DayFound } from '../../../language/when/expression.ts';
import type { NamedGroup } from '../../people/model/group-names.ts';
import type { Stretch } from '../model/which-meeting.ts';

/**
 * `edit` changes what is neither day nor hour; `reminders` sets when people are reminded; `mute` and `unmute` are for
 * whoever says it; `nudge` reminds those who have not answered.
 */
export type MeetingIntent =
  | 'create'
  | 'move'
  | 'edit'
  | 'cancel'
  | 'agenda'
  | 'reminders'
  | 'mute'
  | 'unmute'
  | 'nudge';

/** No group is named. */
export const NO_GROUP: NamedGroup = { found: [], text: '' };

/** How a meeting is pointed at: what is not said is known from who speaks, where, and what was spoken of. */
export interface MeetingNamed {
  group: NamedGroup;
  /** Local day, `YYYY-MM-DD`. */
  date?: string | undefined;
  /** "Jeudi", "le 21": the day is that one, or another that is called so. */
  partial?: DayFound['partial'];
  /** "Du 20 décembre au 5 janvier", "la semaine du 14": those that are then, and no other. */
  during?: Stretch | undefined;
  /** "Les deux prochaines": as many; 0 when it is several, and not said how many. */
  count?: number | undefined;
  start?: string | undefined;
  /** "Celle de Bobigny". */
  place?: string | undefined;
}

/** `date` is that of the new meeting, or the new day of one that is moved. */
export interface MeetingReading extends Pick<MeetingNamed, 'group' | 'date' | 'partial'> {
  intent: MeetingIntent;
  rank: Extract<Rank, 'order' | 'told' | 'guess'>;
  /** "La semaine du 14": a day is still to be said. */
  within?: string | undefined;
  /** Local times, `14:00`. The end follows from a duration when one was said. */
  start?: string | undefined;
  end?: string | undefined;
  /** How long it takes, when only that was said. */
  minutes?: number | undefined;
  /** Of a meeting that is moved or cancelled: what was said of when it was. */
  was?: Pick<MeetingNamed, 'date' | 'partial' | 'start'> | undefined;
  /** "d'une semaine": how much later, or earlier (`-P1D`), than it was, as an ISO 8601 duration. */
  shift?: string | undefined;
  /** Why it is called off, as typed. */
  reason?: string | undefined;
  title?: string | undefined;
  place?: string | undefined;
  /** "Même salle": where the meeting before was. */
  samePlace?: boolean;
  /** "Aussi en visio": beside the place that it has. */
  isBeside?: boolean;
  /** "Salle 12": a part of the place that is known, and no other place. */
  isRoom?: boolean;
  /** "Pas Jean-Lolive": what the place, or a part of it, is said not to be. */
  placeWas?: string | undefined;
  link?: string | undefined;
  /** It is that of a body of the plan, which is its title: "comité". */
  isOfBody?: boolean;
  /** Said to be held online, with a link or without. */
  online: boolean;
  agenda: string[];
  /** What becomes of the agenda that there is; by the verb: "ajoute", "retire", "change", "commence par". */
  agendaBy: AgendaBy;
  /** Which place a point is to have, or which point goes: counted from 0, the last is -1; or the point that it goes before. */
  spot?: number | string | undefined;
  /** Who alone is nudged, or was to be invited, by name. */
  people?: readonly string[] | undefined;
  /** "La même pour Locaux": all that is not said is as in the one before. */
  same?: boolean | undefined;
  /** ISO 8601 durations before the start, the longest first; absent: not said. */
  reminders?: string[] | undefined;
  /** Without clashes: they need the store (`bot/features/meetings/model/clashes.ts`). */
  warnings: Warning[];
  /** Other days that were said, when one cannot tell which is meant ("le 14 ou le 15"). */
  otherDates: string[];
  /** Other changes of the same meeting, in the order in which they were said. */
  also?: readonly MeetingReading[];
  /** Other meetings that the same message plans, each shown when the one before is sent or given up. */
  next?: readonly MeetingReading[];
  /** Words that led here, and words that nothing was made of, folded. */
  words: string[];
  left: string[];
}

export type AgendaBy = 'add' | 'remove' | 'replace' | 'place';

/** A question that only what is kept of meetings can answer. */
export interface MeetingQuestion extends MeetingNamed {
  asks:
    | 'next'
    | 'upcoming'
    | 'when'
    | 'where'
    | 'who'
    | 'person'
    | 'missing'
    | 'agenda'
    | 'link'
    | 'decisions'
    /** What the minutes leave to be done: in a group, by somebody. */
    | 'actions'
    /** When people are reminded: of any meeting, or of this one. */
    | 'reminders'
    | 'reminded';
  /** Of a meeting that took place. */
  over?: boolean | undefined;
  /** Only of one's own groups. */
  own?: boolean | undefined;
  /** It says "réunion": "agenda" alone is that of all of them. */
  ofMeeting?: boolean;
  /** Body of the plan whose meeting is asked for, as typed: "comité". */
  body?: string | undefined;
  /** What is asked of it besides. */
  also?: MeetingQuestion['asks'] | undefined;
  /** Where it is, too. */
  where?: boolean | undefined;
  /** Whether it is there. */
  place?: string | undefined;
  /** Whose answer is asked for, by name. */
  person?: string | undefined;
  /** Of the actions, those that are meant by their words. */
  lines?: readonly string[];
  words: string[];
  left: string[];
}
