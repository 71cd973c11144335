import http from 'node:http';
import https from 'node:https';
import type { Departure } from '../departure.ts';
import { OutboundError } from '../outbound-error.ts';

const carried = new WeakMap<AbortSignal, Departure>();

/**
 * Options of a call that carry `departure` to its request: of all that the SDK is given, the signal
 * is what it hands on as it is. (An `AsyncLocalStorage` would do, and slow down every promise of the
 * process from its first use on: Node 20 hooks them all.)
 */
export function carrying(departure: Departure | undefined): { abortSignal?: AbortSignal } {
  if (!departure) return {};
  const { signal: abortSignal } = new AbortController();
  carried.set(abortSignal, departure);
  return { abortSignal };
}

/** What the options of the call carried. */
export const carriedBy = (signal: AbortSignal | undefined): Departure | undefined =>
  signal && carried.get(signal);

type Agent = http.Agent | https.Agent;

/** The part of an agent that Node calls, and that its types hide. */
interface Adding {
  addRequest: (request: http.ClientRequest, ...rest: unknown[]) => unknown;
}

/** As the SDK's own: connections are kept. */
const kept = {
  'http:': new http.Agent({ keepAlive: true }),
  'https:': new https.Agent({ keepAlive: true }),
};

/**
 * To be called right before a request is handed to Node.
 *
 * @throws {OutboundError} when it must not be made any more.
 */
export function depart(request: { url: string; agent?: Agent }, departure: Departure): void {
  if (!departure.may()) throw new OutboundError('missed');
  const inner = request.agent ?? kept[new URL(request.url).protocol as keyof typeof kept];
  request.agent = watched(inner, departure.left);
}

/** The agent, which tells when a request has been written to its connection. */
function watched(inner: Agent, left: () => void): Agent {
  const { addRequest } = inner as unknown as Adding;
  const watching: Adding = {
    addRequest: (request, ...rest) => {
      request.once('finish', left);
      return addRequest.call(inner, request, ...rest);
    },
  };
  return Object.assign(Object.create(inner) as Agent, watching);
}
