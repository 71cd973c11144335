/** Complaints: taken as such, noted with the question before, and answered with the way to correct. */
import { beforeAll, describe, expect, it } from '@jest/globals';
import { unanswered } from '../../../../bot/features/unanswered/model/schema.ts';
import { admin, animator, camille, noon, readAll } from '../../../support/partners.ts';
import { plainly } from '../../../support/say-in.ts';
import { withSharedPartners } from '../../../support/with-partners.ts';

const house = withSharedPartners();
beforeAll(async () => {
  for (const person of [admin, animator, camille]) await house.meet(person);
});

const noted = () => house.store.read((reader) => reader.list(unanswered));

describe('a complaint is taken as such', () => {
  it.each([
    'c’est faux',
    'n’importe quoi, c’est pas ça du tout',
    'ta réponse était mauvaise',
    't’as rien compris',
    'that’s not what I asked',
  ])('%s', async (text) => {
    expect(house.bot.understand(text, { now: noon }, 'fr')[0]?.kind).toBe('complaint');
    const answer = readAll(await house.say(animator, text));
    expect(answer).toMatch(/désolé|sorry/);
    expect(answer).not.toMatch(/support|hors du sujet/);
  });

  it('the question before it goes to those to mend, once, without who asked', async () => {
    await house.say(camille, 'qui pilote la fiche 1.1 ?');
    await house.say(camille, 'merci');
    const answer = readAll(await house.say(camille, 'c’est faux'));
    expect(answer).toContain('est notée, sans votre nom');
    const rows = (await noted()).filter(({ value }) => value.reason === 'wrong');
    expect(rows.map(({ value }) => value.text)).toContain('qui pilote la fiche 1.1 ?');
    expect(JSON.stringify(rows)).not.toContain('Camille');
  });

  it('of who was told nothing, it says who leads what they name', async () => {
    await house.say(admin, 'désigne Camille Durand pilote de la fiche 5');
    const text = 'j’étais pilote de la 5, on m’a rien dit, c’est qui maintenant';
    expect(plainly(await house.say(animator, text))).toContain(
      'Fiche 5, aujourd’hui : Camille Durand (titulaire).',
    );
  });

  it('of a lead that has changed, it says how the new one is appointed', async () => {
    await house.say(camille, 'qui pilote la fiche 1.1 ?');
    const answer = readAll(await house.say(camille, 'c’est faux, le pilote a changé'));
    expect(answer).toContain('désigne Prénom Nom pilote de la fiche 1.1');
  });
});
