import net from 'node:net';

/** What came back on a connection: the status of its first answer, or 0 when it was cut. */
export interface RawReply {
  status: number;
  text: string;
}

/** How a raw request is written. */
export interface Pace {
  /** Milliseconds between two chunks. */
  every?: number;
  /** Hang up after the last chunk. */
  hangUp?: boolean;
  /** Give up after this many milliseconds. */
  patience?: number;
}

/** Writes bytes to a port as they are, and reads until the other side closes or `patience` ends. */
export function rawRequest(
  port: number,
  chunks: (string | Buffer)[],
  { every = 0, hangUp = false, patience = 3_000 }: Pace = {},
): Promise<RawReply> {
  return new Promise((resolve) => {
    const socket = net.connect(port, '127.0.0.1');
    let text = '';
    const end = () => {
      clearTimeout(timer);
      socket.destroy();
      resolve({ status: Number(/^HTTP\/1\.1 (\d{3})/.exec(text)?.[1] ?? 0), text });
    };
    const timer = setTimeout(end, patience);
    socket.on('data', (data) => {
      text += data.toString('latin1');
      // Bodies are JSON objects: an answer that ends with one has come whole.
      if (/^HTTP\/1\.1 [2-5]/.test(text) && text.endsWith('}')) end();
    });
    socket.on('error', end);
    socket.on('close', end);
    socket.on('connect', async () => {
      for (const chunk of chunks) {
        if (socket.destroyed) return;
        socket.write(chunk);
        if (every > 0) await new Promise((next) => setTimeout(next, every));
      }
      if (hangUp) socket.destroy();
    });
  });
}

/** A request line with headers, ready for `rawRequest`. */
export const head = (line: string, headers: Record<string, string> = {}): string =>
  [
    line,
    ...Object.entries({ host: 'localhost', ...headers }).map(
      ([name, value]) => `${name}: ${value}`,
    ),
    '\r\n',
  ].join('\r\n');
