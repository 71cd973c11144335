/** The year of the demonstration, then the plan that follows it: what was told hangs on things, not on numbers. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { camilleEssai, openDemo } from '../../../support/demo-house.ts';
import { noon, type Partners, readAll } from '../../../support/partners.ts';
import { suiteSince } from '../../../support/versions.ts';
import { knowledgeOf } from '../../../support/vocabulary.ts';

describe('once the next plan is served over what was kept', () => {
  let house: Partners;
  const ask = async (text: string) => readAll(await house.say(camilleEssai, text));

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
    expect(await ask('où en est la fiche 3.1 ?')).not.toContain('n’est pas dans le support');
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

  const shown: string[] = [];
  it('XX', async () => {
    for (const q of [
      'qui pilote la fiche 1.1 ?',
      'où en est la fiche 1.1 ?',
      'où en est la fiche 5 ?',
      'quelles fiches sont bloquées ?',
      'qui co-anime l’axe 4 ?',
      'qui co-anime l’axe 5 ?',
      'prochaine réunion ?',
      'où en est le sondage ?',
      'qu’est-ce qui a changé dans le plan ?',
      'qu’est-ce qui a changé ?',
      'quelle version du plan utilises-tu ?',
      'que disait le schéma 2024-2026 sur la 1.1 ?',
      'qui pilotait la 5 dans l’ancien schéma ?',
      'quels étaient les indicateurs de la 1.1 dans le plan d’avant ?',
      'je pilote quoi ?',
      'mes groupes ?',
      'quels groupes ?',
      'quelles réunions à venir ?',
      'décisions des dernières réunions ?',
      'historique de la fiche 2.1',
      'restitution 2026',
      'quoi de neuf depuis un mois ?',
      'mes données',
      'qui sont les pilotes ?',
    ])
      shown.push(`## ${q}\n${await ask(q)}`);
    (await import('node:fs')).writeFileSync('/tmp/versions-shown.txt', shown.join('\n\n'));
  });
});
