/**
 * What the tab asks for: `GET /api/<feature>/<view>` shows, `POST /api/<feature>/<verb>` acts as
 * the button of a card does, `POST /api/hear` says something to the bot. Who asks is in the bearer
 * token and nowhere else, so no other site can ask in their name.
 */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Request, Server } from 'restify';
import { ZodError, z } from 'zod';
import { Forbidden } from '../../bot/contract/feature.ts';
import { StoreError } from '../../bot/contract/store.ts';
import type { Answer, Message, Turn } from '../../bot/contract/turn.ts';
import type { Bot } from '../../bot/conversation/bot.ts';
import type { Once } from '../../bot/conversation/hearing.ts';
import { pageOf } from '../../bot/links/scopes.ts';
import type { AnswerPage } from '../../bot/pages/answer.ts';
import { inboxKey, NotRecorded, type RunOnce } from '../../bot/teams/once.ts';
import type { TeamsLog } from '../../bot/teams/transport.ts';
import { controlsOf } from '../../cards/buttons.ts';
import { readCard } from '../../cards/text.ts';
import { refuse, sendJson } from './answers.ts';
import { parseObject, readBody } from './body.ts';
import { visitOf } from './gate/visit.ts';
import { authorizationOf, checkHeaders, identified } from './gateway.ts';
import { type PageLocale, pageLocale } from './page.ts';
import { type Caller, checkPass, throughPass } from './pass.ts';
import { Refusal } from './refusal.ts';
import type { Visitor } from './tab-token.ts';
import { turnAway } from './too-many.ts';
import type { Turns } from './turns.ts';
import { sendView } from './view-answer.ts';

export interface ApiPorts {
  bot: Bot;
  log: TeamsLog;
  clock: () => Date;
  turns: Turns;
  once: RunOnce;
  /** @throws {Refusal} when nobody vouches for whoever asks */
  who: (authorization: string | undefined, req: IncomingMessage) => Promise<Caller>;
  /** Teams' own id of a person, as the directory has it; empty when nobody knows it. */
  teamsIdOf: (visitor: Visitor) => Promise<string>;
  /** What the page is told about itself. */
  about: (locale: PageLocale) => object;
}

/** What a page sends, in bytes: a message or a form, never a file. */
const maxBody = 32 * 1024;
/** Deepest JSON of a page: the request and its data are two levels. */
const MAX_DEPTH = 4;
const name = z.string().regex(/^[a-z][A-Za-z0-9-]{0,40}$/);
/** Made by the page, new for each thing done, the same when it is sent again. */
const key = z.string().regex(/^[\w-]{16,64}$/);
/** The fields of a form and what its button carries: no card of ours has more in it than values. */
const value = z.union([z.string(), z.number(), z.boolean()]);
const acted = z.strictObject({ key, data: z.record(z.string().max(100), value) });
const said = z.strictObject({ key, text: z.string().trim().min(1) });

export function addApi(server: Server, ports: ApiPorts): void {
  const route = (work: (req: Request, res: ServerResponse) => Promise<void>) => {
    return async (req: Request, res: ServerResponse): Promise<void> => {
      try {
        await work(req, res);
      } catch (error) {
        answerError(error, req, res, ports.log);
      }
    };
  };
  server.get(
    '/api/me',
    route(async (req, res) => {
      const { id, tenantId, name, pass } = await visitorOf(req, ports);
      const link = pass && { link: { page: pageOf(pass.to), until: pass.expiresAt } };
      // A link opens one page, whoever follows it.
      const isAdmin = !pass && ports.bot.isAdmin({ id });
      sendJson(res, 200, { id, tenantId, name, isAdmin, ...link, ...ports.about(localeOf(req)) });
    }),
  );
  server.get(
    '/api/:feature/:view',
    route(async (req, res) => {
      const caller = await visitorOf(req, ports);
      const { feature, view } = z.object({ feature: name, view: name }).parse(req.params);
      const query = Object.fromEntries(new URL(req.url ?? '/', 'http://localhost').searchParams);
      checkPass(caller, 'views', `${feature}.${view}`, query);
      const person = await personOf(caller, ports);
      const byLink = caller.pass !== undefined;
      const asker = { person, locale: localeOf(req), now: ports.clock(), byLink };
      const shown = await ports.bot.view(asker, `${feature}.${view}`, query);
      if (!shown) throw new Refusal(404, 'view');
      await sendView(req, res, shown);
    }),
  );
  server.post(
    '/api/hear',
    route(async (req, res) => {
      const caller = await visitorOf(req, ports);
      const { key, text } = said.parse(await bodyOf(req));
      // What can be said to the bot is about anything; a link is not.
      if (caller.pass) throw new Refusal(404, 'link-scope');
      const done = await act(req, { ports, caller, key }, (turn, once) =>
        ports.bot.hear(turn, text, once),
      );
      sendJson(res, 200, done);
    }),
  );
  server.post(
    '/api/:feature/:verb',
    route(async (req, res) => {
      const caller = await visitorOf(req, ports);
      const { feature, verb } = z.object({ feature: name, verb: name }).parse(req.params);
      const full = `${feature}.${verb}`;
      if (!ports.bot.offers(full)) throw new Refusal(404, 'verb');
      const { key, data } = acted.parse(await bodyOf(req));
      checkPass(caller, 'verbs', full, data);
      const done = await act(req, { ports, caller, key }, (turn, once) =>
        once(() => ports.bot.click(turn, full, data)),
      );
      sendJson(res, 200, done);
    }),
  );
}

const localeOf = (req: IncomingMessage) => pageLocale(req.headers['accept-language'] ?? '');

/**
 * Who asks, before anything of what they ask is read; they answer for the request from here on. Whoever
 * has a link is counted by it, before it is looked up.
 */
async function visitorOf(req: IncomingMessage, { who }: ApiPorts): Promise<Caller> {
  if (req.method === 'POST') checkHeaders(req);
  const caller = await identified(req, () => who(authorizationOf(req), req));
  if (!caller.pass) visitOf(req).enter('person', `${caller.tenantId}:${caller.id}`);
  visitOf(req).vouched();
  return caller;
}

const personOf = async ({ tenantId, id, name }: Caller, { teamsIdOf }: ApiPorts) => ({
  tenantId,
  id,
  name,
  teamsId: await teamsIdOf({ tenantId, id, name }),
});

async function bodyOf(req: IncomingMessage): Promise<object> {
  return parseObject(await readBody(req, maxBody), MAX_DEPTH);
}

type Run = (turn: Turn, once: Once) => Promise<Answer>;

/** Once for each key of each person, also when the page sends it again after a cut. */
async function act(
  req: IncomingMessage,
  { ports, caller, key }: { ports: ApiPorts; caller: Caller; key: string },
  run: Run,
): Promise<AnswerPage> {
  const now = ports.clock();
  const keys = [inboxKey(['tab', caller.tenantId, caller.id, key])];
  const replies: Message[] = [];
  const turn: Turn = {
    id: key,
    now,
    keys,
    locale: localeOf(req),
    person: await personOf(caller, ports),
    ...(caller.pass && { byLink: true }),
    conversation: { id: `tab:${caller.tenantId}:${caller.id}`, type: 'personal' },
    reply: async (message) => void replies.push(message),
  };
  if (ports.turns.stopping) throw new Refusal(503, 'stopping');
  const { outcome, message } = await ports.turns.run(() =>
    run(turn, (work, own = keys) => ports.once({ ...turn, keys: own }, work)),
  );
  return { outcome, messages: [...replies, message].map((one) => throughPass(shown(one), caller)) };
}

/** A page draws the form of a card itself: its text need not say once more what is to be filled in. */
const shown = ({ text, card }: Message): AnswerPage['messages'][number] => {
  if (!card) return { text, buttons: [] };
  const controls = controlsOf(card);
  return {
    text: controls.form ? readCard(card, { actions: false, inputs: false }) : text,
    ...controls,
  };
};

function answerError(
  error: unknown,
  req: IncomingMessage,
  res: ServerResponse,
  log: TeamsLog,
): void {
  if (error instanceof Refusal) turnAway(error, req, res, log);
  else if (error instanceof ZodError) turnAway(new Refusal(400, 'api-shape'), req, res, log);
  else if (error instanceof Forbidden) {
    sendJson(res, 403, { error: 'Forbidden', text: error.message });
  } else if (error instanceof StoreError || error instanceof NotRecorded) {
    log.error({ err: error }, 'store unavailable');
    refuse(res, 503);
  } else {
    log.error({ err: error }, 'api failed');
    refuse(res, 500);
  }
}
