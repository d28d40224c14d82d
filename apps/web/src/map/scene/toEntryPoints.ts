import { entryPointsOf, parentInterface } from '@portolan/topology';
import type { Container, Port, TopologyIndex } from '@portolan/topology';
import { ENTRY_LABEL } from '../layouts/measures.ts';
import type { SceneEntryPoint } from './scene.ts';
import { toVisible } from '../../theme/toVisible.ts';
import { toLabel } from './toLabel.ts';

const ANY = new Set(['0.0.0.0', '::', '']);

/**
 * R61: returns the entry points of a container: its ports for the outside, its ports for the host alone, the host’s
 * network stack if the container uses it, and the parent interface of each macvlan or ipvlan network.
 */
export function toEntryPoints(index: TopologyIndex, container: Container): SceneEntryPoint[] {
  const entryPoints: SceneEntryPoint[] = entryPointsOf(container).map((entryPoint) =>
    entryPoint.kind === 'host-namespace'
      ? { kind: 'host-network', label: 'host network' }
      : {
          kind: entryPoint.reach,
          label: portsLabel(
            entryPoint.ports,
            entryPoint.reach === 'host' ? ENTRY_LABEL.charactersFromTick : ENTRY_LABEL.characters,
          ),
        },
  );
  for (const attachment of index.attachmentsOfContainer(container.id)) {
    const network = index.networks.get(attachment.networkId);
    if (network?.driver !== 'macvlan' && network?.driver !== 'ipvlan') continue;
    const parent = parentInterface(index, attachment.networkId);
    if (parent !== null)
      entryPoints.push({
        kind: 'lan',
        label: toLabel(`LAN ${parent}`, ENTRY_LABEL.lanWidth, ENTRY_LABEL.size),
      });
  }
  return entryPoints;
}

/**
 * Writes ports as one short line: `80, 443`, `8080→80 +4`, `127.0.0.1:5432`. A port that is bound in the same way on
 * IPv4 and IPv6 is written once.
 */
export function portsLabel(ports: readonly Port[], max: number = ENTRY_LABEL.characters): string {
  const labels = new Map<string, string>();
  for (const port of ports.toSorted(byPublicPort)) {
    const address = port.ip === null || ANY.has(port.ip) ? '' : `${bracketed(port.ip)}:`;
    const bound = `${address}${port.publicPort ?? port.privatePort}`;
    const target = port.publicPort === port.privatePort ? '' : `→${port.privatePort}`;
    const type = port.type === 'tcp' ? '' : `/${port.type}`;
    labels.set(`${bound}${target}${type}`, `${bound}${type}`);
  }
  const all = [...labels.keys()];
  let label = all[0] ?? '';
  let shown = 1;
  while (shown < all.length && `${label}, ${all[shown]}`.length <= max - 4) label += `, ${all[shown++]}`;
  const rest = shown < all.length ? ` +${all.length - shown}` : '';
  // With a bind address there may be no room for the port of the container.
  if (label.length + rest.length > max) label = labels.get(label) ?? label;
  if (label.length + rest.length > max) label = `${label.slice(0, max - rest.length - 1)}…`;
  return `${label}${rest}`;
}

const bracketed = (ip: string) => (ip.includes(':') ? `[${toVisible(ip)}]` : toVisible(ip));

const byPublicPort = (a: Port, b: Port) =>
  (a.publicPort ?? 0) - (b.publicPort ?? 0) ||
  (a.type < b.type ? -1 : a.type > b.type ? 1 : 0) ||
  ((a.ip ?? '') < (b.ip ?? '') ? -1 : 1);
