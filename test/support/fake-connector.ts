import { once } from 'node:events';
import http, { type IncomingMessage, type ServerResponse } from 'node:http';
import { cloudKey, type SigningKey } from './fake-keys.ts';
import { listening } from './listening.ts';

/** What the fake Teams was asked, in the order it came. */
export interface Entry {
  method: string;
  path: string;
  authorization: string | undefined;
  body: Posted;
  /** Whether it was taken into the conversation. */
  accepted: boolean;
}

/** The fields of what a bot posts that tests look at. */
export interface Posted {
  type?: string;
  text?: string;
  textFormat?: string;
  summary?: string;
  replyToId?: string;
  conversation?: { id: string };
  attachments?: { contentType: string; content: Record<string, unknown> }[];
  [key: string]: unknown;
}

/** What goes wrong with the next call, once. */
export type Fault =
  | {
      kind: 'status';
      status: number;
      code?: string;
      headers?: Record<string, string>;
      accept?: boolean;
    }
  | { kind: 'hang' }
  | { kind: 'reset'; accept?: boolean };

export interface FakeConnector {
  /** Where the bot posts, as `serviceUrl` has it. */
  serviceUrl: string;
  origin: string;
  host: string;
  key: SigningKey;
  /** Keys the OpenID document lists; a test may add some. */
  keys: SigningKey[];
  /** Status of the answers to who asks for keys; 200 at first. */
  keysStatus: number;
  /** Paths of the keys that were asked for. */
  keyRequests: string[];
  ledger: Entry[];
  /** What the bot posted and Teams took, in order. */
  posted: () => Posted[];
  /** How often the bot asked for a token. */
  tokenRequests: () => number;
  /** The next calls to conversations meet these, one each. */
  faults: Fault[];
  /** The same for the calls to one conversation, by its id; they come first. */
  faultsIn: Map<string, Fault[]>;
  /** Seconds until the next tokens end; 3600 at first. */
  tokenLife: { seconds: number; status: number };
  /** Files put into people's drives, below `/drive/`. */
  uploads: { path: string; range: string | undefined; bytes: Buffer }[];
  /** Files in people's drives, by path below `/drive/`; what is not there is 404. */
  drive: Map<string, Uint8Array>;
  /** Paths of `/drive/` that were fetched. */
  fetched: string[];
  /** What the next uploads are answered. */
  uploadStatus: number;
  /** Who is in every conversation. */
  members: object[];
  /** Who is in one conversation, by its id. */
  membersIn: Map<string, object[]>;
  close: () => Promise<void>;
}

async function readJson(req: IncomingMessage): Promise<Posted> {
  let text = '';
  for await (const chunk of req) text += chunk;
  return text.startsWith('{') ? JSON.parse(text) : {};
}

function sendJson(res: ServerResponse, status: number, body: unknown, headers = {}): void {
  res.writeHead(status, { 'content-type': 'application/json', ...headers });
  res.end(JSON.stringify(body));
}

const errorBody = (code = 'ServiceError') => ({ error: { code, message: code } });

/** Meets a fault; returns whether the call was taken all the same. */
function fail(fault: Fault, req: IncomingMessage, res: ServerResponse): boolean {
  if (fault.kind === 'status') {
    sendJson(res, fault.status, errorBody(fault.code), fault.headers);
    return fault.accept ?? false;
  }
  if (fault.kind === 'hang') return false;
  req.socket.resetAndDestroy();
  return fault.accept ?? false;
}

/**
 * Teams, as far as a bot sees it: the keys that sign its activities, the bot's identity service,
 * and the conversations of the Bot Connector, over real HTTP on loopback.
 */
export async function startFakeConnector(): Promise<FakeConnector> {
  const key = cloudKey();
  let nextId = 0;
  let tokens = 0;

  /** One page of a roster; the token of the next is where it begins. */
  const roster = (conversation: string, asked: URLSearchParams) => {
    const members = fake.membersIn.get(conversation) ?? fake.members;
    const from = Number(asked.get('continuationToken') ?? 0);
    const end = from + Number(asked.get('pageSize') ?? members.length);
    const continuationToken = end < members.length ? String(end) : undefined;
    return { members: members.slice(from, end), continuationToken };
  };

  const conversations = async (req: IncomingMessage, res: ServerResponse, url: URL) => {
    const path = url.pathname;
    const entry: Entry = {
      method: req.method ?? '',
      path,
      authorization: req.headers.authorization,
      body: await readJson(req),
      accepted: true,
    };
    fake.ledger.push(entry);
    const conversation = decodeURIComponent(path.split('/')[4] ?? '');
    const fault = fake.faultsIn.get(conversation)?.shift() ?? fake.faults.shift();
    if (fault) entry.accepted = fail(fault, req, res);
    else if (req.method === 'GET') sendJson(res, 200, roster(conversation, url.searchParams));
    else if (req.method === 'POST') sendJson(res, 201, { id: `sent-${nextId++}` });
    else sendJson(res, 200, { id: path.split('/').at(-1) });
  };

  const upload = async (req: IncomingMessage, res: ServerResponse, path: string) => {
    const chunks: Buffer[] = [];
    for await (const chunk of req) chunks.push(chunk as Buffer);
    fake.uploads.push({ path, range: req.headers['content-range'], bytes: Buffer.concat(chunks) });
    sendJson(res, fake.uploadStatus, {});
  };

  const fetched = (res: ServerResponse, path: string) => {
    fake.fetched.push(path);
    const file = fake.drive.get(path);
    if (!file) return sendJson(res, 404, errorBody('NotFound'));
    // Its length is not said: whoever reads it counts.
    res.writeHead(200, { 'content-type': 'application/octet-stream' });
    return void res.end(file);
  };

  const token = (res: ServerResponse) => {
    tokens += 1;
    const { seconds, status } = fake.tokenLife;
    if (status !== 200) return sendJson(res, status, { error: 'invalid_client' });
    return sendJson(res, 200, { access_token: `bot-token-${tokens}`, expires_in: seconds });
  };

  const server = http.createServer(async (req, res) => {
    const url = new URL(req.url ?? '/', fake.origin);
    const { pathname } = url;
    if (pathname.startsWith('/teams/v3/conversations')) return conversations(req, res, url);
    if (req.method === 'PUT' && pathname.startsWith('/drive/')) return upload(req, res, pathname);
    if (req.method === 'GET' && pathname.startsWith('/drive/')) return fetched(res, pathname);
    if (pathname === '/login/oauth2/v2.0/token') return token(res);
    const keys = pathname === '/keys' || pathname.endsWith('/discovery/v2.0/keys');
    if (!keys && pathname !== '/openid') return sendJson(res, 404, errorBody('NotFound'));
    fake.keyRequests.push(pathname);
    if (fake.keysStatus !== 200) return sendJson(res, fake.keysStatus, errorBody());
    if (keys) return sendJson(res, 200, { keys: fake.keys.map(({ jwk }) => jwk) });
    const jwks_uri = `${fake.origin}/keys`;
    const id_token_signing_alg_values_supported = ['RS256'];
    return sendJson(res, 200, { jwks_uri, id_token_signing_alg_values_supported });
  });
  const host = `127.0.0.1:${await listening(server)}`;

  const fake: FakeConnector = {
    host,
    origin: `http://${host}`,
    serviceUrl: `http://${host}/teams/`,
    key,
    keys: [key],
    keysStatus: 200,
    keyRequests: [],
    ledger: [],
    posted: () => fake.ledger.filter((entry) => entry.accepted).map((entry) => entry.body),
    tokenRequests: () => tokens,
    faults: [],
    faultsIn: new Map(),
    tokenLife: { seconds: 3600, status: 200 },
    members: [],
    membersIn: new Map(),
    uploads: [],
    drive: new Map(),
    fetched: [],
    uploadStatus: 201,
    close: async () => {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
  return fake;
}
