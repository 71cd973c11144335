import { afterEach, describe, expect, it } from '@jest/globals';
import { mayRead } from '../../../src/http/metrics.ts';
import { ada } from '../../support/fake-teams-client.ts';
import { MemoryStore } from '../../support/memory-store.ts';
import { type Rig, startRig } from '../../support/rig.ts';

let rig: Rig;
afterEach(() => rig.close());

const get = (headers: Record<string, string> = {}) => fetch(`${rig.origin}/metrics`, { headers });
const token = 'a-token-of-the-tests';

describe('GET /metrics', () => {
  it('tells this machine how turns, deliveries and the store do, and nothing about anybody', async () => {
    const store = new MemoryStore();
    rig = await startRig({ store });
    await rig.teams.say('bonjour, je suis Ada');
    const text = await (await get()).text();
    for (const name of [
      'fil_rouge_turns_total{outcome="answered"} 1',
      'fil_rouge_outbox_due 0',
      'fil_rouge_outbox_oldest_seconds 0',
      'fil_rouge_event_loop_lag_p99_seconds',
      'fil_rouge_store_errors_total 0',
      'fil_rouge_delivery_parked_total 0',
    ]) {
      expect(text).toContain(name);
    }
    for (const personal of [ada.aadObjectId, ada.id, ada.name, 'bonjour', 'a:personal']) {
      expect(text).not.toContain(personal);
    }
    await store.close();
  });

  it('tells nothing through a proxy', async () => {
    rig = await startRig();
    expect((await get({ 'x-forwarded-for': '203.0.113.7' })).status).toBe(404);
    expect((await get({ forwarded: 'for=203.0.113.7' })).status).toBe(404);
  });

  it('in production tells nobody who has no token, on this machine either', () => {
    const req = { socket: { remoteAddress: '127.0.0.1' }, headers: {} } as never;
    expect(mayRead(req, { production: false })).toBe(true);
    expect(mayRead(req, { production: true })).toBe(false);
    const known = { ...(req as object), headers: { authorization: `Bearer ${token}` } } as never;
    expect(mayRead(known, { production: true, metricsToken: token })).toBe(true);
  });

  it('with a token, tells whoever has it and nobody else', async () => {
    rig = await startRig({ env: { METRICS_TOKEN: token } });
    expect((await get()).status).toBe(404);
    expect((await get({ authorization: 'Bearer wrong' })).status).toBe(404);
    const proxied = { authorization: `Bearer ${token}`, 'x-forwarded-for': '203.0.113.7' };
    expect((await get(proxied)).status).toBe(200);
  });
});
