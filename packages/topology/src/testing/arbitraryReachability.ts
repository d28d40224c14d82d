import fc from 'fast-check';
import type { Attachment, Container, Network, Port, Subnet, Topology } from '../model.ts';
import { aContainer, aNetwork, anAttachment, anEngine, aTopology } from './entities.ts';

const bridge = (name: string) => `com.docker.network.bridge.${name}`;
const optionSets: Record<string, string>[] = [
  {},
  {},
  { [bridge('enable_icc')]: 'false' },
  { [bridge('enable_ip_masquerade')]: 'false' },
  { [bridge('inhibit_ipv4')]: 'true' },
  { [bridge('gateway_mode_ipv4')]: 'routed' },
  { [bridge('gateway_mode_ipv4')]: 'nat-unprotected' },
  { [bridge('gateway_mode_ipv4')]: 'isolated' },
  { [bridge('gateway_mode_ipv6')]: 'routed' },
  { parent: 'eth0' },
  { parent: 'eth1', macvlan_mode: 'private' },
  { parent: 'eth1', ipvlan_mode: 'l3' },
];
const ports: Port[] = [
  { ip: '0.0.0.0', privatePort: 80, publicPort: 8080, type: 'tcp' },
  { ip: '::', privatePort: 80, publicPort: 8080, type: 'tcp' },
  { ip: '127.0.0.1', privatePort: 81, publicPort: 8081, type: 'tcp' },
  { ip: '10.9.0.1', privatePort: 82, publicPort: 8082, type: 'udp' },
  { ip: '0.0.0.0', privatePort: 83, publicPort: null, type: 'tcp' },
  { ip: '::', privatePort: 83, publicPort: null, type: 'tcp' },
  { ip: null, privatePort: 84, publicPort: null, type: 'tcp' },
];

const subnetOf = (gateway: string): Subnet => ({
  ...{ subnet: '10.9.0.0/16', gateway, ipRange: null, auxiliaryAddresses: {} },
});

/** Topologies to which all rules of reachability apply, on old and new engines. */
export function arbitraryReachability(max = 14): fc.Arbitrary<Topology> {
  const engine = fc.record({
    version: fc.constantFrom('20.10.24', '26.1.0', '28.5.2'),
    product: fc.constantFrom('docker' as const, 'docker' as const, 'docker' as const, 'podman' as const),
    rootless: fc.constantFrom(false, false, false, true),
  });
  const network = fc.record({
    driver: fc.constantFrom('bridge', 'bridge', 'bridge', 'macvlan', 'ipvlan', 'overlay', 'weave'),
    internal: fc.constantFrom(false, false, true),
    ingress: fc.constantFrom(false, false, true),
    options: fc.constantFrom(...optionSets),
    enableIPv4: fc.constantFrom(true, true, false),
    enableIPv6: fc.boolean(),
    gateway: fc.constantFrom(null, null, '10.9.0.1'),
  });
  const container = fc.record({
    state: fc.constantFrom('running' as const, 'running' as const, 'paused' as const, 'exited' as const),
    startedAt: fc.constantFrom('2026-01-01T00:00:01Z', '2026-01-02T00:00:01Z'),
    mode: fc.constantFrom('own', 'own', 'own', 'own', 'host', 'none', 'container'),
    owner: fc.nat(max),
    on: fc.uniqueArray(fc.nat(5), { maxLength: 3 }),
    ports: fc.subarray(ports, { maxLength: 3 }),
    linkTo: fc.option(fc.nat(max), { freq: 4 }),
    endpoint: fc.constantFrom(
      {},
      {},
      { gateway: '10.9.0.1' },
      { gateway: '10.8.0.1', ipv4: '10.8.0.2' },
      { ipv6: 'fd00::2' },
    ),
  });
  return fc
    .record({
      engine,
      networks: fc.array(network, { maxLength: 5 }),
      defaultIcc: fc.boolean(),
      gatewayBridge: fc.constantFrom(null, null, { internal: false }, { internal: true }),
      containers: fc.array(container, { maxLength: max }),
    })
    .map(({ engine: kind, networks: kinds, defaultIcc, gatewayBridge, containers: specs }) => {
      const networks: Network[] = [
        aNetwork('bridge', {
          predefined: true,
          options: { [bridge('enable_icc')]: String(defaultIcc) },
        }),
        ...kinds.map(({ gateway, ...fields }, i) =>
          aNetwork(`net-${i}`, {
            ...fields,
            ingress: fields.ingress && fields.driver === 'overlay',
            ipam: { driver: 'default', options: {}, config: gateway === null ? [] : [subnetOf(gateway)] },
          }),
        ),
        ...(gatewayBridge ? [aNetwork('docker_gwbridge', gatewayBridge)] : []),
      ];
      const ids = specs.map((_, i) => aContainer(`c-${i}`).id);
      const containers = specs.map(({ state, startedAt, mode, owner, ports: own }, i): Container =>
        aContainer(`c-${i}`, {
          state,
          startedAt,
          ports: state === 'exited' ? [] : own,
          namespace:
            mode === 'container'
              ? { kind: 'container', containerId: ids[owner % ids.length] ?? 'gone' }
              : { kind: mode },
        }),
      );
      const attachments = specs.flatMap((spec, i): Attachment[] => {
        const member = containers[i];
        if (!member || spec.mode !== 'own') return [];
        return spec.on.flatMap((at) => {
          const on = networks[at];
          if (!on) return [];
          const target = spec.linkTo === null ? undefined : containers[spec.linkTo % containers.length];
          return [
            anAttachment(member, on, { ...spec.endpoint, links: target ? [`${target.name}:friend`] : [] }),
          ];
        });
      });
      return aTopology({ engine: anEngine(kind), networks, containers, attachments });
    });
}

/**
 * The topologies of one engine as it changes: each differs from the one before by some entities that were put, removed
 * or renamed. Entities may refer to others that are gone.
 */
export function arbitraryChanges(max = 8): fc.Arbitrary<Topology[]> {
  const step = fc.record({
    other: arbitraryReachability(max),
    takes: fc.array(fc.nat(4 * max), { maxLength: 4 }),
    takesEngine: fc.constantFrom(false, false, false, false, false, true),
    renames: fc.option(fc.tuple(fc.nat(max), fc.nat(max)), { freq: 3 }),
  });
  return fc
    .tuple(arbitraryReachability(max), fc.array(step, { minLength: 1, maxLength: 6 }))
    .map(([first, steps]) => {
      const all = [first];
      for (const { other, takes, takesEngine, renames } of steps) {
        const last = all.at(-1) ?? first;
        const next = {
          engine: takesEngine ? other.engine : last.engine,
          networks: mix(last.networks, other.networks, takes),
          containers: mix(last.containers, other.containers, takes),
          attachments: mix(last.attachments, other.attachments, takes),
        };
        const [at, name] = renames ?? [-1, 0];
        next.containers = next.containers.map((each, i) =>
          i === at ? { ...each, name: `c-${name}` } : each,
        );
        all.push(aTopology(next));
      }
      return all;
    });
}

/** Takes some entities as the other topology has them: changed, new or gone. */
function mix<T extends { id: string }>(entities: readonly T[], others: readonly T[], takes: number[]): T[] {
  const ids = [...new Set([...entities, ...others].map(({ id }) => id))].sort();
  const taken = new Set(takes.map((take) => ids[take]));
  return [...entities.filter(({ id }) => !taken.has(id)), ...others.filter(({ id }) => taken.has(id))];
}
