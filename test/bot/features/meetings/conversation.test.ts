/** A meeting talked over: a draft that is corrected, what was spoken of last, answers in the words of a phone. */
import { describe, expect, it } from '@jest/globals';
import { drafts } from '../../../../bot/features/meetings/model/drafts.ts';
import { meetings } from '../../../../bot/features/meetings/model/schema.ts';
import { gather, keptMeeting, noticed, schedule } from '../../../support/meetings.ts';
import { animator, camille, readAll, refOf, zoe } from '../../../support/partners.ts';
import { beginning, withPartners } from '../../../support/with-partners.ts';

const house = withPartners();
beginning(house, async () => {
  await gather(house, [animator, camille, zoe]);
});

const say = async (who: typeof animator, text: string) =>
  readAll(await house.say(who, text)).replace(/[\u00a0\u202f]/g, ' ');
const kept = () => house.store.read((reader) => reader.list(meetings));
const draft = 'réunion carto mardi 12 janvier 2027 de 14h à 16h, Caf de Bobigny : budget ; locaux';

it.each([
  ['réunion du groupe mardi 12 janvier 2027 9h30-11h30 à la Caf : bilan', 'Caf'],
  ['réunion du groupe lundi 11 janvier 2027 de 10h à 12h en visio', 'visio'],
])('what stands beyond the day names a place and no group: « %s »', async (text, place) => {
  await say(animator, 'bonjour');
  const shown = await say(animator, text);
  expect(shown).toMatch(/Sous-groupe Cartographie/);
  expect(shown).toContain(place);
  expect(shown).not.toMatch(/Je ne connais pas|Il manque/);
});

describe('a draft', () => {
  it.each([
    ['non, 15h c’est mieux', 'de 15 h à 17 h'],
    ['et plutôt jeudi', 'jeudi 14 janvier 2027, de 14 h à 16 h'],
    ['change le lieu : mairie de Pantin', 'mairie de Pantin'],
    ['change le lieu de la réunion carto : mairie de Pantin', 'mairie de Pantin'],
    ['une heure et demie', 'de 14 h à 15 h 30'],
    ['de quinze à seize heures', 'de 15 h à 16 h'],
    ['décale d’une demi-heure', 'de 14 h 30 à 16 h 30'],
    ['et ajoute un point sur le calendrier', 'budget\nlocaux\ncalendrier'],
    ['c’est pas 14h c’est 14h30', 'de 14 h 30 à 16 h 30'],
    ['Petite erreur de ma part : c’est 14h30 et non 14h, même salle', 'de 14 h 30 à 16 h 30'],
  ])('takes « %s » and keeps the rest', async (correction, shown) => {
    await say(animator, draft);
    const after = await say(animator, correction);
    expect(after).toContain(shown);
    expect(after).toMatch(/Bobigny|Pantin/);
    expect(after).toContain('budget');
    expect(await kept()).toEqual([]);
  });

  it.each([
    'l’ordre du jour : présentation des nouveaux, 10 min',
    'non, 10 min c’est la durée du budget',
    'ajoute la présentation des nouveaux, 10 min, à l’ordre du jour',
  ])('takes how long a point lasts for that of the point: « %s »', async (text) => {
    await say(animator, draft);
    const after = await say(animator, text);
    expect(after).toMatch(/(?:nouveaux|budget), 10 min/);
    expect(after).toContain('de 14 h à 16 h');
  });

  it('is sent in words, whatever was said in between', async () => {
    await say(animator, draft);
    await say(animator, 'qui pilote la fiche 1.1 ?');
    await say(animator, 'cela me convient parfaitement, merci d’envoyer');
    expect(await kept()).toHaveLength(1);
  });

  it('is not sent by what says to wait, and goes with what gives it up', async () => {
    await say(animator, draft);
    await say(animator, 'attends, n’envoie pas encore');
    expect(await kept()).toEqual([]);
    await say(animator, 'non laisse tomber, n’envoie rien');
    expect(await kept()).toEqual([]);
    expect(await house.store.read((reader) => reader.list(drafts))).toEqual([]);
  });

  it.each(['annule', 'non attends, annule'])(
    'of which the group lacks goes with « %s »',
    async (text) => {
      await say(animator, 'réunion du groupe inventé mardi 12 janvier 2027 à 14h');
      expect(await house.store.read((reader) => reader.list(drafts))).toHaveLength(1);
      await say(animator, text);
      expect(await house.store.read((reader) => reader.list(drafts))).toEqual([]);
    },
  );

  it('says a day once when the sentence takes it back', async () => {
    const shown = await say(animator, 'rdv carto le 12 janvier à 10h euh non le 13');
    expect(shown).toContain('mercredi 13 janvier 2027');
    expect(shown).not.toContain('12 janvier');
  });
});

it('a series is said not to be planned, and is read as no day', async () => {
  const shown = await say(animator, 'réunion carto tous les premiers mardis du mois à 14h');
  expect(shown).toContain('une par une');
  expect(await house.store.read((reader) => reader.list(drafts))).toEqual([]);
});

describe('a meeting that was spoken of', () => {
  it('is the one that « on la passe au 19 » and « change aussi le lieu » mean', async () => {
    await say(animator, draft);
    await say(animator, 'oui');
    expect(await say(animator, 'on la passe au 19, mêmes horaires')).toContain('mardi 19 janvier');
    await say(animator, 'oui');
    expect(await say(animator, 'change aussi le lieu : Maison du projet')).toContain(
      'Maison du projet',
    );
  });

  it('tells its place, its day and who comes, without being named', async () => {
    const known = await schedule(house);
    await noticed(house);
    await say(camille, 'comptez sur moi');
    expect(await say(zoe, 'c’est où déjà ?')).toContain(known.meeting.place);
    expect(await say(zoe, 'c’est quel jour ?')).toContain('12 janvier');
    expect(await say(animator, 'camille vient ?')).toContain('présent');
  });
});

describe('an answer in the words of a phone', () => {
  it.each([
    ['comptez sur moi', 'present'],
    ['ok pour moi merci', 'present'],
    ['présente mais à distance', 'remote'],
    ['je n’y serai pas, je suis en formation', 'excused'],
    ['présente euh non en fait absente', 'excused'],
    ['ça dépend de mon train, j’essaie', 'maybe'],
    ['c’est Lila Haddouche qui me remplace', 'represented'],
  ])('« %s » is %s', async (text, status) => {
    const known = await schedule(house);
    await noticed(house);
    await say(camille, text);
    expect((await keptMeeting(house, known.id))?.attendance[refOf(camille)]?.status).toBe(status);
  });

  it.each([
    'je ne peux pas accéder à la carto',
    'je viens d’arriver à la Caf',
    'je suis en retard sur mon bilan',
    'je ne peux pas venir le 2 juillet au séminaire',
    'tout va bien',
    'je ne comprends rien',
    'qui vient ?',
  ])('« %s » is none', async (text) => {
    const known = await schedule(house);
    await noticed(house);
    await say(camille, text);
    expect((await keptMeeting(house, known.id))?.attendance).toEqual({});
  });
});
