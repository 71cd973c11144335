/** "Oui", "vas-y", "laisse tomber": a whole message that says yes or no to what is asked. */
import { LINKS } from '../language/phrases.ts';
import { longest } from '../sentence/placed.ts';
import { type Sentence, typedOver } from '../sentence/sentence.ts';

export interface Assent {
  /** `drop`: it is called off, which answers neither way ("laisse tomber"). */
  says: 'yes' | 'no' | 'drop';
  /** Said by a word that can mean nothing else ("oui", "je confirme"), and not "ok" or "vas-y". */
  isPlain: boolean;
  /** What it is said of, as typed: "la réunion" of "oui envoie la réunion". */
  about: string;
}

/** "Oui ❌" is no yes: what a sign says beside the words is asked again. */
const DOUBT = /[?❌❎✖🚫⛔👎🤔]/u;

/** Longer than this, it says something else as well. */
const MOST_WORDS = 8;
const MOST_LETTERS = 200;

/** Concepts of an assent (`plan/vocabulaire/commandes/communs.yaml`). */
const ANSWERS: ReadonlySet<string> = new Set(['oui', 'volontiers', 'non', 'laisse-tomber']);
/** What is proposed, and the doing of it: said behind a yes, they add nothing. */
const BESIDE: ReadonlySet<string> = new Set(['faire-ainsi', 'chose-proposee']);

/** What a message answers to a yes-or-no question, when it does nothing else. */
export function assentIn(sentence: Sentence): Assent | undefined {
  const { text, tokens, concepts, lexicon } = sentence;
  if (text.length > MOST_LETTERS || DOUBT.test(text)) return undefined;
  if (tokens.length === 0 || tokens.length > MOST_WORDS) return undefined;
  const answers = longest(concepts.filter(({ value }) => ANSWERS.has(value)));
  const beside = longest(concepts.filter(({ value }) => BESIDE.has(value)));
  const said = new Set(answers.map(({ value }) => value));
  const covers = (at: number) =>
    [...answers, ...beside].some((one) => one.at <= at && at < one.at + one.length);
  // "Oublie-moi" calls nothing off: beside what is no plain yes or no, only articles stand.
  const mayStand = said.has('oui') || said.has('non') ? lexicon.light : LINKS;
  if (!tokens.every(({ folded }, at) => covers(at) || mayStand.has(folded))) return undefined;
  const yes = said.has('oui') || said.has('volontiers');
  const no = said.has('non');
  if (yes && no) return undefined;
  const about = beside
    .filter(({ value, at }) => value === 'chose-proposee' && !answers.some((a) => a.at === at))
    .map(({ at, length }) => typedOver(sentence, at, length))
    .join(' ');
  const first = answers[0];
  // "Annule la réunion" is an order of its own; "oui, annule la réunion" answers.
  if (!yes && !no && about !== '') return undefined;
  if (yes) return { says: 'yes', isPlain: said.has('oui'), about };
  // "Non, laisse tomber" says no.
  if (no) return { says: 'no', isPlain: true, about };
  return first ? { says: 'drop', isPlain: false, about } : undefined;
}
