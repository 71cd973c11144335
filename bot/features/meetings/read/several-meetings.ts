/** Several meetings that one message plans: "carto le 8 à 14h et une autre le 12 à 10h", a day each. */
import { allPartsOf } from '../../../sentence/clauses.ts';
import { daysOf, type Heard, heardIn, partOf, today } from './heard.ts';
import { reading } from './read-meeting.ts';
import type { MeetingReading } from './reading.ts';

/** More are a calendar, which nobody checks in a chat. */
const MOST = 8;

/** The first meeting with the others behind it; undefined when the days are not each of a meeting of its own. */
export function severalMeetings(heard: Heard, whole: MeetingReading): MeetingReading | undefined {
  const pieces = piecesOf(heard);
  const [one] = pieces;
  if (!one || pieces.length < 2 || pieces.length > MOST) return undefined;
  const read = pieces.flatMap(({ text, date }, at): MeetingReading[] => {
    const part = heardIn(partOf(heard.utterance, text), heard.context);
    if (!part) return [];
    const own = reading(part, { intent: 'create', rank: whole.rank });
    // "… et Camille revient le 12" tells of a day, and plans no meeting.
    const isMeeting = at === 0 || own.start !== undefined || own.left.length === 0;
    return isMeeting ? [{ ...own, date, warnings: whole.warnings, otherDates: [] }] : [];
  });
  if (read.length < pieces.length) return undefined;
  const clock = read.find(({ start }) => start !== undefined);
  const ahead = heard.text.slice(0, daysOf(heard)[0]?.start);
  const [first, ...others] = read.map((own, at): MeetingReading => {
    const last = read.slice(0, at).findLast(({ group }) => group.found.length > 0);
    const timed = own.start === undefined ? (read.slice(0, at).at(-1) ?? clock) : own;
    const isForAll = (said: string | undefined) => said !== undefined && ahead.includes(said);
    return {
      ...own,
      group: own.group.found.length === 0 && last ? last.group : own.group,
      start: own.start ?? timed?.start ?? clock?.start,
      end: own.start === undefined ? (timed?.end ?? clock?.end) : own.end,
      place: own.place ?? (isForAll(whole.place) ? whole.place : undefined),
      title: own.title ?? (isForAll(whole.title) ? whole.title : undefined),
      samePlace: own.samePlace || (at > 0 && whole.samePlace === true),
    };
  });
  return (
    first && {
      ...first,
      agenda: whole.agenda,
      words: whole.words,
      left: read.flatMap(({ left }) => left),
      next: others,
    }
  );
}

/** Parts of the message with a day to come in each, the words without one beside the part that they go with. */
function piecesOf(heard: Heard): { text: string; date: string }[] {
  const { text } = heard.head;
  const days = daysOf(heard).filter(({ limit, before }) => !limit && !before);
  if (days.some(({ date }) => date < today(heard))) return [];
  const pieces: { start: number; end: number; date: string | undefined }[] = [];
  for (const { start, end } of allPartsOf(text)) {
    const [day, another] = days.filter((one) => one.start >= start && one.start < end);
    if (another) return [];
    const last = pieces.at(-1);
    if (last && (day === undefined || last.date === undefined)) {
      last.end = end;
      last.date ??= day?.date;
    } else pieces.push({ start, end, date: day?.date });
  }
  const dates = new Set(pieces.map(({ date }) => date));
  return pieces.flatMap(({ start, end, date }) =>
    date === undefined || dates.size < pieces.length
      ? []
      : [{ text: text.slice(start, end), date }],
  );
}
