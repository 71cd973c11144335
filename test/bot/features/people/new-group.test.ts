import { beforeEach, describe, expect, it } from '@jest/globals';
import { groups } from '../../../../bot/features/people/model/groups.ts';
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
const peopleOf = async () => {
  const [only] = await made();
  const refs = (ones: readonly { person: string }[] = []) =>
    ones.map(({ person }) => person).sort();
  return [refs(only?.coAnimators), refs(only?.members)];
};
const refs = (...people: Parameters<typeof refOf>[0][]) => people.map(refOf).sort();

it.each([
  [
    'crée le groupe handicap et petite enfance : Camille et Zoé l’animent',
    'handicap et petite enfance',
  ],
  ['crée le groupe handicap et parentalité : Camille et Zoé l’animent', 'handicap et parentalité'],
])('a name that has words of another group is that of another one: « %s »', async (text, name) => {
  await say(admin, text);
  expect((await made()).map((one) => one.name)).toEqual([name]);
  expect((await peopleOf())[0]).toEqual(refs(camille, zoe));
});

it('« un groupe pour l’axe 2 », without another name, makes none: there is one', async () => {
  const read = await say(admin, 'Il me faut un groupe pour l’axe 2, avec Camille et Zoé dedans');
  expect(read).not.toContain('Comment s’appelle');
  expect(await made()).toEqual([]);
});

it.each([
  'crée un groupe Accueil avec Camille, Bérengère et Zoé',
  'crée le groupe Accueil : Camille et Zoé l’animent, et tu mets aussi Bérengère',
])('a first name that nobody is known by is not lost without a word: « %s »', async (text) => {
  expect(await say(admin, text)).toMatch(/Bérengère/);
  expect((await made()).map(({ name }) => name)).toEqual(['Accueil']);
});

describe('several groups and their people in one sentence', () => {
  const rows = async () =>
    (await made()).map(({ name, members }) => [
      name,
      members.map(({ person }) => person).filter((one) => one !== refOf(admin)),
    ]);

  it.each([
    'crée le sous-groupe Sud avec Camille, et le sous-groupe Nord avec Zoé',
    'crée le sous-groupe Sud pour la partie sud avec Camille, et Nord avec Zoé',
  ])('each is made with those who are told of it: « %s »', async (text) => {
    await say(admin, text);
    expect(await rows()).toEqual([
      ['Nord', refs(zoe)],
      ['Sud', refs(camille)],
    ]);
  });

  it('who goes into one that is there is not put into the one that is made', async () => {
    await say(admin, 'crée un groupe Équipe Nord');
    await say(
      admin,
      'crée aussi un groupe Équipe Sud avec Camille dedans, et Zoé dans Équipe Nord',
    );
    expect(await rows()).toEqual([
      ['Équipe Nord', refs(zoe)],
      ['Équipe Sud', refs(camille)],
    ]);
  });

  it('the one that it is a part of is no part of its name', async () => {
    await say(admin, 'crée un groupe Cafés parents');
    await say(admin, 'cree un sous groupe Nord dans cafés parents');
    expect((await made()).map(({ name }) => name)).toEqual(['Cafés parents', 'Nord']);
  });

  it('a name that is put forward as a question is asked first', async () => {
    await say(admin, 'crée un groupe Cafés parents');
    const asked = await say(
      admin,
      'on pourrait renommer le groupe en Cafés enfants ? plus parlant',
    );
    expect(asked).toContain(
      'Dois-je noter que le sous-groupe « Cafés parents » s’appelle « Cafés enfants » ?',
    );
    expect((await made()).map(({ name }) => name)).toEqual(['Cafés parents']);
    await say(admin, 'oui');
    expect((await made()).map(({ name }) => name)).toEqual(['Cafés enfants']);
  });
});

describe('a group that is made in ordinary words', () => {
  it.each([
    ['on monte un petit groupe sur les gardes atypiques', 'Gardes atypiques'],
    ['il nous faudrait un sous-groupe pour l’enquête familles', 'Enquête familles'],
    ['j’ai besoin d’un groupe pour le suivi budgétaire', 'Suivi budgétaire'],
    ['crée-moi un groupe Observatoire dans le GT 5', 'Observatoire'],
    [
      'Bonjour, nous allons ouvrir un groupe consacré à l’accueil du handicap. Merci',
      'Accueil du handicap',
    ],
    ['monte-nous un sous-groupe de l’axe 3 sur les parents isolés', 'Parents isolés'],
    ['ouvre un groupe de travail sur le sondage des familles', 'Sondage des familles'],
    ['nouveau groupe : Accueil périscolaire', 'Accueil périscolaire'],
    ['please set up a small group about early learning', 'Early learning'],
  ])('is called by what it is about: "%s"', async (text, name) => {
    await say(admin, text);
    expect((await made()).map((group) => group.name)).toEqual([name]);
  });

  it.each([
    'les familles montent un groupe de parole',
    'on a monté un groupe sur les gardes atypiques',
    'ne crée pas un groupe sur les gardes atypiques',
    'qui monte un groupe sur les gardes atypiques ?',
  ])('is none where it is only told, denied or asked: "%s"', async (text) => {
    await say(admin, text);
    expect(await made()).toEqual([]);
  });

  it('is asked first where it is only thought of', async () => {
    const said = await say(admin, 'et si on montait un groupe Berceaux avec Camille Durand ?');
    expect(said).toContain('Dois-je noter que vous créez le sous-groupe « Berceaux » avec Camille');
    expect(await made()).toEqual([]);
    await say(admin, 'oui');
    expect((await peopleOf())[1]).toContain(refOf(camille));
  });

  it('is no order from somebody who makes none: it is news of what they lead', async () => {
    expect(await say(camille, 'on monte un groupe de parents avec Zoé Petit')).not.toContain(
      'Seuls',
    );
    expect(await made()).toEqual([]);
  });
});

describe('who comes into a group that is made', () => {
  it.each([
    ['crée un groupe Atlas avec Camille et Zoé, Zoé anime', refs(zoe), refs(camille, zoe)],
    [
      'crée un groupe Atlas et mets-y Camille et Zoé, c’est Zoé qui l’anime',
      refs(zoe),
      refs(camille, zoe),
    ],
    [
      'on lance un groupe Atlas, Zoé l’animera avec Camille',
      refs(camille, zoe),
      refs(camille, zoe),
    ],
    ['crée un groupe Atlas co-animé par Zoé, avec Camille', refs(zoe), refs(camille, zoe)],
    ['nouveau groupe : Atlas. Animation : Zoé. Membres : Camille', refs(zoe), refs(camille, zoe)],
    ['il faut un groupe Atlas piloté par Camille Durand', refs(camille), refs(camille)],
  ])('has the role that is said: "%s"', async (text, coAnimators, members) => {
    await say(admin, text);
    const [leads, all] = await peopleOf();
    expect(leads?.filter((one) => one !== refOf(admin))).toEqual(coAnimators);
    expect(all?.filter((one) => one !== refOf(admin))).toEqual(members);
  });

  it('is asked for by name where an organisation is given', async () => {
    const said = await say(admin, 'on monte un groupe sur les berceaux avec Camille et la PMI');
    expect(said).toMatch(/Camille Durand fait maintenant partie/);
    expect(said).toContain('« PMI » : je n’ajoute que des personnes');
  });

  it('is asked for by name where a first name alone is given', async () => {
    const said = await say(admin, 'fais un groupe Berceaux avec Camille et Bérengère');
    expect(said).toContain('« Bérengère » : écrivez le prénom et le nom');
    expect(await say(admin, 'Bérengère Caron')).toContain('j’ai noté ce nom');
    expect((await made())[0]?.awaited?.map(({ name }) => name)).toEqual(['Bérengère Caron']);
  });

  it('and what it is a part of is kept, and said', async () => {
    expect(await say(admin, 'crée-moi un groupe Atlas dans le GT 5 avec Camille')).toContain(
      'au sein du groupe de travail de l’axe 5',
    );
  });
});

describe('what follows the making of a group', () => {
  beforeEach(() => say(admin, 'on monte un groupe sur les gardes atypiques avec Camille Durand'));

  it('is of that group, without its name', async () => {
    expect(await say(admin, 'qui est dedans ?')).toContain('Camille Durand');
    await say(admin, 'ajoute aussi Zoé');
    expect((await peopleOf())[1]).toContain(refOf(zoe));
    await say(admin, 'non, appelle-le plutôt Horaires');
    expect((await made())[0]?.name).toBe('Horaires');
    expect(await say(admin, 'qui l’anime ?')).toContain('Alix Admin');
    expect(await say(admin, 'et on se réunit mardi à 14h à la mairie')).toContain('Horaires');
    expect(await say(admin, 'qui reste dans ce groupe ?')).toContain('Zoé Petit');
  });

  it('takes all of it back on "annule", the group too', async () => {
    await say(admin, 'annule');
    expect(await made()).toEqual([]);
  });
});

describe('several roles in one sentence', () => {
  it('go each to the list of people beside them', async () => {
    await say(
      admin,
      'pour l’axe 5 les co-animateurs sont Zoé et Camille, et les membres Ines Animatrice et Paul Pilote',
    );
    const row = await house.store.read(async (r) => (await r.get(groups, 'axe-5'))?.value);
    expect(row?.coAnimators.map(({ person }) => person).sort()).toEqual(refs(zoe, camille));
    expect(row?.members.map(({ person }) => person).sort()).toEqual(
      refs(zoe, camille, animator, holder),
    );
  });

  it('"il ne fait plus partie" is said of whoever was named, and not of who speaks', async () => {
    await say(admin, 'ajoute Camille et Zoé à l’axe 5');
    await say(admin, 'Camille a quitté la ville, elle ne fait plus partie de l’axe 5');
    const row = await house.store.read(async (r) => (await r.get(groups, 'axe-5'))?.value);
    expect(row?.members.map(({ person }) => person)).toEqual(refs(zoe));
  });
});
