/** What is told goes where it is said to be: each item of a list, each share, what follows news of an action. */
import { beforeEach, describe, expect, it } from '@jest/globals';
import { pilots } from '../../../../bot/features/people/model/groups.ts';
import { updates } from '../../../../bot/features/progress/model/schema.ts';
import { animator, holder, noon, refOf } from '../../../support/partners.ts';
import { beginning, withPartners } from '../../../support/with-partners.ts';

const house = withPartners();
const INVENTORY = 'action:fiche-5-inventaire';
const MEETINGS = 'action:fiche-5-temps-de-rencontre';
let minute = 0;

beginning(house, async () => {
  for (const person of [animator, holder]) await house.meet(person);
  await house.store.transact(async (tx) =>
    tx.put(pilots, 'fiche:5', {
      organisation: 'caf',
      until: null,
      at: noon.toISOString(),
      by: refOf(animator),
      holder: { person: refOf(holder), name: holder.name },
      substitute: null,
    }),
  );
});
beforeEach(() => {
  minute = 0;
});

const say = (text: string) =>
  house.say(holder, text, { at: new Date(noon.getTime() + minute++ * 60_000) });

/** What was noted, in order: of what, the percentage, and the texts. */
const kept = () =>
  house.store.read(async (reader) =>
    (await reader.list(updates))
      .map(({ value }) => value)
      .sort((a, b) => (a.at < b.at ? -1 : 1))
      .map(({ subject, said: { percent, highlights, blocker, nextStep, cleared } }) => ({
        subject,
        percent,
        told: [...highlights, blocker, nextStep].filter(Boolean),
        cleared,
      })),
  );

describe('the items of a list that numbers part', () => {
  it.each([
    [
      'mes nouvelles : 1. plaquette imprimée, 12 communes servies ; 2. film monté à Bondy ; 3. on attend toujours le devis',
      [
        'plaquette imprimée',
        '12 communes servies',
        'film monté à Bondy',
        'on attend toujours le devis',
      ],
    ],
    [
      'trois points : 1) charte signée, 2) lieu trouvé à Drancy, 3) on attend le devis',
      ['charte signée', 'lieu trouvé à Drancy', 'on attend le devis'],
    ],
    [
      'point 5 : 1) charte signée avec Bobigny 2) lieu trouvé à Drancy',
      ['charte signée avec Bobigny', 'lieu trouvé à Drancy'],
    ],
  ])('are told each by itself, and no number is a share: %s', async (text, told) => {
    await say(text);
    expect(await kept()).toMatchObject([{ subject: 'fiche:5', percent: null, told }]);
  });
});

describe('a share', () => {
  it.each([
    ['la formation est à 40 %', 'la formation est à 40 %'],
    ['la formation est à 35 % et le film à 50 %', 'la formation est à 35 % et le film à 50 %'],
    ['fiche 5 : 50 % pour la formation', '50 % pour la formation'],
  ])('of a part that has none is a fact, and none of the fiche: %s', async (text, fact) => {
    await say(text);
    expect(await kept()).toMatchObject([{ subject: 'fiche:5', percent: null, told: [fact] }]);
  });

  it.each([
    ['l’inventaire des lieux de stage est fini à 80 %', 80],
    ['mets l’inventaire à 75', 75],
    ['l’inventaire c’est à 60 à présent', 60],
    ['le pourcentage de l’inventaire passe à 65', 65],
  ])('of an action is of it, by all of its name: %s', async (text, percent) => {
    await say(text);
    expect(await kept()).toMatchObject([{ subject: INVENTORY, percent, told: [] }]);
  });

  it.each([
    ['60 % sur la 5 et 40 % sur l’inventaire', ['fiche:5', 60], [INVENTORY, 40]],
    ['mets 60 % à l’inventaire et 20 % au temps de rencontre', [INVENTORY, 60], [MEETINGS, 20]],
  ])('goes to what is named behind it: %s', async (text, ...shares) => {
    await say(text);
    expect((await kept()).map(({ subject, percent }) => [subject, percent])).toEqual(shares);
  });
});

it('what is told right behind news of an action, without a name, is of it', async () => {
  await say('le temps de rencontre est reporté faute de salle');
  await say('on cherche une salle à Noisy');
  await say('c’est trouvé, ce sera à la mairie de Noisy');
  const all = await kept();
  expect(all.map(({ subject }) => subject)).toEqual([MEETINGS, MEETINGS, MEETINGS]);
  expect(all.at(-1)?.cleared).toEqual(['blocker']);
});

it.each([['bonne nouvelle : le devis est arrivé', 'le devis est arrivé']])(
  'what is announced as news is noted without a question: %s',
  async (text, fact) => {
    await say(text);
    expect((await kept()).flatMap(({ told }) => told).join()).toContain(fact);
  },
);
