/** Meetings put right and planned in passing: where, what for, the link, a day that is settled. */
import { beforeEach, describe, expect, it } from '@jest/globals';
import { gather } from '../../../support/meetings.ts';
import { animator, camille, readAll } from '../../../support/partners.ts';
import { beginning, withPartners } from '../../../support/with-partners.ts';

const house = withPartners();
beginning(house, () => gather(house, [animator, camille]));

const say = async (text: string, who = animator) =>
  readAll(await house.say(who, text)).replace(/[\u00a0\u202f]/g, ' ');
const planned = async () => {
  await say('réunion carto mardi 12 janvier de 10h à 12h, école Jean-Lolive à Pantin');
  return say('envoie');
};

it.each([
  ['à la maison de quartier de Stains pour caler la suite', 'caler la suite'],
  ['à la Caf pour préparer le forum', 'préparer le forum'],
])('what a meeting is for is its title, and no part of its place: « %s »', async (words, title) => {
  const read = await say(`réunion carto mardi 12 janvier de 10h à 12h ${words}`);
  expect(read).toContain(title);
  expect(read).not.toMatch(/(?:Stains|Caf) pour/);
});

it('a town and the house in it are one place', async () => {
  const read = await say(
    'réunion carto mardi 12 janvier de 10h à 12h à Bobigny, dans les locaux de l’Observatoire',
  );
  expect(read).toContain('Bobigny, dans les locaux de l’Observatoire');
});

it.each([
  'la mairie nous fait faux bond, Bobigny nous accueille à la place, même jour mais à 14h30',
])('who receives the group is where it is, and nobody is excused: « %s »', async (text) => {
  await planned();
  const read = await say(text);
  expect(read).toMatch(/de 14 h 30 à.*Où :\s+Bobigny\n/s);
  expect(read).not.toContain('xcusé');
});

it('until when a room is free says nothing of who comes', async () => {
  await planned();
  const read = await say(
    'je viens de relire, j’ai laissé 14h alors que la salle n’est libre que le matin',
  );
  expect(read).not.toContain('présent');
});

it('a place that is lost is none, and the one that follows is', async () => {
  await planned();
  const moved = await say(
    'la salle étant prise, nous serons finalement accueillis à la médiathèque de Pantin',
  );
  expect(moved).toMatch(/Où :\s+médiathèque de Pantin/);
  await say('annule');
  const read = await say(
    'Finalement nous serons plutôt à Bobigny, dans les locaux de l’Observatoire, la salle n’est plus libre.',
  );
  expect(read).toContain('Bobigny, dans les locaux de l’Observatoire');
});

it.each([
  'La Caf n’a plus de salle le 12, on se replie à la médiathèque de Pantin même horaire',
  'on se rabat sur la médiathèque de Pantin',
  'l’école ne peut plus nous recevoir, on se replie finalement à la médiathèque de Pantin',
])('where one falls back to is the place, and what is no more is none: « %s »', async (text) => {
  await planned();
  expect(await say(text)).toMatch(/Où :\s+médiathèque de Pantin\n/);
});

it.each([
  ['fin à 11h30 car la salle ferme', 'de 10 h à 11 h 30'],
  ['mets fin à 11h30 vu que la Caf ferme à 12h', 'de 10 h à 11 h 30'],
  ['vu que la mairie ouvre à 9h30, on commence à 11h', 'de 11 h à 13 h'],
  ['plutôt 9h car 10h c’est trop tard', 'de 9 h à 11 h'],
  ['fin à 11h30 à cause de la salle', 'de 10 h à 11 h 30'],
])('a reason gives neither a place nor an hour: « %s »', async (text, hours) => {
  await say('réunion carto mardi 12 janvier de 10h à 12h, école Jean-Lolive à Pantin');
  const read = await say(text);
  expect(read).toContain(hours);
  expect(read).toContain('école Jean-Lolive à Pantin');
});

it.each([
  'mets plutôt à la PMI de Montreuil, et ordre du jour : le budget ; la suite',
  'plutôt à la PMI de Montreuil, ordre du jour : le budget, la suite',
  'change la salle, PMI de Montreuil, et à l’ordre du jour : le budget ; la suite',
])('a place ahead of the points of a draft is kept with them: « %s »', async (text) => {
  await say('réunion carto mardi 12 janvier de 10h à 12h, école Jean-Lolive à Pantin');
  const read = await say(text);
  expect(read).toMatch(/Où :\s+PMI de Montreuil\n/);
  expect(read).toMatch(/budget.*suite/s);
});

it('a change right behind a sending does not say that nothing was sent', async () => {
  await planned();
  await say('on se replie à la médiathèque de Pantin');
  expect(await say('envoie')).toContain('L’invitation est encore en cours d’envoi');
});

it('a team is no Teams', async () => {
  expect(await say('on se cale la team carto mardi 12 janvier 14h en visio')).not.toMatch(
    /Où :\s+team/,
  );
});

it.each(['draft', 'sent'])(
  'a place that takes the place of another leaves the rest of it (%s)',
  async (state) => {
    if (state === 'sent') await planned();
    else await say('réunion carto mardi 12 janvier de 10h à 12h, école Jean-Lolive à Pantin');
    const read = await say('Ah non mince, l’école c’est Joliot-Curie, pas Jean-Lolive');
    expect(read).toContain('école Joliot-Curie à Pantin');
  },
);

it.each([
  [
    'on a changé de salle, ce sera la médiathèque Elsa Triolet à Bondy pas la maison des parents',
    'médiathèque Elsa Triolet à Bondy',
  ],
  ['non le nouveau lieu c mediatheque Elsa Triolet, Bondy', 'mediatheque Elsa Triolet, Bondy'],
])(
  'a place is the whole of what is said, and what it says is not said again: « %s »',
  async (text, place) => {
    await say('réunion carto mardi 12 janvier de 10h à 12h, maison des parents de Bondy');
    expect(await say(text)).toMatch(new RegExp(`Où : ${place}\\n`));
  },
);

it('a kind of place that both are is said once', async () => {
  await say('réunion carto mardi 12 janvier de 10h à 12h, école Jean-Lolive à Pantin');
  const read = await say('oups c’est l’école Joliot-Curie, pas Jean-Lolive');
  expect(read).toContain(' école Joliot-Curie à Pantin');
  expect(read).not.toContain('école école');
});

it.each([
  ['pas la Caf, la mairie de Bobigny', 'mairie de Bobigny'],
  ['pas la caf c la mairie', 'mairie'],
  ['la mairie, pas la Caf', 'mairie'],
])('a place that is said not to be is not added to: « %s »', async (text, place) => {
  for (const state of ['draft', 'sent']) {
    await say('réunion carto mardi 12 janvier de 10h à 12h à la Caf');
    if (state === 'sent') await say('envoie');
    expect(await say(text)).toMatch(new RegExp(`Où :\\s+${place}\\s`));
    await say('abandonne');
  }
});

it('another hour, right after a poll was drafted, is not that of the meeting sent before', async () => {
  await planned();
  await say('sondage carto pour janvier : le 19, le 21 ou le 26 à 10h');
  const read = await say('plutôt 9h30 et même salle que d’hab');
  expect(read).toMatch(/19 janvier, 9 h 30/);
  expect(read).not.toContain('12 janvier');
});

it('a change that waits to be sent is kept by the next one of the same meeting', async () => {
  await planned();
  await say('ordre du jour : point sur la carto, calendrier 2027');
  await say('sondage carto pour janvier : le 19, le 21 ou le 26 à 10h');
  const read = await say('décale la réunion carto au jeudi 14 janvier même heure');
  expect(read).toContain('jeudi 14 janvier');
  expect(read).toContain('calendrier 2027');
});

it('the same room is that of the meeting before, and asked where there is none', async () => {
  expect(await say('réunion carto mardi 5 janvier à 14h, même salle')).toContain('Où se tient');
  await say('abandonne');
  await planned();
  const read = await say('réunion carto jeudi 21 janvier à 14h, même salle');
  expect(read).toMatch(/Où :\s+école Jean-Lolive à Pantin/);
});

it('what is added, right after the agenda was asked for, is a point of it', async () => {
  await planned();
  await say('c’est quoi l’ordre du jour de la réunion du 12 ?');
  const read = await say('j’ajoute : budget de l’outil');
  expect(read).toMatch(/Ordre du jour\s+(?:•\s+)?budget de l’outil/);
  expect(read).toContain('Envoyer');
});

it.each([
  'le lien de la visio : https://visio.exemple.fr/carto',
  'voilà le lien pour ceux qui sont loin : https://visio.exemple.fr/carto',
])('a link that is given joins the meeting to come: « %s »', async (text) => {
  await planned();
  expect(await say(text)).toContain('Envoyer');
  await say('envoie');
  expect(await say('y’a un lien ?', camille)).toContain('https://visio.exemple.fr/carto');
});

it.each([
  'ajoute le lien https://visio.exemple.fr/carto à la réunion du 12',
  'faut mettre le lien Teams pour le 12 : https://visio.exemple.fr/carto',
])('a link given for a day joins the meeting of that day, and plans none: « %s »', async (text) => {
  await planned();
  const read = await say(text);
  expect(read).toContain('https://visio.exemple.fr/carto');
  expect(read).not.toContain('Inviter');
  await say('envoie');
  expect(await say('réunions à venir')).toMatch(/12 janvier/);
  expect(await say('y’a un lien ?', camille)).toContain('https://visio.exemple.fr/carto');
});

it('what the agenda is, said right after it was sent, is its points, whatever they name', async () => {
  await planned();
  const read = await say('et l’ordre du jour c’est tour de table, liste des LAEP');
  expect(read).toMatch(/Ordre du jour\s+(?:•\s+)?tour de table\s+(?:•\s+)?liste des LAEP/);
  expect(read).toContain('Envoyer');
});

it.each([
  'qui vient et y a quoi à l’ordre du jour',
  'qui vient le 12 ? et quel est l’ordre du jour ?',
])('two questions of one meeting have two answers: « %s »', async (text) => {
  await planned();
  await say('l’ordre du jour c’est tour de table');
  await say('envoie');
  await say('je viens', camille);
  const read = await say(text);
  expect(read).toContain('Camille Durand');
  expect(read).toContain('tour de table');
});

it('where we shall be, said right after it was sent, is its new place', async () => {
  await planned();
  const read = await say('Finalement nous serons plutôt à Bobigny, la salle n’est plus libre');
  expect(read).toMatch(/Où :\s+Bobigny/);
  expect(read).toContain('Envoyer');
  await say('annule');
  expect(await say('on sera plutôt douze')).not.toContain('Envoyer');
});

it('what happened in a month is no move, and a word of an order no place', async () => {
  await planned();
  const read = await say(
    'fais nous un doc avec tout ce qui s’est passé sur l’axe 5 en novembre, pour le comité',
  );
  expect(read).not.toContain('changement');
  expect(await say('on change le lieu, pour le comité')).not.toMatch(/Où :\s+le\s/);
});

it('a day that suits moves no meeting', async () => {
  await planned();
  expect(await say('finalement le 14 ça passe aussi')).not.toContain('changement');
});

it('until when something else lasts is no end of the meeting', async () => {
  await planned();
  expect(
    await say('zut la salle est prise jusqu’à 10h, on commence plutôt à 10h15, même lieu'),
  ).toContain('10 h 15');
});

it.each(['On retient le jeudi 14 janvier à 9h30', 'ok ça sera jeudi 14 janvier à 9h30'])(
  'a day and an hour that are settled are proposed, and nothing is sent: « %s »',
  async (text) => {
    const read = await say(text);
    expect(read).toContain('jeudi 14 janvier 2027, de 9 h 30');
    expect(read).toContain('Envoyer');
  },
);

describe('where none is planned', () => {
  it.each([
    'On se réunit quand ?',
    'qui sera là ?',
    'quand est-ce qu’on se voit la prochaine fois ?',
    'c’est où déjà la réunion ?',
    'et la réu de mardi elle est maintenue ou pas',
    'y’a un lien ?',
  ])('that none is, and who plans one, is said; the document is not: « %s »', async (text) => {
    const read = await say(text, camille);
    expect(read).toContain('Aucune réunion n’est prévue');
    expect(read).toContain('co-animateur');
    expect(read).not.toContain('2025');
  });
});

it('a message for everybody is no call', async () => {
  expect(await say('rappelle à tout le monde d’apporter ses chiffres le 9')).not.toContain(
    'appeler quelqu’un',
  );
});

it.each([
  ['mardi la réunion finit à 11h30', 'de 10 h à 11 h 30'],
  ['la réunion du 12 janvier se termine à 11h30', 'de 10 h à 11 h 30'],
  ['la fin de la réunion du 12 est à 11h30', 'de 10 h à 11 h 30'],
  ['modifie la réunion du 12 janvier : 10h à 11h30', 'de 10 h à 11 h 30'],
  ['change la réunion de mardi : 9h-10h30', 'de 9 h à 10 h 30'],
])(
  'the hours of a meeting that is there are changed, and none is planned: « %s »',
  async (text, hours) => {
    await planned();
    const read = await say(text);
    expect(read).toContain('Voici le changement que j’ai compris');
    expect(read).toContain(`mardi 12 janvier 2027, ${hours}`);
  },
);

it('an hour behind a word of ending is the end, and the start stays', async () => {
  await say('réunion carto mardi 12 janvier de 10h à 12h à la mairie de Pantin');
  expect(await say('et on finit plutôt à 11h30')).toContain('de 10 h à 11 h 30');
  expect(await say('non ça commence à 9h30, c’est la fin qui passe à 11h')).toContain(
    'de 9 h 30 à 11 h',
  );
});

describe('several changes of one sentence', () => {
  const draft =
    'réunion carto mardi 12 janvier à 10h à la Caf, odj : bilan des fiches ; calendrier';

  it('each is made of the draft, and what is sent beside them is sent', async () => {
    await say(draft);
    const read = await say('c’est 9h30 12h et enlève le point calendrier');
    expect(read).toContain('de 9 h 30 à 12 h');
    expect(read).not.toContain('calendrier');
  });

  it('each is made of a meeting that is planned', async () => {
    await planned();
    const read = await say('ajoute le budget à l’ODJ et décale à 10h30');
    expect(read).toContain('de 10 h 30 à 12 h 30');
    expect(read).toContain('le budget');
  });

  it('a group that comes on top takes the place of none, and nothing is sent', async () => {
    await say(draft);
    const read = await say('c’est aussi pour l’axe 2, décale à 10h15 et envoie');
    expect(read).toContain('de 10 h 15');
    expect(read).toContain('Envoyer');
    expect(read).not.toContain('Axe 2');
  });

  it('nobody of a group is left out, and it is said', async () => {
    await say(draft);
    expect(await say('envoie à tous sauf Camille')).toContain(
      'je ne peux laisser personne de côté',
    );
  });

  it('what is kept as it is gives up the change', async () => {
    await planned();
    await say('décale la réunion d’une semaine');
    expect(await say('non laisse tomber on garde mardi')).toContain('rien n’a été envoyé');
  });
});

it.each([
  ['la réunion n’aura pas lieu le 12 mais le 13', 'mercredi 13 janvier'],
  ['le 12 ça ne se tiendra pas à la Caf mais à la mairie de Bondy, la réunion', 'mairie de Bondy'],
  ['la réunion du 12 n’aura pas lieu à la Caf mais à la PMI', 'Où : PMI'],
])('a meeting that is held otherwise is not called off: « %s »', async (text, shown) => {
  await say('réunion carto mardi 12 janvier à 10h à la Caf');
  await say('envoie');
  const read = await say(text);
  expect(read).toContain(shown);
  expect(read).not.toContain('Annuler cette réunion');
});

it.each([
  'le budget 2027, mets-le à l’ordre du jour',
  'le budget 2027, ajoute ça à l’ordre du jour',
])('a point that was just said is the one that is meant: « %s »', async (text) => {
  await say('réunion carto mardi 12 janvier à 10h à la Caf');
  await say('envoie');
  expect(await say(text)).toMatch(/Ordre du jour\n(?:le )?budget 2027/);
});

it('where no point is said, the form asks which, and nothing waits to be sent', async () => {
  await say('réunion carto mardi 12 janvier à 10h à la Caf');
  await say('envoie');
  expect(await say('mets ça à l’ordre du jour')).toContain('Modifier la réunion');
});

it('a point is called off without a word of who comes', async () => {
  await say('réunion carto mardi 12 janvier à 10h à la Caf, odj : bilan ; planning 2027');
  await say('envoie');
  const read = await say('annule le point planning 2027 on verra plus tard');
  expect(read).toContain('bilan');
  expect(read).not.toMatch(/planning 2027|à confirmer/);
});

it.each(['rappelle-moi la réunion la veille', 'tu peux me la rappeler la veille'])(
  'a reminder that is asked for is that of the meeting: « %s »',
  async (text) => {
    await planned();
    expect(await say(text)).toMatch(/sans rien demander.*\n?.*12 janvier/su);
  },
);

it('the day of a meeting that was held is put right before it is noted', async () => {
  const at =
    'la réunion carto de vendredi est faite, on a décidé : 1 la carte sort 2 le calendrier est validé 3 Camille lance l’enquête';
  expect(await say(at)).toContain('Dois-je la noter');
  const read = await say('non c’était jeudi');
  expect(read).toMatch(/jeudi.*Dois-je la noter/su);
  expect(read).toContain('Camille lance l’enquête');
});

describe('the points of the meeting that was just spoken of', () => {
  beforeEach(async () => {
    await say(
      'réunion carto mardi 12 janvier de 14h à 16h à la Caf, odj : données caf ; zones blanches ; bilan',
    );
    await say('envoie');
  });
  const DATA = 'données caf';
  const ZONES = 'zones blanches';
  it.each([
    ['mets les zones blanches en premier', [ZONES, DATA, 'bilan']],
    ['mets zones blanches en 1', [ZONES, DATA, 'bilan']],
    ['en dernier les données caf', [ZONES, 'bilan', DATA]],
    ['passe le bilan avant zones blanches', [DATA, 'bilan', ZONES]],
    ['zones blanches en premier, et en fait on commencera à 14h30', [ZONES, DATA, 'bilan']],
    ['enleve le dernier et passe zones blanches avant donnees caf', [ZONES, DATA]],
    ['enlève le premier point', [ZONES, 'bilan']],
  ])('are put in another order, and go by their rank: « %s »', async (text, points) => {
    const read = await say(text);
    const own = read.split('\n').filter((line) => [DATA, ZONES, 'bilan'].includes(line.trim()));
    expect(own.map((line) => line.trim())).toEqual(points);
    expect(read).not.toMatch(/en premier|en 1|en dernier|avant/);
    if (text.includes('14h30')) expect(read).toContain('14 h 30');
  });
});

it.each([
  'décale la réunion du 12 d’une demi heure, 10h30',
  'la réunion du 12 commence à 10h30 au lieu de 10h',
])('how far a meeting is moved is no length of it, nor another day: « %s »', async (text) => {
  await planned();
  expect(await say(text)).toContain('mardi 12 janvier 2027, de 10 h 30 à 12 h 30');
});

it.each([
  ['rajoute à l’ordre du jour de la réunion du 12 : le budget', 'qui anime la carto ?'],
  ['rajoute à l’ordre du jour : le budget', 'qui vient mardi 12 ?'],
])('an empty form gives way to the meeting that is meant: « %s »', async (text, between) => {
  await planned();
  await say('planifie une réunion carto');
  await say(between);
  const read = await say(text);
  expect(read).toContain('Voici le changement');
  expect(read).toContain('mardi 12 janvier 2027, de 10 h à 12 h');
});

it('a room is added to the building, and takes the place of another room', async () => {
  await say('réunion carto mardi 12 janvier de 10h à 12h à la Caf de Bobigny');
  expect(await say('salle 12')).toMatch(/Où :\s+Caf de Bobigny, salle 12/);
  await say('envoie');
  const read = await say('salle 310, et elle commence à 9h30');
  expect(read).toMatch(/Où :\s+Caf de Bobigny, salle 310/);
  expect(read).toContain('de 9 h 30 à 11 h 30');
});

it('the day of a meeting to come is not that of the minutes that wait for a yes', async () => {
  await planned();
  await say('on a fait une réunion carto le 18 novembre, on a décidé de publier la carte');
  expect(await say('la réunion du 12 commence à 10h30 et c’est à la Caf')).toContain(
    'Voici le changement que j’ai compris',
  );
});

it('a committee of the plan is no group: it is said so by its name, and whom to invite is asked', async () => {
  const read = await say('le comité c’est le 17 décembre à 14h à la préfecture');
  expect(read).toContain('Je ne convoque pas le CDSF');
  expect(read).toContain('crée un sous-groupe CDSF');
  expect(read).not.toContain('Envoyer');
});

it('what was asked again lately says so, in whatever words', async () => {
  await planned();
  await say('relance ceux qui n’ont pas répondu');
  expect(await say('redemande quand même')).toContain('Une relance est déjà partie');
});

it('the hour and the agenda are asked of one meeting, and both are told', async () => {
  await planned();
  const read = await say('l’heure et l’odj de la réunion carto');
  expect(read).toContain('ordre du jour');
  expect(read).toMatch(/10 h.{1,3}12 h/);
});

it('a group by a part of its name is a word of the place, and moves nothing', async () => {
  await say('réunion carto mardi 12 janvier de 10h à 12h à la Caf');
  await say('envoie');
  expect(await say('le lieu c’est la maison de la cartographie à Pantin')).toMatch(
    /Où :\s+maison de la cartographie à Pantin/,
  );
});

it.each([
  ['grève des transports mardi, on décale de deux jours donc jeudi 14, même heure', 'jeudi 14'],
  ['reporte la réunion du 12 à la semaine suivante', 'mardi 19'],
])('a meeting goes to the day that is said: « %s »', async (text, day) => {
  await planned();
  expect(await say(text)).toContain(`${day} janvier 2027, de 10 h à 12 h`);
});

it.each([
  'le 12 est annulé trop de malades, on se retrouve jeudi 14 janvier à la même heure à la médiathèque de Stains',
  'annule la carto du 12 l’école est fermée, ce sera plutôt le jeudi 14 janvier à la médiathèque de Stains',
])('a meeting that is cancelled for another day is moved, and not lost: « %s »', async (text) => {
  await planned();
  const read = await say(text);
  expect(read).toMatch(/jeudi 14 janvier 2027, de 10 h à 12 h/);
  expect(read).toMatch(/Où :\s+médiathèque de Stains/);
});

it('the hour at which we begin, on the day of a meeting, is its new start', async () => {
  await planned();
  expect(await say('le 12 on démarre à 11h finalement')).toContain('de 11 h à 13 h');
});

it.each([
  ['pas à l’école finalement, plutôt en visio', 'visio'],
  ['à distance et non à l’école', 'à distance'],
  ['en visio plutôt qu’à l’école, finalement', 'visio'],
  ['pas à l’école Jean-Lolive à Pantin, en distanciel svp', 'distanciel'],
])(
  'what is said not to be is no place, and what is said around a place is no part of it: « %s »',
  async (text, place) => {
    await say('réunion carto mardi 12 janvier de 10h à 12h, école Jean-Lolive à Pantin');
    expect(await say(text)).toMatch(new RegExp(`Où :\\s+${place}\n`));
  },
);

it.each([
  'l’école nous lâche, on se retrouve à la médiathèque de Bondy, même jour même heure',
  'mêmes jour et heure mais on se réunira à la médiathèque de Bondy',
  'l’école n’est plus dispo, rendez-vous à la médiathèque de Bondy, rien d’autre ne bouge',
])('where we meet, said of the meeting that was just sent, is its place: « %s »', async (text) => {
  await planned();
  expect(await say(text)).toMatch(
    /mardi 12 janvier 2027, de 10 h à 12 h[\s\S]*Où :\s+médiathèque de Bondy\n/,
  );
});

it('where we meet afterwards is no place of the meeting', async () => {
  await planned();
  expect(await say('on se voit au café après')).not.toContain('Où :');
});

it.each([
  'plutôt pour 11h si tant est que ce ne soit pas trop tôt',
  'à 11h, sous réserve que la mairie de Bondy soit ouverte',
  'la salle n’est libre qu’à partir de 11h ; décale donc d’une heure',
  'l’école ne pourra pas nous accueillir avant 11 heures : décalez d’une heure, sans rien changer d’autre',
])('a condition gives no place, and an hour that is said is not added to: « %s »', async (text) => {
  await say('réunion carto mardi 12 janvier de 10h à 12h, école Jean-Lolive à Pantin');
  expect(await say(text)).toMatch(/de 11 h à 13 h[\s\S]*Où :\s+école Jean-Lolive à Pantin\n/);
});

it.each([
  [
    'ajoute à l’ordre du jour le budget, 20 min, c’est Camille qui présente',
    'budget, 20 min, c’est Camille qui présente',
  ],
  ['ajoute à l’odj la charte, Camille présente', 'charte, Camille présente'],
  ['mets à l’ODJ un point budget, 10 min, et touche à rien d’autre', 'budget, 10 min'],
  ['ajoute à l’ODJ un point sur les crèches, 15 min, et vire rien', 'crèches, 15 min'],
  ['ajoute à l’ODJ le suivi des LAEP', 'suivi des LAEP'],
])(
  'who presents a point is said of it, and what leaves the rest is none: « %s »',
  async (text, point) => {
    await planned();
    expect(await say(text)).toContain(`Ordre du jour\n${point}\n`);
  },
);

it('who is to be invited besides is no place, and is said back', async () => {
  await planned();
  const read = await say(
    'Pour le 12 : fin à 11h30, ajouter la charte à l’ODJ, inviter aussi Camille Durand',
  );
  expect(read).toMatch(/de 10 h à 11 h 30[\s\S]*Où :\s+école Jean-Lolive à Pantin\n/);
  expect(read).toContain('« inviter aussi Camille Durand »');
});
