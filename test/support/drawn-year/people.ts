/** Who is in a drawn partnership, which groups they are in, and what they lead. */
import {
  axeGroup,
  emptyGroup,
  type Group,
  type Member,
  type Pilot,
} from '../../../bot/features/people/model/groups.ts';
import type { Plan } from '../../../bot/knowledge/schema.ts';
import type { Subject } from '../../../bot/knowledge/subjects.ts';
import { inPlayground, type Partner, partnerOf } from '../../../src/demo/people.ts';
import type { Chance } from '../random.ts';
import { firstNames, lastNames } from './update-sentences.ts';

export function partnersOf(plan: Plan, count: number, at: string): Partner[] {
  const organisations = plan.organisations.map(({ id }) => id);
  return Array.from({ length: count }, (_, n) => {
    const first = firstNames[n % firstNames.length];
    const last = lastNames[(n * 7 + Math.floor(n / lastNames.length)) % lastNames.length];
    const organisation = organisations[n % Math.min(organisations.length, 8)] ?? null;
    return partnerOf(n, inPlayground[n] ?? `${first} ${last}`, organisation, at);
  });
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
