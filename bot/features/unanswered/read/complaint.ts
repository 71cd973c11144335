/** "C’est faux, le pilote a changé": a complaint, and what it is about where it says so. */
import { type Intent, intent } from '../../../sentence/intent.ts';
import { intentsIn } from '../../../sentence/match.ts';
import { type Sentence, says } from '../../../sentence/sentence.ts';

export interface Complaint {
  /** It says that the lead is another one. */
  ofLead: boolean;
  /** The whole sentence is one, and says nothing to note besides. */
  isWhole: boolean;
  left: readonly string[];
}

const ABOUT = [
  'aide-pilote',
  'aide-suppleant',
  'aide-coanimateur',
  'aide-avancement',
  'aide-reunion',
];

const complaint: Intent<undefined> = intent({
  name: 'complaint',
  examples: ['c’est faux, le pilote a changé', 'ta réponse était mauvaise', 'n’importe quoi'],
  ways: ['plainte'],
  also: [
    'plainte-autour',
    'bavarde-autour',
    'moi-meme',
    'non',
    'aide-groupe',
    'aide-changer',
    ...ABOUT,
  ],
  slots: {},
});

/** Share of the words from which a sentence complains, whatever else it says. */
const MOSTLY = 0.6;

export function complaintIn(sentence: Sentence): Complaint | undefined {
  const [found] = intentsIn(sentence, [complaint], undefined);
  if (!found || found.covered < MOSTLY) return undefined;
  return {
    ofLead: says(sentence, 'aide-pilote'),
    isWhole: found.left.length === 0,
    left: found.left,
  };
}
