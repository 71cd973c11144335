import { fold } from '../../../language/fold.ts';
import { MOST_TEXT, type Unanswered } from './schema.ts';

/** How many questions are kept; the longest unasked go first. */
export const MOST_KEPT = 500;

/** What looks like a way to reach somebody, or like a secret: it goes before anything is kept. */
const PERSONAL: readonly [RegExp, string][] = [
  [/\S+@\S+/g, '[adresse]'],
  [/(?:\+?\d[\s.-]?){8,}\d/g, '[numéro]'],
  [/((?:mot de passe|mdp|password|identifiant|login|code)\s*(?:est|is|:|=)\s*)\S+/gi, '$1[retiré]'],
];

/** The question without what could tell who asked it: addresses, numbers, given names kept out by form only. */
export function withoutPersonal(text: string): string {
  const clean = PERSONAL.reduce(
    (kept, [pattern, instead]) => kept.replace(pattern, instead),
    text.slice(0, 2 * MOST_TEXT),
  );
  return clean.replace(/\s+/g, ' ').trim().slice(0, MOST_TEXT);
}

/** The same question asked twice is one: case, accents and punctuation do not count. */
export const keyOf = (text: string, reason: Unanswered['reason']): string =>
  `${reason}-${
    fold(text)
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-+|-+$/g, '')
      .slice(0, 150) || 'vide'
  }`;

/** One more time the same question. */
export const again = (
  before: Unanswered | undefined,
  now: Omit<Unanswered, 'count' | 'firstAt'>,
): Unanswered => ({
  ...now,
  count: (before?.count ?? 0) + 1,
  firstAt: before?.firstAt ?? now.lastAt,
});

/** Most asked first, then the latest. */
export const byNeed = (a: Unanswered, b: Unanswered): number =>
  b.count - a.count || (a.lastAt < b.lastAt ? 1 : -1);

/** Ids of the rows to let go so that no more than `MOST_KEPT` stay. */
export const surplus = (rows: readonly { id: string; value: Unanswered }[]): string[] =>
  [...rows]
    .sort((a, b) => (a.value.lastAt < b.value.lastAt ? -1 : 1))
    .slice(0, Math.max(0, rows.length - MOST_KEPT))
    .map(({ id }) => id);
