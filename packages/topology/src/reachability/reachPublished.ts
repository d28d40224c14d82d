import type { Port } from '../model.ts';
import { because } from './Answer.ts';
import type { Answer, Because } from './Answer.ts';
import { explainNoWayOut } from './explainNoWayOut.ts';
import { hostAbsence } from './hostAbsence.ts';
import type { HostWay } from './HostWays.ts';
import { segmentOf } from './networkTraits.ts';
import type { Family } from './networkTraits.ts';
import type { Question } from './Question.ts';
import { hasFamily } from './Stack.ts';
import type { Path } from './Verdict.ts';

/** R206: to the ports that a container publishes on the host. */
export function reachPublished(question: Question, answer: Answer): void {
  const { from, to, hostWays } = question;
  const mapped = to.stack.ports.filter(({ publicPort }) => publicPort !== null);
  const ports = mapped.filter(({ ip }) => deadEnd(question, ip ?? '') === null);
  mayBePublishedBySwarm(question, answer);
  if (ports.length < mapped.length) {
    const absence = deadEnd(question, '');
    if (absence) answer.close(absence);
  }
  if (ports.length === 0) return;
  if (from.stack.kind !== 'own') {
    for (const port of ports) fromBeyond(question, answer, port);
    return;
  }
  const ways = hostWays.of(from.stack);
  for (const doubt of ways.doubtful) answer.doubt(doubt);
  for (const way of ways.open) if (way.publishes !== 'yes') notForwarded(question, answer, way);
  const usable = ways.open.filter(({ publishes }) => publishes === 'yes');
  if (ways.open.length === 0) explainNoWayOut(question, answer);
  else if (usable.length > 0) for (const port of ports) throughHost(question, answer, port, usable);
}

/** R206: where the host has no address beside the container, it maps nothing to it (20.10.24, 28.5.2). */
function deadEnd({ to, index }: Question, ip: string): Because | null {
  const { gateway } = to.stack;
  if (!gateway || segmentOf(gateway.network) !== 'bridge') return null;
  return familyOf(ip) === 6 && hasFamily(gateway, 6)
    ? null
    : hostAbsence(index.topology.engine, gateway.network, 4);
}

/** R206: a bind to every address is met at any gateway; one address only by who gets there; a loopback address by the host alone. */
function throughHost(question: Question, answer: Answer, port: Port, ways: readonly HostWay[]): void {
  const ip = port.ip ?? '0.0.0.0';
  if (isLoopback(ip)) {
    answer.close(boundToLoopback(question, port));
    return;
  }
  const family = familyOf(ip);
  const fitting = ways.filter((way) => way.family === family);
  if (fitting.length === 0) {
    const sentence = () => `${question.from.name} has no IPv${family} way to ${bind(port)}.`;
    answer.close(because(family === 4 ? 'no-ipv4' : 'other-family', sentence));
    return;
  }
  const meeting = isAny(ip) ? fitting : fitting.filter((way) => way.isDefault || way.address() === ip);
  for (const way of meeting) {
    const address = isAny(ip) ? way.address() : ip;
    answer.open(
      'p',
      () => publishedPath(port, way.network.id, address ? [address] : []),
      published(question, port),
    );
  }
  if (meeting.length === 0) {
    const sentence = () =>
      `${bind(port)} is on an address of the host that ${question.from.name} does not reach.`;
    answer.close(because('no-common-network', sentence));
  }
}

/** From the host: by loopback too. From outside: where the address is not a loopback one. */
function fromBeyond(question: Question, answer: Answer, port: Port): void {
  const ip = port.ip ?? '0.0.0.0';
  const isOutside = question.from.stack.kind === 'outside';
  if (isOutside && isLoopback(ip)) {
    answer.close(boundToLoopback(question, port));
    return;
  }
  const own = familyOf(ip) === 4 ? '127.0.0.1' : '::1';
  const addresses = !isAny(ip) ? [ip] : isOutside ? [] : [own];
  answer.open('p', () => publishedPath(port, null, addresses), published(question, port));
}

/** R208: what Swarm's routing mesh publishes for a service, its containers do not tell. */
function mayBePublishedBySwarm({ to, from, hostWays }: Question, answer: Answer): void {
  const ingress = [...to.stack.seats.values()].find(({ network }) => network.ingress)?.network;
  if (!ingress) return;
  const gets =
    from.stack.kind !== 'own' || hostWays.of(from.stack).open.some(({ publishes }) => publishes === 'yes');
  if (!gets) return;
  const sentence = () =>
    `Which ports Swarm publishes for ${to.name} by ${ingress.name}, the container does not tell.`;
  answer.doubt(because('declared-driver', sentence, ingress.id));
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

const published = ({ to }: Question, port: Port): Because =>
  because(
    'through-published-port',
    () => `${to.name} publishes ${port.privatePort}/${port.type} on the host at ${bind(port)}.`,
  );

const boundToLoopback = ({ to }: Question, port: Port): Because =>
  because('loopback-bound', () => `${to.name} publishes ${bind(port)} for the host alone.`);

/** R206: what comes by an internal network, or under its own address, the host does not pass on to published ports. */
function notForwarded({ from }: Question, answer: Answer, { network, publishes }: HostWay): void {
  const { id, name, internal } = network;
  const closed = internal
    ? because(
        'internal',
        () => `${name} is internal: ${from.name} gets by it to the host, but to no port published there.`,
        id,
      )
    : because(
        'masquerade-off',
        () =>
          `Members of ${name} keep their addresses (no masquerade), with which they meet no published port.`,
        id,
      );
  answer.close(closed);
  if (publishes === 'no') return;
  answer.doubt(because('forward-policy', () => `Before 27.0 this may not hold for IPv6 on ${name}.`, id));
}

const bind = ({ ip, publicPort }: Port): string =>
  ip?.includes(':') ? `[${ip}]:${publicPort ?? ''}` : `${ip ?? '0.0.0.0'}:${publicPort ?? ''}`;

const familyOf = (ip: string): Family => (ip.includes(':') ? 6 : 4);
const isAny = (ip: string): boolean => ip === '0.0.0.0' || ip === '::';
const isLoopback = (ip: string): boolean => ip.startsWith('127.') || ip === '::1';
