/** Answers to a poll that name no day, of whoever leads a fiche: they are no news of it. */
import { beforeEach, describe, expect, it } from '@jest/globals';
import { updates } from '../../../../bot/features/progress/model/schema.ts';
import { animator, camille, holder, noon, refOf, zoe } from '../../../support/partners.ts';
import { ballotsIn, groupId, launching, seedGroup } from '../../../support/polls.ts';
import { sayIn } from '../../../support/say-in.ts';
import { withLed } from '../../../support/with-led.ts';

const house = withLed('axe-5', [camille, zoe], 'fiche:5');
const say = sayIn(house);
const channel = { id: '19:carto@thread.tacv2', type: 'channel' as const };

beforeEach(async () => {
  const members = [animator, holder, camille, zoe];
  await seedGroup(house.store, members, { at: noon, channel: channel.id });
  await house.press(animator, 'polls.launch', launching());
});

const told = () =>
  house.store.read(async (reader) => (await reader.list(updates)).map(({ value }) => value.said));
const answersOf = async (who: typeof zoe) =>
  (await ballotsIn(house.store)).find(({ person }) => person === refOf(who))?.answers;

describe('what somebody else answered', () => {
  it.each(['idem', 'pareil', 'moi pareil', 'même chose pour moi'])(
    'is answered by who speaks next in the channel: « %s »',
    async (text) => {
      await say(camille, 'ok pour le 12, pas le 14', { conversation: channel });
      await say(holder, text, { conversation: channel });
      expect(await answersOf(holder)).toEqual({ s1: 'yes', s2: 'no' });
      expect(await told()).toEqual([]);
    },
  );

  it.each(['pareil que Camille', 'comme Camille', 'même réponse que Camille Durand'])(
    'is answered in private by their name: « %s »',
    async (text) => {
      await say(camille, 'ok pour le 12, pas le 14');
      await say(holder, text);
      expect(await answersOf(holder)).toEqual({ s1: 'yes', s2: 'no' });
      expect(await told()).toEqual([]);
    },
  );

  it.each(['idem', 'moi pareil pour les deux'])(
    'in private, where nobody was heard, is asked: « %s »',
    async (text) => {
      await say(camille, 'ok pour le 12');
      expect(await say(holder, text)).toContain('Comme qui ?');
      expect(await told()).toEqual([]);
    },
  );

  it('is not guessed the day after', async () => {
    await say(camille, 'ok pour le 12', { conversation: channel });
    const at = new Date(noon.getTime() + 25 * 3_600_000);
    expect(await say(zoe, 'idem', { conversation: channel, at })).toContain('Comme qui ?');
  });

  it('is no news of a fiche where no poll is open', async () => {
    await say(animator, 'annule le sondage');
    await say(animator, 'oui');
    await say(holder, 'pareil que Camille');
    expect(await told()).toEqual([]);
  });

  it('right behind news, « idem » is still said of the fiche', async () => {
    await say(holder, '5 : 40 %');
    await say(holder, 'idem');
    expect(await answersOf(holder)).toBeUndefined();
    expect(await told()).toMatchObject([{ percent: 40 }, { unchanged: true }]);
  });
});

describe('several polls', () => {
  const two = [
    { date: '2027-02-03', start: '14:00', end: '16:00' },
    { date: '2027-02-05', start: '14:00', end: '16:00' },
  ];
  const other = 'poll-of-tests-2';

  it.each([
    ['aucun des deux désolée', { s1: 'no', s2: 'no' }],
    ['les deux me vont', { s1: 'yes', s2: 'yes' }],
    ['non aucun des deux', { s1: 'no', s2: 'no' }],
  ])('as many slots as are counted are of the poll that has so many: « %s »', async (text, all) => {
    await say(holder, '5 : 40 %');
    await house.press(
      animator,
      'polls.launch',
      launching({ id: other, group: groupId, slots: two }),
    );
    await say(holder, text);
    const own = (await ballotsIn(house.store, other)).find((one) => one.person === refOf(holder));
    expect(own?.answers).toEqual(all);
    expect(await told()).toMatchObject([{ percent: 40 }]);
  });

  it.each(['aucun des deux désolée', 'pardon, aucun des deux'])(
    'how many things are meant is no share of a fiche: « %s »',
    async (text) => {
      await say(holder, '5 : 40 %');
      await say(holder, text);
      expect(await told()).toMatchObject([{ percent: 40 }]);
    },
  );
});
