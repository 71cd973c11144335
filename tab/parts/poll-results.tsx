/** How a poll stands: a table, the best slot first. */
import type { SlotResult } from '../../bot/pages/polls.ts';
import { usePageContext } from '../page-context.ts';
import { choices } from './own-ballot.tsx';

export function Results({ slots }: { slots: SlotResult[] }) {
  const { say } = usePageContext();
  const s = say.polls;
  const ranked = slots.toSorted((a, b) => a.rank - b.rank);
  const reasons = slots.some(({ reason }) => reason !== '');
  return (
    <>
      <h2>{s.results}</h2>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard */}
      <section className="scroll" aria-label={s.results} tabIndex={0}>
        <table>
          <thead>
            <tr>
              <th scope="col">{s.rank}</th>
              <th scope="col">{s.slot}</th>
              {choices.map((choice) => (
                <th key={choice} scope="col">
                  {s.choice[choice]}
                </th>
              ))}
              {reasons ? <th scope="col">{s.reason}</th> : null}
            </tr>
          </thead>
          <tbody>
            {ranked.map((slot) => (
              <tr key={slot.id}>
                <td>{slot.rank}</td>
                <th scope="row">{slot.leads ? `${say.slot(slot)} (${s.best})` : say.slot(slot)}</th>
                <td>{slot.yes}</td>
                <td>{slot.maybe}</td>
                <td>{slot.no}</td>
                {reasons ? <td>{say.nice(slot.reason)}</td> : null}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </>
  );
}
