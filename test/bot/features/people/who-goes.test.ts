/** Whoever is said to go does, and nobody else who is named beside. */
import { beforeEach, describe, expect, it } from '@jest/globals';
import { admin, camille, holder, zoe } from '../../../support/partners.ts';
import { sayIn } from '../../../support/say-in.ts';
import { withPartners } from '../../../support/with-partners.ts';

const house = withPartners();
const say = sayIn(house);
beforeEach(async () => {
  for (const person of [admin, camille, holder, zoe]) await house.meet(person);
  await say(admin, 'ajoute Camille Durand à l’axe 5');
});

describe('whoever « qui » stands behind', () => {
  it.each([
    'Zoé rejoint l’axe 5 et remplace Camille qui quitte le groupe',
    'Zoé Petit prend la suite de Camille, qui quitte l’axe 5',
  ])('goes, and who replaces them comes in: « %s »', async (text) => {
    const shown = await say(admin, text);
    expect(shown).not.toMatch(/Zoé Petit ne fait plus partie|Retire Zoé|Ajoute Camille/);
    await say(admin, 'oui');
    const there = await say(admin, 'qui est dans l’axe 5 ?');
    expect(there).toContain('Zoé Petit');
    expect(there).not.toContain('Camille Durand');
  });

  it('and is known by nobody is not who speaks', async () => {
    await say(admin, 'ajoute-moi à l’axe 5');
    const shown = await say(admin, 'Zoé rejoint l’axe 5 et remplacera momo qui quitte ce groupe');
    expect(shown).not.toMatch(/Alix Admin ne fait plus partie|Quitter/);
    expect(shown).toContain('Zoé Petit fait maintenant partie');
    expect(shown).toContain('momo');
  });

  it('stays where they are said to', async () => {
    await say(admin, 'ajoute Camille Durand à la cartographie');
    const text =
      'Zoé rejoint l’axe 5 et remplacera Camille qui quitte ce groupe, mais elle reste bien à la carto';
    await say(admin, text);
    await say(admin, 'oui');
    expect(await say(admin, 'qui est dans la cartographie ?')).toContain('Camille Durand');
    expect(await say(admin, 'qui est dans l’axe 5 ?')).not.toContain('Camille Durand');
  });
});

describe('who is named behind whoever goes', () => {
  beforeEach(async () => {
    await say(admin, 'Camille Durand et Zoé Petit co-animent la cartographie');
  });

  it.each([
    'Camille ne co-anime plus la carto avec Zoé',
    'Camille quitte la co-animation de la carto, il faudra trouver quelqu’un pour la tenir avec Zoé',
  ])('loses nothing, and is said back: « %s »', async (text) => {
    const shown = await say(admin, text);
    expect(shown).toContain('Camille Durand ne co-anime plus');
    expect(shown).not.toMatch(/Zoé Petit ne co-anime plus|Retire Zoé/);
    expect(shown).toMatch(/Je n’ai rien fait de : .*Zoé/);
  });

  it('is left alone where who speaks goes', async () => {
    const text =
      'Je quitte la mairie fin mars, il faudra trouver quelqu’un pour co-animer la carto avec Zoé';
    expect(await say(camille, text)).not.toContain('Zoé Petit ne co-anime plus');
  });

  it('is not put there by « pas »', async () => {
    expect(await say(admin, 'Camille quitte l’axe 5, pas Zoé')).not.toContain('Zoé Petit fait');
  });
});

describe('what is asked before it is done', () => {
  it.each([
    'je crois que Zoé anime la carto et que Paul y est aussi',
    'Zoé rejoint l’axe 5 à partir du 4 janvier',
    'Zoé co-anime la carto je crois',
  ])('has a yes and a no to press, and no changes nothing: « %s »', async (text) => {
    const shown = await say(admin, text);
    expect(shown).toMatch(/^Non$/m);
    expect(await say(admin, 'Non')).toContain('Rien n’est changé');
  });

  it('of a day to come is a question that yes answers', async () => {
    await say(admin, 'Zoé rejoint l’axe 5 à partir du 4 janvier');
    await say(admin, 'oui');
    expect(await say(admin, 'qui est dans l’axe 5 ?')).toContain('Zoé Petit');
  });
});

it.each(['Camille, me l’enlève pas hein', 'enlève pas Camille de l’axe 5'])(
  'an order not to take somebody out takes nobody out: « %s »',
  async (text) => {
    expect(await say(admin, text)).toContain('Rien n’est changé');
    expect(await say(admin, 'qui est dans l’axe 5 ?')).toContain('Camille Durand');
  },
);

describe('of two people', () => {
  it('whom « il » is, nobody said: nobody goes before it was asked', async () => {
    await say(admin, 'ajoute Zoé Petit à l’axe 5');
    const shown = await say(admin, 'Camille et Zoé changent : il quitte l’axe 5');
    expect(shown).not.toContain('ne fait plus partie du groupe de travail de l’axe 5.');
    const there = await say(admin, 'qui est dans l’axe 5 ?');
    expect(there).toContain('Camille Durand');
    expect(there).toContain('Zoé Petit');
  });

  it('« il faut lui ajouter » is of the one who was named', async () => {
    await say(admin, 'Camille Durand pilote la fiche 5');
    const said = 'Camille reste sur la fiche 5 mais il faut lui ajouter un suppléant, Zoé Petit';
    const shown = await say(admin, said);
    expect(shown).toContain('Camille Durand (titulaire) et Zoé Petit (suppléance)');
  });
});

it('what is only needed is nobody’s role', async () => {
  await say(admin, 'Camille Durand pilote la fiche 5');
  const said = 'il faudrait un binôme à Camille, mets Zoé Petit copilote de la fiche 5';
  expect(await say(admin, said)).not.toContain('suppl');
});

it('who leads « avec » somebody leads too', async () => {
  const shown = await say(admin, 'mets Zoé avec Camille pour co-animer l’axe 5');
  expect(shown).toContain('Zoé Petit co-anime maintenant');
  expect(shown).toContain('Camille Durand co-anime maintenant');
});

it.each(['tu peux me sortir la liste des membres ?', 'tu peux me sortir le relevé de l’axe 5 ?'])(
  'nobody goes where something is to be shown: « %s »',
  async (said) => {
    expect(await say(camille, said)).not.toMatch(/Quitter|ne fait plus partie/);
  },
);

describe('a leaving that is denied beside a change', () => {
  it.each([
    'Zoé rejoint l’axe 5 sans lâcher la cartographie',
    'Ajoute Zoé à l’axe 5 sans la retirer de la cartographie',
    'Zoé Petit passe aussi à l’axe 5, sans quitter la cartographie',
    'Mets Zoé dans l’axe 5 sans l’enlever de la carto',
    'Camille arrête l’axe 5, Zoé prend sa place sans quitter la cartographie',
    'Zoé Petit rejoint l’axe 5, mais elle ne lâche pas la cartographie',
  ])('takes nobody out: « %s »', async (text) => {
    await say(admin, 'ajoute Zoé Petit à la cartographie');
    const shown = await say(admin, text);
    expect(shown).not.toMatch(/Zoé Petit ne fait plus partie|Retire Zoé/);
    if (shown.includes('Dois-je')) await say(admin, 'oui');
    expect(await say(admin, 'qui est dans l’axe 5 ?')).toContain('Zoé Petit');
    expect(await say(admin, 'qui est dans la cartographie ?')).toContain('Zoé Petit');
  });
});
