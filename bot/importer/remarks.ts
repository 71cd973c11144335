/** What is said of a draft as a whole: holes in its numbers, what lacks, names that may be the same. */
import { comparable } from '../../documents/readers/clean.ts';
import {
  type Draft,
  type DraftFiche,
  type DraftRemark,
  type FoundValue,
  remarkKey,
} from './draft.ts';
import type { ImportWords } from './import-words.ts';
import type { Organisations } from './organisations.ts';
import { valuesOf } from './slots.ts';

/** The draft with its remarks, and with the doubts that only the whole of it shows. */
export function remarksOn(
  draft: Draft,
  organisations: Organisations,
  words: Pick<ImportWords, 'broken'>,
): Draft {
  const { axes, fiches, notices } = draft;
  const hasAxes = axes.length > 0;
  for (const fiche of fiches)
    if (hasAxes && !fiche.axe && fiche.number) fiche.number.doubts.push('axe-unknown');
  for (const { number, title } of [...axes, ...fiches]) {
    if (!number) title?.doubts.push('number-missing');
    if (!title) number?.doubts.push('title-missing');
  }
  for (const value of valuesOf(draft))
    if (typeof value.value === 'string' && hasLostLetters(value.value, words))
      value.doubts.push('letters-lost');
  for (const fiche of fiches)
    for (const list of [...Object.values(fiche.lists), fiche.objectives]) doubtDoubles(list);
  doubtSlides(fiches);
  if (notices.includes('glued-words'))
    for (const value of valuesOf(draft))
      if (!value.doubts.includes('glued-words')) value.doubts.push('glued-words');
  return { ...draft, remarks: remarksIn(draft, organisations) };
}

/** Numbers that lack and names that may be the same, but for what a person answered. */
export function remarksIn(
  { axes, fiches, settled = [] }: Pick<Draft, 'axes' | 'fiches' | 'settled'>,
  organisations: Organisations,
): DraftRemark[] {
  const lacking = (of: 'axe' | 'fiche', things: Pick<DraftFiche, 'number'>[]): DraftRemark[] =>
    holes(things.map(({ number }) => number?.value)).map((number) => ({
      kind: 'hole',
      of,
      number,
    }));
  return [...lacking('axe', axes), ...lacking('fiche', fiches), ...organisations.alike()].filter(
    (remark) => !settled.includes(remarkKey(remark)),
  );
}

/** Signs of letters that a PDF lost: half of a word, or a first letter that stands apart. */
function hasLostLetters(text: string, { broken }: Pick<ImportWords, 'broken'>): boolean {
  if (/^(?![ÀAYO] )\p{Lu} \p{Ll}{3}/u.test(text)) return true;
  return text
    .split(/[^\p{L}]+/u)
    .some((word) => /^\p{Ll}/u.test(word) && broken.has(comparable(word)));
}

function doubtDoubles(list: readonly FoundValue[]): void {
  const seen = new Set<string>();
  for (const item of list) {
    const letters = comparable(item.value);
    if (seen.has(letters)) item.doubts.push('said-twice');
    seen.add(letters);
  }
}

/** Days that must follow one another for a column to have been filled down by mistake. */
const SLIDE = 3;
const DAY_MS = 86_400_000;

function doubtSlides(fiches: readonly DraftFiche[]): void {
  for (const key of ['debut', 'fin'] as const) {
    let run: FoundValue[] = [];
    for (const { texts } of fiches) {
      const date = texts[key];
      const last = run.at(-1);
      const isNext =
        date?.value.length === 10 &&
        last &&
        Date.parse(date.value) - Date.parse(last.value) === DAY_MS;
      run = date === undefined ? [] : isNext ? [...run, date] : [date];
      if (run.length === SLIDE) for (const one of run) one.doubts.push('date-slides');
      else if (run.length > SLIDE) date?.doubts.push('date-slides');
    }
  }
}

/** Most numbers that lack between two for it to be a hole in one series. */
const WIDEST = 5;

/** Numbers that lack in a series: 4 between 3 and 5, 1.2 between 1.1 and 1.3. */
export function holes(numbers: readonly (string | undefined)[]): string[] {
  const series = new Map<string, number[]>();
  for (const number of numbers) {
    const parts = /^(.*?)(\d+)$/.exec(number ?? '');
    if (!parts?.[2]) continue;
    const prefix = parts[1] ?? '';
    series.set(prefix, [...(series.get(prefix) ?? []), Number(parts[2])]);
  }
  return [...series].flatMap(([prefix, list]) => {
    const sorted = [...new Set(list)].sort((a, b) => a - b);
    return sorted.flatMap((number, i) => {
      const before = sorted[i - 1];
      const gap = before === undefined ? 0 : number - before - 1;
      if (before === undefined || gap < 1 || gap > WIDEST) return [];
      return Array.from({ length: gap }, (_, n) => `${prefix}${before + n + 1}`);
    });
  });
}
