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
