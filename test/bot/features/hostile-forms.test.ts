/** Forms and buttons of the pages, pressed by whoever must not, with what nobody should send. */
import { describe, expect, it } from '@jest/globals';
import { drafts } from '../../../bot/features/meetings/model/drafts.ts';
import { scheduleMeeting } from '../../../bot/features/meetings/model/schedule.ts';
import { meetings } from '../../../bot/features/meetings/model/schema.ts';
import { polls } from '../../../bot/features/polls/model/schema.ts';
import { gather, tuesday } from '../../support/meetings.ts';
import { animator, camille, holder, noon, readAll, refOf } from '../../support/partners.ts';
import { draft, groupId, launching } from '../../support/polls.ts';
import { beginning, withPartners } from '../../support/with-partners.ts';

const other = 'axe-1';
const house = withPartners();
let meeting = '';
let serial = 0;
beginning(house, async () => {
  await gather(house, [animator, camille]);
  // A group of somebody else's, whose co-animator has nothing to say in the first.
  await gather(house, [holder], { group: other });
  ({ id: meeting } = await house.store.transact((tx) =>
    scheduleMeeting(tx, tuesday, {
      by: refOf(animator),
      locale: 'fr',
      now: noon,
      settings: { reminders: [], newToken: () => `${serial++}-token`.padEnd(43, 'x') },
    }),
  ));
});

const kept = () =>
  house.store.read(async (reader) =>
    JSON.stringify([
      await reader.list(polls),
      await reader.list(meetings),
      await reader.list(drafts),
    ]),
  );

const filled = (over: object = {}) => ({
  id: 'poll-of-a-form-1',
  title: 'Rentrée',
  group: groupId,
  slots: '12/01/2027 14h-16h\n14/01/2027 9h30-11h30',
  deadline: '2026-12-04',
  required: '',
  quorum: 0,
  namesHidden: 'no',
  ...over,
});

const slotOn = (n: number) => ({
  date: new Date(Date.UTC(2027, 0, 4 + n)).toISOString().slice(0, 10),
  start: '09:00',
  end: '11:00',
});

const presses: [string, () => object][] = [
  ['polls.launch', () => launching()],
  ['polls.form', () => filled()],
  ['meetings.minutes', () => ({ meeting })],
  ['meetings.record', () => ({ meeting, version: 0, decisions: 'x', nextSteps: '' })],
  ['meetings.move', () => ({ meeting })],
  ['meetings.cancel', () => ({ meeting })],
];

describe.each([
  ['a member', camille],
  ['the co-animator of another group', holder],
])('%s', (_, person) => {
  it.each(presses)(
    'who presses %s directly is refused, and nothing is kept',
    async (verb, data) => {
      const before = await kept();
      const answer = await house.press(person, verb, data());
      expect([answer.outcome, await kept()]).toEqual(['refused', before]);
      // Nor is it shown what there is to change.
      expect(readAll(answer)).not.toMatch(/Caf de Bobigny|Tour de table/);
    },
  );
});

it.each(['polls.new', 'meetings.new'])('a member gets no form of %s', async (verb) => {
  const before = await kept();
  expect((await house.press(camille, verb, {})).outcome).toBe('refused');
  expect(await kept()).toBe(before);
});

describe('the draft of a meeting', () => {
  const made = async () => {
    await house.press(animator, 'meetings.new', {});
    const [row] = await house.store.read((reader) => reader.list(drafts));
    return row?.id ?? '';
  };
  const checking = (id: string, over: object = {}) => ({
    draft: id,
    version: 0,
    group: groupId,
    title: '',
    date: '2027-01-12',
    start: '14:00',
    end: '16:00',
    place: '',
    link: '',
    agenda: '',
    note: '',
    ...over,
  });

  it.each(['meetings.check', 'meetings.edit', 'meetings.discard', 'meetings.send'])(
    'is not that of the co-animator of another group, who guessed its id: %s',
    async (verb) => {
      const id = await made();
      const before = await kept();
      const data = verb === 'meetings.check' ? checking(id) : { draft: id, version: 0 };
      expect((await house.press(holder, verb, data)).outcome).toBe('refused');
      expect(await kept()).toBe(before);
    },
  );

  it('is not sent to the group of somebody else, whatever the form says', async () => {
    const id = await made();
    const answer = await house.press(animator, 'meetings.check', checking(id, { group: other }));
    expect(answer.outcome).toBe('refused');
    const sent = await house.press(animator, 'meetings.send', { draft: id, version: 1 });
    expect(sent.outcome).toBe('refused');
    expect(await house.store.read((reader) => reader.list(meetings))).toHaveLength(1);
  });

  it.each([
    ['a day that is past', { date: '2026-01-12' }],
    ['a day that there is not', { date: '2027-02-30' }],
    ['an end before its start', { start: '16:00', end: '14:00' }],
    ['a link that runs something', { link: 'javascript:alert(1)' }],
    ['a title of 4,000 letters', { title: 'a'.repeat(4_000) }],
    ['a group that there is not', { group: 'no-such-group' }],
    ['times that are none', { start: '25h', end: 'midi' }],
  ])('is not sent with %s, and nothing that was typed is lost', async (_, over) => {
    const id = await made();
    await house.press(animator, 'meetings.check', checking(id, over));
    await house.press(animator, 'meetings.send', { draft: id, version: 1 });
    expect(await house.store.read((reader) => reader.list(meetings))).toHaveLength(1);
    const row = await house.store.read((reader) => reader.get(drafts, id));
    const { group: _group, ...typed } = { group: '', ...over };
    expect(row?.value.fields).toMatchObject(typed);
  });
});

describe('the form of a poll', () => {
  const days = (count: number) =>
    Array.from({ length: count }, (_, n) => {
      const day = new Date(Date.UTC(2027, 0, 4 + n)).toISOString().slice(0, 10).split('-');
      return `${day[2]}/${day[1]}/${day[0]} 9h-11h`;
    }).join('\n');

  it.each([
    ['31 slots', { slots: days(31) }],
    ['no slot in it', { slots: 'je ne sais pas encore' }],
    ['one slot', { slots: days(1) }],
    ['the same slot twice', { slots: '12/01/2027 14h-16h\n12/01/2027 14h-16h' }],
    ['slots that are past', { slots: '12/01/2026 14h-16h\n13/01/2026 14h-16h' }],
    ['a deadline that is past', { deadline: '2026-01-01' }],
    ['a deadline after the slots', { deadline: '2027-06-01' }],
    ['4,000 letters', { slots: 'a'.repeat(4_000) }],
  ])('with %s is shown with what stands in its way, and no button launches it', async (_, over) => {
    const answer = await house.press(animator, 'polls.form', filled(over));
    expect(JSON.stringify(answer.message.card)).not.toContain('polls.launch');
    expect(readAll(answer).length).toBeGreaterThan(40);
  });

  it.each([
    ['a title of 4,000 letters', { title: 'a'.repeat(4_000) }],
    ['no title', { title: ' \u2028 ' }],
    ['slots that are a list', { slots: ['12/01/2027 14h-16h'] }],
    ['a quorum below none', { quorum: -1 }],
    ['a day that there is not', { deadline: '2027-02-30' }],
    ['an id that is none', { id: '../../polls' }],
  ])('with %s is no form of ours', async (_, over) => {
    await expect(house.press(animator, 'polls.form', filled(over))).rejects.toThrow();
  });

  it.each([
    ['31 slots', { slots: Array.from({ length: 31 }, (_, n) => slotOn(n)) }],
    ['no slot', { slots: [] }],
    ['the same slot twice', { slots: [slotOn(1), slotOn(1)] }],
    [
      'slots in another order, the first of them past',
      { slots: [slotOn(1), { ...slotOn(2), date: '2026-01-12' }] },
    ],
    [
      'an end before its start',
      { slots: [slotOn(1), { ...slotOn(2), start: '16:00', end: '14:00' }] },
    ],
    ['a group that there is not', { group: 'no-such-group' }],
  ])('a draft that was tampered with is not launched with %s', async (_, over) => {
    await house.press(animator, 'polls.launch', launching(over)).catch(() => {});
    expect(await house.store.read((reader) => reader.list(polls))).toEqual([]);
  });

  it('does not take the place of a poll that there is', async () => {
    await house.press(animator, 'polls.launch', launching());
    const before = await kept();
    const again = launching({ title: 'Autre chose', group: other });
    for (const person of [holder, animator])
      expect((await house.press(person, 'polls.launch', again)).outcome).toBe('refused');
    expect(await kept()).toBe(before);
    expect(draft().title).not.toBe('Autre chose');
  });
});
