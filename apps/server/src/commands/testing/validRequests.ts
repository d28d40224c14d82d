import type {
  ConnectRequest,
  CreateNetworkRequest,
  RunContainerRequest,
  RunNetwork,
} from '@portolan/protocol';
import type { RandomPicker } from './randomRequests.ts';

/** What is about: networks and containers to use, fresh subnets, and what engine and CLI know. */
export interface AvailableResources {
  name: string;
  image: string;
  /** Subnets nobody has, an IPv4 one as `10.1.2`, an IPv6 one as `fd00:1`. */
  base4: string;
  base6: string;
  template: string;
  /** A user's network with `10.1.3` and `fd00:2`, and a second one. */
  first: { id: string; base4: string; base6: string };
  second: string;
  parent: string;
  member: string;
  swarm: boolean;
  /** Engine and CLI from 28 on. */
  isModern: boolean;
  /** CLIs from 25 on give no MAC address to engines before 25 (R130). */
  takesMac: boolean;
}

/** Text that a shell, the CLI's lists of values or a terminal could take for something else. */
const hostile = [
  `it's "quoted"`,
  '$HOME `id` $(id) ${PATH}',
  '-leading --dash',
  'two\nlines',
  'ünï 🦊',
  'a,b=c',
  '*?[x] ~ # ! & | ; < >',
  'back\\slash\\n',
  '',
  ' blanks around ',
];
const hostileKeys = ['-dash', `it's"$k`, 'ünï', 'org.example/x', '*', 'a,b', '`id`'];

/** Every option a network is made with, some at a time; the first ones by turns, so that each comes. */
export function validCreate(pick: RandomPicker, at: number, about: AvailableResources): CreateNetworkRequest {
  const { name, base4, base6 } = about;
  const subnet = { subnet: `${base4}.0/24` };
  const full = {
    ...{ ...subnet, gateway: `${base4}.9`, ipRange: `${base4}.128/25` },
    auxAddresses: { printer: `${base4}.130`, '-x': `${base4}.131` },
  };
  const six = { subnet: `${base6}::/64`, gateway: `${base6}::9`, auxAddresses: { six: `${base6}::8` } };
  const bridge = 'com.docker.network.bridge.';
  const turns: Partial<CreateNetworkRequest>[] = [
    {},
    { subnets: [subnet] },
    { subnets: [full] },
    { ipv6: true, subnets: [full, six] },
    { ipv6: true, subnets: [six, full] },
    { internal: true, attachable: true },
    {
      driver: 'bridge',
      scope: 'local',
      ipamDriver: 'default',
      ipamOptions: { [pick.of(hostileKeys)]: pick.of(hostile) },
    },
    { configOnly: true, subnets: [full], ipv6: pick.chance(0.5) },
    { configFrom: about.template, internal: pick.chance(0.5) },
    {
      driver: 'macvlan',
      options: { parent: about.parent, macvlan_mode: 'bridge' },
      subnets: [full, { subnet: '10.11.12.0/24', gateway: '10.11.12.7' }],
    },
    {
      options: {
        [`${bridge}enable_icc`]: 'false',
        [`${bridge}enable_ip_masquerade`]: 'false',
        [`${bridge}host_binding_ipv4`]: '127.0.0.1',
      },
    },
    { options: { 'com.docker.network.driver.mtu': '1400', [pick.of(hostileKeys)]: pick.of(hostile) } },
    ...(about.swarm
      ? [
          { driver: 'overlay', attachable: true, options: { encrypted: '' } },
          { driver: 'overlay', scope: 'swarm' as const, internal: true, subnets: [subnet] },
        ]
      : []),
    ...(about.isModern
      ? [
          { ipv4: false, ipv6: true, subnets: [six] },
          { ipv6: true },
          { internal: true, options: { [`${bridge}gateway_mode_ipv4`]: 'isolated' } },
        ]
      : []),
  ];
  const request = { name, ...turns[at % turns.length] };
  // A network made from a template has no labels of its own.
  return request.configFrom ? request : { ...request, labels: somePairs(pick) };
}

/** Every option of a connect, some at a time. */
export function validEndpoint(
  pick: RandomPicker,
  { first, member, isModern }: AvailableResources,
): Omit<ConnectRequest, 'container'> {
  const some = <T extends object>(fields: T): T | object => (pick.chance(0.5) ? fields : {});
  return {
    ...some({ aliases: ['plain', `a,b"c`, `it's $HOME`].slice(0, 1 + Math.floor(pick.random() * 3)) }),
    ...some({ ipv4: `${first.base4}.${20 + Math.floor(pick.random() * 200)}` }),
    ...some({ ipv6: `${first.base6}::${20 + Math.floor(pick.random() * 200)}` }),
    ...some({ linkLocalIps: ['169.254.7.7', 'fe80::77'] }),
    ...some({ links: [`${member}:db`, member] }),
    ...some({ driverOptions: { 'org.example/x': pick.of(['1', 'a,"b"', 'two=2', `it's`]), empty: '' } }),
    ...(isModern ? some({ gatewayPriority: pick.of([-5, 7]) }) : {}),
  };
}

/** Every option a container is run with, some at a time. */
export function validRun(pick: RandomPicker, at: number, about: AvailableResources): RunContainerRequest {
  const { name, image, first, second } = about;
  const wanted: RunNetwork = { network: first.id, ...validEndpoint(pick, about) };
  const endpoint = about.takesMac && pick.chance(0.5) ? { ...wanted, mac: '02:42:0a:0b:0c:0d' } : wanted;
  const other: RunNetwork = { network: second, aliases: ['plain', `it's $HOME`] };
  const networks = [[], [endpoint], [endpoint, other], [other, { ...endpoint, mac: undefined }]][at % 4];
  return {
    name,
    image,
    ...(networks && networks.length > 0 ? { networks } : {}),
    command: pick.of([
      ['sleep', '3600'],
      ['sh', '-c', 'sleep 3600', '-x', ...hostile],
    ]),
    environment: hostile.map((value, nth) => `${pick.of(['A', '-B', 'ünï', `it's`])}${nth}=${value}`),
    labels: somePairs(pick),
    ports: [
      { containerPort: 80 },
      { containerPort: 81, protocol: 'tcp' as const, hostPort: 20_000 + (at % 1000) },
      { containerPort: 82, protocol: 'udp' as const, hostIp: '127.0.0.1' },
      { containerPort: 83, hostPort: 21_000 + (at % 1000), hostIp: '::1' },
      { containerPort: 83, hostPort: 22_000 + (at % 1000), hostIp: '127.0.0.1' },
    ].filter(() => pick.chance(0.6)),
    ...(pick.chance(0.6) ? { restart: pick.of(['no', 'on-failure', 'always', 'unless-stopped']) } : {}),
  };
}

function somePairs(pick: RandomPicker): Record<string, string> {
  const keys = hostileKeys.filter(() => pick.chance(0.5));
  return Object.fromEntries(keys.map((key) => [key, pick.of(hostile)]));
}
