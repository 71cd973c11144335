/** A plan and a vocabulary, made ready: what is known, by what names, and how to find it. */
import type { Calendar } from '../calendar/calendar.ts';
import { createCalendar } from '../calendar/create-calendar.ts';
import { fold } from '../language/fold.ts';
import { localeClues } from '../language/locale.ts';
import { LINKS, Phrases } from '../language/phrases.ts';
import { createReader, type Reader } from '../language/reader.ts';
import { Speller } from '../language/spelling.ts';
import type { Utterance } from '../language/utterance.ts';
import type { Vocabulary } from '../language/vocabulary.ts';
import { cut } from '../language/words.ts';
import { entriesOf } from './entries/all.ts';
import type { Entry } from './entry.ts';
import { learn } from './learning/learn.ts';
import { Learned, type Weights } from './learning/learned.ts';
import { layOut, type Written } from './phrasings.ts';
import type { Plan } from './schema.ts';
import { EntryIndex } from './search.ts';

export interface Knowledge {
  plan: Plan;
  vocabulary: Vocabulary;
  reader: Reader;
  index: EntryIndex;
  entry: (id: string) => Entry | undefined;
  /** Numbers that the plan prints. */
  numbers: { fiches: ReadonlySet<string>; axes: ReadonlySet<string> };
  /** Words by which the things that are never given are asked for. */
  refusals: Phrases<string>;
  /** What was made of the phrasings; undefined when there are none. */
  prepared: Prepared | undefined;
  /** Public and school holidays where the plan applies. */
  calendar: Calendar;
}

/** Other ways of asking, by id of entry. */
export type Phrasings = Readonly<Record<string, readonly string[]>>;

/** What is made of the phrasings: reading and learning them takes seconds, and it may be kept. */
export interface Prepared {
  /** Every word of them, each once. */
  words: readonly string[];
  written: Written;
  learned: Weights;
}

/** What stands beside a plan. */
export interface Beside {
  phrasings?: Phrasings;
  /** The same phrasings, prepared before: with the same plan, vocabulary and code. */
  prepared?: Prepared | undefined;
  calendar?: Calendar;
}

const FOUND: Entry['index'] = [];

/** Puts a plan and a vocabulary together. Costs some milliseconds; done once at the start. */
export function createKnowledge(
  plan: Plan,
  vocabulary: Vocabulary,
  {
    phrasings = {},
    prepared,
    calendar = createCalendar({ country: plan.plan.joursFeries.pays }),
  }: Beside = {},
): Knowledge {
  const entries = entriesOf(plan);
  const index = new EntryIndex(entries, vocabulary);
  const names = namesOf(plan);
  const exact = exactNames(plan, vocabulary.usages.lieux);
  const refusals = new Phrases<string>(LINKS, { exact: true });
  for (const refusal of plan.refus) for (const word of refusal.mots) refusals.add(word, refusal.id);
  const clues = localeClues(vocabulary.empty, languageWords(plan));
  const words = prepared?.words ?? wordsOf(phrasings);
  const speller = new Speller(
    [...knownWords(vocabulary, index.words), ...words],
    new Set([...vocabulary.empty.fr, ...vocabulary.empty.en]),
    vocabulary.usages.lieux.flatMap((place) => cut(place).map(({ folded }) => folded)),
  );
  const byId = new Map(entries.map((entry) => [entry.id, entry]));
  const numbering = {
    fiches: plan.fiches.map((f) => f.numero),
    axes: plan.axes.map((a) => a.numero),
  };
  const reader = remembering(
    createReader(vocabulary, { phrases: names, exact, numbering }, speller, clues),
  );
  const asked =
    prepared ??
    prepare(
      phrasings,
      words,
      entries,
      reader,
      vocabulary,
      plan.refus.map(({ id }) => id),
    );
  if (asked) index.learn(asked.written, new Learned(asked.learned));
  // What entries are found by is in the index now: a large plan would hold it twice.
  for (const entry of entries) entry.index = FOUND;
  const numbers = { fiches: new Set(numbering.fiches), axes: new Set(numbering.axes) };
  return {
    plan,
    vocabulary,
    index,
    numbers,
    refusals,
    entry: (id) => byId.get(id),
    reader,
    calendar,
    prepared: asked,
  };
}

/** Reads the phrasings and learns from them; nothing when there are none. */
function prepare(
  phrasings: Phrasings,
  words: readonly string[],
  entries: readonly Entry[],
  reader: Reader,
  vocabulary: Vocabulary,
  refusals: readonly string[],
): Prepared | undefined {
  const position = new Map(entries.map(({ id }, i) => [id, i]));
  const read = Object.entries(phrasings).flatMap(([id, texts]) => {
    // A line that is only shown within its list is asked for through the list.
    const entry = position.get(id) ?? position.get(id.slice(0, id.lastIndexOf('/')));
    return entry === undefined
      ? []
      : texts.map((text) => ({ entry, utterance: reader.read(text, 'fr') }));
  });
  if (read.length === 0) return undefined;
  const refused = refusals.map((id) => phrasings[`refus:${id}`] ?? []);
  const beyond = [vocabulary.outside, ...refused].map((texts) =>
    texts.map((text) => reader.read(text, 'fr')),
  );
  return { words, written: layOut(read), learned: learn(read, beyond, entries.length) };
}

/** Texts read lately: buttons and usual questions come again and again, word for word. */
const MOST_READ = 500;
/** Longer texts are seldom the same twice. */
const LONGEST_KEPT = 200;

function remembering({ read }: Reader): Reader {
  const lately = new Map<string, Utterance>();
  return {
    read(text, locale) {
      if (text.length > LONGEST_KEPT) return read(text, locale);
      const key = `${locale} ${text}`;
      const known = lately.get(key);
      if (known) return known;
      const utterance = read(text, locale);
      lately.set(key, utterance);
      const [oldest] = lately.keys();
      if (lately.size > MOST_READ && oldest !== undefined) lately.delete(oldest);
      return utterance;
    },
  };
}

/** Every name by which a thing of the plan is called. */
function namesOf(plan: Plan): Phrases<string> {
  const names = new Phrases<string>(LINKS);
  const add = (entity: string, ...texts: readonly (string | readonly string[])[]) => {
    for (const text of texts.flat()) names.add(text, entity);
  };
  for (const a of plan.axes) add(`axe:${a.numero}`, a.alias);
  for (const f of plan.fiches) add(`fiche:${f.numero}`, f.alias);
  for (const t of plan.themes) add(`theme:${t.id}`, t.titre, t.alias);
  for (const o of plan.organisations) add(`organisation:${o.id}`, o.nom, o.alias);
  for (const t of plan.territoires) add(`territoire:${t.id}`, t.nom, t.alias);
  for (const c of plan.chiffres) add(`chiffre:${c.id}`, c.alias);
  for (const r of plan.reunions) add(`reunion:${r.id}`, r.alias);
  for (const s of plan.seances) add(`seance:${s.id}`, s.titre, s.alias);
  for (const p of plan.propositions) add(`proposition:${p.id}`, p.titre, p.alias);
  for (const g of plan.glossaire) add(`sigle:${g.sigle}`, g.alias);
  add('plan', plan.plan.sigle, plan.plan.titre, plan.plan.alias);
  return names;
}

/**
 * Names that are taken as written: places that the plan does not speak of ("Indre" is no stem of
 * anything) and sigles, alone or several ("clair" is no CLAS, "mamie" no MAM).
 */
function exactNames(plan: Plan, known: readonly string[]): Phrases<string> {
  const own = new Set(plan.territoires.flatMap((t) => [t.nom, ...t.alias]).map(fold));
  const exact = new Phrases<string>(LINKS, { exact: true });
  for (const name of [...(plan.autresLieux?.noms ?? []), ...known])
    if (!own.has(fold(name))) exact.add(name, 'ailleurs');
  for (const { sigle } of plan.glossaire)
    for (const name of [sigle, `${sigle}s`]) exact.add(name, `sigle:${sigle}`);
  return exact;
}

/** Words the plan uses in each language: they tell the language of a question. */
function languageWords(plan: Plan): Record<'fr' | 'en', Set<string>> {
  const found = { fr: new Set<string>(), en: new Set<string>() };
  const walk = (value: unknown, key: string): void => {
    if (typeof value === 'string') {
      const target = /^(?:en|.*En)$/.test(key)
        ? found.en
        : /^(?:texte|phrase|titre|nom)$/.test(key)
          ? found.fr
          : undefined;
      if (target) for (const { folded } of cut(value)) if (!/\d/.test(folded)) target.add(folded);
    } else if (value && typeof value === 'object')
      for (const [k, v] of Object.entries(value)) walk(v, Array.isArray(value) ? key : k);
  };
  walk(plan, '');
  return found;
}

/** Words of the phrasings: they are typed with care, and may be corrected to. */
const wordsOf = (phrasings: Phrasings): string[] => [
  ...new Set(
    Object.values(phrasings).flatMap((list) =>
      list.flatMap((text) => cut(text).map(({ folded }) => folded)),
    ),
  ),
];

function* knownWords(vocabulary: Vocabulary, planWords: ReadonlySet<string>): Iterable<string> {
  yield* planWords;
  const { usages } = vocabulary;
  const lists: unknown[] = [
    // Names of places are known as they are written: no other word is a slip of them.
    { ...usages, lieux: [] },
    [...vocabulary.champs.values()].map(({ mots, faibles }) => [mots, faibles]),
    vocabulary.conceptWords,
  ];
  const walk = function* (value: unknown): Iterable<string> {
    if (typeof value === 'string') for (const { folded } of cut(value)) yield folded;
    else if (Array.isArray(value)) for (const v of value) yield* walk(v);
    else if (value && typeof value === 'object')
      for (const [k, v] of Object.entries(value)) {
        if (typeof v === 'number') yield* walk(k);
        yield* walk(v);
      }
  };
  yield* walk(lists);
  for (const abbreviation of Object.keys(usages.abreviations)) yield abbreviation;
}
