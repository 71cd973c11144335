/**
 * Typography of what is shown, by language: curly apostrophes, « » in French and “ ” in English for any quotes, one sign for three
 * dots, no-break spaces before double punctuation and inside « », in numbers, hours ("9 h 30") and before %; "1ᵉʳ". Addresses
 * are left as they are.
 */
const NARROW = '\u202f';
const NO_BREAK = '\u00a0';

const ADDRESS = /(https?:\/\/\S+|\S+@\S+)/;

/** Where there may be something to do: in few texts of a card. */
const CONCERNED = /['"«]|\.\.\.| [»;?!:%€]|\d \d|\dh|1er/;

export function typography(text: string, locale: 'fr' | 'en'): string {
  if (!CONCERNED.test(text)) return text;
  return text
    .split(ADDRESS)
    .map((part, i) => (i % 2 === 1 ? part : locale === 'fr' ? french(part) : english(part)))
    .join('');
}

const french = (text: string): string =>
  spaced(text.replace(QUOTED, '« $1 »').replace(NESTED, within))
    .replace(HOURS, (_, from: string, to?: string) =>
      [from, ...(to ? ['–', to] : [])].map(hour).join(NO_BREAK),
    )
    .replace(FIRST, '1ᵉʳ')
    .replace(/ ([;?!])/g, `${NARROW}$1`)
    .replace(/ ([:%€])/g, `${NO_BREAK}$1`)
    .replace(/(\d) (?=\d{3}(?!\d))/g, `$1${NARROW}`);

/** An hour, or two that are joined: "9h30", "14h–16h", or what was typed for it. */
const HOURS = /(?<![\p{L}\d])(\d{1,2}h(?:\d\d)?)(?: ?[–-] ?(\d{1,2}h(?:\d\d)?))?(?![\p{L}\d])/gu;
const hour = (glued: string): string =>
  glued.replace(/h(?=\d)/, `h${NO_BREAK}`).replace('h', `${NO_BREAK}h`);
const FIRST = /(?<![\p{L}\d])1er(?!\p{L})/gu;

const english = (text: string): string =>
  spaced(text.replace(QUOTED, '“$1”').replace(GUILLEMETS, '“$1”'));

/** What a French sentence quotes, said in English. */
const GUILLEMETS = /«\s?([^«»\n]*?)\s?»/g;

/** What a quotation quotes, in a line. */
const NESTED = /«((?:[^«»\n]|«[^«»\n]*»)*)»/g;
const within = (whole: string, inner: string): string =>
  inner.includes('«') ? `«${inner.replace(GUILLEMETS, '“$1”')}»` : whole;

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

/** Where no line ends: a day and its month. */
const MONTH = `(?:${MONTHS.map((name) => name.replace('.', '\\.')).join('|')})`;
const IN_DATE = new RegExp(`(?<=\\b(?:\\d{1,2}|1ᵉʳ)) (?=${MONTH}(?!\\p{L}))`, 'giu');

/** A short word and its number, but no year nor day; what is named by both, a share behind what it is of: "fiche 1.1", "GT Axe 5", "couvert, 56 %". */
const BEFORE_NUMBER = new RegExp(
  String.raw`(?<=(?<!\p{L})\p{L}{1,5}\.?) (?=\d(?!\d{3}(?!\d)))(?!(?:\d{1,2}|1ᵉʳ)[ \u00a0]${MONTH}(?!\p{L}))|(?<=\p{L},) (?=\d+[ \u00a0]%)|(?<=(?<!\p{L})\p{Lu}{2,4}) (?=\p{Lu}\p{L}{1,4}[ \u00a0]\d)`,
  'gu',
);

/** A number and what it counts, unless it is that of a word before it: "5 réponses", but no verb: "4 se dégradent". */
const COUNTED =
  /(?<=(?<![\d,.\u00a0])\d{1,3}) (?!s['’]|(?:se|sont|est|ont|a)(?!\p{L}))(?=\p{L}{1,8}(?!\p{L}))/gu;

/** The same when what it counts is two words: "1 si besoin". */
const COUNTED_ON = /(?<=\d\u00a0\p{L}{1,2}) (?=\p{L})/gu;

/** What parts two things of one line stays with the first of them: no line begins with it. */
const BEFORE_DOT = / (?=·)/g;

/** A word of one letter ends no line: "à décider"; nor do two short words between brackets: "(en tête)". */
const ALONE = /(?<=(?:^|[ \u00a0(])[àÀ]) (?=\p{L})|(?<=\(\p{L}{1,5}) (?=\p{L}{1,6}\))/gu;

/** The dash behind which a line would end: between two hours, before the pronoun of a verb ("a-t-il", "dites-le"). */
const NO_LINE_END =
  /(?<=\d:\d{2}|[h\d]\u00a0)[–-](?=\u00a0?\d)|(?<=\p{L})-(?=(?:t-)?(?:je|tu|ils?|elles?|on|[nv]ous|ce|moi|toi|l[ae]s?|leur|lui|y|en)(?![\p{L}-]))/gu;
const JOINER = '\u2060';

/** The text as it is laid out: what is read in one breath is in one line. */
export const heldTogether = (text: string): string =>
  /[\dàÀ(·-]/.test(text)
    ? [IN_DATE, BEFORE_NUMBER, COUNTED, COUNTED_ON, ALONE, BEFORE_DOT]
        .reduce((held, one) => held.replace(one, NO_BREAK), text)
        .replace(NO_LINE_END, `$&${JOINER}`)
    : text;

/** The same in words alone, for what is read aloud, searched or compared. */
export const looseAgain = (text: string): string =>
  text
    .replaceAll(JOINER, '')
    .replace(/(?<=[\p{L}\d,.–])\u00a0(?=[\p{L}\d–])|\u00a0(?=·)/gu, ' ')
    .replaceAll('1ᵉʳ', '1er');

/** What begins a line or a cell begins with a capital. */
export const capital = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1);
