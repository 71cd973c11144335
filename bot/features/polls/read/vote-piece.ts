/** A piece of an answer to a poll: slots that are named, a choice, a set of slots, a sign between. */
import type { Span } from '../../../language/when/expression.ts';
import { conceptsOf, type Sentence, spanIn } from '../../../sentence/sentence.ts';
import type { Choice } from '../model/schema.ts';

export type SetName = 'all' | 'none' | 'others' | 'only' | 'except' | 'instead';

export type VotePiece = Span &
  (
    | { kind: 'slots'; slots: string[]; day: boolean }
    | { kind: 'set'; set: SetName }
    /** `weak`: a word that says yes of many other things too. */
    | {
        kind: 'choice';
        choice: Choice;
        weak?: boolean;
        /** Of what follows only: "vendredi, pas jeudi", "vendredi, sinon jeudi". */
        isOwn?: boolean;
        /** "Non" and no word more: as an opening it may only correct. */
        isBare?: boolean;
      }
    /** `strong` ends a clause; semicolons, full stops and lines; a comma may only go on. */
    | { kind: 'sign'; strong: boolean }
    /** Taken back, "le 22 euh non", with the slots that are; or that says nothing where it stands. */
    | { kind: 'gone'; slots?: readonly string[] }
  );

/** Letters of an article between two words, "pas le 8", and of a verb with one: "si c’est le 8". */
export const ARTICLE = 5;
export const COPULA = 12;

/** Whether it says something of the slots. */
export const isHeavy = ({ kind }: VotePiece): boolean => kind !== 'sign' && kind !== 'gone';

/** The end of what stands before a place. */
export const stopAt = ({ start }: Span): VotePiece => ({
  kind: 'sign',
  strong: true,
  start,
  end: start,
});

export const wordsOf = (text: string): string =>
  text
    .replace(/^(?:[\s:,;.!)(–—-]|(?:et|and|mais|but)\s)+/iu, '')
    .replace(/(?:[\s:,;.)(–—-]|\s(?:et|and|mais|but|le|la|les|the))+$/iu, '');

/** Whether a piece is what a concept says, and no more. */
export const isSaidBy = (sentence: Sentence, { start, end }: Span, concept: string): boolean =>
  conceptsOf(sentence, concept)
    .map((one) => spanIn(sentence, one))
    .some((own) => own.start === start && own.end === end);

/** Sets that say something of all slots; "sinon" and "à part" need one that is named. */
export const WHOLE: ReadonlySet<SetName> = new Set(['all', 'none'] as const);
