/** What is said last, and what is only said beside: of who comes, of what was talked about, of where it is. */
import { beforeEach, describe, expect, it } from '@jest/globals';
import { gather, keptMeeting, schedule } from '../../../support/meetings.ts';
import { animator, camille, refOf, zoe } from '../../../support/partners.ts';
import { sayIn } from '../../../support/say-in.ts';
import { beginning, withPartners } from '../../../support/with-partners.ts';

const house = withPartners();
beginning(house, () => gather(house, [animator, camille, zoe]));
const say = sayIn(house);

it.each(['bon je vous quitte, bonne soirée à tous', 'je ne m’attends pas à grand-chose de la Caf'])(
  'what only sounds like an answer answers no invitation: « %s »',
  async (text) => {
    const { id } = await schedule(house);
    await say(camille, text);
    expect((await keptMeeting(house, id))?.attendance[refOf(camille)]).toBeUndefined();
  },
);

describe('a meeting on the 12th', () => {
  let id: string;
  beforeEach(async () => {
    ({ id } = await schedule(house));
  });
  const given = async (of = id) => (await keptMeeting(house, of))?.attendance[refOf(camille)];

  it.each([
    [
      'j’avais répondu que je serais là, mais on m’opère ce jour-là, comptez pas sur moi',
      'excused',
    ],
    ['je comptais venir, finalement je ne pourrai pas', 'excused'],
    ['je vous avais promis de venir mais je dois renoncer', 'excused'],
    ['j’avais dit non, mais finalement je viens', 'present'],
  ])('what was answered before is no answer, the last word is: « %s »', async (text, status) => {
    await say(camille, text);
    expect(await given()).toMatchObject({ status, word: '' });
  });

  it.each([
    ['je passe juste une petite heure, j’ai une livraison derrière', 'je passe juste'],
    ['présente, je vous quitterai vers 15h', 'vers 15h'],
    ['je viens, même si je dois partir à 15h30', 'partir à 15h30'],
  ])('who leaves early comes, and when is kept: « %s »', async (text, word) => {
    await say(camille, text);
    const answer = await given();
    expect(answer?.status).toBe('present');
    expect(answer?.word).toContain(word);
  });

  it.each([
    [
      'j’arriverai vers 14h30, la ligne 13 vous savez ce que c’est',
      'present',
      'j’arriverai vers 14h30',
    ],
    ['ma cheffe m’a refilé un dossier, je ne viens pas', 'excused', ''],
    ['je viens. Belle fin de semaine à vous', 'present', ''],
  ])('no chat and no reason is kept with an answer: « %s »', async (text, status, word) => {
    await say(camille, text);
    expect(await given()).toMatchObject({ status, word });
  });

  it.each([
    ['présente le 12, mais le 9 février il ne faudra pas m’attendre', 'present', 'excused'],
    [
      'celle de janvier non je suis en congé, par contre celle de février oui',
      'excused',
      'present',
    ],
  ])('two meetings have each their answer: « %s »', async (text, first, second) => {
    const { id: other } = await schedule(house, {
      when: { date: '2027-02-09', start: '14:00', end: '16:00', zone: 'Europe/Paris' },
    });
    await say(animator, 'bonjour');
    await say(camille, text);
    expect([(await given())?.status, (await given(other))?.status]).toEqual([first, second]);
  });

  it.each([
    [
      'ajoute en point 2 la saisie des adresses, qui nous occupe depuis des lustres',
      /Ordre du jour\s+Tour de table\s+saisie des adresses\s+Choix du livrable/,
    ],
    [
      'ajoute à l’ordre du jour un point sur le budget, à placer en tête',
      /Ordre du jour\s+budget\s+Tour de table/,
    ],
  ])(
    'a point stands where it is said to, without the remark on it: « %s »',
    async (text, agenda) => {
      expect(await say(animator, text)).toMatch(agenda);
    },
  );
});

it.each([
  'cr de la carto d’hier : tour des avancées, échanges animés sur la légende, pas de décision, on en reparle en mars',
  'compte rendu de la carto d’hier : Tour des avancées. Échanges animés sur la légende. Aucune décision prise.',
])(
  'where nothing was decided, what was talked about is kept, and is no decision: « %s »',
  async (text) => {
    await say(animator, text);
    const read = await say(animator, 'oui');
    expect(read).toMatch(/Discuté :\s+tour des avancées.*décision/is);
    expect(read).not.toContain('Décidé');
  },
);

it('what was decided beside what was not is still a decision', async () => {
  await say(
    animator,
    'cr de la carto d’hier : on a validé la légende, aucune décision sur le budget',
  );
  expect(await say(animator, 'oui')).toMatch(/Décidé :\s+on a validé la légende/i);
});

it.each([
  [
    'finalement 15h et pas à Pantin, à Bondy, maison des associations',
    /15 h à.*Où :\s+Bondy, maison des associations/s,
  ],
  ['ce sera plutôt à la Caf de Bobigny, pas à Pantin', /14 h à.*Où :\s+Caf de Bobigny/s],
])(
  'another hour or place of the meeting that was just sent is its change: « %s »',
  async (text, shown) => {
    await say(animator, 'réunion carto mardi 12 janvier à 14h à la mairie de Pantin');
    await say(animator, 'oui');
    const read = await say(animator, text);
    expect(read).toMatch(shown);
    expect(read).not.toMatch(/défaire|xcusé/);
  },
);

it('a change that its own message sends is not left to be sent again', async () => {
  await say(animator, 'réunion carto mardi 12 janvier à 14h à la mairie de Pantin');
  await say(animator, 'oui');
  const read = await say(
    animator,
    'Coquille dans la convocation : c’est au Centre administratif de Pantin, pas à la mairie. Rectificatif à diffuser svp',
  );
  expect(read).toContain('Centre administratif de Pantin');
  expect(read).toContain('Réunion modifiée');
  expect(read).not.toContain('Voici le changement que j’ai compris');
  expect(await say(animator, 'oui')).not.toContain('Réunion modifiée');
});

it('what its two halves would answer alike is answered once', async () => {
  await schedule(house);
  const read = await say(animator, 'combien serons-nous le 12, à ce stade de la connaissance ?');
  expect(read.match(/Prochaine réunion/g)).toHaveLength(1);
});

describe('who was taken for somebody else, right after who was there was noted', () => {
  beforeEach(async () => {
    await say(animator, 'réunion carto ce matin à 8h à Pantin');
    await say(animator, 'oui');
    await say(animator, 'étaient présents ce matin : Camille et moi');
  });

  it.each([
    'camille non j’ai confondu avec zoé',
    'Camille n’y était pas, je l’ai prise pour Zoé, pardon à toutes les deux',
    'on me signale que c’était Zoé, et non Camille, à côté de moi',
    'rectificatif à l’émargement : Camille n’y était pas, je l’ai confondue avec Zoé',
  ])('was not there, and that somebody was: « %s »', async (text) => {
    const read = await say(animator, text);
    expect(read).toContain('Zoé Petit : présent');
    expect(read).toContain('Camille Durand : absent');
  });

  it.each([
    'c’est Zoé qui relit la carte, pas Camille',
    'c’était Zoé qui devait relire la carte, pas Camille',
    'Camille a pris pour elle la relance et Zoé relit',
    'Camille a mélangé les chiffres de Zoé',
  ])('is there still, where it is what they do that is told: « %s »', async (text) => {
    await say(animator, text);
    const read = await say(animator, 'qui était là ce matin ?');
    expect(read).toContain('Camille Durand : présent');
    expect(read).not.toContain('Zoé Petit : présent');
  });
});
