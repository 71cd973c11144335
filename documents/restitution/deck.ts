/** The restitution as slides: eight that the committee goes through, then one for each axe. */
import { typography } from '../../cards/typography.ts';
import type { BlockCell } from '../blocks.ts';
import { mapTexts, plainText } from '../plain-text.ts';
import type { Deck, Slide } from '../slide.ts';
import { axeChart } from './charts.ts';
import { bestFacts } from './facts.ts';
import { type AxeSummary, axeSummaries, givenOf, stepAhead } from './figures.ts';
import * as headlines from './headlines.ts';
import { figuresTable, withoutFigure } from './indicator-tables.ts';
import { meteos, type Restitution, type RestitutionSubject } from './restitution.ts';
import { capital, closedOn, named, noticeOf, type Say, sayIn } from './say.ts';
import * as tables from './tables.ts';
import { tilesOf } from './tiles.ts';

/** Facts on the slide of what went well. */
const MOST_FACTS = 5;

export function restitutionDeck(data: Restitution): Deck {
  const say = sayIn(data.lang);
  const { s } = say;
  const { plan, period } = data;
  const [from, to] = [say.day(period.from), say.day(period.to)];
  const missing = withoutFigure(data, say);
  const deck: Deck = {
    lang: data.lang,
    title: `${s.title} – ${plan.title}`,
    slides: [
      {
        kind: 'cover',
        title: s.title,
        subtitle: plan.title,
        lines: [
          `${headlines.decisionsHeadline(data, say)}.`,
          s.period(from, to),
          s.closed(say.day(closedOn(data))),
          ...noticeOf(data),
        ],
      },
      {
        kind: 'glance',
        title: headlines.meteoHeadline(data),
        tiles: tilesOf(data, say),
        sentences: headlines.sentences(data, say),
        note: headlines.frozenHeadline(data, say),
      },
      strip(data, say),
      progress(data, say),
      facts(data, say),
      tableOr(headlines.blockersHeadline(data, say), tables.blockersTable(data, say), say),
      tableOr(headlines.decisionsHeadline(data, say), tables.decisionsTable(data, say), say),
      tableOr(
        headlines.indicatorsHeadline(data, say),
        figuresTable(data, say),
        say,
        missing === '' ? '' : s.withoutFigure(missing),
      ),
      ...axeSummaries(data).map((sum) => axe(data, sum, say)),
    ],
    footer: [s.slideFooter(plan.short, from, to, say.day(closedOn(data))), ...noticeOf(data)].join(
      ' – ',
    ),
    logo: s.logo,
  };
  return mapTexts(deck, (text) => typography(plainText(text), data.lang));
}

type Table = ReturnType<typeof tables.axesTable>;

/** A table, or its title said large where there is nothing to put in it. */
const tableOr = (title: string, { columns, rows }: Table, { s }: Say, note = ''): Slide =>
  rows.length > 0
    ? { kind: 'table', title, columns, rows, note, more: s.moreInWord }
    : { kind: 'statement', title, text: `${title}.` };

function strip(data: Restitution, say: Say): Slide {
  const { s } = say;
  const title = headlines.stripHeadline(data, say);
  const [first, last] = [data.months[0], data.months.at(-1)];
  if (!first || !last) return { kind: 'statement', title, text: `${title}.` };
  return {
    kind: 'strip',
    title,
    months: data.months.map(say.monthInitials),
    rows: data.subjects.map((subject) => ({
      label: tables.stripName(subject, say),
      trail: subject.trail.map((meteo) => meteo ?? 'silence'),
    })),
    legend: [
      ...meteos.map((meteo) => ({ sign: meteo, text: s.meteo[meteo].means })),
      { sign: 'silence', text: s.column.noMeteo },
    ],
    description: tables.stripInWords(data, say),
    more: s.moreInWord,
  };
}

function progress(data: Restitution, say: Say): Slide {
  const title = headlines.axesHeadline(data);
  const chart = axeChart(data, say);
  const { columns, rows } = tables.trendsTable(data, say);
  if (!chart) return { kind: 'table', title, columns, rows, more: say.s.moreInWord };
  const table = { columns, rows, more: say.s.moreInWord };
  return { kind: 'chart', title, chart, table, note: say.s.trendSays(...givenOf(data)) };
}

function facts(data: Restitution, say: Say): Slide {
  const { s } = say;
  const rows = bestFacts(data, MOST_FACTS).map(({ subject, told }): BlockCell[] => [
    subject.validation?.since?.meteo === subject.now.meteo
      ? tables.meteoCell(subject.now.meteo, say)
      : tables.nowCell(subject, say),
    { text: named(subject), strong: true },
    capital(told.text),
    [say.day(told.on), told.by?.organisation ?? ''].filter(Boolean).join('\n'),
  ]);
  const columns = [
    { title: s.column.meteo, share: 1.8 },
    { title: s.column.subject, share: 3.2 },
    { title: s.column.highlight, share: 4.8 },
    { title: s.column.source, share: 3.4 },
  ];
  const table: Table = { kind: 'table', caption: '', columns, rows };
  return tableOr(headlines.factsHeadline(data), table, say);
}

/** How each fiche and action of an axe stands, its last highlight, what blocks it or comes next. */
function axe(data: Restitution, sum: AxeSummary, say: Say): Slide {
  const { s } = say;
  const nextOf = (one: RestitutionSubject): string => {
    if (one.blocker) return `${s.blocker}${s.colon}${one.blocker.text}`;
    return capital(stepAhead(one)?.text ?? '–');
  };
  const row = (one: RestitutionSubject): BlockCell[] => {
    const last = one.highlights.at(-1);
    return [
      { text: named(one), strong: true },
      tables.meteoCell(one.before.meteo, say),
      tables.nowCell(one, say),
      say.percent(one.now.percent),
      last ? `${capital(last.text)} (${say.shortDay(last.on)})` : '–',
      nextOf(one),
    ];
  };
  return {
    kind: 'table',
    title: `${tables.axeName(sum.axe, say)}${s.colon}${headlines.axeHeadline(data, sum, say)}`,
    columns: [
      { title: s.column.subject, share: 3.6 },
      { title: s.column.before, share: 2.1 },
      { title: s.column.now, share: 2.1 },
      { title: s.column.percent, share: 1.1, align: 'right' },
      { title: s.column.lastHighlight, share: 4.2 },
      { title: s.column.blockerOrNext, share: 3.6 },
    ],
    rows: sum.subjects.map(row),
    more: s.moreInWord,
  };
}
