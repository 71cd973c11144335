/** A name in a text is taken for its bearer where something else than the name says so. */
import { describe, expect, it } from '@jest/globals';
import type { Collection } from '../../../../bot/contract/store.ts';
import type { Person } from '../../../../bot/contract/turn.ts';
import { type Meeting, meetings } from '../../../../bot/features/meetings/model/schema.ts';
import { people } from '../../../../bot/features/people/model/directory.ts';
import { groups, pilots } from '../../../../bot/features/people/model/groups.ts';
import { ballotId, ballots, polls } from '../../../../bot/features/polls/model/schema.ts';
import { forget } from '../../../../bot/features/privacy/act/forget.ts';
import { unanswered } from '../../../../bot/features/unanswered/model/schema.ts';
import { cartographie, schedule } from '../../../support/meetings.ts';
import { admin, camille, noon, partner, refOf, zoe } from '../../../support/partners.ts';
import { beginning, withPartners } from '../../../support/with-partners.ts';

const house = withPartners();
const at = noon.toISOString();

/** In no group of those that the tests write in. */
const maud = partner('maud', 'Maud Visiteuse');
/** Teams names them as it names people; neither ever writes. */
const room = partner('room', 'Salle Vénus');
const mailbox = partner('box', 'Accueil Caf');

/** A meeting of the sous-groupe, of which Zoé is a member, planned by the administrator. */
let planned: Meeting;

beginning(house, async () => {
  for (const person of [admin, camille, zoe, maud]) await house.meet(person);
  await house.say(admin, 'ajoute Zoé Petit au sous-groupe cartographie');
  await list(room);
  await list(mailbox);
  const { id } = await schedule(house, { group: cartographie }, { by: zoe });
  const value = await read(meetings, id);
  if (!value) throw new Error('no meeting');
  planned = { ...value, createdBy: refOf(admin), changedBy: refOf(admin), attendance: {} };
});

/** Somebody, or something, in the list of those who are in a team: not met. */
const list = ({ tenantId, id, teamsId, name }: Person) =>
  write(people, refOf({ tenantId, id, teamsId, name }), {
    tenantId,
    aadId: id,
    teamsId,
    name,
    locale: 'fr',
    domain: null,
    organisation: null,
    otherOrganisation: null,
    organisationAskedAt: null,
    lastSeenAt: at,
  });

const write = <T>(collection: Collection<T>, id: string, value: T) =>
  house.store.transact((tx) => tx.put(collection, id, value));
const read = <T>(collection: Collection<T>, id: string): Promise<T | undefined> =>
  house.store.read(async (reader) => (await reader.get(collection, id))?.value);
const meet = (over: Partial<Meeting>, id = 'm') => write(meetings, id, { ...planned, ...over });

/** How a row stands in the file: each mark as `<>`. */
const kept = (id: string): string =>
  (
    house
      .kept()
      .split('\n')
      .find((line) => line.includes(`,"${id}",`)) ?? ''
  ).replace(/[\uFDD0-\uFDEF][\uE000-\uF8FF]{4,}/gu, '<>');

const forgotten = ({ tenantId, id, teamsId, name }: Person) =>
  house.store.transact((tx) =>
    forget(tx, house.house, {
      person: refOf({ tenantId, id, teamsId, name }),
      id,
      teamsId,
      name,
    }),
  );

const question = {
  locale: 'fr',
  reason: 'unknown',
  entry: '',
  count: 1,
  firstAt: at,
  lastAt: at,
} as const;

describe('the name of a room or of a shared mailbox', () => {
  const texts = {
    title: 'Atelier en Salle Vénus',
    place: 'Salle Vénus, rue de la Salle Vénus',
    note: 'Écrire à Accueil Caf pour la Salle Vénus',
    decisions: 'Accueil Caf relance',
  };

  it('is its own in every text: nothing there follows when it is called otherwise, nor when it is no longer known', async () => {
    await meet(texts);
    await write(unanswered, 'q', { text: 'Où est la Salle Vénus ?', ...question });
    expect(kept('m') + kept('q')).not.toContain('<>');
    await list({ ...room, name: 'Salle Jupiter' });
    await list({ ...mailbox, name: 'Caf Courrier' });
    await house.upkeep.refer();
    expect(await read(meetings, 'm')).toMatchObject(texts);
    await list(room);
    await list(mailbox);
    await house.upkeep.refer();
    for (const one of [room, mailbox]) await forgotten(one);
    expect(await read(meetings, 'm')).toMatchObject(texts);
    expect((await read(unanswered, 'q'))?.text).toBe('Où est la Salle Vénus ?');
  });

  it('is its own in what is to be sent and in what was answered', async () => {
    const said = await house.store.transact(async (tx) => {
      await tx.inbox.remember('request', { text: 'En Salle Vénus, avec Zoé Petit' }, noon);
      return tx.outbox.add({
        key: 'key',
        kind: 'polls.for',
        subject: 'poll:x',
        recipient: refOf(zoe),
        payload: { title: 'En Salle Vénus', place: 'Salle Vénus', by: 'Camille Durand' },
        notBefore: at,
        expiresAt: at,
      });
    });
    expect(said.payload).toEqual({
      title: 'En Salle Vénus',
      place: 'Salle Vénus',
      by: 'Camille Durand',
    });
    const rows = house.kept().split('\n').join('');
    expect(rows.match(/Salle Vénus/g)).toHaveLength(4);
    expect(rows).not.toMatch(/avec Zoé Petit|"by":"Camille Durand"/);
  });
});

describe('somebody can be meant', () => {
  const inMeeting = async (over: Partial<Meeting>, id = 'm') => {
    await meet(over, id);
    return kept(id);
  };

  it('in what their group does, and in what another does once they take part', async () => {
    expect(await inMeeting({ note: 'Vu avec Zoé Petit et Maud Visiteuse' })).toContain(
      'Vu avec <> et <>',
    );
    expect(await inMeeting({ note: 'Vu avec Zoé Petit.', group: 'axe-3' }, 'theirs')).toContain(
      'Vu avec <>.',
    );
  });

  it('in what they wrote, and where their id stands', async () => {
    expect(await inMeeting({ note: 'Vu par Maud Visiteuse', changedBy: refOf(maud) })).toContain(
      'Vu par <>',
    );
    const answer = { representedBy: null, word: '', at, by: refOf(zoe), tentative: false };
    const attendance = { [refOf(maud)]: { ...answer, status: 'excused' as const } };
    expect(await inMeeting({ note: 'Excuser Maud Visiteuse', attendance })).toContain('Excuser <>');
  });

  it('in the place of an id: whoever stands in, whoever leads', async () => {
    const representedBy = { person: null, name: 'Maud Visiteuse' };
    const answer = { representedBy, word: '', at, by: refOf(zoe), tentative: false };
    const attendance = { [refOf(zoe)]: { ...answer, status: 'represented' as const } };
    expect(await inMeeting({ attendance })).toContain('"name":"<>"');
    await write(pilots, 'fiche:1.1', {
      organisation: null,
      holder: { person: null, name: 'Maud Visiteuse' },
      substitute: null,
      until: null,
      at,
      by: refOf(admin),
    });
    expect(kept('fiche:1.1')).toContain('"name":"<>"');
  });

  it('where the row referred to them already, although they left the group', async () => {
    await meet({ note: 'Vu avec Zoé Petit' });
    const group = await read(groups, cartographie);
    if (group) await write(groups, cartographie, { ...group, members: [], coAnimators: [] });
    expect(await inMeeting({ note: 'Vu lundi avec Zoé Petit' })).toContain('Vu lundi avec <>');
  });

  it('in an answer to a poll, which names the poll only', async () => {
    const poll = (group: string) => ({
      group,
      title: 'Quand ?',
      slots: ['s1', 's2'].map((id) => ({ id, date: '2027-01-12', start: '14:00', end: '16:00' })),
      deadline: at,
      required: [],
      quorum: 0,
      place: '',
      namesHidden: false,
      state: 'open' as const,
      round: 0,
      chosen: null,
      meeting: null,
      createdBy: refOf(admin),
      createdAt: at,
      halfway: null,
    });
    for (const [id, group] of [
      ['poll-ours', cartographie],
      ['poll-theirs', 'axe-3'],
    ] as const) {
      await write(polls, id, poll(group));
      await write(ballots, ballotId(id, refOf(camille)), {
        poll: id,
        person: refOf(camille),
        answers: { s1: 'yes' },
        word: 'Avec Zoé Petit',
        proposal: '',
        organisation: null,
        by: refOf(camille),
        at,
      });
    }
    expect(kept(ballotId('poll-ours', refOf(camille)))).toContain('Avec <>');
    expect(kept(ballotId('poll-theirs', refOf(camille)))).toContain('Avec <>');
  });
});

describe('in a place or a link', () => {
  const texts = {
    place: 'Chez Zoé Petit, puis chez Mme Petit',
    link: 'https://x.example Zoé Petit',
  };

  it('nobody is meant by their whole name; by a title and a family name, they are', async () => {
    await meet({ ...texts, note: 'Zoé Petit' });
    expect(kept('m')).toContain('"place":"Chez Zoé Petit, puis chez <>"');
    expect(kept('m')).toContain('https://x.example Zoé Petit');
    expect(kept('m')).toContain('"note":"<>"');
    await house.upkeep.refer();
    expect(kept('m')).toContain('"place":"Chez Zoé Petit, puis chez <>"');
  });

  it('is nobody’s name left, once a member of the group is forgotten', async () => {
    await meet({ ...texts, note: 'Zoé Petit' });
    await meet({ ...texts, note: 'Zoé Petit', group: 'axe-3' }, 'theirs');
    await forgotten(zoe);
    expect(await read(meetings, 'm')).toMatchObject({
      place: 'Chez ancien participant, puis chez ancien participant',
      link: 'https://x.example ancien participant',
      note: 'ancien participant',
    });
    expect(await read(meetings, 'theirs')).toMatchObject({ note: 'ancien participant' });
  });
});

describe('a name that stood in a text before its bearer was met', () => {
  const late = partner('late', 'Maud Retardataire');
  const ask = (text: string, id = 'q', count = 1) =>
    write(unanswered, id, { text, ...question, count });

  it('is nobody’s there, whoever writes that text again; in a text of later it is theirs', async () => {
    await ask('Que fait Maud Retardataire ?');
    await house.meet(late);
    await house.upkeep.refer();
    await ask('Que fait Maud Retardataire ?', 'q', 2);
    expect(kept('q')).toContain('Que fait Maud Retardataire ?');
    await ask('Que dit Maud Retardataire ?', 'r');
    expect(kept('r')).toContain('Que dit <> ?');
    await forgotten(late);
    expect((await read(unanswered, 'q'))?.text).toBe('Que fait Maud Retardataire ?');
  });

  it('is theirs in what their group does', async () => {
    await meet({ note: 'Vu avec Maud Retardataire' });
    await house.meet(late);
    await house.say(admin, 'ajoute Maud Retardataire au sous-groupe cartographie');
    expect(await house.upkeep.refer()).toBeGreaterThan(0);
    expect(kept('m')).toContain('Vu avec <>');
    // All is done: nothing is written again the next day.
    expect(await house.upkeep.refer()).toBe(0);
  });
});
