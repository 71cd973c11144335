/** Météo and progress over time; the table beside them says the same in words. */
import type { PageMeteo, SubjectPage, UpdateStep } from '../../bot/pages/plan.ts';
import { inks, meteoInks } from '../../visual/palette.ts';
import { usePageContext } from '../page-context.ts';
import { useNarrow } from '../use-narrow.ts';

const levels: readonly PageMeteo[] = ['orage', 'nuage', 'couvert', 'soleil'];
/** Room at the left for the words of the météo, at the right for percentages. */
const size = { height: 200, left: 64, right: 56, top: 12, bottom: 24 };
/** As wide as a page or a phone shows it, so that its letters keep their size. */
const widths = { wide: 740, narrow: 340 };
/** Points between two percentages that do not touch. */
const NEAR = 9;
const inner = {
  foot: size.height - size.bottom,
  height: size.height - size.top - size.bottom,
};

const heightOf = (share: number): number => inner.foot - share * inner.height;
const levelOf = (meteo: PageMeteo): number => heightOf(levels.indexOf(meteo) / (levels.length - 1));

/** Where a day stands between the first one and today, up to the right end. */
function scale(from: string, today: string, right: number): (on: string) => number {
  const start = Date.parse(from);
  const span = Math.max(1, Date.parse(today) - start);
  return (on) => size.left + ((Date.parse(on) - start) / span) * (right - size.left);
}

/** The day half-way between two. */
const middleOf = (from: string, to: string): string =>
  new Date((Date.parse(from) + Date.parse(to)) / 2).toISOString().slice(0, 10);

export function ProgressChart({ steps, today }: { steps: UpdateStep[]; today: string }) {
  const { say } = usePageContext();
  const s = say.subject;
  const narrow = useNarrow();
  const width = narrow ? widths.narrow : widths.wide;
  const right = width - size.right;
  const told = steps.filter(({ meteo }) => meteo !== null);
  const measured = steps.filter(({ percent }) => percent !== null);
  const first = steps[0];
  if (!first || Math.max(told.length, measured.length) < 2) return null;
  const x = scale(first.on, today, right);
  const points = measured.map(
    ({ on, percent }) => [x(on), heightOf((percent ?? 0) / 100)] as const,
  );
  const [, end = inner.foot] = points.at(-1) ?? [];
  // What was said last stands until something else is.
  const line = [...points, [right, end]].map((point) => point.join());
  const last = measured.at(-1)?.percent ?? null;
  return (
    <figure className="figure-box">
      <svg
        className="chart"
        role="img"
        aria-label={s.chartSays(steps.length)}
        viewBox={`0 0 ${width} ${size.height}`}
      >
        {levels.map((meteo) => (
          <g key={meteo}>
            <line
              className="axis"
              x1={size.left}
              x2={right}
              y1={levelOf(meteo)}
              y2={levelOf(meteo)}
            />
            <text x={size.left - 8} y={levelOf(meteo) + 4} textAnchor="end">
              {say.meteo[meteo]}
            </text>
          </g>
        ))}
        {last === null ? null : (
          <text className="end" x={right + 8} y={end + 4}>
            {say.percent(last)}
          </text>
        )}
        {[0, 50, 100].map((percent) =>
          // Where it ends is said in the margin, in the place of what is too near.
          last !== null && Math.abs(percent - last) < NEAR ? null : (
            <text key={percent} x={right + 8} y={heightOf(percent / 100) + 4}>
              {say.percent(percent)}
            </text>
          ),
        )}
        {told.map(({ id, on, meteo }, at) => {
          const next = told[at + 1];
          const end = x(next?.on ?? today);
          const y = levelOf(meteo ?? 'couvert');
          return (
            <g key={id}>
              {next?.meteo ? (
                <line className="axis" x1={end} x2={end} y1={y} y2={levelOf(next.meteo)} />
              ) : null}
              <line
                x1={x(on)}
                x2={end}
                y1={y}
                y2={y}
                stroke={meteoInks[meteo ?? 'couvert']}
                strokeWidth={6}
              />
            </g>
          );
        })}
        <polyline points={line.join(' ')} fill="none" stroke={inks.bar} strokeWidth={2} />
        {narrow ? null : (
          <text x={(size.left + right) / 2} y={size.height - 6} textAnchor="middle">
            {say.shortDay(middleOf(first.on, today))}
          </text>
        )}
        <text x={size.left} y={size.height - 6}>
          {say.shortDay(first.on)}
        </text>
        <text x={right} y={size.height - 6} textAnchor="end">
          {say.shortDay(today)}
        </text>
      </svg>
      <figcaption className="quiet small">{s.chartHow}</figcaption>
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
