/** What a pilote says to be wrong, or no more: it goes, or is shown to be put right; it is never news. */
import { describe, expect, it } from '@jest/globals';
import { pilots } from '../../../../bot/features/people/model/groups.ts';
import { camille, refOf } from '../../../support/partners.ts';
import { withNews } from '../../../support/with-news.ts';

const { house, say, said } = withNews();

describe('what is said to be wrong goes, and is no news', () => {
  it.each([
    ['5 : 43 %', 'fiche 5 : le 43 % est une erreur, a enlever'],
    ['5 : 43 %', 'annule le 43 %'],
    ['5 : 43 %', 'oublie le pourcentage'],
    ['5 : 43 %', 'y a pas de pourcentage pour la 5, mets rien'],
  ])('a share, by its figure or by its name: « %s », « %s »', async (noted, text) => {
    await say('5 : deux places de plus a Stains');
    await say(noted);
    await say(text);
    expect(await said()).toMatchObject([
      { percent: null, highlights: ['deux places de plus a Stains'] },
    ]);
  });

  it('a share goes from each note that says it', async () => {
    await say('5 : 43 %');
    await say('5 : 43 %, le fichier est transmis');
    await say('enlève le 43 %');
    expect((await said()).some(({ percent }) => percent !== null)).toBe(false);
  });

  it('a share that was a number of people leaves the people', async () => {
    await say('5 : 43 %');
    await say('mais non pas 43 % on etait 43 personnes');
    expect(await said()).toMatchObject([{ percent: null }]);
    expect((await said())[0]?.highlights.join()).toContain('43 personnes');
  });

  it.each([
    'mon « inquiet » enleve le',
    'mon inquiet enleve le',
    'la phrase m’inquiete un peu faut la retirer de la 5',
    'annule ce que j’ai dit sur l’inquietude',
    'non juste la phrase sur linquietude garde le reste',
  ])('a text, by a word of it or one of its family: « %s »', async (text) => {
    await say('5 : 34 ressources recensees, ça m’inquiete un peu');
    await say(text);
    expect(await said()).toMatchObject([{ highlights: ['34 ressources recensees'] }]);
  });

  it('a text, said before the verb', async () => {
    await say('5 : le fichier est transmis. La directrice vous remercie');
    await say('la directrice vous remercie ca n’a rien a faire la, enleve');
    expect(await said()).toMatchObject([{ highlights: ['le fichier est transmis'] }]);
  });

  it('a day that is over is put right by one that is over', async () => {
    await say('5 : la rencontre de mardi s’est bien passée');
    await say('la rencontre c’etait le 17 novembre pas le 24');
    expect(await said()).toMatchObject([
      { highlights: ['la rencontre de mardi 17 novembre 2026 s’est bien passée'] },
    ]);
  });

  it('a figure that is put right is of the note, and of no meeting', async () => {
    await say('5 : deux places de plus a Stains');
    await say('3 places a stains pas 2, corrige');
    expect(await said()).toMatchObject([{ highlights: ['3 places de plus a Stains'] }]);
  });
});

it('whoever leads it now puts right what another noted of it', async () => {
  await say('5 : deux places de plus a Stains');
  await house.store.transact(async (tx) => {
    const row = await tx.get(pilots, 'fiche:5');
    const next = { person: refOf(camille), name: camille.name };
    if (row) await tx.put(pilots, 'fiche:5', { ...row.value, holder: next });
  });
  await say('bonjour', camille);
  await say('non c’est 3 places a stains pas 2', camille);
  expect(await said()).toMatchObject([{ highlights: ['3 places de plus a Stains'] }]);
});

describe('what happened', () => {
  it('is of the day that is over, and keeps its verb', async () => {
    await say('5 : la rencontre de mardi s’est bien passee');
    expect(await said()).toMatchObject([
      { highlights: ['la rencontre de mardi 24 novembre 2026 s’est bien passee'] },
    ]);
  });

  it('with so many people is no share', async () => {
    await say('5 : on etait 43');
    expect((await said()).every(({ percent }) => percent === null)).toBe(true);
  });
});

it('what was only asked about is forgotten, and what was noted before stays', async () => {
  await say('5 : deux places de plus a Stains');
  await say('le fichier de l’inventaire est pret');
  await say('ah non pardon c’est pas encore pret, oublie ce que je viens de dire');
  expect(await said()).toMatchObject([{ highlights: ['deux places de plus a Stains'] }]);
});

describe('what somebody who leads a fiche says without naming it', () => {
  it.each([
    'le promoteur s’est désisté',
    'toujours aucune réponse de la ville depuis la rentrée',
    'on n’a plus de nouvelles de l’architecte depuis juin',
  ])('is in the way, or may be, which is asked: « %s »', async (text) => {
    expect(await say(text)).toMatch(/Blocage :|est-ce un blocage/);
    expect(await said()).toHaveLength(1);
  });

  it.each(['les décisions à prendre', 'les fiches bloquées et les décisions à prendre'])(
    'is a list that is asked for, and no news: « %s »',
    async (text) => {
      await say(text);
      expect(await said()).toEqual([]);
    },
  );
});

describe('what is taken away is named by its words, and what is told beside it touches nothing else', () => {
  it('« l’histoire de … », and what lifts it', async () => {
    await say('5 : deux places de plus à Stains, blocage : la salle de la mairie');
    await say('enlève l’histoire de la salle de la mairie, c’est débloqué depuis hier');
    expect((await said()).every(({ blocker }) => blocker === null)).toBe(true);
  });

  it('« ma demande sur … » is what the committee is to decide, and leaves what is in the way', async () => {
    await say('5 : blocage : la salle de la mairie, convention envoyée à Bondy');
    await say('on veut que le comité décide qui signe la convention');
    await say('enlève ma demande sur la convention, c’est réglé, c’est le département qui signe');
    const all = await said();
    expect(all.some(({ arbitration }) => arbitration)).toBe(false);
    expect(all.some(({ cleared }) => cleared.includes('blocker'))).toBe(false);
    expect(all.flatMap(({ highlights }) => highlights)).toEqual(
      expect.arrayContaining(['convention envoyée à Bondy', 'le département qui signe']),
    );
  });
});

it('an article counts nothing anew: « c’est fait pour une école » is told, and puts no figure right', async () => {
  await say('5 : on a vu deux écoles');
  await say('c’est fait pour une école, l’autre répond pas');
  expect((await said()).flatMap(({ highlights }) => highlights).join(' ; ')).toContain(
    'deux écoles',
  );
});

it('« sinon ça va » is no fact', async () => {
  await say('5 : on a signé la convention avec Bondy, sinon ça va');
  expect(await said()).toMatchObject([{ highlights: ['on a signé la convention avec Bondy'] }]);
});
