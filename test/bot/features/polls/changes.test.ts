import { describe, expect, it } from '@jest/globals';
import type { OutboxRow } from '../../../../bot/contract/store.ts';
import type { Answer, Person } from '../../../../bot/contract/turn.ts';
import { meetings } from '../../../../bot/features/meetings/model/schema.ts';
import { cancel, extend, reopen } from '../../../../bot/features/polls/act/change.ts';
import { exported } from '../../../../bot/features/polls/act/export.ts';
import { missing } from '../../../../bot/features/polls/act/look.ts';
import { nudge } from '../../../../bot/features/polls/act/waiting.ts';
import type { PollAct } from '../../../../bot/features/polls/context.ts';
import type { PollRow } from '../../../../bot/features/polls/model/state.ts';
import { claimDue, settle } from '../../../support/outbox-calls.ts';
import {
  admin,
  animator,
  camille,
  holder,
  noon,
  partner,
  readAll,
  zoe,
} from '../../../support/partners.ts';
import {
  ballotsIn,
  draft,
  launching,
  pollAct,
  pollIn,
  rowsFor,
  seedGroup,
} from '../../../support/polls.ts';
import { beginning, withPartners } from '../../../support/with-partners.ts';

const house = withPartners();
const newcomer = partner('ra', 'Rachid Haddad');
const poll = draft().id;
const channel = '19:carto@thread.tacv2';
beginning(house, async () => {
  for (const person of [admin, animator, holder, camille, zoe]) await house.meet(person);
  await seedGroup(house.store, [animator, camille, zoe], { at: noon, channel });
  await house.press(animator, 'polls.launch', launching());
});

const plain = (answer: Pick<Answer, 'message'>) => readAll(answer).replace(/[\u00a0\u202f]/g, ' ');
const vote = (who: Person, answers: Record<string, string>, at = noon) =>
  house.press(who, 'polls.vote', { poll, version: 0, page: 0, ...answers }, { at });
const later = (day: string, time = '09:00') => new Date(`${day}T${time}:00.000Z`);

async function act<R>(
  work: (act: PollAct, known: PollRow) => Promise<R>,
  who = animator,
  at = noon,
): Promise<R> {
  const kept = await pollIn(house.store);
  if (!kept) throw new Error('no poll');
  return work(pollAct(house, who, at), { id: poll, poll: kept });
}

const say = (row: OutboxRow, at = noon) =>
  house.store.read((reader) => house.bot.render(row, reader, at));
const textOf = async (row: OutboxRow | undefined, at = noon) => {
  const rendered = row && (await say(row, at));
  return rendered && 'message' in rendered
    ? rendered.message.text.replace(/[\u00a0\u202f]/g, ' ')
    : rendered;
};

describe('those who have not answered', () => {
  it('are asked again half-way and the day before the deadline, in office hours', async () => {
    const rows = await rowsFor(house.store, zoe, 'polls.chase');
    // From 24 November, 10:00, to 4 December, 18:00, in Paris: half-way is 29 November, 14:00.
    expect(rows.map(({ notBefore }) => notBefore).sort()).toEqual([
      '2026-11-29T13:00:00.000Z',
      '2026-12-03T08:00:00.000Z',
    ]);
    expect(await textOf(rows[0])).toBe(
      'Il manque votre réponse au sondage « réunion de rentrée ».\nréunion de rentrée, avant le vendredi 4 décembre à 18 h',
    );
  });

  it('are no more asked once they have, and are again once they withdrew', async () => {
    const [row] = await rowsFor(house.store, zoe, 'polls.chase');
    await vote(zoe, { s1: 'yes' });
    expect(await textOf(row)).toEqual({ moot: 'answered' });
    await house.press(zoe, 'polls.withdraw', { poll, version: 1, page: 0 });
    expect(await textOf(row)).toMatch(/^Il manque votre réponse/);
  });

  it('get one message a day for all their polls', async () => {
    const other = { id: 'poll-of-tests-2', title: 'comité' };
    await house.press(animator, 'polls.launch', launching(other));
    const rows = await rowsFor(house.store, zoe, 'polls.chase');
    expect(rows).toHaveLength(2);
    expect(await textOf(rows[0])).toMatch(
      /^Il manque votre réponse à 2 sondages\nréunion.*\ncomité/,
    );
  });

  it('are asked by hand too, and still not twice a day', async () => {
    const at = later('2026-11-25');
    expect(plain(await act(nudge, animator, at))).toMatch(
      /^Je relance 3 personnes pour le sondage/,
    );
    const due = await claimDue(house.store, { owner: 'me', now: at, limit: 99, leaseMs: 60_000 });
    for (const row of due) await settle(house.store, row, row.lease?.fence ?? 0, { state: 'sent' });
    expect(plain(await act(nudge, animator, at))).toMatch(/^Une relance est déjà partie/);
    expect(plain(await act(nudge, animator, later('2026-11-26')))).toMatch(
      /^Je relance 3 personnes pour le sondage/,
    );
  });

  it.each(['relance ceux qui n’ont pas répondu', 'relance le sondage'])(
    'are asked by words: "%s"',
    async (text) => {
      await house.say(animator, 'où en est le sondage ?');
      const answer = await house.say(animator, text);
      expect(answer.outcome).toBe('command');
      expect(plain(answer)).toMatch(/relanc/i);
    },
  );

  it('are told to co-animators by name, and to nobody else', async () => {
    await vote(camille, { s1: 'yes' });
    const said = plain(await act(missing));
    expect(said).toMatch(/^2 personnes n’ont pas répondu\n/);
    expect(said).toContain('Zoé Petit');
    expect(said).not.toContain('Camille');
    expect((await act(missing, zoe)).outcome).toBe('refused');
  });
});

describe('a poll that is extended', () => {
  it('keeps the answers, tells those who have not answered, and asks them again', async () => {
    await vote(camille, { s1: 'yes' });
    const done = await act((one, known) => extend(one, known, { deadline: '2026-12-11' }));
    expect(plain(done)).toContain('La date limite est maintenant le vendredi 11 décembre à 18 h.');
    expect(await ballotsIn(house.store)).toHaveLength(1);
    expect(await rowsFor(house.store, camille, 'polls.news')).toHaveLength(0);
    const [news] = await rowsFor(house.store, zoe, 'polls.news');
    expect(await textOf(news)).toMatch(
      /^Sondage : réunion de rentrée\nLe sondage « réunion de rentrée » est prolongé jusqu’au vendredi 11 décembre à 18 h\./,
    );
    const days = (await rowsFor(house.store, zoe, 'polls.chase')).map(({ payload }) => payload);
    expect(days).toContainEqual({ day: '2026-12-10' });
  });

  it.each([
    ['no day', {}, 'Jusqu’à quand ?'],
    ['a day that is past', { deadline: '2026-11-01' }, 'La date limite est passée'],
    ['a day after the first slot', { deadline: '2027-01-13' }, 'après le premier créneau'],
  ])('to %s changes nothing', async (_, wanted, reason) => {
    const answer = await act((one, known) => extend(one, known, wanted));
    expect(answer.outcome).toBe('refused');
    expect(plain(answer)).toContain(reason);
    expect(await pollIn(house.store)).toMatchObject({ round: 0 });
  });

  it('is decided on a new card: an old one says that the poll changed', async () => {
    await act((one, known) => extend(one, known, { deadline: '2026-12-11' }));
    const old = await house.press(animator, 'polls.close', { poll, version: 0, slot: 's1' });
    expect(plain(old)).toContain('Ce sondage a changé depuis cette carte.');
    expect(await pollIn(house.store)).toMatchObject({ state: 'open' });
  });
});

describe('a poll that is reopened', () => {
  const close = (version = 0) =>
    house.press(animator, 'polls.close', { poll, version, slot: 's1', place: '' });

  it('keeps the answers, cancels the meeting, tells everybody and takes answers again', async () => {
    await vote(zoe, { s1: 'yes' });
    await close();
    const done = await act((one, known) => reopen(one, known, { deadline: '2026-12-11' }));
    expect(plain(done)).toContain('rouvert jusqu’au vendredi 11 décembre à 18 h');
    expect(await pollIn(house.store)).toMatchObject({ state: 'open', chosen: null, round: 2 });
    const [meeting] = await house.store.read((r) => r.list(meetings));
    expect(meeting?.value).toMatchObject({ state: 'cancelled', poll });
    for (const person of [animator, camille, zoe])
      expect(await rowsFor(house.store, person, 'polls.news')).toHaveLength(1);
    expect((await vote(camille, { s2: 'yes' })).outcome).toBe('command');
    expect(await ballotsIn(house.store)).toHaveLength(2);
  });

  it('can be closed again, and only once a round', async () => {
    await close();
    await act((one, known) => reopen(one, known, {}));
    expect((await close(0)).outcome).not.toBe('refused');
    expect(await pollIn(house.store)).toMatchObject({ state: 'open' });
    expect((await close(2)).outcome).toBe('command');
    expect(await pollIn(house.store)).toMatchObject({ state: 'closed', round: 3 });
  });

  it('ends with its first slot when that comes before three days', async () => {
    const eve = later('2027-01-11', '15:00');
    await house.press(
      animator,
      'polls.close',
      { poll, slot: 's1', place: '', version: 0 },
      { at: later('2026-12-05') },
    );
    const answer = await act((a, known) => reopen(a, known, {}), animator, eve);
    expect(answer.outcome).toBe('command');
    expect((await pollIn(house.store))?.deadline).toBe('2027-01-12T13:00:00.000Z');
  });

  it('is not once all its slots are past, which says what to do instead', async () => {
    await house.press(
      animator,
      'polls.close',
      { poll, slot: 's1', place: '', version: 0 },
      { at: later('2026-12-05') },
    );
    const answer = await act((a, known) => reopen(a, known, {}), animator, later('2027-02-01'));
    expect(plain(answer)).toContain('duplique le sondage');
  });

  it('is not when it is open', async () => {
    expect(plain(await act((one, known) => reopen(one, known, {})))).toBe(
      'Ce sondage est déjà ouvert.',
    );
  });
});

describe('a poll that is cancelled', () => {
  it('keeps the answers, tells everybody once, and asks nobody any more', async () => {
    await vote(zoe, { s1: 'yes' });
    await act(cancel);
    expect(plain(await act(cancel))).toBe('Ce sondage est déjà annulé.');
    expect(await ballotsIn(house.store)).toHaveLength(1);
    for (const person of [animator, camille, zoe]) {
      const [news, second] = await rowsFor(house.store, person, 'polls.news');
      expect(await textOf(news)).toBe(
        'Le sondage « réunion de rentrée » est annulé : il n’y a plus à répondre.',
      );
      expect(second).toBeUndefined();
    }
    const [chase] = await rowsFor(house.store, camille, 'polls.chase');
    expect(await textOf(chase)).toEqual({ moot: 'answered' });
    const [card] = await rowsFor(house.store, camille, 'polls.card');
    expect(await textOf(card)).toEqual({ moot: 'poll not open' });
    expect(plain(await vote(camille, { s1: 'yes' }))).toContain('Ce sondage est annulé');
  });
});

describe('at the deadline', () => {
  it('co-animators are asked to decide, and nobody once the poll is closed', async () => {
    const [row, second] = await rowsFor(house.store, animator, 'polls.decide');
    expect(second).toBeUndefined();
    expect(row?.notBefore).toBe('2026-12-04T17:00:00.000Z');
    expect(await textOf(row)).toContain('La date limite est passée : 0 réponse sur 3.');
    await house.press(animator, 'polls.close', { poll, version: 0, slot: 's1' });
    expect(row && (await say(row))).toEqual({ moot: 'decided' });
  });

  it('a tie is said, and no slot is proposed', async () => {
    await vote(zoe, { s1: 'yes', s3: 'yes' });
    const [row] = await rowsFor(house.store, animator, 'polls.decide');
    const rendered = row && (await say(row));
    const card = JSON.stringify(rendered && 'message' in rendered ? rendered.message.card : {});
    expect(card).toContain('2 créneaux sont à égalité');
    expect(card).not.toContain('"value":"s1","choices"');
    await vote(camille, { s1: 'yes' });
    const now = row && (await say(row));
    expect(JSON.stringify(now && 'message' in now ? now.message.card : {})).toMatch(
      /"placeholder":"Choisir","value":"s1"/,
    );
  });
});

describe('the card in the channel of the group', () => {
  const shared = `channel:${channel}`;
  const edits = async () =>
    (await house.store.read(({ outbox }) => outbox.find('recipient', shared))).filter(
      ({ kind }) => kind === 'polls.edit',
    );
  const send = async (at: Date, activityId: string) => {
    for (const row of await claimDue(house.store, {
      owner: 'me',
      now: at,
      limit: 99,
      leaseMs: 60_000,
    }))
      await settle(house.store, row, row.lease?.fence ?? 0, { state: 'sent', activityId });
  };
  const ms = (n: number) => new Date(noon.getTime() + n);

  it('tells whoever is not of the group so, and how to join it', async () => {
    const conversation = { id: channel, type: 'channel' as const };
    const press = house.press(holder, 'polls.all', { poll, version: 0, page: 0, word: '' });
    const typed = house.say(holder, 'je vote oui pour le 14 janvier', { conversation });
    for (const answer of await Promise.all([press, typed])) {
      expect(answer.outcome).toBe('refused');
      expect(plain(answer)).toMatch(/vous n’êtes pas dans le sous-groupe[\s\S]*Rejoindre/);
    }
    expect(await ballotsIn(house.store)).toEqual([]);
  });

  it('is edited once for all that happens within two seconds', async () => {
    await vote(zoe, { s1: 'yes' }, ms(100));
    await vote(camille, { s1: 'yes' }, ms(1_900));
    expect((await edits()).map(({ notBefore }) => notBefore)).toEqual([ms(2_000).toISOString()]);
    await vote(camille, { s1: 'no' }, ms(2_100));
    expect(await edits()).toHaveLength(2);
  });

  it('says what came after an edit left, even when it was said before', async () => {
    await vote(zoe, { s1: 'yes' }, ms(100));
    await send(ms(2_000), 'message-1');
    // Received at 1.9 s, kept after the edit of 2 s had left.
    await vote(camille, { s1: 'yes' }, ms(1_900));
    const [, second] = await edits();
    expect(second?.notBefore).toBe(ms(4_000).toISOString());
    const rendered = second && (await say(second));
    expect(rendered).toMatchObject({ update: 'message-1' });
    const text = rendered && 'message' in rendered ? rendered.message.text : '';
    expect(text.replace(/[\u00a0\u202f]/g, ' ')).toContain('2 oui');
  });

  it('is brought up to date for those who answered, by Teams', async () => {
    await vote(zoe, { s1: 'yes' }, ms(100));
    await send(ms(2_000), 'message-1');
    const [row] = await edits();
    const rendered = row && (await say(row));
    const card = rendered && 'message' in rendered ? rendered.message.card : undefined;
    expect(card?.refresh).toMatchObject({
      action: { type: 'Action.Execute', verb: 'polls.refresh' },
      userIds: [zoe.teamsId],
    });
  });
});

describe('the export', () => {
  it('is for co-animators, by links that open a CSV and a grid', async () => {
    // biome-ignore lint/suspicious/noTemplateCurlyInString: what a person may type
    await vote(zoe, { s1: 'yes', word: '=HYPERLINK("x") ${1+1}' });
    expect((await act(exported, zoe)).outcome).toBe('refused');
    const answer = await act(exported);
    const [csv, grid] = [...readAll(answer).matchAll(/\/liens\/([\w-]+)/g)].map(([, t]) => t ?? '');
    const file = await house.bot.open(csv ?? '', noon);
    const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(file?.content);
    expect(text.startsWith('\ufeffNom;Organisation;mardi 12 janvier')).toBe(true);
    expect(text).toContain("'=HYPERLINK");
    expect(text).toContain('Zoé Petit;');
    const sheet = await house.bot.open(grid ?? '', noon);
    expect(sheet?.name).toBe('sondage-reunion-de-rentree.xlsx');
    expect(new TextDecoder().decode(sheet?.content.slice(0, 2))).toBe('PK');
    const late = new Date(noon.getTime() + 8 * 24 * 3_600_000);
    expect(await house.bot.open(csv ?? '', late)).toBeUndefined();
  });
});

it('whoever comes into a group while its poll is open gets it, and nobody else twice', async () => {
  await house.meet(newcomer);
  expect(await rowsFor(house.store, newcomer, 'polls.card')).toHaveLength(0);
  await house.say(animator, 'ajoute Rachid Haddad au sous-groupe cartographie');
  expect(await rowsFor(house.store, newcomer, 'polls.card')).toHaveLength(1);
  expect(await rowsFor(house.store, zoe, 'polls.card')).toHaveLength(1);
});
