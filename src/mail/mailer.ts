/** Letters by SMTP, some at a time. Nothing outside `src/mail` knows nodemailer. */
import { setTimeout as sleep } from 'node:timers/promises';
import MailComposer from 'nodemailer/lib/mail-composer';
import type { Mailbox } from '../../bot/contract/feature.ts';
import type { SendResult } from '../../bot/teams/sender.ts';
import { classify } from './classify.ts';
import type { MailEnvelope } from './letter.ts';
import { type Server, serverOf, session } from './session.ts';

export interface Mailer {
  /** Speaks to the server once, or not at all. Never rejects. */
  send: (envelope: MailEnvelope) => Promise<SendResult>;
}

export interface MailerOptions {
  /** `smtps://user:password@server:465`, `smtp://server:25`, `smtp://127.0.0.1:1025?tls=none`. */
  url: string;
  /** `Fil rouge <ne-pas-repondre@exemple.fr>`: who the letters are from. */
  from: string;
  /** Tests only: how long one session may take, in ms. */
  deadlineMs?: number;
  /** Tests only: where the server of `url` is, and which authority signs its certificate. */
  over?: Pick<Server['options'], 'host' | 'tls'>;
}

/** How long a session may take, and how long a letter may wait for one: less than a lease. In ms. */
const sessionMs = 30_000;
const patienceMs = 15_000;
/** The longest that a letter is in hand, in ms. */
export const mailDeadlineMs = sessionMs + patienceMs;
/** `Fil rouge <ne-pas-repondre@exemple.fr>` in two; without a name, that of the service. */
export function mailboxOf(from: string): Mailbox {
  const [, name = '', email = from] = /^([^<>]*)<([^<>]+)>\s*$/.exec(from) ?? [];
  return { name: name.trim() || 'Fil rouge', email: email.trim() };
}

/** A server takes some sessions at once from one client, and refuses more. */
const mostSessions = 4;

/** One SMTP session for each letter; how it ended is said in the words of the delivery. */
export function createMailer({
  url,
  from,
  deadlineMs = sessionMs,
  over = {},
}: MailerOptions): Mailer {
  const known = serverOf(url);
  const server = { ...known, options: { ...known.options, ...over } };
  const { email: sender } = mailboxOf(from);
  let sessions = 0;
  const waiting: (() => void)[] = [];
  return {
    send: async (envelope) => {
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
        const raw = await written(envelope, from);
        if (!raw) return { kind: 'invalid', code: 'Unwritable' };
        const failure = await session(
          server,
          { from: sender, to: envelope.to.email, raw },
          deadlineMs,
        );
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

/** The letter as it goes over the line; undefined when it cannot be written: a bug of ours. */
async function written({ to, ...rest }: MailEnvelope, from: string): Promise<Buffer | undefined> {
  const mail = { from, to: { name: to.name, address: to.email }, ...rest };
  const safely = { disableFileAccess: true, disableUrlAccess: true };
  try {
    return await new MailComposer({ ...mail, ...safely }).compile().build();
  } catch {
    // Not its message: that may hold the address.
    return undefined;
  }
}
