/** Form of a request: a Host and a path that every reader takes apart in the same way. */
import type { IncomingMessage } from 'node:http';
import { isLoopback, parseHost } from '../../../bot/teams/service-hosts.ts';
import { isIn } from '../../networks.ts';
import { nearby } from './source.ts';

const path = /^\/(?!\/)[\x21-\x7e]*$/;
/** Segments that mean another path than the one that is written. */
const dots = /(?:\/|%2f)(?:\.|%2e){1,2}(?:[/?]|%2f|$)/i;

function isPath(url: string): boolean {
  if (!path.test(url) || dots.test(url)) return false;
  try {
    decodeURIComponent(url);
    return true;
  } catch {
    return false;
  }
}

/** A name without the dot of the root, which says that it is whole (RFC 1034, 3.1): the same name. */
export const withoutRoot = (hostname: string): string => hostname.replace(/\.$/, '');

/**
 * Host that a request names, without its port and its final dot, as `URL.hostname` writes it. Empty for one of
 * HTTP/1.0, which may name none (some load balancers look so whether the service is there); undefined
 * when Host and path are not what a router can take apart: it would throw, outside any handler.
 */
export function hostOf({ url = '', headers, headersDistinct }: IncomingMessage) {
  if (!isPath(url)) return undefined;
  if (headers.host === undefined) return '';
  const twice = (headersDistinct.host?.length ?? 0) > 1;
  const address = `http://${headers.host}${url}`;
  if (twice || !parseHost(headers.host) || !URL.canParse(address)) return undefined;
  const hostname = withoutRoot(new URL(address).hostname);
  // A second dot would be an empty label.
  return hostname === '' || hostname.endsWith('.') ? undefined : hostname;
}

/**
 * Whether the service goes by that name: this machine, an address near it (probes of platforms name
 * the container by its own address: App Service by 169.254.x.x, a kubelet by 10.x.x.x), or a name of
 * the installation. A stranger's site can lead its own name here, never one of these.
 *
 * @param names public host and `ALLOWED_HOSTS`, in lower case
 */
export const isOurs = (hostname: string, names: ReadonlySet<string>): boolean =>
  hostname === '' ||
  isLoopback(hostname) ||
  names.has(hostname) ||
  isIn(nearby, hostname.replace(/^\[|\]$/g, ''));
