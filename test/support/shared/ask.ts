/** What the tests of a run share: each is made once, when the first test asks for it. */

import { once } from 'node:events';
import http from 'node:http';
import { text } from 'node:stream/consumers';

/** Where a run serves what is shared; see `test/support/jest/prepare.mjs`. */
export const SHARED_URL = 'TEST_SHARED_URL';

/** What each is asked for with, and gives. */
export interface Shared {
  /** Nothing: what the phrasings of the plan teach is kept beside the packages from then on. */
  learned: null;
  /** Nothing: `dist/` is what the sources say from then on. */
  built: null;
  /** RSA private keys, PEM: the same ones for all, since each takes a third of a second to make. */
  keys: string[];
  /** Address of a PostgreSQL in which everybody makes databases of their own. */
  postgres: string;
  /** Address of a Chromium in which everybody opens pages of their own. */
  chromium: string;
}

/** Asks the run for what is shared, and waits until it is there; undefined when no run shares anything. */
export async function shared<Name extends keyof Shared>(
  name: Name,
): Promise<Shared[Name] | undefined> {
  const origin = process.env[SHARED_URL];
  if (!origin) return undefined;
  // A connection of its own: one kept open may be closed while this process is busy. `fetch` gives up after 5 min.
  const request = http.get(`${origin}/${name}`, { agent: false });
  const [answer] = (await once(request, 'response')) as [http.IncomingMessage];
  const { value, failure } = JSON.parse(await text(answer)) as {
    value: Shared[Name];
    failure?: string;
  };
  if (failure !== undefined) throw new Error(failure);
  return value;
}
