import { expect, it } from '@jest/globals';
import { isAllowedService, type ServiceHosts } from '../../../bot/teams/service-hosts.ts';

const production: ServiceHosts = { names: ['smba.trafficmanager.net'], loopback: 'no' };
const rig: ServiceHosts = {
  names: ['127.0.0.1:9000', 'localhost', '[::1]:80'],
  loopback: 'listed',
};
const local: ServiceHosts = { names: ['smba.trafficmanager.net'], loopback: 'any' };

it.each([
  'https://smba.trafficmanager.net',
  'https://smba.trafficmanager.net/emea/',
  'https://smba.trafficmanager.net:443/fr/11111111-2222-4333-8444-555555555555/',
  'https://SMBA.trafficmanager.net/teams/',
])('speaks to %s', (url) => {
  expect(isAllowedService(url, production)).toBe(true);
});

it.each([
  '',
  'smba.trafficmanager.net',
  '//smba.trafficmanager.net',
  'http://smba.trafficmanager.net/',
  'https://evil.trafficmanager.net/',
  'https://smba.trafficmanager.net.evil.fr/',
  'https://evil.fr/smba.trafficmanager.net',
  'https://smba.trafficmanager.net@evil.fr/',
  'https://user@smba.trafficmanager.net/',
  'https://:pass@smba.trafficmanager.net/',
  'https://smba.trafficmanager.net:8443/',
  'https://smba.trafficmanager.net./',
  'https://smba.trafficmanager.net\\@evil.fr/',
  'https://smba.trafficmanager.net%2eevil.fr/',
  'https://smba.traffic\tmanager.net/',
  ' https://smba.trafficmanager.net/',
  'https://ｓmba.trafficmanager.net/',
  'https://52.113.194.132/',
  'https://[::1]/',
  'https://127.0.0.1/',
  'http://localhost:9000/',
  'file:///etc/passwd',
  'javascript:alert(1)',
  `https://smba.trafficmanager.net/${'a'.repeat(1_000)}`,
])('never speaks to %s in production', (url) => {
  expect(isAllowedService(url, production)).toBe(false);
});

it('speaks to a listed loopback address on its port only, or on any when none is listed', () => {
  expect(isAllowedService('http://127.0.0.1:9000/teams', rig)).toBe(true);
  expect(isAllowedService('http://127.0.0.1:9001/teams', rig)).toBe(false);
  expect(isAllowedService('http://localhost:1234/', rig)).toBe(true);
  expect(isAllowedService('http://[::1]/', rig)).toBe(true);
  expect(isAllowedService('http://[::1]:81/', rig)).toBe(false);
  expect(isAllowedService('http://smba.trafficmanager.net/', rig)).toBe(false);
});

it('speaks only to loopback without an app id', () => {
  expect(isAllowedService('http://localhost:56150/_connector', local)).toBe(true);
  expect(isAllowedService('http://127.0.0.1:1/', local)).toBe(true);
  expect(isAllowedService('https://smba.trafficmanager.net/', local)).toBe(false);
  expect(isAllowedService('http://127.0.0.1.evil.fr/', local)).toBe(false);
  expect(isAllowedService('ftp://127.0.0.1/', local)).toBe(false);
});
