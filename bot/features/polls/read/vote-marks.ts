/** Marks of an answer to a poll, in the order in which they are said. */
import { LINKS } from '../../../language/phrases.ts';
import { inside, type Span } from '../../../language/when/expression.ts';
import { numberSaid } from '../../../language/when/lexicon.ts';
import { longest, overlap, type Placed } from '../../../sentence/placed.ts';
import { polarityOf } from '../../../sentence/polarity.ts';
import { isBehind, stands } from '../../../sentence/saying.ts';
import { conceptsOf, type Sentence, spanIn } from '../../../sentence/sentence.ts';
import type { SlotParts } from './slots-counted.ts';
import {
  ARTICLE,
  inOrderOf,
  type MarkOf,
  type MarkSaid,
  muted,
  NOTHING,
  type Opener,
  type SetName,
  THING,
  type VoteMark,
} from './vote-mark.ts';
import { atOtherHour, countedIn, limitsIn, ofTheirs, slotMarks } from './vote-slots.ts';

const yes = { kind: 'choice', choice: 'yes' } as const;
const maybe = { kind: 'choice', choice: 'maybe' } as const;
const no = { kind: 'choice', choice: 'no' } as const;
const opens = (one: Opener) => ({ kind: 'opener', opens: one }) as const;
const set = (one: SetName) => ({ kind: 'set', set: one }) as const;

/** Concepts of the vocabulary that are marks; of those that overlap, the longest is said. */
const CUES: Readonly<Record<string, MarkSaid>> = {
  ...{ 'vote-oui': yes, 'vote-rien': yes, 'vote-oui-faible': yes, 'vote-en-principe': yes },
  ...{
    'vote-mettre': yes,
    'vote-poser': yes,
    'vote-egal': yes,
    'vote-peut-etre': maybe,
    'vote-plus-tard': maybe,
  },
  ...{ 'vote-non': no, 'vote-pas': no, 'vote-ni': no },
  ...{ 'vote-tout': set('all'), 'vote-sans-preference': set('all'), 'vote-aucun': set('none') },
  ...{ 'vote-autres': set('others'), 'vote-seulement': { kind: 'only' } },
  'vote-remplacer': { kind: 'only' },
  ...{
    'vote-sauf': opens('except'),
    'vote-au-lieu': opens('instead'),
    'vote-sinon': opens('else'),
  },
  ...{ 'vote-mais': opens('but'), 'vote-condition': opens('if'), 'vote-si': opens('if') },
};
/** Those that only stand where none of them does. */
const ASIDE: Readonly<Record<string, MarkSaid>> = {
  ...{ 'vote-reprise': opens('turn'), 'vote-joint': opens('joint') },
  ...{ 'vote-remarque': opens('remark'), 'vote-present': opens('present') },
  ...{ 'vote-raison': opens('reason'), 'raison-privee': opens('reason') },
  'vote-occupe': opens('reason'),
};
/** Longer than a cue, these take its words: "my other answers stand", "euh non". */
const MUTE = new Set(
  'vote-entourage vote-politesse vote-reprise raison-privee vote-occupe'.split(' '),
);

/** Marks but for the words that are left. */
export function marksOf(parts: SlotParts): VoteMark[] {
  const { sentence } = parts;
  const named = slotMarks(parts);
  const counted = countedIn(parts);
  const cues = cuesIn(parts, named, counted);
  // "Jeudi en premier choix" names no first slot.
  const slots = named.filter((one) => one.day || !inside(cues, one));
  const taken = [...slots, ...cues, ...counted, ...limitsIn(parts, slots)];
  const marks = [...taken, ...asidesIn(sentence, taken), ...signsIn(sentence.text)];
  return atOtherHour(parts, ofTheirs(parts, inOrderOf(marks)));
}

/** What is said over the same words by other concepts: "vote-sauf-si" over a condition. */
const isOfAll = (sentence: Sentence, { at, length }: Placed<string>): ReadonlySet<string> =>
  new Set(
    sentence.concepts
      .filter((one) => one.at === at && one.length === length)
      .map(({ value }) => value),
  );

const markOf = (sentence: Sentence, one: Placed<string>, said: MarkSaid): VoteMark => ({
  ...said,
  is: isOfAll(sentence, one),
  ...spanIn(sentence, one),
});

/** Choices, sets and openers, the longest expression first; none inside a name of slots. */
function cuesIn(
  parts: SlotParts,
  named: readonly MarkOf<'slots'>[],
  counted: readonly Span[],
): VoteMark[] {
  const { sentence } = parts;
  const spelled = spelledIn(sentence, named);
  const cues = longest(spelled).filter((one) => Object.hasOwn(CUES, one.value));
  // "Je peux aucun des trois": "aucun" says itself which.
  const none = cues.filter(({ value, length }) => value === 'vote-aucun' && length > 1);
  const denied = turnedIn(sentence, cues).filter((turn) =>
    none.every((one) => !inside([spanIn(sentence, one)], { start: turn.end - 1 })),
  );
  const isAll = (one: Placed<string>) => one.value === 'vote-tout' || one.value === 'vote-aucun';
  const said = cues
    .filter(
      (one) =>
        !isAll(one) ||
        (isCount(parts, one, named) && !isOfOthers(sentence, one, [...named, ...counted])),
    )
    .map((one) => {
      const mark = markOf(sentence, one, CUES[one.value] as MarkSaid);
      return isOfNamed(parts, one, named) ? muted(mark) : mark;
    })
    .filter(({ start, end }) => !denied.some((d) => d.start < end && start < d.end));
  const kept = [...said, ...denied];
  const than = thanOf(sentence, named).filter((mark) => !inside(kept, mark));
  return [...kept, ...than, ...signedIn(sentence.text)];
}

/** Cues as they are spelled, and longer expressions that take their words. */
function spelledIn(sentence: Sentence, named: readonly Span[]): Placed<string>[] {
  const { text, concepts } = sentence;
  const size = ({ start, end }: Span) => end - start;
  const found = concepts.filter((one) => {
    const isMute = MUTE.has(one.value) && one.length > 1;
    if (!isMute && !Object.hasOwn(CUES, one.value)) return false;
    const { start, end } = spanIn(sentence, one);
    // "me va, pas le 3e" is no "me va pas".
    return !/[,;.!?\n]/.test(text.slice(start, end));
  });
  // "Je ne suis pas sûr" is no "je ne suis pas".
  const isDoubted = (one: Placed<string>) =>
    one.value === 'vote-non' &&
    found.some(
      (d) =>
        d.value === 'vote-peut-etre' && overlap(d, one) && d.at + d.length > one.at + one.length,
    );
  // "M’arrange pas du tout": "tout" is a part of what overlaps the longest, and says nothing alone.
  const isPart = (one: Placed<string>) =>
    found.some(
      (o) => o.length > one.length && o.at <= one.at && one.at + one.length <= o.at + o.length,
    );
  return found.filter((one) => {
    if (isDoubted(one) || isPart(one)) return false;
    const span = spanIn(sentence, one);
    return !named.some((n) => n.start < span.end && span.start < n.end && size(n) >= size(span));
  });
}

/** "Les deux" of two slots, or of two that were named; never "deux personnes". */
function isCount(
  { sentence, lexicon, slots }: SlotParts,
  { at, length }: Placed<string>,
  named: readonly Span[],
): boolean {
  const words = sentence.tokens.slice(at, at + length).map(({ folded }) => folded);
  const count = words
    .map((word) => numberSaid(lexicon, word))
    .find((n) => n !== undefined && n > 1);
  const before = sentence.tokens[at - 1]?.folded ?? '';
  const isLed = count !== numberSaid(lexicon, words[0] ?? '') || LINKS.has(before);
  const { start } = spanIn(sentence, { at, length });
  return (
    count === undefined || (isLed && (count === slots.length || named.some((n) => n.end <= start)))
  );
}

/** "Mardi ou jeudi ça me va, tous les deux": as many as were named, and not all there are. */
function isOfNamed(
  { sentence, lexicon }: SlotParts,
  { value, at, length }: Placed<string>,
  named: readonly MarkOf<'slots'>[],
): boolean {
  const { start } = spanIn(sentence, { at, length });
  const ids = named.flatMap((one) => (one.end <= start ? one.slots : []));
  const words = sentence.tokens.slice(at, at + length);
  return (
    value === 'vote-tout' &&
    words.some(({ folded }) => numberSaid(lexicon, folded) === new Set(ids).size)
  );
}

const TURNED = new Set(['vote-oui', 'vote-oui-faible', 'vote-non']);

/** Choices that the words around turn, and those words: "aucune disponibilité", "je ne suis pas pris". */
function turnedIn(sentence: Sentence, cues: readonly Placed<string>[]): VoteMark[] {
  const over = (concept: string) => (one: Placed<unknown>) =>
    conceptsOf(sentence, concept).some((other) => overlap(other, one));
  const [isNo, isNe, isBare] = [over('nie'), over('nie-ne'), over('non')] as const;
  return cues.flatMap((one): VoteMark[] => {
    // "Jeudi jcrois pas nan" denies it twice.
    if (!TURNED.has(one.value) || isNo(one) || isNe(one) || isBare(one)) return [];
    const turn = polarityOf(sentence, one);
    const hedges = cues.some(({ value }) => value === 'vote-peut-etre');
    if (turn.value === 'yes' || (hedges && over('vote-peut-etre')(turn))) return [];
    const said = turn.value === 'maybe' ? maybe : one.value === 'vote-non' ? yes : no;
    return [markOf(sentence, { ...turn, value: '' }, said)];
  });
}

/** "Aucun blocage", "toute la semaine", "tous les indicateurs": all of something else than slots. */
function isOfOthers(
  sentence: Sentence,
  { at, length }: Placed<string>,
  named: readonly Span[],
): boolean {
  const { tokens, concepts, lexicon } = sentence;
  if (length > 1) return false;
  const next = LINKS.has(tokens[at + 1]?.folded ?? '') ? at + 2 : at + 1;
  const token = tokens[next];
  if (!token || lexicon.light.has(token.folded)) return false;
  return (
    !inside(named, token) &&
    !concepts.some((c) => c.value.startsWith('vote-') && c.at <= next && next < c.at + c.length)
  );
}

/** "Que le 10", "ne peux … que le 8": nothing but; "plutôt le 10 que le 8", "jeudi à vendredi": not the second as much. */
function thanOf(sentence: Sentence, named: readonly Span[]): VoteMark[] {
  const { text } = sentence;
  const preferred = conceptsOf(sentence, 'vote-prefere')[0]?.at ?? Number.MAX_VALUE;
  const order = [...named].sort((a, b) => a.start - b.start);
  const isOfSlot = ({ end }: Span) => named.some((n) => n.start >= end && n.start - end <= ARTICLE);
  const isOpening = ({ start }: Span) => /(?:^|[,;.!])\s*$/.test(text.slice(0, start));
  const to = order.flatMap((one, i): VoteMark[] => {
    const { end = one.start } = order[i - 1] ?? {};
    const isTo = preferred < one.start && /^\s+(?:à|aux?)\s/u.test(text.slice(end, one.start + TO));
    return isTo ? [{ ...opens('than'), is: NOTHING, start: end, end: one.start }] : [];
  });
  const said = conceptsOf(sentence, 'vote-que').flatMap((one): VoteMark[] => {
    const span = spanIn(sentence, one);
    if (preferred < one.at && named.some((n) => n.end <= span.start))
      return isOfSlot(span) ? [markOf(sentence, one, opens('than'))] : [];
    const isOnly = isBounding(sentence, one, isOfSlot(span));
    return (isOfSlot(span) && one.at > 0 && isOpening(span)) || isOnly
      ? [markOf(sentence, one, { kind: 'only' })]
      : [];
  });
  // "Mardi oui, mais plus vendredi".
  const noMore = conceptsOf(sentence, 'vote-plus').filter((one) => {
    const isBut = conceptsOf(sentence, 'vote-mais').some((b) => b.at + b.length === one.at);
    return isOfSlot(spanIn(sentence, one)) && (isBut || isOpening(spanIn(sentence, one)));
  });
  return [...to, ...said, ...noMore.map((one) => markOf(sentence, one, no))];
}

/** Letters of "à", "au" that may stand in the name of a day. */
const TO = 3;

/** Words from "ne" to its "que". */
const MOST_DENIED = 4;

/** "Je ne peux que le 19", "je suis libre que le 19", "moi que le vendredi". */
function isBounding(
  sentence: Sentence,
  { at, ...one }: Placed<string>,
  isOfSlot: boolean,
): boolean {
  const { tokens, lexicon, text } = sentence;
  if (/[.;]/.test(text.slice(0, spanIn(sentence, { at, ...one }).start))) return false;
  const isDenied = conceptsOf(sentence, 'vote-ne').some(
    (c) => c.at < at && at - c.at <= MOST_DENIED,
  );
  const isFree = ['vote-libre', 'vote-tenir'].some((name) => isBehind(sentence, name, at));
  const isFirst = at === 1 && lexicon.light.has(tokens[0]?.folded ?? '');
  return at === 0 || isDenied || ((isFree || isFirst) && isOfSlot);
}

/** Remarks and corrections, where no choice is made of their words. */
const asidesIn = (sentence: Sentence, taken: readonly Span[]): VoteMark[] =>
  longest(
    sentence.concepts.filter(
      ({ value, length }) => Object.hasOwn(ASIDE, value) || (MUTE.has(value) && length > 1),
    ),
  )
    .filter(({ value }) => Object.hasOwn(ASIDE, value))
    .map((one) => {
      const mark = markOf(sentence, one, ASIDE[one.value] as MarkSaid);
      // "J’ai mon CA" has something; "j’ai mardi" is of a day.
      const isThing = stands(sentence, 'devant-nom', one.at + one.length);
      return isThing ? { ...mark, is: new Set([...mark.is, THING]) } : mark;
    })
    .filter(({ start, end }) => !taken.some((t) => t.start < end && start < t.end));

/** Signs that answer by themselves. */
const ANSWERS: readonly (readonly [sign: RegExp, said: MarkSaid])[] = [
  [/👍|✅|✔️?|🙂|👌|☑️?|💚|🟢|🙋|(?<=[\p{L}\d]\s*)\+(?=\s*(?:[,;/\n]|$))/gu, yes],
  [/🤷|❓|🟡|🟠|🤔|😐/gu, maybe],
  [/👎|❌|🚫|✖️?|⛔|🔴|🙅|(?<=[\p{L}\d]\s*)-(?=\s*(?:[,;/\n]|$))/gu, no],
];

const signedIn = (text: string): VoteMark[] =>
  ANSWERS.flatMap(([sign, said]) =>
    [...text.matchAll(sign)].map(({ index, 0: { length } }) => ({
      ...said,
      ...{ is: NOTHING, start: index, end: index + length },
    })),
  );

/** Ends a clause as a full stop does, unless it answers by itself. */
const DRAWN = /\p{Extended_Pictographic}\uFE0F?/gu;

function signsIn(text: string): VoteMark[] {
  // "1. oui 2. non 3. oui": what follows a number of a list ends nothing.
  const numbers = [...text.matchAll(/(?<!\S)(\d)\.(?=\s)/gu)];
  const isList = numbers.length > 1 && numbers.every(([, n], at) => Number(n) === at + 1);
  const points = new Set(isList ? numbers.map(({ index }) => index + 1) : []);
  const drawn = [...text.matchAll(DRAWN)].filter(
    ([sign]) => !ANSWERS.some(([one]) => sign.search(one) >= 0),
  );
  const signs = [...text.matchAll(/,|[;!\n]|\.(?=\s|$)|[()]/gu)].filter(
    ({ index }) => !points.has(index),
  );
  return [...signs, ...drawn].map(({ index, 0: sign }) => ({
    ...(sign === '(' ? opens('joint') : { kind: 'sign' as const, strong: sign !== ',' }),
    ...{ is: new Set([sign]), start: index, end: index + sign.length },
  }));
}
