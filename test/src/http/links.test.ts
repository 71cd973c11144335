import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Store } from '../../../bot/contract.ts';
import { createDocumentQueue } from '../../../bot/document-queue.ts';
import { addLink, linkPath, links, newToken } from '../../../bot/links.ts';
import { createOpening } from '../../../bot/opening.ts';
import { type Rig, startRig } from '../../support/rig.ts';
import { openTestStore } from '../delivery/store.ts';

let rig: Rig;
let store: Store;
let close: () => Promise<void>;
const file = {
  name: 'réunion "du 9".ics',
  type: 'text/calendar; charset=utf-8',
  content: Buffer.from('BEGIN:VCALENDAR'),
};
const makers = new Map([
  ['meetings.ics', async () => file],
  ['meetings.broken', async () => Promise.reject(new Error('no document'))],
]);

beforeEach(async () => {
  ({ store, close } = await openTestStore());
  rig = await startRig({
    store,
    bot: createOpening({
      store,
      makers,
      heavy: new Set(),
      kept: new Set(),
      queue: createDocumentQueue(),
    }),
  });
});
afterEach(async () => {
  await rig.close();
  await close();
});

async function link(more: { once?: boolean; kind?: string; expiresAt?: string } = {}) {
  const token = newToken();
  await store.transact((tx) =>
    addLink(tx, token, {
      kind: 'meetings.ics',
      payload: null,
      person: null,
      expiresAt: '2099-01-01T00:00:00.000Z',
      once: false,
      ...more,
    }),
  );
  return `${rig.origin}${linkPath(token)}`;
}

describe('a link', () => {
  it('opens its document as often as asked, under a name that needs no quoting', async () => {
    const url = await link();
    for (let time = 0; time < 2; time++) {
      const got = await fetch(url);
      expect(got.status).toBe(200);
      expect(got.headers.get('content-disposition')).toBe(
        'attachment; filename="r-union--du-9-.ics"',
      );
      expect(got.headers.get('cache-control')).toBe('no-store');
      expect(await got.text()).toBe('BEGIN:VCALENDAR');
    }
  });

  it('that opens once is not used up by a program that looks ahead, and opens once', async () => {
    const url = await link({ once: true });
    for (let time = 0; time < 2; time++) {
      const page = await (await fetch(url)).text();
      expect(page).toContain('<button type="submit">Télécharger le document</button>');
    }
    const taken = await Promise.all([1, 2, 3].map(() => fetch(url, { method: 'POST' })));
    expect(taken.map(({ status }) => status).sort()).toEqual([200, 409, 409]);
    expect((await fetch(url)).status).toBe(404);
  });

  it('that is over, unknown or malformed says so in the language of the browser', async () => {
    const over = await link({ expiresAt: '2020-01-01T00:00:00.000Z' });
    for (const url of [over, `${rig.origin}/liens/${newToken()}`, `${rig.origin}/liens/x`]) {
      const got = await fetch(url, { headers: { 'accept-language': 'en-GB,fr;q=0.5' } });
      expect(got.status).toBe(404);
      expect(await got.text()).toContain('This link is no longer valid');
    }
    expect(await (await fetch(over)).text()).toContain('Ce lien n’est plus valable');
  });

  it('whose document cannot be made keeps its use and leaves its address out of the log', async () => {
    const url = await link({ once: true, kind: 'meetings.broken' });
    expect((await fetch(url, { method: 'POST' })).status).toBe(503);
    expect(JSON.stringify(rig.log)).not.toContain(url.split('/').at(-1));
    expect((await fetch(url)).status).toBe(200);
  });

  it('is in the store by the digest of its token only', async () => {
    const url = await link();
    const rows = await store.read((reader) => reader.list(links));
    expect(JSON.stringify(rows)).not.toContain(url.split('/').at(-1));
  });
});
