import { AsyncLocalStorage } from 'node:async_hooks';
import http from 'node:http';
import https from 'node:https';

/** What the delivery wants to be asked, and told, of the one request that it makes. */
export interface Departure {
  /** Asked when nothing is left to do but the request: when it says no, nothing is sent. */
  may: () => boolean;
  /** The network has the whole request, from now on at the latest. */
  left: () => void;
}

/** The moment had passed when everything was ready: nothing was sent. */
export class MissedError extends Error {
  override name = 'MissedError';
}

const current = new AsyncLocalStorage<Departure>();

/** Makes requests that ask and tell `departure`; the SDK has no way to hand it on. */
export const departing = <T>(departure: Departure | undefined, send: () => Promise<T>) =>
  departure ? current.run(departure, send) : send();

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
 * @throws {MissedError} when it must not be made any more.
 */
export function depart(request: { url: string; agent?: Agent }): void {
  const departure = current.getStore();
  if (!departure) return;
  if (!departure.may()) throw new MissedError('The moment to send had passed.');
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
