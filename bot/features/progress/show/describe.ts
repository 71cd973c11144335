/** Puts updates and states into lines, in a language. */

import type { ProgressSection } from '../../../../cards/progress/noted.ts';
import { capital } from '../../../knowledge/entries/builder.ts';
import { shortDay } from '../../../knowledge/entries/days.ts';
import type { Subject } from '../../../knowledge/subjects.ts';
import { fold } from '../../../language/fold.ts';
import type { Locale } from '../../../language/locale.ts';
import { tokensOf } from '../../../language/tokens.ts';
import type { SubjectState } from '../model/history.ts';
import {
  type Figure,
  type Meteo,
  saysNothing,
  type Update,
  type UpdateContent,
} from '../model/schema.ts';
import { shownText } from '../read/reading.ts';
import { statusStrings } from './status-strings.ts';
import { strings } from './strings.ts';

export type SectionLine = ProgressSection['lines'][number];

/** "Fiche 1.1", "Fiche 5, action « inventaire »". */
export function nameOfSubject({ kind, fiche, name }: Subject, locale: Locale): string {
  const say = strings[locale];
  if (kind === 'fiche') return say.fiche(name);
  return kind === 'action' ? say.action(name, fiche) : say.proposition(name);
}

/** Made once: to make one costs more than a hundred figures. */
const numbers: Record<Locale, Intl.NumberFormat> = {
  fr: new Intl.NumberFormat('fr-FR'),
  en: new Intl.NumberFormat('en-GB'),
};

/** "74 %", "1 240". */
export const figureText = ({ value, unit }: Omit<Figure, 'name'>, locale: Locale): string =>
  unit ? strings[locale].percent(value) : numbers[locale].format(value);

type Told = Pick<UpdateContent, 'meteo' | 'percent' | 'blocker' | 'arbitration' | 'nextStep'> & {
  indicators: readonly Figure[];
};

function commonLines(told: Told, highlights: readonly string[], locale: Locale): SectionLine[] {
  const { label, meteo, percent } = strings[locale];
  const line = (name: string, value: string | null): SectionLine[] =>
    value === null ? [] : [{ label: name, value: shownText(value) }];
  return [
    ...line(label.meteo, told.meteo && meteo[told.meteo]),
    ...line(label.percent, told.percent === null ? null : percent(told.percent)),
    ...highlights.flatMap((text) => line(label.highlights, text)),
    ...line(label.blocker, told.blocker),
    ...line(label.arbitration, told.arbitration),
    ...line(label.nextStep, told.nextStep),
    ...figuresLine(told.indicators, locale),
  ];
}

/** A figure behind its name; several in one line: "Indicateurs : places créées 42 · taux d’occupation 74 %". */
export function figuresLine(figures: readonly Figure[], locale: Locale): SectionLine[] {
  const named = figures.map((one) => [shownText(one.name), figureText(one, locale)] as const);
  if (named.length < 2) return named.map(([name, value]) => ({ label: capital(name), value }));
  const value = named.map((pair) => pair.join(' ')).join(' · ');
  return [{ label: statusStrings[locale].figures, value }];
}

/** What one update says. */
export function linesOf({ said, origin, asOf, at }: Update, locale: Locale): SectionLine[] {
  const say = strings[locale];
  const told = commonLines(said, said.highlights, locale);
  const day =
    asOf === at.slice(0, 10) ? [] : [{ label: say.label.asOf, value: shortDay(asOf, locale) }];
  const who =
    origin.reportedBy === null
      ? []
      : [{ label: say.label.reportedBy, value: shownText(say.phone(origin.reportedBy)) }];
  const way = origin.kind === 'link' ? [{ label: say.label.reportedBy, value: say.byLink }] : [];
  return [...told, ...day, ...who, ...way];
}

/** What somebody should look at again in an update. */
export function doubtsOf({ invalid, conflict }: Update, locale: Locale): SectionLine[] {
  const say = strings[locale];
  return [
    ...(conflict ? [say.conflict] : []),
    ...(invalid.includes('percent') ? [say.invalidPercent] : []),
    ...(invalid.includes('asOf') ? [say.invalidDate] : []),
  ].map((value) => ({ label: say.toCheck, value }));
}

/** What is worth knowing about an update besides its fields. */
export function notesOf({ said, invalid }: Update, locale: Locale): string[] {
  const say = strings[locale];
  return [
    ...(said.unchanged && said.highlights.length === 0 ? [say.unchanged] : []),
    ...(said.cleared.includes('blocker') ? [say.lifted] : []),
    ...(said.cleared.includes('arbitration') ? [say.decided] : []),
    ...(saysNothing(said) && invalid.length === 0 ? [say.onlyWords] : []),
  ];
}

/** How a subject stands; the newest facts only. */
export function stateLines(state: SubjectState, locale: Locale, facts = 3): SectionLine[] {
  const newest = facts === 0 ? [] : state.highlights.slice(-facts);
  const highlights = newest.map(({ text }) => text);
  return commonLines(state, highlights, locale);
}

/** "Pluie", which the scale does not have: as what it is noted; nothing where the word is one of its own. */
export function meteoNote(word: string | undefined, meteo: Meteo | null, locale: Locale): string[] {
  if (!word || !meteo || !/\p{L}/u.test(word)) return [];
  const all = Object.values(strings).flatMap(({ meteoShort, meanings }) => [
    meteoShort[meteo],
    meanings[meteo],
  ]);
  const known = fold(all.join(' '));
  const isOwn = tokensOf(word).some(
    ({ folded }) => folded.length >= ROOT && known.includes(folded.slice(0, ROOT)),
  );
  const { meteoShort, meteoAs } = strings[locale];
  return isOwn ? [] : [meteoAs(shownText(word), meteoShort[meteo], Object.values(meteoShort))];
}

/** "Nuageux", "nuages", "cloud": letters that a word shares with what the scale calls it. */
const ROOT = 3;

/** "couvert, 55 %": a state in a few words; empty when nothing is known. */
export function shortState({ meteo, percent, blocker }: SubjectState, locale: Locale): string {
  const say = strings[locale];
  return [
    ...(meteo ? [say.meteoShort[meteo]] : []),
    ...(percent === null ? [] : [say.percent(percent)]),
    ...(blocker === null ? [] : [statusStrings[locale].stopped]),
  ].join(', ');
}
