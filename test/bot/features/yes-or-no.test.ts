/** "Voici ce que j'ai compris": "oui" and "non" do what the buttons do, and only then. */
import { beforeEach, describe, expect, it, jest } from '@jest/globals';
import { StoreError } from '../../../bot/contract/store.ts';
import { meetings } from '../../../bot/features/meetings/model/schema.ts';
import { people } from '../../../bot/features/people/model/directory.ts';
import { ballotId, ballots, polls } from '../../../bot/features/polls/model/schema.ts';
import { gather } from '../../support/meetings.ts';
import { admin, animator, camille, noon, readAll, refOf } from '../../support/partners.ts';
import { beginning, withPartners } from '../../support/with-partners.ts';

const house = withPartners();
beginning(house, async () => {
  await gather(house, [animator, camille]);
});

const draftPoll = () =>
  house.say(animator, 'sondage cartographie : mardi 8/12 14h-16h ; jeudi 10/12 9h30-11h');
const draftMeeting = () =>
  house.say(animator, 'réunion cartographie mardi 15 décembre de 14h à 16h, Caf de Bobigny');
const keptPolls = () => house.store.read((reader) => reader.list(polls));
const keptMeetings = () => house.store.read((reader) => reader.list(meetings));

it.each(['oui', 'ok vas-y', 'lance le sondage'])('"%s" launches the poll', async (text) => {
  await draftPoll();
  await house.say(animator, text);
  expect(await keptPolls()).toHaveLength(1);
});

it.each(['non', 'annule'])(
  '"%s" drops the poll, and a "oui" after it does nothing',
  async (text) => {
    await draftPoll();
    await house.say(animator, text);
    await house.say(animator, 'oui');
    expect(await keptPolls()).toEqual([]);
  },
);

it('"oui" sends the meeting once', async () => {
  await draftMeeting();
  expect(readAll(await house.say(animator, 'oui'))).toContain('C’est envoyé');
  await house.say(animator, 'oui');
  expect(await keptMeetings()).toHaveLength(1);
});

it('a question or a thank-you in between loses nothing: "oui" still sends the meeting', async () => {
  await draftMeeting();
  await house.say(animator, 'qui pilote la fiche 1.1 ?');
  await house.say(animator, 'merci');
  expect(readAll(await house.say(animator, 'oui'))).toContain('C’est envoyé');
  expect(await keptMeetings()).toHaveLength(1);
});

it('somebody else’s "oui" says nothing, nor one that comes a day later', async () => {
  await draftMeeting();
  await house.say(camille, 'oui');
  await house.say(animator, 'oui', { at: new Date(noon.getTime() + 24 * 3_600_000) });
  expect(await keptMeetings()).toEqual([]);
});

it('only a plain yes cancels a meeting or forgets a person', async () => {
  await draftMeeting();
  await house.say(animator, 'oui');
  await house.say(animator, 'annule la réunion');
  await house.say(animator, 'annule');
  expect((await keptMeetings())[0]?.value.state).toBe('planned');
  await house.say(animator, 'annule la réunion');
  await house.say(animator, 'oui');
  expect((await keptMeetings())[0]?.value.state).toBe('cancelled');

  const known = () => house.store.read((reader) => reader.get(people, refOf(camille)));
  await house.say(camille, 'oublie-moi');
  await house.say(camille, 'ok');
  expect(await known()).toBeDefined();
  await house.say(camille, 'oublie-moi');
  await house.say(camille, 'oui');
  expect(await known()).toBeUndefined();
});

it('forgets nobody on a "oui" that comes three minutes later: it may be meant for something else', async () => {
  await house.say(camille, 'oublie-moi');
  await house.say(camille, 'oui', { at: new Date(noon.getTime() + 3 * 60_000) });
  const known = await house.store.read((reader) => reader.get(people, refOf(camille)));
  expect(known).toBeDefined();
});

it('"non" keeps a group that was to be deleted, and says so', async () => {
  await house.say(admin, 'crée le sous-groupe Accueil du handicap');
  await house.say(admin, 'supprime le sous-groupe Accueil du handicap');
  expect(readAll(await house.say(admin, 'non'))).toContain('reste');
});

it('what failed to be answered changes nothing of what waits', async () => {
  await draftMeeting();
  const read = jest.spyOn(house.store, 'read').mockRejectedValue(new StoreError('away'));
  const transact = jest.spyOn(house.store, 'transact').mockRejectedValue(new StoreError('away'));
  await expect(house.say(animator, 'annule la réunion')).rejects.toThrow(StoreError);
  read.mockRestore();
  transact.mockRestore();
  await house.say(animator, 'oui');
  expect(await keptMeetings()).toHaveLength(1);
});

describe('while a poll is open', () => {
  let poll: string;
  beforeEach(async () => {
    await draftPoll();
    await house.say(animator, 'oui');
    poll = (await keptPolls())[0]?.id ?? '';
  });

  const own = async () =>
    (await house.store.read((reader) => reader.get(ballots, ballotId(poll, refOf(camille)))))
      ?.value;

  it('a card that Teams brings up to date by itself takes no question away', async () => {
    const asked = await house.say(camille, 'oui');
    expect(readAll(asked)).toContain('Répondez-vous à ce sondage');
    expect(asked.message.card).not.toHaveProperty('refresh');
    await house.press(camille, 'polls.refresh', { poll, page: 0, person: '' });
    await house.say(camille, 'oui');
    expect(Object.values((await own())?.answers ?? {})).toEqual(['yes', 'yes']);
  });

  it.each(['laisse tomber', 'pas maintenant', 'annule'])(
    '"%s" is no answer to it, and "non" is one',
    async (text) => {
      await house.say(camille, 'oui');
      await house.say(camille, text);
      expect(await own()).toBeUndefined();
      await house.say(camille, 'oui');
      await house.say(camille, 'non');
      expect(Object.values((await own())?.answers ?? {})).toEqual(['no', 'no']);
    },
  );

  it('"oui" replaces no answer that was given slot by slot', async () => {
    const given = { poll, page: 0, person: '', version: 0, word: 'plutôt le mardi' };
    await house.press(camille, 'polls.vote', { ...given, s1: 'yes', s2: 'no' });
    await house.say(camille, 'oui');
    await house.say(camille, 'oui');
    expect(await own()).toMatchObject({
      answers: { s1: 'yes', s2: 'no' },
      word: 'plutôt le mardi',
    });
  });
});
