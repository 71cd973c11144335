/** The restitution in reading order, for Word and Markdown. */

import { typography } from '../../cards/typography.ts';
import type { Block, Chart, Paper } from '../blocks.ts';
import { mapTexts, plainText } from '../plain-text.ts';
import { axeChart, meteoChart } from './charts.ts';
import { type AxeSummary, axeSummaries, essentialOf, isSilent } from './figures.ts';
import { meteos, type Restitution, type RestitutionSubject } from './restitution.ts';
import { type Say, sayIn } from './say.ts';
import * as tables from './tables.ts';

/** Highlights of one subject in full text; the workbook has all of them. */
const MOST_HIGHLIGHTS = 10;

const heading = (level: 1 | 2 | 3, text: string): Block => ({ kind: 'heading', level, text });
const chapter = (text: string): Block => ({ kind: 'heading', level: 1, text, startsPage: true });
const paragraph = (text: string): Block => ({ kind: 'paragraph', text });
const labelled = (label: string, text: string, { s }: Say): Block => ({
  kind: 'paragraph',
  label: label + s.colon,
  text,
});
const quiet = (text: string): Block => ({ kind: 'paragraph', text, quiet: true });

/** A table, or the sentence that says there is nothing to put in it. */
const tableOr = (table: Table, nothing: string): Block =>
  table.rows.length > 0 ? bare(table) : paragraph(nothing);

type Table = Extract<Block, { kind: 'table' }>;
/** Below a heading that says what it holds. */
const bare = (table: Table): Table => ({ ...table, caption: '' });

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
      lines: [
        s.period(from, to),
        s.madeOn(say.day(data.madeOn)),
        s.startNote(plan.document, say.day(plan.date)),
      ],
      contents: s.contents,
    },
    blocks: [
      ...essential(data, say),
      ...synthesis(data, say),
      chapter(s.decide),
      tableOr(tables.toldTable('arbitration', data, say), s.decideNone),
      heading(1, s.blocked),
      tableOr(tables.toldTable('blocker', data, say), s.blockedNone),
      chapter(s.details),
      ...axeSummaries(data).flatMap((sum) => axe(sum, say)),
      chapter(s.indicators),
      tableOr(tables.indicatorsTable(data, say), s.indicatorsNone),
      ...meetings(data, say),
      heading(1, s.silent),
      tableOr(tables.silentTable(data, say), s.silentNone),
      heading(1, s.sources),
      ...(data.entries.length > 0
        ? [paragraph(s.sourcesSay), bare(tables.sourcesTable(data, say))]
        : [paragraph(s.sourcesNone)]),
    ],
    footer: { text: s.footer(plan.short, from, to), page: s.page, of: s.of },
  };
  return mapTexts(paper, (text) => typography(plainText(text), data.lang));
}

/** What a committee should remember, in figures. */
export function essentialItems(data: Restitution, { s }: Say): string[] {
  const sum = essentialOf(data);
  return [
    s.followed(sum.subjects),
    s.told(sum.told, sum.subjects),
    `${s.better(sum.better)}, ${s.worse(sum.worse)}, ${s.same(sum.same)}`,
    s.toDecide(sum.toDecide),
    s.blockers(sum.blocked),
    s.silentCount(sum.silent),
    s.validated(sum.validated),
    s.meetingsHeld(sum.meetings),
  ];
}

function essential(data: Restitution, say: Say): Block[] {
  const { s } = say;
  return [
    chapter(s.essential),
    { kind: 'list', items: essentialItems(data, say).map((text) => ({ text })) },
    labelled(
      s.legend,
      meteos.map((meteo) => `${say.meteo(meteo)}, ${s.meteo[meteo].means}`).join(s.and),
      say,
    ),
    heading(2, s.meteoOverTime),
    ...chartAnd(meteoChart(data, say), bare(tables.monthsTable(data, say))),
  ];
}

function synthesis(data: Restitution, say: Say): Block[] {
  const { s } = say;
  return [
    chapter(s.synthesis),
    ...data.axes.map(({ numero, title }) => labelled(s.axe(numero), title, say)),
    heading(2, s.progressByAxe),
    ...chartAnd(axeChart(data, say)),
    bare(tables.axesTable(data, say)),
    heading(2, `${s.column.before}, ${s.column.now.toLowerCase()}`),
    bare(tables.standingsTable(data, say)),
  ];
}

function axe({ axe: of, subjects }: AxeSummary, say: Say): Block[] {
  const title = of ? `${say.s.axe(of.numero)} – ${of.title}` : say.s.collective;
  return [heading(2, title), ...subjects.flatMap((subject) => subjectBlocks(subject, say))];
}

function subjectBlocks(subject: RestitutionSubject, say: Say): Block[] {
  const { s } = say;
  const { before, now, blocker, arbitration, nextStep } = subject;
  const told = (label: string, what: typeof blocker): Block[] =>
    what ? [labelled(label, `${what.text} (${say.source(what)})`, say)] : [];
  return [
    heading(3, `${subject.label} – ${subject.title}`),
    labelled(s.pilots, subject.pilots || s.noPilot, say),
    labelled(
      s.meteoNow,
      s.fromTo(say.standing(before), say.standing(now)) +
        (now.on ? ` (${s.since(say.day(now.on))})` : ''),
      say,
    ),
    ...validation(subject, say),
    ...subject.startingPoint.map((text) => labelled(s.startingPoint, text, say)),
    ...(isSilent(subject) ? [paragraph(s.noNews)] : []),
    ...highlights(subject, say),
    ...told(s.blocker, blocker),
    ...told(s.arbitration, arbitration),
    ...told(s.nextStep, nextStep),
  ];
}

function validation({ validation: valid }: RestitutionSubject, say: Say): Block[] {
  if (!valid) return [];
  const { s, day, voice } = say;
  const said = s.validatedBy(day(valid.on), valid.by ? voice(valid.by) : '');
  const later = valid.later > 0 ? `${s.and}${s.later(valid.later)}` : '';
  return [labelled(s.validation, said + later, say)];
}

function highlights({ highlights: all }: RestitutionSubject, say: Say): Block[] {
  if (all.length === 0) return [];
  const older = all.length - MOST_HIGHLIGHTS;
  const items = all
    .slice(-MOST_HIGHLIGHTS)
    .map((told) => ({ text: told.text, note: say.source(told) }));
  return [
    labelled(say.s.achieved, '', say),
    { kind: 'list', items },
    ...(older > 0 ? [quiet(say.s.moreInWorkbook(older))] : []),
  ];
}

function meetings(data: Restitution, say: Say): Block[] {
  const { s } = say;
  if (data.meetings.length === 0) return [heading(1, s.meetings), paragraph(s.meetingsNone)];
  const decided = data.meetings.filter((m) => m.decisions || m.nextSteps);
  return [
    chapter(s.meetings),
    bare(tables.meetingsTable(data, say)),
    heading(2, s.attendance),
    bare(tables.presencesTable(data, say)),
    ...(decided.length > 0 ? [heading(2, s.decisions)] : []),
    ...decided.flatMap((m) => [
      heading(3, `${m.title}, ${say.day(m.on)}`),
      ...(m.decisions ? [labelled(s.decisions, m.decisions, say)] : []),
      ...(m.nextSteps ? [labelled(s.nextSteps, m.nextSteps, say)] : []),
    ]),
  ];
}
