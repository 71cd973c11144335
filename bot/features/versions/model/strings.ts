/** Words for what a version of the plan changed. */
import type { ChangedThing } from '../../../knowledge/versions.ts';

type Becomes = ChangedThing['becomes'];

const fr = {
  kinds: { axe: 'Axe', fiche: 'Fiche', action: 'Action', proposition: 'Action collective' },
  /** "Fiche 1.1 – Créer des crèches". */
  thing: (kind: string, numero: string | undefined, titre: string) =>
    numero === undefined ? `${kind} « ${titre} »` : `${kind} ${numero} – ${titre}`,
  becomes: {
    new: 'Nouveau',
    moved: 'Change de numéro',
    renamed: 'Change de numéro et de titre',
    changed: 'Change de titre',
    split: 'Issu d’un partage',
    merged: 'Issu d’une réunion',
    closed: 'Clos',
  } satisfies Record<Becomes | 'renamed', string>,
};

const en: typeof fr = {
  kinds: { axe: 'Axis', fiche: 'Fiche', action: 'Action', proposition: 'Collective action' },
  thing: (kind, numero, titre) =>
    numero === undefined ? `${kind} “${titre}”` : `${kind} ${numero} – ${titre}`,
  becomes: {
    new: 'New',
    moved: 'Has another number',
    renamed: 'Has another number and title',
    changed: 'Has another title',
    split: 'Part of what was split',
    merged: 'Made of several',
    closed: 'Closed',
  },
};

export const strings = { fr, en };
