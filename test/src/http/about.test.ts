import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { untoldOf } from '../../../src/http/about-page.ts';
import { openPackage } from '../../support/app-package.ts';
import { type Rig, startRig } from '../../support/rig.ts';

let rig: Rig;
beforeAll(async () => {
  rig = await startRig({
    env: {
      PUBLISHER_NAME: 'Caf & <Département>',
      PRIVACY_CONTACT: 'dpo@departement.fr',
      DATA_CONTROLLER: 'Département, 93000 Bobigny',
      LEGAL_BASIS: 'mission d’intérêt public (RGPD, article 6.1.e)',
      RETENTION_PEOPLE: 'P1Y',
      RETENTION_SENT: 'P61D',
    },
  });
});
afterAll(() => rig.close());

const page = async (language = 'fr-FR', path = '/a-propos') => {
  const response = await fetch(`${rig.origin}${path}`, {
    headers: { 'accept-language': language },
  });
  const html = (await response.text()).replace(/[\u00a0\u202f]/g, ' ');
  return { response, html };
};

describe('the declaration of accessibility', () => {
  it('has the parts that the law asks for, and one of the three states that it knows', async () => {
    const { response, html } = await page('fr-FR', '/accessibilite');
    expect(response.status).toBe(200);
    expect(html).toMatch(/article 47 de la loi n° 2005-102[\s\S]*non conforme[\s\S]*Contenus non/);
    expect(html).toMatch(/Technologies[\s\S]*Environnement de test[\s\S]*dpo@departement\.fr/);
    expect(html).toMatch(/Défenseur des droits, Libre réponse 71120, 75342 Paris CEDEX 07/);
    expect((await page('en-GB', '/accessibilite')).html).toContain('not compliant');
  });

  it('is named at the foot of every page that the service shows by itself', async () => {
    for (const path of ['/a-propos', '/accessibilite', '/liens/nothing'])
      expect((await page('fr-FR', path)).html).toMatch(
        /<footer><a href="\/accessibilite">Accessibilité : non conforme<\/a>/,
      );
  });
});

describe('the page about the bot', () => {
  it('is where the manifest sends people for the site, for their data and for the terms', async () => {
    const { developer } = openPackage().manifest as unknown as {
      developer: Record<string, string>;
    };
    const { html } = await page();
    for (const name of ['websiteUrl', 'privacyUrl', 'termsOfUseUrl']) {
      const { pathname, hash } = new URL(developer[name] as string);
      expect(pathname).toBe('/a-propos');
      if (hash) expect(html).toContain(`<h2 id="${hash.slice(1)}">`);
    }
  });

  it('says who runs the bot and whom to write to, as text whatever is configured', async () => {
    const { html } = await page();
    expect(html).toContain('Caf &amp; &lt;Département&gt;');
    expect(html).toContain('dpo@departement.fr');
  });

  it('says who answers for personal data, and on which legal basis', async () => {
    const { html } = await page();
    expect(html).toMatch(/Responsable du traitement : Département, 93000 Bobigny\./);
    expect(html).toMatch(/Base légale : mission d’intérêt public/);
  });

  it('is told to lack, by variable, what the law asks for and nobody configured', () => {
    expect(untoldOf({ name: 'Caf', contact: 'dpo@departement.fr' })).toEqual([
      'DATA_CONTROLLER',
      'LEGAL_BASIS',
    ]);
  });

  it('says how long this installation keeps things, not what a default would be', async () => {
    expect((await page()).html).toMatch(/effacé après 1 an ;.*12 mois.*après 61 jours\./);
    expect((await page('en-GB')).html).toMatch(/erased after 1 year;.*12 months.*after 61 days\./);
  });

  it('is in French, or in English for a browser that asks for it first', async () => {
    expect((await page('de')).html).toContain('<html lang="fr">');
    expect((await page('en-US,fr')).html).toContain('<html lang="en">');
  });

  it('runs no script, loads nothing and cannot be framed', async () => {
    const { response, html } = await page();
    const csp = response.headers.get('content-security-policy') ?? '';
    expect(csp).toContain("default-src 'none'");
    expect(csp).toContain("frame-ancestors 'none'");
    expect(html).not.toMatch(/<script|src=|http:/);
  });
});
