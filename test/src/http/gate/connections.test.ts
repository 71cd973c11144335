/** Readers who do not read, and more connections than there is room for. */
import { once } from 'node:events';
import net, { type AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, expect, it } from '@jest/globals';
import { connectionsFor } from '../../../../src/http/gate/connections.ts';
import { createHttpServer } from '../../../../src/http/server.ts';
import { createTurns } from '../../../../src/http/turns.ts';
import { createLog } from '../../../../src/log.ts';
import { head } from '../../../support/raw-http.ts';

const config = { hosts: [], countsThisMachine: true };
const log = createLog('silent');
let server: ReturnType<typeof createHttpServer>;

async function listening(): Promise<number> {
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
