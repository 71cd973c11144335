/** What a meeting is for: "à la mairie pour caler la suite". It is its title, and no part of its place. */

import type { Span } from '../../../language/when/expression.ts';
import { conceptsOf } from '../../../sentence/sentence.ts';
import { type Heard, spanIn } from './heard.ts';

/** Longer is no title. */
const LONGEST = 120;

/** Where a purpose ends: a sign, or a day, an hour or a link behind it. */
const SIGN = /[.;:,!?\n](?=\s|$)/u;

export interface Purpose extends Span {
  text: string;
}

/** What is said behind "pour", before an infinitive. */
export function purposeIn({ head, when, link, group }: Heard): Purpose | undefined {
  const { text, tokens, typed, lexicon } = head;
  for (const lead of conceptsOf(head, 'reunion-but')) {
    const next = lead.at + lead.length;
    if (lead.at === 0 || !lexicon.grammar.isInfinitive(tokens[next]?.folded ?? '')) continue;
    const { start } = spanIn(head, lead);
    const from = typed[next]?.start ?? start;
    const sign = SIGN.exec(text.slice(from));
    const ends = [...when, ...(link ? [link] : []), ...(group ? [group] : [])];
    const to = Math.min(
      from + (sign?.index ?? text.length),
      text.length,
      ...ends.flatMap((one) => (one.start > from ? [one.start] : [])),
    );
    // "Pour caler la suite le jeudi 10": what leads to the day is no part of it.
    const own = typed.flatMap(({ start: at, end }, i) =>
      at >= from && end <= to ? [{ end, isLight: lexicon.light.has(tokens[i]?.folded ?? '') }] : [],
    );
    const isCut = ends.some(({ start: at }) => at === to);
    const last = isCut ? own.findLast(({ isLight }) => !isLight) : own.at(-1);
    if (!last || own.length < 2 || last.end - from > LONGEST) continue;
    return { start, end: last.end, text: text.slice(from, last.end) };
  }
  return undefined;
}
