/** A door before PostgreSQL that passes everything on, and counts the statements that are asked for. */
import net from 'node:net';

const QUERY = 'Q'.charCodeAt(0);
const EXECUTE = 'E'.charCodeAt(0);

/**
 * Counts what goes from a client to the server: a simple query, or a prepared one that is executed.
 *
 * @param {string} databaseUrl of the server behind
 * @returns {Promise<{ url: string, count: () => number, stop: () => void }>} `count` since the start
 */
export async function statementDoor(databaseUrl) {
  const target = new URL(databaseUrl);
  const sockets = new Set();
  let statements = 0;
  const server = net.createServer((client) => {
    const upstream = net.connect(Number(target.port), target.hostname);
    for (const socket of [client, upstream]) {
      socket.setNoDelay(true);
      sockets.add(socket);
      socket.on('close', () => sockets.delete(socket));
      socket.on('error', () => socket.destroy());
    }
    client.on('close', () => upstream.destroy());
    upstream.on('close', () => client.destroy());
    let kept = Buffer.alloc(0);
    // The first message of a connection has no type.
    let greeted = false;
    client.on('data', (part) => {
      upstream.write(part);
      kept = kept.length === 0 ? part : Buffer.concat([kept, part]);
      for (;;) {
        const head = greeted ? 1 : 0;
        if (kept.length < head + 4) return;
        const length = head + kept.readUInt32BE(head);
        if (kept.length < length) return;
        if (greeted && (kept[0] === QUERY || kept[0] === EXECUTE)) statements += 1;
        greeted = true;
        kept = kept.subarray(length);
      }
    });
    upstream.pipe(client);
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = new URL(databaseUrl);
  url.hostname = '127.0.0.1';
  url.port = String(server.address().port);
  return {
    url: url.href,
    count: () => statements,
    stop: () => {
      for (const socket of sockets) socket.destroy();
      server.close();
    },
  };
}
