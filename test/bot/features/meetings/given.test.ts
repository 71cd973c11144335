/** What somebody is given to do outside of minutes: in the same breath as something else, and by itself. */
import { describe, expect, it } from '@jest/globals';
import { meetings } from '../../../../bot/features/meetings/model/schema.ts';
import { gather } from '../../../support/meetings.ts';
import { animator, camille, partner, readAll, zoe } from '../../../support/partners.ts';
import { beginning, withPartners } from '../../../support/with-partners.ts';

const house = withPartners();
const say = async (who: typeof zoe, text: string) =>
  readAll(await house.say(who, text)).replace(/[\u00a0\u202f]/g, ' ');

beginning(house, async () => {
  await gather(house, [animator, camille, zoe]);
  await house.meet(partner('na', 'Nadia Roussel'));
});

const rows = () => house.store.read((reader) => reader.list(meetings));
const noted = async () =>
  (await rows()).flatMap(({ value }) =>
    value.state === 'noted' ? value.nextSteps.split('\n') : [],
  );

describe('what is given to do beside something else is kept, and the rest heard without it', () => {
  it.each([
    [
      'on garde le vendredi 18 à 10h, Camille tu réserves la salle, Zoé tu prépares un point sur la 1.1 pour le 16',
      ['Camille Durand réserve la salle', 'Zoé Petit prépare un point sur la 1.1 pour le 16'],
    ],
    [
      'merci, ce sera le 18 à 10h en salle 3 et c’est zoé qui prend les notes',
      ['Zoé Petit prend les notes'],
    ],
    [
      'réunion carto vendredi 18 à 10h, que chacun relise la carte avant',
      ['Que chacun relise la carte avant'],
    ],
    [
      'réunion carto vendredi 18 à 10h. Camille, tu peux prévenir la crèche et sortir les plans papier ?',
      ['Camille Durand : prévenir la crèche', 'Camille Durand : sortir les plans papier'],
    ],
    [
      'tu t’occupes des badges, Zoé ? on se voit vendredi 18 à 10h',
      ['Zoé Petit s’occupe des badges'],
    ],
  ])('%s', async (text, lines) => {
    const read = await say(animator, text);
    expect(read).toContain('vendredi 18 décembre 2026, de 10 h à 12 h');
    expect(read).not.toContain('Je n’ai rien fait');
    for (const line of lines) expect(read).toContain(line);
    expect(await noted()).toEqual(lines);
    // What was asked waits still.
    expect(await say(animator, 'oui')).toContain('Réunion planifiée');
    expect(await noted()).toEqual(lines);
  });

  it('beside a poll too', async () => {
    const read = await say(
      animator,
      'sondage carto le 8 ou le 10 à 14h, Zoé tu peux faire l’affiche',
    );
    expect(read).toContain('Lancer le sondage');
    expect(read).not.toContain('Je ne sais pas écrire');
    expect(await noted()).toEqual(['Zoé Petit : faire l’affiche']);
  });
});

describe('what somebody has to do, by itself, is an action of theirs', () => {
  it.each([
    [animator, 'à faire : Camille appelle l’intervenante avant jeudi'],
    [animator, 'Camille réserve la salle pour le 18'],
    [animator, 'Camille peut préparer les badges ?'],
    [animator, 'il faut que Camille appelle la mairie'],
    [animator, 'Camille se charge de la sono'],
    [animator, 'Camille doit rappeler la crèche'],
    [animator, 'Camille, tu amènes le vidéoprojecteur ?'],
    [camille, 'je dois prévenir l’intervenante et sortir les plans papier'],
  ])('%#: %s', async (who, text) => {
    expect(await say(who, text)).toContain('À faire');
    expect(await say(camille, 'mes actions')).toContain('Ce qui est attendu de vous');
    expect(await say(zoe, 'qui doit quoi ?')).toContain('Camille');
    expect((await rows()).every(({ value }) => value.state === 'noted')).toBe(true);
  });

  it('is taken back by whoever gave it', async () => {
    const answer = await house.say(animator, 'Zoé imprime les badges et Camille apporte les plans');
    expect(readAll(answer)).toContain('Retirer');
    const [row] = await rows();
    const data = { meeting: row?.id, line: row?.value.nextSteps, fresh: '' };
    await house.press(animator, 'meetings.action', data);
    expect(await noted()).toEqual(['']);
  });

  it('is no meeting, and is shown among none', async () => {
    await say(animator, 'Camille réserve la salle');
    expect(await say(zoe, 'quelles sont les prochaines réunions ?')).toContain('Aucune réunion');
  });

  it('of somebody who is not in the group, it is said that they will not see it', async () => {
    expect(await say(animator, 'Nadia Roussel réserve la salle')).toContain(
      'Je ne les trouve pas parmi',
    );
  });

  it('what is of others is given by who co-animates', async () => {
    await say(camille, 'Zoé tu peux imprimer la liste ?');
    expect(await noted()).toEqual([]);
  });
});

describe('who takes what was just said has that to do', () => {
  it.each([
    [
      'il faut prévenir la PMI, Camille tu peux t’en charger d’ici vendredi ?',
      'Camille Durand : prévenir la PMI d’ici vendredi',
    ],
    ['il faut relancer les crèches, je m’en occupe', 'Ines Animatrice : relancer les crèches'],
    [
      'quelqu’un doit appeler la mairie et c’est Camille qui s’en charge',
      'Camille Durand : appeler la mairie',
    ],
    ['il faudrait faire une affiche, tu peux le faire Zoé ?', 'Zoé Petit : faire une affiche'],
    [
      'il faut que quelqu’un prévienne la PMI, Zoé tu peux t’en occuper ?',
      'Zoé Petit : il faut que quelqu’un prévienne la PMI',
    ],
  ])('%s', async (text, line) => {
    await say(animator, text);
    expect(await noted()).toEqual([line]);
  });

  it('and nothing where nothing was said before', async () => {
    await say(animator, 'Camille tu peux t’en charger d’ici vendredi ?');
    expect(await noted()).toEqual([]);
  });
});

describe('every clause of a message that gives something to do is kept', () => {
  it.each([
    [
      'Camille prépare le bilan des ateliers pour le 11, et zoé s’occupe de réserver la salle',
      ['Camille Durand prépare le bilan des ateliers pour le 11', 'Zoé Petit : réserver la salle'],
    ],
    [
      'il faut que Camille prépare le bilan et que Zoé présente la carte un quart d’heure',
      ['Camille Durand prépare le bilan', 'Zoé Petit présente la carte un quart d’heure'],
    ],
    ['Zoé s’occupe des badges', ['Zoé Petit s’occupe des badges']],
  ])('%s', async (text, lines) => {
    await say(animator, text);
    expect(await noted()).toEqual(lines);
  });

  it('the length of a point is not that of the meeting that it is said beside', async () => {
    const read = await say(
      animator,
      'réunion carto jeudi 28 janvier à 9h30 à la préfecture, il faut que Camille prépare le bilan et que Zoé présente la carte un quart d’heure',
    );
    expect(read).toContain('de 9 h 30 à 11 h 30');
    expect(await noted()).toEqual([
      'Camille Durand prépare le bilan',
      'Zoé Petit présente la carte un quart d’heure',
    ]);
  });
});

it.each([
  'Camille attend la liste',
  'Zoé préfère le 15',
  'Camille, tu viens jeudi ?',
  'Zoé tu peux le prendre ?',
  'peux-tu prévenir Zoé ?',
  'Zoé quitte la Caf',
  'Camille remplace la collègue de Zoé',
  'Camille a réservé la salle',
  'la liste de ce que chacun doit faire',
])('nothing is given to do by: %s', async (text) => {
  await say(animator, text);
  expect(await noted()).toEqual([]);
});

describe('an action is spoken of in few words', () => {
  it.each([
    ['camille prévient l’intervenante', camille, 'intervenante prévenue', '✓ Camille'],
    [
      'camille apporte le vidéoprojecteur',
      camille,
      'le vidéoprojecteur je l’ai pas, zoé peut s’en charger ?',
      'Zoé Petit apporte',
    ],
    [
      'camille fait l’affiche',
      camille,
      'l’affiche j’ai fait la moitié, il me manque le logo',
      '« l’affiche j’ai fait la moitié',
    ],
  ])('%s: %s', async (given, who, text, then) => {
    await say(animator, given);
    expect(await say(who, text)).toContain(then);
    await say(who, 'oui');
    expect((await noted()).join()).toContain(then);
  });

  it('whoever is offered a piece of it may take it', async () => {
    await say(animator, 'camille relance les crèches pour les adresses');
    await say(camille, 'pour les adresses pas avant le 15, ou alors zoé prend la moitié nord');
    await say(camille, 'oui');
    await say(zoe, 'ok je prends le nord');
    await say(zoe, 'oui');
    expect((await noted()).join()).toContain('« ok je prends le nord »');
  });

  it('who agrees to what is theirs is told it, and nothing changes', async () => {
    await say(animator, 'camille apporte le vidéoprojecteur');
    expect(await say(camille, 'ok pour le vidéoprojecteur')).toContain('À faire');
    expect(await noted()).toEqual(['Camille Durand apporte le vidéoprojecteur']);
  });

  it('when a group meets is said of none of them', async () => {
    await say(animator, 'camille réserve la salle');
    await say(camille, 'pour la salle, pas avant le 12');
    expect(await say(animator, 'on se retrouve plutôt jeudi 10 à 14h')).not.toContain(
      'cette action',
    );
  });
});

it('a question about oneself gives nothing to do', async () => {
  await say(camille, 'je peux rejoindre le groupe des ludothèques ?');
  await say(camille, 'je dois relancer la Caf ?');
  expect(await noted()).toEqual([]);
});

it('a part that somebody takes here is nothing to do', async () => {
  await say(camille, 'Zoé Petit reprend le pilotage');
  await say(camille, 'Zoé Petit prend l’administration du bot en janvier');
  expect(await noted()).toEqual([]);
});
