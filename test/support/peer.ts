import type { Server } from 'node:net';

/** Makes every connection of a server come from an address, as the machine of a deployment would see it. */
export function comingFrom(server: Server, address: () => string): void {
  server.prependListener('connection', (socket) => {
    Object.defineProperty(socket, 'remoteAddress', { get: address });
  });
}
