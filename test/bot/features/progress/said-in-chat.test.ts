/** News in the words of a chat: what leads up to it, and what is not quite so, is no part of what is kept. */
import { beforeEach, describe, expect, it } from '@jest/globals';
import type { Answer } from '../../../../bot/contract/turn.ts';
import { updates } from '../../../../bot/features/progress/model/schema.ts';
import { camille, holder, readAll as readCardText } from '../../../support/partners.ts';
import { withLed } from '../../../support/with-led.ts';

const readAll = (answer: Answer): string => readCardText(answer).replace(/[\u00a0\u202f]/g, ' ');

const house = withLed('axe-5', [camille], 'fiche:5');
const tuesday = new Date('2026-11-24T09:00:00Z');
let minute = 0;

beforeEach(() => {
  minute = 0;
});

const say = async (text: string, person = holder): Promise<string> =>
  readAll(await house.say(person, text, { at: new Date(tuesday.getTime() + minute++ * 60_000) }));

const said = () =>
  house.store.read(async (reader) => (await reader.list(updates)).map(({ value }) => value.said));

describe('the weather outside', () => {
  it.each([
    'bon courage avec ce temps pourri sur Saint-Denis, pluie toute la journée',
    'temps pourri ce matin à Bobigny, orage et tout',
    'beau temps ce matin sur le canal',
    'il pleut des cordes à Bondy',
    'grand soleil aujourd’hui, ça fait du bien',
  ])('is the météo of no fiche: « %s »', async (text) => {
    await say(text);
    expect(await said()).toEqual([]);
  });

  it.each([
    ['soleil ce mois-ci', 'soleil'],
    ['météo de la 5 : pluie toute la journée', 'nuage'],
    ['orage ce matin, la Caf refuse de signer', 'orage'],
  ])('is not what a pilote says of a fiche: « %s »', async (text, meteo) => {
    await say(text);
    expect(await said()).toMatchObject([{ meteo }]);
  });

  it.each([
    'nuageux à tendance éclaircie sur la 5, je mettrais 45 %',
    'nuageux avec quelques éclaircies, 45 %',
    'plutôt nuageux, tendance orage, 45 %',
  ])('that only shades the first is no fact: « %s »', async (text) => {
    await say(text);
    expect(await said()).toMatchObject([{ meteo: 'nuage', percent: 45, highlights: [] }]);
  });
});

describe('a figure that is not quite so', () => {
  it.each([
    ['5 terminée à 100 %, enfin presque', 'terminée à 100 %, enfin presque'],
    ['la 5 c’est fini, ou presque', 'fini, ou presque'],
    ['on est pas loin de 80 %', 'pas loin de 80 %'],
    ['quasi 50 % sur la 5', 'quasi 50 %'],
    ['on est presque à la moitié', 'presque à la moitié'],
  ])('is kept as it is said: « %s »', async (text, fact) => {
    await say(text);
    expect(await said()).toMatchObject([{ percent: null, highlights: [fact] }]);
  });

  it.each([
    'ma fiche est à 30 voire 35',
    'on est entre 30 et 35 %',
    '30 ou 35 % sur la 5',
    'on est à 30, peut-être 35',
  ])('of which it is one or the other is asked: « %s »', async (text) => {
    const answer = await say(text);
    expect(answer).toContain('30 % ou 35 % ?');
    expect(answer).toContain('Fiche 5 : 35 %');
    expect(await said()).toEqual([]);
  });

  it('is asked beside what is noted with it', async () => {
    expect(await say('5 : 20 % voire 25, nuageux')).toContain('20 % ou 25 % ?');
    expect(await said()).toMatchObject([{ meteo: 'nuage', percent: null, highlights: [] }]);
  });
});

describe('what leads up to a fact', () => {
  it.each([
    [
      'pour la restitution au comité, retiens surtout les 3 ouvertures de crèches de 2026',
      'les 3 ouvertures de crèches de 2026',
    ],
    ['à retenir pour la restitution : 12 ateliers tenus', '12 ateliers tenus'],
    [
      '5 : pas de changement de météo, mais tu peux ajouter que la convention est signée',
      'la convention est signée',
    ],
    ['tu peux mettre que le local est trouvé', 'le local est trouvé'],
    ['ajoute pour la 5 que la PMI a validé', 'la PMI a validé'],
    ['la 5 : la note est relue', 'la note est relue'],
    [
      'bon, côté crèches on n’a pas chômé : deux inaugurations à Bondy',
      'deux inaugurations à Bondy',
    ],
    ['alors voilà, chez nous ça bouge : le local est livré', 'le local est livré'],
  ])('is no part of it: « %s »', async (text, fact) => {
    expect(await say(text)).not.toContain('rien fait de');
    expect(await said()).toMatchObject([{ highlights: [fact], nextStep: null }]);
  });

  it.each([
    'on a ajouté 3 places à Bondy',
    'nous avons enregistré 3 demandes de création',
    'la note de cadrage est relue',
  ])('is not a verb that tells: « %s »', async (text) => {
    await say(text);
    expect(await said()).toMatchObject([{ highlights: [text] }]);
  });

  it('is asked of nobody else, by whoever may not note', async () => {
    const answer = await say('Paul me dit que la 5 est à 60 % ensoleillée, tu notes ?', camille);
    expect(answer).toContain('Rien n’est noté');
    expect(answer).not.toContain('plan');
  });
});

describe('what is in the way', () => {
  it.each([
    [
      'grosse galère sur la 5, le prestataire nous a lâchés, on met orage',
      'le prestataire nous a lâchés',
    ],
    ['gros souci, la ville ne répond plus', 'la ville ne répond plus'],
    ['grosse galère sur la 5', 'grosse galère'],
  ])('is what stands beside the word for it: « %s »', async (text, blocker) => {
    await say(text);
    expect(await said()).toMatchObject([{ blocker, highlights: [] }]);
  });

  it.each([
    ['c’était pas bloqué par le budget mais par le recrutement', 'le recrutement'],
    ['c’est pas bloqué à cause du budget, c’est à cause du recrutement', 'recrutement'],
  ])('by another cause stays in the way: « %s »', async (text, blocker) => {
    await say('5 : bloquée par le budget');
    await say(text);
    expect((await said())[1]).toMatchObject({ blocker, highlights: [], cleared: [] });
  });

  it('is nothing that is said not to be', async () => {
    await say('c’est pas la salle qui bloque, on a signé à Bondy');
    expect((await said()).every(({ blocker }) => blocker === null)).toBe(true);
  });
});
