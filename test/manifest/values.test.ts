import { describe, expect, it } from '@jest/globals';
import { fillManifest } from '../../manifest/fill.ts';
import { PackageError, readValues } from '../../manifest/values.ts';
import { installation, valuesOf } from '../support/app-package.ts';

const refusalOf = (over: Record<string, string | undefined>): string => {
  try {
    valuesOf(over);
  } catch (error) {
    if (error instanceof PackageError) return error.message;
    throw error;
  }
  return '';
};

describe('the values of a package', () => {
  it('come from the environment, the address without its final slash', () => {
    expect(valuesOf({ PUBLIC_URL: 'https://Fil-Rouge.departement.fr/bot/' })).toEqual({
      ...installation,
      PUBLIC_URL: 'https://fil-rouge.departement.fr/bot',
      PUBLIC_HOST: 'fil-rouge.departement.fr',
      TEAMS_APP_ID: installation.MicrosoftAppId,
      PUBLISHER_NAME: 'Fil rouge',
      VERSION: '1.2.3',
    });
  });

  it.each([
    ['MicrosoftAppId', undefined],
    ['MicrosoftAppId', '  '],
    ['MicrosoftAppId', 'mon-bot'],
    ['MicrosoftAppId', '<MicrosoftAppId>'],
    ['MicrosoftAppId', '00000000-0000-0000-0000-000000000000'],
    ['MicrosoftAppId', '12345678-1234-1234-1234-123456789012'],
    ['TAB_APP_ID', 'à remplir'],
    ['TAB_APP_ID', installation.MicrosoftAppId],
    ['TEAMS_APP_ID', 'x'],
    ['PUBLISHER_NAME', 'Partenariat départemental des services'],
    ['PUBLIC_URL', undefined],
    ['PUBLIC_URL', 'fil-rouge.departement.fr'],
    ['PUBLIC_URL', 'http://fil-rouge.departement.fr'],
    ['PUBLIC_URL', 'https://localhost:3978'],
    ['PUBLIC_URL', 'https://127.0.0.1'],
    ['PUBLIC_URL', 'https://[::1]'],
    ['PUBLIC_URL', 'https://10.0.0.4:8443'],
    ['PUBLIC_URL', 'https://serveur'],
    ['PUBLIC_URL', 'https://serveur.local'],
    ['PUBLIC_URL', 'https://fil-rouge.exemple.fr'],
    ['PUBLIC_URL', 'https://bot.example.com'],
    ['PUBLIC_URL', 'https://moi@fil-rouge.departement.fr'],
    ['PUBLIC_URL', 'https://fil-rouge.departement.fr?x=1'],
  ])('are refused by name, in French, when %s is %s', (name, value) => {
    expect(refusalOf({ [name]: value })).toMatch(
      new RegExp(`^Paquet refusé\\.\n- ${name} : (écrivez|inscrivez) [^\n]+\\.$`),
    );
  });

  it('are refused all at once: one line a variable', () => {
    expect(() => readValues({}, '1.0.0')).toThrow(/MicrosoftAppId : .*\n- PUBLIC_URL : /);
  });

  it('are refused when the template asks for one that nobody gives', () => {
    const template = { a: { b: ['x$' + '{{NOBODY}}'] } };
    expect(() => fillManifest(template, valuesOf())).toThrow('NOBODY : cette valeur manque.');
  });

  it.each(['{{NAME}}', '<MON_ID>', 'https://localhost/x', 'http://127.0.0.1', 'TODO', 'à remplir'])(
    'leave nothing made up in the manifest: %s',
    (text) => {
      expect(() => fillManifest({ a: [text] }, valuesOf())).toThrow(
        /attend encore une vraie valeur/,
      );
    },
  );
});
