import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { head, type Pace, type RawReply, rawRequest } from '../../support/raw-http.ts';
import { type Rig, startRig } from '../../support/rig.ts';

let rig: Rig;
beforeAll(async () => {
  rig = await startRig();
});
afterAll(() => rig.close());

const json = { 'content-type': 'application/json' };

/** A good message with a good token, but for what a case changes. */
function request(
  body: string | Buffer,
  headers: Record<string, string | undefined> = {},
  line = 'POST /api/messages HTTP/1.1',
): (string | Buffer)[] {
  const { authorization } = rig.teams.sign({});
  const all = { ...json, authorization, 'content-length': String(body.length), ...headers };
  const kept = Object.entries(all).filter(([, value]) => value !== undefined);
  return [head(line, Object.fromEntries(kept) as Record<string, string>), body];
}

const good = (): string => JSON.stringify(rig.teams.sign({ type: 'message', text: 'x' }).activity);

type Case = [name: string, status: number, () => (string | Buffer)[], Pace?];

const encoded = (encoding: string): Case => [
  `Content-Encoding: ${encoding}`,
  415,
  () => request(good(), { 'content-encoding': encoding }),
];
const typed = (type: string | undefined): Case => [
  `Content-Type: ${type}`,
  415,
  () => request(good(), { 'content-type': type }),
];
const asked = (line: string, status: number): Case => [line, status, () => [head(line)]];
const body = (name: string, status: number, text: () => string | Buffer): Case => [
  `a body of ${name}`,
  status,
  () => request(text()),
];

const cases: Case[] = [
  encoded('gzip'),
  encoded('deflate'),
  encoded('br'),
  encoded('gzip, gzip'),
  encoded('identity'),
  [
    'a gzip bomb',
    415,
    () => request(gzipSync(Buffer.alloc(20_000_000)), { 'content-encoding': 'gzip' }),
  ],
  typed(undefined),
  typed('text/plain'),
  typed('application/x-www-form-urlencoded'),
  typed('multipart/form-data; boundary=x'),
  typed('application/json; charset=utf-16'),
  typed('application/json; charset=utf-8; x=y'),
  typed('application/jsonp'),
  typed('text/json, application/json'),
  ['60 MB announced', 413, () => [request('', { 'content-length': '60000000' })[0] ?? '', 'x']],
  [
    '1 MB in chunks',
    413,
    () => [
      ...request('', { 'content-length': undefined, 'transfer-encoding': 'chunked' }),
      ...Array.from({ length: 16 }, () => `10000\r\n${' '.repeat(65_536)}\r\n`),
    ],
  ],
  ['a length that is no number', 400, () => request('{}', { 'content-length': 'abc' })],
  ['a negative length', 400, () => request('{}', { 'content-length': '-1' })],
  [
    'a length and chunks at once',
    400,
    () => request('2\r\n{}\r\n0\r\n\r\n', { 'transfer-encoding': 'chunked' }),
  ],
  [
    'a transfer encoding that is not chunked',
    400,
    () => request('{}', { 'content-length': undefined, 'transfer-encoding': 'gzip' }),
  ],
  ['a body longer than its length', 400, () => request('{} and more', { 'content-length': '2' })],
  ['Expect: foo', 417, () => request(good(), { expect: 'foo' })],
  body('nothing', 400, () => ''),
  body('null', 400, () => 'null'),
  body('[]', 400, () => '[]'),
  body('"x"', 400, () => '"x"'),
  body('1e999', 400, () => '1e999'),
  body('{}', 400, () => '{}'),
  body('half an object', 400, () => '{"type":"message"'),
  body('UTF-16', 400, () => Buffer.from(good(), 'utf16le')),
  body('invalid UTF-8', 400, () => Buffer.from([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x7d])),
  body('JSON behind a BOM', 400, () => `\ufeff${good()}`),
  body('JSON with NUL', 400, () => '{"type":\u0000"message"}'),
  body('200,000 nested arrays', 400, () => `${'['.repeat(120_000)}${']'.repeat(120_000)}`),
  body('an object full of arrays', 400, () => `{"a":${'['.repeat(120_000)}${']'.repeat(120_000)}}`),
  body('20,000 keys', 400, () =>
    JSON.stringify(Object.fromEntries(Array.from({ length: 20_000 }, (_, at) => [`k${at}`, 1]))),
  ),
  body('a key of 200 kB', 400, () => JSON.stringify({ ['k'.repeat(200_000)]: 1 })),
  body('a key __proto__', 400, () => '{"__proto__":{"type":"message"}}'),
  asked('GET /api/messages HTTP/1.1', 405),
  asked('PUT /api/messages HTTP/1.1', 405),
  asked('DELETE /api/messages HTTP/1.1', 405),
  asked('OPTIONS /api/messages HTTP/1.1', 405),
  asked('TRACE /api/messages HTTP/1.1', 405),
  asked('PROPFIND /api/messages HTTP/1.1', 405),
  asked('POST /healthz HTTP/1.1', 405),
  asked('GET / HTTP/1.1', 404),
  asked('GET /api/messages/ HTTP/1.1', 404),
  asked('GET /API/MESSAGES HTTP/1.1', 404),
  asked('GET /api/%2e%2e/healthz HTTP/1.1', 400),
  asked('GET /api/../healthz HTTP/1.1', 400),
  asked('GET /healthz;x=1 HTTP/1.1', 404),
  asked('GET /%zz HTTP/1.1', 400),
  asked('GET /%c0%ae HTTP/1.1', 400),
  asked('GET //healthz HTTP/1.1', 400),
  asked('GET //[::1 HTTP/1.1', 400),
  asked('GET http://[::1 HTTP/1.1', 400),
  asked('GET http://localhost/healthz HTTP/1.1', 400),
  asked('OPTIONS * HTTP/1.1', 400),
  asked('FOO / HTTP/1.1', 400),
  asked('GET /é HTTP/1.1', 400),
  asked('nonsense', 400),
  ['100 kB of headers', 431, () => [head('GET /healthz HTTP/1.1', { x: 'a'.repeat(100_000) })]],
  [
    'an upgrade',
    400,
    () => [head('GET / HTTP/1.1', { connection: 'Upgrade', upgrade: 'websocket' })],
  ],
  ['no Host', 400, () => ['GET /healthz HTTP/1.1\r\n\r\n']],
  [
    'a connection cut in the middle of a body',
    0,
    () => request('{', { 'content-length': '9' }),
    { hangUp: true },
  ],
  ['a CONNECT', 0, () => [head('CONNECT evil.fr:443 HTTP/1.1')]],
];

const health = async () => (await fetch(`${rig.origin}/healthz`)).json();

it.each(cases)('answers %s with %i, then is still there', async (...args: Case) => {
  const [, status, chunks, pace] = args;
  const reply = await rawRequest(rig.port, chunks(), pace);
  expect(reply.status).toBe(status);
  expect(await health()).toEqual({ status: 'ok' });
});

it('ran no turn for any of them, and called nobody', () => {
  expect(rig.bot.heard).toEqual([]);
  expect(rig.connector.ledger).toEqual([]);
});

it('says no more than the name of the status', async () => {
  const bodyOf = ({ text }: RawReply) => text.slice(text.indexOf('{'));
  const bodies = await Promise.all(
    [
      request('null'),
      request(good(), { authorization: 'Bearer x' }),
      request(good(), { 'content-type': 'text/plain' }),
      request('', { 'content-length': '60000000' }),
      [head('GET /nowhere HTTP/1.1', { accept: 'text/html' })],
      [head('GET /api/messages HTTP/1.1')],
    ].map(async (chunks) => bodyOf(await rawRequest(rig.port, chunks))),
  );
  expect(bodies).toEqual([
    '{"error":"BadRequest"}',
    '{"error":"Unauthorized"}',
    '{"error":"UnsupportedMediaType"}',
    '{"error":"PayloadTooLarge"}',
    '{"error":"NotFound"}',
    '{"error":"MethodNotAllowed"}',
  ]);
});

it('takes HTTP/1.0, pipelined requests and a body that comes in pieces', async () => {
  const old = await rawRequest(rig.port, request(good(), {}, 'POST /api/messages HTTP/1.0'));
  expect(old.status).toBe(200);
  const pieces = good().match(/.{1,40}/g) ?? [];
  const slow = await rawRequest(rig.port, [request(good())[0] ?? '', ...pieces], { every: 5 });
  expect(slow.status).toBe(200);
  const get = head('GET /healthz HTTP/1.1');
  const two = await rawRequest(rig.port, [get + get], { patience: 300 });
  expect(two.text.match(/"ok"/g)?.length).toBeGreaterThanOrEqual(1);
});
