/** A mark of an answer to a poll: slots that are named, a choice, a set of slots, what opens a clause, words. */
import type { Span } from '../../../language/when/expression.ts';
import type { Choice } from '../model/schema.ts';

export type SetName = 'all' | 'none' | 'others';
/** What opens a clause, and says how it goes with the one before, or that it is a remark. */
export type Opener =
  | 'except'
  | 'instead'
  | 'than'
  | 'else'
  | 'but'
  | 'turn'
  | 'if'
  | 'joint'
  | 'remark'
  | 'present'
  | 'reason';

export type MarkSaid =
  | { kind: 'slots'; slots: string[]; day: boolean }
  | { kind: 'choice'; choice: Choice }
  | { kind: 'set'; set: SetName }
  | { kind: 'only' }
  | { kind: 'opener'; opens: Opener }
  /** `strong` ends a sentence; a comma may only go on. */
  | { kind: 'sign'; strong: boolean }
  /** Words with a sense that nothing else was made of, with the small words around them. */
  | { kind: 'words'; heavy: readonly Span[] };

/** `is`: the concepts that say just this. */
export type VoteMark = Span & MarkSaid & { is: ReadonlySet<string> };
export type MarkOf<K extends VoteMark['kind']> = Extract<VoteMark, { kind: K }>;

/** Of words: hours between which somebody is there. */
export const HOUR = 'heure';
/** Of an opener: a noun stands behind it. */
export const THING = 'devant-nom';

/** Whether it says something of the slots. */
export const isOfSlots = ({ kind }: VoteMark): boolean =>
  kind === 'slots' || kind === 'choice' || kind === 'set' || kind === 'only';

/** Letters of an article between two words, "pas le 8". */
export const ARTICLE = 5;

/** Of what no concept says. */
export const NOTHING: ReadonlySet<string> = new Set();

/** What is taken by something else, and says nothing by itself. */
export const muted = ({ start, end }: Span): VoteMark => ({
  kind: 'words',
  heavy: [],
  is: NOTHING,
  start,
  end,
});

export const inOrderOf = (marks: readonly VoteMark[]): VoteMark[] =>
  [...marks].sort((a, b) => a.start - b.start || a.end - b.end);
