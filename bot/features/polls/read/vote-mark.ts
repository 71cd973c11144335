/** A mark of an answer to a poll: slots that are named, a word that chooses, a set of slots, a sign. */
import type { Span } from '../../../language/when/expression.ts';
import type { Choice } from '../model/schema.ts';

export type VoteMark = Span &
  (
    | { kind: 'slots'; slots: string[]; day: boolean }
    | { kind: 'choice'; choice: Choice }
    /** All slots, none of them, or, beside those that are named, all others. */
    | { kind: 'set'; isWhole: boolean }
    /** `strong` ends a sentence; a comma may only go on. */
    | { kind: 'sign'; strong: boolean }
  );
export type SlotsMark = Extract<VoteMark, { kind: 'slots' }>;

/** Whether it says something of the slots. */
export const isOfSlots = ({ kind }: VoteMark): boolean => kind !== 'sign';

export const isSlots = (mark: VoteMark): mark is SlotsMark => mark.kind === 'slots';

/** Letters of an article between two words, "demain", "le 8". */
export const ARTICLE = 5;

/** Words without the small ones and the signs around them. */
export const wordsOf = (text: string): string =>
  text
    .replace(/^(?:[\s:,;.!)(–—-]|(?:et|and|mais|but)\s)+/iu, '')
    .replace(/(?:[\s:,;.)(–—-]|\s(?:et|and|mais|but|le|la|les|l['’]|the))+$/iu, '');
