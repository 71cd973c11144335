import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { spacingMs } from '../../src/delivery/delivery.ts';
import { defaultPolicy } from '../../src/delivery/results.ts';
import { openFile } from '../../src/store/file/open-file.ts';
import { silent } from '../../src/store/log.ts';
import { startConnectorChild } from '../support/connector-child.ts';
import { copies, early, exceeded, mostRequests } from '../support/connector-ledger.ts';
import type { FaultPlan } from '../support/connector-process.ts';
import { account, fill, rowsOf } from '../support/outbox-rows.ts';
import { randomFrom } from '../support/random.ts';
import { lastResortMs } from '../support/until.ts';
import { prepare, until, type WaitingChild } from '../support/waiting-child.ts';
import type { DelivererOptions } from './children/deliverer.ts';

export interface KillRun {
  seed: number;
  count: number;
  people: number;
  kills: number;
  perSecond: number;
  plan: FaultPlan;
  closedEvery?: number;
  /** `shortTimes` when absent. */
  delivery?: DelivererOptions['delivery'];
}

/** The mix of docs/fiabilite.md, R1; half of the resets come before the message was taken. */
export const mixedFaults: FaultPlan = {
  throttledFor: 0.02,
  throttled: 0.03,
  precondition: 0.005,
  errorBefore: 0.03,
  errorAfter: 0.02,
  resetBefore: 0.01,
  resetAfter: 0.01,
  hang: 0.01,
};

/** Faults after which it is certain that nothing was taken. */
export const certainFaults: FaultPlan = { throttledFor: 0.03, throttled: 0.05, precondition: 0.02 };

/**
 * Times in a tenth or so of the service's, in the same order: a request, then a lease, then the
 * wait before a doubtful message is sent again.
 */
export const shortTimes: DelivererOptions['delivery'] = {
  leaseMs: 3_000,
  deadlineMs: 800,
  pollMs: 100,
  policy: { ...defaultPolicy, backoffMs: 200, backoffCapMs: 2_000, ambiguousMs: 3_000 },
};

/**
 * Where nobody is killed no lease has to run out, and no request of a busy machine may be given up
 * as lost: the service's own times for both.
 */
export const patientTimes: DelivererOptions['delivery'] = {
  ...shortTimes,
  leaseMs: 60_000,
  deadlineMs: 10_000,
};

/** A delivering process: `children/deliverer.ts` says what it says. */
export const prepareDeliverer = (options: DelivererOptions): WaitingChild =>
  prepare(path.join(import.meta.dirname, 'children/deliverer.ts'), JSON.stringify(options));

const crashPoints = ['claimed', 'departing', 'answered', 'settled'];

/** Delivers everything while the process is killed again and again, then counts. */
export async function runKills(run: KillRun) {
  const random = randomFrom(run.seed);
  const dir = await mkdtemp(path.join(os.tmpdir(), 'fil-rouge-delivery-'));
  const dataDir = path.join(dir, 'data');
  const connector = await startConnectorChild({
    seed: run.seed,
    ledger: path.join(dir, 'ledger.jsonl'),
    plan: run.plan,
    closed: {
      'closed-1': { status: 404, code: 'ConversationNotFound' },
      closed: { status: 403, code: 'ConversationBlockedByUser' },
    },
  });
  const open = () => openFile({ dataDir, now: () => new Date(), log: silent });
  const before = await open();
  await fill(before, { ...run, onceEvery: 10, serviceUrl: connector.serviceUrl });
  await before.close();

  const named = new Set<WaitingChild>();
  /** Half of the kills come at a named point, the others at any moment. */
  const next = (last: boolean) => {
    const point = crashPoints[Math.floor(random() * crashPoints.length)];
    const most = point === 'claimed' ? 8 : 60;
    const crashAt =
      random() < 0.5 && !last ? `${point}:${1 + Math.floor(random() * most)}` : undefined;
    const { perSecond } = run;
    const times = { dataDir, perSecond, delivery: run.delivery ?? shortTimes };
    const deliverer = prepareDeliverer({ ...times, ...(crashAt && { crashAt }) });
    if (crashAt) named.add(deliverer);
    return deliverer;
  };

  const report = { kills: 0, named: 0, fenced: 0 };
  // By row and claim: those of one kill are found by every start until their lease is over.
  const inFlight = new Set<string>();
  const errors: string[] = [];
  const listen = (deliverer: WaitingChild) => {
    const said = deliverer.said();
    const found = /^inflight (.*)$/m.exec(said)?.[1] ?? '';
    for (const claim of found.split(' ')) if (claim !== '') inFlight.add(claim);
    report.fenced += said.match(/^fenced$/gm)?.length ?? 0;
    errors.push(...(said.match(/^error .*$/gm) ?? []));
  };
  const ready = [next(run.kills < 1), next(run.kills < 2)];
  const start = Date.now();
  let idle: WaitingChild | undefined;
  try {
    while (report.kills < run.kills) {
      const victim = ready.shift() as WaitingChild;
      ready.push(next(report.kills + 2 >= run.kills));
      victim.go();
      await until(() => /^(started|error .*)$/m.test(victim.said()), victim);
      // One that kills itself gets the time to come to its point.
      const patienceMs = named.has(victim) ? 10_000 : spacingMs + 1_000 + random() * 1_500;
      await Promise.race([victim.gone, sleep(patienceMs)]);
      if (victim.child.signalCode === 'SIGKILL') report.named += 1;
      victim.child.kill('SIGKILL');
      await victim.gone;
      report.kills += 1;
      listen(victim);
    }
    const last = ready.shift() as WaitingChild;
    idle = ready.shift();
    last.go();
    // Most of the rows are left to this one.
    const allowedMs = (run.count / run.perSecond) * 1_000;
    await until(() => /^left 0$/m.test(last.said()), last, lastResortMs + allowedMs * 3);
    last.end();
    await last.gone;
    listen(last);
  } finally {
    for (const one of [...ready, ...(idle ? [idle] : [])]) one.child.kill('SIGKILL');
    await connector.stop();
  }
  const seconds = Math.round((Date.now() - start) / 100) / 10;
  const after = await open();
  const rows = await rowsOf(after);
  await after.close();
  const lines = connector.ledger();
  await rm(dir, { recursive: true, force: true });
  const doubtful = lines.filter(({ fault, accepted }) => fault !== null && accepted).length;
  return {
    ...report,
    inFlight: inFlight.size,
    seconds,
    requests: lines.length,
    doubtful,
    ...account(rows, copies(lines)),
    mostRequests: mostRequests(lines),
    exceeded: exceeded(lines, run.perSecond),
    early: early(lines),
    errors,
  };
}
