import type { Word } from './words.ts';

/** Languages the bot speaks. French comes first: it is the language of the plan. */
export type Locale = 'fr' | 'en';

/** Words that only one of the two languages has. */
export interface LocaleClues {
  fr: ReadonlySet<string>;
  en: ReadonlySet<string>;
  /** Function words weigh more than nouns, which the two languages often share. */
  strong: Record<Locale, ReadonlySet<string>>;
}

/** The language of a text; the person's own language when the words do not tell. */
export function guessLocale(words: readonly Word[], clues: LocaleClues, fallback: Locale): Locale {
  let balance = 0;
  for (const { folded } of words) {
    if (clues.strong.fr.has(folded)) balance += 2;
    else if (clues.strong.en.has(folded)) balance -= 2;
    else if (clues.fr.has(folded)) balance += 1;
    else if (clues.en.has(folded)) balance -= 1;
  }
  return balance > 0 ? 'fr' : balance < 0 ? 'en' : fallback;
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
      en: minus(minus(empty.en, empty.fr), shared),
    },
  };
}
