/** The restitution in reading order, for Word and Markdown: one page that says the year, then the detail. */
import { typography } from '../../cards/typography.ts';
import type { Block, Chart, Paper } from '../blocks.ts';
import { mapTexts, plainText } from '../plain-text.ts';
import { annexes } from './annexes.ts';
import { bare, heading, labelled, paragraph, quiet, tableOr } from './block-makers.ts';
import { axeChart, meteoChart } from './charts.ts';
import { givenOf } from './figures.ts';
import * as headlines from './headlines.ts';
import { indicatorsTable, withoutFigure } from './indicator-tables.ts';
import { presencesTable } from './meeting-tables.ts';
import { meteos, type Restitution } from './restitution.ts';
import { closedOn, noticeOf, type Say, sayIn } from './say.ts';
import { endedSubjects, subjectsByAxe } from './subject-blocks.ts';
import * as tables from './tables.ts';
import { tilesOf } from './tiles.ts';

const chartAnd = (chart: Chart | undefined, ...blocks: Block[]): Block[] =>
  chart ? [{ kind: 'chart', chart }, ...blocks] : [];

export function restitutionPaper(data: Restitution): Paper {
  const say = sayIn(data.lang);
  const { s } = say;
  const { plan, period } = data;
  const [from, to] = [say.day(period.from), say.day(period.to)];
  const paper: Paper = {
    lang: data.lang,
    cover: {
      title: s.title,
      subtitle: plan.title,
      lines: [`${s.period(from, to)} – ${s.closed(say.day(closedOn(data)))}`, ...noticeOf(data)],
    },
    blocks: [
      ...onePage(data, say),
      { kind: 'contents', title: s.contents },
      heading(1, s.blocked),
      tableOr(tables.blockersTable(data, say), s.blockedNone),
      ...meteo(data, say),
      ...progress(data, say),
      heading(1, s.details),
      // A plan that was adopted after the period is no starting point of it.
      ...(plan.date <= period.to
        ? [paragraph(s.startNote(plan.document, say.day(plan.date)))]
        : []),
      ...subjectsByAxe(data, say),
      ...endedSubjects(data, say),
      heading(1, s.indicators),
      tableOr(indicatorsTable(data, say), s.indicatorsNone),
      ...missingFigures(data, say),
      heading(1, s.attendance),
      tableOr(presencesTable(data, say), s.meetingsNone),
      heading(1, s.silent),
      tableOr(tables.silentTable(data, say), s.silentNone),
      ...annexes(data, say),
    ],
    footer: {
      text: [s.footer(plan.short, from, to), ...noticeOf(data)].join(' – '),
      page: s.page,
      of: s.of,
    },
  };
  return mapTexts(paper, (text) => typography(plainText(text), data.lang));
}

/** Four counts, three sentences, and what is asked: what a director reads. */
function onePage(data: Restitution, say: Say): Block[] {
  const { s } = say;
  return [
    heading(1, s.onePage),
    { kind: 'tiles', tiles: tilesOf(data, say) },
    { kind: 'list', items: headlines.sentences(data, say).map((text) => ({ text })) },
    ...frozen(data, say),
    heading(1, s.decide),
    paragraph(`${headlines.decisionsHeadline(data, say)}.`),
    ...(data.subjects.some(({ arbitration }) => arbitration)
      ? [bare(tables.decisionsTable(data, say))]
      : []),
  ];
}

const missingFigures = (data: Restitution, say: Say): Block[] => {
  const names = withoutFigure(data, say);
  return names === '' ? [] : [quiet(say.s.withoutFigure(names))];
};

/** Why a count is not today's. */
function frozen(data: Restitution, say: Say): Block[] {
  const said = headlines.frozenHeadline(data, say);
  return said === '' ? [] : [quiet(said)];
}

/** What a committee should remember, as every document says it first. */
export function essentialItems(data: Restitution, say: Say): string[] {
  return [
    `${headlines.meteoHeadline(data)}.`,
    ...headlines.sentences(data, say),
    `${headlines.decisionsHeadline(data, say)}.`,
  ];
}

function meteo(data: Restitution, say: Say): Block[] {
  const { s } = say;
  return [
    heading(1, s.meteoOverTime),
    paragraph(`${headlines.stripHeadline(data, say)}.`),
    labelled(
      s.legend,
      meteos.map((one) => `${say.meteo(one)}, ${s.meteo[one].means}`).join(s.and),
      say,
    ),
    ...(data.months.length > 0 ? [bare(tables.stripTable(data, say))] : []),
    ...chartAnd(meteoChart(data, say), bare(tables.monthsTable(data, say))),
  ];
}

function progress(data: Restitution, say: Say): Block[] {
  const { s } = say;
  return [
    heading(1, s.progressByAxe),
    paragraph(`${headlines.axesHeadline(data)}. ${s.trendSays(...givenOf(data))}`),
    ...chartAnd(axeChart(data, say)),
    bare(tables.axesTable(data, say)),
    heading(2, `${s.column.before}, ${s.column.now.toLowerCase()}`),
    bare(tables.standingsTable(data, say)),
  ];
}
