import { describe, expect, it } from '@jest/globals';
import { admin, camille, holder, readAll } from '../../../support/partners.ts';
import { beginning, withPartners } from '../../../support/with-partners.ts';

const house = withPartners();

const say = async (...args: Parameters<typeof house.say>) =>
  readAll(await house.say(...args)).replace(/[\u00a0\u202f]/g, ' ');

beginning(house, async () => {
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

describe('what was told answers before the document', () => {
  it.each([
    ['la 1.1 ça donne quoi', '40 %'],
    ['la 1.1 y a du retard ?', 'il manque un local'],
    ['on en est à combien de familles', 'trois familles accueillies'],
    ['combien de familles accueillies à ce jour', 'trois familles accueillies'],
    ['qui a dit qu’il manque un local et quand', 'noté par Paul Pilote'],
    ['un résumé court pour mon mail', '1 fiche ou action a bougé'],
    ['fais-moi 3 lignes sur ce qui s’est dit cette semaine', '1 fiche ou action a bougé'],
    ['qui attend quoi de qui', 'on attend la ville'],
    ['quelqu’un attend une réponse ?', 'on attend la ville'],
  ])('%s', async (asked, told) => {
    await say(holder, '1.1 : trois familles accueillies, on attend la ville');
    expect(await say(admin, asked)).toContain(told);
  });

  it('says who lifted what blocked, in the words that lifted it', async () => {
    await say(holder, '1.1 : c’est débloqué pour le local');
    const said = await say(admin, 'qui a dit que c’était débloqué pour le local');
    expect(said).toContain('c’est débloqué pour le local');
    expect(await say(admin, 'c’est débloqué pour le local non ?')).toContain('aucun blocage');
  });

  it('finds a delay in a fact that blocks nothing', async () => {
    await say(holder, '1.1 : plus rien ne bloque');
    expect(await say(admin, 'la 1.1 est en retard ou pas')).toContain('aucun blocage ni retard');
    expect(await say(admin, 'elle est en retard ou pas')).toContain('aucun blocage ni retard');
  });

  it('loses a text that was noted before the last, by one of its words', async () => {
    await say(holder, '1.1 : trois familles accueillies');
    await say(holder, 'vire le truc sur la convention');
    expect(await say(admin, 'historique de la 1.1')).not.toContain('convention');
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
