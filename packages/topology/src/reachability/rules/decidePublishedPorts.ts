import type { Port } from '../../model.ts';
import { lazyReason } from '../Answer.ts';
import type { Answer, LazyReason } from '../Answer.ts';
import { noHostAddressReason } from '../ends/noHostAddressReason.ts';
import type { HostPath } from '../ends/HostPathFinder.ts';
import { segmentOf } from '../../traits/networkTraits.ts';
import type { Family } from '../../traits/networkTraits.ts';
import type { Question } from './Question.ts';
import type { Path } from '../Verdict.ts';
import { blockWithoutHostPath } from './decideToHost.ts';
import { hasFamily } from '../../Endpoint.ts';

/** R206: to the ports that a container publishes on the host. */
export function decidePublishedPorts(question: Question, answer: Answer): void {
  const { from, to, hostPaths } = question;
  const mapped = to.stack.ports.filter(({ publicPort }) => publicPort !== null);
  const ports = mapped.filter(({ ip }) => unmappableReason(question, ip ?? '') === null);
  decideSwarmPorts(question, answer);
  if (ports.length < mapped.length) {
    const absence = unmappableReason(question, '');
    if (absence) answer.block(absence);
  }
  if (ports.length === 0) return;
  if (from.stack.kind !== 'own') {
    for (const port of ports) decideFromHostOrOutside(question, answer, port);
    return;
  }
  const paths = hostPaths.of(from.stack);
  for (const doubt of paths.unknown) answer.markUnknown(doubt);
  for (const path of paths.allowed)
    if (path.reachesPublished !== 'yes') blockUnforwarded(question, answer, path);
  const usable = paths.allowed.filter(({ reachesPublished }) => reachesPublished === 'yes');
  if (paths.allowed.length === 0) blockWithoutHostPath(question, answer);
  else if (usable.length > 0) for (const port of ports) decideThroughHost(question, answer, port, usable);
}

/** R206: where the host has no address beside the container, it maps nothing to it (20.10.24, 28.5.2). */
function unmappableReason({ to, index }: Question, ip: string): LazyReason | null {
  const { gateway } = to.stack;
  if (!gateway || segmentOf(gateway.network) !== 'bridge') return null;
  return familyOf(ip) === 6 && hasFamily(gateway, 6)
    ? null
    : noHostAddressReason(index.topology.engine, gateway.network, 4);
}

/** R206: a bind to every address is met at any gateway; one address only by who gets there; a loopback address by the host alone. */
function decideThroughHost(question: Question, answer: Answer, port: Port, paths: readonly HostPath[]): void {
  const ip = port.ip ?? '0.0.0.0';
  if (isLoopback(ip)) {
    answer.block(loopbackReason(question, port));
    return;
  }
  const family = familyOf(ip);
  const fitting = paths.filter((path) => path.family === family);
  if (fitting.length === 0) {
    const sentence = () => `${question.from.name} has no IPv${family} way to ${bind(port)}.`;
    answer.block(lazyReason(family === 4 ? 'no-ipv4' : 'other-family', sentence));
    return;
  }
  const meeting = isAny(ip) ? fitting : fitting.filter((path) => path.isDefault || path.address() === ip);
  for (const path of meeting) {
    const address = isAny(ip) ? path.address() : ip;
    answer.allow(
      'p',
      () => publishedPath(port, path.network.id, address ? [address] : []),
      publishedReason(question, port),
    );
  }
  if (meeting.length === 0) {
    const sentence = () =>
      `${bind(port)} is on an address of the host that ${question.from.name} does not reach.`;
    answer.block(lazyReason('no-common-network', sentence));
  }
}

/** From the host: by loopback too. From outside: where the address is not a loopback one. */
function decideFromHostOrOutside(question: Question, answer: Answer, port: Port): void {
  const ip = port.ip ?? '0.0.0.0';
  const isOutside = question.from.stack.kind === 'outside';
  if (isOutside && isLoopback(ip)) {
    answer.block(loopbackReason(question, port));
    return;
  }
  const own = familyOf(ip) === 4 ? '127.0.0.1' : '::1';
  const addresses = !isAny(ip) ? [ip] : isOutside ? [] : [own];
  answer.allow('p', () => publishedPath(port, null, addresses), publishedReason(question, port));
}

/** R208: what Swarm's routing mesh publishes for a service, its containers do not tell. */
function decideSwarmPorts({ to, from, hostPaths }: Question, answer: Answer): void {
  const ingress = [...to.stack.endpoints.values()].find(({ network }) => network.ingress)?.network;
  if (!ingress) return;
  const gets =
    from.stack.kind !== 'own' ||
    hostPaths.of(from.stack).allowed.some(({ reachesPublished }) => reachesPublished === 'yes');
  if (!gets) return;
  const sentence = () =>
    `Which ports Swarm publishes for ${to.name} by ${ingress.name}, the container does not tell.`;
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
  lazyReason('loopback-bound', () => `${to.name} publishes ${bind(port)} for the host alone.`);

/** R206: what comes by an internal network, or under its own address, the host does not pass on to published ports. */
function blockUnforwarded({ from }: Question, answer: Answer, { network, reachesPublished }: HostPath): void {
  const { id, name, internal } = network;
  const closed = internal
    ? lazyReason(
        'internal',
        () => `${name} is internal: ${from.name} gets by it to the host, but to no port published there.`,
        id,
      )
    : lazyReason(
        'masquerade-off',
        () =>
          `Members of ${name} keep their addresses (no masquerade), with which they meet no published port.`,
        id,
      );
  answer.block(closed);
  if (reachesPublished === 'no') return;
  answer.markUnknown(
    lazyReason('forward-policy', () => `Before 27.0 this may not hold for IPv6 on ${name}.`, id),
  );
}

const bind = ({ ip, publicPort }: Port): string =>
  ip?.includes(':') ? `[${ip}]:${publicPort ?? ''}` : `${ip ?? '0.0.0.0'}:${publicPort ?? ''}`;

const familyOf = (ip: string): Family => (ip.includes(':') ? 6 : 4);
const isAny = (ip: string): boolean => ip === '0.0.0.0' || ip === '::';
const isLoopback = (ip: string): boolean => ip.startsWith('127.') || ip === '::1';
