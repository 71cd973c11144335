/** What is kept of what a person asked for: the outcome, in few words, and not for ever more of it. */
import { expect, it } from '@jest/globals';
import { KEPT_TEXT } from '../../../bot/contract/remember-answer.ts';
import type { Answer, Person } from '../../../bot/contract/turn.ts';
import { createOnce } from '../../../bot/teams/once.ts';
import { buttonsOf, gather, noticed, schedule } from '../../support/meetings.ts';
import { animator, camille, noon, partner, readAll, zoe } from '../../support/partners.ts';
import { beginning, withPartners } from '../../support/with-partners.ts';

const house = withPartners();
beginning(house, async () => {
  await gather(house, [animator, camille, zoe]);
});

/** Lines of the file that keep answers. */
const kept = () =>
  house
    .kept()
    .split('\n')
    .filter((line) => line.includes('["$inbox"'));

/** Asked under a name, as Teams and the tab do. */
const asked = async (person: Person, key: string, run: (keys: string[]) => Promise<Answer>) => {
  const once = createOnce({ bot: house.bot, store: house.store });
  const turn = {
    id: key,
    now: noon,
    locale: 'fr' as const,
    person,
    conversation: { id: `a:${person.id}`, type: 'personal' as const },
    reply: async () => {},
    keys: [key],
  };
  return once(turn, () => run([key]));
};

const reply = (meeting: string, key: string, word = 'x'.repeat(500)) =>
  asked(camille, key, (keys) =>
    house.press(
      camille,
      'meetings.answer',
      { meeting, version: 0, status: 'excused', representedBy: '', word, person: '' },
      { keys },
    ),
  );

it('an answer to a meeting is kept in less than a kilobyte, and said again without being done again', async () => {
  const agenda = Array.from({ length: 20 }, (_, i) => `Point ${i} de l’ordre du jour`);
  const { id } = await schedule(house, { agenda });
  await noticed(house);
  const first = await reply(id, 'click-1');
  expect(JSON.stringify(first.message).length).toBeGreaterThan(5_000);
  const [line = ''] = kept();
  expect(Buffer.byteLength(line)).toBeLessThan(1_000);
  const second = await reply(id, 'click-1', 'another word');
  expect(readAll(second)).toMatch(/C’est noté.: excusé/);
  expect(readAll(second)).toMatch(/rien n’a été refait/);
  expect(second.message.text.length).toBeLessThan(KEPT_TEXT + 150);
  expect(house.kept()).not.toContain('another word');
});

it('what one person asks for grows the file by their last 200 answers, however many they make', async () => {
  const { id } = await schedule(house);
  await noticed(house);
  await reply(id, 'click-0');
  const before = Buffer.byteLength(house.kept());
  for (let at = 1; at <= 500; at += 50)
    await Promise.all(Array.from({ length: 50 }, (_, i) => reply(id, `click-${at + i}`)));
  expect(kept()).toHaveLength(200);
  expect(Buffer.byteLength(house.kept()) - before).toBeLessThan(200_000);
});

it('what only shows is kept nowhere, and is shown again', async () => {
  const { id } = await schedule(house);
  await noticed(house);
  const form = () =>
    asked(camille, 'click-1', (keys) =>
      house.press(camille, 'meetings.reply', { meeting: id, version: 0 }, { keys }),
    );
  expect((await form()).message.card).toBeDefined();
  expect(kept()).toEqual([]);
  expect((await form()).message.card).toBeDefined();
});

it('what was refused once does not happen by itself later', async () => {
  const { id } = await schedule(house);
  await noticed(house);
  const outsider = partner('ou', 'Otto Dehors');
  await house.meet(outsider);
  const answer = () =>
    asked(outsider, 'click-1', (keys) =>
      house.press(
        outsider,
        'meetings.answer',
        { meeting: id, version: 0, status: 'present', representedBy: '', word: '', person: '' },
        { keys },
      ),
    );
  const first = await answer();
  expect(first.outcome).toBe('refused');
  await gather(house, [animator, camille, zoe, outsider]);
  expect((await answer()).message.text).toBe(first.message.text);
});

it('a draft that is asked for twice is one draft, shown with its buttons', async () => {
  const make = () =>
    asked(animator, 'message-1', (keys) =>
      house.say(
        animator,
        'planifie une réunion du sous-groupe cartographie mardi 19 janvier de 14h à 16h',
        {
          keys,
        },
      ),
    );
  const first = await make();
  const draft = Object.values(buttonsOf(first))[0]?.data.draft;
  const again = await make();
  expect(Object.values(buttonsOf(again)).map(({ data }) => data.draft)).toContain(draft);
  expect(house.kept().split('["meetingDrafts"')).toHaveLength(2);
});
