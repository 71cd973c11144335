/** What something is for: "à la mairie pour caler la suite". It is a title, and no part of a place. */
import type { Span } from '../language/when/expression.ts';
import { endsWith, opensWith } from './edges.ts';
import { conceptsOf, placeOf, type Sentence } from './sentence.ts';

/** Longer is no title. */
const LONGEST = 120;

/** Where a purpose ends: a sign, or a day, an hour, a group or a link behind it. */
const SIGN = /[.;:,!?\n](?=\s|$)/u;

export interface Purpose extends Span {
  text: string;
}

/**
 * What is said behind "pour", or "le but c’est", before an infinitive.
 * @param found days, hours, groups and links; "le forum du 30" holds its own day
 * @param mayOpen it may stand first: "pour caler la suite, le 8 ou le 10 ?"
 * @param leads what leads to it; "pour" may lead to why something is changed
 */
export function purposeIn(
  head: Sentence,
  found: readonly Span[],
  mayOpen = false,
  leads: readonly string[] = ['reunion-but', SAID],
): Purpose | undefined {
  const { text, tokens, typed, lexicon } = head;
  for (const lead of leads.flatMap((name) => conceptsOf(head, name))) {
    const next = lead.at + lead.length;
    const isFor = lexicon.grammar.isInfinitive(tokens[next]?.folded ?? '');
    if ((lead.at === 0 && !mayOpen && lead.value !== SAID) || !isFor) continue;
    const start = typed[lead.at]?.start ?? 0;
    const from = typed[next]?.start ?? start;
    const sign = SIGN.exec(text.slice(from));
    const ends = found.filter((one) => one.start > from && !isOf(head, one));
    const to = Math.min(
      from + (sign?.index ?? text.length),
      text.length,
      ...ends.map((one) => one.start),
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

/** The purpose that is called so: "le but c’est de valider la carte avec les communes", whatever its words are else. */
export const purposeSaid = (head: Sentence, when: readonly Span[]): Purpose | undefined =>
  purposeIn(head, when, true, [SAID]);

const SAID = 'reunion-but-dit';

/** "Le forum du 30 janvier": a day that tells which one, right behind its noun. */
function isOf(head: Sentence, span: Span): boolean {
  const { text, lexicon, typed, tokens } = head;
  const isDay = /^\D*\d/u.test(text.slice(span.start, span.end));
  const leads =
    opensWith(text.slice(span.start, span.end), lexicon, 'presence-de') ||
    endsWith(text.slice(Math.max(0, span.start - 5), span.start), lexicon, 'presence-de');
  const { at } = placeOf(head, span);
  const before = tokens[at - 1]?.folded ?? '';
  return isDay && leads && typed[at - 1] !== undefined && !lexicon.verb(before);
}
