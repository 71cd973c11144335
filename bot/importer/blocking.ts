/** What keeps a draft from being published: numbers that are double or lack, and pilotes that nobody is sure of. */
import { type Draft, saidValue } from './draft.ts';
import { slotsOf } from './slots.ts';

export interface Blocking {
  why:
    | 'number-twice'
    | 'number-missing'
    | 'title-missing'
    | 'pilot-missing'
    | 'pilot-doubtful'
    | 'pilot-alike'
    | 'plan-unnamed'
    | 'day-missing'
    | 'no-fiche';
  /** Value or thing to look at. */
  id?: number;
  what: string;
}

/** Everything that is to be settled first. */
export function blockingIn(draft: Draft): Blocking[] {
  const { title, years, day, fiches } = draft;
  return [
    ...(title && years ? [] : [{ why: 'plan-unnamed' as const, what: '' }]),
    ...(day ? [] : [{ why: 'day-missing' as const, what: '' }]),
    ...(fiches.length > 0 ? [] : [{ why: 'no-fiche' as const, what: '' }]),
    ...numbersOf(draft),
    ...pilotsOf(draft),
  ];
}

function numbersOf({ axes, fiches }: Draft): Blocking[] {
  return [axes, fiches].flatMap((things) => {
    const seen = new Set<string>();
    return things.flatMap(({ id, number, title }): Blocking[] => {
      const what = title?.value ?? number?.value ?? '';
      const own = id === undefined ? {} : { id };
      if (!number) return [{ why: 'number-missing', ...own, what }];
      const isTwice = seen.has(number.value);
      seen.add(number.value);
      return [
        ...(isTwice ? [{ why: 'number-twice' as const, ...own, what: number.value }] : []),
        ...(title ? [] : [{ why: 'title-missing' as const, ...own, what: number.value }]),
      ];
    });
  });
}

function pilotsOf(draft: Draft): Blocking[] {
  const { fiches, organisations, remarks } = draft;
  const alike = new Set(
    remarks.flatMap((remark) => (remark.kind === 'alike' ? remark.organisations : [])),
  );
  const fresh = new Set(organisations.flatMap(({ id, isKnown }) => (isKnown ? [] : [id])));
  const hasBoxes = fiches.some(({ pilots }) => pilots !== undefined);
  const missing = fiches
    .filter(({ pilots }) => hasBoxes && pilots === undefined)
    .map(({ id, number, title }): Blocking => {
      const what = number?.value ?? title?.value ?? '';
      return { why: 'pilot-missing', ...(id !== undefined && { id }), what };
    });
  const doubtful = slotsOf(draft).flatMap(({ value }): Blocking[] => {
    if (!Array.isArray(value.value)) return [];
    const ids = value.value.map(String);
    const own = value.id === undefined ? {} : { id: value.id };
    const what = saidValue(ids, organisations);
    if (value.doubts.length > 0) return [{ why: 'pilot-doubtful', ...own, what }];
    const isAlike = ids.some((id) => fresh.has(id) && alike.has(id));
    return isAlike ? [{ why: 'pilot-alike', ...own, what }] : [];
  });
  return [...missing, ...doubtful];
}
