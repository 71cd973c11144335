/** Whether a value that was read is what the line says. */
import { fold } from '../../../bot/language/fold.ts';
import { type Fields, list } from './names.ts';

const words = (text: unknown): string =>
  fold(String(text))
    .replace(/[’]/g, "'")
    .replace(/[^a-z0-9':/.@-]+/g, ' ')
    .replace(/^(?:(?:a|au|en|dans|at|in) )?(?:la |le |l'|les |the )?/, '')
    .trim();

/** Texts that are kept as typed may have more around them than was expected. */
const asTyped: ReadonlySet<string> = new Set([
  'place',
  'about',
  'note',
  'organisation',
  'name',
  'action',
  'agenda',
]);

export function agrees(field: string, expected: unknown, got: unknown): boolean {
  if (typeof expected === 'object' && expected !== null && 'contains' in expected)
    return list(got).some((one) => words(text(one)).includes(words(expected.contains)));
  if (Array.isArray(expected)) {
    const all = list(got).filter((one) => one !== undefined);
    const each = expected.every((part) => all.some((one) => agrees(field, part, one)));
    const exact = !['agenda', 'highlights'].includes(field);
    return each && (!exact || all.length === expected.length);
  }
  if (typeof expected === 'object' && expected !== null)
    return Object.entries(expected).every(([key, value]) =>
      agrees(key, value, (got as Fields | undefined)?.[key]),
    );
  if (field === 'email') return got === true || got === expected;
  if (field === 'person' && expected === 'me') return isSelf(got);
  const one = Array.isArray(got) && got.length === 1 ? got[0] : got;
  if (typeof expected !== 'string') return one === expected;
  if (one === undefined) return false;
  if (asTyped.has(field)) return words(one).includes(words(expected));
  return words(one) === words(expected);
}

const text = (value: unknown): unknown =>
  typeof value === 'object' && value !== null
    ? ((value as Fields).text ?? JSON.stringify(value))
    : value;

/** Who speaks: said so, or nobody else named. */
const isSelf = (got: unknown): boolean =>
  got === undefined ||
  got === 'me' ||
  got === true ||
  (typeof got === 'object' && got !== null && (got as Fields).isSelf === true);

export const isNothing = (value: unknown): boolean =>
  value === undefined ||
  value === null ||
  value === false ||
  value === '' ||
  (Array.isArray(value) && value.length === 0);
