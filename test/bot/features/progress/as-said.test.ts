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

  it.each([
    ['la convention est toujours pas signée'],
    ['plus de local à Bondy'],
    ['la mairie a renoncé'],
  ])('is what the button says it is, whatever its words: « %s »', async (fact) => {
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
