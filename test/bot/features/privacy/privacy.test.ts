import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { before } from '../../../../bot/contract/personal-data.ts';
import type { Answer } from '../../../../bot/contract/turn.ts';
import { meetings } from '../../../../bot/features/meetings/model/schema.ts';
import { addresses, people } from '../../../../bot/features/people/model/directory.ts';
import { groups, pilots } from '../../../../bot/features/people/model/groups.ts';
import { ballots } from '../../../../bot/features/polls/model/schema.ts';
import { stateOf } from '../../../../bot/features/polls/model/state.ts';
import { exportOf } from '../../../../bot/features/privacy/act/export.ts';
import { createPurge } from '../../../../bot/features/privacy/act/purge.ts';
import { unanswered } from '../../../../bot/features/unanswered/model/schema.ts';
import { personExport } from '../../../../src/cli/person-export.ts';
import { exported } from '../../../../src/cli/store-report.ts';
import { canary, plant, plantAmongOthers, retention, traces } from '../../../support/canary.ts';
import { costOf } from '../../../support/cost.ts';
import { cartographie } from '../../../support/meetings.ts';
import {
  admin,
  camille,
  noon,
  type Partners,
  partner,
  readAll,
  refOf,
  zoe,
} from '../../../support/partners.ts';
import { beginning, withPartners, withPartnersOnDisk } from '../../../support/with-partners.ts';

const meetAll = async (house: Partners) => {
  for (const person of [admin, camille, zoe]) await house.meet(person);
};

const house = withPartners();
beginning(house, () => meetAll(house));

const told = (person = canary) =>
  house.store.read((reader) =>
    exportOf(reader, house.personalData, {
      who: { person: refOf(person), id: person.id, teamsId: person.teamsId, name: person.name },
      locale: 'fr',
      now: noon,
      plan: house.knowledge.plan,
    }),
  );

/** What stands for a name in a text that is kept, or leads to a person. */
const marks = /[\uFDD0-\uFDEF\uE000-\uF8FF]/;

const nonceOf = ({ message }: Answer): string =>
  /"nonce":"([^"]+)"/.exec(JSON.stringify(message.card))?.[1] ?? '';

const channel = { conversation: { id: '19:x', type: 'channel' as const } };

describe('"mes données"', () => {
  it('tells what every collection holds about the person (R25)', async () => {
    await plant(house);
    const { json } = await told();
    expect(json).toMatchObject({
      data: {
        people: [{ data: { name: 'Canari Zyxwvut', domain: 'exemple.fr' } }],
        addresses: [{ data: { state: 'open' } }],
        groups: [{ data: { group: 'axe-5' } }, { data: { group: 'outil-cartographie' } }],
        joinRequests: [
          { data: { group: 'axe-4', role: 'asked' } },
          { data: { group: 'axe-5', role: 'declined' } },
        ],
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

  it('is said in words: no kind of row, and of each line the title, the group and the day', async () => {
    await plant(house);
    const lines = (await told()).sections.flatMap((section) => section.lines);
    expect(lines.join('\n').replace('exemple.fr', '')).not.toMatch(
      /[a-z]+\.[a-z]+(?: |,|$)|axe-\d|outil-|P1D|people|\d{4}-\d\d-\d\d/m,
    );
    expect(lines).toEqual(
      expect.arrayContaining([
        expect.stringMatching(
          /^« Réunion avec zyxwvut canari », le sous-groupe « .*artographie.* », \d+ \S+ 2027 : votre réponse : excusé.* ; /,
        ),
        expect.stringMatching(
          /^« Avec Canari Zyxwvut », le .* : 1 oui, 0 si besoin, 1 non, donnés par vous$/,
        ),
        expect.stringMatching(/^Une réunion : à envoyer/),
        expect.stringMatching(/^Depuis le .* écrit votre nom, .* « ancien participant »$/),
      ]),
    );
  });

  it('reads a text as it was typed, of which the file has nothing of the name', async () => {
    await plant(house);
    const texts = {
      title: 'Réunion avec zyxwvut canari',
      place: 'Chez Mme ZYXWVUT',
      note: 'Demander à Canari\u00a0Zyxwvut.',
      agenda: ['Point de ZYXWVUT Canari', 'CANARI ZYXWVUT, M. Zyxwvut'],
    };
    await house.store.transact(async (tx) => {
      const value = (await tx.get(meetings, 'm1'))?.value;
      if (value) await tx.put(meetings, 'as-typed', { ...value, ...texts, attendance: {} });
    });
    const read = await house.store.read(async (r) => (await r.get(meetings, 'as-typed'))?.value);
    expect(read).toMatchObject(texts);
    const line = house
      .kept()
      .split('\n')
      .find((one) => one.includes('"meetings","as-typed"'));
    expect(line).toMatch(marks);
    expect(line).not.toMatch(/zyxwvut|canari/i);
  });

  it('says who noted an answer for them', async () => {
    await plant(house);
    const lines = (await told(zoe)).sections.flatMap((section) => section.lines);
    expect(lines.join('\n')).toMatch(/représenté par Canari Zyxwvut, noté par Canari Zyxwvut/);
    expect(lines.join('\n')).toMatch(/1 oui, 0 si besoin, 1 non, notés par Canari Zyxwvut$/m);
  });

  it('holds nothing that stands for a name, in what is read nor in the data, in any export', async () => {
    await plant(house);
    await plantAmongOthers(house);
    expect(house.kept()).toMatch(marks);
    for (const person of [canary, zoe, admin, camille]) {
      const { sections, json } = await told(person);
      expect(JSON.stringify([sections, json])).not.toMatch(marks);
      expect(readAll(await house.say(person, 'mes données'))).not.toMatch(marks);
    }
    const rows = house
      .kept()
      .split('\n')
      .flatMap((line) => {
        const found = /^\s*(\[".*\]),?$/.exec(line)?.[1];
        return found === undefined ? [] : [JSON.parse(found) as [string, string, number, unknown]];
      })
      .map(([table, id, version, value]) => ({ table, id, version, value }));
    expect(rows.length).toBeGreaterThan(30);
    expect(JSON.stringify(rows)).toMatch(marks);
    expect(JSON.stringify(await exported(rows, noon))).not.toMatch(marks);
    const own = { context: house.house, now: noon };
    expect(JSON.stringify(await personExport(rows, canary.id, own))).not.toMatch(marks);
  });

  it('covers every collection that features keep', async () => {
    await plant(house);
    const kept = new Set(
      [...house.kept().matchAll(/\["([a-z][A-Za-z]*)",/g)].map(([, table]) => table),
    );
    const covered = new Set(house.personalData.map(({ name }) => name));
    expect([...kept].filter((table) => table && !covered.has(table))).toEqual([]);
  });

  it('tells nothing about anybody else but who answered for them, and the titles they could read', async () => {
    await plant(house);
    const { sections, json } = await told(zoe);
    expect(JSON.stringify(json)).not.toMatch(traces);
    const others = sections.filter(({ title }) => !/réunions|sondages/.test(title));
    expect(others.length).toBeGreaterThan(4);
    expect(JSON.stringify(others)).not.toMatch(traces);
    expect(JSON.stringify(sections)).not.toMatch(/deadbeef/);
    expect(JSON.stringify((await told()).json)).not.toContain(zoe.id);
  });

  it('tells two people of one name apart', async () => {
    const twin = partner('twin', 'Canari Zyxwvut');
    await plant(house);
    await house.meet(twin);
    expect(
      JSON.stringify(((await told(twin)).json as { data: { people: unknown } }).data.people),
    ).not.toContain('deadbeef');
  });

  it('is a card to read, with a link to the same as a file, and no JSON in the conversation', async () => {
    await plant(house);
    const answer = await house.say(canary, 'mes données');
    expect(readAll(answer)).toMatch(/Ce que je sais de vous[\s\S]*Canari Zyxwvut[\s\S]*axe 5/);
    expect(house.replies).toEqual([]);
    expect(JSON.stringify(answer.message)).not.toContain('fil-rouge-export-1');
    const [, token = ''] = /\/liens\/([\w-]+)/.exec(JSON.stringify(answer.message.card)) ?? [];
    expect(await house.bot.peek(token, noon)).toEqual({ once: true, person: refOf(canary) });
    const file = await house.bot.open(token, noon);
    expect(JSON.parse(Buffer.from(file?.content ?? '').toString())).toMatchObject({
      format: 'fil-rouge-export-1',
      person: { person: refOf(canary) },
    });
    expect(await house.bot.open(token, noon)).toBeUndefined();
  });

  it('is a card to read and a file, where Teams takes files', async () => {
    await plant(house);
    const answer = await house.say(canary, 'mes données', { files: true });
    expect(house.replies).toHaveLength(1);
    expect(answer.message.file?.verb).toBe('privacy.data');
  });

  it('is not told in a channel, where others read', async () => {
    const answer = await house.say(camille, 'mes données', channel);
    expect(answer.outcome).toBe('refused');
    expect(readAll(answer)).not.toContain('Camille');
  });
});

describe('"oublie-moi"', () => {
  it('asks first, and erases nothing until then', async () => {
    await plant(house);
    const asked = await house.say(canary, 'oublie-moi svp');
    expect(readAll(asked)).toMatch(/Voulez-vous que je vous oublie/);
    expect((await told()).sections.length).toBeGreaterThan(5);
  });

  it.each([
    ['a name of one word', partner('one', 'Zorbatique'), /d’un seul mot/],
    ['the name of an organisation', partner('caf', 'La Caf'), /organisation ou des mots du plan/],
    [
      'the name of somebody else too',
      partner('twin', 'Zoé Petit'),
      /autre personne porte votre nom/,
    ],
  ])('says before it is confirmed that %s is left in texts', async (_, person, exception) => {
    await house.meet(person);
    const asked = await house.say(person, 'oublie-moi');
    expect(asked.message.card).toBeDefined();
    expect(readAll(asked)).toMatch(exception);
    expect(readAll(await house.say(camille, 'oublie-moi'))).not.toMatch(exception);
  });

  it('leaves no name in memory: what is answered next says "ancien participant"', async () => {
    await plant(house);
    await house.say(admin, 'nomme la Caf pilote de la fiche 5, titulaire Canari Zyxwvut');
    await house.say(admin, 'ajoute Zoé Petit au sous-groupe cartographie');
    await house.store.transact(async (tx) => {
      const answers = (await tx.get(meetings, 'm1'))?.value.attendance ?? {};
      for (const { id, value } of await tx.list(meetings))
        await tx.put(meetings, id, { ...value, attendance: answers });
    });
    expect(readAll(await house.say(zoe, 'qui pilote la fiche 5 ?'))).toMatch(/Zyxwvut/);
    const asked = await house.say(canary, 'oublie-moi');
    await house.press(canary, 'privacy.confirm', { nonce: nonceOf(asked) });
    const who = readAll(await house.say(zoe, 'qui pilote la fiche 5 ?'));
    expect(who).toMatch(/ancien participant \(titulaire\)/);
    expect(who).not.toMatch(traces);
    const coming = readAll(
      await house.say(zoe, 'qui vient à la réunion du sous-groupe cartographie ?'),
    );
    expect(coming).toMatch(/ancien participant\s: excusé/);
    expect(coming).not.toMatch(traces);
  });

  it('leaves an address in a text as it was typed: its first part is no name', async () => {
    await plant(house);
    const place = 'Écrire à canari.zyxwvut@exemple.fr';
    await house.store.transact(async (tx) => {
      const value = (await tx.get(meetings, 'm1'))?.value;
      if (value) await tx.put(meetings, 'm1', { ...value, place });
    });
    const asked = await house.say(canary, 'oublie-moi');
    expect(readAll(asked)).toMatch(/une adresse de courriel ne sont pas reconnus/);
    await house.press(canary, 'privacy.confirm', { nonce: nonceOf(asked) });
    const kept = await house.store.read(async (r) => (await r.get(meetings, 'm1'))?.value.place);
    expect(kept).toBe(place);
  });

  it('keeps the tallies and what others did, under "ancien participant"', async () => {
    await plant(house);
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
    await plant(house);
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
    await plant(house);
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
    await plant(house);
    const answer = await act(nonceOf(await house.say(canary, 'oublie-moi')));
    expect(answer.outcome).toBe('refused');
    for (const who of [canary, zoe])
      expect(await house.store.read((r) => r.get(people, refOf(who)))).toBeDefined();
  });

  it('is asked in a 1:1 chat only', async () => {
    expect((await house.say(camille, 'oublie-moi', channel)).outcome).toBe('refused');
  });
});

describe('"oublie-moi", on the disk', () => {
  const house = withPartnersOnDisk();
  beforeEach(() => meetAll(house));

  /** Files of the data directory that still have a trace. */
  const left = () =>
    readdirSync(house.directory).filter((file) =>
      traces.test(readFileSync(path.join(house.directory, file), 'utf8')),
    );

  it('leaves no trace in the data, the copy kept beside, or what was to be sent (R25)', async () => {
    await plant(house);
    const asked = await house.say(canary, 'oublie-moi');
    expect(left()).not.toEqual([]);
    let done: Answer | undefined;
    const erase = async () => {
      done = await house.press(canary, 'privacy.confirm', { nonce: nonceOf(asked) });
    };
    expect(await costOf(erase, 1)).toBeLessThan(5_000);
    expect(done && readAll(done)).toContain('je vous ai oublié');
    expect(left()).toEqual([]);
  });

  it('leaves nothing in the answers kept to be said again, and keeps the requests answered', async () => {
    await plant(house);
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
    expect(await recall(keys.mine)).toBeDefined();
    const lines = () =>
      house
        .kept()
        .split('\n')
        .filter((line) => line.includes('["$inbox"'));
    expect(lines().join()).toContain('deadbeef');
    const asked = await house.say(canary, 'oublie-moi');
    const nonce = nonceOf(asked);
    await house.press(canary, 'privacy.confirm', { nonce }, { keys: [keys.confirm] });
    expect(left()).toEqual([]);
    for (const key of [keys.mine, keys.theirs])
      expect(await recall(key)).toMatchObject({
        text: 'Cette demande a déjà été traitée.',
      });
    expect(JSON.stringify(await recall(keys.other))).toContain('cartographie');
    expect(JSON.stringify(await recall(keys.confirm))).toContain('je vous ai oublié');
  });
});

describe('the purge', () => {
  const purge = (at: string) =>
    createPurge({ store: house.store, context: house.house, retention })(new Date(at));
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
    await plant(house);
    expect(await purge('2028-11-24T08:00:00Z')).toMatchObject({ forgotten: 0 });
    expect(await purge('2028-11-24T09:00:01Z')).toMatchObject({ forgotten: 4 });
    expect(house.kept()).not.toMatch(traces);
  });

  it('erases a designation a year after its last day, and a question a year after it was asked', async () => {
    await plant(house);
    await house.say(admin, 'nomme la Caf pilote de la fiche 1.1 jusqu’au 31/12/2026');
    expect(await purge('2027-12-01T00:00:00Z')).toMatchObject({ pilots: 0, unanswered: 2 });
    expect(await purge('2028-01-01T00:00:00Z')).toMatchObject({ pilots: 1 });
  });

  it('never runs on a duration that says nothing', () => {
    for (const wrong of ['', 'P', 'P1W', 'PT2H', '30'])
      expect(() => before(noon, wrong)).toThrow(RangeError);
  });
});
