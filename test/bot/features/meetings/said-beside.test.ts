import { beforeEach, describe, expect, it } from '@jest/globals';
import { gather } from '../../../support/meetings.ts';
import { animator, camille, zoe } from '../../../support/partners.ts';
import { sayIn } from '../../../support/say-in.ts';
import { beginning, withPartners } from '../../../support/with-partners.ts';

const house = withPartners();
beginning(house, async () => {
  await gather(house, [animator, zoe, camille]);
});

const say = sayIn(house);

describe('a title', () => {
  it('of a poll ends where another thing is said, and that it is held from afar is kept', async () => {
    await say(animator, 'sondage carto : mardi 12/1/2027 14h-16h ; jeudi 14/1/2027 9h-11h');
    const shown = await say(
      animator,
      'le titre c’est preparation du comite, et c’est en visio j’ai dit',
    );
    expect(shown).toContain('Titre : preparation du comite\n');
    expect(shown).toContain('Lieu : visio\n');
  });

  it.each([
    ['le titre c’est atelier données, et ça dure 1h30 pas 2h', 'atelier données', '9 h – 10 h 30'],
    ['titre : copil ; ça dure 3h', 'copil', '9 h – 12 h'],
    ['le titre c’est atelier, et enlève le 12', 'atelier', '9 h – 11 h'],
  ])('of a poll leaves what is said behind it: « %s »', async (text, title, hours) => {
    await say(animator, 'sondage carto : mardi 12/1/2027 14h-16h ; jeudi 14/1/2027 9h-11h');
    const shown = await say(animator, text);
    expect(shown).toContain(`Titre : ${title}\n`);
    expect(shown).toContain(hours);
    expect(shown.includes('mardi 12')).toBe(!text.includes('enlève'));
  });

  it('keeps the day of its own', async () => {
    await say(animator, 'sondage carto : mardi 12/1/2027 14h-16h ; jeudi 14/1/2027 9h-11h');
    const shown = await say(animator, 'titre : clôture du 18 janvier');
    expect(shown).toContain('Titre : clôture du 18 janvier\n');
    expect(shown).not.toContain('lundi 18');
  });

  it('keeps the commas of its own', async () => {
    await say(animator, 'sondage carto : mardi 12/1/2027 14h-16h ; jeudi 14/1/2027 9h-11h');
    const shown = await say(animator, 'titre : bilan, suites et calendrier');
    expect(shown).toContain('Titre : bilan, suites et calendrier\n');
  });

  it('of a meeting ends where its place is said', async () => {
    await say(animator, 'réunion carto mardi 12/1/2027 14h-16h à la Caf');
    const shown = await say(animator, 'le titre c’est préparation du comité, et c’est en visio');
    expect(shown).toContain('Titre : préparation du comité\n');
    expect(shown).toContain('Où : visio');
  });
});

it('what is said of the slot that is taken is its place, and no answer of who speaks', async () => {
  await say(animator, 'réunion carto vendredi 8/1/2027 14h-16h à la Caf');
  await say(animator, 'envoie');
  await say(animator, 'sondage carto : lundi 11/1/2027 14h-16h ; jeudi 14/1/2027 9h-11h');
  await say(animator, 'lance');
  const asked = await say(animator, 'on retient le 11 janvier alors, et c’est en visio');
  expect(asked).toContain('Je retiens lundi 11 janvier');
  expect(asked).toContain('visio');
  expect(asked).not.toContain('C’est noté');
});

it('who is told is what sending does, and the agenda needs no colon behind a comma', async () => {
  const shown = await say(
    animator,
    'reunion carto 12 janvier 2027 14h-16h a la caf, ordre du jour la maquette et les donnees de la cnaf. previens le groupe',
  );
  expect(shown).toContain('la maquette et les donnees de la cnaf');
  expect(shown).toContain('Où : caf\n');
  expect(shown).not.toContain('previens');
  expect(shown).not.toContain('message libre');
  await say(animator, 'envoie');
  const set = await say(animator, 'l’ordre du jour du 12 janvier c’est la démo et les retours');
  expect(set).toContain('la démo et les retours');
  const asked = await say(animator, 'l’ordre du jour du 12 janvier c’est quoi ?');
  expect(asked).toContain('Ordre du jour :\nla maquette');
});

it.each([
  'ajoute à l’ordre du jour le point sur les RPE, sinon c’est bon tu peux envoyer',
  'ajoute à l’ordre du jour les RPE, c’est bon tu peux envoyer',
  'ordre du jour : RPE, tu peux y aller',
  'ordre du jour : RPE ; ok envoie',
])('an order to send behind the agenda is no point of it: « %s »', async (text) => {
  await say(animator, 'réunion carto mardi 12/1/2027 14h-16h à la Caf');
  const sent = await say(animator, text);
  expect(sent).toContain('Réunion planifiée');
  expect(sent).toContain('RPE');
  expect(sent).not.toMatch(/tu peux|c’est bon|ok/);
});

it.each([
  'on garde mardi 12 janvier mais ce sera 15h pas 14h',
  'on maintient le 12 janvier mais à 15h',
  'on garde le 12 janvier mais on commence à 15h',
])('another hour on the day that is kept is a change, and plans none: « %s »', async (text) => {
  await say(animator, 'réunion carto mardi 12/1/2027 14h-16h à la Caf');
  await say(animator, 'envoie');
  const shown = await say(animator, text);
  expect(shown).toContain('le changement que j’ai compris');
  expect(shown).toContain('de 15 h à 17 h');
});

it('a point of an agenda is no order to send', async () => {
  await say(animator, 'réunion carto mardi 12/1/2027 14h-16h à la Caf');
  const shown = await say(animator, 'ordre du jour : bilan, envoyer les affiches');
  expect(shown).toContain('envoyer les affiches');
  expect(shown).not.toContain('Réunion planifiée');
});

describe('beside an answer', () => {
  beforeEach(async () => {
    for (const day of ['mardi 12/1/2027', 'mardi 19/1/2027']) {
      await say(animator, `réunion carto ${day} 14h-16h à la Caf`);
      await say(animator, 'envoie');
    }
  });

  it.each(['je viens le 12, c’est où déjà', 'ok pour le 12, ça se passe où au fait'])(
    'what is asked has its answer too: %s',
    async (text) => {
      const shown = await say(camille, text);
      expect(shown).toContain('C’est noté : présent');
      expect(shown).toContain('Lieu : Caf');
    },
  );

  it('what is asked behind an answer is asked of the meeting that was answered', async () => {
    expect(await say(camille, 'je viens le 12, on est combien')).toMatch(
      /mardi 12 janvier 2027, de 14 h à 16 h\.\n.*Camille Durand : présent/s,
    );
  });

  it('what somebody else will do meanwhile is kept with the excuse, and answers for nobody', async () => {
    const shown = await say(
      zoe,
      'merci, je peux pas le 12, Camille Durand prendra des notes pour moi',
    );
    expect(shown).toContain('excusé (« Camille Durand prendra des notes pour moi »)');
    expect(shown).not.toContain('noté pour');
  });

  it('“et aussi pour le 19” is another day, and no end of a stretch', async () => {
    const shown = await say(camille, 'excusez-moi pour le 12, et aussi pour le 19');
    expect(shown.match(/C’est noté : excusé/g)).toHaveLength(2);
  });

  it('“du 12 au 21” moves the meeting of the 12th, and plans none', async () => {
    expect(await say(animator, 'mets la réunion du 12 au 21 janvier')).toContain(
      'jeudi 21 janvier 2027, de 14 h à 16 h',
    );
  });

  it('what is on a day, or until it, is told of what is planned', async () => {
    const one = await say(camille, 'est-ce que je dois venir quelque part le 12 janvier');
    expect(one).toContain('mardi 12 janvier 2027');
    expect(one).not.toContain('mardi 19');
    const until = await say(camille, 'quelles réunions d’ici le 15 janvier');
    expect(until).toContain('mardi 12 janvier 2027');
    expect(until).not.toContain('mardi 19');
  });

  it('what is wanted beside an excuse is quoted', async () => {
    expect(await say(zoe, 'absente le 12 mais je veux bien le CR')).toContain(
      'Je n’ai rien fait de : « je veux bien le CR »',
    );
  });

  it('what is asked first is told, and what nobody knows is quoted', async () => {
    const read = await say(camille, 'c kan la prochaine et ki ramene le gouter deja');
    expect(read).toContain('mardi 12 janvier 2027');
    expect(read).toContain('ki ramene le gouter');
    expect(await say(camille, 'qui vient le 12, et où ?')).toContain('Caf');
  });
});

describe('of a meeting that was sent', () => {
  beforeEach(async () => {
    await say(animator, 'réunion carto jeudi 17/12/2026 14h-16h à la Caf');
    await say(animator, 'envoie');
  });

  it.each([
    'ok pour l’affiche mais pas avant le 20',
    'ok pour la carto mais j’ai besoin des derniers comptes rendus',
  ])(
    'an agreement to something else, or beside what is wanted, is no attendance: %s',
    async (text) => {
      expect(await say(camille, text)).not.toContain('C’est noté');
    },
  );

  it.each(['ok pour la carto', 'ok pour le 17', 'ok pour moi'])(
    'an agreement to a group that meets, or to its day, is one: %s',
    async (text) => {
      expect(await say(camille, text)).toContain('C’est noté : présent');
    },
  );

  it('the link alone is taken of what is said to add it', async () => {
    const shown = await say(
      animator,
      'ajoute le lien visio https://visio.fr/abc pour ceux qui peuvent pas se déplacer',
    );
    expect(shown).toContain('En ligne : https://visio.fr/abc');
    expect(shown).not.toContain('Ordre du jour');
  });

  it('numbers that count from one part the points of an agenda', async () => {
    const shown = await say(
      animator,
      'ordre du jour : 1 recensement des lieux 2 choix de l’outil 3 calendrier',
    );
    expect(shown).toContain('recensement des lieux\nchoix de l’outil\ncalendrier\n');
  });
});

it('a point that is added keeps how long it lasts and who presents it, and the meeting its end', async () => {
  await say(animator, 'réunion carto jeudi 17/12/2026 14h-16h à la Caf');
  const shown = await say(animator, 'ajoute la charte, 15 min, présentée par rachid');
  expect(shown).toContain('charte, 15 min, présentée par rachid\n');
  expect(shown).toContain('de 14 h à 16 h');
});

it.each([
  ['réunion du cdsf mardi 19 janvier à 14h à la préfecture', 'Je ne convoque pas le CDSF', 'CDSF'],
  ['réunion CDSF mardi 12 janvier 14h - 16h à la préfecture', 'Je ne convoque pas le CDSF', 'CDSF'],
  ['réunion du comité départemental le 3 février à 10h', 'Je ne convoque pas le CDSF', 'CDSF'],
  [
    'sondage pour le CDSF : mardi 12 ou jeudi 14 janvier à 10h ?',
    'Je n’interroge pas le CDSF',
    'CDSF',
  ],
  ['sonde le comité : le 3 ou le 4 février à 10h', 'Je n’interroge pas le CDSF', 'CDSF'],
  ['sonde le comité pour la date de la restitution', 'Je n’interroge pas le CDSF', 'CDSF'],
  ['réunion REAAP mardi 12 janvier 14h', 'pas de groupe « REAAP »', 'REAAP'],
  [
    'réunion du comité technique le 3 février à 10h',
    'pas de groupe « comité technique »',
    'comité technique',
  ],
])(
  'a body that is no group here is said by its name, and whom to invite is asked: « %s »',
  async (text, told, name) => {
    const asked = await say(animator, text);
    expect(asked).toContain(told);
    expect(asked).toContain(`crée un sous-groupe ${name} »`);
    expect(asked).not.toContain('Envoyer');
    expect(asked).not.toContain('Lancer');
  },
);

it('a meeting of a body that is no group keeps what was said of it for the group that is named next', async () => {
  await say(animator, 'réunion du CDSF mardi 12 janvier à 14h à la préfecture');
  const shown = await say(animator, 'cartographie');
  expect(shown).toContain('mardi 12 janvier 2027, de 14 h à 16 h');
  expect(shown).toContain('préfecture');
});

it('what is told of yesterday plans no meeting, nor changes the one that waits', async () => {
  await say(animator, 'réunion carto jeudi 17/12/2026 14h-16h à la Caf');
  const read = await say(
    animator,
    'au café des parents hier 12 mamans, elles veulent en parler à la prochaine réunion et que lea réserve la salle',
  );
  expect(read).not.toContain('Cette date est passée');
  expect(read).not.toContain('Nouvelle réunion');
});

it('who was there from afar, and who is no member, heads what was decided and is none of it', async () => {
  const read = await say(
    animator,
    'CR carto du 10 novembre : présents Rachid, Camille en visio et moi. On garde uMap',
  );
  expect(read).toContain('Camille Durand : présent à distance');
  expect(read).toContain('Je ne les trouve pas parmi les membres du groupe : Rachid');
  expect(read).not.toContain('présents');
});

describe('an answer to a meeting', () => {
  beforeEach(async () => {
    await say(animator, 'réunion carto vendredi 8/1/2027 14h-16h à la Caf');
    await say(animator, 'envoie');
  });

  it('with a reason and who stands in is of the meeting to come, and tells of no past one', async () => {
    const said = 'je pourrai pas le 8 désolé, j’ai conseil ce jour là. Camille peut me représenter';
    expect(await say(zoe, said)).toContain('représenté par Camille');
  });

  it('is noted beside what who comes will bring, which is said back', async () => {
    const shown = await say(zoe, 'cool le 8 je peux ! et je ramène les croissants');
    expect(shown).toContain('C’est noté : présent.');
    expect(shown).toContain('je ramène les croissants');
  });

  it('is from afar for who cannot travel, asked or told', async () => {
    const said = 'je pourrai pas me déplacer le 8, je peux suivre en visio ?';
    expect(await say(zoe, said)).toContain('présent à distance');
  });

  it('names who comes in the place of who speaks', async () => {
    expect(await say(zoe, 'c’est Camille qui vient à ma place')).toContain(
      'représenté par Camille',
    );
  });

  it('moves no meeting to the hospital of who excuses themselves', async () => {
    const said = 'le 8 j’peux plus finalement, enfant malade ce jour là (rdv hopital)';
    expect(await say(zoe, said)).toContain('C’est noté : excusé');
  });
});

it('what stands in brackets is of one point of the agenda', async () => {
  await say(animator, 'réunion carto jeudi 17/12/2026 14h-16h à la Caf');
  const shown = await say(animator, 'ordre du jour : budget (Caf, Département), calendrier');
  expect(shown).toContain('budget (Caf, Département)\ncalendrier\n');
});
