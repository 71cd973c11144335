/** A fiche or an action on one line: where it stands, who leads it, and when it was told. */
import type { LineDays, SubjectLine } from '../../bot/pages/plan.ts';
import { usePageContext } from '../page-context.ts';
import { hrefOf } from '../route.ts';
import { useNarrow } from '../use-narrow.ts';
import { Bar } from './bar.tsx';
import { SignPicture } from './meteo.tsx';
import { Strip } from './strip.tsx';
import { stands } from './tiles.tsx';

export function SubjectItem({ subject, days }: { subject: SubjectLine; days: LineDays }) {
  const { say } = usePageContext();
  const { kind, name, title, short, axe, pilot, meteo, percent, asOf, blocker, arbitration, past } =
    subject;
  const s = say.plan;
  const word = meteo ? say.meteo[meteo] : asOf ? say.noMeteo : s.silent;
  const isSilent = asOf !== null && stands(subject, 'silence', days.today);
  const waits = [...(arbitration ? [s.toDecide] : []), ...(isSilent ? [s.silent] : [])].join(', ');
  return (
    <li className="item">
      <span className="sign" title={word}>
        <SignPicture sign={meteo ?? 'silence'} />
        <span className="hidden">{word}</span>
      </span>
      <span className="name">
        <a href={hrefOf('sujet', subject.id)} title={say.nice(title)}>
          {kind === 'fiche' ? `${say.nice(say.subject.kind.fiche(name))} – ` : null}
          {say.nice(short)}
        </a>
        {axe || kind === 'proposition' ? (
          <span className="quiet"> {axe ? s.axeOf(axe) : s.collectiveOne}</span>
        ) : null}
      </span>
      <span className="flag">
        {blocker ? <span className="stuck">{s.stuck}</span> : null}
        {blocker && waits ? <span className="hidden">, </span> : null}
        {waits}
      </span>
      <Bar percent={percent} />
      <Strip past={past} months={days.months} />
      <span className="pilot">{say.nice(pilot) || s.noPilot}</span>
      <span className="told-on">{asOf ? say.shortDay(asOf, days.today) : s.never}</span>
    </li>
  );
}

/** What the columns are, for who sees them; each line says its own to who does not. */
export function SubjectHeads({ months }: LineDays) {
  const { say } = usePageContext();
  const narrow = useNarrow();
  return (
    <div className="item heads" aria-hidden>
      <span className="first">{say.plan.what}</span>
      <span>{say.plan.follow}</span>
      <span>{say.subject.percent}</span>
      <span className="months">
        {months.map((month) => (
          <span key={month}>{narrow ? say.monthShort(month) : say.monthLetter(month)}</span>
        ))}
      </span>
      <span>{say.plan.pilots}</span>
      <span className="told-on">{say.plan.asOf}</span>
    </div>
  );
}
