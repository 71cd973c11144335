/** The restitution in reading order, for Word and Markdown: one page that says the year, then the detail. */
import { typography } from '../../cards/typography.ts';
import type { Block, Chart, Paper } from '../blocks.ts';
import { mapTexts, plainText } from '../plain-text.ts';
import { annexes } from './annexes.ts';
import { heading, labelled, paragraph, quiet, tableOr } from './block-makers.ts';
import { axeChart, meteoChart } from './charts.ts';
import { givenOf } from './figures.ts';
import * as headlines from './headlines.ts';
import { figuresNote, indicatorsTable } from './indicator-tables.ts';
import { presencesTable } from './meeting-tables.ts';
import { meteos, type Restitution } from './restitution.ts';
import { footOf, noticeOf, type Say, sayIn, spanOf } from './say.ts';
import { endedSubjects, subjectsByAxe } from './subject-blocks.ts';
import { left, table } from './table-makers.ts';
import * as tables from './tables.ts';
import { tilesOf } from './tiles.ts';

const charted = (chart: Chart | undefined, ...above: Block[]): Block[] =>
  chart ? [...above, { kind: 'chart', chart }] : [];

export function restitutionPaper(data: Restitution): Paper {
  const say = sayIn(data.lang);
  const { s } = say;
  const { plan, period } = data;
  const paper: Paper = {
    lang: data.lang,
    cover: {
      title: s.title,
      subtitle: plan.title,
      lines: [...spanOf(data, say), ...noticeOf(data)],
    },
    blocks: withAcronyms(data, say, [
      ...onePage(data, say),
      { kind: 'contents', title: s.contents },
      heading(1, s.blocked),
      tableOr(tables.blockersTable(data, say), s.blockedNone),
      ...meteo(data, say),
      ...progress(data, say),
      heading(1, s.silent),
      tableOr(tables.silentTable(data, say), s.silentNone),
      heading(1, s.details),
      // A plan that was adopted after the period is no starting point of it.
      ...(plan.date <= period.to
        ? [paragraph(s.startNote(plan.document, say.day(plan.date), say.day(period.from)))]
        : []),
      ...subjectsByAxe(data, say),
      ...endedSubjects(data, say),
      heading(1, s.indicators),
      tableOr(indicatorsTable(data, say), s.indicatorsNone),
      ...noteOr(figuresNote(data, say)),
      heading(1, s.attendance),
      tableOr(presencesTable(data, say), s.meetingsNone),
      ...annexes(data, say),
    ]),
    footer: { text: footOf(data, say), page: s.page, of: s.of },
  };
  return mapTexts(paper, (text) => typography(plainText(text), data.lang));
}

/** The document, and last what each acronym in it means. */
function withAcronyms({ plan }: Restitution, { s }: Say, blocks: Block[]): Block[] {
  const words = new Set(JSON.stringify(blocks).match(/[\p{L}\d]+/gu));
  const rows = plan.acronyms
    .filter(({ short }) => /\p{Lu}/u.test(short) && words.has(short))
    .toSorted((one, other) => one.short.localeCompare(other.short))
    .map(({ short, means }) => [{ text: short, strong: true }, means]);
  if (rows.length === 0) return blocks;
  const head = [left(s.column.acronym, 2.5), left(s.column.means, 13)];
  return [...blocks, heading(2, s.acronyms), table(head, rows)];
}

/** Four counts, three sentences, and what is asked: what a director reads. */
function onePage(data: Restitution, say: Say): Block[] {
  const { s } = say;
  return [
    heading(1, s.onePage),
    { kind: 'tiles', tiles: tilesOf(data, say) },
    { kind: 'list', items: headlines.sentences(data, say).map((text) => ({ text })) },
    // Why a count is not today's.
    ...noteOr(headlines.countsNote(data, say)),
    heading(1, s.decide),
    paragraph(`${headlines.decisionsHeadline(data, say)}.`),
    ...(data.subjects.some(({ arbitration }) => arbitration)
      ? [tables.decisionsTable(data, say)]
      : []),
  ];
}

const noteOr = (said: string): Block[] => (said === '' ? [] : [quiet(said)]);

/** What a committee should remember, as every document says it first. */
export function essentialItems(data: Restitution, say: Say): string[] {
  return [
    `${headlines.decisionsHeadline(data, say)}.`,
    `${headlines.meteoHeadline(data)}.`,
    ...headlines.sentences(data, say),
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
    ...(data.months.length > 0 ? [tables.stripTable(data, say)] : []),
    ...charted(meteoChart(data, say), heading(2, s.meteoCounts)),
  ];
}

function progress(data: Restitution, say: Say): Block[] {
  const { s } = say;
  return [
    heading(1, s.progressByAxe),
    paragraph(`${headlines.axesHeadline(data)}. ${s.trendSays(...givenOf(data))}`),
    ...charted(axeChart(data, say)),
    tables.axesTable(data, say),
  ];
}
