import type {
  ConnectRequest,
  CreateNetworkRequest,
  RunContainerRequest,
  RunNetwork,
} from '@portolan/protocol';
import type { RandomPicker } from './randomRequests.ts';

/** What requests can use: networks and containers, unused subnets, and the features of engine and CLI. */
export interface AvailableResources {
  name: string;
  image: string;
  /** The beginnings of unused subnets, such as `10.1.2` for IPv4 and `fd00:1` for IPv6. */
  base4: string;
  base6: string;
  /** The name of a config-only network. */
  configOnly: string;
  /** A network with an IPv4 and an IPv6 subnet. */
  first: { id: string; base4: string; base6: string };
  /** The id of a second network. */
  second: string;
  parent: string;
  member: string;
  swarm: boolean;
  /** True if engine and CLI are 28 or newer. */
  isModern: boolean;
  /** False for a CLI from 25 on with an engine before 25, which cannot set a MAC address (R130). */
  supportsMac: boolean;
}

/** Texts that a shell, the CLI's value lists or a terminal could misread. */
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

/** Returns a valid request for a network. Over all values of `at`, every option is used. */
export function validCreate(pick: RandomPicker, at: number, about: AvailableResources): CreateNetworkRequest {
  const { name, base4, base6 } = about;
  const subnet = { subnet: `${base4}.0/24` };
  const full = {
    ...{ ...subnet, gateway: `${base4}.9`, ipRange: `${base4}.128/25` },
    auxAddresses: { printer: `${base4}.130`, '-x': `${base4}.131` },
  };
  const six = { subnet: `${base6}::/64`, gateway: `${base6}::9`, auxAddresses: { six: `${base6}::8` } };
  const bridge = 'com.docker.network.bridge.';
  const variants: Partial<CreateNetworkRequest>[] = [
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
    { configFrom: about.configOnly, internal: pick.chance(0.5) },
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
  const request = { name, ...variants[at % variants.length] };
  // A network created from a config-only network has no labels of its own.
  return request.configFrom ? request : { ...request, labels: somePairs(pick) };
}

/** Returns a valid connect with some of its options. Over many calls, every option is used. */
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

/** Returns a valid run with some of its options. Over many calls, every option is used. */
export function validRun(pick: RandomPicker, at: number, about: AvailableResources): RunContainerRequest {
  const { name, image, first, second } = about;
  const basic: RunNetwork = { network: first.id, ...validEndpoint(pick, about) };
  const endpoint = about.supportsMac && pick.chance(0.5) ? { ...basic, mac: '02:42:0a:0b:0c:0d' } : basic;
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
