/** Since when: "depuis juin", "ce mois-ci", "since 1 September". In the past, unless the words say otherwise. */
import { localDay } from '../../../calendar/local-time.ts';
import type { DayFound, PeriodFound, Span } from '../../../language/when/expression.ts';
import { readOffsets } from '../../../language/when/offsets.ts';
import { readWhen } from '../../../language/when/read-when.ts';
import { conceptsOf, readSentence, says } from '../../../sentence/sentence.ts';
import type { SlotContext } from '../../people/model/slots/context.ts';
import { lastYearly, plusDays, plusMonths } from './calendar.ts';
import { periodSaid } from './period-said.ts';

/** How far back nothing said means, in days. */
const USUAL_DAYS = 30;

/** For so long what somebody noted is what they were just speaking of, wherever they said it. */
const LATELY_MS = 24 * 3_600_000;

export const isLately = (at: string, now: Date): boolean =>
  now.getTime() - Date.parse(at) <= LATELY_MS;

/** When and where it is said, and the words that are known. */
export type SaidThen = Pick<SlotContext, 'now' | 'zone' | 'knowledge'>;

/** The local day from which on, `YYYY-MM-DD`; after today only when a day to come was said outright. */
export const sinceIn = (text: string, context: SaidThen): string =>
  sinceSaid(text, context) ?? plusDays(localDay(context.now, context.zone), -USUAL_DAYS);

/** The same; undefined when nothing was said of since when. */
export function sinceSaid(
  text: string,
  { now, zone, knowledge: { vocabulary, lexicon } }: SaidThen,
): string | undefined {
  const today = localDay(now, zone);
  const sentence = readSentence(text, lexicon);
  const { days: stretch, part } = periodSaid(sentence, today) ?? {};
  if (stretch) return stretch.from;
  if (part)
    return lastYearly(`${today.slice(0, 4)}-${String(part.from).padStart(2, '0')}-01`, today);
  // "Depuis octobre sur la 1.1 et la 5": what stands behind "depuis" comes first, and 5 is no day of its own.
  const lead = conceptsOf(sentence, 'av-depuis-jour').at(-1);
  const start = lead ? (sentence.typed[lead.at]?.start ?? 0) : 0;
  const found = readWhen(text, { now, zone }, vocabulary.when).find(
    (one): one is DayFound | PeriodFound =>
      one.end > start &&
      (one.kind === 'period' ||
        (one.kind === 'day' && (lead !== undefined || one.partial !== 'number'))),
  );
  const months = sentence.tokens.flatMap(({ folded }, at) => {
    const typed = sentence.typed[at];
    const month = vocabulary.when.months.get(folded)?.month;
    return typed && month && typed.start >= start ? [{ month, start: typed.start }] : [];
  });
  const [named] = months.filter((one) => !found || one.start < found.start);
  if (named)
    return lastYearly(`${today.slice(0, 4)}-${String(named.month).padStart(2, '0')}-01`, today);
  if (found?.kind === 'day') return found.sure ? found.date : earlier(found, today);
  if (found) {
    const isSure = text.slice(found.start, found.end).includes(found.from.slice(0, 4));
    return isSure ? found.from : lastYearly(found.from, today);
  }
  if (says(sentence, 'av-de-l-annee')) return `${today.slice(0, 4)}-01-01`;
  if (says(sentence, 'av-la-semaine')) return plusDays(today, -7);
  // "Qu'est-ce qui a bougé en 2026 ?".
  const year = sentence.tokens.find(({ folded }) => /^20\d\d$/.test(folded))?.folded;
  if (year && `${year}-01-01` <= today) return `${year}-01-01`;
  // "Depuis 15 jours", "depuis un mois".
  const [days] = readOffsets(text, vocabulary.when).flatMap((iso) => DAYS.exec(iso)?.[1] ?? []);
  return days === undefined ? undefined : plusDays(today, -Number(days));
}

/** Where a text says since when, behind "depuis"; undefined where it does not. */
export function sinceSpan(text: string, context: SaidThen): Span | undefined {
  const { typed, concepts } = readSentence(text, context.knowledge.lexicon);
  const lead = concepts.findLast(({ value }) => value === 'av-depuis-jour');
  const [led, first] = lead ? [typed[lead.at], typed[lead.at + lead.length]] : [];
  const since = led && sinceSaid(text, context);
  if (!led || !first || !since) return undefined;
  // As few words as say it.
  const last = typed.find(
    ({ start, end }) =>
      start >= first.start && sinceSaid(text.slice(led.start, end), context) === since,
  );
  return last && { start: first.start, end: last.end };
}

/** ISO 8601 of whole days. */
const DAYS = /^P(\d+)D$/;

/** "Depuis lundi" is the Monday before, "depuis le 8" that of a month that is over. */
function earlier({ date, partial }: DayFound, today: string): string {
  if (date <= today) return date;
  if (partial === 'weekday') return plusDays(date, -7);
  return partial === 'number' ? plusMonths(date, -1) : lastYearly(date, today);
}
