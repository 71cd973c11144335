/** Change of one thing from a version to the next, in words: before, now, and its name. */
import type { KeptThing } from '../../../contract/served-plan.ts';
import { kindOf } from '../../../knowledge/entry.ts';
import type { ChangedThing } from '../../../knowledge/versions.ts';
import type { Locale } from '../../../language/locale.ts';

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

export interface ChangeLine {
  /** "Fiche 1.1 – Créer des crèches"; several were merged; empty: there was none. */
  before: string;
  /** The same as it is now; empty: it is closed. */
  now: string;
  becomes: string;
}

/** Thing of a plan by its kind, its number and its title: "Fiche 1.1 – Créer des crèches". */
export function thingInWords(entity: string, { numero, titre }: KeptThing, locale: Locale): string {
  const { kinds, thing } = strings[locale];
  const kind = kindOf(entity);
  return thing(kinds[kind as keyof typeof kinds] ?? kind, numero, titre);
}

export function changeLine({ becomes, was, is }: ChangedThing, locale: Locale): ChangeLine {
  const isRenamed = becomes === 'moved' && was[0]?.titre !== is?.titre;
  return {
    before: was.map((one) => thingInWords(one.entity, one, locale)).join(' ; '),
    now: is ? thingInWords(is.entity, is, locale) : '',
    becomes: strings[locale].becomes[isRenamed ? 'renamed' : becomes],
  };
}
