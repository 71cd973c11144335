/** Visit of one request: who answers for it, and is charged with what it cost. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { TooMany } from '../refusal.ts';
import type { BudgetKind, BudgetPlace, Budgets, Full } from './budgets.ts';

export interface Visit {
  /** Address it comes from, as a name to count by. */
  source: string;
  /** Somebody more answers for the request; undefined when they may. */
  room: (kind: BudgetKind, key: string) => Full | undefined;
  /**
   * The same, for who can only be refused.
   *
   * @throws {TooMany}
   */
  enter: (kind: BudgetKind, key: string) => void;
  /** Whoever asks is known: their source is not charged any more. */
  vouched: () => void;
  /**
   * Their token is none. It counts apart: whoever guesses uses up nobody's share.
   *
   * @throws {TooMany} when that happened too often; it takes the place of the refusal
   */
  strange: () => void;
}

/** A visit that is not counted: probes, and a developer's own machine. */
const free: Visit = {
  source: '',
  room: () => undefined,
  enter: () => {},
  vouched: () => {},
  strange: () => {},
};

const visits = new WeakMap<IncomingMessage, Visit>();

/** Visit of a request that passed the gate; without a gate nothing is counted. */
export const visitOf = (req: IncomingMessage): Visit => visits.get(req) ?? free;

/** Identity is asked of nothing else; a token that is none is refused there without any work. */
const mayBeKnown = ({ url = '', headers }: IncomingMessage): boolean =>
  url.startsWith('/api/') && headers.authorization !== undefined;

/** Files of the pages: bytes in memory, of which a first page takes ten at once. */
const isAsset = ({ url = '' }: IncomingMessage): boolean => url.startsWith('/tab/assets/');

/** A link to a document may vouch too, but is looked up to know: see `beginVisit`. */
const isLink = ({ url = '' }: IncomingMessage): boolean => url.startsWith('/liens/');

/**
 * Begins the visit of a request: its source answers for it until somebody else does. It works until its
 * answer is written; its bytes are known when that has left, or its connection has ended.
 *
 * @throws {TooMany} when its source has used up its share, and the request names nobody who might
 *   answer for it
 */
export function beginVisit(
  budgets: Budgets,
  source: string,
  req: IncomingMessage,
  res: ServerResponse,
): void {
  const places: BudgetPlace[] = [];
  const { socket } = req;
  const bytes = () => socket.bytesRead + socket.bytesWritten;
  const bytesBefore = bytes();
  const room = (kind: BudgetKind, key: string, requests: 0 | 1 = 1): Full | undefined => {
    const found = budgets.enter(kind, key, requests);
    if ('full' in found) return found;
    places.push(found);
    return undefined;
  };
  const enter: Visit['enter'] = (kind, key) => {
    const full = room(kind, key);
    if (full) throw new TooMany(`${kind}-often`, full.seconds);
  };
  const full = room('source', source, isAsset(req) ? 0 : 1);
  // The place of a guess until the link is known to be one: guesses stay few when the source is full.
  const mayPass = () => mayBeKnown(req) || (isLink(req) && !room('strange', source));
  if (full && !mayPass()) throw new TooMany('source-often', full.seconds);
  const [own] = places;
  let known = false;
  visits.set(req, {
    source,
    room,
    enter,
    vouched: () => {
      if (own && !known) {
        places.splice(places.indexOf(own), 1);
        own.giveBack();
      }
      known = true;
    },
    strange: () => {
      if (full) throw new TooMany('source-often', full.seconds);
      enter('strange', source);
    },
  });
  // Emitted once all of the answer was handed over, read or not.
  res.once('prefinish', () => {
    for (const place of places) place.written();
  });
  res.once('close', () => {
    for (const place of places) place.leave(bytes() - bytesBefore);
  });
}
