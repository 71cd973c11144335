import type { Source } from '../../contract/turn.ts';
import type { Entry, Spoken } from '../entry.ts';
import type { Plan } from '../schema.ts';

/** Anything with an English rendering and words to be found by. */
export interface Described {
  en?: string | undefined;
  alias?: readonly string[] | undefined;
  mots?: readonly string[] | undefined;
  source?: string | undefined;
}

export type Index = Entry['index'];

/** The parts every section of the plan needs to become entries. */
export interface Builder {
  plan: Plan;
  source: (section: string | undefined, outside?: string) => Source;
  organisation: (id: string) => { fr: string; en: string };
  /** Fields of `champs.yaml` that the label of a rubrique names. */
  fieldsOf: (label: string) => string[];
}

export function createBuilder(plan: Plan, fieldsOf: Builder['fieldsOf'] = () => []): Builder {
  const organisations = new Map(plan.organisations.map((o) => [o.id, o]));
  return {
    plan,
    source: (section, outside) => ({ ...sourceIn(plan, section), outside }),
    fieldsOf,
    organisation: (id) => {
      const found = organisations.get(id);
      return { fr: found?.avecArticle ?? id, en: found ? `the ${found.en ?? found.nom}` : id };
    },
  };
}

/** Document and page of what a plan says: "bilan : page 27" is in the one of its documents that is so named. */
export function sourceIn({ plan, documents }: Plan, section: string | undefined): Source {
  const [, id, page] = /^([a-z0-9-]+) : (.+)$/.exec(section ?? '') ?? [];
  const other = documents.find((one) => one.id === id);
  if (other && page) return { document: other.nom, date: other.date, section: page };
  return { document: plan.document, date: plan.date, section: section ?? plan.titre };
}

/** What a described thing is found by: its words, its other names, its English. */
export function indexOf(texts: readonly (string | undefined)[], described: Described = {}): Index {
  return [
    ...texts.flatMap((text) => (text ? [[text, 1] as const] : [])),
    ...(described.en ? [[described.en, 0.9] as const] : []),
    ...(described.alias ?? []).map((alias) => [alias, 1] as const),
    ...(described.mots ?? []).map((word) => [word, 1] as const),
  ];
}

/** The same words, weighing less: what a line owes to the thing it belongs to. */
export const faintly = (index: Index, factor: number): Index =>
  index.map(([text, weight]) => [text, weight * factor] as const);

/** The French or the English of a described text: a sentence first, and the plan's words quoted to the letter. */
export const speak =
  (item: { texte: string; phrase?: string | undefined; en?: string | undefined }) =>
  (locale: 'fr' | 'en'): Spoken =>
    locale === 'en' && item.en
      ? { headline: item.en, quote: announces(item.texte) ? undefined : item.texte }
      : item.phrase && item.phrase !== item.texte
        ? { headline: item.phrase, quote: item.texte }
        : { headline: item.texte };

/** The plan's French, and for an English reader the English beside it. */
export const bilingual = (
  { texte, en }: { texte: string; en?: string | undefined },
  locale: 'fr' | 'en',
): string => (locale === 'en' && en ? `${en} (« ${texte} »)` : texte);

/** A line in the language that is read, and under its English the plan's own words. */
export const inWords = (
  { texte, en }: { texte: string; en?: string | undefined },
  locale: 'fr' | 'en',
): { line: string; quote: string | undefined } =>
  locale === 'en' && en ? { line: en, quote: texte } : { line: texte, quote: undefined };

/** Outcome and shape of what the plan tells, or leaves out. */
export const toldOr = (isTold: unknown, shape: Entry['shape']): Pick<Entry, 'outcome' | 'shape'> =>
  isTold ? { outcome: 'answered', shape } : { outcome: 'unknown', shape: 'missing' };

/** "Il inclut :" says nothing without the lines below it, and the sentence made of them is ours. */
const announces = (texte: string): boolean => /:\s*$/.test(texte);

export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

const lists = {
  fr: new Intl.ListFormat('fr', { type: 'conjunction' }),
  en: new Intl.ListFormat('en', { type: 'conjunction' }),
};

/** "a, b et c". */
export const join = (parts: readonly string[], locale: 'fr' | 'en'): string =>
  lists[locale].format(parts);
