import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Answer, Person, Transaction } from '../../../../bot/contract.ts';
import { addresses, people } from '../../../../bot/directory.ts';
import { openDoor } from '../../../../bot/door/personal-links.ts';
import { drafts } from '../../../../bot/features/meetings/drafts.ts';
import { ballotId, ballots, polls } from '../../../../bot/features/polls/schema.ts';
import { stateOf } from '../../../../bot/features/polls/state.ts';
import { exportOf } from '../../../../bot/features/privacy/export.ts';
import { createPurge } from '../../../../bot/features/privacy/purge.ts';
import { forgettings } from '../../../../bot/features/privacy/schema.ts';
import { unanswered } from '../../../../bot/features/unanswered/schema.ts';
import { groups, pilots } from '../../../../bot/groups.ts';
import { addLink } from '../../../../bot/links.ts';
import {
  groupReminders,
  type Meeting,
  meetings,
  quiet,
  quietId,
} from '../../../../bot/meetings/schema.ts';
import { before, type Retention } from '../../../../bot/personal.ts';
import { cartographie, schedule } from '../../../support/meetings.ts';
import {
  admin,
  camille,
  loadMs,
  noon,
  openPartners,
  type Partners,
  partner,
  readAll,
  refOf,
  zoe,
} from '../../../support/partners.ts';

let house: Partners;
beforeEach(async () => {
  house = await openPartners();
  for (const person of [admin, camille, zoe]) await house.meet(person);
}, loadMs);
afterEach(() => house.close());

/** Somebody whose every trace can be found again. */
const canary = partner('deadbeef', 'Canari Zyxwvut');
const traces = /deadbeef|Zyxwvut/;
const channel = { conversation: { id: '19:x', type: 'channel' as const } };

/** A meeting that the canary has nothing to do with yet. */
let planted = '';

/** What meetings keep of the canary, in every place that they have. */
async function plantMeetings(tx: Transaction): Promise<void> {
  const person = refOf(canary);
  const at = noon.toISOString();
  const answer = { representedBy: null, word: '', at, by: person, tentative: false };
  await tx.put(meetings, 'm1', {
    ...(await tx.get(meetings, planted))?.value,
    note: 'Demander à Canari Zyxwvut.',
    createdBy: person,
    attendance: {
      [person]: { ...answer, status: 'excused', word: 'Zyxwvut en congé' },
      [refOf(zoe)]: {
        ...answer,
        status: 'represented',
        representedBy: { person, name: canary.name },
      },
    },
  } as Meeting);
  await tx.put(quiet, quietId(cartographie, person), { person, group: cartographie, at });
  const offsets = ['P1D'];
  await tx.put(groupReminders, cartographie, { offsets, by: person, at });
  const fields = {
    title: '',
    date: '',
    start: '',
    end: '',
    place: '',
    link: '',
    agenda: '',
    note: '',
  };
  await tx.put(drafts, 'd1', {
    intent: 'create',
    group: cartographie,
    meeting: null,
    sequence: 0,
    base: null,
    fields: { ...fields, note: 'Canari Zyxwvut' },
    said: [],
    by: person,
    at,
    version: 0,
  });
}

/** A poll that somebody started, their own ballot, and one that they gave for a colleague. */
async function plantPolls(tx: Transaction, { name }: Person, colleague: string): Promise<void> {
  const at = noon.toISOString();
  const self = refOf(canary);
  const slot = (id: string, date: string) => ({ id, date, start: '14:00', end: '16:00' });
  await tx.put(polls, 'poll-canary', {
    group: 'outil-cartographie',
    title: `Avec ${name}`,
    slots: [slot('s1', '2027-01-12'), slot('s2', '2027-01-14')],
    deadline: at,
    required: [],
    quorum: 0,
    namesHidden: false,
    state: 'open',
    round: 0,
    chosen: null,
    meeting: null,
    createdBy: self,
    createdAt: at,
    halfway: null,
  });
  const ballot = { poll: 'poll-canary', proposal: '', organisation: 'caf', by: self, at };
  const answers = { s1: 'yes', s2: 'no' } as const;
  await tx.put(ballots, ballotId('poll-canary', self), {
    ...ballot,
    person: self,
    answers,
    word: `signé ${name}`,
  });
  await tx.put(ballots, ballotId('poll-canary', colleague), {
    ...ballot,
    person: colleague,
    answers,
    word: `vu avec ${name}`,
  });
}

/** Puts the canary into every collection that there is. */
async function plant(): Promise<void> {
  await house.meet(canary, { domain: 'exemple.fr' });
  await house.say(admin, 'nomme Canari Zyxwvut co-animateur du GT 5');
  await house.say(canary, 'rejoindre le sous-groupe cartographie');
  await house.say(
    admin,
    'nomme la Caf pilote de la fiche 1.1, titulaire Zoé Petit, suppléant Canari Zyxwvut',
  );
  await house.say(canary, 'nomme la Caf pilote de la fiche 5, titulaire Canari Zyxwvut');
  planted = (await schedule(house, { group: cartographie }, { by: zoe })).id;
  await house.say(canary, 'fiche 5 : soleil, vu avec Canari Zyxwvut');
  await house.say(canary, 'fiche 5 : 60 %, reçu par téléphone de Mme Zyxwvut');
  await house.say(canary, 'bon pour restitution fiche 5');
  await house.say(canary, 'point d’étape mensuel pour l’axe 5');
  await house.say(canary, 'résumé mensuel pour l’axe 5');
  const question = {
    locale: 'fr',
    reason: 'unknown',
    entry: '',
    count: 1,
    firstAt: noon.toISOString(),
    lastAt: noon.toISOString(),
  } as const;
  await house.store.transact(async (tx) => {
    await tx.put(unanswered, 'unknown-x', { text: 'Que fait Canari Zyxwvut ?', ...question });
    await tx.put(unanswered, 'unknown-y', { text: 'Que fait la Caf ?', ...question });
    await tx.put(forgettings, refOf(canary), { nonce: 'n', askedAt: noon.toISOString() });
    await plantPolls(tx, canary, refOf(zoe));
    await addLink(tx, 'token', {
      kind: 'meetings.feed',
      payload: null,
      person: refOf(canary),
      expiresAt: noon.toISOString(),
      once: false,
    });
    const until = new Date(noon.getTime() + 1);
    await openDoor(tx, refOf(canary), { to: 'poll:poll-canary', group: null, until });
    await plantMeetings(tx);
    await tx.outbox.add({
      key: `reminder:${refOf(canary)}`,
      kind: 'meetings.reminder',
      subject: 'meeting:1',
      recipient: refOf(canary),
      payload: { name: canary.name },
      notBefore: noon.toISOString(),
      expiresAt: noon.toISOString(),
    });
  });
}

const told = (person = canary) =>
  house.store.read((reader) =>
    exportOf(reader, house.drawers, {
      who: { person: refOf(person), id: person.id, teamsId: person.teamsId, name: person.name },
      locale: 'fr',
      now: noon,
    }),
  );

const nonceOf = ({ message }: Answer): string =>
  /"nonce":"([^"]+)"/.exec(JSON.stringify(message.card))?.[1] ?? '';

/** Lines of the data directory that still have a trace. */
const left = () =>
  readdirSync(house.directory).filter((file) =>
    traces.test(readFileSync(path.join(house.directory, file), 'utf8')),
  );

describe('"mes données"', () => {
  it('tells what every collection holds about the person (R25)', async () => {
    await plant();
    const { json } = await told();
    expect(json).toMatchObject({
      data: {
        people: [{ data: { name: 'Canari Zyxwvut', domain: 'exemple.fr' } }],
        addresses: [{ data: { state: 'open' } }],
        groups: [{ data: { group: 'axe-5' } }, { data: { group: 'outil-cartographie' } }],
        pilots: [
          { data: { what: 'fiche:1.1', roles: ['substitute'] } },
          { data: { what: 'fiche:5', roles: ['holder', 'by'] } },
        ],
        unanswered: [{ id: 'unknown-x' }],
        forgettings: [{ data: { nonce: 'n' } }],
        polls: [{ data: { title: 'Avec Canari Zyxwvut' } }],
        ballots: [
          { data: { answers: { s1: 'yes', s2: 'no' }, by: 'self' } },
          { data: { poll: 'poll-canary', by: 'self' } },
        ],
        progressUpdates: [{ data: { subject: 'fiche:5' } }, { data: { subject: 'fiche:5' } }],
        progressSnapshots: [{ data: { by: true } }],
        progressCampaigns: [{}],
        progressDigests: [{ id: 'axe-5' }],
        links: [{ data: { kind: 'meetings.feed' } }],
        personalLinks: [{ data: { to: 'poll:poll-canary' } }],
        meetings: [
          {
            id: 'm1',
            data: { roles: ['answered', 'answeredForOthers', 'standIn', 'planned', 'named'] },
          },
        ],
        meetingDrafts: [{ id: 'd1' }],
        reminderStops: [{ data: { group: cartographie } }],
        groupReminders: [{ data: { group: cartographie, offsets: ['P1D'] } }],
      },
      sent: expect.arrayContaining([
        expect.objectContaining({
          kind: 'meetings.reminder',
          payload: { name: 'Canari Zyxwvut' },
        }),
      ]),
    });
  });

  it('covers every collection that features keep', async () => {
    await plant();
    const kept = new Set(
      [...house.kept().matchAll(/\["([a-z][A-Za-z]*)",/g)].map(([, table]) => table),
    );
    const covered = new Set(house.drawers.map(({ name }) => name));
    expect(
      [...kept].filter((table) => table && !covered.has(table) && table !== 'erasures'),
    ).toEqual([]);
  });

  it('tells nothing about anybody else', async () => {
    await plant();
    expect(JSON.stringify(await told(zoe))).not.toMatch(traces);
    expect(JSON.stringify((await told()).json)).not.toContain(zoe.id);
  });

  it('tells two people of one name apart', async () => {
    const twin = partner('twin', 'Canari Zyxwvut');
    await plant();
    await house.meet(twin);
    expect(
      JSON.stringify(((await told(twin)).json as { data: { people: unknown } }).data.people),
    ).not.toContain('deadbeef');
  });

  it('is a card to read, then the same as JSON, in parts that Teams takes', async () => {
    await plant();
    const answer = await house.say(canary, 'mes données');
    const [card, ...more] = house.replies;
    expect(card && readAll({ message: card })).toMatch(
      /Ce que je sais de vous[\s\S]*Canari Zyxwvut[\s\S]*axe 5/,
    );
    const texts = [...more, answer.message].map(({ text }) => text);
    const json = texts.map((text) => text.slice(text.indexOf('\n') + 1)).join('');
    expect(JSON.parse(json)).toMatchObject({
      format: 'fil-rouge-export-1',
      person: { person: refOf(canary) },
    });
    for (const text of texts) expect(Buffer.byteLength(text)).toBeLessThan(28_000);
  });

  it('is not told in a channel, where others read', async () => {
    const answer = await house.say(camille, 'mes données', channel);
    expect(answer.outcome).toBe('refused');
    expect(readAll(answer)).not.toContain('Camille');
  });
});

describe('"oublie-moi"', () => {
  it('asks first, and erases nothing until then', async () => {
    await plant();
    const asked = await house.say(canary, 'oublie-moi svp');
    expect(readAll(asked)).toMatch(/Voulez-vous que je vous oublie/);
    expect((await told()).sections.length).toBeGreaterThan(5);
  });

  it('leaves no trace in the data, the copy kept beside, or what was to be sent (R25)', async () => {
    await plant();
    const asked = await house.say(canary, 'oublie-moi');
    expect(left()).not.toEqual([]);
    const before = process.cpuUsage();
    const done = await house.press(canary, 'privacy.confirm', { nonce: nonceOf(asked) });
    expect(process.cpuUsage(before).user / 1_000).toBeLessThan(5_000);
    expect(readAll(done)).toContain('je vous ai oublié');
    expect(left()).toEqual([]);
  });

  it('leaves nothing in the answers kept to be said again, and keeps the requests answered', async () => {
    await plant();
    const keys = {
      mine: 'request-1',
      theirs: 'request-2',
      other: 'request-3',
      confirm: 'request-4',
    };
    await house.say(canary, 'quitter le sous-groupe cartographie', { keys: [keys.mine] });
    await house.say(admin, 'nomme CANARI ZYXWVUT co-animateur du GT 4', { keys: [keys.theirs] });
    await house.say(zoe, 'rejoindre le sous-groupe cartographie', { keys: [keys.other] });
    const recall = (key: string) => house.store.read(({ inbox }) => inbox.get(key));
    expect(JSON.stringify(await recall(keys.mine))).toContain('deadbeef');
    const asked = await house.say(canary, 'oublie-moi');
    const nonce = nonceOf(asked);
    await house.press(canary, 'privacy.confirm', { nonce }, { keys: [keys.confirm] });
    expect(left()).toEqual([]);
    for (const key of [keys.mine, keys.theirs])
      expect(await recall(key)).toMatchObject({
        message: { text: 'Cette demande a déjà été traitée.' },
      });
    expect(JSON.stringify(await recall(keys.other))).toContain('cartographie');
    expect(JSON.stringify(await recall(keys.confirm))).toContain('je vous ai oublié');
  });

  it('keeps the tallies and what others did, under "ancien participant"', async () => {
    await plant();
    const asked = await house.say(canary, 'oublie-moi');
    await house.press(canary, 'privacy.confirm', { nonce: nonceOf(asked) });
    const [first, second, other] = await house.store.read(
      async (r) =>
        [
          (await r.get(pilots, 'fiche:1.1'))?.value,
          (await r.get(pilots, 'fiche:5'))?.value,
          (await r.get(groups, 'outil-cartographie'))?.value,
        ] as const,
    );
    expect(first).toMatchObject({
      organisation: 'caf',
      holder: { name: 'Zoé Petit' },
      substitute: { person: null, name: 'ancien participant' },
    });
    expect(second).toMatchObject({ by: 'ancien participant' });
    expect(other?.members).toEqual([]);
    expect(
      await house.store.read(async (r) => (await r.get(unanswered, 'unknown-y'))?.value.text),
    ).toBe('Que fait la Caf ?');
    expect(house.kept()).toContain('["erasures","2026-11-24",1,{"count":1}]');
  });

  it('keeps the tally of a poll in which somebody is forgotten, without their name', async () => {
    await plant();
    const tallyOf = async () => {
      const state = await house.store.read((r) => stateOf(r, 'poll-canary', house.knowledge.plan));
      return {
        ranked: state?.ranked,
        organisations: state?.votes.map(({ organisations }) => organisations),
        words: state?.ballots.map(({ word }) => word).sort(),
      };
    };
    const before = await tallyOf();
    expect(before.ranked?.[0]).toMatchObject({ yes: 2, slot: { id: 's1' } });
    const asked = await house.say(canary, 'oublie-moi');
    await house.press(canary, 'privacy.confirm', { nonce: nonceOf(asked) });
    expect(await tallyOf()).toEqual({ ...before, words: ['', 'vu avec ancien participant'] });
    const rows = await house.store.read((r) => r.list(ballots));
    expect(rows.map(({ value }) => value.by).sort()).toEqual([
      'ancien participant',
      'ancien participant 1',
    ]);
  });

  it('erases one person only, although another bears the name', async () => {
    const twin = partner('twin', 'Canari Zyxwvut');
    await plant();
    await house.meet(twin);
    const asked = await house.say(twin, 'oublie-moi');
    await house.press(twin, 'privacy.confirm', { nonce: nonceOf(asked) });
    expect(await house.store.read((r) => r.get(people, refOf(canary)))).toBeDefined();
    expect(await house.store.read((r) => r.get(people, refOf(twin)))).toBeUndefined();
  });

  it.each<[string, (nonce: string) => Promise<Answer>]>([
    [
      'an older card',
      async (nonce) => {
        await house.say(canary, 'oublie-moi');
        return house.press(canary, 'privacy.confirm', { nonce });
      },
    ],
    [
      'a card of an hour ago',
      (nonce) =>
        house.press(
          canary,
          'privacy.confirm',
          { nonce },
          { at: new Date(noon.getTime() + 3_700_000) },
        ),
    ],
    ['the card of somebody else', (nonce) => house.press(zoe, 'privacy.confirm', { nonce })],
    [
      'a card that was cancelled',
      async (nonce) => {
        await house.press(canary, 'privacy.cancel', { nonce });
        return house.press(canary, 'privacy.confirm', { nonce });
      },
    ],
  ])('does nothing from %s', async (_, act) => {
    await plant();
    const answer = await act(nonceOf(await house.say(canary, 'oublie-moi')));
    expect(answer.outcome).toBe('refused');
    for (const who of [canary, zoe])
      expect(await house.store.read((r) => r.get(people, refOf(who)))).toBeDefined();
  });

  it('is asked in a 1:1 chat only', async () => {
    expect((await house.say(camille, 'oublie-moi', channel)).outcome).toBe('refused');
  });
});

describe('the purge', () => {
  const retention: Retention = {
    people: 'P24M',
    addresses: 'P30D',
    polls: 'P12M',
    status: 'P12M',
    questions: 'P12M',
    sent: 'P60D',
  };
  const purge = (at: string) =>
    createPurge({ store: house.store, drawers: house.drawers, retention })(new Date(at));
  const has = async () => ({
    person: (await house.store.read((r) => r.get(people, refOf(camille)))) !== undefined,
    address: (await house.store.read((r) => r.get(addresses, refOf(camille)))) !== undefined,
  });

  it('leaves what is used, whatever its age', async () => {
    expect(await purge('2027-11-24T09:00:00Z')).toMatchObject({
      people: 0,
      addresses: 0,
      forgotten: 0,
    });
    expect(await has()).toEqual({ person: true, address: true });
  });

  it('erases an address 30 days after the app was removed, and not one hour before', async () => {
    const known = await house.store.read(
      async (r) => (await r.get(addresses, refOf(camille)))?.value,
    );
    if (!known) throw new Error('no address');
    await house.store.transact((tx) =>
      tx.put(addresses, refOf(camille), { ...known, state: 'gone' }),
    );
    expect(await purge('2026-12-24T08:00:00Z')).toMatchObject({ addresses: 0 });
    expect(await purge('2026-12-24T09:00:01Z')).toMatchObject({ addresses: 1 });
    expect(await has()).toEqual({ person: true, address: false });
  });

  it('forgets a person nobody has seen for 24 months, in every collection', async () => {
    await plant();
    expect(await purge('2028-11-24T08:00:00Z')).toMatchObject({ forgotten: 0 });
    expect(await purge('2028-11-24T09:00:01Z')).toMatchObject({ forgotten: 4 });
    expect(house.kept()).not.toMatch(traces);
  });

  it('erases a designation a year after its last day, and a question a year after it was asked', async () => {
    await plant();
    await house.say(admin, 'nomme la Caf pilote de la fiche 1.1 jusqu’au 31/12/2026');
    expect(await purge('2027-12-01T00:00:00Z')).toMatchObject({ pilots: 0, unanswered: 2 });
    expect(await purge('2028-01-01T00:00:00Z')).toMatchObject({ pilots: 1 });
  });

  it('never runs on a duration that says nothing', () => {
    for (const wrong of ['', 'P', 'P1W', 'PT2H', '30'])
      expect(() => before(noon, wrong)).toThrow(RangeError);
  });
});
