/** "42,7 % : que mesure ce chiffre ?": a number that the plan prints is the name of its row. */

import { type Entry, isSubject } from '../../../knowledge/entry.ts';
import type { Knowledge } from '../../../knowledge/knowledge.ts';
import { yearsIn } from '../../../language/dates.ts';
import { oncePer } from '../../../language/once-per.ts';
import type { Utterance } from '../../../language/utterance.ts';
import { isOver } from '../../../sentence/placed.ts';
import { typedOver } from '../../../sentence/sentence.ts';
import { isFigure } from './beside.ts';
import type { Decision } from './decision.ts';
import { says } from './doubt.ts';
import { isClosed } from './form.ts';
import type { Piece } from './piece.ts';
import type { PlanQuestion } from './question.ts';

/** Whole numbers up to this one are days, and count things: they name no row. */
const GREATEST_DAY = 31;

/** Entries by the number that each gives; not those that several give. */
const rowsOf = oncePer((knowledge: Knowledge): ReadonlyMap<string, Entry> => {
  const found = new Map<string, Entry>();
  const shared = new Set<string>();
  for (const { id, valeurs } of knowledge.plan.chiffres)
    for (const [place, value] of Object.entries(valeurs)) {
      const entry = knowledge.entry(`chiffre:${id}/${place}`);
      const number = String(value ?? '')
        .replace('.', ',')
        .replace(/[^\d,]/g, '');
      if (!entry || number === '') continue;
      if (found.has(number)) shared.add(number);
      found.set(number, entry);
    }
  for (const number of shared) found.delete(number);
  return found;
});

/** Numbers that are no day, no reference, and no part of a name. */
function numbersOf({ words, days, references, names }: Utterance): string[] {
  const taken = [...days, ...names];
  return words.flatMap(({ folded }, at) => {
    const number = folded.replace('.', ',');
    const inside = isOver(taken, at);
    const counts = number.includes(',') || Number(number) > GREATEST_DAY;
    return /^\d+(?:,\d+)?$/.test(number) && counts && !inside && !references.used.has(at)
      ? [number]
      : [];
  });
}

/** The rows of the numbers said, when nothing else is named and what was found says none of them. */
export function figuresSaid(
  { firm, named, piece: { utterance, knowledge } }: PlanQuestion,
  found: Entry,
): Decision | undefined {
  const about = [...named].some((name) => isSubject(name) && !name.startsWith('chiffre:'));
  if (firm.size > 0 || about) return undefined;
  const told = numbersOf(utterance);
  const entries = [...new Set(told.flatMap((number) => rowsOf(knowledge).get(number) ?? []))];
  const [entry] = entries;
  if (!entry || told.some((number) => says(found, number))) return undefined;
  return entries.length > 1 ? { kind: 'compare', entries } : { kind: 'entry', entry, score: NAMED };
}

/** Rows of the same measure, the oldest first. */
export const sameMeasure = (id: string, { plan: { chiffres } }: Knowledge) => {
  const nom = chiffres.find((one) => one.id === id)?.nom;
  return chiffres.filter((one) => one.nom === nom).sort((a, b) => a.annee - b.annee);
};

/** "En 2024": of a measure that the plan gives of several years, the one that is said; else the last; none: not given. */
export function ofYear(found: Entry, { text, knowledge }: Piece): Entry | undefined {
  const [, id = '', place = ''] = /^chiffre:([^/]+)(\/.+)?$/.exec(found.id) ?? [];
  const rows = sameMeasure(id, knowledge);
  const [year, another] = yearsIn(text);
  if (rows.length === 0 || another) return found;
  const row = year === undefined ? rows.at(-1) : rows.find(({ annee }) => annee === year);
  return row && (knowledge.entry(`chiffre:${row.id}${place}`) ?? found);
}

/** "À Brusseval": behind what says where, a name that nothing of the plan knows. */
function placeElsewhere({ utterance, sentence, knowledge }: Piece): string | undefined {
  const { terms, names } = utterance;
  if (names.some(({ entity }) => entity.startsWith('territoire:'))) return undefined;
  const named = sentence.concepts.flatMap(({ value, at, length }) =>
    value === 'q-en-un-lieu' && /^\p{Lu}/u.test(typedOver(sentence, at + length, 1))
      ? (sentence.tokens[at + length]?.folded ?? [])
      : [],
  );
  return terms.find((term) => named.includes(term.folded) && !knowledge.index.knows(term))?.folded;
}

/** What was come to, with the figure of the year that is said. */
export function inYear(reached: Decision, piece: Piece): Decision {
  const options = reached.kind === 'clarify' ? reached.options : [];
  const found = reached.kind === 'entry' ? reached.entry : options[0];
  if (!found || !isFigure(found)) return reached;
  const place = placeElsewhere(piece);
  if (place !== undefined) return { kind: 'elsewhere', place, entry: found };
  const entry = ofYear(found, piece);
  // A claim is held against the year that the plan gives.
  if (!entry)
    return isClosed(piece)
      ? reached
      : { kind: 'elsewhere', place: String(yearsIn(piece.text)[0]), entry: found };
  const isOne = options.every((one) => ofYear(one, piece) === entry);
  return isOne && (entry !== found || options.length > 0)
    ? { kind: 'entry', entry, score: NAMED }
    : reached;
}

/** As sure as what is asked by its name. */
const NAMED = 0.9;
