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
  /** "Serait", "pourrions". */
  isConditional: (folded: string) => boolean;
}

/** Knows no verb: for whoever reads without a table. */
export const noGrammar: Grammar = {
  isFinite: () => false,
  isOrder: () => false,
  isInfinitive: () => false,
  isParticiple: () => false,
  isConditional: () => false,
};

/** What a future adds to the infinitive. */
const FUTURE = /^(.+r)(?:ai|as|a|ons|ez|ont)$/;

/** Forms of all verbs, folded, by what they may be. */
export interface GrammarForms {
  present: readonly string[];
  imperative: readonly string[];
  infinitive: readonly string[];
  participle: readonly string[];
  conditional: readonly string[];
}

export function formsIn(table: Readonly<Record<string, Conjugation>>): GrammarForms {
  const those = (of: (verb: Conjugation) => readonly (string | null)[] | undefined) => [
    ...new Set(
      Object.values(table)
        .flatMap((verb) => of(verb) ?? [])
        .flatMap((form) => (form && form !== 'NA' ? plain(form) : [])),
    ),
  ];
  return {
    present: those(({ P }) => P),
    imperative: those(({ Y }) => Y),
    infinitive: Object.keys(table).map(plain),
    participle: those(({ K }) => K),
    conditional: those(({ C }) => C),
  };
}

export function grammarOf(forms: GrammarForms): Grammar {
  const present = new Set(forms.present);
  const imperative = new Set(forms.imperative);
  const infinitive = new Set(forms.infinitive);
  const participle = new Set(forms.participle);
  const conditional = new Set(forms.conditional);
  // "Recontacte": done once more, a verb that the table may lack.
  const again = (is: (folded: string) => boolean) => (folded: string) =>
    is(folded) || is(AGAIN.exec(folded)?.[1] ?? '');
  return {
    isFinite: again(
      (folded) => present.has(folded) || infinitive.has(FUTURE.exec(folded)?.[1] ?? ''),
    ),
    isOrder: again((folded) => imperative.has(folded) || infinitive.has(folded)),
    isInfinitive: again((folded) => infinitive.has(folded)),
    isParticiple: again((folded) => participle.has(folded)),
    isConditional: again((folded) => conditional.has(folded)),
  };
}

const AGAIN = /^re([a-z]{4,})$/;

const plain = (form: string): string => (/^[a-z]*$/.test(form) ? form : fold(form));
