/** What the pages ask for and do, over real HTTP, with the real features. */
import http from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { meetings } from '../../../bot/features/meetings/model/schema.ts';
import { groups } from '../../../bot/features/people/model/groups.ts';
import { ballots } from '../../../bot/features/polls/model/schema.ts';
import type { AnswerPage, MePage } from '../../../bot/pages/answer.ts';
import type { GroupsPage } from '../../../bot/pages/people.ts';
import type { GridPage } from '../../../bot/pages/polls.ts';
import type { DataPage } from '../../../bot/pages/privacy.ts';
import type { RestitutionPage } from '../../../bot/pages/restitution.ts';
import { asTestPerson, buildPages, startTab, type TabService } from '../../support/tab.ts';

const POLL = 'demo-poll-open';
let tab: TabService;
/** One of each role in the group of the poll, and somebody who is in no group. */
let who: Record<'animator' | 'member' | 'outsider' | 'admin', string>;
let serial = 0;

const adminId = '00000000-0000-4000-8000-000000000025';

beforeAll(async () => {
  await buildPages();
  tab = await startTab({ admins: [adminId] });
  const [group] = [...tab.year.groups.values()];
  const animator = group?.coAnimators[0]?.person ?? '';
  const isIn = (person: string) =>
    [...(group?.members ?? []), ...(group?.coAnimators ?? [])].some((m) => m.person === person);
  const admin = `person:00000000-0000-4000-8000-000000000001:${adminId}`;
  const member = group?.members.find(
    ({ person }) => person !== admin && !group.coAnimators.some((m) => m.person === person),
  );
  const outsider = tab.year.partners.find(({ id }) => !isIn(id) && id !== admin)?.id ?? '';
  who = { animator, member: member?.person ?? '', outsider, admin };
  // The administrator animates and is in nothing: what they may is theirs as administrator.
  await tab.store.transact(async (tx) => {
    for (const { id, value } of await tx.list(groups)) {
      const without = (list: typeof value.members) => list.filter((m) => m.person !== admin);
      const outside = (list: typeof value.members) =>
        without(list).filter((m) => m.person !== outsider);
      await tx.put(groups, id, {
        ...value,
        members: outside(value.members),
        coAnimators: outside(value.coAnimators),
      });
    }
  });
});
afterAll(() => tab.close());

const get = (person: string, path: string, headers: Record<string, string> = {}) =>
  fetch(`${tab.origin}/api/${path}`, {
    headers: { authorization: asTestPerson(person), 'accept-language': 'fr', ...headers },
  });

it('the menu has the importer for whoever administers the bot, and for nobody else', async () => {
  const isAdmin = async (person: string) =>
    ((await (await get(person, 'me')).json()) as MePage).isAdmin;
  expect(await isAdmin(who.admin)).toBe(true);
  expect(await isAdmin(who.animator)).toBe(false);
});

const post = (person: string, path: string, body: object, headers: Record<string, string> = {}) =>
  fetch(`${tab.origin}/api/${path}`, {
    method: 'POST',
    headers: {
      authorization: asTestPerson(person),
      'accept-language': 'fr',
      'content-type': 'application/json',
      ...headers,
    },
    body: JSON.stringify(body),
  });

const act = async (
  person: string,
  verb: string,
  data: object,
  key = `key-of-the-test-${serial++}`,
) => {
  const got = await post(person, verb.replace('.', '/'), { key, data });
  return {
    status: got.status,
    ...((await got.json()) as { outcome?: string; messages?: { text: string }[] }),
  };
};

/** The group that the animator co-animates. */
const animated = () => [...tab.year.groups.keys()][0];

const everything = async (): Promise<string> =>
  JSON.stringify(
    await tab.store.read(async (reader) => [
      await reader.list(ballots),
      await reader.list(meetings),
    ]),
  );

/** What each of them gets, when all get the same. */
const everybody = { animator: 200, member: 200, outsider: 200, admin: 200 };
const nobody = { animator: 404, member: 404, outsider: 404, admin: 404 };

describe('views, by who looks', () => {
  it.each<[string, Record<keyof typeof who, number>]>([
    ['plan/all', everybody],
    ['plan/subject?id=fiche:1.1', everybody],
    ['meetings/all', everybody],
    ['meetings/earlier?than=no-such', nobody],
    ['meetings/soon', everybody],
    ['door/mail', everybody],
    ['meetings/one?meeting=no-such-meeting', nobody],
    ['progress/asked?campaign=no-such', nobody],
    ['people/mine', everybody],
    ['people/groups', everybody],
    ['polls/all', everybody],
    [`polls/grid?poll=${POLL}`, { animator: 200, member: 200, outsider: 403, admin: 200 }],
    [
      'restitution/preview?from=2026-01-01&to=2026-12-31',
      { animator: 200, member: 403, outsider: 403, admin: 200 },
    ],
    ['importer/all', { animator: 403, member: 403, outsider: 403, admin: 200 }],
    [
      'importer/draft?draft=no-such-draft',
      { animator: 403, member: 403, outsider: 403, admin: 404 },
    ],
    ['versions/changes', everybody],
    ['privacy/mine', everybody],
    ['privacy/data', everybody],
  ])('%s', async (path, expected) => {
    const seen = await Promise.all(
      Object.entries(who).map(async ([role, person]) => [role, (await get(person, path)).status]),
    );
    // A member of this group may animate another one, which is enough for a restitution.
    const animates = [...tab.year.groups.values()].some(({ coAnimators }) =>
      coAnimators.some((m) => m.person === who.member),
    );
    const allowed =
      path.startsWith('restitution') && animates ? { ...expected, member: 200 } : expected;
    expect(Object.fromEntries(seen)).toEqual(allowed);
  });

  it('groups show who is in them to everybody, and the form to who may add somebody', async () => {
    const pages = await Promise.all(
      [who.animator, who.outsider].map(
        async (person) => (await (await get(person, 'people/groups')).json()) as GroupsPage,
      ),
    );
    const [animator, outsider] = pages;
    expect([animator?.mayInvite, outsider?.mayInvite]).toEqual([true, false]);
    const shown = (page: GroupsPage | undefined) =>
      page?.groups.map(({ id, members }) => [id, members.map(({ name }) => name)]);
    expect(shown(outsider)).toEqual(shown(animator));
    const [first] = outsider?.groups ?? [];
    expect(first?.members[0]).toMatchObject({ coAnimates: true, withoutTeams: false });
    expect(JSON.stringify(pages)).not.toMatch(/person:|@/);
  });

  it('one’s own groups are shown apart, with the same people', async () => {
    const page = async (person: string, path: string) =>
      (await (await get(person, path)).json()) as GroupsPage;
    const [all, mine, none] = await Promise.all([
      page(who.member, 'people/groups'),
      page(who.member, 'people/mine'),
      page(who.outsider, 'people/mine'),
    ]);
    expect(none.groups).toEqual([]);
    expect(mine.groups.length).toBeGreaterThan(0);
    expect(mine.groups.length).toBeLessThan(all.groups.length);
    expect(all.groups).toEqual(expect.arrayContaining(mine.groups));
  });

  it('a refusal says whom to ask, and nothing of the thing', async () => {
    const got = await get(who.outsider, `polls/grid?poll=${POLL}`);
    const { text } = (await got.json()) as { text: string };
    expect(text).toMatch(/groupe/);
    expect(text).not.toMatch(/prochaine réunion/);
  });

  it('polls are those of one’s groups, all of them for an administrator', async () => {
    const count = async (person: string) =>
      ((await (await get(person, 'polls/all')).json()) as { polls: unknown[] }).polls.length;
    expect([await count(who.member), await count(who.outsider), await count(who.admin)]).toEqual([
      2, 0, 2,
    ]);
  });

  it('one’s data are one’s own', async () => {
    const { json } = (await (await get(who.member, 'privacy/data')).json()) as DataPage;
    const [, , id = ''] = who.member.split(':');
    expect(JSON.stringify(json)).toContain(id);
  });

  it.each([
    'plan/nothing',
    'nothing/all',
    'plan/subject?id=fiche:99',
    'polls/grid?poll=no-such-poll',
  ])('%s is nowhere', async (path) => {
    expect((await get(who.member, path)).status).toBe(404);
  });

  it.each([
    'plan/all?more=1',
    'plan/subject',
    'polls/grid?poll=../../etc',
    'restitution/preview?from=2026-02-30&to=2026-12-31',
    'restitution/preview?from=2026-12-31&to=2026-01-01',
    'plan/__proto__x',
  ])('%s is refused for its shape', async (path) => {
    expect((await get(who.animator, path)).status).toBe(400);
  });

  it('what the page has already is not sent again', async () => {
    const first = await get(who.member, 'plan/all');
    const etag = first.headers.get('etag') ?? '';
    const second = await get(who.member, 'plan/all', { 'if-none-match': etag });
    expect(second.status).toBe(304);
    expect(await second.text()).toBe('');
    const english = await get(who.member, 'plan/all', {
      'if-none-match': etag,
      'accept-language': 'en',
    });
    expect(english.status).toBe(200);
  });
});

describe('acts', () => {
  const slot = 's1';
  const vote = { poll: POLL, page: 0, person: '', word: '', [slot]: 'yes' };

  it('are those of the cards, with the same rights', async () => {
    const before = await everything();
    expect((await act(who.outsider, 'polls.vote', vote)).outcome).toBe('refused');
    expect((await act(who.admin, 'polls.vote', vote)).outcome).toBe('refused');
    expect(
      (await act(who.member, 'polls.close', { poll: POLL, version: 0, slot, place: '' })).outcome,
    ).toBe('refused');
    expect(await everything()).toBe(before);
    expect((await act(who.member, 'polls.vote', vote)).outcome).toBe('command');
    const grid = (await (await get(who.member, `polls/grid?poll=${POLL}`)).json()) as GridPage;
    expect(grid.rows[0]).toMatchObject({ mine: true, answers: { [slot]: 'yes' } });
  });

  it('are done once for a key, and answered the same when it comes again', async () => {
    const key = 'the-same-key-twice-1';
    const first = await act(who.member, 'polls.vote', { ...vote, word: 'premier' }, key);
    const again = await act(who.member, 'polls.vote', { ...vote, word: 'mot-de-trop' }, key);
    // The replay says what was noted; the grid, which others may have changed since, is not kept.
    expect(again.outcome).toBe(first.outcome);
    for (const { messages } of [first, again]) expect(messages?.[0]?.text).toContain('premier');
    expect(await everything()).not.toContain('mot-de-trop');
    // A key is that of its person: nobody takes the answer of somebody else with it.
    const other = await act(who.outsider, 'polls.vote', vote, key);
    expect(other.outcome).toBe('refused');
  });

  it('never believe who the page says it is', async () => {
    const data = { ...vote, person: who.outsider };
    expect((await act(who.member, 'polls.vote', data)).outcome).toBe('refused');
    expect(await everything()).not.toContain(`"${POLL}:${who.outsider}"`);
  });

  it.each<[string, object]>([
    ['polls/vote', { key: 'k'.repeat(20), data: { poll: POLL, s1: 'perhaps' } }],
    ['polls/vote', { key: 'k'.repeat(20), data: null }],
    ['polls/vote', { key: 'short', data: {} }],
    ['polls/vote', { data: {} }],
    ['polls/vote', { key: 'k'.repeat(20), data: {}, role: 'administrateur' }],
    [
      'meetings/answer',
      { key: 'k'.repeat(20), data: { meeting: 'x', status: 'perhaps', version: 0 } },
    ],
    ['hear', { key: 'k'.repeat(20), text: '' }],
    ['hear', { key: 'k'.repeat(20), text: 'aide', person: who?.admin ?? 'x' }],
  ])('%s is refused for its shape: %j', async (path, body) => {
    expect((await post(who.member, path, body)).status).toBe(400);
  });

  it.each(['polls/fly', 'polls/constructor', 'nothing/vote'])('%s is no verb', async (path) => {
    const got = await post(who.member, path, { key: 'k'.repeat(20), data: {} });
    expect(got.status).toBe(404);
  });

  it.each([
    ['a form', { 'content-type': 'application/x-www-form-urlencoded' }, 415],
    ['something packed', { 'content-encoding': 'gzip' }, 415],
  ])('%s is not read', async (_, headers, status) => {
    const got = await post(who.member, 'hear', { key: 'k'.repeat(20), text: 'aide' }, headers);
    expect(got.status).toBe(status);
  });

  it('what is too long to be read at once is answered by a sentence', async () => {
    const got = await post(who.member, 'hear', { key: 'k'.repeat(20), text: 'x'.repeat(4_001) });
    expect(got.status).toBe(200);
    expect(JSON.stringify(await got.json())).toContain('trop long');
  });

  it('40 kB are too much for a page to say', async () => {
    const body = { key: 'k'.repeat(20), data: { text: 'x'.repeat(40_000) } };
    expect((await post(who.member, 'polls/vote', body)).status).toBe(413);
  });
});

describe('the bot', () => {
  it('answers a page as it does in the chat, with the buttons of its card', async () => {
    const got = await post(who.member, 'hear', {
      key: 'k'.repeat(21),
      text: 'de quoi parle la fiche 1.1 ?',
    });
    const { outcome, messages } = (await got.json()) as {
      outcome: string;
      messages: { text: string; buttons: object[] }[];
    };
    expect(outcome).toBe('answered');
    expect(messages[0]?.text).toContain('Caf');
    expect(messages[0]?.buttons.length).toBeGreaterThan(0);
  });
});

describe('forms', () => {
  type Told = { outcome: string; messages: AnswerPage['messages'] };
  const told = async (person: string, verb: string, data: object): Promise<Told> =>
    (await act(person, verb, data)) as unknown as Told;
  const newPoll = async (typed: Record<string, string>) => {
    const { messages } = await told(who.animator, 'polls.new', {});
    const form = messages[0]?.form;
    if (!form) throw new Error('There is no form.');
    const shown = Object.fromEntries(form.fields.map(({ id, value }) => [id, value]));
    const all = Object.entries({ ...shown, deadline: '2026-12-01', ...typed });
    const filled = Object.fromEntries(all.filter(([, value]) => value !== ''));
    return told(who.animator, 'polls.form', { ...form.sends[0]?.data, ...filled });
  };
  const days = (count: number) =>
    Array.from({ length: count }, (_, n) => `${n + 1}/1/2027 14h-16h`).join('\n');

  it.each([
    ['polls.new', {}],
    ['meetings.new', {}],
  ])('%s is for those who co-animate, and writes nothing for others', async (verb, data) => {
    const kept = await everything();
    const outcomes = await Promise.all(
      [who.animator, who.admin, who.outsider].map(async (one) => {
        const { outcome, messages } = await told(one, verb, data);
        return [outcome, messages[0]?.form !== undefined];
      }),
    );
    expect(outcomes).toEqual([
      ['command', true],
      ['command', true],
      ['refused', false],
    ]);
    expect(await everything()).toBe(kept);
  });

  it('a poll is checked, then launched by the button of its card', async () => {
    const { messages } = await newPoll({ title: 'comité de juin', slots: days(2), quorum: '3' });
    const said = messages[0]?.text ?? '';
    expect(said).toMatch(/comité de juin[\s\S]*vendredi 1er janvier, 14 h – 16 h/);
    const launch = messages[0]?.buttons.find(
      (button) => 'verb' in button && button.verb === 'polls.launch',
    );
    if (!launch || !('verb' in launch)) throw new Error('It cannot be launched.');
    expect((await act(who.member, launch.verb, launch.data)).outcome).toBe('refused');
    expect((await act(who.animator, launch.verb, launch.data)).outcome).toBe('command');
    const view = await (await get(who.member, 'polls/all')).json();
    expect(view).toMatchObject({ polls: [{ title: 'comité de juin' }, {}, {}] });
  });

  it.each([
    ['one slot', days(1), 'Il faut au moins deux créneaux'],
    ['31 slots', days(31), '31 créneaux, c’est trop : 30 au plus'],
    ['a slot twice', `${days(2)}\n${days(1)}`, 'dit deux fois, gardé une fois'],
    ['a slot that is past', `${days(2)}\n3/11/2026 14h-16h`, 'est passé : je ne le propose pas'],
    ['an end before its start', `${days(2)}\n4/1/2027 16h-14h`, 'la fin est avant le début'],
    ['words only', 'quand vous voulez', 'Je n’ai trouvé aucun créneau'],
    ['a line of words', `${days(2)}\nquand vous voulez`, '« quand vous voulez »'],
  ])('a poll of %s is told why', async (_, slots, reason) => {
    const { messages } = await newPoll({ slots });
    const [{ text, form } = { text: '', form: undefined }] = messages;
    const said = [text, ...(form?.fields ?? []).map(({ problem }) => problem)].join('\n');
    // Spaces as they are typed: those that do not break are the business of typography.
    expect(said.replace(/[\u00a0\u202f]/g, ' ')).toContain(reason);
  });

  it('what a meeting becomes is for those who co-animate its group', async () => {
    const [id] = [...tab.year.meetings].find(([, { group }]) => group === animated()) ?? [''];
    for (const verb of ['meetings.move', 'meetings.cancel', 'meetings.minutes']) {
      expect((await told(who.outsider, verb, { meeting: id })).outcome).toBe('refused');
      expect((await told(who.member, verb, { meeting: id })).outcome).toBe('refused');
    }
    const { messages } = await told(who.animator, 'meetings.minutes', { meeting: id });
    expect(messages[0]?.form?.fields.map((field) => field.id)).toEqual(['decisions', 'nextSteps']);
  });

  it('a page says who may plan, launch and tell', async () => {
    const flags = async (person: string) => {
      const of = async (path: string) =>
        (await (await get(person, path)).json()) as Record<string, unknown>;
      const [polls, planned, fiche] = await Promise.all(
        ['polls/all', 'meetings/all', 'plan/subject?id=fiche:1.1'].map(of),
      );
      return [polls?.mayCreate, planned?.mayPlan, fiche?.mayTell];
    };
    expect(await flags(who.outsider)).toEqual([false, false, false]);
    expect(await flags(who.animator)).toEqual([true, true, animated() === 'axe-1']);
    expect((await flags(who.admin)).slice(0, 2)).toEqual([true, true]);
  });
});

describe('the chooser of test people', () => {
  const raw = (headers: http.OutgoingHttpHeaders): Promise<number> =>
    new Promise((resolve, reject) => {
      const { port } = new URL(tab.origin);
      const request = http.get(
        { host: '127.0.0.1', port, path: '/api/test-people', headers },
        (res) => {
          res.resume();
          resolve(res.statusCode ?? 0);
        },
      );
      request.on('error', reject);
    });

  it('is for an address of this machine only, whatever name leads here', async () => {
    expect(await raw({})).toBe(200);
    expect(await raw({ host: 'localhost:3978' })).toBe(200);
    expect(await raw({ host: 'fil-rouge.exemple.fr' })).toBe(421);
    expect(await raw({ host: '127.0.0.1.evil.test' })).toBe(421);
    expect(await raw({ host: '10.0.0.9' })).toBe(404);
  });

  it('lets nobody be a person whom it does not offer', async () => {
    const stranger = 'person:00000000-0000-4000-8000-000000000001:no-such-person';
    expect((await get(stranger, 'me')).status).toBe(401);
  });
});

describe('the pages', () => {
  it('may be framed by Teams alone, and run nothing from elsewhere', async () => {
    const got = await fetch(`${tab.origin}/tab/`);
    expect(got.status).toBe(200);
    const policy = got.headers.get('content-security-policy') ?? '';
    expect(policy).toContain(
      'https://teams.microsoft.com https://*.teams.microsoft.com https://*.cloud.microsoft',
    );
    expect(policy).toContain("script-src 'self';");
    expect(policy).toContain("object-src 'none'");
    expect(policy).not.toContain('unsafe');
    expect(got.headers.get('x-frame-options')).toBeNull();
    expect(got.headers.get('x-content-type-options')).toBe('nosniff');
    expect(got.headers.get('referrer-policy')).toBe('no-referrer');
  });

  it.each([
    '/tab/nothing',
    '/tab/assets/nothing.js',
    '/tab/assets/..%2findex.html',
    '/tab/index.html.br',
  ])('%s is nowhere', async (path) => {
    expect([400, 404]).toContain((await fetch(`${tab.origin}${path}`)).status);
  });
});

describe('the preview of a restitution', () => {
  it('follows what is told between two looks, also once it was looked at', async () => {
    // What was validated stays as it was: something that was not.
    const frozen = new Set([...tab.year.snapshots.values()].map(({ subject }) => subject));
    const [led = '', row] =
      [...tab.year.pilots].find(([id]) => id.startsWith('fiche:') && !frozen.has(id)) ?? [];
    const look = async () =>
      (
        (await (
          await get(who.animator, 'restitution/preview?from=2026-01-01&to=2026-12-31')
        ).json()) as RestitutionPage
      ).subjects.find(({ id }) => id === led);
    const [before, same] = [await look(), await look()];
    expect(same).toEqual(before);
    const pilot = row?.holder?.person ?? '';
    const form = { subject: led, update: '', version: 0, nextStep: 'rendez-vous en mars' };
    expect((await act(pilot, 'progress.save', form)).outcome).toBe('command');
    const after = await look();
    expect(after?.updates).toBe((before?.updates ?? 0) + 1);
    expect(after?.nextStep).toBe('rendez-vous en mars (dit le 24\u00a0novembre 2026)');
  });
});
