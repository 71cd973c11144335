/** The card of how things stand: one thing, or many, the worst first. */

import {
  type NotedData,
  notedCard,
  type ProgressSection,
} from '../../../../cards/progress/noted.ts';
import { type StatusData, type StatusRow, statusCard } from '../../../../cards/progress/status.ts';
import type { Answer } from '../../../contract/turn.ts';
import { answerWith } from '../../../conversation/answers.ts';
import { capital } from '../../../knowledge/entries/builder.ts';
import { briefDay } from '../../../knowledge/entries/days.ts';
import { clipped } from '../../../knowledge/labels.ts';
import type { Subject } from '../../../knowledge/subjects.ts';
import { fold } from '../../../language/fold.ts';
import type { Locale } from '../../../language/locale.ts';
import type { ProgressAct } from '../context.ts';
import { type SubjectState, standsSince } from '../model/history.ts';
import { sinceSpan } from '../model/since.ts';
import { BETWEEN } from '../model/told-texts.ts';
import { shownText } from '../read/reading.ts';
import { askStrings } from './ask-strings.ts';
import { nameOfSubject, shortState, stateLines } from './describe.ts';
import { freshness, type ProgressRecords, stateOf, todayOf } from './known.ts';
import { statusStrings } from './status-strings.ts';
import { strings } from './strings.ts';

/** Lines of one card: the page has the rest, when there is a tab. */
const MOST_ROWS = 6;

/** Signs of one line: more is on the page. */
const LINE = 48;

/** Signs that the small lines of a card full of rows have, all together. */
const AMONG = 360;

/** Signs of a line where so many rows share the card: few of them are told whole. */
export const lineAmong = (rows: number): number =>
  Math.floor(AMONG / Math.min(MOST_ROWS, Math.max(1, rows)));

/** As much of what somebody told as a line of a card takes. */
export const inLine = (text: string, most = LINE): string => clipped(shownText(text), most);

/** What a line had no room for, whole: it is read on demand. */
export const wholeOf = (text: string, most = LINE): string[] =>
  inLine(text, most) === shownText(text) ? [] : [capital(shownText(text))];

/** The card, with nothing but a first line unless more is given; of many (`isDated`), the day that it is true of. */
export function status(
  known: Pick<ProgressRecords, 'act'>,
  headline: string,
  more: Partial<Omit<StatusData, 'lang' | 'headline'>> & { isDated?: boolean; why?: string } = {},
): Answer {
  const { locale } = known.act;
  const day = briefDay(todayOf(known), todayOf(known), locale);
  const asOf = more.isDated ? [statusStrings[locale].asOf(day)] : [];
  const about = [[...(more.about ?? []), ...asOf].join(' · '), more.why ?? '']
    .filter(Boolean)
    .map(capital);
  const nothing = { tiles: [], notices: [], lines: [], rows: [], notes: [], more: [] };
  const none = { moreTitle: statusStrings[locale].more, questions: [], links: [] };
  const bare = { ...nothing, ...none, sign: null };
  const message = statusCard({ ...bare, ...more, about, lang: locale, headline });
  return answerWith(message, locale, 'answered');
}

/** How bad it is: what is shown first. Nobody said how it stands: after what is well. */
const severity = { orage: 0, nuage: 1, couvert: 2, soleil: 3 };

/** Which of two states is looked at first. */
export const worstFirst = (a: SubjectState, b: SubjectState): number =>
  rank(a) - rank(b) || isOpen(a) - isOpen(b) || (a.percent ?? 101) - (b.percent ?? 101);

/** Of two that stand alike, the one that is stopped comes first. */
const isOpen = ({ blocker }: SubjectState): number => (blocker === null ? 1 : 0);

/** What is blocked needs help, however fair it was said to be. */
const rank = ({ meteo, blocker }: SubjectState): number =>
  Math.min(meteo ? severity[meteo] : 4, blocker === null ? 4 : severity.nuage);

/** "Fiche 1.1 – Créer et maintenir les crèches", "Leviers des communes": a thing at the head of a line. */
export const nameInRow = (subject: Subject, locale: Locale): string =>
  subject.kind === 'fiche'
    ? `${nameOfSubject(subject, locale)} – ${subject.short[locale]}`
    : subject.short[locale];

/** A line, and what it was cut from. */
export type CutRow = StatusRow & { whole?: string[] };

/** A thing in a list: its sign, its name, how it stands, and what else is said of it. */
export function rowOf(
  { act: { locale } }: Pick<ProgressRecords, 'act'>,
  subject: Subject,
  state: SubjectState,
  detail: string[] = [],
): StatusRow {
  return {
    sign: state.meteo ?? 'silence',
    alt: '',
    name: nameInRow(subject, locale),
    text: shortState({ ...state, blocker: null }, locale),
    ...(state.percent !== null && { aside: strings[locale].percent(state.percent) }),
    detail,
    say: statusStrings[locale].whereIs(nameOfSubject(subject, locale)),
  };
}

/** Things in lines, as many as are read at a glance; the others are a press away, in words. */
export function rowsOf<T>(
  { act: { locale, context } }: Pick<ProgressRecords, 'act'>,
  things: readonly T[],
  row: (thing: T) => CutRow,
  most = MOST_ROWS,
): Pick<StatusData, 'rows' | 'links' | 'more'> & { moreTitle?: string } {
  const words = statusStrings[locale];
  const url = context.pageUrl?.('plan');
  const shown = things.slice(0, most).map(row);
  const rest = things.slice(most).map(row);
  const whole = shown.flatMap(({ name, whole = [] }) =>
    whole.map((text) => name + words.colon(text)),
  );
  const others = rest.map(
    ({ name, alt, text, cause }) =>
      name + words.colon([alt, cause, text].filter(Boolean).join(BETWEEN)),
  );
  return {
    rows: shown.map(({ whole: _, ...line }) => line),
    more: rest.length > 0 ? others : whole,
    ...(rest.length > 0 && { moreTitle: words.others(rest.length) }),
    links: url && things.length > 0 ? [{ title: words.board, url }] : [],
  };
}

/** Signs of a line of a notice at 440 px, its label with it: it has two, since it is what one came for. */
const NOTICE = 52;

/** Notices that take the second line. */
export const tallOf = (notices: StatusData['notices']): number =>
  notices.filter(({ label, value }) => label.length + value.length > NOTICE).length;

/** What keeps a thing from going on and what it waits for; `whole`: those that were cut. */
export function noticesOf(
  state: SubjectState,
  locale: Locale,
): { notices: StatusData['notices']; whole: string[] } {
  const all = stuck.flatMap((field) => {
    const text = state[field];
    if (text === null) return [];
    const room = 2 * NOTICE - noticeOf(field, text, locale).label.length;
    return [{ ...noticeOf(field, inLine(text, room), locale), whole: wholeOf(text, room) }];
  });
  return { notices: all, whole: all.flatMap(({ whole }) => whole) };
}

export type Stuck = 'blocker' | 'arbitration';
const stuck: readonly Stuck[] = ['blocker', 'arbitration'];

/** "bloquée depuis le 31 août", "à décider depuis le 3 oct.": a day that one says is not said by the other. */
export function stuckSince(known: ProgressRecords, subject: Subject, of = stuck): string[] {
  const { context, turn, locale } = known.act;
  const { stopped, waits, since } = statusStrings[locale];
  const state = stateOf(known, subject);
  const days = of.flatMap((field) => {
    const text = state[field];
    // "Bloqué depuis octobre" says since when by itself.
    if (text === null || sinceSpan(text, { ...context, now: turn.now })) return [];
    const day = standsSince(known.updates.get(subject.id) ?? [], field);
    return day ? [[day, field === 'blocker' ? stopped : waits] as const] : [];
  });
  const today = todayOf(known);
  return [...new Map(days.toReversed())]
    .toReversed()
    .map(([day, word]) => since(word, briefDay(day, today, locale)));
}

/** What somebody told of a field, as a notice: the words without a label that they begin with. */
export function noticeOf(field: Stuck, text: string, locale: Locale) {
  const { blocker } = strings[locale].label;
  const label = field === 'blocker' ? blocker : statusStrings[locale].toDecide;
  const rest = text.slice(label.length);
  const twice = fold(text).startsWith(fold(label)) && !/^\p{L}/u.test(rest);
  return { label, value: (twice && rest.replace(/^[\s:,–-]+/u, '')) || text };
}

/** Sections of one card: more would not be read, nor fit. */
export const SHOWN = 8;

/** A card of sections; past `SHOWN` only how many more there are. */
export function card(
  { locale }: Pick<ProgressAct, 'locale'>,
  headline: string,
  sections: readonly Omit<ProgressSection, 'buttons'>[],
  notes: string[] = [],
  /** What it is about, and how many are seen before a press shows the others. */
  {
    about = [],
    seen = SHOWN,
    links = [],
  }: Partial<Pick<NotedData, 'about' | 'seen' | 'links'>> = {},
): Answer {
  const rest = sections.length - SHOWN;
  const further = rest > 0 ? [askStrings[locale].more(rest)] : [];
  const shown = sections.slice(0, SHOWN).map((section) => ({ ...section, buttons: [] }));
  // What even the press does not show is told behind it: one count beside its button would deny the other.
  const last = seen < shown.length ? shown.pop() : undefined;
  const message = notedCard({
    lang: locale,
    headline,
    about,
    links,
    ...{ seen, all: sections.length },
    sections: last ? [...shown, { ...last, notes: [...last.notes, ...further] }] : shown,
    notes: last ? notes : [...further, ...notes],
    buttons: [],
  });
  return answerWith(message, locale, 'answered');
}

/** A subject in a list: its state in a line or two, and how fresh that is. */
export const sectionOf = (known: ProgressRecords, subject: Subject) => ({
  title: nameOfSubject(subject, known.act.locale),
  lines: stateLines(stateOf(known, subject), known.act.locale, 1),
  notes: freshness(known, subject),
});
