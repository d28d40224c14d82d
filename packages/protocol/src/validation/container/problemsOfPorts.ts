import { isRunning } from '@portolan/topology';
import type { Network, TopologyIndex } from '@portolan/topology';
import type { PublishedPort } from '../../requests/containerRequests.ts';
import { error, warning } from '../FieldProblem.ts';
import type { FieldProblem } from '../FieldProblem.ts';

interface HostPort {
  ip: string | null;
  port: number;
  type: string;
}

/** R137: ports of the host that are taken, by running containers or twice in the request, and ports that no network carries. */
export function problemsOfPorts(
  ports: readonly PublishedPort[] = [],
  networks: readonly Network[],
  index: TopologyIndex,
): FieldProblem[] {
  const carries = ({ driver, internal }: Network) =>
    !internal && (driver === 'bridge' || driver === 'overlay');
  const unheard = ports.length > 0 && networks.length > 0 && !networks.some(carries);
  const wanted = ports.map(toHostPort);
  return [
    ...(unheard
      ? [warning('ports', 'None of its networks publishes ports; the engine says nothing about it.')]
      : []),
    ...ports.flatMap((_, at) => {
      const port = wanted[at];
      if (!port) return [];
      const path = `ports.${at}.hostPort`;
      if (wanted.slice(0, at).some((other) => other && conflict(other, port))) {
        return [error(path, `${port.port} is asked for twice; choose another.`)];
      }
      const holder = holderOf(port, index);
      return holder ? [error(path, `${holder} publishes ${port.port} already; choose another.`)] : [];
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

/** Every address of one IP version, or of both, stands against each single one of it. */
function conflict(a: HostPort, b: HostPort): boolean {
  if (a.port !== b.port || a.type !== b.type) return false;
  const [one, other] = [a.ip ?? '', b.ip ?? ''];
  if (one === '' || other === '' || one === other) return true;
  if (one.includes(':') !== other.includes(':')) return false;
  return [one, other].some((ip) => ip === '0.0.0.0' || ip === '::');
}
