/** What a statement about progress says, whatever its words: one rule a test. */
import { beforeAll, describe, expect, it } from '@jest/globals';
import type { Bot } from '../../../../bot/conversation/bot.ts';
import { botWithoutStore } from '../../../support/bot.ts';

let bot: Bot;
beforeAll(async () => {
  bot = await botWithoutStore();
});

const read = (text: string, prompt?: string) => {
  const given = prompt === undefined ? {} : { prompt: { fiche: prompt } };
  const [best] = bot.understand(text, { now: new Date('2026-10-14T09:00:00Z'), given }, 'fr');
  return best?.kind === 'progress' ? best.fields : { kind: best?.kind };
};

it.each([
  ['ça avance, 60 % éclaircies', 'couvert'],
  ['quinze pour cent et c’est l’orage', 'orage'],
  ['lorage, 10 %', 'orage'],
  ['des éclaircies soixante dix non soixante quinze pour cent', 'couvert'],
  ['météo mitigée, mais je mets nuage', 'nuage'],
  ['50 %, sunny spells', 'couvert'],
])(
  'a météo is read beside its figure, behind what announces it, or glued to its article: « %s »',
  (text, meteo) => {
    expect(read(text, '1.1')).toMatchObject({ meteo });
  },
);

it.each([
  'la 1.1 n’est plus bloquée',
  'fiche 1.1 : plus rien de bloqué, la ville a signé',
  'le blocage de la 1.1 est levé',
  'pour la 1.1 on est débloqués',
  '1.1 no longer blocked',
])('a word of blocking beside its negation lifts the blocker: « %s »', (text) => {
  expect(read(text)).toMatchObject({ unblocked: true });
  expect(read(text)).not.toHaveProperty('blocker');
});

it('a place whose name looks like a negation lifts nothing', () => {
  expect(read('1.1 : bloqué par le PLU à Livry-Gargan')).toMatchObject({
    blocker: 'bloqué par le PLU à Livry-Gargan',
  });
});

it.each([
  'pour la 1.1 il faut que le comité décide qui finance les contrôles',
  '1.1 : on a besoin que le comité choisisse qui finance les contrôles',
  'Il faudrait que le comité tranche sur la 1.1 : qui finance les contrôles ?',
])('what somebody is to decide is composed of a need, a committee and a verb: « %s »', (text) => {
  expect(read(text)).toMatchObject({
    arbitration: expect.stringContaining('finance les contrôles'),
  });
});

it('what was decided is to be decided no more', () => {
  expect(read('1.1 : le comité a choisi Bobigny')).not.toHaveProperty('arbitration');
});

it.each([
  ['fiche 5 au 30 sept : 35 %', '2026-09-30'],
  ['au 30 sept la 1.1 était à 35 %', '2026-09-30'],
  ['fiche 1.1, fin juin : 35 %', '2026-06-30'],
])('the day that it speaks of is read as days are everywhere: « %s »', (text, asOf) => {
  expect(read(text)).toMatchObject({ asOf, percent: 35 });
});

it.each([
  ['1.1 : on est à 40 % disons. ah non plutôt 35', { percent: 35 }],
  ['1.1 : 40 %, enfin plutôt 35', { percent: 35 }],
  ['la 1.1 est au soleil. euh non pardon plutôt orage', { meteo: 'orage' }],
])('what is put right in the same breath is the last that was said: « %s »', (text, said) => {
  expect(read(text)).toMatchObject(said);
});

it('lines of a list are each of their own fiche, whatever stands for a colon', () => {
  expect(read('Deux fiches :\n- 1.1 → 50 %, soleil\n- 5 → 20 %, nuage')).toMatchObject({
    items: [
      { fiche: '1.1', percent: 50, meteo: 'soleil' },
      { fiche: '5', percent: 20, meteo: 'nuage' },
    ],
  });
});

it('“les deux” is no percentage', () => {
  expect(read('orage sur les deux', '1.1')).not.toHaveProperty('percent');
});

describe('nothing is noted', () => {
  it.each([
    'C’est faux : je n’ai jamais dit que la fiche 5 était en orage.',
    'comment je fais pour noter 60 % ?',
    'qu’est-ce que le comité doit trancher sur la fiche 5 ?',
    'je dois bloquer mon agenda',
    'salle réunion Caf 1er juillet',
  ])('of what is denied, asked, or said of something else: « %s »', (text) => {
    expect(read(text)).not.toHaveProperty('fiche');
    expect(read(text)).toHaveProperty('kind');
  });

  it('as unchanged, of what is said of somebody else’s silence', () => {
    expect(read('1.1 : pas de nouvelles de la mairie')).not.toHaveProperty('unchanged');
  });
});

it('a word said of a fact stays with it, too short to be one', () => {
  expect(
    read('1.1 : 60 %, la convention est signée, mais une crèche ferme, c’est inquiétant'),
  ).toMatchObject({
    highlights: ['la convention est signée', 'une crèche ferme, c’est inquiétant'],
  });
});

it('what is awaited is what blocks', () => {
  expect(
    read('1.1 : par contre je suis bloqué, on attend les chiffres de la région depuis 2 mois'),
  ).toMatchObject({ blocker: 'on attend les chiffres de la région depuis 2 mois' });
});

it.each([
  '1.1 : la convention toujours pas signée donc bloqué',
  'par contre pour la 1.1 la convention tjs pas signee donc bloqué',
  '1.1 : pas de réponse donc bloqué',
])('a negation that denies something else lifts no blocker: « %s »', (text) => {
  expect(read(text)).not.toHaveProperty('unblocked');
  expect(read(text)).toMatchObject({ blocker: expect.stringContaining('bloqué') });
});

it.each(['1.1 : 40 %, pas eu de blocage', '1.1 : 40 %, pas vraiment bloqué'])(
  'a negation carries through what stands before the word of blocking: « %s »',
  (text) => {
    expect(read(text)).not.toHaveProperty('blocker');
  },
);

it('a day alone is no highlight', () => {
  expect(read('1.1 : 35 %, reçu par téléphone de Mme Diallo ce matin')).not.toHaveProperty(
    'highlights',
  );
});

it.each([
  '1.1 : donc plus bloqué je pense',
  'pour la 1.1 le departement signe la convention le 10 decembre donc plus bloqué je pense',
  'la 1.1, je crois que c’est débloqué',
  'le blocage de la 1.1 est levé, il me semble',
])('a hedge lifts no blocker: « %s »', (text) => {
  expect(read(text)).not.toHaveProperty('unblocked');
  expect(read(text)).toMatchObject({ invalid: ['blocker'] });
});

it.each([
  'pour la 1.1 on a vu 42 familles depuis septembre, le souci c’est qu’on trouve pas de salle à Bobigny',
  'pour la 1.1 on a vu 42 familles depuis septembre le souci c’est qu’on trouve pas de salle à Bobigny',
])('what announces a difficulty is not cut from it: « %s »', (text) => {
  expect(read(text)).toMatchObject({
    blocker: 'on trouve pas de salle à Bobigny',
    highlights: [expect.stringMatching(/42 familles depuis septembre$/)],
  });
});
