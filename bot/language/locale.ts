import { tokensOf } from './tokens.ts';
import type { Word } from './words.ts';

/** Languages the bot speaks. French comes first: it is the language of the plan. */
export type Locale = 'fr' | 'en';

/** Words in the language that is read; the French ones where there are no others. */
export const inLocale = <T extends string | undefined>(
  locale: Locale,
  fr: T,
  en: string | undefined,
): T | string => (locale === 'en' && en) || fr;

/** Words that only one of the two languages has. */
export interface LocaleClues {
  fr: ReadonlySet<string>;
  en: ReadonlySet<string>;
  /** Function words weigh more than nouns, which the two languages often share. */
  strong: Record<Locale, ReadonlySet<string>>;
}

/** A function word, or two others: one noun alone ("present") is too little to leave one's own language for. */
const CLEAR = 2;

/** The language of a text; the person's own language unless the words clearly tell another one. */
export function guessLocale(
  words: readonly Word[],
  clues: LocaleClues,
  fallback: Locale,
  { names, accented }: Written,
): Locale {
  let balance = 0;
  for (const { folded } of words) {
    if (names.has(folded)) continue;
    if (clues.strong.fr.has(folded)) balance += 2;
    else if (clues.strong.en.has(folded)) balance -= 2;
    else if (clues.fr.has(folded) || accented.has(folded)) balance += 1;
    else if (clues.en.has(folded)) balance -= 1;
  }
  return balance >= CLEAR ? 'fr' : balance <= -CLEAR ? 'en' : fallback;
}

/** What folded words no longer show, folded. */
interface Written {
  /** Written with a capital inside a sentence: somebody's name is of no language ("Will", "Rose May"). */
  names: ReadonlySet<string>;
  /** Written with an accent, which English has not: "présent" is no English word. */
  accented: ReadonlySet<string>;
}

export function writtenIn(text: string): Written {
  const names = new Set<string>();
  const small = new Set<string>();
  const accented = new Set<string>();
  let before: number | undefined;
  for (const { folded, start, end } of tokensOf(text)) {
    const word = text.slice(start, end).normalize('NFC');
    // Between it and the word before, no sentence ends.
    const isInside = before !== undefined && !/[.!?:\n]/.test(text.slice(before, start));
    before = end;
    if (isInside && /^\p{Lu}\p{Ll}/u.test(word)) names.add(folded);
    else {
      small.add(folded);
      if (/[à-ÿœ]/iu.test(word)) accented.add(folded);
    }
  }
  // Written both ways, it is a word: "Which meeting? Which group?".
  return { names: minus(names, small), accented };
}

const minus = (a: Iterable<string>, b: ReadonlySet<string>): Set<string> =>
  new Set([...a].filter((w) => !b.has(w)));

/** Builds the clues from function words and from the words of texts in each language. */
export function localeClues(
  empty: Record<Locale, ReadonlySet<string>>,
  texts: Record<Locale, ReadonlySet<string>>,
): LocaleClues {
  const shared = new Set([
    'a',
    'on',
    'plan',
    'me',
    'an',
    'or',
    'son',
    'but',
    'as',
    'tu',
    'y',
    'i',
    's',
    'd',
    'l',
    't',
    'c',
    'n',
    'm',
    'no',
  ]);
  return {
    fr: minus(texts.fr, texts.en),
    en: minus(texts.en, texts.fr),
    strong: {
      fr: minus(minus(empty.fr, empty.en), shared),
      // A greeting may be no more than that: "good evening".
      en: new Set([...minus(minus(empty.en, empty.fr), shared), 'good']),
    },
  };
}
