/** Public holidays of a country, with those of a part of it (Alsace-Moselle, outre-mer). */
import Holidays from 'date-holidays';
import type { Calendar, LocalizedName } from './calendar.ts';

/** Codes of ISO 3166, as the library `date-holidays` knows them: `FR`, then `67` or `RE`. */
export interface HolidayPlace {
  country: string;
  /** A département or an overseas territory whose holidays differ. */
  state?: string | undefined;
  region?: string | undefined;
}

/** Whether there are such places; the library answers nothing for one that it does not know. */
export const isHolidayPlace = ({ country, state }: HolidayPlace): boolean => {
  const known = new Holidays();
  return (
    Object.hasOwn(known.getCountries(), country) &&
    (state === undefined || Object.hasOwn(known.getStates(country) ?? {}, state))
  );
};

/** The public holiday of a day; a year is worked out once, when it is first asked for. */
export function publicHolidays({ country, state, region }: HolidayPlace): Calendar['holiday'] {
  const place = new Holidays({
    country,
    ...(state === undefined ? {} : { state }),
    ...(region === undefined ? {} : { region }),
  });
  const years = new Map<number, ReadonlyMap<string, LocalizedName>>();
  return (date) => {
    const year = Number(date.slice(0, 4));
    const known = years.get(year) ?? yearOf(place, year);
    years.set(year, known);
    return known.get(date);
  };
}

function yearOf(place: Holidays, year: number): ReadonlyMap<string, LocalizedName> {
  const english = new Map(
    place.getHolidays(year, 'en').map(({ date, name }) => [date.slice(0, 10), name]),
  );
  return new Map(
    place
      .getHolidays(year, 'fr')
      .filter(({ type }) => type === 'public')
      .map(({ date, name }) => {
        const day = date.slice(0, 10);
        return [day, { fr: name, en: english.get(day) ?? name }];
      }),
  );
}
