import { connect, createServer, type Socket } from 'node:net';

/** What becomes of a commit: nothing special, lost on its way, or its answer lost on the way back. */
export type Fate = 'pass' | 'cut before' | 'cut after';

export interface CuttingProxy {
  url: string;
  /** Decides for each commit that goes by. */
  fate: () => Fate;
  cuts: number;
  /** Connections made so far are heard no more and never told so, as behind a dead router. */
  goSilent: () => void;
  close: () => Promise<void>;
}

/** The start of a simple query, as the protocol writes it: `Q`, four bytes of length, the text. */
const commitQuery = Buffer.from('commit\0');

/** Stands between a store and its server, and breaks the connection where it hurts most. */
export async function cuttingProxy(serverUrl: string): Promise<CuttingProxy> {
  const target = new URL(serverUrl);
  const sockets = new Set<Socket>();
  const it: CuttingProxy = {
    url: '',
    fate: () => 'pass',
    cuts: 0,
    goSilent: () => {},
    close: async () => {},
  };
  let silentUpTo = 0;
  let connections = 0;
  it.goSilent = () => {
    silentUpTo = connections;
  };
  const proxy = createServer((near) => {
    const far = connect(Number(target.port), target.hostname);
    let deaf = false;
    connections += 1;
    const number = connections;
    const end = () => {
      near.destroy();
      far.destroy();
    };
    for (const socket of [near, far]) {
      sockets.add(socket);
      socket.on('error', end).on('close', () => {
        sockets.delete(socket);
        if (!deaf) end();
      });
    }
    near.on('data', (chunk: Buffer) => {
      if (number <= silentUpTo) return;
      const fate = chunk.includes(commitQuery) ? it.fate() : 'pass';
      if (fate !== 'pass') it.cuts += 1;
      if (fate === 'cut before') return end();
      far.write(chunk);
      if (fate !== 'cut after') return;
      // The server works on; what it answers is heard by nobody.
      deaf = true;
      near.destroy();
      far.once('data', () => setTimeout(() => far.destroy(), 20));
    });
    far.on('data', (chunk: Buffer) => {
      if (!deaf) near.write(chunk);
    });
  });
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
  const address = proxy.address();
  if (address === null || typeof address === 'string') throw new Error('No port.');
  const own = new URL(serverUrl);
  own.port = String(address.port);
  it.url = own.href;
  it.close = async () => {
    for (const socket of sockets) socket.destroy();
    await new Promise((resolve) => proxy.close(resolve));
  };
  return it;
}
