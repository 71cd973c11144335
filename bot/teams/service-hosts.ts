/** Which addresses of the Bot Connector the bot speaks to, and nobody else. */
export interface ServiceHosts {
  /** Names as in `URL.host`: `smba.trafficmanager.net`, or `127.0.0.1:8080` where loopback may be. */
  names: string[];
  /**
   * `no` in production: https on the default port, nothing else. `listed`: a loopback name of the
   * list may be spoken to over http, on its port or, without one, on any. `any`: every loopback
   * address and no other, for a bot without an app id, which has no token to lose.
   */
  loopback: 'no' | 'listed' | 'any';
}

const loopbackNames = new Set(['localhost', '127.0.0.1', '[::1]']);

/** Whether a host name (as in `URL.hostname`) is this machine. */
export const isLoopback = (hostname: string): boolean => loopbackNames.has(hostname);

const host = /^(\[[\da-f:]+\]|[a-z\d.-]+)(?::(\d{1,5}))?$/;

/**
 * An entry of `ALLOWED_SERVICE_HOSTS` (`name` or `name:port`) split in two; undefined when it is
 * anything else, such as a URL, a pattern or a user.
 */
export function parseHost(entry: string): { hostname: string; port: string } | undefined {
  const match = host.exec(entry.toLowerCase());
  return match?.[1] ? { hostname: match[1], port: match[2] ?? '' } : undefined;
}

/**
 * Whether a service URL may be trusted with the bot's token.
 *
 * Exact names only: anybody can register `something.trafficmanager.net`, and a URL with a user
 * part shows one host and goes to another. Blanks, backslashes and letters outside ASCII are
 * refused before `URL` makes something of them; real service URLs are about 40 characters long.
 */
export function isAllowedService(raw: string, hosts: ServiceHosts): boolean {
  if (!/^[!-[\]-~]{1,500}$/.test(raw) || !URL.canParse(raw)) return false;
  const url = new URL(raw);
  if (url.username !== '' || url.password !== '') return false;
  if (isLoopback(url.hostname)) return isAllowedLoopback(url, hosts);
  if (hosts.loopback === 'any') return false;
  return url.protocol === 'https:' && url.port === '' && hosts.names.includes(url.hostname);
}

function isAllowedLoopback(url: URL, hosts: ServiceHosts): boolean {
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return false;
  if (hosts.loopback === 'any') return true;
  if (hosts.loopback === 'no') return false;
  const port = url.port || (url.protocol === 'https:' ? '443' : '80');
  return hosts.names.some((name) => {
    const listed = parseHost(name);
    return listed?.hostname === url.hostname && ['', port].includes(listed.port);
  });
}
