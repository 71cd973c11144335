/** Finds the entries that share most with a question, by words and by structure. */
import { daySense, readDays } from '../language/dates.ts';
import type { AskedField, Term } from '../language/utterance.ts';
import type { Vocabulary } from '../language/vocabulary.ts';
import { cut } from '../language/words.ts';
import type { Entry } from './entry.ts';
import { PhrasingIndex } from './phrasings.ts';

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
}

/** Weights of structure beside words, found on the development questions (`docs/comprehension.md`). */
export const weights = {
  firm: 0.338,
  firmSecond: 0.175,
  /** The place in a list that was asked ("la deuxième"). */
  order: 0.15,
  named: 0.057,
  /** What a turn is about when it goes on from the one before. */
  /** Named, and the entry is about something else. */
  namedMiss: 0.091,
  focus: 0.264,
  /** A sigle named when a meaning is asked. */
  sigle: 0.912,
  likeness: 0.594,
  alike: 1,
  placeMiss: 0.4,
  field: 0.15,
  weakField: 0.045,
  hardMiss: 0.06,
  fieldMiss: 0.025,
  whole: 0.025,
  wholeMiss: 0.05,
  unknown: 0.046,
  unknownMiss: 0.05,
  unknownTerm: 0.7,
  fieldTerm: 0.396,
  /** Mass of words below which their agreement proves little. */
  smooth: 3,
  /** From this coverage on, a field that fits counts whole. */
  topical: 0.7,
  named2topical: 0.6,
};

interface Postings {
  entries: number[];
  weights: number[];
}

export class EntryIndex {
  readonly entries: readonly Entry[];
  readonly #postings = new Map<string, Postings>();
  readonly #words = new Set<string>();
  readonly #scores: Float64Array;
  readonly #best: Float64Array;
  readonly #likeness: Float64Array;
  #phrasings = new PhrasingIndex([]);

  constructor(entries: readonly Entry[], vocabulary: Vocabulary) {
    this.entries = entries;
    entries.forEach((entry, i) => {
      for (const [sense, weight] of this.#sensesOf(entry, vocabulary)) this.#post(sense, i, weight);
    });
    this.#scores = new Float64Array(entries.length);
    this.#best = new Float64Array(entries.length);
    this.#likeness = new Float64Array(entries.length);
  }

  /** Other ways of asking for the entries, once the words are known by which they are read. */
  learn(phrasings: PhrasingIndex): void {
    this.#phrasings = phrasings;
  }

  /** Every word of every entry, folded: what spelling may correct to. */
  get words(): ReadonlySet<string> {
    return this.#words;
  }

  knows(term: Term): boolean {
    return term.senses.some(([sense, weight]) => weight > 0.5 && this.#postings.has(sense));
  }

  /** How much a word says: the rarer in the plan, the more. Words the plan lacks count a little. */
  weightOf(term: Term): number {
    const rarity = Math.max(0, ...term.senses.filter(([, w]) => w > 0.5).map(([sense]) => this.#idf(sense)));
    const known = rarity > 0 ? rarity : this.#top() * weights.unknownTerm;
    return term.field ? known * weights.fieldTerm : known;
  }

  search(query: Query, most = 12): Hit[] {
    const { terms } = query;
    this.#scores.fill(0);
    const total = terms.reduce((sum, term) => sum + this.#add(term), 0) + weights.smooth;
    this.#phrasings.score(query, this.#likeness);
    const hits: Hit[] = [];
    for (let i = 0; i < this.entries.length; i++) {
      const entry = this.entries[i] as Entry;
      if (query.firm.size > 0 && !entry.entities.some((e) => query.firm.has(e))) continue;
      const coverage = (this.#scores[i] ?? 0) / total;
      const likeness = this.#likeness[i] ?? 0;
      const words = Math.max(coverage, likeness * weights.likeness) + likeness * weights.alike;
      const structure = structureScore(entry, query, words);
      if (words === 0 && structure.score <= 0) continue;
      const score = words + structure.score;
      if (hits.length === most && score <= (hits[most - 1]?.score ?? 0)) continue;
      insert(hits, { entry, score, coverage, likeness, fieldFit: structure.fieldFit }, most);
    }
    return hits;
  }

  /** Adds the best sense of one word to each entry; gives the word's weight. */
  #add(term: Term): number {
    const weight = this.weightOf(term) * term.weight;
    const touched: number[] = [];
    for (const [sense, certainty] of term.senses) {
      const postings = this.#postings.get(sense);
      if (!postings) continue;
      for (let p = 0; p < postings.entries.length; p++) {
        const i = postings.entries[p] as number;
        const value = weight * certainty * Math.min(1, postings.weights[p] as number);
        if (value > (this.#best[i] ?? 0)) {
          if (this.#best[i] === 0) touched.push(i);
          this.#best[i] = value;
        }
      }
    }
    for (const i of touched) {
      this.#scores[i] = (this.#scores[i] ?? 0) + (this.#best[i] ?? 0);
      this.#best[i] = 0;
    }
    return weight;
  }

  #idf(sense: string): number {
    const postings = this.#postings.get(sense);
    if (!postings) return 0;
    const mass = postings.weights.reduce((sum, w) => sum + Math.min(1, w), 0);
    return Math.log(1 + this.entries.length / (mass + 0.5));
  }

  readonly #top = () => Math.log(1 + this.entries.length);

  #sensesOf(entry: Entry, vocabulary: Vocabulary): Map<string, number> {
    const senses = new Map<string, number>();
    const raise = (sense: string, weight: number) => {
      if (weight > (senses.get(sense) ?? 0)) senses.set(sense, weight);
    };
    for (const [text, weight] of entry.index) {
      const words = cut(text);
      for (const { folded, stem } of words) {
        if (!/\d/.test(folded)) this.#words.add(folded);
        if (vocabulary.empty.fr.has(folded) || vocabulary.empty.en.has(folded)) continue;
        raise(`s:${stem}`, weight);
      }
      for (const { value } of vocabulary.concepts.find(words)) raise(`c:${value}`, weight);
      for (const { day, month } of readDays(words, vocabulary.usages)) raise(daySense(day, month), weight);
    }
    return senses;
  }

  #post(sense: string, entry: number, weight: number): void {
    const postings = this.#postings.get(sense);
    if (postings) {
      postings.entries.push(entry);
      postings.weights.push(weight);
    } else this.#postings.set(sense, { entries: [entry], weights: [weight] });
  }
}

function insert(hits: Hit[], hit: Hit, most: number): void {
  let at = hits.length;
  while (at > 0 && (hits[at - 1]?.score ?? 0) < hit.score) at--;
  hits.splice(at, 0, hit);
  if (hits.length > most) hits.pop();
}

/** Kinds of things that a sentence is about once it names them. */
const SUBJECTS = new Set(['theme', 'reunion', 'seance', 'chiffre', 'proposition']);

const kindOf = (entity: string) => entity.slice(0, entity.indexOf(':'));

function structureScore(entry: Entry, query: Query, coverage: number): { score: number; fieldFit: number | undefined } {
  const fieldFit = fitOf(entry, query);
  const things = thingScore(entry, query);
  // A field that fits says nothing about an entry that speaks of something else.
  const topical = things > weights.firmSecond * 0.9 ? 1 : Math.min(1, coverage / weights.topical + (things > 0 ? weights.named2topical : 0));
  let score = things;
  if (fieldFit !== undefined) {
    score += fieldFit * weights.field * topical;
    if (fieldFit === 0) score -= query.hard.size > 0 ? weights.hardMiss : weights.fieldMiss;
  }
  if (query.fields.some((f) => !f.strong && entry.fields.includes(f.id))) score += weights.weakField * topical;
  if (entry.shape === 'whole') score += fieldFit === 0 ? -weights.wholeMiss : weights.whole;
  if (entry.outcome === 'unknown') score -= fieldFit ? weights.unknown : weights.unknownMiss;
  return { score, fieldFit };
}

/** The share of what is asked that the entry answers. */
function fitOf(entry: Entry, query: Query): number | undefined {
  let asked = 0;
  let met = 0;
  for (const field of query.fields) {
    asked += field.weight;
    if (entry.fields.includes(field.id)) met += field.weight;
  }
  return asked > 0 ? met / asked : undefined;
}

function thingScore(entry: Entry, query: Query): number {
  let score = 0;
  for (const firm of query.firm) {
    if (entry.entities[0] === firm) score += weights.firm;
    else if (entry.entities.includes(firm)) score += weights.firmSecond;
  }
  if (entry.series && query.orders?.includes(entry.series.order)) score += weights.order;
  if (query.focus && entry.entities.includes(query.focus)) score += weights.focus;
  let placed = false;
  let subjects = 0;
  let met = 0;
  for (const name of query.named) {
    const kind = kindOf(name);
    if (SUBJECTS.has(kind)) subjects++;
    if (!entry.entities.includes(name)) continue;
    if (kind === 'territoire') placed = true;
    // A sigle or an organisation named in passing is not what the question is about.
    if (kind === 'sigle') score += query.fields.some((f) => f.id === 'definition') ? weights.sigle : 0;
    else if (kind === 'organisation') score += fitOf(entry, query) ? weights.named : 0;
    else score += weights.named;
    if (SUBJECTS.has(kind)) met++;
  }
  if (subjects > 0 && met === 0) score -= weights.namedMiss;
  if (!placed && entry.entities.some((e) => kindOf(e) === 'territoire') && [...query.named].some((n) => kindOf(n) === 'territoire'))
    score -= weights.placeMiss;
  return score;
}
