/** Requests that were good once, and what became of them: bytes for a service that must bear them all. */
import fc from 'fast-check';

/** A developer's service takes whoever its list of test people offers. */
const person = Buffer.from(
  JSON.stringify({
    tenantId: '00000000-0000-4000-8000-000000000001',
    id: '00000000-0000-4000-8000-000000000020',
  }),
).toString('base64url');

const get = (path: string, more = '') =>
  `GET ${path} HTTP/1.1\r\nHost: localhost\r\nAccept-Language: fr\r\n${more}\r\n`;
const post = (path: string, body: object, more = '') => {
  const text = JSON.stringify(body);
  return `POST ${path} HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: ${Buffer.byteLength(text)}\r\n${more}\r\n${text}`;
};
const known = `Authorization: Test ${person}\r\n`;
const key = 'key-of-the-fuzzer-1';

/** An activity that is answered in its own response: nothing goes out. */
const search = {
  type: 'invoke',
  name: 'composeExtension/query',
  id: 'x',
  channelId: 'msteams',
  serviceUrl: 'http://127.0.0.1:9',
  from: { id: '29:x', aadObjectId: '00000000-0000-4000-8000-000000000020' },
  recipient: { id: '28:bot' },
  conversation: { id: 'a:x', tenantId: '00000000-0000-4000-8000-000000000001' },
  locale: 'fr-FR',
  value: { commandId: 'chercher', parameters: [{ name: 'texte', value: 'parentalité' }] },
};

export const templates: readonly string[] = [
  get('/healthz'),
  get('/readyz'),
  get('/a-propos'),
  get('/metrics'),
  get('/tab/'),
  get('/tab/config'),
  get('/tab/assets/x.js', 'Accept-Encoding: br\r\n'),
  get('/api/test-people'),
  get('/api/me', known),
  get('/api/plan/subject?id=fiche:1.1', known),
  get('/api/meetings/all', `${known}If-None-Match: "x"\r\n`),
  get('/api/me', 'Authorization: Lien a.1.b\r\nX-Forwarded-For: 203.0.113.7\r\n'),
  get(`/liens/${'a'.repeat(43)}`),
  `POST /liens/${'a'.repeat(43)} HTTP/1.1\r\nHost: localhost\r\nContent-Length: 0\r\n\r\n`,
  post('/api/hear', { key, text: 'qui pilote la fiche 1.1 ?' }, known),
  post(
    '/api/polls/vote',
    { key, data: { poll: 'x', page: 0, person: '', word: '', s1: 'yes' } },
    known,
  ),
  post('/api/messages', search),
  post('/api/messages', { ...search, type: 'typing' }, 'Authorization: Bearer a.b.c\r\n'),
];

/** What has broken servers before: forms of Host, of paths, of lengths, of JSON, and much of anything. */
const hostile: readonly string[] = [
  ...['[', 'x:99999', '%', '@', 'xn--', '[::1', '1.2.3.4.5', '?x', 'a b', 'evil.example', ''].map(
    (host) => `\r\nHost: ${host}\r\n`,
  ),
  '\r\n',
  '\r\n\r\n',
  '\n',
  '\0',
  '\r\n ',
  ' ',
  '\t',
  '%00',
  '%2e%2e/',
  '/../',
  '//',
  '%',
  '%c0%ae',
  '?',
  '#',
  ';',
  '__proto__',
  'constructor',
  'é',
  '\u2028',
  '\r\nExpect: 100-continue\r\n',
  '\r\nExpect: x\r\n',
  '\r\nTransfer-Encoding: chunked\r\n',
  '\r\nContent-Length: 5\r\n',
  '\r\nContent-Length: 99999999999999999999\r\n',
  '\r\nContent-Encoding: gzip\r\n',
  '\r\nConnection: Upgrade\r\nUpgrade: h2c\r\n',
  '\r\nX-Forwarded-For: ::ffff:1.2.3.4, [\r\n',
  '\r\nIf-None-Match: "\r\n',
  '\r\nAccept-Language: en-\r\n',
  '\r\nAuthorization: Bearer e30.e30.e30\r\n',
  'null',
  '1e999',
  '-',
  '"',
  '\\',
  '\\ud800',
  '[],',
  '{"a":'.repeat(3_000),
  '['.repeat(20_000),
  'a'.repeat(70_000),
  'X: y\r\n'.repeat(300),
  'GET / HTTP/1.1\r\n',
  'HTTP/0.9',
  'HTTP/2.0',
];

/** One change, somewhere: `at` is a share of the length. */
type Change = { at: number } & (
  | { kind: 'insert'; what: string }
  | { kind: 'byte'; value: number }
  | { kind: 'cut' | 'delete' | 'again'; length: number }
);

const at = fc.double({ min: 0, max: 1, noNaN: true });
const change: fc.Arbitrary<Change> = fc.oneof(
  fc.record({ at, kind: fc.constant('insert' as const), what: fc.constantFrom(...hostile) }),
  fc.record({ at, kind: fc.constant('byte' as const), value: fc.nat(255) }),
  fc.record({
    at,
    kind: fc.constantFrom('cut' as const, 'delete' as const, 'again' as const),
    length: fc.integer({ min: 1, max: 40 }),
  }),
);

function changed(bytes: Buffer, one: Change): Buffer {
  const place = Math.floor(one.at * bytes.length);
  const [before, after] = [bytes.subarray(0, place), bytes.subarray(place)];
  switch (one.kind) {
    case 'insert':
      return Buffer.concat([before, Buffer.from(one.what), after]);
    case 'byte':
      return Buffer.concat([before, Buffer.from([one.value]), after.subarray(1)]);
    case 'cut':
      return before;
    case 'delete':
      return Buffer.concat([before, after.subarray(one.length)]);
    case 'again':
      return Buffer.concat([before, after.subarray(0, one.length), after]);
  }
}

/** One to four changes to a good request. */
export const mutatedRequest: fc.Arbitrary<Buffer> = fc
  .tuple(fc.constantFrom(...templates), fc.array(change, { minLength: 1, maxLength: 4 }))
  .map(([template, changes]) => changes.reduce(changed, Buffer.from(template)));
