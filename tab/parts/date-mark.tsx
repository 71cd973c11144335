/** A day as a block of three lines, beside what takes place on it; said once, whole, to who does not see it. */
import { dateBlock } from '../../visual/date-block.ts';
import { usePageContext } from '../page-context.ts';

export function DateMark({ date }: { date: string }) {
  const { say } = usePageContext();
  const { weekday, day, month } = dateBlock(date, say.lang);
  return (
    <span className="date">
      <span className="hidden">{say.day(date)}</span>
      <span aria-hidden>{weekday}</span>
      <strong aria-hidden>{day}</strong>
      <span aria-hidden>{month}</span>
    </span>
  );
}
