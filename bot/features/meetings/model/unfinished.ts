/** What a group still has in calendars: whoever would delete it cancels that first, so that everybody is told. */
import type { Reader } from '../../../contract/store.ts';
import type { Locale } from '../../../language/locale.ts';
import { theMeeting } from './meeting-words.ts';
import { toCome } from './planned.ts';

/** The meetings of a group that are to come, as a sentence names them, soonest first. */
export const meetingsToCome = async (
  reader: Reader,
  group: string,
  { now, locale }: { now: Date; locale: Locale },
): Promise<string[]> =>
  (await toCome(reader, now, group)).map(({ meeting }) => theMeeting(meeting, locale));
