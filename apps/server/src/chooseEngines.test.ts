import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { get } from 'node:http';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { chooseEngines } from './chooseEngines.ts';
import type { ChosenEngines } from './chooseEngines.ts';
import { readConfig } from './config.ts';
import * as access from './docker/discovery/checkSocketAccess.ts';
import { ConfigError } from './docker/discovery/ConfigError.ts';

let home: string;
let chosen: ChosenEngines[] = [];

beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'portolan-choose-'));
  // The process of the sample engines runs from the sources.
  vi.stubEnv('NODE_OPTIONS', '--import tsx');
});
afterEach(async () => {
  await Promise.all(chosen.map((each) => each.close()));
  chosen = [];
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
  rmSync(home, { recursive: true });
});

async function choose(args: string[] = [], env: NodeJS.ProcessEnv = {}): Promise<ChosenEngines> {
  const invocation = readConfig(args, env, '1');
  if (invocation.kind === 'text') throw new Error(invocation.text);
  const result = await chooseEngines(invocation.config, env, home);
  chosen.push(result);
  return result;
}
const engines = async (...given: Parameters<typeof choose>) =>
  (await choose(...given)).engines.map(({ name, address }) => `${name} ${address.url} ${address.source}`);
const names = async (...given: Parameters<typeof choose>) =>
  (await choose(...given)).engines.map(({ name }) => name);

function write(path: string, content: string): string {
  mkdirSync(dirname(join(home, path)), { recursive: true });
  writeFileSync(join(home, path), content);
  return join(home, path);
}

function writeContext(name: string, Host: string): void {
  const folder = createHash('sha256').update(name).digest('hex');
  const meta = JSON.stringify({ Name: name, Endpoints: { docker: { Host } } });
  write(`.docker/contexts/meta/${folder}/meta.json`, meta);
}

const read = <T>(url: string, path: string): Promise<T> =>
  new Promise((resolve, reject) => {
    get(`${url.replace('tcp:', 'http:')}${path}`, (response) => {
      let text = '';
      response.on('data', (part: Buffer) => (text += part.toString()));
      response.on('end', () => resolve(JSON.parse(text) as T));
    }).on('error', reject);
  });

describe('R21, R280: one engine, named default', () => {
  it('from --docker-host, then DOCKER_HOST, then the context', async () => {
    writeContext('far', 'ssh://me@far');
    const env = { DOCKER_HOST: 'tcp://env:2375', DOCKER_CONTEXT: 'far' };
    expect(await engines(['--docker-host', 'flag:1'], env)).toEqual(['default tcp://flag:1 --docker-host']);
    expect(await engines([], env)).toEqual(['default tcp://env:2375 DOCKER_HOST']);
    expect(await engines([], { DOCKER_CONTEXT: 'far' })).toEqual(['default ssh://me@far context "far"']);
  });

  it('or the sample engine, with --sample', async () => {
    const env = { DOCKER_HOST: 'tcp://env:2375' };
    const { engines } = await choose(['--sample', '3', '--docker-host', 'tcp://flag:1'], env);
    expect(engines).toMatchObject([{ name: 'default', sample: true, sampleReason: null }]);
    const { url } = engines[0].address;
    expect(url).toMatch(/^tcp:\/\/127\.0\.0\.1:\d+$/);
    expect(await read(url, '/containers/json?all=1')).toHaveLength(3);
    expect(await read(url, '/info')).toMatchObject({ Name: 'sample' });
  });
});

describe('R280: several engines', () => {
  it('are given by --docker-host with names; the one without a name is the default engine', async () => {
    const args = ['--docker-host', 'nas=ssh://me@nas', '--docker-host', 'vps=vps:2375'];
    const named = ['nas ssh://me@nas --docker-host', 'vps tcp://vps:2375 --docker-host'];
    expect(await engines(args, { DOCKER_HOST: 'tcp://env:2375' })).toEqual(named);
    expect(await engines([...args, '--docker-host', 'tcp://a:1'])).toEqual([
      'default tcp://a:1 --docker-host',
      ...named,
    ]);
  });

  it('come in the order flags, file, contexts, sample engines; the file can mark the default engine', async () => {
    writeContext('ctx', 'tcp://ctx:1');
    const list = (rest: string) =>
      write('e.yml', `engines: [{name: a, url: 'tcp://a:1'}, {name: b, url: 'b:1'${rest}}]`);
    const args = ['--engines', list(''), '--contexts', 'ctx', '--sample-engines', '1'];
    const all = ['a', 'b', 'ctx', 'sample-1'];
    expect(await names(args)).toEqual(all);
    expect(await names([...args, '--docker-host', 'flag=tcp://x:1'])).toEqual(['flag', ...all]);
    expect(await names(args.slice(0, 4), { DOCKER_HOST: 'tcp://x:1' })).toEqual(['default', 'a', 'b', 'ctx']);
    list(', default: true');
    expect(await names([...args, '--docker-host', 'flag=tcp://x:1'])).toEqual([
      ...['b', 'flag', 'a'],
      ...['ctx', 'sample-1'],
    ]);
    await expect(choose(args.slice(0, 2), { DOCKER_HOST: 'tcp://x:1' })).rejects.toThrow(
      'Two engines are the default: "b" of the file',
    );
  });

  it('each have their own name', async () => {
    writeContext('sample-1', 'tcp://ctx:1');
    writeContext('nas', 'tcp://ctx:2');
    const twice = choose(['--docker-host', 'nas=tcp://a:1', '--contexts', 'nas']);
    await expect(twice).rejects.toThrow(ConfigError);
    await expect(twice).rejects.toThrow('"nas": one of --docker-host and one of --contexts.');
    await expect(choose(['--docker-host', 'nas=a:1', '--docker-host', 'nas=b:1'])).rejects.toThrow(
      '"nas": both of --docker-host.',
    );
    await expect(choose(['--contexts', 'sample-1', '--sample-engines', '1'])).rejects.toThrow('"sample-1"');
    const file = write('e.yml', 'engines: [{name: default, url: a:1}]');
    await expect(choose(['--engines', file], { DOCKER_HOST: 'b:1' })).rejects.toThrow(
      `"default": one of DOCKER_HOST and one of the file ${file}.`,
    );
  });

  it('can be the docker contexts, of which the default one is the engine without a name', async () => {
    writeContext('far', 'ssh://me@far');
    writeContext('near', 'tcp://near:1');
    expect(await engines(['--contexts'], { DOCKER_HOST: 'tcp://env:1', DOCKER_CONTEXT: 'near' })).toEqual([
      'default tcp://env:1 DOCKER_HOST',
      'far ssh://me@far context "far"',
      'near tcp://near:1 context "near"',
    ]);
    expect(await names(['--contexts', 'far,near'], { DOCKER_CONTEXT: 'near' })).toEqual(['near', 'far']);
  });

  it('R22: a socket that may not be opened stops a single engine only', async () => {
    const refusal = new ConfigError('This user has no permission to open it.');
    vi.spyOn(access, 'checkSocketAccess').mockImplementation((path) =>
      Promise.resolve(path === '/locked.sock' ? refusal : null),
    );
    const args = ['--docker-host', 'a=unix:///locked.sock'];
    await expect(choose(args)).rejects.toBe(refusal);
    const { engines, warnings } = await choose([...args, '--docker-host', 'b=tcp://b:1']);
    expect(engines.map(({ name }) => name)).toEqual(['a', 'b']);
    expect(warnings).toEqual(['The engine "a" is out of reach. This user has no permission to open it.']);
  });
});

describe('R284: --sample-engines', () => {
  it('starts engines of different ids with the same names and subnets', async () => {
    const { engines } = await choose(['--sample-engines', '3', '--sample', '5'], {
      DOCKER_HOST: 'tcp://env:1',
    });
    expect(engines.map(({ name, sample }) => `${name} ${sample}`)).toEqual([
      ...['sample-1 true', 'sample-2 true', 'sample-3 true'],
    ]);
    const ids = new Set<string>();
    const contents = new Set<string>();
    let count = 0;
    for (const { name, address } of engines) {
      const info = await read<{ ID: string; Name: string }>(address.url, '/info');
      expect(info.Name).toBe(name);
      type Listed = { Id: string; Names: string[] };
      type Network = { Id: string; Name: string; IPAM: unknown };
      const containers = await read<Listed[]>(address.url, '/containers/json?all=1');
      const networks = await read<Network[]>(address.url, '/networks');
      expect(containers).toHaveLength(5);
      const own = [info.ID, ...containers.map(({ Id }) => Id), ...networks.map(({ Id }) => Id)];
      count += own.length;
      for (const id of own) ids.add(id);
      contents.add(
        JSON.stringify([
          containers.map((each) => each.Names),
          networks.map((each) => [each.Name, each.IPAM]),
        ]),
      );
    }
    expect(ids.size).toBe(count);
    expect(contents.size).toBe(1);
  });

  it('come with an engine that a flag gives', async () => {
    expect(await names(['--sample-engines', '1', '--docker-host', 'tcp://a:1'])).toEqual([
      'default',
      'sample-1',
    ]);
  });
});
