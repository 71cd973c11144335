/** So many mutated requests, and what the service did with them. */
import net from 'node:net';
import fc from 'fast-check';
import { rawRequest } from '../../../support/raw-http.ts';
import { type ServiceChild, startService } from '../../../support/service-child.ts';
import { mutatedRequest, templates } from './requests.ts';

/** Sent side by side. */
const TOGETHER = 64;
/**
 * How long an answer may be on its way before the sender hangs up, in ms: many requests are half ones,
 * and wait for nothing. Longer on a machine that is slow with good ones.
 */
const PATIENCE_MS = 150;

/** Everything that comes back until the other side ends, or nothing has come for a while. */
function reply(port: number, bytes: Buffer, patience: number): Promise<string> {
  return new Promise((resolve) => {
    const socket = net.connect(port, '127.0.0.1', () => void socket.write(bytes));
    let text = '';
    socket.setTimeout(patience, () => socket.destroy());
    socket.on('data', (data) => {
      text += data.toString('latin1');
    });
    socket.on('error', () => {});
    socket.on('close', () => resolve(text));
  });
}

export interface FuzzReport {
  sent: number;
  /** By first digit of the status; `0`: no answer. */
  answers: Record<string, number>;
  /** Growth of the resident memory from the first tenth on, in MB. */
  grown: number;
}

/**
 * Sends `count` mutated requests to a service of its own; `seed` makes them the same again.
 *
 * @throws with the requests that did it, when the process ended, failed inside, or answered 5xx
 */
export async function fuzz({ count, seed }: { count: number; seed: number }): Promise<FuzzReport> {
  const service = await startService({ env: { LOG_LEVEL: 'info' } });
  const report: FuzzReport = { sent: 0, answers: {}, grown: 0 };
  let [atFirst, patience] = [0, PATIENCE_MS];
  const bear = async (requests: readonly Buffer[]): Promise<void> => {
    const replies = await Promise.all(
      requests.map((bytes) => reply(service.port, bytes, patience)),
    );
    for (const text of replies) {
      const digit = /^HTTP\/1\.1 (\d)/.exec(text)?.[1] ?? '0';
      report.answers[digit] = (report.answers[digit] ?? 0) + 1;
    }
    report.sent += requests.length;
    if (report.sent >= count / 10) atFirst ||= service.memory();
    mustBeWell(service, replies);
  };
  try {
    for (const template of templates) {
      const before = performance.now();
      const { status } = await rawRequest(service.port, [template], { patience: 2_000 });
      if (status === 0 || status >= 500) throw new Error(`${status}: ${template}`);
      if (template.startsWith('GET /healthz'))
        patience = Math.min(600, Math.max(PATIENCE_MS, 4 * (performance.now() - before)));
    }
    await fc.assert(
      fc.asyncProperty(
        fc.array(mutatedRequest, { minLength: TOGETHER, maxLength: TOGETHER }),
        bear,
      ),
      // A service that has ended is not tried again with less: the seed does that.
      { seed, numRuns: Math.ceil(count / TOGETHER), endOnFailure: true },
    );
    report.grown = Math.round(service.memory() - atFirst);
    return report;
  } finally {
    if (service.alive()) await service.stop();
  }
}

function mustBeWell(service: ServiceChild, replies: readonly string[]): void {
  const failed = service.lines.find((line) => Number(line.level) >= 50 || 'raw' in line);
  if (failed) throw new Error(`It failed inside: ${JSON.stringify(failed)}`);
  if (!service.alive()) throw new Error('It ended.');
  const bad = replies.find((text) => /^HTTP\/1\.1 5/m.test(text));
  if (bad) throw new Error(`It answered: ${bad.slice(0, 300)}`);
}
