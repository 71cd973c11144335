/**
 * Typography of what is shown, by language: curly apostrophes, « » in French and “ ” in English for any quotes, one sign for three
 * dots, no-break spaces before double punctuation and inside « », in numbers and before %. Addresses are left as they are.
 */
const NARROW = '\u202f';
const NO_BREAK = '\u00a0';

const ADDRESS = /(https?:\/\/\S+|\S+@\S+)/;

/** Where there may be something to do: in few texts of a card. */
const CONCERNED = /['"«]|\.\.\.| [»;?!:%€]|\d \d/;

export function typography(text: string, locale: 'fr' | 'en'): string {
  if (!CONCERNED.test(text)) return text;
  return text
    .split(ADDRESS)
    .map((part, i) => (i % 2 === 1 ? part : locale === 'fr' ? french(part) : english(part)))
    .join('');
}

const french = (text: string): string =>
  spaced(text.replace(QUOTED, '« $1 »'))
    .replace(/ ([;?!])/g, `${NARROW}$1`)
    .replace(/ ([:%€])/g, `${NO_BREAK}$1`)
    .replace(/(\d) (?=\d{3}(?!\d))/g, `$1${NARROW}`);

const english = (text: string): string =>
  spaced(text.replace(QUOTED, '“$1”').replace(GUILLEMETS, '“$1”'));

/** What a French sentence quotes, said in English. */
const GUILLEMETS = /«\s?([^«»\n]*?)\s?»/g;

/** What stands between two straight quotes, in one line. */
const QUOTED = /"([^"\n]+)"/g;

const spaced = (text: string): string =>
  text
    .replace(/(?<!\.)\.{3}(?!\.)/g, '…')
    .replace(/(?<=[\p{L}\d])'(?=[\p{L}\d])/gu, '’')
    .replace(/« /g, `«${NO_BREAK}`)
    .replace(/ »/g, `${NO_BREAK}»`);

/** Names of months, whole and cut, as each language writes them. */
const MONTHS = ['fr', 'en'].flatMap((tag) =>
  (['long', 'short'] as const).flatMap((month) => {
    const format = new Intl.DateTimeFormat(tag, { month, timeZone: 'UTC' });
    return Array.from({ length: 12 }, (_, at) => format.format(Date.UTC(2026, at, 15)));
  }),
);

/** A day before its month, and what comes before a number such as 1.1: no line ends between them. */
const DAY_OF_MONTH = new RegExp(
  `(?<=\\b(?:\\d{1,2}|1er)) (?=(?:${MONTHS.map((name) => name.replace('.', '\\.')).join('|')})(?!\\p{L}))`,
  'giu',
);
const BEFORE_NUMBER = /(?<=\p{L}) (?=\d+\.\d)/gu;

/** The text as it is laid out: a day keeps its month, a number such as 1.1 the word before it. */
export const heldTogether = (text: string): string =>
  /\d/.test(text) ? text.replace(DAY_OF_MONTH, NO_BREAK).replace(BEFORE_NUMBER, NO_BREAK) : text;

/** The same in words alone, for what is read aloud, searched or compared. */
export const looseAgain = (text: string): string =>
  text.replace(/(?<=\d|\der)\u00a0(?=\p{L})|(?<=\p{L})\u00a0(?=\d+\.\d|\d{4}\b)/gu, ' ');
