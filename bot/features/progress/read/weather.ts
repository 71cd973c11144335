/** The météo of a part: a sign, or a word that stands where a météo is said. */
import type { Meteo } from '../model/schema.ts';
import type { UpdateToken } from './lex.ts';
import { covered, isDenied, isHead, type Part, spansOf, type TokenSpan, use } from './sentence.ts';

export interface Weather {
  meteo: Meteo;
  at: number;
  /** "On était nuage": what was, not what is. */
  past: boolean;
  sign: boolean;
}

export function weatherIn(part: Part): Weather[] {
  const found: Weather[] = [];
  for (let at = part.from; at < part.to; at++) {
    const meteo = part.words.signs.get(part.marks[at]?.folded ?? '');
    if (!meteo) continue;
    found.push({ meteo, at, past: false, sign: true });
    part.used.add(at);
  }
  const was = spansOf(part, 'passe');
  for (const { at, length, value } of part.words.meteo(part.marks.slice(part.from, part.to))) {
    const span = { from: part.from + at, to: part.from + at + length };
    if (part.used.has(span.from) || !isTold(part, span.from, length)) continue;
    const past = was.some(({ to }) => to <= span.from) || isLeft(part, span);
    found.push({ meteo: value, at: span.from, past, sign: false });
    use(part, span);
    useAnnouncement(part, span.from);
  }
  return found.sort((a, b) => a.at - b.at);
}

/** "de nuage à couvert": the first is what was. */
const isLeft = ({ marks }: Part, { from, to }: TokenSpan): boolean =>
  /^(?:de|from)$/.test(marks[from - 1]?.folded ?? '') &&
  /^(?:a|to|vers)$/.test(marks[to]?.folded ?? '');

/** Whether a weather word tells how things stand, and is no name, storm or cover. */
function isTold(part: Part, at: number, length: number): boolean {
  if (isDenied(part, at)) return false;
  if (length > 1) return true;
  if (isName(part, at)) return false;
  const before = part.marks[at - 1];
  const announced = announcement(part, at) !== undefined;
  if (announced) return true;
  if (before && at > part.from && isOther(part, at)) return false;
  return isHead(part, at) || isLast(part, at) || isAfterFigure(part, at);
}

/** "70 % soleil": nothing but a percentage and words that lead up stand before. */
function isAfterFigure(part: Part, at: number): boolean {
  const light = covered(part, 'appui', 'etiquettes', 'pour-cent');
  let figures = 0;
  for (let i = part.from; i < at; i++) {
    const mark = part.marks[i];
    if (mark?.kind === 'number') figures++;
    else if (mark?.kind !== 'sign' && !part.used.has(i) && !light.has(i)) return false;
  }
  return figures > 0;
}

/** "peu couverts", "l'orage de vendredi": the word before says that it is something else. */
function isOther(part: Part, at: number): boolean {
  const before = part.marks[at - 1]?.folded ?? '';
  if (part.used.has(at - 1)) return false;
  return (
    /^(?:l|le|la|the)$/.test(before) || spansOf(part, 'autre-sens').some(({ to }) => to === at)
  );
}

/** "météo", "passe en", "c'est" just before, with small words in between. */
function announcement(part: Part, at: number): number | undefined {
  const light = covered(part, 'appui');
  let first = at;
  while (
    first > part.from &&
    (light.has(first - 1) || /^[:=]$/.test(part.marks[first - 1]?.folded ?? ''))
  )
    first--;
  const found = spansOf(part, 'annonce-meteo').find(({ to }) => to <= at && to >= first);
  return found?.from;
}

function useAnnouncement(part: Part, at: number): void {
  const from = announcement(part, at);
  if (from !== undefined) use(part, { from, to: at });
}

/** "Rayon de Soleil", "Les Petits Nuages", "Sunny Kids": a name, in a text that is not all capitals. */
function isName(part: Part, at: number): boolean {
  if (!isCapital(part, part.marks[at]) || part.text === part.text.toUpperCase()) return false;
  const next = part.marks[at + 1];
  if (next?.kind === 'word' && isCapital(part, next) && at + 1 < part.to) return true;
  const before = part.marks[at - 1];
  if (at === part.from || before?.kind !== 'word' || part.used.has(at - 1)) return false;
  return announcement(part, at) === undefined;
}

const isCapital = ({ text }: Part, mark: UpdateToken | undefined): boolean =>
  mark !== undefined && /^\p{Lu}\p{Ll}/u.test(text.slice(mark.start, mark.end));

/** "… est couvert", at the end of what is said, after a verb. */
const isLast = (part: Part, at: number): boolean =>
  at + 1 >= part.to &&
  /^(?:c|cest|est|is|en|now|la|maintenant)$/.test(part.marks[at - 1]?.folded ?? '');
