/** What comes back from a card says whose it is; what a feature is given is what it sent. */
import { expect, it } from '@jest/globals';
import type { Post } from '../../../bot/teams/reply.ts';
import type { TeamsTransport } from '../../../bot/teams/transport.ts';
import { stampedTransport, unstamped } from '../../../src/partnership/stamp.ts';

const card = (content: object): Post => ({
  type: 'message',
  summary: 'Un sondage',
  attachments: [{ contentType: 'application/vnd.microsoft.card.adaptive', content }],
});
const action = { type: 'Action.Execute', verb: 'polls.vote', data: { poll: 'p1' } };

async function pushed(post: Post, name?: string): Promise<Post> {
  let sent: Post | undefined;
  const transport = {
    push: async (_to: unknown, one: Post) => {
      sent = one;
    },
  } as unknown as TeamsTransport;
  const to = { serviceUrl: '', conversationId: '', botId: '' };
  await stampedTransport(transport, 'drome', name).push(to, post);
  return sent as Post;
}

it('every button of a card says whose it is, wherever it stands', async () => {
  const nested = { type: 'ActionSet', actions: [{ type: 'Action.Submit', data: { verb: 'a.b' } }] };
  const { attachments } = await pushed(
    card({ body: [nested], actions: [action, { type: 'Action.OpenUrl', url: 'https://x' }] }),
  );
  expect(attachments?.[0]?.content).toEqual({
    body: [
      {
        ...nested,
        actions: [{ type: 'Action.Submit', data: { verb: 'a.b', partnership: 'drome' } }],
      },
    ],
    actions: [
      { ...action, data: { poll: 'p1', partnership: 'drome' } },
      { type: 'Action.OpenUrl', url: 'https://x' },
    ],
  });
});

it('so does a file that is offered', async () => {
  const { attachments } = await pushed(card({ acceptContext: { verb: 'a.b', data: {} } }));
  expect(attachments?.[0]?.content).toEqual({
    acceptContext: { verb: 'a.b', data: {}, partnership: 'drome' },
  });
});

it('where people have another one, what nobody asked for says its name first', async () => {
  expect((await pushed({ type: 'message', text: 'Demain, 14 h' }, 'la Drôme')).text).toBe(
    'la Drôme\nDemain, 14 h',
  );
  const { summary, attachments } = await pushed(card({ body: [] }), 'la Drôme');
  expect(summary).toBe('la Drôme\nUn sondage');
  expect(JSON.stringify(attachments)).toContain('"text":"la Drôme"');
});

/** The same value, sent and come back. */
const returned: ((data: object) => object)[] = [
  (data) => ({ verb: 'a.b', ...data }),
  (data) => ({ action: { type: 'Action.Execute', verb: 'a.b', data }, trigger: 'manual' }),
  (data) => ({ type: 'fileUpload', action: 'accept', context: { verb: 'a.b', data: {}, ...data } }),
];

it.each(returned)('what comes back is as it was sent, and its stamp beside', (carrying) => {
  const activity = { type: 'message', value: carrying({ partnership: 'drome' }) };
  expect(unstamped(activity)).toEqual({
    stamp: 'drome',
    activity: { type: 'message', value: carrying({}) },
  });
});

it('an activity without a stamp is left alone', () => {
  const activity = { type: 'message', text: 'bonjour' };
  expect(unstamped(activity)).toEqual({ stamp: undefined, activity });
});
