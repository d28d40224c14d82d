import { readFileSync } from 'node:fs';
import { anEngine, idOf } from '@portolan/topology/testing';
import { describe, expect, it } from 'vitest';
import { assembleTopology } from './assembleTopology.ts';
import { toContainerReading } from './toContainerReading.ts';
import { toEngine, toEngineVersion } from './toEngine.ts';
import { toListedContainer } from './toListedContainer.ts';
import { toNetwork } from './toNetwork.ts';

const fixture = (name: string): unknown =>
  JSON.parse(readFileSync(new URL(`./fixtures/${name}.json`, import.meta.url), 'utf8'));
const dockerReading = (name: string) =>
  toContainerReading(fixture(`docker-28.5.2-container-${name}`), 'docker');
const podmanReading = (name: string) =>
  toContainerReading(fixture(`podman-5.4.2-container-${name}`), 'podman');
const networksOf = (name: string) => (fixture(name) as unknown[]).map(toNetwork);

/** An inspect answer with the fields that a test sets. */
const inspected = (endpoints: Record<string, unknown> | null, mode = 'default', status = 'running') => ({
  Id: idOf('container'),
  Name: '/web',
  State: { Status: status },
  Config: { Hostname: 'web-host', Labels: null },
  HostConfig: { NetworkMode: mode },
  NetworkSettings: { Ports: null, Networks: endpoints },
});

describe('recorded from Docker 28.5.2', () => {
  it('a running container', () => {
    const { container, attachments } = dockerReading('a');
    expect(container).toMatchObject({
      name: 'rec-a',
      state: 'running',
      health: null,
      exitCode: null,
      startedAt: '2026-11-21T09:33:51.55956152Z',
      namespace: { kind: 'own' },
      image: 'bb:latest',
    });
    expect(attachments).toEqual([
      expect.objectContaining({
        networkId: '170848c39ff3d23a6dd16ecea48af1881928000b9c919ee0b25df0f708c02188',
        networkName: 'rec-plain',
        state: 'live',
        ipv4: '10.131.0.2',
        ipv6: null,
        mac: '6e:1e:d4:17:c7:01',
        gateway: '10.131.0.1',
        aliases: ['web', 'www'],
        names: ['rec-a', 'web', 'www', '265b24395433'],
      }),
    ]);
  });

  it('ports by bind address, sorted', () => {
    expect(dockerReading('published').container.ports).toEqual([
      { ip: '0.0.0.0', privatePort: 80, publicPort: 18081, type: 'tcp' },
      { ip: '::', privatePort: 80, publicPort: 18081, type: 'tcp' },
      { ip: '127.0.0.1', privatePort: 80, publicPort: 18082, type: 'udp' },
    ]);
  });

  it('host and shared namespaces', () => {
    expect(dockerReading('host').container.namespace).toEqual({ kind: 'host' });
    expect(dockerReading('host').attachments).toMatchObject([{ networkName: 'host', ipv4: null, names: [] }]);
    expect(dockerReading('shared')).toMatchObject({
      container: { namespace: { kind: 'container', containerId: dockerReading('a').container.id } },
      attachments: [],
    });
  });

  it('networks, even if the engine leaves out fields', () => {
    const networks = new Map(networksOf('docker-28.5.2-networks').map((network) => [network.name, network]));
    expect(networks.get('rec-full')).toMatchObject({
      labels: { team: 'net' },
      predefined: false,
      ipam: {
        config: [
          {
            subnet: '10.77.2.0/24',
            gateway: '10.77.2.254',
            ipRange: '10.77.2.128/25',
            auxiliaryAddresses: { router: '10.77.2.5' },
          },
        ],
      },
    });
    expect(networks.get('rec-dual')?.ipam.config.map((config) => config.gateway)).toEqual([null, null]);
    expect(networks.get('rec-overlay')).toMatchObject({ scope: 'swarm', attachable: true, labels: {} });
    expect(networks.get('rec-config')).toMatchObject({ configOnly: true });
    expect(networks.get('rec-from')).toMatchObject({ configFrom: 'rec-config' });
    expect(networks.get('none')).toMatchObject({ driver: 'null', predefined: true, ipam: { config: [] } });
  });

  it('R27: lb-, ingress and gateway endpoints are not attachments', () => {
    const networks = networksOf('docker-28.5.2-networks').filter(
      ({ name }) => name !== 'docker_gwbridge' && name !== 'rec-overlay',
    );
    // These two list `gateway_…`, `ingress-sbox` and `lb-rec-overlay` beside containers.
    networks.push(toNetwork(fixture('docker-28.5.2-network-gwbridge')));
    networks.push(toNetwork(fixture('docker-28.5.2-network-overlay')));
    const task = dockerReading('svc-task');
    const { attachments } = assembleTopology(anEngine(), networks, [task]);
    expect(attachments.map(({ containerId, networkName }) => [containerId, networkName]).sort()).toEqual([
      [task.container.id, 'ingress'],
      [task.container.id, 'rec-overlay'],
    ]);
  });

  it('R28: the network id of an attachment created while the container was stopped is found by name', () => {
    const { attachments } = assembleTopology(anEngine(), networksOf('docker-28.5.2-networks'), [
      dockerReading('created'),
    ]);
    expect(attachments).toMatchObject([
      {
        networkId: '170848c39ff3d23a6dd16ecea48af1881928000b9c919ee0b25df0f708c02188',
        state: 'configured',
        ipv4: null,
        mac: null,
      },
    ]);
    expect(attachments[0]?.id).toBe(`${attachments[0]?.containerId}:${attachments[0]?.networkId}`);
  });
});

describe('recorded from Podman 5.4.2', () => {
  it('R27: a sharer has no attachments, although Podman repeats those of its owner', () => {
    expect(podmanReading('shared')).toMatchObject({
      container: { namespace: { kind: 'container' } },
      attachments: [],
    });
  });

  it('R27: host and none are namespaces, not networks', () => {
    const { attachments } = assembleTopology(anEngine(), networksOf('podman-5.4.2-networks'), [
      podmanReading('none'),
    ]);
    expect(attachments).toEqual([]);
  });

  it('R28: a network name instead of an id is looked up', () => {
    const { attachments } = assembleTopology(anEngine(), networksOf('podman-5.4.2-networks'), [
      podmanReading('stopped'),
    ]);
    expect(attachments).toMatchObject([
      {
        networkId: '2f259bab93aaaaa2542ba43ef33eb990d0999ee1b9924b557b7be53c0b7a1bb9',
        networkName: 'bridge',
      },
    ]);
  });

  it('a gateway "<nil>" is null', () => {
    const noParent = networksOf('podman-5.4.2-networks').find(({ name }) => name === 'rec-macvlan-noparent');
    expect(noParent?.ipam.config[0]?.gateway).toBeNull();
    expect(noParent?.enableIPv4).toBe(true);
  });
});

describe('R25: reads the answers of all API versions', () => {
  it.each(['1.25', '1.41', '1.44', '1.55'])('API %s', (version) => {
    const { container, attachments } = toContainerReading(
      fixture(`api-v${version}-container-inspect`),
      'docker',
    );
    expect(container.state).toBe('running');
    expect(attachments).toHaveLength(1);
    expect(attachments[0]?.ipv4).toBe('172.17.0.' + (version === '1.55' ? '4' : '2'));
  });

  it('distinguishes Docker and Podman', () => {
    const info = { ID: 'X', Name: 'host', Plugins: { Network: ['null', 'overlay', 'bridge', 'host'] } };
    const docker = toEngineVersion(fixture('docker-28.5.2-version'));
    expect(toEngine(docker, { ...info, Swarm: { LocalNodeState: 'active' } }, '1.51', false)).toMatchObject({
      product: 'docker',
      version: '28.5.2+dfsg4',
      swarm: true,
      networkDrivers: ['bridge', 'overlay'],
    });
    const podman = toEngineVersion(fixture('podman-5.4.2-version'));
    const rootless = { ...info, SecurityOptions: ['name=seccomp,profile=default', 'name=rootless'] };
    expect(toEngine(podman, rootless, '1.41', false)).toMatchObject({
      product: 'podman',
      rootless: true,
      swarm: false,
    });
  });
});

describe('R29: names of an attachment', () => {
  const namesIn = (network: string, endpoint: object) =>
    toContainerReading(inspected({ [network]: endpoint }), 'docker').attachments[0]?.names;

  it('are DNSNames if the engine gives them', () => {
    expect(namesIn('front', { Aliases: ['w'], DNSNames: ['web', 'w'] })).toEqual(['web', 'w']);
  });

  it('are name, aliases, short id and hostname if it does not', () => {
    const short = idOf('container').slice(0, 12);
    expect(namesIn('front', { Aliases: ['w', short] })).toEqual(['web', 'w', short, 'web-host']);
  });

  it('are empty on networks without a DNS server', () => {
    expect(['bridge', 'host', 'none'].map((network) => namesIn(network, { Aliases: null }))).toEqual([
      [],
      [],
      [],
    ]);
  });
});

describe('R223: links', () => {
  const linksOn = (network: string) => {
    const json = inspected({ [network]: { Links: ['peer:p'] } });
    const HostConfig = { ...json.HostConfig, Links: ['/db:/web/store'] };
    return toContainerReading({ ...json, HostConfig }, 'docker').attachments[0]?.links;
  };

  it('come from the endpoint, and on the default bridge from the container', () => {
    expect(linksOn('front')).toEqual(['peer:p']);
    expect(linksOn('bridge')).toEqual(['db:store']);
  });
});

it.each(['exited', 'running'])('R27: an attachment of a sharer is configured while it is %s', (status) => {
  const endpoint = { NetworkID: idOf('front'), EndpointID: '' };
  const sharer = inspected({ front: endpoint }, `container:${idOf('owner')}`, status);
  expect(toContainerReading(sharer, 'docker').attachments).toMatchObject([
    { networkName: 'front', state: 'configured' },
  ]);
});

describe('R28: lookup of networks and owners by name', () => {
  const front = (id: string, more = {}) =>
    toNetwork({ Id: idOf(id), Name: 'front', Driver: 'bridge', ...more });
  const reading = toContainerReading(inspected({ front: { NetworkID: '' } }, 'front', 'exited'), 'docker');
  const idWith = (...networks: ReturnType<typeof front>[]) =>
    assembleTopology(anEngine(), networks, [reading]).attachments[0]?.networkId;

  it('leaves the id empty if two networks have the name, or none', () => {
    expect(idWith(front('a'), front('b'))).toBe('');
    expect(idWith()).toBe('');
  });

  it('ignores config-only networks', () => {
    expect(idWith(front('a'), front('b', { ConfigOnly: true }))).toBe(idOf('a'));
  });

  it('finds the owner of a network stack by name', () => {
    const owner = toContainerReading({ ...inspected(null), Id: idOf('owner'), Name: '/owner' }, 'docker');
    const sharer = toContainerReading(inspected(null, 'container:owner'), 'docker');
    const { containers } = assembleTopology(anEngine(), [], [owner, sharer]);
    expect(containers.find(({ name }) => name === 'web')?.namespace).toEqual({
      kind: 'container',
      containerId: idOf('owner'),
    });
  });
});

describe('R30: hostile strings', () => {
  const hostile = ['__proto__', '<img src=x onerror=alert(1)>', 'a\nb', '\u202Egnp', 'x'.repeat(4096)];

  it('are kept literally as names and labels', () => {
    for (const text of hostile) {
      const Labels = JSON.parse(JSON.stringify({ a: text }).replace('"a"', JSON.stringify(text))) as object;
      const network = toNetwork({ Id: idOf('n'), Name: text, Labels });
      expect(network.name).toBe(text);
      expect(Object.entries(JSON.parse(JSON.stringify(network.labels)) as object)).toEqual([[text, text]]);
      expect(({} as Record<string, unknown>)[text]).toBe(text === '__proto__' ? Object.prototype : undefined);
      const Networks = Object.fromEntries([[text, { NetworkID: idOf('n') }]]);
      expect(toContainerReading(inspected(Networks), 'docker').attachments[0]?.networkName).toBe(text);
    }
  });

  it('read as empty if a map, an array or a field has the wrong type', () => {
    const odd = {
      Id: idOf('n'),
      Name: null,
      Labels: [],
      Options: 'x',
      IPAM: null,
      ConfigFrom: 3,
      Created: {},
    };
    expect(toNetwork(odd)).toMatchObject({
      name: '',
      labels: {},
      options: {},
      ipam: { config: [] },
      created: null,
    });
    expect(() => toNetwork({ ...odd, Id: '../etc' })).toThrow();
    expect(toContainerReading({ Id: idOf('c') }, 'docker').container.state).toBe('unknown');
  });
});

describe('R32: the fingerprint of a list entry', () => {
  const entry = {
    Id: idOf('c'),
    State: 'running',
    Status: 'Up 3 seconds (healthy)',
    Ports: [{ a: 1 }, { b: 2 }],
  };
  const fingerprintOf = (more: object) => toListedContainer({ ...entry, ...more }).fingerprint;

  it('does not change with time or with the order of ports', () => {
    expect(fingerprintOf({ Status: 'Up 4 seconds (healthy)', Ports: [{ b: 2 }, { a: 1 }] })).toBe(
      fingerprintOf({}),
    );
    expect(fingerprintOf({ Status: 'Up 4 seconds (unhealthy)' })).not.toBe(fingerprintOf({}));
    expect(fingerprintOf({ Names: ['/new'] })).not.toBe(fingerprintOf({}));
  });

  it('comes with whether the container is running', () => {
    const states = ['running', 'paused', 'exited', 'created', 'restarting'];
    expect(states.filter((State) => toListedContainer({ ...entry, State }).running)).toEqual([
      'running',
      'paused',
    ]);
  });
});
