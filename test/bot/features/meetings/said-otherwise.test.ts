/** Meetings said otherwise than as an order: asked politely, told as a fact, in half a clause. */
import { beforeEach, describe, expect, it } from '@jest/globals';
import { gather, keptMeeting, schedule } from '../../../support/meetings.ts';
import { animator, camille, refOf, zoe } from '../../../support/partners.ts';
import { sayIn } from '../../../support/say-in.ts';
import { beginning, withPartners } from '../../../support/with-partners.ts';

const house = withPartners();
beginning(house, () => gather(house, [animator, camille, zoe]));
const say = sayIn(house);

describe('a meeting that is asked for', () => {
  it.each([
    'Bonjour, pourriez-vous convier le groupe cartographie le mardi 12 janvier, de 14 heures à 15 heures, au centre social des Courtillières ? Merci d’avance',
    'il faudrait qu’on se cale un point d’une heure avec tout le groupe, disons mardi 12 janvier 14h',
    'faudrait se poser une heure tous ensemble mardi 12 janvier à 14h',
    'Bonsoir, auriez-vous la gentillesse de préparer une séance du groupe Cartographie le mardi 12 janvier de 14h à 15h, salle du conseil de la mairie de Pantin ?',
    'dis, cale-nous une réunion carto mardi 12 janvier de 14h à 15h ?',
    'mets-nous une réunion carto mardi 12 janvier de 14h à 15h à Bondy quoi',
  ])('is drafted, however politely: « %s »', async (text) => {
    expect(await say(animator, text)).toContain('mardi 12 janvier 2027, de 14 h à 15 h');
  });

  it('has its day asked where it is to be as usual', async () => {
    const text = 'prochaine réu cartographie même jour même heure que d’habitude';
    const shown = await say(animator, text);
    expect(shown).toContain('Nouvelle réunion');
    expect(shown).not.toContain('Quand :');
  });

  it('goes to all of its group, which is said where only some are named', async () => {
    const shown = await say(animator, 'réunion mardi 12 janvier 10h avec Zoé Petit seulement');
    expect(shown).toContain('Une réunion va à tout son groupe');
  });

  it('waits for what is to be checked first, gives nobody anything to do, and is sent then', async () => {
    await say(animator, 'réunion carto mardi 12 janvier à 14h à la Caf');
    const held = await say(animator, 'Ah non attends, n’envoie rien, je vérifie la salle');
    expect(held).toContain('rien n’est envoyé pour l’instant');
    expect(held).not.toContain('À faire');
    expect(await say(animator, 'c bon tu peux l’envoyer')).toContain('C’est envoyé');
  });
});

describe('a meeting on the 12th', () => {
  let id: string;
  beforeEach(async () => {
    ({ id } = await schedule(house));
  });
  const given = async (who: typeof camille) =>
    (await keptMeeting(house, id))?.attendance[refOf(who)]?.status;

  it.each([
    ['La salle de la Caf n’est plus dispo le 12, on bascule en visio, même heure', 'Où : visio'],
    ['la salle est prise, on fera la réunion à distance', 'Où : à distance'],
    ['la mairie ferme le 12, on bascule à la PMI de Pantin, même horaire', 'Où : PMI de Pantin'],
    ['trop d’absents le 12, on se replie sur le 19 à 10h', 'mardi 19 janvier 2027, de 10 h à 12 h'],
    ['peut-on décaler la réunion du 12 au 14 ?', 'jeudi 14 janvier 2027'],
  ])('is changed by what is told of it: « %s »', async (text, shown) => {
    expect(await say(animator, text)).toContain(shown);
  });

  it.each([
    ['Camille Durand vient, Zoé Petit non', 'present', 'excused'],
    ['Camille Durand ne vient pas, Zoé Petit non plus', 'excused', 'excused'],
    ['Camille Durand ne vient pas, Zoé Petit si', 'excused', 'present'],
    ['Camille Durand viendra, mais pas Zoé Petit', 'present', 'excused'],
    ['Camille Durand m’a dit qu’elle ne venait pas, Zoé Petit si', 'excused', 'present'],
  ])('is answered for who is only named beside another: « %s »', async (text, first, second) => {
    await say(animator, text);
    expect([await given(camille), await given(zoe)]).toEqual([first, second]);
  });

  it('is not called off by who asks until when it may be', async () => {
    const shown = await say(animator, 'annuler une réunion c’est possible jusqu’à quand ?');
    expect(shown).toContain('jusqu’à ce qu’elle commence');
    expect(shown).not.toContain('Annuler cette réunion ?');
  });

  it.each([
    ['annule le 12, trop d’absents', 'trop d’absents'],
    ['le 12 ça saute finalement, on n’est que deux', 'on n’est que deux'],
    ['Faute de quorum, la réunion du 12 est annulée, préviens le groupe', 'Faute de quorum'],
    ['On annule le 12 parce que la salle est inondée', 'parce que la salle est inondée'],
    [
      'Vu la neige annoncée, merci d’annuler la réunion du 12 et d’en informer les membres',
      'Vu la neige annoncée',
    ],
  ])('is called off with why, which everybody reads: « %s »', async (text, why) => {
    const shown = await say(animator, text);
    expect(shown).toContain(`Motif : ${why}\n`);
    expect(shown).not.toContain('rien fait');
    await say(animator, 'oui');
    expect((await keptMeeting(house, id))?.note).toBe(why);
  });

  it('is called off without what is nobody’s business', async () => {
    const shown = await say(animator, 'annule la réunion du 12, Zoé Petit est hospitalisée');
    expect(shown).not.toContain('Motif');
  });

  it('is called off by where it is, among others', async () => {
    const later = { date: '2027-01-14', start: '10:00', end: '11:00', zone: 'Europe/Paris' };
    await schedule(house, { when: later, place: 'Pantin' });
    const shown = await say(animator, 'laisse tomber la réunion de Pantin, trop peu de monde');
    expect(shown).toMatch(/Annuler cette réunion \?[\s\S]*jeudi 14 janvier/);
  });

  it('is no séminaire of the plan where it is asked whether one may follow it from afar', async () => {
    expect(await say(zoe, 'possible de suivre à distance ?')).toContain('mardi 12 janvier 2027');
  });
});

describe('a meeting that was held', () => {
  beforeEach(async () => {
    const held = 'compte rendu de la réunion carto du vendredi 20 novembre : présent Zoé Petit. ';
    await say(animator, `${held}Décision : on garde la carte papier.`);
    await say(animator, 'oui');
  });

  it.each([
    'j’ai oublié Camille Durand dans les présents du 20',
    'il manque Camille Durand parmi les présents du 20',
  ])('has who was forgotten among those who were there: « %s »', async (text) => {
    expect(await say(animator, text)).toContain('Camille Durand : présent');
  });

  it('has what its minutes are to say, and appoints nobody', async () => {
    const text = 'ajoute au cr du 20 que Zoé Petit s’occupe de relancer les communes avant Noël';
    expect(await say(animator, text)).toContain('relancer les communes avant Noël');
  });
});
