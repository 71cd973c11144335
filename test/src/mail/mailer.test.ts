/** One letter, one session, whatever the server does. */
import { afterEach, beforeEach, expect, it } from '@jest/globals';
import type { SendResult } from '../../../bot/teams/sender.ts';
import { letterOf } from '../../../src/mail/letter.ts';
import { createMailer, type Mailer } from '../../../src/mail/mailer.ts';
import { type Smtp, startSmtp } from '../../support/smtp.ts';

let smtp: Smtp;
let mailer: Mailer;
beforeEach(async () => {
  smtp = await startSmtp();
  mailer = createMailer({ url: smtp.url, from: 'Fil rouge <robot@exemple.fr>', deadlineMs: 3_000 });
});
afterEach(() => smtp.close());

const letter = (email: string) =>
  letterOf({
    to: { name: 'Zoé "M" <Martin>,', email },
    locale: 'fr',
    lines: [{ label: '', text: 'Bonjour', item: false }],
    links: [],
    own: 'https://fil.example/#lien/x',
    key: email,
    host: 'fil.example',
    now: new Date('2026-11-24T09:00:00.000Z'),
  });
const send = (email: string): Promise<SendResult> => mailer.send(letter(email));

it('a letter that is taken is sent, to its one reader', async () => {
  expect(await send('zoe@ville.example')).toEqual({ kind: 'sent', activityId: null });
  expect(smtp.letters.map(({ to }) => to)).toEqual(['zoe@ville.example']);
  expect(smtp.letters[0]?.headers.to).toMatch(/<zoe@ville\.example>$/);
});

it('a server that says nothing once it has the message leaves it in doubt', async () => {
  smtp.moods.set('zoe@ville.example', ['hangs']);
  expect(await send('zoe@ville.example')).toEqual({ kind: 'ambiguous', code: 'ETIMEDOUT' });
});

it('a server that goes away before that leaves no doubt', async () => {
  smtp.moods.set('zoe@ville.example', ['drops']);
  expect(await send('zoe@ville.example')).toMatchObject({ kind: 'notSent' });
});

it('a server that is not there is no letter sent', async () => {
  await smtp.close();
  expect(await send('zoe@ville.example')).toMatchObject({ kind: 'notSent' });
  smtp = await startSmtp();
});

it('many letters at once wait for one another, and all arrive', async () => {
  const all = await Promise.all(
    Array.from({ length: 40 }, (_, n) => send(`personne-${n}@ville.example`)),
  );
  expect(all.every(({ kind }) => kind === 'sent')).toBe(true);
  expect(smtp.letters).toHaveLength(40);
  expect(smtp.most()).toBeLessThanOrEqual(4);
});
