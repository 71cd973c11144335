/** An answer to a poll as a row of pieces: slots that are named, choices, and the signs between. */
import type { Token } from '../../../language/tokens.ts';
import type { Span, WhenFound } from '../../../language/when/expression.ts';
import type { WhenLexicon } from '../../../language/when/lexicon.ts';
import type { Choice, GivenSlot } from './reading.ts';
import { type Named, slotsNamed } from './slots-named.ts';
import { type Cue, cues, signs } from './vote-words.ts';

export type Piece = Span &
  (
    | { kind: 'slots'; slots: string[]; day: boolean }
    | { kind: 'set'; set: 'all' | 'none' | 'others' | 'only' | 'except' | 'instead' }
    | { kind: 'choice'; choice: Choice }
    /** `strong` ends a clause; a comma may only go on. */
    | { kind: 'sign'; strong: boolean }
  );

interface Parts {
  tokens: readonly Token[];
  when: readonly WhenFound[];
  slots: readonly GivenSlot[];
  lexicon: WhenLexicon;
}

export function piecesOf(text: string, parts: Parts): Piece[] {
  const named = [...slotsNamed(text, parts.when, parts.slots), ...bareNumbers(text, parts)];
  const ranked = ranksOf(text, parts, named);
  const known = [...named, ...ranked];
  const slotPieces = [...known, ...aroundOf(text, known, parts.slots)].map(
    (n): Piece => ({ kind: 'slots', ...n }),
  );
  const said = [...slotPieces, ...cuesOf(text, parts.tokens, slotPieces)];
  return [...said, ...signsBetween(text)].sort((a, b) => a.start - b.start || b.end - a.end);
}

const inside = (spans: readonly Span[], { start }: Span): boolean =>
  spans.some((s) => s.start <= start && start < s.end);

/** "8 oui, 10 non": a bare number that is the day of a slot, or its rank when none has that day. */
function bareNumbers(text: string, { tokens, when, slots }: Parts): Named[] {
  const bare = tokens.filter(
    (token) =>
      /^\d{1,2}(?:er|st|nd|rd|th)?$/.test(token.folded) &&
      !inside(when, token) &&
      !LABEL.test(text.slice(0, token.start)),
  );
  const dayOf = ({ folded }: Token) => String(Number.parseInt(folded, 10)).padStart(2, '0');
  const byDay = (token: Token) => slots.filter(({ date }) => date.slice(8) === dayOf(token));
  // "1 oui 2 non 3 si besoin": ranks, if no slot is on such a day.
  const ranks =
    bare.length > 1 && bare.every((t) => byDay(t).length === 0 && /^\d$/.test(t.folded));
  const ids = inOrder(slots);
  return bare.flatMap((token) => {
    const ranked = ranks ? ids.slice(Number(token.folded) - 1, Number(token.folded)) : [];
    const meant = ranks ? ranked : byDay(token).map(({ id }) => id);
    return meant.length > 0
      ? [{ slots: meant, start: token.start, end: token.end, day: !ranks }]
      : [];
  });
}

const LABEL = /(?:options?|cr[ée]neaux?|choix|slots?|n°|no\.?|num[ée]ro)\s*$/iu;
const LABELS = new Set(
  'option options creneau creneaux slot slots choix numero proposition choice'.split(' '),
);

const inOrder = (slots: readonly GivenSlot[]): string[] =>
  [...slots]
    .sort((a, b) => `${a.date}${a.start ?? ''}`.localeCompare(`${b.date}${b.start ?? ''}`))
    .map(({ id }) => id);

/** "le premier", "les deux derniers", "le 2e créneau", "option b", "A et C". */
function ranksOf(
  text: string,
  { tokens, slots, lexicon, when }: Parts,
  named: readonly Span[],
): Named[] {
  const ids = inOrder(slots);
  return tokens.flatMap((token, at): Named[] => {
    if (inside([...named, ...when], token)) return [];
    const before = tokens[at - 1];
    const next = tokens[at + 1];
    const rank = rankOf(token, lexicon);
    if (rank !== undefined) {
      const plural = /s$|^first$|^last$/iu.test(text.slice(token.start, token.end));
      const ahead = plural ? countOf(before, lexicon) : undefined;
      const behind = plural && ahead === undefined ? countOf(next, lexicon) : undefined;
      const count = ahead ?? behind ?? 1;
      const from = rank > 0 ? rank - 1 : Math.max(0, ids.length + rank - count + 1);
      const meant = ids.slice(from, from + count);
      const start = ahead === undefined ? token.start : (before?.start ?? token.start);
      const end = behind === undefined ? token.end : (next?.end ?? token.end);
      return meant.length > 0 ? [{ slots: meant, start, end, day: false }] : [];
    }
    const label = LABELS.has(token.folded) ? next : isLetter(text, token) ? token : undefined;
    const meant = label && labelled(label, slots, ids);
    return meant && label
      ? [{ slots: [meant], start: token.start, end: label.end, day: false }]
      : [];
  });
}

/** A capital letter by itself: "A et C ok". */
const isLetter = (text: string, { start, end }: Token): boolean =>
  /^[B-HJ-X]$/.test(text.slice(start, end)) ||
  (text.slice(start, end) === 'A' &&
    /^A(?:\s*(?:,|et|and|&|ou|or|\/|:|=|ok|oui|non)|\s*$)/.test(text.slice(start)));

function labelled(
  { folded }: Token,
  slots: readonly GivenSlot[],
  ids: readonly string[],
): string | undefined {
  const byId = slots.find(({ id }) => id.toLowerCase() === folded)?.id;
  const letter = /^[a-z]$/.test(folded) ? ids[folded.charCodeAt(0) - 97] : undefined;
  return byId ?? ids[Number(folded) - 1] ?? letter;
}

/** "premier", "2e", "last" (-1). */
function rankOf({ folded }: Token, lexicon: WhenLexicon): number | undefined {
  const figures = /^(\d{1,2})(?:e|eme|ere|er|nd|st|rd|th)$/.exec(folded);
  if (figures) return Number(figures[1]);
  return lexicon.ordinals.at([{ folded, start: 0, end: 0, glued: false }], 0)?.value;
}

function countOf(token: Token | undefined, lexicon: WhenLexicon): number | undefined {
  if (!token) return undefined;
  const { folded } = token;
  const value = /^\d$/.test(folded)
    ? Number(folded)
    : lexicon.numbers.at([{ folded, start: 0, end: 0, glued: false }], 0)?.value;
  return value !== undefined && value > 1 ? value : undefined;
}

/** "avant je suis en congé": the slots before those that were named. */
function aroundOf(text: string, named: readonly Named[], slots: readonly GivenSlot[]): Named[] {
  return [
    ...text.matchAll(
      /(?<![\p{L}])(avant|before that|before|après|apres|ensuite|after that|after)(?![\p{L}])/giu,
    ),
  ].flatMap((match) => {
    const start = match.index;
    const end = start + match[0].length;
    const last = named.filter((n) => n.end <= start).at(-1);
    const bound =
      named.some((n) => n.start <= start && start < n.end) ||
      /^\s*(?:le\s|the\s)?\d/.test(text.slice(end));
    const days = slots.filter(({ id }) => last?.slots.includes(id)).map(({ date }) => date);
    const [day] = days;
    if (!day || bound) return [];
    const earlier = /^(?:avant|before)/iu.test(match[0]);
    const meant = slots
      .filter(({ date }) => (earlier ? date < day : date > day))
      .map(({ id }) => id);
    return meant.length > 0 ? [{ slots: meant, start, end, day: false }] : [];
  });
}

/** "que le 10", "ne peux … que le 8": nothing but; "plutôt le 10 que le 8": not the second. */
function thanOf(text: string, tokens: readonly Token[], named: readonly Span[]): Piece[] {
  return tokens.flatMap((token, at): Piece[] => {
    if (!/^(que|qu|than)$/.test(token.folded)) return [];
    const span = { start: token.start, end: token.end };
    const before = tokens.slice(0, at).map(({ folded }) => folded);
    const prefers = before.some((word) => /^(plutot|prefere|prefer|rather|mieux)$/.test(word));
    if (prefers && named.some((n) => n.end <= token.start))
      return [{ kind: 'choice', choice: 'no', ...span }];
    const only = before.length === 0 || before.slice(-4).some((word) => /^(ne|n|rien)$/.test(word));
    return only && !/[.;]/.test(text.slice(0, token.start))
      ? [{ kind: 'set', set: 'only', ...span }]
      : [];
  });
}

/** Choices and sets, the longest expression first; none inside a name of slots. */
function cuesOf(text: string, tokens: readonly Token[], named: readonly Span[]): Piece[] {
  const found = cues
    .find(tokens)
    .map(({ at, length, value }) => ({
      value,
      start: tokens[at]?.start ?? 0,
      end: tokens[at + length - 1]?.end ?? 0,
    }))
    // "me va, pas le 3e" is no "me va pas".
    .filter(({ start, end }) => !/[,;.!?\n]/.test(text.slice(start, end)));
  const size = ({ start, end }: Span) => end - start;
  const longest = found
    .filter((f) => !named.some((n) => n.start < f.end && f.start < n.end && size(n) >= size(f)))
    .filter((f) => !found.some((g) => g.start <= f.start && f.end <= g.end && size(g) > size(f)));
  const drawn = signs.flatMap(([sign, choice]) =>
    [...text.matchAll(sign)].map(
      (match): Piece => ({
        kind: 'choice',
        choice,
        start: match.index,
        end: match.index + match[0].length,
      }),
    ),
  );
  const said = longest.map(({ value, ...span }) => pieceOf(value, span));
  const than = thanOf(text, tokens, named).filter((piece) => !inside(said, piece));
  return [...said, ...drawn, ...than];
}

const pieceOf = (cue: Cue, span: Span): Piece =>
  'choice' in cue
    ? { kind: 'choice', choice: cue.choice, ...span }
    : { kind: 'set', set: cue.set, ...span };

/** Commas may go on; semicolons, full stops, lines and "mais" do not. */
function signsBetween(text: string): Piece[] {
  return [
    ...text.matchAll(
      /,|[;\n]|\.(?=\s|$)|(?<![\p{L}])(?:mais|par contre|(?<!(?:any|every|no)thing\s|all\s)but|en revanche|however)(?![\p{L}])/giu,
    ),
  ].map(
    (match): Piece => ({
      kind: 'sign',
      strong: match[0] !== ',',
      start: match.index,
      end: match.index + match[0].length,
    }),
  );
}
