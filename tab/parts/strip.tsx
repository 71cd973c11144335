/** The last months of a subject, one cell each; who does not see it hears what changed, and when. */
import type { PageMeteo } from '../../bot/pages/plan.ts';
import { strip, stripCells, stripWidth } from '../../visual/strip.ts';
import { usePageContext } from '../page-context.ts';

interface Past {
  past: (PageMeteo | null)[];
  months: string[];
}

export function Strip({ past, months }: Past) {
  const { say } = usePageContext();
  const changes = past.flatMap((state, at) =>
    state !== null && state !== past[at - 1]
      ? [say.plan.since(say.meteo[state], say.month(months[at] ?? ''))]
      : [],
  );
  return (
    <svg
      className="strip"
      role="img"
      aria-label={changes.length > 0 ? changes.join(', ') : say.plan.quietYear}
      viewBox={`0 0 ${stripWidth(months.length)} ${strip.height}`}
      preserveAspectRatio="none"
    >
      {stripCells(past).map(({ ink, isPale, ...cell }) => (
        <g key={cell.x} fill={ink} stroke={ink}>
          <rect {...cell} fillOpacity={isPale ? 0.25 : 1} />
          {isPale ? <rect {...cell} height={strip.edge} /> : null}
        </g>
      ))}
    </svg>
  );
}
