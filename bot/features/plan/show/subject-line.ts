/** A fiche, an action or a collective action on one line: who leads it, and where it stands. */

import type { Asker } from '../../../contract/turn.ts';
import { ficheId } from '../../../knowledge/identity.ts';
import type { Knowledge } from '../../../knowledge/knowledge.ts';
import type { Plan } from '../../../knowledge/schema.ts';
import type { Subject } from '../../../knowledge/subjects.ts';
import { oncePer } from '../../../language/once-per.ts';
import type { SubjectLine } from '../../../pages/plan.ts';
import { personRecipient } from '../../people/model/directory.ts';
import type { Pilot } from '../../people/model/groups.ts';
import { everyoneOf } from '../../people/model/groups.ts';
import { nameOf, organisationLabel, organisationOf } from '../../people/model/names.ts';
import { isHeldBy, leadersOf, standInOf } from '../../people/model/piloting.ts';
import type { PartnersView as Partners } from '../../people/model/view.ts';
import { meteoByMonth, monthsUntil } from '../../progress/model/by-month.ts';
import { type SubjectState, stateAt } from '../../progress/model/history.ts';
import type { BySubject } from '../../progress/model/ledger.ts';
import type { Snapshot } from '../../progress/model/schema.ts';
import { strings } from './strings.ts';

/** What every line is made from. */
export interface SubjectLineParts {
  knowledge: Knowledge;
  partners: Partners;
  updates: BySubject;
  asker: Asker;
  /** The day it is for the partners. */
  today: string;
  /** Subjects that an open round waits for, and until when. */
  due: ReadonlyMap<string, string>;
  /** The last state of each that was declared good for the committee. */
  frozen: ReadonlyMap<string, Snapshot>;
  /** Of the copy that `updates` is. */
  version: number;
  /** The next meeting of each group. */
  next: ReadonlyMap<string, NonNullable<SubjectLine['meeting']>>;
}

export function lineOf(subject: Subject, telling: SubjectLineParts): SubjectLine {
  const { id, kind, name, title, short, axe, group } = subject;
  const { partners, updates, asker, today, next, due } = telling;
  const rows = updates.get(id) ?? [];
  const state = stateAt(rows);
  const months = monthsUntil(today);
  const { meteo, percent, blocker, arbitration, nextStep, asOf } = state;
  const current = partners.pilotsOn(today)(subject);
  const { organisations, people } = pilotsOf(subject, current, telling);
  return {
    id,
    kind,
    name,
    title,
    short: short[asker.locale],
    axe: axe ?? null,
    pilots: pilotsInWords(organisations, current, telling),
    pilot: people[0] ?? organisations[0] ?? '',
    meteo,
    percent,
    blocker,
    arbitration,
    nextStep,
    asOf,
    validated: validatedBeside(state, telling.frozen.get(id), months, telling),
    past: meteoByMonth(rows, months),
    due: due.get(id) ?? null,
    mine: isHeldBy(current, personRecipient(asker.person)),
    meeting: next.get(group) ?? null,
  };
}

/** What the committee reads, where it is not what stands today; what it read before these months is over. */
function validatedBeside(
  today: SubjectState,
  frozen: Snapshot | undefined,
  [first = '']: readonly string[],
  { knowledge, partners, asker }: SubjectLineParts,
): SubjectLine['validated'] {
  if (!frozen || frozen.at < first) return null;
  const { meteo, percent } = frozen.state;
  if (meteo === today.meteo && percent === today.percent) return null;
  const person = partners.person(frozen.by);
  const by = person ? nameOf(person, knowledge.plan, asker.locale) : '';
  return { on: frozen.at.slice(0, 10), by, meteo, percent };
}

/** Organisations as the plan prints them, then people as the partners named them. */
function pilotsOf(
  subject: Subject,
  pilot: Pilot | undefined,
  { knowledge, partners, asker }: SubjectLineParts,
): { organisations: string[]; people: string[] } {
  const { plan } = knowledge;
  const printed = printedPilots(subject, knowledge);
  const said = pilot?.organisation ? [pilot.organisation] : [];
  const organisations = [...new Set([...said, ...printed])].map((one) =>
    organisationLabel(one, plan, asker.locale),
  );
  const people = everyoneOf(pilot).map((holder) => {
    const known = holder.person === null ? undefined : partners.person(holder.person);
    return known ? nameOf(known, plan, asker.locale) : holder.name;
  });
  return { organisations, people };
}

/** "Caf, avec Camille Essai et Paul Mercier (suppléance)": an institution that was said is not said again of its own people. */
function pilotsInWords(
  organisations: readonly string[],
  pilot: Pilot | undefined,
  { knowledge: { plan }, partners, asker: { locale } }: SubjectLineParts,
): string {
  const said = new Set(organisations);
  const nameIn = ({ person, name }: { person: string | null; name: string }): string => {
    const known = person === null ? undefined : partners.person(person);
    if (!known) return name;
    return said.has(organisationOf(known, plan, locale) ?? '')
      ? known.name
      : nameOf(known, plan, locale);
  };
  const say = strings[locale];
  const standIn = standInOf(pilot);
  const people = [
    ...leadersOf(pilot).map(nameIn),
    ...(standIn ? [say.standIn(nameIn(standIn))] : []),
  ].join(say.and);
  const bodies = organisations.join(', ');
  return bodies && people ? say.beside(bodies, people) : bodies || people;
}

/** Ids of the organisations that a plan prints as pilotes of its fiches. */
const pilotsPrinted = oncePer(
  ({ fiches }: Plan) => new Map(fiches.map((fiche) => [ficheId(fiche), fiche.pilote ?? []])),
);

function printedPilots({ id, led }: Subject, { plan }: Knowledge): readonly string[] {
  const known = pilotsPrinted(plan);
  return known.get(id) ?? known.get(led) ?? [];
}

/** Whether whoever looks leads it, today. */
export const isLedBy = (subject: Subject, { partners, asker, today }: SubjectLineParts): boolean =>
  isHeldBy(partners.pilotsOn(today)(subject), personRecipient(asker.person));
