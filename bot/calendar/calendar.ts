/** Which days are free for everybody, and which for schools, by name. */
import type { Locale } from '../language/locale.ts';

export type LocalizedName = Record<Locale, string>;

/** School holidays, first and last day included. */
export interface SchoolBreak {
  name: LocalizedName;
  from: string;
  to: string;
}

export interface Calendar {
  /** The public holiday of a day (`YYYY-MM-DD`). */
  holiday: (date: string) => LocalizedName | undefined;
  /** The school holidays of a day; `unknown` when the file has no dates for that school year. */
  school: (date: string) => SchoolBreak | 'none' | 'unknown';
}
