/** Networks as settings write them, and as addresses are looked up in them. */
import { BlockList, isIP } from 'node:net';

/** An address or a network (CIDR), or undefined when it is neither. */
export function networkIn(text: string): { address: string; prefix: number } | undefined {
  const [address = '', bits, more] = text.split('/');
  const version = isIP(address);
  if (version === 0 || address.includes('%') || more !== undefined) return undefined;
  const widest = version === 4 ? 32 : 128;
  if (bits === undefined) return { address, prefix: widest };
  return /^\d{1,3}$/.test(bits) && Number(bits) <= widest
    ? { address, prefix: Number(bits) }
    : undefined;
}

/** A list to look addresses up in; what is no network was refused when the settings were read. */
export function blockListOf(networks: readonly string[]): BlockList {
  const list = new BlockList();
  for (const { address, prefix } of networks.flatMap((text) => networkIn(text) ?? []))
    list.addSubnet(address, prefix, familyOf(address));
  return list;
}

const familyOf = (address: string) => (isIP(address) === 6 ? 'ipv6' : 'ipv4');

/** Whether an address (IPv4 or IPv6, nothing around it) is in a list. */
export const isIn = (list: BlockList, address: string): boolean =>
  isIP(address) !== 0 && list.check(address.replace(/%.*$/, ''), familyOf(address));

/** Widest network of proxies that a real one needs: what a provider or an operator gives one site. */
const WIDEST = { 4: 16, 6: 48 } as const;

/**
 * Networks that hold more than a site: whoever is in one of them, and is no proxy, may say that they
 * come from anywhere.
 */
export const wideAmong = (networks: readonly string[]): string[] =>
  networks.filter((text) => {
    const network = networkIn(text);
    if (!network) return false;
    const { address, prefix } = network;
    // IPv4 addresses in the writing of IPv6 (RFC 4291, 2.5.5.2), of which the first 96 bits say nothing.
    if (/^::ffff:/i.test(address)) return prefix - 96 < WIDEST[4];
    return prefix < WIDEST[isIP(address) === 6 ? 6 : 4];
  });
