/** An answer to a poll as a row of pieces, in the order in which they are said. */
import { LINKS } from '../../../language/phrases.ts';
import { inside, type Span, type WhenFound } from '../../../language/when/expression.ts';
import { numberSaid } from '../../../language/when/lexicon.ts';
import { partsOf } from '../../../sentence/clauses.ts';
import { longest, overlap, type Placed } from '../../../sentence/placed.ts';
import { polarityOf } from '../../../sentence/polarity.ts';
import { isBehind, stands } from '../../../sentence/saying.ts';
import { conceptsOf, type Sentence, spanIn } from '../../../sentence/sentence.ts';
import type { Choice } from '../model/schema.ts';
import { aroundOf, bareNumbers, inOrder, ranksOf, type SlotParts } from './slots-counted.ts';
import { slotsNamed } from './slots-named.ts';
import { boundIn } from './vote-bound.ts';
import { ARTICLE, isHeavy, type SetName, stopAt, type VotePiece } from './vote-piece.ts';

type Cue = { choice: Choice; weak?: boolean } | { set: SetName } | { strong: true };

/** Concepts of the vocabulary that are pieces. */
const CUES: Readonly<Record<string, Cue>> = {
  'vote-oui': { choice: 'yes' },
  'vote-rien': { choice: 'yes' },
  'vote-oui-faible': { choice: 'yes', weak: true },
  'vote-en-principe': { choice: 'yes', weak: true },
  'vote-peut-etre': { choice: 'maybe' },
  'vote-plus-tard': { choice: 'maybe' },
  'vote-mettre': { choice: 'yes', weak: true },
  'vote-egal': { choice: 'yes' },
  'vote-condition': { choice: 'maybe' },
  'vote-si': { choice: 'maybe' },
  'vote-non': { choice: 'no' },
  'vote-pas': { choice: 'no' },
  'vote-ni': { choice: 'no' },
  'vote-tout': { set: 'all' },
  'vote-sans-preference': { set: 'all' },
  'vote-aucun': { set: 'none' },
  'vote-autres': { set: 'others' },
  'vote-sinon': { set: 'others' },
  'vote-seulement': { set: 'only' },
  'vote-sauf': { set: 'except' },
  'vote-au-lieu': { set: 'instead' },
  'vote-mais': { strong: true },
};

const ALL: ReadonlySet<string> = new Set(['vote-tout', 'vote-aucun']);
/** Longer than a cue, these take its words: "my other answers stand", "euh non". */
const MUTE: ReadonlySet<string> = new Set(
  'vote-entourage vote-politesse vote-reprise raison-privee'.split(' '),
);

/** Ends a clause as a full stop does, unless it answers by itself. */
const DRAWN = /\p{Extended_Pictographic}\uFE0F?/gu;

/** Signs that answer by themselves. */
const SIGNS: readonly (readonly [sign: RegExp, choice: Choice])[] = [
  [/👍|✅|✔️?|🙂|👌|☑️?|💚|🟢|🙋/gu, 'yes'],
  [/🤷|❓|🟡|🟠|🤔|😐/gu, 'maybe'],
  [/👎|❌|🚫|✖️?|⛔|🔴|🙅/gu, 'no'],
];

export function piecesOf(parts: SlotParts): VotePiece[] {
  const { sentence, slots } = parts;
  const { text } = sentence;
  const when = parts.when.filter((found) => !isNoDay(found, parts));
  const named = [...slotsNamed(text, when, slots), ...bareNumbers({ ...parts, when })];
  const known = [...named, ...ranksOf({ ...parts, when }, named)];
  const slotPieces = [...known, ...aroundOf(text, known, slots)].map(
    (n): VotePiece & { kind: 'slots' } => ({ kind: 'slots', ...n }),
  );
  const counted = countedIn(parts);
  const cues = cuesIn(parts, slotPieces, counted);
  const row = [...slotPieces, ...cues, ...counted, ...signsBetween(text)].sort(
    (a, b) => a.start - b.start || b.end - a.end,
  );
  return inTurn(parts, boundIn(parts, row));
}

/** What parts a choice from the next, where each is of the next slot. */
const APART = /[,;/|\n]/;

/** "Oui / non / oui": as many choices as there are slots, each of its own, in their order. */
function inTurn({ sentence: { text }, slots }: SlotParts, row: VotePiece[]): VotePiece[] {
  const heavy = row.filter(isHeavy);
  const isRow =
    slots.length > 1 &&
    heavy.length === slots.length &&
    new Set(heavy.map((one) => one.kind === 'choice' && one.choice)).size > 1 &&
    heavy.every(
      ({ kind, start }, at) =>
        kind === 'choice' && (at === 0 || APART.test(text.slice(heavy[at - 1]?.end, start))),
    );
  if (!isRow) return row;
  return inOrder(slots).flatMap((id, at): VotePiece[] => {
    const { start = 0 } = heavy[at] ?? {};
    const slot: VotePiece = { kind: 'slots', slots: [id], day: true, start, end: start };
    return [stopAt(slot), slot, ...heavy.slice(at, at + 1)];
  });
}

/** "Le 1er et le dernier", "les 3": a rank, or how many there are, where no slot is on such a day. */
function isNoDay(
  found: WhenFound,
  { sentence: { text, tokens }, slots, when }: SlotParts,
): boolean {
  if (found.kind !== 'day' || found.partial !== 'number') return false;
  const day = found.date.slice(8);
  const said = text.slice(found.start, found.end);
  // "2 oui, 3 non, le 1 je ne sais pas": beside numbers of slots it is one.
  const isBeside = tokens.some((token) => /^\d$/.test(token.folded) && !inside(when, token));
  return (
    (/^[ld]es\s+[\p{L}\d]+$|\d\s?(?:er|e|st|nd|rd|th)$/iu.test(said) ||
      (isBeside && /^le\s+\d$/iu.test(said))) &&
    Number(day) <= slots.length &&
    !slots.some(({ date }) => date.slice(8) === day)
  );
}

/** "Les 3", of three slots; of "aucun des 3", "aucun" says which. */
const countedIn = ({ sentence: { text }, slots }: SlotParts): VotePiece[] =>
  [...text.matchAll(/(?<!\p{L})(les|des|all)\s+(\d)(?!\d|\p{L})(?!\s+(?:autres|others))/giu)]
    .filter(([, , count]) => Number(count) === slots.length)
    .map(({ index, 0: { length }, 1: lead = '' }) => ({
      ...(lead.toLowerCase() === 'des' ? { kind: 'gone' } : { kind: 'set', set: 'all' }),
      start: index,
      end: index + length,
    }));

/** Choices and sets, the longest expression first; none inside a name of slots. */
function cuesIn(
  { sentence, slots, lexicon }: SlotParts,
  named: readonly Span[],
  counted: readonly Span[],
): VotePiece[] {
  const { text, concepts } = sentence;
  const size = ({ start, end }: Span) => end - start;
  const isCue = ({ value }: Placed<string>) => Object.hasOwn(CUES, value);
  const isMute = ({ value, length }: Placed<string>) => MUTE.has(value) && length > 1;
  const found = concepts.filter((one) => {
    if (!isCue(one) && !isMute(one)) return false;
    const { start, end } = spanIn(sentence, one);
    // "me va, pas le 3e" is no "me va pas".
    return !/[,;.!?\n]/.test(text.slice(start, end));
  });
  // "Je ne suis pas sûr" is no "je ne suis pas".
  const doubts = found.filter(({ value }) => value === 'vote-peut-etre');
  const isDoubted = (one: Placed<string>) =>
    one.value === 'vote-non' &&
    doubts.some((d) => overlap(d, one) && d.at + d.length > one.at + one.length);
  // "M’arrange pas du tout": "tout" is a part of what overlaps the longest, and says nothing alone.
  const isPart = (one: Placed<string>) =>
    found.some(
      (o) => o.length > one.length && o.at <= one.at && one.at + one.length <= o.at + o.length,
    );
  const free = found.filter((one) => {
    if (isDoubted(one) || isPart(one)) return false;
    const span = spanIn(sentence, one);
    return !named.some((n) => n.start < span.end && span.start < n.end && size(n) >= size(span));
  });
  // "Les deux" of two slots, or of two that were named; never "deux personnes".
  const isCount = ({ at, length }: Placed<string>) => {
    const words = sentence.tokens.slice(at, at + length).map(({ folded }) => folded);
    const count = words
      .map((word) => numberSaid(lexicon, word))
      .find((n) => n !== undefined && n > 1);
    const isLed = count !== numberSaid(lexicon, words[0] ?? '') || LINKS.has(before(at));
    const { start } = spanIn(sentence, { at, length });
    return (
      count === undefined ||
      (isLed && (count === slots.length || named.some((n) => n.end <= start)))
    );
  };
  // "Le 11 non, la salle est prise": why, in a part of its own that names no slot.
  const isOfThing = (one: Placed<string>, all: readonly Placed<string>[]) => {
    const { start } = spanIn(sentence, one);
    const part = partsOf(text).find((p) => inside([p], { start })) ?? { start: 0, end: 0 };
    return (
      one.value === 'vote-non' &&
      stands(sentence, 'auxiliaire', one.at - 1) &&
      stands(sentence, 'devant-nom', one.at - 3) &&
      !named.some((n) => inside([part], n)) &&
      all.some((o) => o.value === 'vote-non' && !inside([part], spanIn(sentence, o)))
    );
  };
  const before = (at: number) => sentence.tokens[at - 1]?.folded ?? '';
  const cues = longest(free).filter((one, _, all) => isCue(one) && !isOfThing(one, all));
  // "Je peux aucun des trois": "aucun" says itself which.
  const none = cues.filter(({ value, length }) => value === 'vote-aucun' && length > 1);
  const denied = turnedIn(sentence, cues).filter((turn) =>
    none.every((one) => !inside([spanIn(sentence, one)], { start: turn.end - 1 })),
  );
  const said = cues
    .filter(
      (one) =>
        !ALL.has(one.value) || (isCount(one) && !isOfOthers(sentence, one, [...named, ...counted])),
    )
    .map((one): VotePiece => {
      const cue = CUES[one.value] as Cue;
      const span = spanIn(sentence, one);
      if ('strong' in cue) return { kind: 'sign', ...cue, ...span };
      return 'choice' in cue
        ? { kind: 'choice', ...cue, ...span }
        : { kind: 'set', ...cue, ...span };
    })
    .filter(({ start, end }) => !denied.some((d) => d.start < end && start < d.end));
  const drawn = SIGNS.flatMap(([sign, choice]) =>
    [...text.matchAll(sign)].map(
      (match): VotePiece => ({
        kind: 'choice',
        choice,
        start: match.index,
        end: match.index + match[0].length,
      }),
    ),
  );
  const kept = [...said, ...denied];
  return [...kept, ...drawn, ...thanOf(sentence, named).filter((piece) => !inside(kept, piece))];
}

const TURNED: ReadonlySet<string> = new Set(['vote-oui', 'vote-oui-faible', 'vote-non']);

/** Choices that the words around turn, and those words: "aucune disponibilité", "je ne suis pas pris". */
function turnedIn(sentence: Sentence, cues: readonly Placed<string>[]): VotePiece[] {
  const over = (concept: string) => (one: Placed<unknown>) =>
    conceptsOf(sentence, concept).some((other) => overlap(other, one));
  const [isNo, isNe] = [over('nie'), over('nie-ne')] as const;
  return cues.flatMap((one): VotePiece[] => {
    if (!TURNED.has(one.value) || isNo(one) || isNe(one)) return [];
    const turn = polarityOf(sentence, one);
    const hedges = cues.some(({ value }) => value === 'vote-peut-etre');
    if (turn.value === 'yes' || (hedges && over('vote-peut-etre')(turn))) return [];
    const choice = turn.value === 'maybe' ? 'maybe' : one.value === 'vote-non' ? 'yes' : 'no';
    return [{ kind: 'choice', choice, ...spanIn(sentence, turn) }];
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
    !concepts.some(
      (c) =>
        (Object.hasOwn(CUES, c.value) || c.value.startsWith('vote-')) &&
        c.at <= next &&
        next < c.at + c.length,
    )
  );
}

/** "que le 10", "ne peux … que le 8": nothing but; "plutôt le 10 que le 8": not the second. */
function thanOf(sentence: Sentence, named: readonly Span[]): VotePiece[] {
  const { text, concepts, lexicon } = sentence;
  const preferred = concepts.find(({ value }) => value === 'vote-prefere')?.at ?? Number.MAX_VALUE;
  const order = [...named].sort((a, b) => a.start - b.start);
  // "Je préfère jeudi à vendredi".
  const than = order.flatMap((one, i): VotePiece[] => {
    const start = order[i - 1]?.end ?? one.start;
    const isThan =
      preferred !== Number.MAX_VALUE && /^\s+à\s+$/u.test(text.slice(start, one.start));
    return isThan ? [{ kind: 'choice', choice: 'no', start: start + 1, end: one.start }] : [];
  });
  const said = concepts
    .filter(({ value }) => value === 'vote-que')
    .flatMap((one): VotePiece[] => {
      const { at } = one;
      const span = spanIn(sentence, one);
      if (preferred < at && named.some((n) => n.end <= span.start))
        return [{ kind: 'choice', choice: 'no', ...span }];
      const denied = concepts.some(
        (c) => c.value === 'vote-ne' && c.at < at && at - c.at <= MOST_DENIED,
      );
      // "Je suis libre que le 19", said without its "ne".
      const isFree = ['vote-libre', 'vote-tenir'].some((name) => isBehind(sentence, name, at));
      const isOfSlot = named.some((n) => n.start >= span.end && n.start - span.end <= ARTICLE);
      // "Moi que le vendredi": nothing with a sense before it.
      const opens = sentence.tokens.slice(0, at).every(({ folded }) => lexicon.light.has(folded));
      const isFirst = at === 0 || (opens && isOfSlot && at <= 1);
      // "Le vendredi non plus, que mardi": it opens what stands behind the sign.
      const ahead = text.slice(0, span.start);
      const isApart = isOfSlot && /[,;.!]\s*$/.test(ahead);
      return isApart || ((isFirst || denied || (isFree && isOfSlot)) && !/[.;]/.test(ahead))
        ? [{ kind: 'set', set: 'only', ...span }]
        : [];
    });
  // "Mardi oui, mais plus vendredi".
  const noMore = conceptsOf(sentence, 'vote-plus').flatMap((one): VotePiece[] => {
    const span = spanIn(sentence, one);
    const isOfSlot = named.some((n) => n.start >= span.end && n.start - span.end <= ARTICLE);
    const opens =
      one.at === 0 ||
      /[,;.!]\s*$/.test(text.slice(0, span.start)) ||
      conceptsOf(sentence, 'vote-mais').some(({ at, length }) => at + length === one.at);
    return isOfSlot && opens ? [{ kind: 'choice', choice: 'no', ...span }] : [];
  });
  return [...than, ...said, ...noMore];
}

/** Words from "ne" to its "que". */
const MOST_DENIED = 4;

function signsBetween(text: string): VotePiece[] {
  // "1. oui 2. non 3. oui": what follows a number of a list ends nothing.
  const numbers = [...text.matchAll(/(?<!\S)(\d)\.(?=\s)/gu)];
  const isList = numbers.length > 1 && numbers.every(([, n], at) => Number(n) === at + 1);
  const points = new Set(isList ? numbers.map(({ index }) => index + 1) : []);
  const drawn = [...text.matchAll(DRAWN)].filter(
    ([sign]) => !SIGNS.some(([one]) => sign.search(one) >= 0),
  );
  const signs = [...text.matchAll(/,|[;!\n]|\.(?=\s|$)/gu)].filter(
    ({ index }) => !points.has(index),
  );
  return [...signs, ...drawn].map(({ index, 0: sign }) => ({
    kind: 'sign',
    strong: sign !== ',',
    start: index,
    end: index + sign.length,
  }));
}
