/** Folders of partnerships: what is of each, what is of the service, and what is refused. */
import path from 'node:path';
import { expect, it } from '@jest/globals';
import { ConfigError } from '../../../src/config.ts';
import { linkKeyOf } from '../../../src/mail/personal-link.ts';
import { admits, ownConfig } from '../../../src/partnership/folders.ts';

const [one, other] = [
  'aaaaaaaa-bbbb-4ccc-8ddd-eeeeeeeeeeee',
  'bbbbbbbb-bbbb-4ccc-8ddd-eeeeeeeeeeee',
];
const env = {
  PUBLIC_URL: 'https://fil-rouge.exemple.fr',
  ALLOWED_TENANTS: `${one},${other}`,
  PARTNERSHIPS_DIR: '/folders',
  LINK_KEY: 'a-key-of-the-tests-that-is-long-enough',
  ADMINS: one,
};
const folder = path.resolve('/folders/drome');

it('its plan and data are in its folder, its links under its prefix, its rows in its schema', () => {
  expect(ownConfig(env, folder, { PARTNERSHIP_NAME: 'la Drôme' })).toMatchObject({
    partnership: 'drome',
    name: 'la Drôme',
    planFile: path.join(folder, 'plan.yaml'),
    dataDir: path.join(folder, 'data'),
    publicUrl: 'https://fil-rouge.exemple.fr/p/drome',
    databaseSchema: 'fil_rouge_drome',
    admins: [one],
  });
});

it('what it says takes the place of what the service says', () => {
  const own = ownConfig(env, folder, {
    ADMINS: other,
    ALLOWED_TENANTS: other,
    TIME_ZONE: 'Indian/Reunion',
  });
  expect([own.admins, own.timeZone]).toEqual([[other], 'Indian/Reunion']);
  expect([admits(own, [other]), admits(own, [one]), admits(own, [one, other])]).toEqual([
    true,
    false,
    false,
  ]);
});

it('a setting of the whole service, or a tenant that the service does not admit, is refused', () => {
  expect(() => ownConfig(env, folder, { PORT: '80', MicrosoftAppId: 'x' })).toThrow(ConfigError);
  expect(() =>
    ownConfig(env, folder, { ALLOWED_TENANTS: 'cccccccc-bbbb-4ccc-8ddd-eeeeeeeeeeee' }),
  ).toThrow('que le service n’admet pas');
});

it('two partnerships that inherit a key sign with two', () => {
  const keys = ['drome', 'gard'].map((id) =>
    linkKeyOf(ownConfig(env, path.resolve('/folders', id), {})),
  );
  expect(keys[0]).not.toEqual(keys[1]);
});
