/** What somebody without Teams lives through, over real HTTP and real SMTP. */
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { recordOf } from '../../../bot/attempts.ts';
import { addresses, isMail, people } from '../../../bot/directory.ts';
import { groups } from '../../../bot/groups.ts';
import { scheduleMeeting } from '../../../bot/meetings/schedule.ts';
import { meetings } from '../../../bot/meetings/schema.ts';
import {
  asked,
  type Door,
  groupId,
  groupName,
  openDoorService,
  tokensIn,
  zoeEmail,
} from '../../support/door.ts';
import { tuesday } from '../../support/meetings.ts';
import { animator, loadMs, readAll, refOf } from '../../support/partners.ts';

jest.setTimeout(loadMs);

let door: Door;
let zoe: string;
let meeting: string;

beforeAll(async () => {
  door = await openDoorService();
}, loadMs);
afterAll(() => door.close());

const kept = <T>(look: Parameters<typeof door.store.read<T>>[0]) => door.store.read(look);

it('a co-animator adds her in a sentence, and her address is said to nobody', async () => {
  const answer = await door.say(animator, `ajoute Mme Zoé Martin ${zoeEmail} au ${groupName}`);
  expect(readAll(answer)).toMatch(/Zoé Martin, sans Teams, fait maintenant partie/);
  expect(JSON.stringify(answer)).not.toContain(zoeEmail);
  const [row] = (await kept((reader) => reader.list(addresses))).filter(({ value }) =>
    isMail(value),
  );
  zoe = row?.id ?? '';
  expect(row?.value).toMatchObject({ channel: 'mail', email: zoeEmail, state: 'open' });
  expect((await kept((reader) => reader.get(people, zoe)))?.value).toMatchObject({
    name: 'Zoé Martin',
    domain: 'ville.example',
  });
  const members = (await kept((reader) => reader.get(groups, groupId)))?.value.members ?? [];
  expect(members.map(({ person }) => person)).toContain(zoe);
});

it('she is invited by mail', async () => {
  const known = await door.store.transact((tx) =>
    scheduleMeeting(tx, tuesday, {
      by: refOf(animator),
      locale: 'fr',
      now: door.now(),
      settings: {
        reminders: ['P7D'],
        newToken: () => `${Math.random()}`.padEnd(43, 'x').replace('.', '-'),
      },
    }),
  );
  meeting = known.id;
  const [letter] = await door.letters(1);
  console.log(letter);
  expect(letter?.to).toBe(zoeEmail);
});
