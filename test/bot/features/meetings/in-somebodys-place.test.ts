/** Who comes in whose place, how it was heard of, and what tells of neither. */
import { beforeEach, describe, expect, it } from '@jest/globals';
import { gather, keptMeeting, schedule } from '../../../support/meetings.ts';
import { animator, camille, readAll, refOf, zoe } from '../../../support/partners.ts';
import { beginning, withPartners } from '../../../support/with-partners.ts';

const house = withPartners();
beginning(house, () => gather(house, [animator, camille, zoe]));

const say = async (text: string, who = camille) => readAll(await house.say(who, text));

describe('a meeting on the 12th', () => {
  let id: string;
  beforeEach(async () => {
    ({ id } = await schedule(house));
  });
  const given = async (who = camille) => (await keptMeeting(house, id))?.attendance[refOf(who)];

  it.each([
    'je représente Zoé le 12',
    'ok je viens mardi et je représente Zoé Petit',
    'je serai là le 12, je représenterai aussi Zoé',
    'c’est moi qui remplace Zoé le 12',
  ])('whoever stands for somebody comes, and that one is represented: « %s »', async (text) => {
    await say(text);
    expect(await given()).toMatchObject({ status: 'present', word: '' });
    expect(await given(zoe)).toMatchObject({
      status: 'represented',
      representedBy: { person: refOf(camille) },
    });
  });

  it.each(['Camille représente Zoé le 12', 'Camille viendra mardi et elle représentera Zoé'])(
    'so it is of somebody else, told by who gathers the group: « %s »',
    async (text) => {
      await say(text, animator);
      expect((await given())?.status).toBe('present');
      expect((await given(zoe))?.representedBy?.person).toBe(refOf(camille));
    },
  );

  it.each(['Zoé est pas là, vois avec Camille', 'Zoé n’est pas là', 'là Zoé est pas dispo'])(
    'who is not there now, of no meeting that is named, is not kept away from one to come: « %s »',
    async (text) => {
      await say(text, animator);
      expect((await given(zoe))?.status).toBeUndefined();
    },
  );

  it.each(['Zoé n’est pas là le 12', 'Zoé ne sera pas là le 12'])(
    'of its day, they are: « %s »',
    async (text) => {
      await say(text, animator);
      expect((await given(zoe))?.status).toBeDefined();
    },
  );

  it('what was already said of a stand-in is not refused when they say it too', async () => {
    await say('je ne pourrai pas venir le 12, Camille me représentera', zoe);
    expect(await say('ok je viens et je représente Zoé')).not.toContain('a déjà répondu');
    expect((await given(zoe))?.representedBy?.person).toBe(refOf(camille));
  });

  it.each([
    'Sophie ne peut plus, je viens moi-même',
    'finalement Sophie est malade, je viendrai moi-même',
  ])('who was to stand in does so no longer: « %s »', async (text) => {
    await say('je laisse ma place à ma collègue Sophie Lambert mardi');
    expect(await say(text)).toContain('Sophie Lambert ne vous représente plus');
    expect((await given())?.status).toBe('present');
  });

  it.each([
    ['je cède ma place à un collègue mardi, Bruno Leroy du RPE', 'Bruno Leroy, du RPE'],
    [
      'j’envoie une collègue à ma place le 12, Sophie Lambert de la PMI',
      'Sophie Lambert, de la PMI',
    ],
  ])('who stands in is named behind what said so, with their house: « %s »', async (text, name) => {
    await say(text);
    expect((await given())?.representedBy?.name).toBe(name);
  });

  it.each([
    'Zoé m’a dit par téléphone qu’elle serait là mardi',
    'Zoé m’a appelée par téléphone, elle sera là',
    'j’ai eu Zoé en visio ce matin, elle vient le 12',
  ])('how it was heard is not how somebody comes: « %s »', async (text) => {
    await say(text, animator);
    expect((await given(zoe))?.status).toBe('present');
  });

  it('who comes from afar, told by phone, does', async () => {
    await say('Zoé m’a dit par téléphone qu’elle sera en visio mardi', animator);
    expect((await given(zoe))?.status).toBe('remote');
  });

  it.each([
    ['Camille vient, Zoé en visio', 'present', 'remote'],
    ['Camille ne vient pas, Zoé à distance', 'excused', 'remote'],
    ['Zoé vient mardi, Camille je ne sais pas encore', 'maybe', 'present'],
  ])('several are told of, each in a few words: « %s »', async (text, ...statuses) => {
    await say(text, animator);
    expect([(await given())?.status, (await given(zoe))?.status]).toEqual(statuses);
    expect(await given(animator)).toBeUndefined();
  });

  it('a no ahead of what is told of somebody else takes nothing of it', async () => {
    await say('Camille non, Zoé je sais pas encore', animator);
    expect([undefined, 'excused']).toContain((await given())?.status);
  });

  it.each([
    'je viens le 12 et Zoé aussi il me l’a dit',
    'présente mardi, Zoé aussi elle m’a dit',
    'je viens le 12, Zoé aussi',
  ])('who comes too is told with oneself: « %s »', async (text) => {
    await say(text);
    expect((await given())?.status).toBe('present');
    expect((await given(zoe))?.status).toBe('present');
  });

  it.each([
    ['Camille est en congé, note-la absente le 12', 'absent'],
    ['Camille est malade, mets-la excusée pour mardi', 'excused'],
  ])('whom an order means was named just before: « %s »', async (text, status) => {
    expect(await say(text, animator)).not.toContain('Je n’ai rien fait');
    expect((await given())?.status).toBe(status);
  });

  it.each([
    ['je serai au 12, mais je devrai partir à 15h30', 'je devrai partir à 15h30'],
    ['présente mardi mais je pars à 15h', 'je pars à 15h'],
  ])('when somebody leaves is kept beside it, as when they arrive: « %s »', async (text, word) => {
    expect(await say(text)).not.toContain('Je n’ai rien fait');
    expect(await given()).toMatchObject({ status: 'present', word });
  });

  it.each(['tu peux annuler ma présence le 12 ?', 'annule ma venue de mardi'])(
    'one’s own answer is taken back by oneself, and cancels no meeting: « %s »',
    async (text) => {
      await say('je viens le 12');
      await say(text);
      expect((await given())?.status).toBe('excused');
    },
  );

  it.each(['ah oui c’est moi, suis-je bête', 'ah mais oui, c’est moi, où avais-je la tête'])(
    'what only agrees, beside something else, answers no invitation: « %s »',
    async (text) => {
      await say(text);
      expect(await given()).toBeUndefined();
    },
  );
});
