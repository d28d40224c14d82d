import type { ProbeRequest } from '@portolan/protocol';
import { noHostAddressReason, isPathForProbe, probedAddresses, probedOwner } from '@portolan/topology';
import type { EndId, PeerName, Reachability, TopologyIndex, Verdict } from '@portolan/topology';
import { ProblemError } from '../access/ProblemError.ts';
import type { Target } from './tools/Tool.ts';

/** A question with what the topology knows of it. */
export interface ProbeContext {
  request: ProbeRequest;
  verdict: Verdict;
  reachability: Reachability;
}

/** R241: programs would take a name that begins with `-` for an option; nothing else could be a name either. */
const HOSTNAME = /^[a-z0-9_][a-z0-9._-]{0,252}$/i;

/**
 * R241: what to try, of what belongs to the one asked about; `null` where the topology has no address of it.
 * @throws ProblemError with the field that is wrong
 */
export function toTarget(question: ProbeContext): Target | null {
  const { kind, name = '', port = 0 } = question.request;
  if (kind === 'dns') return { kind, name: checkName(question, name) };
  const address = chooseAddress(question);
  if (address === null) return null;
  return kind === 'ping' ? { kind, address } : { kind, address, port };
}

function checkName(question: ProbeContext, name: string): string {
  if (!HOSTNAME.test(name)) throw invalidField('name', 'That is no host name.');
  const { request, reachability } = question;
  const others = namesOf(reachability.index, request.to);
  if (peerName(question, name) || others.some((each) => isSameName(each, name))) return name;
  throw invalidField('name', 'The container asked about has no such name.');
}

/** R220: the name as the one that asks knows it, if it does. */
export function peerName({ request, reachability }: ProbeContext, name: string): PeerName | undefined {
  return reachability.names.namesFor(request.from, request.to).find((each) => isSameName(each.name, name));
}

/** R222 */
const isSameName = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();

/** All names of a container, on any network: that one does not resolve can be tried, too. */
function namesOf(index: TopologyIndex, id: EndId): string[] {
  const container = index.containers.get(id);
  if (!container) return [];
  const attachments = index.attachmentsOfContainer(id);
  return [
    container.name,
    ...attachments.flatMap(({ names, networkName }) => [...names, `${container.name}.${networkName}`]),
  ];
}

function chooseAddress(question: ProbeContext): string | null {
  const { request, verdict, reachability } = question;
  const { to, port, address } = request;
  const own = ownAddresses(reachability.index, to);
  const ports = probedOwner(reachability.index, to)?.ports ?? [];
  const isOwnPort = ports.some(({ privatePort }) => privatePort === port);
  const ways = verdict.paths.filter((path) => isPathForProbe(path, request));
  // A port that is only published is meant on the host, even where its own address can be reached.
  const first = ways.filter(({ kind }) => kind === 'published-port' && !isOwnPort);
  const open = [...first, ...ways].flatMap((path) => path.addresses);
  if (address === undefined) return open[0] ?? own[0] ?? null;
  const isPublished = ports.some(({ publicPort }) => publicPort !== null && publicPort === port);
  const onHost = isPublished ? hostAddresses(reachability.index) : [];
  if ([...open, ...own, ...onHost].includes(address)) return address;
  throw invalidField(
    'address',
    'Give one of its own addresses, or one of the host with a port that it publishes.',
  );
}

/** The addresses at which an end is tried, whoever reaches them. */
export function ownAddresses(index: TopologyIndex, id: EndId): string[] {
  const isHost = id === 'host' || probedOwner(index, id)?.namespace.kind === 'host';
  return isHost ? hostAddresses(index) : probedAddresses(index, id);
}

/** Addresses that the host really has: the gateways on its bridges. What only looks like one would leave the host. */
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
  // A bridge of the swarm is made on this host only once a container joins it here; a family can be off in spite of its subnets.
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
