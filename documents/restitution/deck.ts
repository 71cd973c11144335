/** The restitution as slides for the committee: what matters first, then each axe. */
import { typography } from '../../cards/typography.ts';
import type { BlockCell } from '../blocks.ts';
import { mapTexts, plainText } from '../plain-text.ts';
import type { Deck, Slide } from '../slides.ts';
import { axeChart, meteoChart } from './charts.ts';
import { type AxeSummary, axeSummaries } from './figures.ts';
import { essentialItems } from './outline.ts';
import { meteos, type Restitution, type RestitutionSubject } from './restitution.ts';
import { type Say, sayIn } from './say.ts';
import * as tables from './tables.ts';

export function restitutionDeck(data: Restitution): Deck {
  const say = sayIn(data.lang);
  const { s } = say;
  const { plan, period } = data;
  const [from, to] = [say.day(period.from), say.day(period.to)];
  const deck: Deck = {
    lang: data.lang,
    title: `${s.title} – ${plan.title}`,
    slides: [
      {
        kind: 'cover',
        title: s.title,
        subtitle: plan.title,
        lines: [
          s.period(from, to),
          s.madeOn(say.day(data.madeOn)),
          s.startNote(plan.document, say.day(plan.date)),
        ],
      },
      { kind: 'list', title: s.essential, items: essentialItems(data, say) },
      ...charts(data, say),
      told('arbitration', s.decide, s.decideNone, data, say),
      told('blocker', s.blocked, s.blockedNone, data, say),
      ...axeSummaries(data).map((sum) => axe(sum, say)),
      tableOr(tables.indicatorsTable(data, say), s.indicatorsNone),
      tableOr(tables.presencesTable(data, say), s.meetingsNone),
      tableOr(tables.silentTable(data, say), s.silentNone),
      tableOr(tables.sourcesTable(data, say), s.sourcesNone),
    ],
    footer: s.footer(plan.short, from, to),
    continued: s.continued,
  };
  return mapTexts(deck, (text) => typography(plainText(text), data.lang));
}

type Table = ReturnType<typeof tables.axesTable>;

/** Each chart, then its numbers. */
function charts(data: Restitution, say: Say): Slide[] {
  const meteo = meteoChart(data, say);
  const byAxe = axeChart(data, say);
  const slideOf = ({ caption: title, columns, rows }: Table): Slide => ({
    kind: 'table',
    title,
    columns,
    rows,
  });
  const legend = meteos.map((m) => `${say.meteo(m)}${say.s.colon}${say.s.meteo[m].means}`);
  return [
    { kind: 'list', title: say.s.legend, items: legend },
    ...(meteo
      ? [
          { kind: 'chart' as const, title: meteo.title, chart: meteo },
          slideOf(tables.monthsTable(data, say)),
        ]
      : []),
    ...(byAxe ? [{ kind: 'chart' as const, title: byAxe.title, chart: byAxe }] : []),
    slideOf(tables.axesTable(data, say)),
  ];
}

const tableOr = ({ caption: title, columns, rows }: Table, nothing: string): Slide =>
  rows.length > 0
    ? { kind: 'table', title, columns, rows }
    : { kind: 'list', title, items: [nothing] };

const told = (
  what: 'arbitration' | 'blocker',
  title: string,
  nothing: string,
  data: Restitution,
  say: Say,
): Slide => ({ ...tableOr(tables.toldTable(what, data, say), nothing), title }) as Slide;

/** How each fiche and action of an axe stands, with its last highlight. */
function axe({ axe: of, subjects }: AxeSummary, say: Say): Slide {
  const { s } = say;
  const row = (one: RestitutionSubject): BlockCell[] => {
    const last = one.highlights.at(-1);
    return [
      `${one.label} – ${one.title}`,
      tables.meteoCell(one.before.meteo, say),
      tables.meteoCell(one.now.meteo, say),
      say.percent(one.now.percent),
      last ? `${last.text} (${say.shortDay(last.on)})` : '–',
      one.blocker?.text ?? '–',
    ];
  };
  return {
    kind: 'table',
    title: of ? `${s.axe(of.numero)} – ${of.title}` : s.collective,
    columns: [
      { title: s.column.subject, share: 4.6 },
      { title: s.column.before, share: 2.2 },
      { title: s.column.now, share: 2.2 },
      { title: s.column.percentNow, share: 1.1, align: 'right' },
      { title: s.column.lastHighlight, share: 4.6 },
      { title: s.column.blocker, share: 4 },
    ],
    rows: subjects.map(row),
  };
}
