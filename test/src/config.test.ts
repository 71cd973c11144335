import { describe, expect, it } from '@jest/globals';
import { ConfigError, readConfig } from '../../src/config.ts';

const guid = '11111111-2222-4333-8444-555555555555';

const production = {
  NODE_ENV: 'production',
  MicrosoftAppId: guid,
  MicrosoftAppPassword: 'secret',
  MicrosoftAppType: 'SingleTenant',
  MicrosoftAppTenantId: guid,
  ALLOWED_TENANTS: guid,
  PUBLIC_URL: 'https://fil-rouge.exemple.fr',
};

/** The refusal of an environment, line by line, the first line left out. */
function refusal(env: Record<string, string | undefined>): string[] {
  try {
    readConfig(env);
  } catch (error) {
    if (error instanceof ConfigError) return error.message.split('\n').slice(1);
    throw error;
  }
  return [];
}

const variablesOf = (lines: string[]) => lines.map((line) => /^- (\w+) : /.exec(line)?.[1]);

describe('the door without Teams', () => {
  it('needs a sender with a mail server, and a key that is long enough', () => {
    expect(() => readConfig({ SMTP_URL: 'smtp://127.0.0.1:25' })).toThrow(/MAIL_FROM/);
    expect(() => readConfig({ SMTP_URL: 'https://exemple.fr', MAIL_FROM: 'a@exemple.fr' })).toThrow(
      /SMTP_URL/,
    );
    expect(() => readConfig({ MAIL_FROM: 'Fil rouge' })).toThrow(/MAIL_FROM/);
    expect(() => readConfig({ LINK_KEY: 'court' })).toThrow(/openssl rand/);
  });

  it.each([
    ['smtp://127.0.0.1:1025?tls=none', true],
    ['smtp://localhost?tls=none', true],
    ['smtp://relais.exemple.fr:25', true],
    ['smtps://relais.exemple.fr', true],
    ['smtp://relais.exemple.fr?tls=none', false],
    ['smtp://10.0.0.5:25?tls=none', false],
    ['smtps://127.0.0.1?tls=none', false],
    ['smtp://127.0.0.1?tls=opportunistic', false],
    ['smtp://127.0.0.1?tls=none&x=1', false],
  ])(
    'lets letters go in clear to a server of this machine only, and when told so: %s',
    (url, good) => {
      const start = () => readConfig({ SMTP_URL: url, MAIL_FROM: 'a@exemple.fr' });
      if (good) expect(start().door.smtpUrl).toBe(url);
      else expect(start).toThrow(/SMTP_URL : retirez/);
    },
  );

  it('has a sender with or without a name', () => {
    for (const from of ['robot@exemple.fr', 'Fil rouge <robot@exemple.fr>'])
      expect(readConfig({ MAIL_FROM: from }).door.mailFrom).toBe(from);
  });
});

describe('development', () => {
  it('needs no variable at all, listens to this machine only and speaks to it only', () => {
    expect(readConfig({})).toMatchObject({
      production: false,
      port: 3978,
      host: '127.0.0.1',
      publicUrl: 'http://localhost:3978',
      dataDir: './data',
      timeZone: 'Europe/Paris',
      reminders: ['P7D', 'P1D', 'PT2H'],
      admins: [],
      teams: { anonymous: true, appId: '', tenants: [], hosts: { loopback: 'any' } },
    });
  });

  it('takes an empty or blank variable for an absent one', () => {
    expect(readConfig({ PORT: '', TIME_ZONE: '  ', ALLOWED_TENANTS: undefined })).toEqual(
      readConfig({}),
    );
  });

  it('takes everybody for an administrator when told so', () => {
    expect(readConfig({ ADMINS: '*' }).admins).toBe('everybody');
  });

  it('with an app id speaks to loopback only where it is listed', () => {
    const env = { MicrosoftAppId: 'rig', ALLOWED_SERVICE_HOSTS: '127.0.0.1:9000, [::1]:80' };
    expect(readConfig(env).teams).toMatchObject({
      anonymous: false,
      hosts: { loopback: 'listed', names: ['127.0.0.1:9000', '[::1]:80'] },
    });
  });
});

it('the service goes by its public name and those that are allowed, and counts no developer', () => {
  expect(readConfig({}).gate).toEqual({
    hosts: ['localhost'],
    proxies: undefined,
    countsThisMachine: false,
  });
  const env = { ALLOWED_HOSTS: 'Fil.Azurewebsites.net', TRUSTED_PROXIES: '10.0.0.5, fd00::/8' };
  expect(readConfig({ ...production, ...env }).gate).toEqual({
    hosts: [new URL(production.PUBLIC_URL).hostname, 'fil.azurewebsites.net'],
    proxies: ['10.0.0.5', 'fd00::/8'],
    countsThisMachine: true,
  });
});

describe('production', () => {
  it('starts with an app id, a tenant list and an https address, and listens to all', () => {
    expect(readConfig(production)).toMatchObject({
      production: true,
      host: '0.0.0.0',
      teams: { anonymous: false, tenants: [guid], hosts: { loopback: 'no' } },
    });
  });

  it.each(['MicrosoftAppId', 'ALLOWED_TENANTS', 'PUBLIC_URL', 'MicrosoftAppPassword'])(
    'refuses to start without %s',
    (variable) => {
      expect(variablesOf(refusal({ ...production, [variable]: undefined }))).toEqual([variable]);
    },
  );

  it.each([
    ['ADMINS', '*'],
    ['ADMINS', 'ada@exemple.fr'],
    ['ALLOWED_TENANTS', '*'],
    ['PUBLIC_URL', 'http://fil-rouge.exemple.fr'],
    ['PUBLIC_URL', 'https://localhost:3978'],
    ['ALLOWED_SERVICE_HOSTS', '127.0.0.1:9000'],
    ['ALLOWED_SERVICE_HOSTS', 'localhost'],
    ['ALLOWED_SERVICE_HOSTS', '[::1]'],
    ['ToChannelFromBotLoginUrl', 'http://127.0.0.1:9000/login'],
    ['ToBotFromChannelOpenIdMetadataUrl', 'http://localhost/openid'],
  ])('refuses to start with %s=%s', (variable, text) => {
    expect(variablesOf(refusal({ ...production, [variable]: text }))).toEqual([variable]);
  });
});

it.each([
  ['PORT', 'x'],
  ['PORT', '65536'],
  ['PORT', '-1'],
  ['PORT', '3978.5'],
  ['PORT', '"3978"'],
  ['HOST', 'http://localhost'],
  ['NODE_ENV', 'prod'],
  ['LOG_LEVEL', 'fort'],
  ['PUBLIC_URL', 'exemple.fr'],
  ['MicrosoftAppType', 'Single'],
  ['ChannelService', 'https://exemple.fr'],
  ['ToChannelFromBotLoginUrl', 'http://exemple.fr'],
  ['ToBotFromChannelOpenIdMetadataUrl', 'ftp://127.0.0.1/'],
  ['ValidateAuthority', 'peut-être'],
  ['ALLOWED_SERVICE_HOSTS', 'https://smba.trafficmanager.net'],
  ['ALLOWED_SERVICE_HOSTS', '*.trafficmanager.net'],
  ['ALLOWED_SERVICE_HOSTS', 'smba.trafficmanager.net:8443'],
  ['ALLOWED_HOSTS', 'https://fil.exemple.fr'],
  ['ALLOWED_HOSTS', 'fil.exemple.fr:443'],
  ['ALLOWED_HOSTS', '*.exemple.fr'],
  ['ALLOWED_HOSTS', '1.2.3.4.5'],
  ['TRUSTED_PROXIES', 'caddy'],
  ['TRUSTED_PROXIES', '10.0.0.0/33'],
  ['TRUSTED_PROXIES', '10.0.0.0/8/8'],
  ['TRUSTED_PROXIES', 'fe80::1%eth0'],
  ['TRUSTED_PROXIES', ','],
  ['DATABASE_URL', 'mysql://localhost/base'],
  ['TIME_ZONE', 'Mars/Olympus'],
  ['REMINDERS', '1 jour'],
  ['REMINDERS', 'P'],
  ['REMINDERS', 'PT'],
  ['REMINDERS', 'P1Y'],
  ['REMINDERS', 'P1D;PT2H'],
  ['REMINDERS', ','],
])('%s=%s is refused with one sentence that says what to write', (variable, text) => {
  const lines = refusal({ [variable]: text });
  expect(variablesOf(lines)).toEqual([variable]);
  expect(lines[0]).toMatch(/ : (« .* » n'est pas accepté ; )?(écrivez|laissez|retirez) .*\.$/);
});

it('names every wrong variable at once, those that are missing too', () => {
  const env = { NODE_ENV: 'production', PORT: 'x', TIME_ZONE: 'Mars', ADMINS: '*' };
  expect(variablesOf(refusal(env)).sort()).toEqual([
    'ADMINS',
    'ALLOWED_TENANTS',
    'MicrosoftAppId',
    'PORT',
    'PUBLIC_URL',
    'TIME_ZONE',
  ]);
});

it.each([
  [{ MicrosoftAppType: 'SingleTenant' }, ['MicrosoftAppTenantId', 'MicrosoftAppPassword']],
  [
    { MicrosoftAppType: 'UserAssignedMSI', MicrosoftAppPassword: 's' },
    ['MicrosoftAppTenantId', 'MicrosoftAppPassword'],
  ],
  [{ MicrosoftAppType: 'UserAssignedMSI', MicrosoftAppTenantId: guid }, []],
  [{ MicrosoftAppType: 'MultiTenant' }, []],
])('an identity of %j lacks %j', (env, lacking) => {
  expect(variablesOf(refusal({ MicrosoftAppId: guid, ...env }))).toEqual(lacking);
});

it('repeats no secret', () => {
  const env = { ...production, MicrosoftAppPassword: 'p4ss', MicrosoftAppType: 'UserAssignedMSI' };
  expect(refusal(env).join()).not.toContain('p4ss');
});

describe('the cloud', () => {
  it('is the public one, unless the government’s is named', () => {
    expect(readConfig({}).teams.cloud).toMatchObject({
      ToBotFromChannelTokenIssuer: 'https://api.botframework.com',
    });
    expect(
      readConfig({ ChannelService: 'https://botframework.azure.us' }).teams.cloud,
    ).toMatchObject({
      ToBotFromChannelTokenIssuer: 'https://api.botframework.us',
      ToChannelFromBotOAuthScope: 'https://api.botframework.us',
    });
  });

  it('keeps its other settings when one is given', () => {
    const url = 'http://127.0.0.1:9000/openid';
    expect(readConfig({ ToBotFromChannelOpenIdMetadataUrl: url }).teams.cloud).toMatchObject({
      ToBotFromChannelOpenIdMetadataUrl: url,
      ToBotFromChannelTokenIssuer: 'https://api.botframework.com',
      ToChannelFromBotLoginUrl: 'https://login.microsoftonline.com/botframework.com',
    });
  });
});
