import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach } from '@jest/globals';
import type { Settings } from '../../bot/contract/feature.ts';
import { openPartners, type Partners } from './partners.ts';

/** Partners of each test of a file: opened before it, closed after it. */
export function withPartners(settings: Partial<Settings> = {}): Partners {
  const partners = {} as Partners;
  beforeEach(async () => void Object.assign(partners, await openPartners(settings)));
  afterEach(() => partners.close());
  return partners;
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
