/** Asks the service, in the name of whoever is signed in. */
import type { AnswerPage } from '../bot/pages/answer.ts';
import { baseOf } from './partnership.ts';
import type { Lang } from './teams.ts';

/** What went wrong: a status of the service, or 0 when it could not be reached. */
export class ApiError extends Error {
  override name = 'ApiError';
  readonly status: number;

  constructor(status: number, text: string) {
    super(text);
    this.status = status;
  }
}

export interface Api {
  /** A view, `undefined` when it is the same as the one that `known` names. */
  get: <T>(path: string, known?: string) => Promise<{ value: T; tag: string } | undefined>;
  /** Acts as a button of a card does: `polls.vote`. */
  act: (verb: string, data: object) => Promise<AnswerPage>;
  /** Says something to the bot. */
  say: (text: string) => Promise<AnswerPage>;
}

/** Longer, and whoever waits is told so. */
const TIMEOUT_MS = 20_000;

/** `authorization`: the header that vouches, asked for at each request. */
export function createApi(lang: Lang, authorization: () => Promise<string>): Api {
  const base = baseOf(location.pathname);
  const request = async (path: string, init: RequestInit = {}): Promise<Response> => {
    const headers = {
      authorization: await authorization(),
      'accept-language': lang,
      ...(init.body ? { 'content-type': 'application/json' } : {}),
      ...init.headers,
    };
    const signal = AbortSignal.timeout(TIMEOUT_MS);
    const response = await fetch(`${base}/api/${path}`, { ...init, headers, signal }).catch(() => {
      throw new ApiError(0, '');
    });
    if (response.ok || response.status === 304) return response;
    const said: unknown = await response.json().catch(() => ({}));
    const text = said && typeof said === 'object' && 'text' in said ? String(said.text) : '';
    throw new ApiError(response.status, text);
  };

  /** Sent again once when the line was cut, with the same key: it is done once all the same. */
  const post = async (path: string, body: object): Promise<AnswerPage> => {
    const init = {
      method: 'POST',
      body: JSON.stringify({ key: crypto.randomUUID(), ...body }),
    };
    const response = await request(path, init).catch((error: unknown) => {
      if (error instanceof ApiError && error.status === 0) return request(path, init);
      throw error;
    });
    return (await response.json()) as AnswerPage;
  };

  return {
    async get<T>(path: string, known?: string) {
      const response = await request(path, known ? { headers: { 'if-none-match': known } } : {});
      if (response.status === 304) return undefined;
      return { value: (await response.json()) as T, tag: response.headers.get('etag') ?? '' };
    },
    act: (verb, data) => post(verb.replace('.', '/'), { data }),
    say: (text) => post('hear', { text }),
  };
}
