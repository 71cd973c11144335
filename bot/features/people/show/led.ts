/** What is said of what is led: its name, who leads it, and what an answer about it adds. */

import { localDay } from '../../../calendar/local-time.ts';
import type { KnownRow } from '../../../contract/feature.ts';
import type { LivingValue } from '../../../contract/living-value.ts';
import { shortDay } from '../../../knowledge/entries/days.ts';
import { numberOf } from '../../../knowledge/identity.ts';
import type { Plan } from '../../../knowledge/schema.ts';
import { subjectOf } from '../../../knowledge/subjects.ts';
import type { Locale } from '../../../language/locale.ts';
import type { PeopleAct } from '../context.ts';
import { everyoneOf, isCurrent, type Pilot } from '../model/groups.ts';
import { organisationLabel, organisationName } from '../model/names.ts';
import { leadersOf, standInOf } from '../model/piloting.ts';
import type { PartnersView } from '../model/view.ts';
import { livingStrings } from './living-strings.ts';
import { capital, strings } from './strings.ts';

/** Where and for whom it is said. */
type Said = Pick<PeopleAct, 'context' | 'locale'>;

const nameOfLed = (id: string, { context, locale }: Said): string | undefined =>
  context.view.groups.find(({ led }) => led === id)?.label[locale];

/** Short name of an action of the plan; undefined for what has a number, or is carried by a group. */
function actionNamed(id: string, { context, locale }: Said): string | undefined {
  const subject = subjectOf(context.plan, id);
  return subject?.kind === 'action' ? subject.short[locale] : undefined;
}

/** As it is typed to mean it: "1.1", or the short name of an action. */
export const typedLed = (id: string, act: Said): string =>
  actionNamed(id, act) ?? numberOf(act.context.plan, id);

export function ofWhat(id: string, act: Said): string {
  const say = strings[act.locale];
  const name = nameOfLed(id, act);
  if (name) return say.ofAction(name);
  const action = actionNamed(id, act);
  if (action !== undefined) return say.ofThing(action);
  return (id.startsWith('axe:') ? say.ofAxe : say.ofFiche)(numberOf(act.context.plan, id));
}

export function theWhat(id: string, act: Said): string {
  const { theAxe, theFiche, theThing } = strings[act.locale];
  const action = actionNamed(id, act);
  if (action !== undefined) return theThing(action);
  const say = id.startsWith('axe:') ? theAxe : theFiche;
  return nameOfLed(id, act) ?? say(numberOf(act.context.plan, id));
}

export function describe(pilot: Pilot, plan: Plan, locale: Locale): string {
  return strings[locale].designated(partsOf(pilot, plan, locale));
}

/**
 * "la Caf, avec Zoé Petit (titulaire) et Paul Girard (suppléance)", as a sentence goes on; "Caf, avec …" in a row; to one of
 * them, "vous (titulaire) et Paul Girard (suppléance), Caf": nobody looks for themselves behind their institution.
 */
export function partsOf(
  pilot: Pilot,
  plan: Plan,
  locale: Locale,
  called = organisationName,
  to?: string,
): string {
  const say = strings[locale];
  const { organisation, until } = pilot;
  const named = (one: { person: string | null; name: string }) => ({
    name: to && one.person === to ? say.you : one.name,
  });
  const [first, second] = leadersOf(pilot).map(named);
  const standIn = standInOf(pilot);
  const roles = [
    ...(first
      ? [second ? say.shared(`${first.name}${say.and}${second.name}`) : say.holder(first.name)]
      : []),
    ...(standIn ? [say.substitute(named(standIn).name)] : []),
  ];
  const people = roles.join(say.and);
  const body = organisation ? called(organisation, plan, locale) : '';
  const both = to ? `${people}, ${body}` : say.beside(body, people);
  const who = body && people ? both : body || people;
  return until ? `${who}, ${say.until(shortDay(until, locale))}` : who;
}

/** "Fiche 1.1 : la Caf, avec …": what is led, and by whom. */
export const ledLine = (id: string, pilot: Pilot, act: Said): string =>
  livingStrings[act.locale].line(
    capital(theWhat(id, act)),
    partsOf(pilot, act.context.plan, act.locale),
  );

/** Who was designated for what, and when. */
export function ledValues(
  { plan, view, zone }: { plan: Plan; view: PartnersView; zone: string },
  now: Date,
): LivingValue[] {
  const today = localDay(now, zone);
  return [...view.pilots]
    .filter(([, pilot]) => isCurrent(pilot, today))
    .map(([thing, pilot]) => ({
      thing,
      field: 'pilote',
      words: { fr: partsOf(pilot, plan, 'fr'), en: partsOf(pilot, plan, 'en') },
      is: pilot.organisation === null ? undefined : `organisation:${pilot.organisation}`,
      on: pilot.at.slice(0, 10),
    }));
}

/** Who leads a fiche, an axe or a collective action, and who co-animates its group. */
export function aboutRows(
  entity: string,
  { plan, view, zone }: { plan: Plan; view: PartnersView; zone: string },
  locale: Locale,
  now: Date,
): KnownRow[] {
  const say = strings[locale];
  const named = view.pilot(entity);
  const pilot = named && isCurrent(named, localDay(now, zone)) ? named : undefined;
  const group = view.groups.find(
    ({ id, led }) => led === entity || id === entity.replace(/^axe:/, 'axe-'),
  );
  const names = (group?.row?.coAnimators ?? []).flatMap(
    ({ person }) => view.person(person)?.name || [],
  );
  const leaders = everyoneOf(pilot).map(({ name }) => name);
  const isSame = leaders.length === names.length && names.every((one) => leaders.includes(one));
  const rows: KnownRow[] = [];
  if (pilot) {
    const value = partsOf(pilot, plan, locale, organisationLabel);
    const isOfBody = entity.startsWith('axe:') && pilot.organisation;
    const said = say.leads(numberOf(plan, entity), partsOf(pilot, plan, locale));
    const toThem = everyoneOf(pilot).flatMap(({ person }) =>
      person ? [{ person, value: partsOf(pilot, plan, locale, organisationLabel, person) }] : [],
    );
    rows.push({ label: say.pilotNow, value, field: 'pilote', toThem, ...(isOfBody && { said }) });
  }
  if (names.length > 0)
    rows.push({ label: say.animation, value: isSame ? say.samePeople : names.join(', ') });
  return rows;
}
