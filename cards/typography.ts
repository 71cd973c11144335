/**
 * French typography for what is shown: curly apostrophes, no-break spaces before double
 * punctuation and inside « », in numbers and before %. Addresses are left as they are.
 */
const NARROW = '\u202f';
const NO_BREAK = '\u00a0';

const ADDRESS = /(https?:\/\/\S+|\S+@\S+)/;

/** Labels and sentences of the house come again with every card: the last ones are kept. */
const MOST_KEPT = 1_000;
const LONGEST_KEPT = 200;
const kept = { fr: new Map<string, string>(), en: new Map<string, string>() };

export function typography(text: string, locale: 'fr' | 'en'): string {
  const known = kept[locale].get(text);
  if (known !== undefined) return known;
  const made = composed(text, locale);
  if (text.length > LONGEST_KEPT) return made;
  if (kept[locale].size >= MOST_KEPT) kept[locale].clear();
  kept[locale].set(text, made);
  return made;
}

function composed(text: string, locale: 'fr' | 'en'): string {
  return text
    .split(ADDRESS)
    .map((part, i) => (i % 2 === 1 ? part : locale === 'fr' ? french(part) : english(part)))
    .join('');
}

const french = (text: string): string =>
  english(text)
    .replace(/ ([;?!])/g, `${NARROW}$1`)
    .replace(/ ([:%€])/g, `${NO_BREAK}$1`)
    .replace(/(\d) (?=\d{3}(?!\d))/g, `$1${NARROW}`);

const english = (text: string): string =>
  text
    .replace(/(?<=[\p{L}\d])'(?=[\p{L}\d])/gu, '’')
    .replace(/« /g, `«${NO_BREAK}`)
    .replace(/ »/g, `${NO_BREAK}»`);
