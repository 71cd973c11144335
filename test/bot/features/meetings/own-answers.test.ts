/** Who says that they come, or cannot; and who says so of something else. */
import { describe, expect, it } from '@jest/globals';
import { replyIn } from '../../../../bot/features/meetings/read/read-reply.ts';
import { tokensOf } from '../../../../bot/language/tokens.ts';

const reply = (text: string) => replyIn(text, tokensOf(text), { found: [], text: '' })?.status;

describe('an answer to the next meeting', () => {
  it.each([
    ['je ne pourrai pas venir', 'excused'],
    ['désolée, je ne peux pas', 'excused'],
    ['je ne peux pas être là', 'excused'],
    ['je viens avec Julie', 'present'],
    ['je serai en retard de 10 minutes', 'present'],
    ['i can’t make it', 'excused'],
  ])('%s: %s', (text, status) => {
    expect(reply(text)).toBe(status);
  });
});

describe('no answer, whatever it begins with', () => {
  it.each([
    'je ne peux pas accéder à la carto',
    'je ne peux pas trouver la fiche',
    'je viens d’arriver à la Caf',
    'je viens de lire le plan',
    'je suis en retard sur mon bilan',
    'je ne peux pas venir le 2 juillet au séminaire',
    'i can’t open the map',
  ])('%s', (text) => {
    expect(reply(text)).toBeUndefined();
  });
});
