/** What the plan has on a day, when nothing else is asked of it. */
import { isClosed } from '../read/form.ts';
import { leftIn, saysAny } from '../read/piece.ts';
import { TAKEN } from './query.ts';
import { type AskedOfPlan, fromEntry, type Result } from './result.ts';

/** "Le 2 juillet, il se passe quoi ?": the meetings and sessions of that day. */
export function onDay(asking: AskedOfPlan): Result | undefined {
  const { piece, graph } = asking;
  const { entry, index } = piece.knowledge;
  const { fields, locale, references, relatives, days } = piece.utterance;
  const day = dayIn(asking);
  const isElse =
    references.used.size + relatives.length > 0 ||
    saysAny(piece, 'q-trop-tard', 'q-passe', 'q-encore-temps', 'q-dans-combien') ||
    fields.some(({ strong }) => strong) ||
    leftIn(piece, TAKEN).some((term) => term.at !== days[0]?.at && index.knows(term));
  if (day === undefined || isElse || isClosed(piece)) return undefined;
  const entries = [...graph.ofKind('reunion'), ...graph.ofKind('seance')].flatMap(
    ({ id, fields }) => (fields.get('date')?.[0]?.number === day ? (entry(id) ?? []) : []),
  );
  const [first, second] = entries;
  if (!first) return undefined;
  const all = { headline: entries.map((one) => one.say(locale).headline).join(' ') };
  return fromEntry(first, second ? all : first.say(locale), ['date']);
}

/** Month and day as one number; "et le 2" is of the month that was spoken of. */
function dayIn({ piece, graph, subject }: AskedOfPlan): number | undefined {
  const { days, numbers } = piece.utterance;
  const [day, another] = days;
  if (day) return another ? undefined : day.month * 100 + day.day;
  const last = graph.thing(subject?.entities[0] ?? '')?.fields.get('date')?.[0]?.number;
  const isBare = numbers.length === 1 && saysAny(piece, 'q-evoque');
  return isBare && last !== undefined
    ? Math.floor(last / 100) * 100 + Number(numbers[0])
    : undefined;
}
