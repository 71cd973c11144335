import { expect, it } from '@jest/globals';
import type { ConversationSubject } from '../../../bot/contract/turn.ts';
import {
  ConversationMemory,
  MOST_CONVERSATIONS,
  SILENCE_MS,
} from '../../../bot/conversation/memory.ts';

const subject: ConversationSubject = { entities: ['fiche:1.1'], fields: [], terms: [] };
const here = { id: 'c1' };
const ada = { tenantId: 't', id: 'ada' };
const noon = new Date('2026-09-01T10:00:00Z');
const later = (ms: number) => new Date(noon.getTime() + ms);

it('remembers for an hour, and not a moment more', () => {
  const memory = new ConversationMemory<ConversationSubject>(SILENCE_MS);
  memory.keep(here, ada, subject, noon);
  expect(memory.recall(here, ada, later(SILENCE_MS))).toEqual(subject);
  expect(memory.recall(here, ada, later(SILENCE_MS + 1))).toBeUndefined();
});

it.each([
  ['another person', here, { tenantId: 't', id: 'bob' }],
  ['another tenant', here, { tenantId: 'u', id: 'ada' }],
  ['another conversation', { id: 'c2' }, ada],
])('never crosses to %s', (_who, conversation, person) => {
  const memory = new ConversationMemory<ConversationSubject>(SILENCE_MS);
  memory.keep(here, ada, subject, noon);
  expect(memory.recall(conversation, person, noon)).toBeUndefined();
});

it('forgets the longest silent when it is full', () => {
  const memory = new ConversationMemory<ConversationSubject>(SILENCE_MS);
  memory.keep(here, ada, subject, noon);
  for (let i = 0; i < MOST_CONVERSATIONS; i++)
    memory.keep({ id: `other ${i}` }, ada, subject, noon);
  expect(memory.recall(here, ada, noon)).toBeUndefined();
});

it('gives what is taken once', () => {
  const memory = new ConversationMemory<ConversationSubject>(SILENCE_MS);
  memory.keep(here, ada, subject, noon);
  expect(memory.take(here, ada, noon)).toEqual(subject);
  expect(memory.take(here, ada, noon)).toBeUndefined();
});
