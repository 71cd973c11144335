/** Météo month by month over the line of progress; the table below them says the same in words. */
import type { SubjectPage, UpdateStep } from '../../bot/pages/plan.ts';
import { inks } from '../../visual/palette.ts';
import { usePageContext } from '../page-context.ts';
import { useNarrow } from '../use-narrow.ts';
import { SignPicture } from './meteo.tsx';

const sign = 24;
/** Width of a month, as a page or a phone shows it, so that letters keep their size. */
const columns = { wide: 60, narrow: 24 };
/** Beside the line: its scale, and half of its last figure. */
const gutters = { left: 36, right: 8 };
/** Heights: the signs with the names of the months, then the line and what is above and below it. */
const size = { months: 44, label: 16, line: 128, foot: 8 };
/** Lines that are drawn behind it, in percent. */
const SCALE = [0, 50, 100];
/** Points of a line that says more than its two ends would. */
const LEAST_POINTS = 3;

export function ProgressChart({ steps, months }: { steps: UpdateStep[]; months: string[] }) {
  const { say, s } = usePageContext('subject');
  const narrow = useNarrow();
  const column = narrow ? columns.narrow : columns.wide;
  if (steps.length < 2) return null;
  const middle = (at: number): number => gutters.left + (at + 0.5) * column;
  const width = gutters.left + months.length * column + gutters.right;
  // What was said last stands until something else is.
  const stood = months.map((month) => steps.findLast(({ on }) => on.slice(0, 7) <= month));
  const points = stood.flatMap((end, at) =>
    end?.percent == null ? [] : [{ at, percent: end.percent }],
  );
  const ends = [...points.slice(0, 1), ...points.slice(-1)];
  const isDrawn = new Set(points.map(({ percent }) => percent)).size >= LEAST_POINTS;
  const foot = size.months + (isDrawn ? size.label + size.line + size.foot : 0);
  const heightOf = (percent: number): number => foot - size.foot - (percent / 100) * size.line;
  return (
    <figure className="figure-box">
      <svg
        className="chart"
        role="img"
        aria-label={s.chartSays(steps.length)}
        viewBox={`0 0 ${width} ${foot}`}
      >
        {months.map((month, at) => (
          <g key={month}>
            <g transform={`translate(${middle(at) - sign / 2})`}>
              <SignPicture sign={stood[at]?.meteo ?? 'silence'} size={sign} />
            </g>
            <text x={middle(at)} y={size.months - 4} textAnchor="middle">
              {narrow ? say.monthLetter(month) : say.monthShort(month)}
            </text>
          </g>
        ))}
        {isDrawn ? (
          <>
            {SCALE.map((percent) => (
              <g key={percent} className="scale">
                <line x1={gutters.left} x2={width} y1={heightOf(percent)} y2={heightOf(percent)} />
                <text x={gutters.left - 4} y={heightOf(percent) + 4} textAnchor="end">
                  {percent}
                </text>
              </g>
            ))}
            <polyline
              points={points
                .map(({ at, percent }) => `${middle(at)},${heightOf(percent)}`)
                .join(' ')}
              fill="none"
              stroke={inks.bar}
              strokeWidth={3}
            />
            {ends.map(({ at, percent }) => (
              <g key={at}>
                <circle cx={middle(at)} cy={heightOf(percent)} r={4} fill={inks.bar} />
                <text className="end" x={middle(at)} y={heightOf(percent) - 10} textAnchor="middle">
                  {say.percent(percent)}
                </text>
              </g>
            ))}
          </>
        ) : null}
      </svg>
      <figcaption className="quiet small">{isDrawn ? s.chartHow : s.chartMonths}</figcaption>
    </figure>
  );
}

const little = { width: 200, height: 48, rim: 4 };

/** One indicator: where it started, how it went, and where it is. */
export function SmallMultiple({ name, unit, values }: SubjectPage['indicators'][number]) {
  const { say, s } = usePageContext('subject');
  const [first, last] = [values[0], values.at(-1)];
  if (!first || !last) return null;
  const figure = unit ? say.percent : say.number;
  const all = values.map(({ value }) => value);
  const [least, most] = [Math.min(...all), Math.max(...all)];
  const from = Date.parse(first.on);
  const days = Math.max(1, Date.parse(last.on) - from);
  const points = values.map(({ value, on }) => ({
    x: little.rim + ((Date.parse(on) - from) / days) * (little.width - 2 * little.rim),
    y:
      little.height -
      little.rim -
      (most === least ? 0.5 : (value - least) / (most - least)) * (little.height - 2 * little.rim),
  }));
  const end = points.at(-1);
  return (
    <li className="card small-multiple">
      <h3>{say.capital(say.nice(name))}</h3>
      <p>
        <strong>{figure(last.value)}</strong>{' '}
        <span className="quiet">{`· ${say.shortDay(last.on)}`}</span>
      </p>
      {points.length > 1 && end ? (
        <svg
          aria-hidden
          preserveAspectRatio="xMinYMid"
          viewBox={`0 0 ${little.width} ${little.height}`}
        >
          <polyline
            points={points.map(({ x, y }) => `${x},${y}`).join(' ')}
            fill="none"
            stroke={inks.bar}
            strokeWidth={2}
          />
          <circle cx={end.x} cy={end.y} r={3.5} fill={inks.bar} />
        </svg>
      ) : null}
      {points.length > 1 ? (
        <p className="quiet small">{s.started(figure(first.value), say.shortDay(first.on))}</p>
      ) : null}
    </li>
  );
}
