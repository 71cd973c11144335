/** A group that nobody knows is said so: nobody is put into another one instead. */
import { beforeEach, expect, it } from '@jest/globals';
import { admin, camille, zoe } from '../../../support/partners.ts';
import { sayIn } from '../../../support/say-in.ts';
import { withPartners } from '../../../support/with-partners.ts';

const house = withPartners();
const say = sayIn(house);
beforeEach(async () => {
  for (const person of [admin, camille, zoe]) await house.meet(person);
  await say(admin, 'ajoute Camille Durand à la cartographie');
});

it('a message headed by an unknown group changes no other, and says how to make it', async () => {
  const shown = await say(
    admin,
    'cafés des parents : Zoé Petit co-anime. Membres : Camille Durand',
  );
  expect(shown).toContain('Je ne connais pas de groupe « cafés des parents »');
  expect(shown).toContain('vous créez le sous-groupe « cafés des parents »');
  expect(await say(admin, 'qui est dans la cartographie ?')).not.toContain('Zoé Petit');
});

it('words of the change itself head no group', async () => {
  const shown = await say(admin, 'nouveaux membres : Zoé Petit');
  expect(shown).toContain('Zoé Petit fait maintenant partie du sous-groupe « cartographie');
});

it('what who speaks does not know denies nothing of who is named', async () => {
  const said = 'Zoé Petit co-anime la cartographie avec qqn de la CAF dont je sais pas le nom';
  expect(await say(admin, said)).not.toMatch(/ne co-anime plus|Retire/);
});

it('« cafés » is no Caf', async () => {
  await say(admin, 'crée un sous-groupe cafés des parents');
  expect(await say(admin, 'Zoé Petit est aux cafés des parents')).not.toContain('Caf ');
});

it.each([
  'Zoé co-anime les cafés des parents avec moi, et ajoute Camille comme membre du groupe stp',
  'Zoé anime les cafés des parents avec moi, et inscris Camille dedans',
])('one yes makes it, with all who were said to be in it: « %s »', async (text) => {
  await say(admin, text);
  expect(await say(admin, 'oui')).toContain('le sous-groupe « cafés des parents » existe');
  const shown = await say(admin, 'qui est dans les cafés des parents ?');
  expect(shown).toContain('3 membres');
  expect(shown).toContain('Zoé Petit, co-anime');
});

it.each([
  'pour les cafés des parents c’est Zoé qui anime, et dedans y a Camille et Paul Pilote',
  'pour la ferme pédagogique, mets Zoé et Camille',
  'sur la parentalité numérique, c’est Zoé qui anime et Camille y est aussi',
])(
  'what a sentence is said to be for is never the group that was spoken of: « %s »',
  async (text) => {
    await say(admin, 'qui est dans la cartographie ?');
    expect(await say(admin, text)).toContain('vous créez le sous-groupe');
    await say(admin, 'oui');
    expect(await say(admin, 'qui est dans la cartographie ?')).not.toContain('Zoé Petit');
  },
);

it.each(['pour l’instant c’est Zoé qui anime', 'pour le moment c’est Zoé qui anime'])(
  'a saying names no group: « %s »',
  async (text) => {
    await say(admin, 'qui est dans la cartographie ?');
    expect(await say(admin, text)).not.toContain('Je ne connais pas de groupe');
  },
);

it('what is said of the groups that there are is done beside', async () => {
  const shown = await say(admin, 'Inscris Camille au groupe fêtes et ajoute Zoé à la carto');
  expect(shown).toContain('Zoé Petit fait maintenant partie du sous-groupe « cartographie');
  expect(shown).toContain('vous créez le sous-groupe « fêtes » avec Camille Durand');
});

it('who makes no group here is offered none', async () => {
  const shown = await say(camille, 'Zoé anime le groupe fêtes de quartier');
  expect(shown).toContain('Je ne connais pas de groupe');
  expect(shown).not.toContain('vous créez');
});

it.each([
  'enlève-moi de la carto, luc morel me remplace, luc.morel@example.org',
  'je quitte la carto. Ajoutez Luc Morel à ma place, luc.morel@example.org',
])('who leaves a group does, and who decides of whoever comes is said: « %s »', async (text) => {
  await say(admin, 'Zoé co-anime la carto');
  const shown = await say(camille, text);
  expect(shown).toContain('vous ne faites plus partie du sous-groupe « cartographie');
  expect(shown).toMatch(/Co-animation pour le sous-groupe « cartographie.* : Zoé Petit/);
});

it('what somebody presents once in the place of another, at a meeting, is nobody’s to lead', async () => {
  await say(admin, 'Camille Durand pilote la fiche 5');
  const shown = await say(camille, 'Zoé tu peux présenter la 5 à ma place ?');
  expect(shown).not.toContain('Transmettre ma demande');
  expect(await say(admin, 'qui pilote la 5 ?')).toContain('La fiche 5 : Camille Durand');
});

it.each([
  ['Zoé rejoint Ludothèques', 'Ludothèques'],
  ['passe Camille de la cartographie aux maisons vertes', 'maisons vertes'],
])(
  'where somebody comes is said to be unknown, whatever was spoken of: « %s »',
  async (said, name) => {
    const shown = await say(admin, said);
    expect(shown).toContain(`Je ne connais pas de groupe « ${name} »`);
    expect(shown).not.toMatch(/fait maintenant partie/);
  },
);

it('its kind alone names none', async () => {
  expect(await say(admin, 'Zoé rejoint l’équipe')).not.toContain('groupe « équipe »');
});

it('behind a comma, what is wanted of a change names none', async () => {
  const said = 'Axe 3 : c’est Zoé Petit et Camille Durand qui pilotent le GT, à saisir';
  const shown = await say(admin, said);
  expect(shown).toContain('Zoé Petit co-anime maintenant le groupe de travail de l’axe 3');
  expect(shown).toContain('Camille Durand co-anime maintenant le groupe de travail de l’axe 3');
});

it.each(['ajoute à mon groupe la collègue zoé petit', 'ajoute au groupe ma collègue Zoé Petit'])(
  'somebody is no part of the name of a group: « %s »',
  async (said) => {
    await say(admin, 'nomme Camille Durand co-animatrice de la cartographie');
    expect(await say(camille, said)).toContain(
      'Zoé Petit fait partie du sous-groupe « cartographie',
    );
  },
);

it('what is said besides is no part of it either', async () => {
  const read = await say(camille, 'je ne suis pas du groupe mais je passerai le 8');
  expect(read).not.toContain('mais je passerai');
});

it('somebody whose whole name is not known is asked for, and no « yes » is', async () => {
  const read = await say(admin, 'ajoute Mme Koné de la PMI de Stains à la cartographie, c’est sûr');
  expect(read).toContain('écrivez le prénom et le nom');
  expect(read).not.toContain('Dois-je noter');
});

it.each([
  'mets Zoé ds le grp handicap',
  'inscris Zoé dans le groupe ludothèque',
  'Zoé co-anime le grpe Handicap',
])('what stands behind the word is its name, and no other group is meant: « %s »', async (text) => {
  expect(await say(admin, text)).toContain('Je ne connais pas de groupe');
  expect(await say(admin, 'qui est dans la cartographie ?')).not.toContain('Zoé Petit');
});

it.each([
  'crée un truc Handicap, Zoé l’anime',
  'monte un machin Handicap, Zoé et Camille le co-animent',
  'cree un grpoe Handicap, zoé l’animera',
])('what is made by words that nobody reads is not what was spoken of: « %s »', async (text) => {
  await say(admin, text);
  expect(await say(admin, 'qui est dans la cartographie ?')).not.toContain('Zoé Petit');
});
