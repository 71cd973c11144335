import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { OpenLink } from '../../../bot/contract/feature.ts';
import type { Store } from '../../../bot/contract/store.ts';
import { createDocumentQueue } from '../../../bot/links/document-queue.ts';
import { addLink, linkId, linkPath, links, newToken } from '../../../bot/links/links.ts';
import { createOpening } from '../../../bot/links/opening.ts';
import { shares } from '../../../src/http/gate/budgets.ts';
import { MemoryStore } from '../../support/memory-store.ts';
import { type Rig, startRig } from '../../support/rig.ts';
import { until } from '../../support/until.ts';

let rig: Rig;
let store: Store;
/** What is being made waits here until the test lets it be done. */
let made: (() => void)[];
let asked: number;
const file = {
  name: 'réunion "du 9".ics',
  type: 'text/calendar; charset=utf-8',
  content: Buffer.from('BEGIN:VCALENDAR'),
};
const slowly = async () => {
  asked += 1;
  await new Promise<void>((done) => made.push(done));
  return file;
};
const counted = async () => {
  asked += 1;
  return file;
};
const makers = new Map<string, OpenLink>([
  ['meetings.ics', counted],
  ['meetings.feed', counted],
  ['meetings.broken', async () => Promise.reject(new Error('no document'))],
  ['restitution.document', slowly],
]);

beforeEach(async () => {
  store = new MemoryStore();
  made = [];
  asked = 0;
  const opening = createOpening({
    store,
    makers,
    heavy: new Set(['restitution.document']),
    kept: new Set(['meetings.feed']),
    queue: createDocumentQueue(),
  });
  rig = await startRig({ store, bot: opening });
});
afterEach(async () => {
  for (const done of made) done();
  await rig.close();
  await store.close();
});

type More = { once?: boolean; kind?: string; expiresAt?: string; person?: string };
async function link(more: More = {}) {
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

/** A link is used up once its answer has left, a moment after it came. */
const usedUp = (url: string) =>
  until('a link that is over', async () => (await fetch(url)).status === 404);

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
    expect(taken.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(taken.filter(({ status }) => [404, 409].includes(status))).toHaveLength(2);
    await usedUp(url);
  });

  it('that opens once is still good for whoever was cut off before a byte came', async () => {
    const url = await link({ once: true, kind: 'restitution.document' });
    const cut = new AbortController();
    const lost = fetch(url, { method: 'POST', signal: cut.signal }).catch(() => undefined);
    await making(1);
    cut.abort();
    await lost;
    // The server has to hear of it before the document is there.
    const { server } = rig.app.server;
    while ((await promisify(server.getConnections.bind(server))()) > 0) await sleep(10);
    made[0]?.();
    const asking = async (): Promise<Response> => {
      const got = await post(url);
      return got.status === 409 ? asking() : got;
    };
    const again = asking();
    await making(2);
    made[1]?.();
    const got = await again;
    expect([got.status, await got.text()]).toEqual([200, 'BEGIN:VCALENDAR']);
    await usedUp(url);
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

/** Statuses of requests through a proxy, by the address that each comes from, with their number. */
async function statuses(url: string, sources: string[]): Promise<Record<number, number>> {
  const seen: Record<number, number> = {};
  for (const source of sources) {
    const { status } = await fetch(url, { headers: { 'x-forwarded-for': source } });
    seen[status] = (seen[status] ?? 0) + 1;
  }
  return seen;
}
const sources = (count: number) => Array.from({ length: count }, (_, n) => `198.51.100.${n}`);
const oneSource = (count: number) => Array.from({ length: count }, () => '203.0.113.9');

describe('a link that many have', () => {
  it('opens for 100 people at 100 addresses within a minute', async () => {
    expect(await statuses(await link(), sources(100))).toEqual({ 200: 100 });
  });

  it('is shut by one of them for their own address alone', async () => {
    const url = await link();
    const { requests } = shares.shared;
    expect(await statuses(url, oneSource(requests + 5))).toEqual({ 200: requests, 429: 5 });
    expect(await statuses(url, sources(100))).toEqual({ 200: 100 });
  });
});

it.each([
  ['of one person', { person: 'tenant:ada' }],
  ['that opens once', { once: true }],
])('a link %s is counted for all addresses together', async (_, more) => {
  const { requests } = shares.file;
  expect(await statuses(await link(more), sources(requests + 5))).toEqual({
    200: requests,
    429: 5,
  });
});

/** Waits until as many documents are being made, and some more time for those that should not be. */
async function making(count: number): Promise<void> {
  await until(`${count} documents being made`, () => made.length >= count);
  await sleep(50);
  expect(made).toHaveLength(count);
}
const post = (url: string, lang = 'fr') =>
  fetch(url, { method: 'POST', headers: { 'accept-language': lang } });
const document = (once: boolean) => link({ once, kind: 'restitution.document' });

describe('a document', () => {
  it('that opens once and is asked for 40 times at once is made once, for one of them', async () => {
    const url = await document(true);
    let refused = 0;
    const taken = Array.from({ length: 40 }, async () => {
      const reply = await post(url);
      if (reply.status === 409) refused += 1;
      return reply;
    });
    await making(1);
    // The last of them may come late on a busy machine: after the document, the link is over.
    await until('39 refusals', () => refused === 39);
    // Whoever is refused meanwhile is told to wait: should it fail, the link is still good.
    const [second] = await Promise.all([post(url, 'en')]);
    expect(second.status).toBe(409);
    expect(await second.text()).toContain('already being prepared');
    made[0]?.();
    const statuses = (await Promise.all(taken)).map(({ status }) => status);
    expect(statuses.filter((status) => status === 200)).toHaveLength(1);
    expect(statuses.filter((status) => status === 409)).toHaveLength(39);
    expect(asked).toBe(1);
    await usedUp(url);
  });

  it('is one of two that are made at once; ten wait, and the others are told to come back', async () => {
    const urls = await Promise.all(Array.from({ length: 40 }, (_, at) => document(at % 2 === 0)));
    const refused: Response[] = [];
    const replies = urls.map(async (url) => {
      const reply = await post(url);
      if (reply.status !== 200) refused.push(reply);
      return reply;
    });
    await until('28 refusals', () => refused.length >= 28);
    await making(2);
    expect(refused).toHaveLength(28);
    for (const reply of refused) {
      expect(reply.status).toBe(429);
      expect(reply.headers.get('retry-after')).toBe('60');
      expect(await reply.text()).toContain(
        'Plusieurs documents sont en préparation : réessayez dans une minute.',
      );
    }
    for (let at = 0; at < 12; at += 1) {
      await making(Math.min(at + 2, 12));
      made[at]?.();
    }
    const statuses = (await Promise.all(replies)).map(({ status }) => status);
    expect(statuses.filter((status) => status === 200)).toHaveLength(12);
    expect(asked).toBe(12);
    // A refusal used nothing up.
    const at = statuses.indexOf(429);
    const again = post(urls[at] ?? '');
    await making(13);
    made[12]?.();
    expect((await again).status).toBe(200);
  });

  it('that many ask for by one link is made once, and once more a minute later', async () => {
    const url = await document(false);
    const first = Array.from({ length: 20 }, () => fetch(url));
    await making(1);
    made[0]?.();
    for (const reply of await Promise.all(first)) expect(await reply.text()).toContain('VCALENDAR');
    expect((await fetch(url)).status).toBe(200);
    expect(asked).toBe(1);
    rig.wait(60_001);
    const later = fetch(url);
    await making(2);
    made[1]?.();
    expect((await later).status).toBe(200);
  });

  it('of a link that was taken back is not given again, though it is kept', async () => {
    const url = await link({ kind: 'meetings.feed' });
    for (let time = 0; time < 3; time += 1) expect((await fetch(url)).status).toBe(200);
    expect(asked).toBe(1);
    const id = linkId(url.split('/').at(-1) ?? '');
    await store.transact((tx) => tx.remove(links, id));
    expect((await fetch(url)).status).toBe(404);
  });

  it('whose maker was killed meanwhile can be asked for again two minutes later', async () => {
    const url = await document(true);
    const lost = post(url);
    await making(1);
    rig.wait(121_000);
    const again = post(url);
    await making(2);
    for (const done of made) done();
    expect((await again).status).toBe(200);
    await lost;
  });
});
