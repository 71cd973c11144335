/**
 * Teams in a process of its own, with a ledger that no kill of the bot touches: one line of JSON per
 * request, appended as it comes. Usage: `node --import tsx connector-process.ts <options as JSON>`;
 * says `{"port":…}` on stdout, and ends with its parent.
 *
 * What goes wrong is decided by the seed, the text of the message and how often it came: the same
 * run meets the same faults, whatever the order.
 */
import { createHash } from 'node:crypto';
import { openSync, writeSync } from 'node:fs';
import http, { type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setPriority } from 'node:os';

/** Chances of each fault, from 0 to 1; what is left goes well. */
export interface FaultPlan {
  throttledFor?: number;
  throttled?: number;
  precondition?: number;
  errorBefore?: number;
  errorAfter?: number;
  resetBefore?: number;
  resetAfter?: number;
  hang?: number;
}

export interface ConnectorOptions {
  seed: number;
  ledger: string;
  plan: FaultPlan;
  /** Conversations whose id starts so are refused with a 403 or 404 of that code. */
  closed?: Record<string, { status: number; code: string }>;
  /** How long an answer takes, in ms. */
  delayMs?: number;
}

/** A line of the ledger. */
export interface LedgerLine {
  /** When the request was seen, in ms since 1970, on a clock that nobody sets meanwhile. */
  at: number;
  /** How much earlier it may have come, in ms: this process was doing something else, or nothing. */
  blur: number;
  conversation: string;
  method: string;
  /** The text of the message: the business key. */
  key: string;
  fault: string | null;
  /** Whether it is in the conversation now. */
  accepted: boolean;
  /** Seconds of the `Retry-After` that was given. */
  retryAfter?: number;
}

/** Faults after which the message is there although the bot was not told so. */
const acceptedFaults = new Set(['errorAfter', 'resetAfter']);
const statuses = [500, 502, 503, 504, 408];

function chance(seed: number, key: string, time: number): number {
  const digest = createHash('sha256').update(`${seed}|${key}|${time}`).digest();
  return digest.readUInt32BE(0) / 2 ** 32;
}

function start(options: ConnectorOptions): void {
  const file = openSync(options.ledger, 'a');
  const times = new Map<string, number>();
  let nextId = 0;
  // On a busy machine this process is not always there to look at its watch.
  let [tick, gap] = [performance.now(), 0];
  setInterval(() => {
    const time = performance.now();
    [tick, gap] = [time, time - tick];
  }, 5);

  const faultOf = (key: string): string | null => {
    const time = (times.get(key) ?? 0) + 1;
    times.set(key, time);
    let left = chance(options.seed, key, time);
    for (const [fault, share] of Object.entries(options.plan)) {
      if (left < share) return fault;
      left -= share;
    }
    return null;
  };

  const json = (res: ServerResponse, status: number, body: object, headers = {}) => {
    res.writeHead(status, { 'content-type': 'application/json', ...headers });
    res.end(JSON.stringify(body));
  };
  const error = (res: ServerResponse, status: number, code: string, headers = {}) =>
    json(res, status, { error: { code, message: code } }, headers);

  const answer = (req: IncomingMessage, res: ServerResponse, fault: string | null, id: string) => {
    switch (fault) {
      case 'throttledFor':
        return error(res, 429, 'Throttled', { 'retry-after': '1' });
      case 'throttled':
        return error(res, 429, 'Throttled');
      case 'precondition':
        return error(res, 412, 'PreconditionFailed');
      case 'errorBefore':
      case 'errorAfter':
        return error(res, statuses[nextId++ % statuses.length] ?? 500, 'ServiceError');
      case 'resetBefore':
      case 'resetAfter':
        return req.socket.resetAndDestroy();
      case 'hang':
        return undefined;
      default:
        return json(res, req.method === 'POST' ? 201 : 200, { id });
    }
  };

  const server = http.createServer(async (req, res) => {
    const seen = performance.now();
    const at = performance.timeOrigin + seen;
    const blur = Math.ceil(seen - tick + gap);
    // A bot that is killed leaves half a request: not one at all.
    req.on('error', () => {});
    let text = '';
    try {
      for await (const chunk of req) text += chunk;
    } catch {
      return;
    }
    const path = decodeURIComponent(req.url ?? '').split('/');
    const conversation = path[path.indexOf('conversations') + 1] ?? '';
    const body = JSON.parse(text || '{}') as { text?: string; summary?: string };
    const key = body.text ?? body.summary ?? '';
    const closed = Object.entries(options.closed ?? {}).find(([id]) => conversation.startsWith(id));
    const fault = closed ? closed[1].code : faultOf(key);
    const accepted = fault === null || acceptedFaults.has(fault);
    const method = req.method ?? '';
    const line: LedgerLine = { at, blur, conversation, method, key, fault, accepted };
    if (fault === 'throttledFor') line.retryAfter = 1;
    writeSync(file, `${JSON.stringify(line)}\n`);
    if (options.delayMs) await new Promise((resolve) => setTimeout(resolve, options.delayMs));
    if (closed) error(res, closed[1].status, closed[1].code);
    else answer(req, res, fault, `sent-${process.pid}-${nextId++}`);
  });
  server.keepAliveTimeout = 60_000;
  server.listen(0, '127.0.0.1', () => {
    process.stdout.write(`${JSON.stringify({ port: (server.address() as AddressInfo).port })}\n`);
  });
  // What is measured is when requests come: the one that looks must not be the one that is late.
  try {
    setPriority(-10);
  } catch {
    // Only root may.
  }
  process.stdin.resume().on('end', () => process.exit(0));
}

const [options] = process.argv.slice(2);
if (options?.startsWith('{')) start(JSON.parse(options) as ConnectorOptions);
