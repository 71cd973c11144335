import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it } from '@jest/globals';

const root = path.resolve(import.meta.dirname, '../..');

/** What the command says and how it ends, when the registry answers so. */
async function advisories(answer: RequestListener): Promise<{ said: string; code: number | null }> {
  const registry = createServer(answer).listen(0, '127.0.0.1');
  await once(registry, 'listening');
  const cache = await mkdtemp(path.join(tmpdir(), 'fil-rouge-npm-'));
  const { port } = registry.address() as AddressInfo;
  const child = spawn(process.execPath, ['scripts/advisories.mjs'], {
    cwd: root,
    // A cache of its own: npm remembers what an advisory said.
    env: {
      ...process.env,
      npm_config_registry: `http://127.0.0.1:${port}/`,
      npm_config_cache: cache,
    },
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => {
      said += text;
    });
  await once(child, 'close');
  registry.close();
  await rm(cache, { recursive: true, force: true });
  return { said, code: child.exitCode };
}

const answering =
  (byPackage: object): RequestListener =>
  (request, response) => {
    response.statusCode = request.method === 'POST' ? 200 : 404;
    response.end(JSON.stringify(request.method === 'POST' ? byPackage : {}));
  };
const fault = (severity: string) => ({
  pino: [
    { id: 1, url: 'https://exemple.fr/1', title: 'Faute', severity, vulnerable_versions: '>=0' },
  ],
});

it('a registry that gives no advisories is said, and fails nothing', async () => {
  const { said, code } = await advisories((_, response) => {
    response.statusCode = 405;
    response.end('{}');
  });
  expect(said).toMatch(/^Avis de sécurité NON vérifiés : .*405/m);
  expect(code).toBe(0);
});

it('a grave advisory about a package of production fails, and is named', async () => {
  const { said, code } = await advisories(answering(fault('high')));
  expect(said).toContain('pino (high) : Faute https://exemple.fr/1');
  expect(code).toBe(1);
});

it.each([
  ['none', {}],
  ['a light one', fault('low')],
])('%s lets the tests pass', async (_, byPackage) => {
  const { said, code } = await advisories(answering(byPackage));
  expect(said).toMatch(/graves, paquets de production : 0\./);
  expect(code).toBe(0);
});
