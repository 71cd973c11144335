/** How a view is sent: packed when it is long, and not at all when the page has it already. */
import { createHash } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { promisify } from 'node:util';
import { constants, gzip } from 'node:zlib';

const packed = promisify(gzip);

/** Shorter answers fit in one packet as they are. */
const WORTH_PACKING = 1_400;

/** `no-store`: what a person may see is kept by no cache; the page itself names what it has. */
export async function sendView(
  req: IncomingMessage,
  res: ServerResponse,
  shown: object,
): Promise<void> {
  const text = JSON.stringify(shown);
  const etag = `"${createHash('sha1').update(text).digest('base64url')}"`;
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
  // The quickest level: on another thread, but the machine is shared with the bot.
  const body = gzipped
    ? await packed(text, { level: constants.Z_BEST_SPEED })
    : Buffer.from(text, 'utf8');
  res.writeHead(200, {
    ...headers,
    'content-type': 'application/json; charset=utf-8',
    'content-length': body.length,
    ...(gzipped && { 'content-encoding': 'gzip' }),
  });
  res.end(body);
}
