import { beforeEach, describe, expect, it } from '@jest/globals';
import { groups, pilots } from '../../../../bot/features/people/model/groups.ts';
import {
  admin,
  animator,
  camille,
  holder,
  partner,
  refOf,
  zoe,
} from '../../../support/partners.ts';
import { sayIn } from '../../../support/say-in.ts';
import { beginning, withPartners } from '../../../support/with-partners.ts';

const house = withPartners();
const hugo = partner('hugo', 'Hugo Essai');
beginning(house, async () => {
  for (const person of [admin, animator, holder, camille, zoe, hugo]) await house.meet(person);
});

const say = sayIn(house);
const pilot = (id: string) => house.store.read(async (r) => (await r.get(pilots, id))?.value);
const names = async (id: string) => {
  const found = await pilot(id);
  return [found?.holder?.name, found?.substitute?.name].filter(Boolean);
};
const made = () =>
  house.store.read(async (r) =>
    (await r.list(groups)).flatMap(({ value }) => (value.name === null ? [] : [value])),
  );
const FORUM = 'action:axe-4-a1';
const TOOLS = 'action:axe-4-a2';
const CENSUS = 'action:axe-3-a2';

it('what each is given stands beside their own name, whatever the other does', async () => {
  const read = await say(
    admin,
    'pour l’axe 3 ce sera Camille qui anime, et Hugo Essai pour l’axe 4',
  );
  expect(read).toContain('Camille Durand co-anime maintenant le groupe de travail de l’axe 3');
  expect(read).toContain('Hugo Essai fait maintenant partie du groupe de travail de l’axe 4');
});

describe('two who lead a fiche together', () => {
  beforeEach(() => say(admin, 'désigne Camille Durand pilote de la fiche 1.1'));

  it.each([
    'Hugo est copilote de la 1.1',
    'Hugo Essai est copilote de la 1.1 avec Camille',
    'Hugo sera copilote de la 1.1 aux côtés de Camille',
    'Camille et Hugo copilotent la 1.1',
  ])('are both there, and neither takes the place of the other: « %s »', async (text) => {
    expect(await say(admin, text)).not.toContain('l’était');
    expect(await names('fiche:1.1')).toEqual(['Camille Durand', 'Hugo Essai']);
    expect((await pilot('fiche:1.1'))?.shared).toBe(true);
    expect(await say(camille, 'je suis bien pilote de la 1.1 ?')).toMatch(/^Oui/);
  });

  it('are two at most: a third is refused, and nothing changes', async () => {
    await say(admin, 'Hugo est copilote de la 1.1');
    expect(await say(admin, 'Zoé Petit est copilote de la 1.1')).toContain('deux pilotes au plus');
    expect(await names('fiche:1.1')).toEqual(['Camille Durand', 'Hugo Essai']);
  });

  it('leave it to the other when one of them goes', async () => {
    await say(admin, 'Hugo est copilote de la 1.1');
    await say(admin, 'Camille Durand ne pilote plus la 1.1');
    expect((await pilot('fiche:1.1'))?.holder?.name).toBe('Hugo Essai');
  });
});

it('two who exchange their roles keep both of them', async () => {
  await say(admin, 'sur la fiche 5 mets Camille Durand en titulaire et Hugo Essai en suppléant');
  await say(admin, 'inverse : Hugo passe titulaire et Camille suppléante');
  expect(await names('fiche:5')).toEqual(['Hugo Essai', 'Camille Durand']);
});

it('whoever is displaced by a new pilote is named', async () => {
  await say(admin, 'désigne Camille Durand pilote de la fiche 5');
  expect(await say(admin, 'Hugo pilote la fiche 5')).toContain(
    'Camille Durand l’était : ce n’est plus le cas.',
  );
});

describe('several appointments of one sentence', () => {
  it.each([
    'Voici la répartition : la 1.1 pour Camille, la fiche 5 moi-même, le forum c’est Hugo, et le recensement handicap Zoé Petit',
    'Camille pour la 1.1, moi pour la fiche 5, le forum revient à Hugo et Zoé Petit prend le recensement handicap',
  ])('give to each what is said of them, in either order: « %s »', async (text) => {
    await say(admin, text);
    expect(await names('fiche:1.1')).toEqual(['Camille Durand']);
    expect(await names('fiche:5')).toEqual([admin.name]);
    expect(await names(FORUM)).toEqual(['Hugo Essai']);
    expect(await names(CENSUS)).toEqual(['Zoé Petit']);
  });

  it('may be of one person, by the names of the actions', async () => {
    await say(admin, 'Je veux que Hugo s’occupe du forum et de la boîte à outils passerelles');
    expect([await names(FORUM), await names(TOOLS)]).toEqual([['Hugo Essai'], ['Hugo Essai']]);
    expect(await say(hugo, 'de quoi je m’occupe ?')).toContain('Forum');
  });

  it('go on with a pronoun, of who was named', async () => {
    await say(admin, 'ajoute Zoé Petit à la co-animation de l’axe 4');
    await say(admin, 'Hugo pilotera la 5, et il remplace Zoé Petit à l’animation de l’axe 4');
    expect(await names('fiche:5')).toEqual(['Hugo Essai']);
    const axe = await house.store.read(async (r) => (await r.get(groups, 'axe-4'))?.value);
    expect(axe?.coAnimators.map(({ person }) => person)).toEqual([refOf(hugo)]);
  });
});

it('an organisation in the name of an action is no part of who leads it', async () => {
  await say(admin, 'Hugo prend les leviers des communes');
  const led = await pilot('action:axe-1-a1');
  expect([led?.holder?.name, led?.organisation]).toEqual(['Hugo Essai', null]);
});

it.each(['Hugo est au forum', 'le forum n’est plus prévu', 'le forum avance bien'])(
  'an action that is only spoken of is given to nobody: « %s »',
  async (text) => {
    await say(admin, text);
    expect(await names(FORUM)).toEqual([]);
  },
);

it.each([
  'j’ai entendu que Hugo allait prendre la fiche 5',
  'il paraît que la fiche 5 va changer de pilote',
  'on m’a dit que Camille ne pilotait plus la fiche 5',
])('hearsay changes nothing, and who leads today is said: « %s »', async (text) => {
  await say(admin, 'désigne Camille Durand pilote de la fiche 5');
  expect(await say(admin, text)).toContain('La fiche 5 : Camille Durand');
  expect(await names('fiche:5')).toEqual(['Camille Durand']);
});

describe('a group made with its people under labels', () => {
  const text =
    'monte un groupe "Passages" pour l’axe 4. Co-animateurs : Camille et Hugo. Participants : Zoé Petit, et quelqu’un de la PMI à trouver';

  it('is led by those who are named so, and not by who makes it', async () => {
    const read = await say(admin, text);
    const [only] = await made();
    expect(only?.coAnimators.map(({ person }) => person).sort()).toEqual(
      [refOf(camille), refOf(hugo)].sort(),
    );
    expect(only?.members.some(({ person }) => person === refOf(zoe))).toBe(true);
    expect(read).not.toContain('vous le co-animez');
    expect(read).not.toContain('Je ne connais pas de groupe');
  });

  it('takes smaller groups, each with its own people', async () => {
    await say(admin, text);
    await say(
      admin,
      'et dedans deux petits groupes, un sur les horaires (Camille, Zoé Petit) et un qui recense les lieux (Hugo)',
    );
    const all = await made();
    const peopleOf = (name: string) =>
      all.find((one) => one.name === name)?.members.map(({ person }) => person) ?? [];
    expect(peopleOf('Horaires')).toEqual(expect.arrayContaining([refOf(camille), refOf(zoe)]));
    expect(peopleOf('Horaires')).not.toContain(refOf(hugo));
    expect(peopleOf('Recense les lieux')).toContain(refOf(hugo));
  });
});

describe('a group that is said to be somebody’s', () => {
  beforeEach(() => say(admin, 'crée le sous-groupe Horaires co-animé par Hugo Essai'));

  it.each([
    'ajoute Camille au groupe de Hugo stp',
    'rajoute Camille dans le sous-groupe de Hugo merci',
  ])('is the one that they co-animate, and chat words are no name: « %s »', async (text) => {
    expect(await say(admin, text)).toContain('Camille Durand fait maintenant partie');
  });

  it('is told by who asks in it', async () => {
    await say(admin, 'ajoute Camille au groupe de Hugo');
    expect(await say(camille, 'qui anime ?')).toContain('Hugo Essai');
    expect(await say(hugo, 'c’est moi qui anime quoi ?')).toContain('Vous co-animez');
  });
});

it('an unknown group is said once, however many people are named for it', async () => {
  const read = await say(
    admin,
    'ajoute Camille et Hugo au groupe Planète, et nomme Zoé Petit co-animatrice du groupe Planète',
  );
  expect(read.match(/Je ne connais pas de groupe/g)?.length ?? 0).toBeLessThan(2);
});
