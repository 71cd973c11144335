/** What is put right of minutes that were just noted, by its figures; and what one says of oneself there. */
import { describe, expect, it } from '@jest/globals';
import { meetings } from '../../../../bot/features/meetings/model/schema.ts';
import { gather } from '../../../support/meetings.ts';
import { animator, camille, readAll, zoe } from '../../../support/partners.ts';
import { beginning, withPartners } from '../../../support/with-partners.ts';

const house = withPartners();
const say = async (who: typeof zoe, text: string) =>
  readAll(await house.say(who, text)).replace(/[\u00a0\u202f]/g, ' ');

beginning(house, async () => {
  await gather(house, [animator, camille, zoe]);
  await say(
    animator,
    'hier on s’est vus avec la carto : 12 structures ont répondu, la légende aura trois couleurs, le budget est de 4 000 euros',
  );
  await say(animator, 'oui');
});

const minutes = async () =>
  (await house.store.read((reader) => reader.list(meetings)))
    .map(({ value }) => `${value.decisions}\n${value.nextSteps}`)
    .join('\n');

describe('a figure said again right after minutes, of the same noun, replaces it there', () => {
  it.each([
    ['pardon, 14 structures pas 12', '14 structures', '12'],
    ['ah c’est 15 structures en fait', '15 structures', '12'],
    ['le budget c’est 4 500', '4 500 euros', '4 000'],
    ['le budget c’est pas 4 000 c’est 5 000 finalement', '5 000 euros', '4 000'],
    [
      'non attends, c’est quatre couleurs la légende, on a rajouté le violet',
      'quatre couleurs',
      'trois',
    ],
  ])('%s', async (text, now, was) => {
    expect(await say(animator, text)).toContain(now);
    expect(await minutes()).toContain(now);
    expect(await minutes()).not.toContain(was);
  });

  it.each(['c’est 20 familles en fait', 'le budget c’est pas 3 000 c’est 5 000'])(
    'and no other: %s',
    async (text) => {
      const before = await minutes();
      await say(animator, text);
      expect(await minutes()).toBe(before);
    },
  );
});

describe('of a meeting that is over, anybody in the group says of themselves whether they were there', () => {
  it.each([
    ['j’étais pas là lundi 23', 'Camille Durand : absent'],
    ['j’y étais lundi 23', 'Camille Durand : présent'],
  ])('%s', async (text, read) => {
    expect(await say(camille, text)).toContain(read);
  });

  it('and of the others, whoever co-animates it', async () => {
    const text = 'j’étais pas là lundi 23, c’était Zoé';
    const read = await say(camille, text);
    expect(read).toContain('Camille Durand : absent');
    expect(read).toContain('Que Zoé Petit y ait été');
    expect(read).not.toContain('Zoé Petit : présent');
  });
});

describe('a decision said to be badly put', () => {
  it.each([
    'la décision d’hier est mal formulée : c’est la légende aura deux couleurs',
    'la décision n’est pas exacte, c’est la légende aura deux couleurs',
    'non la décision est fausse : la légende aura deux couleurs',
  ])('is asked for where there are several: « %s »', async (text) => {
    const before = await minutes();
    expect(await say(animator, text)).toContain('Plusieurs décisions sont notées');
    expect(await minutes()).toBe(before);
  });

  it('gives way to the one that is said instead, where it is alone', async () => {
    await say(animator, 'enlève la première ligne du compte rendu');
    await say(animator, 'enlève la première ligne du compte rendu');
    const text = 'la décision d’hier est mal formulée : c’est le budget est de 3 000 euros';
    expect(await say(animator, text)).toContain('Décidé : le budget est de 3 000 euros');
    expect(await minutes()).toBe('le budget est de 3 000 euros\n');
  });
});

it.each([
  ['au CR d’hier : décidé de publier la carte', 'Décidé : publier la carte'],
  ['dans le compte rendu d’hier : acté d’inviter la PMI', 'Décidé : inviter la PMI'],
])('minutes are no place, and what heads a decision is none of it: « %s »', async (text, kept) => {
  const read = await say(animator, text);
  expect(read).toContain(kept);
  expect(read).not.toMatch(/, (?:CR|compte rendu)/);
});
