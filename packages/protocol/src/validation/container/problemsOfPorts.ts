import { carriesPorts, isRunning } from '@portolan/topology';
import type { Network, TopologyIndex } from '@portolan/topology';
import type { PublishedPort } from '../../requests/containerRequests.ts';
import { error, warning } from '../FieldProblem.ts';
import type { FieldProblem } from '../FieldProblem.ts';

interface HostPort {
  ip: string | null;
  port: number;
  type: string;
}

/**
 * R137: returns host ports that a running container publishes or that are requested twice, and a warning if no network
 * of the container can publish ports.
 */
export function problemsOfPorts(
  ports: readonly PublishedPort[] = [],
  networks: readonly Network[],
  index: TopologyIndex,
): FieldProblem[] {
  const hasNoPublisher = ports.length > 0 && networks.length > 0 && !networks.some(carriesPorts);
  const requested = ports.map(toHostPort);
  return [
    ...(hasNoPublisher
      ? [warning('ports', 'None of these networks can publish ports. The engine reports no error.')]
      : []),
    ...ports.flatMap((_, at) => {
      const port = requested[at];
      if (!port) return [];
      const path = `ports.${at}.hostPort`;
      if (requested.slice(0, at).some((other) => other && conflict(other, port))) {
        return [error(path, `Port ${port.port} is requested twice. Choose another one.`)];
      }
      const holder = holderOf(port, index);
      return holder
        ? [error(path, `${holder} already publishes port ${port.port}. Choose another one.`)]
        : [];
    }),
  ];
}

function holderOf(port: HostPort, index: TopologyIndex): string | null {
  const holder = index.topology.containers.find(
    (container) =>
      isRunning(container) &&
      container.ports.some(
        ({ publicPort, ip, type }) => publicPort !== null && conflict({ ip, port: publicPort, type }, port),
      ),
  );
  return holder?.name ?? null;
}

const toHostPort = ({ hostPort, hostIp, protocol = 'tcp' }: PublishedPort): HostPort | null =>
  hostPort === undefined ? null : { ip: hostIp ?? null, port: hostPort, type: protocol };

/**
 * True if both mappings cannot exist at once. A mapping to every address (of one IP version or of both) conflicts with
 * one to any single address of that version.
 */
function conflict(a: HostPort, b: HostPort): boolean {
  if (a.port !== b.port || a.type !== b.type) return false;
  const [one, other] = [a.ip ?? '', b.ip ?? ''];
  if (one === '' || other === '' || one === other) return true;
  if (one.includes(':') !== other.includes(':')) return false;
  return [one, other].some((ip) => ip === '0.0.0.0' || ip === '::');
}
