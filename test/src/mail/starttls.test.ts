/** A password, and the line that it goes over: with a server elsewhere, that line is encrypted. */
import { afterEach, describe, expect, it } from '@jest/globals';
import type { SendResult } from '../../../bot/teams/sender.ts';
import { letterOf } from '../../../src/mail/letter.ts';
import { createMailer } from '../../../src/mail/mailer.ts';
import { lineInWords } from '../../../src/mail/session.ts';
import { certificateFor } from '../../support/certificate.ts';
import { type Smtp, type SmtpOptions, startSmtp } from '../../support/smtp.ts';

const HOST = 'courrier.example';
const account = { user: 'fil@rouge', pass: 'p@ss/mot:de passe' };
const certificate = certificateFor(HOST);

let smtp: Smtp;
afterEach(() => smtp.close());

interface Over {
  pass?: string | null;
  scheme?: 'smtp' | 'smtps';
  /** Name that the server is known by. */
  host?: string;
  trusted?: boolean;
}

/** Sends one letter to a server that is elsewhere, as far as the service can tell. */
async function send(server: SmtpOptions, over: Over = {}): Promise<SendResult> {
  const { pass = account.pass, scheme = 'smtp', host = HOST, trusted = true } = over;
  smtp = await startSmtp(server);
  const login = pass === null ? '' : `${[account.user, pass].map(encodeURIComponent).join(':')}@`;
  const mailer = createMailer({
    url: `${scheme}://${login}${host}:${smtp.port}`,
    from: 'Fil rouge <robot@exemple.fr>',
    deadlineMs: 5_000,
    over: {
      host: '127.0.0.1',
      tls: { servername: host, ...(trusted && { ca: certificate.cert }) },
    },
  });
  const letter = letterOf({
    to: { name: 'Zoé Martin', email: 'zoe@ville.example' },
    locale: 'fr',
    lines: [{ label: '', text: 'Bonjour', item: false }],
    links: [],
    own: 'https://fil.example/#lien/x',
    key: 'one',
    host: 'fil.example',
    now: new Date('2026-11-24T09:00:00.000Z'),
  });
  return mailer.send(letter);
}

const sent = { kind: 'sent', activityId: null };

describe('over a line that is encrypted on request', () => {
  it.each(['PLAIN', 'LOGIN'] as const)('the right password opens it, by %s', async (method) => {
    expect(await send({ tls: certificate, account, methods: [method] })).toEqual(sent);
    expect(smtp.logins).toEqual([{ method, encrypted: true, good: true }]);
    expect(smtp.letters.map(({ to }) => to)).toEqual(['zoe@ville.example']);
  });

  it.each(['PLAIN', 'LOGIN'] as const)(
    'a wrong one is said to be refused, by %s, and is said nowhere',
    async (method) => {
      const wrong = 'faux mot de passe';
      const got = await send({ tls: certificate, account, methods: [method] }, { pass: wrong });
      expect(got).toEqual({ kind: 'auth', code: 'Smtp535', asked: true });
      expect(smtp.logins).toEqual([{ method, encrypted: true, good: false }]);
      expect(smtp.letters).toEqual([]);
      expect(JSON.stringify(got)).not.toContain(wrong);
    },
  );

  it('a server that wants a password, where there is none, is for whoever runs the service', async () => {
    const got = await send({ tls: certificate, account }, { pass: null });
    expect(got).toEqual({ kind: 'auth', code: 'Smtp530', asked: true });
  });

  it.each<[string, Over]>([
    ['nobody vouches for', { trusted: false }],
    ['is of another server', { host: 'ailleurs.example' }],
  ])('a certificate that %s is given neither the password nor the letter', async (_, over) => {
    expect(await send({ tls: certificate, account }, over)).toEqual({
      kind: 'notSent',
      code: 'ETLS',
    });
    expect([smtp.logins, smtp.letters]).toEqual([[], []]);
  });
});

it('a line that is encrypted from the start takes the password too', async () => {
  expect(
    await send({ tls: { ...certificate, implicit: true }, account }, { scheme: 'smtps' }),
  ).toEqual(sent);
  expect(smtp.logins).toEqual([{ method: 'PLAIN', encrypted: true, good: true }]);
});

it('a server elsewhere that cannot encrypt its line is given no password', async () => {
  expect(await send({ account })).toMatchObject({ kind: 'notSent', code: 'ETLS' });
  expect([smtp.logins, smtp.letters]).toEqual([[], []]);
});

it.each([undefined, certificate])(
  'a server elsewhere that takes letters of anybody is given none in clear either (TLS: %s)',
  async (tls) => {
    const got = await send({ ...(tls && { tls }) }, { pass: null });
    expect(got).toEqual(tls ? sent : { kind: 'notSent', code: 'ETLS' });
    expect(smtp.letters).toHaveLength(tls ? 1 : 0);
  },
);

it('the line that letters go over is said at the start', () => {
  expect(lineInWords('smtp://relais.exemple.fr')).toContain('STARTTLS');
  expect(lineInWords('smtps://relais.exemple.fr')).toContain('over TLS');
  expect(lineInWords('smtp://127.0.0.1:1025?tls=none')).toContain('in clear');
  // Whatever the address says, the line to another machine is encrypted.
  expect(lineInWords('smtp://relais.exemple.fr?tls=none')).toContain('STARTTLS');
});
