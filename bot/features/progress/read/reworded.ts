/** What was told, with a name, a count or a figure put right. */
import { fold, stem } from '../../../language/fold.ts';
import { tokensOf } from '../../../language/tokens.ts';
import type { Instead } from '../../../sentence/instead.ts';
import { type NumberWords, numeralAt } from '../../../sentence/numerals.ts';
import { longest } from '../../../sentence/placed.ts';
import { conceptsOf, type Sentence } from '../../../sentence/sentence.ts';

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
