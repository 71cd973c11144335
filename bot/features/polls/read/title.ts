/** What a poll is called: said as its title, or the words behind "sondage" that are neither its group nor its days. */
import { cut } from '../../../../cards/clean.ts';
import type { Span } from '../../../language/when/expression.ts';
import { isLight } from '../../../sentence/between.ts';
import { longest } from '../../../sentence/placed.ts';
import { conceptsOf, placeOf, type Sentence, spanIn } from '../../../sentence/sentence.ts';
import { titleSaid } from '../../../sentence/title.ts';

export const POLL_TITLE = 'sondage-titre';

const LONGEST = 120;
/** So much is looked at: a title with the small words around it is no longer. */
const LOOKED_AT = 2 * LONGEST;

/** @param taken where groups, days and what it is for stand */
export function titleOf(sentence: Sentence, taken: readonly Span[]): string | undefined {
  const said = titleSaid(sentence, POLL_TITLE);
  if (said) return cut(said.text, LONGEST);
  const poll = longest(conceptsOf(sentence, 'sondage'))[0];
  if (!poll) return undefined;
  const from = spanIn(sentence, poll).end;
  const colon = sentence.text.indexOf(':', from);
  const until = colon < 0 ? sentence.text.length : colon;
  const ends = taken.filter(({ start }) => start >= from && start < until);
  const [first = { start: until, end: until }, second = { start: until, end: until }] = ends;
  // Before the group, or behind it: "sondage pour le groupe carto réunion de rentrée mardi 15".
  const titles = [
    { start: from, end: first.start },
    { start: first.end, end: second.start },
  ].map((span) => titleIn(sentence, span));
  return titles.find((title) => title !== undefined);
}

function titleIn(sentence: Sentence, span: Span): string | undefined {
  if (span.end <= span.start) return undefined;
  const text = cut(sentence.text.slice(span.start, span.end), LOOKED_AT);
  const title = bare(bare(text, before), after);
  const start = span.start + text.indexOf(title);
  const says = namesSomething(sentence, { start, end: start + title.length });
  return says && title.length > 1 ? cut(title, LONGEST) : undefined;
}

/** "Sondage de dates", "pour trouver une date qui convienne à tous": words of any poll, that call none by a name. */
export function namesSomething(sentence: Sentence, span: Span): boolean {
  const { at, length } = placeOf(sentence, span);
  const own = sentence.concepts.filter(({ value }) => OF_POLLS.test(value));
  return !isLight(sentence, at, at + length, own);
}

/** Concepts that are about any poll, and call none by a name. */
const OF_POLLS = /^(?:sondage|demande-polie|vote-(?:que|pour|dit)|reunion$)/;

/** What stands before a title and is none of it, one piece: "de la", "pour les". */
const before =
  /^(?:[\s,.:–—-]|(?:de|du|des|pour|pr|sur|la|le|les|the|for|about|of|on|to)(?!\S)|[dl]['’])/iu;
/** What stands behind it, where the group or the day followed. */
const after =
  /(?:[\s,:?!(–—-]|(?<!\S)(?:de|du|des|pour|pr|sur|la|le|les|avec|auprès|the|for|with|of|and|et|to|[dl]['’]))$/iu;

/** Without these pieces, one after the other: each look costs the length of the text at most. */
function bare(text: string, piece: RegExp): string {
  let rest = text;
  for (let last = ''; last !== rest; ) {
    last = rest;
    rest = rest.replace(piece, '');
  }
  return rest;
}
