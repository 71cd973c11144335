import { expect, it } from '@jest/globals';
import { nameIn, tokenOf } from '../../../bot/links/personal-links.ts';
import { admits, pageOf } from '../../../bot/links/scopes.ts';

const key = new TextEncoder().encode('a key of the tests');
const name = { id: 'AAAAAAAAAAAAAAAAAAAAAA', generation: 3 };

it('a token says which link it is, to whoever has the key', () => {
  expect(nameIn(key, tokenOf(key, name))).toEqual(name);
  expect(nameIn(new TextEncoder().encode('another key'), tokenOf(key, name))).toBeUndefined();
});

it('a token changed anywhere is none', () => {
  const token = tokenOf(key, name);
  for (let at = 0; at < token.length; at += 1) {
    const other = token[at] === 'B' ? 'C' : 'B';
    const forged = token.slice(0, at) + other + token.slice(at + 1);
    expect(nameIn(key, forged)).toBeUndefined();
  }
});

it('a token has one spelling: other last letters that mean the same bytes are none', () => {
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
  const token = tokenOf(key, name);
  const spellings = [...letters].map((letter) => token.slice(0, -1) + letter);
  expect(spellings.filter((spelling) => nameIn(key, spelling))).toEqual([token]);
});

it.each(['', 'x', `${'A'.repeat(22)}.0.${'A'.repeat(43)}`, `${'A'.repeat(22)}.1`])(
  'what has not the shape of one is none: "%s"',
  (text) => {
    expect(nameIn(key, text)).toBeUndefined();
  },
);

it('a link lets through what is about its own thing', () => {
  expect(admits('poll:p1', 'verbs', 'polls.vote', { poll: 'p1' })).toBe(true);
  expect(admits('poll:p1', 'verbs', 'polls.vote', { poll: 'p2' })).toBe(false);
  expect(admits('poll:p1', 'verbs', 'polls.vote', {})).toBe(false);
  expect(admits('poll:p1', 'verbs', 'polls.vote', { poll: 'p1', person: '' })).toBe(true);
  // Members answer for each other in Teams; a link is for one person.
  expect(admits('poll:p1', 'verbs', 'polls.vote', { poll: 'p1', person: 'x' })).toBe(false);
  expect(admits('poll:p1', 'verbs', 'polls.close', { poll: 'p1' })).toBe(false);
  expect(admits('meeting:m1', 'views', 'polls.grid', { poll: 'm1' })).toBe(false);
  expect(admits('campaign:c@1', 'verbs', 'progress.same', { round: 'c@1#2026-11-02' })).toBe(true);
  expect(admits('campaign:c@1', 'verbs', 'progress.same', { round: 'c@12#2026-11-02' })).toBe(
    false,
  );
});

it('what every object has is no verb', () => {
  for (const name of ['constructor', 'toString', '__proto__'])
    expect(admits('poll:p1', 'verbs', name, {})).toBe(false);
  expect(admits('constructor:x', 'views', 'name', {})).toBe(false);
  expect(admits('nothing', 'views', 'polls.grid', { poll: '' })).toBe(false);
});

it('each thing has its page', () => {
  expect(
    ['poll:p1', 'meeting:m1', 'campaign:plan@1', 'self:mail', 'data:own', 'x:y'].map(pageOf),
  ).toEqual(['sondages/p1', 'reunions/m1', 'point/plan%401', 'courrier', 'donnees', '']);
});
