/** Says which fields of a reading are as a set of texts expects them. */
import { z } from 'zod';
import { readJsonl } from './jsonl.ts';

const line = z.object({
  id: z.string(),
  text: z.string(),
  now: z.iso.datetime({ offset: true }),
  context: z.record(z.string(), z.unknown()).optional(),
  expect: z.object({
    kind: z.string(),
    fields: z.record(z.string(), z.unknown()),
    absent: z.array(z.string()).default([]),
  }),
});
export type Expected = z.infer<typeof line>;

export const readExpected = (file: string): Expected[] => readJsonl(file, line);

/** Apostrophes, case and white space do not count; accents do. */
const plain = (text: string) =>
  text.replace(/[’‘ʼ]/g, "'").replace(/\s+/g, ' ').trim().toLowerCase();

/** Whether a value is as expected: `{contains}` in a text, all of a list, the fields of an object. */
export function agrees(expected: unknown, value: unknown): boolean {
  if (Array.isArray(expected))
    return Array.isArray(value) && expected.every((part) => value.some((own) => agrees(part, own)));
  if (typeof expected === 'object' && expected !== null) {
    if ('contains' in expected)
      return typeof value === 'string' && plain(value).includes(plain(String(expected.contains)));
    return Object.entries(expected).every(([key, part]) =>
      agrees(part, (value as Record<string, unknown> | undefined)?.[key]),
    );
  }
  return typeof expected === 'string' && typeof value === 'string'
    ? plain(expected) === plain(value)
    : expected === value;
}

export interface Checked {
  id: string;
  field: string;
  right: boolean;
  expected: unknown;
  got: unknown;
}

const isNothing = (value: unknown): boolean =>
  value === undefined ||
  value === null ||
  value === false ||
  (Array.isArray(value) && value.length === 0);

/** One line for each field expected, each field that must be absent, and the kind. */
export function checks(
  { id, expect: { kind, fields, absent } }: Expected,
  got: { kind: string; fields: Record<string, unknown> },
): Checked[] {
  return [
    { id, field: 'kind', right: got.kind === kind, expected: kind, got: got.kind },
    ...Object.entries(fields).map(([field, expected]) => ({
      id,
      field,
      right: agrees(expected, got.fields[field]),
      expected,
      got: got.fields[field],
    })),
    ...absent.map((field) => ({
      id,
      field: `no ${field}`,
      right: isNothing(got.fields[field]),
      expected: undefined,
      got: got.fields[field],
    })),
  ];
}
