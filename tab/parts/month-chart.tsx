/** How many fiches stood under which météo at the end of each month: a stack of cells a month, and its table. */
import type { RestitutionPage } from '../../bot/pages/restitution.ts';
import { type Sign, signs } from '../../visual/meteo.ts';
import { meteoInks } from '../../visual/palette.ts';
import { usePageContext } from '../page-context.ts';
import { useNarrow } from '../use-narrow.ts';
import { SignPicture } from './meteo.tsx';

/** In units of the drawing; a rim of the ground parts two states. */
const size = { height: 272, rim: 2, foot: 20 };
/** A cell that is lower would cut its figure; the table says it. */
const LETTERS = 14;
/** Half of the ground shows through, light or dark: the figure on it is the text of the theme. */
const fillOf = (sign: Sign) => ({
  fill: meteoInks[sign],
  fillOpacity: 0.45,
  stroke: meteoInks[sign],
});
/** A column and what parts it from the next, as a page or a phone shows them. */
const columns = { wide: { column: 48, gap: 12 }, narrow: { column: 24, gap: 4 } };

export function MonthChart({ months }: Pick<RestitutionPage, 'months'>) {
  const { say, s } = usePageContext('restitution');
  /** What nobody ever had is neither drawn nor named. */
  const used = signs.filter((sign) => months.some(({ counts }) => counts[sign] > 0));
  const whole = Math.max(1, ...months.map(({ counts }) => sum(Object.values(counts))));
  const narrow = useNarrow();
  const { column, gap } = narrow ? columns.narrow : columns.wide;
  const width = months.length * (column + gap);
  const word = (sign: (typeof signs)[number]) =>
    sign === 'silence' ? say.noMeteo : say.meteo[sign];
  return (
    <figure className="figure-box">
      <figcaption>{s.months}</figcaption>
      <svg
        className="chart"
        role="img"
        aria-label={s.months}
        viewBox={`0 0 ${width} ${size.height + size.foot}`}
      >
        {months.map(({ month, counts }, at) => {
          const x = at * (column + gap);
          let foot = size.height;
          return (
            <g key={month}>
              {signs.map((sign) => {
                const height = (counts[sign] / whole) * size.height;
                foot -= height;
                if (height === 0) return null;
                return (
                  <g key={sign}>
                    <rect
                      x={x}
                      y={foot + size.rim}
                      width={column}
                      height={Math.max(1, height - size.rim)}
                      {...fillOf(sign)}
                    />
                    {height < LETTERS ? null : (
                      <text
                        x={x + column / 2}
                        y={foot + (height + size.rim) / 2 + 4}
                        textAnchor="middle"
                      >
                        {counts[sign]}
                      </text>
                    )}
                  </g>
                );
              })}
              <text x={x + column / 2} y={size.height + size.foot - 4} textAnchor="middle">
                {narrow ? say.monthLetter(month) : say.monthShort(month)}
              </text>
            </g>
          );
        })}
      </svg>
      <p className="legend small">
        {used.map((sign) => (
          <span key={sign} className="meteo">
            <SignPicture sign={sign} />
            {word(sign)}
          </span>
        ))}
      </p>
      <details>
        <summary>{s.monthsTable}</summary>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard */}
        <section className="scroll" aria-label={s.monthsTable} tabIndex={0}>
          <table>
            <thead>
              <tr>
                <th scope="col">{s.month}</th>
                {used.map((sign) => (
                  <th key={sign} scope="col">
                    {word(sign)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {months.map(({ month, counts }) => (
                <tr key={month}>
                  <th scope="row">{say.month(month)}</th>
                  {used.map((sign) => (
                    <td key={sign}>{counts[sign]}</td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      </details>
    </figure>
  );
}

const sum = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0);
