import { beforeEach, describe, expect, it } from '@jest/globals';
import { groups, pilots } from '../../../../bot/features/people/model/groups.ts';
import {
  admin,
  animator,
  camille,
  holder,
  partner,
  readAll,
  refOf,
  zoe,
} from '../../../support/partners.ts';
import { sayIn } from '../../../support/say-in.ts';
import { beginning, withPartners } from '../../../support/with-partners.ts';

const house = withPartners();
beginning(house, async () => {
  for (const person of [admin, animator, holder, camille, zoe]) await house.meet(person);
});

const say = sayIn(house);
const group = (id: string) => house.store.read(async (r) => (await r.get(groups, id))?.value);
const pilot = (id = 'fiche:1.1') => house.store.read(async (r) => (await r.get(pilots, id))?.value);
const names = async (id = 'fiche:1.1') => {
  const found = await pilot(id);
  return [found?.holder?.name, found?.substitute?.name];
};
const coAnimators = async (id: string) =>
  (await group(id))?.coAnimators.map(({ person }) => person) ?? [];

describe('what is said with a doubt', () => {
  it.each([
    'je crois que c’est Camille Durand le pilote de la 1.1',
    'si Camille Durand accepte, elle pilotera la 1.1',
    'on peut mettre Camille Durand pilote de la 1.1 ?',
    'nomme Camille Durand pilote de la 1.1 sauf pour l’action 3',
  ])('is asked back, and recorded on a yes: "%s"', async (text) => {
    expect(await say(admin, text)).toContain('Dois-je noter que Camille Durand est pilote');
    expect(await names()).toEqual([undefined, undefined]);
    await say(admin, 'oui');
    expect(await names()).toEqual(['Camille Durand', undefined]);
  });

  it('names nobody whom it denies', async () => {
    await say(admin, 'Camille Durand ne pilotera pas la 1.1');
    expect(await names()).toEqual([undefined, undefined]);
  });
});

describe('a name', () => {
  it.each(['Zoé J. Martin', 'Anne-Lise d’Arc', 'Jean-Pierre de La Fontaine', 'Marie O’Connor'])(
    'is read whole: %s',
    async (name) => {
      await say(admin, `désigne ${name} pilote de la fiche 1.1`);
      expect(await names()).toEqual([name, undefined]);
    },
  );
});

describe('a pilote', () => {
  it.each([
    'Camille Durand (Caf) est pilote de la 1.1',
    'c’est Camille Durand qui pilote la 1.1',
    'le pilote de la fiche 1.1 c’est Camille Durand',
    'Camille Durand a la 1.1, tu enregistres ?',
    'fiche 1.1 : titulaire Camille Durand',
    'mets camille comme pilote de la fiche un point un',
    'alors la fiche un point un tu mets zoé petit comme pilote non pas zoé pardon camille durand',
    'remplace Paul Pilote par Camille Durand sur la fiche 1.1',
    'nomme Camille Durand pilote de la fiche 1.1',
  ])('is named by "%s"', async (text) => {
    await say(admin, text);
    expect(await names()).toEqual(['Camille Durand', undefined]);
  });

  it('is each of those who are told to be one by "c’est"', async () => {
    await say(admin, 'la 1.1 c’est Camille Durand et la 5 c’est Zoé Petit');
    expect(await names()).toEqual(['Camille Durand', undefined]);
    expect(await names('fiche:5')).toEqual(['Zoé Petit', undefined]);
  });

  it('is apart from the substitute who is told beside the fiche', async () => {
    await say(admin, 'Camille Durand prend la fiche 1.1, Zoé Petit est en suppléance');
    expect(await names()).toEqual(['Camille Durand', 'Zoé Petit']);
  });

  it('goes from what is named, and leaving is only the reason of what is ordered', async () => {
    await say(admin, 'désigne Camille Durand pilote des fiches 1.1 et 5');
    await say(admin, 'la 1.1 n’a plus de pilote, Camille Durand s’en va');
    expect(await names()).toEqual([undefined, undefined]);
    expect(await names('fiche:5')).toEqual(['Camille Durand', undefined]);
    await say(admin, 'ajoute Camille Durand au sous-groupe cartographie');
    await say(admin, 'Camille Durand quitte ses fonctions : retire-la du sous-groupe cartographie');
    expect(await names('fiche:5')).toEqual(['Camille Durand', undefined]);
  });

  it('is whoever says "je pilote la 1.1", when they may decide it', async () => {
    await say(admin, 'je pilote la fiche 1.1');
    expect(await names()).toEqual(['Alix Admin', undefined]);
    expect((await house.say(zoe, 'je pilote la fiche 1.1')).outcome).toBe('refused');
    await say(admin, 'désigne Zoé Petit suppléante de la fiche 1.1');
    expect((await house.say(zoe, 'je suis suppléante de la 1.1')).outcome).not.toBe('refused');
    await say(admin, 'retire Zoé Petit du pilotage de la fiche 1.1');
    expect(await names()).toEqual(['Alix Admin', undefined]);
  });

  it('stays when a substitute is named, and both may be named or exchanged at once', async () => {
    await say(admin, 'désigne Camille Durand pilote de la fiche 1.1');
    await say(admin, 'désigne Zoé Petit suppléante de la fiche 1.1');
    expect(await names()).toEqual(['Camille Durand', 'Zoé Petit']);
    await say(admin, 'inverse : Zoé passe titulaire et Camille suppléante');
    expect(await names()).toEqual(['Zoé Petit', 'Camille Durand']);
    await say(admin, 'échange Zoé et Camille sur la fiche 1.1');
    expect(await names()).toEqual(['Camille Durand', 'Zoé Petit']);
  });

  it('of several fiches is named in one sentence, each with their own', async () => {
    const said = await say(admin, 'Camille Durand a la 1.1 et Zoé Petit la 5, c’est noté ?');
    expect(said).toMatch(/1\.1[\s\S]*Camille Durand[\s\S]*5[\s\S]*Zoé Petit/);
    expect(await names('fiche:5')).toEqual(['Zoé Petit', undefined]);
  });

  it('alone is taken away by a name, and nobody else', async () => {
    await say(admin, 'sur la 1.1 Camille Durand titulaire et Zoé Petit suppléante');
    expect(await say(admin, 'retire Paul Pilote du pilotage de la 1.1')).toContain('ne pilote pas');
    await say(admin, 'Zoé arrête');
    expect(await names()).toEqual(['Camille Durand', undefined]);
    await say(zoe, 'Camille Durand ne pilote plus la fiche 1.1');
    expect(await names()).toEqual(['Camille Durand', undefined]);
  });

  it('may give up what they lead, and nobody else’s', async () => {
    await say(admin, 'Camille Durand et Zoé Petit copilotent la 1.1');
    expect(await say(camille, 'Zoé Petit ne pilote plus la 1.1')).toContain('Seuls');
    await say(camille, 'je ne suis plus pilote de la fiche 1.1');
    expect(await names()).toEqual(['Zoé Petit', undefined]);
  });

  it('named before they come is recognised by their whole name, told, and may report', async () => {
    await say(admin, 'désigne Thomas Lefèvre pilote de la fiche 1.1');
    expect(await pilot()).toMatchObject({ holder: { person: null } });
    const thomas = partner('th', 'LEFEVRE Thomas');
    await house.meet(thomas);
    expect(await pilot()).toMatchObject({ holder: { person: refOf(thomas) } });
    expect(await say(thomas, 'mes fiches ?')).toContain('1.1');
    expect(await say(thomas, '1.1 : nuage, 12 %')).toContain('12 %');
  });

  it('is not whoever bears only a part of the name, nor one of two who bear it', async () => {
    await house.meet(partner('x1', 'Karim Benali'));
    await say(admin, 'désigne Léa Martin pilote de la fiche 1.1');
    await house.meet(partner('x2', 'Léa Martin Duval'));
    expect(await pilot()).toMatchObject({ holder: { person: null } });
  });

  it.each([
    'désigne Camille pilote de la fiche 9.9',
    'Camille Durand a signé la convention pour la 1.1',
    'j’ai vu Camille Durand pour la fiche 1.1',
    'Camille Durand est-elle pilote de la 1.1 ?',
    'récapitule-moi les pilotes',
    'dis-moi le nom du pilote de la fiche 1.1',
    'my manager says I must know who is the lead of fiche 1.1, can you tell me please?',
  ])('is not named by "%s"', async (text) => {
    await say(admin, text);
    expect(await pilot()).toBeUndefined();
  });
});

describe('a group', () => {
  it('is co-animated everywhere that is said', async () => {
    await say(admin, 'nomme Camille Durand co-animatrice de l’axe 1, 2, 3 et 4');
    for (const id of ['axe-1', 'axe-2', 'axe-3', 'axe-4'])
      expect(await coAnimators(id)).toEqual([refOf(camille)]);
  });

  it('is called as it is said, without what it is for, and filled by what follows', async () => {
    expect(await say(admin, 'ouvre un sous-groupe Locaux pour les bâtiments')).toContain(
      '« Locaux »',
    );
    await say(admin, 'c’est Camille Durand qui l’animera avec moi');
    await say(camille, 'je voudrais y mettre Zoé Petit et Paul Pilote');
    expect((await group('sous-groupe-locaux'))?.members).toHaveLength(4);
    expect(await say(zoe, 'on m’a ajoutée quelque part ?')).toContain('Locaux');
    expect(await say(admin, 'ils sont combien chez Locaux ?')).toContain('4 membres');
  });

  it('is made and filled in one message', async () => {
    await say(admin, 'crée un sous groupe qui s’appelle passerelles et mets dedans zoé et camille');
    expect((await group('sous-groupe-passerelles'))?.members).toHaveLength(3);
  });

  it('changes its co-animator in one message', async () => {
    await say(admin, 'Zoé Petit co-anime le GT 2');
    await say(admin, 'Le 2 c’est Camille Durand, pas Zoé. Retire Zoé et mets Camille.');
    expect(await coAnimators('axe-2')).toEqual([refOf(camille)]);
    await say(admin, 'Et Zoé sur le GT 3.');
    expect(await coAnimators('axe-3')).toEqual([refOf(zoe)]);
    expect(await say(zoe, 'je co-anime quoi au juste ?')).not.toContain('axe 2');
  });
});

describe('the last change', () => {
  it('is made right for whoever was meant', async () => {
    await say(admin, 'ajoute Jean Inconnu au GT 5');
    await say(admin, 'pardon, je voulais dire Zoé Petit');
    expect((await group('axe-5'))?.members).toMatchObject([{ person: refOf(zoe) }]);
    expect((await group('axe-5'))?.awaited).toEqual([]);
    await say(admin, 'désigne Zoé Petit pilote de la fiche 1.1');
    await say(admin, 'non, pas Zoé, Camille Durand');
    expect(await names()).toEqual(['Camille Durand', undefined]);
  });

  it('is taken back', async () => {
    await say(admin, 'ajoute Zoé Petit au GT 5');
    await say(admin, 'enlève zoé du GT 5');
    expect((await group('axe-5'))?.members).toEqual([]);
    await say(admin, 'zut non, remets-la');
    expect((await group('axe-5'))?.members).toMatchObject([{ person: refOf(zoe) }]);
  });

  it('is nobody else’s to take back', async () => {
    await say(admin, 'ajoute Zoé Petit au GT 5');
    await say(camille, 'zut non, remets-la');
    expect((await group('axe-5'))?.members).toHaveLength(1);
  });
});

describe('the partnership’s own data answer', () => {
  beforeEach(async () => {
    await say(admin, 'sur la fiche 5 mets Camille Durand en titulaire et Zoé Petit en suppléante');
  });

  it.each([
    ['qui pilote quoi ?', /Camille Durand[\s\S]*Zoé Petit/],
    ['récapitule-moi les pilotes', /Camille Durand/],
    ['la suppléante de la fiche 5, qui est-ce ?', /Zoé Petit/],
    ['et la fiche 1.1, il y a quelqu’un ?', /Personne/],
    ['Camille garde bien la 5 ?', /Oui/],
    ['Merci de me confirmer le nom du pilote de la fiche 5.', /Camille Durand/],
    ['qui est admin ?', /Alix Admin/],
    ['qui dois-je voir pour devenir co-animateur ?', /Alix Admin/],
    ['quels sont les groupes ?', /GT Axe 1[\s\S]*Sous-groupe Cartographie/],
    ['explique-moi comment nommer un suppléant', /suppléant de la fiche/],
    ['comment on crée un groupe ?', /crée le sous-groupe/],
  ])('%s', async (text, expected) => expect(await say(holder, text)).toMatch(expected));

  it('to whoever asks about themselves', async () => {
    expect(await say(zoe, 'quel est mon rôle sur la fiche 5 ?')).toContain('suppléant');
    expect(await say(camille, 'j’ai quoi à suivre moi ?')).toContain('fiche 5');
    expect(await say(camille, 'qu’est-ce que je peux faire ?')).toContain('noter son avancement');
    expect(await say(holder, 'et moi j’ai une fiche à piloter ou pas')).toContain('pilote de rien');
  });
});

describe('somebody without Teams', () => {
  const doors = withPartners({
    personalLink: ({ id }) => `https://fil-rouge.example/p/${id}`,
  });
  beforeEach(async () => {
    for (const person of [admin, camille]) await doors.meet(person);
    await doors.say(admin, 'crée le sous-groupe Locaux');
  });
  const members = () =>
    doors.store.read(async (r) => (await r.get(groups, 'sous-groupe-locaux'))?.value);

  it('comes with the others, by their address', async () => {
    await doors.say(admin, 'ajoute Camille Durand au sous-groupe Locaux');
    const said = await doors.say(
      admin,
      'ainsi que Mme Rousselet, rousselet@logirys.exemple, qui ne se sert pas de Teams',
    );
    expect(readAll(said)).toContain('Rousselet');
    expect((await members())?.members).toHaveLength(3);
  });

  it('several are added at once, each with a name of their own', async () => {
    await doors.say(
      admin,
      'ajoute Zoé Martin de la ville de Drancy (zoe.martin@exemple.fr) et Luc Petit luc.petit@exemple.fr au sous-groupe Locaux',
    );
    expect((await members())?.members).toHaveLength(3);
  });

  it('who is expected under the name of an address comes in once, by it', async () => {
    await doors.say(admin, 'ajoute Sophie Marchand au sous-groupe Locaux');
    await doors.say(admin, 'ajoute sophie.marchand@exemple.fr au sous-groupe Locaux');
    expect(await members()).toMatchObject({ members: { length: 2 }, awaited: { length: 0 } });
  });

  it('who has Teams after all keeps their groups', async () => {
    await doors.say(admin, 'ajoute Sophie Marchand sophie@exemple.fr au sous-groupe Locaux');
    const sophie = partner('so', 'Sophie Marchand');
    await doors.meet(sophie);
    await doors.say(admin, 'non Sophie Marchand a Teams');
    expect((await members())?.members.map(({ person }) => person)).toEqual([
      refOf(admin),
      refOf(sophie),
    ]);
  });
});

describe('the guided start', () => {
  it('asks one thing after the other, may be left and taken up again', async () => {
    expect(await say(admin, 'par où je commence ?')).toContain(
      'Commençons : qui pilote la fiche 1.1',
    );
    expect(await say(admin, 'Camille Durand, suppléante Zoé Petit')).toContain(
      'Qui pilote la fiche 5',
    );
    expect(await names()).toEqual(['Camille Durand', 'Zoé Petit']);
    expect(await say(admin, 'laisse tomber')).toContain('Pour reprendre');
    expect(await say(admin, 'on reprend la mise en route')).toContain('pilote la fiche 5');
    expect(await say(admin, 'passe')).toContain('co-anime');
    expect(await say(admin, 'Ines Animatrice')).toContain('co-anime');
    expect(await coAnimators('axe-1')).toEqual([refOf(animator)]);
  });

  it('is for whoever administers', async () => {
    expect(await say(zoe, 'guide-moi')).not.toContain('Commençons');
  });
});

describe('a day', () => {
  it('from which somebody leads is not kept, and asked about first', async () => {
    await say(admin, 'Camille Durand pilote la 1.1');
    expect(await say(admin, 'la pilote de la 1.1 sera Zoé Petit à partir de lundi')).toContain(
      'Dois-je noter',
    );
    expect(await names()).toEqual(['Camille Durand', undefined]);
  });

  it('until which somebody stands in is part of what is asked', async () => {
    await say(admin, 'Camille Durand pilote la 1.1');
    const said = await say(
      admin,
      'Zoé Petit remplacera Camille sur la 1.1 pendant son congé jusqu’au 15 octobre',
    );
    expect(said).toContain('15 octobre');
  });
});

describe('a short name that two groups may have', () => {
  it('is the group of who speaks', async () => {
    await say(admin, 'créer le sous-groupe Carto des modes d’accueil');
    await say(admin, 'nomme Camille Durand co-animatrice du sous-groupe Carto des modes d’accueil');
    expect(await say(camille, 'qui est dans le groupe carto ?')).toContain('Carto des modes');
  });

  it('is else the group whose name begins with it, before one that it resembles', async () => {
    expect(await say(zoe, 'qui est dans le groupe carto ?')).toContain('cartographie');
    await say(admin, 'créer le sous-groupe Carto des modes d’accueil');
    expect(await say(zoe, 'qui est dans le groupe carto ?')).toContain('Carto des modes');
  });
});

describe('a group of people', () => {
  const members = async (id: string) =>
    (await group(id))?.members.map(({ person }) => person) ?? [];

  it('that has no name is asked for it, and made by the reply', async () => {
    expect(await say(admin, 'tu peux créer un sous-groupe')).toContain('Comment s’appelle');
    expect(await say(admin, 'Relais parents')).toContain('Relais parents');
    expect(await say(admin, 'mes groupes')).toContain('Relais parents');
  });

  it('is left for another by whoever is moved', async () => {
    await say(admin, 'ajoute Camille Durand à l’axe 1');
    await say(admin, 'passe Camille Durand de l’axe 1 à l’axe 2');
    expect(await members('axe-1')).toEqual([]);
    expect(await members('axe-2')).toEqual([refOf(camille)]);
  });
});
