/** Letters by SMTP. The only room that knows nodemailer. */
import { Readable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import MailComposer from 'nodemailer/lib/mail-composer';
import SMTPConnection from 'nodemailer/lib/smtp-connection';
import type { Departure } from '../../bot/teams/departure.ts';
import type { SendResult } from '../../bot/teams/sender.ts';
import { isLoopback } from '../../bot/teams/service-hosts.ts';
import { classify, type Failure } from './classify.ts';
import type { Envelope } from './letter.ts';

export interface Mailer {
  /** Speaks to the server once, or not at all. Never rejects. */
  send: (envelope: Envelope, departure: Departure) => Promise<SendResult>;
}

export interface MailerOptions {
  /** `smtps://user:password@server:465`, `smtp://server:25`. */
  url: string;
  /** `Fil rouge <ne-pas-repondre@exemple.fr>`: who the letters are from. */
  from: string;
  /** Tests only: how long one session may take, in ms. */
  deadlineMs?: number;
}

/** How long a session may take, and how long a letter may wait for one: less than a lease. In ms. */
const sessionMs = 30_000;
const patienceMs = 15_000;
export const mailDeadlineMs = sessionMs + patienceMs;
/** A server takes some sessions at once from one client, and refuses more. */
const mostSessions = 4;

export function createMailer({ url, from, deadlineMs = sessionMs }: MailerOptions): Mailer {
  const server = serverOf(url);
  const sender = /<([^<>]+)>\s*$/.exec(from)?.[1] ?? from;
  let sessions = 0;
  const waiting: (() => void)[] = [];
  return {
    send: async (envelope, departure) => {
      const until = performance.now() + patienceMs;
      while (sessions >= mostSessions) {
        if (performance.now() >= until) return { kind: 'notSent', code: BUSY };
        await Promise.race([
          new Promise<void>((free) => waiting.push(free)),
          sleep(patienceMs, undefined, { ref: false }),
        ]);
      }
      sessions += 1;
      try {
        const { to, ...rest } = envelope;
        const mail = { from, to: { name: to.name, address: to.email }, ...rest };
        const raw = await new MailComposer({
          ...mail,
          disableFileAccess: true,
          disableUrlAccess: true,
        })
          .compile()
          .build();
        if (!departure.may()) return { kind: 'notSent', code: 'Missed' };
        departure.left();
        const failure = await session(server, { from: sender, to: to.email, raw }, deadlineMs);
        return failure ? classify(failure) : { kind: 'sent', activityId: null };
      } finally {
        sessions -= 1;
        // All of them: one that has given up meanwhile must not keep the place for the next.
        for (const free of waiting.splice(0)) free();
      }
    },
  };
}

/** All sessions are taken: it says nothing of the server. */
export const BUSY = 'Busy';

interface Server {
  options: ConstructorParameters<typeof SMTPConnection>[0];
  auth: { user: string; pass: string } | undefined;
}

/** A password goes over an encrypted line, or to this machine. */
function serverOf(url: string): Server {
  const { protocol, hostname, port, username, password } = new URL(url);
  const secure = protocol === 'smtps:';
  const auth = username
    ? { user: decodeURIComponent(username), pass: decodeURIComponent(password) }
    : undefined;
  const local = isLoopback(hostname);
  return {
    auth,
    options: {
      host: hostname,
      port: port ? Number(port) : secure ? 465 : auth ? 587 : 25,
      secure,
      requireTLS: auth !== undefined && !secure && !local,
      ignoreTLS: local,
      connectionTimeout: 10_000,
      greetingTimeout: 10_000,
      socketTimeout: 20_000,
    },
  };
}

interface Sent {
  from: string;
  to: string;
  raw: Buffer;
}

/** One session, from the greeting to the server's word about the message; undefined when it took it. */
function session(
  { options, auth }: Server,
  { from, to, raw }: Sent,
  deadlineMs: number,
): Promise<Failure | undefined> {
  const connection = new SMTPConnection(options);
  const message = Readable.from([raw], { objectMode: false });
  let handedOver = false;
  // Read only once the server has said that it wants the message: its end is the end of DATA.
  message.once('end', () => {
    handedOver = true;
  });
  return new Promise<Failure | undefined>((resolve) => {
    const timer = setTimeout(() => end({ code: 'ETIMEDOUT' }), deadlineMs);
    const end = (error?: object | null) => {
      clearTimeout(timer);
      // Before anything else can happen: what is known now is what counts.
      resolve(error ? { ...(error as Failure), ...told(error), handedOver } : undefined);
      if (error) connection.close();
      else connection.quit();
    };
    connection.on('error', end);
    connection.on('end', () => end({ code: 'ECONNECTION' }));
    connection.connect((refused) => {
      if (refused) return end(refused);
      const write = () =>
        connection.send({ from, to: [to], size: raw.byteLength }, message, (error) => end(error));
      if (auth) connection.login(auth, (error) => (error ? end(error) : write()));
      else write();
    });
  });
}

/** The reply that counts: with one recipient the error of the whole is that of its RCPT TO. */
function told(error: object): Partial<Failure> {
  const { rejectedErrors } = error as { rejectedErrors?: Failure[] };
  const [first] = rejectedErrors ?? [];
  if (!first) return {};
  const { responseCode, response, command } = first;
  return { responseCode, response, command: command ?? 'RCPT TO' };
}
