/** What one breath takes back, gives up or tells besides: each part is kept where it is said, and nothing else moves. */
import { beforeEach, describe, expect, it } from '@jest/globals';
import { people } from '../../../../bot/features/people/model/directory.ts';
import { groups, pilots } from '../../../../bot/features/people/model/groups.ts';
import { admin, camille, partner, refOf, zoe } from '../../../support/partners.ts';
import { sayIn } from '../../../support/say-in.ts';
import { beginning, withPartners } from '../../../support/with-partners.ts';

const house = withPartners();
const hugo = partner('hugo', 'Hugo Essai');
const nora = partner('nora', 'Nora Roux');
beginning(house, async () => {
  for (const person of [admin, camille, zoe, hugo, nora]) await house.meet(person);
});

const say = sayIn(house);
const leads = (id: string) =>
  house.store.read(async (r) => {
    const pilot = (await r.get(pilots, id))?.value;
    return [pilot?.holder, pilot?.substitute].map((one) => one?.name.split(' ')[0]);
  });
const membersOf = async (axe: string) => {
  const rows = await house.store.read((r) => r.list(groups));
  const row = rows.find(({ id }) => id.endsWith(axe));
  return (row?.value.members ?? []).map(({ person }) => person).sort();
};

describe('what is proposed is put right by whoever is asked', () => {
  const propose = async () => {
    await say(admin, 'Zoé pilote la 1.1, Camille est suppléante de la 1.1');
    expect(await say(admin, 'euh Hugo suppléant de la 1.1 peut-être')).toContain('Dois-je noter');
  };

  it.each(['non pas hugo, nora', 'non pardon nora'])(
    'the one who is named instead takes the place: « %s »',
    async (text) => {
      await propose();
      if ((await say(admin, text)).includes('Répondez')) await say(admin, 'oui');
      expect(await leads('fiche:1.1')).toEqual(['Zoé', 'Nora']);
    },
  );

  it('what is said behind a no closes the question, and is done; a question answers none', async () => {
    await propose();
    await say(admin, 'qui pilote la 5 ?');
    await say(admin, 'non pas du tout. nora pilote la 5');
    await say(admin, 'oui');
    expect(await say(admin, 'qui pilote quoi')).toContain('La fiche 1.1 : Zoé');
    expect(await leads('fiche:1.1')).toEqual(['Zoé', 'Camille']);
    expect(await leads('fiche:5')).toEqual(['Nora', undefined]);
  });

  it('a question that was put again is answered by a yes, and by nothing that only names it', async () => {
    await propose();
    expect(await say(admin, 'nora pilote la 5')).toContain('J’attends encore votre « oui »');
    for (const other of ['qui pilote quoi', 'hugo suppléant ?']) await say(admin, other);
    expect(await leads('fiche:1.1')).toEqual(['Zoé', 'Camille']);
    await say(admin, 'oui');
    expect(await leads('fiche:1.1')).toEqual(['Zoé', 'Hugo']);
  });

  it('a yes to some and a no to another is done, and what is said besides is not lost', async () => {
    await say(
      admin,
      'zoé prend la 1.1 et nora la 5, et pour la cartographie des acteurs c’est hugo avec camille en suppléante',
    );
    const text =
      'oui pour zoé et nora mais hugo n’est pas copilote de la 5, il pilote juste l’action cartographie';
    await say(admin, text);
    expect(await leads('fiche:1.1')).toEqual(['Zoé', undefined]);
    expect(await leads('fiche:5')).toEqual(['Nora', undefined]);
  });

  it.each(['ah non garde la', 'non garde-la'])('« %s » is a no', async (text) => {
    await propose();
    await say(admin, text);
    expect(await leads('fiche:1.1')).toEqual(['Zoé', 'Camille']);
  });
});

describe('a second thought is of the last that was shared out', () => {
  it('and each keeps the role that is not taken back', async () => {
    await say(
      admin,
      'fiche 1.1 c hugo pilote et zoé suppléante, euh non nora suppléante, et la 5 c camille',
    );
    await say(admin, 'oui');
    expect(await leads('fiche:1.1')).toEqual(['Hugo', 'Nora']);
    expect(await leads('fiche:5')).toEqual(['Camille', undefined]);
  });

  it('who is put where nobody knows leads nothing of what is said before', async () => {
    const asked = await say(admin, 'hugo 1.1, zoé 5, nora au comité');
    expect(asked).toContain('comité');
    if (asked.includes('Répondez')) await say(admin, 'oui');
    expect(await leads('fiche:5')).toEqual(['Zoé', undefined]);
  });

  it('and not of the group before', async () => {
    await say(admin, 'gt axe 5 hugo et zoé, gt axe 3 camille et zoé — pardon camille et nora');
    await say(admin, 'oui');
    expect(await membersOf('axe-5')).toEqual([hugo, zoe].map(refOf).sort());
    expect(await membersOf('axe-3')).toEqual([camille, nora].map(refOf).sort());
  });
});

it('whoever leads one thing leaves it to somebody by « je la laisse à »', async () => {
  await say(admin, 'Zoé pilote la 1.1');
  expect(await say(zoe, 'je la laisse à hugo')).toContain('1.1');
});

it('where somebody is from is kept beside what they are to lead, and beside what they ask', async () => {
  await say(admin, 'hugo essai (ville de bondy) pilote la 5');
  const organisations = await house.store.read(async (r) =>
    Promise.all(
      [hugo, nora].map(async (one) => (await r.get(people, refOf(one)))?.value.otherOrganisation),
    ),
  );
  expect(organisations[0]).toBe('ville de bondy');
  const asked = await say(nora, 'je suis à la mairie de Bobigny, j’peux entrer dans le gt 3 ?');
  expect(asked).toContain('mairie de Bobigny');
  expect(asked).not.toContain('rien fait');
});

it('whoever is away says who stands in, and asks it', async () => {
  await say(admin, 'Zoé pilote la 1.1');
  expect(await say(zoe, 'absente du 7 au 18, c hugo qui me remplace')).toMatch(/Hugo Essai/);
  await say(admin, 'Hugo suppléant de la 1.1');
  for (const text of ['mon remplaçant c’est qui', 'qui me remplace'])
    expect(await say(zoe, text)).toContain('Hugo Essai');
});

it('whoever leads a thing is to whom one speaks of it', async () => {
  await say(admin, 'Zoé pilote la 1.1');
  await say(admin, 'Hugo anime le gt 5');
  expect(await say(nora, 'à qui parler pour la 1.1')).toContain('Zoé Petit');
  expect(await say(nora, 'à qui pour le gt 5')).toContain('Hugo Essai');
});

describe('a correction of one of several who were just put somewhere', () => {
  beforeEach(() => say(admin, 'ajoute Hugo, Nora et Camille à l’axe 2'));

  it.each([
    'ah non finalement hugo n’est pas dans l’axe 2, c’est zoé à sa place',
    'en fait hugo il est pas dans l’axe 2 c’est zoé à sa place',
    'pardon, pas hugo, zoé à sa place',
  ])(
    'swaps the one who is denied and the one who comes, and touches nobody else: « %s »',
    async (text) => {
      await say(admin, text);
      expect(await membersOf('axe-2')).toEqual([refOf(camille), refOf(nora), refOf(zoe)].sort());
    },
  );

  it('takes nobody out where nobody is denied by name', async () => {
    expect(await say(admin, 'non, Zoé')).toContain('Dois-je noter que Zoé Petit fait partie');
    expect(await membersOf('axe-2')).toEqual([refOf(camille), refOf(hugo), refOf(nora)].sort());
  });
});

it('whoever does not lead a fiche is replaced there by nobody', async () => {
  await say(admin, 'Zoé pilote la 5');
  const told = await say(admin, 'hugo ne pilote pas la 5, c’est nora à sa place');
  expect(told).toContain('Hugo Essai ne pilote pas la fiche 5 : rien n’est changé');
  expect(await leads('fiche:5')).toEqual(['Zoé', undefined]);
});

it('who is named « avec » beside the one who co-animates does too, where who else is in it is said', async () => {
  await say(admin, 'le groupe axe 2 : animé par zoé avec hugo, membres nora et camille');
  const row = (await house.store.read((r) => r.get(groups, 'axe-2')))?.value;
  expect(row?.coAnimators.map(({ person }) => person).sort()).toEqual(
    [refOf(hugo), refOf(zoe)].sort(),
  );
});

describe('the committee of the plan', () => {
  it.each([
    'crée le groupe CDSF avec Hugo et Nora',
    'le comité, c’est Hugo et Nora',
    'crée le comité départemental avec Hugo et Nora',
  ])('is made a group, which bears its name and answers to all its names: « %s »', async (text) => {
    if ((await say(admin, text)).includes('Répondez')) await say(admin, 'oui');
    expect(await say(admin, 'qui est dans le comité ?')).toContain('Le CDSF compte 3 membres');
    await say(admin, 'ajoute Camille au comité départemental');
    expect(await membersOf('cdsf')).toContain(refOf(camille));
    await say(admin, 'crée le groupe comité départemental');
    const made = await house.store.read((r) => r.list(groups));
    expect(made.map(({ id }) => id)).toEqual(['sous-groupe-cdsf']);
  });

  it('is met, and no other group, once it is one', async () => {
    await say(admin, 'crée le groupe CDSF avec Hugo et Nora');
    const planned = await say(admin, 'le CDSF est fixé au mardi 12 janvier à 14h à la préfecture');
    expect(planned).toMatch(/CDSF[\s\S]*3 personnes seront prévenues/);
    await say(admin, 'envoie');
    expect(await say(admin, 'le comité passe au 14 janvier 10h')).toContain('jeudi 14 janvier');
  });
});
