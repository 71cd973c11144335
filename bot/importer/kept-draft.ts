/** A draft that people amend: everything in it has a name, and it goes through a text and back. */
import type { Draft, DraftFiche } from './draft.ts';
import { valuesOf } from './slots.ts';

/** Gives a name to every value, thing and line that has none yet; a name is never given twice. */
export function named(draft: Draft): Draft {
  for (const one of [...draft.axes, ...draft.fiches, ...draft.basket, ...valuesOf(draft)])
    if (one.id === undefined) {
      draft.lastId = (draft.lastId ?? 0) + 1;
      one.id = draft.lastId;
    }
  return draft;
}

/** A fiche names its axe: two things are not one twice over. */
type WrittenFiche = Omit<DraftFiche, 'axe'> & { axe?: number };

export const draftText = (draft: Draft): string =>
  JSON.stringify({
    ...named(draft),
    fiches: draft.fiches.map(({ axe, ...fiche }): WrittenFiche => {
      const id = axe?.id;
      return { ...fiche, ...(id !== undefined && { axe: id }) };
    }),
  });

/** A draft from its text, which is our own. */
export function draftFrom(text: string): Draft {
  const draft = JSON.parse(text) as Omit<Draft, 'fiches'> & { fiches: WrittenFiche[] };
  const axes = new Map(draft.axes.map((axe) => [axe.id, axe]));
  return {
    ...draft,
    fiches: draft.fiches.map(({ axe: id, ...fiche }): DraftFiche => {
      const axe = id === undefined ? undefined : axes.get(id);
      return { ...fiche, ...(axe && { axe }) };
    }),
  };
}
