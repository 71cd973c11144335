/** Addresses of several partnerships: `/p/<id>/…`, taken off before anything else looks at them. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Logger } from 'pino';
import type { Server } from 'restify';
import { addAbout } from '../http/about-page.ts';
import { refuse } from '../http/answers.ts';
import { createRoutes, type Handover } from '../http/server.ts';
import { addTab } from '../http/tab.ts';
import type { Partnerships, ServedPartnership } from './partnerships.ts';

const prefix = /^\/p\/([a-z][a-z0-9-]{0,30})(?=\/)/;
/** What a partnership answers itself; the rest of an address is none. */
const own = /^\/(?:api|liens)\//;
/** Pages that hold no data: nobody is woken for them. */
const still = /^\/(?:tab|a-propos|accessibilite)(?:[/?]|$)/;

export interface PrefixParts {
  partnerships: Partnerships;
  log: Logger;
  tabDirectory?: string | undefined;
}

/** Hands requests with a prefix to the routes of their partnership; all others stay. */
export function createPrefix({ partnerships, log, tabDirectory }: PrefixParts): Handover {
  const ids = new WeakMap<IncomingMessage, string>();
  const pages = new WeakMap<ServedPartnership, Server>();
  const pagesOf = (member: ServedPartnership): Server => {
    const known = pages.get(member);
    if (known) return known;
    const made = createRoutes(log);
    const { config } = member;
    if (tabDirectory) addTab(made, { directory: tabDirectory, production: config.production });
    addAbout(made, config);
    pages.set(member, made);
    return made;
  };
  const answer = async (member: ServedPartnership, req: IncomingMessage, res: ServerResponse) => {
    if (still.test(req.url ?? '')) return emit(pagesOf(member), req, res);
    if (!own.test(req.url ?? '')) return refuse(res, 404, !req.complete);
    try {
      await member.resident.use(async ({ routes }) => {
        if (res.closed) return;
        const done = new Promise<void>((resolve) => res.once('close', resolve));
        emit(routes, req, res);
        await done;
      });
    } catch (error) {
      log.error({ partnership: member.id, err: error }, 'partnership away');
      refuse(res, 503, !req.complete);
    }
  };
  return {
    receive: (req) => {
      const [taken, id] = prefix.exec(req.url ?? '') ?? [];
      if (taken === undefined || id === undefined) return;
      ids.set(req, id);
      req.url = (req.url ?? '').slice(taken.length);
    },
    take: (req, res) => {
      const id = ids.get(req);
      if (id === undefined) return false;
      const member = partnerships.get(id);
      if (member) void answer(member, req, res);
      else refuse(res, 404, !req.complete);
      return true;
    },
  };
}

const emit = (server: Server, req: IncomingMessage, res: ServerResponse): void =>
  void server.server.emit('request', req, res);
