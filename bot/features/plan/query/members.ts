/** Members of a list, and which of them words, a day, a number or a year of a question mean. */
import type { Entry } from '../../../knowledge/entry.ts';
import { yearsIn } from '../../../language/dates.ts';
import type { Locale } from '../../../language/locale.ts';
import type { Term } from '../../../language/utterance.ts';
import type { Piece } from '../read/piece.ts';
import type { Thing } from './graph.ts';
import { monthsIn } from './measures.ts';

export interface ListedThing {
  /** As the list shows it. */
  shown: string;
  /** All the words it is known by. */
  known: string;
  thing?: Thing | undefined;
}

export const memberOf = (thing: Thing, locale: Locale): ListedThing => ({
  shown: thing.title[locale],
  known: `${thing.title.fr} ; ${thing.known}`,
  thing,
});

/** A list within one sentence: what stands behind its colon, or what a parenthesis counts up. */
const ENUMERATIONS: readonly RegExp[] = [
  /\(([^()]*,[^()]*)\)/,
  /[:：]\s*(.+)$/s,
  /(?:notamment|including|such as|inclut|includes|par|through)\s+(.+)$/s,
];

/** The lines of an entry: its own, or those that its sentence counts up. */
export function linesOf(entry: Entry, locale: Locale): ListedThing[] {
  const { headline, items = [], quote = '' } = entry.say(locale);
  const french = entry.say('fr');
  const own = items.filter((item) => !/:\s*$/.test(item));
  if (own.length > 1) {
    const others = (french.items ?? []).filter((item) => !/:\s*$/.test(item));
    return own.map((shown, i) => ({ shown, known: `${shown} ; ${others[i] ?? ''}` }));
  }
  const counted = [headline, quote].flatMap((text) =>
    ENUMERATIONS.map((pattern) => partsOf(pattern.exec(text)?.[1] ?? '')),
  );
  const most = counted.sort((a, b) => b.length - a.length)[0] ?? [];
  return most.length > 1 ? most.map((shown) => ({ shown, known: shown })) : [];
}

/** "A, b et c": not inside a parenthesis. */
const partsOf = (text: string): string[] =>
  text
    .replace(/[.»”]+\s*$/, '')
    .split(/\s*[,;]\s+(?![^(]*\))|\s+(?:et|and|ainsi que|–)\s+(?![^(]*\))/u)
    .map((part) => part.replace(/^(?:et|and)\s+/, '').trim())
    .filter((part) => /\p{L}/u.test(part) && !/^etc$/i.test(part));

/** How surely a word of the question stands in what a member is known by. */
function shared(term: Term, words: readonly Term[]): number {
  let best = 0;
  for (const [sense, weight] of term.senses)
    for (const { senses } of words)
      for (const [other, certainty] of senses)
        if (sense === other) best = Math.max(best, weight * certainty);
  return best;
}

/** From this share on a word of the question is a member's. */
const MEANT = 0.35;

/** Members that a text means: by number, day, year, rank or words; none when it means nothing of them. */
export function meantBy(piece: Piece, members: readonly ListedThing[]): ListedThing[] {
  const { utterance, knowledge } = piece;
  const named = byName(piece, members);
  if (named.length > 0) return named;
  const terms = utterance.terms.filter(({ senses }) => senses.length > 0);
  if (terms.length === 0) return [];
  const known = members.map((member) => knowledge.reader.read(member.known, 'fr').terms);
  const scores = known.map((words) =>
    terms.reduce((sum, term) => sum + shared(term, words) * term.weight, 0),
  );
  const most = Math.max(...scores);
  return most < MEANT
    ? []
    : members.filter((_, i) => (scores[i] ?? 0) >= Math.max(MEANT, most * HALF));
}

/** A member that has half as much of what is said as the best one is meant too. */
const HALF = 0.6;

/** "Le 1 et le 2", "la fiche 3": numbers, and nothing longer than the word for what they number. */
function numbersAlone(text: string): string[] {
  const words = text.split(/[\s,’'?]+/u).filter(Boolean);
  const numbers = words.filter((word) => /^\d[\d.]*$/.test(word));
  return words.every((word) => numbers.includes(word) || word.length <= LONGEST_KIND)
    ? numbers
    : [];
}
/** "Fiche". */
const LONGEST_KIND = 6;

function byName(
  { text, utterance, knowledge }: Piece,
  members: readonly ListedThing[],
): ListedThing[] {
  const { references, days, ordinals, names } = utterance;
  const numbers = numbersAlone(text);
  const isThing = ({ thing }: ListedThing) =>
    thing !== undefined &&
    (isCalled(thing.id) ||
      numbers.includes(thing.numero ?? '') ||
      names.some(({ entity }) => entity === thing.id));
  // "Ne sont pas dans l’axe 1": those that belong to what is named.
  const isCalled = (id: string | undefined) => id !== undefined && references.things.includes(id);
  const parts = members.filter(({ thing }) =>
    thing?.fields.get('axe')?.some((one) => isCalled(one.thing)),
  );
  if (parts.length > 0 && !members.some(({ thing }) => isCalled(thing?.id))) return parts;
  const things = members.filter(isThing);
  if (things.length > 0) return things;
  const [rank] = ordinals;
  if (rank !== undefined && days.length === 0) {
    const one = members.at(rank > 0 ? rank - 1 : rank);
    return one ? [one] : [];
  }
  const { usages } = knowledge.vocabulary;
  const months = days.length > 0 ? days.map(({ month }) => month) : monthsIn(text, usages);
  const dated = members.filter(({ known }) =>
    monthsIn(known, usages).some((m) => months.includes(m)),
  );
  if (dated.length > 0) return dated;
  const years = yearsIn(text);
  return members.filter(({ known }) => yearsIn(known).some((year) => years.includes(year)));
}
