import type { IncomingMessage, ServerResponse } from 'node:http';
import { Refusal } from './refusal.ts';

/** The Bot Service itself carries no more. In bytes. */
export const maxBodyBytes = 256 * 1024;

/** How long a body may take to arrive, in milliseconds. */
export const bodyMs = 15_000;

/** Whose body waits to be asked for (`Expect: 100-continue`): nobody sends it before it is wanted. */
const waiting = new WeakMap<IncomingMessage, ServerResponse>();

export const keepWaiting = (req: IncomingMessage, res: ServerResponse): void =>
  void waiting.set(req, res);

/**
 * Reads a body, at most `limit` bytes within `ms` milliseconds. restify's own reader unpacks what
 * claims to be compressed and counts before it does; this one counts what it keeps.
 *
 * @throws {Refusal} 413 when too long, 408 when too slow, 400 when cut off.
 */
export function readBody(req: IncomingMessage, limit = maxBodyBytes, ms = bodyMs): Promise<Buffer> {
  waiting.get(req)?.writeContinue();
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    let over = false;
    // Every request closes in the end, and an error that nobody hears of is dear to make.
    const fail = (status: 400 | 408 | 413, code: string) => {
      if (over) return;
      over = true;
      clearTimeout(timer);
      reject(new Refusal(status, code));
    };
    const timer = setTimeout(() => fail(408, 'body-slow'), ms);
    req.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size > limit) fail(413, 'body-long');
      else chunks.push(chunk);
    });
    req.on('end', () => {
      over = true;
      clearTimeout(timer);
      resolve(Buffer.concat(chunks));
    });
    // These stay: a socket that breaks later must not take the process with it.
    req.on('error', () => fail(400, 'body-cut'));
    req.on('close', () => fail(400, 'body-cut'));
  });
}

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const [OPENS, CLOSES] = [new Set(Buffer.from('[{')), new Set(Buffer.from(']}'))];

/** Whether JSON goes deeper than so many levels, as its bytes say before anything is made of them. */
export function isDeeper(bytes: Uint8Array, levels: number): boolean {
  let depth = 0;
  let inText = false;
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at] as number;
    if (inText && byte === BACKSLASH) at += 1;
    else if (byte === QUOTE) inText = !inText;
    else if (!inText && OPENS.has(byte)) depth += 1;
    else if (!inText && CLOSES.has(byte)) depth -= 1;
    if (depth > levels) return true;
  }
  return false;
}

/**
 * A JSON object from bytes; nothing else is an activity.
 *
 * @throws {Refusal} 400 when it is not UTF-8, not JSON, not an object, opens with a BOM, or goes
 *   deeper than `levels`
 */
export function parseObject(bytes: Buffer, levels: number): object {
  if (isDeeper(bytes, levels)) throw new Refusal(400, 'json-deep');
  let value: unknown;
  try {
    value = JSON.parse(utf8.decode(bytes));
  } catch {
    throw new Refusal(400, 'json');
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new Refusal(400, 'not-an-object');
  }
  return value;
}
