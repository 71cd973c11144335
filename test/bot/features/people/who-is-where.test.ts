/** Who is what, and where, is told from what the partners noted, and changes nothing. */
import { beforeEach, describe, expect, it } from '@jest/globals';
import { admin, animator, camille, holder, zoe } from '../../../support/partners.ts';
import { sayIn } from '../../../support/say-in.ts';
import { beginning, withPartners } from '../../../support/with-partners.ts';

const house = withPartners();
const say = sayIn(house);

beginning(house, async () => {
  for (const person of [admin, camille, holder, zoe]) await house.meet(person);
  await say(admin, 'ajoute Zoé Petit et Camille Durand au sous-groupe cartographie');
});

it('who is in which group is told of each, whoever asks', async () => {
  const text = 'je veux dire les personnes, qui est dans quel groupe';
  expect(await say(holder, text)).toContain('Cartographie, 2 membres : Zoé Petit, Camille Durand');
});

it.each([
  'et qui fait quoi dedans',
  'je demande juste qui sont les responsables',
  'qui pilote quoi ?',
])('who does what is who leads what, and who co-animates which group: « %s »', async (text) => {
  await say(admin, 'désigne Paul Pilote pilote de la fiche 1.1');
  await say(admin, 'Camille Durand co-anime le sous-groupe cartographie');
  const read = await say(zoe, text);
  expect(read).toContain('La fiche 1.1 : Paul Pilote (titulaire).');
  expect(read).toContain('Sous-groupe Cartographie, co-animation : Camille Durand.');
});

it.each([
  'et zoé c quoi son role dans la cartographie',
  'zoé elle est juste membre de la cartographie ou elle anime aussi',
])('what somebody is in a group is told with who is in it: « %s »', async (text) => {
  const read = await say(holder, text);
  expect(read).toContain('2 membres');
  expect(read).toContain('Zoé Petit');
});

it('whoever heard that they lead something is told what', async () => {
  await say(admin, 'désigne Camille Durand pilote de la fiche 1.1');
  const read = await say(camille, 'parait que je suis pilote de qqch ? on m’a rien dit');
  expect(read).toContain('La fiche 1.1 : vous en êtes pilote titulaire.');
});

it.each([
  'zoé est encore dans la cartographie ?',
  'est-ce que Zoé Petit fait partie de la cartographie ?',
])('whether somebody is in a group is told, and proposes no change: « %s »', async (text) => {
  const read = await say(admin, text);
  expect(read).toContain('Oui, Zoé Petit en fait partie.');
  expect(read).toContain('2 membres');
  expect(read).not.toContain('Dois-je');
});

it.each([
  'alix m’a mise sur qqch je crois, c’est quoi',
  'c’est bien moi le suppléant de Paul ?',
  'je remplace Paul sur quoi et jusqu’à quand ?',
])('what somebody gave to who asks is what they lead: « %s »', async (text) => {
  await say(admin, 'désigne Paul Pilote pilote et Camille Durand suppléante de la fiche 1.1');
  expect(await say(camille, text)).toContain('La fiche 1.1 : vous en êtes pilote suppléant(e).');
});

it('an order behind a question that nobody reads is done, and the question is quoted', async () => {
  await house.meet(animator);
  const read = await say(admin, 'que 2 personnes ? ajoute Ines Animatrice à la carto stp');
  expect(read).toContain('Ines Animatrice fait maintenant partie');
  expect(read).toContain('que 2 personnes');
});

it('where somebody works is told of them, whoever asks', async () => {
  await say(admin, 'Camille Durand travaille à la PMI');
  expect(await say(zoe, 'où travaille Camille ?')).toContain('Camille Durand (PMI)');
  expect(await say(camille, 'où travaille Zoé ?')).toContain('Son organisation n’est pas notée.');
});

it('who stands in reads for whom', async () => {
  await say(admin, 'désigne Paul Pilote pilote de la fiche 1.1');
  await say(admin, 'désigne Zoé Petit suppléante de la fiche 1.1');
  expect(await say(zoe, 'qui est-ce que je remplace moi ?')).toContain('Titulaire : Paul Pilote.');
});

it('two questions about one’s place are each answered', async () => {
  const read = await say(
    zoe,
    'je suis bien dans la carto du coup ? et j’ai le droit d’inviter des gens',
  );
  expect(read).toContain('C’est à un co-animateur du groupe');
  expect(read).toContain('Vous êtes membre');
});

it('pilotes and members of one sentence are each put where they are said to be', async () => {
  const read = await say(
    admin,
    'Paul Pilote pilote la 1.1, Camille Durand est suppléante de la 1.1 et Paul Pilote entre dans la cartographie',
  );
  expect(read).toContain('Paul Pilote (titulaire) et Camille Durand (suppléance)');
  expect(read).toContain('Paul Pilote fait maintenant partie');
});

describe('what is known of a group answers before the plan', () => {
  beforeEach(() => say(admin, 'ajoute Camille et Zoé au sous-groupe cartographie'));

  it.each([
    ['la carto c’est qui', 'compte 2 membres'],
    ['qui pilote la carto', 'Personne n’est encore désigné pour co-animer'],
    ['les groupes', 'Sous-groupe Cartographie, 2 membres'],
    ['salut, la carto c’est pas moi, qui m’a mis là', 'Vous êtes membre'],
    ['suppléante, ça me permet de faire quoi', 'Ce que vous pouvez faire'],
    ['ou je bosse selon toi', 'De quelle organisation êtes-vous'],
  ])('« %s »', async (text, known) => {
    expect(await say(camille, text)).toContain(known);
  });
});

it.each(['Zoé fait partie de quels groupes ?', 'Zoé et Camille sont dans quels groupes ?'])(
  'the groups of somebody else are theirs, and not those of who asks: « %s »',
  async (text) => {
    const read = await say(holder, text);
    expect(read).toContain('Zoé Petit');
    expect(read).toContain('Membre : le sous-groupe « cartographie');
    expect(read).not.toContain('Vos groupes');
  },
);

it.each(['donne-moi la liste des personnes que tu connais', 'qui connais-tu ?'])(
  'all who are known are told with their groups: « %s »',
  async (text) => {
    const read = await say(holder, text);
    expect(read).toContain('Cartographie, 2 membres : Zoé Petit, Camille Durand');
  },
);
