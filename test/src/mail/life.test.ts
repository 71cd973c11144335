/** What somebody without Teams lives through, over real HTTP and real SMTP. */
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { cancelMeeting } from '../../../bot/features/meetings/model/change.ts';
import { meetings } from '../../../bot/features/meetings/model/schema.ts';
import { addresses, isMail, people } from '../../../bot/features/people/model/directory.ts';
import { groups } from '../../../bot/features/people/model/groups.ts';
import { ballotId, ballots } from '../../../bot/features/polls/model/schema.ts';
import { updates } from '../../../bot/features/progress/model/schema.ts';
import { personalLinks } from '../../../bot/links/personal-links.ts';
import { type Door, groupId, groupName, openDoorService } from '../../support/door.ts';
import {
  asked,
  decisionOf,
  forgetByLink,
  linkToData,
  makePilot,
  planMeeting,
  tokensIn,
  zoeEmail,
} from '../../support/door-acts.ts';
import { partiesIn } from '../../support/letters.ts';
import { animator, readAll } from '../../support/partners.ts';
import { draft, launching } from '../../support/polls.ts';

let door: Door;
let zoe = '';
let meeting = '';
/** Tokens of the links to the meeting, to the poll, and to her own mail. */
let toMeeting = '';
let toPoll = '';
let toPoint = '';
let own = '';
let toData = '';

beforeAll(async () => {
  door = await openDoorService();
});
afterAll(() => door.close());

const meetingNow = () =>
  door.store.read(async (reader) => (await reader.get(meetings, meeting))?.value);
const last = async (count: number) => (await door.letters(count)).at(-1);

it('a co-animator adds her in a sentence, and her address is said to nobody', async () => {
  const answer = await door.say(animator, `ajoute Mme Zoé Martin ${zoeEmail} au ${groupName}`);
  expect(readAll(answer)).toMatch(/Zoé Martin, sans Teams, fait maintenant partie/);
  expect(JSON.stringify(answer)).not.toContain(zoeEmail);
  const all = await door.store.read((reader) => reader.list(addresses));
  const [row] = all.filter(({ value }) => isMail(value));
  zoe = row?.id ?? '';
  expect(row?.value).toMatchObject({ channel: 'mail', email: zoeEmail, state: 'open' });
  const known = await door.store.read(async (reader) => [
    (await reader.get(people, zoe))?.value,
    (await reader.get(groups, groupId))?.value,
  ]);
  expect(known).toMatchObject([
    { name: 'Zoé Martin', domain: 'ville.example', locale: 'fr' },
    { members: expect.arrayContaining([expect.objectContaining({ person: zoe })]) },
  ]);
});

it('she is invited by mail, with the calendar, her link, why she gets it and how to stop', async () => {
  const known = await planMeeting(door);
  meeting = known.id;
  const [letter] = await door.letters(1);
  expect(letter).toMatchObject({
    to: zoeEmail,
    subject: expect.stringMatching(
      /^Sous-groupe Cartographie\s: réunion, mardi 12 janvier, 14\sh\s–\s16\sh \(réponse attendue\)$/,
    ),
    headers: { 'auto-submitted': 'auto-generated', 'content-language': 'fr' },
    attachments: ['fil-rouge.png', 'reunion-2027-01-12.ics'],
    calendar: { type: 'text/calendar; charset=utf-8; method=REQUEST' },
  });
  expect(letter?.text).toMatch(
    /^Quand\s: mardi 12 janvier 2027, de 14\sh à 16\sh\r\nOù\s: Caf de Bobigny\r\n/m,
  );
  expect(letter?.text).toMatch(/Caf de Bobigny[\s\S]*vous écrit parce qu’[\s\S]*Ne plus recevoir/);
  expect(letter?.calendar?.text).toMatch(/METHOD:REQUEST[\s\S]*SEQUENCE:0/);
  expect(partiesIn(letter?.calendar?.text)).toEqual({
    attendee: `mailto:${zoeEmail}`,
    status: 'NEEDS-ACTION',
    organizer: 'mailto:ne-pas-repondre@exemple.fr',
  });
  expect(tokensIn(letter?.html ?? '')).toEqual(tokensIn(letter?.text ?? ''));
  [toMeeting = '', own = ''] = tokensIn(letter?.text ?? '');
  expect(own).not.toBe('');
});

it('she answers the meeting by her link, with the record that everybody has', async () => {
  const me = await asked(door, toMeeting, 'me');
  expect(me.body).toMatchObject({ name: 'Zoé Martin', link: { page: `reunions/${meeting}` } });
  const page = await asked(door, toMeeting, `meetings/one?meeting=${meeting}`);
  expect(page.body).toMatchObject({ upcoming: [{ id: meeting, mayAnswer: true, answer: null }] });
  const data = { meeting, status: 'remote', version: 0, representedBy: '', word: 'en visio' };
  const done = await asked(door, toMeeting, 'meetings/answer', data);
  expect(done.body).toMatchObject({ outcome: 'command' });
  const kept = (await meetingNow())?.attendance[zoe];
  expect(kept).toMatchObject({ status: 'remote', word: 'en visio', by: zoe });
});

it.each([
  ['meetings/all'],
  ['meetings/one?meeting=another-meeting-1'],
  ['plan/all'],
  ['plan/subject?id=fiche:1.1'],
  ['polls/all'],
  ['polls/grid?poll=poll-of-tests-1'],
  ['privacy/mine'],
  ['no/such-view'],
])('the link to a meeting has nothing at %s, and does not say why', async (path) => {
  const got = await asked(door, toMeeting, path);
  expect([got.status, got.body]).toEqual([404, { error: 'NotFound' }]);
});

it.each([
  ['meetings/answer', { meeting: 'another-meeting-1', status: 'present', version: 0 }],
  ['meetings/send', { meeting: 'x' }],
  ['polls/vote', { poll: 'poll-of-tests-1', page: 0, person: '', word: '' }],
  ['privacy/forget', {}],
  ['people/add', { person: 'x', target: groupId }],
  ['no/such-verb', {}],
])('nor does it do %s', async (path, data) => {
  const got = await asked(door, toMeeting, path, data);
  expect([got.status, got.body]).toEqual([404, { error: 'NotFound' }]);
});

it('nothing can be said to the bot through a link', async () => {
  const headers = { authorization: `Lien ${toMeeting}`, 'content-type': 'application/json' };
  const body = JSON.stringify({ key: 'key-of-the-sentence', text: 'qui pilote la fiche 1.1 ?' });
  const got = await fetch(`${door.origin}/api/hear`, { method: 'POST', headers, body });
  expect(got.status).toBe(404);
});

it.each([
  ['another signature', () => `${toMeeting.slice(0, -4)}AAAA`],
  ['another link under the same signature', () => toMeeting.replace(/^.{4}/, 'AAAA')],
  ['another generation', () => toMeeting.replace('.1.', '.2.')],
  ['half of it', () => toMeeting.slice(0, 30)],
  ['nothing', () => ''],
])('a link with %s opens nothing', async (_, forged) => {
  const got = await asked(door, forged(), 'me');
  expect([got.status, got.body]).toEqual([401, { error: 'Unauthorized' }]);
});

it('she votes by link, and sees no name where the poll hides them', async () => {
  await door.press(animator, 'polls.launch', launching({ namesHidden: true }));
  const letter = await last(2);
  expect(letter?.subject).toMatch(/réunion de rentrée/);
  expect(letter?.text).toMatch(/• mardi 12 janvier, 14\sh\s–\s16\sh/);
  expect(letter?.text).not.toMatch(/Choisir|facultatif/);
  [toPoll = ''] = tokensIn(letter?.text ?? '');
  const id = draft().id;
  await door.press(animator, 'polls.all', { poll: id, page: 0, person: '', word: 'secret d’Ines' });
  const data = { poll: id, page: 0, person: '', word: '', s1: 'yes', s2: 'no' };
  const done = await asked(door, toPoll, 'polls/vote', data);
  expect(done.status).toBe(200);
  const ballot = await door.store.read((reader) => reader.get(ballots, ballotId(id, zoe)));
  expect(ballot?.value).toMatchObject({ answers: { s1: 'yes', s2: 'no' }, by: zoe });
  const page = await asked(door, toPoll, `polls/grid?poll=${id}`);
  expect(page.body).toMatchObject({
    namesHidden: true,
    rows: [{ mine: true, name: 'Zoé Martin' }],
  });
  expect(JSON.stringify([page.body, done.body])).not.toMatch(/Ines|secret/);
});

it('the link to the poll does not open the meeting', async () => {
  expect((await asked(door, toPoll, `meetings/one?meeting=${meeting}`)).status).toBe(404);
});

it('a change of the meeting comes by mail, in place of the first in her calendar', async () => {
  const { amendMeeting, detailsOf } = await import(
    '../../../bot/features/meetings/model/change.ts'
  );
  await door.store.transact(async (tx) => {
    const value = (await tx.get(meetings, meeting))?.value;
    if (!value) throw new Error('no meeting');
    const details = { ...detailsOf(value), place: 'Mairie de Stains' };
    await amendMeeting(tx, { id: meeting, meeting: value }, details, decisionOf(door));
  });
  const letter = await last(3);
  expect(letter?.text).toMatch(/Mairie de Stains/);
  expect(letter?.calendar?.text).toMatch(/METHOD:REQUEST[\s\S]*SEQUENCE:1/);
  // What she answered by her link, so that her calendar does not ask again.
  expect(partiesIn(letter?.calendar?.text)).toMatchObject({ status: 'ACCEPTED' });
  // The same link: what she kept of the first letter still opens it.
  expect(tokensIn(letter?.text ?? '')).toContain(toMeeting);
});

it('a point d’étape is asked by mail, answered by link, and kept as received so', async () => {
  await makePilot(door, zoe);
  await door.say(animator, 'lance un point d’étape pour l’axe 1');
  const letter = await last(4);
  expect(letter?.text).toMatch(
    /Pour\s:\s+• Fiche\s1\.1[\s\S]*Répondez d’ici au[\s\S]*Une ligne suffit/,
  );
  expect(letter?.text).not.toMatch(/bouton|Répondez ici/);
  [toPoint = ''] = tokensIn(letter?.text ?? '');
  const me = await asked(door, toPoint, 'me');
  const [, campaign = ''] = (me.body.link as { page: string }).page.split('/');
  const page = await asked(door, toPoint, `progress/asked?campaign=${campaign}`);
  expect(page.body).toMatchObject({ subjects: [{ id: 'fiche:1.1', last: null, answered: false }] });
  const form = { subject: 'fiche:1.1', update: '', version: 0, meteo: 'couvert', percent: '60' };
  const done = await asked(door, toPoint, 'progress/save', form);
  expect(JSON.stringify(done.body)).toMatch(/par lien personnel/);
  // What can be done from here: put it right, or take it back.
  const buttons = (done.body.messages as { buttons: { verb: string }[] }[])[0]?.buttons ?? [];
  expect(buttons.map(({ verb }) => verb)).toEqual(['progress.undo', 'progress.correct']);
  const [kept] = await door.store.read((reader) => reader.list(updates));
  expect(kept?.value).toMatchObject({
    author: zoe,
    subject: 'fiche:1.1',
    origin: { kind: 'link' },
    said: { meteo: 'couvert', percent: 60 },
  });
  // Of a fiche that she does not lead she tells nothing, whoever signs the link.
  const other = await asked(door, toPoint, 'progress/save', { ...form, subject: 'fiche:5' });
  expect(other.body).toMatchObject({ outcome: 'refused' });
  expect(await door.store.read((reader) => reader.list(updates))).toHaveLength(1);
});

it('a co-animator takes her links back; the next letter brings new ones', async () => {
  const answer = await door.say(animator, 'révoque le lien de Zoé');
  expect(readAll(answer)).toMatch(/liens personnels de Zoé Martin n’ouvrent plus rien/);
  for (const token of [toMeeting, toPoll, toPoint, own])
    expect((await asked(door, token, 'me')).status).toBe(401);
  await door.press(animator, 'polls.nudge', { poll: draft().id, version: 0 }).catch(() => {});
  await planMeeting(door);
  const letter = await last(5);
  const [fresh = '', freshOwn = ''] = tokensIn(letter?.text ?? '');
  expect((await asked(door, fresh, 'me')).status).toBe(200);
  expect(freshOwn).toMatch(/\.2\./);
  [toMeeting, own] = [fresh, freshOwn];
  const me = await asked(door, fresh, 'me');
  meeting = (me.body.link as { page: string }).page.replace('reunions/', '');
});

it('a cancellation comes with its calendar, and the link of before says that the meeting is cancelled', async () => {
  await door.store.transact(async (tx) => {
    const value = (await tx.get(meetings, meeting))?.value;
    const known = value && { id: meeting, meeting: value };
    if (known) await cancelMeeting(tx, known, decisionOf(door), 'la salle est prise');
  });
  const letter = await last(6);
  expect(letter?.calendar).toMatchObject({ type: expect.stringContaining('method=CANCEL') });
  expect(letter?.calendar?.text).toMatch(/METHOD:CANCEL[\s\S]*STATUS:CANCELLED/);
  expect(partiesIn(letter?.calendar?.text)).toMatchObject({ attendee: `mailto:${zoeEmail}` });
  expect(letter?.text).toMatch(/Motif\s: la salle est prise/);
  // Only the one to her mail.
  expect(tokensIn(letter?.text ?? '')).toEqual([own]);
  const got = await asked(door, toMeeting, `meetings/one?meeting=${meeting}`);
  expect(got.body.upcoming).toMatchObject([
    { cancelled: true, mayAnswer: false, note: 'la salle est prise' },
  ]);
});

it('a link ends by itself some days after its thing', async () => {
  const known = await planMeeting(door);
  const [token = ''] = tokensIn((await last(7))?.text ?? '');
  const dayMs = 24 * 3_600_000;
  const over = Date.parse('2027-01-19T15:00:00.000Z') - door.now().getTime();
  door.wait(over - dayMs);
  expect((await asked(door, token, `meetings/one?meeting=${known.id}`)).status).toBe(200);
  door.wait(2 * dayMs);
  expect((await asked(door, token, 'me')).status).toBe(401);
});

it('she stops mail herself, and resumes it as easily', async () => {
  expect((await asked(door, own, 'door/mail')).body).toEqual({ state: 'open' });
  expect((await asked(door, own, 'door/stop', {})).body).toMatchObject({ outcome: 'command' });
  expect((await asked(door, own, 'door/mail')).body).toEqual({ state: 'stopped' });
  // Whoever invites her again changes nothing of it.
  const again = await door.say(animator, `ajoute Zoé Martin ${zoeEmail} au ${groupName}`);
  expect(readAll(again)).toMatch(/a demandé à ne plus recevoir/);
  expect((await asked(door, own, 'door/mail')).body).toEqual({ state: 'stopped' });
  await asked(door, own, 'door/resume', {});
  expect((await asked(door, own, 'door/mail')).body).toEqual({ state: 'open' });
});

it.each([
  ['privacy/mine', undefined],
  ['privacy/data', undefined],
  ['privacy/forget', {}],
  ['privacy/confirm', { nonce: 'x' }],
])(
  'the link at the foot of a letter, which may be passed on with it, has nothing at %s',
  async (path, data) => {
    expect((await asked(door, own, path, data)).status).toBe(404);
  },
);

it('a link to her data is mailed to her when it is asked for, lasts two hours, and the one before opens nothing', async () => {
  const first = await linkToData(door, own);
  expect((await asked(door, first, 'privacy/mine')).status).toBe(200);
  expect((await asked(door, first, 'door/mail')).status).toBe(200);
  door.wait(2 * 3_600_000);
  expect((await asked(door, first, 'privacy/mine')).status).toBe(401);
  // Asked for twice at once: one letter.
  const letters = door.smtp.letters.length;
  const second = await linkToData(door, own);
  await asked(door, own, 'privacy/link', {});
  expect((await asked(door, second, 'privacy/mine')).status).toBe(200);
  expect((await asked(door, first, 'privacy/mine')).status).toBe(401);
  expect(door.smtp.letters.length).toBe(letters + 1);
  toData = second;
});

it('no link to her data is sent where she stopped mail, and she is told what to do', async () => {
  await asked(door, own, 'door/stop', {});
  const refused = await asked(door, own, 'privacy/link', {});
  expect(refused.body).toMatchObject({ outcome: 'refused' });
  expect(JSON.stringify(refused.body)).toMatch(/reprenez-les ci-dessous/);
  await asked(door, own, 'door/resume', {});
});

it('she sees what is kept of her, her address with it, and has it all erased', async () => {
  const mine = await asked(door, toData, 'privacy/mine');
  expect(JSON.stringify(mine.body)).toContain(zoeEmail);
  const { done } = await forgetByLink(door, toData);
  expect(done.body).toMatchObject({ outcome: 'command' });
  for (const token of [own, toData]) expect((await asked(door, token, 'me')).status).toBe(401);
  const left = await door.store.read(async (reader) =>
    JSON.stringify([
      await reader.list(people),
      await reader.list(addresses),
      await reader.list(personalLinks),
      await reader.list(groups),
      await reader.list(ballots),
      await reader.list(updates),
      await reader.outbox.find('recipient', zoe),
    ]),
  );
  expect(left).not.toContain(zoe);
  expect(left).not.toContain(zoeEmail);
  expect(left).not.toContain('Zoé Martin');
});

it('no line of the log has her address, her name or a link', () => {
  const all = JSON.stringify(door.log);
  expect(all).toContain('refused');
  expect(all).not.toMatch(/zoe\.martin|Zoé|ville\.example/);
  for (const token of [toMeeting, toPoll, toPoint, own, toData])
    expect(all).not.toContain(token.slice(-43));
});
