import { describe, expect, it } from 'vitest';
import { parseEngineUrl } from './parseEngineUrl.ts';

const ssh = (
  host: string,
  port: number | null = null,
  username: string | null = null,
  socket: string | null = null,
) => ({ kind: 'ssh', host, port, username, socket });

describe('R275: an ssh:// address', () => {
  it.each([
    ['ssh://nas', ssh('nas')],
    ['ssh://nas/', ssh('nas')],
    ['ssh://My_NAS.local', ssh('My_NAS.local')],
    ['ssh://me@nas:2222', ssh('nas', 2222, 'me')],
    ['ssh://nas:80', ssh('nas', 80)],
    ['ssh://me@[::1]:2222', ssh('::1', 2222, 'me')],
    ['ssh://[fe80::1%25eth0]', ssh('fe80::1%25eth0')],
    ['ssh://DOMAIN%5Cme@nas', ssh('nas', null, 'DOMAIN\\me')],
    ['ssh://me@example.com@nas', ssh('nas', null, 'me@example.com')],
    ['ssh://büro', ssh('büro')],
    ['ssh://nas/run/user/1000/docker.sock', ssh('nas', null, null, '/run/user/1000/docker.sock')],
    ['ssh://me@nas:22/a@b.sock', ssh('nas', 22, 'me', '/a@b.sock')],
  ])('%s leaves to ssh what it does not say', (url, expected) => {
    expect(parseEngineUrl(url)).toEqual(expected);
  });

  it.each([
    'ssh://-oProxyCommand=touch%20x',
    'ssh://-J',
    'ssh://-l@nas',
    'ssh://me@-oProxyCommand=x',
    'ssh://$(id)',
    'ssh://a;id',
    'ssh://a|id',
    'ssh://a&b',
    'ssh://a`id`',
    'ssh://a b',
    'ssh://a\nb',
    "ssh://a'b",
    'ssh://a"b',
    'ssh://a%h',
    'ssh://a\\b',
    'ssh://a,b',
    'ssh://a*',
    'ssh://~',
    'ssh://[nas]',
    'ssh://[::1;id]',
    'ssh://me;id@nas',
    'ssh://me%3Bid@nas',
    'ssh://%2DoX@nas',
    'ssh://me%0Aid@nas',
    'ssh://me%20-oX@nas',
    'ssh://$USER@nas',
    'ssh://me%5C@nas',
    'ssh://me%25h@nas',
    'ssh://nas/a;id',
    'ssh://nas/$(id)',
    'ssh://nas/a b',
    'ssh://nas/a\nb',
    'ssh://nas/~/x',
    "ssh://nas/'x'",
    'ssh://nas/x?y',
  ])('%j could be an option or a command, and is refused with what is allowed', (url) => {
    expect(() => parseEngineUrl(url)).toThrow(
      /(?:host|user name|socket) of an ssh:\/\/ address\. Use letters/,
    );
  });

  it.each([
    'ssh://',
    'ssh:///',
    'ssh://me@',
    'ssh://:22',
    'ssh://nas:0',
    'ssh://nas:99999',
    'ssh://nas?x',
    'ssh://%zz@nas',
    'tcp://host:2375?x=s',
    'tcp://host:2375#x',
  ])('%s is no address', (url) => expect(() => parseEngineUrl(url)).toThrow('is not an engine address'));

  it.each([
    ['tcp://', 'it has no host'],
    ['ssh://me@', 'it has no host'],
    ['tcp://:2375', 'it has no host'],
    ['tcp://nas:99999', 'a port is from 1 to 65535'],
    ['ssh://nas:0', 'a port is from 1 to 65535'],
    ['unix://docker.sock', 'it has no absolute path'],
  ])('%s is told why', (url, why) =>
    expect(() => parseEngineUrl(url)).toThrow(`is not an engine address: ${why}.`),
  );

  it('has no password', () => {
    expect(() => parseEngineUrl('ssh://me:secret@nas')).toThrow('must not contain a password');
  });

  it.each(['https://me:secret@nas', 'ssh://me:se/secret@nas', 'tcp://me:se/secret@nas', 'me:secret@nas'])(
    'that is refused does not say the password of %s',
    (url) => {
      expect(() => parseEngineUrl(url)).toThrow(/me:…@nas" is not an engine address/);
    },
  );
});
