/** Text in, `Utterance` out: the one place where a sentence is taken apart. */

import { type Day, daySense, readDays } from './dates.ts';
import type { Locale } from './locale.ts';
import { guessLocale, type LocaleClues, writtenIn } from './locale.ts';
import { Meanings } from './meanings.ts';
import type { PhraseMatch, Phrases } from './phrases.ts';
import {
  isLettered,
  isNumberedName,
  type Numbering,
  type References,
  readReferences,
} from './references.ts';
import type { Speller } from './spelling.ts';
import { thanksIn } from './thanks.ts';
import type { AskedField, Sense, Term, Utterance } from './utterance.ts';
import type { Talk, Vocabulary } from './vocabulary.ts';
import { cut, cutSentences, type Word } from './words.ts';

/** More words are no question: the rest is left unread. */
const MAX_WORDS = 120;
/** A corrected word counts for a little less than a word typed right. */
const CORRECTED = 0.8;
/** Words of a sentence that is not the question, when another one is. */
const LEADING_UP = 0.5;

export interface ReaderNames {
  phrases: Phrases<string>;
  /** Those that are found only as written: places elsewhere, as `ailleurs`, and sigles. */
  exact: Phrases<string>;
  numbering: Numbering;
}

export interface SentenceReader {
  read: (text: string, locale: Locale) => Utterance;
}

export function createReader(
  vocabulary: Vocabulary,
  names: ReaderNames,
  speller: Speller,
  clues: LocaleClues,
): SentenceReader {
  const { ordinaux, abreviations } = vocabulary.usages;
  const ordinals = new Map(Object.entries({ ...ordinaux.en, ...ordinaux.fr }));
  const abbreviations = new Map(Object.entries(abreviations));
  const printed = [...names.numbering.fiches, ...names.numbering.axes];
  const letters = new Set(printed.map((number) => number.charAt(0).toLowerCase()));
  const meanings = new Meanings(vocabulary.near);
  return {
    read(text, fallback) {
      const { words: raw, asking } = cutSentences(text);
      const whole = expand(
        raw.length > MAX_WORDS ? raw.slice(0, MAX_WORDS) : raw,
        abbreviations,
        letters,
      );
      const locale = guessLocale(whole, clues, fallback, writtenIn(text));
      const { words, corrected } = correct(whole, speller, locale);
      const days = readDays(words, vocabulary.usages);
      const phrases = names.phrases.find(words);
      const numbered = longest(phrases.filter((name) => isNumberedName(words, name)));
      const references = readReferences(words, names.numbering, vocabulary.usages, days, numbered);
      const free = <T>(found: PhraseMatch<T>[]) =>
        found.filter(({ at }) => !references.used.has(at));
      const strong = free(widest(vocabulary.fields.find(words)));
      const weak = free(vocabulary.weakFields.find(words));
      const polite = cover(vocabulary.polite.find(words));
      const fieldWords = cover(strong);
      const named = longest([...phrases, ...names.exact.find(words)])
        // "J'habite loin de Paris. …": where a person is, not what is asked.
        .filter(({ value, at }) => value !== 'ailleurs' || asks(words[at], asking))
        // "The group of 1 July": a number of a day is that of no group.
        .filter(({ at, length }) => !days.some((day) => day.at === at + length - 1))
        // "En tout" names no "EN", unless it is written so.
        .filter(
          ({ at, length }) =>
            length > 1 || !isSmall(words[at]?.folded ?? '', text, vocabulary.empty[locale]),
        )
        // "Quel groupe" asks for a field; it names no group.
        .filter((name) => !strong.some((f) => f.length > name.length && within(name, f)))
        .map(({ value, at, length }) => ({ entity: value, at, length }));
      // "Les informations préoccupantes" names a thing: a word of its stem ("préoccupations") asks for no field.
      const written = vocabulary.writtenFields.find(words);
      const isNoName = (one: PhraseMatch<string>) =>
        written.some(({ value, at }) => value === one.value && at === one.at) ||
        !named.some((name) => name.length > one.length && within(one, name));
      const small = (part: Word[]) => {
        const own = expand(part, abbreviations);
        return wholeTalk(own, vocabulary, cover(vocabulary.polite.find(own)), locale);
      };
      const courtesy =
        wholeTalk(words, vocabulary, polite, locale, references.used.size + strong.length > 0) ??
        thanksIn(text, vocabulary, small);
      // "Jusqu'à quand ?" takes leave of nobody.
      const talk =
        courtesy && asksNothing.has(courtesy) && /\?\s*$/.test(text) ? undefined : courtesy;
      return {
        text,
        locale,
        words,
        typed: raw,
        references,
        days,
        talk,
        names: named,
        terms: termsOf({
          words,
          corrected,
          vocabulary,
          ordinals,
          references,
          polite,
          fieldWords,
          days,
          asking,
          meanings,
        }),
        fields: fieldsOf(asked(strong.filter(isNoName), words, asking), weak, words, vocabulary),
        numbers: words
          .filter(({ folded }) => /^\d+(?:[.,]\d+)?$/.test(folded))
          .map(({ folded }) => folded.replace('.', ',')),
        ordinals: words.flatMap(({ folded }, at) =>
          // "Le 1er juillet" is a day, and no place in a list.
          references.used.has(at) || days.some((d) => at >= d.at && at < d.at + d.length)
            ? []
            : (ordinals.get(folded) ?? []),
        ),
        relatives: [...new Set(vocabulary.relative.find(words).map(({ value }) => value))],
        credentials: vocabulary.credentials.find(words).length > 0,
        copying: vocabulary.copying.find(words).length > 0,
        offTopic: vocabulary.offTopic.find(words).filter(({ at }) => asks(words[at], asking))
          .length,
        followUp: followsUp(words, vocabulary, polite),
        turning: vocabulary.turning.find(words).length > 0,
        pointing: pointsBack(words, vocabulary),
        asked: words.filter((word) => asks(word, asking)).map(({ folded }) => folded),
        asks: isQuestion(text, words, vocabulary),
        onlyAsks: vocabulary.onlyQuestions
          .find(words)
          // "Pourquoi pas mardi", "why not": a proposal.
          .some(({ at, length }) => at === 0 && !/^(?:pas|not)$/.test(words[length]?.folded ?? '')),
        comparing: vocabulary.comparing.find(words).length > 0,
        choosing: vocabulary.choosing.find(words).length > 0,
      };
    },
  };
}

/** @param letters what numbers of the plan begin with: the "c" of "fiche C2" stands for itself */
function expand(
  words: Word[],
  abbreviations: ReadonlyMap<string, string>,
  letters: ReadonlySet<string> = new Set(),
): Word[] {
  if (!words.some(({ folded }) => abbreviations.has(folded))) return words;
  return words.flatMap((word, at) => {
    const isNumber = letters.has(word.folded) && isLettered(words, at);
    const full = isNumber ? undefined : abbreviations.get(word.folded);
    // "c'est" is already whole: only the "c" of "c ki" stands for it.
    const second = full && cut(full)[1]?.folded;
    const whole = second !== undefined && second === words[at + 1]?.folded;
    return full && !whole
      ? cut(full).map((w) => ({
          ...w,
          ...(word.sentence === undefined ? {} : { sentence: word.sentence }),
        }))
      : [word];
  });
}

/** Without slips, the words themselves are given back: what was looked up in them stays known. */
function correct(
  words: readonly Word[],
  speller: Speller,
  locale: Locale,
): { words: readonly Word[]; corrected: ReadonlySet<number> } {
  const corrected = new Set<number>();
  let mended: Word[] | undefined;
  words.forEach((word, at) => {
    if (speller.has(word.folded) || speller.has(word.stem)) return;
    const joined = locale === 'fr' ? withoutElision(word.folded, speller) : undefined;
    const better = joined ?? speller.correct(word.folded);
    if (!better) return;
    if (!joined) corrected.add(at);
    mended ??= [...words];
    mended[at] = { ...word, ...cut(better)[0] };
  });
  return { words: mended ?? words, corrected };
}

/** "laxe", "dinscription": the word behind an article or a pronoun that lost its apostrophe. */
function withoutElision(word: string, speller: Speller): string | undefined {
  const [, rest] = /^(?:l|d|j|qu)([aeiouyh][a-z]{2,})$/.exec(word) ?? [];
  return rest !== undefined && speller.has(rest) ? rest : undefined;
}

const isQuestion = (text: string, words: readonly Word[], { questions }: Vocabulary): boolean =>
  /\?\s*$/.test(text) ||
  questions.find(words).some(({ value: first, at }) => !first || at === 0) ||
  isChoice(words);

/** "C'est le matin ou l'après-midi": said of something and of its contrary, it is asked. */
function isChoice(words: readonly Word[]): boolean {
  const is = words.findIndex(({ folded }, at) => folded === 'est' && words[at - 1]?.folded === 'c');
  return is >= 0 && words.slice(is + 2).some(({ folded }) => folded === 'ou' || folded === 'or');
}

/** Whether a word stands in the question itself, when another sentence leads up to it. */
const asks = (word: Word | undefined, asking: ReadonlySet<number>): boolean =>
  asking.size === 0 || asking.has(word?.sentence ?? 0);

/** Fields named in the question itself, or in what leads up to it when the question names none. */
function asked<T>(
  found: readonly PhraseMatch<T>[],
  words: readonly Word[],
  asking: ReadonlySet<number>,
): readonly PhraseMatch<T>[] {
  const own = found.filter(({ at }) => asks(words[at], asking));
  return own.length > 0 ? own : found;
}

/** A small word of the language, typed as one and not in capitals. */
const isSmall = (folded: string, text: string, empty: ReadonlySet<string>): boolean =>
  empty.has(folded) && !text.includes(folded.toUpperCase());

function cover(found: readonly PhraseMatch<unknown>[]): Set<number> {
  const covered = new Set<number>();
  for (const { at, length } of found) for (let i = at; i < at + length; i++) covered.add(i);
  return covered;
}

/** Of expressions that overlap, the longest: "Saint-Denis" is not heard in "Seine-Saint-Denis". */
function longest<T>(found: readonly PhraseMatch<T>[]): PhraseMatch<T>[] {
  const sorted = [...found].sort((a, b) => b.length - a.length || a.at - b.at);
  const kept: PhraseMatch<T>[] = [];
  for (const f of sorted) {
    const inside = kept.some((k) => within(f, k) && k.length > f.length);
    if (!inside && !kept.some((k) => k.value === f.value)) kept.push(f);
  }
  return kept.sort((a, b) => a.at - b.at);
}

type Place = Pick<PhraseMatch<unknown>, 'at' | 'length'>;

const within = (a: Place, b: Place): boolean => a.at >= b.at && a.at + a.length <= b.at + b.length;

/** Drops what lies within something longer: in "où en est", "où" does not ask for a place. */
function widest<T>(found: readonly PhraseMatch<T>[]): PhraseMatch<T>[] {
  return found.filter((f) => !found.some((g) => g.length > f.length && within(f, g)));
}

interface TermParts {
  words: readonly Word[];
  corrected: ReadonlySet<number>;
  vocabulary: Vocabulary;
  ordinals: ReadonlyMap<string, number>;
  references: References;
  polite: ReadonlySet<number>;
  fieldWords: ReadonlySet<number>;
  days: readonly Day[];
  asking: ReadonlySet<number>;
  meanings: Meanings;
}

function termsOf({
  words,
  corrected,
  vocabulary,
  ordinals,
  references,
  polite,
  fieldWords,
  days,
  asking,
  meanings,
}: TermParts): Term[] {
  const concepts = vocabulary.concepts.find(words);
  const dated = new Set<number>();
  const terms: Term[] = days.map(({ at, length, day, month }) => {
    for (let i = at; i < at + length; i++) dated.add(i);
    return {
      at,
      folded: `${day}/${month}`,
      weight: 1,
      field: false,
      senses: [[daySense(day, month), 1]],
    };
  });
  const covering = new Map<number, number[]>();
  for (const { value, at, length } of concepts)
    for (let i = at; i < at + length; i++) {
      const others = covering.get(i);
      if (others) others.push(value);
      else covering.set(i, [value]);
    }
  words.forEach((word, at) => {
    const empty = vocabulary.empty.fr.has(word.folded) || vocabulary.empty.en.has(word.folded);
    if (
      empty ||
      polite.has(at) ||
      ordinals.has(word.folded) ||
      references.used.has(at) ||
      dated.has(at) ||
      word.folded.length < 2
    )
      return;
    const meant = meanings.of(covering.get(at));
    const senses: Sense[] = [[`s:${word.stem}`, 1], ...meant];
    const factor = corrected.has(at) ? CORRECTED : 1;
    const weight = asks(word, asking) ? 1 : LEADING_UP;
    terms.push({
      at,
      folded: word.folded,
      weight,
      field: fieldWords.has(at),
      senses: factor === 1 ? senses : senses.map(([s, w]) => [s, w * factor] as const),
    });
  });
  return terms;
}

/** "Le téléphone du pilote": what stands behind "de" only says whose, and weighs that little. */
const WHOSE = 0.4;

const OF = /^(?:de|du|des|d|of)$/;

/** Whether an expression is the complement of another one, articles between them left out. */
function whose(
  field: PhraseMatch<string>,
  strong: readonly PhraseMatch<string>[],
  words: readonly Word[],
) {
  const before = words[field.at - 1]?.folded ?? '';
  const of = /^(?:la|le|l|les|the|this|cette|ce)$/.test(before) ? field.at - 2 : field.at - 1;
  return (
    OF.test(words[of]?.folded ?? '') &&
    strong.some(({ at, length, value }) => at + length === of && value !== field.value)
  );
}

/**
 * Fields in the order of what they weigh: the words of a longer expression say more, and so does
 * what comes first, where the question word is.
 */
function fieldsOf(
  strong: readonly PhraseMatch<string>[],
  weak: readonly PhraseMatch<string>[],
  words: readonly Word[],
  { champs }: Vocabulary,
): AskedField[] {
  const fields = new Map<string, AskedField>();
  const first = Math.min(...strong.map(({ at }) => at));
  // "Le nombre d'indicateurs": how many says little of what is counted.
  const heads = strong.filter(({ value }) => !champs.get(value)?.general);
  for (const found of strong) {
    const { value, length, at } = found;
    const weight =
      (1 + 0.5 * (length - 1)) *
      (at === first ? 1.5 : 1) *
      (champs.get(value)?.general ? 0.4 : 1) *
      (whose(found, heads, words) ? WHOSE : 1);
    if (weight > (fields.get(value)?.weight ?? 0))
      fields.set(value, { id: value, strong: true, weight });
  }
  for (const { value } of weak)
    if (!fields.has(value)) fields.set(value, { id: value, strong: false, weight: 0 });
  return [...fields.values()].sort((a, b) => b.weight - a.weight);
}

/** Small talk that is no question. */
const asksNothing: ReadonlySet<Talk> = new Set<Talk>(['aurevoirs', 'remerciements', 'compliments']);
/** So many words beside a courtesy are no sentence. */
const BARE = 2;
/** So many words about who answers are no part of another question. */
const WHOLE = 4;

/** Small talk only when nothing else is said. */
function wholeTalk(
  words: readonly Word[],
  vocabulary: Vocabulary,
  polite: ReadonlySet<number>,
  locale: Locale,
  /** A field or a fiche is named. */
  more = false,
): Talk | undefined {
  // "A+" is one letter, which stands in many sentences: "j’ai quoi à faire".
  const isSaid = ({ at, length }: { at: number; length: number }) =>
    length === words.length || words.slice(at, at + length).some(({ folded }) => folded.length > 1);
  const found = vocabulary.talk
    .find(words)
    .filter(isSaid)
    .sort((a, b) => b.length - a.length);
  if (found.length === 0 && polite.size === 0) return undefined;
  const covered = cover(found);
  const rest = words.filter(
    ({ folded }, at) =>
      !covered.has(at) &&
      !polite.has(at) &&
      !vocabulary.empty[locale].has(folded) &&
      // "La 5 ça roule" is said of a fiche.
      (folded.length > 1 || /\d/.test(folded)),
  );
  const best = found.find(({ value }) => value !== 'salutations') ?? found[0];
  // Who asks whether it speaks to a machine asks nothing else, whatever else is said.
  const who = found.find(({ value, length }) => value === 'identite' && length >= WHOLE);
  if (who && !more) return who.value;
  if (rest.length > 0 || !best) {
    // Courtesy and small words may be a question: "what can I ask you about".
    const bare = words.length - polite.size <= BARE;
    return rest.length === 0 && polite.size > 0 && bare ? politeTalk(words) : undefined;
  }
  return best.value;
}

const politeTalk = (words: readonly Word[]): Talk =>
  words.some(({ stem }) => /^(merci|thank)/.test(stem)) ? 'remerciements' : 'salutations';

function followsUp(
  words: readonly Word[],
  vocabulary: Vocabulary,
  polite: ReadonlySet<number>,
): boolean {
  const first = words.findIndex((_, at) => !polite.has(at));
  return vocabulary.followUps.find(words).some(({ at }) => at <= Math.max(first, 0) + 1);
}

/** "Ce groupe" points back; "est-ce que", "c'est ce que" and "that the" do not. */
function pointsBack(words: readonly Word[], { usages, empty }: Vocabulary): boolean {
  return words.some(({ folded }, at) => {
    if (!usages.montrent.includes(folded)) return false;
    const next = words[at + 1]?.folded ?? '';
    const before = words[at - 1]?.folded ?? '';
    return (
      next.length > 2 &&
      !empty.fr.has(next) &&
      !empty.en.has(next) &&
      before !== 'est' &&
      before !== 'qu'
    );
  });
}
