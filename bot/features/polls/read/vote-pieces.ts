/** An answer to a poll as a row of pieces: slots that are named, choices, and the signs between. */
import type { Token } from '../../../language/tokens.ts';
import type { Span, WhenFound } from '../../../language/when/expression.ts';
import type { WhenLexicon } from '../../../language/when/lexicon.ts';
import type { Choice, GivenSlot } from './reading.ts';
import { slotsNamed } from './slots-named.ts';
import { type Cue, cues, signs } from './vote-words.ts';

export type Piece = Span &
  (
    | { kind: 'slots'; slots: string[] }
    | { kind: 'set'; set: 'all' | 'none' | 'others' | 'only' | 'except' }
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
  const ranked = ranksOf(parts, named);
  const slotPieces = [...named, ...ranked].map((n): Piece => ({ kind: 'slots', ...n }));
  const said = [...slotPieces, ...cuesOf(text, parts.tokens, slotPieces)];
  return [...said, ...signsBetween(text)].sort((a, b) => a.start - b.start || b.end - a.end);
}

const inside = (spans: readonly Span[], { start }: Span): boolean =>
  spans.some((s) => s.start <= start && start < s.end);

/** "8 oui, 10 non": a bare number that is the day of a slot. */
function bareNumbers(text: string, { tokens, when, slots }: Parts) {
  return tokens.flatMap((token) => {
    if (!/^\d{1,2}(?:er|st|nd|rd|th)?$/.test(token.folded) || inside(when, token)) return [];
    if (/(?:option|cr[ée]neau|choix|slot|n°|no\.?)\s*$/iu.test(text.slice(0, token.start)))
      return [];
    const day = String(Number.parseInt(token.folded, 10)).padStart(2, '0');
    const meant = slots.filter(({ date }) => date.slice(8) === day).map(({ id }) => id);
    return meant.length > 0 ? [{ slots: meant, start: token.start, end: token.end }] : [];
  });
}

/** "le premier", "les deux derniers", "le 2e créneau", "option b", "the last one". */
function ranksOf({ tokens, slots, lexicon, when }: Parts, named: readonly Span[]) {
  const found: (Span & { slots: string[] })[] = [];
  const sorted = [...slots].sort((a, b) =>
    `${a.date}${a.start ?? ''}`.localeCompare(`${b.date}${b.start ?? ''}`),
  );
  const ids = sorted.map(({ id }) => id);
  tokens.forEach((token, at) => {
    if (inside([...named, ...when], token)) return;
    const span = { start: token.start, end: token.end };
    const rank = rankOf(token, lexicon);
    const count = countOf(tokens[at - 1], lexicon) ?? countOf(tokens[at + 1], lexicon);
    if (rank !== undefined) {
      const many =
        count !== undefined && count > 1 && /s$|first|last/.test(token.folded) ? count : 1;
      const meant =
        rank > 0
          ? ids.slice(rank - 1, rank - 1 + many)
          : ids.slice(rank - many + 1 || -many).slice(0, many);
      if (meant.length > 0) found.push({ slots: meant, ...span });
    }
    const label = tokens[at + 1];
    if (/^(option|creneau|slot|choix|numero|proposition|choice)$/.test(token.folded) && label) {
      const number = Number(label.folded);
      const byId = slots.find(({ id }) => id.toLowerCase() === label.folded)?.id ?? ids[number - 1];
      if (byId) found.push({ slots: [byId], start: token.start, end: label.end });
    }
  });
  return found;
}

function rankOf({ folded }: Token, lexicon: WhenLexicon): number | undefined {
  const figures = /^(\d{1,2})(?:e|eme|ere|er|nd|st|rd|th)$/.exec(folded);
  if (figures) return Number(figures[1]);
  const word = [{ folded, start: 0, end: 0, glued: false }];
  // "second" is said, "seconde" is a length of time here as little as elsewhere.
  return lexicon.ordinals.at(word, 0)?.value;
}

function countOf(token: Token | undefined, lexicon: WhenLexicon): number | undefined {
  if (!token) return undefined;
  if (/^\d$/.test(token.folded)) return Number(token.folded);
  return lexicon.numbers.at([{ folded: token.folded, start: 0, end: 0, glued: false }], 0)?.value;
}

/** Choices and sets, the longest expression first; none inside a name of slots. */
function cuesOf(text: string, tokens: readonly Token[], named: readonly Span[]): Piece[] {
  const found = cues.find(tokens).map(({ at, length, value }) => ({
    value,
    start: tokens[at]?.start ?? 0,
    end: tokens[at + length - 1]?.end ?? 0,
  }));
  const longest = found
    .filter(
      (f) =>
        !named.some(
          (n) => n.start < f.end && f.start < n.end && n.end - n.start >= f.end - f.start,
        ),
    )
    .filter(
      (f) =>
        !found.some(
          (g) =>
            g !== f && g.start <= f.start && f.end <= g.end && g.end - g.start > f.end - f.start,
        ),
    );
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
  return [...longest.map(({ value, ...span }) => pieceOf(value, span)), ...drawn];
}

const pieceOf = (cue: Cue, span: Span): Piece =>
  'choice' in cue
    ? { kind: 'choice', choice: cue.choice, ...span }
    : { kind: 'set', set: cue.set, ...span };

/** Commas may go on; semicolons, full stops, lines and "mais" do not. */
function signsBetween(text: string): Piece[] {
  return [
    ...text.matchAll(
      /,|[;\n]|\.(?=\s|$)|(?<![\p{L}])(?:mais|par contre|but|en revanche|however)(?![\p{L}])/giu,
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
