import { entryPointsOf, parentInterface } from '@portolan/topology';
import type { Container, Port, TopologyIndex } from '@portolan/topology';
import type { SceneEntryPoint } from './scene.ts';
import { toVisible } from '../../theme/toVisible.ts';
import { toLabel } from './toLabel.ts';

const ANY = new Set(['0.0.0.0', '::', '']);

/** R61: the doors of a container as lines: to the outside, to the host alone, the host's stack, the parent interfaces. */
export function toEntryPoints(index: TopologyIndex, container: Container): SceneEntryPoint[] {
  const doors: SceneEntryPoint[] = entryPointsOf(container).map((door) =>
    door.kind === 'host-namespace'
      ? { kind: 'host-network', label: 'host network' }
      : { kind: door.reach, label: portsLabel(door.ports, door.reach === 'host' ? MOST_FROM_TICK : MOST) },
  );
  for (const attachment of index.attachmentsOfContainer(container.id)) {
    const network = index.networks.get(attachment.networkId);
    if (network?.driver !== 'macvlan' && network?.driver !== 'ipvlan') continue;
    const parent = parentInterface(index, attachment.networkId);
    if (parent !== null) doors.push({ kind: 'lan', label: toLabel(`LAN ${parent}`, 110, 10) });
  }
  return doors;
}

/** Characters that find room between the outside, or the tick before it, and a card. */
const MOST = 20;
const MOST_FROM_TICK = 18;

/** "80, 443", "8080→80 +4", "127.0.0.1:5432"; a port bound alike on IPv4 and IPv6 is told once. */
export function portsLabel(ports: readonly Port[], most = MOST): string {
  const words = new Map<string, string>();
  for (const port of ports.toSorted(byPublicPort)) {
    const address = port.ip === null || ANY.has(port.ip) ? '' : `${bracketed(port.ip)}:`;
    const bound = `${address}${port.publicPort ?? port.privatePort}`;
    const target = port.publicPort === port.privatePort ? '' : `→${port.privatePort}`;
    const type = port.type === 'tcp' ? '' : `/${port.type}`;
    words.set(`${bound}${target}${type}`, `${bound}${type}`);
  }
  const all = [...words.keys()];
  let label = all[0] ?? '';
  let told = 1;
  while (told < all.length && `${label}, ${all[told]}`.length <= most - 4) label += `, ${all[told++]}`;
  const rest = told < all.length ? ` +${all.length - told}` : '';
  // An address of its own leaves no room for the port inside.
  if (label.length + rest.length > most) label = words.get(label) ?? label;
  if (label.length + rest.length > most) label = `${label.slice(0, most - rest.length - 1)}…`;
  return `${label}${rest}`;
}

const bracketed = (ip: string) => (ip.includes(':') ? `[${toVisible(ip)}]` : toVisible(ip));

const byPublicPort = (a: Port, b: Port) =>
  (a.publicPort ?? 0) - (b.publicPort ?? 0) ||
  (a.type < b.type ? -1 : a.type > b.type ? 1 : 0) ||
  ((a.ip ?? '') < (b.ip ?? '') ? -1 : 1);
