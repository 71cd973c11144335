import { describe, expect, it } from '@jest/globals';
import { groups, pilots } from '../../../../bot/features/people/model/groups.ts';
import { admin, animator, camille, holder, refOf, zoe } from '../../../support/partners.ts';
import { sayIn } from '../../../support/say-in.ts';
import { beginning, withPartners } from '../../../support/with-partners.ts';

const house = withPartners();
beginning(house, async () => {
  for (const person of [admin, animator, holder, camille, zoe]) await house.meet(person);
});

const say = sayIn(house);
const made = () =>
  house.store.read(async (r) =>
    (await r.list(groups)).flatMap(({ value }) => (value.name === null ? [] : [value])),
  );
const names = async (id: string) => {
  const found = await house.store.read(async (r) => (await r.get(pilots, id))?.value);
  return [found?.holder?.name, found?.substitute?.name];
};
const refs = (ones: readonly { person: string }[] = []) => ones.map(({ person }) => person).sort();

it('who may be asked of what the plan does not say is who leads it; to whoever that is, that they do', async () => {
  await say(admin, 'désigne Zoé Petit pilote de la fiche 1.1');
  const asked = 'quel est le budget de la fiche 1.1 ?';
  await say(admin, 'désigne la Caf pilote de la fiche 1.1, avec Zoé Petit');
  expect(await say(zoe, asked)).toMatch(/Pilote désigné : vous \(titulaire\), .*Caf/);
  expect(await say(admin, asked)).toMatch(/À qui demander : .*Caf, avec Zoé Petit/);
});

describe('a sentence whose verb nobody knows', () => {
  it('proposes whom it holds for the fiche that it holds, and says who would be no longer', async () => {
    await say(admin, 'désigne Zoé Petit pilote de la fiche 5');
    const asked = await say(admin, 'je verrais bien Camille Durand sur la fiche 5');
    expect(asked).toContain('Dois-je noter que Camille Durand est pilote de la fiche 5 ?');
    expect(asked).toContain('Zoé Petit l’est aujourd’hui, et ne le serait plus.');
    expect(await names('fiche:5')).toEqual(['Zoé Petit', undefined]);
    await say(admin, 'oui');
    expect(await names('fiche:5')).toEqual(['Camille Durand', undefined]);
  });

  it('proposes nobody, where who is what is not said', async () => {
    const asked = await say(
      admin,
      'en cas d’absence de Camille Durand voir avec Zoé Petit pour la fiche 5',
    );
    expect(asked).not.toMatch(/Dois-je|Camille|Zoé/);
    expect(await names('fiche:5')).toEqual([undefined, undefined]);
  });

  it('loses no half of a message: who leads, who stands in, and another fiche', async () => {
    const asked = await say(
      admin,
      'Pour la 1.1 c’est moi qui m’y colle, Camille Durand me remplace. La fiche 5, c’est Zoé Petit',
    );
    expect(await names('fiche:5')).toEqual(['Zoé Petit', undefined]);
    expect(asked).toContain('Dois-je noter');
    await say(admin, 'oui');
    expect((await names('fiche:1.1'))[1]).toBe('Camille Durand');
  });
});

describe('a group that nobody knows, with who is in it behind its name', () => {
  it.each([
    ['équipe "Insertion pro" : Camille (lead), Zoé', 'Insertion pro'],
    ['Comité Numérique = Camille (référente), Zoé', 'Comité Numérique'],
  ])('is proposed with its people and their roles: « %s »', async (text, name) => {
    expect(await say(admin, text)).toContain(`vous créez le sous-groupe « ${name} »`);
    expect(await made()).toEqual([]);
    await say(admin, 'oui');
    const [only] = await made();
    expect(only?.name).toBe(name);
    expect(refs(only?.coAnimators)).toEqual([refOf(camille)]);
    expect(refs(only?.members)).toContain(refOf(zoe));
  });

  it('is told from the one that has a word of its name: which one is asked', async () => {
    const asked = await say(admin, 'GT Accueil : Camille Durand (anim), Zoé Petit');
    expect(asked).toContain(
      'Est-ce un nouveau sous-groupe « Accueil », ou le groupe de travail de l’axe 3 ?',
    );
    expect(await made()).toEqual([]);
  });

  it('in brackets, a role is of the one before it alone', async () => {
    await say(admin, 'GT 5 : Camille Durand (anim), Zoé Petit');
    const group = await house.store.read(async (r) => (await r.get(groups, 'axe-5'))?.value);
    expect(refs(group?.coAnimators)).not.toContain(refOf(zoe));
    expect(refs(group?.members)).toContain(refOf(zoe));
  });
});

describe('several groups of one sentence', () => {
  it.each([
    'crée deux groupes : Logement avec Camille et Zoé, Santé avec Camille',
    'Monter deux cellules : Logement (Camille, Zoé) et Santé (Camille)',
  ])('are made each with its people: « %s »', async (text) => {
    await say(admin, text);
    const found = (await made()).map(({ name, members }) => [
      name,
      refs(members).filter((one) => one !== refOf(admin)),
    ]);
    expect((await made()).every(({ within }) => within === undefined)).toBe(true);
    expect(found).toEqual([
      ['Logement', [refOf(camille), refOf(zoe)].sort()],
      ['Santé', [refOf(camille)]],
    ]);
  });

  it.each([
    'le groupe Logement se scinde en deux sous-groupes : jeunes et seniors',
    'Dans Logement, il y a aussi deux sous-groupes, Jeunes et Seniors',
  ])(
    'are a part of the group that they divide, and asked where no verb makes them: « %s »',
    async (text) => {
      await say(admin, 'crée le sous-groupe Logement');
      expect(await say(admin, text)).toContain('Dois-je noter');
      await say(admin, 'oui');
      const within = (await made()).flatMap((one) => (one.within ? [[one.name, one.within]] : []));
      expect(within).toEqual([
        ['Jeunes', 'sous-groupe-logement'],
        ['Seniors', 'sous-groupe-logement'],
      ]);
    },
  );
});

it('a name by which people know another group, its short one too, is taken', async () => {
  expect(await say(admin, 'crée le sous-groupe Cartographie')).toContain('existe déjà');
  expect(await made()).toEqual([]);
});

it('the place of a pilote who is taken away goes to whoever is put there; whoever stands in stays', async () => {
  await say(admin, 'mets Camille Durand en titulaire et Zoé Petit en suppléante sur la fiche 5');
  await say(admin, 'supprime le pilote de la fiche 5 et passe la à Julie Dubois');
  expect(await names('fiche:5')).toEqual(['Julie Dubois', 'Zoé Petit']);
});

it('« enlève-la de partout » lists what it is, asks, and takes it all away', async () => {
  await say(admin, 'désigne Camille Durand pilote de la fiche 5');
  await say(admin, 'ajoute Camille Durand au GT 3');
  const asked = await say(admin, 'Camille Durand a quitté la Caf, enlève-la de partout');
  expect(asked).toContain('Camille Durand n’est plus pilote de la fiche 5');
  expect(asked).toContain('Camille Durand ne fait plus partie du groupe de travail de l’axe 3');
  expect(await names('fiche:5')).toEqual(['Camille Durand', undefined]);
  await say(admin, 'oui');
  expect(await names('fiche:5')).toEqual([undefined, undefined]);
});

describe('a short word', () => {
  it('« et moi ? », behind who is in a group, says whether one is', async () => {
    await say(admin, 'ajoute Camille Durand au GT 3');
    await say(camille, 'qui est dans le GT 3 ?');
    expect(await say(camille, 'et moi ?')).toContain('groupe de travail de l’axe 3');
  });

  it('« et moi ? », behind who leads a fiche, says what one is there', async () => {
    await say(admin, 'désigne Camille Durand pilote de la fiche 5');
    await say(zoe, 'qui pilote la fiche 5 ?');
    expect(await say(zoe, 'et moi ?')).toContain('pas de rôle désigné : la fiche 5');
  });

  it('behind one’s own name, where one is from is kept', async () => {
    expect(
      await say(camille, 'je suis Camille Durand de la Caf, je m’occupe des droits'),
    ).toContain('votre organisation est la Caf');
  });
});

it('what is done behind the new name of a group is done too', async () => {
  await say(admin, 'crée le sous-groupe Insertion pro');
  await say(admin, 'renomme Insertion pro en Insertion et emploi et mets Camille Durand dedans');
  const [only] = await made();
  expect(only?.name).toBe('Insertion et emploi');
  expect(refs(only?.members)).toContain(refOf(camille));
});

it.each([
  'la fiche 5 c’est plus Camille Durand mais Zoé Petit',
  'la fiche 5 ce n’est plus Camille mais Zoé',
])('who is named behind « mais » comes, and whoever is no longer goes: « %s »', async (text) => {
  await say(admin, 'désigne Camille Durand pilote de la fiche 5');
  await say(admin, text);
  expect(await names('fiche:5')).toEqual(['Zoé Petit', undefined]);
});

it('« c’est plus Camille » alone takes her away', async () => {
  await say(admin, 'désigne Camille Durand pilote de la fiche 5');
  await say(admin, 'la fiche 5 c’est plus Camille Durand');
  expect(await names('fiche:5')).toEqual([undefined, undefined]);
});

it.each([
  'moi je mets Zoé Petit comme co anim du GT 3',
  'moi jmets Zoé Petit comme co anim du GT 3',
])('whoever does it is not put there too: « %s »', async (text) => {
  await say(admin, text);
  const group = await house.store.read(async (r) => (await r.get(groups, 'axe-3'))?.value);
  expect(refs(group?.coAnimators)).toEqual([refOf(zoe)]);
  expect(refs(group?.members)).toEqual([refOf(zoe)]);
});
