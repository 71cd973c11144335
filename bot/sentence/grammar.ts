/** Grammar of French verbs, as a conjugation table gives it: which words may be verbs that order or tell. */
import { fold } from '../language/fold.ts';
import type { Conjugation } from './verb-forms.ts';

export interface Grammar {
  /** Whether a word may be a verb in the present or the future. */
  isFinite: (folded: string) => boolean;
  /** Whether it may order, or stand as an infinitive: "rédige", "commander". */
  isOrder: (folded: string) => boolean;
  isInfinitive: (folded: string) => boolean;
  /** "Signé", "répondu": behind "a", something was done. */
  isParticiple: (folded: string) => boolean;
}

/** Knows no verb: for whoever reads without a table. */
export const noGrammar: Grammar = {
  isFinite: () => false,
  isOrder: () => false,
  isInfinitive: () => false,
  isParticiple: () => false,
};

/** What a future adds to the infinitive. */
const FUTURE = /^(.+r)(?:ai|as|a|ons|ez|ont)$/;

export function grammarOf(table: Readonly<Record<string, Conjugation>>): Grammar {
  const present = new Set<string>();
  const imperative = new Set<string>();
  const infinitive = new Set<string>();
  const participle = new Set<string>();
  const add = (forms: readonly (string | null)[] | undefined, to: Set<string>) => {
    for (const form of forms ?? []) if (form && form !== 'NA') to.add(plain(form));
  };
  for (const [verb, { P, Y, K }] of Object.entries(table)) {
    add(P, present);
    add(Y, imperative);
    add(K?.slice(0, 1), participle);
    infinitive.add(plain(verb));
  }
  return {
    isFinite: (folded) => present.has(folded) || infinitive.has(FUTURE.exec(folded)?.[1] ?? ''),
    isOrder: (folded) => imperative.has(folded) || infinitive.has(folded),
    isInfinitive: (folded) => infinitive.has(folded),
    isParticiple: (folded) => participle.has(folded),
  };
}

const plain = (form: string): string => (/^[a-z]*$/.test(form) ? form : fold(form));
