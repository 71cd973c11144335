/** Forms of verbs, as a conjugation table gives them: what a verb in a sentence tells of its mood. */

/** What a form may be; many are several things at once ("note" orders, and is said of oneself). */
export type VerbForm =
  /** "nomme", "nommez", "nommons". */
  | 'imperative'
  | 'infinitive'
  /** First person of the present: "je pilote", "nous pilotons". */
  | 'own'
  /** Other persons of the present and the imperfect. */
  | 'told'
  | 'participle'
  /** Future and conditional. */
  | 'future';

/**
 * Conjugation of a verb by tense, in the letters of LEFFF: P present, S subjunctive, Y imperative,
 * I imperfect, G and K participles, F future, C conditional, W infinitive. "NA": there is none.
 */
export type Conjugation = Readonly<Partial<Record<string, readonly (string | null)[]>>>;

/** Looks up a verb by its infinitive; undefined for what is none. */
export type Conjugate = (infinitive: string) => Conjugation | undefined;

/** First persons, singular and plural, in a row of six. */
const FIRST: ReadonlySet<number> = new Set([0, 3]);

const named: Readonly<Record<string, (person: number) => VerbForm>> = {
  Y: () => 'imperative',
  W: () => 'infinitive',
  P: (person) => (FIRST.has(person) ? 'own' : 'told'),
  I: () => 'told',
  S: () => 'told',
  K: () => 'participle',
  G: () => 'participle',
  F: () => 'future',
  C: () => 'future',
};

/** Every form of a verb, with what it may be; the infinitive alone when the table has no such verb. */
export function formsOf(
  infinitive: string,
  conjugate: Conjugate,
): ReadonlyMap<string, ReadonlySet<VerbForm>> {
  const forms = new Map<string, Set<VerbForm>>();
  const add = (written: string, form: VerbForm) =>
    forms.set(written, (forms.get(written) ?? new Set<VerbForm>()).add(form));
  add(infinitive, 'infinitive');
  for (const [tense, row] of Object.entries(conjugate(infinitive) ?? {}))
    for (const [person, written] of (row ?? []).entries()) {
      const form = named[tense]?.(person);
      if (form && written && written !== 'NA') add(written, form);
    }
  return forms;
}
