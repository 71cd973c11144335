/** What is dictated on a phone, with no punctuation: each thing said goes to its own field. */
import { beforeAll, expect, it } from '@jest/globals';
import type { Bot } from '../../../../bot/conversation/bot.ts';
import { botWithoutStore } from '../../../support/bot.ts';

let bot: Bot;
beforeAll(async () => {
  bot = await botWithoutStore();
});

const read = (text: string) => {
  const [best] = bot.understand(text, { now: new Date('2026-11-29T09:00:00Z') }, 'fr');
  return best?.kind === 'progress' ? best.fields : { kind: best?.kind };
};

it.each([
  [
    'alors voilà donc euh la fiche un point un on a avancé on est à soixante pour cent et euh la commune de bagnolet a dit oui et il reste le problème du local',
    {
      percent: 60,
      highlights: ['la commune de bagnolet a dit oui'],
      blocker: 'il reste le problème du local',
    },
  ],
  [
    'bonjour pour la 1.1 on est a peu près a 60 pourcent la convention est signée par contre on galère a recruter et on a 14 familles inscrites il faudrait que le comité valide l’achat du minibus',
    {
      percent: 60,
      highlights: ['la convention est signée', '14 familles inscrites'],
      blocker: 'on galère a recruter',
      arbitration: 'il faudrait que le comité valide l’achat du minibus',
    },
  ],
])('a proposition with its own subject and verb is told apart: « %s »', (text, said) => {
  expect(read(text)).toMatchObject(said);
});

it.each([
  ['1.1 : la Caf et la PMI ont signé, 60 %', 'la Caf et la PMI ont signé'],
  ['1.1 quand on aura le local on pourra ouvrir, 30 %', 'quand on aura le local on pourra ouvrir'],
])('what one verb says of two, or what leads to another, is told as one: « %s »', (text, fact) => {
  expect(read(text)).toMatchObject({ highlights: [fact] });
});

it.each([
  ['Difficulté 1.1 : on attend le local', 'on attend le local'],
  ['1.1 le recrutement est bloqué', 'le recrutement est bloqué'],
  ['1.1 : 40 %, le souci c’est le loyer', 'le loyer'],
  ['1.1 : 40 %, on n’arrive pas à recruter', 'on n’arrive pas à recruter'],
  ['1.1 on a du mal à recruter, problème : le loyer', 'on a du mal à recruter ; le loyer'],
])(
  'what is in the way is kept without its label, article and all, and every one: « %s »',
  (text, blocker) => {
    expect(read(text)).toMatchObject({ blocker });
  },
);

it.each([
  ['1.1 : 40 %, on demande au comité son accord', 'on demande au comité son accord'],
  ['1.1 : 40 %. À décider par le comité : l’achat du minibus', 'l’achat du minibus'],
  ['la 1.1 à valider par le comité : le choix du prestataire', 'le choix du prestataire'],
])(
  'what the committee is asked is to be decided, and validates nothing here: « %s »',
  (text, arbitration) => {
    expect(read(text)).toMatchObject({ arbitration });
  },
);

it('a percentage behind what somebody does is how far the fiche is, and no indicator', () => {
  const said = read('je te donne des nouvelles de la 1.1 : 60 %');
  expect(said).toMatchObject({ percent: 60 });
  expect(said).not.toHaveProperty('indicators');
});
