/** The senses of what an entry is found by. */
import { daySense, readDays } from '../language/dates.ts';
import type { Vocabulary } from '../language/vocabulary.ts';
import { cut } from '../language/words.ts';
import type { Entry } from './entry.ts';

/** By entry, its senses and how far each belongs to it; and every word of all, folded. */
export function readEntries(
  entries: readonly Entry[],
  vocabulary: Vocabulary,
): { senses: Map<string, number>[]; words: ReadonlySet<string> } {
  const words = new Set<string>();
  // The lines of a thing share the words of the thing.
  const read = new Map<string, string[]>();
  const sensesOf = (text: string): string[] => {
    const senses = read.get(text) ?? sensesIn(text, vocabulary, words);
    read.set(text, senses);
    return senses;
  };
  const senses = entries.map(({ index }) => {
    const own = new Map<string, number>();
    for (const [text, weight] of index)
      for (const sense of sensesOf(text)) own.set(sense, Math.max(weight, own.get(sense) ?? 0));
    return own;
  });
  return { senses, words };
}

function sensesIn(text: string, vocabulary: Vocabulary, known: Set<string>): string[] {
  const senses: string[] = [];
  const words = cut(text);
  for (const { folded, stem } of words) {
    if (!/\d/.test(folded)) known.add(folded);
    if (vocabulary.empty.fr.has(folded) || vocabulary.empty.en.has(folded)) continue;
    senses.push(`s:${stem}`);
  }
  for (const { value } of vocabulary.concepts.find(words)) senses.push(`c:${value}`);
  for (const { day, month } of readDays(words, vocabulary.usages))
    senses.push(daySense(day, month));
  return senses;
}
