/** What the plan itself says of a subject. */

import { labelOf } from '../../../knowledge/labels.ts';
import type { Item, Plan } from '../../../knowledge/schema.ts';
import type { Subject } from '../../../knowledge/subjects.ts';
import { inLocale, type Locale } from '../../../language/locale.ts';
import { organisationLabel } from '../../people/model/names.ts';
import { leadersOf, pilotsOn, standInOf } from '../../people/model/piloting.ts';
import { type Case, institutionOf } from './case.ts';

export interface InPlan {
  label: string;
  /** Said after a label that is a number. */
  short: string | null;
  title: string;
  /** Organisations that lead it, by id. */
  leads: readonly string[];
  startingPoint: string[];
  indicators: readonly Item[];
}

export function inPlan(subject: Subject, plan: Plan, lang: Locale): InPlan {
  const fiche = plan.fiches.find(({ numero }) => numero === subject.fiche);
  if (subject.kind === 'fiche')
    return {
      label: labelOf(plan, subject.id, lang).number,
      short: subject.short[lang],
      title: inLocale(lang, subject.title, fiche?.en),
      leads: fiche?.pilote ?? [],
      startingPoint: (fiche?.avancement ?? []).map((item) => inLocale(lang, item.texte, item.en)),
      indicators: fiche?.indicateurs ?? [],
    };
  const base = { label: subject.short[lang], short: null, indicators: [] };
  if (subject.kind === 'proposition') {
    const found = plan.propositions.find(({ id }) => subject.id === `proposition:${id}`);
    const title = inLocale(lang, subject.title, found?.en);
    return { ...base, title, leads: [], startingPoint: [] };
  }
  const axe = plan.axes.find(({ numero }) => numero === subject.axe);
  const action = (fiche?.actions ?? axe?.actions)?.find(({ texte }) => texte === subject.title);
  return {
    ...base,
    title: action ? inLocale(lang, action.texte, action.en) : subject.title,
    leads: action?.pilote ?? [],
    startingPoint: (action?.avancement ?? []).map((item) => inLocale(lang, item.texte, item.en)),
  };
}

/** Organisations of the plan, then the people appointed: "Caf, Camille Durand". */
export function pilotsOf(subject: Subject, leads: readonly string[], c: Case): string {
  const [day = c.today] = [c.period.to, c.today].sort();
  const row = pilotsOn(day, (id) => c.kept.pilots.get(id))(subject);
  const own = row?.organisation ? [row.organisation] : [];
  const of = [...new Set([...leads, ...own])].map((id) => organisationLabel(id, c.plan, c.lang));
  const organisations = of.join(', ');
  const second = standInOf(row);
  // Whoever stands in may be of another institution than those that lead.
  const from = second?.person ? institutionOf(second.person, null, c) : undefined;
  const people = [
    ...leadersOf(row).map(({ name }) => name),
    ...(second
      ? [standIn[c.lang](second.name) + (from && !of.includes(from) ? ` – ${from}` : '')]
      : []),
  ].join(', ');
  return organisations && people ? `${organisations} (${people})` : organisations || people;
}

/** Who stands in for a pilote is told from who is one. */
const standIn = {
  fr: (name: string) => `suppléance : ${name}`,
  en: (name: string) => `stand-in: ${name}`,
};
