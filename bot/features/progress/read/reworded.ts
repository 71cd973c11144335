/** A word of what was told, with another in its place: its article goes with it. */
import { fold, stem } from '../../../language/fold.ts';
import { tokensOf } from '../../../language/tokens.ts';
import type { Span } from '../../../language/when/expression.ts';
import type { Instead } from '../../../sentence/instead.ts';
import { type NumberWords, numeralAt } from '../../../sentence/numerals.ts';
import { longest } from '../../../sentence/placed.ts';
import { conceptsOf, type Sentence } from '../../../sentence/sentence.ts';

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

/** "Nadia n’est plus dans le coup, c’est Paul qui relance": who does it no more, and who does; whether it was said is for the caller. */
export function overtakenIn(sentence: Sentence): Instead[] {
  const { typed } = sentence;
  const [no] = conceptsOf(sentence, 'av-ne-plus');
  const lead = longest(conceptsOf(sentence, 'mais-celui')).findLast(
    ({ at }) => no && at >= no.at + no.length,
  );
  const ne = conceptsOf(sentence, 'nie-ne').find(({ at }) => no && at < no.at) ?? no;
  const [first, before] = [typed[0], typed[(ne?.at ?? 0) - 1]];
  const [from, end] = [typed[(lead?.at ?? 0) + (lead?.length ?? 0)], typed.at(-1)];
  return no && lead && no.at < MOST_OF_NAME && first && before && from && end
    ? [{ was: { ...first, end: before.end }, now: { ...from, end: end.end } }]
    : [];
}

const MOST_OF_NAME = 4;

/** "5/5", where "4 villes sur 5" was told: the same, counted anew; undefined where it is of something else. */
export function recountedBy(share: string, fact: string): string | undefined {
  const [, to, of] = /^(\d+)\/(\d+)$/.exec(share) ?? [];
  const counted = new RegExp(`\\d+(?=(?:\\s\\p{L}+){0,3}\\s?(?:sur|/)\\s?${of}(?!\\d))`, 'u');
  const told = to && fact.replace(counted, to);
  return told === fact ? undefined : told;
}

/** A number that takes the place of another in what was told: 12 for 14, before the same word. */
export interface Replaced {
  /** What it takes the place of; absent: whatever number stands before that word. */
  from?: number | undefined;
  to: number;
  /** The word behind it, as typed; empty when there is none. */
  noun: string;
}

/** A text with the number put right, or the same; `words`: numbers as they are said. */
export function replacedIn(text: string, { from, to, noun }: Replaced, words: NumberWords): string {
  const wanted = stem(fold(noun));
  const tokens = tokensOf(text);
  let put = '';
  let done = 0;
  for (let at = 0; at < tokens.length; at++) {
    const numeral = numeralAt(tokens, at, words);
    const [first, last] = [tokens[at], tokens[(numeral?.to ?? 0) - 1]];
    if (!numeral || !first || !last) continue;
    at = numeral.to - 1;
    const next = tokens[numeral.to];
    const isBeside = next && text.slice(last.end, next.start).trim() === '';
    const isShare = noun === '%' && /^\s*%/u.test(text.slice(last.end));
    const same = noun === '' || isShare || (isBeside && stem(next.folded) === wanted);
    const old = from === undefined ? noun !== '' : numeral.value === from;
    if (!same || !old) continue;
    put += text.slice(done, first.start) + String(to).replace('.', ',');
    done = last.end;
    if (noun === '' || isShare || !next) continue;
    put += text.slice(done, next.start) + noun;
    done = next.end;
  }
  return put + text.slice(done);
}
