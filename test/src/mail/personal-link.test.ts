import { expect, it } from '@jest/globals';
import { nameIn } from '../../../bot/links/personal-links.ts';
import { readConfig } from '../../../src/config.ts';
import { linkKeyOf, personalLinkOf } from '../../../src/mail/personal-link.ts';

const guid = '00000000-0000-4000-8000-000000000001';
const bot = {
  MicrosoftAppId: guid,
  MicrosoftAppType: 'SingleTenant',
  MicrosoftAppTenantId: guid,
};
const key = (env: Record<string, string>): string | undefined => {
  const made = linkKeyOf(readConfig(env));
  return made && Buffer.from(made).toString('hex');
};
const LINK_KEY = 'a-key-that-is-long-enough-for-the-rule';

it('the key is LINK_KEY, else made of the secret of the bot, whatever else is set', () => {
  const own = key({ ...bot, MicrosoftAppPassword: 'secret', LINK_KEY });
  expect(own).toBe(key({ LINK_KEY }));
  const made = key({ ...bot, MicrosoftAppPassword: 'secret' });
  expect(made).toMatch(/^[0-9a-f]{64}$/);
  expect(made).not.toBe(own);
  expect(made).not.toBe(key({ ...bot, MicrosoftAppPassword: 'another' }));
});

it('without a secret there are no links: nobody could tell a forged one', () => {
  const managed = { ...bot, MicrosoftAppType: 'UserAssignedMSI' };
  expect(key(managed)).toBeUndefined();
  expect(personalLinkOf(readConfig(managed))).toBeUndefined();
});

it('the key of developers is there on their machine only', () => {
  expect(key({})).toBeDefined();
  expect(key({ PUBLIC_URL: 'https://fil-rouge.exemple.fr' })).toBeUndefined();
  expect(key({ PUBLIC_URL: 'http://192.168.1.10:3978' })).toBeUndefined();
});

it('the token stands after the #, where no server sees it, in the language of its person', () => {
  const config = readConfig({ LINK_KEY, PUBLIC_URL: 'https://fil-rouge.exemple.fr' });
  const name = { id: 'A'.repeat(22), generation: 1 };
  const url = new URL(personalLinkOf(config)?.(name, 'en') ?? '');
  expect(`${url.origin}${url.pathname}${url.search}`).toBe(
    'https://fil-rouge.exemple.fr/tab/?lang=en',
  );
  const token = url.hash.replace('#lien/', '');
  expect(nameIn(linkKeyOf(config) ?? new Uint8Array(), token)).toEqual(name);
});
