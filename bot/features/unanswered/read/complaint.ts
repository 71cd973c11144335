/** "C’est faux, le pilote a changé": a complaint, and what it is about where it says so. */
import { type Intent, intent } from '../../../sentence/intent.ts';
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

const ABOUT = [
  'aide-pilote',
  'aide-suppleant',
  'aide-coanimateur',
  'aide-avancement',
  'aide-reunion',
];

const also = [
  'plainte plainte-autour plainte-jugement bavarde-autour moi-meme non aide-groupe aide-changer',
  ...ABOUT,
];

const complaints: readonly Intent<undefined>[] = [
  intent({
    name: 'complaint',
    examples: ['c’est faux, le pilote a changé', 'ta réponse était mauvaise', 'n’importe quoi'],
    ways: ['plainte'],
    also,
    slots: {},
  }),
  intent({
    name: 'firm',
    examples: [
      'c’est pas vrai ce que tu m’as répondu là, j’ai vérifié avec la Caf',
      'c’est faux : je n’ai jamais dit que la fiche 5 était en orage',
    ],
    ways: ['plainte-propos plainte-jugement', 'plainte-dementi'],
    also,
    // "L’info est fausse, efface ce que j’ai dit": there is something to do.
    unless: ['demande-polie interroge'],
    slots: {},
  }),
  intent({
    name: 'human',
    examples: ['je comprends rien, on peut avoir un humain ?', 'à qui je peux parler ?'],
    ways: ['plainte-humain'],
    unless: ['fiche groupe aide-groupe aide-reunion aide-sondage dehors-texte'],
    slots: {},
  }),
  intent({
    name: 'untold',
    examples: ['je découvre que je n’anime plus le groupe, personne ne m’a prévenue'],
    ways: ['plainte-surprise'],
    unless: ['demande-polie'],
    slots: {},
  }),
];

/** What is complained of in so many words, whatever else is said. */
const FIRM: ReadonlySet<string> = new Set(['firm', 'human', 'untold']);

/** Share of the words from which a sentence complains, whatever else it says. */
const MOSTLY = 0.6;

export function complaintIn(sentence: Sentence): Complaint | undefined {
  const found = intentsIn(sentence, complaints, undefined).find(
    ({ intent: { name }, covered }) => FIRM.has(name) || covered >= MOSTLY,
  );
  if (!found) return undefined;
  const { left, intent } = found;
  const isWhole = left.length === 0 || FIRM.has(intent.name);
  const about = intent.name === 'human' || intent.name === 'untold' ? intent.name : 'answer';
  return { about, ofLead: says(sentence, 'aide-pilote'), isWhole, left };
}
