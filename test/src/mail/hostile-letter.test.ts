/** What people type, in letters and calendars: it is text there, whatever it looks like. */
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import ICAL from 'ical.js';
import { people } from '../../../bot/features/people/model/directory.ts';
import { groups } from '../../../bot/features/people/model/groups.ts';
import { type Door, openDoorService } from '../../support/door.ts';
import { addZoe, asked, planMeeting, tokensIn, zoeEmail } from '../../support/door-acts.ts';
import type { Letter } from '../../support/letters.ts';
import { animator } from '../../support/partners.ts';
import { launching } from '../../support/polls.ts';

const markup = `</title><script>alert(1)</script> <img src=x onerror=alert(2)> " onclick="alert(3)" '`;
const lines =
  'a\r\nBcc: tous@evil.example\r\n\r\n\u2028x\nEND:VCALENDAR\nATTENDEE:mailto:x@evil.example';

let door: Door;
let invitation: Letter | undefined;
beforeAll(async () => {
  door = await openDoorService();
  const zoe = await addZoe(door);
  // As an older version might have kept it: nobody can type such a name any more.
  await door.store.transact(async (tx) => {
    const row = (await tx.get(people, zoe))?.value;
    const name = 'Zoé "x" <p@evil.example>\r\nBcc: z@evil.example';
    if (row) await tx.put(people, zoe, { ...row, name });
  });
  const texts = { title: `${markup} ; ${lines}`, place: `${lines} ${markup}`, agenda: [lines] };
  await planMeeting(door, { ...texts, note: `${markup}\n${lines}` });
  [invitation] = await door.letters(1);
});
afterAll(() => door.close());

/** The elements and attributes that stand in a page, ours and others. */
const tagsOf = (html: string) =>
  new Set([...html.matchAll(/<\/?([a-z!]\w*)/gi)].map(([, tag = '']) => tag.toLowerCase()));

it('no element stands in a letter that is not ours', () => {
  const { html = '' } = invitation ?? {};
  const ours =
    '!doctype html head meta title style body header main h1 p strong ul li div table tr td br img a footer hr'.split(
      ' ',
    );
  expect([...tagsOf(html)].filter((tag) => !ours.includes(tag))).toEqual([]);
  // The mark is within the letter: nothing is fetched from elsewhere.
  expect([...html.matchAll(/<img src="(\w+:)/g)].map(([, scheme]) => scheme)).toEqual(['cid:']);
  expect(html).not.toMatch(/<[^>]*\son\w+=/);
  expect(html).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
});

it('a letter goes to one address, and its headers are those that we write', () => {
  expect(invitation?.to).toBe(zoeEmail);
  const { headers = {} } = invitation ?? {};
  expect(Object.keys(headers).sort()).toEqual([
    'auto-submitted',
    'content-language',
    'content-type',
    'date',
    'from',
    'message-id',
    'mime-version',
    'subject',
    'to',
    'x-auto-response-suppress',
  ]);
  // Some programs take apart what stands encoded in a name, too.
  expect(headers.to).not.toMatch(/=0[ad]/i);
});

it('a calendar has the lines that we write, and the texts in them are read back as typed', () => {
  const text = invitation?.calendar?.text ?? '';
  const calendar = new ICAL.Component(ICAL.parse(text));
  expect(calendar.getAllSubcomponents('vevent')).toHaveLength(1);
  const [event] = calendar.getAllSubcomponents('vevent');
  // She whom it is sent to, and nobody that somebody typed.
  const attendees = event?.getAllProperties('attendee') ?? [];
  expect(attendees.map((one) => String(one.getFirstValue()).toLowerCase())).toEqual([
    `mailto:${zoeEmail}`,
  ]);
  expect(text).not.toMatch(/^(?:Bcc|x)\b/m);
  expect(text.match(/^END:VCALENDAR/gm)).toHaveLength(1);
  const name = String(calendar.getFirstPropertyValue('x-wr-calname'));
  expect(name).toContain('\\; a Bcc: tous@evil.example x END:VCALENDAR');
  const description = String(event?.getFirstPropertyValue('description'));
  expect(description).toContain('a\nBcc: tous@evil.example\n\n\nx\nEND:VCALENDAR');
});

it('no address stands in a calendar but that of the letter, and whom it is from', () => {
  const unfolded = (invitation?.calendar?.text ?? '').replace(/\r\n[ \t]/g, '');
  const found = unfolded.match(/mailto:[^\s;"]+/gi) ?? [];
  const ours = [`mailto:${zoeEmail}`, 'mailto:ne-pas-repondre@exemple.fr'];
  const properties = unfolded.split('\r\n').filter((line) => /^(?:ATTENDEE|ORGANIZER)/.test(line));
  expect(properties).toHaveLength(2);
  expect(found.map((one) => one.toLowerCase())).toEqual(expect.arrayContaining(ours));
});

it('a title is one line, in the poll, its letter and its subject', async () => {
  // Escaped, as JSON may be: what the escapes stand for is cleaned, too.
  const { draft } = launching({ title: lines.slice(0, 60) });
  const escaped = draft.replaceAll('\u2028', '\\u2028');
  await door.press(animator, 'polls.launch', { draft: escaped, version: 0 });
  const letter = (await door.letters(2)).at(-1);
  expect(letter?.subject).toBe(
    'Sous-groupe Cartographie : sondage « a Bcc: tous@evil.example x END:VCALENDAR ATTENDEE:mailt »',
  );
  expect(letter?.text.split('\n').map((line) => line.trim())).not.toContain(
    'Bcc: tous@evil.example',
  );
});

it('neither is the name of a group', async () => {
  await door.say(animator, 'crée le sous-groupe Poterie\nBcc: tous\u2028Fin');
  const names = await door.store.read(async (r) =>
    (await r.list(groups)).flatMap(({ value: { name } }) => name ?? []),
  );
  expect(names.join()).toContain('Poterie');
  for (const name of names) expect(name).not.toMatch(/[\p{Cc}\u2028\u2029]/u);
});

it('a draft that is none is refused, and what it says is written in no log', async () => {
  const press = door.press(animator, 'polls.launch', { draft: 'mot de passe', version: 0 });
  await expect(press).rejects.toThrow(/no JSON/);
  await expect(press).rejects.not.toThrow(/mot de passe/);
});

it('the page of a link gets what was typed as text, in JSON that no page runs', async () => {
  const [token = ''] = tokensIn(invitation?.text ?? '');
  const { page } = (await asked(door, token, 'me')).body.link as { page: string };
  const got = await asked(door, token, `meetings/one?meeting=${page.split('/')[1]}`);
  expect(got.headers.get('content-type')).toMatch(/^application\/json/);
  expect(got.headers.get('x-content-type-options')).toBe('nosniff');
  expect(JSON.stringify(got.body)).not.toContain(zoeEmail);
});
