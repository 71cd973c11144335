/** "C’est faux, le pilote a changé": a complaint, and what it is about where it says so. */
import { declaredIntents } from '../../../sentence/intent.ts';
import { intentsIn } from '../../../sentence/match.ts';
import { type Sentence, says } from '../../../sentence/sentence.ts';

export interface Complaint {
  /** Of an answer; or somebody is wanted to talk to, or learns what nobody told them. */
  about: 'answer' | 'human' | 'untold';
  /** It says that the lead is another one. */
  ofLead: boolean;
  /** It says so of an answer, or the whole sentence is one: nothing of it is to be noted. */
  isWhole: boolean;
  left: readonly string[];
}

export const complaints = declaredIntents<undefined>('plaintes', {});
/** "Questions sans réponse": what the plan should say. */
export const lists = declaredIntents<undefined>('sans-reponse', {});

/** Share of the words from which a sentence complains, whatever else it says. */
const MOSTLY = 0.6;

export function complaintIn(sentence: Sentence): Complaint | undefined {
  const all = intentsIn(sentence, complaints.of(sentence.lexicon), undefined);
  const isFirm = ({ intent: { when } }: (typeof all)[number]) => !when?.includes('presque-tout');
  const found = all.find((one) => isFirm(one) || one.covered >= MOSTLY);
  if (!found) return undefined;
  const { left, intent } = found;
  return {
    about: (intent.does ?? intent.name) as Complaint['about'],
    ofLead: says(sentence, 'aide-pilote'),
    isWhole: left.length === 0 || isFirm(found),
    left,
  };
}
