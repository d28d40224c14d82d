import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { idOf } from '@portolan/topology/testing';
import { afterEach, describe, expect, it } from 'vitest';
import { openEngine } from './openEngine.ts';

const id = idOf('network');
const version = { Version: '28.5.2', ApiVersion: '1.51', MinAPIVersion: '1.24' };
let server: Server | undefined;

afterEach(() => {
  server?.closeAllConnections();
  server?.close();
});

/**
 * Starts an engine that answers `hello`, and answers all other requests as the test says. Returns a client and the
 * requests made.
 */
async function startEngine(
  answer: (request: IncomingMessage, response: ServerResponse) => void,
  options: { readOnly?: boolean; version?: object; timeoutMs?: number } = {},
) {
  const requests: string[] = [];
  server = createServer((request, response) => {
    requests.push(`${request.method} ${request.url}`);
    response.setHeader('content-type', 'application/json');
    if (request.url === '/version') response.end(JSON.stringify(options.version ?? version));
    else if (request.url?.endsWith('/info')) response.end('{"ID":"E","Name":"host"}');
    else answer(request, response);
  });
  await new Promise<void>((resolve) => server?.listen(0, '127.0.0.1', resolve));
  const url = `tcp://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return { requests, client: openEngine({ url, source: 'test' }, { readOnly: false, ...options }) };
}

describe('R23: requests to the engine', () => {
  it('are refused without a full id', async () => {
    const { requests, client } = await startEngine((_, response) => response.end('{}'));
    for (const bad of ['abc', '', `${id}/../../containers`, id.toUpperCase(), `${id}\n`, 'bridge']) {
      await expect(client.removeNetwork(bad)).rejects.toMatchObject({ code: 'invalid-request' });
      await expect(client.readContainer(bad)).rejects.toMatchObject({ code: 'invalid-request' });
    }
    await client.removeNetwork(id);
    expect(requests).toEqual(['GET /version', 'GET /v1.51/info', `DELETE /v1.51/networks/${id}`]);
  });

  it('change nothing if the server is read-only', async () => {
    const { requests, client } = await startEngine((_, response) => response.end('[]'), { readOnly: true });
    const container = idOf('c');
    const changes = [
      () => client.createNetwork({ name: 'x' }),
      () => client.removeNetwork(id),
      () => client.connect(id, { container }),
      () => client.disconnect(id, { container }),
      () => client.createContainer({ name: 'web', image: 'nginx' }, null),
      () => client.startContainer(container),
      () => client.stopContainer(container),
      () => client.restartContainer(container),
      () => client.pauseContainer(container),
      () => client.unpauseContainer(container),
      () => client.renameContainer(container, 'web'),
      () => client.removeContainer(container, true),
    ];
    for (const change of changes) await expect(change()).rejects.toMatchObject({ code: 'read-only' });
    await client.listNetworks();
    expect(requests.filter((each) => !each.startsWith('GET '))).toEqual([]);
  });

  it('do not follow redirects', async () => {
    const { requests, client } = await startEngine((_, response) => {
      response.writeHead(302, { location: '/elsewhere' }).end();
    });
    await expect(client.listNetworks()).rejects.toMatchObject({ name: 'EngineError' });
    expect(requests).not.toContain('GET /elsewhere');
  });
});

describe('R24: faults of an engine are reported', () => {
  it('when an answer is interrupted', async () => {
    const { client } = await startEngine((_, response) => {
      response.writeHead(200, { 'content-length': '100' });
      response.write('[');
      setTimeout(() => response.destroy(), 20);
    });
    await expect(client.listNetworks()).rejects.toMatchObject({ code: 'engine-unreachable' });
  });

  it('when an answer is not JSON or has an unexpected form', async () => {
    const { client } = await startEngine((request, response) => {
      response.end(request.url?.includes('containers') ? '{"a":1}' : '<html>');
    });
    await expect(client.listNetworks()).rejects.toMatchObject({ code: 'engine-failed' });
    await expect(client.listContainers()).rejects.toMatchObject({ code: 'engine-failed' });
  });

  it('when it never answers', async () => {
    const { client } = await startEngine(() => undefined, { timeoutMs: 200 });
    const began = performance.now();
    await expect(client.removeNetwork(id)).rejects.toMatchObject({
      code: 'engine-timeout',
      message: expect.stringContaining('may have been made') as string,
    });
    expect(performance.now() - began).toBeLessThan(2_000);
  });

  it('when its socket does not exist', async () => {
    const client = openEngine({ url: 'unix:///nowhere/docker.sock', source: 'test' }, { readOnly: false });
    await expect(client.hello()).rejects.toMatchObject({
      code: 'engine-unreachable',
      message: 'The engine at unix:///nowhere/docker.sock does not answer: the socket does not exist.',
    });
  });

  it('but a list entry that cannot be converted does not hide the others', async () => {
    const { client } = await startEngine((_, response) => {
      response.end(JSON.stringify([{ Id: 'odd' }, null, { Id: id, Name: 'front' }]));
    });
    expect((await client.listNetworks()).map(({ name }) => name)).toEqual(['front']);
  });
});

describe('R25: the API version', () => {
  it.each([
    ['1.41', '1.12', '1.41'],
    ['1.56', '1.40', '1.51'],
    ['1.44', '1.24', '1.44'],
  ])('for an engine with version %s and minimum %s is %s', async (ApiVersion, MinAPIVersion, expected) => {
    const { client } = await startEngine(() => undefined, { version: { ApiVersion, MinAPIVersion } });
    expect((await client.hello()).apiVersion).toBe(expected);
  });

  it('is refused if the engine no longer supports the tested one, or gives none', async () => {
    const dropped = await startEngine(() => undefined, {
      version: { ApiVersion: '1.60', MinAPIVersion: '1.52' },
    });
    await expect(dropped.client.hello()).rejects.toThrow('Update Portolan');
    server?.close();
    const none = await startEngine(() => undefined, { version: {} });
    await expect(none.client.hello()).rejects.toThrow('not a Docker engine');
  });
});

describe('requests and answers', () => {
  const bodyOf = async (request: IncomingMessage): Promise<unknown> => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    return JSON.parse(Buffer.concat(chunks).toString()) as unknown;
  };

  it('changes of networks are sent in the engine’s format', async () => {
    const bodies: unknown[] = [];
    const { client } = await startEngine((request, response) => {
      void bodyOf(request).then((body) => {
        bodies.push(body);
        response.writeHead(201).end(JSON.stringify({ Id: id, Warning: 'careful' }));
      });
    });
    expect(
      await client.createNetwork({ name: 'back', subnets: [{ subnet: '10.0.0.0/24', gateway: '10.0.0.9' }] }),
    ).toEqual({ id, warning: 'careful' });
    await client.connect(id, { container: idOf('c'), aliases: ['db'], ipv4: '10.0.0.5' });
    expect(bodies).toEqual([
      {
        Name: 'back',
        CheckDuplicate: true,
        IPAM: { Driver: 'default', Options: {}, Config: [{ Subnet: '10.0.0.0/24', Gateway: '10.0.0.9' }] },
        Options: {},
        Labels: {},
      },
      {
        Container: idOf('c'),
        EndpointConfig: { IPAMConfig: { IPv4Address: '10.0.0.5' }, Aliases: ['db'] },
      },
    ]);
  });

  it('changes of containers are sent in the engine’s format', async () => {
    const { requests, client } = await startEngine((_, response) => response.writeHead(204).end());
    const container = idOf('c');
    await client.startContainer(container);
    await client.stopContainer(container);
    await client.restartContainer(container);
    await client.pauseContainer(container);
    await client.unpauseContainer(container);
    await client.renameContainer(container, 'a&force=1');
    await client.removeContainer(container, false);
    await client.removeContainer(container, true);
    await client.removeContainer(container, true, true);
    const path = `/v1.51/containers/${container}`;
    expect(requests.slice(2)).toEqual([
      ...['start', 'stop', 'restart', 'pause', 'unpause', 'rename?name=a%26force%3D1'].map(
        (verb) => `POST ${path}/${verb}`,
      ),
      `DELETE ${path}`,
      `DELETE ${path}?force=true`,
      `DELETE ${path}?force=true&v=true`,
    ]);
  });

  const runRequest = {
    name: 'web',
    image: 'nginx',
    command: ['sh', '-c', 'echo "a b"'],
    environment: ['A=b'],
    labels: { team: 'a' },
    restart: 'on-failure' as const,
    ports: [
      { containerPort: 80, hostPort: 8080, hostIp: '127.0.0.1' },
      { containerPort: 80 },
      { containerPort: 53, protocol: 'udp' as const, hostPort: 53 },
    ],
    networks: [
      { network: id, aliases: ['www'], ipv4: '10.0.0.5', mac: '02:00:00:00:00:01' },
      { network: idOf('other') },
    ],
  };

  it.each([
    ['1.51', { MacAddress: '02:00:00:00:00:01' }, {}],
    ['1.41', {}, { MacAddress: '02:00:00:00:00:01' }],
  ])(
    'R142: a container is created on its first network, API %s',
    async (ApiVersion, ofEndpoint, ofContainer) => {
      const bodies: unknown[] = [];
      const { requests, client } = await startEngine(
        (request, response) => {
          void bodyOf(request).then((body) => {
            bodies.push(body);
            response.writeHead(201).end(JSON.stringify({ Id: id, Warnings: ['careful', 'slow'] }));
          });
        },
        { version: { ApiVersion, MinAPIVersion: '1.12' } },
      );
      expect(await client.createContainer(runRequest, 'front')).toEqual({ id, warning: 'careful slow' });
      expect(requests.at(-1)).toBe(`POST /v${ApiVersion}/containers/create?name=web`);
      expect(bodies).toEqual([
        {
          Image: 'nginx',
          Cmd: ['sh', '-c', 'echo "a b"'],
          Env: ['A=b'],
          Labels: { team: 'a' },
          ExposedPorts: { '80/tcp': {}, '53/udp': {} },
          ...ofContainer,
          HostConfig: {
            NetworkMode: 'front',
            PortBindings: {
              '80/tcp': [
                { HostIp: '127.0.0.1', HostPort: '8080' },
                { HostIp: '', HostPort: '' },
              ],
              '53/udp': [{ HostIp: '', HostPort: '53' }],
            },
            RestartPolicy: { Name: 'on-failure' },
          },
          NetworkingConfig: {
            EndpointsConfig: {
              front: { IPAMConfig: { IPv4Address: '10.0.0.5' }, Aliases: ['www'], ...ofEndpoint },
            },
          },
        },
      ]);
    },
  );

  it('R28: members are found by the network’s id, and by its name until they have started', async () => {
    const network = { id, name: 'front' };
    const listed = (name: string, State: string, Networks: unknown) => ({
      Id: idOf(name),
      Names: [`/${name}`],
      State,
      NetworkSettings: { Networks },
    });
    const { client } = await startEngine((_, response) =>
      response.end(
        JSON.stringify([
          listed('runs', 'running', { front: { NetworkID: id } }),
          listed('stopped', 'exited', { front: { NetworkID: id } }),
          listed('fresh', 'created', { front: { NetworkID: '' } }),
          listed('between', 'restarting', { front: { NetworkID: id } }),
          listed('of-a-namesake', 'exited', { front: { NetworkID: idOf('gone') } }),
          listed('elsewhere', 'running', { back: { NetworkID: idOf('back') } }),
          listed('nowhere', 'exited', null),
          'odd',
        ]),
      ),
    );
    expect(await client.listMembers(network)).toEqual([
      { id: idOf('runs'), name: 'runs', running: true },
      { id: idOf('stopped'), name: 'stopped', running: false },
      { id: idOf('fresh'), name: 'fresh', running: false },
      { id: idOf('between'), name: 'between', running: true },
    ]);
  });

  it('images are listed with their tags; invalid dates are null', async () => {
    const { client } = await startEngine((_, response) =>
      response.end(
        JSON.stringify([
          { Id: 'sha256:a', RepoTags: ['nginx:1', 'nginx:latest'], Size: 5, Created: 1_700_000_000 },
          { Id: 'sha256:b', RepoTags: ['<none>:<none>'], Size: 6, Created: -62135596800 },
          { Id: 'sha256:c', RepoTags: null, Size: 7, Created: 0 },
        ]),
      ),
    );
    expect(await client.listImages()).toEqual([
      { id: 'sha256:a', tags: ['nginx:1', 'nginx:latest'], size: 5, created: '2023-11-14T22:13:20.000Z' },
      { id: 'sha256:b', tags: [], size: 6, created: null },
      { id: 'sha256:c', tags: [], size: 7, created: null },
    ]);
  });

  it('settings that the engine would ignore are refused', async () => {
    const { client } = await startEngine((_, response) => response.end('[]'), {
      version: { ApiVersion: '1.41', MinAPIVersion: '1.12' },
    });
    const container = idOf('c');
    for (const change of [
      () => client.createNetwork({ name: 'x', ipv4: false }),
      () => client.connect(id, { container, gatewayPriority: 5 }),
      () => client.connect(id, { container, mac: '02:00:00:00:00:01' }),
      () =>
        client.createContainer(
          { name: 'web', image: 'nginx', networks: [{ network: id, gatewayPriority: 5 }] },
          'front',
        ),
    ]) {
      await expect(change()).rejects.toMatchObject({ code: 'refused-by-engine' });
    }
  });

  it.each([
    [409, 'network with name x already exists', 'name-taken'],
    [403, 'Pool overlaps with other one on this address space', 'subnet-overlaps'],
    [500, 'invalid CIDR address: nonsense', 'refused-by-engine'],
    [403, 'endpoint with name web already exists in network front', 'already-connected'],
    [500, 'container abc is not connected to network front', 'not-connected'],
    [403, 'Address already in use', 'address-in-use'],
    [403, 'error while removing network: network front id 1 has active endpoints', 'active-endpoints'],
    [403, 'bridge is a pre-defined network and cannot be removed', 'predefined-network'],
    [
      400,
      'container cannot be disconnected from host network or connected to host network',
      'refused-by-namespace',
    ],
    [
      400,
      'container sharing network namespace with another container or host cannot be connected to any other network',
      'refused-by-namespace',
    ],
    [
      500,
      'Could not attach to network x: rpc error: code = NotFound desc = network x not found',
      'unknown-network',
    ],
    [404, 'No such container: abc', 'unknown-container'],
  ])('a refusal with %i "%s" has the code %s and the engine’s message', async (status, message, code) => {
    const { client } = await startEngine((request, response) => {
      request.resume();
      response.writeHead(status).end(JSON.stringify({ message }));
    });
    await expect(client.connect(id, { container: idOf('c') })).rejects.toMatchObject({
      code,
      engine: message,
    });
  });
});
