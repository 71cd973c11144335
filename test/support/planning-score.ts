/**
 * Says how much of what a line about meetings, polls or votes expects was understood. A line gives
 * its kind, `fields` that must be as written, `oneOf` (any of several values; `answers.a` names a
 * part) and `absent` (fields that nothing in the text says).
 */
import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import type { Bot } from '../../bot/conversation/bot.ts';
import { fold } from '../../bot/language/fold.ts';
import { readJsonl } from './jsonl.ts';

export const planningLine = z.object({
  id: z.string(),
  lang: z.enum(['fr', 'en']),
  text: z.string(),
  now: z.iso.datetime({ offset: true, local: true }),
  context: z.record(z.string(), z.unknown()).optional(),
  expect: z.object({
    kind: z.string(),
    fields: z.record(z.string(), z.unknown()),
    oneOf: z.record(z.string(), z.array(z.unknown())).default({}),
    absent: z.array(z.string()).default([]),
  }),
  why: z.string().optional(),
});
export type PlanningLine = z.infer<typeof planningLine>;

export const readLines = (file: string): PlanningLine[] => readJsonl(file, planningLine);

/** The sets name groups by a word; the plan by its short name. */
const groupNames: Record<string, string> = {
  epts: 'compétences des EPT',
  traduction: 'traduction du SDSF',
  'axe-1': 'axe 1',
  'axe-2': 'axe 2',
  'axe-3': 'axe 3',
  'axe-4': 'axe 4',
  'axe-5': 'axe 5',
};

/** Kinds that these features claim. */
const ours: ReadonlySet<string> = new Set(['meeting', 'poll', 'vote']);

export interface Mark {
  line: PlanningLine;
  kind: string;
  fields: Record<string, unknown>;
  rightKind: boolean;
  /** How many things were expected, and which of them are wrong: "field: got ≠ expected". */
  expected: number;
  wrong: string[];
}

export function markOf(bot: Bot, line: PlanningLine): Mark {
  const now = new Date(/[zZ]|[+-]\d\d:\d\d$/.test(line.now) ? line.now : `${line.now}+02:00`);
  const [best] = bot.understand(line.text, { now, given: line.context ?? {} }, line.lang);
  const kind = best?.kind ?? 'other';
  const fields = best?.fields ?? {};
  const { expect } = line;
  const kinds = [expect.kind, ...(expect.oneOf.kind ?? [])];
  const checks = checksOf(line);
  // What belongs to others only has to be left to them.
  const others = !ours.has(expect.kind) && expect.kind !== 'question';
  const rightKind = kinds.includes(kind) || (others && !ours.has(kind));
  const wrong = rightKind
    ? checks.flatMap(({ field, allowed }) => {
        const got = at(fields, field);
        return allowed.some((value) => same(field, got, value))
          ? []
          : [`${field}: ${JSON.stringify(got)} ≠ ${JSON.stringify(allowed[0])}`];
      })
    : checks.map(({ field }) => `${field}: (${kind})`);
  return { line, kind, fields, rightKind, expected: checks.length, wrong };
}

interface Check {
  field: string;
  allowed: unknown[];
}

function checksOf({ expect }: PlanningLine): Check[] {
  const { fields, oneOf, absent } = expect;
  const alternatives = Object.entries(oneOf).filter(([field]) => field !== 'kind');
  const named = new Set(alternatives.map(([field]) => field));
  return [
    ...Object.entries(fields)
      .filter(([field]) => !named.has(field))
      .map(([field, value]) => withParts(field, value, named)),
    ...alternatives.map(([field, allowed]) => ({ field, allowed })),
    ...absent
      .filter((field) => !named.has(field))
      .map((field) => ({ field, allowed: [undefined] })),
  ];
}

/** `answers` without the parts that have alternatives of their own. */
function withParts(field: string, value: unknown, named: ReadonlySet<string>): Check {
  const open = [...named]
    .filter((name) => name.startsWith(`${field}.`))
    .map((name) => name.slice(field.length + 1));
  return { field: open.length > 0 ? `${field}!${open.join('!')}` : field, allowed: [value] };
}

function at(fields: Record<string, unknown>, field: string): unknown {
  const [whole = '', ...without] = field.split('!');
  const value = whole
    .split('.')
    .reduce<unknown>((v, key) => (v as Record<string, unknown> | undefined)?.[key], fields);
  if (without.length === 0) return value;
  return Object.fromEntries(Object.entries(value ?? {}).filter(([key]) => !without.includes(key)));
}

/** Places, notes, names and points are compared without case, accents and outer signs. */
const plain = (text: string): string =>
  fold(text)
    .replace(/^[\s.,;:!«»"'()-]+|[\s.,;:!«»"'()-]+$/g, '')
    .replace(/\s+/g, ' ');

function same(field: string, got: unknown, value: unknown): boolean {
  if (value === null || value === undefined)
    return got === undefined || (Array.isArray(got) && got.length === 0);
  if (field === 'group') return got === (groupNames[String(value)] ?? value);
  if (field === 'warnings' || field === 'constraints')
    return isDeepStrictEqual(
      [...((got as string[]) ?? [])].sort(),
      [...(value as string[])].sort(),
    );
  // A remark is given back with the words around it.
  if (field === 'note' && typeof got === 'string') return plain(got).includes(plain(String(value)));
  return isDeepStrictEqual(loose(got), loose(value));
}

function loose(value: unknown): unknown {
  if (typeof value === 'string') return plain(value);
  if (Array.isArray(value)) return value.map(loose);
  if (value && typeof value === 'object')
    return Object.fromEntries(
      Object.entries(value)
        .map(([k, v]) => [k, loose(v)])
        .sort(),
    );
  return value;
}

export interface PlanningScore {
  kinds: number;
  lines: number;
  right: number;
  expected: number;
}

export const scoreOf = (marks: readonly Mark[]): PlanningScore => ({
  kinds: marks.filter(({ rightKind }) => rightKind).length,
  lines: marks.length,
  right: marks.reduce((sum, { expected, wrong }) => sum + expected - wrong.length, 0),
  expected: marks.reduce((sum, { expected }) => sum + expected, 0),
});
