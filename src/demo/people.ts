/** Who is in the invented partnership, what they work for, and which groups they are in. */

import type { KnownPerson } from '../../bot/features/people/model/directory.ts';
import { personRecipient } from '../../bot/features/people/model/directory.ts';
import {
  axeGroup,
  emptyGroup,
  type Group,
  type Pilot,
} from '../../bot/features/people/model/groups.ts';
import { ficheId } from '../../bot/knowledge/identity.ts';
import type { Plan } from '../../bot/knowledge/schema.ts';

/** As `scripts/playground.yml` has them: its people are partners too, so a newcomer may act. */
const tenantId = '00000000-0000-4000-8000-000000000001';
export const inPlayground = [
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

/** Whom the Playground begins with, and nobody else: co-animates every group of the plan, is pilote of its first fiche. */
export function alone(plan: Plan, at: string) {
  const self = partnerOf(0, inPlayground[0] ?? '', null, at);
  const coAnimators = [{ person: self.id, since: at }];
  const ids = [
    ...plan.axes.map(({ id }) => axeGroup(id)),
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
  const led = plan.fiches.slice(0, 1).map((fiche): [string, Pilot] => [
    ficheId(fiche),
    {
      organisation: fiche.pilote?.[0] ?? null,
      holder,
      substitute: null,
      until: null,
      at,
      by: self.id,
    },
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
