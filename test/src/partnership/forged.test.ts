/** What names a thing of one partnership, given to another: buttons of its cards, ids of its pages, tokens of its links. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { meetings } from '../../../bot/features/meetings/model/schema.ts';
import { personRecipient } from '../../../bot/features/people/model/directory.ts';
import { axeGroup, emptyGroup, groups } from '../../../bot/features/people/model/groups.ts';
import { signToken } from '../../support/fake-keys.ts';
import { tenantId } from '../../support/fake-teams-client.ts';
import { drawn } from '../../support/random.ts';
import { type Several, startSeveral, tabAppId } from '../../support/several.ts';
import { ownDatabase } from '../../support/shared/database.ts';
import { until } from '../../support/until.ts';
import { plans } from '../../support/vocabulary.ts';

const aadId = '00000000-0000-4000-8000-0000000000aa';
/** Only what is told to the first partnership has it. */
const secret = /hippocampe/i;

const places = ['in a folder each', 'in a schema each'];
describe.each(drawn('places', places, 1))('%s', (where) => {
  let service: Several;
  let base: Awaited<ReturnType<typeof ownDatabase>> | undefined;
  let meeting = { id: '', token: '' };
  /** Data of every button that the first partnership showed. */
  let shown: Record<string, unknown>[] = [];

  beforeAll(async () => {
    if (where === 'in a schema each') base = await ownDatabase();
    const own = (name: string) => ({
      PARTNERSHIP_NAME: name,
      ALLOWED_TENANTS: tenantId,
      ADMINS: aadId,
    });
    service = await startSeveral(
      {
        drome: { plan: plans.deuxVallees, own: own('la Drôme') },
        gard: { plan: plans.valDeBrume, own: own('le Gard') },
      },
      { PUBLIC_URL: 'https://fil-rouge.test', ...(base && { DATABASE_URL: base.url }) },
    );
    // The same person, with the same part in the group of the same id, so that nothing is refused for another reason.
    for (const id of ['drome', 'gard']) {
      await say(id === 'drome' ? 'je parle de la Drôme' : 'je parle du Gard');
      await service.inStore(id, (store) =>
        store.transact((tx) => {
          const self = {
            person: personRecipient({ tenantId, id: aadId }),
            since: new Date().toISOString(),
          };
          return tx.put(groups, axeGroup('1'), {
            ...emptyGroup('axe'),
            members: [self],
            coAnimators: [self],
          });
        }),
      );
    }
    await say('je parle de la Drôme');
    await say('réunion axe 1 le 8 décembre 2099 de 14h à 16h à Roquemire : hippocampe violet');
    await service.teams.submit(
      buttons().find(({ verb }) => verb === 'meetings.send'),
      from,
    );
    await until('the meeting is kept', async () => (await meetingsOf('drome')).length > 0);
    const [kept] = await meetingsOf('drome');
    meeting = { id: kept?.id ?? '', token: kept?.value.calendarToken ?? '' };
    await say('mes réunions');
    await say('invités de la réunion');
    shown = buttons().filter(({ verb, partnership }) => verb && partnership === 'drome');
    await say('je parle du Gard');
    service.heard();
  });
  afterAll(async () => {
    await service.close();
    await base?.stop();
  });

  const from = {
    activity: {
      from: { id: '29:Anne', name: 'Anne Témoin', aadObjectId: aadId },
      conversation: { id: 'a:Anne', conversationType: 'personal', tenantId },
      channelData: { tenant: { id: tenantId } },
    },
  };
  const say = (text: string) => service.teams.say(text, from);
  const meetingsOf = (id: string) =>
    service.inStore(id, (store) => store.read((reader) => reader.list(meetings)));
  const buttons = () =>
    service.connector
      .posted()
      .flatMap(({ attachments = [] }) => attachments)
      .flatMap(({ content }) => [...JSON.stringify(content).matchAll(/"data":(\{[^{}]*\})/g)])
      .map(([, data = '{}']) => JSON.parse(data) as Record<string, unknown>)
      .reverse();
  const page = (at: string, data?: object) => {
    const now = Math.floor(Date.now() / 1000);
    const token = signToken(service.connector.key, {
      ver: '2.0',
      iss: `${service.connector.origin}/${tenantId}/v2.0`,
      aud: tabAppId,
      tid: tenantId,
      oid: aadId,
      azp: '5e3ce6c0-2b1f-4285-8d4b-75ee78787346',
      scp: 'access_as_user',
      nbf: now - 60,
      exp: now + 3_600,
    });
    return fetch(`${service.origin}${at}`, {
      method: data ? 'POST' : 'GET',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      ...(data && { body: JSON.stringify({ key: crypto.randomUUID(), data }) }),
    });
  };
  const named = () => shown.filter((data) => Object.values(data).includes(meeting.id));

  it('a button of the one, said to be of the other, does nothing there and tells nothing', async () => {
    expect(named().length).toBeGreaterThan(0);
    const before = await meetingsOf('drome');
    for (const data of shown) await service.teams.submit({ ...data, partnership: 'gard' }, from);
    expect(service.heard().join('\n')).not.toMatch(secret);
    expect(await meetingsOf('gard')).toEqual([]);
    expect(await meetingsOf('drome')).toEqual(before);
  });

  it('an id of the one in an address or an act of the other is nobody’s', async () => {
    const view = (id: string) => page(`/p/${id}/api/meetings/one?meeting=${meeting.id}`);
    expect(await (await page('/p/drome/api/meetings/all')).text()).toMatch(secret);
    expect(await (await page('/p/gard/api/meetings/all')).text()).not.toMatch(secret);
    expect(await (await view('drome')).text()).toMatch(secret);
    expect(await (await view('gard')).text()).not.toMatch(secret);
    for (const { verb, partnership: _, ...data } of named()) {
      const [feature = '', name = ''] = String(verb).split('.');
      const answer = await page(`/p/gard/api/${feature}/${name}`, data);
      expect(await answer.text()).not.toMatch(secret);
    }
    expect(await meetingsOf('gard')).toEqual([]);
  });

  it('the link to a file of the one opens nothing of the other', async () => {
    const open = (id: string) => fetch(`${service.origin}/p/${id}/liens/${meeting.token}`);
    const calendar = await open('drome');
    expect([calendar.status, await calendar.text()]).toEqual([200, expect.stringMatching(secret)]);
    const forged = await open('gard');
    expect([forged.status, await forged.text()]).toEqual([404, expect.not.stringMatching(secret)]);
    expect((await fetch(`${service.origin}/liens/${meeting.token}`)).status).toBe(404);
  });

  it('what was spoken of in the one is not what "it" means in the other', async () => {
    await say('la Drôme : qui pilote la fiche 1 ?');
    await say('je parle du Gard');
    service.heard();
    await say('et ses indicateurs ?');
    expect(service.heard().join('\n')).not.toMatch(/internes logés|Roquemire/);
  });

  it('all that the other keeps says nothing of it in the end', async () => {
    expect(await service.keptBy('drome')).toMatch(secret);
    expect(await service.keptBy('gard')).not.toMatch(secret);
  });
});
