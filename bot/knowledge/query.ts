/** What a search is given, and what it finds. */
import type { AskedField, Term } from '../language/utterance.ts';
import type { Entry } from './entry.ts';

/** What a question asks, once read: words, things, fields. */
export interface Query {
  terms: readonly Term[];
  /** Things named beyond doubt (`fiche:1.1`): entries about none of them are left out. */
  firm: ReadonlySet<string>;
  /** Things named by a word that may mean something else too (`theme:cartographie`). */
  named: ReadonlySet<string>;
  fields: readonly AskedField[];
  /** Places in lists that were asked: "la deuxième" is 2. */
  orders?: readonly number[];
  /** `next`, `other`… */
  relatives?: readonly string[];
  /** Every word of the question as it stands, small ones included; not those that lead up to it. */
  words?: readonly string[];
  /** A few words typed into a search box, and no question: its own words alone find an entry. */
  box?: boolean;
  /** The main thing of the former turn, when this one goes on from it. */
  focus?: string | undefined;
  /** Fields that must be answered as asked or not at all. */
  hard: ReadonlySet<string>;
}

export interface Hit {
  entry: Entry;
  score: number;
  /** Share of what was said that the entry accounts for, 0 to 1, rare words counting more. */
  coverage: number;
  /** How like the question is to the nearest phrasing written for the entry, 0 to 1. */
  likeness: number;
  /** 1: every strong field asked is answered; 0: none; `undefined`: none was asked. */
  fieldFit: number | undefined;
  /** How likely the entry is what is asked for, as learned from the phrasings, 0 to 1; 0 when nothing was learned from. */
  chance: number;
  /** What else may be asked for, the same for all that was found. */
  beyond: Beyond;
}

/** How likely it is, as learned, that nothing of the plan is asked for, or something that is never given. */
export interface Beyond {
  outside: number;
  /** By refusal of the plan, in their order. */
  refusals: readonly number[];
}
