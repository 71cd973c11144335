/** Several changes of one meeting, each in a clause of its own: "c’est 9h30 12h et enlève le point budget". */
import { partsOf } from '../../../sentence/clauses.ts';
import { conceptsOf, readSentence, type Sentence } from '../../../sentence/sentence.ts';
import { type DraftSaid, draftSaid, putRightIn } from './draft-edit.ts';
import { type Heard, heardIn, partOf } from './heard.ts';
import { readMeeting } from './read-meeting.ts';
import type { MeetingIntent, MeetingReading } from './reading.ts';

/** What is said of the draft, as a whole unless each clause changes it, or sends it. */
export const saidOfDraft = (
  heard: Heard,
  command: MeetingReading | undefined,
): DraftSaid | undefined => severalOfDraft(heard) ?? draftSaid(heard, command);

type Reads = (heard: Heard) => MeetingReading | undefined;

/** What is ordered of a meeting, or put right of the one that was just sent by who may change it. */
export function orderIn(heard: Heard, isTheirs: boolean): MeetingReading | undefined {
  const read: Reads = (part) => readMeeting(part) ?? (isTheirs ? putRightIn(part) : undefined);
  return severalOf(heard, read) ?? read(heard);
}

function severalOfDraft(heard: Heard): DraftSaid | undefined {
  const said = clausesOf(heard).map((part) => draftSaid(part, readMeeting(part)));
  const edits = said.flatMap((one) => (one?.does === 'edit' ? [one.reading] : []));
  const orders = said.filter((one) => one?.does === 'send').length;
  const reading = joined(edits);
  return reading && edits.length + orders === said.length
    ? { does: 'edit', reading, sends: said.some((one) => isSent(one)) }
    : undefined;
}

const isSent = (said: DraftSaid | undefined): boolean =>
  said?.does === 'send' || (said?.does === 'edit' && said.sends);

const CHANGES: ReadonlySet<MeetingIntent> = new Set(['agenda', 'edit', 'move']);

/** Of a meeting that is planned: the first order says of which, and what follows is said of the same. */
function severalOf(heard: Heard, read: Reads): MeetingReading | undefined {
  const [first, ...rest] = clausesOf(heard);
  const order = first && read(first);
  if (!order || !CHANGES.has(order.intent)) return undefined;
  const said = rest.map((part) => {
    const own = read(part);
    const edit = draftSaid(part, own);
    return own && CHANGES.has(own.intent) ? own : edit?.does === 'edit' ? edit.reading : undefined;
  });
  const others = said.filter((one) => one !== undefined);
  return others.length === said.length ? joined([order, ...others]) : undefined;
}

function joined([first, ...rest]: readonly MeetingReading[]): MeetingReading | undefined {
  if (!first || rest.length === 0) return undefined;
  const all = [first, ...rest];
  return {
    ...first,
    also: rest,
    words: all.flatMap(({ words }) => words),
    left: all.flatMap(({ left }) => left),
  };
}

/** Clauses that open with a verb, each with the words up to the next; none when there is one only, or points behind a colon. */
function clausesOf({ whole, utterance, context, agenda }: Heard): Heard[] {
  if (agenda) return [];
  const starts = partsOf(whole.text).flatMap(({ start, end }, at) => {
    const part = readSentence(whole.text.slice(start, end), whole.lexicon);
    return at === 0 || opensClause(part) ? [{ start, end }] : [];
  });
  if (starts.length < 2) return [];
  const spans = starts.map(({ start }, at) => ({ start, end: starts[at + 1]?.start }));
  return spans.flatMap(({ start, end }) => {
    const text = whole.text.slice(start, end).replace(JOINT, '');
    return heardIn(partOf(utterance, text), context) ?? [];
  });
}

const JOINT = /(?:[\s,;]|\s(?:et|puis|and|then))+$/iu;

/** "Enlève …", "elle commence …". */
function opensClause(part: Sentence): boolean {
  const cues = conceptsOf(part, 'projet-corriger').filter(({ at }) => at === 0);
  // "Et en fait on commencera …".
  return [0, ...cues.map(({ length }) => length)].some((from) => {
    const subject = conceptsOf(part, 'sujet').find(({ at }) => at === from);
    const verb = part.tokens[from + (subject?.length ?? 0)]?.folded ?? '';
    return part.lexicon.grammar.isFinite(verb) || part.lexicon.grammar.isOrder(verb);
  });
}
