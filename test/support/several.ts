/** A service of several partnerships, between a fake Teams on both sides, over real HTTP. */
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Store } from '../../bot/contract/store.ts';
import { openSeveral } from '../../src/app.ts';
import { readConfig } from '../../src/config.ts';
import { createLog } from '../../src/log.ts';
import type { OwnConfig } from '../../src/partnership/folders.ts';
import type { Many } from '../../src/partnership/many.ts';
import { openPartnership } from '../../src/partnership/open.ts';
import { silent } from '../../src/store/log.ts';
import { postgresDepot } from '../../src/store/postgres/postgres-depot.ts';
import { type FakeConnector, startFakeConnector } from './fake-connector.ts';
import { createTeamsClient, type TeamsClient } from './fake-teams-client.ts';
import { listening } from './listening.ts';
import { rigEnv } from './rig.ts';
import { shared } from './shared/ask.ts';
import { until } from './until.ts';

/** Registration of the tab. */
export const tabAppId = 'cccccccc-bbbb-4ccc-8ddd-eeeeeeeeeeee';

export interface Several {
  many: Many;
  connector: FakeConnector;
  teams: TeamsClient;
  origin: string;
  directory: string;
  log: Record<string, unknown>[];
  /** Moves the service's clock, in ms. */
  wait: (ms: number) => void;
  /** Texts of what the bot posted since it was last asked. */
  heard: () => string[];
  /** Looks into the data of a partnership, which sleeps meanwhile. */
  inStore: <R>(id: string, work: (store: Store, config: OwnConfig) => Promise<R>) => Promise<R>;
  /** Everything that a partnership keeps, as text. */
  keptBy: (id: string) => Promise<string>;
  close: () => Promise<void>;
}

/** What is written into the file of a partnership; `plan` is a file. */
export interface OwnFolder {
  plan: string;
  own: Record<string, string>;
}

export async function writeFolder(directory: string, id: string, { plan, own }: OwnFolder) {
  const folder = path.join(directory, id);
  await mkdir(folder, { recursive: true });
  const lines = Object.entries({ ...own, PLAN_FILE: plan }).map(
    ([name, value]) => `${name}="${value}"`,
  );
  await writeFile(path.join(folder, 'partenariat.env'), `${lines.join('\n')}\n`);
}

export async function startSeveral(
  folders: Record<string, OwnFolder>,
  env: Record<string, string> = {},
  tabDirectory?: string,
): Promise<Several> {
  // As for `knowledgeOf`: each process would learn from the examples by itself.
  await shared('learned');
  const directory = await mkdtemp(path.join(tmpdir(), 'fil-rouge-several-'));
  for (const [id, folder] of Object.entries(folders)) await writeFolder(directory, id, folder);
  const connector = await startFakeConnector();
  let offset = 0;
  const clock = () => new Date(Date.now() + offset);
  const variables = {
    ...rigEnv(connector),
    LINK_KEY: 'a-key-of-the-tests-that-is-long-enough',
    TAB_APP_ID: tabAppId,
    // The same keys sign for Teams and for its pages.
    TAB_AUTHORITY: connector.origin,
    ...env,
  };
  const log: Record<string, unknown>[] = [];
  const many = await openSeveral(readConfig(variables), {
    env: variables,
    directory,
    tabDirectory,
    log: createLog('info', { write: (line) => void log.push(JSON.parse(line)) }),
    clock,
    delivery: { pollMs: 20, spacingMs: 20 },
  });
  const port = await listening(many.service.server.server);
  const origin = `http://127.0.0.1:${port}`;
  let read = 0;
  const sleeping = async (id: string) => {
    const member = many.partnerships.get(id);
    if (!member) throw new Error(`No partnership ${id}`);
    await until(`${id} sleeps`, async () => {
      await member.resident.rest(0);
      return !member.resident.isAwake;
    });
    return member.config;
  };
  return {
    many,
    connector,
    teams: createTeamsClient(connector, origin),
    origin,
    directory,
    log,
    wait: (ms) => {
      offset += ms;
    },
    heard: () => {
      const posted = connector.posted().slice(read);
      read += posted.length;
      // Teams is asked who is there in the same way, and told nothing.
      return posted.flatMap(({ text, summary }) => text || summary || []);
    },
    inStore: async (id, work) => {
      const config = await sleeping(id);
      const { store, close } = await openPartnership(config, { now: clock, log: silent });
      return work(store, config).finally(close);
    },
    keptBy: async (id) => {
      const { dataDir, databaseUrl, databaseSchema } = await sleeping(id);
      if (!databaseUrl) return readFile(path.join(dataDir, 'fil-rouge.json'), 'utf8');
      const depot = postgresDepot(databaseUrl, silent, databaseSchema);
      return JSON.stringify(await depot.read(() => {}).finally(depot.close));
    },
    close: async () => {
      await many.close();
      await connector.close();
      await rm(directory, { recursive: true, force: true });
    },
  };
}
