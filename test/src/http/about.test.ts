import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openPackage } from '../../support/app-package.ts';
import { type Rig, startRig } from '../../support/rig.ts';

let rig: Rig;
beforeAll(async () => {
  rig = await startRig({
    env: {
      PUBLISHER_NAME: 'Caf & <Département>',
      PRIVACY_CONTACT: 'dpo@departement.fr',
      RETENTION_PEOPLE: 'P1Y',
      RETENTION_SENT: 'P61D',
    },
  });
});
afterAll(() => rig.close());

const page = async (language = 'fr-FR') => {
  const response = await fetch(`${rig.origin}/a-propos`, {
    headers: { 'accept-language': language },
  });
  const html = (await response.text()).replace(/[\u00a0\u202f]/g, ' ');
  return { response, html };
};

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
