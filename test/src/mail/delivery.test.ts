/** Letters that do not simply arrive, over real SMTP; and an installation that sends none. */
import { afterEach, expect, it } from '@jest/globals';
import type { Person } from '../../../bot/contract/turn.ts';
import { cancelMeeting } from '../../../bot/features/meetings/model/change.ts';
import { scheduleMeeting } from '../../../bot/features/meetings/model/schedule.ts';
import { meetings } from '../../../bot/features/meetings/model/schema.ts';
import { addresses } from '../../../bot/features/people/model/directory.ts';
import { groups } from '../../../bot/features/people/model/groups.ts';
import { recordOf, standingOf } from '../../../bot/features/sendings/model/attempts.ts';
import { type Door, groupId, groupName, openDoorService } from '../../support/door.ts';
import {
  addZoe,
  asked,
  decisionOf,
  planMeeting,
  tokensIn,
  tokensOfLetter,
  zoeEmail,
} from '../../support/door-acts.ts';
import { tuesday } from '../../support/meetings.ts';
import { animator, camille, readAll, refOf } from '../../support/partners.ts';
import { draft, launching } from '../../support/polls.ts';
import type { Mood } from '../../support/smtp.ts';

let door: Door;
afterEach(() => door.close());

const open = async (mail = true) => {
  door = await openDoorService({ mail });
  return addZoe(door);
};
const plan = (reminders: string[] = []) => planMeeting(door, {}, reminders);
const invitationOf = async (zoe: string) =>
  (await door.rows(zoe)).find(({ kind }) => kind === 'meetings.invitation');
/** Its row, once an attempt ended so. */
const ended = (zoe: string, outcome: string) =>
  door.until(async () => {
    const row = await invitationOf(zoe);
    return row && recordOf(row).outcome === outcome && row;
  });
const report = async () => readAll(await door.say(animator, 'rapport d’envoi'));

it('a server that says "later" gets the letter later', async () => {
  const zoe = await open();
  door.smtp.moods.set(zoeEmail, ['greylists']);
  await plan();
  const row = await ended(zoe, 'retryAfter');
  expect(recordOf(row).code).toBe('Smtp451');
  await ended(zoe, 'sent');
  expect(door.smtp.letters).toHaveLength(1);
});

it('an address that nobody has is written to no more, and the report says whose', async () => {
  const zoe = await open();
  door.smtp.moods.set(zoeEmail, ['unknown']);
  await plan();
  const row = await ended(zoe, 'gone');
  expect(standingOf(row)).toBe('bounced');
  const address = await door.store.read((reader) => reader.get(addresses, zoe));
  expect(address?.value.state).toBe('gone');
  const told = await report();
  expect(told).toMatch(/Adresses de courriel refusées[\s\S]*Zoé Martin/);
  expect(told).not.toContain(zoeEmail);
  // The right address, and once more.
  await door.say(animator, `ajoute Mme Zoé Martin ${zoeEmail} au ${groupName}`);
  const [push] = [`meeting:${JSON.stringify(row.payload).split('"')[3]}:invitation`];
  await door.press(animator, 'sendings.resend', { push, uncertain: 'no', version: 0 });
  await ended(zoe, 'sent');
});

it('a password that is refused is said to who runs the service and to who sends, and stands nowhere', async () => {
  const pass = 'faux-mot-de-passe';
  const account = { user: 'robot', pass: 'le bon' };
  door = await openDoorService({ smtp: { account }, login: `robot:${pass}` });
  const zoe = await addZoe(door);
  await plan();
  const row = await ended(zoe, 'auth');
  expect([row.state, recordOf(row).code]).toEqual(['waiting', 'Smtp535']);
  const line = await door.until(() =>
    door.log.find(({ msg }) => /refuses the user or the password of SMTP_URL/.test(String(msg))),
  );
  expect(line).toMatchObject({ level: 50, code: 'Smtp535' });
  expect(await report()).toMatch(
    /Une lettre ne part pas\s: le serveur de courrier ne laisse pas entrer/,
  );
  expect(JSON.stringify([door.log, await report()])).not.toMatch(/faux-mot|robot|le bon/);
  expect(door.smtp.letters).toEqual([]);
});

it('a letter that was taken is said to be accepted, not received', async () => {
  const zoe = await open();
  await plan();
  await ended(zoe, 'sent');
  const told = await report();
  expect(told).toMatch(/Dont 1 par courriel\s: le serveur de courrier a accepté la lettre/);
  expect(told).not.toMatch(/reçu/);
});

it.each<[Mood, string]>([
  ['policy', 'Smtp554'],
  ['rejects', 'Smtp554'],
])('a server that refuses by a rule (%s) is no address that is gone', async (mood, code) => {
  const zoe = await open();
  door.smtp.moods.set(zoeEmail, [mood]);
  await plan();
  const row = await ended(zoe, 'invalid');
  expect([row.state, recordOf(row).code]).toEqual(['failed', code]);
  expect((await door.store.read((reader) => reader.get(addresses, zoe)))?.value.state).toBe('open');
  expect(await report()).toMatch(/En échec/);
});

it('a server that goes away before it was given the letter gets it again', async () => {
  const zoe = await open();
  door.smtp.moods.set(zoeEmail, ['drops']);
  await plan();
  await ended(zoe, 'sent');
  expect(door.smtp.letters).toHaveLength(1);
  expect((await invitationOf(zoe))?.attempts).toBe(1);
});

it('a letter that was perhaps kept is sent once more, as the same letter', async () => {
  const zoe = await open();
  door.smtp.moods.set(zoeEmail, ['keepsAndDrops']);
  await plan();
  await ended(zoe, 'sent');
  const [first, second] = await door.letters(2);
  expect(recordOf((await invitationOf(zoe)) as never).ambiguous).toBe(1);
  expect(second?.messageId).toBe(first?.messageId);
  expect(first?.messageId).toMatch(/^<[0-9a-f]{40}@localhost>$/);
});

it('twice in doubt, it waits for somebody to decide', async () => {
  const zoe = await open();
  door.smtp.moods.set(zoeEmail, ['keepsAndDrops', 'keepsAndDrops']);
  await plan();
  await door.until(async () => (await invitationOf(zoe))?.state === 'uncertain');
  expect(await report()).toMatch(/Incertains/);
});

it('a mail server that is away keeps nothing from Teams', async () => {
  const zoe = await open();
  await door.smtp.close();
  await plan();
  await ended(zoe, 'notSent');
  const invited = () =>
    door.connector
      .posted()
      .some((posted) => /Invitation – Sous-groupe Cartographie/.test(JSON.stringify(posted)));
  await door.until(invited);
  expect(['waiting', 'sending']).toContain((await invitationOf(zoe))?.state);
});

it('who wants no more mail gets none, and the report says so', async () => {
  const zoe = await open();
  await plan();
  const [, own = ''] = await tokensOfLetter(door, 1);
  await asked(door, own, 'door/stop', {});
  await plan();
  await door.until(async () => (await door.rows(zoe)).some((row) => standingOf(row) === 'stopped'));
  expect(await report()).toMatch(/Ne veulent plus de courriel[\s\S]*voyez avec elles/);
  expect(door.smtp.letters).toHaveLength(1);
});

it('where no mail is sent, the links go to whoever launched the sending, in one message', async () => {
  const zoe = await open(false);
  await door.say(animator, `ajoute M. Ali Benali ali@mairie.example au ${groupName}`);
  await plan();
  await ended(zoe, 'handed');
  await door.until(async () => /À transmettre par vous\s: 2/.test(await report()));
  door.wait(15_000);
  const bundle = await door.until(() =>
    door.connector
      .posted()
      .map((posted) => JSON.stringify(posted))
      .find((text) => /À transmettre à 2 personnes sans Teams/.test(text)),
  );
  expect(bundle).toMatch(/Ali Benali[\s\S]*#lien[\s\S]*Zoé Martin[\s\S]*#lien/);
  expect(bundle).not.toMatch(/mairie\.example|ville\.example/);
  expect(door.smtp.sessions()).toBe(0);
  const [ali = ''] = tokensIn(bundle);
  expect((await asked(door, ali, 'me')).body).toMatchObject({ name: 'Ali Benali' });
  // A cancellation leads nowhere; it is passed on all the same.
  await door.store.transact(async (tx) => {
    const [row] = await tx.list(meetings);
    if (row) await cancelMeeting(tx, { id: row.id, meeting: row.value }, decisionOf(door));
  });
  await door.until(async () => /À transmettre par vous\s: 2/.test(await report()));
  door.wait(15_000);
  await door.until(() =>
    door.connector
      .posted()
      .some((posted) => /Zoé Martin – [^"]*annulée/.test(JSON.stringify(posted))),
  );
});

it('a reminder and a chase go by mail as they go to everybody', async () => {
  await open();
  await plan(['P1D']);
  await door.press(animator, 'polls.launch', launching());
  await door.letters(2);
  // Half-way to the deadline of 4 December; whoever has not answered is asked again.
  door.wait(5.2 * 24 * 3_600_000);
  const [, , chase] = await door.letters(3);
  expect(chase?.subject).toMatch(/réunion de rentrée/);
  expect(tokensIn(chase?.text ?? '')).toHaveLength(2);
  door.wait(Date.parse('2027-01-11T13:00:30.000Z') - door.now().getTime());
  const reminder = await door.until(() =>
    door.smtp.letters.find(
      ({ subject }) => /mardi 12 janvier/.test(subject) && /rappel/.test(subject),
    ),
  );
  expect(reminder.calendar).toBeUndefined();
  expect(tokensIn(reminder.text)).toHaveLength(2);
});

it('whoever has no Teams sees the names that the poll shows, and answers for nobody else', async () => {
  await open();
  await door.press(animator, 'polls.launch', launching());
  const poll = draft().id;
  const [token = ''] = await tokensOfLetter(door, 1);
  const page = await asked(door, token, `polls/grid?poll=${poll}`);
  const rows = page.body.rows as { name: string; mine: boolean; person: string | null }[];
  expect(rows.map(({ name, mine }) => [name, mine])).toEqual([
    ['Zoé Martin', true],
    ['Ines Animatrice', false],
  ]);
  // Nor whose id she could name.
  expect(JSON.stringify(page.body)).not.toContain(animator.id);
  const data = { poll, page: 0, person: refOf(animator), word: '', s1: 'yes' };
  expect((await asked(door, token, 'polls/vote', data)).status).toBe(404);
});

it('a link asked of too often is slowed, and says what to do', async () => {
  await open();
  await plan();
  const [token = ''] = await tokensOfLetter(door, 1);
  const all = [];
  for (let n = 0; n < 7; n += 1)
    all.push(...(await Promise.all(Array.from({ length: 10 }, () => asked(door, token, 'me')))));
  const slowed = all.filter(({ status }) => status === 429);
  expect(all.filter(({ status }) => status === 200)).toHaveLength(60);
  expect(slowed).toHaveLength(10);
  expect(slowed[0]?.body.text).toMatch(/attendez une minute/);
  const wait = Number(slowed[0]?.headers.get('retry-after'));
  expect(wait > 0 && wait <= 60).toBe(true);
  door.wait(61_000);
  expect((await asked(door, token, 'me')).status).toBe(200);
});

it('whoever tries links out is slowed sooner, and others at the same place are not', async () => {
  await open();
  await plan();
  const [token = ''] = await tokensOfLetter(door, 1);
  const from = (source: string, one: string) =>
    asked(door, one, 'me', undefined, { 'x-forwarded-for': `198.51.100.9, ${source}` });
  const tries = [];
  for (let n = 0; n < 25; n++) tries.push((await from('203.0.113.7', `${n}`)).status);
  expect(tries.filter((status) => status === 401)).toHaveLength(20);
  expect(tries.filter((status) => status === 429)).toHaveLength(5);
  expect((await from('203.0.113.8', 'x')).status).toBe(401);
  expect((await from('203.0.113.7', token)).status).toBe(200);
});

it('whoever animates a group no more is given nobody’s link, although they launched the sending', async () => {
  const zoe = await open(false);
  const since = door.now().toISOString();
  await door.store.transact(async (tx) => {
    await scheduleMeeting(tx, tuesday, decisionOf(door));
    const group = (await tx.get(groups, groupId))?.value;
    const coAnimators = [{ person: refOf(camille), since }];
    if (group) await tx.put(groups, groupId, { ...group, coAnimators });
  });
  await ended(zoe, 'handed');
  const bundles = async (person: Person) =>
    (await door.rows(refOf(person))).filter(({ kind }) => kind === 'door.bundle');
  expect([await bundles(animator), await bundles(camille)]).toMatchObject([[], [{}]]);
});
