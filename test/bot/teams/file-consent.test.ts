import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { StoreError } from '../../../bot/contract/store.ts';
import type { FileOffer } from '../../../bot/contract/turn.ts';
import type { Bot } from '../../../bot/conversation/bot.ts';
import { BusyError } from '../../../bot/links/document-queue.ts';
import { isDriveAddress } from '../../../bot/teams/drive.ts';
import { answerOf } from '../../support/fake-bot.ts';
import { conversationOf } from '../../support/fake-teams-client.ts';
import { type Rig, startRig } from '../../support/rig.ts';

const offered: FileOffer = {
  name: 'restitution.docx',
  description: 'La restitution en Word',
  size: 40_000,
  verb: 'essai.document',
  data: { from: '2026-01-01' },
};
const context = { verb: offered.verb, data: offered.data };
const content = new Uint8Array([80, 75, 3, 4]);

let full: boolean;
let made: { verb: string; data: unknown }[];
const bot: Partial<Bot> = {
  hear: async (turn) =>
    answerOf(turn.files ? { text: 'prêt', file: offered } : { text: 'pas de fichier ici' }),
  file: async (_turn, verb, data) => {
    made.push({ verb, data });
    if (verb === 'essai.pleine' && full) throw new BusyError('full');
    if (verb === 'essai.panne') throw new StoreError('away');
    if (verb === 'essai.interdit') return undefined;
    return { name: 'restitution.docx', type: 'application/octet-stream', content };
  },
};

let rig: Rig;
let count = 0;
beforeAll(async () => {
  rig = await startRig({ bot });
});
beforeEach(() => {
  made = [];
  full = false;
  rig.connector.ledger.length = 0;
  rig.connector.uploads.length = 0;
  rig.connector.uploadStatus = 201;
});
afterAll(() => rig.close());

/** As Teams says where the file goes; each consent has an address of its own. */
const drive = (over: object = {}) => ({
  contentUrl: `${rig.connector.origin}/personal/ada/restitution.docx`,
  name: 'restitution.docx',
  uploadUrl: `${rig.connector.origin}/drive/${count++}?guid=1`,
  uniqueId: 'ABC',
  fileType: 'docx',
  ...over,
});
const posted = () => rig.connector.posted();
const texts = () => posted().map(({ text }) => text);

describe('an answer with a file', () => {
  it('is a consent card, whose context says which file', async () => {
    await rig.teams.say('restitution 2026 en Word');
    expect(posted()).toMatchObject([
      {
        type: 'message',
        summary: 'prêt',
        attachments: [
          {
            contentType: 'application/vnd.microsoft.teams.card.file.consent',
            name: 'restitution.docx',
            content: {
              description: 'La restitution en Word',
              sizeInBytes: 40_000,
              acceptContext: context,
              declineContext: context,
            },
          },
        ],
      },
    ]);
  });

  it.each(['channel', 'groupChat'] as const)(
    'is not offered in a %s: Teams has none',
    async (type) => {
      await rig.teams.say('restitution', { activity: { conversation: conversationOf(type) } });
      expect(texts()).toEqual(['pas de fichier ici']);
    },
  );

  it('is not offered by a bot without an app id: the local client knows no consent', async () => {
    const local = await startRig({ bot, anonymous: true });
    try {
      await local.teams.say('restitution');
      expect(local.connector.posted()).toMatchObject([{ text: 'pas de fichier ici' }]);
    } finally {
      await local.close();
    }
  });
});

describe('a file that is accepted', () => {
  it('is made then, put whole where Teams said, and shown as a file', async () => {
    const to = drive();
    expect(await rig.teams.consent('accept', context, to)).toMatchObject({ status: 200 });
    expect(made).toEqual([context]);
    expect(rig.connector.uploads).toEqual([
      { path: new URL(to.uploadUrl).pathname, range: 'bytes 0-3/4', bytes: Buffer.from(content) },
    ]);
    expect(posted()).toMatchObject([
      {
        attachments: [
          {
            contentType: 'application/vnd.microsoft.teams.card.file.info',
            name: 'restitution.docx',
            contentUrl: to.contentUrl,
            content: { uniqueId: 'ABC', fileType: 'docx' },
          },
        ],
      },
    ]);
  });

  it('is shown under our own name, whatever the activity calls it', async () => {
    await rig.teams.consent('accept', context, drive({ name: 'Relevé de compte.exe' }));
    expect(posted()[0]?.attachments?.[0]).toMatchObject({ name: 'restitution.docx' });
    expect(JSON.stringify(posted())).not.toContain('Relevé');
  });

  it.each([
    'https://evil.example/phish',
    'https://partenaires-my.sharepoint.com.evil.example/x',
    'javascript:alert(1)',
    'pas une adresse',
    '',
  ])('is said without a link when the one given is not on its drive: "%s"', async (contentUrl) => {
    await rig.teams.consent('accept', context, drive({ contentUrl }));
    expect(rig.connector.uploads).toHaveLength(1);
    expect(posted()).toEqual([
      expect.objectContaining({ text: expect.stringContaining('restitution.docx') }),
    ]);
    expect(JSON.stringify(posted())).not.toMatch(/attachments|evil|javascript/);
  });

  it.each([
    ['of several that is called personal', { id: '19:x@thread.v2', conversationType: 'personal' }],
    ['of which nothing is said', { id: 'a:personal' }],
  ])('in a conversation %s does nothing', async (_, conversation) => {
    const activity = { conversation: { tenantId: 'tenant-id', ...conversation } };
    await rig.teams.consent('accept', context, drive(), { activity });
    expect([made, rig.connector.uploads, posted()]).toEqual([[], [], []]);
  });

  it.each(['channel', 'groupChat'] as const)(
    'in a %s is answered and does nothing: no file is offered there',
    async (type) => {
      const activity = { conversation: conversationOf(type) };
      const answered = await rig.teams.consent('accept', context, drive(), { activity });
      expect(answered).toMatchObject({ status: 200 });
      expect(made).toEqual([]);
      expect(rig.connector.uploads).toEqual([]);
      expect(posted()).toEqual([]);
    },
  );

  it('and delivered four times is put once', async () => {
    await rig.teams.consent('accept', context, drive(), { times: 4 });
    expect(rig.connector.uploads).toHaveLength(1);
    expect(posted()).toHaveLength(1);
  });

  it.each([
    'https://evil.example/drive',
    'https://169.254.169.254/latest/meta-data',
    'http://127.0.0.1:1/drive',
    'https://partenaires-my.sharepoint.com@evil.example/x',
  ])('is never sent to %s', async (uploadUrl) => {
    await rig.teams.consent('accept', context, drive({ uploadUrl }));
    expect(texts()).toEqual([expect.stringContaining('n’a pas pu être enregistré')]);
  });

  it('and refused by the drive is said so, and the invoke is answered', async () => {
    rig.connector.uploadStatus = 507;
    expect(await rig.teams.consent('accept', context, drive())).toMatchObject({ status: 200 });
    expect(texts()).toEqual([expect.stringContaining('n’a pas pu être enregistré')]);
  });

  it('by somebody who may no more have it is not made', async () => {
    await rig.teams.consent('accept', { ...context, verb: 'essai.interdit' }, drive());
    expect(rig.connector.uploads).toEqual([]);
    expect(texts()).toEqual([expect.stringContaining('ne pouvez')]);
  });

  it('while too many documents are being made is told in a sentence, and made when accepted again', async () => {
    full = true;
    const [asked, to] = [{ ...context, verb: 'essai.pleine' }, drive()];
    await rig.teams.consent('accept', asked, to);
    expect(rig.connector.uploads).toEqual([]);
    expect(texts()).toEqual([
      'Plusieurs documents sont en préparation : réessayez dans une minute.',
    ]);
    full = false;
    await rig.teams.consent('accept', asked, to);
    expect(rig.connector.uploads).toHaveLength(1);
  });

  it('while the store is away is told in a sentence', async () => {
    await rig.teams.consent('accept', { ...context, verb: 'essai.panne' }, drive());
    expect(texts()).toEqual([expect.stringContaining('ne sont pas accessibles')]);
  });
});

it('a file that is declined is not made', async () => {
  await rig.teams.consent('decline', context);
  expect(made).toEqual([]);
  expect(texts()).toEqual(['Entendu, je n’envoie pas le fichier.']);
});

it.each([
  ['no context', 'accept', undefined, {}],
  ['a verb that is none', 'accept', { verb: 'x', data: {} }, {}],
  ['no upload', 'accept', context, undefined],
  ['an upload that is none', 'accept', context, 'https://x'],
] as const)('a consent with %s is answered and does nothing', async (_, action, given, upload) => {
  expect(await rig.teams.consent(action, given, upload)).toMatchObject({ status: 200 });
  expect(made).toEqual([]);
  expect(posted()).toEqual([]);
});

describe('an upload in production', () => {
  const hosts = { names: ['smba.trafficmanager.net'], loopback: 'no' } as const;
  it.each([
    'https://partenaires-my.sharepoint.com/personal/ada/_api/v2.0/drive/items/1/uploadSession?guid=1',
    'https://etat-my.sharepoint.us/x',
  ])('may go to %s', (url) => {
    expect(isDriveAddress(url, { ...hosts, names: [...hosts.names] })).toBe(true);
  });
  it.each([
    'http://partenaires-my.sharepoint.com/x',
    'https://sharepoint.com/x',
    'https://evil-sharepoint.com/x',
    'https://x.sharepoint.com.evil.fr/',
    'https://a.b.sharepoint.com/x',
    'https://x.sharepoint.com:8443/',
    'https://user@x.sharepoint.com/',
    'https://127.0.0.1/x',
    'https://smba.trafficmanager.net/x',
    'https://x.sharepoint.com\\@evil.fr/',
    '',
  ])('may not go to %s', (url) => {
    expect(isDriveAddress(url, { ...hosts, names: [...hosts.names] })).toBe(false);
  });
});
