import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { readConfig } from './config.ts';
import type { Config } from './config.ts';
import { createProgram } from './configOptions.ts';
import { ConfigError } from './docker/discovery/ConfigError.ts';
import { toSignInLink } from './toSignInLink.ts';

const folder = mkdtempSync(join(tmpdir(), 'portolan-config-'));
afterAll(() => rmSync(folder, { recursive: true }));

function read(args: string[] = [], env: Record<string, string> = {}): Config {
  const invocation = readConfig(args, env, '1.2.3');
  if (invocation.kind === 'text') throw new Error(invocation.text);
  return invocation.config;
}

describe('R54: flags and variables', () => {
  it('have the documented defaults', () => {
    expect(read()).toEqual({
      host: '127.0.0.1',
      port: 7678,
      dockerHosts: [],
      enginesFile: null,
      contexts: [],
      sample: false,
      sampleEngines: 0,
      readOnly: false,
      token: undefined,
      viewerToken: undefined,
      allowedHosts: [],
      publicOrigin: null,
      trustProxy: null,
      probeImage: null,
      dataDir: './data',
      logLevel: 'info',
    });
  });

  const file = join(folder, 'token');
  writeFileSync(file, 'secret-in-a-file\n');
  const both: [string[], Record<string, string>, Partial<Config>][] = [
    [['--port', '0'], { PORTOLAN_PORT: '0' }, { port: 0 }],
    [['--sample'], { PORTOLAN_SAMPLE: 'true' }, { sample: { containers: null } }],
    [['--sample', '1000'], { PORTOLAN_SAMPLE: '1000' }, { sample: { containers: 1000 } }],
    [['--engines', 'e.yml'], { PORTOLAN_ENGINES: 'e.yml' }, { enginesFile: 'e.yml' }],
    [['--contexts'], { PORTOLAN_CONTEXTS: '1' }, { contexts: 'all' }],
    [['--contexts', 'all'], { PORTOLAN_CONTEXTS: 'true' }, { contexts: 'all' }],
    [['--contexts', 'nas, vps,nas'], { PORTOLAN_CONTEXTS: 'nas,vps' }, { contexts: ['nas', 'vps'] }],
    [['--contexts', 'false'], { PORTOLAN_CONTEXTS: '0' }, { contexts: [] }],
    [['--sample-engines', '100'], { PORTOLAN_SAMPLE_ENGINES: '100' }, { sampleEngines: 100 }],
    [['--read-only'], { PORTOLAN_READ_ONLY: '1' }, { readOnly: true }],
    [['--token', 'abc'], { PORTOLAN_TOKEN: 'abc' }, { token: 'abc' }],
    [['--token', 'secret-in-a-file'], { PORTOLAN_TOKEN_FILE: file }, { token: 'secret-in-a-file' }],
    [
      ['--viewer-token', 'secret-in-a-file'],
      { PORTOLAN_VIEWER_TOKEN_FILE: file },
      { viewerToken: 'secret-in-a-file' },
    ],
    [
      ['--allowed-host', 'A.lan,b.lan:80', '--allowed-host', '[::2]'],
      { PORTOLAN_ALLOWED_HOST: 'a.lan, b.lan:80,[::2]' },
      { allowedHosts: ['a.lan', 'b.lan:80', '[::2]'] },
    ],
    [
      ['--public-origin', 'https://map.example/'],
      { PORTOLAN_PUBLIC_ORIGIN: 'https://map.example' },
      { publicOrigin: 'https://map.example' },
    ],
    [['--trust-proxy', '1'], { PORTOLAN_TRUST_PROXY: '1' }, { trustProxy: 1 }],
    [
      ['--trust-proxy', '10.0.0.0/8,::1'],
      { PORTOLAN_TRUST_PROXY: '10.0.0.0/8,::1' },
      { trustProxy: ['10.0.0.0/8', '::1'] },
    ],
    [
      ['--probe-image', 'registry.lan:5000/tools/box:1'],
      { PORTOLAN_PROBE_IMAGE: 'registry.lan:5000/tools/box:1' },
      { probeImage: 'registry.lan:5000/tools/box:1' },
    ],
    [['--data-dir', '/d'], { PORTOLAN_DATA_DIR: '/d' }, { dataDir: '/d' }],
    [['--log-level', 'debug'], { PORTOLAN_LOG_LEVEL: 'debug' }, { logLevel: 'debug' }],
  ];
  it.each(both)('%j as %j', (args, env, expected) => {
    expect(read(args)).toMatchObject(expected);
    expect(read([], env)).toMatchObject(expected);
  });

  it('a flag overrides its variable; an empty variable is ignored', () => {
    expect(read(['--port', '1'], { PORTOLAN_PORT: '2' }).port).toBe(1);
    expect(read([], { PORTOLAN_PORT: '', PORTOLAN_READ_ONLY: '', PORTOLAN_TOKEN: '' })).toEqual(read());
    expect(read([], { PORTOLAN_READ_ONLY: '0', PORTOLAN_SAMPLE: '0' })).toEqual(read());
    // `chooseEngines` reads the variable, because it also reports the source of an address.
    expect(read([], { DOCKER_HOST: 'tcp://b:2' }).dockerHosts).toEqual([]);
  });

  it('R280: --docker-host can be repeated with names', () => {
    const hosts = (...urls: string[]) => read(urls.flatMap((url) => ['--docker-host', url])).dockerHosts;
    expect(hosts('tcp://a:1')).toEqual([{ name: null, url: 'tcp://a:1' }]);
    expect(hosts('')).toEqual([]);
    expect(read(['--engines', '']).enginesFile).toBeNull();
    expect(hosts('nas=ssh://me@nas', 'unix:///a=b.sock', 'V.p_s+1-x=tcp://b:2')).toEqual([
      { name: 'nas', url: 'ssh://me@nas' },
      { name: null, url: 'unix:///a=b.sock' },
      { name: 'V.p_s+1-x', url: 'tcp://b:2' },
    ]);
  });

  const malformed: [string[], Record<string, string>][] = [
    [['--port', 'http'], {}],
    [['--port', '70000'], {}],
    [['--port', ''], {}],
    [['--port', '0x50'], {}],
    [['--port'], {}],
    [['--prot', '1'], {}],
    [['somewhere'], {}],
    [['--sample', 'many'], {}],
    [['--sample-engines', '0'], {}],
    [['--sample-engines', '101'], {}],
    [['--sample-engines'], {}],
    [[], { PORTOLAN_SAMPLE_ENGINES: 'many' }],
    [['--docker-host', '-x=tcp://a:1'], {}],
    [['--docker-host', '=tcp://a:1'], {}],
    [['--docker-host', 'a b=tcp://a:1'], {}],
    [['--docker-host', `${'x'.repeat(64)}=tcp://a:1`], {}],
    [['--docker-host', 'tcp://a:1', '--docker-host', 'tcp://b:1'], {}],
    [['--engines'], {}],
    [['--trust-proxy', 'true'], {}],
    [['--trust-proxy', '10.0.0.0/40'], {}],
    [['--public-origin', 'map.example'], {}],
    [['--public-origin', 'https://map.example/path'], {}],
    [['--allowed-host', '*'], {}],
    [['--allowed-host', 'http://a.lan'], {}],
    [['--probe-image', '--privileged'], {}],
    [['--log-level', 'loud'], {}],
    [['--token', 'two words'], {}],
    [['--token', 'same', '--viewer-token', 'same'], {}],
    [[], { PORTOLAN_READ_ONLY: 'yes' }],
    [[], { PORTOLAN_SAMPLE: 'yes' }],
    [[], { PORTOLAN_TOKEN_FILE: join(folder, 'none') }],
    [[], { PORTOLAN_TOKEN: 'a', PORTOLAN_TOKEN_FILE: file }],
  ];
  it.each(malformed)('%j with %j is refused with one line', (args, env) => {
    const attempt = () => read(args, env);
    expect(attempt).toThrow(ConfigError);
    expect(attempt).toThrow(/^[A-Z-].*[.?)]$/);
  });

  it('the message about a malformed token does not contain it', () => {
    expect(() => read(['--token', 'my secret'])).toThrow(/^((?!secret).)*$/);
  });

  it('the help lists every flag with its variable and default', () => {
    const help = readConfig(['--help'], {}, '1.2.3');
    const text = help.kind === 'text' ? help.text : '';
    for (const { long, envVar } of createProgram('1').options) {
      expect(text).toContain(long);
      if (envVar) expect(text).toContain(envVar);
    }
    for (const part of [
      'healthcheck',
      '7678',
      './data',
      'PORTOLAN_TOKEN_FILE',
      'PORTOLAN_VIEWER_TOKEN_FILE',
    ]) {
      expect(text).toContain(part);
    }
  });

  it('the command healthcheck is recognised', () => {
    expect(readConfig(['--port', '1', 'healthcheck'], {}, '1').kind).toBe('healthcheck');
    expect(readConfig(['healthcheck'], { PORTOLAN_HOST: '0.0.0.0' }, '1').kind).toBe('healthcheck');
  });
});

it('R55: listening beyond loopback requires host names', () => {
  for (const host of ['0.0.0.0', '::', '192.168.1.2', 'nas.lan']) {
    expect(() => read(['--host', host])).toThrow(/--allowed-host/);
    expect(read(['--host', host, '--allowed-host', 'nas.lan']).host).toBe(host);
    expect(read(['--host', host, '--public-origin', 'https://nas.lan']).host).toBe(host);
  }
  for (const host of ['127.0.0.1', '127.0.0.2', '::1', 'localhost'])
    expect(read(['--host', host]).host).toBe(host);
});

it('R56: browsers can open the link', () => {
  const at = (address: string, family = 'IPv4') => ({ address, port: 7678, family });
  const link = (args: string[], address: ReturnType<typeof at>) => toSignInLink(read(args), address, 'T');
  expect(link([], at('127.0.0.1'))).toBe('http://127.0.0.1:7678/#token=T');
  expect(link([], at('::1', 'IPv6'))).toBe('http://[::1]:7678/#token=T');
  expect(link(['--public-origin', 'https://map.example'], at('127.0.0.1'))).toBe(
    'https://map.example/#token=T',
  );
  expect(link(['--allowed-host', 'nas.lan'], at('0.0.0.0'))).toBe('http://nas.lan:7678/#token=T');
  expect(link(['--allowed-host', 'nas.lan:80'], at('0.0.0.0'))).toBe('http://nas.lan:80/#token=T');
});
