/** Claim: a question that leaves nothing open ("le forum est gratuit ?"), set against the fact that was found. */
import type { Entry } from '../../../knowledge/entry.ts';
import type { Knowledge } from '../../../knowledge/knowledge.ts';
import { isConcept } from '../../../knowledge/search.ts';
import { readDays } from '../../../language/dates.ts';
import { fold } from '../../../language/fold.ts';
import type { Utterance } from '../../../language/utterance.ts';
import type { Vocabulary } from '../../../language/vocabulary.ts';
import { cut, type Word } from '../../../language/words.ts';
import { says as tells } from './doubt.ts';
import { textOf } from './part.ts';

/** Whether a question calls for yes or no: no word of it leaves anything open. */
export function isClaim(utterance: Utterance, { open }: Vocabulary): boolean {
  const { asks, terms, fields } = utterance;
  // "La source ?": a field alone is asked for.
  const alone = fields.some(({ strong }) => strong) && terms.every(({ field }) => field);
  const own = ownWords(utterance);
  if (!asks || own.length === 0 || alone) return false;
  const left = open.find(own).some(
    // "Quand" and "where" ask as the first word or the last; in between, they tie two clauses.
    ({ value: atEnds, at, length }) => !atEnds || at === 0 || at + length === own.length,
  );
  return !left;
}

/** The words of the question itself, what leads up to it left out. */
function ownWords({ words, asked }: Utterance): readonly Word[] {
  const from = words.findIndex((_, at) =>
    asked.every((folded, i) => words[at + i]?.folded === folded),
  );
  return from < 0 ? words : words.slice(from, from + asked.length);
}

/** Whether what is claimed is so, as the entry says; undefined: it is no claim, or the entry cannot tell. */
export function claimed(
  utterance: Utterance,
  entry: Entry,
  knowledge: Knowledge,
): 'yes' | 'no' | undefined {
  const { vocabulary, index, lexicon } = knowledge;
  if (entry.outcome !== 'answered' || !isClaim(utterance, vocabulary)) return undefined;
  const text = textOf(entry);
  const tests = [ofNumbers, ofDays, ofPlaces, ofRhythm, ofContraries].map((test) =>
    test(utterance, text, entry, knowledge),
  );
  const isDenied = denies(utterance.asked, vocabulary) !== denies(foldedOf(text), vocabulary);
  if (tests.includes(false)) return isDenied ? undefined : 'no';
  const content = utterance.terms.filter(
    (term) => term.weight === 1 && (index.knows(term) || term.senses.some(isConcept)),
  );
  const explained = content.filter((term) => term.field || index.explains(entry, term)).length;
  const isTested = tests.includes(true);
  const least = isTested ? MOSTLY : 1;
  // "L'adresse exacte ?" names something; English verbs are in no table.
  const hasVerb =
    isTested ||
    utterance.locale === 'en' ||
    utterance.words.some(({ folded }) => lexicon.grammar.isFinite(folded));
  if (!hasVerb || content.length === 0 || explained < content.length * least) return undefined;
  return isDenied ? 'no' : 'yes';
}

/** Share of what is claimed that the entry must account for when a number, a day or a place of it is met. */
const MOSTLY = 0.6;

type ClaimTest = (
  utterance: Utterance,
  text: string,
  entry: Entry,
  knowledge: Knowledge,
) => boolean | undefined;

const foldedOf = (text: string): string[] => cut(text).map(({ folded }) => folded);

const denies = (words: readonly string[], { negations }: Vocabulary): boolean =>
  negations.find(cut(words.join(' '))).length > 0;

interface Counted {
  value: number;
  /** Stem of what is counted. */
  of: string;
  /** Said to be passed (1), not reached (-1), or met. */
  bound: 1 | -1 | 0;
}

/** Numbers of a text, with what they count; days, years and references apart. */
function countsIn(
  words: readonly Word[],
  { usages, bounds, empty }: Vocabulary,
  skip: (at: number) => boolean,
): Counted[] {
  const days = readDays(words, usages);
  const said = bounds.find(words);
  return words.flatMap(({ folded }, at): Counted[] => {
    const value = /^\d+(?:[.,]\d+)?$/.test(folded)
      ? Number(folded.replace(',', '.'))
      : (usages.nombres.fr[folded] ?? usages.nombres.en[folded] ?? 0);
    const isDay = days.some((day) => at >= day.at && at < day.at + day.length);
    if (isDay || skip(at) || value === 0 || isYear(folded) || (value === 1 && !/\d/.test(folded)))
      return [];
    const next = words
      .slice(at + 1)
      .find((w) => !empty.fr.has(w.folded) && !empty.en.has(w.folded));
    const bound = said.find((one) => at >= one.at + one.length && at - one.at - one.length < 2);
    return [{ value, of: next?.stem ?? '', bound: bound?.value ?? 0 }];
  });
}

const isYear = (folded: string): boolean => /^(?:19|20)\d\d$/.test(folded);

/** "Quatre axes ?", "8 000 habitants", "plus de 1 000 gardes", "en 2021". */
const ofNumbers: ClaimTest = (utterance, text, { entities }, { vocabulary }) => {
  const { words, references, names } = utterance;
  const inside = (at: number) =>
    references.used.has(at) || names.some((n) => at >= n.at && at < n.at + n.length);
  const theirs = cut(text);
  const years = theirs.filter(({ folded }) => isYear(folded)).map(({ folded }) => folded);
  const year = words.find(({ folded }, at) => isYear(folded) && !inside(at))?.folded;
  const told = countsIn(theirs, vocabulary, () => false);
  const results = countsIn(words, vocabulary, inside).map((claim) => {
    const same = told.filter(({ of }) => of === claim.of);
    const isFigure = entities[0]?.startsWith('chiffre:');
    const against = same.length > 0 ? same : isFigure || told.length === 1 ? told.slice(0, 1) : [];
    if (against.length === 0) return undefined;
    return against.some(({ value, bound }) =>
      claim.bound !== 0
        ? (value - claim.value) * claim.bound > 0
        : bound !== 0
          ? (claim.value - value) * bound > 0
          : value === claim.value,
    );
  });
  // That a year is met proves nothing of the rest.
  const dated =
    year === undefined || years.length === 0 || years.includes(year) ? undefined : false;
  return all([...results, dated]);
};

/** "Le 2 juillet", "en décembre". */
const ofDays: ClaimTest = ({ days, words }, text, _, { vocabulary: { usages } }) => {
  const theirs = readDays(cut(text), usages);
  if (theirs.length === 0) return undefined;
  const said = days.map(({ day, month }) =>
    theirs.some((other) => other.day === day && other.month === month),
  );
  const months = [usages.mois.fr, usages.mois.en].flatMap((list) =>
    list.flatMap((name, i) => (words.some(({ folded }) => folded === fold(name)) ? [i + 1] : [])),
  );
  return all([...said, ...months.map((month) => theirs.some((other) => other.month === month))]);
};

/** "À Condorcet ?", of what is held elsewhere. */
const ofPlaces: ClaimTest = ({ names, words }, _, entry) => {
  const places = names
    .filter(({ entity }) => entity === 'ailleurs')
    .map(({ at, length }) =>
      words
        .slice(at, at + length)
        .map(({ folded }) => folded)
        .join(' '),
    );
  if (places.length === 0) return undefined;
  const placed = entry.fields.some((field) => PLACED.has(field));
  return places.some((place) => tells(entry, place)) || (placed ? false : undefined);
};

/** "Tous les mois ?", of what is done twice a year. */
const ofRhythm: ClaimTest = ({ words }, text, _, { vocabulary: { rhythms } }) => {
  const theirs = rhythms.find(cut(text)).map(({ value }) => value);
  const said = rhythms.find(words).map(({ value }) => value);
  if (theirs.length === 0 || said.length === 0) return undefined;
  return said.every((rhythm) => theirs.includes(rhythm));
};

/** "C’est payant ?", of what is free. */
const ofContraries: ClaimTest = ({ words }, text, _, { vocabulary: { contraries } }) => {
  const theirs = new Set(contraries.find(cut(text)).map(({ value }) => value));
  const other = (side: string) => side.replace(/[+-]$/, (sign) => (sign === '+' ? '-' : '+'));
  const said = contraries.find(words).map(({ value }) => value);
  return all(
    said.map((side) => (theirs.has(side) ? true : theirs.has(other(side)) ? false : undefined)),
  );
};

/** Fields that say where, or who: another place is not the one. */
const PLACED: ReadonlySet<string> = new Set(['lieu', 'auteur', 'origine', 'animation', 'pilote']);

/** False when one is; true when some are and none is not. */
const all = (results: readonly (boolean | undefined)[]): boolean | undefined =>
  results.includes(false) ? false : results.includes(true) ? true : undefined;
