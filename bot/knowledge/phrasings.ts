/**
 * Other ways of asking, written beside a plan (`<plan>.formulations.yaml`): a question near one of
 * them is near its entry. A plan without that file is answered from its own words alone.
 */
import type { AskedField, Term, Utterance } from '../language/utterance.ts';

/** What a field or a question word adds to a likeness, beside the words. */
const FIELD_MASS = 1.2;
/** What a reference (fiche 1.1) adds. */
const THING_MASS = 2;
/** Keeps two-word questions from being taken for certain. */
const SMOOTH = 1;

/** What of a question is compared. */
export interface Asked {
  terms: readonly Term[];
  fields: readonly AskedField[];
  firm: ReadonlySet<string>;
}

const thingsOf = ({ references }: Utterance): Set<string> =>
  new Set([...references.fiches.map((n) => `fiche:${n}`), ...references.axes.map((n) => `axe:${n}`)]);

interface Posting {
  phrasings: number[];
  weights: number[];
}

export class PhrasingIndex {
  readonly #entryOf: number[] = [];
  readonly #mass: number[] = [];
  readonly #postings = new Map<string, Posting>();
  readonly #idf = new Map<string, number>();
  readonly #matched: Float64Array;
  readonly #best: Float64Array;

  /** `phrasings`: each with the index of its entry. */
  constructor(phrasings: readonly { entry: number; utterance: Utterance }[]) {
    const read = phrasings.map(({ entry, utterance }) => ({ entry, senses: sensesOf(utterance.terms, utterance.fields, thingsOf(utterance)) }));
    const counts = new Map<string, number>();
    for (const { senses } of read)
      for (const group of senses) for (const [sense, weight] of group) if (weight > 0.5) counts.set(sense, (counts.get(sense) ?? 0) + 1);
    for (const [sense, count] of counts)
      this.#idf.set(sense, sense.startsWith('f:') ? FIELD_MASS : sense.startsWith('r:') ? THING_MASS : Math.log(1 + read.length / (count + 0.5)));
    read.forEach(({ entry, senses }, p) => {
      this.#entryOf.push(entry);
      let mass = 0;
      for (const group of senses) {
        mass += this.#massOf(group);
        for (const [sense, weight] of group) if (weight > 0.3) this.#post(sense, p, weight);
      }
      this.#mass.push(mass);
    });
    this.#matched = new Float64Array(read.length);
    this.#best = new Float64Array(read.length);
  }

  get size(): number {
    return this.#entryOf.length;
  }

  /** Writes into `likeness`, by entry, how like its nearest phrasing a question is: 0 to 1. */
  score({ terms, fields, firm }: Asked, likeness: Float64Array): void {
    likeness.fill(0);
    if (this.size === 0) return;
    this.#matched.fill(0);
    let asked = 0;
    for (const group of sensesOf(terms, fields, firm)) asked += this.#add(group);
    for (let p = 0; p < this.size; p++) {
      const matched = this.#matched[p] ?? 0;
      if (matched === 0) continue;
      const ofQuestion = matched / (asked + SMOOTH);
      const ofPhrasing = matched / ((this.#mass[p] ?? 0) + SMOOTH);
      const like = (2 * ofQuestion * ofPhrasing) / (ofQuestion + ofPhrasing);
      const entry = this.#entryOf[p] as number;
      if (like > (likeness[entry] ?? 0)) likeness[entry] = like;
    }
  }

  #add(group: readonly (readonly [string, number])[]): number {
    const mass = this.#massOf(group);
    const touched: number[] = [];
    for (const [sense, certainty] of group) {
      const posting = this.#postings.get(sense);
      if (!posting) continue;
      for (let i = 0; i < posting.phrasings.length; i++) {
        const p = posting.phrasings[i] as number;
        const value = mass * Math.min(1, certainty * (posting.weights[i] ?? 0) * 1.1);
        if (value > (this.#best[p] ?? 0)) {
          if (this.#best[p] === 0) touched.push(p);
          this.#best[p] = value;
        }
      }
    }
    for (const p of touched) {
      this.#matched[p] = (this.#matched[p] ?? 0) + (this.#best[p] ?? 0);
      this.#best[p] = 0;
    }
    return mass;
  }

  /** What a word says: the rarer among the phrasings, the more. */
  #massOf(group: readonly (readonly [string, number])[]): number {
    let most = 0;
    for (const [sense, weight] of group) if (weight > 0.5) most = Math.max(most, this.#idf.get(sense) ?? 0);
    return most > 0 ? most : Math.log(1 + this.size) * 0.5;
  }

  #post(sense: string, phrasing: number, weight: number): void {
    const posting = this.#postings.get(sense);
    if (!posting) this.#postings.set(sense, { phrasings: [phrasing], weights: [weight] });
    else {
      posting.phrasings.push(phrasing);
      posting.weights.push(weight);
    }
  }
}

/** Words by their senses, and fields as words of their own. */
function sensesOf(
  terms: readonly Term[],
  fields: readonly AskedField[],
  things: ReadonlySet<string>,
): (readonly (readonly [string, number])[])[] {
  return [
    ...terms.map(({ senses, weight }) => (weight === 1 ? senses : senses.map(([s, w]) => [s, w * weight] as const))),
    ...[...things].map((thing) => [[`r:${thing}`, 1]] as const),
    ...fields.map(({ id, strong }) => [[`f:${id}`, strong ? 1 : 0.6]] as const),
  ];
}
