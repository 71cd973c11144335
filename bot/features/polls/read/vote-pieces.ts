/** An answer to a poll as a row of pieces: slots that are named, choices, and the signs between. */
import { LINKS } from '../../../language/phrases.ts';
import type { Span, WhenFound } from '../../../language/when/expression.ts';
import type { WhenLexicon } from '../../../language/when/lexicon.ts';
import { longest, overlap, type Placed } from '../../../sentence/placed.ts';
import type { Sentence } from '../../../sentence/sentence.ts';
import type { GivenSlot, VoteChoice } from './reading.ts';
import { aroundOf, bareNumbers, ranksOf } from './slots-counted.ts';
import { slotsNamed } from './slots-named.ts';

type SetName = 'all' | 'none' | 'others' | 'only' | 'except' | 'instead';

export type VotePiece = Span &
  (
    | { kind: 'slots'; slots: string[]; day: boolean }
    | { kind: 'set'; set: SetName }
    /** `weak`: a word that says yes of many other things too. */
    | { kind: 'choice'; choice: VoteChoice; weak?: boolean }
    /** `strong` ends a clause; a comma may only go on. */
    | { kind: 'sign'; strong: boolean }
  );

type Cue = { choice: VoteChoice; weak?: boolean } | { set: SetName };

/** Concepts of the vocabulary that are pieces. */
const CUES: Readonly<Record<string, Cue>> = {
  'vote-oui': { choice: 'yes' },
  'vote-oui-faible': { choice: 'yes', weak: true },
  'vote-peut-etre': { choice: 'maybe' },
  'vote-non': { choice: 'no' },
  'vote-tout': { set: 'all' },
  'vote-aucun': { set: 'none' },
  'vote-autres': { set: 'others' },
  'vote-seulement': { set: 'only' },
  'vote-sauf': { set: 'except' },
  'vote-au-lieu': { set: 'instead' },
};

const ALL: ReadonlySet<string> = new Set(['vote-tout', 'vote-aucun']);

/** Signs that answer by themselves. */
const SIGNS: readonly (readonly [sign: RegExp, choice: VoteChoice])[] = [
  [/👍|✅|✔️?|🙂|👌|☑️?|💚|🟢|🙋/gu, 'yes'],
  [/🤷|❓|🟡|🟠|🤔|😐/gu, 'maybe'],
  [/👎|❌|🚫|✖️?|⛔|🔴|🙅/gu, 'no'],
];

export interface VoteParts {
  sentence: Sentence;
  when: readonly WhenFound[];
  slots: readonly GivenSlot[];
  lexicon: WhenLexicon;
}

export const inside = (spans: readonly Span[], { start }: Span): boolean =>
  spans.some((s) => s.start <= start && start < s.end);

export function piecesOf(parts: VoteParts): VotePiece[] {
  const { sentence, when, slots } = parts;
  const { text } = sentence;
  const named = [...slotsNamed(text, when, slots), ...bareNumbers(parts)];
  const ranked = ranksOf(parts, named);
  const known = [...named, ...ranked];
  const slotPieces = [...known, ...aroundOf(text, known, slots)].map(
    (n): VotePiece => ({ kind: 'slots', ...n }),
  );
  const said = [...slotPieces, ...cuesIn(sentence, slotPieces)];
  return [...said, ...signsBetween(text)].sort((a, b) => a.start - b.start || b.end - a.end);
}

/** Choices and sets, the longest expression first; none inside a name of slots. */
function cuesIn(sentence: Sentence, named: readonly Span[]): VotePiece[] {
  const { text, tokens, concepts } = sentence;
  const spanOf = ({ at, length }: { at: number; length: number }): Span => ({
    start: tokens[at]?.start ?? 0,
    end: tokens[at + length - 1]?.end ?? 0,
  });
  const size = ({ start, end }: Span) => end - start;
  const isCue = ({ value }: { value: string }) => Object.hasOwn(CUES, value);
  // "My other answers stand": a longer expression that says nothing takes the words from a cue.
  const empty = concepts.filter(({ value, length }) => value === 'vote-entourage' && length > 1);
  const found = [...concepts.filter(isCue), ...empty].filter(
    (one) =>
      // "me va, pas le 3e" is no "me va pas".
      !/[,;.!?\n]/.test(text.slice(spanOf(one).start, spanOf(one).end)),
  );
  // "Je ne suis pas sûr" is no "je ne suis pas".
  const doubts = found.filter(({ value }) => value === 'vote-peut-etre');
  const isDoubted = (one: Placed<string>) =>
    one.value === 'vote-non' &&
    doubts.some((d) => overlap(d, one) && d.at + d.length > one.at + one.length);
  const free = found.filter((one) => {
    if (isDoubted(one)) return false;
    const span = spanOf(one);
    return !named.some((n) => n.start < span.end && span.start < n.end && size(n) >= size(span));
  });
  const said = longest(free)
    .filter(isCue)
    .filter((one) => !ALL.has(one.value) || !isOfOthers(sentence, one, named))
    .map((one) => pieceOf(CUES[one.value] as Cue, spanOf(one)));
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
  const rest = [...thanOf(sentence, named), ...conditionsIn(sentence)];
  return [...said, ...drawn, ...rest.filter((piece) => !inside(said, piece))];
}

/** Whether a word has a sense, and none for an answer. */
export function isLeft({ lexicon, tokens, concepts }: Sentence, at: number): boolean {
  const { folded } = tokens[at] ?? { folded: '' };
  return (
    !lexicon.light.has(folded) &&
    folded.length > 1 &&
    /[a-z0-9]/.test(folded) &&
    !concepts.some((c) => BESIDE.has(c.value) && c.at <= at && at < c.at + c.length)
  );
}

/** Concepts that go with an answer and add nothing to it. */
const BESIDE: ReadonlySet<string> = new Set([
  'vote-entourage',
  'vote-que',
  'vote-dit',
  'vote-pour',
  'volontiers',
  'demande-polie',
]);

/** "Aucun blocage", "toute la semaine", "tous les indicateurs": all of something else than slots. */
function isOfOthers(
  sentence: Sentence,
  { at, length }: Placed<string>,
  named: readonly Span[],
): boolean {
  const { tokens, concepts, text } = sentence;
  if (length > 1) return false;
  const next = LINKS.has(tokens[at + 1]?.folded ?? '') ? at + 2 : at + 1;
  const token = tokens[next];
  if (!token || /[,;.:\n!]/.test(text.slice(tokens[at]?.end, token.start))) return false;
  const isCue = concepts.some(
    (c) => Object.hasOwn(CUES, c.value) && c.at <= next && next < c.at + c.length,
  );
  return !isCue && !inside(named, token) && isLeft(sentence, next);
}

const pieceOf = (cue: Cue, span: Span): VotePiece =>
  'choice' in cue ? { kind: 'choice', ...cue, ...span } : { kind: 'set', ...cue, ...span };

/** "que le 10", "ne peux … que le 8": nothing but; "plutôt le 10 que le 8": not the second. */
function thanOf({ text, tokens, concepts }: Sentence, named: readonly Span[]): VotePiece[] {
  return concepts
    .filter(({ value }) => value === 'vote-que')
    .flatMap(({ at }): VotePiece[] => {
      const token = tokens[at];
      if (!token) return [];
      const span = { start: token.start, end: token.end };
      const prefers = concepts.some((c) => c.value === 'vote-prefere' && c.at < at);
      if (prefers && named.some((n) => n.end <= token.start))
        return [{ kind: 'choice', choice: 'no', ...span }];
      const before = tokens.slice(Math.max(0, at - 4), at).map(({ folded }) => folded);
      const only =
        at === 0 || before.some((word) => word === 'ne' || word === 'n' || word === 'rien');
      return only && !/[.;]/.test(text.slice(0, token.start))
        ? [{ kind: 'set', set: 'only', ...span }]
        : [];
    });
}

/** "Si la visio est confirmée, vendredi est possible": what follows is only if. */
const CONDITION = /(?:^|[,;.\n]\s*)(?:si|if)\s(?=[^,;.\n]{4,},)/giu;

const conditionsIn = ({ text }: Sentence): VotePiece[] =>
  [...text.matchAll(CONDITION)].map(
    (match): VotePiece => ({
      kind: 'choice',
      choice: 'maybe',
      start: match.index + match[0].length - 3,
      end: match.index + match[0].length - 1,
    }),
  );

/** Commas may go on; semicolons, full stops, lines and "mais" do not. */
function signsBetween(text: string): VotePiece[] {
  return [
    ...text.matchAll(
      /,|[;\n]|\.(?=\s|$)|(?<![\p{L}])(?:mais|par contre|(?<!(?:any|every|no)thing\s|all\s)but|en revanche|however)(?![\p{L}])/giu,
    ),
  ].map(
    (match): VotePiece => ({
      kind: 'sign',
      strong: match[0] !== ',',
      start: match.index,
      end: match.index + match[0].length,
    }),
  );
}
