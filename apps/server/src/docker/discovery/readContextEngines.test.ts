import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readContextEngines } from './readContextEngines.ts';

let home: string;
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'portolan-contexts-'));
});
afterEach(() => rmSync(home, { recursive: true }));

function writeMeta(name: string, content: string, config = '.docker'): void {
  const folder = join(home, config, 'contexts/meta', createHash('sha256').update(name).digest('hex'));
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'meta.json'), content);
}
const writeContext = (name: string, Host: string, config?: string) =>
  writeMeta(name, JSON.stringify({ Name: name, Endpoints: { docker: { Host } } }), config);

/** There is no engine at the default address: the tests run on Linux, and ask for the one of Windows. */
const read = (selection: 'all' | string[], env: NodeJS.ProcessEnv = {}, defaultUrl?: string) =>
  readContextEngines(selection, {
    env,
    home,
    platform: 'win32',
    defaultAddress: defaultUrl === undefined ? null : { url: defaultUrl, source: 'DOCKER_HOST' },
    refuseName: (name) => (name === 'refused' ? '"refused" is not a name.' : null),
  });
const names = async (...given: Parameters<typeof read>) =>
  (await read(...given)).engines.map(({ name }) => name);

describe('R282: the engines of docker contexts', () => {
  it('are those of all contexts, or of those that are named', async () => {
    expect(await read([])).toEqual({ engines: [], leftOut: [] });
    writeContext('nas', 'ssh://me@nas');
    writeContext('a', 'tcp://a:1');
    expect(await names('all', {}, 'tcp://env:1')).toEqual(['default', 'a', 'nas']);
    expect(await read(['nas', 'default'], {}, 'tcp://env:1')).toEqual({
      engines: [
        { name: 'default', address: { url: 'tcp://env:1', source: 'DOCKER_HOST' } },
        { name: 'nas', address: { url: 'ssh://me@nas', source: 'context "nas"' } },
      ],
      leftOut: [],
    });
    writeContext('elsewhere', 'tcp://b:1', 'other');
    expect(await names(['elsewhere'], { DOCKER_CONFIG: join(home, 'other') })).toEqual(['elsewhere']);
  });

  it('begin with that of the current context', async () => {
    for (const name of ['a', 'b', 'c']) writeContext(name, `tcp://${name}:1`);
    expect(await names(['a', 'b', 'c'])).toEqual(['a', 'b', 'c']);
    writeFileSync(join(home, '.docker/config.json'), '{"currentContext": "b"}');
    expect(await names('all')).toEqual(['b', 'a', 'c']);
    expect(await names('all', { DOCKER_CONTEXT: 'c' })).toEqual(['c', 'a', 'b']);
    const env = { DOCKER_CONTEXT: 'c', DOCKER_HOST: 'tcp://env:1' };
    expect(await names('all', env, 'tcp://env:1')).toEqual(['default', 'a', 'b', 'c']);
  });

  it('are left out if they cannot be read, unless they were named', async () => {
    writeContext('good', 'tcp://a:1');
    writeContext('refused', 'tcp://a:1');
    writeContext('odd', 'ftp://a');
    writeContext('empty', '');
    writeMeta('cluster', JSON.stringify({ Name: 'cluster', Endpoints: { kubernetes: {} } }));
    writeMeta('broken', '{');
    const { engines, leftOut } = await read('all');
    expect(engines.map(({ name }) => name)).toEqual(['good']);
    expect(leftOut).toEqual([
      expect.stringMatching(/^A Docker context is left out\. .*meta\.json is not in Docker’s format/),
      'The Docker context "default" is left out. No engine listens at npipe:////./pipe/docker_engine, and DOCKER_HOST is not set.',
      expect.stringMatching(/^The Docker context "cluster" is left out\. .* is not in Docker’s format/),
      'The Docker context "empty" is left out. The Docker context "empty" has no engine address.',
      expect.stringMatching(/^The Docker context "odd" is left out\. "ftp:\/\/a" is not an engine address/),
      'The Docker context "refused" is left out. --contexts: "refused" is not a name.',
    ]);
    for (const name of ['default', 'refused', 'odd', 'empty', 'cluster', 'broken', 'gone']) {
      await expect(read(['good', name]), name).rejects.toMatchObject({ name: 'ConfigError' });
    }
    await expect(read(['gone'])).rejects.toThrow(
      '"gone", set in --contexts (PORTOLAN_CONTEXTS), does not exist.',
    );
  });
});
