/** Words of names: what two spellings of one have in common. */
import { tokensOf } from '../../../language/tokens.ts';

/** Said before a name, and no part of it. */
export const titles: ReadonlySet<string> = new Set(
  'm mr mme mlle dr madame monsieur mrs ms'.split(' '),
);

/** Words of a name, folded, as they follow one another. */
export const nameWords = (name: string): string[] =>
  tokensOf(name)
    .map((t) => t.folded)
    .filter((w) => !titles.has(w));

/** The words of a name by which two spellings of it are the same, in any order. */
export const nameKey = (text: string): string => nameWords(text).sort().join(' ');

/** "Karim", "benali karim": what is said of a name, when it says nothing else. */
export const isPartOf = (said: string, name: string): boolean => {
  const words = nameWords(name);
  return nameWords(said).every((word) => words.includes(word));
};

/** A first name and a name at least: one word may be many people's. */
export const isWholeName = (text: string): boolean => nameWords(text).length > 1;
