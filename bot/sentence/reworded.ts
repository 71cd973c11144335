/** A word of a text, with another in its place: its article goes with it. */
import { tokensOf } from '../language/tokens.ts';
import type { Span } from '../language/when/expression.ts';

/** A word that takes the place of another, each with the article it is said with. */
export interface Reworded {
  was: string;
  now: string;
  /** "La PMI", "le CD"; empty: "Epinay". */
  article: string;
}

/** "Le ", "de l’", "du ": a preposition and an article, in one word or two. */
const LEAD = /(?<!\p{L})(?:(de|à) )?(le |la |les |l['’])$|(?<!\p{L})(du|des|au|aux) $/iu;
const CONTRACTED: Readonly<Record<string, string>> = {
  'de le ': 'du ',
  'de les ': 'des ',
  'à le ': 'au ',
  'à les ': 'aux ',
};
const PREPOSITION: Readonly<Record<string, string>> = { du: 'de', des: 'de', au: 'à', aux: 'à' };

export const articleBefore = (text: string, at: number): string =>
  LEAD.exec(text.slice(0, at))?.[2] ?? '';

export function wordAt(text: string, word: string): Span | undefined {
  const said = tokensOf(word);
  const all = tokensOf(text);
  const at = all.findIndex((_, i) => said.every((one, j) => all[i + j]?.folded === one.folded));
  const [first, last] = [all[at], all[at + said.length - 1]];
  return said.length > 0 && first && last ? { start: first.start, end: last.end } : undefined;
}

/** "Pas la PMI, le CD": a text with the one in the place of the other, or the same. */
export function rewordedIn(text: string, { was, now, article }: Reworded): string {
  const at = wordAt(text, was);
  if (!at) return text;
  const lead = LEAD.exec(text.slice(0, at.start));
  const start = lead ? lead.index : at.start;
  return text.slice(0, start) + (lead ? leadOf(lead, article) : '') + now + text.slice(at.end);
}

/** What leads to the new word: the preposition that was there, and its own article. */
function leadOf([, apart, , joined = '']: RegExpExecArray, article: string): string {
  const preposition = apart ?? PREPOSITION[joined.toLowerCase()];
  const lead = preposition ? `${preposition} ${article}` : article;
  return CONTRACTED[lead.toLowerCase()] ?? lead;
}
