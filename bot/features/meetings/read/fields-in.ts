/** Fields of a meeting that a sentence changes. */
import { later, minutesOf } from '../../../calendar/local-time.ts';
import { fold } from '../../../language/fold.ts';
import { tokensOf } from '../../../language/tokens.ts';
import type { Fields } from '../model/drafts.ts';
import { bare, isPointOf } from './placing.ts';
import type { MeetingReading } from './reading.ts';

/** What a sentence says, over what is known. A new start moves the end along, as long as before. */
export function fieldsIn(reading: MeetingReading, before: Fields): Fields {
  const { date, start = before.start, end, link, agenda, left } = reading;
  const isLong = before.start !== '' && before.end !== '';
  const points = before.agenda.split('\n');
  // "10 min c’est la durée de la présentation": of a point that is there, and not of the meeting.
  const timed =
    reading.minutes === undefined
      ? -1
      : points.findIndex((point) => tokensOf(point).some(({ folded }) => left.includes(folded)));
  const ofPoint =
    timed < 0
      ? before.agenda
      : points.with(timed, `${points[timed]}, ${reading.minutes} min`).join('\n');
  const minutes =
    (timed < 0 ? reading.minutes : undefined) ??
    (isLong ? minutesOf(before.end) - minutesOf(before.start) : undefined);
  return {
    ...before,
    date: date ?? before.date,
    start,
    end: end ?? (start !== '' && minutes !== undefined ? later(start, minutes) : before.end),
    title: reading.title ?? before.title,
    place: placeAfter(before.place, reading),
    link: link ?? before.link,
    agenda:
      agenda.length > 0 || reading.spot !== undefined
        ? agendaAfter(before.agenda, reading)
        : ofPoint,
  };
}

/** "Salle 12" after "Caf de Bobigny", or after "Caf de Bobigny, salle 3": a room of the same place. */
function placeAfter(
  before: string,
  { place = before, placeWas, isRoom, isBeside }: MeetingReading,
): string {
  // "Toujours au CRP", "toujours à Bobigny", of "CRP à Bobigny": the place that it has.
  const isPart = ` ${fold(before)} `.includes(` ${fold(place)} `);
  if (place !== '' && !isRoom && isPart) return before;
  // "Aussi en visio": there and from afar.
  if (isBeside && before !== '') return `${before} + ${place}`;
  // "C’est Joliot-Curie, pas Jean-Lolive": the rest of the place stays.
  const at = placeWas ? fold(before).indexOf(fold(placeWas)) : -1;
  if (placeWas && at >= 0) {
    // "La médiathèque Glarner, pas Persépolis", "pas Pantin, la mairie de Bondy": what both are is said once.
    const said = before.slice(0, at);
    const [kind = ''] = place.split(' ');
    const kindAt = kind === place ? -1 : fold(said).lastIndexOf(fold(kind));
    const ahead = kindAt < 0 ? said : said.slice(0, kindAt);
    const rest = before.slice(at + placeWas.length);
    // "La médiathèque à Bondy" says the town that "maison des parents de Bondy" had.
    const words = fold(rest).match(/[a-z0-9]{3,}/g) ?? [];
    // "La Caf de Rosny", for "mairie de Pantin": with a town of its own.
    const isWhole = at === 0 && place.includes(' ') && !placeWas.includes(' ');
    return (
      ahead + place + (isWhole || words.some((word) => fold(place).includes(word)) ? '' : rest)
    );
  }
  const kindOf = (part: string) => fold(part.trim()).split(' ')[0];
  const [building = '', ...parts] = before.split(',').map((part) => part.trim());
  const isSame = (part: string) => kindOf(part) === kindOf(place);
  const isOther = parts.some(isSame) && !place.includes(',');
  if (building === '' || isSame(building) || !(isRoom || isOther)) return place;
  return [building, ...parts.filter((part) => !isSame(part)), place].join(', ');
}

/** A point that is to go, or that another is to go before, and that is not there; a rank that nothing has is not named. */
export function missingPoint(
  { agenda, agendaBy, spot }: MeetingReading,
  before: Fields,
): string | undefined {
  const kept = before.agenda.split('\n').filter(Boolean);
  const isThere = (said: string) => kept.some((point) => isPointOf(point, said));
  if (typeof spot === 'string') return isThere(spot) ? undefined : spot;
  if (agendaBy !== 'remove') return undefined;
  const isGone = agenda.length > 0 || spot === undefined || kept.at(spot) !== undefined;
  return isGone ? agenda.find((said) => !isThere(said)) : '';
}

/** One point a line. A point that is taken away, or put first, may be said in part, or with a reason behind it. */
function agendaAfter(before: string, { agenda, agendaBy, spot = 0 }: MeetingReading): string {
  const kept = before.split('\n').filter(Boolean);
  const isSaid = (point: string, at: number) =>
    agenda.length > 0
      ? agenda.some((said) => isPointOf(point, said))
      : at === (spot === -1 ? kept.length - 1 : spot);
  const rest = kept.filter((point, at) => !isSaid(point, at));
  if (agendaBy === 'remove') return rest.join('\n');
  if (agendaBy === 'place') {
    const own = kept.filter(isSaid);
    const to = typeof spot === 'string' ? rest.findIndex((point) => isPointOf(point, spot)) : spot;
    return rest
      .toSpliced(to < 0 ? rest.length : to, 0, ...(own.length > 0 ? own : agenda))
      .join('\n');
  }
  if (agendaBy === 'add') {
    const fresh = agenda.filter((said) => !kept.some((point) => bare(point) === bare(said)));
    return [...kept, ...fresh].join('\n');
  }
  return agenda.join('\n');
}
