/** Passages of a document: where a value is printed, and where a text that a person took from it is. */
import type { Block, Line, Place, ReadDocument } from '../../../../documents/readers/blocks.ts';
import { comparable } from '../../../../documents/readers/clean.ts';
import type { Draft } from '../../../importer/draft.ts';
import { slotsOf } from '../../../importer/slots.ts';

/** Where a value, a line of the basket, or the title of a thing is printed. */
export function placeOf(draft: Draft, id: number): Place | undefined {
  const slot = slotsOf(draft).find(({ value }) => value.id === id);
  const line = draft.basket.find((one) => one.id === id);
  const thing = [...draft.axes, ...draft.fiches].find((one) => one.id === id);
  return slot?.value.place ?? line?.place ?? (thing?.title ?? thing?.number)?.place;
}

export const linesOf = (block: Block): Line[] =>
  block.kind === 'line' ? [block] : block.rows.flat().flatMap(({ lines }) => lines);

export const isOnPage = (one: Place, place: Place): boolean =>
  one.page === place.page && one.slide === place.slide && one.sheet === place.sheet;

/** Whether that is the place: the same line, or the same cell of the same table. */
export const isPlace = (one: Place, place: Place): boolean =>
  isOnPage(one, place) &&
  one.line === place.line &&
  one.table === place.table &&
  one.row === place.row &&
  one.column === place.column &&
  String(one.box) === String(place.box);

/**
 * Place of the first line of a text that the document has, near another place first; a selection may begin and end
 * within a line. Undefined: the document does not say it.
 */
export function passageIn(
  { blocks }: ReadDocument,
  near: Place | undefined,
  text: string,
): Place | undefined {
  const own = comparable(text);
  if (own === '') return undefined;
  const pages = near ? blocks.filter((block) => isOnPage(block.place, near)) : [];
  return printedIn(pages, own) ?? printedIn(blocks, own);
}

function printedIn(blocks: readonly Block[], own: string): Place | undefined {
  const lines = blocks.flatMap(linesOf).map((line) => ({ line, letters: comparable(line.text) }));
  const at = lines
    .map(({ letters }) => letters)
    .join('')
    .indexOf(own);
  if (at < 0) return undefined;
  let end = 0;
  return lines.find(({ letters }) => {
    end += letters.length;
    return end > at;
  })?.line.place;
}
