/** The météo of a subject: the sign that everything shows, and its word. */
import type { PageMeteo } from '../../bot/pages/plan.ts';
import { type Sign, signParts } from '../../visual/meteo.ts';
import { usePageContext } from '../page-context.ts';

/** A sign alone: whoever shows it says its word beside it. */
export function SignPicture({ sign, size = 20 }: { sign: Sign; size?: number }) {
  return (
    <svg aria-hidden width={size} height={size} viewBox="0 0 24 24">
      {signParts[sign].map(({ path, ink }) => (
        <path key={path} d={path} fill={ink} />
      ))}
    </svg>
  );
}

export function MeteoSign({ meteo, percent }: { meteo: PageMeteo | null; percent: number | null }) {
  const { say } = usePageContext();
  return (
    <span className="meteo">
      <SignPicture sign={meteo ?? 'silence'} />
      <span>{say.state({ meteo, percent })}</span>
    </span>
  );
}
