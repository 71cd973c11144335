/** Days on which an invented partnership works: neither weekends nor the public holidays of a fixed date. */
const HOLIDAYS = new Set(['01-01', '05-01', '05-08', '07-14', '08-15', '11-01', '11-11', '12-25']);

const DAY_MS = 86_400_000;

/** The day itself, `YYYY-MM-DD`, or the next one on which people work. */
export function workingDay(date: string): string {
  let at = Date.parse(`${date}T12:00:00Z`);
  const dayOf = () => new Date(at).toISOString().slice(0, 10);
  while ([0, 6].includes(new Date(at).getUTCDay()) || HOLIDAYS.has(dayOf().slice(5))) at += DAY_MS;
  return dayOf();
}
