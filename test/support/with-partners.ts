import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach } from '@jest/globals';
import type { Settings } from '../../bot/contract/feature.ts';
import { MemoryStore } from './memory-store.ts';
import { noon, openPartners, type Partners } from './partners.ts';

/** What the tests of a file begin with, and how the house of the next one opens over it. */
interface Beginning {
  from: MemoryStore;
  open: () => Promise<MemoryStore>;
}
const beginnings = new WeakMap<Partners, Beginning>();

/** Partners of each test of a file: opened before it, closed after it. */
export function withPartners(settings: Partial<Settings> = {}): Partners {
  const partners = {} as Partners;
  const own: Beginning = {
    from: new MemoryStore(() => noon),
    open: async () => {
      const store = own.from.copy();
      Object.assign(partners, await openPartners(settings, { store }));
      return store;
    },
  };
  beginnings.set(partners, own);
  beforeEach(async () => void (await own.open()));
  afterEach(() => partners.close());
  return partners;
}

/**
 * What every test of a file begins with: done once, before the first; each has a house of its own over what it kept, to
 * which nobody has spoken yet.
 */
export function beginning(partners: Partners, work: () => Promise<unknown>): void {
  let isDone = false;
  beforeEach(async () => {
    const own = beginnings.get(partners);
    if (isDone || !own) return;
    isDone = true;
    own.from = await own.open();
    await work();
    await own.open();
  });
}

/** The same in a folder, for tests that look at what is in it. */
export function withPartnersOnDisk(settings: Partial<Settings> = {}) {
  const partners = {} as Partners & { directory: string };
  beforeEach(async () => {
    const directory = await mkdtemp(path.join(tmpdir(), 'fil-rouge-'));
    Object.assign(partners, { directory }, await openPartners(settings, { directory }));
  });
  afterEach(async () => {
    await partners.close();
    await rm(partners.directory, { recursive: true, force: true });
  });
  return partners;
}

/** Partners that all the tests of a file share: opened before the first, closed after the last. */
export function withSharedPartners(settings: Partial<Settings> = {}): Partners {
  const partners = {} as Partners;
  beforeAll(async () => void Object.assign(partners, await openPartners(settings)));
  afterAll(() => partners.close());
  return partners;
}
