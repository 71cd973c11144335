/** Source of a request: the address it comes from, as far as it can be believed, to count by. */
import type { IncomingMessage } from 'node:http';
import { type BlockList, isIP } from 'node:net';
import { blockListOf, isIn } from '../../networks.ts';

/**
 * Addresses of the machine, of private networks and of the link: where a reverse proxy stands, and by
 * which platforms look whether the service is there. Sources: RFC 1918, 3927, 4193, 4291, 6598. App
 * Service speaks to a Linux container from 169.254.0.0/16, Caddy in compose from 172.16.0.0/12.
 */
export const nearby = blockListOf([
  '127.0.0.0/8',
  '10.0.0.0/8',
  '172.16.0.0/12',
  '192.168.0.0/16',
  '169.254.0.0/16',
  '100.64.0.0/10',
  '::1/128',
  'fc00::/7',
  'fe80::/10',
]);

/** Address of whoever opened the connection; an IPv4 one in its own writing. */
export const peerOf = ({ socket }: Pick<IncomingMessage, 'socket'>): string =>
  (socket.remoteAddress ?? '').replace(/^::ffff:(?=\d+\.)/i, '');

/** Headers that only a proxy adds: behind one, everybody comes from the same machine. */
const forwarded = ['forwarded', 'x-forwarded-for', 'x-real-ip', 'via'] as const;

/** Whether a proxy that is believed opened the connection: one that is listed, or without a list one nearby. */
export const isProxy = (
  req: Pick<IncomingMessage, 'socket'>,
  listed: BlockList | undefined,
): boolean => isIn(listed ?? nearby, peerOf(req));

/** Name to count by of whoever opened the connection. */
export const peerNameOf = (req: Pick<IncomingMessage, 'socket'>): string => nameOf(peerOf(req));

const thisMachine = blockListOf(['127.0.0.0/8', '::1/128']);

/** Whether a request was made on this machine, and not only passed on by it, as far as it says. */
export const isFromHere = (req: IncomingMessage): boolean =>
  isIn(thisMachine, peerOf(req)) && forwarded.every((name) => req.headers[name] === undefined);

/**
 * Source of a request: who opened the connection or, behind a reverse proxy, whom that names last in
 * `X-Forwarded-For`; what stands before was written by whoever asks. `listed` (`TRUSTED_PROXIES`)
 * says who is a proxy, and which names are passed over because they are proxies too; without it a
 * single proxy nearby is believed.
 *
 * @returns a name to count by: an IPv4 address, or the /64 of an IPv6 one, which is one subscriber's
 */
export function sourceOf(req: IncomingMessage, listed: BlockList | undefined): string {
  let source = peerOf(req);
  if (!isProxy(req, listed)) return nameOf(source);
  const chain = String(req.headers['x-forwarded-for'] ?? '').split(',');
  for (const entry of chain.reverse()) {
    const address = addressIn(entry.trim());
    if (address === undefined) break;
    source = address;
    if (!listed || !isIn(listed, address)) break;
  }
  return nameOf(source);
}

/** The address that a proxy wrote, with or without a port: `[2001:db8::1]:443`, `192.0.2.1:443`. */
function addressIn(text: string): string | undefined {
  const bare = isIP(text)
    ? text
    : (/^\[(.+)\](?::\d+)?$/.exec(text)?.[1] ?? text.replace(/:\d+$/, ''));
  return isIP(bare) ? bare.replace(/^::ffff:(?=\d+\.)/i, '') : undefined;
}

function nameOf(address: string): string {
  if (isIP(address) !== 6) return address;
  // The first four of eight groups; `URL` writes every spelling of an address alike.
  const { hostname } = new URL(`http://[${address.replace(/%.*$/, '')}]`);
  const [head = '', tail] = hostname.slice(1, -1).split('::');
  const groups = head.split(':').filter((group) => group !== '');
  const after = (tail ?? '').split(':').filter((group) => group !== '');
  const zeros = tail === undefined ? 0 : 8 - groups.length - after.length;
  const all = [...groups, ...Array.from({ length: zeros }, () => '0'), ...after];
  return `${all.slice(0, 4).join(':')}::/64`;
}
