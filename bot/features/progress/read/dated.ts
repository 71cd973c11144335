/** Days told from the day of the telling, as they read a month later: "hier" is a date. */
import { localDay } from '../../../calendar/local-time.ts';
import { dayInWords, shortDay } from '../../../knowledge/entries/days.ts';
import type { Locale } from '../../../language/locale.ts';
import type { WhenFound } from '../../../language/when/expression.ts';
import { readWhen } from '../../../language/when/read-when.ts';
import type { Lexicon } from '../../../sentence/lexicon.ts';
import type { Placed } from '../../../sentence/placed.ts';
import { readSentence, type Sentence } from '../../../sentence/sentence.ts';
import { type SlotContext, whenSlot } from '../../people/model/slots/context.ts';
import { plusDays } from '../model/calendar.ts';
import type { UpdateContent } from '../model/schema.ts';
import { foldedAt, isHead, isNumber, isSaid, type Part, spansOf, use, wholeOf } from './part.ts';

/** When and where it is told, in which language, and the words of time. */
export interface Telling {
  now: Date;
  zone: string;
  locale: Locale;
  words: Parameters<typeof readWhen>[2];
  lexicon: Lexicon;
}

/** Two local days, `YYYY-MM-DD`. */
export interface Redated {
  was: string;
  now: string;
}

/** "À ce jour", "d’hier": the preposition becomes one word with the article of a date. */
const CONTRACTS = /(?<!\p{L})(?:[àÀ]|[dD]e)\s+$|(?<!\p{L})[dD]['’]$/u;

/** A day behind what stands before it, and where it starts: "au 28 novembre", "du 27 novembre", "le 27 novembre". */
function onDay(date: string, before: string, locale: Locale): { start: number; day: string } {
  const day = shortDay(date, locale);
  if (locale === 'en') return { start: before.length, day: `on ${day}` };
  const [preposition = ''] = CONTRACTS.exec(before) ?? [];
  const article = preposition === '' ? 'le' : /^à/i.test(preposition) ? 'au' : 'du';
  return { start: before.length - preposition.length, day: `${article} ${day}` };
}

/** A text with its relative days dated: "signé hier" is "signé le 26 novembre 2026". */
export function dated(text: string, { now, zone, locale, words, lexicon }: Telling): string {
  const found = readWhen(text, { now, zone }, words);
  const today = localDay(now, zone);
  return [...found].reverse().reduce((told, one) => {
    // What has a figure in it is a date already.
    if (one.kind !== 'day' || /\d/.test(text.slice(one.start, one.end))) return told;
    // "Ouvert lundi" is the Monday that is over.
    const before = readSentence(text.slice(0, one.start), lexicon);
    const isNamed = one.partial === 'weekday' && one.date > today;
    // "Les clés sont reçues mardi": the one that is over, or the one to come.
    if (isNamed && isEither(before)) return told;
    // "La rencontre de mardi s’est bien passée" looks back too.
    const isOver =
      isNamed && (isDone(before) || isHeld(readSentence(text.slice(one.end), lexicon)));
    const date = isOver ? plusDays(one.date, -7) : one.date;
    if (one.weekday !== undefined)
      return told.slice(0, one.start) + dayInWords(date, locale) + told.slice(one.end);
    const { start, day } = onDay(date, told.slice(0, one.start), locale);
    return told.slice(0, start) + day + told.slice(one.end);
  }, text);
}

/** "A signé", "signé", "questionnaire parti": something was done, and not planned; "depuis lundi": it is so since then. */
const isDone = (sentence: Sentence): boolean => {
  const { tokens, concepts, lexicon } = sentence;
  const { grammar } = lexicon;
  const says = (concept: string, at: number) =>
    concepts.some((one) => one.value === concept && one.at <= at && at < one.at + one.length);
  if (says('av-depuis-jour', tokens.length - 1)) return true;
  const isTold = tokens.some(({ folded }) => grammar.isFinite(folded));
  return tokens.some(
    ({ folded }, at) =>
      grammar.isParticiple(folded) &&
      (says('av-a-fait', at - 1) ||
        (!isTold &&
          !PLANNED.some((one) => says(one, at)) &&
          (at === 0 || !concepts.some(({ value }) => value === 'av-rendez-vous')))),
  );
};

/** "S’est bien passée", "a réuni 43 pros": said right behind the day, it is over. */
const isHeld = ({ tokens, lexicon: { grammar } }: Sentence): boolean => {
  const [first, second] = tokens;
  const isTold =
    /^(?:a|ont)$/.test(first?.folded ?? '') ||
    (first?.folded === 's' && /^(?:est|sont)$/.test(second?.folded ?? ''));
  return (
    isTold &&
    tokens.slice(1, 4).some(({ folded }) => folded !== 'ete' && grammar.isParticiple(folded))
  );
};

const isEither = ({ tokens, lexicon: { grammar } }: Sentence): boolean =>
  tokens.length > 1 &&
  /^(?:est|sont)$/.test(tokens.at(-2)?.folded ?? '') &&
  grammar.isParticiple(tokens.at(-1)?.folded ?? '');

/** "Prévu mardi", "reporté à mardi": a day to come. */
const PLANNED = ['av-decale', 'av-pas-date'] as const;

/** A text with one of its days put right, its weekday with it. */
export function withDay(text: string, { was, now: day }: Redated, telling: Telling): string {
  const { now, zone, locale, words } = telling;
  return [...readWhen(text, { now, zone }, words)].reverse().reduce((told, one) => {
    if (one.kind !== 'day' || one.date !== was) return told;
    const [article = ''] = /^\p{L}+\s(?=\d)/u.exec(told.slice(one.start, one.end)) ?? [];
    const put =
      one.weekday === undefined ? article + shortDay(day, locale) : dayInWords(day, locale);
    return told.slice(0, one.start) + put + told.slice(one.end);
  }, text);
}

export function datedContent(said: UpdateContent, telling: Telling): UpdateContent {
  const put = (text: string) => dated(text, telling).slice(0, 1000);
  return {
    ...said,
    highlights: said.highlights.map(put),
    blocker: said.blocker && put(said.blocker),
    arbitration: said.arbitration && put(said.arbitration),
    nextStep: said.nextStep && put(said.nextStep),
  };
}

/** `invalid`: a day was said that does not exist. */
export type AsOf = { day: string } | { invalid: true } | undefined;

/** Days of a sentence; without a figure or a word of time there is none, and nothing is looked for. */
export function daysIn(sentence: Sentence, context: SlotContext): readonly Placed<WhenFound>[] {
  const { months, weekdays } = context.knowledge.vocabulary.when;
  const whole = wholeOf(sentence);
  const mayTell =
    isSaid(whole, 'av-jour') ||
    sentence.tokens.some(
      (token) => isNumber(token) || months.has(token.folded) || weekdays.has(token.folded),
    );
  return mayTell ? whenSlot(sentence, context) : [];
}

/** @param today local day, `YYYY-MM-DD` */
export function asOfIn(part: Part, context: SlotContext, today: string): AsOf {
  if (!isSaid(part, 'av-au-jour', 'av-jour')) return undefined;
  for (const { value, at, length } of daysIn(part.sentence, context)) {
    if (at < part.from || at + length > part.to) continue;
    const day = dayOf(value, today);
    if (day === undefined || day === today || isSaid({ ...part, to: at }, 'av-pas-date')) continue;
    const lead = spansOf(part, 'av-au-jour').find(({ from, to }) => from <= at && to >= at);
    const from = lead ? Math.min(lead.from, at) : at;
    const isAlone = isHead(part, from);
    // Right after what it is about: "la fiche 5 au 15/09".
    const follows =
      lead !== undefined && (part.used.has(from - 1) || isSaid(part, 'av-etiquettes'));
    const isRelative = value.kind === 'day' && value.sure && !/\d/.test(words(part, at, length));
    if (!(isAlone || follows) || !(lead || isRelative)) continue;
    use(part, { from, to: at + length });
    return day === 'none' ? { invalid: true } : { day };
  }
  return undefined;
}

const words = (part: Part, at: number, length: number): string =>
  Array.from({ length }, (_, i) => foldedAt(part, at + i)).join(' ');

/** The day that it tells how things stood: none that is to come. */
function dayOf(found: WhenFound, today: string): string | undefined {
  if (found.kind === 'noDay') return 'none';
  if (found.kind === 'day') {
    if (found.limit) return undefined;
    return found.sure ? past(found.date, today, 0) : past(found.date, today, 1);
  }
  if (found.kind === 'period' && found.unit === 'part') return past(found.to, today, 1);
  return undefined;
}

/** The same day in the year before, when it is still to come and was said without its year. */
function past(date: string, today: string, years: number): string | undefined {
  if (date <= today) return date;
  if (years === 0) return undefined;
  return `${Number(date.slice(0, 4)) - 1}${date.slice(4)}`;
}
