/** Days told from the day of the telling, as they read a month later: "hier" is a date. */
import { localDay } from '../../../calendar/local-time.ts';
import { dayInWords, shortDay } from '../../../knowledge/entries/days.ts';
import type { Locale } from '../../../language/locale.ts';
import { type DayFound, ofKind, type WhenFound } from '../../../language/when/expression.ts';
import { readWhen } from '../../../language/when/read-when.ts';
import type { Placed } from '../../../sentence/placed.ts';
import { readSentence, type Sentence } from '../../../sentence/sentence.ts';
import { type SlotContext, whenSlot } from '../../people/model/slots/context.ts';
import { lastYearly, plusDays } from '../model/calendar.ts';
import type { UpdateContent } from '../model/schema.ts';
import type { SaidThen } from '../model/since.ts';
import {
  type Extent,
  foldedAt,
  isFiniteAt,
  isHead,
  isNumber,
  isPast,
  isSaid,
  isShare,
  isWord,
  type Part,
  placesIn,
  slice,
  spansOf,
  use,
  type Within,
  wholeOf,
} from './part.ts';

/** When and where it is told, and in which language. */
export interface Telling extends SaidThen {
  locale: Locale;
}

/** Days that a text says. */
export const daysSaid = (text: string, { now, zone, knowledge }: SaidThen): DayFound[] =>
  ofKind(readWhen(text, { now, zone }, knowledge.vocabulary.when), 'day');

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

/**
 * A text with its relative days dated: "signé hier" is "signé le 26 novembre 2026".
 * @param lead what stands before it in its clause: "on a"
 */
export function dated(text: string, telling: Telling, lead = ''): string {
  const { locale, knowledge } = telling;
  const today = localDay(telling.now, telling.zone);
  return daysSaid(text, telling).reduceRight((told, one) => {
    // What has a figure in it is a date already.
    if (/\d/.test(text.slice(one.start, one.end))) return told;
    // "Ouvert lundi" is the Monday that is over; "la rencontre de mardi s’est bien passée" looks back too.
    const [before, behind] = [lead + text.slice(0, one.start), text.slice(one.end)].map(
      (around, at) => tenseOf(readSentence(around, knowledge.lexicon), at === 0),
    );
    const isNamed = one.partial === 'weekday' && one.date > today;
    const isOver = isNamed && (before === 'over' || (before === 'next' && behind === 'over'));
    // "Les clés sont reçues mardi": the one that is over, or the one to come.
    if (isNamed && !isOver && before === 'either') return told;
    const date = isOver ? plusDays(one.date, -7) : one.date;
    if (one.weekday !== undefined)
      return told.slice(0, one.start) + dayInWords(date, locale) + told.slice(one.end);
    const { start, day } = onDay(date, told.slice(0, one.start), locale);
    return told.slice(0, start) + day + told.slice(one.end);
  }, text);
}

/**
 * Whether a day beside these words is over: "on a signé la convention"; `either`: "les clés sont reçues".
 * @param leads the day stands behind them: "signé" alone is told of it
 */
function tenseOf(sentence: Sentence, leads: boolean): Tense {
  const { typed, tokens, concepts, lexicon } = sentence;
  const { grammar } = lexicon;
  const folded = (at: number) => tokens[at]?.folded ?? '';
  const says = (concept: string, at: number) =>
    concepts.some((one) => one.value === concept && one.at <= at && at < one.at + one.length);
  if (says('av-depuis-jour', tokens.length - 1)) return 'over';
  const isTold = (at: number) => isFiniteAt({ sentence }, at);
  const led = (at: number) =>
    tokens.findLastIndex((_, i) => i < at && i > at - MOST_LED && isLead(i));
  const isLead = (at: number) => says('av-a-fait', at) || BEING.test(folded(at));
  const isVerb = (at: number) => grammar.isParticiple(folded(at)) && led(at) >= 0;
  const last = tokens.findLastIndex((_, at) => isVerb(at));
  const isBehind = (at: number) =>
    grammar.isInfinitive(typed[at]?.folded ?? '') || /^qu[e']?$/.test(folded(at));
  if (last >= 0) {
    // "Elle a promis de signer mardi", "prévu mardi", "reporté à mardi": to come.
    if (PLANNED.some((one) => says(one, last)) || tokens.some((_, at) => at > last && isBehind(at)))
      return 'next';
    const lead = led(last);
    return says('av-a-fait', lead) || /^(?:s|se|me|nous)$/.test(folded(lead - 1))
      ? 'over'
      : 'either';
  }
  // "La visite était mardi".
  if (tokens.some(({ folded: one }) => /[^r]aie?n?t$/.test(one) && !grammar.isFinite(one)))
    return 'over';
  const isBare = leads && !tokens.some((_, at) => isTold(at));
  const isDone = (at: number) =>
    grammar.isParticiple(folded(at)) &&
    !PLANNED.some((one) => says(one, at)) &&
    (at === 0 || !concepts.some(({ value }) => value === 'av-rendez-vous'));
  return isBare && tokens.some((_, at) => isDone(at)) ? 'over' : 'next';
}

/** What a day to come is said with. */
const PLANNED = ['av-decale', 'av-pas-date'] as const;

type Tense = 'over' | 'either' | 'next';

/** How far an auxiliary stands before its participle: "a enfin été signée". */
const MOST_LED = 4;
const BEING = /^(?:est|sont|suis|sommes)$/;

/** A text with one of its days put right, its weekday with it. */
export function withDay(text: string, { was, now: day }: Redated, telling: Telling): string {
  const { locale } = telling;
  return daysSaid(text, telling).reduceRight((told, one) => {
    if (one.date !== was) return told;
    const [article = ''] = /^\p{L}+\s(?=\d)/u.exec(told.slice(one.start, one.end)) ?? [];
    const put =
      one.weekday === undefined ? article + shortDay(day, locale) : dayInWords(day, locale);
    return told.slice(0, one.start) + put + told.slice(one.end);
  }, text);
}

/** @param typed the text that it is told in */
export function datedContent(said: UpdateContent, telling: Telling, typed = ''): UpdateContent {
  const put = (text: string) => {
    const [lead = ''] =
      /[^,;:.!?\n]*$/.exec(typed.slice(0, Math.max(0, typed.indexOf(text)))) ?? [];
    return dated(text, telling, lead).slice(0, 1000);
  };
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
  return mayTell ? whenSlot(sentence, context).filter(({ at }) => !isShare(whole, at)) : [];
}

/** "Je dois finir …", "je m’occupe de relancer …", "il faut que je relance …": the words by which who speaks has something to do. */
export const dutyIn = (part: Within): Extent | undefined => {
  const [self] = spansOf(part, 'av-je');
  const must = self && spansOf(part, 'reunion-devoir').find(({ from }) => from === self.to);
  const of = must && /^d[e']?$/.test(foldedAt(part, must.to)) ? 1 : 0;
  if (must && part.sentence.lexicon.grammar.isInfinitive(foldedAt(part, must.to + of)))
    return { from: must.from, to: must.to + of };
  const that = self && /^qu[e']?$/.test(foldedAt(part, self.from - 1)) ? self.from - 1 : -1;
  const needs = spansOf(part, 'av-besoin').find(({ to }) => to === that);
  return self && needs && { from: needs.from, to: self.to };
};

/** "Rendez-vous le 15 décembre", "l’atelier c’est le 11", "10 déc avec Léa", "il reste à …": what comes next, and not what was done. */
export function isToCome(part: Part, slots: SlotContext): boolean {
  const { lexicon } = part.sentence;
  const places = placesIn(part);
  const isSet =
    isSaid(part, 'av-decale') ||
    (isSaid(part, 'av-rendez-vous') && !places.some((at) => isPast(part, at)));
  // "C’est pas vendredi la visite": another day is.
  const isBare =
    !places.some((at) => lexicon.grammar.isFinite(foldedAt(part, at))) &&
    !isSaid(part, 'av-pas', 'av-corriger');
  const opens = (at: number, end: number) => isBare && end < part.to && isHead(part, at);
  return (
    isSaid(part, 'av-reste-a') ||
    daysIn(part.sentence, slots).some(
      ({ value, at, length }) =>
        at >= part.from &&
        at < part.to &&
        // "La 5 avance": of the fiche, and no day.
        !part.used.has(at + length - 1) &&
        value.kind === 'day' &&
        value.date > slots.today &&
        // "Les 3 ouvertures": so many.
        !(value.partial === 'number' && isCounted(part, at, at + length)) &&
        tenseOf(readSentence(slice(part, { from: part.from, to: at }), lexicon), false) !==
          'over' &&
        (isSet ||
          spansOf(part, 'av-est').some(
            ({ from, to }) =>
              from > part.from &&
              (at === to || (at === to + 1 && lexicon.light.has(foldedAt(part, to)))),
          ) ||
          (value.partial !== 'number' && opens(at, at + length))),
    )
  );
}

/** A noun right behind a number, which no "le" makes a day. */
const isCounted = (part: Part, from: number, to: number): boolean =>
  isWord(part.sentence.tokens[to]) &&
  !part.sentence.lexicon.light.has(foldedAt(part, to)) &&
  ![from - 1, from].some((at) => /^(?:le|du|au)$/.test(foldedAt(part, at)));

export function asOfIn(part: Part, context: SlotContext): AsOf {
  const { today } = context;
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
    return found.limit || (found.sure && found.date > today)
      ? undefined
      : lastYearly(found.date, today);
  }
  return found.kind === 'period' && found.unit === 'part' ? lastYearly(found.to, today) : undefined;
}
