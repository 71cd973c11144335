/**
 * Days that dialogues speak of, from the day on which they are played: `{{d1}}` … `{{d5}}` are Monday to Friday of the
 * first week without a public holiday that begins at least nine days ahead, `{{d6}}` … `{{d10}}` of the next one,
 * `{{p1}}` … `{{p3}}` the last working days, newest first, and `{{today}}`.
 */

const DAY_MS = 86_400_000;
const iso = (day: Date): string => day.toISOString().slice(0, 10);
const shifted = (day: Date, by: number): Date => new Date(day.getTime() + by * DAY_MS);

export type Days = ReadonlyMap<string, Date>;

/** @param isHoliday of a day, `YYYY-MM-DD` */
export function daysFrom(today: string, isHoliday: (day: string) => boolean): Days {
  const from = new Date(`${today}T00:00:00Z`);
  const days = new Map([['today', from]]);
  let monday = shifted(from, 9);
  while (monday.getUTCDay() !== 1) monday = shifted(monday, 1);
  for (let count = 0; count < 10; monday = shifted(monday, 7)) {
    const week = [0, 1, 2, 3, 4].map((by) => shifted(monday, by));
    if (week.some((day) => isHoliday(iso(day)))) continue;
    for (const day of week) days.set(`d${++count}`, day);
  }
  for (let count = 0, day = shifted(from, -1); count < 3; day = shifted(day, -1))
    if (day.getUTCDay() % 6 !== 0 && !isHoliday(iso(day))) days.set(`p${++count}`, day);
  return days;
}

const part = (day: Date, locale: string, options: Intl.DateTimeFormatOptions): string =>
  new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' }).format(day);
const french = (day: Date): string =>
  `${day.getUTCDate() === 1 ? '1er' : day.getUTCDate()} ${part(day, 'fr', { month: 'long' })}`;
const weekday = (day: Date): string => part(day, 'fr', { weekday: 'long' });

/** Ways of writing a day: `{{d2:dm}}`. */
const ways: Readonly<Record<string, (day: Date) => string>> = {
  '': (day) => `${weekday(day)} ${french(day)}`,
  dm: french,
  num: (day) => `${day.getUTCDate()}/${day.getUTCMonth() + 1}`,
  day: (day) => String(day.getUTCDate()),
  wd: weekday,
  month: (day) => part(day, 'fr', { month: 'long' }),
  year: (day) => String(day.getUTCFullYear()),
  full: (day) => `${weekday(day)} ${french(day)} ${day.getUTCFullYear()}`,
  en: (day) =>
    `${part(day, 'en', { weekday: 'long' })} ${day.getUTCDate()} ${part(day, 'en', { month: 'long' })}`,
};

export function dayNamed(name: string, days: Days): Date {
  const day = days.get(name);
  if (!day) throw new Error(`No day is called {{${name}}}`);
  return day;
}

/** A text with its days written out. */
export const withDays = (text: string, days: Days): string =>
  text.replace(/\{\{(\w+)(?::(\w+))?\}\}/g, (_, name: string, way = '') => {
    const write = ways[way as string];
    if (!write) throw new Error(`No way of writing a day is called ":${way}"`);
    return write(dayNamed(name, days));
  });

/** Every way in which a day may be written in a folded text. */
export function anyWriting(day: Date, fold: (text: string) => string): RegExp {
  const number = day.getUTCDate();
  const month = day.getUTCMonth() + 1;
  const names = [
    part(day, 'fr', { month: 'long' }),
    part(day, 'fr', { month: 'short' }),
    part(day, 'en', { month: 'long' }),
    part(day, 'en', { month: 'short' }),
  ].map((name) => fold(name).replace('.', ''));
  const any = `(?:${[...new Set(names)].join('|')})(?![a-z])`;
  return new RegExp(
    [
      `(?<!\\d)0?${number}(?:er)? (?:of )?${any}`,
      `(?<!\\d)0?${number}/0?${month}(?!\\d)`,
      `${any} 0?${number}(?!\\d)`,
      iso(day),
    ].join('|'),
  );
}
