/** `GET /liens/<token>`: what a link opens, and a page with a button for those that open once. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Logger } from 'pino';
import type { Request, Server } from 'restify';
import { BusyError } from '../../bot/links/document-queue.ts';
import { type Link, TakenError } from '../../bot/links/links.ts';
import type { LinkOpening } from '../../bot/links/opening.ts';
import { refuse } from './answers.ts';
import { visitOf } from './gate/visit.ts';
import { type Page, privately, sendLinkPage } from './link-pages.ts';
import { Refusal } from './refusal.ts';
import { turnAway } from './too-many.ts';

/** As `newToken` makes them: 32 bytes in base64url. */
const tokenShape = /^[A-Za-z0-9_-]{43}$/;

export interface LinkParts {
  opening: LinkOpening;
  clock: () => Date;
  log: Logger;
}

export function addLinks(server: Server, { opening, clock, log }: LinkParts): void {
  const answer = (show: Show) => {
    return async (req: Request, res: ServerResponse): Promise<void> => {
      const token = String(req.params.token ?? '');
      try {
        const link = await known(req, token, () => opening.peek(token, clock()));
        const page = link ? await show(token, res, link) : 'over';
        if (page) sendLinkPage(req, res, page);
      } catch (err) {
        if (err instanceof TakenError) return sendLinkPage(req, res, 'taken');
        if (err instanceof BusyError) return sendLinkPage(req, res, 'busy');
        if (err instanceof Refusal) return turnAway(err, req, res, log);
        // Never the address: whoever reads the log would have the link.
        log.error({ err }, 'link not opened');
        if (!res.headersSent) refuse(res, 503);
      }
    };
  };
  server.get(
    '/liens/:token',
    answer(async (token, res, link) => {
      return link.once ? 'once' : sendFile(opening, token, clock(), res);
    }),
  );
  server.post(
    '/liens/:token',
    answer((token, res) => sendFile(opening, token, clock(), res)),
  );
}

type Known = Pick<Link, 'once' | 'person'>;
type Show = (token: string, res: ServerResponse, link: Known) => Promise<Page | undefined>;

/**
 * Link of a token, counted: by who follows it for one that many have, so that none of them shuts it
 * for the others; for all together when it is one person's. A token that is none is counted apart, so
 * that whoever guesses is slowed.
 *
 * @throws {TooMany}
 */
async function known(
  req: IncomingMessage,
  token: string,
  peek: () => Promise<Known | undefined>,
): Promise<Known | undefined> {
  const visit = visitOf(req);
  const shaped = tokenShape.test(token);
  if (shaped) visit.enter('shared', `${token} ${visit.source}`);
  const link = shaped ? await peek() : undefined;
  if (!link) {
    visit.strange();
    return undefined;
  }
  visit.vouched();
  if (link.once || link.person !== null) visit.enter('file', token);
  return link;
}

async function sendFile(
  opening: LinkOpening,
  token: string,
  now: Date,
  res: ServerResponse,
): Promise<Page | undefined> {
  const file = await opening.open(token, now, ({ name, type, content }) => {
    res.writeHead(200, {
      ...privately,
      'content-type': type,
      'content-length': content.byteLength,
      'content-disposition': `attachment; filename="${name.replace(/[^\w.-]/g, '-')}"`,
    });
    const left = hasLeft(res);
    res.end(content);
    return left;
  });
  return file ? undefined : 'over';
}

/** Whether the whole of an answer leaves, once it is known: nobody may be there to take it. */
const hasLeft = (res: ServerResponse): Promise<boolean> =>
  new Promise((resolve) => {
    if (res.closed) return resolve(false);
    res.once('finish', () => resolve(true));
    res.once('close', () => resolve(false));
  });
