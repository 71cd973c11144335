/** A personal link in the wrong hands, over real HTTP: what it must not do, whatever is sent with it. */
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { ZodError } from 'zod';
import { meetings } from '../../../bot/features/meetings/model/schema.ts';
import { groups } from '../../../bot/features/people/model/groups.ts';
import { ballots } from '../../../bot/features/polls/model/schema.ts';
import { type Door, groupId, openDoorService } from '../../support/door.ts';
import {
  addZoe,
  asked,
  forgetByLink,
  linkToData,
  planMeeting,
  tokensOfLetter,
} from '../../support/door-acts.ts';
import { animator, camille, refOf } from '../../support/partners.ts';
import { draft, launching } from '../../support/polls.ts';

let door: Door;
let meeting = '';
let toMeeting = '';
let toPoll = '';
let own = '';
let zoe = '';

beforeAll(async () => {
  door = await openDoorService();
  await door.store.transact(async (tx) => {
    const group = (await tx.get(groups, groupId))?.value;
    if (!group) throw new Error('no group');
    const since = door.now().toISOString();
    const members = [...group.members, { person: refOf(camille), since }];
    await tx.put(groups, groupId, { ...group, members });
  });
  zoe = await addZoe(door);
  ({ id: meeting } = await planMeeting(door));
  [toMeeting = '', own = ''] = await tokensOfLetter(door, 1);
  await door.press(animator, 'polls.launch', launching({}));
  [toPoll = ''] = await tokensOfLetter(door, 2);
});
afterAll(() => door.close());

const attendance = () =>
  door.store.read(async (reader) => (await reader.get(meetings, meeting))?.value.attendance ?? {});
const answering = (over: object) => ({
  meeting,
  status: 'excused',
  version: 0,
  representedBy: '',
  word: '',
  ...over,
});

it.each(['Ines Animatrice', 'Ines', refOf(animator), ' Ines ', 'moi'])(
  'whoever has a link to a meeting answers for nobody by name, although members do: « %s »',
  async (person) => {
    const got = await asked(door, toMeeting, 'meetings/answer', answering({ person }));
    expect([got.status, await attendance()]).toEqual([404, {}]);
  },
);

it('whoever has a link learns no whole name by typing half of it', async () => {
  await door.store.transact(async (tx) => {
    const { people } = await import('../../../bot/features/people/model/directory.ts');
    const row = (await tx.get(people, refOf(animator)))?.value;
    if (row) await tx.put(people, refOf(camille), { ...row, name: camille.name });
  });
  const data = answering({ status: 'represented', representedBy: 'camille' });
  const got = await asked(door, toMeeting, 'meetings/answer', data);
  expect(JSON.stringify(got.body)).toContain('représenté par camille');
  expect(JSON.stringify(got.body)).not.toContain('Durand');
  expect((await attendance())[zoe]?.representedBy).toEqual({ person: null, name: 'camille' });
});

it.each([
  ['another person', 404, { person: 'person:x:y' }],
  ['another person, in a list', 400, { person: ['person:x:y'] }],
  ['another poll', 404, { poll: 'poll-of-tests-2' }],
  ['a poll in a list', 400, { poll: ['poll-of-tests-1'] }],
  ['no poll', 404, { poll: undefined }],
])('the link to a poll lets no vote through with %s: %i', async (_, status, over) => {
  const data = { poll: draft().id, page: 0, person: '', word: '', s1: 'yes', ...over };
  const got = await asked(door, toPoll, 'polls/vote', data);
  const error = status === 404 ? 'NotFound' : 'BadRequest';
  expect([got.status, got.body]).toEqual([status, { error }]);
  expect(await door.store.read((reader) => reader.list(ballots))).toEqual([]);
});

it.each([
  ['an answer that there is not', { s1: 'peut-être' }],
  ['a slot that is no slot', { constructor: 'yes' }],
  ['a page that is no number', { page: 'first' }],
  ['a word of 4,000 letters', { word: 'a'.repeat(4_000) }],
  ['nobody at all', { person: null }],
])('a vote with %s changes nothing and breaks nothing', async (_, over) => {
  const data = { poll: draft().id, page: 0, person: '', word: '', ...over };
  const got = await asked(door, toPoll, 'polls/vote', data);
  expect(got.status).toBe(400);
  expect(await door.store.read((reader) => reader.list(ballots))).toEqual([]);
});

it('what is typed behind a link is kept as if it were typed in Teams: what cannot be seen is gone', async () => {
  const word = ' a\u0000b\u0001\u202e\u200b\ud800c\ufffe  \t d\r\n\n\n\ne ';
  const data = { poll: draft().id, page: 0, person: '', word, s1: 'yes' };
  expect((await asked(door, toPoll, 'polls/vote', data)).status).toBe(200);
  await door.press(camille, 'polls.vote', data);
  const kept = await door.store.read((reader) => reader.list(ballots));
  expect(kept.map(({ value }) => value.word)).toEqual(['abc d\n\ne', 'abc d\n\ne']);
  await door.store.transact(async (tx) => {
    for (const { id } of kept) await tx.remove(ballots, id);
  });
});

it.each(['\u0000', '\ud800', 'a\u0000', '\ufffe', '\u202e', 'é'.repeat(600)])(
  'an id that is none (%j) is refused, whatever it is asked for: nothing breaks',
  async (id) => {
    const got = await Promise.all([
      asked(door, toPoll, `polls/grid?poll=${encodeURIComponent(id === '\ud800' ? '\ufffd' : id)}`),
      asked(door, toPoll, 'polls/vote', { poll: id, page: 0, person: '', word: '' }),
      asked(door, toMeeting, 'meetings/answer', answering({ meeting: id })),
    ]);
    for (const { status } of got) expect([400, 404]).toContain(status);
    // Past the scope of a link, where the bot itself looks.
    const asker = { person: camille, locale: 'fr' as const, now: door.now() };
    for (const [name, query] of [
      ['meetings.one', { meeting: id }],
      ['polls.grid', { poll: id }],
      ['plan.subject', { id }],
      ['progress.asked', { campaign: id }],
    ] as const)
      await expect(door.bot.view(asker, name, query)).rejects.toThrow(ZodError);
  },
);

it('a key that only looks like the one whose rights were checked does not take its place', async () => {
  const data = { poll: draft().id, 'po\u200bll': 'poll-of-tests-2', page: 0, person: '', word: '' };
  expect((await asked(door, toPoll, 'polls/vote', data)).status).toBe(400);
  const named = { ...answering({}), 'per\u200bson': 'Ines Animatrice' };
  expect((await asked(door, toMeeting, 'meetings/answer', named)).status).toBe(400);
});

it('what is sent a second time under the same key is answered as the first time, and changes nothing', async () => {
  const send = (word: string) =>
    fetch(`${door.origin}/api/polls/vote`, {
      method: 'POST',
      headers: { authorization: `Lien ${toPoll}`, 'content-type': 'application/json' },
      body: JSON.stringify({
        key: 'key-of-one-same-vote',
        data: { poll: draft().id, page: 0, person: '', word, s1: 'yes' },
      }),
    }).then((response) => response.text());
  expect(await send('un')).toMatch(/«\sun\s»/);
  expect(await send('deux')).toMatch(/«\sun\s»/);
  const [ballot] = await door.store.read((reader) => reader.list(ballots));
  expect(ballot?.value.word).toBe('un');
});

it('a link taken back does not use up the requests of the one that took its place', async () => {
  await door.say(animator, 'révoque le lien de Zoé');
  await planMeeting(door);
  const [, fresh = ''] = await tokensOfLetter(door, 3);
  const statuses = new Set<number>();
  for (let n = 0; n < 61; n++) statuses.add((await asked(door, own, 'me')).status);
  expect([...statuses]).toEqual([401, 429]);
  expect((await asked(door, fresh, 'me')).status).toBe(200);
  own = fresh;
});

it.each([
  ['an address without a port', '2001:db8:0:1::1'],
  ['an address with a port', '[2001:db8:0:2::2]:443'],
  ['what stands before it', '9.9.9.9, 2001:db8:0:3::3'],
])('a reverse proxy tells one IPv6 visitor from another: %s', async (_, forwarded) => {
  const tried = async (source: string) =>
    (await asked(door, 'x', 'me', undefined, { 'x-forwarded-for': source })).status;
  for (let n = 0; n < 25; n++) await tried(forwarded);
  expect(await tried(forwarded)).toBe(429);
  // What whoever asks wrote themselves stands first, and makes nobody else of them.
  expect(await tried(`1.2.3.4, ${forwarded.split(', ').at(-1)}`)).toBe(429);
  // Nor does another address of the same line.
  const line = (forwarded.match(/2001:db8:0:\d/) ?? [''])[0];
  expect(await tried(`${line}:a:b:c:d`)).toBe(429);
  expect(await tried('2001:db8:0:ffff::1')).toBe(401);
});

it('whoever had themselves forgotten by a link has none any more, even if they are added again', async () => {
  door.wait(61_000);
  const toData = await linkToData(door, own);
  const { yes } = await forgetByLink(door, toData);
  expect((await yes()).status).toBe(401);
  expect(await addZoe(door)).not.toBe(zoe);
  await planMeeting(door);
  await door.letters(5);
  for (const token of [own, toData, toMeeting, toPoll])
    expect((await asked(door, token, 'me')).status).toBe(401);
});
