/** Few acts on a poll, each said in many ways; and answers of which a part is not understood. */
import { beforeEach, describe, expect, it } from '@jest/globals';
import { admin, animator, camille, holder, noon, zoe } from '../../../support/partners.ts';
import { seedGroup } from '../../../support/polls.ts';
import { sayIn } from '../../../support/say-in.ts';
import { beginning, withPartners } from '../../../support/with-partners.ts';

const house = withPartners();
const say = sayIn(house);
beginning(house, async () => {
  for (const person of [admin, animator, holder, camille, zoe]) await house.meet(person);
  await seedGroup(house.store, [animator, camille, zoe], { at: noon });
});

const draft = 'sondage carto : mardi 12/1 14h-16h ; jeudi 14/1 10h-12h ; vendredi 15/1 9h30-11h30';
const launch = async () => {
  await say(animator, draft);
  await say(animator, 'lance le sondage');
};

it.each([
  'parfait, balance',
  'nickel, expédie-le',
  'ok tu peux balancer',
  'ok vas-y pour le sondage',
  'c’est bon pour le sondage, vas-y',
])('a draft on the table is launched by whatever word says to send it: %s', async (text) => {
  await say(animator, draft);
  expect(await say(animator, text)).toContain('est lancé');
});

it('what is not to be forgotten is not taken off', async () => {
  await say(animator, draft);
  expect(await say(animator, 'n’oublie pas le vendredi')).not.toContain('Rien n’a été lancé');
});

it('a day that is taken off and is not there is not added', async () => {
  await say(animator, draft);
  expect(await say(animator, 'enlève le lundi 18')).not.toContain('lundi 18 janvier, ');
});

describe('a poll that is open', () => {
  beforeEach(async () => {
    await launch();
    await say(zoe, 'mardi et jeudi');
    await say(camille, 'jeudi seulement');
  });

  it.each([
    'prends la date où il y a le plus de monde',
    'on prend celle qui convient au plus grand nombre',
    'garde le créneau majoritaire',
    'prends celui qui a le plus de voix et prépare-moi l’invit, ce sera à la Caf',
    'retiens celle qui arrive en tête',
  ])('the date that is ahead is taken, however that is said: %s', async (text) => {
    expect(await say(animator, text)).toMatch(/^Je retiens jeudi 14 janvier/);
  });

  it.each([
    'on clôt, et on prend la date qui a le plus de voix',
    'stop sondage, retenir la mieux placée, préparer l’invitation',
    'bon on clôture : ce sera la date majoritaire, envoie les invitations',
  ])('what a choice does as well is done with it, and is not disowned: %s', async (text) => {
    const shown = await say(animator, text);
    expect(shown).toMatch(/^Je retiens jeudi 14 janvier/);
    expect(shown).not.toContain('rien fait');
  });

  it('where it is held is heard though no slot is named', async () => {
    const shown = await say(animator, 'retenez la mieux classée, lieu : Caf');
    expect(shown).toContain('Lieu : Caf');
  });

  it.each([
    'relance gentiment les retardataires vu que la date approche',
    'relancez ceux qui n’ont pas voté car j’ai peu de réponses',
    'relance un petit coup ceux qui ont pas encore voté parce que là j’ai que Zoé',
  ])('a reason orders nothing, and names nobody: %s', async (text) => {
    expect(await say(animator, text)).toMatch(/^Je relance \d/);
  });

  it.each([
    'laissez donc le vote ouvert jusqu’au 6 janvier',
    'rien ne presse : garde les votes ouverts jusqu’au 6 janvier, sauf si tout le monde a répondu',
  ])('votes that are left open have another last day: %s', async (text) => {
    expect(await say(animator, text)).toContain('mercredi 6 janvier');
  });

  it.each([
    ['on part sur mardi même si jeudi avait plus de voix, 14h à la Caf', /^Je retiens mardi 12/],
    ['on garde vendredi même si c’est pas le plus demandé', /^Je retiens vendredi 15/],
    ['on part sur jeudi, à 10h30', /^Je retiens jeudi 14 janvier, 10 h 30/],
  ])('what is conceded takes nothing, and an hour that is said counts: %s', async (text, taken) => {
    expect(await say(animator, text)).toMatch(taken);
  });

  it.each([
    'arrête le sondage, on fera ça en février',
    'stoppe le sondage, tant pis',
    'ferme le sondage, aucune date ne va',
  ])(
    'a poll that is stopped without a date is called off, once that is confirmed: %s',
    async (text) => {
      expect(await say(animator, text)).toMatch(/^Annuler le sondage/);
    },
  );

  it.each(['prolonge le vote de 3 jours', 'donne-leur 3 jours de plus pour répondre'])(
    'how much longer is counted from the last day to answer: %s',
    async (text) => {
      const before = /avant le \D*(\d+)/u.exec(await say(zoe, 'montre le sondage'))?.[1];
      expect(await say(animator, text)).toContain(` ${Number(before) + 3} `);
    },
  );

  it('of two slots one is taken off: the other is what is left to take', async () => {
    await say(animator, 'annule le sondage');
    await say(animator, 'oui');
    await say(animator, 'sondage carto : lundi 18/1 10h ; mercredi 20/1 14h');
    await say(animator, 'envoie');
    const asked = await say(animator, 'le mercredi on oublie, il y a les enfants');
    expect(asked).toMatch(/^Je retiens lundi 18 janvier/);
  });
});

describe('an answer of which a part is not understood', () => {
  beforeEach(launch);

  it('is no yes for the slots of that part, and a private reason is kept in no part', async () => {
    const noted = await say(zoe, 'le matin ça m’arrange, l’après-midi je récupère mes enfants');
    expect(noted).toMatch(/oui : jeudi 14 janvier[^;]*vendredi 15 janvier[^;]*; non : mardi 12/);
    expect(noted).not.toMatch(/récupère/);
    expect(noted).toContain('Votre raison n’est pas gardée');
  });

  it('a day on which somebody will answer is no slot', async () => {
    expect(await say(zoe, 'je sais pas encore, je te dis demain')).not.toContain('Pas dans le');
    const noted = await say(zoe, 'mardi ok, le reste je te confirme demain');
    expect(noted).toMatch(/oui : mardi 12[^;]*; si besoin : jeudi 14/);
  });

  it('an hour that is none of a slot binds that slot alone', async () => {
    const asked = await say(zoe, 'le 14 à partir de 11h seulement donc bof');
    expect(asked).toMatch(/si besoin : jeudi 14 janvier/);
    expect(asked).toContain('11');
  });

  it('what somebody takes who called is theirs, and takes no date', async () => {
    const noted = await say(animator, 'Zoé m’a appelée, elle prend mardi');
    expect(noted).toMatch(/^(?:C’est noté|Dois-je noter) pour Zoé.*: oui : mardi 12/);
  });
});

it('a week, a half-day and a day left out are the days between them', async () => {
  const text =
    'trouve-nous un créneau la semaine du 18 janvier, n’importe quel après-midi sauf le mercredi';
  const shown = await say(animator, text);
  for (const day of ['lundi 18', 'mardi 19', 'jeudi 21', 'vendredi 22'])
    expect(shown).toContain(`${day} janvier, 14 h`);
  expect(shown).not.toContain('mercredi 20');
});

it('what is done to a group is the whole title of a poll', async () => {
  const text =
    'demande-leur s’ils préfèrent le 12 ou le 15 janvier à 14h, c’est pour valider la carte';
  expect(await say(animator, text)).toContain('Titre : valider la carte\n');
});

it('dates that are counted behind a group are no axis', async () => {
  const shown = await say(animator, 'propose au groupe 3 dates : 12/1 9h, 14/1 10h, 15/1 14h');
  expect(shown).toContain('Groupe : Sous-groupe Cartographie');
});
