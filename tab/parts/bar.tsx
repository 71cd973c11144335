/** The bar of a share, framed; the percentage beside it says the same. */
import { inks } from '../../visual/palette.ts';
import { usePageContext } from '../page-context.ts';

const size = { width: 100, height: 8 };

export function Bar({ percent }: { percent: number | null }) {
  const { say } = usePageContext();
  if (percent === null) return <span className="bar" />;
  const full = Math.min(100, Math.max(0, percent));
  return (
    <span className="bar">
      <svg aria-hidden viewBox={`0 0 ${size.width} ${size.height}`} {...size}>
        <rect x={0} y={0} width={full} height={size.height} fill={inks.bar} />
        <rect x={0.5} y={0.5} width={99} height={7} fill="none" stroke={inks.bar} />
      </svg>
      <span>{say.percent(percent)}</span>
    </span>
  );
}
