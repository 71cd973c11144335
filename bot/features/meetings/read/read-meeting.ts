/** A sentence → what is to be done about a meeting, or nothing. */
import type { Knowledge } from '../../../knowledge/knowledge.ts';
import type { Utterance } from '../../../language/utterance.ts';
import type { View } from '../../../partners/view.ts';
import type { MeetingQuestion, MeetingReading } from './reading.ts';

/** What a sentence is read against. */
export interface ReadingWith {
  now: Date;
  /** IANA zone of the partnership. */
  zone: string;
  knowledge: Knowledge;
  view: View;
}

export function readMeeting(_utterance: Utterance, _with: ReadingWith): MeetingReading | undefined {
  return undefined;
}

export function readMeetingQuestion(
  _utterance: Utterance,
  _with: ReadingWith,
): MeetingQuestion | undefined {
  return undefined;
}

/** For `npm run understand`: only what was said. */
export function meetingFields(_reading: MeetingReading): Record<string, unknown> {
  return {};
}
