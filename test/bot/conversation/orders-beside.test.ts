/** Orders that stand beside others in a message: each is done or said back, and none takes the words of another. */
import { beforeEach, describe, expect, it } from '@jest/globals';
import { gather } from '../../support/meetings.ts';
import { admin, animator, camille, holder, readAll, zoe } from '../../support/partners.ts';
import { withPartners } from '../../support/with-partners.ts';

const house = withPartners();
const say = async (text: string, who = animator) =>
  readAll(await house.say(who, text)).replace(/[\u00a0\u202f]/g, ' ');

beforeEach(async () => {
  await gather(house, [animator, camille, zoe]);
  await say('réunion carto mardi 12 janvier de 14h à 16h à la Caf, odj : carte ; bilan');
});

it('what nobody can do is said back beside what is answered', async () => {
  await say('envoie');
  const read = await say('annule tout et dis-moi qui pilote la fiche 1.1');
  expect(read).toContain('La fiche 1.1');
  // It is said back, or asked.
  expect(read).toMatch(/« annule tout »|Annuler cette réunion \?|Dois-je comprendre/u);
});

it('the verb of one part does not take the object of another: the meeting is called off, and no poll', async () => {
  await say('envoie');
  const read = await say('annule le 12 et refais un sondage pour la semaine d’après');
  expect(read).toContain('Annuler cette réunion ?');
  expect(read).toContain('« refais un sondage pour la semaine d’après »');
});

it.each(['draft', 'sent'])(
  'a point goes by its words, and others beside it change (%s)',
  async (state) => {
    if (state === 'sent') await say('envoie');
    const read = await say('ajoute un point budget, retire la carte et passe la fin à 17h');
    expect(read).toMatch(/bilan\s+budget/);
    expect(read).not.toMatch(/^carte$/m);
    expect(read).toContain('de 14 h à 17 h');
  },
);

describe('news beside something else', () => {
  beforeEach(async () => {
    await house.meet(holder);
    await say('Paul Pilote pilote la fiche 1.1', admin);
  });

  it('is noted, with its pieces, beside what is asked of somebody else', async () => {
    const read = await say(
      'sur la 1.1 on a fini le questionnaire aux maternités, 14 réponses sur 20, et au fait la 5 elle en est où ?',
      holder,
    );
    expect(read).toContain('Fait marquant : on a fini le questionnaire aux maternités');
    expect(read).toContain('14 réponses sur 20');
    expect(read).toContain('Fiche 5');
  });

  it('is noted, and the question is answered', async () => {
    const read = await say('la convention est signée, on est à 60 %, et qui pilote la 5 ?', holder);
    expect(read).toContain('C’est noté. Fiche 1.1 : 60 %');
    expect(read).toContain('la convention est signée');
    expect(read).toContain('a fiche 5');
  });

  it('is put right, and what is taken away beside it is', async () => {
    await say('on est à 60 %, bloqués par le foncier', holder);
    const read = await say('non pardon 70, et enlève le blocage', holder);
    expect(read).toContain('70 %');
    expect(read).not.toContain('fiche 70');
  });

  it('of others, beside a question of a meeting, takes no word of that question', async () => {
    await say('envoie');
    await say('la convention est signée', holder);
    const read = await say('la convention est signée, et qui vient le 12 ?');
    expect(read).toContain('Personne n’a encore répondu');
    expect(read).toContain('« la convention est signée »');
  });
});

describe('what is only supposed', () => {
  it.each([
    [camille, 'sinon je quitte le groupe'],
    [animator, 'sinon on annule la réunion'],
  ])('is asked before anything is done', async (who, text) => {
    await say('envoie');
    expect(await say(text, who)).toContain('Dois-je comprendre');
  });

  it('is not what « sinon » only leads up to, where it is ordered', async () => {
    expect(await say('sinon, ajoute Omar Diop au groupe carto', admin)).not.toContain(
      'Dois-je comprendre',
    );
  });
});
