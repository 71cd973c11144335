/** A mail server as real ones are: it takes letters, puts off, refuses, hangs, or goes away half-way. */
import { SMTPServer } from 'smtp-server';
import { type Letter, readLetter } from './letters.ts';
import { listening } from './listening.ts';

/** What becomes of the next letter to an address. */
export type Mood =
  | 'takes'
  /** 451 at RCPT: come back later. */
  | 'greylists'
  /** 550 5.1.1 at RCPT: nobody there. */
  | 'unknown'
  /** 554 5.7.1 at RCPT: a rule of the server, not the address. */
  | 'policy'
  /** 554 after the message. */
  | 'rejects'
  /** Never answers the message. */
  | 'hangs'
  /** Keeps the message and goes away before it says so. */
  | 'keepsAndDrops'
  /** Goes away before it is asked to take anything. */
  | 'drops';

export interface Smtp {
  url: string;
  port: number;
  /** Attempts to log in: how, whether the line was encrypted by then, and whether they went well. */
  logins: { method: string; encrypted: boolean; good: boolean }[];
  letters: Letter[];
  /** Moods of addresses, one for each letter; then it takes. */
  moods: Map<string, Mood[]>;
  sessions: () => number;
  /** The most sessions that there were at once. */
  most: () => number;
  close: () => Promise<void>;
}

export interface SmtpOptions {
  /** Encrypts the line on request (STARTTLS), or from the start. */
  tls?: { key: string; cert: string; implicit?: boolean };
  /** Takes nothing from who does not log in so. */
  account?: { user: string; pass: string };
  methods?: ('PLAIN' | 'LOGIN')[];
}

const replies = {
  greylists: [451, '4.7.1 Greylisted, try again later'],
  unknown: [550, '5.1.1 No such user here'],
  policy: [554, '5.7.1 Rejected by policy'],
  rejects: [554, '5.6.0 Message content rejected'],
} as const;

const refusal = (mood: keyof typeof replies): Error => {
  const [responseCode, text] = replies[mood];
  return Object.assign(new Error(text), { responseCode });
};

export async function startSmtp({ tls, account, methods }: SmtpOptions = {}): Promise<Smtp> {
  const logins: Smtp['logins'] = [];
  const letters: Letter[] = [];
  const moods = new Map<string, Mood[]>();
  let sessions = 0;
  let most = 0;
  const server = new SMTPServer({
    disabledCommands: [...(account ? [] : ['AUTH']), ...(tls ? [] : ['STARTTLS'])],
    logger: false,
    ...(tls && { key: tls.key, cert: tls.cert, secure: tls.implicit === true }),
    ...(methods && { authMethods: methods }),
    allowInsecureAuth: true,
    onAuth: ({ username, password, method }, { secure }, done) => {
      const good = username === account?.user && password === account?.pass;
      logins.push({ method, encrypted: secure, good });
      if (good) done(null, { user: username });
      else done(new Error('Invalid username or password'));
    },
    onConnect: (_session, done) => {
      sessions += 1;
      most = Math.max(most, server.connections.size);
      done();
    },
    onRcptTo: ({ address }, session, done) => {
      const mood = moods.get(address)?.[0] ?? 'takes';
      if (mood === 'greylists' || mood === 'unknown' || mood === 'policy') {
        moods.get(address)?.shift();
        return done(refusal(mood));
      }
      if (mood === 'drops') {
        moods.get(address)?.shift();
        return void cut(session.id);
      }
      done();
    },
    onData: (stream, session, done) => {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => void chunks.push(chunk));
      stream.on('end', () => {
        const to = session.envelope.rcptTo[0]?.address ?? '';
        const mood = moods.get(to)?.shift() ?? 'takes';
        if (mood === 'rejects') return done(refusal('rejects'));
        if (mood === 'hangs') return;
        letters.push(readLetter(Buffer.concat(chunks), to));
        if (mood === 'keepsAndDrops') cut(session.id);
        else done();
      });
    },
  });
  const cut = (id: string) => {
    for (const connection of server.connections)
      if (connection.session.id === id || connection.id === id) connection._socket.destroy();
  };
  server.on('error', () => {});
  const port = await listening(server.server);
  return {
    url: `smtp://127.0.0.1:${port}?tls=none`,
    port,
    logins,
    letters,
    moods,
    sessions: () => sessions,
    most: () => most,
    close: async () => {
      for (const connection of server.connections) connection._socket.destroy();
      await new Promise<void>((closed) => server.close(() => closed()));
    },
  };
}
