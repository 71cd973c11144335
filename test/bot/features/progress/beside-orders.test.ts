/** What is ordered of what was noted, beside what is told: each is done, and none is kept as words. */
import { describe, expect, it } from '@jest/globals';
import { withNews } from '../../../support/with-news.ts';

const { say, said } = withNews();

describe('what takes a blocker away is no blocker', () => {
  it.each([
    ['du coup mets soleil et enlève le blocage', { meteo: 'soleil' }],
    ['mets couvert et retire le souci', { meteo: 'couvert' }],
    ['on est à 60 % maintenant, vire le blocage', { percent: 60 }],
  ])('and what is said beside it is noted: « %s »', async (text, noted) => {
    await say('5 : orage, blocage : la salle de Bobigny est fermée');
    await say(text);
    const all = await said();
    expect(all[0]).toMatchObject({ ...noted, blocker: null });
    expect(JSON.stringify(all)).not.toMatch(/blocage|souci|Bobigny/);
  });

  it.each(['du coup mets soleil et enlève le blocage', 'on est au soleil, retire l’obstacle'])(
    'also where none was known: « %s »',
    async (text) => {
      await say('5 : 12 structures recensées');
      const answer = await say(text);
      expect((await said())[0]).toMatchObject({ meteo: 'soleil', blocker: null });
      expect(answer).not.toContain('levé');
    },
  );
});

describe('what lifts nothing is not said to lift anything', () => {
  it.each(['note que Stains a répondu', 'décision prise avec la Caf'])('« %s »', async (text) => {
    const answer = await say(text);
    expect(answer).toContain('C’est noté');
    expect(answer).not.toMatch(/levé|Plus de décision/);
  });

  it('and what was in the way is', async () => {
    await say('5 : bloqué, Stains ne répond pas');
    expect(await say('le blocage est levé')).toContain('levé');
  });
});

it.each([
  ['pas de changement, toujours nuageux', 'annule la météo', { meteo: null, unchanged: true }],
  ['rien de neuf, on reste à 40 %', 'enlève le pourcentage', { percent: null, unchanged: true }],
])('a field that goes leaves what else was said: « %s », « %s »', async (first, text, left) => {
  await say(first);
  await say(text);
  expect(await said()).toMatchObject([left]);
});

describe('a number that puts another right takes its place', () => {
  it.each([
    ['12 structures visitées, la tournée a démarré', 'efface ça, c’était 21', '21 structures'],
    ['3 porteurs de projet accompagnés', 'oublie ça, c’était 4 porteurs', '4 porteurs'],
    ['on a formé 60 agents lundi', 'euh non, 40', '40 agents'],
    ['60 agents formés le 12 novembre', 'pardon, 45', '45 agents'],
  ])('« %s », « %s »', async (first, text, fact) => {
    await say(first);
    await say(text);
    const [last, other] = await said();
    expect(other).toBeUndefined();
    expect(last?.percent).toBeNull();
    expect(last?.highlights.join()).toContain(fact);
  });

  it.each(['efface ça, c’était 21', 'non, 13'])(
    'and is no percentage where none was noted: « %s »',
    async (text) => {
      await say('la convention est signée');
      await say(text);
      expect((await said()).every(({ percent }) => percent === null)).toBe(true);
    },
  );
});

describe('what is told behind a correction is kept of the same thing', () => {
  it.each([
    ['finalement plutôt 70, on attend les réponses de Bondy', 70],
    ['non 50, Stains a répondu', 50],
  ])('« %s »', async (text, percent) => {
    await say('5 : 40 %');
    const answer = await say(text);
    expect(await said()).toMatchObject([{ percent }]);
    expect(JSON.stringify(await said())).toMatch(/Bondy|Stains/);
    expect(answer).not.toContain('rien fait');
  });
});

it.each([
  ['prochaine étape : relancer la graphiste', 'pour le 10 décembre'],
  ['prochaine étape : réunir les communes', 'd’ici vendredi'],
])('a day by which goes to the step that has none: « %s », « %s »', async (first, text) => {
  await say(first);
  await say(text);
  const [last, other] = await said();
  expect(other).toBeUndefined();
  expect(last?.nextStep).toContain(`${first.split(' : ')[1]} ${text}`);
});

it('a day alone, where no step was noted, is noted nowhere', async () => {
  await say('5 : 40 %');
  await say('pour le 10 décembre');
  expect(await said()).toMatchObject([{ percent: 40, nextStep: null, highlights: [] }]);
});

it.each([
  ['décision : on reporte l’étude à 2027', 'on reporte l’étude à 2027'],
  ['5 : décision : on garde le même prestataire', 'on garde le même prestataire'],
])('what is decided is told without its title: « %s »', async (text, fact) => {
  await say(text);
  expect((await said())[0]?.highlights).toEqual([fact]);
});

it.each([
  ['la fiche 5 est à 60 %, je m’occupe de relancer les communes', 'relancer les communes'],
  ['5 : soleil, je me charge de prévenir la Caf', 'prévenir la Caf'],
])('what who speaks sees to is the step, and not that they do: « %s »', async (text, step) => {
  const answer = await say(text);
  expect(answer).toContain(step);
  expect(JSON.stringify(await said())).not.toMatch(/occupe|charge/);
});
