/** Slots of the plan's numbers: fiches ("fiche 1.1", "la 5", "ma fiche") and axes ("axe 1, 2 et 3"). */

import { numberOf } from '../../../../knowledge/identity.ts';
import { numberSaid } from '../../../../language/when/lexicon.ts';
import type { Placed } from '../../../../sentence/placed.ts';
import { stands } from '../../../../sentence/saying.ts';
import { conceptsOf, type Sentence, says } from '../../../../sentence/sentence.ts';
import { once, type SlotContext } from './context.ts';
import { personsSlot } from './persons.ts';

/** A fiche by its number, as the plan prints it; several when "ma fiche" may be one of them. */
export interface NamedFiche {
  /** Numbers of the fiches that may be meant; none: the plan has no such fiche. */
  found: readonly string[];
  /** As typed. */
  text: string;
}

/** What may stand between "fiche" and its number, or between two numbers of a list. */
const BETWEEN: ReadonlySet<string> = new Set(
  'fiche fiches n no numero action la les l et ou and the sheet 1er'.split(' '),
);
/** Behind a number, what makes it something else than a fiche. */
const MEASURES =
  /^(?:%|€|h|heures?|min|minutes|jours?|places?|pour (?:cent|100|mille)|eme|ans?|mois|personnes?|points?)(?: |$)/;
/** The same behind "1.1", or "fiche 5". */
const MEASURES_PART = /^(?:%|€|h|km|millions?|milliards?)(?: |$)/;

export const fichesSlot = once(readFiches);

function readFiches(sentence: Sentence, context: SlotContext): Placed<NamedFiche>[] {
  const { tokens } = sentence;
  const printed = context.knowledge.numbers.fiches;
  const found: Placed<NamedFiche>[] = [];
  /** Where the list of fiches that goes on ends. */
  let listed = -1;
  const spoken = spokenNumbers(sentence, context);
  const leadsTo = (end: number) => personsSlot(sentence, context).some((one) => one.at === end);
  for (const [at, token] of tokens.entries()) {
    const isWord = stands(sentence, 'fiche', at);
    if (isWord) listed = at;
    else if (stands(sentence, 'axe', at)) listed = -1;
    const said = spoken.get(at);
    const isListed = listed >= 0;
    const number = asPrinted(said?.number ?? token.folded, printed, isListed);
    const length = said?.length ?? 1;
    if (number === undefined) {
      if (listed >= 0 && !BETWEEN.has(token.folded) && !isWord) listed = -1;
      continue;
    }
    const dotted = number.includes('.');
    const measures = dotted || isListed ? MEASURES_PART : MEASURES;
    const [next, second] = tokens.slice(at + length);
    if (measures.test(`${next?.folded ?? ''} ${second?.folded ?? ''}`)) continue;
    const before = tokens[at - 1]?.folded ?? '';
    // "1.1 Karim, 5 Omar": a number that stands before somebody, as the one before it does.
    const last = found.at(-1);
    const isItem =
      last !== undefined &&
      printed.has(number) &&
      leadsTo(last.at + last.length) &&
      leadsTo(at + length);
    const named = isListed || dotted || isItem || bareAfter(before, tokens[at - 2]?.folded);
    if (!named) continue;
    const from = isListed && found.at(-1) === undefined ? listed : at;
    found.push({
      value: { found: printed.has(number) ? [number] : [], text: said?.number ?? token.folded },
      at: from,
      length: at - from + length,
    });
    listed = at;
  }
  return found.length > 0 ? found : own(sentence, context);
}

/** What joins the two halves of a number that is said: "un point un". */
const POINTS: ReadonlySet<string> = new Set(['point', 'virgule', 'tiret']);

/** Numbers in words, by where they begin: "un point un", "fiche cinq". */
function spokenNumbers(
  { tokens }: Sentence,
  { knowledge }: SlotContext,
): ReadonlyMap<number, { number: string; length: number }> {
  const found = new Map<number, { number: string; length: number }>();
  const countAt = (at: number): number | undefined => {
    const folded = tokens[at]?.folded ?? '';
    return /^\d{1,2}$/.test(folded)
      ? Number(folded)
      : numberSaid(knowledge.vocabulary.when, folded);
  };
  for (let at = 0; at < tokens.length; at++) {
    const whole = countAt(at);
    if (whole === undefined || whole < 1 || whole > 20) continue;
    const part = POINTS.has(tokens[at + 1]?.folded ?? '') ? countAt(at + 2) : undefined;
    if (part !== undefined) {
      found.set(at, { number: `${whole}.${part}`, length: 3 });
      at += 2;
    } else if (!/^\d/.test(tokens[at]?.folded ?? '') && whole > 1)
      found.set(at, { number: String(whole), length: 1 });
  }
  return found;
}

/** "la 5", "sur la 5": said of a fiche where nothing else has a number. */
const bareAfter = (before: string, further: string | undefined): boolean =>
  before === 'la' && further !== 'axe' && further !== 'salle';

/**
 * A number as the plan prints it: "1,1", "1-1", "fiche 1/1" are "1.1". Others are kept where they look like one, or
 * stand behind "fiche".
 */
function asPrinted(
  folded: string,
  printed: ReadonlySet<string>,
  isListed: boolean,
): string | undefined {
  const number = folded.replace(isListed ? /[,/-]/g : /[,-]/g, '.');
  if (printed.has(number)) return number;
  const looks = isListed ? /^\d{1,2}(?:\.\d{1,2})?$/ : /^\d{1,2}\.\d{1,2}$/;
  return looks.test(folded) ? folded : undefined;
}

/** What is said of the fiche of who speaks, whichever words say it. */
export const OWN = 'ma fiche';

/** "Ma fiche", "mes fiches": those of who speaks. */
function own(sentence: Sentence, { knowledge, speaking }: SlotContext): Placed<NamedFiche>[] {
  const [mark] = conceptsOf(sentence, 'ma-fiche');
  if (!mark) return [];
  const led = speaking.led.flatMap((id) =>
    id.startsWith('fiche:') ? [numberOf(knowledge.plan, id)] : [],
  );
  if (says(sentence, 'mes-fiches'))
    return led.map((number) => ({ ...mark, value: { found: [number], text: number } }));
  return [{ ...mark, value: { found: led, text: OWN } }];
}
