/** Finds fiches and axes by what is typed into a search box, and shows one as a card. */
import { typography } from '../../../../cards/typography.ts';
import type { SearchHit } from '../../../contract/feature.ts';
import type { Entry } from '../../../knowledge/entry.ts';
import type { Knowledge } from '../../../knowledge/knowledge.ts';
import { fold } from '../../../language/fold.ts';
import type { Utterance } from '../../../language/utterance.ts';
import { pieceOf } from '../read/piece.ts';
import { questionOf } from '../read/question.ts';
import { thresholds } from '../read/thresholds.ts';
import { compose, finish } from './compose.ts';
import { strings } from './strings.ts';

/** A fiche or an axe, as the list names it. */
interface Sheet {
  /** `fiche:1.1`, `axe:5`. */
  id: string;
  kind: 'fiche' | 'axe';
  numero: string;
  titre: string;
}

/** Hits looked through: a fiche has some twenty entries, and all of them may come first. */
const MOST_HITS = 100;
/** A shorter piece of a word is in every title. */
const SHORTEST = 3;
const MOST_FINISHED = 5;

/**
 * Everything when nothing is typed; else the number typed, or titles that hold what is typed and
 * then what the plan's search finds, the likest first. The search box asks while one types: when
 * nothing is found the last word may not be finished.
 */
export function lookUp(utterance: Utterance, knowledge: Knowledge): SearchHit[] {
  const sheets = sheetsOf(knowledge);
  const all = utterance.words.length === 0 ? sheets : wanted(utterance, sheets, knowledge);
  return [...new Set(all)].flatMap((sheet) => {
    const entry = knowledge.entry(sheet.id);
    return entry ? [found(sheet, entry, utterance, knowledge)] : [];
  });
}

const sheetsOf = ({ plan }: Knowledge): Sheet[] =>
  (['fiche', 'axe'] as const).flatMap((kind) =>
    plan[`${kind}s`].map(({ id, numero, titre }) => ({ id: `${kind}:${id}`, kind, numero, titre })),
  );

function wanted(utterance: Utterance, sheets: readonly Sheet[], knowledge: Knowledge): Sheet[] {
  const asTyped = ranked(utterance, sheets, knowledge);
  if (asTyped.length > 0) return asTyped;
  for (const guess of finished(utterance, knowledge)) {
    const found = ranked(guess, sheets, knowledge);
    if (found.length > 0) return found;
  }
  return [];
}

/** The same text with its last word finished, by the shortest words of the plan that begin so. */
function* finished(
  { words, locale }: Utterance,
  { index, reader }: Knowledge,
): Iterable<Utterance> {
  const before = words.slice(0, -1).map(({ folded }) => folded);
  const last = words.at(-1)?.folded ?? '';
  if (last.length < SHORTEST) return;
  const begun = [...index.words].filter((word) => word.startsWith(last));
  const shortest = begun.sort((a, b) => a.length - b.length).slice(0, MOST_FINISHED);
  for (const word of shortest) yield reader.read([...before, word].join(' '), locale);
}

function ranked(utterance: Utterance, sheets: readonly Sheet[], knowledge: Knowledge): Sheet[] {
  const question = questionOf(pieceOf(utterance, knowledge));
  const typed = utterance.words.map(({ folded }) => folded).join(' ');
  const number = /\d+(?:\.\d+)*\.?$/.exec(typed.replace(/[,-]/g, '.'))?.[0];
  const named = sheets.filter(({ id }) => question.firm.has(id));
  const numbered = sheets.filter(
    ({ numero }) => number !== undefined && `${numero}.`.startsWith(number),
  );
  // A number that is said is meant: its words ("fiche") would find every other fiche too.
  if (named.length + numbered.length > 0) return [...named, ...numbered];
  const titled = sheets.filter(
    ({ titre }) => typed.length >= SHORTEST && fold(titre).includes(typed),
  );
  const subjects = knowledge.index
    .search({ ...question, box: true }, MOST_HITS)
    .filter(({ entry, score }) => entry.outcome === 'answered' && score >= thresholds.leastInBox)
    .map(({ entry }) => entry.entities[0]);
  return [...titled, ...subjects.flatMap((id) => sheets.find((sheet) => sheet.id === id) ?? [])];
}

function found(
  { kind, numero, titre }: Sheet,
  entry: Entry,
  utterance: Utterance,
  knowledge: Knowledge,
): SearchHit {
  return {
    title: strings[utterance.locale].sheet[kind](numero),
    text: typography(titre, 'fr'),
    show: () => cardOf(entry, utterance, knowledge),
  };
}

/** The card as an answer has it, without its buttons: others cannot press those of this bot. */
function cardOf(entry: Entry, utterance: Utterance, knowledge: Knowledge) {
  const decision = { kind: 'entry' as const, entry, score: 1 };
  const draft = compose({ decision, utterance, fields: [] }, knowledge);
  return finish({ ...draft, data: { ...draft.data, questions: [], wrong: [] } }).message;
}
