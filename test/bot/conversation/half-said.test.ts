/** What most likely is meant and is not said in full: the bot asks for the rest, and the next message may say just that. */
import { beforeEach, describe, expect, it } from '@jest/globals';
import { gather } from '../../support/meetings.ts';
import { admin, animator, camille, holder, zoe } from '../../support/partners.ts';
import { sayIn } from '../../support/say-in.ts';
import { beginning, withPartners } from '../../support/with-partners.ts';

const house = withPartners();
const say = sayIn(house);
const DEPUTY = 'Qui est suppléant, et de quelle fiche ?';

beginning(house, async () => {
  await gather(house, [animator, camille, holder, zoe]);
});

describe('where somebody most likely means what is not said in full', () => {
  it.each([
    'on a besoin d’un suppléant pour une des fiches',
    'il nous faut un suppléant sur une des fiches',
  ])('what is lacking is asked for: « %s »', async (text) => {
    const read = await say(admin, text);
    expect(read).toContain(DEPUTY);
    expect(read).not.toContain('Je ne vois pas');
  });

  describe('and the bot has asked for it', () => {
    beforeEach(async () => {
      expect(await say(admin, 'on a besoin d’un suppléant pour une des fiches')).toContain(DEPUTY);
    });

    it('the next message says it, and it is done', async () => {
      await say(admin, 'Camille Durand, pour la fiche 1.1');
      expect(await say(admin, 'qui pilote la fiche 1.1 ?')).toContain('Camille Durand');
    });

    it('an answer that leaves some of it out does nothing', async () => {
      await say(admin, 'pour la fiche 1.1');
      expect(await say(admin, 'qui pilote la fiche 1.1 ?')).not.toContain('suppléance');
    });

    it('an order of its own is that order, and no answer', async () => {
      await say(admin, 'retire Camille Durand du groupe carto');
      expect(await say(admin, 'qui pilote la fiche 1.1 ?')).not.toContain('Camille Durand');
    });
  });
});
