/** The last order said again, with what is put right of it: "c’était Zoé", behind "nomme Léa pilote de la fiche 5". */
import type { Mention } from '../contract/feature.ts';
import { fold } from '../language/fold.ts';
import type { Span } from '../language/when/expression.ts';
import { endOf, isLight, isParted } from '../sentence/between.ts';
import { insteadIn } from '../sentence/instead.ts';
import { isOver } from '../sentence/placed.ts';
import { LIGHT_BESIDE } from '../sentence/reproach.ts';
import { articleBefore, rewordedIn, wordAt } from '../sentence/reworded.ts';
import { placeOf, placesOf, type Sentence, says } from '../sentence/sentence.ts';
import type { NamedText } from './ellipsis.ts';

export interface SaidRight {
  text: string;
  /** Whether it says which word of the order is no more: "pas Léa". */
  isPaired: boolean;
  /** Whether what is no more is named beside what takes its place: "karim non c’était camille". */
  isNamed: boolean;
  /** Words that are neither of the order nor of a correction. */
  left: readonly string[];
}

interface Edit extends Span {
  /** The order with the one in the place of the other, what stands behind being put already. */
  put: (order: string) => string;
  /** What of the correction says so. */
  said: readonly Span[];
}

const putAt =
  ({ start, end }: Span, one: string) =>
  (order: string): string =>
    order.slice(0, start) + one + order.slice(end);

/** What a message says of the order before it. */
export interface SaidOfOrder {
  /** The order. */
  text: string;
  right: SaidRight | undefined;
  /** Whether it says what was meant: "je parlais de la 5". */
  isMeant: boolean;
  /** Whether it denies a word of the order: "j’ai pas dit bloquée". */
  isDenied: boolean;
}

export const saidOfOrder = (now: NamedText, before: NamedText): SaidOfOrder => ({
  text: before.utterance.text,
  right: saidRight(now, before),
  isMeant: says(now.sentence, 'reproche-visait'),
  isDenied: denies(now, before.sentence),
});

/** "Nuages" and "nuageux": so much of a word tells its family. */
const FAMILY = 5;

/** "C’est pas bloqué", "je n’ai jamais parlé de nuages"; "ne retire pas Zoé" denies what is done to somebody. */
function denies({ sentence, named }: NamedText, { tokens: said }: Sentence): boolean {
  const { tokens, typed, text, mood, lexicon } = sentence;
  if (mood === 'ask' || text.includes('?')) return false;
  const isSaying = placesOf(sentence, ['av-dit', 'informer', 'reproche-de']);
  const isFree = (at: number) =>
    isLight(sentence, at, at + 1, [...isSaying, ...placesOf(sentence, ['nie', 'nie-ne'])]);
  const isOfIt = (word: string) =>
    word.length >= FAMILY &&
    said.some(({ folded }) => folded.slice(0, FAMILY) === word.slice(0, FAMILY));
  return placesOf(sentence, ['nie', 'nie-celui']).some((no) => {
    const at = tokens.findIndex((_, i) => i >= endOf(no) && !isFree(i));
    const word = typed[at];
    return (
      word !== undefined &&
      isFree(Math.max(0, no.at - 1)) &&
      !isParted(sentence, endOf(no), at) &&
      !lexicon.light.has(word.folded) &&
      isOfIt(tokens[at]?.folded ?? '') &&
      !named.some((one) => meet(one, word))
    );
  });
}

/** Undefined where it puts nothing in the place of anything that the order says. */
function saidRight(now: NamedText, before: NamedText): SaidRight | undefined {
  const worded = insteadIn(now.sentence).flatMap((pair) => wordEdit(now, before, pair) ?? []);
  const taken = worded.flatMap(({ said }) => said);
  const free = now.named.filter((one) => !taken.some((span) => meet(span, one)));
  const edits = [
    ...worded,
    ...[...new Set(free.map(({ kind }) => kind))].flatMap(
      (kind) => namedEdit(free.filter(isOf(kind)), before.named.filter(isOf(kind))) ?? [],
    ),
  ].sort((a, b) => b.start - a.start);
  const isOnce = edits.every((one, at) => edits.slice(at + 1).every((other) => !meet(one, other)));
  if (edits.length === 0 || !isOnce) return undefined;
  const text = edits.reduce((said, { put }) => put(said), before.utterance.text);
  return {
    text,
    isPaired: worded.length > 0,
    isNamed: edits.some(({ said }) => said.length > 1),
    left: leftIn(now.sentence, before.sentence, edits),
  };
}

const isOf =
  (kind: string) =>
  (one: Mention): boolean =>
    one.kind === kind;
const meet = (a: Span, b: Span): boolean => a.start < b.end && b.start < a.end;

/** "Pas mars, mai": a word of the order, and the one in its place. */
function wordEdit(
  now: NamedText,
  before: NamedText,
  pair: { was: Span; now: Span },
): Edit | undefined {
  const typed = ({ start, end }: Span) => now.utterance.text.slice(start, end);
  const named = (span: Span) => now.named.find((one) => meet(one, span));
  const [was, to] = [named(pair.was), named(pair.now)];
  const thing = was && before.named.find((one) => one.kind === was.kind && isSame(one, was));
  const said = [pair.was, pair.now];
  if (thing && to?.kind === thing.kind)
    return { ...thing, put: putAt(thing, putIn(to, thing)), said };
  const at = wordAt(before.utterance.text, typed(pair.was));
  const article = articleBefore(now.utterance.text, pair.now.start);
  const one = { was: typed(pair.was), now: typed(pair.now), article };
  return at && { ...at, put: (order) => rewordedIn(order, one), said };
}

/** The one thing of its kind that is named, and what of the order it is in the place of; or one that the order has, beside another. */
function namedEdit(now: readonly Mention[], before: readonly Mention[]): Edit | undefined {
  const olds = now.flatMap((one) => before.find((other) => isSame(one, other)) ?? []);
  const [put, second] = now.filter((one) => !before.some((other) => isSame(one, other)));
  const [was, other] = olds.length > 0 ? olds : before;
  if (!put || second || !was || other) return undefined;
  return { ...was, put: putAt(was, putIn(put, was)), said: now };
}

/** "Zoé Petit" for "Zoé", "le groupe Parentalité" where the order said "groupe". */
const putIn = ({ text }: Mention, { text: old }: Mention): string => {
  const [lead = ''] = /^(?:le|du|au)\s+(?=\S)/u.exec(old) ?? [];
  return /^(?:le|du|au)\s/u.test(text) ? lead + text.replace(/^\S+\s+/u, '') : text;
};

const wordsOf = (text: string): string[] => fold(text).match(/[\p{L}\d]+/gu) ?? [];

/** "Jeudi" is "jeudi 10 décembre". */
function isSame(one: Mention, other: Mention): boolean {
  const [less = [], more = []] = [wordsOf(one.text), wordsOf(other.text)].sort(
    (a, b) => a.length - b.length,
  );
  return less.every((word) => more.includes(word));
}

function leftIn(now: Sentence, before: Sentence, edits: readonly Edit[]): string[] {
  const { tokens, lexicon } = now;
  const said = new Set(before.tokens.map(({ stem }) => stem));
  const beside = [
    ...placesOf(now, LIGHT_BESIDE),
    ...edits.flatMap((one) => one.said).map((span) => placeOf(now, span)),
  ];
  const { text, typed } = now;
  return tokens.flatMap(({ folded, stem }, at) =>
    lexicon.light.has(folded) || !/[\p{L}\d]/u.test(folded) || isOver(beside, at) || said.has(stem)
      ? []
      : [text.slice(typed[at]?.start, typed[at]?.end)],
  );
}
