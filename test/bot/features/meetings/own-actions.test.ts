/** What who tells of a meeting has to do, and what is theirs to call done or to put off. */
import { beforeEach, describe, expect, it } from '@jest/globals';
import { meetings } from '../../../../bot/features/meetings/model/schema.ts';
import { gather } from '../../../support/meetings.ts';
import { animator, camille, zoe } from '../../../support/partners.ts';
import { sayIn } from '../../../support/say-in.ts';
import { beginning, withPartners } from '../../../support/with-partners.ts';

const house = withPartners();
const say = sayIn(house);
beginning(house, () => gather(house, [animator, camille, zoe]));

const kept = async () =>
  (await house.store.read((reader) => reader.list(meetings))).map(({ value }) => value)[0];
const met = async (done: string) => {
  await say(animator, `hier on s’est vus avec la carto, il y avait Camille, ${done}`);
  await say(animator, 'oui');
};

it.each([
  'on a décidé de garder la carte. Camille envoie la liste avant le 15 et moi je relis la maquette',
  'on a décidé de garder la carte. je relis la maquette et Camille envoie la liste avant le 15',
  'on a décidé de garder la carte. Camille envoie la liste avant le 15, je relis la maquette',
  'on a décidé de garder la carte. Camille envoie la liste avant le 15, et moi je m’occupe de la maquette',
])('the first person of minutes is who tells them, and never a decision: %s', async (done) => {
  await met(done);
  const meeting = await kept();
  expect(meeting?.nextSteps).toMatch(/Ines Animatrice : je [^\n]*maquette/);
  expect(meeting?.decisions).not.toContain('maquette');
  expect(await say(animator, 'je dois faire quoi moi ?')).toContain('maquette');
});

it('who tells that « on s’est vus » was there', async () => {
  await met('on a décidé de garder la carte');
  expect(Object.values((await kept())?.attendance ?? {})).toHaveLength(2);
});

it.each([
  ['la liste des crèches c’est envoyé, ouf', '✓ Camille envoie la liste des crèches avant le 15'],
  ['j’ai envoyé la liste', '✓ Camille envoie la liste des crèches avant le 15'],
  [
    'pour la liste je serai en retard, plutôt le 17',
    'Camille envoie la liste des crèches avant le 17 décembre',
  ],
])('what somebody has to do is theirs to call done or to put off: %s', async (text, line) => {
  await met('on a décidé de garder la carte. Camille envoie la liste des crèches avant le 15');
  expect(await say(camille, text)).toContain('Dois-je changer cette action');
  await say(camille, 'oui');
  expect((await kept())?.nextSteps).toBe(line);
});

it.each([
  ['je m’occupe de relancer la mairie de Bondy', 'relancer la mairie de Bondy'],
  ['moi je me charge d’appeler l’imprimeur', 'appeler l’imprimeur'],
])('what somebody says they take care of is theirs to do: %s', async (text, does) => {
  expect(await say(camille, text)).toContain(`À faire – Camille Durand : ${does}`);
  expect((await kept())?.nextSteps).toBe(`Camille Durand : ${does}`);
});

it('what who calls a meeting takes care of is no place of it', async () => {
  const read = await say(
    animator,
    'On se revoit le 18 décembre à 10h pour la carto, Zoé doit appeler l’imprimeur et moi je m’occupe de relancer la mairie de Bondy',
  );
  expect(read).not.toContain('Où :');
  expect(read).toContain('relancer la mairie de Bondy');
  expect((await kept())?.nextSteps).toContain('Ines Animatrice : relancer la mairie de Bondy');
});

it.each(['qu’est ce que moi j’ai a faire', 'et moi j’ai à faire quoi'])(
  'what is left to do is asked with or without « moi »: %s',
  async (text) => {
    await met('on a décidé de garder la carte. Camille envoie la liste des crèches avant le 15');
    expect(await say(camille, text)).toContain('Envoie la liste des crèches');
  },
);

it('what somebody else has to do is not', async () => {
  await met('on a décidé de garder la carte. Camille envoie la liste des crèches avant le 15');
  expect(await say(zoe, 'la liste des crèches c’est envoyé')).toContain('Seuls les co-animateurs');
});

const crib =
  'on a décidé de garder la carte. Camille envoie la liste avant le 15, moi je contacte les crèches pour le 25';
it.each([
  [
    'les crèches j’ai pas fini, je passe ça à Zoé',
    'Zoé Petit : je contacte les crèches pour le 25',
  ],
  ['c’est Zoé qui reprend l’action crèches', 'Zoé Petit : je contacte les crèches pour le 25'],
  [
    'l’action crèches n’est plus à moi mais à Zoé, date le 10 décembre',
    'Zoé Petit : je contacte les crèches pour le 10 décembre',
  ],
  [
    'Zoé m’aide pour les crèches',
    'Ines Animatrice : je contacte les crèches pour le 25 (avec Zoé Petit)',
  ],
])('an action goes to somebody else, or has them beside: %s', async (text, line) => {
  await met(crib);
  expect(await say(animator, text)).toContain(`Ce qui serait noté : ${line}`);
});

const shared =
  'on a décidé de garder la carte. Camille fait l’affiche pour le 10 décembre, Zoé réserve la salle';
it.each([
  ['l’affiche c’est pas moi c’est Zoé', 'Zoé Petit fait l’affiche pour le 10 décembre'],
  ['c’est Zoé qui fera l’affiche finalement', 'Zoé Petit fait l’affiche pour le 10 décembre'],
  ['Zoé s’occupe de l’affiche', 'Zoé Petit fait l’affiche pour le 10 décembre'],
  ['je ne peux pas faire l’affiche', 'À reprendre : fait l’affiche pour le 10 décembre'],
  ['je m’occupe plus de l’affiche', 'À reprendre : fait l’affiche pour le 10 décembre'],
  ['finalement pas besoin d’affiche', '✗ Camille fait l’affiche pour le 10 décembre'],
  ['on laisse tomber l’affiche', '✗ Camille fait l’affiche pour le 10 décembre'],
])('an action is handed over, let go or dropped in words: %s', async (text, line) => {
  await met(shared);
  expect(await say(camille, text)).toContain(`Ce qui serait noté : ${line}`);
});

it.each(['j’ai bien réservé la salle hier', 'salle réservée'])(
  'its own verb says that an action is done: %s',
  async (text) => {
    await met(shared);
    expect(await say(zoe, text)).toContain('Ce qui serait noté : ✓ Zoé réserve la salle');
  },
);

it('what nobody does any more is anybody’s to take', async () => {
  await met(shared);
  await say(zoe, 'je ne peux pas réserver la salle');
  await say(zoe, 'oui');
  await say(camille, 'je prends la salle');
  await say(camille, 'oui');
  expect((await kept())?.nextSteps).toContain('Camille Durand : réserve la salle');
});

it('what is not done yet is what is left of it', async () => {
  await met(shared);
  const read = await say(zoe, 'la salle n’est pas encore réservée');
  expect(read).toContain('Zoé réserve la salle (');
  expect(read).not.toContain('affiche');
});

it.each([
  'l’affiche plaît à Zoé',
  'je trouve que l’affiche devrait parler des crèches',
  'Zoé a pris une photo de l’affiche pour la Caf',
])('what is told of the thing changes no action: %s', async (text) => {
  await met(shared);
  expect(await say(camille, text)).not.toContain('Ce qui serait noté');
});

it.each(['qui doit faire quoi ?', 'il reste quoi à faire de la dernière réunion ?'])(
  'all that is left is asked, and what is over is not: %s',
  async (text) => {
    await met(shared);
    await say(animator, 'on laisse tomber l’affiche');
    await say(animator, 'oui');
    const read = await say(zoe, text);
    expect(read).toContain('Zoé réserve la salle');
    expect(read).not.toContain('affiche');
  },
);

it('« était » tells who was there only beside a name', async () => {
  await met(shared);
  const read = await say(animator, 'Camille m’a dit que la salle était trop petite');
  expect(read).not.toContain('présent');
});

it('what is said beside an action is quoted', async () => {
  await met(crib);
  expect(
    await say(animator, 'les crèches c’est fait, la médiathèque est d’accord pour janvier'),
  ).toContain('la médiathèque est d’accord pour janvier');
});

it('where it was is kept of what is told, and who tells it is there once', async () => {
  const told = await say(
    animator,
    'hier on s’est vus avec la carto à Bondy : étaient là Camille, Zoé et moi. on a décidé de garder la carte',
  );
  expect(told).toContain('Lieu : Bondy');
  expect(told.match(/Ines Animatrice/g)).toHaveLength(1);
});

it.each([
  'qui contacte les crèches',
  'qui devait contacter les creches deja',
  'on a dit quoi pour les crèches',
])('what minutes leave to do answers before the plan: %s', async (text) => {
  await met(crib);
  expect(await say(zoe, text)).toContain('je contacte les crèches pour le 25');
});

it('what was decided is found by its words, where nobody says that it was', async () => {
  await met('on a décidé de garder 3 couleurs pour la légende');
  expect(await say(zoe, 'combien de couleurs pour la légende ?')).toContain('garder 3 couleurs');
});

it.each(['jeudi ça tient tjs ??', 'c kan la prochaine'])(
  'a meeting to come answers whether it is still on, and when: %s',
  async (text) => {
    await say(animator, 'réunion carto jeudi 10 décembre de 10h à 12h à la Caf');
    await say(animator, 'envoie');
    expect(await say(camille, text)).toContain('jeudi 10 décembre 2026');
  },
);

it('who was there and who was not are said of each in turn', async () => {
  await met('on a décidé de garder la carte');
  const read = await say(animator, 'Zoé n’était pas présent hier, Camille oui');
  expect(read).toContain('Zoé Petit : absent');
  expect(read).toContain('Camille Durand : présent');
});

describe('a meeting that was told', () => {
  const told = async () => {
    await say(
      animator,
      'vendredi 20 novembre on s’est vus avec la carto à la Caf, il y avait Camille, Zoé excusée. on a décidé de garder la carte. Camille envoie la liste avant le 15, Zoé fait le questionnaire avant le 23 novembre',
    );
    await say(animator, 'oui');
  };

  it('is put right in who was there and in what is to be done, of one breath', async () => {
    await told();
    const read = await say(
      animator,
      'pardon je me suis trompée camille etait pas la c’etait Zoé, et la liste c pour le 18 décembre',
    );
    expect(read).toMatch(/Camille Durand : absent\nZoé Petit : présent\n/);
    expect(read).not.toContain('Ines');
    expect(read).toContain('Ce qui serait noté : Camille envoie la liste avant le 18 décembre');
  });

  it.each([
    'c quoi les actions en retard',
    'qui fait quoi en retard ?',
    'quelles tâches sont dépassées ?',
  ])('says which of its actions are late: %s', async (text) => {
    await told();
    const read = await say(camille, text);
    expect(read).toContain('Zoé fait le questionnaire');
    expect(read).not.toContain('liste');
  });

  it('says that none is late, where none is', async () => {
    await told();
    await say(zoe, 'le questionnaire c’est fait');
    await say(zoe, 'oui');
    expect(await say(camille, 'qui fait quoi en retard ?')).toContain('Aucune action');
  });

  it.each([
    'la liste je la fais avec Zoé et ça sera plutôt le 22, ok ?',
    'liste repoussée au 22 décembre\noui sauf que Zoé m’aide',
  ])('has an action put off, and somebody with who does it: %s', async (text) => {
    await told();
    const [first = '', second = ''] = text.split('\n');
    const read = await say(camille, first);
    expect(second ? await say(camille, second) : read).toContain(
      'Camille envoie la liste avant le 22 décembre (avec Zoé Petit)',
    );
  });

  it('loses the line that was just noted, and no other', async () => {
    await told();
    await say(animator, 'note pour la réunion du 20 novembre : ne sont pas faites');
    const read = await say(animator, 'oula c’est pas une décision ça, enlève-la du compte rendu');
    expect(read).toContain('garder la carte');
    expect(read).not.toContain('ne sont pas faites');
  });

  it('needs no name of its group, of who gathers one', async () => {
    const read = await say(
      animator,
      'vendredi 20 novembre on s’est réunis à la mairie de Stains, présents : Camille, moi ; Zoé excusée. on a décidé d’ouvrir le samedi. Camille appelle la bibliothèque',
    );
    expect(read).toContain('ouvrir le samedi');
    expect(read).toContain('Lieu : mairie de Stains');
    expect(read).toContain('Zoé Petit : excusé');
  });

  it('takes nobody who is away today', async () => {
    await told();
    await say(animator, 'Camille est absente, maladie');
    const who = Object.values((await kept())?.attendance ?? {}).map(({ status }) => status);
    expect(who).toEqual(['present', 'present', 'excused']);
  });
});

describe('the meeting to come that minutes tell of', () => {
  it('is planned once who wrote them says yes', async () => {
    await say(
      animator,
      'réunion carto hier à la Caf : on a décidé de garder la carte. Prochaine réu le 16 à 14h au même endroit',
    );
    expect(await say(animator, 'oui')).toContain('Dois-je planifier la réunion qui suit');
    const draft = await say(animator, 'oui');
    expect(draft).toContain('mercredi 16 décembre 2026, de 14 h à 16 h');
    expect(draft).toContain('Où : Caf');
  });

  it('is none when its day only bounds what is to be done', async () => {
    await say(
      animator,
      'réunion carto hier : on a décidé de garder la carte, Camille envoie la liste avant la prochaine réunion, le 16',
    );
    expect(await say(animator, 'oui')).not.toContain('Dois-je planifier');
  });
});

it('minutes that are called so note no absence where they deny something else', async () => {
  await say(
    animator,
    'compte rendu carto de ce matin : on garde la carte en ligne et pas de version papier. Camille complète les adresses avant le 18',
  );
  await say(animator, 'oui');
  const meeting = await kept();
  expect(meeting?.attendance).toEqual({});
  expect(meeting?.nextSteps).toContain('Camille complète les adresses');
});

describe('what somebody cannot do', () => {
  beforeEach(async () => {
    await say(animator, 'réunion carto jeudi 10 décembre 14h à la Caf');
    await say(animator, 'envoie');
    await met('on a décidé de garder la carte. Camille s’occupe de la relecture');
  });

  it('is given back, and nobody is excused from a meeting', async () => {
    const read = await say(camille, 'la relecture je vais pas pouvoir, trop de boulot');
    expect(read).toContain('Ce qui serait noté : À reprendre : s’occupe de la relecture');
    expect(read).not.toContain('excusé');
  });

  it.each([
    'pour la relecture je pourrai pas avant janvier, Zoé peut la prendre ?',
    'la maquette je peux pas',
  ])('is no absence: %s', async (text) => {
    expect(await say(camille, text)).not.toContain('C’est noté : excusé');
  });

  it.each(['pour jeudi je pourrai pas', 'la réunion de jeudi je peux pas', 'la carto je peux pas'])(
    'is an absence when it is the meeting: %s',
    async (text) => {
      expect(await say(camille, text)).toContain('C’est noté : excusé');
    },
  );

  it('is taken by who says so, with its day', async () => {
    expect(await say(animator, 'bon alors je la fais moi la relecture, pour le 6 janvier')).toMatch(
      /Ce qui serait noté : Ines Animatrice .*la relecture pour le 6 janvier/,
    );
  });

  it('keeps its day when something else is put off', async () => {
    await say(animator, 'la relecture c’est pour le 18 décembre');
    expect(
      await say(animator, 'finalement le cdsf est avancé au mardi 12 janvier, même lieu'),
    ).not.toContain('relecture');
  });
});

describe('a verb whose object is no meeting', () => {
  beforeEach(async () => {
    await say(animator, 'réunion carto jeudi 10 décembre 14h à la Caf');
    await say(animator, 'envoie');
  });

  it.each([
    'j’annule mes congés du 10',
    'décale la livraison au 12',
    'annule la location de la salle',
  ])('changes none: %s', async (text) => {
    expect(await say(animator, text)).not.toMatch(
      /Annuler cette réunion|changement que j’ai compris/,
    );
  });

  it('nor is a room that is taken an absence', async () => {
    expect(await say(camille, 'la salle est plus dispo')).not.toContain('C’est noté : excusé');
  });
});

it('a meeting that is planned while minutes wait for their day is planned, and was not held', async () => {
  await say(animator, 'hier on s’est vus avec la carto, on a décidé de garder la carte');
  expect(await say(animator, 'réunion carto jeudi 10 décembre 14h à la Caf')).toContain(
    'Voici ce que j’ai compris',
  );
});

describe('what is told of an action and does not end it', () => {
  const calls = 'on a décidé de garder la carte. Camille appelle les 4 PMI du nord avant le 15';
  const first =
    'j’ai appelé Saint-Denis et Stains, il me reste Pierrefitte, j’attends qu’ils rappellent';

  it('is kept beside it as it was said, and the action stays to be done', async () => {
    await met(calls);
    expect(await say(camille, first)).toContain('Dois-je changer cette action');
    await say(camille, 'oui');
    expect((await kept())?.nextSteps).toBe(
      `Camille appelle les 4 PMI du nord avant le 15 – « ${first} »`,
    );
  });

  it('is known by its own words next, and what is asked along is quoted', async () => {
    await met(calls);
    await say(camille, first);
    await say(camille, 'oui');
    const next = 'Pierrefitte je n’y arrive pas, Zoé tu peux le prendre ?';
    expect(await say(camille, next)).toContain('« Zoé tu peux le prendre ? »');
    await say(camille, 'oui');
    expect((await kept())?.nextSteps).toMatch(/ – « Pierrefitte je n’y arrive pas »$/);
  });

  it('moves its day where one is said', async () => {
    await met('on a décidé de garder la carte. Camille fait l’affiche avant le 11');
    await say(camille, 'l’affiche est faite mais pas imprimée, ce sera plutôt le 15');
    await say(camille, 'oui');
    expect((await kept())?.nextSteps).toContain('avant le 15 décembre – « l’affiche est faite');
  });

  it('is shown last first: the whole of it stays in the minutes', async () => {
    await met(calls);
    for (const told of [first, 'pour les PMI il manque encore Épinay']) {
      await say(camille, told);
      await say(camille, 'oui');
    }
    const shown = await say(camille, 'mes tâches');
    expect(shown).toContain('il manque encore Épinay');
    expect(shown).not.toContain('Saint-Denis');
    expect((await kept())?.nextSteps).toContain('Saint-Denis');
  });

  it('names nobody who would have it to do', async () => {
    await met(calls);
    await say(camille, 'j’ai appelé deux PMI, il reste Pierrefitte, Zoé connaît la directrice');
    await say(camille, 'oui');
    expect(await say(zoe, 'mes tâches')).not.toContain('PMI');
  });
});

it.each([
  'où en est l’affiche ?',
  'l’affiche elle est prête ?',
  'c’est qui qui s’occupe de l’affiche ?',
])(
  'an action is asked about by one word of it, where it is asked how it goes or who does it: %s',
  async (text) => {
    await met('on a décidé de garder la carte. Camille fait l’affiche avant le 11');
    expect(await say(zoe, text)).toContain('Camille fait l’affiche avant le 11');
  },
);

it('what was decided is found by its words', async () => {
  await met('on a décidé de garder un seul questionnaire pour toutes les PMI');
  const text = 'est-ce qu’on a décidé quelque chose sur le questionnaire ?';
  expect(await say(zoe, text)).toContain('garder un seul questionnaire');
});

it('« c bon » on a phone is « c’est bon »', async () => {
  await met('on a décidé de garder la carte. Camille fait l’affiche avant le 11');
  await say(camille, 'c bon pour l’affiche');
  await say(camille, 'oui');
  expect((await kept())?.nextSteps).toMatch(/^✓ /);
});

it('a day behind what is done is of what is done', async () => {
  await met('on a décidé de garder la carte. Camille réserve la salle pour janvier');
  await say(camille, 'la salle de janvier c’est réservé, le 21 à 14h');
  await say(camille, 'oui');
  expect((await kept())?.nextSteps).toMatch(/^✓ Camille réserve la salle pour janvier – « /);
});

it('who was missing, and is said to have been excused, was', async () => {
  await met('on a décidé de garder la carte');
  const read = await say(animator, 'Camille n’était pas là hier en fait, elle était excusée');
  expect(read).toContain('Camille Durand : excusé');
});

it('who takes over from somebody is given nothing to do', async () => {
  const said = 'je laisse la main sur la carto, Camille prend le relais à partir d’aujourd’hui';
  expect(await say(animator, said)).not.toContain('À faire');
});
