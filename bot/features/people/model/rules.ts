/** Pure decisions about groups, organisations and names. */

import type { Plan } from '../../../knowledge/schema.ts';
import { fold } from '../../../language/fold.ts';
import type { KnownPerson } from './directory.ts';
import { type Group, isIn, type Member } from './groups.ts';
import { OTHER } from './names.ts';

const without = (members: readonly Member[], person: string): Member[] =>
  members.filter((m) => m.person !== person);
const including = (members: readonly Member[], person: string, now: Date): Member[] =>
  isIn(members, person) ? [...members] : [...members, { person, since: now.toISOString() }];

/** The group after the act; the same object when nothing changes. */
export function after(
  act: 'join' | 'leave' | 'appoint' | 'dismiss',
  group: Group,
  person: string,
  now: Date,
): Group {
  const member = isIn(group.members, person);
  const animator = isIn(group.coAnimators, person);
  switch (act) {
    case 'join':
      return member ? group : { ...group, members: including(group.members, person, now) };
    case 'leave':
      return member || animator
        ? {
            ...group,
            members: without(group.members, person),
            coAnimators: without(group.coAnimators, person),
          }
        : group;
    case 'appoint':
      // Whoever co-animates a group is in it.
      return member && animator
        ? group
        : {
            ...group,
            members: including(group.members, person, now),
            coAnimators: including(group.coAnimators, person, now),
          };
    case 'dismiss':
      return animator ? { ...group, coAnimators: without(group.coAnimators, person) } : group;
  }
}

/**
 * The organisation that an e-mail domain hints at: one whose name or alias is a part of it
 * ("caf93.caf.fr"), else the one that everybody known from this domain chose, two people at least.
 * A hint only: it is offered, never written.
 */
export function guess(
  domain: string | null,
  plan: Plan,
  known: readonly KnownPerson[],
): string | undefined {
  if (domain === null) return undefined;
  const parts = new Set(
    [...domain.split('.').slice(0, -1), ...domain.split(/[.-]/).slice(0, -1)].map(squash),
  );
  const named = plan.organisations.filter(({ id, nom, alias }) =>
    [id, nom, ...alias].some((n) => parts.has(squash(n))),
  );
  if (named.length === 1) return named[0]?.id;
  const choices = known.flatMap((p) =>
    p.domain === domain && p.organisation && p.organisation !== OTHER ? [p.organisation] : [],
  );
  return choices.length > 1 && new Set(choices).size === 1 ? choices[0] : undefined;
}

const squash = (text: string): string => fold(text).replace(/[^a-z0-9]/g, '');
