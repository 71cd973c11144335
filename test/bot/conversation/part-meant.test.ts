/** What one part of a message means where nobody reads the whole, and what is passed over or said back beside the rest. */
import { beforeEach, describe, expect, it } from '@jest/globals';
import { meetings } from '../../../bot/features/meetings/model/schema.ts';
import { polls } from '../../../bot/features/polls/model/schema.ts';
import { updates } from '../../../bot/features/progress/model/schema.ts';
import { gather } from '../../support/meetings.ts';
import { admin, animator, camille, holder, refOf, zoe } from '../../support/partners.ts';
import { sayIn } from '../../support/say-in.ts';
import { beginning, withPartners } from '../../support/with-partners.ts';

const house = withPartners();
const say = sayIn(house);
const LEFT = 'Je n’ai rien fait de';

beginning(house, async () => {
  await gather(house, [animator, camille, holder, zoe]);
});

const attendance = async () =>
  (await house.store.read((reader) => reader.list(meetings)))[0]?.value.attendance ?? {};

describe('where nobody reads the whole of a message', () => {
  it('the part that is read is asked about, and the rest said back', async () => {
    const read = await say(
      holder,
      'Pardonnez cette confusion, j’émarge à l’EPT Est Ensemble depuis peu et n’exerce en ville que de façon ponctuelle.',
    );
    expect(read).toContain('Est Ensemble');
    expect(read).toContain('Rien n’est fait sans votre « oui ».');
    expect(read).toContain(LEFT);
  });

  it('nothing that a part of it would change is done without a word', async () => {
    await say(admin, 'désigne Paul Leroy pilote de la fiche 1.1');
    await say(holder, 'temps pourri ce matin à Bobigny, orage et tout');
    expect(await house.store.read((reader) => reader.list(updates))).toEqual([]);
  });
});

describe('beside what is done', () => {
  it.each(['promis, vous aurez du café', 'si cela vous convient', 'on se comprend'])(
    'what asks for nothing is passed over: « %s »',
    async (aside) => {
      const read = await say(animator, `réunion carto mardi 15 décembre à 14h à la Caf, ${aside}`);
      expect(read).toContain('mardi 15 décembre 2026');
      expect(read).not.toContain(LEFT);
    },
  );

  it('what matters is said back', async () => {
    const told = 'il faudrait prévenir la mairie';
    expect(await say(admin, `quels sont les groupes ? ${told}`)).toContain(told);
  });
});

describe('while something waits for an answer', () => {
  beforeEach(async () => {
    await say(animator, 'réunion cartographie mardi 15 décembre à 14h, Caf de Bobigny');
    await say(animator, 'oui');
  });

  it('what orders a sending is no answer of one’s own', async () => {
    await say(animator, 'sondage cartographie : jeudi 14 janvier à 14h ou mardi 19 janvier à 10h');
    await say(animator, 'oui');
    await say(animator, 'non');
    await say(animator, 'lance un sondage');
    const [poll] = await house.store.read((reader) => reader.list(polls));
    expect(poll?.value.title).toBeDefined();
    expect(await attendance()).toEqual({});
  });

  it('what is supposed in a question is no answer', async () => {
    await say(
      camille,
      'Quand bien même je serais absente le 15, le compte rendu me sera-t-il communiqué ?',
    );
    expect(await attendance()).toEqual({});
  });

  it('whoever said that they come may still say that they do not, in any words', async () => {
    await say(camille, 'je viens le 15');
    const read = await say(
      camille,
      'ah mince le 15 cest le spectacle des grands, faites sans moi je lirai le compte rendu',
    );
    expect(read).toContain('C’est noté : excusé');
  });

  it('what was noted for another is taken back under their name, and is no answer of one’s own', async () => {
    await say(animator, 'Zoé ne viendra pas le 15');
    const read = await say(animator, 'mince, je me suis trompée de réunion');
    expect(read).toContain('la réponse notée pour Zoé Petit');
    expect((await attendance())[refOf(animator)]).toBeUndefined();
  });
});

it('what is to be seen before it is sent is not sent', async () => {
  await say(
    animator,
    'On m’a demandé de caler quelque chose avec le groupe le 8, disons 14h, en visio. Montrez-moi avant d’envoyer',
  );
  expect(await house.store.read((reader) => reader.list(meetings))).toEqual([]);
});

it('what is asked is given to nobody to do', async () => {
  await say(animator, 'Sur qui pouvons-nous compter le 15, et de qui restons-nous sans réponse ?');
  expect(await house.store.read((reader) => reader.list(meetings))).toEqual([]);
});
