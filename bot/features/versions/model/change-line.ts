/** Change of one thing from a version to the next, in words: before, now, and its name. */
import type { KeptThing } from '../../../contract/served-plan.ts';
import type { ChangedThing } from '../../../knowledge/versions.ts';
import type { Locale } from '../../../language/locale.ts';
import { strings } from './strings.ts';

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
  const kind = entity.slice(0, entity.indexOf(':'));
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
