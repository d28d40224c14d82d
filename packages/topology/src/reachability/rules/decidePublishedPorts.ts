import { hasFamily } from '../../Endpoint.ts';
import type { Port } from '../../model.ts';
import { driverKindOf } from '../../traits/networkTraits.ts';
import type { Family } from '../../traits/networkTraits.ts';
import { isAnyAddress, isLoopback } from '../../traits/portTraits.ts';
import { lazyReason } from '../Answer.ts';
import type { Answer, LazyReason } from '../Answer.ts';
import type { HostPath } from '../ends/HostPathFinder.ts';
import { noHostAddressReason } from '../ends/noHostAddressReason.ts';
import type { Path } from '../Verdict.ts';
import { blockWithoutHostPath } from './decideToHost.ts';
import type { Question } from './Question.ts';

/** R206: decides if the ports are reached that a container publishes on the host. */
export function decidePublishedPorts(question: Question, answer: Answer): void {
  const { from, to, hostPaths } = question;
  const mapped = to.stack.ports.filter(({ publicPort }) => publicPort !== null);
  const ports = mapped.filter(({ ip }) => unmappableReason(question, ip ?? '') === null);
  decideSwarmPorts(question, answer);
  if (ports.length < mapped.length) {
    const unmappable = unmappableReason(question, '');
    if (unmappable) answer.block(unmappable);
  }
  if (ports.length === 0) return;
  if (from.stack.kind !== 'own') {
    for (const port of ports) decideFromHostOrOutside(question, answer, port);
    return;
  }
  const paths = hostPaths.of(from.stack);
  for (const reason of paths.unknown) answer.markUnknown(reason);
  for (const path of paths.allowed)
    if (path.reachesPublished !== 'yes') blockUnforwarded(question, answer, path);
  const usable = paths.allowed.filter(({ reachesPublished }) => reachesPublished === 'yes');
  if (paths.allowed.length === 0) blockWithoutHostPath(question, answer);
  else if (usable.length > 0) for (const port of ports) decideThroughHost(question, answer, port, usable);
}

/** R206: why the engine maps no port of this bind address to the container: the host has no address on its network (20.10.24, 28.5.2). */
function unmappableReason({ to, index }: Question, ip: string): LazyReason | null {
  const { gateway } = to.stack;
  if (!gateway || driverKindOf(gateway.network) !== 'bridge') return null;
  return familyOf(ip) === 6 && hasFamily(gateway, 6)
    ? null
    : noHostAddressReason(index.engine, gateway.network, 4);
}

/**
 * R206: a port bound to every address is reached at any gateway, one bound to a single address only by containers that
 * reach that address, and one bound to loopback only by the host.
 */
function decideThroughHost(question: Question, answer: Answer, port: Port, paths: readonly HostPath[]): void {
  const ip = port.ip ?? '0.0.0.0';
  if (isLoopback(ip)) {
    answer.block(loopbackReason(question, port));
    return;
  }
  const family = familyOf(ip);
  const fitting = paths.filter((path) => path.family === family);
  if (fitting.length === 0) {
    const sentence = () => `${question.from.name} has no IPv${family} path to ${bind(port)}.`;
    answer.block(lazyReason(family === 4 ? 'no-ipv4' : 'other-family', sentence));
    return;
  }
  const reaching = isAnyAddress(ip)
    ? fitting
    : fitting.filter((path) => path.isDefault || path.address() === ip);
  for (const path of reaching) {
    const address = isAnyAddress(ip) ? path.address() : ip;
    answer.allow(
      'p',
      () => publishedPath(port, path.network.id, address ? [address] : []),
      publishedReason(question, port),
    );
  }
  if (reaching.length === 0) {
    const sentence = () =>
      `${bind(port)} is on an address of the host that ${question.from.name} cannot reach.`;
    answer.block(lazyReason('no-common-network', sentence));
  }
}

/** The host reaches every published port, by loopback too. The outside reaches those that are not bound to loopback. */
function decideFromHostOrOutside(question: Question, answer: Answer, port: Port): void {
  const ip = port.ip ?? '0.0.0.0';
  const isOutside = question.from.stack.kind === 'outside';
  if (isOutside && isLoopback(ip)) {
    answer.block(loopbackReason(question, port));
    return;
  }
  const own = familyOf(ip) === 4 ? '127.0.0.1' : '::1';
  const addresses = !isAnyAddress(ip) ? [ip] : isOutside ? [] : [own];
  answer.allow('p', () => publishedPath(port, null, addresses), publishedReason(question, port));
}

/** R208: the ports that Swarm's routing mesh publishes for a service are not listed with its containers. */
function decideSwarmPorts({ to, from, hostPaths }: Question, answer: Answer): void {
  const ingress = [...to.stack.endpoints.values()].find(({ network }) => network.ingress)?.network;
  if (!ingress) return;
  const reachesMesh =
    from.stack.kind !== 'own' ||
    hostPaths.of(from.stack).allowed.some(({ reachesPublished }) => reachesPublished === 'yes');
  if (!reachesMesh) return;
  const sentence = () =>
    `The engine does not list which ports Swarm publishes for ${to.name} through ${ingress.name}.`;
  answer.markUnknown(lazyReason('declared-driver', sentence, ingress.id));
}

function publishedPath(port: Port, networkId: string | null, addresses: string[]): Path {
  return {
    kind: 'published-port',
    hostIp: port.ip ?? '0.0.0.0',
    port: port.publicPort ?? 0,
    protocol: port.type,
    targetPort: port.privatePort,
    networkId,
    certainty: 'engine',
    addresses,
  };
}

const publishedReason = ({ to }: Question, port: Port): LazyReason =>
  lazyReason(
    'through-published-port',
    () => `${to.name} publishes ${port.privatePort}/${port.type} on the host at ${bind(port)}.`,
  );

const loopbackReason = ({ to }: Question, port: Port): LazyReason =>
  lazyReason('loopback-bound', () => `${to.name} publishes ${bind(port)} on loopback, for the host only.`);

/** R206: the host does not forward traffic to published ports that comes through an internal network or without masquerading. */
function blockUnforwarded({ from }: Question, answer: Answer, { network, reachesPublished }: HostPath): void {
  const { id, name, internal } = network;
  const reason = internal
    ? lazyReason(
        'internal',
        () => `${name} is internal: ${from.name} reaches the host through it, but no published port.`,
        id,
      )
    : lazyReason(
        'masquerade-off',
        () => `Members of ${name} keep their own addresses (no masquerade) and cannot reach published ports.`,
        id,
      );
  answer.block(reason);
  if (reachesPublished === 'no') return;
  answer.markUnknown(
    lazyReason('forward-policy', () => `Before 27.0, this may not apply to IPv6 on ${name}.`, id),
  );
}

const bind = ({ ip, publicPort }: Port): string =>
  ip?.includes(':') ? `[${ip}]:${publicPort ?? ''}` : `${ip ?? '0.0.0.0'}:${publicPort ?? ''}`;

const familyOf = (ip: string): Family => (ip.includes(':') ? 6 : 4);
