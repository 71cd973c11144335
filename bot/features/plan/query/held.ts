/** What is held against what: a claim, and the fact that settles it. */
import type { Entry } from '../../../knowledge/entry.ts';
import type { Knowledge } from '../../../knowledge/knowledge.ts';
import type { Term } from '../../../language/utterance.ts';
import { readSentence, type Sentence } from '../../../sentence/sentence.ts';
import type { Piece } from '../read/piece.ts';

export type ClaimVerdict = 'yes' | 'no';

/** What is held against what. */
export interface Held {
  piece: Piece;
  entry: Entry;
  /** What the entry says in the plan's language, what must be said with it left out. */
  said: string;
  /** Its answer alone. */
  headline: string;
  evidence: Sentence;
  knowledge: Knowledge;
}

export type Comparison = (held: Held) => ClaimVerdict | undefined;

export function heldAgainst(piece: Piece, entry: Entry, knowledge: Knowledge): Held {
  const { headline, quote = '', items = [] } = entry.say('fr');
  const said = [headline, ...items, quote].join(' ; ');
  return {
    piece,
    entry,
    said,
    headline,
    evidence: readSentence(said, knowledge.lexicon),
    knowledge,
  };
}

const ownSenses = new WeakMap<Entry, ReadonlySet<string>>();

/** Senses of the words that an entry says itself, in both languages. */
function sensesOf(entry: Entry, { reader }: Knowledge): ReadonlySet<string> {
  const ready = ownSenses.get(entry);
  if (ready) return ready;
  const texts = (['fr', 'en'] as const).map((locale) => {
    const { headline, items = [], rows = [], quote = '' } = entry.say(locale);
    const values = rows.map(({ label, value }) => `${label} ${value}`);
    return reader.read([headline, ...items, ...values, quote].join(' ; '), locale);
  });
  const made = new Set(
    texts.flatMap(({ terms }) =>
      terms.flatMap(({ senses }) => senses.flatMap(([sense, sure]) => (sure > 0.5 ? sense : []))),
    ),
  );
  ownSenses.set(entry, made);
  return made;
}

/** Whether an entry says a word itself, or one that means the same. */
export function isSaidBy(entry: Entry, { senses }: Term, knowledge: Knowledge): boolean {
  const own = sensesOf(entry, knowledge);
  return senses.some(([sense, sure]) => sure > 0.5 && own.has(sense));
}
