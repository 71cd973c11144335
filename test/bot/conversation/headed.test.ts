/** What is said without its usual words is said again behind its heading, whole; and whoever asks what the bot is, is told. */
import { describe, expect, it } from '@jest/globals';
import { gather } from '../../support/meetings.ts';
import { animator, camille, holder, zoe } from '../../support/partners.ts';
import { sayIn } from '../../support/say-in.ts';
import { beginning, withPartners } from '../../support/with-partners.ts';

const house = withPartners();
const say = sayIn(house);
const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ');

beginning(house, async () => {
  await gather(house, [animator, camille, holder, zoe]);
});

describe('dates to choose from, in words that no poll is called by', () => {
  it('are proposed each with its own hour', async () => {
    const read = plain(
      await say(
        animator,
        'j’hésite pour la rentrée entre le lundi 14 décembre à 10h, le jeudi 17 à 15h et le vendredi 18 à 9h, vois avec eux ce qui passe',
      ),
    );
    expect(read).toContain('lundi 14 décembre, 10 h');
    expect(read).toContain('jeudi 17 décembre, 15 h');
    expect(read).toContain('vendredi 18 décembre, 9 h');
  });

  it('are one poll, and not a question of each', async () => {
    const read = await say(animator, 'demande-leur entre le 8 et le 10 décembre à 9h');
    expect(read.match(/Voici ce que j’ai compris/g)).toHaveLength(1);
  });
});

describe('whoever asks what the bot is', () => {
  it.each([
    'dites, vous êtes un vrai monsieur ou c’est un ordinateur qui me répond ?',
    'au fait, je parle à une machine ou à quelqu’un de bien réel ?',
  ])('is told that it is no person, and that no AI reads them: « %s »', async (text) => {
    const read = plain(await say(camille, text));
    expect(read).toContain('un bot, pas une personne');
    expect(read).toContain('sans intelligence artificielle');
  });
});

describe('what was recorded last, or will be', () => {
  it('is who was there, however it is told', async () => {
    const read = await say(
      animator,
      'tout le monde a répondu à l’appel hier, hormis Zoé, qui nous a rejoints en visio pour la dernière demi-heure',
    );
    expect(read).toContain('émargement de la réunion : tout le monde');
    expect(plain(await say(animator, 'oui'))).toContain('Camille Durand : présent');
  });

  it('changes place without being undone, and what another sentence says takes the place of nothing', async () => {
    await say(animator, 'réunion carto mardi 12 janvier à 10h en visio');
    await say(animator, 'oui');
    const read = plain(
      await say(
        animator,
        'pour le 12 finalement tout le monde préfère se voir : ce sera au siège de la Caf, et non plus en visio. Heure sans chgt.',
      ),
    );
    expect(read).toContain('siège de la Caf');
    expect(read).toContain('de 10 h à 12 h');
    expect(read).not.toContain('défaire');
  });
});
