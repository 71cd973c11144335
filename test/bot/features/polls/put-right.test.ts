/** Slots that are put right, before a poll is launched and after. */
import { beforeEach, expect, it } from '@jest/globals';
import { admin, animator, camille } from '../../../support/partners.ts';
import { sayIn } from '../../../support/say-in.ts';
import { withPartners } from '../../../support/with-partners.ts';

const house = withPartners();
const say = sayIn(house);
beforeEach(async () => {
  for (const person of [admin, animator, camille]) await house.meet(person);
  await say(admin, 'nomme Ines Animatrice co-animatrice de l’axe 5');
  await say(animator, 'sondage pour l’axe 5 le 8, le 10 ou le 15 décembre, de 9h à 12h');
});

const slotsIn = (shown: string): string[] =>
  shown.split('\n').filter((line) => /^(?:lundi|mardi|mercredi|jeudi|vendredi) \d/.test(line));

it.each([
  [
    'ah non en fait le 10 je suis en conges, mets le 11 a la place, et de 9h30 a 11h30',
    ['mardi 8', 'vendredi 11', 'mardi 15'],
    '9 h 30 – 11 h 30',
  ],
  ['mets le 11 à la place du 10', ['mardi 8', 'vendredi 11', 'mardi 15'], '9 h – 12 h'],
  ['le 10 je peux pas, plutot le 11', ['mardi 8', 'vendredi 11', 'mardi 15'], '9 h – 12 h'],
  ['le 10 c’est pas possible pour moi', ['mardi 8', 'mardi 15'], '9 h – 12 h'],
  [
    'enlève le 10 et c’est 9h30 11h30 pour tous les jours',
    ['mardi 8', 'mardi 15'],
    '9 h 30 – 11 h 30',
  ],
])(
  'a day that is replaced goes, and an hour of no day is that of all: %s',
  async (text, days, hours) => {
    const shown = slotsIn(await say(animator, text));
    expect(shown).toEqual(days.map((day) => `${day} décembre, ${hours}`));
  },
);

it.each([
  [
    'vire le 15 et mets le 10 à 14h',
    ['mardi 8 décembre, 9 h – 12 h', 'jeudi 10 décembre, 14 h – 17 h'],
  ],
  [
    'retirez le 8, puis passez le 10 à 11h',
    ['jeudi 10 décembre, 11 h – 14 h', 'mardi 15 décembre, 9 h – 12 h'],
  ],
  [
    'le 8 tu l’enlèves et le 10 tu le mets à 16h',
    ['jeudi 10 décembre, 16 h – 19 h', 'mardi 15 décembre, 9 h – 12 h'],
  ],
  ['sans le 15, et le 8 à 10h', ['mardi 8 décembre, 10 h – 13 h', 'jeudi 10 décembre, 9 h – 12 h']],
  ['enlève le 8 à 9h et le 10', ['mardi 15 décembre, 9 h – 12 h']],
])(
  'an act holds in its clause, and in the next where that only lists one more: %s',
  async (text, slots) => {
    expect(slotsIn(await say(animator, text))).toEqual(slots);
  },
);

it('an hour that is said with a day is of that day alone', async () => {
  expect(slotsIn(await say(animator, 'ajoute le 11 de 14h à 16h'))).toEqual([
    'mardi 8 décembre, 9 h – 12 h',
    'jeudi 10 décembre, 9 h – 12 h',
    'vendredi 11 décembre, 14 h – 16 h',
    'mardi 15 décembre, 9 h – 12 h',
  ]);
});

it.each([
  'le sondage est faux, enleve le 10 et c’est 9h30 11h30 pour tous les jours',
  'enlève le 10 du sondage',
  'le 10 est à supprimer du sondage',
])('a poll that is launched is never answered by what puts it right: %s', async (text) => {
  await say(animator, 'envoie');
  const shown = await say(animator, text);
  expect(shown).toContain('Un sondage lancé garde ses créneaux');
  expect(slotsIn(shown)).toHaveLength(2);
  expect(shown).not.toContain('jeudi 10');
});

it.each(['le 10 à 9h c’est une erreur, il fallait mettre 14h', 'oups le 10 9h c’était plutôt 14h'])(
  'a slot of a launched poll that is named by its own hour gets the other one, and is no answer: %s',
  async (text) => {
    await say(animator, 'envoie');
    expect(slotsIn(await say(animator, text))).toContain('jeudi 10 décembre, 14 h – 17 h');
  },
);

it.each([
  'le 10 j’apprends que la salle est prise du coup faudrait le retirer du sondage',
  'le 10, il faudrait l’enlever du sondage, la salle n’est plus libre',
  'retire le 10 du sondage, j’ai appris que c’était férié',
])('a day is taken out of a poll, which is not called off for it: %s', async (text) => {
  await say(animator, 'envoie');
  expect(await say(animator, text)).toMatch(/^Voici ce que j’ai compris/);
});

it.each([
  'rajoute le 17 à 14h',
  'j’ai oublié le 17 à 14h, tu le rajoutes sans toucher aux votes déjà faits',
  'peux-tu aussi leur proposer le 17 à 14h ?',
  'mets aussi le 17 à 14h dans le sondage',
])('a day that is not there is added to the poll that is open: %s', async (text) => {
  await say(animator, 'envoie');
  expect(await say(animator, text)).toContain('J’ai ajouté au sondage : jeudi 17 décembre, 14 h');
});

it.each([
  'rajoute le 17 à 14h et laisse-leur jusqu’au 4 pour répondre',
  'prolonge le vote jusqu’au 4 décembre, et ajoute le 17 à 14h',
  'ajoute le 17 à 14h, puis prolonge le sondage jusqu’au 4',
])('two changes of one poll are both made: %s', async (text) => {
  await say(animator, 'envoie');
  const shown = await say(animator, text);
  expect(shown).toContain('J’ai ajouté au sondage : jeudi 17 décembre');
  expect(shown).toContain('La date limite est maintenant le vendredi 4 décembre');
});

it.each([
  'laisse tomber le sondage, on se voit le 10',
  'finalement pas de sondage : on fait ça le 10',
  'je veux pas de sondage tout compte fait, on part sur le 10 direct',
  'annule le sondage, réunion le 10 en visio',
])(
  'a poll that goes for one of its days is decided, and never loses that day: %s',
  async (text) => {
    expect(await say(animator, text)).toMatch(/^Rien n’a été lancé/);
    await say(animator, 'sondage pour l’axe 5 le 8, le 10 ou le 15 décembre, de 9h à 12h');
    await say(animator, 'envoie');
    expect(await say(animator, text)).toMatch(/^Je retiens jeudi 10 décembre/);
  },
);

it('what is said of one’s own days is still an answer to it', async () => {
  await say(animator, 'envoie');
  expect(await say(animator, 'tout me va sauf le 10')).toContain('non : jeudi 10 décembre');
});

it('an hour that was given by mistake is put right, and answers nothing, once the poll is launched', async () => {
  await say(animator, 'lance');
  const shown = await say(animator, 'trompée dans le sondage : le mardi 8 c’est à 16h et non 9h');
  expect(slotsIn(shown)).toContain('mardi 8 décembre, 16 h – 19 h');
});

it('a day is added where it is said that the others stay, and plans no meeting', async () => {
  const shown = await say(animator, 'tu peux rajouter le 17 dedans ? les autres dates restent');
  expect(slotsIn(shown)).toHaveLength(4);
});

it('what suits is asked back where only some hours of it do not', async () => {
  await say(animator, 'lance');
  const shown = await say(animator, 'Tout me va sauf trop tôt le matin donc bon, pas le 8');
  expect(shown).toMatch(/^Dois-je noter/);
});

it('what suits best is kept beside a yes to all', async () => {
  await say(animator, 'lance');
  expect(await say(animator, 'tout me va, le 10 plutôt')).toContain('« le 10 plutôt »');
});

it('a number right ahead of a later day is a day of its month', async () => {
  const shown = await say(animator, 'sondage axe 5 8 10 ou 15 dec à 9h');
  for (const day of ['mardi 8', 'jeudi 10', 'mardi 15']) expect(shown).toContain(`${day} décembre`);
});

it('a slot that is put among the choices is one of the open poll, and no meeting', async () => {
  await say(animator, 'envoie');
  const shown = await say(animator, 'rajoute le 17 décembre 10h dans le choix');
  expect(shown).toContain('J’ai ajouté au sondage : jeudi 17 décembre');
});

it.each([
  ['plutôt le 8 que le 10 mais je m’adapte', 'oui : mardi 8 décembre', 'si besoin : jeudi 10'],
  ['le 10 serait mieux que le 8', 'oui : jeudi 10 décembre', 'si besoin : mardi 8'],
])('of two slots that are compared the better one suits: « %s »', async (text, best, other) => {
  await say(admin, 'ajoute Camille Durand à l’axe 5');
  await say(animator, 'envoie');
  const shown = await say(camille, text);
  expect(shown).toContain(best);
  expect(shown).toContain(other);
});

it('what is all that suits is no yes to all', async () => {
  await say(admin, 'ajoute Camille Durand à l’axe 5');
  await say(animator, 'envoie');
  const shown = await say(camille, 'deuxième créneau et c’est tout');
  expect(shown).toMatch(/oui : jeudi 10 décembre[^;]*; non : mardi 8/);
});

it.each(['à la place du mardi 8 faudrait le mercredi 16', 'le mercredi 16 à la place du mardi 8'])(
  'a slot of a poll that is launched is swapped in another like it: « %s »',
  async (text) => {
    await say(animator, 'lance');
    const shown = await say(animator, text);
    expect(slotsIn(shown).map((line) => line.split(',')[0])).toEqual([
      'jeudi 10 décembre',
      'mardi 15 décembre',
      'mercredi 16 décembre',
    ]);
    expect(shown).toContain('Un sondage lancé garde ses créneaux');
  },
);

it.each(['question : j’ai voté quoi déjà ?', 'qui vient pas mardi 8 ?'])(
  'what is asked of a poll, however it opens, is answered: « %s »',
  async (text) => {
    await say(animator, 'lance');
    await say(animator, 'je pe pas mardi 8');
    expect(await say(animator, text)).toMatch(/1 non \(Ines Animatrice\)|: non : mardi 8/);
  },
);

it.each([
  [
    'tout me va',
    'ah si, sauf le 10',
    'oui : mardi 8 décembre, 9 h – 12 h, mardi 15 décembre',
    'non : jeudi 10',
  ],
  ['tout me va', 'sauf le 10 (à la limite)', 'oui : mardi 8 décembre', 'si besoin : jeudi 10'],
  ['je ne peux à aucune des dates', 'enfin sauf le 10', 'non : mardi 8 décembre', 'oui : jeudi 10'],
  [
    'je peux aucun jour',
    'sauf le 10 à la rigueur',
    'non : mardi 8 décembre',
    'si besoin : jeudi 10',
  ],
])(
  'an exception is to what was said before: « %s », then « %s »',
  async (first, then, rest, apart) => {
    await say(animator, 'envoie');
    await say(animator, first);
    const shown = await say(animator, then);
    expect(shown).toContain(rest);
    expect(shown).toContain(apart);
  },
);

it('an exception to what still waits for a « oui » is asked with it', async () => {
  await say(admin, `ajoute ${camille.name} à l’axe 5`);
  await say(animator, 'envoie');
  expect(await say(camille, 'aucune')).toContain('aucun ne convient ?');
  const shown = await say(camille, 'sauf le 10');
  expect(shown).toMatch(/^Dois-je noter.*oui : jeudi 10 décembre.*non : mardi 8 décembre/s);
});
