/** A plan and a vocabulary, made ready: what is known, by what names, and how to find it. */
import type { Calendar } from '../calendar/calendar.ts';
import { createCalendar } from '../calendar/create-calendar.ts';
import { localeClues } from '../language/locale.ts';
import { oncePer, oncePerText } from '../language/once-per.ts';
import { LINKS, Phrases } from '../language/phrases.ts';
import { createReader, type SentenceReader } from '../language/reader.ts';
import { KnownWords, Speller } from '../language/spelling.ts';
import type { Vocabulary } from '../language/vocabulary.ts';
import { cut } from '../language/words.ts';
import type { AttendanceJudge } from '../sentence/attendance.ts';
import { createLexicon, type Lexicon } from '../sentence/lexicon.ts';
import type { RankIntents } from '../sentence/likely-intent.ts';
import type { RoleJudge } from '../sentence/part-role.ts';
import type { Judge } from '../sentence/verdict.ts';
import { entriesOf } from './entries/all.ts';
import type { Entry } from './entry.ts';
import { thingNumbered } from './identity.ts';
import { Learned } from './learning/learned.ts';
import { exactNames, namesOf } from './names.ts';
import { type Phrasings, type Prepared, prepare, withTalk, wordsOf } from './prepare.ts';
import type { EarlierVersion, Plan } from './schema.ts';
import { EntryIndex } from './search.ts';

export interface Knowledge {
  plan: Plan;
  vocabulary: Vocabulary;
  reader: SentenceReader;
  index: EntryIndex;
  entry: (id: string) => Entry | undefined;
  /** Numbers that the plan prints. */
  numbers: { fiches: ReadonlySet<string>; axes: ReadonlySet<string> };
  /** Words by which the things that are never given are asked for. */
  refusals: Phrases<string>;
  /** What was made of the phrasings, for whoever keeps it; undefined when there are none. */
  prepared?: Prepared | undefined;
  /** The words of orders and statements. */
  lexicon: Lexicon;
  /** What a sentence is most like that nothing explains; absent: there are no examples. */
  likely?: RankIntents | undefined;
  /** What a sentence says of each thing that it names; absent: there are no examples. */
  judge?: Judge | undefined;
  /** What each part of what is told is; absent: there are no examples. */
  roles?: RoleJudge | undefined;
  /** Who is said to come; absent: there are no examples. */
  attendance?: AttendanceJudge | undefined;
  /** Words that documents are imported by, as their file says them (`bot/importer`); absent: none is. */
  importing?: unknown;
  /** Public and school holidays where the plan applies. */
  calendar: Calendar;
  /**
   * A version before (`plan.versions`), made ready to be asked: a second of reading, the first time. Undefined where its
   * text was not kept; absent: nobody keeps versions (tests, commands).
   */
  earlier?: ((version: EarlierVersion) => Promise<Knowledge | undefined>) | undefined;
}

/** What stands beside a plan. */
export interface Beside {
  phrasings?: Phrasings;
  /** The same phrasings, prepared before: with the same plan, vocabulary and code. */
  prepared?: Prepared | undefined;
  calendar?: Calendar;
  /** Absent: no order is understood, questions are. */
  lexicon?: Lexicon;
  likely?: RankIntents | undefined;
  judge?: Judge | undefined;
  roles?: RoleJudge | undefined;
  attendance?: AttendanceJudge | undefined;
  importing?: unknown;
}

const FOUND: Entry['index'] = [];

/**
 * Puts a plan and a vocabulary together, once at the start: a good half of a second for some hundreds of
 * entries, and seconds more when thousands of phrasings are not prepared.
 */
export function createKnowledge(
  plan: Plan,
  vocabulary: Vocabulary,
  {
    phrasings = {},
    prepared,
    calendar = createCalendar({ country: plan.plan.joursFeries.pays }),
    lexicon = createLexicon({ files: [] }),
    likely,
    judge,
    roles,
    attendance,
    importing,
  }: Beside = {},
): Knowledge {
  const entries = entriesOf(plan, (label) => [
    ...new Set(vocabulary.fields.find(cut(label)).map(({ value }) => value)),
  ]);
  const index = new EntryIndex(entries, vocabulary, plan.refus.length);
  const names = namesOf(plan);
  const exact = exactNames(plan, vocabulary.usages.lieux);
  const refusals = new Phrases<string>(LINKS, { exact: true });
  for (const refusal of plan.refus) for (const word of refusal.mots) refusals.add(word, refusal.id);
  const clues = localeClues(vocabulary.empty, languageWords(plan));
  const known = [new KnownWords(index.words), knownWords(vocabulary)];
  const functionWords = new Set([...vocabulary.empty.fr, ...vocabulary.empty.en]);
  const words = prepared?.words ?? wordsOf(phrasings, new Speller(known, functionWords));
  const places = vocabulary.usages.lieux.flatMap((place) => cut(place).map(({ folded }) => folded));
  // A verb as it is conjugated is no slip of a word of the plan.
  const verbs = { has: (word: string) => lexicon.verb(word) !== undefined };
  const speller = new Speller([...known, new KnownWords(words, places)], functionWords, verbs);
  const byId = new Map(entries.map((entry) => [entry.id, entry]));
  const numbering = {
    fiches: plan.fiches.map((f) => f.numero),
    axes: plan.axes.map((a) => a.numero),
    thing: (kind: 'fiche' | 'axe', number: string) => thingNumbered(plan, kind, number),
  };
  const reader = createReader(vocabulary, { phrases: names, exact, numbering }, speller, clues);
  const ready = prepared ?? prepare(phrasings, words, { plan, entries, vocabulary, reader });
  const learned = ready?.learned && new Learned(ready.learned);
  if (ready) index.learn(ready.written, learned);
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
    reader: remembering(learned ? withTalk(reader, learned, plan, entries.length) : reader),
    calendar,
    lexicon,
    likely,
    judge,
    roles,
    attendance,
    importing,
    prepared: ready,
  };
}

/** Length of the texts read lately that are kept: what a plan prints, read at each question, and usual questions. */
const MOST_KEPT = 400_000;

function remembering({ read }: SentenceReader): SentenceReader {
  const fr = oncePerText((text) => read(text, 'fr'), MOST_KEPT);
  const en = oncePerText((text) => read(text, 'en'), MOST_KEPT);
  return { read: (text, locale) => (locale === 'fr' ? fr(text) : en(text)) };
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

/** By vocabulary, which all plans of a process share. */
const knownWords = oncePer((vocabulary: Vocabulary) => new KnownWords(wordsIn(vocabulary)));

function* wordsIn(vocabulary: Vocabulary): Iterable<string> {
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
