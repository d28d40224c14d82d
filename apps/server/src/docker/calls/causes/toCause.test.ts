import { spawn } from 'node:child_process';
import { once } from 'node:events';
import http from 'node:http';
import net from 'node:net';
import type { AddressInfo, Server, Socket } from 'node:net';
import tls from 'node:tls';
import type { TlsOptions } from 'node:tls';
import { startSampleEngine } from '@portolan/sample-engine';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { EngineAddress } from '../../EngineClient.ts';
import { openEngine } from '../../openEngine.ts';
import { canMakeCertificates, Certificates } from './testing/Certificates.ts';
import type { Certificate } from './testing/Certificates.ts';
import { toCause } from './toCause.ts';

let sample: Awaited<ReturnType<typeof startSampleEngine>>;
let samplePort: number;
const servers: { close: () => unknown }[] = [];

beforeAll(async () => {
  sample = await startSampleEngine();
  samplePort = Number(new URL(sample.url).port);
});
afterAll(() => sample.close());
afterEach(() => servers.splice(0).forEach((server) => server.close()));

async function listen(server: Server): Promise<number> {
  const sockets = new Set<Socket>();
  server.on('connection', (socket) => sockets.add(socket));
  servers.push({ close: () => (server.close(), sockets.forEach((socket) => socket.destroy())) });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return (server.address() as AddressInfo).port;
}

/** Resolves with the name of the engine, or with what the page says instead. */
async function greet(port: number | string, files?: EngineAddress['tls']): Promise<string> {
  const url = typeof port === 'string' ? port : `tcp://127.0.0.1:${port}`;
  const client = openEngine({ url, source: 'DOCKER_HOST', ...(files && { tls: files }) }, { readOnly: true });
  const message = await client.hello().then(
    ({ name }) => name,
    (error: Error) => `${error.name}: ${error.message}`,
  );
  await client.close();
  return message;
}

describe.runIf(canMakeCertificates)('R278: a failure of TLS is said in words', () => {
  let authority: Certificates;
  let good: Certificate;
  let other: Certificate;
  let ca: string;

  beforeAll(() => {
    authority = new Certificates();
    ({ ca } = authority);
    good = authority.sign('good', 'IP:127.0.0.1');
    other = authority.selfSign('other');
  });
  afterAll(() => authority.remove());

  const files = (more: Partial<NonNullable<EngineAddress['tls']>> = {}) => ({
    ca,
    skipVerify: false,
    ...more,
  });

  /** A TLS listener in front of the sample engine. */
  const startTls = (options: TlsOptions) => {
    const server = tls.createServer(options, (socket) => {
      const engine = net.connect(samplePort, '127.0.0.1');
      socket.pipe(engine).pipe(socket);
      socket.on('error', () => engine.destroy());
      engine.on('error', () => socket.destroy());
    });
    server.on('tlsClientError', () => undefined);
    return listen(server);
  };

  it('and an engine with TLS and client certificates answers', async () => {
    const port = await startTls({ ...good, ca, requestCert: true, rejectUnauthorized: true });
    expect(await greet(port, files(authority.sign('client', 'DNS:client')))).toBe('sample');
  });

  it.each<[string, () => Certificate, string]>([
    [
      'for other names',
      () => authority.sign('away', 'DNS:a.example.com,IP:10.0.0.5'),
      'its certificate is for a.example.com, 10.0.0.5 and not for 127.0.0.1.',
    ],
    [
      'that has expired',
      () => authority.sign('old', 'IP:127.0.0.1', 2020, 2021),
      'its certificate has expired. Renew it',
    ],
    [
      'that is not valid yet',
      () => authority.sign('new', 'IP:127.0.0.1', 2097),
      'not valid yet. Compare the clocks',
    ],
    [
      'that is self-signed',
      () => authority.selfSign('self'),
      'not signed by a trusted authority. Give the certificate of its authority as ca.pem.',
    ],
    [
      'with an unknown authority in its chain',
      () => ({ ...good, cert: `${good.cert}${ca}` }),
      'not signed by a trusted authority',
    ],
  ])('a certificate %s', async (what, make, expected) => {
    const given = what.includes('chain') ? { skipVerify: false } : files();
    expect(await greet(await startTls(make()), given)).toContain(expected);
  });

  it('a certificate without its authority', async () => {
    expect(await greet(await startTls(good), { skipVerify: false })).toContain(
      'not signed by a trusted authority',
    );
  });

  it.each(['TLSv1.2', 'TLSv1.3'] as const)(
    'a client certificate that is required or not accepted, with %s',
    async (version) => {
      const args = [
        '-accept',
        '127.0.0.1:0',
        '-cert',
        'good.pem',
        '-key',
        'good.key',
        '-www',
        '-naccept',
        '20',
      ];
      const verify = [
        '-Verify',
        '1',
        '-verify_return_error',
        '-CAfile',
        'ca.pem',
        version.replace('v1.', '1_').toLowerCase().replace('tls', '-tls'),
      ];
      const server = spawn('openssl', ['s_server', ...args, ...verify], { cwd: authority.folder });
      servers.push({ close: () => server.kill() });
      let output = '';
      while (!/ACCEPT \S+:(\d+)/.test(output)) output += String((await once(server.stdout, 'data'))[0]);
      const port = Number(/ACCEPT \S+:(\d+)/.exec(output)?.[1]);
      expect(await greet(port, files())).toContain(
        'it requires a client certificate. Give cert.pem and key.pem',
      );
      expect(await greet(port, files(other))).toContain('it does not accept the client certificate.');
      // This server is none of an engine.
      const client = authority.sign('client', 'DNS:client');
      expect(await greet(port, files(client))).toContain(
        'is not a Docker engine: it answers GET /version with something else',
      );
      expect(await greet(port)).toMatch(/it requires TLS on this port|If it requires TLS on this port/);
    },
  );

  it('TLS to a port without it', async () => {
    expect(await greet(samplePort, files())).toContain(
      'it does not speak TLS on this port. Use its port for TLS',
    );
  });

  it('no TLS to a port with it', async () => {
    expect(await greet(await startTls(good))).toMatch(
      /(?:requires|If it requires) TLS on this port.*DOCKER_TLS_VERIFY/,
    );
  });

  it('files that do not fit', async () => {
    const port = await startTls(good);
    expect(await greet(port, files({ ...good, key: other.key }))).toContain('do not belong together');
    expect(await greet(port, files({ ...good, key: authority.lock('good') }))).toContain(
      'key.pem needs a passphrase',
    );
    expect(await greet(port, files({ ...good, cert: 'garbage' }))).toContain('a TLS file is damaged');
  });
});

describe('R279: another server is said in words', () => {
  const writes = (text: string | Buffer) =>
    listen(net.createServer((socket) => socket.on('error', () => undefined).end(text)));
  const answers = (status: number, body: string, headers: http.OutgoingHttpHeaders = {}) =>
    listen(http.createServer((_, response) => response.writeHead(status, headers).end(body)));

  it.each<[string, () => Promise<number>, string]>([
    [
      'an SSH server',
      () => writes('SSH-2.0-OpenSSH_9.2p1\r\n'),
      'an SSH server answers at this port. Use an ssh:// address.',
    ],
    [
      'a server without HTTP',
      () => writes('220 mail ESMTP\r\n'),
      'it does not speak HTTP. Check host and port.',
    ],
    ['a TLS alert', () => writes(Buffer.from([0x15, 3, 1, 0, 2, 2, 0x46])), 'it requires TLS on this port'],
    [
      'TLS of an engine',
      () => writes('HTTP/1.0 400 Bad Request\r\n\r\nClient sent an HTTP request to an HTTPS server.\n'),
      'it requires TLS on this port. Set DOCKER_TLS_VERIFY=1',
    ],
    [
      'a server that closes',
      () => writes(''),
      'the connection broke off without an answer. If it requires TLS',
    ],
    [
      'a web server',
      () => answers(404, '<h1>Not found</h1>'),
      'is not a Docker engine: it answers GET /version with status 404',
    ],
    [
      'a web page',
      () => answers(200, '<h1>Hello</h1>'),
      'is not a Docker engine: it answers GET /version with something else',
    ],
    ['JSON of another server', () => answers(200, '{"version":1}'), 'not a Docker engine'],
    ['a redirect', () => answers(301, '', { location: 'https://x/' }), 'it sends requests elsewhere'],
    ['a proxy that refuses', () => answers(403, 'Forbidden'), 'refuses GET /version. If it is a proxy'],
  ])('%s', async (_, start, expected) => {
    expect(await greet(await start())).toContain(expected);
  });

  it('an engine that fails is none', async () => {
    expect(await greet(await answers(500, '{"message":"broken"}'))).toContain('failed with status 500');
  });

  it('a port without a server, an unknown name and a missing socket', async () => {
    const server = net.createServer();
    const port = await listen(server);
    server.close();
    expect(await greet(port)).toContain('the connection was refused. Check that the engine runs');
    expect(await greet('tcp://no-such-host.invalid:2375')).toMatch(
      /the host name (?:is unknown|cannot be looked up)/,
    );
    expect(await greet('unix:///nowhere/docker.sock')).toContain('the socket does not exist.');
  });
});

it.each([
  ['EAI_AGAIN', 'the host name cannot be looked up now'],
  ['EHOSTUNREACH', 'the host cannot be reached'],
  ['ENETUNREACH', 'its network cannot be reached'],
  ['ETIMEDOUT', 'the host does not respond'],
  ['EACCES', 'this user has no permission to open the socket'],
  ['EPIPE', 'the connection was lost'],
  ['ESOMETHING', 'ESOMETHING what happened'],
])('R278: %s is said as “%s”', (code, words) => {
  const error = Object.assign(new Error('what happened'), { code });
  expect(toCause({ url: 'tcp://nas:2375', source: 'test' }, error)[0]).toBe(words);
});
