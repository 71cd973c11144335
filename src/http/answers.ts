import type { ServerResponse } from 'node:http';

/**
 * Bodies of everything that is not an answer of the bot. One per status and always the same: a
 * refusal that explains itself helps only those who try things out.
 */
const words = {
  400: 'BadRequest',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'NotFound',
  405: 'MethodNotAllowed',
  408: 'RequestTimeout',
  413: 'PayloadTooLarge',
  415: 'UnsupportedMediaType',
  417: 'ExpectationFailed',
  421: 'MisdirectedRequest',
  429: 'TooManyRequests',
  431: 'RequestHeaderFieldsTooLarge',
  500: 'InternalServerError',
  503: 'ServiceUnavailable',
} as const;

export type RefusalStatus = keyof typeof words;

export const isRefusalStatus = (status: unknown): status is RefusalStatus =>
  typeof status === 'number' && Object.hasOwn(words, status);

/** For whoever runs the service, or typed an address of it that is none. */
const sentences: Partial<Record<RefusalStatus, string>> = {
  421: 'Ce service ne répond pas sous ce nom. This service does not go by that name.',
};

const bodyOf = (status: RefusalStatus): string =>
  JSON.stringify({ error: words[status], text: sentences[status] });

const headersOf = (body: string | Buffer): Record<string, string | number> => ({
  'content-type': 'application/json; charset=utf-8',
  'content-length': Buffer.byteLength(body),
  'cache-control': 'no-store',
  'x-content-type-options': 'nosniff',
});

/** Sends a JSON body. */
export function sendJson(res: ServerResponse, status: number, body: unknown): void {
  if (res.headersSent) return;
  // Bytes at once: a card of 20 kB is not measured first, then written.
  const bytes = Buffer.from(JSON.stringify(body));
  res.writeHead(status, headersOf(bytes));
  res.end(bytes);
}

/**
 * Sends the constant body of a refusal. The connection closes when the rest of the request is not
 * worth reading.
 */
export function refuse(res: ServerResponse, status: RefusalStatus, close = false): void {
  if (res.headersSent) return;
  if (close) res.setHeader('connection', 'close');
  const body = bodyOf(status);
  res.writeHead(status, headersOf(body));
  res.end(body);
}

/** The same refusal for a connection that never became a request, ready to be written. */
export function rawRefusal(status: RefusalStatus): string {
  const body = bodyOf(status);
  const headers = Object.entries({ ...headersOf(body), connection: 'close' });
  const lines = headers.map(([name, value]) => `${name}: ${value}`);
  return [`HTTP/1.1 ${status} ${words[status]}`, ...lines, '', body].join('\r\n');
}
