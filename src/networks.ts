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
