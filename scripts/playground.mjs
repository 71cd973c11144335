/**
 * `npm run playground`: builds, starts the service and Microsoft's Agents Playground, a Teams-like
 * client that needs neither tenant nor network, and says which address to open.
 *
 * Options: `--port` and `--playground-port`; 0 means any free one. `--demo` starts with a year of an
 * invented partnership, in a directory of its own that is removed at the end. Without `ADMINS`, whoever
 * opens the page administers the bot and co-animates. Variables such as DATA_DIR or LOG_LEVEL reach the
 * service.
 */
import { spawn, spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { build, root } from './build.mjs';
import { whenParentIsGone } from './parent.mjs';

/** The service may take 10 s to finish its turns. */
const graceMs = 12_000;
/** A child that ends is told at once; this is for one that hangs, on a machine however busy. */
const readyMs = 300_000;

const { values: options } = parseArgs({
  options: {
    port: { type: 'string', default: process.env.PORT ?? '3978' },
    'playground-port': { type: 'string', default: '56150' },
    demo: { type: 'boolean', default: false },
  },
});

/** The wanted port, or any free one when it is taken. */
async function freePort(wanted) {
  const server = createServer();
  const listen = (port) =>
    new Promise((resolve, reject) => {
      server.once('error', reject);
      server.listen(port, '127.0.0.1', () => resolve(server.address().port));
    });
  const port = await listen(wanted).catch(() => listen(0));
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** Config and log of the Playground; by default it would write `devTools/` into the project. */
const scratch = join(root, 'node_modules', '.cache', 'fil-rouge', `playground-${process.pid}`);
const running = new Map();
let stopping;

async function stop(code) {
  stopping ??= (async () => {
    for (const child of running.values()) child.kill('SIGTERM');
    const late = setTimeout(() => {
      for (const child of running.values()) child.kill('SIGKILL');
    }, graceMs);
    while (running.size > 0) await sleep(20);
    clearTimeout(late);
    rmSync(scratch, { recursive: true, force: true });
    process.exit(code);
  })();
  await stopping;
}

/** Starts a Node program that lives as long as we do, and ends us when it ends first. */
function run(name, args, env, stdout) {
  const child = spawn(process.execPath, args, {
    cwd: root,
    env,
    stdio: ['ignore', stdout, 'inherit'],
  });
  running.set(name, child);
  child.once('exit', (code, signal) => {
    running.delete(name);
    if (stopping) return;
    console.error(`${name} s’est arrêté (${signal ?? `code ${code}`}) : tout est arrêté.`);
    void stop(1);
  });
}

function startService(port) {
  const env = { ...process.env, NODE_ENV: 'development', HOST: '127.0.0.1', PORT: String(port) };
  // Nothing of a real registration may reach a bot that talks to a page without authentication.
  for (const name of Object.keys(env)) if (/^MicrosoftApp/i.test(name)) delete env[name];
  run(
    'Le service',
    [join(root, 'dist', 'src', 'main.js')],
    {
      PUBLIC_URL: `http://127.0.0.1:${port}`,
      // Links to people without Teams are good for this launch.
      LINK_KEY: randomUUID(),
      ...env,
      LOG_LEVEL: env.LOG_LEVEL ?? 'warn',
    },
    'inherit',
  );
}

function startPlayground(port, servicePort) {
  const config = readFileSync(new URL('playground.yml', import.meta.url), 'utf8');
  const env = {
    ...process.env,
    TEAMSAPPTESTER_BROWSER: 'none',
    M365_AGENTS_PLAYGROUND_CONFIG_PATH: join(scratch, 'config.yml'),
    M365_AGENTS_PLAYGROUND_LOGFILE: join(scratch, 'playground.log'),
  };
  mkdirSync(scratch, { recursive: true });
  writeFileSync(
    env.M365_AGENTS_PLAYGROUND_CONFIG_PATH,
    config.replace('NEW_PERSONAL_CHAT', randomUUID()).replace('NEW_GROUP_CHAT', randomUUID()),
  );
  const preload = new URL('playground-preload.mjs', import.meta.url).href;
  const cli = join(root, 'node_modules', '@microsoft', 'm365agentsplayground', 'cli.js');
  const messages = `http://127.0.0.1:${servicePort}/api/messages`;
  const args = ['--import', preload, cli, 'start', '-e', messages, '-c', 'msteams', '--dt'];
  run('Le Playground', [...args, '-p', String(port)], env, 'ignore');
}

/** `user-id-0` of `playground.yml`. */
const self = { name: 'Camille Essai', id: '00000000-0000-4000-8000-000000000020' };
/** Nobody was named: whoever opens the page may try everything. */
const mayAll = !process.env.ADMINS;

/** Fills a store before the service opens it; true when it ended well. */
const fill = (...args) =>
  spawnSync(process.execPath, [join(root, 'dist', 'src', 'cli', 'demo.js'), ...args], {
    cwd: root,
    stdio: 'inherit',
  }).status === 0;

/**
 * What there is at the start. A demonstration has a directory of its own: real data are left alone.
 * A store that holds something already, or a database, is somebody's own.
 */
function prepare() {
  if (mayAll) process.env.ADMINS = self.id;
  if (options.demo) {
    process.env.DATA_DIR = join(scratch, 'demo');
    delete process.env.DATABASE_URL;
    process.env.NOTICE ??= 'Données fictives';
    return fill('--story');
  }
  const kept = resolve(root, process.env.DATA_DIR || 'data', 'fil-rouge.json');
  if (!mayAll || process.env.DATABASE_URL || existsSync(kept)) return true;
  return fill();
}

/** Who one is, what to type first, and what the page does that Teams does not. */
const greeting = (address) => `
Fil rouge est prêt : ouvrez ${address} (Ctrl-C pour tout arrêter).
Fil rouge is ready: open ${address} (Ctrl-C stops everything).

  Vous êtes ${self.name}${who()}.
${options.demo ? '  Données fictives : personnes, faits et chiffres sont inventés ; ils s’effacent à la fin.\n' : ''}
  À taper pour commencer :
    qui pilote la fiche 1.1 ?
    1.1 : soleil, 60 %, convention signée
    sondage sous-groupe cartographie : mardi en huit 14h-16h ; jeudi en huit 9h30

  Le journal en anglais, à droite (« Log Panel »), se ferme par le bouton en haut à droite.
  F5 vide la conversation (ce qui est enregistré reste) ; « aide » ramène les boutons.
`;

const who = () => {
  if (!mayAll) return '';
  return options.demo
    ? ' (Caf), administratrice du bot, co-animatrice de l’axe 1 et du sous-groupe cartographie, pilote de la fiche 1.1'
    : ', administratrice du bot, co-animatrice de chaque groupe et pilote de la première fiche';
};

/** Waits until an address answers 2xx; whoever dies meanwhile ends the wait by ending us. */
async function answers(url) {
  const end = Date.now() + readyMs;
  while (Date.now() < end) {
    const response = await fetch(url).catch(() => undefined);
    await response?.body?.cancel();
    if (response?.ok || stopping) return;
    await sleep(100);
  }
  console.error(`${url} ne répond pas après ${readyMs / 1000} s : tout est arrêté.`);
  await stop(1);
}

async function main() {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => void stop(0));
  whenParentIsGone(() => void stop(0));
  const port = await freePort(Number(options.port));
  const playgroundPort = await freePort(Number(options['playground-port']));
  startService(port);
  startPlayground(playgroundPort, port);
  const address = `http://localhost:${playgroundPort}`;
  await Promise.all([answers(`http://127.0.0.1:${port}/readyz`), answers(address)]);
  if (stopping) return;
  console.log(greeting(address));
}

if (build() && prepare()) await main();
else process.exitCode = 1;
