/** Readers who do not read, and more connections than there is room for. */
import { randomInt } from 'node:crypto';
import { once } from 'node:events';
import net, { type AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, expect, it } from '@jest/globals';
import { connectionsFor, MOST_EACH } from '../../../../src/http/gate/connections.ts';
import { createHttpServer } from '../../../../src/http/server.ts';
import { createTurns } from '../../../../src/http/turns.ts';
import { createLog } from '../../../../src/log.ts';
import { comingFrom } from '../../../support/peer.ts';
import { head, rawRequest } from '../../../support/raw-http.ts';

const log = createLog('silent');
let server: ReturnType<typeof createHttpServer>;

async function listening(proxies?: string[]): Promise<number> {
  const config = { hosts: [], countsThisMachine: true, proxies };
  server = createHttpServer(log, { config, turns: createTurns(), now: () => 0 });
  server.get('/large', async (_req, res) => {
    res.writeHead(200);
    // More than the system takes in on the way: the rest waits with us.
    res.end(Buffer.alloc(32 * 1_048_576));
  });
  server.get('/late', async (_req, res) => {
    await sleep(800);
    res.writeHead(200);
    res.end('{}');
  });
  // The times of the service, shorter.
  server.server.timeout = 200;
  server.listen(0, '127.0.0.1');
  await once(server.server, 'listening');
  return (server.address() as AddressInfo).port;
}
afterEach(() => {
  server.server.closeAllConnections();
  server.close();
});

const connections = () =>
  new Promise<number>((resolve) => server.server.getConnections((_, count) => resolve(count)));

it('whoever asks and does not read is let go', async () => {
  const port = await listening();
  const sockets = await Promise.all(
    Array.from({ length: 20 }, async () => {
      const socket = net.connect(port, '127.0.0.1').on('error', () => {});
      await once(socket, 'connect');
      socket.pause();
      socket.write(head('GET /large HTTP/1.1'));
      return socket;
    }),
  );
  // Ends by itself, or the test does.
  while ((await connections()) > 0) await sleep(50);
  for (const socket of sockets) socket.destroy();
});

it('whoever waits for an answer that is still being made is not', async () => {
  const port = await listening();
  expect((await fetch(`http://127.0.0.1:${port}/late`)).status).toBe(200);
});

it('a connection has 100 requests', async () => {
  await listening();
  expect(server.server.maxRequestsPerSocket).toBe(100);
});

it.each([
  [400, 272],
  [1_024, 896],
  [1_048_576, 1_000],
  [100, 16],
])('with %i descriptors there may be %i connections: the store keeps its own', (files, most) => {
  expect(connectionsFor(files)).toBe(most);
});

/** Opens so many connections, and says how many the service kept. */
async function opened(port: number, count: number): Promise<number> {
  // They ask for nothing, however long a slow machine takes to open them all.
  Object.assign(server.server, { headersTimeout: 0, requestTimeout: 0 });
  const before = await connections();
  const sockets = Array.from({ length: count }, () => net.connect(port, '127.0.0.1'));
  let over = 0;
  for (const socket of sockets)
    socket
      .on('error', () => {})
      .once('close', () => {
        over += 1;
      });
  await Promise.all(sockets.map((socket) => once(socket, 'connect').catch(() => {})));
  // Those too many are closed at once: what is open and what is closed is then all of them.
  while ((await connections()) - before + over < count) await sleep(20);
  return count - over;
}

it('one address has 200 connections, an IPv6 subscriber too, and nobody else has fewer for it', async () => {
  const port = await listening();
  let peer = () => '203.0.113.9';
  comingFrom(server.server, () => peer());
  expect(await opened(port, MOST_EACH + 20)).toBe(MOST_EACH);
  peer = () => '203.0.113.10';
  expect(await opened(port, 10)).toBe(10);
  peer = () => `2001:db8:1:2::${randomInt(65_536).toString(16)}`;
  expect(await opened(port, MOST_EACH + 5)).toBe(MOST_EACH);
});

it('whoever closes a connection may open another', async () => {
  const port = await listening();
  comingFrom(server.server, () => '203.0.113.9');
  let open = 0;
  server.server.on('connection', (socket) => {
    open += 1;
    socket.once('close', () => {
      open -= 1;
    });
  });
  for (let round = 0; round < 3; round += 1) {
    expect(await opened(port, MOST_EACH)).toBe(MOST_EACH);
    server.server.closeAllConnections();
    while (open > 0) await sleep(20);
  }
});

it.each([
  ['nearby', '172.18.0.4', undefined],
  ['that is listed', '192.0.2.4', ['192.0.2.4']],
])('a proxy %s brings everybody, and has no such limit', async (_, peer, proxies) => {
  const port = await listening(proxies);
  comingFrom(server.server, () => peer);
  expect(await opened(port, MOST_EACH + 20)).toBe(MOST_EACH + 20);
});

it('headers come within 5 s, or the connection ends', async () => {
  const port = await listening();
  expect(server.server.headersTimeout).toBe(5_000);
  // The same, shorter.
  server.server.headersTimeout = 100;
  const { status } = await rawRequest(port, ['GET /late HTTP/1.1\r\nHost: localhost\r\n'], {
    patience: 60_000,
  });
  expect(status).toBe(408);
});

it.each([
  ['10.0.0.0/8', true],
  ['0.0.0.0/0', true],
  ['172.16.0.0/15', true],
  ['::/0', true],
  ['2001:db8::/32', true],
  ['::ffff:10.0.0.0/104', true],
  ['169.254.0.0/16', false],
  ['203.0.113.7', false],
  ['2001:db8:1::/48', false],
  ['::ffff:10.1.0.0/112', false],
])('a start warns of proxies in a wide network, and of no other: %s', (network, wide) => {
  const lines: string[] = [];
  const said = createLog('warn', { write: (line) => void lines.push(line) });
  createHttpServer(said, {
    config: { hosts: [], countsThisMachine: true, proxies: ['192.0.2.1', network] },
    turns: createTurns(),
    now: () => 0,
  });
  expect(lines.map((line) => JSON.parse(line))).toEqual(
    wide ? [expect.objectContaining({ level: 40, networks: [network] })] : [],
  );
});
