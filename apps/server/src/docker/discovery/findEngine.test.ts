import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { Server } from 'node:http';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { noAccessMessage } from './checkSocketAccess.ts';
import { findEngine, readDockerHost } from './findEngine.ts';
import { parseEngineUrl } from './parseEngineUrl.ts';

let home: string;
const servers: Server[] = [];

beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'portolan-find-'));
});
afterEach(() => {
  for (const server of servers.splice(0)) server.close();
  rmSync(home, { recursive: true });
});

function write(path: string, content: string): void {
  mkdirSync(dirname(join(home, path)), { recursive: true });
  writeFileSync(join(home, path), content);
}

function writeContext(name: string, Host: string, tls: Record<string, string> = {}): void {
  const folder = createHash('sha256').update(name).digest('hex');
  write(
    `.docker/contexts/meta/${folder}/meta.json`,
    JSON.stringify({ Name: name, Endpoints: { docker: { Host } } }),
  );
  for (const [file, content] of Object.entries(tls))
    write(`.docker/contexts/tls/${folder}/docker/${file}`, content);
}

async function listenAt(path: string, status = 200): Promise<string> {
  const socket = join(home, path);
  mkdirSync(dirname(socket), { recursive: true });
  const server = createServer((_, response) => response.writeHead(status).end('OK'));
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(socket, resolve));
  return `unix://${socket}`;
}

const find = (env: NodeJS.ProcessEnv = {}) =>
  findEngine({ env: { XDG_RUNTIME_DIR: join(home, 'run'), ...env }, home, platform: 'linux' });
const read = (url: string, env: NodeJS.ProcessEnv = {}) => readDockerHost(url, 'DOCKER_HOST', { env, home });
const addressOf = async (...given: Parameters<typeof find>) => {
  const found = await find(...given);
  return found.kind === 'none' ? null : found.address;
};

describe('R21: finds the engine that the docker CLI would use', () => {
  it('from DOCKER_CONTEXT, then the current context', async () => {
    writeContext('far', 'ssh://me@far');
    writeContext('near', 'tcp://near:2375');
    write('.docker/config.json', JSON.stringify({ currentContext: 'near', auths: {} }));
    expect(await addressOf({ DOCKER_CONTEXT: 'far' })).toMatchObject({
      url: 'ssh://me@far',
      source: 'context "far"',
    });
    expect(await addressOf()).toMatchObject({ url: 'tcp://near:2375' });
    expect(await find()).toMatchObject({ kind: 'configured' });
  });

  it('with the TLS files of a context, or of DOCKER_CERT_PATH', async () => {
    writeContext('safe', 'tcp://safe:2376', { 'ca.pem': 'CA', 'cert.pem': 'CERT', 'key.pem': 'KEY' });
    const tls = { ca: 'CA', cert: 'CERT', key: 'KEY', skipVerify: false };
    expect(await addressOf({ DOCKER_CONTEXT: 'safe' })).toMatchObject({ tls });
    for (const file of ['ca', 'cert', 'key']) write(`certs/${file}.pem`, file.toUpperCase());
    const env = { DOCKER_CERT_PATH: join(home, 'certs') };
    expect(await read('safe:2376', { ...env, DOCKER_TLS_VERIFY: '1' })).toEqual({
      url: 'tcp://safe:2376',
      source: 'DOCKER_HOST',
      tls,
    });
    expect((await read('safe:2376', env)).tls).toBeUndefined();
  });

  it('or else the first engine that answers at a well-known socket', async () => {
    await listenAt('run/docker.sock', 500);
    const podman = await listenAt('run/podman/podman.sock');
    expect(await find()).toEqual({ kind: 'found', address: { url: podman, source: 'found' } });
    const colima = await listenAt('.colima/dev/docker.sock');
    expect((await addressOf())?.url).toBe(colima);
  });

  it('or none, with the sockets that were tried', async () => {
    const found = await find();
    if (found.kind !== 'none') return expect(found.address.url).toBe('unix:///var/run/docker.sock');
    expect(found.tried).toContain('unix:///var/run/docker.sock');
    expect(found.tried).toContain(`unix://${home}/.docker/desktop/docker.sock`);
  });
});

describe('R22: a setting that cannot work is a ConfigError', () => {
  it('but an engine that is configured is used even if it does not answer', async () => {
    await listenAt('run/podman/podman.sock');
    writeContext('away', 'unix:///nowhere.sock');
    expect(await find({ DOCKER_CONTEXT: 'away' })).toMatchObject({
      kind: 'configured',
      address: { url: 'unix:///nowhere.sock' },
    });
  });

  it.each([
    ['ftp://x', 'is not an engine address'],
    ['nonsense', 'is not an engine address'],
    ['tcp://', 'is not an engine address'],
    ['tcp://host:99999', 'is not an engine address'],
    ['unix://relative', 'is not an engine address'],
    ['ssh://me:secret@host', 'must not contain a password'],
    ['tcp://me@host:2375', 'cannot have a user name'],
  ])('%s', async (url, message) => {
    await expect(read(url)).rejects.toMatchObject({ name: 'ConfigError' });
    await expect(read(url)).rejects.toThrow(message);
  });

  it('for a missing context, a malformed file and missing TLS files', async () => {
    await expect(find({ DOCKER_CONTEXT: 'gone' })).rejects.toThrow('The Docker context "gone"');
    await expect(read('tcp://x:1', { DOCKER_TLS_VERIFY: '1' })).rejects.toThrow('contains no ca.pem');
    write('.docker/config.json', '{');
    await expect(find()).rejects.toMatchObject({ name: 'ConfigError' });
  });

  it('and for a socket without permission, with the group to join', () => {
    expect(noAccessMessage('/var/run/docker.sock', 998, 'root:x:0:\ndocker:x:998:\n')).toContain(
      'sudo usermod -aG docker $USER',
    );
    expect(noAccessMessage('/x.sock', 0, 'root:x:0:\n')).not.toContain('usermod');
  });
});

it('parseEngineUrl parses addresses of all kinds', () => {
  expect(parseEngineUrl('unix:///a b/docker.sock')).toEqual({ kind: 'socket', path: '/a b/docker.sock' });
  expect(parseEngineUrl('npipe:////./pipe/docker_engine')).toEqual({
    kind: 'socket',
    path: '//./pipe/docker_engine',
  });
  expect(parseEngineUrl('tcp://[::1]:2375')).toEqual({ kind: 'tcp', host: '[::1]', port: 2375 });
  expect(parseEngineUrl('tcp://host:80')).toEqual({ kind: 'tcp', host: 'host', port: 80 });
  expect(parseEngineUrl('ssh://me@host')).toEqual({
    kind: 'ssh',
    host: 'host',
    port: null,
    username: 'me',
    socket: null,
  });
});
