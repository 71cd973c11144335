/** One SMTP session, and what is known of it when it ends. */
import { Readable } from 'node:stream';
import SMTPConnection from 'nodemailer/lib/smtp-connection';
import { isLoopback } from '../../bot/teams/service-hosts.ts';
import { type Failure, NO_TLS } from './classify.ts';

export interface Server {
  options: NonNullable<ConstructorParameters<typeof SMTPConnection>[0]>;
  auth: { user: string; pass: string } | undefined;
}

/** A password goes over an encrypted line, or to this machine. */
export function serverOf(url: string): Server {
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
