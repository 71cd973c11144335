/** Filters of a list: what is said of the fiches and actions that are asked for, in any number and order. */

import { isOver, type Placed } from '../../../sentence/placed.ts';
import { conceptsOf, type Sentence, says, setIn } from '../../../sentence/sentence.ts';
import type { SlotContext } from '../../people/model/slots/context.ts';
import type { NamedPerson } from '../../people/model/slots/persons.ts';
import { stateAt } from '../model/history.ts';
import type { BySubject } from '../model/ledger.ts';
import type { Meteo } from '../model/schema.ts';
import { stoppedBy, tellsOf } from '../model/told-texts.ts';
import { meteosSlot, othersSlot } from './progress-slots.ts';

export type Filter =
  | { by: 'blocked' | 'silent' | 'undecided' | 'waiting' | 'coming' }
  /** "Quelles fiches n’ont pas de pilote ?": of its actions nothing is asked. */
  | { by: 'unled'; isOfFiches: boolean }
  | { by: 'weather'; meteos: readonly Meteo[] }
  /** Led by them. */
  | { by: 'person'; person: NamedPerson };

/** Filters that a concept says; what is told of weather or a person is in its own words. */
const SAID = {
  blocked: 'av-bloque',
  silent: 'av-silence',
  undecided: 'av-arbitrages',
  waiting: 'av-attend',
  coming: 'av-qui-fait-quoi',
} as const;

export const filtersSlot = (sentence: Sentence, context: SlotContext): Placed<Filter>[] => [
  ...Object.entries(SAID).flatMap(([by, concept]) =>
    conceptsOf(sentence, concept).map((one) => ({
      ...one,
      value: { by: by as keyof typeof SAID },
    })),
  ),
  ...conceptsOf(sentence, 'av-sans-pilote').map((one) => ({
    ...one,
    value: { by: 'unled' as const, isOfFiches: says(sentence, 'q-fiche') },
  })),
  ...meteosSlot(sentence).map((one) => ({
    ...one,
    value: { by: 'weather' as const, meteos: [one.value] },
  })),
  ...othersSlot(sentence, context)
    .filter(({ value }) => value.found.length === 1)
    .map((one) => ({ ...one, value: { by: 'person' as const, person: one.value } })),
];

/**
 * What a question keeps, by its own words first; each once: "bloquées, en blocage" says one. What waits for a
 * decision waits: "les décisions attendues" are all of them.
 */
export function filtersOf(intent: string, found: readonly Placed<unknown>[]): Filter[] {
  const all = [...(OWN[intent] ?? []), ...found.map(({ value }) => value as Filter)];
  const once = new Map(all.map((one) => [one.by, one]));
  // "En orage ou en pluie".
  const meteos = new Set(all.flatMap((one) => (one.by === 'weather' ? one.meteos : [])));
  if (meteos.size > 0) once.set('weather', { by: 'weather', meteos: [...meteos] });
  if (once.has('undecided')) once.delete('waiting');
  return [...once.values()];
}

/** Filter that an intent says, in whatever words. */
const OWN: Readonly<Record<string, readonly Filter[]>> = {
  silent: [{ by: 'silent' }],
  arbitrations: [{ by: 'undecided' }],
};

/** Stems of what is asked: of what asks, none. */
export function soughtIn(sentence: Sentence): string[] {
  const { tokens, lexicon } = sentence;
  const asks = setIn(sentence, 'av-autour-question');
  return [
    ...new Set(
      tokens
        .filter(
          ({ folded }, i) =>
            /^[a-z]{4,}$/.test(folded) && !lexicon.light.has(folded) && !isOver(asks, i),
        )
        .map((token) => token.stem),
    ),
  ];
}

/** Of what all these were told, once or still, the thing that was told of last; `of`: that one, or none. */
export function toldIn(
  stems: readonly string[],
  updates: BySubject,
  of?: string,
): string | undefined {
  const all = [...updates].filter(([id]) => of === undefined || of === id);
  const lastAt = (rows: Parameters<typeof stateAt>[0]) => stateAt(rows).asOf ?? '';
  return all
    .filter(([, rows]) => tellsOf(stateAt(rows), stems) || stoppedBy(rows, stems) !== undefined)
    .sort(([, a], [, b]) => (lastAt(a) < lastAt(b) ? 1 : -1))[0]?.[0];
}
