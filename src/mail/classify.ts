/** How one SMTP session ended, in the words of the delivery. Never the server's words: they may hold an address. */
import type { SendResult } from '../../bot/teams/sender.ts';

/** What nodemailer tells of a failure, and what was seen of the session. */
export interface Failure {
  /** nodemailer's word: `ECONNECTION`, `EAUTH`… */
  code?: string | undefined;
  /** The three figures of the server's reply; absent: it gave none. */
  responseCode?: number | undefined;
  /** The whole reply, for its enhanced code (RFC 3463); goes nowhere. */
  response?: string | undefined;
  /** The command that failed: `RCPT TO`, `DATA`… */
  command?: string | undefined;
  /** The server was given the whole message, and perhaps kept it. */
  handedOver: boolean;
}

/**
 * A server that says "later" (greylisting, a full queue) means some minutes: the first wait of
 * `backoff` would use up the attempts before it is ready. In ms.
 */
const LATER_MS = 300_000;

/** The line could not be encrypted: the server cannot, or its certificate is not to be trusted. */
export const NO_TLS = 'ETLS';

/** Fault that stops all letters and that the operator can repair: what to look at, and nothing of what stands there. */
export function mailTrouble(outcome: string | null, code: string | null): string | undefined {
  if (outcome === 'auth')
    return 'mail: the server refuses the user or the password of SMTP_URL, or the sender MAIL_FROM';
  if (outcome === 'notSent' && code === NO_TLS)
    return 'mail: no encrypted line to the server of SMTP_URL: it offers none, or its certificate is not trusted';
  return undefined;
}

/** What the delivery does next: tries again, holds the address back, or calls it a doubt. */
export function classify(failure: Failure): Exclude<SendResult, { kind: 'sent' }> {
  const { responseCode: reply, command = '' } = failure;
  // Before anything was said: also where the server's reply to STARTTLS is a refusal.
  if (failure.code === NO_TLS) return { kind: 'notSent', code: NO_TLS };
  if (reply === undefined) {
    const code = word(failure.code);
    if (failure.code === 'EAUTH') return { kind: 'auth', code, asked: false };
    return { kind: failure.handedOver ? 'ambiguous' : 'notSent', code };
  }
  const code = `Smtp${reply}`;
  if (reply < 500) return { kind: 'retryAfter', ms: LATER_MS, code };
  if (command === 'RCPT TO') return refused(failure, reply, code);
  // The server refuses the service itself: its password, its sender. Somebody has to repair that.
  if (command !== 'DATA') return { kind: 'auth', code, asked: true };
  return { kind: reply === 552 ? 'tooLarge' : 'invalid', code };
}

/** `5.1.1`: no such mailbox; `5.2.1`: closed. `5.7.1`: a rule of the server, which says nothing of the address. */
const nobody = /^5\.(1\.\d+|2\.1)$/;

function refused(
  { response = '' }: Failure,
  reply: number,
  code: string,
): ReturnType<typeof classify> {
  const enhanced = /^\d{3}[ -](\d\.\d{1,3}\.\d{1,3})\b/.exec(response)?.[1];
  const gone = enhanced ? nobody.test(enhanced) : [550, 551, 553].includes(reply);
  return gone ? { kind: 'gone', code, what: 'conversation' } : { kind: 'invalid', code };
}

const word = (code: string | undefined): string =>
  /^\w{1,40}$/.test(code ?? '') ? (code ?? '') : 'NoAnswer';
