import { beforeEach, describe, expect, it } from '@jest/globals';
import { gather } from '../../../support/meetings.ts';
import { animator, camille, zoe } from '../../../support/partners.ts';
import { sayIn } from '../../../support/say-in.ts';
import { withPartners } from '../../../support/with-partners.ts';

const house = withPartners();
beforeEach(async () => {
  await gather(house, [animator, zoe, camille]);
});

const say = sayIn(house);

describe('a title', () => {
  it('of a poll ends where another thing is said, and what is not kept is told', async () => {
    await say(animator, 'sondage carto : mardi 12/1/2027 14h-16h ; jeudi 14/1/2027 9h-11h');
    const shown = await say(
      animator,
      'le titre c’est preparation du comite, et c’est en visio j’ai dit',
    );
    expect(shown).toContain('Titre : preparation du comite\n');
    expect(shown).toContain('« en visio » n’est pas gardé ici');
  });

  it('keeps the commas of its own', async () => {
    await say(animator, 'sondage carto : mardi 12/1/2027 14h-16h ; jeudi 14/1/2027 9h-11h');
    const shown = await say(animator, 'titre : bilan, suites et calendrier');
    expect(shown).toContain('Titre : bilan, suites et calendrier\n');
  });

  it('of a meeting ends where its place is said', async () => {
    await say(animator, 'réunion carto mardi 12/1/2027 14h-16h à la Caf');
    const shown = await say(animator, 'le titre c’est préparation du comité, et c’est en visio');
    expect(shown).toContain('Titre : préparation du comité\n');
    expect(shown).toContain('Où : visio');
  });
});

it('what is said of the slot that is taken is its place, and no answer of who speaks', async () => {
  await say(animator, 'réunion carto vendredi 8/1/2027 14h-16h à la Caf');
  await say(animator, 'envoie');
  await say(animator, 'sondage carto : lundi 11/1/2027 14h-16h ; jeudi 14/1/2027 9h-11h');
  await say(animator, 'lance');
  const asked = await say(animator, 'on retient le 11 janvier alors, et c’est en visio');
  expect(asked).toContain('Je retiens lundi 11 janvier');
  expect(asked).toContain('visio');
  expect(asked).not.toContain('C’est noté');
});

it('who is told is what sending does, and the agenda needs no colon behind a comma', async () => {
  const shown = await say(
    animator,
    'reunion carto 12 janvier 2027 14h-16h a la caf, ordre du jour la maquette et les donnees de la cnaf. previens le groupe',
  );
  expect(shown).toContain('la maquette et les donnees de la cnaf');
  expect(shown).toContain('Où : caf\n');
  expect(shown).not.toContain('previens');
  expect(shown).not.toContain('message libre');
  await say(animator, 'envoie');
  const set = await say(animator, 'l’ordre du jour du 12 janvier c’est la démo et les retours');
  expect(set).toContain('la démo et les retours');
  const asked = await say(animator, 'l’ordre du jour du 12 janvier c’est quoi ?');
  expect(asked).toContain('Ordre du jour :\nla maquette');
});
