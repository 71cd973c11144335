import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { packageOf } from '../../manifest/archive.ts';
import project from '../../package.json' with { type: 'json' };
import {
  inEnglish,
  installation,
  type Manifest,
  openPackage,
  valuesOf,
} from '../support/app-package.ts';
import { refusedByTeams } from '../support/teams-schema.ts';

const root = path.resolve(import.meta.dirname, '../..');
const whole = openPackage();
const withoutTab = openPackage(valuesOf({ TAB_APP_ID: undefined }));

// Two of the tests start a Node process of their own.
/** Every text that a person reads, by path; addresses, ids and words of Teams are none. */
function shown(value: unknown, at = ''): string[] {
  if (Array.isArray(value)) return value.flatMap((entry, i) => shown(entry, `${at}[${i}]`));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, entry]) => {
    const here = at ? `${at}.${key}` : key;
    const read =
      /^(short|full|title|description|name)$/.test(key) &&
      !/parameters\[\d\]\.name$|developer/.test(here);
    return typeof entry === 'string' && read ? [here] : shown(entry, here);
  });
}

describe.each([
  ['with a tab', whole],
  ['without one', withoutTab],
])('the package %s', (_, { manifest, english, files }) => {
  it('holds a manifest and a language file that the schemas of Teams accept', () => {
    expect(refusedByTeams('manifest', manifest)).toEqual([]);
    expect(refusedByTeams('language', english)).toEqual([]);
  });

  it('holds the files that the manifest names, at its root, and no other', () => {
    expect(Object.keys(files)).toEqual(['manifest.json', 'en.json', 'color.png', 'outline.png']);
    expect(manifest.icons).toEqual({ color: 'color.png', outline: 'outline.png' });
    expect(manifest.localizationInfo).toEqual({
      defaultLanguageTag: 'fr',
      additionalLanguages: [{ languageTag: 'en', file: 'en.json' }],
    });
  });

  it('says in English every text that it says in French, and no other', () => {
    const translated = Object.keys(english).filter((key) => key !== '$schema');
    expect(new Set(translated)).toEqual(new Set(shown(manifest)));
  });

  it('is a manifest in English too, once Teams has put the texts in place', () => {
    expect(refusedByTeams('manifest', inEnglish(manifest, english))).toEqual([]);
  });

  it('asks for no permission on teams or chats: the bot reads what is said to it', () => {
    expect(manifest.authorization).toBeUndefined();
  });
});

it('the schema does refuse: a check that lets all pass would prove nothing', () => {
  const { bots, ...rest } = whole.manifest;
  expect(refusedByTeams('manifest', { ...rest, bots: [{ botId: 'x' }] })).not.toEqual([]);
  expect(refusedByTeams('language', { 'name.short': 'x'.repeat(31) })).not.toEqual([]);
});

describe('what the package offers', () => {
  const [bot] = whole.manifest.bots as [Manifest['bots'][number]];

  it('is one bot, in private, in groups and in teams, with commands in each', () => {
    expect(bot.botId).toBe(installation.MicrosoftAppId);
    expect(bot.scopes).toEqual(['personal', 'team', 'groupChat']);
    expect(bot.commandLists.flatMap(({ scopes }) => scopes).sort()).toEqual([...bot.scopes].sort());
  });

  it('takes files in private: a plan is dropped there', () => {
    expect(bot.supportsFiles).toBe(true);
  });

  it('works in shared and private channels too, where partners of other tenants are', () => {
    expect(whole.manifest.supportsChannelFeatures).toBe('tier1');
    expect(withoutTab.manifest.supportsChannelFeatures).toBe('tier1');
  });

  it('is a search whose parameter is the one that the bot reads', () => {
    const [extension] = whole.manifest.composeExtensions;
    expect(extension?.botId).toBe(installation.MicrosoftAppId);
    expect(extension?.commands[0]?.parameters.map(({ name }) => name)).toEqual(['texte']);
  });

  it('is a tab for oneself and one for teams and groups, that sign in as their own app', () => {
    const { PUBLIC_URL, TAB_APP_ID } = installation;
    expect(whole.manifest.staticTabs?.map(({ contentUrl }) => contentUrl)).toContain(
      `${PUBLIC_URL}/tab/`,
    );
    expect(whole.manifest.configurableTabs).toMatchObject([
      { configurationUrl: `${PUBLIC_URL}/tab/config`, scopes: ['team', 'groupChat'] },
    ]);
    expect(whole.manifest.webApplicationInfo).toEqual({
      id: TAB_APP_ID,
      resource: `api://fil-rouge.departement.fr/${TAB_APP_ID}`,
    });
    expect(whole.manifest.validDomains).toEqual(['fil-rouge.departement.fr']);
  });

  it('is no tab at all when the tab is not registered: it could not sign anybody in', () => {
    const text = JSON.stringify([withoutTab.manifest, withoutTab.english]);
    expect(text).not.toMatch(/\/tab\/|webApplicationInfo|staticTabs|configurableTabs/);
  });
});

describe('the zip', () => {
  it('is the same, byte for byte, for the same values', () => {
    expect(packageOf(valuesOf())).toEqual(packageOf(valuesOf()));
  });

  it('does not depend on the day nor on the time zone of the machine', () => {
    const script = `
      import { createHash } from 'node:crypto';
      import { packageOf } from './manifest/archive.ts';
      import { readValues } from './manifest/values.ts';
      const zip = packageOf(readValues(${JSON.stringify(installation)}, '1.2.3'));
      console.log(createHash('sha256').update(zip).digest('hex'));`;
    const there = execFileSync(
      process.execPath,
      ['--import', 'tsx', '--input-type=module', '-e', script],
      {
        cwd: root,
        env: { ...process.env, TZ: 'Pacific/Auckland' },
        encoding: 'utf8',
      },
    );
    const here = createHash('sha256').update(packageOf(valuesOf())).digest('hex');
    expect(there.trim()).toBe(here);
  });

  it('is not written, and the command fails, when something is missing', () => {
    const { MicrosoftAppId: _, PUBLIC_URL: __, ...env } = process.env;
    const { status, stderr } = spawnSync(
      process.execPath,
      ['--import', 'tsx', 'scripts/package.ts'],
      { cwd: root, env, encoding: 'utf8' },
    );
    expect(stderr).toMatch(/^Paquet refusé\./m);
    expect(status).toBe(1);
  });

  it('carries the version of the project, which Teams needs to change at each update', () => {
    const { manifest } = openPackage({ ...valuesOf(), VERSION: project.version });
    expect(manifest.version).toBe(project.version);
    expect(project.version).toMatch(/^\d+\.\d+\.\d+$/);
  });
});
