/** Tells questions about something else at a glance: most texts are, and they are not taken apart. */
import type { Utterance } from '../../../language/utterance.ts';
import type { ListName, ProgressWords } from './update-words.ts';

/** Without one of these, a question is none of progress, and no order about it. */
const OWN = [
  'noter',
  'validation',
  'resume',
  'campagne',
  'demande-etat',
  'demande-neuf',
  'demande-liste',
  'demande-arbitrage',
  'demande-silence',
  'demande-histoire',
  'demande-courbe',
  'demande-sens',
  'bloquees',
] as const satisfies readonly ListName[];

/** One sentence, and a question: nothing is told in it. */
const ONE_QUESTION = /^[^.!?…\n]*(?:\.\d[^.!?…\n]*)*\?+\s*$/;

export const asksElsewhere = ({ text, typed }: Utterance, words: ProgressWords): boolean =>
  ONE_QUESTION.test(text) && OWN.every((list) => words.find(list, typed).length === 0);
