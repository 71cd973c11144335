import { beforeEach, describe, expect, it } from '@jest/globals';
import { groups, pilots } from '../../../../bot/features/people/model/groups.ts';
import { admin, camille, noon, partner, refOf, zoe } from '../../../support/partners.ts';
import { sayIn } from '../../../support/say-in.ts';
import { beginning, withPartners } from '../../../support/with-partners.ts';

const house = withPartners();
const hugo = partner('hugo', 'Hugo Essai');
const nora = partner('nora', 'Nora Roux');
beginning(house, async () => {
  for (const person of [admin, camille, zoe, hugo, nora]) await house.meet(person);
});

const say = sayIn(house);
const kept = () => house.store.read(async (r) => (await r.list(groups)).map(({ value }) => value));
const refs = (...people: Parameters<typeof refOf>[0][]) => people.map(refOf).sort();
/** Who co-animates a group, and who else is in it. */
const peopleOf = async (isMeant: (one: Awaited<ReturnType<typeof kept>>[number]) => boolean) => {
  const found = (await kept()).find(isMeant);
  const ids = (ones: readonly { person: string }[] = []) => ones.map(({ person }) => person).sort();
  const leading = ids(found?.coAnimators);
  return [leading, ids(found?.members).filter((one) => !leading.includes(one))];
};
const ofPlan = () =>
  peopleOf(
    ({ name, members, coAnimators }) => name === null && members.length + coAnimators.length > 0,
  );
const named = (name: string) => peopleOf((one) => one.name === name);
const leads = async (id: string) =>
  house.store.read(async (r) => (await r.get(pilots, id))?.value?.holder?.name);

describe('each clause gives its own role', () => {
  it.each([
    'zoé et hugo animent l’axe 4 avec moi, camille et nora en sont aussi',
    'Pour animer l’axe 4 avec moi ce sera Zoé Petit et Hugo Essai ; Camille et Nora sont dans l’équipe aussi',
    'Zoé et Hugo se partagent l’animation de l’axe 4 avec moi, Camille et Nora en font partie',
  ])('and who is only in the group does not co-animate it: « %s »', async (text) => {
    const read = await say(admin, text);
    if (read.includes('Répondez')) await say(admin, 'oui');
    expect(await ofPlan()).toEqual([refs(admin, zoe, hugo), refs(camille, nora)]);
  });
});

it.each([
  [
    'mets zoé dans l’axe 4, et hugo anime la carto',
    [
      ['Zoé Petit', 'axe 4'],
      ['Hugo Essai', 'co-anime'],
    ],
  ],
  [
    'ajoute zoé à l’axe 4, camille et hugo animent la carto',
    [
      ['Zoé Petit', 'axe 4'],
      ['Camille Durand', 'co-anime'],
      ['Hugo Essai', 'co-anime'],
    ],
  ],
])('a name belongs to the verb that governs it, before it or behind: « %s »', async (text, all) => {
  const lines = (await say(admin, text)).split('\n');
  expect(lines.length).toBe(all.length);
  for (const [i, [name = '', what = '']] of all.entries()) {
    expect(lines[i]).toContain(name);
    expect(lines[i]).toContain(what);
    if (what !== 'co-anime') expect(lines[i]).not.toContain('co-anime');
  }
});

it('an order that names several before what they are to be, and of what, is one clause', async () => {
  await say(admin, 'nomme zoé et hugo co-animateurs de l’axe 4 et mets nora dans la carto');
  expect(await ofPlan()).toEqual([refs(zoe, hugo), []]);
});

it('a verb that is said once is that of each pair behind it', async () => {
  await say(admin, 'zoé pilote la 1.1 et hugo la 5');
  await say(admin, 'remplace zoé par nora sur la 1.1 et hugo par camille sur la 5');
  expect([await leads('fiche:1.1'), await leads('fiche:5')]).toEqual([
    'Nora Roux',
    'Camille Durand',
  ]);
});

it('who takes the place of those who leave a group is in it', async () => {
  await say(admin, 'ajoute Zoé et Hugo à l’axe 4');
  await say(admin, 'zoé et hugo quittent l’axe 4, nora prend leur place');
  expect(await ofPlan()).toEqual([[], refs(nora)]);
});

it('who is kept is not taken out with the others', async () => {
  await say(admin, 'ajoute Zoé et Hugo à l’axe 4');
  await say(admin, 'enlève zoé de l’axe 4 mais garde hugo');
  expect(await ofPlan()).toEqual([[], refs(hugo)]);
});

it('who is invited « aussi » comes into the group that was just spoken of', async () => {
  await say(admin, 'ajoute Zoé à l’axe 4. invite Hugo aussi');
  expect(await ofPlan()).toEqual([[], refs(zoe, hugo)]);
});

it('what is left for an organisation that is named is where they were, and nobody’s fiche', async () => {
  const read = await say(zoe, 'je quitte la mairie, je suis maintenant à la Caf');
  expect(read).toContain('votre organisation est la Caf');
  expect(read).not.toContain('pas sûr du reste');
});

it('those that a comma parts from who leads the group are in it, and do not lead it', async () => {
  await say(admin, 'bon, le gt 1 : zoé et hugo, nora anime');
  expect(await ofPlan()).toEqual([refs(nora), refs(zoe, hugo)]);
});

it.each(['oui', 'Quitter le sous-groupe « Parents »'])(
  'whoever wants out of a group is out of it by « %s »',
  async (text) => {
    await say(admin, 'crée le sous-groupe Parents avec Camille et Zoé');
    await say(camille, 'vire moi du groupe Parents j’ai plus le temps');
    expect(await say(camille, text)).toContain('vous ne faites plus partie');
    expect(await named('Parents')).toEqual([refs(admin), refs(zoe)]);
  },
);

describe('two groups of one message', () => {
  let told = '';
  beforeEach(async () => {
    told = await say(
      admin,
      'On ouvre deux sous-groupes dans l’axe 2, un pour la formation et un pour le recrutement. Zoé et Hugo dans le second, Camille et Nora dans le premier.',
    );
  });

  it('are made; who is put in « le second » is in none, and said to be left', async () => {
    expect(await named('Formation')).toEqual([refs(admin), []]);
    expect(await named('Recrutement')).toEqual([refs(admin), []]);
    expect(told).toContain('Je n’ai rien fait de : « Zoé et Hugo dans le second');
  });

  it('are led by whoever is said to lead « celui … »', async () => {
    await say(admin, 'Et Hugo mènera celui du recrutement.');
    expect(await named('Recrutement')).toEqual([refs(admin, hugo), []]);
  });
});

it('what only names the group that is to be made is its name', async () => {
  await say(
    admin,
    'Il nous faut un groupe pour ceux qui suivent les contrôles : Zoé et Hugo dedans. On l’appelle Contrôles',
  );
  expect(await named('Contrôles')).toEqual([refs(admin), refs(hugo, zoe)]);
});

it.each([
  [
    'coucou, alors hugo essai s’occupe du forum des pros de la parentalité',
    'action:axe-4-a1',
    'Hugo Essai',
  ],
  ['et la boite a outils passerelles c hugo', 'action:axe-4-a2', 'Hugo Essai'],
  [
    'L’accompagnement des jeunes diplômées du CAP, c’est Nora qui s’en charge.',
    'action:axe-2-a2',
    'Nora Roux',
  ],
  [
    'L’inventaire des ressources méconnues est confié à Nora Roux.',
    'action:fiche-5-inventaire',
    'Nora Roux',
  ],
])('who leads an action is recorded in ordinary words: « %s »', async (text, id, name) => {
  const read = await say(admin, text);
  expect(await leads(id)).toBe(name);
  expect(read).not.toContain('Je n’ai rien fait');
});

it.each([
  'Hugo est pilote de la piscine',
  'Hugo s’occupe de la piscine',
  'Hugo Essai pilote la piscine municipale',
])('what the plan does not have is said so, and nobody leads it: « %s »', async (text) => {
  expect(await say(admin, text)).toMatch(/Je ne connais pas de fiche ni d’action « piscine/);
});

it('several that the plan does not have are said at once, with the fiches that it has', async () => {
  expect(await say(admin, 'désigne Paul Pilote pilote de la 1.2 et de la 2.1')).toBe(
    'Je ne connais pas de fiche ni d’action « 1.2 » et « 2.1 » dans le plan : rien n’est enregistré. Fiches connues : 1.1, 5.',
  );
});

it('who takes over from somebody and asks who leads what is only answered', async () => {
  const read = await say(
    admin,
    'Je prends la suite d’Agnès à la coordination du schéma. Qui pilote quoi aujourd’hui ?',
  );
  const [first] = house.bot.understand(
    'Je prends la suite d’Agnès à la coordination.',
    { now: noon },
    'fr',
  );
  expect(first?.kind).not.toBe('progress');
  expect(read).not.toContain('De quelle fiche');
  expect(read).toContain('Aucun pilote n’est encore désigné');
});

it('words that only begin a message are not quoted as undone', async () => {
  const read = await say(
    admin,
    'Bonjour, pour démarrer : c’est Hugo Essai qui prend le pilotage de la fiche 1.1 à partir de maintenant.',
  );
  expect(read).toContain('Hugo Essai');
  expect(read).not.toContain('Je n’ai rien fait');
});

it.each([
  ['bon ben merci a tous c’etait cool de bosser avec vous', /Avec plaisir/],
  ['Je vous remercie, c’est très clair.', /Parfait|Avec plaisir/],
  ['ton truc comprend rien', /désolé/],
])(
  'thanks and complaints get one line, from who leads an action too: « %s »',
  async (text, line) => {
    await say(admin, 'Hugo s’occupe du forum');
    const read = await say(hugo, text);
    expect(read).toMatch(line);
    expect(read).not.toContain('Dois-je noter');
  },
);

it('what only names a fiche before a sentence is what that sentence is of, whoever was named last', async () => {
  await say(admin, 'la fiche 5, c’est Zoé Petit');
  await say(admin, 'et la 1.1 ? c’est Hugo Essai qui la pilote');
  expect([await leads('fiche:5'), await leads('fiche:1.1')]).toEqual(['Zoé Petit', 'Hugo Essai']);
});

it('the fiche that an action is of is not led with it', async () => {
  await say(admin, 'la fiche 5, c’est Zoé Petit');
  await say(admin, 'Hugo Essai est pilote de l’inventaire des ressources de la fiche 5');
  const led = await house.store.read(async (r) =>
    (await r.list(pilots)).map(({ id, value }) => [id.split(':')[0], value.holder?.name]),
  );
  expect(led.sort()).toEqual([
    ['action', 'Hugo Essai'],
    ['fiche', 'Zoé Petit'],
  ]);
});

describe('a correction is of the last of what is shared out alone', () => {
  const orAgreed = async (text: string) => {
    const read = await say(admin, text);
    if (read.includes('Répondez')) await say(admin, 'oui');
  };

  it('of the last group', async () => {
    await orAgreed('gt axe 5 zoé et hugo, gt axe 3 camille et nora — pardon hugo et nora');
    const members = (await kept()).map(({ members: all }) =>
      all.map(({ person }) => person).sort(),
    );
    expect(members.sort()).toEqual([refs(zoe, hugo), refs(hugo, nora)].sort());
  });

  it.each([
    [
      'fiche 1.1 c zoé pilote et hugo suppléant, euh non nora suppléante, et la 5 c camille',
      ['Zoé Petit', 'Nora Roux', 'Camille Durand', undefined],
    ],
    [
      'zoé pilote et hugo suppléant de la 5, non pardon nora pilote',
      [undefined, undefined, 'Nora Roux', 'Hugo Essai'],
    ],
    ['1.1 zoé, 5 hugo, euh non nora', ['Zoé Petit', undefined, 'Nora Roux', undefined]],
    ['la 1.1 pour zoé et la 5 pour hugo', ['Zoé Petit', undefined, 'Hugo Essai', undefined]],
    ['la 1.1 zoé pilote, euh non suppléante', [undefined, 'Zoé Petit', undefined, undefined]],
  ])('of the last fiche, and of the same role: « %s »', async (text, expected) => {
    await orAgreed(text);
    const rows = await house.store.read((r) =>
      Promise.all(['fiche:1.1', 'fiche:5'].map(async (id) => (await r.get(pilots, id))?.value)),
    );
    expect(rows.flatMap((row) => [row?.holder?.name, row?.substitute?.name])).toEqual(expected);
  });
});

describe('an order that names nobody', () => {
  it.each([
    'zoé pas dans l’axe 4 ? ajoute-la',
    'Zoé n’est pas dans l’axe 4 ? Ajoute-la',
    'zoé est pas dans l’axe 4, mets-la',
  ])('is of whom the sentence before it names, and of where: « %s »', async (text) => {
    await say(admin, 'ajoute Camille et Nora à l’axe 4');
    await say(admin, text);
    expect(await ofPlan()).toEqual([[], refs(camille, nora, zoe)]);
  });
});

it.each(['je fais comment pour ajouter Zoé ?', 'on fait comment pour mettre Zoé dans un groupe'])(
  'how somebody is added is asked, and adds nobody: « %s »',
  async (text) => {
    expect(await say(admin, text)).toContain('Pour ajouter quelqu’un à un groupe');
    expect(await ofPlan()).toEqual([[], []]);
  },
);

describe('whoever passes a group on', () => {
  beforeEach(async () => {
    await say(admin, 'ajoute Camille à l’axe 4');
    await say(admin, 'Camille co-anime l’axe 4');
  });

  it('stays in it', async () => {
    await say(camille, 'je passe la main sur l’axe 4, c’est Zoé qui reprend');
    expect(await ofPlan()).toEqual([refs(zoe), refs(camille)]);
  });

  it('from a day on, is asked with the day before it', async () => {
    const text = 'jpasse la main sur l’axe 4 à partir de lundi, c’est zoé qui reprend';
    expect(await say(camille, text)).toContain('après le dimanche 29 novembre 2026');
    expect(await ofPlan()).toEqual([refs(camille), []]);
  });

  it('changes nothing where that is refused', async () => {
    await say(camille, 'que je quitte l’axe 4, c’est non');
    expect(await ofPlan()).toEqual([refs(camille), []]);
  });
});

describe('a fiche that the plan does not have', () => {
  it.each([
    'Bonjour, pour commencer : Zoé pilote la 1.1 et c’est Hugo qui a la 2.1',
    'pour la 1.1 c’est Zoé et pour la 2.3 c’est Hugo',
    'salut, pour info Zoé garde la 1.1 et c’est Hugo qui prend la 2.2',
  ])('is said unknown, and lends nobody to another: « %s »', async (text) => {
    expect(await say(admin, text)).toMatch(/Je ne connais pas de fiche ni d’action « 2\.\d »/);
    expect(await leads('fiche:1.1')).toBe('Zoé Petit');
  });
});

describe('who asks it for themselves', () => {
  it.each([
    'ajoute-moi Zoé à l’axe 4',
    'tu peux me rajouter Zoé dans l’axe 4 stp ?',
    'vous pourriez m’ajouter Zoé Petit à l’axe 4 ?',
    'mets-moi aussi Zoé dans l’axe 4',
  ])('is not put where they put another: « %s »', async (text) => {
    await say(admin, text);
    expect(await ofPlan()).toEqual([[], refs(zoe)]);
  });

  it('is put there with another, where both are said', async () => {
    await say(admin, 'ajoute-moi avec Zoé à l’axe 4');
    expect(await ofPlan()).toEqual([[], refs(admin, zoe)]);
  });
});

describe('two places', () => {
  it.each([
    'permute les pilotes de la 1.1 et de la 5 stp',
    'échange les pilotes des fiches 1.1 et 5',
    'Zoé et Hugo échangent leurs fiches',
    'il faudrait intervertir Hugo et Zoé : lui sur la 1.1, elle sur la 5',
  ])('are exchanged both, upon a yes: « %s »', async (text) => {
    await say(admin, 'Zoé pilote la 1.1 et Hugo pilote la 5');
    expect(await say(admin, text)).toContain('Dois-je noter');
    expect([await leads('fiche:1.1'), await leads('fiche:5')]).toEqual(['Zoé Petit', 'Hugo Essai']);
    await say(admin, 'oui');
    expect([await leads('fiche:1.1'), await leads('fiche:5')]).toEqual(['Hugo Essai', 'Zoé Petit']);
  });

  it('are none of one, and nothing is changed', async () => {
    await say(admin, 'Zoé pilote la 1.1');
    await say(admin, 'permute les pilotes de la 1.1 et de la 5');
    expect([await leads('fiche:1.1'), await leads('fiche:5')]).toEqual(['Zoé Petit', undefined]);
  });
});

describe('all who are in a group', () => {
  it.each([
    'tous les membres de Lectures sauf Nora passent aussi dans l’axe 4',
    'les gens de lectures, sauf nora, rejoignent aussi l’axe 4',
    'ajoute tous les membres de Lectures à l’axe 4, sauf Nora',
  ])('come into another, and leave none: « %s »', async (text) => {
    await say(admin, 'crée le sous-groupe Lectures, animé par Zoé, avec Hugo et Nora');
    await say(admin, text);
    expect(await ofPlan()).toEqual([[], refs(zoe, hugo)]);
    expect(await named('Lectures')).toEqual([refs(zoe), refs(hugo, nora)]);
  });
});

describe('a new name', () => {
  it.each([
    'Le groupe Lectures s’appellera désormais « Lire ensemble ».',
    'Lectures s’appellera donc « Lire ensemble »',
    'renomme Lectures en désormais Lire ensemble',
  ])('holds nothing of since when it is one: « %s »', async (text) => {
    await say(admin, 'crée le sous-groupe Lectures, animé par Zoé');
    await say(admin, text);
    expect(await named('Lire ensemble')).toEqual([refs(zoe), []]);
  });
});
