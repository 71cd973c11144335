/** How organisations and people are called, and who is meant by a name. */

import type { Row } from '../../../contract/store.ts';
import { labelOf } from '../../../knowledge/labels.ts';
import type { Plan } from '../../../knowledge/schema.ts';
import { organisationOf as namedInPlan } from '../../../knowledge/versions.ts';
import { fold } from '../../../language/fold.ts';
import type { Locale } from '../../../language/locale.ts';
import { tokensOf } from '../../../language/tokens.ts';
import type { KnownPerson } from './directory.ts';
import { isPartOf, nameWords } from './name-words.ts';
import { strings } from './strings.ts';

/** The value of the choice that is none of the plan's organisations. */
export const OTHER = 'autre';

/** "la Caf", "the Caf…": an organisation of the plan in a sentence; its id when no version has it. */
export function organisationName(id: string, plan: Plan, locale: Locale): string {
  const found = namedInPlan(plan, id);
  if (!found) return id;
  return locale === 'fr' ? found.avecArticle : `the ${found.nom}`;
}

/** "Caf": an organisation of the plan in a list, a cell, or beside a name. */
export const organisationLabel = (id: string, plan: Plan, locale: Locale): string =>
  labelOf(plan, `organisation:${id}`, locale).name;

/** Said before the name of an organisation, and no part of it. */
const articles = new Set(['le', 'la', 'les', 'l', 'the']);

/** "La Caf", "CAF": somebody called so would be taken for the organisation wherever it is named. */
export function isOrganisation(name: string, plan: Plan): boolean {
  const wordsOf = (text: string) => {
    const words = tokensOf(text).map(({ folded }) => folded);
    return (articles.has(words[0] ?? '') ? words.slice(1) : words).join(' ');
  };
  const said = wordsOf(name);
  return (
    said !== '' &&
    plan.organisations.some(({ nom, alias }) =>
      [nom, ...alias].some((one) => wordsOf(one) === said),
    )
  );
}

/** A person's organisation, as they chose or wrote it: a label, unless `called` says a sentence's words. */
export function organisationOf(
  person: Pick<KnownPerson, 'organisation' | 'otherOrganisation'>,
  plan: Plan,
  locale: Locale,
  called = organisationLabel,
): string | undefined {
  const { organisation, otherOrganisation } = person;
  // "La PMI de Pantin" is counted as the PMI, and called so.
  if (organisation === OTHER || otherOrganisation) return otherOrganisation ?? undefined;
  return organisation === null ? undefined : called(organisation, plan, locale);
}

/** "Camille Durand (Caf)". */
export function nameOf(person: KnownPerson | undefined, plan: Plan, locale: Locale): string {
  if (!person) return strings[locale].former;
  const name = person.name || strings[locale].somebody;
  const organisation = organisationOf(person, plan, locale);
  return organisation ? `${name} (${organisation})` : name;
}

const SELF = new Set(['moi', 'me', 'myself', 'moi-meme', 'moi meme']);

/** Whether somebody who names nobody else means themselves. */
export const isSelf = (text: string): boolean => SELF.has(fold(text));

/** People whose name holds every word typed; the whole name, when somebody is called just so. */
export function called(
  text: string,
  known: readonly Row<KnownPerson>[],
  self: string,
): Row<KnownPerson>[] {
  if (isSelf(text)) return known.filter(({ id }) => id === self);
  const typed = nameWords(text);
  if (typed.length === 0) return [];
  const found = known.filter(({ value }) => isPartOf(text, value.name));
  const whole = found.filter(({ value }) => nameWords(value.name).length === typed.length);
  return whole.length > 0 ? whole : found;
}
