/** Who is in the invented partnership, what they work for, and which groups they are in. */
import type { KnownPerson } from '../../bot/features/people/model/directory.ts';
import { personRecipient } from '../../bot/features/people/model/directory.ts';
import {
  axeGroup,
  emptyGroup,
  type Group,
  type Member,
  type Pilot,
} from '../../bot/features/people/model/groups.ts';
import type { Subject } from '../../bot/features/progress/model/subjects.ts';
import type { Plan } from '../../bot/knowledge/schema.ts';
import type { Chance } from './random.ts';
import { firstNames, lastNames } from './update-sentences.ts';

/** As `scripts/playground.yml` has them: its people are partners too, so a newcomer may act. */
const tenantId = '00000000-0000-4000-8000-000000000001';
const inPlayground = [
  'Camille Essai',
  'Dominique Ferrand',
  'Lou Marchetti',
  'Alix Benhamou',
  'Sacha Lemoine',
  'Morgan Delcourt',
];
/** The Playground numbers its people from 20. */
const aadId = (at: number): string =>
  `00000000-0000-4000-8000-${String(at < inPlayground.length ? 20 + at : 100 + at).padStart(12, '0')}`;

export interface Partner {
  id: string;
  person: KnownPerson;
}

export function partnersOf(plan: Plan, count: number, at: string): Partner[] {
  const organisations = plan.organisations.map(({ id }) => id);
  return Array.from({ length: count }, (_, n) => {
    const first = firstNames[n % firstNames.length];
    const last = lastNames[(n * 7 + Math.floor(n / lastNames.length)) % lastNames.length];
    const organisation = organisations[n % Math.min(organisations.length, 8)] ?? null;
    return partnerOf(n, inPlayground[n] ?? `${first} ${last}`, organisation, at);
  });
}

/** Whom the Playground begins with, and nobody else: co-animates every group of the plan, is pilote of its first fiche. */
export function alone(plan: Plan, at: string) {
  const self = partnerOf(0, inPlayground[0] ?? '', null, at);
  const coAnimators = [{ person: self.id, since: at }];
  const ids = [
    ...plan.axes.map(({ numero }) => axeGroup(numero)),
    ...plan.propositions.map(({ id }) => id),
  ];
  const groups = ids.map((id): [string, Group] => [
    id,
    {
      ...emptyGroup(id.startsWith('axe-') ? 'axe' : 'sousGroupe'),
      members: coAnimators,
      coAnimators,
    },
  ]);
  const holder = { person: self.id, name: self.person.name };
  const led = plan.fiches
    .slice(0, 1)
    .map(({ numero, pilote }): [string, Pilot] => [
      `fiche:${numero}`,
      { organisation: pilote?.[0] ?? null, holder, substitute: null, until: null, at, by: self.id },
    ]);
  return { partners: [self], groups: new Map(groups), pilots: new Map(led) };
}

/** The partner of a rank: the first six are in the Playground. */
export function partnerOf(
  rank: number,
  name: string,
  organisation: string | null,
  at: string,
): Partner {
  const id = aadId(rank);
  const person: KnownPerson = {
    tenantId,
    aadId: id,
    teamsId: rank < inPlayground.length ? `user-id-${rank}` : '',
    name,
    locale: 'fr',
    domain: null,
    organisation,
    otherOrganisation: null,
    organisationAskedAt: at,
    lastSeenAt: at,
  };
  return { id: personRecipient({ tenantId, id }), person };
}

/** A group for each axe and each collective action; Camille Essai co-animates the first. */
export function groupsOf(
  plan: Plan,
  partners: readonly Partner[],
  since: string,
  chance: Chance,
): Map<string, Group> {
  const members = (share: number): Member[] =>
    partners.filter(() => chance.happens(share)).map(({ id }) => ({ person: id, since }));
  const animators = (at: number): Member[] =>
    [partners[at % partners.length], partners[(at + 9) % partners.length]].flatMap((partner) =>
      partner ? [{ person: partner.id, since }] : [],
    );
  const ids = [
    ...plan.axes.map(({ numero }) => [axeGroup(numero), 'axe'] as const),
    ...plan.propositions.map(({ id }) => [id, 'sousGroupe'] as const),
  ];
  return new Map(
    ids.map(([id, kind], at) => [
      id,
      { ...emptyGroup(kind), members: members(0.4), coAnimators: animators(at) },
    ]),
  );
}

/** A holder and a substitute for what is led; Camille Essai has the first. */
export function pilotsOf(
  subjects: readonly Subject[],
  partners: readonly Partner[],
  at: string,
): Map<string, Pilot> {
  const led = [...new Set(subjects.map((subject) => subject.led))];
  const holder = (n: number) => {
    const found = partners[n % partners.length];
    return found ? { person: found.id, name: found.person.name } : null;
  };
  return new Map(
    led.map((id, n) => [
      id,
      {
        organisation: partners[n % partners.length]?.person.organisation ?? null,
        holder: holder(n),
        substitute: holder(n + 5),
        until: null,
        at,
        by: partners[0]?.id ?? '',
      },
    ]),
  );
}
