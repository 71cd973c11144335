/** What a request is charged with, and until when, over real HTTP. */
import { createServer } from 'node:http';
import net from 'node:net';
import { expect, it } from '@jest/globals';
import type { Budgets } from '../../../../src/http/gate/budgets.ts';
import { beginVisit } from '../../../../src/http/gate/visit.ts';
import { listening } from '../../../support/listening.ts';
import { head } from '../../../support/raw-http.ts';
import { until } from '../../../support/until.ts';

/** More than the system takes in on the way. */
const LARGE = 32 * 1_048_576;

it('a request works until its answer is written, and holds its place until that was read', async () => {
  const said: string[] = [];
  const budgets: Budgets = {
    enter: () => ({
      written: () => said.push('written'),
      leave: (bytes) => said.push(bytes > 0 ? 'left' : 'left without a byte'),
      giveBack: () => said.push('given back'),
    }),
  };
  const server = createServer((req, res) => {
    beginVisit(budgets, '203.0.113.9', req, res);
    said.push('asked');
    res.end(Buffer.alloc(LARGE));
  });
  const socket = net.connect(await listening(server), '127.0.0.1');
  socket.pause().write(head('GET / HTTP/1.1'));
  await until('the end of the work', () => said.includes('written'));
  expect(said).toEqual(['asked', 'written']);
  socket.destroy();
  await until('the end of the connection', () => said.length > 2);
  expect(said).toEqual(['asked', 'written', 'left']);
  server.close();
});
