import { describe, expect, it } from '@jest/globals';
import { classify } from '../../../src/mail/classify.ts';

const rcpt = (responseCode: number, response: string) =>
  classify({ responseCode, response, command: 'RCPT TO', handedOver: false });

describe('a refusal of the address', () => {
  it.each([
    ['550 5.1.1 No such user', 550],
    ['550 5.2.1 Mailbox disabled', 550],
    ['550 No such user here', 550],
    ['553 Mailbox name not allowed', 553],
  ])('"%s" says that nobody is there', (response, reply) => {
    expect(rcpt(reply, response)).toEqual({
      kind: 'gone',
      code: `Smtp${reply}`,
      what: 'conversation',
    });
  });

  it.each([
    ['554 5.7.1 Relay access denied', 554],
    ['550 5.7.1 Blocked by policy', 550],
    ['550 5.7.26 Unauthenticated sender', 550],
    ['552 5.2.2 Mailbox full', 552],
    ['554 Transaction failed', 554],
  ])('"%s" says nothing of the address', (response, reply) => {
    expect(rcpt(reply, response)).toEqual({ kind: 'invalid', code: `Smtp${reply}` });
  });
});

it.each(['CONN', 'MAIL FROM', 'RCPT TO', 'DATA'])(
  'a "later" at %s is tried again in minutes: greylisting takes some',
  (command) => {
    const got = classify({ responseCode: 451, response: '451 later', command, handedOver: false });
    expect(got).toEqual({ kind: 'retryAfter', ms: 300_000, code: 'Smtp451' });
  },
);

it('a password or a sender that is refused is for whoever runs the service', () => {
  const refused = (command: string) =>
    classify({ responseCode: 535, response: '535 no', command, handedOver: false });
  expect(refused('AUTH PLAIN')).toEqual({ kind: 'auth', code: 'Smtp535', asked: true });
  expect(refused('MAIL FROM')).toEqual({ kind: 'auth', code: 'Smtp535', asked: true });
});

it('without a reply it is in doubt only once the server had the whole message', () => {
  const lost = (handedOver: boolean) =>
    classify({ code: 'ECONNECTION', command: 'CONN', handedOver });
  expect(lost(false)).toEqual({ kind: 'notSent', code: 'ECONNECTION' });
  expect(lost(true)).toEqual({ kind: 'ambiguous', code: 'ECONNECTION' });
});

it('no word of a server gets any further', () => {
  const got = classify({
    code: 'a word with <somebody@exemple.fr>',
    response: '550 5.1.1 <somebody@exemple.fr>',
    handedOver: false,
  });
  expect(JSON.stringify(got)).not.toContain('somebody');
});
