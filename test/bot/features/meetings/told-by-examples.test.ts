/** Who comes, as the examples tell it: noted where that is sure, asked where it is not, left where it is something else. */
import { beforeEach, describe, expect, it } from '@jest/globals';
import type { Person } from '../../../../bot/contract/turn.ts';
import { gather, keptMeeting, noticed, schedule } from '../../../support/meetings.ts';
import { animator, camille, readAll, refOf, zoe } from '../../../support/partners.ts';
import { beginning, withPartners } from '../../../support/with-partners.ts';

const house = withPartners();
beginning(house, () => gather(house, [animator, camille, zoe]));

describe('while an invitation for the 12th waits', () => {
  let id: string;
  beforeEach(async () => {
    ({ id } = await schedule(house));
    await noticed(house);
  });
  const say = async (text: string, who: Person = camille) => readAll(await house.say(who, text));
  const given = async (who: Person = camille) =>
    (await keptMeeting(house, id))?.attendance[refOf(who)];

  it.each([
    ['désolée, ma fille est malade, ce sera sans moi mardi', 'excused'],
    ['comptez-moi parmi vous mardi, j’aurai dix minutes de retard', 'present'],
    ['mardi je me connecterai de la maison, genou bloqué', 'remote'],
    ['je ne sais pas encore pour mardi, ça dépend de la crèche', 'maybe'],
  ])('what nobody wrote a rule for is noted as it is meant: « %s »', async (text, status) => {
    await say(text);
    expect((await given())?.status).toBe(status);
  });

  it('who tells of themselves by their own name answers for themselves', async () => {
    await say('Mme Durand viendra mardi, elle devra partir à 11h15');
    expect((await given())?.status).toBe('present');
  });

  it('what is not sure is asked, and a “oui” notes it', async () => {
    expect(await say('compte pas trop sur Zoé')).toMatch(/Dois-je noter.*Zoé ne vient pas/);
    expect(await given(zoe)).toBeUndefined();
    await say('oui');
    expect((await given(zoe))?.status).toBe('excused');
  });

  it.each([
    'la convention avec Bondy, ça vient doucement',
    'je viens d’envoyer le tableau à la Caf',
    'excusez-moi pour le retard de ma réponse',
    'on est combien à avoir lu le compte rendu',
    'la salle du rez-de-chaussée est prise tout janvier',
    'Zoé était excusée la dernière fois',
    'je ne peux pas ouvrir la pièce jointe',
    'Zoé remplace Paul comme référente des LAEP',
    'parfait, c’est exactement ce qu’il fallait',
    'on n’avance pas, je suis seule sur le dossier',
    'CTG : ça vient, il manque le visa de la DAF',
  ])('what is said of something else excuses and announces nobody: « %s »', async (text) => {
    await say(text);
    expect((await keptMeeting(house, id))?.attendance).toEqual({});
  });
});
