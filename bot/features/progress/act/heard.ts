/** A text that may be about progress, with what it is read against. */
import type { Situation } from '../../../contract/feature.ts';
import type { Turn } from '../../../contract/turn.ts';
import type { Locale } from '../../../language/locale.ts';
import type { Utterance } from '../../../language/utterance.ts';
import type { Sentence } from '../../../sentence/sentence.ts';
import type { SlotContext } from '../../people/model/slots/context.ts';
import type { ProgressAct, ProgressContext } from '../context.ts';
import type { LastNoted } from '../read/last-noted.ts';

/** The words that were said, folded. */
export const wordsOf = ({ words }: Utterance): string[] => words.map(({ folded }) => folded);

export type ProgressActOf = (turn: Turn, locale?: Locale) => ProgressAct;

export interface ProgressHeard {
  sentence: Sentence;
  utterance: Utterance;
  situation: Situation;
  slots: SlotContext;
  last: LastNoted | undefined;
  context: ProgressContext;
  act: ProgressActOf;
}
