import { readFileSync } from 'node:fs';
import type { IncomingMessage } from 'node:http';
import path from 'node:path';
import { expect, it } from '@jest/globals';
import { sourceOf } from '../../../../src/http/gate/source.ts';
import { blockListOf } from '../../../../src/networks.ts';

const from = (remoteAddress: string, forwarded?: string, proxies?: string[]) =>
  sourceOf(
    {
      socket: { remoteAddress },
      headers: forwarded === undefined ? {} : { 'x-forwarded-for': forwarded },
    } as unknown as IncomingMessage,
    proxies && blockListOf(proxies),
  );

it.each([
  ['App Service on Linux', '169.254.129.1', '203.0.113.7:51234'],
  ['App Service on Linux, another instance', '::ffff:169.254.130.9', '203.0.113.7:51234'],
  ['Caddy of compose.yaml', '172.18.0.4', '203.0.113.7'],
  ['a server in front of compose, through the port of this machine', '172.17.0.1', '203.0.113.7'],
  ['a server on the same machine', '127.0.0.1', '203.0.113.7'],
  ['a server on the same machine, over IPv6', '::1', '203.0.113.7'],
  ['a server of the local network', '10.1.2.3', '198.51.100.66, 203.0.113.7'],
])('behind %s, the source is whom the proxy names', (_, peer, forwarded) => {
  expect(from(peer, forwarded)).toBe('203.0.113.7');
});

it('App Service is given the proxies that it has', () => {
  const bicep = readFileSync(
    path.join(import.meta.dirname, '../../../../infra/azure.bicep'),
    'utf8',
  );
  const listed = /'TRUSTED_PROXIES', value: '([^']+)'/.exec(bicep)?.[1]?.split(',') ?? [];
  for (const peer of ['169.254.129.1', '169.254.130.4', '::ffff:169.254.129.5'])
    expect(from(peer, '198.51.100.66, 203.0.113.7:51234', listed)).toBe('203.0.113.7');
});

it.each([
  ['nobody in between', '203.0.113.7', undefined],
  ['a header of their own', '203.0.113.7', '198.51.100.1'],
  ['a header that is no address', '::ffff:203.0.113.7', 'unknown'],
])('with %s, the source is who opened the connection', (_, peer, forwarded) => {
  expect(from(peer, forwarded)).toBe('203.0.113.7');
});

it('a proxy nearby that names nobody is itself the source', () => {
  expect(from('10.1.2.3', 'unknown')).toBe('10.1.2.3');
  expect(from('10.1.2.3')).toBe('10.1.2.3');
});

it('without a list one proxy is believed, and no address that whoever asks put before it', () => {
  expect(from('127.0.0.1', '198.51.100.66, 10.0.0.9')).toBe('10.0.0.9');
});

it('listed proxies are passed over, one after the other, and no others are', () => {
  const proxies = ['10.0.0.0/24', '192.0.2.4'];
  expect(from('10.0.0.5', '9.9.9.9, 203.0.113.7, 192.0.2.4', proxies)).toBe('203.0.113.7');
  expect(from('10.0.1.5', '203.0.113.7', proxies)).toBe('10.0.1.5');
  expect(from('192.0.2.4', '10.0.0.1, 10.0.0.2', proxies)).toBe('10.0.0.1');
});

it.each([
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
  ['2001:DB8:1:2::9', '2001:db8:1:2::/64'],
  ['2001:db8::1', '2001:db8:0:0::/64'],
  ['fe80::1%eth0', 'fe80:0:0:0::/64'],
  ['2001:db8:0:0:1::', '2001:db8:0:0::/64'],
])('an IPv6 address counts with its subscriber: %s', (address, name) => {
  expect(from('127.0.0.1', `[${address}]:443`, ['127.0.0.1'])).toBe(name);
});
