/** Above the page of a personal link: whose page it is, of which plan, and in whose name one answers. */
import { mark } from '../../visual/mark.ts';
import { brand } from '../../visual/palette.ts';
import { usePageContext } from '../page-context.ts';

export function LinkHead() {
  const { say, me } = usePageContext();
  // One's data, or how one is written to: nothing is answered there.
  const answers = !/^(?:donnees|courrier)/.test(me.link?.page ?? '');
  return (
    <header className="brand" style={{ background: brand.navy, borderColor: brand.thread }}>
      <svg aria-hidden width="40" height="40" viewBox="0 0 192 192">
        <path
          d={mark.path}
          fill="none"
          stroke={mark.thread}
          strokeWidth={mark.width}
          strokeLinecap="round"
        />
        {mark.points.map(([x, y]) => (
          <circle key={x} cx={x} cy={y} r={mark.radius} fill="#ffffff" />
        ))}
      </svg>
      <span>
        <strong>{me.plan ? `${say.app} – ${say.nice(me.plan)}` : say.app}</strong>
        <br />
        {(answers ? say.link.head : say.link.own)(say.nice(me.name))}
      </span>
    </header>
  );
}
