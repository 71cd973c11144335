import { spawn } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import path from 'node:path';
import { startPostgres } from '../../src/store/postgres-server.ts';
import { serveChromium } from '../browser.ts';
import { listening } from '../listening.ts';
import type { Shared } from './ask.ts';

const root = path.resolve(import.meta.dirname, '../../..');

/** As many as one test file asks for, but for one that asks for more, which makes its own. */
const KEYS = 8;

const rsaKey = (): string =>
  generateKeyPairSync('rsa', { modulusLength: 2048 })
    .privateKey.export({ format: 'pem', type: 'pkcs8' })
    .toString();

/** Serves what the tests of a run share, on the loopback. */
export interface SharedServer {
  url: string;
  /** Stops what was started. */
  stop: () => Promise<void>;
}

export async function serveShared(): Promise<SharedServer> {
  const stops: (() => Promise<void>)[] = [];
  const makers: { [Name in keyof Shared]: () => Promise<Shared[Name]> } = {
    learned: () => run(['--import', 'tsx', 'src/cli/plan.ts', 'learn']),
    built: () => run(['scripts/build.mjs']),
    keys: async () => Array.from({ length: KEYS }, rsaKey),
    postgres: async () => {
      // Nothing of it is looked at after a crash: it need not wait for the disk.
      const server = await startPostgres(['-c', 'fsync=off', '-c', 'max_connections=300']);
      stops.push(server.stop);
      return server.url;
    },
    chromium: async () => {
      const server = await serveChromium();
      stops.push(() => server.close());
      return server.wsEndpoint();
    },
  };
  const made = new Map<string, Promise<unknown>>();
  const give = (name: string) => {
    const maker = makers[name as keyof Shared];
    const thing = made.get(name) ?? maker();
    made.set(name, thing);
    return thing;
  };
  const server = createServer(async (request, response) => {
    const answer = await give(request.url?.slice(1) ?? '').then(
      (value) => ({ value }),
      (error: unknown) => ({ failure: String(error) }),
    );
    response.end(JSON.stringify(answer));
  });
  const port = await listening(server);
  return {
    url: `http://127.0.0.1:${port}`,
    stop: async () => {
      server.close();
      server.closeAllConnections();
      // What is still being started would outlive the run.
      await Promise.allSettled(made.values());
      await Promise.all(stops.map((stop) => stop()));
    },
  };
}

/** Runs a program of the project to its end. */
async function run(args: string[]): Promise<null> {
  const child = spawn(process.execPath, args, {
    cwd: root,
    env: { ...process.env, PLAN_FILE: '' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => {
      said += text;
    });
  await once(child, 'close');
  if (child.exitCode !== 0) throw new Error(`${args.join(' ')}:\n${said}`);
  return null;
}
