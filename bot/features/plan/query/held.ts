/** What is held against what: a claim, and the fact that settles it. */
import { type Entry, isSheet } from '../../../knowledge/entry.ts';
import type { Knowledge } from '../../../knowledge/knowledge.ts';
import { oncePer } from '../../../language/once-per.ts';
import type { Term } from '../../../language/utterance.ts';
import { readSentence, type Sentence, says } from '../../../sentence/sentence.ts';
import type { Piece } from '../read/piece.ts';
import { periodsIn } from './measures.ts';

export type ClaimVerdict = 'yes' | 'no';

/** What is held against what. */
export interface Held {
  piece: Piece;
  entry: Entry;
  /** What the entry says, in the language that is asked and in the plan's words; what must be said with it left out. */
  said: string;
  /** Its answer alone. */
  headline: string;
  evidence: Sentence;
}

export type Comparison = (held: Held) => ClaimVerdict | undefined;

export function heldAgainst(piece: Piece, entry: Entry): Held {
  const { headline, quote = '', items = [] } = entry.say(piece.utterance.locale);
  const said = [headline, ...items, quote].join(' ; ');
  return { piece, entry, said, headline, evidence: readSentence(said, piece.knowledge.lexicon) };
}

/** "Le schéma actuel", "les suivants": which of those that follow each other a text is of. */
const whichIn = (sentence: Sentence): string | undefined => {
  const said = WHICH.filter((ways) => ways.some((one) => says(sentence, one)));
  return said.length === 1 ? said[0]?.[0] : undefined;
};

const WHICH = [['lequel-premier', 'choix-premier'], ['lequel-suivant'], ['lequel-precedent']];

/** Whether a fact is of another one: "les suivants seront élaborés pour 6 ans" says nothing of the first. */
export function isOfTheOther({ sentence, knowledge }: Piece, entry: Entry): boolean {
  const asked = whichIn(sentence);
  const told = asked && whichIn(readSentence(entry.say('fr').headline, knowledge.lexicon));
  return told !== undefined && told !== asked;
}

/** Senses of the words that an entry says itself, in both languages. */
const sensesIn = oncePer(({ reader }: Knowledge) =>
  oncePer((entry: Entry): ReadonlySet<string> => {
    const texts = (['fr', 'en'] as const).map((locale) => {
      const { headline, items = [], rows = [], quote = '' } = entry.say(locale);
      const values = rows.map(({ label, value }) => `${label} ${value}`);
      return reader.read([headline, ...items, ...values, quote].join(' ; '), locale);
    });
    return new Set(texts.flatMap(({ terms }) => terms.flatMap(surely)));
  }),
);

/** What a word surely means. */
export const surely = ({ senses }: Term): string[] =>
  senses.flatMap(([sense, sure]) => (sure > 0.5 ? sense : []));

/** Whether an entry says a word itself, or one that means the same. */
export const isSaidBy = (entry: Entry, term: Term, knowledge: Knowledge): boolean =>
  surely(term).some((sense) => sensesIn(knowledge)(entry).has(sense));

/** How much of what is said `has` holds of: words that name a field too, no number and no period. */
function shareIn({ utterance, sentence, knowledge }: Piece, has: (term: Term) => boolean): number {
  const periods = periodsIn(sentence);
  return utterance.terms
    .filter((term) => !/^\d/.test(term.folded) && !periods.has(term.folded) && has(term))
    .reduce((sum, term) => sum + knowledge.index.weightOf(term) * term.weight, 0);
}

/** Facts that are told of a thing. */
export const factsOf = (thing: string | undefined, { index }: Knowledge): Entry[] =>
  index.entries.filter(
    ({ outcome, shape, entities: [main] }) =>
      outcome === 'answered' && shape === 'fact' && main === thing,
  );

/**
 * Of what is told of the same thing, the fact that settles what is asked, and is as much about what is said as the one
 * that was found: "le copil se voit chaque mois ?" is held against how often *it* meets.
 */
export function factSettling(
  piece: Piece,
  found: Entry,
  settles: (entry: Entry) => boolean,
): Entry | undefined {
  const [thing = ''] = found.entities;
  // What is told of a fiche is in its fields, and a whole has them all: another fact settles nothing.
  if (isSheet(thing) || (found.shape === 'whole' && settles(found)))
    return settles(found) ? found : undefined;
  const { knowledge } = piece;
  const about = (entry: Entry) =>
    shareIn(piece, (term) => knowledge.index.support(entry, term) > 0);
  const { locale } = piece.utterance;
  // To the letter: "comité technique" is no "comité de pilotage".
  const own = (entry: Entry) => {
    const { terms } = knowledge.reader.read(entry.say(locale).headline, locale);
    const stems = new Set(terms.map(({ senses: [first] }) => first?.[0]));
    return shareIn(piece, ({ senses: [first] }) => stems.has(first?.[0]));
  };
  const facts = new Set([found, ...factsOf(thing, knowledge)]);
  const isOther = (entry: Entry) => isOfTheOther(piece, entry);
  const [best] = [...facts]
    .filter((entry) => !isOther(entry) && settles(entry))
    .map((entry) => ({ entry, about: about(entry), own: own(entry) }))
    .sort((a, b) => b.about - a.about || b.own - a.own);
  return best && (isOther(found) || best.about >= about(found)) ? best.entry : undefined;
}
