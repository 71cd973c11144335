/** Files that only a cloud or a container runs: what can be known of them without either. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import restify from 'restify';
import { parse } from 'yaml';
import { z } from 'zod';
import project from '../../package.json' with { type: 'json' };
import { schema } from '../../src/config/schema.ts';
import { addHealth } from '../../src/http/health.ts';
import { createTurns } from '../../src/http/turns.ts';

const root = path.resolve(import.meta.dirname, '../..');
const read = (file: string) => readFileSync(path.join(root, file), 'utf8');
const known = new Set(Object.keys(schema.shape));
/** Read by `npm run package`, not by the service. */
const ofPackage = ['TAB_APP_ID', 'TEAMS_APP_ID'];
/** What App Service reads. */
const ofAzure = ['SCM_DO_BUILD_DURING_DEPLOYMENT', 'WEBSITE_RUN_FROM_PACKAGE'];

const all = (text: string, pattern: RegExp): string[] =>
  [...text.matchAll(pattern)].map(([, found = '']) => found);
/** Assignments of an env file, comments apart. */
const assigned = (file: string) =>
  new Map(
    read(file)
      .split('\n')
      .filter((line) => /^\w+=/.test(line))
      .map((line): [string, string] => [
        line.slice(0, line.indexOf('=')),
        line.slice(line.indexOf('=') + 1),
      ]),
  );
const holes = (text: string) => new Set(all(text, /\$\{\{(\w+)\}\}/g));

describe('the container', () => {
  const dockerfile = read('Dockerfile');
  const stages = dockerfile.split(/^FROM /m).slice(1);
  const last = stages.at(-1) ?? '';

  it('copies only what exists, so that a build does not stop half-way', () => {
    const copied = all(dockerfile, /^COPY (?!--from)(.+) \S+$/gm).flatMap((list) =>
      list.split(' '),
    );
    expect(copied.length).toBeGreaterThan(5);
    expect(copied.filter((file) => !existsSync(path.join(root, file)))).toEqual([]);
  });

  it('compiles every room that the service imports', () => {
    for (const room of ['bot', 'cards', 'documents', 'src'])
      expect(dockerfile).toContain(`COPY ${room} ./${room}`);
  });

  it('runs the compiled service as somebody who is not root, without npm in between', () => {
    expect(last.indexOf('USER node')).toBeGreaterThan(0);
    expect(last.indexOf('USER node')).toBeLessThan(
      last.indexOf('CMD ["node", "dist/src/main.js"]'),
    );
  });

  it('is looked at where the service answers', async () => {
    const [, asked = ''] = /HEALTHCHECK [\s\S]*?PORT \+ '([^']+)'/.exec(last) ?? [];
    const server = restify.createServer();
    addHealth(server, { checks: [] }, createTurns());
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    try {
      const { port } = server.address();
      expect((await fetch(`http://127.0.0.1:${port}${asked}`)).status).toBe(200);
    } finally {
      server.close();
    }
  });

  it('takes a Node that the project accepts', () => {
    const [major] = all(dockerfile, /^FROM node:(\d+)/gm).map(Number);
    const [, least, beyond] = /^>=(\d+)\.\d+ <(\d+)$/.exec(project.engines.node) ?? [];
    // Of an image that is named by its major alone: the floor's own may be older than the floor.
    expect(major).toBeGreaterThan(Number(least));
    expect(major).toBeLessThan(Number(beyond));
  });

  it('takes no secret and no data of this machine with it', () => {
    const ignored = read('.dockerignore').split('\n');
    for (const file of ['.env', '.env.*', 'env', 'data', '.git']) expect(ignored).toContain(file);
  });
});

describe('compose.yaml', () => {
  const compose = z
    .object({
      services: z.record(
        z.string(),
        z.looseObject({
          image: z.string().optional(),
          build: z.string().optional(),
          logging: z.unknown().optional(),
          environment: z.record(z.string(), z.string()).default({}),
          ports: z.array(z.string()).default([]),
          volumes: z.array(z.string()).default([]),
        }),
      ),
      volumes: z.record(z.string(), z.null()),
    })
    .loose()
    .parse(parse(read('compose.yaml')));
  const service = compose.services['fil-rouge'];

  it('gives the service only variables that it knows', () => {
    const unknown = Object.keys(service?.environment ?? {}).filter((name) => !known.has(name));
    expect(unknown).toEqual([]);
  });

  it('shows nothing to the outside but the ports of https', () => {
    const ports = Object.values(compose.services).flatMap(({ ports: list }) => list);
    expect(ports.filter((port) => !port.startsWith('127.0.0.1:'))).toEqual(['80:80', '443:443']);
  });

  it('keeps the base and the certificates on volumes that it declares', () => {
    const used = Object.values(compose.services).flatMap(({ volumes }) =>
      volumes.map((volume) => volume.split(':')[0]),
    );
    expect(new Set(used)).toEqual(new Set(Object.keys(compose.volumes)));
  });

  it('lets no journal fill the disk', () => {
    for (const { logging } of Object.values(compose.services))
      expect(logging).toMatchObject({ options: { 'max-size': '10m', 'max-file': '3' } });
  });

  it('holds no password: it is asked for by name when it is missing', () => {
    expect(all(read('compose.yaml'), /(?:PASSWORD: |fil_rouge:)(\S)/g)).toEqual(['$', '$']);
  });
});

describe.each([
  ['m365agents.yml', 'env/.env.dev'],
  ['m365agents.local.yml', 'env/.env.local'],
])('%s', (file, envFile) => {
  const text = read(file);
  const steps = z.array(
    z.object({
      uses: z.string(),
      name: z.string().optional(),
      env: z.record(z.string(), z.string()).optional(),
      with: z.looseObject({ args: z.string().optional(), appPackagePath: z.string().optional() }),
      writeToEnvironmentFile: z.record(z.string(), z.string()).optional(),
    }),
  );
  const toolkit = z
    .strictObject({
      version: z.literal('v1.11'),
      environmentFolderPath: z.literal('./env'),
      provision: steps,
      deploy: steps,
      publish: steps.optional(),
    })
    .parse(parse(text));
  const every = [...toolkit.provision, ...toolkit.deploy, ...(toolkit.publish ?? [])];

  it('asks for no value that is neither in the env file nor kept as a secret', () => {
    const wanted = file === 'm365agents.yml' ? text + read('infra/azure.parameters.json') : text;
    const given = assigned(envFile);
    const missing = [...holes(wanted)].filter(
      (name) => !name.startsWith('SECRET_') && !given.has(name),
    );
    expect(missing).toEqual([]);
  });

  it('writes what it is given into the env file, secrets beside it', () => {
    const written = every.flatMap(({ writeToEnvironmentFile }) =>
      Object.values(writeToEnvironmentFile ?? {}),
    );
    const given = assigned(envFile);
    expect(written.filter((name) => !given.has(name) && !name.startsWith('SECRET_'))).toEqual([]);
    expect([...given.keys()].filter((name) => name.startsWith('SECRET_'))).toEqual([]);
    expect([...given].filter(([name, value]) => name !== 'TEAMSFX_ENV' && value !== '')).toEqual(
      [],
    );
  });

  it('runs only scripts that the project has, and uploads what they make', () => {
    const scripts = every.flatMap(
      ({ with: { args } }) => /^run (\S+)$/.exec(args ?? '')?.[1] ?? [],
    );
    expect(scripts.length).toBeGreaterThan(0);
    for (const script of scripts) expect(project.scripts).toHaveProperty(script);
    const packages = every.flatMap(({ with: { appPackagePath } }) => appPackagePath ?? []);
    expect(new Set(packages)).toEqual(new Set(['./dist/fil-rouge.zip']));
  });

  it('registers a bot of one tenant', () => {
    const tenancy = [text, read('infra/azure.bicep')].join('\n');
    expect(tenancy).toMatch(/MicrosoftAppType: SingleTenant|msaAppType: 'SingleTenant'/);
    expect(tenancy).not.toContain('MultiTenant');
    // Without a service principal such a bot is given no token (AADSTS7000229).
    expect(text).toContain('generateServicePrincipal: true');
  });
});

describe('infra/azure.bicep', () => {
  const bicep = read('infra/azure.bicep');
  const code = bicep.replace(/^\s*\/\/.*$/gm, '').replace(/'(?:[^'\\]|\\.)*'/g, "''");
  const params = [...bicep.matchAll(/^param (\w+) \w+( = .+)?$/gm)].map(([, name = '', or]) => ({
    name,
    optional: or !== undefined,
  }));

  it('closes what it opens', () => {
    for (const [open, close] of ['{}', '[]', '()'].map((pair) => [...pair] as [string, string]))
      expect(code.split(open).length).toBe(code.split(close).length);
    expect(code.split("'").length % 2).toBe(1);
  });

  it('is given every parameter that it needs, and no other', () => {
    const { parameters } = JSON.parse(read('infra/azure.parameters.json')) as {
      parameters: Record<string, unknown>;
    };
    const names = params.map(({ name }) => name);
    expect(Object.keys(parameters).filter((name) => !names.includes(name))).toEqual([]);
    const needed = params.filter(({ optional }) => !optional).map(({ name }) => name);
    expect(needed.filter((name) => !(name in parameters))).toEqual([]);
  });

  it('uses every parameter, and keeps secrets out of the history of deployments', () => {
    for (const { name } of params)
      expect(bicep.split(new RegExp(`\\b${name}\\b`)).length).toBeGreaterThan(2);
    for (const name of ['microsoftAppPassword', 'databaseUrl'])
      expect(bicep).toMatch(
        new RegExp(`@secure\\(\\)\\n@description[^\\n]+\\nparam ${name} string\\n`),
      );
  });

  it('gives the service no secret, only where it is in the vault that the service alone opens', () => {
    const secure = all(bicep, /@secure\(\)\n@description[^\n]+\nparam (\w+) string/g);
    expect(secure.length).toBeGreaterThan(3);
    const settings = all(bicep, /\{ name: '\w+', value: (.+) \}$/gm);
    const bare = settings.filter((value) =>
      secure.some((name) => new RegExp(`(?<!empty\\()\\b${name}\\b`).test(value)),
    );
    expect(bare).toEqual([]);
    const kept = all(bicep, /\{ name: '([a-z]+-[a-z]+)', value: \w+ \}/g);
    const asked = all(bicep, /\$\{secretFrom\}([a-z-]+)\)/g);
    expect(asked.sort()).toEqual(kept.sort());
    expect(kept).toHaveLength(secure.length);
  });

  it('gives the service every variable that production needs, and none that nobody reads', () => {
    const settings = all(bicep, /\{ name: '(\w+)', value:/g);
    const read = new Set([...known, ...ofPackage, ...ofAzure]);
    expect(settings.filter((name) => !read.has(name))).toEqual([]);
    for (const name of ['MicrosoftAppId', 'MicrosoftAppTenantId', 'ALLOWED_TENANTS', 'PUBLIC_URL'])
      expect(settings).toContain(name);
  });

  it('tells the Toolkit what its next steps ask for', () => {
    const outputs = all(bicep, /^output (\w+) /gm);
    expect(outputs).toEqual(['PUBLIC_URL', 'WEB_APP_RESOURCE_ID']);
  });

  it('sends to App Service what it starts, and node_modules, though the sources stay', () => {
    expect(bicep).toContain("appCommandLine: 'node dist/src/main.js'");
    const ignored = read('.webappignore')
      .split('\n')
      .filter((line) => line.startsWith('/'));
    const sent = readdirSync(root).filter(
      (name) => !name.startsWith('.') && !ignored.includes(`/${name}`),
    );
    for (const name of ['package.json', 'plan']) expect(sent).toContain(name);
    expect(ignored.filter((line) => /^\/(dist|node_modules|plan)$/.test(line))).toEqual([]);
    expect(read('.webappignore')).not.toMatch(/^[a-z]/m);
  });
});

describe('publiccode.yml', () => {
  const text = z.string().trim();
  const description = z.strictObject({
    localisedName: text,
    shortDescription: text.max(150),
    longDescription: text.min(150).max(10_000),
    features: z.array(text).min(1),
    screenshots: z.array(text).optional(),
  });
  /** The keys that we use of version 0.4 of the standard (publiccode.yml, schema.core). */
  const standard = z.strictObject({
    publiccodeYmlVersion: z.literal('0.4'),
    name: text,
    // Mandatory in the standard, and left out until there is one: see docs/deploiement.md.
    url: z.url({ protocol: /^https$/ }).optional(),
    softwareVersion: text,
    logo: text,
    platforms: z.array(z.enum(['web', 'windows', 'mac', 'linux', 'ios', 'android'])).min(1),
    categories: z
      .array(
        z.enum([
          'collaboration',
          'project-collaboration',
          'knowledge-management',
          'event-management',
        ]),
      )
      .min(1),
    developmentStatus: z.enum(['concept', 'development', 'beta', 'stable', 'obsolete']),
    softwareType: z.literal('standalone/web'),
    intendedAudience: z.strictObject({
      countries: z.array(z.string().regex(/^[a-z]{2}$/)),
      scope: z.array(z.enum(['government', 'welfare', 'local-authorities'])),
    }),
    description: z.strictObject({ fr: description, en: description }),
    legal: z.strictObject({ license: z.literal(project.license as 'MIT') }),
    maintenance: z.union([
      z.strictObject({ type: z.literal('none') }),
      z.strictObject({
        type: z.enum(['internal', 'community']),
        contacts: z.array(z.object({ name: text })).min(1),
      }),
      z.strictObject({
        type: z.literal('contract'),
        contractors: z.array(z.object({ name: text, until: text })).min(1),
      }),
    ]),
    localisation: z.strictObject({
      localisationReady: z.boolean(),
      availableLanguages: z.array(z.enum(['fr', 'en'])),
    }),
    dependsOn: z.strictObject({
      open: z.array(
        z.strictObject({
          name: text,
          versionMin: z.string().optional(),
          optional: z.boolean().optional(),
        }),
      ),
      proprietary: z.array(z.strictObject({ name: text })),
    }),
  });
  const card = standard.parse(parse(read('publiccode.yml')));

  it('names the repository where it is, or leaves that for who publishes it, and says how', () => {
    const { url } = card;
    if (url) expect(new URL(url).hostname).not.toMatch(/(^|\.)(example|exemple)(\.|$)|localhost/);
    else
      expect(read('docs/deploiement.md')).toMatch(/## Publier la fiche du logiciel[\s\S]*`url: "/);
  });

  it('is of the version of the project, with pictures that are there', () => {
    expect(card.softwareVersion).toBe(project.version);
    const pictures = [
      card.logo,
      ...Object.values(card.description).flatMap((d) => d.screenshots ?? []),
    ];
    expect(pictures.filter((file) => !existsSync(path.join(root, file)))).toEqual([]);
  });
});

it('.env.example names every variable that the service or the package reads', () => {
  const named = new Set(all(read('.env.example'), /^#?(\w+)=/gm));
  const secret = new Set(['CRASH_AT']);
  const missing = [...known, ...ofPackage].filter((name) => !named.has(name) && !secret.has(name));
  expect(missing).toEqual([]);
});
