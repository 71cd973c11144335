import { Paragraph } from 'docx';
import { ChartRun } from 'docx/charts';
import type { Chart } from './blocks.ts';
import { black, ink } from './colors.ts';

/** As wide as the text, in pixels at 96 an inch. */
const width = 640;
/** A bar and the space around it. */
const barHeight = 34;

/** A chart that Word draws from its data, and says what it shows to a screen reader. */
export function wordChart(chart: Chart, keepNext: boolean): Paragraph {
  const { title, description, direction, categories, series, stacked, format, max } = chart;
  const bars = direction === 'bars';
  const height = bars ? 110 + categories.length * barHeight : stacked ? 300 : 245;
  return new Paragraph({
    keepNext,
    children: [
      new ChartRun({
        font: { name: 'Arial' },
        type: bars ? 'bar' : 'column',
        categories,
        series,
        dataLabels: { value: true, numberFormat: format, font: { color: stacked ? black : ink } },
        ...(stacked ? { stacking: 'stacked' as const } : {}),
        legend: series.length > 1 ? { position: 'bottom' } : false,
        // In Word the first bar is the lowest.
        categoryAxis: { reverseOrder: bars },
        // The labels say the values.
        valueAxis: {
          visible: false,
          gridlines: false,
          ...(max === undefined ? {} : { minimum: 0, maximum: max }),
        },
        transformation: { width, height },
        altText: { name: title, title, description },
      }),
    ],
  });
}
