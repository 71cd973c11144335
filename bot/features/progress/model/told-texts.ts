/** Texts of what was told of a subject, as it stands now, and those that hold some words. */

import type { Row } from '../../../contract/store.ts';
import { fold, stem } from '../../../language/fold.ts';
import { oncePer } from '../../../language/once-per.ts';
import type { SubjectState } from './history.ts';
import type { Update } from './schema.ts';

interface ToldText {
  text: string;
  /** Each of its words after a space: a stem is where its word begins. */
  spaced: string;
}

/** Whether what was told, taken together, holds every one of these stems. */
export const tellsOf = (state: SubjectState, stems: readonly string[]): boolean =>
  stems.every((one) => foldedOf(state).some(({ spaced }) => holds(spaced, one)));

/** The newest of what was told that holds any of these stems. */
export const toldWith = (state: SubjectState, stems: readonly string[]): string | undefined =>
  foldedOf(state).findLast(({ spaced }) => stems.some((one) => holds(spaced, one)))?.text;

/** What parts several blockers, or decisions, of one field. */
export const BETWEEN = ' ; ';

/** Each of what stands in one field. */
export const openIn = (text: string | null): string[] => text?.split(BETWEEN) ?? [];

/** What is to be decided, beside what already was; said again, in part or in more words, it is the same. */
export function besidesOpen(open: string | null | undefined, text: string): string {
  if (!open || spacedOf(text).includes(spacedOf(open))) return text;
  return spacedOf(open).includes(spacedOf(text)) ? open : open + BETWEEN + text;
}

/** Of these stems, those of what was told is counted: "12 places de plus à Clichy". */
export const countedOf = (state: SubjectState, stems: readonly string[]): string[] =>
  stems.filter((one) =>
    foldedOf(state).some(({ spaced }) =>
      [...spaced.matchAll(/ \d+ ([a-z]+)/g)].some(([, word = '']) => stem(word) === one),
    ),
  );

/** Whether a text holds every one of these stems. */
export const saysAll = (text: string, stems: readonly string[]): boolean =>
  stems.every((one) => holds(spacedOf(text), one));

/** Most texts do not: their words need no stems. */
const holds = (spaced: string, wanted: string): boolean =>
  spaced.includes(` ${wanted}`) && spaced.split(' ').some((word) => stem(word) === wanted);

/** What stands of what was told, the facts as they were told. */
export const textsOf = ({ highlights, blocker, arbitration, nextStep }: SubjectState): string[] =>
  [...highlights.map(({ text }) => text), blocker, arbitration, nextStep].flatMap(
    (text) => text ?? [],
  );

/** The last thing that stopped it, lifted or not, that holds every one of these stems. */
export const stoppedBy = (rows: readonly Row<Update>[], stems: readonly string[]) =>
  blockersOf(rows).findLast(({ spaced }) => stems.every((one) => holds(spaced, one)))?.text;

const spaced = (texts: readonly string[]): readonly ToldText[] =>
  texts.map((text) => ({ text, spaced: spacedOf(text) }));

/** A subject of which something is told has a new state, and a new list in its ledger. */
const foldedOf = oncePer((state: SubjectState) => spaced(textsOf(state)));
const blockersOf = oncePer((rows: readonly Row<Update>[]) =>
  spaced(rows.flatMap(({ value }) => (value.withdrawnAt ? [] : (value.said.blocker ?? [])))),
);

const spacedOf = (text: string): string =>
  ` ${fold(text)
    .split(/[^a-z0-9]+/)
    .join(' ')}`;

/** One thing that was noted, as it is shown. */
export interface NotedText {
  field: 'highlight' | 'blocker' | 'arbitration' | 'nextStep' | 'indicator' | 'percent' | 'meteo';
  subject: string;
  /** A figure by its name, a share as "43 %". */
  text: string;
  /** Of a figure, and of a share. */
  value?: number;
}

/** Each thing that an update says. */
export function notedIn({ value: { subject, said } }: Row<Update>): NotedText[] {
  const { highlights, blocker, arbitration, nextStep, indicators, percent, meteo } = said;
  const each = (field: NotedText['field'], texts: readonly string[]) =>
    texts.map((text): NotedText => ({ field, subject, text }));
  return [
    ...each('highlight', highlights),
    ...each('blocker', openIn(blocker)),
    ...each('arbitration', openIn(arbitration)),
    ...each('nextStep', openIn(nextStep)),
    ...indicators.map(
      ({ name, value }): NotedText => ({ field: 'indicator', subject, text: name, value }),
    ),
    ...(percent === null
      ? []
      : [{ field: 'percent', subject, text: shareText(percent), value: percent } as const]),
    ...each('meteo', meteo ? [meteo] : []),
  ];
}

/** A share, as what was noted is named by it. */
export const shareText = (percent: number): string => `${percent} %`;
