/** What puts the last change right, and takes it back: nobody is taken away, and nobody kept, in silence. */
import { beforeEach, describe, expect, it } from '@jest/globals';
import { people } from '../../../../bot/features/people/model/directory.ts';
import { groups, pilots } from '../../../../bot/features/people/model/groups.ts';
import { admin, camille, holder, noon, zoe } from '../../../support/partners.ts';
import { sayIn } from '../../../support/say-in.ts';
import { beginning, withPartners } from '../../../support/with-partners.ts';

const house = withPartners();
const say = sayIn(house);
const later = (ms: number) => ({ at: new Date(noon.getTime() + ms) });
const led = async () => {
  const found = await house.store.read(async (r) => (await r.get(pilots, 'fiche:1.1'))?.value);
  return [found?.holder?.name, found?.substitute?.name];
};
const members = (group = 'axe-5') =>
  house.store.read(async (r) => {
    const row = (await r.get(groups, group))?.value;
    const all = await Promise.all((row?.members ?? []).map(({ person }) => r.get(people, person)));
    return all.map((one) => one?.value.name);
  });

beginning(house, async () => {
  for (const person of [admin, camille, holder, zoe]) await house.meet(person);
});

describe('whoever takes what somebody lets go', () => {
  it.each([
    'finalement paul lâche la 1.1, zoé prend la suite comme titulaire, et on met camille en suppléante',
    'Paul Pilote laisse la fiche 1.1, Zoé Petit la reprend et Camille Durand devient suppléante',
  ])('is not taken away with them: « %s »', async (text) => {
    await say(admin, 'désigne Paul Pilote pilote de la fiche 1.1');
    await say(admin, text);
    expect(await led()).toEqual(['Zoé Petit', 'Camille Durand']);
  });
});

describe('somebody who stays until a day, and is followed by another', () => {
  const text =
    'ok pour paul, mais il reste titulaire jusqu’au 31 décembre, zoé prend la suite en janvier';
  it('is asked about, of what they lead, whatever was changed just before', async () => {
    await say(admin, 'désigne Paul Pilote pilote de la fiche 1.1');
    await say(admin, 'désigne Camille Durand pilote de la fiche 5');
    const said = await say(admin, text);
    expect(said).toContain('Je ne garde pas un changement à venir');
    expect(said).toContain(
      'Paul Pilote est pilote de la fiche 1.1 jusqu’au jeudi 31 décembre 2026',
    );
    expect(await led()).toEqual(['Paul Pilote', undefined]);
  });

  it('is followed in the place that they had, and not before that day', async () => {
    await say(admin, 'désigne Paul Pilote pilote et Camille Durand suppléante de la fiche 1.1');
    const said = await say(
      admin,
      'camille restera suppléante jusqu’au 15 janvier, zoé prend la suite',
    );
    expect(said).toContain('Rien n’est encore changé');
    expect(await led()).toEqual(['Paul Pilote', 'Camille Durand']);
    await say(admin, 'camille arrête la suppléance de la 1.1, c’est zoé qui la remplace');
    expect(await led()).toEqual(['Paul Pilote', 'Zoé Petit']);
  });

  it('keeps another place than the one they leave', async () => {
    await say(admin, 'désigne Paul Pilote pilote de la fiche 1.1');
    await say(
      admin,
      'paul passe la main sur la 1.1, c’est zoé maintenant, paul reste en suppléant',
    );
    expect(await led()).toEqual(['Zoé Petit', 'Paul Pilote']);
  });
});

describe('somebody who is said to be a mistake', () => {
  const text = 'en fait paul c une erreur, c’est zoé que je voulais mettre dans l’axe 5';
  it('goes, where the last change brought them in', async () => {
    await say(admin, 'ajoute Paul Pilote au groupe de l’axe 5');
    await say(admin, text);
    expect(await members()).toEqual(['Zoé Petit']);
  });

  it('is asked about, where they are in the group since long', async () => {
    await say(admin, 'ajoute Paul Pilote au groupe de l’axe 5');
    await say(admin, 'ajoute Camille Durand au groupe de l’axe 5');
    expect(await say(admin, text)).toContain('Paul Pilote ne fait plus partie du');
    expect(await members()).toEqual(['Paul Pilote', 'Camille Durand']);
  });
});

describe('a sentence that puts right the one before it', () => {
  it.each([
    'pour remplacer Paul mets Camille. enfin non pardon Zoé',
    'pour remplacer Paul mets Camille enfin non pardon Zoé',
  ])('is read with it, and only who stands last leads: « %s »', async (text) => {
    await say(admin, 'Paul Pilote pilote la 1.1');
    await say(admin, text);
    expect(await led()).toEqual(['Zoé Petit', undefined]);
  });

  it.each([
    ['ajoute Camille et Paul au gt 5. non pardon Zoé et Paul', ['Paul Pilote', 'Zoé Petit']],
    ['ajoute Camille et Paul au gt 5. pardon pas Paul, Zoé', ['Camille Durand', 'Zoé Petit']],
    ['ajoute Camille et Paul au gt 5. ah non pas Paul', ['Camille Durand']],
    ['ajoute Camille au gt 4. pardon au gt 5', ['Camille Durand']],
  ])('leaves in the group whom it leaves: « %s »', async (text, expected) => {
    await say(admin, text);
    expect([...(await members())].sort()).toEqual(expected);
    expect(await members('axe-4')).toEqual([]);
  });

  it('exchanges the roles that were just given', async () => {
    await say(admin, 'désigne Zoé pilote de la 1.1 et Camille suppléante. non l’inverse');
    expect(await led()).toEqual(['Camille Durand', 'Zoé Petit']);
  });

  it('exchanges who leads each of two', async () => {
    await say(admin, 'Zoé prend la 1.1 et Camille la 5, euh l’inverse');
    expect(await led()).toEqual(['Camille Durand', undefined]);
  });

  it('leaves whoever stays behind in the place that is said', async () => {
    await say(admin, 'Paul Pilote pilote la 1.1');
    await say(admin, 'finalement la 1.1 c pas Paul c Zoé, Paul reste en secours');
    expect(await led()).toEqual(['Zoé Petit', 'Paul Pilote']);
  });

  it('is no change where it tells why: what it names is asked', async () => {
    await say(admin, 'mets Zoé sur la 1.1, ah non elle est déjà sur la 5, mets Camille');
    expect(await led()).toEqual([undefined, undefined]);
  });

  it('asks of somebody who was forgotten whether they lead too, and takes nobody out', async () => {
    const asked = await say(admin, 'Camille anime le gt 5. Oups, j’ai oublié Zoé');
    expect(asked).toContain('Dois-je noter que Zoé Petit co-anime');
    await say(admin, 'oui');
    expect([...(await members())].sort()).toEqual(['Camille Durand', 'Zoé Petit']);
  });
});

describe('whoever is said to stay', () => {
  it('stays what they are where another goes', async () => {
    await say(admin, 'Zoé pilote la 1.1');
    await say(admin, 'Camille suppléante de Zoé sur la 1.1');
    await say(admin, 'ok pour Zoé mais pas Camille finalement', later(5_000));
    expect(await led()).toEqual(['Zoé Petit', undefined]);
  });

  it('is put back in the group, and not taken out of it again', async () => {
    await say(admin, 'ajoute Camille au gt 5');
    await say(admin, 'vire Camille du gt 5', later(5_000));
    await say(admin, 'attends non garde Camille', later(10_000));
    expect(await members()).toEqual(['Camille Durand']);
  });
});

it('an order of which nothing is done is quoted beside what is done', async () => {
  await say(admin, 'ajoute Camille et Zoé au gt 5');
  const read = await say(admin, 'ajoute-le et vire Zoé du gt 5', later(5_000));
  expect(read).toContain('ajoute-le');
  expect(await members()).toEqual(['Camille Durand']);
});

it.each([
  [admin, 'Camille laisse le gt 5 à Zoé à partir d’aujourd’hui'],
  [camille, 'je laisse le gt 5 à Zoé'],
])('whoever a group is left to co-animates it, and nobody goes out of it', async (who, text) => {
  await say(admin, 'Camille anime le gt 5, Zoé en est membre');
  await say(who, text);
  expect([...(await members())].sort()).toEqual(['Camille Durand', 'Zoé Petit']);
  const row = await house.store.read(async (r) => (await r.get(groups, 'axe-5'))?.value);
  expect(row?.coAnimators).toHaveLength(1);
});

it('a doubt right behind an order is asked', async () => {
  expect(await say(admin, 'Zoé pilote la 1.1. enfin je crois')).toContain('Dois-je noter');
  expect(await led()).toEqual([undefined, undefined]);
});

it('a group that lacks its name is made with those who were named, once the name is given', async () => {
  await say(admin, 'crée un groupe avec Zoé et Camille');
  expect(await say(admin, 'Accueil')).toContain('le sous-groupe « Accueil » existe');
  expect([...(await members('sous-groupe-accueil'))].sort()).toContain('Camille Durand');
});

it('whoever comes in and replaces another takes their place: « ajoute Zoé, elle remplace Paul »', async () => {
  await say(admin, 'ajoute Paul Pilote au groupe de l’axe 5');
  await say(admin, 'ajoute Zoé, elle remplace Paul');
  expect(await members()).toEqual(['Zoé Petit']);
});

describe('a bare « annule »', () => {
  beforeEach(() => say(admin, 'ajoute Paul Pilote au groupe de l’axe 5'));

  it('takes a change back that was just made', async () => {
    await say(admin, 'annule', later(30_000));
    expect(await members()).toEqual([]);
  });

  it.each([
    ['minutes later', 180_000, undefined],
    ['behind something else', 30_000, 'qui est dans le groupe de l’axe 5 ?'],
  ])('asks %s what would be taken back, and a yes does it', async (_, ms, between) => {
    if (between) await say(admin, between, later(10_000));
    const asked = await say(admin, 'annule', later(ms));
    expect(asked).toContain(
      'Faut-il défaire l’ajout de Paul Pilote dans le groupe de travail de l’axe 5 ?',
    );
    expect(await members()).toEqual(['Paul Pilote']);
    await say(admin, 'oui', later(ms + 200_000));
    expect(await members()).toEqual([]);
  });

  it('takes out of the group whoever came into it to co-animate it, and says so', async () => {
    await say(admin, 'nomme Zoé Petit co-animatrice de l’axe 5', later(10_000));
    const said = await say(admin, 'annule', later(30_000));
    expect(said).toContain('Zoé Petit ne fait plus partie du groupe de travail de l’axe 5');
    expect(await members()).toEqual(['Paul Pilote']);
  });

  it('says that nothing is to be changed where somebody left since', async () => {
    await say(holder, 'je quitte le groupe de l’axe 5', later(10_000));
    expect(await say(admin, 'annule', later(30_000))).toContain('Rien à changer pour Paul Pilote');
  });

  it('changes nothing upon a no', async () => {
    await say(admin, 'annule', later(180_000));
    expect(await say(admin, 'non', later(190_000))).toContain('Rien n’est changé.');
    expect(await members()).toEqual(['Paul Pilote']);
  });
});

describe('whoever is said to stay is not taken out', () => {
  beforeEach(() =>
    say(admin, 'ajoute Paul Pilote, Zoé Petit et Camille Durand au groupe de l’axe 5'),
  );

  it.each([
    'retire zoé et camille du gt 5, sauf camille',
    'retire zoé et camille du gt 5, ah si camille',
    'zoé et camille ils sont pas du gt 5, retire les, ah si camille',
  ])('in the same message: « %s »', async (text) => {
    if ((await say(admin, text)).includes('Répondez')) await say(admin, 'oui');
    expect([...(await members())].sort()).toEqual(['Camille Durand', 'Paul Pilote']);
  });

  it('nor in the next one, which puts them back', async () => {
    await say(admin, 'retire zoé et camille du gt 5');
    await say(admin, 'non que zoé, camille reste');
    expect([...(await members())].sort()).toEqual(['Camille Durand', 'Paul Pilote']);
  });
});

describe('what is not asked to be undone', () => {
  beforeEach(() => say(admin, 'ajoute Paul Pilote au groupe de l’axe 5'));

  it.each(['remets en cours', 'dis-moi qui n’a rien remis', 'remets la note au propre'])(
    'stays, where the verb has an object of its own: « %s »',
    async (text) => {
      await say(admin, text);
      await say(admin, 'oui');
      expect(await members()).toEqual(['Paul Pilote']);
    },
  );

  it.each(['remets comme avant', 'défais ça stp', 'annule le dernier changement'])(
    'goes where nothing else is said: « %s »',
    async (text) => {
      await say(admin, text);
      expect(await members()).toEqual([]);
    },
  );
});

it('several people are taken back only once it was asked', async () => {
  await say(admin, 'ajoute Camille Durand, Paul Pilote et Zoé Petit à l’axe 5');
  expect(await say(admin, 'remets comme avant')).toContain('Faut-il défaire');
  expect(await members()).toHaveLength(3);
  await say(admin, 'oui');
  expect(await members()).toEqual([]);
});

it('who was at a meeting or not is no member for it, and goes from nowhere', async () => {
  await say(admin, 'ajoute Camille Durand à l’axe 5');
  await say(admin, 'Camille y était pas, par contre Zoé est passée à la fin');
  expect(await members()).toEqual(['Camille Durand']);
});

describe('whoever was just put in the place of another, and is said to be something else', () => {
  beforeEach(async () => {
    await say(admin, 'désigne Paul Pilote pilote de la fiche 1.1');
    await say(admin, 'remplace Paul par Zoé sur la fiche 1.1', later(5_000));
  });

  it.each([
    'attends non, Zoé comme suppléante seulement',
    'pardon, Zoé suppléante',
    'en fait elle est suppléante',
  ])('is that beside whoever led it before: « %s »', async (text) => {
    await say(admin, text, later(10_000));
    expect(await led()).toEqual(['Paul Pilote', 'Zoé Petit']);
  });

  it.each(['non, avec Paul', 'pardon, Zoé aux côtés de Paul'])(
    'leads it beside them: « %s »',
    async (text) => {
      const said = await say(admin, text, later(10_000));
      expect(said).toContain('Zoé Petit et Paul Pilote (copilotes)');
    },
  );

  it('leaves the place empty where that is said long after', async () => {
    await say(admin, 'Zoé suppléante de la fiche 1.1', later(600_000));
    expect(await led()).toEqual([undefined, 'Zoé Petit']);
  });
});

describe('whoever was just replaced in a group', () => {
  const animators = async () => {
    const row = await house.store.read(async (r) => (await r.get(groups, 'axe-5'))?.value);
    return (row?.coAnimators ?? []).map(({ person }) => person);
  };

  it.each([
    ['Camille anime le gt 5', 'à la place de Camille', 'non, avec elle'],
    ['Camille anime le gt 5', 'à la place de Camille', 'non, aux côtés de Camille'],
    ['j’anime le gt 5', 'à ma place', 'non, avec moi'],
  ])('comes back beside whoever came: « %s », « %s », « %s »', async (before, place, text) => {
    await say(admin, before);
    await say(admin, `mets Zoé co-animatrice du gt 5 ${place}`, later(5_000));
    expect(await animators()).toHaveLength(1);
    await say(admin, text, later(10_000));
    expect(await animators()).toHaveLength(2);
  });

  it.each(['et comme co-animatrice avec Camille', 'et co-animatrice avec Camille'])(
    'is not meant where somebody is to be beside them: « %s »',
    async (text) => {
      await say(admin, 'Camille anime le gt 5');
      await say(admin, 'ajoute Zoé au gt 5', later(5_000));
      await say(admin, text, later(10_000));
      expect(await animators()).toHaveLength(2);
    },
  );
});

describe('a group that is given a name', () => {
  it.each(['renomme le gt 5 en Données', 'renomme Crèches en Berceaux'])(
    'is the one that is spoken of next: « %s »',
    async (text) => {
      await say(admin, 'crée le sous-groupe Crèches');
      await say(admin, 'ajoute Paul Pilote au gt 4', later(5_000));
      await say(admin, text, later(10_000));
      await say(admin, 'et ajoute Zoé dedans', later(15_000));
      expect(await members('axe-4')).toEqual(['Paul Pilote']);
      const id = text.includes('gt 5') ? 'axe-5' : 'sous-groupe-creches';
      expect(await members(id)).toContain('Zoé Petit');
    },
  );
});

describe('who leaves for good, of whom it is not said where from', () => {
  beforeEach(async () => {
    await say(admin, 'désigne Paul Pilote pilote de la fiche 1.1');
    await say(admin, 'ajoute Camille Durand au gt 5', later(5_000));
  });

  it('leaves no group that they are not in', async () => {
    const said = await say(admin, 'Paul s’en va, Zoé le remplace sur la 1.1', later(10_000));
    expect(said).not.toContain('groupe');
    expect(await led()).toEqual(['Zoé Petit', undefined]);
  });

  it.each([
    'Paul s’en va fin décembre, Zoé le remplace sur la 1.1 à partir de janvier',
    'Paul quitte son poste fin décembre, Zoé le remplace sur la 1.1',
  ])('is followed in their place, and not for those days: « %s »', async (text) => {
    const asked = await say(admin, text, later(10_000));
    expect(asked).not.toContain('suppléan');
    expect(asked).toContain('Zoé Petit est pilote de la fiche 1.1');
    expect(await led()).toEqual(['Paul Pilote', undefined]);
  });
});
