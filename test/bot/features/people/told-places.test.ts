/** Whoever is named by another's word hears of it: once, a minute later, of what still holds. */
import { describe, expect, it } from '@jest/globals';
import type { Person } from '../../../../bot/contract/turn.ts';
import { deliver } from '../../../support/delivered.ts';
import { admin, animator, camille, noon, readAll, refOf, zoe } from '../../../support/partners.ts';
import { beginning, withPartners } from '../../../support/with-partners.ts';

const house = withPartners();
beginning(house, async () => {
  for (const person of [admin, animator, camille, zoe]) await house.meet(person);
});

const later = (ms: number) => new Date(noon.getTime() + ms);
const say = async (person: Person, text: string, at = noon) =>
  readAll(await house.say(person, text, { at }));
const told = async (person: Person, at: Date) =>
  (await deliver(house, at)).sent
    .filter(({ recipient, kind }) => recipient === refOf(person) && kind === 'people.places')
    .map(({ message }) => readAll({ message }).replace(/[\u00a0\u202f]/g, ' '));

describe('a place that another gives', () => {
  it('is told to whoever has it, with who gave it and what to do there', async () => {
    await say(admin, 'désigne Camille Durand pilote de la fiche 1.1');
    expect(await told(camille, later(59_000))).toEqual([]);
    const [message = '', second] = await told(camille, later(61_000));
    expect(message).toContain('Alix Admin a noté un changement pour vous');
    expect(message).toContain('La fiche 1.1 : vous en êtes pilote titulaire.');
    expect(message).toContain('« 1.1 : soleil, 40 %');
    expect(second).toBeUndefined();
  });

  it('is one message with those that the same person gives besides', async () => {
    await say(admin, 'désigne Camille Durand pilote de la fiche 1.1');
    await say(admin, 'ajoute Camille Durand au groupe de l’axe 5', later(5_000));
    await say(admin, 'nomme Camille Durand co-animatrice de l’axe 2', later(9_000));
    const [message = '', second] = await told(camille, later(90_000));
    expect(message).toContain('pilote titulaire');
    expect(message).toContain('Vous êtes membre : le groupe de travail de l’axe 5.');
    expect(message).toContain('Vous co-animez le groupe de travail de l’axe 2.');
    expect(second).toBeUndefined();
  });

  it('is not told when it is taken back within the minute', async () => {
    await say(admin, 'désigne Camille Durand pilote de la fiche 1.1');
    await say(admin, 'annule', later(20_000));
    expect(await told(camille, later(120_000))).toEqual([]);
  });

  it('is told again when it is taken back afterwards', async () => {
    await say(admin, 'désigne Camille Durand pilote de la fiche 1.1');
    await told(camille, later(61_000));
    await say(admin, 'retire le pilote de la fiche 1.1', later(120_000));
    const [message] = await told(camille, later(200_000));
    expect(message).toContain('Vous ne pilotez plus la fiche 1.1.');
  });

  it('is not told to who takes it, nor to who wants no messages', async () => {
    await say(admin, 'je pilote la fiche 1.1');
    expect(await told(admin, later(90_000))).toEqual([]);
    await say(camille, 'ne m’envoie plus de messages');
    await say(admin, 'désigne Camille Durand pilote de la fiche 5', later(100_000));
    expect(await told(camille, later(200_000))).toEqual([]);
  });
});
