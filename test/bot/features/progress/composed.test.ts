import { beforeEach, describe, expect, it } from '@jest/globals';
import { admin, camille, holder, readAll } from '../../../support/partners.ts';
import { withPartners } from '../../../support/with-partners.ts';

const house = withPartners();

const say = async (...args: Parameters<typeof house.say>) =>
  readAll(await house.say(...args)).replace(/[\u00a0\u202f]/g, ' ');

beforeEach(async () => {
  for (const person of [admin, holder, camille]) await house.meet(person);
  await say(admin, 'désigne Paul Pilote pilote de la fiche 1.1');
  await say(holder, '1.1 : nuage, 40 %, la convention est signée, bloqué : il manque un local');
});

describe('what is kept is asked by what it is, and by what is said of it', () => {
  it.each([
    ['les fiches bloquées de l’axe 1', 'Axe 1 : 1 fiche ou action est bloquée.'],
    ['quelles fiches pour Paul Pilote', 'Paul Pilote : 1 fiche ou action.'],
    [
      'quelles fiches bloquées pilote Paul Pilote ?',
      'Paul Pilote : 1 fiche ou action est bloquée.',
    ],
    ['quelles actions n’ont pas de pilote', 'sont sans pilote'],
    ['avancement ?', '40 %'],
  ])('%s', async (asked, told) => {
    expect(await say(admin, asked)).toContain(told);
  });

  it('says who told what, in the words in which it was told', async () => {
    const said = await say(admin, 'qui a dit que c’était signé');
    expect(said).toContain('noté par Paul Pilote');
    expect(said).toContain('« la convention est signée »');
  });

  it('says since when of what was just asked, and not of what was told last', async () => {
    await say(holder, '1.1 : trois familles accueillies');
    await say(admin, 'qu’est-ce qui bloque sur la 1.1 ?');
    expect(await say(admin, 'depuis quand ?')).toContain('il manque un local');
    expect(await say(admin, 'qui l’a dit ?')).toContain('il manque un local');
  });
});

describe('an ellipsis asks again of what it names', () => {
  it('puts it in the place of what was named', async () => {
    await say(admin, 'qui pilote la fiche 1.1 ?');
    expect(await say(admin, 'et la 5 ?')).toContain('fiche 5');
    expect(await say(admin, 'et le forum ?')).toContain('Forum de la parentalité');
  });

  it('asks nothing again where it says more', async () => {
    await say(admin, 'où en est la 1.1 ?');
    expect(await say(admin, 'et la 5, qui la pilote ?')).not.toContain('40 %');
  });
});
