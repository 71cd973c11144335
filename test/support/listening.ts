/** Ports of this machine that a test takes for itself. */
import { once } from 'node:events';
import net, { type AddressInfo, type Server } from 'node:net';

/** Has a server listen on a free port; gives the port. */
export async function listening(server: Server): Promise<number> {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return (server.address() as AddressInfo).port;
}

/** A port that nobody listens on, a moment ago. */
export async function freePort(): Promise<number> {
  const server = net.createServer();
  const port = await listening(server);
  server.close();
  await once(server, 'close');
  return port;
}
