import { describe, expect, it } from '@jest/globals';
import { groups, pilots } from '../../../../bot/features/people/model/groups.ts';
import { admin, animator, camille, partner, refOf } from '../../../support/partners.ts';
import { sayIn } from '../../../support/say-in.ts';
import { beginning, withPartners } from '../../../support/with-partners.ts';

const house = withPartners();
beginning(house, async () => {
  for (const person of [admin, animator, camille]) await house.meet(person);
});

const say = sayIn(house);
const roles = (id: string) =>
  house.store.read(async (r) => {
    const pilot = (await r.get(pilots, id))?.value;
    return [pilot?.holder?.name, pilot?.substitute?.name, pilot?.organisation];
  });
const groupNamed = (name: string) =>
  house.store.read(async (r) => (await r.list(groups)).find(({ value }) => value.name === name));

describe('a name without its capitals, of somebody who has not come', () => {
  it('is read where a person is due, with the organisation that stands behind it', async () => {
    const text = 'karim benali de la caf pilote la 1.1 et inès da silva la 2.1';
    expect(await say(admin, text)).toMatch(/Karim Benali[\s\S]*« 2.1 »/);
    expect(await roles('fiche:1.1')).toEqual(['Karim Benali', undefined, 'caf']);
  });

  it('is told by « c’est … qui », and each has their own role', async () => {
    await say(
      admin,
      'c’est élodie perrin de la ville de stains qui pilote la 1.1, mehdi benkacem est son suppléant',
    );
    expect(await roles('fiche:1.1')).toEqual(['Élodie Perrin', 'Mehdi Benkacem', null]);
  });

  it('is found again by the first name, once it is waited for', async () => {
    await say(admin, 'la 5 c’est yasmine chaoui du département');
    await say(admin, 'nomme yasmine co-animatrice du groupe de l’axe 5');
    expect(await say(admin, 'c’est qui yasmine ?')).toContain('fiche 5');
  });

  it('is no name where the word for a denial is a part of it', async () => {
    await say(admin, 'sébastien roche des Petits Pas co-anime l’axe 1 avec aïcha traoré');
    const row = await house.store.read(async (r) => (await r.get(groups, 'axe-1'))?.value);
    expect(row?.awaited?.map(({ name, role }) => [name, role])).toEqual([
      ['Sébastien Roche', 'coAnimator'],
      ['Aïcha Traoré', 'coAnimator'],
    ]);
  });

  it('is asked for whole, where one word of a list is all that is said', async () => {
    await say(admin, 'la 5 c’est yasmine chaoui');
    expect(await say(admin, 'crée un groupe premiers pas avec yasmine et pierre')).toContain(
      '« Pierre » : écrivez le prénom et le nom',
    );
  });
});

describe('somebody else who bears a name that is known', () => {
  it.each([
    'Zoé Durand pilote la fiche 1.1',
    'zoé durand pilote la fiche 1.1',
    'Zoé Durand (ville de Bondy) pilote la fiche 1.1',
  ])('is not taken for the one who is known: « %s »', async (text) => {
    await say(admin, text);
    expect(await roles('fiche:1.1')).toEqual(['Zoé Durand', undefined, null]);
  });

  it('is not taken for them either where the first name is the same', async () => {
    await say(admin, 'camille dupont pilote la fiche 1.1');
    expect(await roles('fiche:1.1')).toEqual(['Camille Dupont', undefined, null]);
  });

  it('but a slip in the name is the one who is known', async () => {
    await say(admin, 'camille durannd pilote la fiche 1.1');
    expect((await roles('fiche:1.1'))[0]).toBe('Camille Durand');
  });
});

describe('a group that is made for others', () => {
  it('is co-animated by those who are named, and not by the administrator who makes it', async () => {
    await say(admin, 'crée le sous-groupe Atlas, co-animé par Camille Durand et Ines Animatrice');
    const row = (await groupNamed('Atlas'))?.value;
    expect(row?.coAnimators.map(({ person }) => person)).toEqual([refOf(camille), refOf(animator)]);
  });

  it('takes nobody in when it may not be made, and says who may make it', async () => {
    const said = await say(camille, 'crée un groupe atlas, co-animé par Ines');
    expect(said).toContain('Alix Admin');
    expect(said).not.toContain('Je ne connais pas de groupe');
  });

  it('is renamed in small letters right behind', async () => {
    await say(admin, 'crée un groupe qui s’appelle premiers départs');
    await say(admin, 'en fait appelle-le plutôt premiers pas');
    expect(await groupNamed('premiers pas')).toBeDefined();
  });
});

describe('what follows a refusal', () => {
  it('hears again why nothing was begun, and whom to ask', async () => {
    await say(admin, 'nomme Ines Animatrice co-animatrice de l’axe 1');
    await say(camille, 'réunion axe 1 mardi 8 décembre 14h');
    expect(await say(camille, 'mets-y aussi le lundi 14 à 10h')).toMatch(
      /Rien n’est commencé[\s\S]*Ines Animatrice/,
    );
    expect(await say(camille, 'ok envoie')).toContain('Rien n’est commencé');
    // What goes on with nothing, and whatever comes behind it, is not refused.
    expect(await say(camille, 'oups, c’était pour ma fille')).not.toContain('Rien n’est commencé');
    expect(await say(camille, 'ok envoie')).not.toContain('Rien n’est commencé');
    expect(await say(camille, 'merci pour tout, bonne continuation')).not.toContain('commencé');
  });
});

describe('a question of before', () => {
  it('is asked again behind what was done since, and a yes is to it', async () => {
    await say(admin, 'je crois que c’est Camille Durand le pilote de la 1.1');
    expect(await say(admin, 'ajoute Ines Animatrice au groupe de l’axe 2')).toMatch(
      /attends encore votre « oui ».*Camille Durand/,
    );
    expect(await roles('fiche:1.1')).toEqual([undefined, undefined, undefined]);
    expect(await say(admin, 'oui')).toMatch(/fiche 1.1.*Camille Durand/s);
  });

  it('is not answered by the word for a sending', async () => {
    await say(admin, 'je crois que c’est Camille Durand le pilote de la 1.1');
    await say(admin, 'envoie');
    expect(await roles('fiche:1.1')).toEqual([undefined, undefined, undefined]);
  });
});

describe('who leads', () => {
  it('is said of another fiche when it goes on', async () => {
    await say(admin, 'désigne Camille Durand pilote de la fiche 1.1');
    await say(camille, 'qui pilote la 1.1 ?');
    expect(await say(camille, 'et la 5 ?')).toContain('Personne n’est désigné');
  });

  it('is the substitute, where it is asked who stands in', async () => {
    await say(admin, 'désigne Camille Durand pilote et Ines Animatrice suppléante de la fiche 1.1');
    expect(await say(partner('so', 'Sonia Test'), 'qui remplace Camille Durand ?')).toContain(
      'Ines Animatrice',
    );
  });
});
