/** What the pages ask for and do, over real HTTP, with the real features. */
import http from 'node:http';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { ballots } from '../../../bot/features/polls/schema.ts';
import { groups } from '../../../bot/groups.ts';
import { meetings } from '../../../bot/meetings/schema.ts';
import type { GridPage } from '../../../bot/pages/polls.ts';
import type { MinePage } from '../../../bot/pages/privacy.ts';
import { loadMs } from '../../support/partners.ts';
import { asTestPerson, buildPages, startTab, type TabService } from '../../support/tab.ts';

jest.setTimeout(loadMs);

const POLL = 'demo-poll-open';
let tab: TabService;
/** One of each role in the group of the poll, and somebody who is in no group. */
let who: Record<'animator' | 'member' | 'outsider' | 'admin', string>;
let serial = 0;

const adminId = '00000000-0000-4000-8000-000000000025';

beforeAll(async () => {
  buildPages();
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
}, loadMs);
afterAll(() => tab.close());

const get = (person: string, path: string, headers: Record<string, string> = {}) =>
  fetch(`${tab.origin}/api/${path}`, {
    headers: { authorization: asTestPerson(person), 'accept-language': 'fr', ...headers },
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

const everything = async (): Promise<string> =>
  JSON.stringify(
    await tab.store.read(async (reader) => [
      await reader.list(ballots),
      await reader.list(meetings),
    ]),
  );

describe('views, by who looks', () => {
  it.each<[string, Record<keyof typeof who, number>]>([
    ['plan/all', { animator: 200, member: 200, outsider: 200, admin: 200 }],
    ['plan/subject?id=fiche:1.1', { animator: 200, member: 200, outsider: 200, admin: 200 }],
    ['meetings/all', { animator: 200, member: 200, outsider: 200, admin: 200 }],
    ['door/mail', { animator: 200, member: 200, outsider: 200, admin: 200 }],
    [
      'meetings/one?meeting=no-such-meeting',
      { animator: 404, member: 404, outsider: 404, admin: 404 },
    ],
    ['progress/asked?campaign=no-such', { animator: 404, member: 404, outsider: 404, admin: 404 }],
    ['polls/all', { animator: 200, member: 200, outsider: 200, admin: 200 }],
    [`polls/grid?poll=${POLL}`, { animator: 200, member: 200, outsider: 403, admin: 200 }],
    [
      'restitution/preview?from=2026-01-01&to=2026-12-31',
      { animator: 200, member: 403, outsider: 403, admin: 200 },
    ],
    ['privacy/mine', { animator: 200, member: 200, outsider: 200, admin: 200 }],
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
    const { json } = (await (await get(who.member, 'privacy/mine')).json()) as MinePage;
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
      { key: 'k'.repeat(20), data: { meeting: 'x', status: 'maybe', version: 0 } },
    ],
    ['hear', { key: 'k'.repeat(20), text: '' }],
    ['hear', { key: 'k'.repeat(20), text: 'x'.repeat(4_001) }],
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

  it('40 kB are too much for a page to say', async () => {
    const body = { key: 'k'.repeat(20), data: { text: 'x'.repeat(40_000) } };
    expect((await post(who.member, 'polls/vote', body)).status).toBe(413);
  });
});

describe('the bot', () => {
  it('answers a page as it does in the chat, with the buttons of its card', async () => {
    const got = await post(who.member, 'hear', {
      key: 'k'.repeat(21),
      text: 'qui pilote la fiche 1.1 ?',
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
    expect(await raw({ host: 'fil-rouge.exemple.fr' })).toBe(404);
    expect(await raw({ host: '127.0.0.1.evil.test' })).toBe(404);
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
