/** A fiche or an action in a list. */
import type { SubjectLine } from '../../bot/pages/plan.ts';
import { usePageContext } from '../page-context.ts';
import { hrefOf } from '../route.ts';
import { MeteoSign } from './meteo.tsx';

export function SubjectItem({ subject }: { subject: SubjectLine }) {
  const { say } = usePageContext();
  const { kind, name, title, pilots, meteo, percent, asOf, meeting, blocker, arbitration } =
    subject;
  const s = say.plan;
  const called = say.nice(say.subject.kind[kind](name));
  return (
    <li className="item">
      <div className="name">
        <a href={hrefOf('sujet', subject.id)}>{called}</a>
        {title === name ? null : <span>{say.nice(title)}</span>}
      </div>
      <MeteoSign meteo={meteo} percent={percent} />
      <dl className="facts">
        <div>
          <dt>{s.pilots}</dt>
          <dd>{say.nice(pilots) || s.noPilot}</dd>
        </div>
        <div>
          <dt>{s.asOf}</dt>
          <dd>{asOf ? say.shortDay(asOf) : s.never}</dd>
        </div>
        <div>
          <dt>{s.meeting}</dt>
          <dd>{meeting ? say.shortDay(meeting.date) : s.noMeeting}</dd>
        </div>
        {blocker ? (
          <div>
            <dt>{s.blocked}</dt>
            <dd>{say.nice(blocker)}</dd>
          </div>
        ) : null}
        {arbitration ? (
          <div>
            <dt>{s.arbitration}</dt>
            <dd>{say.nice(arbitration)}</dd>
          </div>
        ) : null}
      </dl>
    </li>
  );
}
