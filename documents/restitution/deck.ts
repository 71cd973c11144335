/** The restitution as slides: eight that the committee goes through, then the axes; a long list takes several. */
import { typography } from '../../cards/typography.ts';
import type { BlockCell } from '../blocks.ts';
import { mapTexts, plainText } from '../plain-text.ts';
import type { Deck, Slide } from '../slide.ts';
import { POINT } from '../slide-rows.ts';
import { axeChart } from './charts.ts';
import { bestFacts } from './facts.ts';
import {
  type AxeSummary,
  axeSummaries,
  givenOf,
  isUntold,
  stepAhead,
  summaryOf,
} from './figures.ts';
import * as headlines from './headlines.ts';
import { figuresNote, figuresTable } from './indicator-tables.ts';
import {
  type DatedText,
  meteos,
  type Restitution,
  type RestitutionSubject,
} from './restitution.ts';
import {
  capital,
  closedOn,
  footOf,
  named,
  noticeOf,
  type Say,
  sayIn,
  spanOf,
  whose,
} from './say.ts';
import { left, type Table, table } from './table-makers.ts';
import * as tables from './tables.ts';
import { tilesOf } from './tiles.ts';

/** Facts on the slide of what went well. */
const MOST_FACTS = 5;

export function restitutionDeck(data: Restitution): Deck {
  const say = sayIn(data.lang);
  const { s } = say;
  const { plan } = data;
  const [period, closed] = spanOf(data, say);
  const brief: Say = { ...say, shortDay: (iso) => say.briefDay(iso, closedOn(data)) };
  const deck: Deck = {
    lang: data.lang,
    title: `${s.title} – ${plan.title}`,
    slides: [
      {
        kind: 'cover',
        title: s.title,
        subtitle: plan.title,
        message: headlines.askedHeadline(data),
        lines: [period, [closed, ...noticeOf(data)].join(' – ')],
      },
      {
        kind: 'glance',
        title: headlines.meteoHeadline(data),
        tiles: tilesOf(data, say),
        sentences: headlines.sentences(data, say),
        note: headlines.countsNote(data, say),
      },
      // Who leaves after three minutes has seen what is asked.
      tableOr(headlines.decisionsHeadline(data, say), tables.decisionsTable(data, say), say),
      ...strips(data, say),
      progress(data, say),
      facts(data, brief),
      tableOr(headlines.blockersHeadline(data, say), tables.blockersTable(data, brief, true), say),
      tableOr(
        headlines.indicatorsHeadline(data),
        figuresTable(data, brief),
        say,
        figuresNote(data, say),
      ),
      ...axes(data, brief),
    ],
    footer: footOf(data, say),
    logo: s.logo,
    session: s.session,
  };
  return mapTexts(deck, (text) => typography(plainText(text), data.lang));
}

/** A table, or its title said large where there is nothing to put in it. */
const tableOr = (title: string, { columns, rows }: Table, { s }: Say, note = ''): Slide =>
  rows.length > 0
    ? { kind: 'table', title, columns, rows, note, more: s.moreInWord }
    : { kind: 'statement', title, text: `${title}.` };

/** Rows that are read on one slide. */
const MOST_ROWS = { strip: 16, axe: 4 };

/** A list in as many parts of about the same length as slides it takes. */
function parted<T>(list: readonly T[], most: number): T[][] {
  const count = Math.ceil(list.length / most);
  const each = Math.ceil(list.length / Math.max(1, count));
  return Array.from({ length: count }, (_, at) => list.slice(at * each, (at + 1) * each));
}

/** Titles of slides that go on: which of how many. */
const nth = (title: string, at: number, of: number): string =>
  of > 1 ? `${title} (${at + 1}/${of})` : title;

function strips(data: Restitution, say: Say): Slide[] {
  const { s } = say;
  const title = headlines.stripHeadline(data, say);
  if (data.months.length === 0) return [{ kind: 'statement', title, text: `${title}.` }];
  return parted(data.subjects, MOST_ROWS.strip).map((subjects, at, { length }) => ({
    kind: 'strip',
    title: nth(title, at, length),
    columns: [
      s.column.axe,
      `${s.column.subject} ↓ · ${s.atMonthEnd} →`,
      s.startShort,
      ...data.months.map(say.monthLetter),
    ],
    rows: subjects.map((subject) => ({
      axe: subject.axe ? s.axe(subject.axe) : s.collectiveShort,
      label: tables.stripName(subject, say),
      trail: [subject.before.meteo, ...subject.trail].map((meteo) => meteo ?? 'silence'),
    })),
    legend: [
      ...meteos.map((meteo) => ({ sign: meteo, text: s.meteo[meteo].means })),
      ...(subjects.some(({ before, trail }) => before.meteo === null || trail.includes(null))
        ? [{ sign: 'silence' as const, text: s.column.noMeteo }]
        : []),
    ],
    description: tables.stripInWords({ ...data, subjects }, say),
  }));
}

function progress(data: Restitution, say: Say): Slide {
  const title = headlines.axesHeadline(data);
  const chart = axeChart(data, say, true);
  const { columns, rows } = tables.trendsTable(data, say);
  if (!chart) return { kind: 'table', title, columns, rows, more: say.s.moreInWord };
  const table = { columns, rows, more: say.s.moreInWord };
  return { kind: 'chart', title, chart, table, note: say.s.trendSays(...givenOf(data)) };
}

/** When it was validated, where it stands elsewhere today. */
const frozenNote = ({ validation, now }: RestitutionSubject, { s, shortDay }: Say): string =>
  validation?.since && validation.since.meteo !== now.meteo
    ? s.frozenOn(shortDay(validation.on))
    : '';

/** "Modèle accepté (6 nov.)". */
const datedFact = ({ text, on }: DatedText, { shortDay }: Say): string =>
  `${capital(text)} (${shortDay(on)})`;

function facts(data: Restitution, say: Say): Slide {
  const { s } = say;
  const rows = bestFacts(data, MOST_FACTS).map(({ subject, told }): BlockCell[] => [
    tables.meteoCell(subject.before.meteo, say),
    { ...tables.meteoCell(subject.now.meteo, say), strong: true, note: frozenNote(subject, say) },
    { text: named(subject), strong: true },
    datedFact(told, say),
    told.by?.organisation ?? '–',
  ]);
  const head = [
    ...[left(s.column.before, 2), left(s.column.now, 2), left(s.column.subject, 3.2)],
    ...[left(s.column.highlight, 4.6), left(s.column.source, 3.2)],
  ];
  return tableOr(headlines.factsHeadline(data), table(head, rows), say);
}

/** Axes by slide: those of a few fiches share one. */
const together = (all: readonly AxeSummary[]): AxeSummary[][] =>
  all.reduce<AxeSummary[][]>((made, sum) => {
    const joined = [...(made.at(-1) ?? []), sum];
    const fits = joined.flatMap(({ subjects }) => subjects).length <= MOST_ROWS.axe;
    return made.toSpliced(fits ? -1 : made.length, 1, fits ? joined : [sum]);
  }, []);

/** A slide an axe, or more where it has many fiches, or one for several that have few; those that nobody told of are on one. */
function axes(data: Restitution, say: Say): Slide[] {
  const { s } = say;
  const all = axeSummaries(data);
  const silent = all.filter(isUntold);
  const name = ({ axe }: AxeSummary) => tables.axeName(axe, say);
  const rows = silent.map((sum): BlockCell[] => [
    { text: name(sum), strong: true },
    sum.subjects.map(named).join(', '),
  ]);
  const told = all.filter((sum) => !isUntold(sum));
  return [
    ...together(told).flatMap((sums) => {
      const subjects = sums.flatMap((sum) => sum.subjects);
      const all = [...subjects.filter(waits), ...subjects.filter((one) => !waits(one))];
      const isShared = sums.length > 1;
      const called = sums.map((sum) => (isShared ? whose(sum.subjects[0], say) : name(sum)));
      const news = headlines.axeHeadline(data, summaryOf(null, all), say, isShared);
      return parted(all, MOST_ROWS.axe).map((subjects, at, { length }) =>
        axe(nth(called.join(', ') + s.colon + news, at, length), subjects, say, isShared),
      );
    }),
    ...(rows.length === 0
      ? []
      : [
          tableOr(
            headlines.untoldHeadline(data, silent),
            table([left(s.column.axe, 4), left(s.column.subjects, 8)], rows),
            say,
          ),
        ]),
  ];
}

/** What the committee is asked is looked at first. */
const waits = ({ arbitration }: RestitutionSubject): boolean => arbitration !== null;

/** How each fiche and action of an axe stands, its last fact, what blocks it, else what follows: more would not be read from a chair. */
function axe(
  title: string,
  subjects: readonly RestitutionSubject[],
  say: Say,
  isShared: boolean,
): Slide {
  const { s } = say;
  const told = (label: string, one: { text: string } | null): string[] =>
    one ? [`${label}${s.colon}${one.text}`] : [];
  const nextOf = (one: RestitutionSubject): string[] => {
    const asked = [...told(s.blocker, one.blocker), ...told(s.arbitration, one.arbitration)];
    return asked.length > 0 ? asked : told(s.nextStep, stepAhead(one));
  };
  const linesOf = (all: readonly string[]): string =>
    all.map((line) => (all.length > 1 ? POINT + line : line)).join('\n') || '–';
  const row = (one: RestitutionSubject): BlockCell[] => [
    { text: named(one), strong: true, ...(isShared && { note: whose(one, say) }) },
    tables.movedCell(one, say),
    linesOf(one.highlights.slice(-1).map((told) => datedFact(told, say))),
    linesOf(nextOf(one)),
  ];
  return {
    kind: 'table',
    title,
    columns: [
      ...[left(s.column.subject, 3.2), left(s.column.meteo, 3.4)],
      ...[left(s.column.highlight, 4.7), left(s.column.blockerOrNext, 4.7)],
    ],
    rows: subjects.map(row),
    waiting: subjects.filter(waits).length,
    more: s.moreInWord,
  };
}
