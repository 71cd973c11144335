/** The form of a request and the Host it names, over real HTTP: nothing that is asked ends the process. */
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { rawRequest } from '../../../support/raw-http.ts';
import { type Rig, startRig } from '../../../support/rig.ts';

let rig: Rig;
beforeAll(async () => {
  rig = await startRig({
    env: { PUBLIC_URL: 'https://fil.exemple.fr', ALLOWED_HOSTS: 'Fil.Azurewebsites.net' },
  });
});
afterAll(() => rig.close());

const ask = async (host: string, line = 'GET /a-propos HTTP/1.1', more = '') =>
  (await rawRequest(rig.port, [`${line}\r\nHost: ${host}\r\nConnection: close\r\n${more}\r\n`]))
    .status;

/** A router that builds an address from it throws for the first thirteen. */
const unreadable = [
  '[',
  'a b',
  '?x',
  'x:99999',
  '%',
  '<x>',
  'a^b',
  'x:port',
  '[::1',
  '@',
  '1.2.3.4.5',
  '999.1.1.1',
  'xn--',
  'a/b',
  'a\\b',
  'a#b',
  'localhost:',
  'a@localhost',
  'localhost, evil.example',
  'é.fr',
  '[::1]x',
  'localhost:80:80',
  'fil.exemple.fr..',
  '.',
  '',
];

it.each(unreadable)('a Host that has no one reading is refused: « %s »', async (host) => {
  for (const line of ['GET /a-propos HTTP/1.1', 'POST /api/messages HTTP/1.1', 'FETCH / HTTP/1.1'])
    expect(await ask(host, line)).toBe(400);
  expect(await ask(host, 'GET /healthz HTTP/1.1', 'Expect: 100-continue\r\n')).toBe(400);
  expect((await fetch(`${rig.origin}/healthz`)).status).toBe(200);
});

it('two Hosts are refused, whichever is the right one', async () => {
  expect(await ask('localhost\r\nHost: localhost')).toBe(400);
  expect(await ask('localhost\r\nHost: evil.example')).toBe(400);
});

it.each([
  'fil.exemple.fr',
  'FIL.exemple.fr:443',
  'fil.azurewebsites.net',
  'localhost:3978',
  // A name with the dot of the root is the same name.
  'fil.exemple.fr.',
  'FIL.exemple.fr.:443',
  'localhost.:3978',
  '127.0.0.1',
  '[::1]:3978',
  // As the probes of App Service and of a kubelet name a container.
  '169.254.130.4:8080',
  '10.244.1.7:3978',
  '[fe80::1]',
])('the service goes by %s', async (host) => {
  expect(await ask(host)).toBe(200);
});

it.each([
  'evil.example',
  'evil.example.',
  'fil.exemple.fr.evil.example',
  'evil-fil.exemple.fr',
  'localhost.evil.example',
  '8.8.8.8',
  '[2001:db8::1]',
  'azurewebsites.net',
])('the service does not go by %s, and says so in one sentence', async (host) => {
  const { status, text } = await rawRequest(rig.port, [
    `GET /healthz HTTP/1.1\r\nHost: ${host}\r\n\r\n`,
  ]);
  expect(status).toBe(421);
  expect(text).toContain('This service does not go by that name.');
});

it('a request of HTTP/1.0 may name no Host', async () => {
  expect((await rawRequest(rig.port, ['GET /healthz HTTP/1.0\r\n\r\n'])).status).toBe(200);
});
