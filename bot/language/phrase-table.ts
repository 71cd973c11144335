/** Tables of expressions, as features write them: a sense, and its wordings after one another. */
import { LINKS, Phrases } from './phrases.ts';

/** "quitter, quitte, me retirer": the wordings of a list, without the spaces around them. */
export const wordingsOf = (list: string): string[] => list.split(',').map((one) => one.trim());

/** Expressions compared as written, articles inside them apart; the value is the sense. */
export function phraseTable<T extends string>(table: Readonly<Record<T, string>>): Phrases<T> {
  const made = new Phrases<T>(LINKS, { exact: true });
  for (const [sense, list] of Object.entries(table) as [T, string][])
    for (const wording of wordingsOf(list)) made.add(wording, sense);
  return made;
}
