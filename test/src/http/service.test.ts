import http from 'node:http';
import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { createServer } from 'restify';
import { addHealth } from '../../../src/http/health.ts';
import { createTurns } from '../../../src/http/turns.ts';
import { answerOf } from '../../support/fake-bot.ts';
import { listening } from '../../support/listening.ts';
import { rawRequest } from '../../support/raw-http.ts';
import { type Rig, type RigOptions, startRig } from '../../support/rig.ts';
import { lastResortMs } from '../../support/until.ts';

let rig: Rig;
const start = async (options?: RigOptions) => {
  rig = await startRig(options);
};
afterEach(() => rig.close());

const get = async (path: string) => {
  const response = await fetch(rig.origin + path);
  return { status: response.status, body: await response.json() };
};

describe('the probes', () => {
  it('say that the process answers, whatever is missing', async () => {
    await start({ checks: [{ name: 'store', check: () => Promise.reject(new Error('full')) }] });
    expect(await get('/healthz')).toEqual({ status: 200, body: { status: 'ok' } });
  });

  it('say that the service can work', async () => {
    await start({ checks: [{ name: 'store', check: async () => {} }] });
    expect(await get('/readyz')).toEqual({ status: 200, body: { status: 'ready' } });
  });

  it('name what is not ready, and nothing of why', async () => {
    const broken = () => Promise.reject(new Error('/var/data: no space'));
    await start({
      checks: [
        { name: 'store', check: broken },
        { name: 'plan', check: async () => {} },
        { name: 'clock', check: broken },
      ],
    });
    expect(await get('/readyz')).toEqual({
      status: 503,
      body: { status: 'notReady', notReady: ['store', 'clock'] },
    });
  });

  it('write to the disk once a second, however many ask', async () => {
    let [checked, at] = [0, 0];
    const check = async () => {
      checked += 1;
    };
    const server = createServer();
    addHealth(server, { checks: [{ name: 'store', check }] }, createTurns(), () => at);
    const port = await listening(server.server);
    const many = (count: number) =>
      Promise.all(Array.from({ length: count }, () => fetch(`http://127.0.0.1:${port}/readyz`)));
    await many(100);
    at = 999;
    await many(20);
    expect(checked).toBe(1);
    at = 1_000;
    const last = await many(20);
    expect([checked, last.every(({ status }) => status === 200)]).toEqual([2, true]);
    server.close();
    server.server.closeAllConnections();
    // The other one that is closed after each of these.
    await start();
  });

  it('take a check that hangs for one that fails', async () => {
    await start({ checks: [{ name: 'store', check: () => new Promise(() => {}) }] });
    expect(await get('/readyz')).toMatchObject({ status: 503, body: { notReady: ['store'] } });
  });
});

/** A bot that answers when it is told to. */
function slowBot() {
  let answer = () => {};
  let heard = () => {};
  const hearing = new Promise<void>((resolve) => {
    heard = resolve;
  });
  const bot: RigOptions['bot'] = {
    hear: () => {
      heard();
      return new Promise((resolve) => {
        answer = () => resolve(answerOf({ text: 'enfin' }));
      });
    },
  };
  return { bot, hearing, answer: () => answer() };
}

describe('a stop', () => {
  it('lets the turns in flight end, and refuses new ones', async () => {
    const { bot, hearing, answer } = slowBot();
    await start({ bot });
    const first = rig.teams.say('bonjour');
    await hearing;
    const closed = rig.app.close();
    expect(await rig.teams.say('encore')).toMatchObject({
      status: 503,
      text: '{"error":"ServiceUnavailable"}',
    });
    expect(await get('/healthz')).toMatchObject({ status: 200 });
    expect(await get('/readyz')).toMatchObject({ status: 503, body: { notReady: ['stopping'] } });
    answer();
    expect(await first).toMatchObject({ status: 200 });
    await closed;
    expect(rig.connector.posted()).toMatchObject([{ text: 'enfin' }]);
    await expect(fetch(`${rig.origin}/healthz`)).rejects.toThrow();
  });

  it('waits no longer than its grace for a turn that does not end', async () => {
    const { bot, hearing } = slowBot();
    await start({ bot, graceMs: 100 });
    const lost = rig.teams.say('bonjour').catch(() => 'cut');
    await hearing;
    // The turn never ends: that this does is the rule.
    await rig.app.close();
    expect(await lost).toBe('cut');
  });

  it('takes an idle connection and a second call for nothing', async () => {
    await start();
    const agent = new http.Agent({ keepAlive: true });
    await new Promise((resolve) => {
      http.get(`${rig.origin}/healthz`, { agent }, (res) => res.resume().on('end', resolve));
    });
    const cut = jest.spyOn(http.Server.prototype, 'closeAllConnections');
    await Promise.all([rig.app.close(), rig.app.close()]);
    expect(cut).not.toHaveBeenCalled();
    cut.mockRestore();
    agent.destroy();
  });
});

describe('time', () => {
  it('is short for headers: 5 s, looked at every second', async () => {
    await start();
    const { server } = rig.app.server;
    expect(server.headersTimeout).toBe(5_000);
    server.headersTimeout = 300;
    const reply = await rawRequest(rig.port, ['POST /api/messages HTTP/1.1\r\n', 'x: y\r\n'], {
      every: 50,
      patience: lastResortMs,
    });
    expect(reply).toMatchObject({ status: 408 });
    expect(reply.text).toContain('{"error":"RequestTimeout"}');
  });
});
