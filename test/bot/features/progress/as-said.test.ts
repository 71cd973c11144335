/** A button does what it says, a day is dated by the tense it is told in, and what is put right stands once. */
import { beforeEach, describe, expect, it } from '@jest/globals';
import type { Answer } from '../../../../bot/contract/turn.ts';
import { updates } from '../../../../bot/features/progress/model/schema.ts';
import { admin, animator, camille, holder, readAll } from '../../../support/partners.ts';
import { withLed } from '../../../support/with-led.ts';
import { withPartners } from '../../../support/with-partners.ts';

const house = withLed('axe-1', [admin, camille]);
const following = withPartners();
/** A Monday. */
const monday = new Date('2026-11-30T09:00:00Z');
let minute = 0;

beforeEach(() => {
  minute = 0;
});

const at = () => new Date(monday.getTime() + minute++ * 60_000);
const hear = (text: string, person = holder): Promise<Answer> =>
  house.say(person, text, { at: at() });
const say = async (text: string, person = holder): Promise<string> =>
  readAll(await hear(text, person));

const all = () =>
  house.store.read(async (reader) =>
    (await reader.list(updates))
      .map(({ value }) => value)
      .sort((a, b) => (a.at < b.at ? 1 : -1))
      .map(({ said }) => said),
  );
const last = async () => (await all())[0];

describe('what is in the way', () => {
  it.each([
    ['la convention est toujours pas signée, bloquée depuis 3 semaines'],
    ['les travaux à Bondy, à l’arrêt depuis le 2 novembre'],
    ['la salle n’est pas prête, en panne depuis octobre'],
  ])('is one thing with its object, where a state is dated behind it: « %s »', async (text) => {
    await say(`1.1 : ${text}, on a vu deux villes`);
    expect(await last()).toMatchObject({ blocker: text, highlights: [expect.anything()] });
  });

  it.each([['la convention est toujours pas signée'], ['plus de local à Bondy']])(
    'is what people tell so, whatever its words: « %s »',
    async (fact) => {
      expect(await say(`1.1 : ${fact}, deux ateliers faits à Stains`)).not.toContain('est-ce un');
      expect(await last()).toMatchObject({ blocker: fact, highlights: [expect.anything()] });
    },
  );

  it('is what the button says it is, where that is not sure', async () => {
    const fact = 'la mairie a renoncé';
    expect(await say(`1.1 : ${fact}, deux ateliers faits à Stains`)).toMatch(/est-ce un blocage/);
    expect(await say('oui')).not.toMatch(/est-ce un blocage/);
    expect(await last()).toMatchObject({ blocker: fact, highlights: [expect.anything()] });
    expect(await all()).toHaveLength(1);
  });

  it('is lifted by its button alone, and what else stands stays', async () => {
    await say('1.1 : la convention est pas signée, bloquée depuis 3 semaines');
    const told = await say(
      '1.1 : la convention est signée hier, par contre j’ai plus d’animatrice donc ateliers en pause',
    );
    expect(told).toMatch(/blocage «\sla convention est pas signée.*» est-il levé/);
    await say('oui');
    expect((await last())?.blocker).toBe('j’ai plus d’animatrice donc ateliers en pause');
  });

  it('is asked of who has no more of something', async () => {
    expect(await say('1.1 : 30 %, on n’a plus d’animatrice')).toMatch(/est-ce un blocage/);
  });
});

it.each([
  ['on a signé la convention vendredi', 'vendredi 27 novembre 2026'],
  ['1.1 : la PMI a enfin validé le dossier mercredi', 'mercredi 25 novembre 2026'],
  ['1.1 : on avait réunion avec la PMI samedi', 'samedi 28 novembre 2026'],
  ['1.1 : jeudi on a rencontré la mairie', 'jeudi 26 novembre 2026'],
  ['on signe la convention vendredi', 'vendredi 4 décembre 2026'],
  ['1.1 : la Caf a promis de signer vendredi', 'vendredi 4 décembre 2026'],
  ['1.1 : le rendez-vous a été fixé à samedi', 'samedi 5 décembre 2026'],
])('a day told in the past is the last one, else the next: « %s »', async (text, day) => {
  expect(await say(text)).toContain(day);
});

it.each([
  ['1.1 en cours, on a signé la convention', 'en cours'],
  ['je dirais 30 % et en retard', 'en retard'],
  ['1.1 en attente, 40 %', 'en attente'],
])('a state in more than one word is told, and not left aside: « %s »', async (text, state) => {
  expect(await say(text)).not.toContain('rien fait');
  expect((await last())?.highlights).toContain(state);
});

it('a day that may be either stays as it is told', async () => {
  expect(await say('1.1 : les clés sont parties chez l’imprimeur samedi')).toMatch(
    /imprimeur samedi$/m,
  );
});

describe('what is put right', () => {
  it('takes the place of what it says less of, and of what it counts anew', async () => {
    await say('3 villes sur 5, manque Bobigny et Pantin');
    await say('pardon 4 villes sur 5, manque que Pantin');
    expect((await all()).flatMap(({ highlights }) => highlights)).toEqual([
      '4 villes sur 5',
      'manque que Pantin',
    ]);
    await say(
      'supprime la phrase sur Pantin, ils ont dit oui ce matin. on est à 5/5, fiche terminée pour moi',
    );
    expect((await all()).flatMap(({ highlights }) => highlights)).toEqual([
      '5 villes sur 5',
      'ils ont dit oui le 30 novembre 2026',
    ]);
    expect((await last())?.percent).toBe(100);
  });

  it('accounts for the day that is no more', async () => {
    await say('on a signé la convention vendredi');
    const answer = await say('pardon, la convention a été signée jeudi et pas vendredi');
    expect(answer).toContain('jeudi 26 novembre 2026');
    expect(answer).not.toContain('rien fait');
  });
});

describe('no note', () => {
  it.each([
    ['je ne pourrai pas tenir le 15 pour la note, plutôt le 18'],
    ['j’ai besoin d’une note courte sur cette fiche'],
    ['on vise plutôt le 18'],
  ])('is made of a day, nor of what says nothing of the fiche: « %s »', async (text) => {
    await say(text);
    expect(await all()).toEqual([]);
  });
});

describe('what who follows a group asks to note', () => {
  const told = 'le prestataire a livré la maquette hier';

  it('is proposed for what the group follows, and noted by a yes', async () => {
    for (const person of [admin, animator]) await following.meet(person);
    await following.say(admin, 'Ines Animatrice co-anime le sous-groupe cartographie');
    const answer = await following.say(animator, `${told}. note-le où il faut`, { at: at() });
    expect(readAll(answer)).toMatch(/Dois-je noter cela pour l’action collective/);
    const noted = readAll(await following.say(animator, 'oui', { at: at() }));
    expect(noted).toContain('C’est noté. Action collective');
    expect(noted).toMatch(/le prestataire a livré la maquette le 29 novembre 2026/);
  });

  it('is said back, with who may note it, where they follow nothing', async () => {
    const answer = await say(`${told}. note-le`, camille);
    expect(answer).toContain('seuls les pilotes');
    expect(answer).toContain(told);
  });
});

describe('what is added since the last time', () => {
  it.each([
    ['on a pris 10 points depuis, la météo bouge pas', 50],
    ['+10, même météo', 50],
    ['10 points de plus que la dernière fois, météo stable', 50],
    ['gain de 15 points par rapport au mois dernier, la météo n’a pas changé', 55],
    ['on est montés de 5 points depuis la dernière réunion, météo inchangée', 45],
  ])('is added, and a field that stays is kept, with no scrap: « %s »', async (text, percent) => {
    await say('1.1 : 40 %, soleil');
    await say(text);
    expect(await last()).toMatchObject({ percent, meteo: 'soleil', highlights: [] });
    expect(await all()).toHaveLength(2);
  });
});

describe('a météo', () => {
  it.each([
    ['1.1 : pluie, 35 %', 'pluie', 'nuage'],
    ['bof, entre nuages et pluie… allez on va dire pluie. et 35', 'pluie', 'nuage'],
    ['1.1 : tempête et 20 %', 'tempête', 'orage'],
  ])('that the scale does not have is said as what it is noted: « %s »', async (text, word, as) => {
    expect(await say(text)).toMatch(new RegExp(`«\\s${word}\\s» n’est pas dans l’échelle.*${as}`));
    expect(await last()).toMatchObject({ meteo: as, highlights: [] });
  });

  it('that is one of its own, or that is not noted, is not', async () => {
    expect(await say('1.1 : nuageux, 35 %')).not.toContain('échelle');
    expect(await say('1.1 : pluie, 35 %', camille)).not.toContain('échelle');
  });

  it.each([
    ['ni soleil ni orage, couvert et 30', 'couvert'],
    ['mets orage et pas nuageux, 30 %', 'orage'],
    ['j’hésite entre couvert et nuage, on va dire couvert, 30 %', 'couvert'],
  ])('is the one that is decided, whatever is denied or weighed: « %s »', async (text, meteo) => {
    await say(text);
    expect(await last()).toMatchObject({ meteo, percent: 30, highlights: [] });
  });

  it('that is denied by the same breath is asked', async () => {
    await say('1.1 : soleil, 40 %');
    expect(await say('mets pluie et pas nuageux')).toContain('Nuage (appui nécessaire)');
    expect(await last()).toMatchObject({ meteo: 'soleil' });
  });

  it.each([
    'ça se gâte un peu côté 1.1, mais le pourcentage bouge pas',
    'le ciel s’assombrit, toujours 40 %',
    '40 % mais l’orage menace',
  ])('that is changing is asked, and none is made of it: « %s »', async (text) => {
    await say('1.1 : 40 %, soleil');
    expect(await say(text)).toContain('Quelle météo pour la fiche 1.1');
    expect(await last()).toMatchObject({ meteo: null, percent: 40 });
  });
});

describe('what lifts', () => {
  it.each([
    ['c’est débloqué le Département a donné son feu vert', 'le Département a donné son feu vert'],
    ['débloqué la mairie a dit oui', 'la mairie a dit oui'],
    ['ça y est la mairie a dit oui, on peut repartir', 'la mairie a dit oui'],
  ])('is no part of what was done: « %s »', async (text, fact) => {
    await say('la 1.1 est bloquée, on attend l’accord du Département');
    await say(text);
    expect(await last()).toMatchObject({ highlights: [fact], cleared: ['blocker'] });
  });
});

it.each([
  'je vous adresse les dernières nouvelles de la fiche 1.1 : nous en sommes désormais à 60 %, soleil',
  'nous avons franchi, me semble-t-il, 60 % sur la 1.1, et c’est soleil',
])('news of what one leads are no question: « %s »', async (text) => {
  await say(text);
  expect(await last()).toMatchObject({ percent: 60, meteo: 'soleil' });
});
