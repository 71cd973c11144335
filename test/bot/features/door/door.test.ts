/** People without Teams among the others: added, taken out, and what is said of them. */
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Person } from '../../../../bot/contract/turn.ts';
import { people } from '../../../../bot/features/people/model/directory.ts';
import { emptyGroup, groups, pilots } from '../../../../bot/features/people/model/groups.ts';
import { closeDoorsOf, openDoor, personalLinks } from '../../../../bot/links/personal-links.ts';
import {
  addZoe,
  byMail,
  zoeEmail as email,
  makePilot,
  openHouseOfLinks,
} from '../../../support/door-acts.ts';
import { cartographie, gather } from '../../../support/meetings.ts';
import {
  admin,
  animator,
  camille,
  noon,
  openPartners,
  type Partners,
  readAll,
  refOf,
} from '../../../support/partners.ts';
import { launching } from '../../../support/polls.ts';

let house: Partners;
beforeEach(async () => {
  house = await openHouseOfLinks();
});
afterEach(() => house.close());

const say = async (person: Person, text: string) => readAll(await house.say(person, text));
const invite = () => addZoe(house);
const zoe = async () => (await byMail(house.store))[0]?.id ?? '';
const links = () =>
  house.store.read(async (reader) =>
    (await reader.list(personalLinks)).map(({ value }) => [value.to, value.revokedAt !== null]),
  );

describe('somebody added by their address', () => {
  it('is a member as another, and called by name', async () => {
    await invite();
    expect(await say(camille, 'qui est dans le sous-groupe cartographie ?')).toMatch(/Zoé Martin/);
  });

  it('stays who they are when they are added again, under a better name', async () => {
    await say(animator, `invite ${email} dans le sous-groupe cartographie`);
    const id = await zoe();
    expect(await say(camille, 'membres du sous-groupe cartographie')).toMatch(/Zoe Martin/);
    await invite();
    expect(await zoe()).toBe(id);
    const known = await house.store.read((reader) => reader.list(people));
    expect(known.map(({ value }) => value.name).sort()).toEqual([
      'Camille Durand',
      'Ines Animatrice',
      'Zoé Martin',
    ]);
  });

  it('is added by those who co-animate, and by nobody else', async () => {
    const text = `ajoute Zoé Martin ${email} au sous-groupe cartographie`;
    expect((await house.say(camille, text)).outcome).toBe('refused');
    expect(await zoe()).toBe('');
  });

  it('has an address that is said to nobody, whatever is asked', async () => {
    await invite();
    for (const text of [
      'qui est dans le sous-groupe cartographie ?',
      'mes données',
      `retire ${email} du sous-groupe compétences des EPT`,
      'révoque le lien de Zoé',
    ]) {
      const answer = await house.say(animator, text);
      expect(JSON.stringify([answer, house.replies])).not.toContain(email);
    }
  });

  it('gets an organisation from those who co-animate, so that she counts for it', async () => {
    await invite();
    await say(animator, 'change l’organisation de Zoé Martin : la Caf');
    const id = await zoe();
    const known = await house.store.read((reader) => reader.get(people, id));
    expect(known?.value.organisation).toBe('caf');
  });

  it.each([
    ['Caf', 'ajoute La Caf caf@ville.example au sous-groupe cartographie'],
    ['PMI', 'ajoute PMI accueil@ville.example au sous-groupe cartographie'],
  ])(
    'is a person: an organisation of the plan (%s) is refused, and it is said what to write',
    async (name, text) => {
      const answer = await house.say(animator, text);
      expect(answer.outcome).toBe('refused');
      expect(readAll(answer)).toMatch(
        new RegExp(`«\\s${name}\\s» est une organisation, pas une personne`),
      );
      expect(await byMail(house.store)).toEqual([]);
    },
  );

  it('cannot co-animate: that is done in Teams', async () => {
    await invite();
    const answer = await house.say(
      animator,
      'nomme Zoé Martin co-animatrice du sous-groupe cartographie',
    );
    expect(answer.outcome).toBe('refused');
    expect(readAll(answer)).toMatch(/n’a pas Teams/);
  });

  it.each(['zoe@ville', 'zoe@@ville.example', '@ville.example'])(
    'is not added by what is no address: %s',
    async (wrong) => {
      await house.say(animator, `invite Zoé Martin ${wrong} au sous-groupe cartographie`);
      expect(await zoe()).toBe('');
    },
  );
});

describe('where there is no key', () => {
  it('nobody is added, and it is said who can help', async () => {
    const bare = await openPartners();
    await gather(bare, [animator]);
    const answer = await bare.say(animator, `ajoute ${email} au sous-groupe cartographie`);
    expect(readAll(answer)).toMatch(/LINK_KEY/);
    await bare.close();
  });
});

describe('somebody who leaves', () => {
  const door = (to: string, group: string | null) => ({
    to,
    group,
    until: new Date(noon.getTime() + 1_000_000),
  });
  const open = async () => {
    await invite();
    const id = await zoe();
    await house.store.transact(async (tx) => {
      await openDoor(tx, id, door('meeting:1', cartographie));
      await openDoor(tx, id, door('meeting:2', 'axe-5'));
    });
    return id;
  };

  it('the only group they are in is written to no more: the address goes, the links end', async () => {
    await open();
    expect(await say(animator, `retire ${email} du sous-groupe cartographie`)).toMatch(
      /Zoé Martin ne fait plus partie/,
    );
    expect(await zoe()).toBe('');
    expect(await links()).toEqual(
      expect.arrayContaining([
        ['meeting:1', true],
        ['meeting:2', true],
      ]),
    );
  });

  it('one of their groups loses the links to that one only', async () => {
    const id = await open();
    await house.store.transact(async (tx) => {
      const since = noon.toISOString();
      await tx.put(groups, 'axe-5', { ...emptyGroup('axe'), members: [{ person: id, since }] });
    });
    await say(animator, 'retire Zoé Martin du sous-groupe cartographie');
    expect(await zoe()).toBe(id);
    expect((await links()).sort()).toEqual([
      ['meeting:1', true],
      ['meeting:2', false],
    ]);
  });

  it('is not told apart from an address that nobody has', async () => {
    await invite();
    const wrong = await say(animator, 'retire autre@ville.example du sous-groupe cartographie');
    await say(animator, `retire ${email} du sous-groupe cartographie`);
    expect(await say(animator, `retire ${email} du sous-groupe cartographie`)).toBe(wrong);
  });
});

describe('somebody added again with the same address', () => {
  const out = () => say(animator, `retire ${email} du sous-groupe cartographie`);

  it('is the same while anything else keeps them: another group, or what they lead', async () => {
    await invite();
    const id = await zoe();
    const since = noon.toISOString();
    const other = { ...emptyGroup('axe'), members: [{ person: id, since }] };
    await house.store.transact((tx) => tx.put(groups, 'axe-5', other));
    await out();
    expect(await invite()).toBe(id);
    await house.store.transact((tx) => tx.remove(groups, 'axe-5'));
    await makePilot({ store: house.store, now: () => noon }, id);
    await out();
    expect(await invite()).toBe(id);
  });

  it('is somebody else once their address is erased: nothing is kept to know them by', async () => {
    await invite();
    const first = await zoe();
    await house.press(animator, 'polls.launch', launching());
    await house.store.transact((tx) =>
      openDoor(tx, first, { to: 'self:mail', group: null, until: new Date('2027-11-01') }),
    );
    await out();
    expect(house.kept()).not.toContain(email);
    const second = await invite();
    expect(second).not.toBe(first);
    // Whoever has the address now, perhaps a successor, sees nothing of who had it before.
    const person = { ...animator, tenantId: 'sans-teams', id: second.split(':')[2] ?? '' };
    const mine = await house.bot.view({ person, locale: 'fr', now: noon }, 'privacy.data', {});
    expect(JSON.stringify(mine)).not.toContain(first);
    expect(await links()).toEqual([['self:mail', true]]);
  });

  it('is the one whom their name means', async () => {
    await invite();
    await out();
    const unknown = await say(animator, 'ajoute Zoé Martin au sous-groupe cartographie');
    expect(unknown).toMatch(/Je ne connais pas encore «\sZoé Martin\s»[\s\S]*sans Teams/);
    const second = await invite();
    await house.meet(admin);
    await say(admin, 'nomme la Caf pilote de la fiche 1.1, représentée par Zoé Martin');
    const led = await house.store.read((reader) => reader.get(pilots, 'fiche:1.1'));
    expect(led?.value.holder?.person).toBe(second);
    await house.store.transact((tx) =>
      openDoor(tx, second, { to: 'poll:1', group: null, until: new Date('2027-11-01') }),
    );
    expect(await say(admin, 'révoque le lien de Zoé Martin')).toMatch(/n’ouvre plus rien/);
  });
});

it('among several names, that of somebody who was let go of means nobody', async () => {
  await invite();
  const gone = await zoe();
  await say(animator, `retire ${email} du sous-groupe cartographie`);
  await house.meet(admin);
  await say(animator, 'ajoute Alix Admin et Zoé Martin au sous-groupe cartographie');
  const all = await house.store.read((reader) => reader.list(groups));
  const members = all.flatMap(({ value }) => value.members.map(({ person }) => person));
  expect(members).toContain(refOf(admin));
  expect(members).not.toContain(gone);
});

it('whoever leads nothing any more, and is in no group, has no address kept', async () => {
  await invite();
  await makePilot({ store: house.store, now: () => noon }, await zoe());
  await say(animator, `retire ${email} du sous-groupe cartographie`);
  expect(await zoe()).not.toBe('');
  await say(animator, 'retire le pilote de la fiche 1.1');
  expect(await zoe()).toBe('');
});

describe('a link', () => {
  const until = new Date(noon.getTime() + 1_000);
  const to = { to: 'poll:1', group: null };

  it('is the same however often it is opened, and lasts as long as the longest', async () => {
    const later = new Date(until.getTime() + 1_000);
    const names = await house.store.transact(async (tx) => [
      await openDoor(tx, 'person:sans-teams:z', { ...to, until: later }),
      await openDoor(tx, 'person:sans-teams:z', { ...to, until }),
    ]);
    expect(names[0]).toEqual(names[1]);
    const [row] = await house.store.read((reader) => reader.list(personalLinks));
    expect([row?.version, row?.value.expiresAt]).toEqual([1, later.toISOString()]);
  });

  it('that was taken back is another one when it is given anew', async () => {
    const [first, second] = await house.store.transact(async (tx) => {
      const before = await openDoor(tx, 'person:sans-teams:z', { ...to, until });
      await closeDoorsOf(tx, 'person:sans-teams:z', noon);
      return [before, await openDoor(tx, 'person:sans-teams:z', { ...to, until })] as const;
    });
    expect(second).toEqual({ ...first, generation: first.generation + 1 });
  });

  it.each([
    'révoque le lien de Zoé Martin',
    'révoquez les liens personnels de Mme Martin, svp',
    "revoke Zoé's link",
    'revoke the personal link of Zoé Martin',
  ])('is taken back by "%s"', async (text) => {
    await invite();
    const id = await zoe();
    await house.store.transact((tx) => openDoor(tx, id, { ...to, until }));
    expect(await say(animator, text)).toMatch(/n’ouvre plus rien|opens nothing/);
    expect(await links()).toEqual([['poll:1', true]]);
  });

  it('is taken back by nobody who animates none of the groups of its person', async () => {
    await invite();
    expect((await house.say(camille, 'révoque le lien de Zoé')).outcome).toBe('refused');
  });
});
