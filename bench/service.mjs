/** Starts what is measured, each in a process of its own, and stops all of it. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import net from 'node:net';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const root = path.resolve(import.meta.dirname, '..');
const pauseMs = 50;

export async function freePort() {
  const server = net.createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  server.close();
  await once(server, 'close');
  return port;
}

const isOpen = (port) =>
  new Promise((resolve) => {
    const socket = net.connect(port, '127.0.0.1');
    socket.on('connect', () => resolve(true)).on('error', () => resolve(false));
    socket.on('connect', () => socket.destroy());
  });

/**
 * Starts a bot on a free port and waits until it listens; its log is written, and thrown away.
 *
 * @param {string} script
 * @param {Record<string, string>} env besides `PATH` and `PORT`
 * @param {number} [patienceMs] how long it may take
 */
export async function startBot(script, env, patienceMs = 20_000) {
  const port = await freePort();
  const child = spawn(process.execPath, [script], {
    cwd: root,
    env: { PATH: process.env.PATH, PORT: String(port), ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  child.stderr.on('data', (text) => {
    said = (said + text).slice(-2_000);
  });
  child.stdout.resume();
  for (let tries = 0; tries < patienceMs / pauseMs; tries += 1) {
    if (child.exitCode !== null) throw new Error(`${script} a quitté : ${said}`);
    if (await isOpen(port)) return { port, child };
    await sleep(pauseMs);
  }
  child.kill('SIGKILL');
  throw new Error(`${script} n'écoute pas : ${said}`);
}

/**
 * Stops processes, and resolves when none is left: one that still writes would put its files back.
 *
 * @param {import('node:child_process').ChildProcess[]} children
 */
export async function stopAll(children) {
  await Promise.all(
    children.map(async (child) => {
      if (child.exitCode !== null || child.signalCode !== null) return;
      child.kill('SIGKILL');
      await once(child, 'exit');
    }),
  );
}
