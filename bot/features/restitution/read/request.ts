/** "restitution du 1er janvier au 30 juin 2026 en PowerPoint", "la même en Excel", "un Word pour le comité de novembre". */
import { type Format, formats } from '../../../../documents/restitution/formats.ts';
import type { Matter } from '../../../contract/matter.ts';
import type { Day } from '../../../language/dates.ts';
import type { Usages } from '../../../language/vocabulary-schema.ts';
import type { Span } from '../../../language/when/expression.ts';
import { readWhen } from '../../../language/when/read-when.ts';
import { cut } from '../../../language/words.ts';
import { declaredIntents, type IntentFound } from '../../../sentence/intent.ts';
import { declaredIn } from '../../../sentence/match.ts';
import { stands } from '../../../sentence/saying.ts';
import { conceptsOf, type Sentence, typedOver } from '../../../sentence/sentence.ts';
import { periodSaid, UNIT } from '../../progress/model/period-said.ts';
import type { Period } from '../model/case.ts';
import { periodOf, type SaidTime } from './period.ts';

/** Kind of the matter that the last document asked for leaves open. */
export const DOCUMENT = 'restitution.document';

export interface RestitutionRequest {
  /** `undefined`: days were said that make no period. */
  period: Period | undefined;
  format: Format | undefined;
  /** Formats that were asked for and do not exist, as typed. */
  lacking: readonly string[];
  /** "Par axe": each has its own part of the only one there is. */
  byAxe: boolean;
  /** The period was not said: that of the last document, or the usual one. */
  presumed: boolean;
}

export interface RequestContext {
  /** Local, ISO 8601. */
  today: string;
  /** Something of the plan is named: "une synthèse de la fiche 5". */
  isOfThing: boolean;
  /** Days that were said, in order. */
  days: readonly (Day & Span)[];
  months: ReadonlyMap<string, number>;
  /** Local day of "depuis octobre", of a text that begins so. */
  sinceOf: (text: string) => string | undefined;
}

export const monthsOf = ({ mois }: Usages): ReadonlyMap<string, number> =>
  new Map(
    [mois.fr, mois.en].flatMap((list) =>
      list.flatMap((name, at) => cut(name).map(({ folded }) => [folded, at + 1] as const)),
    ),
  );

export const requests = declaredIntents<undefined>('restitution', {});

/** Words that may stand beside the request, and are of no use to it: a reason, a story. */
const MOST_LEFT = 2;
/** "Pas celui de janvier": between what denies and the month. */
const MOST_BETWEEN = 2;
/** With a verb that asks for it, and its format or its days, a story may be told around it. */
const MOST_TOLD = 14;

/**
 * `undefined`: something else is meant, a question about the restitution for instance.
 */
export function readAsked(
  sentence: Sentence,
  context: RequestContext,
  last: Matter | undefined,
): RestitutionRequest | undefined {
  const known = last?.data as LastDocument | undefined;
  for (const found of declaredIn(sentence, requests, undefined)) {
    const asked = requestOf(sentence, found, context, known);
    if (asked) return asked;
  }
  return undefined;
}

/** "La carte est en ligne. Note-le où il faut": an order to note, and no document by its name. */
const isNoting = ({ concepts, tokens }: Sentence): boolean =>
  concepts.some(
    ({ value, at, length }) =>
      value === 'rs-rapport' &&
      concepts.some((one) => one.value === 'av-noter' && one.at === at) &&
      /^(?:le|la|ca|cela)$/.test(tokens[at + length]?.folded ?? ''),
  );

/** "Note ce bilan", "je vous transmets le rapport": it is given, where "un bilan à transmettre" is asked for. */
const isGiven = ({ concepts }: Sentence): boolean => {
  const report = concepts.find(({ value }) => value === 'rs-rapport');
  return concepts.some(({ value, at }) => value === 'av-donner' && at < (report?.at ?? 0));
};

/** What the matter of the last document keeps of it. */
type LastDocument = Period & { format?: Format };

function requestOf(
  sentence: Sentence,
  { intent: { name }, left }: IntentFound<undefined>,
  context: RequestContext,
  last: LastDocument | undefined,
): RestitutionRequest | undefined {
  const { concepts, mood, text } = sentence;
  const { today, isOfThing } = context;
  const has = (concept: string) => concepts.some(({ value }) => value === concept);
  const time = timeIn(sentence, context);
  const isTimed =
    time.days.length + time.months.length + time.years.length > 0 ||
    (time.part ?? time.span) !== undefined;
  // "Un word, puis des slides": of several, the card has a button for each.
  const [named, second] = formats.filter((one) => has(`rs-${one}`));
  const lacking = concepts
    // "Restitution en Word, et un résumé": the document is no summary, which it has beside it.
    .filter(({ value }) => value === 'rs-pdf' || (value === 'rs-resume' && has('rs-restitution')))
    .map(({ at, length }) => typedOver(sentence, at, length));
  const words = leftIn(sentence, left, context);
  const format = named ?? (name === 'again' && isTimed ? last?.format : undefined);
  // "Pour la quinzaine": a time that was said and not read is asked, and never dropped.
  const isUnread = !isTimed && has(UNIT);
  const isBrief = name === 'again' && has('rs-resume') && !isOfThing;
  const isDetailed = format !== undefined || isTimed || lacking.length > 0 || isBrief;
  if (name === 'again') {
    // "Pareil en diapos, mais que pour l’axe 1": what it is to be of may be said beside.
    // "Fais-moi un Word de 2025": a document and its period, where none was made before.
    const isWhole = named !== undefined && isTimed && has('rs-faire') && !isOfThing;
    if (!(last || isWhole) || words > (isUnread ? MOST_TOLD : named ? MOST_LEFT : 0) || !isDetailed)
      return undefined;
  } else {
    // "Un bilan pour le préfet": to whom it goes, or that it is of everything, tells as much as its period.
    const isOfAll = !isOfThing && (has('rs-pour-qui') || has('rs-comite') || has('rs-partout'));
    const isFull = has('rs-faire') && (isDetailed || (name === 'report' && isOfAll));
    if (words > (isFull ? MOST_TOLD : MOST_LEFT)) return undefined;
    // "Je dois sortir les plans papier": theirs to do, and no document that is made here.
    if (!named && !isTimed && has('reunion-devoir') && !has('rs-restitution') && !has('rs-comite'))
      return undefined;
    // "Un powerpoint sur la fiche 5": slides of one thing, and not what the committee is given.
    if (isOfThing && !isTimed && !has('rs-restitution') && !has('rs-comite')) return undefined;
    // "Bilan 2026": a report and its year, and nothing else.
    const isOfYear = words === 0 && !isOfThing && time.years.length > 0 && mood !== 'ask';
    if (name === 'report' && ((!isFull && !isOfYear) || isGiven(sentence) || isNoting(sentence)))
      return undefined;
    // "Restitution annuelle ?" asks what the plan says of it; "document pour le CDSF" names what is wanted.
    const asks = text.trim().endsWith('?');
    const isNamed =
      words === 0 && mood === 'tell' && !asks && has('rs-comite') && has('rs-rapport');
    if (!isDetailed && !has('rs-faire') && !isNamed) return undefined;
    // "Qui est-ce qui rédige le document ?" asks for none, with its mark or without.
    const asksWho = stands(sentence, 'interroge-en-tete', 0);
    if (mood === 'ask' ? asks || asksWho || !isFull : asks && !has('rs-faire')) return undefined;
  }
  const said = isTimed ? periodOf(time, today) : undefined;
  const presumed = isTimed || isUnread ? undefined : periodLast(last, today);
  const byAxe = has('rs-par-axe');
  const sole = second ? undefined : format;
  return {
    period: said ?? presumed,
    format: sole,
    lacking,
    byAxe,
    presumed: presumed !== undefined,
  };
}

/** That of the last document; else the usual one. */
const periodLast = (last: LastDocument | undefined, today: string): Period | undefined =>
  last ? { from: last.from, to: last.to } : periodOf({ days: [], months: [], years: [] }, today);

/** Days, months and years that were said; "le comité de novembre" says when it meets, and not of which months. */
function timeIn(
  sentence: Sentence,
  { days: all, months, today, sinceOf }: RequestContext,
): SaidTime {
  const { text, tokens, concepts, typed } = sentence;
  // "Du 4e trimestre 2025": no day.
  const stretches = concepts.filter(({ value }) => value.startsWith('periode-'));
  const named = periodSaid(sentence, today);
  // "Entre le 1er et le 30 du mois dernier": of that month.
  const [year, month] = named?.days?.from.split('-').map(Number) ?? [];
  const isOfMonth = named?.days?.from.slice(0, 7) === named?.days?.to.slice(0, 7);
  // "Pour le comité du 21 janvier", "le comité fin décembre": when it meets; "pour le comité, de janvier …": what is told of.
  const isMeeting = ({ start }: Span) =>
    conceptsOf(sentence, 'rs-comite').some(({ at, length }) =>
      LEADS_TO_MEETING.test(text.slice(typed[at + length - 1]?.end, start)),
    );
  const told = all.filter((day) => !isMeeting(day));
  const days = (told.length > 0 || all.length === 1 ? told : all)
    .filter((day) =>
      stretches.every(({ at, length }) => !typed.slice(at, at + length).some((t) => isIn(t, day))),
    )
    .map((day) => {
      const isBare = /^\D*\d+(?:er|st|nd|rd|th)?$/iu.test(text.slice(day.start, day.end));
      return month && isOfMonth && isBare ? { ...day, year, month } : day;
    });
  const free = tokens
    .map(({ folded }, at) => ({ folded, at }))
    .filter(({ at }) => ![...days, ...all.filter(isMeeting)].some((day) => isIn(typed[at], day)));
  const said = free.flatMap(({ folded, at }) => {
    const month = months.get(folded);
    return month === undefined ? [] : [{ month, at }];
  });
  const [first, second] = said.map(({ at }) => typed[at]);
  // "De janvier à novembre".
  const isRange =
    first !== undefined &&
    second !== undefined &&
    /^\s+(?:à|au|to|jusqu['’](?:à|au|en))\s+$/u.test(text.slice(first.end, second.start));
  // "… pas celui de janvier".
  const isDenied = (at: number) =>
    concepts.some(
      (no) => no.value === 'negation' && no.at < at && at - no.at - no.length <= MOST_BETWEEN,
    );
  const isTheirs = (at: number) => typed.slice(at, at + 1).some(isMeeting);
  const own = isRange ? said : said.filter(({ at }) => !isTheirs(at) && !isDenied(at));
  // "Depuis octobre", "à partir de fin mai": from that month on, and not of it alone.
  const lead = concepts.find(
    ({ value, at, length }) =>
      value === 'rs-depuis' &&
      own.some((one) => one.at >= at + length && one.at - at - length <= MOST_BETWEEN),
  );
  const start = lead && !isRange ? sinceOf(text.slice(typed[lead.at]?.start)) : undefined;
  const since = start === undefined ? [] : [dayOf(start, { start: 0, end: 0 }, '')];
  const annual = concepts.some(({ value }) => value === 'rs-annee') ? 'annual' : undefined;
  // "À remettre au comité du 15 décembre": a day to come is when it is due, and not what it is of.
  const bounds = concepts.flatMap(({ value, at, length }) =>
    /^rs-(?:borne|depuis)$/.test(value) ? [typed[at + length - 1]?.end ?? 0] : [],
  );
  const isDue = (day: Day & Span) =>
    !day.year &&
    dateOf(day, today.slice(0, 4)) > today &&
    !bounds.some((end) => end <= day.start && text.slice(end, day.start).trim() === '');
  const years = tokens.filter(({ folded }) => YEAR.test(folded));
  return {
    days: [...since, ...(days.length > 1 ? days : days.filter((day) => !isDue(day)))],
    months: own.map(({ month }) => month),
    part: named?.part,
    // "L’année 2025" is that one, and no other.
    span:
      days.length + years.length + own.length > 0
        ? undefined
        : (named?.days ?? (named ? undefined : annual)),
    years: free.flatMap(({ folded }) => (YEAR.test(folded) ? [Number(folded)] : [])),
  };
}

/** What stands between a committee and when it meets. */
const LEADS_TO_MEETING = /^\s+(?:(?:du|de|le|fin|début|mi|en|of|on|in)\s+){0,2}(?:d['’])?$/u;
const YEAR = /^20\d\d$/;

/** ISO 8601, in a year. */
const dateOf = ({ month, day }: Day, year: string): string =>
  [year, ...[month, day].map((part) => String(part).padStart(2, '0'))].join('-');

const isIn = (token: Span | undefined, { start, end }: Span): boolean =>
  token !== undefined && token.start < end && token.end > start;

/** Days of a text, each with its year where it was said; "du 1er sept. au 14 oct." are two. */
export const daysIn = (
  text: string,
  now: Date,
  zone: string,
  words: Parameters<typeof readWhen>[2],
): (Day & Span)[] =>
  readWhen(text, { now, zone }, words).flatMap((found) => {
    const { start, end } = found;
    const written = text.slice(start, end);
    if (found.kind === 'day') return [dayOf(found.date, { start, end }, written)];
    const isRange = found.kind === 'period' && (written.match(/\d+/g)?.length ?? 0) > 1;
    return isRange
      ? [dayOf(found.from, { start, end }, written), dayOf(found.to, { start, end }, written)]
      : [];
  });

function dayOf(date: string, span: Span, written: string): Day & Span {
  const [year = 0, month = 0, day = 0] = date.split('-').map(Number);
  const isSaid = written.includes(String(year));
  return { day, month, ...(isSaid ? { year } : {}), ...span, at: 0, length: 0 };
}

/** How many words are left that are neither days nor months. */
function leftIn(
  { text }: Sentence,
  left: readonly string[],
  { months, days }: RequestContext,
): number {
  const dated = days.map(({ start, end }) => text.slice(start, end)).join(' ');
  const inDays = new Set(cut(dated).map(({ folded }) => folded));
  return left
    .flatMap((run) => cut(run))
    .filter(({ folded }) => !months.has(folded) && !inDays.has(folded) && !/^\d+$/.test(folded))
    .length;
}
