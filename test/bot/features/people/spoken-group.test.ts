/** The group that is spoken of: the last that was changed, asked about, or that a question of the bot’s is about. */
import { beforeEach, describe, expect, it } from '@jest/globals';
import { groups } from '../../../../bot/features/people/model/groups.ts';
import { admin, camille, noon, partner, refOf, zoe } from '../../../support/partners.ts';
import { sayIn } from '../../../support/say-in.ts';
import { withPartners } from '../../../support/with-partners.ts';

const house = withPartners();
const sayAt = sayIn(house);
const paul = partner('pa', 'Paul Girard');
let minutes = 0;
/** A minute after what was said before. */
const say = (text: string, person = admin) => {
  minutes += 1;
  return sayAt(person, text, { at: new Date(noon.getTime() + minutes * 60_000) });
};

beforeEach(async () => {
  minutes = 0;
  for (const person of [admin, camille, zoe, paul]) await house.meet(person);
  await say('crée un groupe Parentalité, avec Zoé Petit, c’est Zoé qui anime');
  await say('crée un groupe Lieux, avec Camille Durand');
});

const leads = async (name: string) => {
  const all = await house.store.read((reader) => reader.list(groups));
  const row = all.find(({ value }) => value.name === name)?.value;
  return (row?.coAnimators ?? []).map(({ person }) => person).sort();
};

describe('who names no group', () => {
  it('means the one that a question of the bot’s is about, before the last that was changed', async () => {
    await say('qui peut remplacer Zoé quand elle est pas là sur parentalité, faudrait Paul');
    await say('qui est dans parentalité');
    await say('oui Paul co anime avec elle');
    expect(await leads('Parentalité')).toEqual([refOf(paul), refOf(zoe)].sort());
    expect(await leads('Lieux')).toEqual([refOf(admin)]);
  });

  it('means the one that was asked about, before the last that was changed', async () => {
    await say('qui anime parentalité ?');
    await say('ajoute Paul Girard à la co-animation');
    expect(await leads('Parentalité')).toContain(refOf(paul));
  });

  it('means the last that was changed, where it was asked about another one before', async () => {
    await say('qui anime parentalité ?');
    await say('ajoute Zoé Petit au groupe Lieux');
    await say('ajoute Paul Girard à la co-animation');
    expect(await leads('Lieux')).toContain(refOf(paul));
    expect(await leads('Parentalité')).toEqual([refOf(zoe)]);
  });
});

describe('in whose place', () => {
  it.each(['Camille anime Lieux à ma place', 'c’est Camille qui doit animer Lieux, pas moi'])(
    'is who speaks: « %s »',
    async (text) => {
      const read = await say(text);
      if (read.includes('Dois-je')) await say('oui');
      expect([read, await leads('Lieux')]).toEqual([expect.anything(), [refOf(camille)]]);
    },
  );
});

describe('a group that somebody is said not to be in', () => {
  const members = async (name: string) => {
    const all = await house.store.read((reader) => reader.list(groups));
    const row = all.find(({ value }) => value.name === name)?.value;
    return (row?.members ?? []).map(({ person }) => person);
  };

  it('is left for the one that is said instead, once that is confirmed', async () => {
    await say('ajoute Paul Girard à la co-animation de Lieux');
    await say('désigne Camille Durand pilote de la fiche 1.1 et Zoé Petit suppléante');
    const read = await say('mais non Paul c’est parentalité pas Lieux !');
    expect(read).toContain('Paul Girard ne fait plus partie du sous-groupe « Lieux »');
    expect(read).toContain('Paul Girard fait partie du sous-groupe « Parentalité »');
    expect([await members('Lieux'), await members('Parentalité')]).toEqual([
      expect.arrayContaining([refOf(paul)]),
      [refOf(zoe)],
    ]);
    await say('oui');
    expect(await members('Lieux')).not.toContain(refOf(paul));
    expect(await members('Parentalité')).toContain(refOf(paul));
    expect(await say('qui pilote la fiche 1.1 ?')).toContain('Zoé Petit (suppléance)');
  });
});

describe('« laisse », asked of the bot', () => {
  it.each([
    'attends la 1.1 en fait je suis pas sûre, laisse',
    'non, laisse Camille et Zoé comme ça, on verra',
    'laisse tomber, on ferme parentalité, enfin non demande d’abord à Zoé',
  ])('takes nobody away: « %s »', async (text) => {
    await say('désigne Camille Durand pilote de la fiche 1.1 et Zoé Petit suppléante');
    expect(await say(text)).toBe('Rien n’est changé.');
  });

  it('gives it up where it is left to somebody', async () => {
    await say('désigne Camille Durand pilote de la fiche 1.1 et Zoé Petit suppléante');
    expect(await say('laisse la 1.1 à Paul')).toContain('Paul Girard (titulaire)');
  });
});

describe('what is asked of groups', () => {
  it.each([
    ['qui anime parentalité et qui anime Lieux', ['« Parentalité » est', '« Lieux » est']],
    ['qui est dans quel groupe', ['Parentalité, 1 membre', 'Lieux, 2 membres']],
    ['le groupe parentalité existe toujours', ['« Parentalité » compte', 'Zoé Petit']],
  ])('is answered of each, from what is known today: « %s »', async (text, parts) => {
    const read = await say(text);
    for (const part of parts) expect(read).toContain(part);
  });

  it.each([
    ['mon groupe c’est qui', '« Parentalité » compte'],
    ['on me dit que j’anime un groupe, lequel', 'co-animez le sous-groupe « Parentalité »'],
    ['j’anime quel groupe', 'co-animez le sous-groupe « Parentalité »'],
  ])('is of who speaks: « %s »', async (text, part) => {
    expect(await say(text, zoe)).toContain(part);
  });
});

describe('a new name in quotes', () => {
  it.each([
    'change le nom du groupe Parentalité en « observatoire des modes d’accueil »',
    'renomme le sous-groupe Parentalité en « maison des familles »',
  ])(
    'is given to the group that is named, and not to the last that was changed: « %s »',
    async (text) => {
      const names = async () =>
        (await house.store.read((reader) => reader.list(groups))).map(({ value }) => value.name);
      expect(await names()).toContain('Parentalité');
      await say(text);
      expect(await names()).not.toContain('Parentalité');
      expect(await names()).toContain('Lieux');
    },
  );
});

describe('what one is', () => {
  it.each(['je suis suppléante sur quelque chose ?', 'je suis pilote de quelque chose ?'])(
    'is said, though it be nothing: « %s »',
    async (text) => {
      expect(await say(text, camille)).toContain('désigné pilote de rien');
    },
  );
});
