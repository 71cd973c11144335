import http from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { bodyMs, maxBodyBytes, readBody } from '../../../src/http/body.ts';
import { Refusal } from '../../../src/http/refusal.ts';
import { listening } from '../../support/listening.ts';
import { head, rawRequest } from '../../support/raw-http.ts';

let port: number;
/** Short where being late is what is tried; elsewhere nothing is late, however slow the machine. */
let within: number;
const refusals: string[] = [];
const server = http.createServer(async (req, res) => {
  try {
    const { length } = await readBody(req, 10, within);
    res.end(JSON.stringify({ length }));
  } catch (error) {
    refusals.push(error instanceof Refusal ? error.message : 'no refusal');
    res.statusCode = 400;
    res.end('{}');
  }
});
beforeAll(async () => {
  port = await listening(server);
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

const post = (length: number) => head('POST / HTTP/1.1', { 'content-length': String(length) });

it('reads what is as long as allowed, in whatever pieces', async () => {
  within = bodyMs;
  const { text } = await rawRequest(port, [post(10), '12345', '67890'], { every: 20 });
  expect(text).toContain('{"length":10}');
});

it.each([
  ['longer than allowed', [post(11), '12345678901'], {}, '413 body-long'],
  ['slower than allowed', [post(10), '1'], {}, '408 body-slow'],
  ['slow byte by byte', [post(10), ...'123456789'], { every: 60 }, '408 body-slow'],
  ['cut in the middle', [post(10), '1'], { hangUp: true, every: 20 }, '400 body-cut'],
])('refuses a body that is %s', async (_, chunks, pace, refusal) => {
  refusals.length = 0;
  within = refusal === '408 body-slow' ? 200 : bodyMs;
  await rawRequest(port, chunks, { ...pace, patience: 700 });
  // Ends by itself, or the test does.
  while (refusals.length === 0) await sleep(10);
  expect(refusals).toEqual([refusal]);
});

it('allows 256 kB and 15 s', () => {
  expect([maxBodyBytes, bodyMs]).toEqual([262_144, 15_000]);
});
