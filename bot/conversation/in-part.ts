/** "Ok pour Nadia", "oui sauf l’axe 4": a yes to a part of what was proposed, which is then said without the rest. */
import { fold } from '../language/fold.ts';
import { partsOf, sentencesOf } from '../sentence/clauses.ts';
import { insteadIn } from '../sentence/instead.ts';
import { overlap, type Placed } from '../sentence/placed.ts';
import { placeOf, type Sentence, typedOver } from '../sentence/sentence.ts';
import { putsRight } from '../sentence/superseded.ts';

/** What accepts ("… pour Hugo seulement"), and what leaves something out. */
const YES: ReadonlySet<string> = new Set(['oui', 'volontiers', 'borne-seul']);
const BUT: ReadonlySet<string> = new Set(['av-sauf', 'nie-celui']);
/** What kind of thing is named ("le gt 4"), by any of its words. */
const KIND: ReadonlySet<string> = new Set(['chose-proposee', 'gens-groupe', 'fiche', 'axe']);

/**
 * The sentences of an order that a yes keeps; where one sentence holds all, what is left out is taken back behind it.
 * Undefined when it is no such yes.
 */
export function inPart(sentence: Sentence, order: string): string | undefined {
  const { text, tokens, concepts, lexicon } = sentence;
  const isLight = (at: number) => lexicon.light.has(tokens[at]?.folded ?? '');
  const yes = concepts.find(
    ({ value, at }) => YES.has(value) && tokens.slice(0, at).every((_, i) => isLight(i)),
  );
  if (!yes || text.includes('?')) return undefined;
  const { named, rest } = namedIn(sentence, yes, order);
  if (named.length === 0) return undefined;
  const sentences = sentencesOf(order).map(({ start, end }) => order.slice(start, end));
  const says = (one: string, { words }: Named) => words.every(isWordOf(one));
  const wanted = named.filter(({ isOut }) => !isOut);
  const unwanted = named.filter(({ isOut }) => isOut);
  const kept = sentences.filter(
    (one) =>
      (wanted.length === 0 || wanted.some((part) => says(one, part))) &&
      !unwanted.some((part) => says(one, part)),
  );
  if (kept.length > 0) return [...kept, ...rest].join(' ');
  const [only, second] = sentences;
  return only && !second && unwanted.length > 0 && rest.length === 0
    ? `${only.replace(/\.$/, '')}. ${unwanted.map((part) => `Non, pas ${part.typed}`).join('. ')}`
    : undefined;
}

/** "Non pas Karim, Rachid": the order, with what puts it right behind the only one of its sentences that it may be of. */
export function putRight(sentence: Sentence, order: string): string | undefined {
  if (!putsRight(sentence)) return undefined;
  const gone = insteadIn(sentence).map(({ was }) => sentence.text.slice(was.start, was.end));
  const words = gone.flatMap((one) => fold(one).split(/[^a-z0-9.]+/));
  const sentences = sentencesOf(order).map(({ start, end }) => order.slice(start, end));
  const [own, other] = sentences.filter((one) => words.every(isWordOf(one)));
  if (own === undefined || other !== undefined) return undefined;
  return sentences
    .map((one) => (one === own ? `${one.replace(/\.$/, '')}, ${sentence.text}.` : one))
    .join(' ');
}

interface Named {
  words: readonly string[];
  typed: string;
  /** It is left out. */
  isOut: boolean;
}

/** What is named behind the yes, part by part, and what is said of something else behind it ("…, il pilote le lieu"). */
function namedIn(
  sentence: Sentence,
  yes: Placed<unknown>,
  order: string,
): { named: Named[]; rest: string[] } {
  const { text, typed, tokens, concepts, lexicon } = sentence;
  const from = typed[yes.at + yes.length]?.start ?? text.length;
  const isAside = (one: Placed<unknown>, which: ReadonlySet<string>) =>
    concepts.some((other) => which.has(other.value) && overlap(one, other));
  const isOf = isWordOf(order);
  const all: Named[] = [];
  let left: number | undefined;
  for (const { start, end } of partsOf(text.slice(from))) {
    const { at, length } = placeOf(sentence, { start: from + start, end: from + end });
    const words = tokens.flatMap((_, i) => {
      const one = { value: '', at: i, length: 1 };
      const folded = typed[i]?.folded ?? '';
      const isIn = at <= i && i < at + length;
      const isEmpty = lexicon.light.has(folded) || isAside(one, YES) || isAside(one, BUT);
      return isIn && !isEmpty && !(isAside(one, KIND) && !isOf(folded)) ? [{ folded, i }] : [];
    });
    const [first] = words;
    const last = words.at(-1);
    if (!first || !last) continue;
    if (!words.every(({ folded }) => isOf(folded)))
      return { named: all, rest: [text.slice(left ?? from + start)] };
    const isOut =
      concepts.some((one) => BUT.has(one.value) && one.at >= at && one.at < first.i) ||
      // "Omar n’est pas copilote".
      concepts.some(({ value, at: i }) => value === 'negation' && first.i < i && i < last.i) ||
      // "Sauf Paul et Nadia".
      (all.at(-1)?.isOut === true && !/\bpour\b/.test(fold(text.slice(from + start, from + end))));
    // "Omar n’est pas copilote, il pilote le lieu": of whom the rest is.
    left = isOut ? from + start : undefined;
    all.push({
      words: words.map(({ folded }) => folded),
      typed: typedOver(sentence, first.i, last.i - first.i + 1),
      isOut,
    });
  }
  return { named: all, rest: [] };
}

/** Whether a word is one of a text. */
function isWordOf(text: string): (word: string) => boolean {
  const words = new Set(
    fold(text)
      .split(/[^a-z0-9.]+/)
      .map((word) => word.replace(/\.$/, '')),
  );
  return (word) => words.has(word);
}
