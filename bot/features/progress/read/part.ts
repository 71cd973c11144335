/** Part of a sentence under reading: some of its tokens, and which of them something was made of. */

import type { Subject } from '../../../knowledge/subjects.ts';
import { oncePer } from '../../../language/once-per.ts';
import type { Token } from '../../../language/tokens.ts';
import { gap } from '../../../sentence/between.ts';
import type { NumberWords } from '../../../sentence/numerals.ts';
import { type Sentence, setOf } from '../../../sentence/sentence.ts';

/** First token, and the one behind the last. */
export interface Extent {
  from: number;
  to: number;
}

/** A fiche or an action that is named, and where. */
export interface SubjectMention {
  at: number;
  length: number;
  /** As the plan prints it; `unknown` is what was typed, when the plan has no such fiche. */
  fiche?: string;
  unknown?: string;
  action?: Subject;
  /** "Chez Omar": what they lead. */
  byName?: true;
}

export interface Part extends Extent {
  sentence: Sentence;
  /** Shared by the parts of a sentence. */
  used: Set<number>;
  numbers: NumberWords;
}

/** What of a part tells where to look. */
export type Within = Pick<Part, 'sentence' | 'from' | 'to'>;

export const wholeOf = (sentence: Sentence): Within => ({
  sentence,
  from: 0,
  to: sentence.tokens.length,
});

export const unread = (sentence: Sentence): Part => ({
  ...wholeOf(sentence),
  used: new Set(),
  numbers: new Map(),
});

/** Its tokens, by where they stand. */
export const placesIn = ({ from, to }: Extent): number[] =>
  Array.from({ length: Math.max(0, to - from) }, (_, i) => from + i);

export const use = ({ used }: Pick<Part, 'used'>, { from, to }: Extent): void => {
  for (let at = from; at < to; at++) used.add(at);
};

export const foldedAt = ({ sentence }: Pick<Part, 'sentence'>, at: number): string =>
  sentence.tokens[at]?.folded ?? '';

export const isWord = (token: Token | undefined): boolean => /^\p{L}/u.test(token?.folded ?? '');
export const isNumber = (token: Token | undefined): boolean => /^\d/.test(token?.folded ?? '');

/** "Signé" and "côté", as they are typed, are no "signe" and no "cote". */
export const isFiniteAt = ({ sentence }: Pick<Part, 'sentence'>, at: number): boolean => {
  const { text, typed, tokens, lexicon } = sentence;
  return (
    lexicon.grammar.isFinite(tokens[at]?.folded ?? '') &&
    !/[éÉ]e?s?$|[àÀ]$/.test(text.slice(0, typed[at]?.end))
  );
};

/** "La note": behind its article, what looks like a verb is a noun. */
export const isNoun = (part: Pick<Part, 'sentence'>, at: number): boolean =>
  spansOf(wholeOf(part.sentence), 'derriere-ordre').some(({ to }) => to === at) &&
  !part.sentence.lexicon.grammar.isInfinitive(foldedAt(part, at));

/** "On est à 5/5": a count of all there are, and no day. */
export const isShare = (part: Pick<Part, 'sentence'>, at: number): boolean =>
  /^\d+\/\d+$/.test(foldedAt(part, at)) && foldedAt(part, at - 1) === 'a';

/** What parts two clauses, between two tokens. */
export const STOP = /[,;!|…\n]|\.[\s"»)*_]|[-–—]\s|\/\s/u;

/** A colon, or what is typed for one. */
export const isColonBefore = ({ sentence }: Pick<Part, 'sentence'>, at: number): boolean =>
  at > 0 && at < sentence.tokens.length && /[:=→]|->/.test(gap(sentence, at, at));

const indexOf = oncePer((sentence: Sentence): ReadonlyMap<string, readonly Extent[]> => {
  const made = new Map<string, Extent[]>();
  for (const { value, at, length } of sentence.concepts) {
    const same = made.get(value) ?? [];
    made.set(value, same);
    same.push({ from: at, to: at + length });
  }
  return made;
});

const NONE: readonly Extent[] = [];

/** Where a concept is said within the part, in order; of expressions that hold one another, the longest. */
export function spansOf({ sentence, from, to }: Within, concept: string) {
  const all = indexOf(sentence).get(concept);
  const own = all?.filter((span) => span.from >= from && span.to <= to) ?? NONE;
  if (own.length < 2) return own;
  return own
    .filter((a) => !own.some((b) => holds(b, a) && b.to - b.from > a.to - a.from))
    .sort((a, b) => a.from - b.from);
}

const holds = (outer: Extent, inner: Extent): boolean =>
  inner.from >= outer.from && inner.to <= outer.to;

/** @param named concepts, or sets of them */
export const isSaid = (part: Within, ...named: readonly string[]): boolean =>
  named.some((name) => setOf(part.sentence, name).some((one) => spansOf(part, one).length > 0));

/** Tokens that concepts, or sets of them, stand over. */
export function covered(part: Within, ...named: readonly string[]): Set<number> {
  const used = new Set<number>();
  for (const name of named)
    for (const concept of setOf(part.sentence, name))
      for (const span of spansOf(part, concept)) use({ used }, span);
  return used;
}

/** Whether a negation stands within so many tokens before one, and denies nothing else: "pas signée donc bloqué". */
export const isDenied = (part: Part, at: number, within = 3): boolean =>
  spansOf(part, 'av-aucun').some(
    ({ from, to }) => from < at && at - to < within && !isTurned({ ...part, from: to, to: at }),
  );

/** A consequence, or a participle that takes no "de" behind it as in "pas eu de blocage". */
const isTurned = (between: Part): boolean =>
  isSaid(between, 'bord-liaison') ||
  placesIn(between).some(
    (at) =>
      between.sentence.lexicon.grammar.isParticiple(foldedAt(between, at)) &&
      !AUXILIARY.test(foldedAt(between, at)) &&
      !/^(?:de|d|du|des)$/.test(foldedAt(between, at + 1)),
  );

/** Whether only words that lead up stand between the start of the part and a token; `leading`: their set. */
export const isHead = (part: Within & Partial<Part>, at: number, leading = 'av-tete'): boolean =>
  leftIn({ ...part, to: at }, covered(part, leading)).length === 0;

/** The clause around a token. */
export function clauseAt(sentence: Sentence, at: number): Within {
  const isStop = (i: number) => STOP.test(gap(sentence, i, i));
  let [from, to] = [at, at + 1];
  while (from > 0 && !isStop(from)) from--;
  while (to < sentence.tokens.length && !isStop(to)) to++;
  return { sentence, from, to };
}

/** Words and figures of which nothing was made, light ones apart. */
export const leftIn = (
  { sentence: { tokens }, from, to, used }: Within & Partial<Part>,
  light: ReadonlySet<number>,
): number[] =>
  placesIn({ from, to }).filter(
    (at) => !used?.has(at) && !light.has(at) && (isWord(tokens[at]) || isNumber(tokens[at])),
  );

const OPEN = '([{«“';
const SHUT = ')]}»”';

/** The words of an extent as typed, with the bracket that closes what was opened in it. */
export function slice({ sentence: { text, typed } }: Pick<Part, 'sentence'>, span: Extent): string {
  const [first, last] = [typed[span.from], typed[span.to - 1]];
  if (!first || !last || span.to <= span.from) return '';
  let start = text[first.start - 1] === '@' ? first.start - 1 : first.start;
  let end = last.end;
  let open = 0;
  for (const sign of text.slice(start, end))
    if (OPEN.includes(sign)) open += 1;
    // "« À lancer » à « en cours »": what was opened before it stays.
    else if (SHUT.includes(sign) && open-- === 0) {
      open = 0;
      start = Math.max(...[...OPEN].map((one) => text.lastIndexOf(one, start)), 0);
    }
  for (let at = end; open > 0 && at < text.length && !/[\p{L}\d\n]/u.test(text[at] ?? ''); at++)
    if (SHUT.includes(text[at] ?? '')) {
      open -= 1;
      end = at + 1;
    }
  return text.slice(start, end).trim();
}

const AUXILIARY = /^(?:ai|a|ont|avons|ete|est|sont|has|have|been|was)$/;

/** "A choisi", "s'est bien passée": what is done. */
export const isPast = ({ sentence: { tokens, lexicon } }: Within, at: number): boolean =>
  lexicon.grammar.isParticiple(tokens[at]?.folded ?? '') &&
  tokens.slice(Math.max(0, at - 2), at).some(({ folded }) => AUXILIARY.test(folded));

/** What is left of an extent once words that lead up, and fields, are taken away around it. */
export function trimmed(part: Part, span: Extent, light = covered(part, 'av-appui')): Extent {
  let { from, to } = span;
  const goes = (at: number) => {
    const token = part.sentence.tokens[at];
    return part.used.has(at) || light.has(at) || !(isWord(token) || isNumber(token));
  };
  while (from < to && goes(from)) from++;
  // "S’est bien passée": the verb of what is told is no word around.
  while (to > from && goes(to - 1) && foldedAt(part, to - 1) !== '%' && !isPast(part, to - 1)) to--;
  return { from, to };
}

/** The same, with the article or the subject that opens it: "le recrutement est bloqué", "on a ouvert". */
export function opened(part: Part, { from, to }: Extent): Extent {
  // "On a enfin trouvé": who did it, and that it is done.
  const we = spansOf(part, 'av-sujet').find(
    (span) => span.to < from && from - span.to < 3 && !part.used.has(span.from),
  );
  const isDone = part.sentence.lexicon.grammar.isParticiple(foldedAt(part, from));
  if (we && isDone && covered(part, 'av-a-fait').has(we.to)) return { from: we.from, to };
  const opens =
    spansOf(part, 'av-sujet').some((span) => span.to === from) ||
    /^(?:la|le|les|l|the|un|une|des|en)$/.test(foldedAt(part, from - 1)) ||
    // "Ça fait trois semaines".
    (isFiniteAt(part, from) && spansOf(part, 'sujet').some((span) => span.to === from));
  const isFree = from > part.from && !part.used.has(from - 1);
  return { from: opens && isFree ? from - 1 : from, to };
}
