import { describe, expect, it } from '@jest/globals';
import { readActivity } from '../../../bot/teams/activity.ts';
import { ada, appId, botMention, tenantId } from '../../support/fake-teams-client.ts';

const reader = { appId, strangers: false };

const read = (over: object, as = reader) =>
  readActivity(
    {
      type: 'message',
      id: 'm1',
      from: ada,
      recipient: { id: `28:${appId}`, name: 'Fil rouge' },
      conversation: { id: 'c1', tenantId },
      channelData: { tenant: { id: tenantId } },
      ...over,
    },
    as,
  );

const textOf = (text: unknown, over: object = {}) => {
  const { incoming } = read({ text, ...over });
  return incoming.kind === 'message' ? incoming.text : incoming;
};

describe('the text of a message', () => {
  const entities = [botMention()];

  it('loses every mention of the bot, wherever it stands', () => {
    expect(textOf('<at>Fil rouge</at> qui <at>Fil rouge</at> pilote ?', { entities })).toBe(
      'qui   pilote ?',
    );
    expect(textOf('qui pilote ?\n<at>Fil rouge</at>&nbsp;', { entities })).toBe('qui pilote ?');
  });

  it('loses a mention of the bot by name when Teams names no entity', () => {
    expect(textOf('<at id="0">Fil rouge</at> aide')).toBe('aide');
  });

  it('keeps the names of others', () => {
    expect(textOf('<at>Fil rouge</at> demande à <at>Ada</at>', { entities })).toBe('demande à Ada');
  });

  it('is empty when there is only a mention, only blanks, or none', () => {
    expect(textOf('<at>Fil rouge</at>', { entities })).toBe('');
    expect(textOf('  \n ')).toBe('');
    expect(textOf(undefined)).toBe('');
    expect(textOf(7)).toBe('');
  });

  it('reads what Teams escaped, once', () => {
    expect(textOf('1 &lt; 2 &amp;lt; 3')).toBe('1 < 2 &lt; 3');
  });

  it('is handed on as typed, however long: the bot cleans it, as it does for every door', () => {
    expect(textOf('a\u202e  b\u0000\r\n\n\nc')).toBe('a\u202e  b\u0000\r\n\n\nc');
    expect(textOf('<at>x</at>'.repeat(10_000))).toHaveLength(100_000);
  });

  it.each([
    null,
    'x',
    [null],
    [{ type: 'mention' }],
    [{ type: 'mention', mentioned: null, text: '<at>x</at>' }],
    [{ type: 'mention', mentioned: { id: `28:${appId}` }, text: 'e' }],
  ])('is not changed by entities such as %j', (entities) => {
    expect(textOf('essai', { entities })).toBe('essai');
  });
});

describe('a click', () => {
  it('is the same from both kinds of button', () => {
    const submit = read({ value: { verb: 'sondage.vote', slot: 'é' } });
    const execute = read({
      type: 'invoke',
      name: 'adaptiveCard/action',
      value: { action: { type: 'Action.Execute', verb: 'sondage.vote', data: { slot: 'é' } } },
    });
    expect(submit.incoming).toEqual({ kind: 'click', verb: 'sondage.vote', data: { slot: 'é' } });
    expect(execute.incoming).toEqual(submit.incoming);
    expect([submit.invoke, execute.invoke]).toEqual([false, true]);
  });

  it.each([
    undefined,
    null,
    'x',
    {},
    { action: null },
    { action: {} },
    { action: { verb: 7 } },
    { action: { verb: '__proto__' } },
    { action: { verb: 'constructor' } },
    { action: { verb: `a.${'b'.repeat(1_000_000)}` } },
    { action: { type: 'Action.Submit', verb: 'a.b' } },
  ])('is not made of the invoke value %j', (value) => {
    const { incoming } = read({ type: 'invoke', name: 'adaptiveCard/action', value });
    expect(incoming).toEqual({ kind: 'other', reason: 'invoke without a verb' });
  });

  it('is not made of a value without a verb', () => {
    expect(read({ value: { a: 1 } }).incoming.kind).toBe('other');
    expect(textOf('bonjour', { value: { a: 1 } })).toBe('bonjour');
  });
});

describe('a person', () => {
  it('is the tenant and the AAD object id, never the name', () => {
    expect(read({}).person).toEqual({
      tenantId,
      id: ada.aadObjectId,
      teamsId: ada.id,
      name: ada.name,
    });
  });

  it('without an AAD object id is nobody, except on a developer’s machine', () => {
    const from = { id: 'user-id-0', name: 'Alex' };
    expect(read({ from }).person).toBeUndefined();
    expect(read({ from }, { appId: '', strangers: true }).person).toMatchObject({
      id: 'user-id-0',
    });
  });
});

it.each([
  [{ conversationType: 'personal' }, 'personal'],
  [{ conversationType: 'groupChat' }, 'groupChat'],
  [{ conversationType: 'channel' }, 'channel'],
  [{}, 'personal'],
  [{ isGroup: true }, 'groupChat'],
  [{ conversationType: 'nonsense' }, 'personal'],
  [{ id: '19:x@thread.v2' }, 'groupChat'],
  [{ id: '19:x@thread.v2', conversationType: 'personal' }, 'groupChat'],
])('a conversation %j is a %s', (conversation, type) => {
  expect(read({ conversation: { id: 'c', ...conversation } }).conversation.type).toBe(type);
});

it.each([
  ['en-US', 'en'],
  ['EN', 'en'],
  ['fr-FR', 'fr'],
  ['de', 'fr'],
  [undefined, 'fr'],
  [7, 'fr'],
])('a person whose Teams speaks %s is spoken to in %s', (locale, spoken) => {
  expect(read({ locale }).locale).toBe(spoken);
});
