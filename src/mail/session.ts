/** One SMTP session, and what is known of it when it ends. */
import { Readable } from 'node:stream';
import SMTPConnection from 'nodemailer/lib/smtp-connection';
import { isLoopback } from '../../bot/teams/service-hosts.ts';
import { type Failure, NO_TLS } from './classify.ts';

export interface Server {
  options: NonNullable<ConstructorParameters<typeof SMTPConnection>[0]>;
  auth: { user: string; pass: string } | undefined;
}

/**
 * Letters and their links go over an encrypted line, from the start (`smtps:`) or by STARTTLS, which a
 * server that does not offer it is not spoken to without. `?tls=none` is for this machine only
 * (`src/config/rules.ts`).
 */
export function serverOf(url: string): Server {
  const { protocol, hostname, port, username, password, searchParams } = new URL(url);
  const secure = protocol === 'smtps:';
  const auth = username
    ? { user: decodeURIComponent(username), pass: decodeURIComponent(password) }
    : undefined;
  const plain = searchParams.get('tls') === 'none' && isLoopback(hostname);
  return {
    auth,
    options: {
      host: hostname,
      port: port ? Number(port) : secure ? 465 : auth ? 587 : 25,
      secure,
      requireTLS: !secure && !plain,
      ignoreTLS: plain,
      connectionTimeout: 10_000,
      greetingTimeout: 10_000,
      socketTimeout: 20_000,
    },
  };
}

/** What is said at the start of the line that letters will go over. */
export function lineInWords(url: string): string {
  const { secure, requireTLS } = serverOf(url).options;
  if (secure) return 'mail: letters go over TLS';
  return requireTLS
    ? 'mail: letters go over STARTTLS, and wait where the server does not offer it'
    : 'mail: letters go in clear to this machine (?tls=none): for development only';
}

export interface Sent {
  from: string;
  to: string;
  raw: Buffer;
}

/** One session, from the greeting to the server's word about the message; undefined when it took it. */
export function session(
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

/** Node's own sentences about a certificate, all of them: nodemailer has one code for whatever a socket says. */
const CERTIFICATE = /certificate/i;

/** The reply that counts: with one recipient the error of the whole is that of its RCPT TO. */
function told(error: object): Partial<Failure> {
  const { rejectedErrors, code, message } = error as Failure & {
    rejectedErrors?: Failure[];
    message?: string;
  };
  if (code === 'ESOCKET' && CERTIFICATE.test(message ?? '')) return { code: NO_TLS };
  const [first] = rejectedErrors ?? [];
  if (!first) return {};
  const { responseCode, response, command } = first;
  return { responseCode, response, command: command ?? 'RCPT TO' };
}
