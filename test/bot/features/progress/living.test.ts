import { beforeEach, describe, expect, it } from '@jest/globals';
import { admin, camille, holder, readAll } from '../../../support/partners.ts';
import { beginning, withPartners } from '../../../support/with-partners.ts';

const house = withPartners();
beginning(house, async () => {
  for (const person of [admin, holder, camille]) await house.meet(person);
});

const say = async (...args: Parameters<typeof house.say>) =>
  readAll(await house.say(...args)).replace(/[\u00a0\u202f]/g, ' ');

describe('what the partners know comes first', () => {
  it('says that nobody gave news, and not that the document is silent', async () => {
    const said = await say(camille, 'où en est la 1.1 ?');
    expect(said.split('\n')[0]).not.toContain('support');
    expect(said).toContain('1.1');
  });

  it('says that no pilote is named, where it is asked who is silent', async () => {
    expect(await say(admin, 'qui n’a rien dit depuis un mois ?')).toContain('Aucun pilote');
  });

  it('counts the days of silence that are said', async () => {
    await say(admin, 'désigne Paul Pilote pilote de la fiche 1.1');
    const at = new Date('2026-11-04T09:00:00.000Z');
    await say(holder, '1.1 : soleil, convention signée', { at });
    expect(await say(admin, 'qui n’a rien dit depuis 15 jours ?')).toContain(
      'Sans nouvelles depuis le 9 novembre 2026 : 1',
    );
    expect(await say(admin, 'qui n’a rien dit depuis un mois ?')).toContain('Toutes les fiches');
  });

  it('tells what moved of every fiche that is named, since the month that stands behind « depuis »', async () => {
    await say(admin, 'désigne Paul Pilote pilote de la fiche 1.1 et de la fiche 5');
    const at = new Date('2026-10-20T09:00:00.000Z');
    await say(holder, '1.1 : soleil, convention signée', { at });
    await say(holder, '5 : nuage, on est en retard', { at });
    for (const asked of [
      'quoi de neuf depuis octobre sur la 1.1 et la 5',
      'quoi de neuf sur la 5 et la 1.1 depuis le 1er octobre',
    ])
      expect(await say(admin, asked)).toContain(
        '2 fiches ou actions ont bougé depuis le 1er octobre',
      );
  });

  it('quotes a fact that tells of the delay that is asked of, where no blocker was noted', async () => {
    await say(admin, 'désigne Paul Pilote pilote de la fiche 5');
    await say(holder, '5 : nuage, le questionnaire est parti, nous sommes en retard');
    const said = await say(admin, 'qu’est-ce qui est bloqué ou en retard en ce moment');
    expect(said).toMatch(/Fiche 5[^\n]* : .*en retard/);
  });

  it('says of a campaign that was just launched when it goes out and who gave news, and of no meeting', async () => {
    await say(admin, 'désigne Paul Pilote pilote de la fiche 1.1');
    await say(holder, '1.1 : soleil, convention signée');
    await say(
      admin,
      'demande aux pilotes où ils en sont à partir du 1er décembre, réponse avant le 10 décembre',
    );
    for (const asked of [
      'qui a répondu',
      'qui a répondu pour l’instant',
      'qui a répondu au point d’étape',
      'relance ceux qui n’ont pas répondu',
    ])
      expect(await say(admin, asked)).toContain(
        'Le point d’étape part le 1er décembre 2026 : 1 sur 1 ont déjà donné des nouvelles.',
      );
    expect(await say(admin, 'qui a répondu à la réunion ?')).not.toContain('point d’étape');
    // A deadline is given anew, and what is later than it starts nothing.
    expect(await say(admin, 'finalement c’est pour le 12')).toContain('pour le 12 décembre 2026');
    expect(await say(admin, 'laisse leur jusqu’au 15')).toContain('pour le 15 décembre 2026');
  });

  it('says that no meeting and no poll waits for answers', async () => {
    expect(await say(camille, 'quand est la prochaine réunion ?')).toContain(
      'Aucune réunion n’est prévue',
    );
    expect(await say(camille, 'qui a voté ?')).toContain('pas de sondage en cours');
  });
});

describe('news', () => {
  beforeEach(async () => {
    await say(admin, 'désigne Paul Pilote pilote de la fiche 1.1');
  });

  it('dates the weekday of what was done in the week before', async () => {
    // A Tuesday.
    expect(await say(holder, 'on a ouvert le lieu d’accueil jeudi')).toContain(
      'jeudi 19 novembre 2026',
    );
  });

  it('dates the weekday since which it is so in the week before', async () => {
    expect(await say(holder, '1.1 : les apprentis ont leur tutrice depuis jeudi')).toContain(
      'depuis jeudi 19 novembre 2026',
    );
  });

  it('is not a day that suits, where no poll is open', async () => {
    expect(await say(holder, 'mercredi c’est bon pour moi')).not.toContain('noté');
  });
});
