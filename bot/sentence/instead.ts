/** A word that takes the place of another: "pas Bondy, Bobigny", "c’est Joliot-Curie et pas Jean-Lolive". */
import type { Span } from '../language/when/expression.ts';
import { longest } from './placed.ts';
import { conceptsOf, type Sentence } from './sentence.ts';

export interface Instead {
  was: Span;
  now: Span;
}

/** Longer names are sentences. */
const LONGEST_NAME = 80;
const SIGN = /[,;()\n:→=]|\s[-–—]\s|[.?!](?=\s|$)|\s[-–—]$/u;

/** What is said not to be, and what is instead; whether the first was ever said is for the caller to know. */
export function insteadIn(sentence: Sentence): Instead | undefined {
  const { text, tokens, typed, lexicon } = sentence;
  const leads = longest(conceptsOf(sentence, 'mais-celui'));
  const behind = (from: number): Span | undefined => {
    let at = from;
    const lead = () => leads.find((one) => one.at === at);
    while (
      at < tokens.length &&
      (lead() ||
        lexicon.light.has(tokens[at]?.folded ?? '') ||
        !/\p{L}|\d/u.test(tokens[at]?.folded ?? ''))
    )
      at += lead()?.length ?? 1;
    const start = typed[at]?.start;
    if (start === undefined) return undefined;
    const sign = SIGN.exec(text.slice(start))?.index ?? text.length;
    const next = leads.find((one) => one.at > at);
    const denied = longest(conceptsOf(sentence, 'nie-celui')).find((one) => one.at > at);
    const stops = [next, denied].map(
      (one) => typed[one?.at ?? tokens.length]?.start ?? text.length,
    );
    const end = Math.min(start + sign, ...stops);
    const name = text.slice(start, end).trimEnd();
    return name === '' || name.length > LONGEST_NAME
      ? undefined
      : { start, end: start + name.length };
  };
  const denial = longest(conceptsOf(sentence, 'nie-celui')).at(-1);
  if (!denial) return undefined;
  const was = behind(denial.at + denial.length);
  const isFirst = tokens.slice(0, denial.at).every(({ folded }) => lexicon.light.has(folded));
  const lead = leads.findLast(({ at }) => at < denial.at);
  const from = isFirst
    ? typed.findIndex(({ start }) => start >= (was?.end ?? text.length))
    : (lead?.at ?? 0);
  const now = was && from >= 0 ? behind(from) : undefined;
  return was && now ? { was, now } : undefined;
}
