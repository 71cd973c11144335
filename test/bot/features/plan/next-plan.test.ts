/** The year of the demonstration, then the plan that follows it: what was told hangs on things, not on numbers. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { camilleEssai, openDemo } from '../../../support/demo-house.ts';
import { noon, type Partners, readAll } from '../../../support/partners.ts';
import { suiteSince } from '../../../support/versions.ts';
import { knowledgeOf } from '../../../support/vocabulary.ts';

describe('once the next plan is served over what was kept', () => {
  let house: Partners;
  /** As it is read: no matter which spaces keep words together. */
  const ask = async (text: string) =>
    readAll(await house.say(camilleEssai, text)).replace(/[\u00a0\u202f]/g, ' ');

  beforeAll(async () => {
    const before = await knowledgeOf('seineSaintDenis');
    house = await openDemo(undefined, before, await suiteSince(noon));
  });
  afterAll(() => house.close());

  it('a new thing with an old number is told nothing of the old one', async () => {
    expect(await ask('où en est la fiche 1.1 ?')).not.toMatch(/orage|95\s%|cartographie/);
    const lead = await ask('qui pilote la fiche 1.1 ?');
    expect(lead).toContain('Conseil départemental');
    expect(lead).not.toMatch(/Caf|Camille/);
  });

  it('what goes on under another number has its news and its pilote', async () => {
    expect(await ask('où en est la fiche 2.1 ?')).toMatch(/places créées|surcoût/);
    expect(await ask('qui pilote la fiche 2.1 ?')).toContain('Camille Essai');
    expect(await ask('où en est la fiche 3.1 ?')).not.toContain('n’est pas dans le plan');
  });

  it('an old number that the plan prints no more is nobody’s', async () => {
    expect(await ask('où en est la fiche 5 ?')).not.toMatch(/%|orage|soleil|nuage/);
    expect(await ask('que dit la fiche 5 ?')).toMatch(/La fiche 5 n’est pas/);
  });

  it('groups go on under the new number of their axe, and a new axe has none', async () => {
    expect(await ask('qui co-anime l’axe 2 ?')).toMatch(/Camille Essai|Dominique Ferrand/);
    expect(await ask('qui co-anime l’axe 4 ?')).not.toMatch(/Élodie|Perrin|Belkacem/);
    expect(await ask('qui co-anime l’axe 3 ?')).toContain('Sacha Lemoine');
  });

  it('news of the new number is noted on the new thing', async () => {
    await house.say(camilleEssai, 'fiche 2.1 : 61 %, soleil');
    expect(await ask('où en est la fiche 2.1 ?')).toMatch(/61\s%/);
    expect(await ask('où en est la fiche 1.1 ?')).not.toMatch(/61\s%/);
  });

  it('meetings and polls go on under the new name of their group; one that ended is named as it was', async () => {
    const meetings = await ask('quelles réunions à venir ?');
    expect(meetings).toContain('GT Axe 2 :');
    expect(meetings).toContain('GT Axe 4 (SDSF 2024-2026)');
    expect(meetings).not.toMatch(/axe-\d|outil-cartographie/);
    expect(await ask('où en est le sondage ?')).toContain('pour le groupe de travail de l’axe 2');
  });

  it('what somebody led and was in is told to them by its name, and to nobody as led now once it is closed', async () => {
    const mine = await ask('mes données');
    expect(mine).toContain('le groupe de travail de l’axe 2 (SDSF 2024-2026)');
    expect(mine).not.toMatch(/^axe-2$/m);
    expect(mine).toContain('Fiche 2.1 : titulaire');
    const leads = await ask('qui sont les pilotes ?');
    expect(leads).toContain('La fiche 2.1');
    expect(leads).not.toMatch(/Élodie Perrin|outil-cartographie|La fiche 4/);
  });

  it('each answer says its version, and what a number was that is another thing’s', async () => {
    const said = await ask('qui pilote la fiche 1.1 ?');
    expect(said).toMatch(
      /Version du plan\s: SDSF 2027-2032, en vigueur depuis le 24 novembre 2026/,
    );
    expect(said).toMatch(
      /Avant\s: Fiche 1\.1 – .* \(SDSF 2024-2026\) porte maintenant le numéro 2\.1/,
    );
  });

  it('what is told of an old plan of something else asks nothing of the version before', async () => {
    const said = await ask('fiche 2.1 : l’ancien plan de financement est abandonné');
    expect(said).not.toContain('Dans le SDSF');
  });
});
