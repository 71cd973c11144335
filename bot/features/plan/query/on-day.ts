/** What the plan has on a day, when nothing else is asked of it. */
import type { ConversationSubject } from '../../../contract/turn.ts';
import type { Knowledge } from '../../../knowledge/knowledge.ts';
import { isClosed } from '../read/form.ts';
import { type Piece, saysAny } from '../read/piece.ts';
import type { Graph } from './graph.ts';
import { TAKEN } from './query.ts';
import type { Result } from './result.ts';
import { leftIn } from './terms.ts';

/** "Le 2 juillet, il se passe quoi ?": the meetings and sessions of that day. */
export function onDay(
  piece: Piece,
  graph: Graph,
  subject: ConversationSubject | undefined,
  { entry, index }: Knowledge,
): Result | undefined {
  const { fields, locale, references, days } = piece.utterance;
  const day = dayIn(piece, graph, subject);
  const isElse =
    references.used.size > 0 ||
    saysAny(piece, 'q-trop-tard', 'q-passe', 'q-encore-temps', 'q-dans-combien') ||
    fields.some(({ strong }) => strong) ||
    leftIn(piece, TAKEN).some((term) => term.at !== days[0]?.at && index.knows(term));
  if (day === undefined || isElse || isClosed(piece)) return undefined;
  const entries = [...graph.ofKind('reunion'), ...graph.ofKind('seance')].flatMap(
    ({ id, fields }) => (fields.get('date')?.[0]?.number === day ? (entry(id) ?? []) : []),
  );
  const [first, second] = entries;
  if (!first) return undefined;
  return {
    spoken: second
      ? { headline: entries.map((one) => one.say(locale).headline).join(' ') }
      : first.say(locale),
    sources: [first.source],
    entities: first.entities,
    fields: ['date'],
    entry: first.id,
  };
}

/** Month and day as one number; "et le 2" is of the month that was spoken of. */
function dayIn(
  piece: Piece,
  graph: Graph,
  subject: ConversationSubject | undefined,
): number | undefined {
  const { days, numbers } = piece.utterance;
  const [day, another] = days;
  if (day) return another ? undefined : day.month * 100 + day.day;
  const last = graph.thing(subject?.entities[0] ?? '')?.fields.get('date')?.[0]?.number;
  const isBare = numbers.length === 1 && saysAny(piece, 'q-evoque');
  return isBare && last !== undefined
    ? Math.floor(last / 100) * 100 + Number(numbers[0])
    : undefined;
}
