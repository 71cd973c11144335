/** The plan in figures: how many stand how, and since the last quarter; a tile leaves its own in the list. */
import type { PageMeteo, PlanPage, SubjectLine } from '../../bot/pages/plan.ts';
import { deltaText } from '../../visual/delta.ts';
import { type Sign, signs } from '../../visual/meteo.ts';
import { usePageContext } from '../page-context.ts';
import { useNarrow } from '../use-narrow.ts';
import { Folded } from './folded.tsx';
import { SignPicture } from './meteo.tsx';

/** What a tile counts: a state, or what waits for somebody. */
export type Standing = Sign | 'stuck' | 'toDecide';

export const stands = (
  { meteo, asOf, blocker, arbitration }: SubjectLine,
  standing: Standing,
  today: string,
): boolean => {
  if (standing === 'stuck') return blocker !== null;
  if (standing === 'toDecide') return arbitration !== null;
  return standing === 'silence' ? asOf === null || asOf < quarterBefore(today) : meteo === standing;
};

/** Ninety days before: nobody who reads "il y a 6 mois" takes it for news. */
const quarterBefore = (day: string): string =>
  new Date(Date.parse(`${day}T12:00:00Z`) - 90 * 86_400_000).toISOString().slice(0, 10);

/** Where the last month of the last quarter stands among the months of the page; -1: before them. */
const lastQuarter = (months: readonly string[]): number => {
  const now = Number(months.at(-1)?.slice(5)) - 1;
  return months.length - 2 - (now % 3);
};

export function Tiles(props: {
  plan: PlanPage;
  chosen: Standing | '';
  choose: (standing: Standing | '') => void;
}) {
  const { plan, chosen, choose } = props;
  const { say, s } = usePageContext('plan');
  const { subjects, months } = plan;
  const narrow = useNarrow();
  const then = lastQuarter(months);
  const count = (standing: Standing) =>
    subjects.filter((one) => stands(one, standing, plan.today)).length;
  const before = (sign: Sign) => subjects.filter(({ past }) => past[then] === sign).length;
  const tile = (standing: Standing, word: string, delta?: number) => (
    <li key={standing}>
      <button
        type="button"
        className="tile"
        title={standing in say.meanings ? say.meanings[standing as PageMeteo] : undefined}
        aria-pressed={chosen === standing}
        onClick={() => choose(chosen === standing ? '' : standing)}
      >
        <span className="figure">
          {standing === 'stuck' || standing === 'toDecide' ? null : (
            <SignPicture sign={standing} size={32} />
          )}
          <strong>{count(standing)}</strong>
        </span>
        <span className="word">
          {word}{' '}
          {standing === 'silence' ? <span className="quiet wide">{s.silentSince}</span> : null}
          {delta === undefined ? null : (
            <span className="quiet">
              <span aria-hidden>{deltaText(delta)}</span>
              <span className="hidden">{s.moved(delta, say.month(months[then] ?? ''))}</span>
            </span>
          )}
        </span>
      </button>
    </li>
  );
  return (
    <section className="figures" aria-label={s.figures}>
      <ul className="tiles">
        {signs.map((sign) =>
          sign === 'silence' ? null : tile(sign, say.meteo[sign], count(sign) - before(sign)),
        )}
        {tile('stuck', s.stuckMany)}
        {tile('toDecide', s.toDecide)}
        {tile('silence', s.silent)}
      </ul>
      {narrow ? null : <HowToRead plan={plan} />}
    </section>
  );
}

/** What the figures say; on a phone it is the foot of the page that has it. */
export function HowToRead({ plan: { subjects, months } }: { plan: PlanPage }) {
  const { say, s } = usePageContext('plan');
  // What the committee counts otherwise.
  const frozen = subjects.flatMap(({ validated }) => validated ?? []);
  const days = [...new Set(frozen.map(({ on }) => say.dayMonth(on)))];
  return (
    <Folded title={s.read}>
      <p className="quiet small">
        {s.deltas(say.month(months[lastQuarter(months)] ?? ''))}{' '}
        {frozen.length > 0 ? s.validated(frozen.length, days) : null}
        {useNarrow() ? ` ${s.strip}` : null}
      </p>
    </Folded>
  );
}
