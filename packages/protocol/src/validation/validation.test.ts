import type { Network, Topology } from '@portolan/topology';
import { TopologyIndex } from '@portolan/topology';
import { aContainer, anAttachment, anEngine, aNetwork, aTopology } from '@portolan/topology/testing';
import { expect, it } from 'vitest';
import type { ConnectRequest, CreateNetworkRequest } from '../requests/networkRequests.ts';
import type { RunContainerRequest } from '../requests/containerRequests.ts';
import { problemsOfConnect } from './container/problemsOfConnect.ts';
import { problemsOfCreate } from './network/problemsOfCreate.ts';
import { problemsOfRun } from './container/problemsOfRun.ts';

const config = (subnet: string, gateway: string | null = null) => ({
  ...{ subnet, gateway, ipRange: null, auxiliaryAddresses: {} },
});
const back = aNetwork('back', {
  ipam: { driver: 'default', options: {}, config: [config('10.1.0.0/24')] },
  options: { 'com.docker.network.bridge.name': 'br-back' },
});
const chosen = aNetwork('chosen', {
  ipam: { driver: 'default', options: {}, config: [config('172.18.0.0/16', '172.18.0.1')] },
});
const settings = aNetwork('settings', { configOnly: true });
const bridge = aNetwork('bridge', {
  predefined: true,
  ipam: { driver: 'default', options: {}, config: [config('172.17.0.0/16', '172.17.0.1')] },
});
const host = aNetwork('host', { predefined: true, driver: 'host' });
const lan = aNetwork('lan', { driver: 'macvlan', options: { parent: 'eth0' } });
const web = aContainer('web', {
  ports: [{ ip: '0.0.0.0', privatePort: 80, publicPort: 8080, type: 'tcp' }],
});
const [idle, db] = [aContainer('idle', { state: 'exited' }), aContainer('db')];
const networks = [back, chosen, settings, bridge, host, lan];
const topology: Topology = aTopology({
  networks,
  containers: [web, idle, db],
  attachments: [
    anAttachment(web, back, { ipv4: '10.1.0.2' }),
    anAttachment(idle, back, { requested: { ipv4: '10.1.0.9', ipv6: null, linkLocalIps: [] } }),
  ],
});
const old = { ...topology, engine: anEngine({ version: '20.10.24', apiVersion: '1.41' }) };
const index = new TopologyIndex(topology);

const create = (request: Partial<CreateNetworkRequest>, on = topology): string[] =>
  problemsOfCreate({ name: 'new', ...request }, on).map(({ path, severity }) => `${severity} ${path}`);
const connect = (request: Partial<ConnectRequest>, network: Network, container = db.id): string[] =>
  problemsOfConnect({ container, ...request }, network, index).map(
    ({ path, severity }) => `${severity} ${path}`,
  );
const run = (request: Partial<RunContainerRequest>): string[] =>
  problemsOfRun({ name: 'new', image: 'nginx', ...request }, index, [
    { id: `sha256:${'ab'.repeat(32)}`, tags: ['nginx:latest'], size: 1, created: null },
  ]).map(({ path, severity }) => `${severity} ${path}`);

it('R135: validation accepts a valid network', () => {
  expect(create({})).toEqual([]);
  const subnets = [{ subnet: '10.2.0.0/24', gateway: '10.2.0.1' }, { subnet: 'fd00:2::/64' }];
  expect(create({ driver: 'bridge', subnets, ipv6: true, labels: { a: 'b' } })).toEqual([]);
});

it.each<[string, Partial<CreateNetworkRequest>, string[]]>([
  ['R42: a name that breaks the rule', { name: 'a b' }, ['error name']],
  ['a name that is taken', { name: 'back' }, ['error name']],
  ['a driver that this engine does not have', { driver: 'nope' }, ['error driver']],
  [
    'R50: the bridge of another network',
    { options: { 'com.docker.network.bridge.name': 'br-back' } },
    ['error options.com.docker.network.bridge.name'],
  ],
  [
    'R50: docker0',
    { options: { 'com.docker.network.bridge.name': 'docker0' } },
    ['error options.com.docker.network.bridge.name'],
  ],
  ['R11: an overlap', { subnets: [{ subnet: '10.1.0.0/16' }] }, ['error subnets.0.subnet']],
  [
    'R11: an excluded address that is the gateway',
    { subnets: [{ subnet: '10.2.0.0/24', auxAddresses: { a: '10.2.0.1' } }] },
    ['error subnets.0.auxAddresses.a'],
  ],
  [
    'two subnets of one IP version on a bridge',
    { subnets: [{ subnet: '10.2.0.0/24' }, { subnet: '10.3.0.0/24' }] },
    ['error subnets.1.subnet'],
  ],
  ['an IPv6 subnet without IPv6', { subnets: [{ subnet: 'fd00:2::/64' }] }, ['warning subnets.0.subnet']],
  ['neither IPv4 nor IPv6', { ipv4: false }, ['error ipv4']],
  [
    'a config-only network with a setting it cannot have',
    { configOnly: true, internal: true },
    ['error internal'],
  ],
  [
    'a network from a config-only one with a subnet of its own',
    { configFrom: 'settings', subnets: [{ subnet: '10.2.0.0/24' }] },
    ['error subnets'],
  ],
  ['configFrom with a network that is not config-only', { configFrom: 'back' }, ['error configFrom']],
  ['R130: a label that the docker CLI cannot express', { labels: { 'a b': '' } }, ['error labels.a b']],
  ['R130: a label called __proto__', { labels: { ['__proto__']: 'x' } }, ['error labels.__proto__']],
  [
    'R138: an MTU that is not a number',
    { options: { 'com.docker.network.driver.mtu': 'x' } },
    ['error options.com.docker.network.driver.mtu'],
  ],
  ['R138: macvlan without a parent', { driver: 'macvlan' }, ['error options.parent']],
  [
    'R138: ipvlan on the parent interface of a macvlan network',
    { driver: 'ipvlan', options: { parent: 'eth0' } },
    ['warning options.parent'],
  ],
  ['an overlay network without a swarm', { driver: 'overlay' }, ['error driver']],
])('R135: reports %s', (_, request, expected) => {
  expect(create(request)).toEqual(expected);
});

it('R134: validation refuses options that an older engine would ignore', () => {
  const options = { 'com.docker.network.bridge.gateway_mode_ipv4': 'routed' };
  expect(create({ options }, old)).toEqual(['error options.com.docker.network.bridge.gateway_mode_ipv4']);
  expect(create({ ipv6: true }, old)).toEqual(['error ipv6']);
  expect(create({ ipv4: false, ipv6: true, subnets: [{ subnet: 'fd00:2::/64' }] }, old)).toEqual([
    'error ipv4',
  ]);
  expect(create({ driver: 'macvlan', options: { parent: 'eth0' } }, old)).toEqual(['error options.parent']);
});

it.each<[string, Partial<ConnectRequest>, Network, string[]]>([
  ['nothing for a plain connect', {}, back, []],
  ['an address that is taken', { ipv4: '10.1.0.2' }, back, ['error ipv4']],
  ['the gateway’s address, though the engine does not report it', { ipv4: '10.1.0.1' }, back, ['error ipv4']],
  ['an address outside of the subnet', { ipv4: '10.9.0.1' }, back, ['error ipv4']],
  ['R132: an address that a stopped container requests', { ipv4: '10.1.0.9' }, back, ['warning ipv4']],
  [
    'R139: an address on a subnet that the engine may have chosen',
    { ipv4: '172.18.0.9' },
    chosen,
    ['warning ipv4'],
  ],
  ['an IPv6 address on a network without IPv6', { ipv6: 'fd00::9' }, back, ['error ipv6']],
  [
    'aliases and addresses on the default bridge',
    { aliases: ['a'], ipv4: '172.17.0.9' },
    bridge,
    ['error ipv4', 'error aliases'],
  ],
  ['R5: a config-only network', {}, settings, ['error container']],
  ['an alias that is listed twice', { aliases: ['a', 'a'] }, back, ['warning aliases.1']],
  ['a name that another container has', { aliases: ['WEB'] }, back, ['warning aliases.0']],
  ['a link to an unknown container', { links: ['db:d', 'unknown'] }, back, ['error links.1']],
  ['a MAC address', { mac: '02:42:0a:00:00:02' }, back, ['error mac']],
  [
    'a link-local address that is not link-local',
    { linkLocalIps: ['10.1.0.7'] },
    back,
    ['error linkLocalIps.0'],
  ],
])('R136: reports %s', (_, request, network, expected) => {
  expect(connect(request, network)).toEqual(expected);
});

it('R136: validation accepts that a stopped container requests its own address again', () => {
  expect(connect({ ipv4: '10.1.0.9' }, back, idle.id)).toEqual(['error container']);
});

it.each<[string, Partial<RunContainerRequest>, string[]]>([
  ['nothing for a plain run', {}, []],
  ['a name that is taken', { name: 'web' }, ['error name']],
  ['an image that the engine does not have', { image: 'redis' }, ['error image']],
  ['nothing for an image given by its id', { image: 'abababab' }, []],
  [
    'a port that is taken',
    { ports: [{ containerPort: 80, hostPort: 8080, hostIp: '127.0.0.1' }] },
    ['error ports.0.hostPort'],
  ],
  [
    'nothing for the same port of another protocol',
    { ports: [{ containerPort: 80, hostPort: 8080, protocol: 'udp' }] },
    [],
  ],
  [
    'a port that is requested twice',
    {
      ports: [
        { containerPort: 80, hostPort: 81 },
        { containerPort: 81, hostPort: 81 },
      ],
    },
    ['error ports.1.hostPort'],
  ],
  [
    'ports that no network can publish',
    { networks: [{ network: lan.id }], ports: [{ containerPort: 80 }] },
    ['warning ports'],
  ],
  ['the host’s network', { networks: [{ network: host.id }] }, ['error networks.0.network']],
  [
    'a network that is listed twice',
    { networks: [{ network: back.id }, { network: back.id }] },
    ['error networks.1.network'],
  ],
  [
    'an address that is taken',
    { networks: [{ network: back.id, ipv4: '10.1.0.2' }] },
    ['error networks.0.ipv4'],
  ],
  [
    'a MAC address on a further network',
    { networks: [{ network: back.id }, { network: chosen.id, mac: '02:42:0a:00:00:02' }] },
    ['error networks.1.mac'],
  ],
  ['a variable that is set twice', { environment: ['A=1', 'A=2'] }, ['warning environment.1']],
])('R137: reports %s', (_, request, expected) => {
  expect(run(request)).toEqual(expected);
});
