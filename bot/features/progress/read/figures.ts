/** Percentages and values of indicators of a part. */
import { type Numeral, numeralAt } from '../../../sentence/numerals.ts';
import type { Figure } from '../model/schema.ts';

import { covered, type Part, slice, spansOf, trimmed, use } from './sentence.ts';

export interface Figures {
  percents: number[];
  indicators: Figure[];
  invalid: boolean;
}

export function figuresIn(part: Part, bare: boolean): Figures {
  const found: Figures = { percents: [], indicators: [], invalid: false };
  fractions(part, found);
  for (let at = part.from; at < part.to; at++) {
    const number = numeralAt(part.marks, at, part.words.numbers, part.used);
    if (!number || number.to > part.to) continue;
    readFigure(part, number, found, bare);
    at = number.to - 1;
  }
  return found;
}

/** "à la moitié", "aux trois quarts", but not "la moitié des communes". */
const FRACTIONS = [
  ['av-trois-quarts', 75],
  ['av-deux-tiers', 67],
  ['av-moitie', 50],
  ['av-tiers', 33],
  ['av-quart', 25],
] as const;

function fractions(part: Part, found: Figures): void {
  for (const [list, value] of FRACTIONS)
    for (const span of spansOf(part, list)) {
      if (part.used.has(span.from) || !isProgress(part, span.from, span.to)) continue;
      found.percents.push(value);
      use(part, span);
    }
}

function readFigure(part: Part, number: Numeral, found: Figures, bare: boolean): void {
  const unit = unitOf(part, number.to);
  const end = unit ?? number.to;
  const figure = nameOf(part, number, end);
  if (figure !== undefined) {
    found.indicators.push({ name: figure.name, value: number.value });
    use(part, { from: figure.from, to: end });
    return;
  }
  const from = signOf(part, number.from);
  if (isDenied(part, from)) return use(part, { from, to: end });
  const isPercent =
    unit === undefined
      ? (bare && isAlone(part, from, end)) ||
        (found.percents.length > 0 && corrects(part, from, end))
      : isProgress(part, from, end);
  if (!isPercent) return;
  const value = from < number.from ? -number.value : number.value;
  if (value < 0 || value > 100) found.invalid = true;
  else found.percents.push(value);
  use(part, { from: startOf(part, from), to: end });
}

/** "45, pas 40", "28 au lieu de 20": what is no more. */
const isDenied = (part: Part, at: number): boolean =>
  spansOf(part, 'av-pas').some(({ to }) => to === at);

/** "40 %, enfin non, disons 45": a figure right behind a correction, which counts nothing. */
const corrects = (part: Part, from: number, end: number): boolean =>
  ['av-corriger', 'av-reprise', 'correction'].some((list) =>
    spansOf(part, list as 'correction').some(
      (s) => s.to <= from && from - s.to < 2 && s.from < from,
    ),
  ) &&
  (end >= part.to ||
    part.marks[end]?.kind !== 'word' ||
    part.words.light.has(part.marks[end]?.folded ?? ''));

/** Where "%" or "pour cent" after a number ends. */
function unitOf(part: Part, at: number): number | undefined {
  if (part.marks[at]?.folded === '%') return at + 1;
  return spansOf(part, 'pour-cent').find(({ from }) => from === at)?.to;
}

/** Where the minus of a number stands, or the number itself. */
function signOf(part: Part, at: number): number {
  const before = part.marks[at - 1];
  if (at - 1 < part.from || !before) return at;
  if (before.folded === '-' && before.end === part.marks[at]?.start) return at - 1;
  return spansOf(part, 'moins').some(({ to }) => to === at) ? at - 1 : at;
}

/** "de 40 à 55 %": the first figure goes with the second. */
function startOf(part: Part, from: number): number {
  const first = /^(?:a|to)$/.test(part.marks[from - 1]?.folded ?? '') ? from - 2 : from;
  const start =
    first > part.from && numeralAt(part.marks, first, part.words.numbers, part.used) ? first : from;
  return /^(?:de|from)$/.test(part.marks[start - 1]?.folded ?? '') && start < from
    ? start - 1
    : start;
}

/** Not a share of something ("60 % des communes"), nor a change ("en hausse de 5 %"). */
function isProgress(part: Part, from: number, end: number): boolean {
  if (spansOf(part, 'variation').some((s) => s.to <= from && from - s.to < 3)) return false;
  // "Taux d'occupation mesuré à 72 %": the value of an indicator.
  const labels = spansOf(part, 'etiquettes');
  const isValue = spansOf(part, 'indicateurs').some(
    (s) => s.to <= from && !labels.some((l) => l.from <= s.from && s.to <= l.to),
  );
  if (isValue) return false;
  // "On sera peut-être à 60 %": it is not so yet.
  if (spansOf(part, 'av-avenir').some((s) => s.to <= from)) return false;
  const share = spansOf(part, 'part-de').find((s) => s.from === end);
  if (!share) return true;
  return spansOf(part, 'etiquettes').some((s) => s.from >= share.to && s.from <= share.to + 1);
}

/** A figure that is all there is in the part, but for a météo. */
function isAlone(part: Part, from: number, end: number): boolean {
  const light = covered(part, 'appui', 'etiquettes');
  for (let at = part.from; at < part.to; at++) {
    if ((at >= from && at < end) || part.used.has(at) || light.has(at)) continue;
    if (part.marks[at]?.kind !== 'sign') return false;
  }
  return true;
}

/** "Pour 2026", "d'ici 2030", "in 2025": when, and not how many. */
const isYear = ({ marks }: Part, { from, value }: Numeral): boolean =>
  value >= 2000 &&
  value < 2100 &&
  /^(?:pour|en|ici|avant|fin|for|in|by|until)$/.test(marks[from - 1]?.folded ?? '');

/** The name of the indicator whose value this is: before a colon, or with a word of indicators. */
function nameOf(part: Part, number: Numeral, end: number) {
  const rest = trimmed(part, { from: end, to: part.to });
  if (rest.from < rest.to) return undefined;
  if (isYear(part, number)) return undefined;
  // "dans le 93": a place.
  if (/^(?:le|la|les|du|the)$/.test(part.marks[number.from - 1]?.folded ?? '')) return undefined;
  const colon = /^[:=]$/.test(part.marks[number.from - 1]?.folded ?? '');
  const to = colon ? number.from - 1 : number.from;
  let from = to;
  while (from > part.from && !/^[:=]$/.test(part.marks[from - 1]?.folded ?? '')) from--;
  const labels = covered(part, 'etiquettes', 'appui');
  const kinds = spansOf(part, 'indicateurs').filter((s) => s.from >= from && s.to <= to);
  const heads = new Set([...labels].filter((at) => !kinds.some((k) => at >= k.from && at < k.to)));
  const progress = spansOf(part, 'etiquettes').some((s) =>
    kinds.some((k) => k.from >= s.from && k.to <= s.to),
  );
  const span = trimmed(part, { from, to }, heads);
  if (span.from >= span.to || progress) return undefined;
  const heavy = part.marks
    .slice(span.from, span.to)
    .some(
      ({ kind, folded }, i) => kind === 'word' && folded.length > 3 && !labels.has(span.from + i),
    );
  const named = colon ? heavy : kinds.some((k) => k.from >= span.from);
  return named ? { name: slice(part, span), from: span.from } : undefined;
}
