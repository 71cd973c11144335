/** What the page of meetings shows, `GET /api/meetings/all`: types only, shared with the browser. */

export type AttendanceChoice =
  | 'present'
  | 'remote'
  | 'excused'
  | 'represented'
  | 'maybe'
  | 'absent';

export interface MeetingItem {
  id: string;
  /** "GT Axe 1". */
  group: string;
  title: string;
  /** Local day and times. */
  when: { date: string; start: string; end: string };
  place: string;
  /** https link of the online meeting, or empty. */
  link: string;
  cancelled: boolean;
  agenda: string[];
  note: string;
  /** Sequence of the meeting, which an answer names. */
  version: number;
  /** "Réponses : 4 sur 12 (3 présents, 1 excusé)", then by institution; absent without answers. */
  counted: string | null;
  counts: { label: string; value: string }[];
  /** Viewer's own answer, as typed and in words. */
  answer: { status: AttendanceChoice; word: string; representedBy: string; said: string } | null;
  mayAnswer: boolean;
  /** Whoever looks may move or cancel it; once it took place, write down what was decided. */
  mayChange: boolean;
  /** Whoever looks may read all of it; otherwise link, agenda, note and decisions are empty. */
  whole: boolean;
  /** Whoever looks is in the group. */
  mine: boolean;
  /** Where the `.ics` is; absent without a public address. */
  calendar: string | null;
  decisions: string;
  nextSteps: string;
}

export interface MeetingsPage {
  /** The next one first. */
  upcoming: MeetingItem[];
  /** The last one first. */
  past: MeetingItem[];
  /** There are others before: `GET /api/meetings/earlier?than=` the last of these. */
  more: boolean;
  /** Whoever looks may plan one, for some group. */
  mayPlan: boolean;
}
