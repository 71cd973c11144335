import { describe, expect, it } from '@jest/globals';
import { admin, animator, camille } from '../../../support/partners.ts';
import { sayIn } from '../../../support/say-in.ts';
import { beginning, withPartners } from '../../../support/with-partners.ts';

const house = withPartners();
beginning(house, async () => {
  for (const person of [admin, animator, camille]) await house.meet(person);
});

const say = sayIn(house);

describe('a poll that is being made', () => {
  it('has the place that is said behind its days, and the one that is said after', async () => {
    await say(admin, 'nomme Ines Animatrice co-animatrice de l’axe 5');
    const said = await say(
      animator,
      'sondage axe 5 : mardi 8 à 10h ou jeudi 10 à 14h, à la maison des parents de Bondy. Envoie à tout le groupe',
    );
    expect(said).toContain('Lieu : maison des parents de Bondy\n');
    expect(await say(animator, 'c’est à la mairie de Pantin, et le mardi plutôt 9h30')).toMatch(
      /Lieu : mairie de Pantin\n[\s\S]*mardi 8 décembre, 9 h 30/,
    );
  });
});

describe('a slot that is about to be taken', () => {
  it('is held where the next sentence says', async () => {
    await say(admin, 'nomme Ines Animatrice co-animatrice de l’axe 5');
    await say(animator, 'on fait un sondage pour l’axe 5 : mardi 8 à 10h ou jeudi 10 à 14h ?');
    await say(animator, 'envoie');
    expect(await say(animator, 'on retient jeudi')).toContain('Je retiens jeudi 10 décembre');
    expect(await say(animator, 'ça sera à la Caf de Bobigny, salle 3')).toContain(
      'Caf de Bobigny, salle 3',
    );
    await say(animator, 'oui');
    expect(await say(animator, 'c’est où déjà ?')).toContain('Caf de Bobigny, salle 3');
  });

  it('is held where it is said, and what is ordered behind is no part of the place', async () => {
    await say(admin, 'nomme Ines Animatrice co-animatrice de l’axe 5');
    await say(animator, 'on fait un sondage pour l’axe 5 : mardi 8 à 10h ou jeudi 10 à 14h ?');
    await say(animator, 'envoie');
    await say(animator, 'on retient jeudi');
    const asked = await say(animator, 'ça sera à la Caf salle 3 et previens tout le monde');
    expect(asked).toContain('Caf salle 3');
    expect(asked).not.toMatch(/Caf salle 3 et/);
  });

  it('is held where it is said in one breath, however long, and who is told is no part of it', async () => {
    await say(admin, 'nomme Ines Animatrice co-animatrice de l’axe 5');
    await say(animator, 'on fait un sondage pour l’axe 5 : mardi 8 à 10h ou jeudi 10 à 14h ?');
    await say(animator, 'envoie');
    const asked = await say(
      animator,
      'parfait on garde le 10, ça se passe à la mairie de Bobigny salle 2, et avertis les gens',
    );
    expect(asked).toContain('Je retiens jeudi 10 décembre');
    expect(asked).toContain('Lieu : mairie de Bobigny salle 2\n');
  });

  it('is held in no room that somebody books, which is said back', async () => {
    await say(admin, 'nomme Ines Animatrice co-animatrice de l’axe 5');
    await say(animator, 'on fait un sondage pour l’axe 5 : mardi 8 à 10h ou jeudi 10 à 14h ?');
    await say(animator, 'envoie');
    const asked = await say(animator, 'on prend le 10, et dis à Paul qu’on lui fera un retour');
    expect(asked).toContain('Je retiens jeudi 10 décembre');
    expect(asked).toContain('dis à Paul qu’on lui fera un retour');
    expect(await say(animator, 'on prend le 10, Zoé réserve la salle')).not.toContain('Lieu :');
  });

  it('of a whole day gives its length to no other day', async () => {
    await say(admin, 'nomme Ines Animatrice co-animatrice de l’axe 5');
    const said = await say(
      animator,
      'sondage axe 5 : lundi 7 à 10h, mardi 8 à 14h ou jeudi 10 toute la journée',
    );
    expect(said).toContain('lundi 7 décembre, 10 h – 12 h');
  });
});
