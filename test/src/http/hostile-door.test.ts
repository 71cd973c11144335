/** A personal link in the wrong hands, over real HTTP: what it must not do, whatever is sent with it. */
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { ballots } from '../../../bot/features/polls/schema.ts';
import { groups } from '../../../bot/groups.ts';
import { meetings } from '../../../bot/meetings/schema.ts';
import { type Door, groupId, openDoorService } from '../../support/door.ts';
import {
  addZoe,
  asked,
  forgetByLink,
  planMeeting,
  tokensOfLetter,
} from '../../support/door-acts.ts';
import { animator, camille, loadMs, refOf } from '../../support/partners.ts';
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
}, loadMs);
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
    const { people } = await import('../../../bot/directory.ts');
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
  ['another person', { person: 'person:x:y' }],
  ['another person, in a list', { person: ['person:x:y'] }],
  ['another poll', { poll: 'poll-of-tests-2' }],
  ['a poll in a list', { poll: ['poll-of-tests-1'] }],
  ['no poll', { poll: undefined }],
])('the link to a poll lets no vote through with %s', async (_, over) => {
  const data = { poll: draft().id, page: 0, person: '', word: '', s1: 'yes', ...over };
  const got = await asked(door, toPoll, 'polls/vote', data);
  expect([got.status, got.body]).toEqual([404, { error: 'NotFound' }]);
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
  ['an address without a port', '2001:db8::1'],
  ['an address with a port', '[2001:db8::2]:443'],
  ['what stands before it', '9.9.9.9, 2001:db8::3'],
])('a reverse proxy tells one IPv6 visitor from another: %s', async (_, forwarded) => {
  const tried = async (source: string) =>
    (await asked(door, 'x', 'me', undefined, { 'x-forwarded-for': source })).status;
  for (let n = 0; n < 25; n++) await tried(forwarded);
  expect(await tried(forwarded)).toBe(429);
  // What whoever asks wrote themselves stands first, and makes nobody else of them.
  expect(await tried(`1.2.3.4, ${forwarded.split(', ').at(-1)}`)).toBe(429);
  expect(await tried('2001:db8::ffff')).toBe(401);
});

it('whoever had themselves forgotten by a link has none any more, even if they are added again', async () => {
  door.wait(61_000);
  const { yes } = await forgetByLink(door, own);
  expect((await yes()).status).toBe(401);
  expect(await addZoe(door)).not.toBe(zoe);
  await planMeeting(door);
  await door.letters(4);
  for (const token of [own, toMeeting, toPoll])
    expect((await asked(door, token, 'me')).status).toBe(401);
});
