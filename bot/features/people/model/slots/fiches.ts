/** Slots of the plan's numbers: fiches ("fiche 1.1", "la 5", "ma fiche") and axes ("axe 1, 2 et 3"). */
import type { Placed } from '../../../../sentence/placed.ts';
import { type Sentence, says } from '../../../../sentence/sentence.ts';
import type { SlotContext } from './context.ts';

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
  /^(?:%|€|h|heures?|min|minutes|jours?|places?|pour|eme|ans?|mois|personnes?|points?)$/;

export function fichesSlot(sentence: Sentence, context: SlotContext): Placed<NamedFiche>[] {
  const { tokens, concepts } = sentence;
  const printed = context.knowledge.numbers.fiches;
  const found: Placed<NamedFiche>[] = [];
  const isWord = (at: number) => concepts.some((c) => c.value === 'fiche' && c.at === at);
  const isAxe = (at: number) => concepts.some((c) => c.value === 'axe' && c.at === at);
  /** Where the list of fiches that goes on ends. */
  let listed = -1;
  for (const [at, token] of tokens.entries()) {
    if (isWord(at)) listed = at;
    else if (isAxe(at)) listed = -1;
    const number = numberOf(token.folded, printed);
    if (number === undefined) {
      if (listed >= 0 && !BETWEEN.has(token.folded) && !isWord(at)) listed = -1;
      continue;
    }
    if (MEASURES.test(tokens[at + 1]?.folded ?? '')) continue;
    const dotted = number.includes('.');
    const before = tokens[at - 1]?.folded ?? '';
    const named = listed >= 0 || dotted || bareAfter(before, tokens[at - 2]?.folded);
    if (!named) continue;
    const from = listed >= 0 && found.at(-1) === undefined ? listed : at;
    found.push({
      value: { found: printed.has(number) ? [number] : [], text: token.folded },
      at: from,
      length: at - from + 1,
    });
    listed = at;
  }
  return found.length > 0 ? found : own(sentence, context);
}

/** "la 5", "sur la 5": said of a fiche where nothing else has a number. */
const bareAfter = (before: string, further: string | undefined): boolean =>
  before === 'la' && further !== 'axe' && further !== 'salle';

/** A number as the plan prints it: "1,1", "1-1" are "1.1". Others are kept where they look like one. */
function numberOf(folded: string, printed: ReadonlySet<string>): string | undefined {
  const number = folded.replace(/[,-]/g, '.');
  if (printed.has(number)) return number;
  return /^\d{1,2}\.\d{1,2}$/.test(folded) ? folded : undefined;
}

/** "Ma fiche", "mes fiches": those of who speaks. */
function own(sentence: Sentence, { speaking }: SlotContext): Placed<NamedFiche>[] {
  const mark = sentence.concepts.find(({ value }) => value === 'ma-fiche');
  if (!mark) return [];
  const led = speaking.led.flatMap((id) =>
    id.startsWith('fiche:') ? [id.slice('fiche:'.length)] : [],
  );
  if (says(sentence, 'mes-fiches'))
    return led.map((number) => ({
      value: { found: [number], text: number },
      at: mark.at,
      length: mark.length,
    }));
  return [{ value: { found: led, text: 'ma fiche' }, at: mark.at, length: mark.length }];
}
