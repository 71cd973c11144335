/** Slots that are meant by a bare number, a rank, a letter, or what comes before or after another. */
import type { Token } from '../../../language/tokens.ts';
import { inside, type Span, type WhenFound } from '../../../language/when/expression.ts';
import { numberSaid, rankSaid, type WhenLexicon } from '../../../language/when/lexicon.ts';
import { type Sentence, spanIn } from '../../../sentence/sentence.ts';
import type { GivenSlot } from './reading.ts';
import type { NamedSlots } from './slots-named.ts';

export interface SlotParts {
  sentence: Sentence;
  when: readonly WhenFound[];
  slots: readonly GivenSlot[];
  lexicon: WhenLexicon;
}

/** Tokens with "2" and "e" of "2e" as one, and "s" and "1" of "s1". */
function glued({ tokens }: Sentence): Token[] {
  const made: Token[] = [];
  for (const token of tokens) {
    const last = made.at(-1);
    if (last && last.end === token.start && /\d$/.test(last.folded) !== /^\d/.test(token.folded))
      made[made.length - 1] = { ...last, folded: last.folded + token.folded, end: token.end };
    else made.push(token);
  }
  return made;
}

/** "8 oui, 10 non": a bare number that is the day of a slot, or its rank when none has that day. */
export function bareNumbers({ sentence, when, slots }: SlotParts): NamedSlots[] {
  const bare = glued(sentence).filter(
    (token) =>
      /^\d{1,2}(?:er|st|nd|rd|th)?$/.test(token.folded) &&
      !inside(when, token) &&
      !isLabelled(sentence, token),
  );
  const dayOf = ({ folded }: Token) => String(Number.parseInt(folded, 10)).padStart(2, '0');
  const byDay = (token: Token) => slots.filter(({ date }) => date.slice(8) === dayOf(token));
  // "1 oui 2 non 3 si besoin": ranks, if no slot is on such a day.
  const unknown =
    bare.length > 1 && bare.every((t) => byDay(t).length === 0 && /^\d$/.test(t.folded));
  // "1/ oui, 2/ non, 3/ oui": counted from the first, whatever days there are.
  const counted = bare.length > 1 && bare.every(({ folded }, at) => folded === String(at + 1));
  const ranks = counted || unknown;
  const ids = inOrder(slots);
  return bare.flatMap((token) => {
    const ranked = ranks ? ids.slice(Number(token.folded) - 1, Number(token.folded)) : [];
    const meant = ranks ? ranked : byDay(token).map(({ id }) => id);
    return meant.length > 0
      ? [{ slots: meant, start: token.start, end: token.end, day: !ranks }]
      : [];
  });
}

/** "Option 2", "créneau n° 3": behind a word for any slot. */
function isLabelled({ text, tokens, concepts }: Sentence, { start }: Span): boolean {
  return concepts.some(({ value, at, length }) => {
    const end = tokens[at + length - 1]?.end ?? start;
    return (
      value === 'vote-etiquette' &&
      end <= start &&
      /^\s*(?:n°|no\.?)?\s*$/u.test(text.slice(end, start))
    );
  });
}

/** Their ids, the first in time first. */
export const inOrder = (slots: readonly GivenSlot[]): string[] =>
  [...slots]
    .sort((a, b) => `${a.date}${a.start ?? ''}`.localeCompare(`${b.date}${b.start ?? ''}`))
    .map(({ id }) => id);

/** "le premier", "les deux derniers", "le 2e créneau", "option b", "A et C". */
export function ranksOf(
  { sentence, slots, lexicon, when }: SlotParts,
  named: readonly Span[],
): NamedSlots[] {
  const { text } = sentence;
  const ids = inOrder(slots);
  const tokens = glued(sentence);
  const middle = middleOf(sentence, ids);
  const ranked = tokens.flatMap((token, at): NamedSlots[] => {
    if (inside([...named, ...when], token)) return [];
    const before = tokens[at - 1];
    const next = tokens[at + 1];
    const rank = rankSaid(lexicon, token.folded);
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
    const isLabel = isLabelled(sentence, token) || isLetter(text, token);
    const meant = isLabel && labelled(token, slots, ids);
    return meant ? [{ slots: [meant], start: token.start, end: token.end, day: false }] : [];
  });
  return [...ranked, ...middle];
}

/** "Celui du milieu" of three slots. */
function middleOf({ typed, concepts }: Sentence, ids: readonly string[]): NamedSlots[] {
  const middle = ids.length % 2 === 1 ? ids[(ids.length - 1) / 2] : undefined;
  const said = concepts
    .filter(({ value }) => value === 'vote-milieu')
    .sort((a, b) => b.length - a.length)[0];
  if (!middle || !said) return [];
  return [{ slots: [middle], ...spanIn({ typed }, said), day: false }];
}

/** A capital letter by itself: "A et C ok"; the one of "C’est" is none. */
const isLetter = (text: string, { start, end }: Token): boolean =>
  end - start === 1 &&
  /^(?:[B-HJ-X](?!['’])|A(?:\s*(?:,|et|and|&|ou|or|\/|:|=|ok|oui|non)|\s*$))/.test(
    text.slice(start),
  );

function labelled(
  { folded }: Token,
  slots: readonly GivenSlot[],
  ids: readonly string[],
): string | undefined {
  const byId = slots.find(({ id }) => id.toLowerCase() === folded)?.id;
  const letter = /^[a-z]$/.test(folded) ? ids[folded.charCodeAt(0) - 97] : undefined;
  return byId ?? ids[Number(folded) - 1] ?? letter;
}

function countOf(token: Token | undefined, lexicon: WhenLexicon): number | undefined {
  if (!token) return undefined;
  const { folded } = token;
  const value = /^\d$/.test(folded) ? Number(folded) : numberSaid(lexicon, folded);
  return value !== undefined && value > 1 ? value : undefined;
}

/** "avant je suis en congé": the slots before those that were named. */
export function aroundOf(
  text: string,
  named: readonly NamedSlots[],
  slots: readonly GivenSlot[],
): NamedSlots[] {
  return [
    ...text.matchAll(
      /(?<![\p{L}])(avant|before that|before|après|apres|ensuite|after that|after)(?![\p{L}])/giu,
    ),
  ].flatMap((match) => {
    const start = match.index;
    const end = start + match[0].length;
    const last = named.filter((n) => n.end <= start).at(-1);
    const bound = inside(named, { start }) || /^\s*(?:le\s|the\s)?\d/.test(text.slice(end));
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
