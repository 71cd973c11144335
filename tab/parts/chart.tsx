/** Météo over time; the table beside it says the same in words. */
import type { PageMeteo, UpdateStep } from '../../bot/pages/plan.ts';
import { usePageContext } from '../page-context.ts';

const levels: readonly PageMeteo[] = ['orage', 'nuage', 'couvert', 'soleil'];
const size = { width: 480, height: 160, left: 64, right: 12, top: 12, bottom: 24 };

export function MeteoChart({ steps }: { steps: UpdateStep[] }) {
  const { say } = usePageContext();
  const told = steps.filter(({ meteo }) => meteo !== null);
  const first = told[0];
  const last = told.at(-1);
  if (!first || !last || told.length < 2) return null;
  const from = Date.parse(first.on);
  const span = Math.max(1, Date.parse(last.on) - from);
  const x = (on: string) =>
    size.left + ((Date.parse(on) - from) / span) * (size.width - size.left - size.right);
  const y = (meteo: PageMeteo) =>
    size.height -
    size.bottom -
    (levels.indexOf(meteo) / (levels.length - 1)) * (size.height - size.top - size.bottom);
  const points = told.map(({ on, meteo }) => ({ x: x(on), y: y(meteo ?? 'couvert') }));
  return (
    <svg
      className="chart"
      role="img"
      aria-label={say.subject.chartSays(points.length)}
      viewBox={`0 0 ${size.width} ${size.height}`}
    >
      {levels.map((meteo) => (
        <g key={meteo}>
          <line
            className="axis"
            x1={size.left}
            x2={size.width - size.right}
            y1={y(meteo)}
            y2={y(meteo)}
          />
          <text x={size.left - 8} y={y(meteo) + 4} textAnchor="end">
            {say.meteo[meteo]}
          </text>
        </g>
      ))}
      <polyline className="line" points={points.map((p) => `${p.x},${p.y}`).join(' ')} />
      {points.map((p, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: points of a curve never move
        <circle key={at} className="dot" cx={p.x} cy={p.y} r={3.5} />
      ))}
      <text x={size.left} y={size.height - 6}>
        {say.shortDay(first.on)}
      </text>
      <text x={size.width - size.right} y={size.height - 6} textAnchor="end">
        {say.shortDay(last.on)}
      </text>
    </svg>
  );
}
