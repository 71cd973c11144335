/** Who comes, said as people say it: of the day, of who comes instead, and where nothing waits for it. */
import { beforeEach, describe, expect, it } from '@jest/globals';
import { gather, keptMeeting, noticed, schedule, tuesday } from '../../../support/meetings.ts';
import { animator, camille, noon, readAll, refOf, zoe } from '../../../support/partners.ts';
import { beginning, withPartners } from '../../../support/with-partners.ts';

const house = withPartners();
beginning(house, () => gather(house, [animator, camille, zoe]));

const say = async (text: string, who = camille) => readAll(await house.say(who, text));

describe('an invitation that waits', () => {
  let id: string;
  beforeEach(async () => {
    ({ id } = await schedule(house));
  });
  const given = async () => (await keptMeeting(house, id))?.attendance[refOf(camille)];

  it.each([
    ['mardi ça m’arrange pas du tout, j’ai l’accueil parents toute la journée', 'excused'],
    ['le 12 ne me convient pas, désolée', 'excused'],
    ['mardi impossible pour moi', 'excused'],
    ['mardi me va très bien', 'present'],
    ['mon empêchement de mardi est levé, je serai donc des vôtres', 'present'],
    ['jy serai', 'present'],
    ['le 12 oui si besoin', 'maybe'],
  ])(
    'what suits, or not, on its day answers it as it would a poll: « %s »',
    async (text, status) => {
      await say(text);
      expect((await given())?.status).toBe(status);
    },
  );

  it.each([
    'a priori oui, faut que ma responsable valide',
    'en principe oui, la direction doit donner son accord',
    'peut-être, c’est ma directrice qui décide',
  ])('what a hedged answer hangs on is part of it: « %s »', async (text) => {
    await say(text);
    expect((await given())?.status).toBe('maybe');
  });

  it.each([
    ['je me fais représenter par Mme Lopez, du RPE de Noisy', 'Mme Lopez, du RPE de Noisy', null],
    ['j’envoie Martine Leduc, de la mairie, à ma place', 'Martine Leduc, de la mairie', null],
    ['je serai représentée par Mme Petit, de la PMI', 'Petit, de la PMI', null],
    ['je serai représentée par Zoé Petit, de la PMI', 'Zoé Petit', refOf(zoe)],
  ])('who stands in is of the house that is said: « %s »', async (text, name, person) => {
    await say(text);
    expect((await given())?.representedBy).toEqual({ person, name });
  });

  it.each([
    ['Je crains de ne pouvoir me libérer ce jour-là.', 'excused'],
    ['je ne saurais être présente', 'excused'],
    ['12h c’est l’heure du repas des enfants, je vais devoir dire non finalement', 'excused'],
    ['Je suis dans l’impossibilité d’y assister', 'excused'],
    ['je ne serai pas en mesure de venir', 'excused'],
    ['Le 12 tombe mal, j’ai un conseil à la même heure, je dois vous faire faux bond.', 'excused'],
    ['ah mince mardi jpeux plus', 'excused'],
    ['je risque de ne pas pouvoir venir', 'maybe'],
    ['Entendu, je m’y rendrai.', 'present'],
  ])('a refusal in careful words is one: « %s »', async (text, status) => {
    await say(text);
    expect((await given())?.status).toBe(status);
  });

  it.each([
    'le prestataire a du retard',
    'de mon côté ça patine, le prestataire a du retard',
    'c’est la Caf qui viendra chercher les dossiers',
    'je dois dire non à cette subvention',
    'Les autres jours je suis pris',
    'j’arrive plus à suivre, sortez-moi du groupe carto svp',
    'j’arrive pas à ouvrir le lien',
    '12 ou 14 ça me va',
    'le 12 ou le 14 ça me va',
  ])('what is said of something else is no answer to it: « %s »', async (text) => {
    await say(text);
    expect(await given()).toBeUndefined();
  });

  it.each([
    'le 14 et le 19 ça marche, le 21 non',
    'moi je peux le 14 et le 19, le 21 impossible',
    'absente du 14 au 20',
  ])(
    'several days, none of which is that of a meeting, are no answer to it: « %s »',
    async (text) => {
      await say(text);
      expect(await given()).toBeUndefined();
    },
  );

  it.each([
    ['le 12 impossible, le 14 je peux', 'excused'],
    ['je viens le 12, pas le 14', 'present'],
    ['le 12 j’y suis, le 14 j’y suis pas', 'present'],
    ['le 12 j y suis le 14 j y suis pas', 'present'],
    ['12 j’y suis, 14 j’y suis pas', 'present'],
    ['14 j’y suis, 12 j’y suis pas', 'excused'],
    ['absente du 7 au 20', 'excused'],
  ])('of several days, that of the meeting answers it: « %s »', async (text, status) => {
    await say(text);
    expect((await given())?.status).toBe(status);
  });

  it.each([
    'je serai absente du 20 janvier au 5 février, Zoé me remplace',
    'je ne suis pas là la semaine du 18 janvier',
  ])('an absence of some days answers no meeting of another: « %s »', async (text) => {
    expect(await say(text)).toContain('à ces dates');
    expect(await given()).toBeUndefined();
  });

  it.each([
    ['je serai pas là le 12 ni le 19', ['excused', 'excused']],
    ['le 12 et le 19 je serai absente', ['excused', 'excused']],
    ['absente aux deux prochaines', ['excused', 'excused']],
    ['je rate les deux réunions de janvier', ['excused', 'excused']],
    ['absente du 10 au 20', ['excused', 'excused']],
    ['le 12 c’est bon, le 19 je suis excusée', ['present', 'excused']],
    ['je viens le 12, et le 19 aussi', ['present', 'present']],
    ['ok pour le 12, pas pour le 19', ['present', 'excused']],
    ['pas de souci pour le 12, pas le 19', ['present', 'excused']],
    ['absente le 12', ['excused', undefined]],
    ['absente à la prochaine', ['excused', undefined]],
    // Which of them is meant is not said.
    ['je viendrai en janvier', [undefined, undefined]],
  ])('each meeting that is named is answered, and no other: « %s »', async (text, expected) => {
    const other = await schedule(house, { when: { ...tuesday.when, date: '2027-01-19' } });
    await noticed(house);
    await say(text);
    const second = (await keptMeeting(house, other.id))?.attendance[refOf(camille)];
    expect([(await given())?.status, second?.status]).toEqual(expected);
  });

  it('what becomes of an absence is asked, and answers nothing', async () => {
    expect(await say('si je viens pas il se passe quoi')).toContain('sans raison à donner');
    expect(await given()).toBeUndefined();
  });

  it('who may come instead is noted with the absence', async () => {
    await say('dsl finalement pas dispo le 12, gaston dupuis peut me remplacer');
    expect(await given()).toMatchObject({
      status: 'represented',
      representedBy: { name: 'gaston dupuis' },
    });
  });

  it('a question answers nothing, and is told what was answered', async () => {
    expect(await say('est ce que je suis bien notée présente le 12')).toContain(
      'pas encore répondu',
    );
    expect(await given()).toBeUndefined();
    await say('je viens le 12');
    expect(await say('est-ce que je suis bien notée présente le 12 ?')).toContain('présent');
  });

  it.each([
    'je viens avec un collègue de la PMI, ok ?',
    'je serai bien présente le 12 avec un collègue de la PMI',
  ])('who answers for themselves is heard, whatever was said of them: « %s »', async (text) => {
    await say('Camille Durand ne viendra pas', zoe);
    expect(await given()).toMatchObject({ status: 'excused', by: refOf(zoe) });
    await say(text);
    expect(await given()).toMatchObject({ status: 'present', by: refOf(camille) });
    expect((await given())?.word).toContain('un collègue de la PMI');
  });

  it.each(['trop d’absents', 'beaucoup d’absents mardi', 'en fait non on maintient'])(
    'what is said of others, or of the meeting, excuses nobody: « %s »',
    async (text) => {
      await say(text);
      expect(await given()).toBeUndefined();
    },
  );

  it.each(['trop d’absents, on annule la réunion du 12', 'trop d’absents mardi, on annule'])(
    'who calls a meeting off for want of people is not excused from it: « %s »',
    async (text) => {
      const read = await say(text, animator);
      expect((await keptMeeting(house, id))?.attendance[refOf(animator)]).toBeUndefined();
      expect(read).toContain('Annuler cette réunion');
      expect(read).not.toContain('sondage');
    },
  );

  it.each(['on maintient', 'en fait non on maintient'])(
    'a meeting that was to be called off is kept by: « %s »',
    async (text) => {
      await say('annule la réunion du 12', animator);
      expect(await say(text, animator)).toContain('rien n’a été envoyé');
      expect((await keptMeeting(house, id))?.state).toBe('planned');
      expect(await say('oui', animator)).not.toContain('annulée');
    },
  );

  it.each(['la réunion du 12 est déplacée ?', 'la réunion carto est reportée ?'])(
    'whether it moved is told by its day, and not by the document: « %s »',
    async (text) => {
      const read = await say(text);
      expect(read).toContain('12 janvier');
      expect(read).not.toContain('2025');
    },
  );

  it('who comes and who has not answered, asked in one message, are both said', async () => {
    await say('je viens');
    const read = await say('qui vient mardi 12 ? et qui a pas encore répondu', animator);
    expect(read).toContain('Camille');
    expect(read).toContain('N’ont pas encore répondu');
  });

  it('who is sorry for what happens on its day does not come', async () => {
    await say('désolée mardi matin j’ai un jury');
    expect((await given())?.status).toBe('excused');
  });

  it('“qui vient mardi” asks who comes on the Tuesday that there is', async () => {
    expect(await say('qui vient mardi ?', animator)).toContain('mardi 12 janvier');
    expect(await say('qui vient mardi 12 ?', animator)).toContain('mardi 12 janvier');
  });

  it.each([
    'en fait si, on a reçu le modèle de la ville de Pantin',
    'pas de souci, la salle est réservée et huit exposants ont signé',
    'On a recruté deux assistantes, elles sont présentes depuis lundi',
    'Quelques nouvelles de l’inventaire : une liste de quarante ressources est prête. Je dirais 40 %.',
  ])('news of something else is no answer to it: « %s »', async (text) => {
    await say(text);
    expect(await given()).toBeUndefined();
  });

  it('a reason, and a courtesy, leave the answer one', async () => {
    await say('ok pour moi, merci à tous');
    expect((await given())?.status).toBe('present');
    await say('je peux pas mardi, mais j’envoie les chiffres');
    expect(await given()).toMatchObject({ status: 'excused', representedBy: null });
  });

  it('those who have not answered are reminded of it, where no poll is open', async () => {
    await say('je viens', zoe);
    const read = await say('Peux-tu rappeler à ceux qui n’ont pas encore répondu ?', animator);
    expect(read).toContain('C’est envoyé');
    expect(read).not.toContain('sondage');
  });

  it('what suits on another day answers nothing of it', async () => {
    await say('vendredi ça m’arrange pas du tout');
    expect(await given()).toBeUndefined();
  });

  it.each([
    'Zoé Petit ne pourra finalement pas venir',
    'Zoé Petit ne pourra malheureusement pas être des nôtres',
  ])('what is told of somebody else is not of who speaks: « %s »', async (text) => {
    await say(text);
    expect(await given()).toBeUndefined();
  });

  it.each(['tu peux noter que je viens ?', 'peux-tu marquer que je serai là ?'])(
    'what the bot is asked to note is noted: « %s »',
    async (text) => {
      await say(text);
      expect(await given()).toMatchObject({ status: 'present' });
    },
  );

  it('a day is no name of whoever comes instead', async () => {
    await say('je laisse ma place à une collègue mardi');
    expect((await given())?.representedBy?.name).not.toBe('mardi');
  });

  it('somebody who is only said to come is asked about: nobody is noted', async () => {
    expect(await say('c’est Sophie Lambert qui viendra')).toContain('Dois-je noter');
    expect(await given()).toBeUndefined();
  });

  it.each([
    ['Je ne pourrai pas venir, j’envoie une collègue à ma place, Martine Leduc', 'Martine Leduc'],
    ['Je suis prise, ma collègue Jeanne Le Goff viendra pour moi', 'Jeanne Le Goff'],
    ['Sophie Lambert vient à ma place', 'Sophie Lambert'],
    ['sophie lambert me remplace', 'sophie lambert'],
    ['mardi impossible, sophie y va à ma place', 'sophie'],
    ['mardi 12 je peux pas, Sophie me remplace', 'Sophie'],
    ['c’est ma collègue qui viendra', 'ma collègue'],
    ['c’est ma collègue de la PMI qui viendra à ma place', 'ma collègue de la PMI'],
    [
      'je peux plus venir, c’est mme benamar de la crèche Les Lilas qui viendra a ma place',
      'mme benamar de la crèche Les Lilas',
    ],
    ['je laisse ma place à Sophie Lambert', 'Sophie Lambert'],
  ])('who comes instead is called by the whole name that is said: « %s »', async (text, name) => {
    await say(text);
    expect((await given())?.representedBy?.name).toBe(name);
  });

  it.each([
    'le 12 je viens pas du coup, personne a ma place',
    'je suis excusée, personne ne me remplace',
  ])('nobody is no name of who comes instead: « %s »', async (text) => {
    await say(text);
    expect((await given())?.status).toBe('excused');
    expect((await given())?.representedBy).toBeNull();
  });
});

describe('where nothing waits for an answer', () => {
  it.each([
    'jy serai',
    'tout sauf le lundi',
    'mardi ou jeudi',
    'ah l’après midi par contre je peux plus',
    'Je ne pourrai pas être présente, j’envoie une collègue à ma place, Martine Leduc',
  ])(
    'an answer is told that nothing is open, and no meeting of the document: « %s »',
    async (text) => {
      const read = await say(text);
      expect(read).toContain('Rien n’est noté');
      expect(read).not.toContain('2025');
    },
  );

  it('what is open instead is said', async () => {
    await schedule(house);
    expect(await say('toutes les dates proposées me vont')).toMatch(
      /aucun sondage|C’est noté|pas de sondage/,
    );
  });
});

it('“oui” is asked again where a card came by itself since, and “envoie” is not', async () => {
  await house.say(animator, 'réunion carto mardi 12 janvier de 10h à 12h à la Caf');
  await schedule(house, {}, { by: zoe, now: new Date(noon.getTime() + 60_000) });
  const later = { at: new Date(noon.getTime() + 120_000) };
  expect(readAll(await house.say(animator, 'oui', later))).toMatch(/oui.*non.*à ceci/);
  expect(readAll(await house.say(animator, 'envoie', later))).toContain('C’est envoyé');
});
