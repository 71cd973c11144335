import { describe, expect, it } from '@jest/globals';
import { gather } from '../../../support/meetings.ts';
import { animator, camille, zoe } from '../../../support/partners.ts';
import { sayIn } from '../../../support/say-in.ts';
import { beginning, withPartners } from '../../../support/with-partners.ts';

const house = withPartners();
beginning(house, async () => {
  await gather(house, [animator, zoe, camille]);
});

const say = sayIn(house);

describe('whoever gathers a group, and says when, is shown what would be sent', () => {
  it.each([
    'on fait un point le 12/1/2027 à 14h en visio',
    'le 12/1/2027 14h à la Caf tout le monde',
  ])('a day and an hour to come make a meeting: %s', async (typed) => {
    const shown = await say(animator, typed);
    expect(shown).toContain('mardi 12 janvier 2027, de 14 h');
    expect(shown).toContain('Envoyer');
  });

  it.each(['propose plutôt le 12 ou le 14 le matin', 'plutôt mardi ou jeudi prochain à 14h'])(
    'days to choose from make a poll: %s',
    async (typed) => {
      const shown = await say(animator, typed);
      expect(shown).toMatch(/sondage/i);
      expect(shown).toContain('Lancer');
    },
  );

  it('from anybody else, neither is', async () => {
    expect(await say(camille, 'on fait un point le 12/1/2027 à 14h en visio')).not.toContain(
      'Envoyer',
    );
    expect(await say(camille, 'propose plutôt le 12 ou le 14 le matin')).not.toContain('Lancer');
  });

  it('what one has to do oneself is no meeting', async () => {
    const shown = await say(animator, 'je dois rendre le document le 12/1/2027 à 14h');
    expect(shown).not.toContain('Envoyer');
  });
});

it('what will be done on a day to come was not held, whatever stands behind a colon', async () => {
  const shown = await say(
    animator,
    'on fait une réunion le 12/1/2027 à 14h à la Caf, ordre du jour : le recueil, et qui fait la carte',
  );
  expect(shown).toContain('mardi 12 janvier 2027, de 14 h');
  expect(shown).toContain('qui fait la carte');
  expect(shown).toContain('Envoyer');
});

it('what asks does not say the day that was asked for', async () => {
  const asked = await say(animator, 'on s’est réunis, on a décidé de publier la carte');
  expect(asked).toContain('Dites le jour');
  expect(await say(animator, 'qui vient jeudi ?')).not.toContain('Dois-je la noter');
});
