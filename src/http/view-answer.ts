/** How a view is sent: packed when it is long, and not at all when the page has it already. */
import { createHash } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { promisify } from 'node:util';
import { constants, gzip } from 'node:zlib';

const packed = promisify(gzip);

/** Shorter answers fit in one packet as they are. */
const WORTH_PACKING = 1_400;

/** A view as it is sent. */
interface Sent {
  text: string;
  etag: string;
  packed?: Promise<Buffer>;
}

/** A page that a feature keeps is written and packed once, and forgotten with it. */
const written = new WeakMap<object, Sent>();

function sentOf(shown: object): Sent {
  const known = written.get(shown);
  if (known) return known;
  const text = JSON.stringify(shown);
  const sent = { text, etag: `"${createHash('sha1').update(text).digest('base64url')}"` };
  written.set(shown, sent);
  return sent;
}

/** The quickest level: on another thread, but the machine is shared with the bot. */
function packedOf(sent: Sent): Promise<Buffer> {
  sent.packed ??= packed(sent.text, { level: constants.Z_BEST_SPEED });
  return sent.packed;
}

/** `no-store`: what a person may see is kept by no cache; the page itself names what it has. */
export async function sendView(
  req: IncomingMessage,
  res: ServerResponse,
  shown: object,
): Promise<void> {
  const sent = sentOf(shown);
  const { text, etag } = sent;
  const headers = {
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    vary: 'accept-language, accept-encoding, authorization',
    etag,
  };
  if (req.headers['if-none-match'] === etag) {
    res.writeHead(304, headers);
    res.end();
    return;
  }
  const gzipped =
    text.length > WORTH_PACKING && /\bgzip\b/.test(String(req.headers['accept-encoding'] ?? ''));
  const body = gzipped ? await packedOf(sent) : Buffer.from(text, 'utf8');
  res.writeHead(200, {
    ...headers,
    'content-type': 'application/json; charset=utf-8',
    'content-length': body.length,
    ...(gzipped && { 'content-encoding': 'gzip' }),
  });
  res.end(body);
}
