/** The service in its own process: what would end it, and what must not. */
import { once } from 'node:events';
import net from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { head, rawRequest } from '../support/raw-http.ts';
import { type ServiceChild, startService } from '../support/service-child.ts';

let service: ServiceChild;
const throwing = `data:text/javascript,${encodeURIComponent(
  "process.on('SIGUSR2', () => setImmediate(() => { throw new TypeError('nobody caught it') }))",
)}`;
const printing = `data:text/javascript,${encodeURIComponent(
  "process.on('SIGPIPE', () => { for (let n = 0; n < 50; n++) console.error('Extractor:err! a name', new Error('bad')) })",
)}`;
const preload = `data:text/javascript,${encodeURIComponent(
  `import ${JSON.stringify(throwing)}; import ${JSON.stringify(printing)};`,
)}`;

beforeAll(async () => {
  service = await startService({ descriptors: 1_024, preload });
});
afterAll(() => service.stop());

const ready = async () => (await rawRequest(service.port, [head('GET /readyz HTTP/1.1')])).status;

it('with every connection taken, the store still has the files it needs', async () => {
  // Somebody who was there before: soon there is no way in for anybody else.
  const inside = net.connect(service.port, '127.0.0.1');
  const asked = async (path: string): Promise<string> => {
    inside.write(head(`GET ${path} HTTP/1.1`));
    return String((await once(inside, 'data'))[0]);
  };
  expect(await asked('/healthz')).toContain('"ok"');
  let settled = 0;
  const held = Array.from({ length: 1_200 }, () => {
    const socket = net.connect(service.port, '127.0.0.1').on('error', () => {});
    socket.once('connect', () => {
      settled += 1;
      socket.write('GET /healthz HTTP/1.1\r\nHost: localhost\r\n');
    });
    return socket;
  });
  while (settled < held.length) {
    await asked('/healthz');
    await sleep(200);
  }
  // The check writes to the disk; its answer of a moment ago is not good any more.
  await sleep(1_100);
  expect(await asked('/readyz')).toMatch(/^HTTP\/1\.1 200 /);
  for (const socket of [inside, ...held]) socket.destroy();
  while ((await ready()) !== 200) await sleep(100);
});

it('what libraries print becomes lines of the log, counted, without what they quote', async () => {
  service.process.kill('SIGPIPE');
  const printed = () => service.lines.filter(({ msg }) => msg === 'console');
  while (printed().length < 2) await sleep(50);
  expect(printed()).toMatchObject([
    { said: 'Extractor:err!', err: { message: 'bad' } },
    { said: 'Extractor:err!', more: 49 },
  ]);
  expect(service.lines.filter((line) => 'raw' in line)).toEqual([]);
});

it('an error that nobody catches is one fatal line, then an orderly stop with code 1', async () => {
  service.process.kill('SIGUSR2');
  expect(await service.ended).toEqual([1, null]);
  const from = service.lines.findIndex(({ level }) => level === 60);
  expect(service.lines.slice(from)).toMatchObject([
    { msg: 'uncaught exception', err: { type: 'TypeError', message: 'nobody caught it' } },
    { msg: 'stopped' },
  ]);
});
