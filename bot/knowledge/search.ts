/** Finds the entries that share most with a question, by words and by structure. */
import { daySense, readDays } from '../language/dates.ts';
import type { AskedField, Term } from '../language/utterance.ts';
import type { Vocabulary } from '../language/vocabulary.ts';
import { cut } from '../language/words.ts';
import type { Entry } from './entry.ts';
import { PhrasingIndex } from './phrasings.ts';
import { SenseIndex } from './senses.ts';

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
  firm: 0.385,
  firmSecond: 0.175,
  /** The place in a list that was asked ("la deuxième"). */
  order: 0.226,
  named: 0.076,
  /** Named, and the entry is about something else. */
  namedMiss: 0.182,
  /** What a turn is about when it goes on from the one before. */
  focus: 0.264,
  /** A sigle named when a meaning is asked. */
  sigle: 0.456,
  likeness: 0.677,
  alike: 1.14,
  placeMiss: 0.4,
  field: 0.171,
  weakField: 0.017,
  hardMiss: 0.06,
  fieldMiss: 0.003,
  whole: 0.025,
  wholeMiss: 0.013,
  unknown: 0.08,
  unknownMiss: 0.006,
  unknownTerm: 0.049,
  fieldTerm: 0.451,
  /** Mass of words below which their agreement proves little. */
  smooth: 2.64,
  /** From this coverage on, a field that fits counts whole. */
  topical: 0.7,
  named2topical: 0.6,
};

/** What structure asks of an entry, worked out once. */
interface Shape {
  entities: ReadonlySet<string>;
  fields: ReadonlySet<string>;
  placed: boolean;
}

export class EntryIndex {
  readonly entries: readonly Entry[];
  readonly #shapes: readonly Shape[];
  readonly #senses: SenseIndex;
  readonly #words = new Set<string>();
  readonly #series = new Map<string, Entry[]>();
  readonly #matched: Float64Array;
  readonly #likeness: Float64Array;
  #phrasings = new PhrasingIndex([]);

  constructor(entries: readonly Entry[], vocabulary: Vocabulary) {
    this.entries = entries;
    this.#senses = new SenseIndex(entries.map((entry) => this.#sensesOf(entry, vocabulary)));
    this.#shapes = entries.map(({ entities, fields }) => ({
      entities: new Set(entities),
      fields: new Set(fields),
      placed: entities.some((e) => kindOf(e) === 'territoire'),
    }));
    for (const entry of entries)
      if (entry.series)
        this.#series.set(entry.series.id, [...(this.#series.get(entry.series.id) ?? []), entry]);
    this.#matched = new Float64Array(entries.length);
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

  /** The lines of a numbered list, in order. */
  series(id: string): readonly Entry[] {
    return this.#series.get(id) ?? [];
  }

  knows(term: Term): boolean {
    return term.senses.some(([sense, weight]) => weight > 0.5 && this.#senses.has(sense));
  }

  /** How much a word says: the rarer in the plan, the more. Words the plan lacks count a little. */
  weightOf(term: Term): number {
    const rarity = this.#senses.rarityOf(term.senses);
    const known = rarity > 0 ? rarity : Math.log(1 + this.entries.length) * weights.unknownTerm;
    return term.field ? known * weights.fieldTerm : known;
  }

  search(query: Query, most = 12): Hit[] {
    const matched = this.#matched;
    matched.fill(0);
    let total = weights.smooth;
    for (const term of query.terms) {
      const mass = this.weightOf(term) * term.weight;
      this.#senses.add(term.senses, mass, matched);
      total += mass;
    }
    this.#phrasings.score(query, this.#likeness);
    // With a thing named for certain, or carried over, entries that share no word may still answer.
    const wordless = query.firm.size > 0 || query.focus !== undefined || query.named.size > 0;
    const hits: Hit[] = [];
    for (let i = 0; i < this.entries.length; i++) {
      const coverage = (matched[i] as number) / total;
      const likeness = this.#likeness[i] as number;
      if (coverage === 0 && likeness === 0 && !wordless) continue;
      const shape = this.#shapes[i] as Shape;
      if (query.firm.size > 0 && !meets(shape.entities, query.firm)) continue;
      const entry = this.entries[i] as Entry;
      const words = Math.max(coverage, likeness * weights.likeness) + likeness * weights.alike;
      const structure = structureScore(entry, shape, query, words);
      if (words === 0 && structure.score <= 0) continue;
      const score = words + structure.score;
      if (hits.length === most && score <= (hits[most - 1]?.score ?? 0)) continue;
      insert(hits, { entry, score, coverage, likeness, fieldFit: structure.fieldFit }, most);
    }
    return hits;
  }

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
      for (const { day, month } of readDays(words, vocabulary.usages))
        raise(daySense(day, month), weight);
    }
    return senses;
  }
}

function meets(entities: ReadonlySet<string>, wanted: ReadonlySet<string>): boolean {
  for (const entity of wanted) if (entities.has(entity)) return true;
  return false;
}

function insert(hits: Hit[], hit: Hit, most: number): void {
  let at = hits.length;
  while (at > 0 && (hits[at - 1]?.score ?? 0) < hit.score) at--;
  hits.splice(at, 0, hit);
  if (hits.length > most) hits.pop();
}

/** Kinds of things that a sentence is about once it names them. */
const SUBJECTS: ReadonlySet<string> = new Set([
  'theme',
  'reunion',
  'seance',
  'chiffre',
  'proposition',
]);

const kindOf = (entity: string) => entity.slice(0, entity.indexOf(':'));

function structureScore(
  entry: Entry,
  shape: Shape,
  query: Query,
  words: number,
): { score: number; fieldFit: number | undefined } {
  const fieldFit = fitOf(shape, query);
  const things = thingScore(entry, shape, query, fieldFit);
  // A field that fits says nothing about an entry that speaks of something else.
  const topical =
    things > weights.firmSecond * 0.9
      ? 1
      : Math.min(1, words / weights.topical + (things > 0 ? weights.named2topical : 0));
  let score = things;
  if (fieldFit !== undefined) {
    score += fieldFit * weights.field * topical;
    if (fieldFit === 0) score -= query.hard.size > 0 ? weights.hardMiss : weights.fieldMiss;
  }
  if (query.fields.some((f) => !f.strong && shape.fields.has(f.id)))
    score += weights.weakField * topical;
  if (entry.shape === 'whole') score += fieldFit === 0 ? -weights.wholeMiss : weights.whole;
  if (entry.outcome === 'unknown') score -= fieldFit ? weights.unknown : weights.unknownMiss;
  return { score, fieldFit };
}

/** The share of what is asked that the entry answers; nothing when nothing is asked by name. */
function fitOf({ fields }: Shape, query: Query): number | undefined {
  let asked = 0;
  let met = 0;
  for (const field of query.fields) {
    asked += field.weight;
    if (fields.has(field.id)) met += field.weight;
  }
  return asked > 0 ? met / asked : undefined;
}

function thingScore(
  entry: Entry,
  { entities, placed }: Shape,
  query: Query,
  fieldFit: number | undefined,
): number {
  let score = 0;
  for (const firm of query.firm)
    if (entities.has(firm)) score += entry.entities[0] === firm ? weights.firm : weights.firmSecond;
  if (entry.series && query.orders?.includes(entry.series.order)) score += weights.order;
  if (query.focus && entities.has(query.focus)) score += weights.focus;
  let subjects = 0;
  let met = 0;
  let places = 0;
  let atPlace = false;
  for (const name of query.named) {
    const kind = kindOf(name);
    if (SUBJECTS.has(kind)) subjects++;
    if (kind === 'territoire') places++;
    if (!entities.has(name)) continue;
    if (SUBJECTS.has(kind)) met++;
    if (kind === 'territoire') atPlace = true;
    score += namedScore(kind, query, fieldFit);
  }
  if (subjects > 0 && met === 0) score -= weights.namedMiss;
  if (places > 0 && placed && !atPlace) score -= weights.placeMiss;
  return score;
}

/** A sigle or an organisation named in passing is not what the question is about. */
function namedScore(kind: string, query: Query, fieldFit: number | undefined): number {
  if (kind === 'sigle') return query.fields.some((f) => f.id === 'definition') ? weights.sigle : 0;
  if (kind === 'organisation') return fieldFit ? weights.named : 0;
  return weights.named;
}
