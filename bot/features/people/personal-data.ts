/** What the directory and the groups hold about a person, for privacy. */

import { FORMER } from '../../contract/marks.ts';
import { type PersonalData, personalData, type Who } from '../../contract/personal-data.ts';
import { shortDay } from '../../knowledge/entries/days.ts';
import { numberOf } from '../../knowledge/identity.ts';
import type { Plan } from '../../knowledge/schema.ts';
import type { Locale } from '../../language/locale.ts';
import { signs } from '../../language/signs.ts';
import { addresses, isMail, type KnownPerson, NO_TENANT, people } from './model/directory.ts';
import { endedGroup, groupLabel, knownGroups } from './model/group-names.ts';
import {
  type Group,
  groups,
  type Holder,
  isIn,
  type Pilot,
  pilots,
  withEveryone,
} from './model/groups.ts';
import { organisationLabel, organisationOf } from './model/names.ts';
import { references } from './model/references/kept.ts';
import { isNamed, keyOf, shownName } from './model/references/names.ts';
import { joinRequests } from './model/schema.ts';
import { personalDataStrings as strings } from './show/personal-data-strings.ts';

export const peoplePersonalData = (plan: Plan): PersonalData[] => [
  personalData(people, {
    label: { fr: 'Qui vous êtes', en: 'Who you are' },
    found: 'id',
    about: ({ id }, who) => id === who.person,
    data: ({ value }) => value,
    lines: ({ value }, _, locale) => identity(value, plan, locale),
    without: () => undefined,
  }),
  personalData(addresses, {
    label: { fr: 'Où je peux vous écrire', en: 'Where I can write to you' },
    found: 'id',
    about: ({ id }, who) => id === who.person,
    data: ({ value }) => value,
    lines: ({ value }, _, locale) => {
      const { address, mail } = strings[locale];
      return [isMail(value) ? mail[value.state](value.email) : address[value.state]];
    },
    without: () => undefined,
    keep: {
      kind: 'addresses',
      usedAt: ({ state, lastSeenAt }) => (state === 'gone' ? lastSeenAt : undefined),
    },
  }),
  personalData(references, {
    label: { fr: 'Votre nom dans les textes', en: 'Your name in texts' },
    found: 'person',
    about: ({ value }, who) => value.person === who.person,
    data: ({ value: { since } }) => ({ since }),
    // What stands in the texts is no text.
    idFor: 'name-in-texts',
    lines: ({ value }, _, locale) => [
      strings[locale].referred(shortDay(value.since.slice(0, 10), locale)),
    ],
    without: () => undefined,
  }),
  personalData(groups, {
    label: { fr: 'Vos groupes', en: 'Your groups' },
    found: 'person',
    about: ({ value }, { person }) => isIn([...value.members, ...value.coAnimators], person),
    data: ({ id, value }, who) => ({ group: id, name: value.name, ...since(value, who) }),
    lines: ({ id, value }, who, locale) => {
      const all = knownGroups(plan, [{ id, version: 0, value }]);
      const group = all.find((g) => g.id === id) ?? endedGroup(plan, id);
      const { coAnimatorSince } = since(value, who);
      return [`${group?.tag[locale] ?? id}${coAnimatorSince ? strings[locale].coAnimates : ''}`];
    },
    without: ({ value }, { person }) => ({
      ...value,
      members: value.members.filter((m) => m.person !== person),
      coAnimators: value.coAnimators.filter((m) => m.person !== person),
    }),
  }),
  pilotData(plan),
  requestData(plan),
];

const pilotData = (plan: Plan): PersonalData =>
  personalData(pilots, {
    label: { fr: 'Ce que vous pilotez ou avez désigné', en: 'What you lead or designated' },
    about: ({ value }, who) => rolesIn(value, who).length > 0,
    data: ({ id, value }, who) => ({
      what: id,
      roles: rolesIn(value, who),
      organisation: value.organisation,
      until: value.until,
      at: value.at,
    }),
    lines: async ({ id, value }, who, locale, reader) => {
      const say = strings[locale];
      const of = knownGroups(plan, []).find(({ led }) => led === id)?.id;
      const what = of
        ? await groupLabel(reader, plan, of, locale)
        : `${id.slice(0, id.indexOf(':'))} ${numberOf(plan, id)}`;
      const roles = rolesIn(value, who).map((role) => say.role[role]);
      const organisation = value.organisation
        ? [organisationLabel(value.organisation, plan, locale)]
        : [];
      const until = value.until ? [say.until(shortDay(value.until, locale))] : [];
      return [`${what}${signs[locale].colon}${[...roles, ...organisation, ...until].join(', ')}`];
    },
    places: ({ id }) => [id],
    without: ({ value }, who) => ({
      ...withEveryone(value, (one) => forgotten(one, who)),
      by: value.by === who.person ? FORMER : value.by,
    }),
    keep: { kind: 'status', usedAt: ({ until }) => until ?? undefined },
  });

/** Requests to be in a group: of the person, or declined by them. */
const requestData = (plan: Plan): PersonalData =>
  personalData(joinRequests, {
    label: { fr: 'Vos demandes pour rejoindre un groupe', en: 'Your requests to join a group' },
    about: ({ value }, { person }) => value.person === person || value.declined?.by === person,
    data: ({ value: { group, at, declined, ...asked } }, { person }) => ({
      group,
      role: asked.person === person ? 'asked' : 'declined',
      at: asked.person === person ? at : (declined?.at ?? at),
      declinedAt: declined?.at ?? null,
    }),
    lines: async ({ value }, { person }, locale, reader) => {
      const say = strings[locale];
      const label = await groupLabel(reader, plan, value.group, locale);
      const day = shortDay((value.declined?.at ?? value.at).slice(0, 10), locale);
      if (value.person !== person) return [say.declinedByYou(label, day)];
      return [value.declined ? say.declined(label, day) : say.asked(label, day)];
    },
    without: ({ value }, { person }) =>
      value.person === person || !value.declined
        ? undefined
        : { ...value, declined: { ...value.declined, by: FORMER } },
    keep: { kind: 'addresses', usedAt: ({ at, declined }) => declined?.at ?? at },
  });

type PilotRole = 'holder' | 'substitute' | 'by';

function rolesIn(pilot: Pilot, who: Who): PilotRole[] {
  return [
    ...(isHim(pilot, pilot.holder, who) ? (['holder'] as const) : []),
    ...([pilot.substitute, pilot.standIn].some((one) => isHim(pilot, one, who))
      ? (['substitute'] as const)
      : []),
    ...(pilot.by === who.person ? (['by'] as const) : []),
  ];
}

/** A name alone is a text: it refers to whom it was written for, or is all that is known. */
const isHim = (pilot: Pilot, holder: Holder | null | undefined, who: Who): boolean =>
  holder != null &&
  (holder.person === null
    ? isNamed(pilot, who) && keyOf(holder.name) === keyOf(shownName(who.name))
    : holder.person === who.person);

const forgotten = (holder: Holder, who: Who): Holder =>
  holder.person === who.person ? { person: null, name: FORMER } : holder;

const since = ({ members, coAnimators }: Group, { person }: Who) => ({
  memberSince: members.find((m) => m.person === person)?.since ?? null,
  coAnimatorSince: coAnimators.find((m) => m.person === person)?.since ?? null,
});

function identity(person: KnownPerson, plan: Plan, locale: Locale): string[] {
  const say = strings[locale];
  const organisation = organisationOf(person, plan, locale);
  const outside = person.tenantId === NO_TENANT;
  return [
    outside ? say.plainName(person.name) : say.name(person.name),
    organisation ? say.organisation(organisation) : say.noOrganisation,
    ...(person.domain ? [say.domain(person.domain)] : []),
    say.seen(shortDay(person.lastSeenAt.slice(0, 10), locale)),
  ];
}
