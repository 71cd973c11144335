/** "restitution du 1er janvier au 30 juin 2026 en PowerPoint", read. */
import { type Format, formats } from '../../../../documents/restitution/formats.ts';
import { LINKS, Phrases } from '../../../language/phrases.ts';
import type { Utterance } from '../../../language/utterance.ts';
import type { Usages } from '../../../language/vocabulary.ts';
import { cut } from '../../../language/words.ts';
import type { Period } from '../model/case.ts';
import { periodOf } from './period.ts';
import * as words from './request-words.ts';

export interface RestitutionRequest {
  /** `undefined`: days were said that make no period. */
  period: Period | undefined;
  format: Format | undefined;
}

export interface RequestLexicon {
  subjects: Phrases<true>;
  formats: Phrases<Format>;
  parts: Phrases<{ from: number; to: number }>;
  months: ReadonlyMap<string, number>;
  makes: ReadonlySet<string>;
  around: ReadonlySet<string>;
}

export function lexiconOf({ mois }: Usages): RequestLexicon {
  const subjects = new Phrases<true>(LINKS);
  for (const subject of words.subjects) subjects.add(subject, true);
  const known = new Phrases<Format>(LINKS, { exact: true });
  for (const format of formats)
    for (const word of words.formatWords[format]) known.add(word, format);
  const parts = new Phrases<{ from: number; to: number }>(LINKS, { exact: true });
  for (const part of words.parts) for (const word of part.words) parts.add(word, part);
  const months = new Map(
    [mois.fr, mois.en].flatMap((list) =>
      list.flatMap((name, at) => cut(name).map(({ folded }) => [folded, at + 1] as const)),
    ),
  );
  const { makes, around } = words;
  return {
    subjects,
    formats: known,
    parts,
    months,
    makes: new Set(makes),
    around: new Set(around),
  };
}

/**
 * `undefined`: something else is meant, a question about the restitution for instance. `today` is only
 * asked when it is none: most texts are not about one.
 */
export function readAsked(
  { words: said, days }: Utterance,
  lexicon: RequestLexicon,
  today: () => string,
): RestitutionRequest | undefined {
  const [subject] = lexicon.subjects.find(said);
  if (!subject) return undefined;
  const format = lexicon.formats.find(said).at(0);
  const part = lexicon.parts.find(said).at(0);
  const used = new Set<number>();
  for (const { at, length } of [subject, format, part, ...days].filter((x) => x !== undefined))
    for (let i = at; i < at + length; i++) used.add(i);
  const free = said.map(({ folded }, at) => ({ folded, at })).filter(({ at }) => !used.has(at));
  const years = free.filter(({ folded }) => /^20\d\d$/.test(folded));
  const months = free.filter(({ folded }) => lexicon.months.has(folded));
  const makes = free.filter(({ folded }) => lexicon.makes.has(folded));
  const known = new Set([...years, ...months, ...makes]);
  if (free.some((word) => !known.has(word) && !lexicon.around.has(word.folded))) return undefined;
  // "Restitution annuelle ?" asks what the plan says of it.
  if (known.size + days.length === 0 && !format && !part) return undefined;
  const time = {
    days,
    months: months.flatMap(({ folded }) => lexicon.months.get(folded) ?? []),
    part: part?.value,
    years: years.map(({ folded }) => Number(folded)),
  };
  return { period: periodOf(time, today()), format: format?.value };
}
