import type { ConnectRequest, CreateNetworkRequest } from '@portolan/protocol';
import type { RequestTestEngine } from './RequestTestEngine.ts';

/** Picks at random. The same seed gives the same picks. */
export class RandomPicker {
  constructor(readonly random: () => number) {}

  of<T>(choices: readonly T[]): T {
    const choice = choices[Math.floor(this.random() * choices.length)];
    if (choice === undefined) throw new Error('There is nothing to pick from.');
    return choice;
  }

  chance(probability: number): boolean {
    return this.random() < probability;
  }
}

const BRIDGE = 'com.docker.network.bridge.';
const MTU = 'com.docker.network.driver.mtu';

type Change = (request: CreateNetworkRequest) => CreateNetworkRequest;

/**
 * Returns the `at`-th request for a network: a valid one, in most cases with one or two changes that may make it
 * invalid.
 */
export function randomCreate(
  pick: RandomPicker,
  at: number,
  testEngine: RequestTestEngine,
  existing: {
    taken: string;
    takenName: string;
    configOnly: string;
    parent: string;
    usedParent: string;
    bridge: string;
  },
): CreateNetworkRequest {
  const subnet = testEngine.subnet();
  const six = testEngine.subnet(6);
  const [base4, base6] = [subnet.replace('.0/24', ''), six.replace('::/64', '')];
  const sub = (fields: Partial<NonNullable<CreateNetworkRequest['subnets']>[number]>): Change => {
    return (request) => ({ ...request, subnets: [{ ...request.subnets?.[0], subnet, ...fields }] });
  };
  const option = (key: string, value: string): Change => {
    return (request) => ({ ...request, options: { ...request.options, [key]: value } });
  };
  const put = (fields: Partial<CreateNetworkRequest>): Change => {
    return (request) => ({ ...request, ...fields });
  };
  const bare = { name: `${testEngine.prefix}c${at}` };
  const instead =
    (fields: Partial<CreateNetworkRequest>): Change =>
    () => ({ ...bare, ...fields });
  const lan = (driver: string, parent: string, more: Record<string, string> = {}): Change =>
    instead({ driver, options: { ...(parent ? { parent } : {}), ...more }, subnets: [{ subnet }] });

  const addresses: Change[] = [
    sub({ gateway: `${base4}.9` }),
    sub({ gateway: `${base4}.0` }),
    sub({ gateway: `${base4}.255` }),
    sub({ gateway: `11${base4}.1` }),
    sub({ gateway: '10.9.9.9' }),
    sub({ gateway: `${base4}.1/24` }),
    sub({ ipRange: `${base4}.128/25` }),
    sub({ ipRange: `${base4}.129/25` }),
    sub({ ipRange: `${base4}.8/31` }),
    sub({ ipRange: `${base4}.9/32` }),
    sub({ ipRange: `${base4}.0/32` }),
    sub({ ipRange: '10.0.0.0/8' }),
    sub({ ipRange: `${base4}.9` }),
    sub({ auxAddresses: { printer: `${base4}.5`, scanner: `${base4}.6` } }),
    sub({ auxAddresses: { printer: `${base4}.5`, scanner: `${base4}.5` } }),
    sub({ auxAddresses: { printer: `${base4}.1` } }),
    sub({ auxAddresses: { printer: `${base4}.0` } }),
    sub({ auxAddresses: { printer: '10.9.9.9' } }),
    sub({ auxAddresses: { printer: 'nonsense' } }),
    sub({ gateway: `${base4}.7`, auxAddresses: { printer: `${base4}.7` } }),
    sub({ subnet: `${base4}.5/24` }),
    sub({ subnet: `${base4}.0/29` }),
    sub({ subnet: `${base4}.0/30` }),
    sub({ subnet: `${base4}.0/31` }),
    sub({ subnet: `${base4}.0/32` }),
    sub({ subnet: `${base4}.0` }),
    sub({ subnet: `${base4}.0/33` }),
    sub({ subnet: `0${subnet}` }),
    sub({ subnet: 'nonsense' }),
    sub({ subnet: existing.taken }),
    sub({ subnet: existing.taken.replace('.0/24', '.64/26') }),
    put({ subnets: [{ subnet }, { subnet: testEngine.subnet() }] }),
    put({ subnets: [{ subnet }, { subnet }] }),
  ];
  const ipv6: Change[] = [
    put({ ipv6: true, subnets: [{ subnet }, { subnet: six }] }),
    put({ ipv6: true, subnets: [{ subnet }, { subnet: six, gateway: `${base6}::9` }] }),
    put({ ipv6: true, subnets: [{ subnet }, { subnet: six, gateway: `${base6}::` }] }),
    put({ ipv6: true, subnets: [{ subnet }, { subnet: six, gateway: `${base6}::ffff:ffff:ffff:ffff` }] }),
    put({ ipv6: true, subnets: [{ subnet }, { subnet: `${base6}::5/64` }] }),
    put({ ipv6: true, subnets: [{ subnet }, { subnet: `${base6}::/128` }] }),
    put({ ipv6: true, subnets: [{ subnet }, { subnet: six }, { subnet: testEngine.subnet(6) }] }),
    put({ ipv6: true, subnets: [{ subnet }] }),
    put({ ipv6: false, subnets: [{ subnet }, { subnet: six }] }),
    put({ ipv4: false, ipv6: true, subnets: [{ subnet: six }] }),
    put({ ipv4: false, subnets: [{ subnet }] }),
  ];
  const driverOptions: Change[] = [
    option(`${BRIDGE}enable_icc`, pick.of(['false', 'true', '0', 'maybe', ''])),
    option(`${BRIDGE}enable_ip_masquerade`, pick.of(['false', 'F', 'no'])),
    option(`${BRIDGE}inhibit_ipv4`, pick.of(['true', 'x'])),
    option(MTU, pick.of(['1400', '0', '68', '65535', '67', '65536', '-1', 'x', ''])),
    (request) => ({
      ...option(MTU, pick.of(['1280', '1279']))(request),
      ipv6: true,
      subnets: [{ subnet: six }],
    }),
    option(`${BRIDGE}host_binding_ipv4`, pick.of(['127.0.0.1', '::1', 'x', ''])),
    option(`${BRIDGE}gateway_mode_ipv4`, pick.of(['nat', 'routed', 'nat-unprotected', 'isolated', 'x'])),
    (request) => ({ ...option(`${BRIDGE}gateway_mode_ipv4`, 'isolated')(request), internal: true }),
    option(`${BRIDGE}trusted_host_interfaces`, 'eth0:eth1'),
    option('com.docker.network.container_iface_prefix', pick.of(['lan', 'a b', 'far-too-long-a-name'])),
    option(
      `${BRIDGE}name`,
      pick.of([`pv${at}x`, 'sixteen-letters!', 'a b', 'a/b', 'lo:1', '', existing.bridge, 'docker0']),
    ),
    option('some.unknown.option', 'x'),
  ];
  const scopes: Change[] = [
    put({ name: existing.takenName }),
    put({ name: pick.of(['default', 'none', 'bridge', `-${bare.name}`, `${bare.name} x`, '']) }),
    put({ internal: true }),
    put({ attachable: true }),
    put({ ingress: true }),
    put({ driver: pick.of(['nope', 'host', 'null', 'none', 'bridge']) }),
    put({ ipamDriver: pick.of(['default', 'null']), subnets: [] }),
    put({ ipamOptions: { a: 'b' } }),
    put({ labels: { team: 'a b', 'org.example/x': '' } }),
    put({ labels: { 'team name': 'x' } }),
    put({ scope: 'local' }),
    put({ scope: 'swarm', driver: undefined }),
    instead({ driver: 'overlay', subnets: [{ subnet }] }),
    instead({ driver: 'overlay', attachable: true, options: { encrypted: pick.of(['', 'true', 'maybe']) } }),
    instead({ driver: 'overlay', scope: 'local' }),
    instead({ driver: 'overlay', ingress: true }),
    instead({ driver: 'overlay', subnets: [{ subnet, gateway: '10.9.9.9' }] }),
    instead({ driver: 'overlay', ipv4: false, ipv6: true, subnets: [{ subnet: six }] }),
  ];
  const configOnly: Change[] = [
    instead({ configOnly: true, subnets: [{ subnet }], labels: { a: 'b' } }),
    instead({ configOnly: true, driver: 'macvlan' }),
    instead({ configOnly: true, internal: true }),
    instead({ configOnly: true, attachable: true }),
    instead({ configOnly: true, subnets: [{ subnet: existing.taken }] }),
    instead({ configFrom: existing.configOnly }),
    instead({ configFrom: existing.configOnly, internal: true }),
    instead({ configFrom: existing.configOnly, labels: { a: 'b' } }),
    instead({ configFrom: existing.configOnly, options: { a: 'b' } }),
    instead({ configFrom: existing.configOnly, subnets: [{ subnet }] }),
    instead({ configFrom: existing.configOnly, ipv6: true }),
    instead({ configFrom: existing.configOnly, configOnly: true }),
    instead({ configFrom: existing.takenName }),
    instead({ configFrom: 'missing' }),
  ];
  const lans: Change[] = [
    lan('macvlan', existing.parent),
    lan('macvlan', existing.parent, { macvlan_mode: pick.of(['vepa', 'private', 'passthru', 'x']) }),
    lan('macvlan', existing.usedParent),
    lan('macvlan', existing.usedParent, { macvlan_mode: 'passthru' }),
    lan('macvlan', ''),
    lan('macvlan', 'a b'),
    lan('macvlan', `${existing.parent}.5000`),
    lan('ipvlan', existing.parent, { ipvlan_mode: pick.of(['l2', 'l3', 'x']) }),
    lan('ipvlan', ''),
    instead({
      driver: 'macvlan',
      options: { parent: existing.parent },
      subnets: [{ subnet }, { subnet: testEngine.subnet() }],
    }),
  ];
  const kinds = [addresses, addresses, ipv6, driverOptions, driverOptions, scopes, configOnly, lans];
  let request: CreateNetworkRequest = { ...bare, subnets: [{ subnet }] };
  for (let changes = pick.of([0, 1, 1, 1, 2]); changes > 0; changes--)
    request = pick.of(pick.of(kinds))(request);
  return request;
}

/** Returns a connect of one of the containers, with options that fit the network or not. */
export function randomConnect(
  pick: RandomPicker,
  { containers, bases, member }: { containers: string[]; bases: string[]; member: string },
): ConnectRequest {
  const base = pick.of(bases);
  const last = pick.of([0, 1, 2, 5, 9, 20, 30, 77, 130, 255]);
  const six = pick.of(['::', '::1', '::7', '::ffff:ffff:ffff:ffff']);
  const fields: Omit<ConnectRequest, 'container'>[] = [
    {},
    { ipv4: `${base}.${last}` },
    { ipv4: `${base}.${last}` },
    { ipv4: `${base}.${100 + Math.floor(pick.random() * 100)}` },
    { ipv4: '10.9.9.9' },
    { ipv6: `${bases.find((each) => each.includes(':')) ?? 'fd99:1'}${six}` },
    { ipv6: `${bases.find((each) => each.includes(':')) ?? 'fd99:1'}::${pick.of(['21', '22', '23'])}` },
    { aliases: [pick.of(['a', 'b c', 'ü', '-x'])] },
    { aliases: ['twice', 'twice'] },
    { links: [pick.of([member, `${member}:db`, 'missing:x', 'a:b:c', ':'])] },
    { linkLocalIps: [pick.of(['169.254.7.7', '10.9.9.9', 'fe80::7'])] },
    {
      driverOptions: pick.of<Record<string, string>>([
        { a: 'b' },
        { 'A ': 'b' },
        { a: ' b ' },
        { 'com.docker.network.endpoint.sysctls': 'x' },
      ]),
    },
    { gatewayPriority: pick.of([-5, 7]) },
    { mac: '02:42:0a:00:00:99' },
  ];
  const container = pick.of(containers);
  const request = { container, ...pick.of(fields), ...(pick.chance(0.25) ? pick.of(fields) : {}) };
  return request.ipv4?.includes(':') ? { container } : request;
}
