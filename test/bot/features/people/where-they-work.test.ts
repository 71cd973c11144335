/** Where somebody works is kept as it was said of them, and is no place in a fiche nor in a group. */
import { beforeEach, describe, expect, it } from '@jest/globals';
import { groups, pilots } from '../../../../bot/features/people/model/groups.ts';
import { admin, animator, camille, holder, zoe } from '../../../support/partners.ts';
import { sayIn } from '../../../support/say-in.ts';
import { withPartners } from '../../../support/with-partners.ts';

const house = withPartners();
const say = sayIn(house);
const who = (name: string) => say(admin, `qui est ${name} ?`);
const kept = () =>
  house.store.read(async (r) => JSON.stringify([await r.list(pilots), await r.list(groups)]));

beforeEach(async () => {
  for (const person of [admin, animator, camille, holder, zoe]) await house.meet(person);
});

describe('of several people, each is from what stands behind their own name', () => {
  it.each([
    'Paul travaille à la Caf, Zoé à l’ARS, Camille vient de la ville de Bobigny et Ines de l’Education nationale',
    'Paul est de la Caf, Zoé de l’ARS, Camille de la ville de Bobigny et Ines de l’Education nationale',
  ])('one that no list has as it was typed: « %s »', async (text) => {
    await say(admin, text);
    expect(await who('Paul')).toContain('Paul Pilote (Caf)');
    expect(await who('Zoé')).toContain('Zoé Petit (ARS)');
    expect(await who('Camille')).toContain('Camille Durand (la ville de Bobigny)');
    expect(await who('Ines')).toContain('Ines Animatrice (Education nationale)');
  });

  it('whoever is said to be where no organisation is, takes nobody else’s, and is quoted', async () => {
    const read = await say(admin, 'Camille et Zoé travaillent à la Caf, Paul à la retraite');
    expect(await who('Zoé')).toContain('Zoé Petit (Caf)');
    expect(read).toContain('Je n’ai rien fait de : « Paul »');
    expect(await who('Paul')).toContain('Son organisation n’est pas notée');
  });

  it('put in a group of their own, they take nobody else’s', async () => {
    await say(admin, 'ajoute Zoé au gt 5 et Camille (ville de Stains) à la cartographie');
    expect(await who('Zoé')).toContain('Son organisation n’est pas notée');
    expect(await who('Camille')).toContain('Camille Durand (ville de Stains)');
  });

  it('what somebody does with an organisation is not where they are from', async () => {
    await say(admin, 'Paul travaille à un projet avec la ville de Pantin');
    await say(admin, 'Zoé vient de signer la convention avec la Caf');
    expect(await who('Paul')).toContain('Son organisation n’est pas notée');
    expect(await who('Zoé')).toContain('Son organisation n’est pas notée');
  });
});

describe('an organisation that is put for somebody is theirs, and puts them in no group', () => {
  it.each(['mets « ville de Sevran » pour Zoé', 'mets la ville de Sevran pour Zoé stp'])(
    '%s',
    async (text) => {
      await say(admin, 'ajoute Camille Durand au groupe de l’axe 3');
      const before = await kept();
      await say(admin, text);
      expect(await who('Zoé')).toContain('ville de Sevran)');
      expect(await kept()).toBe(before);
    },
  );

  it('what is put about an organisation is not where somebody is from', async () => {
    await say(admin, 'mets un point sur la ville de Sevran pour Zoé');
    expect(await who('Zoé')).toContain('Son organisation n’est pas notée');
  });
});

describe('what somebody noted of a fiche does not give it to them', () => {
  it.each([
    'annule ce que Paul a noté sur la 1.1, il s’est trompé de fiche',
    'supprime ce que Zoé a écrit pour la 5',
  ])('%s', async (text) => {
    const before = await kept();
    expect(await say(admin, text)).not.toContain('C’est noté');
    expect(await kept()).toBe(before);
  });
});

describe('an organisation that puts right another', () => {
  beforeEach(async () => {
    await say(admin, 'Paul Pilote pilote la fiche 5');
    await say(admin, 'Zoé travaille à la Caf');
  });

  it.each(['non Zoé c’est l’ARS', 'pardon, Zoé travaille à l’ARS', 'erreur : Zoé c’est l’ARS'])(
    'takes its place, and gives nobody a fiche: « %s »',
    async (text) => {
      const before = await kept();
      await say(admin, text);
      expect(await who('Zoé')).toContain('Zoé Petit (ARS)');
      expect(await kept()).toBe(before);
    },
  );

  it.each(['annule ça', 'remets comme avant'])(
    'is not taken for the change before it: « %s »',
    async (text) => {
      const before = await kept();
      await say(admin, text);
      expect(await kept()).toBe(before);
    },
  );
});

describe('a group here', () => {
  it.each(['ajoute Zoé et Camille au cdsf', 'Zoé et Camille rejoignent le comité'])(
    'is nobody’s organisation: « %s »',
    async (text) => {
      await say(admin, 'crée le groupe CDSF');
      expect(await say(admin, text)).not.toContain('organisation');
      expect(await who('Zoé')).toContain('Son organisation n’est pas notée');
    },
  );

  it('is not met in an organisation of the plan that only looks like its name', async () => {
    await say(admin, 'crée le groupe cafés des parents');
    await say(admin, 'Zoé est à la Caf');
    expect(await who('Zoé')).toContain('Zoé Petit (Caf)');
  });
});

describe('an organisation that somebody will change to', () => {
  it.each([
    'Zoé quitte la ville de Bobigny, elle passe à la mission locale à partir du 1er janvier',
    'Zoé quitte la ville de Bobigny, elle passe à la mission locale à partir du 1er janvier, elle reste co-animatrice des cafés',
    'Zoé travaillera à la mission locale à partir du 1er janvier',
  ])('is asked about now, since no change to come is kept: « %s »', async (text) => {
    await say(admin, 'crée le groupe cafés des parents');
    await say(admin, 'Zoé co-anime les cafés des parents');
    const before = await kept();
    const read = await say(admin, text);
    expect(read).toContain('l’organisation de Zoé Petit est mission locale');
    expect(read).toContain('Je ne garde pas un changement à venir');
    expect(read).not.toContain('Je n’ai rien fait');
    await say(admin, 'dès aujourd’hui');
    expect(await who('Zoé')).toContain('Zoé Petit (mission locale)');
    expect(await kept()).toBe(before);
  });

  it('what is left is quoted where it is the reason of nothing', async () => {
    const read = await say(admin, 'Zoé quitte la Caf, ajoute Paul au gt 5');
    expect(read).toContain('Je n’ai rien fait de : « Zoé quitte la Caf »');
  });

  it('who is said to stay in a group, and is not in it, does not come in unasked', async () => {
    const before = await kept();
    await say(admin, 'Zoé reste à la cartographie');
    expect(await kept()).toBe(before);
  });
});

it.each(['et Zoé elle est de quelle structure', 'c’est quoi l’organisation de Zoé ?'])(
  'where somebody works is told, beside what else is asked: « %s »',
  async (text) => {
    await say(admin, 'Zoé travaille à l’ARS');
    expect(await say(admin, text)).toContain('Zoé Petit (ARS)');
    const both = await say(admin, `qui s’occupe de la 4.1 ? ${text}`);
    expect(both).toContain('La fiche 4.1 n’est pas dans le plan');
    expect(both).toContain('Zoé Petit (ARS)');
  },
);

it.each([
  'mince j’ai mis Caf mais c’est au Département',
  'j’avais dit la Caf mais c’est au Département',
])('where a thing is held is no employer of who says it: « %s »', async (text) => {
  expect(await say(zoe, text)).not.toContain('rganisation');
});
