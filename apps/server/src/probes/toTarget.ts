import type { ProbeRequest } from '@portolan/protocol';
import { isPathForProbe, noHostAddressReason, probedAddresses, probedOwner } from '@portolan/topology';
import type { EndId, PeerName, Reachability, TopologyIndex, Verdict } from '@portolan/topology';
import { ProblemError } from '../access/ProblemError.ts';
import type { Target } from './tools/Tool.ts';

/** A requested probe with its verdict. */
export interface ProbeContext {
  request: ProbeRequest;
  verdict: Verdict;
  reachability: Reachability;
}

/** R241: host names. Programs would take a name that begins with `-` for an option. */
const HOSTNAME = /^[a-z0-9_][a-z0-9._-]{0,252}$/i;

/**
 * R241: returns what to test. It must belong to the target of the request. Returns `null` if the topology has no address
 * of the target.
 * @throws ProblemError with the invalid field
 */
export function toTarget(context: ProbeContext): Target | null {
  const { kind, name = '', port = 0 } = context.request;
  if (kind === 'dns') return { kind, name: checkName(context, name) };
  const address = chooseAddress(context);
  if (address === null) return null;
  return kind === 'ping' ? { kind, address } : { kind, address, port };
}

function checkName(context: ProbeContext, name: string): string {
  if (!HOSTNAME.test(name)) throw invalidField('name', 'This is not a host name.');
  const { request, reachability } = context;
  const others = namesOf(reachability.index, request.to);
  if (peerName(context, name) || others.some((each) => isSameName(each, name))) return name;
  throw invalidField('name', 'The target has no such name.');
}

/** R220: returns the name as the source of the probe can resolve it; `undefined` if it cannot. */
export function peerName({ request, reachability }: ProbeContext, name: string): PeerName | undefined {
  return reachability.names.namesFor(request.from, request.to).find((each) => isSameName(each.name, name));
}

/** R222: names are compared without regard to case. */
const isSameName = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();

/** Returns all names of a container on all of its networks. A probe can also test that a name does not resolve. */
function namesOf(index: TopologyIndex, id: EndId): string[] {
  const container = index.containers.get(id);
  if (!container) return [];
  const attachments = index.attachmentsOfContainer(id);
  return [
    container.name,
    ...attachments.flatMap(({ names, networkName }) => [...names, `${container.name}.${networkName}`]),
  ];
}

function chooseAddress(context: ProbeContext): string | null {
  const { request, verdict, reachability } = context;
  const { to, port, address } = request;
  const own = ownAddresses(reachability.index, to);
  const ports = probedOwner(reachability.index, to)?.ports ?? [];
  const isOwnPort = ports.some(({ privatePort }) => privatePort === port);
  const paths = verdict.paths.filter((path) => isPathForProbe(path, request));
  // A port that is only published is tested on the host, even if the container's own address can be reached.
  const first = paths.filter(({ kind }) => kind === 'published-port' && !isOwnPort);
  const open = [...first, ...paths].flatMap((path) => path.addresses);
  if (address === undefined) return open[0] ?? own[0] ?? null;
  const isPublished = ports.some(({ publicPort }) => publicPort !== null && publicPort === port);
  const onHost = isPublished ? hostAddresses(reachability.index) : [];
  if ([...open, ...own, ...onHost].includes(address)) return address;
  throw invalidField(
    'address',
    'Specify an address of the target, or an address of the host with a port that the target publishes.',
  );
}

/** Returns the addresses at which probes test an end, reachable or not. */
export function ownAddresses(index: TopologyIndex, id: EndId): string[] {
  const isHost = id === 'host' || probedOwner(index, id)?.namespace.kind === 'host';
  return isHost ? hostAddresses(index) : probedAddresses(index, id);
}

/**
 * Returns addresses that the host certainly has: the gateways of its bridges. A probe to any other address could leave
 * the host.
 */
function hostAddresses({ topology }: TopologyIndex): string[] {
  const { attachments, networks, engine } = topology;
  const bridges = new Map(
    networks
      .filter(({ driver, configOnly }) => driver === 'bridge' && !configOnly)
      .map((network) => [network.id, network]),
  );
  const onBridge = (networkId: string | null, addresses: readonly (string | null)[]): string[] => {
    const bridge = bridges.get(networkId ?? '');
    const isThere = (address: string) =>
      bridge !== undefined && noHostAddressReason(engine, bridge, address.includes(':') ? 6 : 4) === null;
    return present(addresses).filter(isThere);
  };
  const gateways = attachments.flatMap(({ networkId, gateway, gatewayIPv6 }) =>
    onBridge(networkId, [gateway, gatewayIPv6]),
  );
  // The host gets a bridge of swarm scope only when a container on this host joins it. A network can have subnets of an
  // address family that is switched off.
  const configured = [...bridges.values()]
    .filter(({ scope }) => scope === 'local')
    .flatMap(({ id, ipam, enableIPv4, enableIPv6 }) => {
      const isOn = (gateway: string) => (gateway.includes(':') ? enableIPv6 : enableIPv4);
      return onBridge(id, present(ipam.config.map(({ gateway }) => gateway)).filter(isOn));
    });
  return [...new Set([...gateways, ...configured])];
}

const present = (values: readonly (string | null)[]): string[] => values.filter((value) => value !== null);

const invalidField = (path: string, message: string): ProblemError =>
  new ProblemError('invalid-request', `${path}: ${message}`, { fields: [{ path, message }] });
