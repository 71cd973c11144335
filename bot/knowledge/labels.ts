/** Short names of the things of a plan: what a heading, a line of a list or a cell of a table calls them. */
import { inLocale, type Locale } from '../language/locale.ts';
import type { Plan } from './schema.ts';
import { organisationOf } from './versions.ts';

interface ShortNamed {
  court?: string | undefined;
  courtEn?: string | undefined;
}

/** As many signs as the plan may use (`court`). */
const MOST = 40;

/** The short name that the plan gives; else its whole name, as much of it as a label holds. */
export function shortName({ court, courtEn }: ShortNamed, whole: string, locale: Locale): string {
  return inLocale(locale, court, courtEn) ?? clipped(whole, MOST);
}

/** A text cut between two words, so that it takes so many signs at most; it says that it is cut. */
export function clipped(text: string, most: number): string {
  if (text.length <= most) return text;
  const held = text.slice(0, most - 1);
  return `${held.slice(0, Math.max(held.lastIndexOf(' '), 1)).replace(/[\s,:;–-]+$/, '')}…`;
}

/** Words of labels. */
const kinds = {
  fr: { axe: (numero: string) => `Axe ${numero}`, fiche: (numero: string) => `Fiche ${numero}` },
  en: { axe: (numero: string) => `Axis ${numero}`, fiche: (numero: string) => `Fiche ${numero}` },
};

/** A thing of the plan as a label says it: its number where it has one, and its short name. */
export interface Label {
  /** "Fiche 1.1"; empty where there is none. */
  number: string;
  /** "Créer et maintenir les crèches". */
  name: string;
}

/** Label of `axe:1`, `fiche:1.1`, `organisation:caf`, `proposition:…`; its id when no version has it. */
export function labelOf(plan: Plan, id: string, locale: Locale): Label {
  const [kind, of] = [id.slice(0, id.indexOf(':')), id.slice(id.indexOf(':') + 1)];
  if (kind === 'axe' || kind === 'fiche') {
    const found = (kind === 'axe' ? plan.axes : plan.fiches).find((one) => one.id === of);
    const number = kinds[locale][kind](found?.numero ?? of);
    return { number, name: found ? shortName(found, found.titre, locale) : '' };
  }
  const found =
    kind === 'organisation'
      ? organisationOf(plan, of)
      : plan.propositions.find((one) => one.id === of);
  if (!found) return { number: '', name: of };
  return { number: '', name: shortName(found, 'nom' in found ? found.nom : found.titre, locale) };
}

/** "Axe 1 – Développer l'offre": a thing at the head of a line. */
export function nameInLine(plan: Plan, id: string, locale: Locale): string {
  const { number, name } = labelOf(plan, id, locale);
  return [number, name].filter((one) => one !== '').join(' – ');
}
