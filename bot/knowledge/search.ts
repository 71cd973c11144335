/** Finds the entries that share most with a question, by words and by structure. */
import type { AskedField, Term } from '../language/utterance.ts';
import type { Vocabulary } from '../language/vocabulary.ts';
import { type Entry, kindOf, subjectKinds } from './entry.ts';
import { type Learned, outsideAt, refusalAt } from './learning/learned.ts';
import { type Nearness, PhrasingIndex, type WrittenPhrasing } from './phrasings.ts';
import type { Beyond, Hit, Query } from './query.ts';
import { weights } from './search-weights.ts';
import { readEntries, SenseIndex } from './senses.ts';

/** Where nothing was learned. */
const NOTHING_BEYOND: Beyond = { outside: 0, refusals: [] };
const FAR: Nearness = { likeness: 0, again: 0, covered: 0 };

/** A sense that the vocabulary gives a word, not the word itself. */
export const isConcept = ([sense, weight]: Term['senses'][number]) =>
  weight > 0.5 && sense.startsWith('c:');

/** What a query asks of every entry alike, worked out once a search. */
interface Asked {
  /** Fields asked by name, and those that are only hinted at. */
  fields: readonly AskedField[];
  hints: readonly AskedField[];
  /** Sum of the weights of all. */
  weight: number;
  /** Fields must be answered as asked or not at all. */
  hard: boolean;
  definition: boolean;
  /** More is said than a sigle and the asking. */
  much: boolean;
  /** Of the things named, those that are what a sentence is about. */
  subjects: boolean;
  places: boolean;
}

/** What the things named give an entry, and which kinds of those it is about. */
interface Named {
  worth: number;
  kinds: Set<string>;
}

const NOT_NAMED: Named = { worth: 0, kinds: new Set() };

export class EntryIndex {
  readonly entries: readonly Entry[];
  /** Every word of every entry, folded: what spelling may correct to. */
  readonly words: ReadonlySet<string>;
  /** Where each entry stands in the list. */
  readonly #places: ReadonlyMap<Entry, number>;
  readonly #senses: SenseIndex;
  readonly #series: ReadonlyMap<string, Entry[]>;
  readonly #own: ReadonlyMap<string, Entry[]>;
  /** Places of the entries about a thing, of those at a place in a list, and of things as a whole: in order. */
  readonly #about: ReadonlyMap<string, number[]>;
  readonly #atOrder: ReadonlyMap<number, number[]>;
  readonly #wholes: readonly number[];
  readonly #fields: readonly ReadonlySet<string>[];
  /** How many things the plan never gives. */
  readonly #refusals: number;
  #phrasings: PhrasingIndex | undefined;
  #learned: Learned | undefined;

  constructor(entries: readonly Entry[], vocabulary: Vocabulary, refusals = 0) {
    this.entries = entries;
    this.#refusals = refusals;
    this.#places = new Map(entries.map((entry, at) => [entry, at]));
    const { senses, words } = readEntries(entries, vocabulary);
    this.#senses = new SenseIndex(senses);
    this.words = words;
    const places = entries.map((_, at) => at);
    const entryAt = (at: number) => entries[at] as Entry;
    this.#about = grouped(places, (at) => entryAt(at).entities);
    this.#atOrder = grouped(places, (at) => entryAt(at).series?.order ?? []);
    this.#wholes = places.filter((at) => entryAt(at).shape === 'whole');
    this.#fields = entries.map(({ fields }) => new Set(fields));
    this.#series = grouped(entries, ({ series }) => series?.id ?? []);
    // `fiche:1.1/pilote`, and neither `fiche:1.1` nor `fiche:1.1/actions/1/pilote`.
    this.#own = grouped(entries, ({ id, entities: [thing = ''] }) =>
      id.startsWith(`${thing}/`) && !id.includes('/', thing.length + 1) ? thing : [],
    );
  }

  /** Other ways of asking for the entries, once the words are known by which they are read. */
  learn(written: readonly WrittenPhrasing[], learned: Learned | undefined): void {
    this.#phrasings = new PhrasingIndex(written, this.entries.length);
    this.#learned = learned;
  }

  /** What a thing says of itself, field by field, its lines and actions left out. */
  own(thing: string): readonly Entry[] {
    return this.#own.get(thing) ?? [];
  }

  /** The lines of a numbered list, in order. */
  series(id: string): readonly Entry[] {
    return this.#series.get(id) ?? [];
  }

  knows({ senses }: Term): boolean {
    return this.#senses.rarityOf(senses) > 0;
  }

  /** Whether an entry has the word itself among its own. */
  prints({ senses }: Term): boolean {
    return this.#senses.rarityOf(senses.slice(0, 1)) > 0;
  }

  /** Whether an entry, or a phrasing of it, has a word or one that means the same. */
  explains(entry: Entry, { senses }: Term): boolean {
    const at = this.#placeOf(entry);
    return this.#senses.holds(senses, at) || (this.#phrasings?.holds(senses, at) ?? false);
  }

  /** How far a word belongs to an entry: to its own words, or to those it is usually asked with. */
  support(entry: Entry, { senses }: Term): number {
    const at = this.#placeOf(entry);
    return Math.max(this.#senses.shareOf(senses, at), this.#phrasings?.shareOf(senses, at) ?? 0);
  }

  #placeOf(entry: Entry): number {
    return this.#places.get(entry) ?? -1;
  }

  /** How much a word says: the rarer in the plan, the more. Words the plan lacks count a little. */
  weightOf({ senses, field }: Term): number {
    const strange = senses.some(isConcept) ? weights.absentTerm : weights.unknownTerm;
    const rarity = this.#senses.rarityOf(senses) || Math.log(1 + this.entries.length) * strange;
    return field ? rarity * weights.fieldTerm : rarity;
  }

  search(query: Query, most = 12): Hit[] {
    const asked = askedBy(query);
    const { matched, total } = this.#matched(query);
    const { named, candidates } = this.#named(query, asked);
    const firm = query.firm.size > 0;
    const likely = this.#likely(query);
    const top = likely ? likeliest(likely, firm ? candidates : this.entries.keys()) : 0;
    const near = this.#near(query, likely, top);
    // Most entries share nothing with a question, and an entry about no thing that was named for certain is no answer.
    const read = firm ? candidates : new Set([...candidates, ...matched.keys(), ...near.keys()]);
    const learned = query.focus ? weights.learnedOn : weights.learned;
    const beyond = this.#beyond(query, likely);
    const hits: { at: number; hit: Hit }[] = [];
    for (const at of read) {
      const coverage = (matched.get(at) ?? 0) / total;
      const { likeness, again, covered } = near.get(at) ?? FAR;
      const logarithm = likely?.[at] ?? 0;
      const words =
        Math.max(coverage, likeness * weights.likeness) +
        likeness * weights.alike +
        again * weights.again +
        covered * weights.covered +
        Math.max(logarithm - top, -weights.unlikely) * learned;
      const fieldFit = this.#fit(at, asked);
      const structure = this.#structure(at, asked, named.get(at) ?? NOT_NAMED, fieldFit, words);
      if (words === 0 && structure <= 0) continue;
      const entry = this.entries[at] as Entry;
      const chance = likely ? Math.exp(logarithm) : 0;
      const score = words + structure;
      hits.push({ at, hit: { entry, score, coverage, likeness, fieldFit, chance, beyond } });
    }
    hits.sort((a, b) => b.hit.score - a.hit.score || a.at - b.at);
    return hits.slice(0, most).map(({ hit }) => hit);
  }

  /** What was learned of what the plan does not answer, or never gives; no entry is looked for. */
  beyond(query: Query): Beyond {
    return this.#beyond(query, this.#likely(query));
  }

  #beyond({ box }: Query, likely: Float64Array | undefined): Beyond {
    if (!likely || box) return NOTHING_BEYOND;
    const entries = this.entries.length;
    const first = refusalAt(entries);
    return {
      outside: Math.exp(likely[outsideAt(entries)] as number),
      refusals: Array.from(likely.subarray(first, first + this.#refusals), Math.exp),
    };
  }

  /** What each entry accounts for of the words that were said, and what all of them weigh. */
  #matched({ terms }: Query): { matched: Map<number, number>; total: number } {
    const matched = new Map<number, number>();
    let total = weights.smooth;
    for (const term of terms) {
      const mass = this.weightOf(term) * term.weight;
      total += mass;
      for (const [at, share] of this.#senses.sharesOf(term.senses))
        matched.set(at, (matched.get(at) ?? 0) + share * mass);
    }
    return { matched, total };
  }

  /** The logarithm of how likely each entry, and what lies beyond them, is asked for; nothing where nothing was learned. */
  #likely(query: Query): Float64Array | undefined {
    if (!this.#learned || query.box) return undefined;
    const likely = new Float64Array(this.#learned.size);
    this.#learned.score(query, likely);
    return likely;
  }

  /** Sets the question beside the phrasings of the entries that are likely at all. */
  #near(
    query: Query,
    likely: Float64Array | undefined,
    top: number,
  ): ReadonlyMap<number, Nearness> {
    if (!this.#phrasings || query.box) return new Map();
    const which = this.entries.keys();
    const least = top - weights.compared;
    return this.#phrasings.compare(
      query,
      likely ? [...which].filter((at) => (likely[at] as number) > least) : which,
    );
  }

  /**
   * What the things named give to the entries about them; and the entries that may answer although they share no
   * word with the question: those about a thing named for certain, and no other; else those about what was named
   * or carried over, and the things as a whole.
   */
  #named(
    query: Query,
    asked: Asked,
  ): { named: ReadonlyMap<number, Named>; candidates: ReadonlySet<number> } {
    const { firm, focus, orders, named: names } = query;
    const named = new Map<number, Named>();
    const candidates = new Set<number>();
    const wordless = firm.size === 0 && (focus !== undefined || names.size > 0);
    const add = (at: number, worth: number, kind?: string) => {
      const own = named.get(at) ?? { worth: 0, kinds: new Set() };
      own.worth += worth;
      if (kind) own.kinds.add(kind);
      named.set(at, own);
      if (wordless) candidates.add(at);
    };
    for (const thing of firm)
      for (const at of this.#about.get(thing) ?? []) {
        const isMain = this.entries[at]?.entities[0] === thing;
        add(at, isMain ? weights.firm : weights.firmSecond);
        candidates.add(at);
      }
    for (const order of new Set(orders))
      for (const at of this.#atOrder.get(order) ?? []) add(at, weights.order);
    for (const at of this.#about.get(focus ?? '') ?? []) add(at, weights.focus);
    for (const name of names) {
      const kind = kindOf(name);
      for (const at of this.#about.get(name) ?? []) add(at, this.#worthOf(at, kind, asked), kind);
    }
    if (wordless) for (const at of this.#wholes) candidates.add(at);
    return { named, candidates };
  }

  /** A sigle or an organisation named in passing is not what the question is about. */
  #worthOf(at: number, kind: string, asked: Asked): number {
    if (kind === 'sigle') return asked.definition ? weights.sigle : 0;
    if (kind === 'organisation') return this.#fit(at, asked) ? weights.named : 0;
    return weights.named;
  }

  /** The share of what is asked that the entry answers; nothing when nothing is asked by name. */
  #fit(at: number, { fields, weight }: Asked): number | undefined {
    if (weight <= 0) return undefined;
    const own = this.#fields[at];
    return fields.reduce((met, { id, weight }) => (own?.has(id) ? met + weight : met), 0) / weight;
  }

  #structure(
    at: number,
    asked: Asked,
    { worth, kinds }: Named,
    fieldFit: number | undefined,
    words: number,
  ): number {
    const { entities, shape, outcome } = this.entries[at] as Entry;
    const kind = kindOf(entities[0] ?? '');
    let things = worth;
    if (asked.subjects && ![...kinds].some((met) => subjectKinds.has(met)))
      things -= weights.namedMiss;
    if (asked.places && !kinds.has(PLACE) && entities.some((one) => kindOf(one) === PLACE))
      things -= weights.placeMiss;
    // What a body leads is asked of that body by its name.
    if (kind === 'organisation' && !kinds.has(kind)) things -= weights.organisationMiss;
    // The meaning of a sigle is asked by that sigle, and of one that is not named nobody asks it.
    if (kind === 'sigle' && ((asked.much && !asked.definition) || !kinds.has(kind)))
      things -= weights.sigleMiss;
    // A field that fits says nothing about an entry that speaks of something else.
    const topical =
      things > weights.firmSecond * 0.9
        ? 1
        : Math.min(1, words / weights.topical + (things > 0 ? weights.named2topical : 0));
    let score = things;
    if (fieldFit !== undefined) {
      score += fieldFit * weights.field * topical;
      if (fieldFit === 0) score -= asked.hard ? weights.hardMiss : weights.fieldMiss;
    }
    if (asked.hints.some(({ id }) => this.#fields[at]?.has(id)))
      score += weights.weakField * topical;
    if (shape === 'whole') score += fieldFit === 0 ? -weights.wholeMiss : weights.whole;
    if (outcome === 'unknown') score -= fieldFit ? weights.unknown : weights.unknownMiss;
    return score;
  }
}

/** The kind of a place. */
const PLACE = 'territoire';

function askedBy({ terms, fields, hard, named }: Query): Asked {
  const kinds = [...named].map(kindOf);
  return {
    fields: fields.filter(({ weight }) => weight > 0),
    hints: fields.filter(({ strong }) => !strong),
    weight: fields.reduce((sum, { weight }) => sum + weight, 0),
    hard: hard.size > 0,
    definition: fields.some(({ id }) => id === 'definition'),
    much: terms.length > 2,
    subjects: kinds.some((kind) => subjectKinds.has(kind)),
    places: kinds.includes(PLACE),
  };
}

/** The logarithm of the likeliest of some entries. */
function likeliest(likely: Float64Array, which: Iterable<number>): number {
  let top = Number.NEGATIVE_INFINITY;
  for (const at of which) top = Math.max(top, likely[at] as number);
  return top;
}

/** Things by what they are found by: each by all its keys, in order. */
function grouped<T, K>(things: Iterable<T>, keysOf: (thing: T) => K | readonly K[]): Map<K, T[]> {
  const lists = new Map<K, T[]>();
  for (const thing of things) {
    const keys = keysOf(thing);
    for (const key of new Set(Array.isArray(keys) ? keys : [keys])) {
      const list = lists.get(key);
      if (list) list.push(thing);
      else lists.set(key, [thing]);
    }
  }
  return lists;
}
