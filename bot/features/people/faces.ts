/** How the feature answers: the house's answer card, with the text that says the same. */
import { answerCard } from '../../../cards/answer/answer.ts';
import type { Answer, Locale } from '../../contract.ts';
import type { KnownPerson } from '../../directory.ts';
import type { Plan } from '../../knowledge/schema.ts';
import { OTHER } from './rules.ts';
import { strings } from './strings.ts';

export interface Face {
  headline: string;
  items?: string[];
  notes?: string[];
  /** Said as if typed when the button is pressed. */
  questions?: string[];
}

export function shown(
  { headline, items = [], notes = [], questions = [] }: Face,
  locale: Locale,
): Answer {
  const { card, text } = answerCard({
    lang: locale,
    headline,
    items,
    rows: [],
    notes,
    contextTitle: '',
    context: [],
    sources: [],
    questions,
    wrong: [],
  });
  return { outcome: 'command', locale, message: { text, card }, sources: [] };
}

/** A refusal needs no card. */
export const refused = (text: string, locale: Locale): Answer => ({
  outcome: 'refused',
  locale,
  message: { text },
  sources: [],
});

/** "la Caf", "the Caf…": an organisation of the plan in a sentence; its id when the plan changed. */
export function organisationName(id: string, plan: Plan, locale: Locale): string {
  const found = plan.organisations.find((o) => o.id === id);
  if (!found) return id;
  return locale === 'fr' ? found.avecArticle : `the ${found.nom}`;
}

/** A person's organisation, as they chose or wrote it. */
export function organisationOf(
  person: Pick<KnownPerson, 'organisation' | 'otherOrganisation'>,
  plan: Plan,
  locale: Locale,
): string | undefined {
  if (person.organisation === OTHER) return person.otherOrganisation ?? undefined;
  return person.organisation === null
    ? undefined
    : organisationName(person.organisation, plan, locale);
}

/** "Camille Durand (la Caf)". */
export function nameOf(person: KnownPerson | undefined, plan: Plan, locale: Locale): string {
  const name = person?.name || strings[locale].somebody;
  const organisation = person && organisationOf(person, plan, locale);
  return organisation ? `${name} (${organisation})` : name;
}
