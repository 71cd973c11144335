/** Titles while a document is read: which are still to come, which only a table of contents gave, which were cut. */
import type { Line, Place } from '../../documents/readers/blocks.ts';
import { comparable } from '../../documents/readers/clean.ts';
import { type DraftAxe, type DraftFiche, type FoundValue, found } from './draft.ts';
import { withoutPage } from './headings.ts';

/** Whether two numbers are one, whatever their case. */
export const sameNumber = (a: string | undefined, b: string | undefined): boolean =>
  a !== undefined && b !== undefined && a.toUpperCase() === b.toUpperCase();

/** Whether two titles are one, cut or set otherwise. */
export function isSameTitle(a: string, b: string): boolean {
  const [one, other] = [comparable(a), comparable(b)];
  return one === '' || other === '' || one.startsWith(other) || other.startsWith(one);
}

/** Share of the words of the shorter title that both must have. */
const ALIKE = 0.4;

/** Whether two titles share enough words to be two versions of one. */
export function isLikeTitle(a: string, b: string): boolean {
  const [one, other] = [a, b].map((title) => new Set(title.split(/[^\p{L}]+/u).map(comparable)));
  if (!one || !other || isSameTitle(a, b)) return true;
  const common = [...one].filter((word) => word.length > 2 && other.has(word)).length;
  return common >= ALIKE * Math.min(one.size, other.size);
}

/** A thing that has a title, or will. */
export type Titled = DraftAxe | DraftFiche | { number: FoundValue; title?: FoundValue };

export class GivenTitles {
  /** The thing whose title the next line may be. */
  awaiting: Titled | undefined;
  readonly #contents = new Set<Titled>();
  /** Titles that were joined up to the number of their page. */
  readonly #ended = new Set<Titled>();

  /** Whether only a table of contents gave the title of a thing. */
  isOfContents = (thing: Titled): boolean => this.#contents.has(thing);

  /**
   * Gives a thing a title; that of a body is better than that of a table of contents, and what differs is doubtful.
   * Returns whether the title found its place.
   */
  give(thing: Titled, title: string, place: Place, isContents: boolean): boolean {
    if (title === '') {
      if (thing.title === undefined || this.#contents.has(thing)) this.awaiting = thing;
      return true;
    }
    const before = thing.title;
    const isBetter = before !== undefined && this.#contents.has(thing) && !isContents;
    const isSame = before !== undefined && isSameTitle(before.value, title);
    if (before === undefined || isBetter)
      thing.title = found(title, place, ...(isBetter && !isSame ? ['other-title' as const] : []));
    if (isContents) this.#contents.add(thing);
    else this.#contents.delete(thing);
    return before === undefined || isBetter || isSame;
  }

  /** Whether a line is the title that a thing lacks, or that only the table of contents gave. */
  takes(line: Line): boolean {
    const thing = this.awaiting;
    this.awaiting = undefined;
    if (!thing || line.bullet !== undefined) return false;
    const text = line.text.replace(/\s+/g, ' ');
    const isStyled = line.level !== undefined || line.isBold === true;
    const before = thing.title;
    const isSame = before !== undefined && isSameTitle(before.value, text);
    if (before && !isSame && !isStyled) return false;
    if (!isSame || text.length > before.value.length)
      thing.title = found(text, line.place, ...(before && !isSame ? ['other-title' as const] : []));
    this.#contents.delete(thing);
    return true;
  }

  /** Whether a line goes on from the title of a thing, cut as the lines of a text are. */
  joins(thing: Titled | undefined, { text }: Line): boolean {
    const title = thing?.title;
    if (!thing || !title || this.#ended.has(thing)) return false;
    if (!/^\p{Ll}/u.test(text) || /[.:]$/.test(title.value)) return false;
    const joined = `${title.value} ${text}`;
    const bare = withoutPage(joined);
    title.value = bare ?? joined;
    if (bare !== undefined) this.#ended.add(thing);
    if (!title.doubts.includes('title-joined')) title.doubts.push('title-joined');
    return true;
  }
}
