/** A fiche, an action or a collective action, whole: what the plan prints, and what was told since. */

import type { Row } from '../../../contract/store.ts';
import { labelOf } from '../../../knowledge/labels.ts';
import type { Plan } from '../../../knowledge/schema.ts';
import { type Subject, subjectsOf } from '../../../knowledge/subjects.ts';
import { inLocale, type Locale } from '../../../language/locale.ts';
import type { FieldName, SubjectPage } from '../../../pages/plan.ts';
import { nameOf } from '../../people/model/names.ts';
import { monthsUntil } from '../../progress/model/by-month.ts';
import { historyOf, inOrder, standsSince, stateAt } from '../../progress/model/history.ts';
import { withSources } from '../../progress/model/ledger.ts';
import type { Update } from '../../progress/model/schema.ts';
import { lineOf, type SubjectLineParts } from './subject-line.ts';

/** Updates of one page: five years of one a month; the restitution has all of them. */
const MOST_STEPS = 60;

const listed = [
  'acteurs',
  'priorites',
  'objectifs',
  'indicateurs',
  'actionsCles',
  'avancement',
] as const satisfies readonly FieldName[];

export function subjectPage(
  subject: Subject,
  telling: SubjectLineParts,
): Omit<SubjectPage, 'mayTell'> {
  const { knowledge, updates, partners, asker } = telling;
  const { plan } = knowledge;
  const rows = updates.get(subject.id) ?? [];
  const steps = historyOf(withSources(updates, plan, subject.id));
  const axe = plan.axes.find(({ numero }) => numero === subject.axe);
  const named = axe && labelOf(plan, `axe:${axe.id}`, asker.locale).name;
  const others =
    subject.kind === 'fiche'
      ? subjectsOf(plan).filter((one) => one.fiche === subject.fiche && one.id !== subject.id)
      : [];
  return {
    today: telling.today,
    months: monthsUntil(telling.today),
    subject: lineOf(subject, telling),
    since: {
      blocker: standsSince(rows, 'blocker'),
      arbitration: standsSince(rows, 'arbitration'),
    },
    axe: axe ? { numero: axe.numero, title: named || axe.titre } : null,
    ...printed(subject, plan, asker.locale),
    actions: others.map((one) => lineOf(one, telling)),
    indicators: stateAt(rows).indicators.map(({ name, unit }) => ({
      ...{ name, unit },
      values: figuresOf(name, rows).slice(-MOST_STEPS),
    })),
    history: steps.slice(-MOST_STEPS).map(({ update: { id, value }, after }) => ({
      id,
      on: value.asOf,
      by: nameOf(partners.person(value.author), plan, asker.locale),
      meteo: after.meteo,
      percent: after.percent,
      facts: value.said.highlights,
      blocker: value.said.blocker,
      arbitration: value.said.arbitration,
      nextStep: value.said.nextStep,
      cleared: value.said.cleared,
      figures: value.said.indicators,
      words: value.conflict || value.invalid.length > 0 ? value.words : '',
    })),
    older: Math.max(0, steps.length - MOST_STEPS),
  };
}

/** All figures told under a name, the oldest first. */
const figuresOf = (name: string, rows: readonly Row<Update>[]) =>
  inOrder(rows).flatMap(({ value: { said, asOf } }) =>
    said.indicators
      .filter((figure) => figure.name === name)
      .map(({ value }) => ({ value, on: asOf })),
  );

/** What the plan prints of it, in its order; only a fiche has fields of its own. */
function printed(
  { kind, fiche: numero }: Subject,
  plan: Plan,
  locale: Locale,
): Pick<SubjectPage, 'fields' | 'source'> {
  const fiche = kind === 'fiche' ? plan.fiches.find((one) => one.numero === numero) : undefined;
  if (!fiche) return { fields: [], source: plan.plan.document };
  const lists = listed.flatMap((name) => {
    const items = fiche[name];
    if (!items || items.length === 0) return [];
    return [{ name, items: items.map(({ texte, en }) => inLocale(locale, texte, en)) }];
  });
  const single = (['echeancier', 'budget'] as const).flatMap((name) => {
    const text = fiche[name];
    return text === undefined ? [] : [{ name, items: [text] }];
  });
  return { fields: [...lists, ...single], source: fiche.source ?? plan.plan.document };
}
