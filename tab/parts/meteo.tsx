/** The météo of a subject: a sign that needs no colour, and its word. */
import type { PageMeteo } from '../../bot/pages/plan.ts';
import { usePageContext } from '../page-context.ts';

const signs: Record<PageMeteo, string> = {
  soleil:
    'M10 6a4 4 0 1 0 0 8 4 4 0 0 0 0-8zM9.2 1h1.6v3H9.2zm0 15h1.6v3H9.2zM1 9.2h3v1.6H1zm15 0h3v1.6h-3zM3.1 4.2l1.1-1.1 2.1 2.1-1.1 1.1zm10.6 10.6 1.1-1.1 2.1 2.1-1.1 1.1zM3.1 15.8l2.1-2.1 1.1 1.1-2.1 2.1zM13.7 5.2l2.1-2.1 1.1 1.1-2.1 2.1z',
  couvert:
    'M6.2 1h1.6v2H6.2zM1.6 3.3l1.1-1.1 1.5 1.5-1.1 1.1zM1 7h2v1.6H1zm9.3-3.3 1.4-1.5 1.2 1.1-1.5 1.5zM7 4.4a3.4 3.4 0 0 0-3 5A3.9 3.9 0 0 0 5.5 17H15a3.5 3.5 0 0 0 .3-7 5 5 0 0 0-5-3.4A3.4 3.4 0 0 0 7 4.4zm-.4 4.5a2 2 0 0 1 2-2.9 5 5 0 0 0-2 2.9z',
  nuage: 'M5 16a4 4 0 0 1-.5-8A5.5 5.5 0 0 1 15 7.6 4.2 4.2 0 0 1 15 16z',
  orage:
    'M5 12a4 4 0 0 1-.5-8A5.5 5.5 0 0 1 15 3.6 4.2 4.2 0 0 1 15 12h-2l1-2h-4l-2 4h2.5L9 19l5-6.5h-1.6z',
};

export function MeteoSign({ meteo, percent }: { meteo: PageMeteo | null; percent: number | null }) {
  const { say } = usePageContext();
  return (
    <span className={`meteo ${meteo ?? 'none'}`}>
      {meteo ? (
        <svg aria-hidden width="20" height="20" viewBox="0 0 20 20" fill="currentColor">
          <path d={signs[meteo]} />
        </svg>
      ) : null}
      <span>
        {meteo ? say.meteo[meteo] : say.noMeteo}
        {percent === null ? '' : `, ${say.percent(percent)}`}
      </span>
    </span>
  );
}
