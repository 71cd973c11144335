/** What a month before the committee says of what stands: each word changes what it names, and nothing else. */
import { describe, expect, it } from '@jest/globals';
import { stateAt } from '../../../../bot/features/progress/model/history.ts';
import { campaigns, updates } from '../../../../bot/features/progress/model/schema.ts';
import { admin, camille, holder, readAll } from '../../../support/partners.ts';
import { withLed } from '../../../support/with-led.ts';

const house = withLed('axe-1', [admin, camille]);
/** A Sunday. */
const sunday = new Date('2026-11-29T09:00:00Z');
let minute = 0;

const say = async (text: string, person = holder): Promise<string> =>
  readAll(await house.say(person, text, { at: new Date(sunday.getTime() + minute++ * 60_000) }));

const state = () =>
  house.store.read(async (reader) => {
    const { highlights, ...stands } = stateAt(await reader.list(updates));
    return { ...stands, facts: highlights.map(({ text }) => text) };
  });

describe('the step that stands', () => {
  it.each([
    ['non, enlève le blocage de la 1.1, et l’atelier avec Rachid c’est le 11 décembre'],
    [
      'en fait les données on les a reçues vendredi, donc plus rien ne bloque, et pour l’atelier c’est le 11 pas le 10',
    ],
  ])('goes to its new day, and what was in the way is lifted: « %s »', async (text) => {
    await say(
      '1.1 60 %, bloqué par les données. prochaine étape atelier avec Rachid le 10 décembre',
    );
    await say(text);
    expect(await state()).toMatchObject({
      percent: 60,
      blocker: null,
      nextStep: 'atelier avec Rachid le 11 décembre 2026',
    });
  });

  it('is named by its words, and no meeting of a group', async () => {
    await say('1.1 60 %. prochaine étape atelier avec Rachid le 10 décembre');
    await say('l’atelier avec Rachid est le vendredi 11 décembre');
    expect((await state()).nextStep).toBe('atelier avec Rachid le 11 décembre 2026');
  });
});

it('a meeting with others is news, and a decision that is taken back by its subject is asked no more', async () => {
  await say(
    '1.1 45 %, nuageux, ça bloque sur la convention avec Bondy, et faut que le comité tranche qui finance la formation',
  );
  const answer = await say(
    'la réunion avec Bondy, on l’a faite jeudi, ils signent le 15 décembre. du coup plus bloqué, 55 % et soleil. le financement on le retire, c’est la Caf qui paie',
  );
  expect(answer).not.toMatch(/De quel groupe|Toujours à décider/);
  const { facts, ...stands } = await state();
  expect(stands).toMatchObject({ percent: 55, meteo: 'soleil', blocker: null, arbitration: null });
  expect(stands.nextStep).toContain('ils signent le 15 décembre');
  expect(facts.join()).not.toContain('on le retire');
});

it('whom a meeting was with told nothing of it', async () => {
  const answer = await say(
    'la 1.1 ça avance, 60 %, et y a eu une réunion avec Aubervilliers vendredi',
  );
  expect(answer).not.toContain('recueilli auprès');
  expect((await state()).facts).toEqual([
    'y a eu une réunion avec Aubervilliers vendredi 27 novembre 2026',
  ]);
});

it('a count that is put right leaves the share that is told beside it', async () => {
  await say('1.1 : 60 %, 214 lieux saisis');
  await say('j’avais mis 214 lieux, en fait c’est 241, j’avais inversé, et on est à 65');
  expect(await state()).toMatchObject({ percent: 65, facts: ['241 lieux saisis'] });
});

describe('the last day of a campaign', () => {
  it.each([
    ['mince finalement mets le 11 plutôt que le 8, le 8 c’est férié chez nous'],
    ['le point d’étape, réponse pour le 11 décembre au lieu du 8'],
  ])('goes to the one that is said in its place, and is told: « %s »', async (text) => {
    await say('demande des nouvelles à tous les pilotes avant le 8 décembre', admin);
    const answer = await say(text, admin);
    expect(answer).toContain('11 décembre 2026');
    expect(answer).not.toContain('rien fait de');
    const [campaign] = await house.store.read((reader) => reader.list(campaigns));
    expect(campaign?.value.by).toBe('2026-12-11');
    for (const asked of [
      'point d’étape c’est pour quand déjà',
      'quelle est la date limite du point d’étape',
    ])
      expect(await say(asked, admin)).toContain('attendue pour le 11 décembre 2026');
  });
});

describe('what the committee asks', () => {
  it('is how each axe stands, axe by axe', async () => {
    await say('1.1 : 45 %');
    for (const asked of ['où en est-on axe par axe', 'ou en est chaque axe'])
      expect(await say(asked, camille)).toContain('Avancement par axe');
  });

  it('is a blocker by its words, lifted or not, and the bad news', async () => {
    await say(
      '1.1 45 %, la carte est en ligne, ça bloque sur la convention avec la ville de Bondy',
    );
    const ofBondy = 'c’est quoi le blocage avec la ville de Bondy';
    expect(await say(ofBondy, camille)).toMatch(/blocage\s: ça bloque sur la convention/);
    expect(await say('y a-t-il des mauvaises nouvelles', camille)).toContain('convention');
    await say('1.1 : plus bloqué');
    expect(await say(ofBondy, camille)).toMatch(/convention.*Le blocage est levé/);
    expect(await say('y a quoi en retard', camille)).not.toContain('en ligne');
  });
});
