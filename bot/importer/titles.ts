/** Numbers and titles of things, compared as documents print them: cut, set otherwise, or written again. */
import { comparable } from '../../documents/readers/clean.ts';

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
