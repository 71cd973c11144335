/** Météo month by month over the line of progress; the table below them says the same in words. */
import type { SubjectPage, UpdateStep } from '../../bot/pages/plan.ts';
import { inks } from '../../visual/palette.ts';
import { usePageContext } from '../page-context.ts';
import { useNarrow } from '../use-narrow.ts';
import { SignPicture } from './meteo.tsx';

const sign = 24;
/** Width of a month, as a page or a phone shows it, so that letters keep their size. */
const columns = { wide: 60, narrow: 26 };
/** Heights: the signs with the names of the months, then the line between its labels and its foot. */
const size = { months: 44, label: 22, line: 56 };
/** Points of a line that says more than its two ends would. */
const LEAST_POINTS = 3;

export function ProgressChart({ steps, months }: { steps: UpdateStep[]; months: string[] }) {
  const { say } = usePageContext();
  const s = say.subject;
  const narrow = useNarrow();
  const column = narrow ? columns.narrow : columns.wide;
  if (steps.length < 2) return null;
  const middle = (at: number): number => (at + 0.5) * column;
  // What was said last stands until something else is.
  const ends = months.map((month) => steps.findLast(({ on }) => on.slice(0, 7) <= month));
  const points = ends.flatMap((end, at) =>
    end?.percent == null ? [] : [{ at, percent: end.percent }],
  );
  const isDrawn = new Set(points.map(({ percent }) => percent)).size >= LEAST_POINTS;
  const foot = size.months + (isDrawn ? size.label + size.line : 0);
  const heightOf = (percent: number): number => foot - 4 - (percent / 100) * (size.line - 4);
  /** A phone has room for the ends only. */
  const isLabelled = (at: number): boolean =>
    at === 0 ||
    at === points.length - 1 ||
    (!narrow && points[at]?.percent !== points[at - 1]?.percent);
  return (
    <figure className="figure-box">
      <svg
        className="chart"
        role="img"
        aria-label={s.chartSays(steps.length)}
        viewBox={`0 0 ${months.length * column} ${foot}`}
      >
        {months.map((month, at) => (
          <g key={month}>
            <g transform={`translate(${middle(at) - sign / 2})`}>
              <SignPicture sign={ends[at]?.meteo ?? 'silence'} size={sign} />
            </g>
            <text x={middle(at)} y={size.months - 4} textAnchor="middle">
              {narrow ? say.monthLetter(month) : say.monthShort(month)}
            </text>
          </g>
        ))}
        {isDrawn ? (
          <polyline
            points={points.map(({ at, percent }) => `${middle(at)},${heightOf(percent)}`).join(' ')}
            fill="none"
            stroke={inks.bar}
            strokeWidth={2}
          />
        ) : null}
        {points.map(({ at, percent }, nth) =>
          isDrawn && isLabelled(nth) ? (
            <text key={at} x={middle(at)} y={heightOf(percent) - 8} textAnchor="middle">
              {say.percent(percent)}
            </text>
          ) : null,
        )}
      </svg>
      <figcaption className="quiet small">{isDrawn ? s.chartHow : s.chartMonths}</figcaption>
    </figure>
  );
}

const little = { width: 200, height: 48, rim: 4 };

/** One indicator: where it started, how it went, and where it is. */
export function SmallMultiple({ name, unit, values }: SubjectPage['indicators'][number]) {
  const { say } = usePageContext();
  const s = say.subject;
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
