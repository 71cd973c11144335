import { beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { localDay } from '../../../../../bot/calendar/local-time.ts';
import type { Store } from '../../../../../bot/contract/store.ts';
import type { Person } from '../../../../../bot/contract/turn.ts';
import { defaultSettings } from '../../../../../bot/conversation/bot.ts';
import { features } from '../../../../../bot/features/index.ts';
import { emptyGroup, groups, pilots } from '../../../../../bot/features/people/model/groups.ts';
import {
  type ActedOn,
  hasRole,
  may,
  type Right,
  type Role,
  rights,
  type Verb,
} from '../../../../../bot/features/people/model/rights.ts';
import { joinRequests, requestId } from '../../../../../bot/features/people/model/schema.ts';
import { commandVerbs as progressCommands } from '../../../../../bot/features/progress/feature.ts';
import { commandVerbs as restitutionCommands } from '../../../../../bot/features/restitution/feature.ts';
import { brokenStore } from '../../../../support/broken-store.ts';
import { peopleCommands, privacyCommands } from '../../../../support/command-verbs.ts';
import {
  admin,
  animator,
  camille,
  holder,
  noon,
  type Partners,
  partner,
  readAll,
  refOf,
  zoe,
} from '../../../../support/partners.ts';
import { withSharedPartners } from '../../../../support/with-partners.ts';

const member = partner('me', 'Malo Membre');

/** One person of each role. */
const actors: Record<Role, Person> = {
  administrateur: admin,
  coAnimateur: animator,
  membre: member,
  pilote: holder,
  partenaire: zoe,
};

/** What each kind of act is done to: where those who have a role have it, and where they do not. */
const objects: Record<ActedOn['kind'], { own: ActedOn; other: ActedOn }> = {
  own: { own: { kind: 'own' }, other: { kind: 'own' } },
  group: {
    own: { kind: 'group', id: 'outil-cartographie' },
    other: { kind: 'group', id: 'competences-ept' },
  },
  led: {
    own: { kind: 'led', id: 'fiche:1.1', group: 'axe-1' },
    other: { kind: 'led', id: 'fiche:5', group: 'axe-5' },
  },
  person: {
    own: { kind: 'person', person: refOf(camille) },
    other: { kind: 'person', person: refOf(holder) },
  },
};

const house = withSharedPartners({ personalLink: ({ id }) => `https://fil.example/#lien/${id}` });
const since = noon.toISOString();
const as = (...list: Person[]) => list.map((person) => ({ person: refOf(person), since }));

async function seed(store: Store): Promise<void> {
  for (const person of [admin, animator, member, holder, camille, zoe]) await house.meet(person);
  await store.transact(async (tx) => {
    await tx.put(groups, 'outil-cartographie', {
      ...emptyGroup('sousGroupe'),
      members: as(animator, camille, member),
      coAnimators: as(animator, camille),
      channel: 'own-channel',
    });
    await tx.put(groups, 'competences-ept', {
      ...emptyGroup('sousGroupe'),
      members: as(holder),
      coAnimators: as(holder),
      channel: 'other-channel',
    });
    await tx.put(groups, 'axe-1', {
      ...emptyGroup('axe'),
      members: as(animator),
      coAnimators: as(animator),
    });
    await tx.remove(groups, 'sous-groupe-handicap');
    for (const group of ['outil-cartographie', 'competences-ept'])
      await tx.put(joinRequests, requestId(group, refOf(zoe)), {
        group,
        person: refOf(zoe),
        at: since,
        declined: null,
      });
    const pilot = {
      organisation: 'caf',
      holder: null,
      substitute: null,
      until: null,
      at: since,
      by: refOf(admin),
    };
    await tx.put(pilots, 'fiche:1.1', {
      ...pilot,
      holder: { person: refOf(holder), name: holder.name },
    });
    await tx.put(pilots, 'fiche:5', pilot);
  });
}

describe('the table', () => {
  it('has a row for every click and every command of every feature', () => {
    const verbs = features(house.knowledge).flatMap(({ name, start }) =>
      Object.keys(
        start({
          store: brokenStore,
          about: () => [],
          values: () => [],
          noted: async () => [],
          waits: async () => [],
          isAdmin: () => false,
          settings: defaultSettings,
        }).press?.clicks ?? {},
      ).map((verb) => `${name}.${verb}`),
    );
    const commands = [
      peopleCommands,
      privacyCommands,
      progressCommands,
      restitutionCommands,
    ].flatMap((verbs) => Object.values<string>(verbs));
    expect([...verbs, ...commands].filter((verb) => !Object.hasOwn(rights, verb))).toEqual([]);
  });

  const cells = (Object.entries(rights) as [Verb, Right][]).flatMap(([verb, { roles, on }]) =>
    (Object.keys(actors) as Role[]).flatMap((role) =>
      (['own', 'other'] as const).map((whose) => {
        const held =
          roles.includes(role) && (role === 'administrateur' || whose === 'own' || on === 'own');
        return { verb, role, whose, on, allowed: roles.includes('partenaire') || held };
      }),
    ),
  );
  // In the seed the holder co-animates the other group, so that a pilote is not just a partner.
  const isHolders = ({ role, on, whose }: (typeof cells)[number]) =>
    role === 'pilote' &&
    (on === 'own' || ((on === 'group' || on === 'person') && whose === 'other'));

  // The rights are read, and change nothing.
  beforeAll(() => seed(house.store));

  it.each(cells.filter((cell) => !isHolders(cell)))(
    '$verb by $role on $whose: $allowed',
    async ({ verb, role, whose, on, allowed }) => {
      const object = objects[on][whose] as never;
      const actor = { person: actors[role], admin: role === 'administrateur' };
      expect(
        await house.store.read((reader) =>
          may(actor, verb, object, reader, localDay(noon, 'Europe/Paris')),
        ),
      ).toBe(allowed);
    },
  );
});

describe('a pilote', () => {
  const lead = { kind: 'led', id: 'fiche:1.1', group: 'axe-1' } as const;
  const has = (person: Person, now = noon, zone = 'Europe/Paris') =>
    house.store.read((r) =>
      hasRole({ person, admin: false }, 'pilote', lead, r, localDay(now, zone)),
    );
  const until = (day: string | null) =>
    house.store.transact((tx) =>
      tx.put(pilots, lead.id, {
        organisation: 'caf',
        holder: { person: refOf(holder), name: holder.name },
        substitute: { person: refOf(zoe), name: zoe.name },
        until: day,
        at: since,
        by: refOf(admin),
      }),
    );

  it('is the holder or the substitute, and nobody else', async () => {
    await until(null);
    expect([await has(holder), await has(zoe), await has(camille)]).toEqual([true, true, false]);
  });

  it('is one to the end of the last day in Paris, and not after', async () => {
    await until('2026-11-24');
    expect(await has(holder, new Date('2026-11-24T22:59:00Z'))).toBe(true);
    expect(await has(holder, new Date('2026-11-24T23:01:00Z'))).toBe(false);
  });

  it('is one to the end of the last day where the partnership is: La Réunion is three hours ahead', async () => {
    await until('2026-11-24');
    const zone = 'Indian/Reunion';
    expect(await has(holder, new Date('2026-11-24T19:59:00Z'), zone)).toBe(true);
    expect(await has(holder, new Date('2026-11-24T20:01:00Z'), zone)).toBe(false);
  });

  it('is not one for saying to be of the organisation that leads', async () => {
    await until(null);
    await house.say(camille, 'je suis de la Caf');
    expect(await has(camille)).toBe(false);
  });
});

/** What is typed, or pressed, for each verb that not everybody may. */
const channel = { id: 'new-channel;messageid=1', type: 'channel' } as const;
const group = { own: 'sous-groupe cartographie', other: 'sous-groupe compétences des EPT' };
const fiche = { own: 'fiche 1.1', other: 'fiche 5' };
type Do = (who: Person, whose: 'own' | 'other') => ReturnType<Partners['say']>;
const press =
  (verb: string): Do =>
  (who, whose) =>
    house.press(who, verb, {
      person: refOf(camille),
      target: whose === 'own' ? 'outil-cartographie' : 'competences-ept',
    });
const pressRequest =
  (verb: string): Do =>
  (who, whose) =>
    house.press(who, verb, {
      person: refOf(zoe),
      group: whose === 'own' ? 'outil-cartographie' : 'competences-ept',
    });
const acts: [verb: Verb, how: string, act: Do][] = [
  ['people.create', 'command', (who) => house.say(who, 'crée le sous-groupe Handicap')],
  [
    'people.link',
    'command',
    (who, whose) => house.say(who, `lier ce canal au ${group[whose]}`, { conversation: channel }),
  ],
  ['people.unlink', 'command', (who, whose) => house.say(who, `délier le ${group[whose]}`)],
  ['people.askInvite', 'command', (who) => house.say(who, 'ajouter une personne sans Teams')],
  ['people.askInvite', 'click', (who) => house.press(who, 'people.askInvite', {})],
  [
    'people.invite',
    'command',
    (who, whose) => house.say(who, `ajoute lou@ville.example au ${group[whose]}`),
  ],
  [
    'people.invite',
    'click',
    (who, whose) =>
      house.press(who, 'people.invite', {
        name: 'Lou Petit',
        email: 'lou@ville.example',
        group: whose === 'own' ? 'outil-cartographie' : 'competences-ept',
      }),
  ],
  ['people.requests', 'command', (who) => house.say(who, 'demandes en attente')],
  ['people.accept', 'click', pressRequest('people.accept')],
  ['people.decline', 'click', pressRequest('people.decline')],
  [
    'people.entry',
    'command',
    (who, whose) => house.say(who, `entrée libre pour le ${group[whose]}`),
  ],
  ['people.add', 'command', (who, whose) => house.say(who, `ajoute Zoé Petit au ${group[whose]}`)],
  ['people.add', 'click', press('people.add')],
  [
    'people.remove',
    'command',
    (who, whose) => house.say(who, `retire Camille Durand du ${group[whose]}`),
  ],
  ['people.remove', 'click', press('people.remove')],
  [
    'people.appoint',
    'command',
    (who, whose) => house.say(who, `nomme Zoé Petit co-animatrice du ${group[whose]}`),
  ],
  ['people.appoint', 'click', press('people.appoint')],
  [
    'people.dismiss',
    'command',
    (who, whose) => house.say(who, `retire Camille Durand de la co-animation du ${group[whose]}`),
  ],
  ['people.dismiss', 'click', press('people.dismiss')],
  [
    'people.pilot',
    'command',
    (who, whose) =>
      house.say(who, `nomme la Caf pilote de la ${fiche[whose]}, titulaire Zoé Petit`),
  ],
  [
    'people.unpilot',
    'command',
    (who, whose) => house.say(who, `retire le pilote de la ${fiche[whose]}`),
  ],
  [
    'people.organisationOf',
    'command',
    (who, whose) =>
      house.say(
        who,
        `change l'organisation de ${whose === 'own' ? 'Camille Durand' : 'Paul Pilote'} : la Caf`,
      ),
  ],
  [
    'people.organisationOf',
    'click',
    (who, whose) =>
      house.press(who, 'people.organisationOf', {
        person: refOf(whose === 'own' ? camille : holder),
        target: 'caf',
      }),
  ],
];

describe('an act that is refused writes nothing and says whom to ask', () => {
  beforeEach(() => seed(house.store));

  const denied = acts.flatMap(([verb, how, act]) =>
    [
      { role: 'partenaire', whose: 'own' } as const,
      { role: 'partenaire', whose: 'other' } as const,
      { role: 'coAnimateur', whose: 'other' } as const,
      { role: 'pilote', whose: 'own' } as const,
    ]
      .filter(({ role }) => rights[verb].on !== 'own' || role === 'partenaire')
      .map((cell) => ({ verb, how, act, ...cell })),
  );
  it.each(denied)('$verb as a $how by $role on $whose', async ({ act, role, whose }) => {
    const before = house.kept();
    const answer = await act(actors[role], whose);
    expect(answer.outcome).toBe('refused');
    expect(readAll(answer)).toMatch(/demandez|Je ne connais personne/);
    expect(readAll(answer)).not.toMatch(/Camille Durand a|29:|@|aaaaaaaa/);
    expect(house.kept()).toBe(before);
  });

  const open = acts.flatMap(([verb, how, act]) =>
    [
      { role: 'administrateur', whose: 'own' } as const,
      { role: 'administrateur', whose: 'other' } as const,
      { role: 'coAnimateur', whose: 'own' } as const,
    ].map((cell) => ({ verb, how, act, ...cell })),
  );
  it.each(open)(
    'and is done otherwise: $verb as a $how by $role on $whose',
    async ({ act, role, whose }) => {
      expect(await act(actors[role], whose)).toMatchObject({ outcome: 'command' });
    },
  );

  it('a right that was taken away is gone for a button shown before', async () => {
    await house.say(admin, `retire Ines Animatrice de la co-animation du ${group.own}`);
    expect((await press('people.appoint')(animator, 'own')).outcome).toBe('refused');
  });
});
