/** Several things that one message says of a meeting, or of a draft of one; and several meetings that it plans, a day each. */
import { saysOnly } from '../../../sentence/between.ts';
import { allPartsOf, readParts } from '../../../sentence/clauses.ts';
import { stands } from '../../../sentence/saying.ts';
import { conceptsOf, type Sentence, says, saysAny } from '../../../sentence/sentence.ts';
import { type DraftSaid, draftSaid, putRightIn } from './draft-edit.ts';
import { daysOf, type Heard, hearPart, wordsOf } from './heard.ts';
import { rankedIn } from './placing.ts';
import { reading, readMeeting } from './read-meeting.ts';
import type { MeetingIntent, MeetingReading } from './reading.ts';

/** What is said of the draft, as a whole unless each clause changes it, or sends it. */
export const saidOfDraft = (
  heard: Heard,
  command: MeetingReading | undefined,
): DraftSaid | undefined =>
  severalOf(heard, (part) => draftSaid(part, readMeeting(part))) ?? draftSaid(heard, command);

/** What is ordered of a meeting, or put right of the one that was just sent by who may change it. */
export function orderIn(typed: Heard, isTheirs: boolean): MeetingReading | undefined {
  const heard = withoutKept(typed);
  const read = (part: Heard) => readMeeting(part) ?? (isTheirs ? putRightIn(part) : undefined);
  // The first order says of which meeting, and what follows is said of the same.
  const several = severalOf(heard, (part, at) => {
    const own = read(part);
    if (own && CHANGES.has(own.intent)) return { does: 'edit', reading: own, sends: false };
    const edit = at > 0 ? draftSaid(part, own) : undefined;
    return edit?.does === 'edit' ? edit : undefined;
  });
  const order = several?.reading ?? read(heard);
  const isSeveral = order?.intent === 'create' && order.otherDates.length > 0 && !heard.agenda;
  const meant = (isSeveral ? severalMeetings(heard, order) : undefined) ?? order;
  // What stays as it is was heard.
  const heeded = heard === typed ? [] : typed.whole.typed.map(({ folded }) => folded);
  return meant && { ...meant, words: [...meant.words, ...heeded] };
}

/** "…, mais celle d’Inès je n’y touche pas", "…, l’autre ne bouge pas": without the meeting that stays as it is. */
function withoutKept(heard: Heard): Heard {
  const { text } = heard.whole;
  const changed = readParts(heard.whole, allPartsOf).filter(
    ({ said }) =>
      !(says(said, 'reunion-intacte') && saysAny(said, ['presence-autre', 'reunion-celle'])),
  );
  const rest = changed.map(({ start, end }) => text.slice(start, end)).join(', ');
  const isKept = changed.length < readParts(heard.whole, allPartsOf).length && rest !== '';
  return (isKept ? hearPart(heard, rest) : undefined) ?? heard;
}

const CHANGES: ReadonlySet<MeetingIntent> = new Set(['agenda', 'edit', 'move']);

/** All that the clauses of a sentence change, where each does, or sends it. */
function severalOf(heard: Heard, read: (part: Heard, at: number) => DraftSaid | undefined) {
  const clauses = clausesOf(heard);
  const said = clauses.map(read);
  // "…, inviter aussi Omar": what is no change of it, behind two that are, is left.
  const left = clauses.flatMap((part, at) => (at > 1 && !said[at] ? wordsOf(part, []).left : []));
  const reading = joined(
    said.flatMap((one) => (one?.does === 'edit' ? one.reading : [])),
    left,
  );
  const sends = said.some((one) => one?.does === 'send' || (one?.does === 'edit' && one.sends));
  const isAll = said.every((one, at) =>
    one ? one.does === 'edit' || one.does === 'send' : at > 1,
  );
  return reading && isAll ? { does: 'edit' as const, reading, sends } : undefined;
}

function joined(
  [first, ...rest]: readonly MeetingReading[],
  beside: readonly string[],
): MeetingReading | undefined {
  if (!first || rest.length === 0) return undefined;
  const all = [first, ...rest];
  // "Pas avant 15 h : décale d’une heure" says the hour, and how far that is.
  const isTold = all.some(({ start }) => start !== undefined);
  const own = all.map((one) =>
    isTold && one.shift?.includes('T') ? { ...one, shift: 'PT0M' } : one,
  );
  return {
    ...(own[0] ?? first),
    also: own.slice(1),
    words: all.flatMap(({ words }) => words),
    left: [...all.flatMap(({ left }) => left), ...beside],
  };
}

/** Clauses that open with a verb, each with the words up to the next; none when there is one only, or points behind a colon. */
function clausesOf(heard: Heard): Heard[] {
  const { whole, agenda } = heard;
  if (agenda) return [];
  const starts = readParts(whole).filter(
    ({ said }, at) => at === 0 || (opensClause(said) && !placesIt(said)),
  );
  if (starts.length < 2) return [];
  return starts.flatMap(({ start }, at) => {
    const text = whole.text.slice(start, starts[at + 1]?.start).replace(JOINT, '');
    return hearPart(heard, text) ?? [];
  });
}

const JOINT = /(?:[\s,;]|\s(?:et|puis|and|then))+$/iu;

/** "Mets-le en premier": says only where the point before it stands. */
const placesIt = (part: Sentence): boolean =>
  rankedIn(part).length > 0 &&
  saysOnly(part, [
    ...conceptsOf(part, 'reunion-completer'),
    ...conceptsOf(part, 'bord-au-rang'),
    ...rankedIn(part),
  ]);

/** "Enlève …", "elle commence …". */
function opensClause(part: Sentence): boolean {
  const cues = conceptsOf(part, 'projet-corriger').filter(({ at }) => at === 0);
  // "Et en fait on commencera …".
  return [0, ...cues.map(({ length }) => length)].some((from) => {
    const subject = conceptsOf(part, 'sujet').find(({ at }) => at === from);
    const at = from + (subject?.length ?? 0);
    const verb = part.tokens[at]?.folded ?? '';
    // "Et non à la Caf", "…, centre social".
    if (stands(part, 'lieu-vers', at) || stands(part, 'lieu-nom', at)) return false;
    return part.lexicon.grammar.isFinite(verb) || part.lexicon.grammar.isOrder(verb);
  });
}

/** More are a calendar, which nobody checks in a chat. */
const MOST = 8;

/** The first meeting with the others behind it; undefined when the days are not each of a meeting of its own. */
function severalMeetings(heard: Heard, whole: MeetingReading): MeetingReading | undefined {
  const pieces = piecesOf(heard);
  const [one] = pieces;
  if (!one || pieces.length < 2 || pieces.length > MOST) return undefined;
  const read = pieces.flatMap(({ text, date }, at): MeetingReading[] => {
    const part = hearPart(heard, text);
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
  if (days.some(({ date }) => date < heard.context.today)) return [];
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
