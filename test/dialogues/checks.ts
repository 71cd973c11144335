/**
 * Checks of what people read. A check is a text, looked for at the start of a word (a number is looked for whole); case,
 * accents, spaces and ways of writing an hour do not count. `/…/` is a pattern over that folded text, a day alone
 * (`{{d2}}`) is found however it is written, and `@lost`, `@refused`, `@ack` stand for the signs of `signs.yaml`.
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { anyWriting, type Days, dayNamed, withDays } from './days.ts';
import type { Dialogue, Step } from './dialogue.ts';

const signs = z
  .record(z.enum(['lost', 'silence', 'source', 'refused', 'ack', 'asks']), z.array(z.string()))
  .parse(parse(readFileSync(path.join(import.meta.dirname, 'signs.yaml'), 'utf8')));

const withoutAccents = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '');

/** A text as it is compared. */
export function folded(text: string): string {
  return withoutAccents(text.toLowerCase().replace(/œ/g, 'oe'))
    .replace(/[’‘´`]/g, "'")
    .replace(/1ᵉʳ/g, '1er')
    .replace(/[‐‑]/g, '-')
    .replace(/[\s\u200b\u2060]+/gu, ' ')
    .replace(/(\d) ?% ?/g, '$1% ')
    .replace(
      /(?<![\d/])0?(\d{1,2}) ?(?:heures?\b|h(?![a-z]))(?: ?(\d{2})(?!\d))?/g,
      (_, hour: string, minutes?: string) => hourOf(hour, minutes),
    )
    .replace(/(?<![\d/])0?(\d{1,2}):(\d{2})(?!\d)/g, (_, hour: string, minutes: string) =>
      hourOf(hour, minutes),
    )
    .replace(/(?<=\dh\d*) ?– ?(?=\d)/g, '–')
    .replace(/ +/g, ' ')
    .trim();
}

const hourOf = (hour: string, minutes = '00'): string =>
  `${hour}h${minutes === '00' ? '' : minutes}`;

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');

function patternOf(check: string, days: Days): RegExp {
  const [, name] = /^\{\{(\w+)\}\}$/.exec(check) ?? [];
  if (name !== undefined) return anyWriting(dayNamed(name, days), folded);
  const text = withDays(check, days);
  const [, pattern] = /^\/(.+)\/$/s.exec(text) ?? [];
  if (pattern !== undefined) return new RegExp(withoutAccents(pattern));
  const needle = folded(text);
  // "5 %" is not in "45 %", nor "14h" in "14h30".
  const before = /^\d/.test(needle)
    ? '(?<![\\d,.]|\\d[h/])'
    : /^[a-z]/.test(needle)
      ? '(?<![a-z0-9])'
      : '';
  const after = /\d$/.test(needle) ? '(?!\\d|[.,]\\d)' : /\dh$/.test(needle) ? '(?!\\d)' : '';
  return new RegExp(before + escaped(needle) + after, 'u');
}

/** Signs that a check stands for; `@lost` is said by the caller. */
const spread = (check: string, lost: readonly string[]): readonly string[] => {
  if (check === '@lost') return lost;
  return check.startsWith('@') ? (signs[check.slice(1) as keyof typeof signs] ?? [check]) : [check];
};

/** The first of the checks that a folded text has. */
const hit = (
  checks: readonly string[],
  text: string,
  days: Days,
  lost: readonly string[] = [],
): string | undefined =>
  checks.flatMap((check) => spread(check, lost)).find((check) => patternOf(check, days).test(text));

/**
 * Signs that somebody was not understood. Whoever asks the document, and reads there what they asked, is not sent away
 * by the source that every fact has; where the document is the job, not by what else it says of its silences either.
 */
function lostIn({ job, found }: { job: Dialogue['job']; found: boolean }): readonly string[] {
  const { lost, silence, source } = signs;
  if (!found) return [...lost, ...silence, ...source];
  return job === 'ask' ? lost : [...lost, ...silence];
}

export interface Judgement {
  ok: boolean;
  /** Groups of which nothing was read. */
  missing: string[][];
  /** What should not have been read. */
  wrong: string | undefined;
  clumsy: string | undefined;
  harm: boolean;
}

/** @param job of the dialogue */
export function judge(
  { expect = [], not = [], avoid = [], harm = false }: Step,
  read: string,
  { days, job }: { days: Days; job: Dialogue['job'] },
): Judgement {
  const text = folded(read);
  const missing = expect.filter((group) => hit(group, text, days) === undefined);
  const lost = lostIn({ job, found: expect.length > 0 && missing.length === 0 });
  const wrong = hit(not, text, days, lost);
  const clumsy = hit(avoid, text, days, lost);
  return {
    ok: missing.length === 0 && wrong === undefined && clumsy === undefined,
    missing,
    wrong,
    clumsy,
    harm: harm && wrong !== undefined,
  };
}

/** Whether what was read has the pattern of an `if`. */
export const meets = (condition: string, read: string, days: Days): boolean =>
  condition === '?'
    ? hit(signs.asks, folded(read), days) !== undefined
    : new RegExp(condition).test(folded(read));
