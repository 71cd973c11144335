import { type CardMessage, card } from '../card.ts';
import { heldTogether } from '../typography.ts';
import template from './trend.json' with { type: 'json' };

/** What the card is given: a chart, and the table that says the same. Nothing was typed by a person. */
export interface TrendData {
  lang: 'fr' | 'en';
  headline: string;
  head: string[];
  rows: { cells: string[] }[];
  notes: string[];
  chart: { kind: 'line' | 'bar'; title: string; points: { x: string; y: number }[] };
}

/** A chart where Teams draws charts, and its table everywhere. */
export function trendCard(data: TrendData): CardMessage {
  const widths = widthsOf([data.head, ...data.rows.map(({ cells }) => cells)]);
  return card(template, {
    ...data,
    head: cellsOf(data.head, widths),
    rows: data.rows.map(({ cells }) => ({ cells: cellsOf(cells, widths) })),
    chart: chartOf(data),
  });
}

const cellsOf = (texts: readonly string[], widths: readonly number[]) =>
  texts.map((text, at) => ({ text, width: widths[at] ?? 1 }));

/** Columns are as wide as what is not parted in them: on a phone it would be cut in two otherwise. */
function widthsOf([head = [], ...rows]: readonly (readonly string[])[]): number[] {
  const longest = (text: string) =>
    Math.max(
      ...heldTogether(text)
        .split(' ')
        .map((word) => word.length),
    );
  return head.map((title, at) =>
    Math.max(longest(title), ...rows.map((cells) => longest(cells[at] ?? ''))),
  );
}

/**
 * `Chart.Line` and `Chart.VerticalBar` are Teams' own ("Charts in Adaptive Cards", Teams docs): a
 * client that does not know them drops them, and the table below says the same.
 */
function chartOf({ chart: { kind, title, points } }: Pick<TrendData, 'chart'>): object {
  const common = { title, fallback: 'drop' };
  return kind === 'line'
    ? { type: 'Chart.Line', ...common, data: [{ legend: title, values: points }] }
    : { type: 'Chart.VerticalBar', ...common, data: points };
}
