import { createHmac, randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Duplex } from 'node:stream';
import ssh2 from 'ssh2';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { toUnreachableError } from '../../calls/toEngineError.ts';
import type { SshTarget } from '../../discovery/parseEngineUrl.ts';
import { checkHostKey } from './checkHostKey.ts';
import { connectByLibrary } from './connectByLibrary.ts';
import { SshAgent } from './SshAgent.ts';

let folder: string;
let port: number;
let server: InstanceType<typeof ssh2.Server>;
let engine: http.Server;
let hostKeyLine: string;
let connections = 0;
let refuseExec = false;
let refuseKeys = false;
let failure: string | null = null;

/** ssh2 cannot parse some of the keys that it generates (3 of 1,000 with 1.17), so this tries until it can. */
function newKey() {
  for (;;) {
    const key = ssh2.utils.generateKeyPairSync('ed25519');
    if (!(ssh2.utils.parseKey(key.private) instanceof Error)) return key;
  }
}
const file = (name: string, content: string): string => {
  writeFileSync(join(folder, name), content);
  return join(folder, name);
};

/** An SSH server that connects `docker system dial-stdio` to an engine, which answers with the path of the request. */
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'portolan-ssh-'));
  const host = newKey();
  file('user', newKey().private);
  hostKeyLine = host.public.trim();
  engine = http.createServer((request, response) => response.end(`answer to ${request.url}`));
  server = new ssh2.Server({ hostKeys: [host.private] }, (client) => {
    connections += 1;
    client.on('error', () => undefined);
    client.on('authentication', (context) =>
      context.method === 'publickey' && !refuseKeys ? context.accept() : context.reject(),
    );
    client.on('session', (accept) => {
      accept().on('exec', (acceptExec, reject, info) => {
        if (refuseExec || info.command !== 'docker system dial-stdio') return reject();
        const channel = acceptExec();
        if (failure === null) return engine.emit('connection', channel as Duplex);
        channel.stderr.write(failure);
        channel.exit(127);
        channel.end();
      });
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  port = (server.address() as AddressInfo).port;
});

afterAll(() => {
  server.close();
  rmSync(folder, { recursive: true });
});

function createAgent(knownHosts: string, identity = 'user', at: Partial<SshTarget> = {}): SshAgent {
  const files = {
    knownHosts: [file('known_hosts', knownHosts)],
    identities: [join(folder, identity)],
    agentSocket: undefined,
  };
  const target = { kind: 'ssh', host: '127.0.0.1', port, username: 'me', socket: null, ...at } as const;
  return new SshAgent(connectByLibrary(target, files));
}

const known = () => `[127.0.0.1]:${port} ${hostKeyLine}\n`;

/** Resolves with what the page says about a failing request. */
async function messageOf(agent: SshAgent): Promise<string> {
  const error: unknown = await get(agent, '/').catch((thrown: unknown) => thrown);
  await agent.close();
  return toUnreachableError({ url: `ssh://me@127.0.0.1:${port}`, source: 'test' }, error).message;
}

function get(agent: SshAgent, path: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const call = http.get({ agent, host: 'docker', path }, (response) => {
      response.setEncoding('utf8');
      let body = '';
      response.on('data', (chunk: string) => (body += chunk));
      response.on('end', () => resolve(body));
    });
    call.on('error', reject);
  });
}

describe('R26: ssh, where there is no ssh program', () => {
  it('connects to the engine of a known host, over one connection', async () => {
    const agent = createAgent(known());
    connections = 0;
    const paths = ['/a', '/b', '/c'];
    expect(await Promise.all(paths.map((path) => get(agent, path)))).toEqual(
      paths.map((path) => `answer to ${path}`),
    );
    expect(connections).toBe(1);
    await agent.close();
  });

  it('connects to a host whose name is hashed in known_hosts', async () => {
    // As "ssh-keygen -H" writes it.
    const salt = randomBytes(20);
    const hash = createHmac('sha1', salt).update(`[127.0.0.1]:${port}`).digest('base64');
    const agent = createAgent(`|1|${salt.toString('base64')}|${hash} ${hostKeyLine}\n`);
    expect(await get(agent, '/a')).toBe('answer to /a');
    await agent.close();
  });

  it('R278: says in words that a host is unknown, that its key changed, and that it accepts no key', async () => {
    expect(await messageOf(createAgent(''))).toContain(`Connect once with “ssh -p ${port} me@127.0.0.1”`);
    const changed = createAgent(`[127.0.0.1]:${port} ${newKey().public}`);
    expect(await messageOf(changed)).toContain(`‘ssh-keygen -R "[127.0.0.1]:${port}"’`);
    const revoked = createAgent(`@revoked ${known()}`);
    expect(await messageOf(revoked)).toContain('marked as revoked');
    refuseKeys = true;
    expect(await messageOf(createAgent(known()))).toContain('the host accepts no SSH key of this user');
    const locked = ssh2.utils.generateKeyPairSync('ed25519', {
      passphrase: 'secret',
      cipher: 'aes256-cbc',
      rounds: 16,
    });
    file('locked', locked.private);
    expect(await messageOf(createAgent(known(), 'locked'))).toContain('the SSH key needs its passphrase');
    refuseKeys = false;
  });

  it('R278: says in words what the network says', async () => {
    expect(await messageOf(createAgent('', 'user', { port: 1 }))).toContain('the connection was refused');
    const unknown = createAgent('', 'user', { host: 'no-such-host.invalid' });
    expect(await messageOf(unknown)).toMatch(/the host name (?:is unknown|cannot be looked up)/);
  });

  it('R278: says in words what the host writes', async () => {
    failure = 'sh: 1: docker: not found\n';
    expect(await messageOf(createAgent(known()))).toContain('Install the docker CLI there');
    failure = null;
  });

  it('reports that the host refuses the command, and connects again afterwards', async () => {
    const agent = createAgent(known());
    refuseExec = true;
    await expect(get(agent, '/')).rejects.toThrow();
    refuseExec = false;
    expect(await get(agent, '/again')).toBe('answer to /again');
    await agent.close();
  });
});

describe('R26: known_hosts', () => {
  const key = (): Buffer => Buffer.from(hostKeyLine.split(' ')[1] ?? '', 'base64');

  it('supports patterns, negations, markers and comments', () => {
    const check = (lines: string) => checkHostKey(lines, 'db.example.com', 22, key());
    expect(check(`# ${hostKeyLine}\n*.example.com ${hostKeyLine} comment`)).toBe('known');
    expect(check(`!db.example.com,*.example.com ${hostKeyLine}`)).toBe('unknown');
    expect(check(`db.example.com ${hostKeyLine}\n@revoked * ${hostKeyLine}`)).toBe('revoked');
    expect(check(`@cert-authority * ${hostKeyLine}`)).toBe('unknown');
    expect(check(`dbXexample.com ${hostKeyLine}`)).toBe('unknown');
    expect(check('garbage\n\n|1|x')).toBe('unknown');
  });
});
