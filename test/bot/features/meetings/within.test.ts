/** What of a meeting everybody may know, and what members only: pages, answers, cards, calendars. */
import { beforeAll, describe, expect, it } from '@jest/globals';
import ICAL from 'ical.js';
import type { Person } from '../../../../bot/contract/turn.ts';
import { meetings } from '../../../../bot/features/meetings/model/schema.ts';
import { addLink } from '../../../../bot/links/links.ts';
import type { MeetingItem, MeetingsPage } from '../../../../bot/pages/meetings.ts';
import { deliver } from '../../../support/delivered.ts';
import { amended, gather, schedule } from '../../../support/meetings.ts';
import {
  admin,
  animator,
  camille,
  holder,
  noon,
  partner,
  publicUrl,
  readAll,
  refOf,
  zoe,
} from '../../../support/partners.ts';
import { withSharedPartners } from '../../../support/with-partners.ts';

const left = partner('le', 'Lou Partie');
const soon = (ms: number) => new Date(noon.getTime() + ms);
const inside: [string, Person][] = [
  ['a member', camille],
  ['a co-animator', animator],
  ['an administrator', admin],
];
const outside: [string, Person][] = [
  ['a stranger', zoe],
  ['who co-animates another group', holder],
  ['a former member', left],
];
const secrets =
  /visio\.example|salle 12|Point secret|Note secrète|Décision secrète|Suite secrète|\/liens\//;

const house = withSharedPartners();
let coming = '';
let over = '';
beforeAll(async () => {
  await gather(house, [animator, camille, left], { channel: '19:carto' });
  await gather(house, [holder], { group: 'competences-ept' });
  for (const person of [admin, zoe]) await house.meet(person);
  const plan = {
    title: 'Avancement',
    link: 'https://visio.example/abc',
    agenda: ['Point secret'],
    note: 'Note secrète, salle 12',
  };
  coming = (await schedule(house, plan)).id;
  await deliver(house, soon(60_000));
  const when = { date: '2026-11-10', start: '14:00', end: '16:00', zone: 'Europe/Paris' };
  over = (await schedule(house, { ...plan, when })).id;
  await house.store.transact(async (tx) => {
    const row = await tx.get(meetings, over);
    if (!row) throw new Error('no meeting');
    const said = { decisions: 'Décision secrète', nextSteps: 'Suite secrète' };
    await tx.put(meetings, over, { ...row.value, ...said });
  });
  await house.say(left, 'quitter le sous-groupe cartographie');
});

const look = async (person: Person, view: string, query: object = {}) =>
  (await house.bot.view({ person, locale: 'fr', now: soon(70_000) }, view, query)) as MeetingsPage;
const itemsOf = ({ upcoming, past }: MeetingsPage): MeetingItem[] => [...upcoming, ...past];

describe.each([
  ['meetings.all', {}],
  ['meetings.one', undefined],
])('%s', (view, query) => {
  const pages = async (person: Person) =>
    query
      ? itemsOf(await look(person, view))
      : [
          ...itemsOf(await look(person, view, { meeting: coming })),
          ...itemsOf(await look(person, view, { meeting: over })),
        ];

  it.each(inside)('shows all of it to %s', async (_, person) => {
    const [next, past] = await pages(person);
    expect(next).toMatchObject({
      whole: true,
      link: 'https://visio.example/abc',
      agenda: ['Point secret'],
      note: 'Note secrète, salle 12',
      calendar: expect.stringContaining(publicUrl),
    });
    expect(past).toMatchObject({ decisions: 'Décision secrète', nextSteps: 'Suite secrète' });
  });

  it.each(outside)('shows %s when, where and whose it is, and nothing else', async (_, person) => {
    const items = await pages(person);
    expect(items).toHaveLength(2);
    expect(items[0]).toMatchObject({
      whole: false,
      title: 'Avancement',
      when: { date: '2027-01-12', start: '14:00', end: '16:00' },
      place: 'Caf de Bobigny',
      calendar: null,
    });
    expect(JSON.stringify(items)).not.toMatch(secrets);
  });
});

const questions = [
  'quel est le lien de la réunion du sous-groupe cartographie ?',
  'ordre du jour de la prochaine réunion du sous-groupe cartographie',
  'qu’a-t-on décidé à la dernière réunion du sous-groupe cartographie ?',
];

it.each(questions)(
  '"%s" is answered to members, and refused with what to do to others',
  async (asked) => {
    for (const [, person] of inside)
      expect(readAll(await house.say(person, asked))).toMatch(secrets);
    for (const [, person] of outside) {
      const answer = await house.say(person, asked);
      expect(answer.outcome).toBe('refused');
      expect(readAll(answer)).toMatch(/rejoindre/i);
      expect(readAll(answer)).not.toMatch(secrets);
    }
  },
);

it('a place is told to everybody, without the link', async () => {
  for (const [, person] of outside) {
    const said = readAll(
      await house.say(person, 'où est la prochaine réunion du sous-groupe cartographie ?'),
    );
    expect(said).toContain('Caf de Bobigny');
    expect(said).not.toMatch(secrets);
  }
});

it('in a channel, it is said where the group works and not elsewhere', async () => {
  const [asked = ''] = questions;
  const here = { conversation: { id: '19:carto', type: 'channel' as const } };
  const there = { conversation: { id: '19:other', type: 'channel' as const } };
  expect(readAll(await house.say(camille, asked, here))).toMatch(secrets);
  const elsewhere = readAll(await house.say(camille, asked, there));
  expect(elsewhere).toMatch(/conversation privée/);
  expect(elsewhere).not.toMatch(secrets);
});

it('who left is told no more what becomes of a meeting, and their card and calendar say less', async () => {
  await amended(house, coming, { place: 'Mairie de Stains' });
  const { sent } = await deliver(house, soon(200_000));
  const to = (person: Person) => sent.filter(({ recipient }) => recipient === refOf(person));
  expect(to(camille).map(({ kind }) => kind)).toContain('meetings.news');
  expect(to(left).map(({ kind }) => kind)).toEqual(['meetings.refresh']);
  const card = JSON.stringify(to(left)[0]?.message);
  expect(card).not.toMatch(secrets);
  expect(card).not.toContain('meetings.answer');
});

it('the subscription of who left holds what everybody may know of what they had answered', async () => {
  await house.store.transact(async (tx) => {
    const row = await tx.get(meetings, coming);
    if (!row) throw new Error('no meeting');
    const at = noon.toISOString();
    const own = { status: 'present' as const, representedBy: null, word: '', at, tentative: false };
    const attendance = { [refOf(left)]: { ...own, by: refOf(left) } };
    await tx.put(meetings, coming, { ...row.value, attendance });
  });
  const token = 'the-subscription-of-lou'.padEnd(43, 'x');
  const payload = { person: refOf(left), locale: 'fr' as const };
  const expiresAt = soon(86_400_000).toISOString();
  await house.store.transact((tx) =>
    addLink(tx, token, { kind: 'meetings.feed', payload, person: null, expiresAt, once: false }),
  );
  const file = await house.bot.open(token, soon(300_000));
  const text = new TextDecoder().decode(file?.content).replace(/\r\n[ \t]/g, '');
  const calendar = new ICAL.Component(ICAL.parse(text));
  expect(calendar.getAllSubcomponents('vevent')).toHaveLength(1);
  expect(text).not.toMatch(secrets);
});

it('the page shows the last twenty meetings over, and those before them when they are asked for', async () => {
  const row = await house.store.read((reader) => reader.get(meetings, over));
  if (!row) throw new Error('no meeting');
  const dayOf = (n: number) => new Date(Date.UTC(2025, 0, 1 + 7 * n)).toISOString().slice(0, 10);
  await house.store.transact(async (tx) => {
    for (let n = 0; n < 45; n += 1)
      await tx.put(meetings, `old-${n}`, {
        ...row.value,
        calendarToken: `old-${n}`,
        when: { ...row.value.when, date: dayOf(n) },
      });
  });
  const seen: MeetingItem[] = [];
  let page = await look(camille, 'meetings.all');
  for (;;) {
    expect(page.past.length).toBeLessThanOrEqual(20);
    expect(page.past.length).toBeGreaterThan(0);
    seen.push(...page.past);
    if (!page.more) break;
    page = await look(camille, 'meetings.earlier', { than: page.past.at(-1)?.id });
    // No month is on two pages.
    expect(page.past[0]?.when.date.slice(0, 7)).not.toBe(seen.at(-1)?.when.date.slice(0, 7));
  }
  expect(seen.map(({ id }) => id)).toEqual([
    over,
    ...Array.from({ length: 45 }, (_, n) => `old-${44 - n}`),
  ]);
});
