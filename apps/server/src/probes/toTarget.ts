import type { ProbeRequest } from '@portolan/protocol';
import { resolveNamespace } from '@portolan/topology';
import type {
  EndpointRef,
  Path,
  PeerName,
  Port,
  Reachability,
  TopologyIndex,
  Verdict,
} from '@portolan/topology';
import { ProblemError } from '../access/ProblemError.ts';
import type { Target } from './Tool.ts';

/** A question with what the topology knows of it. */
export interface Question {
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
export function toTarget(question: Question): Target | null {
  const { kind, name = '', port = 0 } = question.request;
  if (kind === 'dns') return { kind, name: checkName(question, name) };
  const address = chooseAddress(question);
  if (address === null) return null;
  return kind === 'ping' ? { kind, address } : { kind, address, port };
}

function checkName(question: Question, name: string): string {
  if (!HOSTNAME.test(name)) throw wrong('name', 'That is no host name.');
  const { request, reachability } = question;
  const others = namesOf(reachability.index, request.to);
  if (peerName(question, name) || others.some((each) => isSame(each, name))) return name;
  throw wrong('name', 'The container asked about has no such name.');
}

/** R220: the name as the one that asks knows it, if it does. */
export function peerName({ request, reachability }: Question, name: string): PeerName | undefined {
  return reachability.names.namesFor(request.from, request.to).find((each) => isSame(each.name, name));
}

/** R222 */
const isSame = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();

/** All names of a container, on any network: that one does not resolve can be tried, too. */
function namesOf(index: TopologyIndex, id: EndpointRef): string[] {
  const container = index.containers.get(id);
  if (!container) return [];
  const attachments = index.attachmentsOfContainer(id);
  return [
    container.name,
    ...attachments.flatMap(({ names, networkName }) => [...names, `${container.name}.${networkName}`]),
  ];
}

function chooseAddress(question: Question): string | null {
  const { request, verdict, reachability } = question;
  const { to, port, address } = request;
  const own = ownAddresses(reachability.index, to);
  const ports = ownPorts(reachability.index, to);
  const isOwnPort = ports.some(({ privatePort }) => privatePort === port);
  const ways = verdict.paths.filter((path) => leadsTo(path, request));
  // A port that is only published is meant on the host, even where its own address can be reached.
  const first = ways.filter(({ kind }) => kind === 'published-port' && !isOwnPort);
  const open = [...first, ...ways].flatMap((path) => path.addresses);
  if (address === undefined) return open[0] ?? own[0] ?? null;
  const isPublished = ports.some(({ publicPort }) => publicPort !== null && publicPort === port);
  const onHost = isPublished ? hostAddresses(reachability.index) : [];
  if ([...open, ...own, ...onHost].includes(address)) return address;
  throw wrong('address', 'Give one of its own addresses, or one of the host with a port that it publishes.');
}

/** Whether a path is one for this probe: pinging an address of the host tells nothing of what is published there. */
export function leadsTo(path: Path, { kind, port }: Pick<ProbeRequest, 'kind' | 'port'>): boolean {
  switch (path.kind) {
    case 'published-port':
      return kind === 'tcp' && path.protocol === 'tcp' && path.port === port;
    case 'network':
    case 'routed':
      return kind === 'tcp' ? opens(path.ports, port) : path.ports === null || path.kind === 'routed';
    case 'loopback':
    case 'host':
      return true;
  }
}

const opens = (ports: Extract<Path, { kind: 'network' }>['ports'], port: number | undefined): boolean =>
  ports === null || ports.some((each) => each.protocol === 'tcp' && each.port === port);

/** The addresses that the stack of an end has, whoever reaches them. */
export function ownAddresses(index: TopologyIndex, id: EndpointRef): string[] {
  if (id === 'host') return hostAddresses(index);
  const container = index.containers.get(id);
  if (!container) return [];
  const { kind, ownerId } = resolveNamespace(container, index.containers);
  if (kind === 'host') return hostAddresses(index);
  return index.attachmentsOfContainer(ownerId).flatMap(({ ipv4, ipv6 }) => present([ipv4, ipv6]));
}

/** The ports of the stack of an end. */
function ownPorts({ containers }: TopologyIndex, id: EndpointRef): Port[] {
  const container = containers.get(id);
  const owner = container && containers.get(resolveNamespace(container, containers).ownerId);
  return owner?.ports ?? [];
}

/** Addresses that the host has on its bridges: the gateways there. */
function hostAddresses(index: TopologyIndex): string[] {
  const { attachments, networks } = index.topology;
  const bridges = new Set(networks.filter(({ driver }) => driver === 'bridge').map(({ id }) => id));
  const gateways = attachments
    .filter(({ networkId }) => bridges.has(networkId))
    .flatMap(({ gateway, gatewayIPv6 }) => present([gateway, gatewayIPv6]));
  const configured = networks
    .filter(({ id }) => bridges.has(id))
    .flatMap(({ ipam }) => present(ipam.config.map(({ gateway }) => gateway)));
  return [...new Set([...gateways, ...configured])];
}

const present = (values: readonly (string | null)[]): string[] => values.filter((value) => value !== null);

const wrong = (path: string, message: string): ProblemError =>
  new ProblemError('invalid-request', `${path}: ${message}`, { fields: [{ path, message }] });
