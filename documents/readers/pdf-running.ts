/** Headers and footers of PDF pages: what is printed in the margins, at the same height, on page after page. */
import type { PdfPage } from './pdf-page.ts';
import { linesOf, type Segment } from './pdf-segments.ts';

/** Share of the height of a page that is margin, above and below. */
const MARGIN = 0.085;
/** In points: heights so near are the same. */
const SAME = 3;
/** Letters of a line that is told apart by its number alone: "page 12", "12 / 96". */
const SHORT = 25;

/** Parts of a header: a title at the left, a date at the right. */
const MOST_PARTS = 2;

export interface RunningKeys {
  has: (segment: Segment, page: number) => boolean;
}

/**
 * What runs from page to page. By repetition alone a status that every fiche prints would be taken for a header:
 * a line must also stand in the margin, outside of tables, and where the others do.
 */
export function runningLines(pages: readonly PdfPage[]): RunningKeys {
  const seen = new Map<string, Set<number>>();
  const keyOf = (segment: Segment, page: PdfPage): string | undefined => {
    const share = segment.y / page.height;
    if (share > MARGIN && share < 1 - MARGIN) return undefined;
    const plain = segment.text.replace(/\d+/g, '#').trim();
    const text = plain.length <= SHORT ? plain : segment.text.trim();
    return `${Math.round(segment.y / SAME)} ${text}`;
  };
  for (const page of pages)
    for (const segment of page.rest) {
      const key = keyOf(segment, page);
      if (key === undefined) continue;
      seen.set(key, (seen.get(key) ?? new Set()).add(page.number));
    }
  const enough = Math.min(3, Math.max(2, pages.length));
  const isRepeated = (segment: Segment, page: PdfPage): boolean => {
    const key = keyOf(segment, page);
    return key !== undefined && (seen.get(key)?.size ?? 0) >= enough;
  };
  const running = new Map(
    pages.map((page) => [
      page.number,
      // A line that is partly of its page is no header, nor are the headers of a table.
      new Set(
        linesOf(page.rest)
          .filter((line) => line.length <= MOST_PARTS && line.every((one) => isRepeated(one, page)))
          .flat(),
      ),
    ]),
  );
  return { has: (segment, number) => running.get(number)?.has(segment) === true };
}
