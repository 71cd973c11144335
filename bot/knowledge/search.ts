/** Finds the entries that share most with a question, by words and by structure. */
import { daySense, readDays } from '../language/dates.ts';
import type { Term } from '../language/utterance.ts';
import type { Vocabulary } from '../language/vocabulary.ts';
import { cut } from '../language/words.ts';
import { type Entry, kindOf, subjectKinds } from './entry.ts';
import { outsideAt, refusalAt } from './learning/classes.ts';
import type { Learned } from './learning/learned.ts';
import { NumberedWords, SenseNumbers } from './numbered-words.ts';
import { type Nearness, type PackedPhrasings, PhrasingIndex } from './phrasings.ts';
import type { Beyond, Hit, Query } from './query.ts';
import { weights } from './search-weights.ts';
import { SenseIndex } from './senses.ts';

/** Where nothing was learned. */
const NOTHING_BEYOND: Beyond = { outside: 0, refusals: [] };

/** What structure asks of an entry, as bits. */
const PLACED = 1;
const WHOLE = 2;
const UNKNOWN = 4;
const ORGANISED = 8;
const SIGLE = 16;

/** What became of an entry during one search, as bits. */
const CANDIDATE = 1;
const SUBJECT_MET = 2;
const PLACE_MET = 4;
const ORGANISATION_MET = 8;
const SIGLE_MET = 16;

/** A field asked, as the bit that entries answering it have. */
interface AskedBit {
  word: number;
  bit: number;
  weight: number;
}

/** What a query asks of every entry alike, worked out once a search. */
interface Asked {
  fields: readonly AskedBit[];
  /** Those that are only hinted at. */
  hints: readonly AskedBit[];
  /** Sum of the weights of the fields. */
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

const NOTHING = new Int32Array(0);

/** A sense that the vocabulary gives a word, not the word itself. */
export const isConcept = ([sense, weight]: Term['senses'][number]) =>
  weight > 0.5 && sense.startsWith('c:');

export class EntryIndex {
  readonly entries: readonly Entry[];
  /** Where each entry stands in the list. */
  readonly #places: ReadonlyMap<Entry, number>;
  readonly #numbers = new SenseNumbers();
  readonly #senses: SenseIndex;
  readonly #words = new Set<string>();
  readonly #series = new Map<string, Entry[]>();
  readonly #own = new Map<string, Entry[]>();
  /** Entries about a thing, those at a place in a list, and things as a whole: in order. */
  readonly #about: ReadonlyMap<string, Int32Array>;
  readonly #atOrder: ReadonlyMap<number, Int32Array>;
  readonly #wholes: Int32Array;
  readonly #traits: Uint8Array;
  /** Fields of each entry as bits, `#span` words an entry. */
  readonly #fieldNumbers: ReadonlyMap<string, number>;
  readonly #fieldBits: Uint32Array;
  readonly #span: number;
  // Reused by every search: nothing waits in the middle of one.
  readonly #said = new NumberedWords(this.#numbers);
  readonly #one = new NumberedWords(this.#numbers);
  readonly #matched: Float64Array;
  readonly #near: Nearness;
  readonly #things: Float64Array;
  readonly #marks: Uint8Array;
  /** Entries set beside their phrasings. */
  readonly #which: number[] = [];
  /** The best entries so far and their scores, best first. */
  readonly #ranked: number[] = [];
  readonly #scores: number[] = [];
  #phrasings: PhrasingIndex | undefined;
  #learned: Learned | undefined;
  /** Logarithms of likelihoods, as learned. */
  #likely: Float64Array;
  /** How many things the plan never gives. */
  readonly #refusals: number;

  constructor(entries: readonly Entry[], vocabulary: Vocabulary, refusals = 0) {
    this.entries = entries;
    this.#refusals = refusals;
    this.#places = new Map(entries.map((entry, at) => [entry, at]));
    const read = new Map<string, string[]>();
    this.#senses = new SenseIndex(
      entries.map((entry) => this.#sensesOf(entry, vocabulary, read)),
      this.#numbers,
    );
    this.#about = postings(entries, ({ entities }) => entities);
    this.#atOrder = postings(entries, ({ series }) => (series ? [series.order] : []));
    this.#wholes = postings(entries, ({ shape }) => [shape]).get('whole') ?? NOTHING;
    this.#traits = Uint8Array.from(
      entries,
      ({ entities, shape, outcome }) =>
        (entities.some((e) => kindOf(e) === 'territoire') ? PLACED : 0) |
        (shape === 'whole' ? WHOLE : 0) |
        (outcome === 'unknown' ? UNKNOWN : 0) |
        (kindOf(entities[0] ?? '') === 'organisation' ? ORGANISED : 0) |
        (kindOf(entities[0] ?? '') === 'sigle' ? SIGLE : 0),
    );
    const fields = new Set(entries.flatMap((entry) => entry.fields));
    this.#fieldNumbers = new Map([...fields].map((field, number) => [field, number]));
    this.#span = Math.ceil(fields.size / 32);
    this.#fieldBits = new Uint32Array(entries.length * this.#span);
    entries.forEach((entry, i) => {
      for (const field of entry.fields) {
        const { word, bit } = this.#bitOf(field) as { word: number; bit: number };
        const at = i * this.#span + word;
        this.#fieldBits[at] = (this.#fieldBits[at] as number) | bit;
      }
    });
    for (const entry of entries) {
      const [thing] = entry.entities;
      // `fiche:1.1/pilote`, and neither `fiche:1.1` nor `fiche:1.1/actions/1/pilote`.
      if (thing === undefined || !entry.id.startsWith(`${thing}/`)) continue;
      if (entry.id.includes('/', thing.length + 1)) continue;
      this.#own.set(thing, [...(this.#own.get(thing) ?? []), entry]);
    }
    for (const entry of entries)
      if (entry.series) {
        const members = this.#series.get(entry.series.id);
        if (members) members.push(entry);
        else this.#series.set(entry.series.id, [entry]);
      }
    this.#matched = new Float64Array(entries.length);
    this.#near = {
      likeness: new Float64Array(entries.length),
      again: new Float64Array(entries.length),
      covered: new Float64Array(entries.length),
    };
    this.#likely = new Float64Array(entries.length);
    this.#things = new Float64Array(entries.length);
    this.#marks = new Uint8Array(entries.length);
  }

  /** Other ways of asking for the entries, once the words are known by which they are read. */
  learn(written: PackedPhrasings, learned: Learned | undefined): void {
    this.#phrasings = new PhrasingIndex(written, this.#numbers);
    this.#learned = learned;
    if (learned) this.#likely = new Float64Array(learned.size);
  }

  /** Every word of every entry, folded: what spelling may correct to. */
  get words(): ReadonlySet<string> {
    return this.#words;
  }

  /** What a thing says of itself, field by field, its lines and actions left out. */
  own(thing: string): readonly Entry[] {
    return this.#own.get(thing) ?? [];
  }

  /** The lines of a numbered list, in order. */
  series(id: string): readonly Entry[] {
    return this.#series.get(id) ?? [];
  }

  knows(term: Term): boolean {
    return this.#senses.has(this.#one, this.#one.only(term.senses));
  }

  /** Whether an entry has the word itself among its own. */
  prints({ senses: [first] }: Term): boolean {
    return first !== undefined && this.#senses.has(this.#one, this.#one.only([first]));
  }

  /** Whether an entry, or a phrasing of it, has a word or one that means the same. */
  explains(entry: Entry, { senses }: Term): boolean {
    const at = this.#places.get(entry) ?? -1;
    const word = this.#one.only(senses);
    return (
      this.#senses.holds(this.#one, word, at, at + 1) ||
      (this.#phrasings?.holds(this.#one, word, at) ?? false)
    );
  }

  /** How far a word belongs to an entry: to its own words, or to those it is usually asked with. */
  support(entry: Entry, { senses }: Term): number {
    return this.#shareOf(this.#one.only(senses), entry);
  }

  /** The same for each of several entries. */
  supports(entries: readonly Entry[], { senses }: Term): number[] {
    const word = this.#one.only(senses);
    return entries.map((entry) => this.#shareOf(word, entry));
  }

  #shareOf(word: number, entry: Entry): number {
    const at = this.#places.get(entry) ?? -1;
    return Math.max(
      this.#senses.shareOf(this.#one, word, at),
      this.#phrasings?.shareOf(this.#one, word, at) ?? 0,
    );
  }

  /** How much a word says: the rarer in the plan, the more. Words the plan lacks count a little. */
  weightOf(term: Term): number {
    return this.#weightOf(term, this.#one, this.#one.only(term.senses));
  }

  #weightOf(term: Term, words: NumberedWords, word: number): number {
    const rarity = this.#senses.rarityOf(words, word);
    if (rarity > 0) return term.field ? rarity * weights.fieldTerm : rarity;
    const strange = term.senses.some(isConcept) ? weights.absentTerm : weights.unknownTerm;
    const known = Math.log(1 + this.entries.length) * strange;
    return term.field ? known * weights.fieldTerm : known;
  }

  search(query: Query, most = 12): Hit[] {
    const matched = this.#matched;
    const { likeness: likenesses, again, covered } = this.#near;
    const things = this.#things;
    const marks = this.#marks;
    matched.fill(0);
    let total = weights.smooth;
    const said = this.#said;
    said.clear();
    for (const term of query.terms) {
      const word = said.add(term.senses);
      const mass = this.#weightOf(term, said, word) * term.weight;
      this.#senses.add(said, word, mass, matched);
      total += mass;
    }
    const asked = this.#asked(query);
    things.fill(0);
    marks.fill(0);
    this.#addThings(query, asked);
    const firm = query.firm.size > 0;
    const likely = this.#likely;
    const top = this.#likeliest(query, firm);
    this.#compare(query, top);
    const learned = query.focus ? weights.learnedOn : weights.learned;
    // What structure may add to the things named, and a little for rounding.
    const more = weights.field + weights.weakField + weights.whole + 1e-9;
    const ranked = this.#ranked;
    const scores = this.#scores;
    let count = 0;
    for (let i = 0; i < marks.length; i++) {
      const mark = marks[i] as number;
      const likeness = likenesses[i] as number;
      // Most entries share nothing with a question: they are passed over at once.
      if ((mark & CANDIDATE) === 0 && (firm || (matched[i] === 0 && likeness === 0))) continue;
      const coverage = (matched[i] as number) / total;
      const words =
        Math.max(coverage, likeness * weights.likeness) +
        likeness * weights.alike +
        (again[i] as number) * weights.again +
        (covered[i] as number) * weights.covered +
        Math.max((likely[i] as number) - top, -weights.unlikely) * learned;
      const last = count === most ? (scores[most - 1] as number) : Number.NEGATIVE_INFINITY;
      if (words + (things[i] as number) + more < last) continue;
      const fieldFit = this.#fit(i, asked);
      const structure = this.#structure(i, asked, fieldFit, words);
      if (words === 0 && structure <= 0) continue;
      const score = words + structure;
      if (score <= last) continue;
      let at = count < most ? count++ : most - 1;
      for (; at > 0 && (scores[at - 1] as number) < score; at--) {
        scores[at] = scores[at - 1] as number;
        ranked[at] = ranked[at - 1] as number;
      }
      scores[at] = score;
      ranked[at] = i;
    }
    const beyond = this.#beyond(query);
    return ranked.slice(0, count).map((i, rank) => ({
      entry: this.entries[i] as Entry,
      score: scores[rank] as number,
      coverage: (matched[i] as number) / total,
      likeness: likenesses[i] as number,
      fieldFit: this.#fit(i, asked),
      chance: this.#learned ? Math.exp(likely[i] as number) : 0,
      beyond,
    }));
  }

  /** What was learned of what the plan does not answer, or never gives; no entry is looked for. */
  beyond(query: Query): Beyond {
    this.#likeliest(query, false);
    return this.#beyond(query);
  }

  /** What was learned of what the plan does not answer, or never gives. */
  #beyond({ box }: Query): Beyond {
    if (!this.#learned || box) return NOTHING_BEYOND;
    const entries = this.entries.length;
    const first = refusalAt(entries);
    return {
      outside: Math.exp(this.#likely[outsideAt(entries)] as number),
      refusals: Array.from(this.#likely.subarray(first, first + this.#refusals), Math.exp),
    };
  }

  /** Asks what was learned; gives the logarithm of the likeliest of those that may answer. */
  #likeliest(query: Query, firm: boolean): number {
    const likely = this.#likely;
    if (!this.#learned || query.box) {
      likely.fill(0);
      return 0;
    }
    this.#learned.score(query, likely);
    let top = Number.NEGATIVE_INFINITY;
    for (let i = 0; i < this.entries.length; i++)
      if ((likely[i] as number) > top && (!firm || ((this.#marks[i] as number) & CANDIDATE) !== 0))
        top = likely[i] as number;
    return top;
  }

  /** Sets the question beside the phrasings of the entries that are likely at all. */
  #compare(query: Query, top: number): void {
    const { likeness, again, covered } = this.#near;
    likeness.fill(0);
    again.fill(0);
    covered.fill(0);
    if (!this.#phrasings || query.box) return;
    const which = this.#which;
    which.length = 0;
    for (let i = 0; i < this.entries.length; i++)
      if (!this.#learned || (this.#likely[i] as number) > top - weights.compared) which.push(i);
    this.#phrasings.score(query, this.#said, which, this.#near);
  }

  #bitOf(field: string): { word: number; bit: number } | undefined {
    const number = this.#fieldNumbers.get(field);
    return number === undefined ? undefined : { word: number >>> 5, bit: 1 << (number & 31) };
  }

  #asked({ terms, fields, hard, named }: Query): Asked {
    const kinds = [...named].map(kindOf);
    const met: AskedBit[] = [];
    const hints: AskedBit[] = [];
    for (const { id, weight, strong } of fields) {
      const bit = this.#bitOf(id);
      if (bit && weight > 0) met.push({ ...bit, weight });
      if (bit && !strong) hints.push({ ...bit, weight });
    }
    return {
      fields: met,
      hints,
      weight: fields.reduce((sum, { weight }) => sum + weight, 0),
      hard: hard.size > 0,
      definition: fields.some(({ id }) => id === 'definition'),
      much: terms.length > 2,
      subjects: kinds.some((kind) => subjectKinds.has(kind)),
      places: kinds.includes('territoire'),
    };
  }

  /**
   * Adds up what the things named give to the entries about them, and marks the entries that may
   * answer although they share no word with the question: those about a thing named for certain,
   * and no other; else those about what was named or carried over, and the things as a whole.
   */
  #addThings(query: Query, asked: Asked): void {
    const { firm, focus, named, orders } = query;
    const things = this.#things;
    const marks = this.#marks;
    const wordless = firm.size === 0 && (focus !== undefined || named.size > 0);
    const add = (i: number, value: number) => {
      things[i] = (things[i] as number) + value;
      if (wordless) marks[i] = (marks[i] as number) | CANDIDATE;
    };
    for (const thing of firm)
      for (const i of this.#about.get(thing) ?? NOTHING) {
        const main = this.entries[i]?.entities[0] === thing;
        add(i, main ? weights.firm : weights.firmSecond);
        marks[i] = (marks[i] as number) | CANDIDATE;
      }
    for (const order of new Set(orders))
      for (const i of this.#atOrder.get(order) ?? NOTHING) add(i, weights.order);
    if (focus) for (const i of this.#about.get(focus) ?? NOTHING) add(i, weights.focus);
    for (const name of named) {
      const kind = kindOf(name);
      const met =
        (subjectKinds.has(kind) ? SUBJECT_MET : 0) |
        (kind === 'territoire' ? PLACE_MET : 0) |
        (kind === 'organisation' ? ORGANISATION_MET : 0) |
        (kind === 'sigle' ? SIGLE_MET : 0);
      for (const i of this.#about.get(name) ?? NOTHING) {
        add(i, this.#named(i, kind, asked));
        marks[i] = (marks[i] as number) | met;
      }
    }
    if (wordless) for (const i of this.#wholes) marks[i] = (marks[i] as number) | CANDIDATE;
  }

  /** A sigle or an organisation named in passing is not what the question is about. */
  #named(i: number, kind: string, asked: Asked): number {
    if (kind === 'sigle') return asked.definition ? weights.sigle : 0;
    if (kind === 'organisation') return this.#fit(i, asked) ? weights.named : 0;
    return weights.named;
  }

  /** The share of what is asked that the entry answers; nothing when nothing is asked by name. */
  #fit(i: number, { fields, weight: all }: Asked): number | undefined {
    if (all <= 0) return undefined;
    const at = i * this.#span;
    let met = 0;
    for (const { word, bit, weight } of fields)
      if (((this.#fieldBits[at + word] as number) & bit) !== 0) met += weight;
    return met / all;
  }

  #hinted(i: number, { hints }: Asked): boolean {
    const at = i * this.#span;
    for (const { word, bit } of hints)
      if (((this.#fieldBits[at + word] as number) & bit) !== 0) return true;
    return false;
  }

  #structure(i: number, asked: Asked, fieldFit: number | undefined, words: number): number {
    const traits = this.#traits[i] as number;
    const mark = this.#marks[i] as number;
    let things = this.#things[i] as number;
    if (asked.subjects && (mark & SUBJECT_MET) === 0) things -= weights.namedMiss;
    if (asked.places && (traits & PLACED) !== 0 && (mark & PLACE_MET) === 0)
      things -= weights.placeMiss;
    // What a body leads is asked of that body by its name.
    if ((traits & ORGANISED) !== 0 && (mark & ORGANISATION_MET) === 0)
      things -= weights.organisationMiss;
    // The meaning of a sigle is asked by that sigle, and of one that is not named nobody asks it.
    if ((traits & SIGLE) !== 0 && ((asked.much && !asked.definition) || (mark & SIGLE_MET) === 0))
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
    if (this.#hinted(i, asked)) score += weights.weakField * topical;
    if ((traits & WHOLE) !== 0) score += fieldFit === 0 ? -weights.wholeMiss : weights.whole;
    if ((traits & UNKNOWN) !== 0) score -= fieldFit ? weights.unknown : weights.unknownMiss;
    return score;
  }

  /** `read`: texts already taken apart; the lines of a thing share the words of the thing. */
  #sensesOf(
    entry: Entry,
    vocabulary: Vocabulary,
    read: Map<string, string[]>,
  ): Map<string, number> {
    const senses = new Map<string, number>();
    for (const [text, weight] of entry.index) {
      let found = read.get(text);
      if (!found) {
        found = this.#read(text, vocabulary);
        read.set(text, found);
      }
      for (const sense of found) if (weight > (senses.get(sense) ?? 0)) senses.set(sense, weight);
    }
    return senses;
  }

  #read(text: string, vocabulary: Vocabulary): string[] {
    const senses: string[] = [];
    const words = cut(text);
    for (const { folded, stem } of words) {
      if (!/\d/.test(folded)) this.#words.add(folded);
      if (vocabulary.empty.fr.has(folded) || vocabulary.empty.en.has(folded)) continue;
      senses.push(`s:${stem}`);
    }
    for (const { value } of vocabulary.concepts.find(words)) senses.push(`c:${value}`);
    for (const { day, month } of readDays(words, vocabulary.usages))
      senses.push(daySense(day, month));
    return senses;
  }
}

/** Numbers of the entries that have each key, in order. */
function postings<K>(
  entries: readonly Entry[],
  keysOf: (entry: Entry) => readonly K[],
): Map<K, Int32Array> {
  const lists = new Map<K, number[]>();
  entries.forEach((entry, i) => {
    for (const key of new Set(keysOf(entry))) {
      const list = lists.get(key);
      if (list) list.push(i);
      else lists.set(key, [i]);
    }
  });
  return new Map([...lists].map(([key, list]) => [key, Int32Array.from(list)]));
}
