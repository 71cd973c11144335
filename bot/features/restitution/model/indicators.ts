/** Indicators with where they started, and where they are. */

import type { Indicator, Measure } from '../../../../documents/restitution/restitution.ts';
import type { Row } from '../../../contract/store.ts';
import type { Item } from '../../../knowledge/schema.ts';
import { fold } from '../../../language/fold.ts';
import { inLocale } from '../../../language/locale.ts';
import { oncePer } from '../../../language/once-per.ts';
import type { SubjectState } from '../../progress/model/history.ts';
import type { Update } from '../../progress/model/schema.ts';
import { type Case, voiceOf } from './case.ts';

interface Ends {
  before: SubjectState;
  now: SubjectState;
  /** The updates that count, in order. */
  counted: readonly Row<Update>[];
}

/** Every name of an indicator of the plan, folded once: a restitution asks for each figure. */
const calledOf = oncePer((item: Item): ReadonlySet<string> => {
  return new Set([item.texte, ...item.alias, ...item.mots].map(fold));
});

const measureOf = (state: SubjectState, name: string): Measure | null => {
  const found = state.indicators.find((figure) => figure.name === name);
  return found ? { value: found.value, on: found.asOf } : null;
};

/** Those of the plan, with the figures told under one of their names; then those it does not have. */
export function indicatorsOf(inPlan: readonly Item[], ends: Ends, c: Case): Indicator[] {
  const names = ends.now.indicators.map(({ name }) => name);
  const isOf = (item: Item, name: string) => calledOf(item).has(fold(name));
  const rest = names.filter((name) => !inPlan.some((item) => isOf(item, name)));
  return [
    ...inPlan.flatMap((item) => {
      const title = inLocale(c.lang, item.texte, item.en);
      const told = names.filter((name) => isOf(item, name));
      if (told.length === 0) return [{ ...empty, name: title, inPlan: true }];
      return told.map((name) => ({
        ...figures(name, ends, c),
        name: title,
        measured: fold(name) === fold(item.texte) ? null : name,
        inPlan: true,
      }));
    }),
    ...rest.map((name) => ({ ...figures(name, ends, c), name, measured: null, inPlan: false })),
  ];
}

const empty: Omit<Indicator, 'name' | 'inPlan'> = {
  measured: null,
  unit: null,
  baseline: null,
  value: null,
  by: null,
};

/** The plan prints no figure: the baseline is what was known first. */
function figures(name: string, { before, now, counted }: Ends, c: Case) {
  const by = counted.findLast(({ value }) => value.said.indicators.some((f) => f.name === name));
  const first = counted
    .flatMap(({ value }) => value.said.indicators.map((f) => ({ ...f, on: value.asOf })))
    .find((figure) => figure.name === name);
  const value = measureOf(now, name);
  const start = measureOf(before, name) ?? (first && { value: first.value, on: first.on });
  return {
    ...empty,
    unit: now.indicators.find((figure) => figure.name === name)?.unit ?? null,
    baseline: start && start.on !== value?.on ? start : null,
    value,
    by: by ? voiceOf(by.value, c) : null,
  };
}
