import { exposureOf } from '@portolan/topology';
import type { Exposure, Port, TopologyIndex } from '@portolan/topology';
import { toPortTexts } from '../parts/toPortText.ts';

/** Containers that are open in one way, by one address. */
export interface ExposureGroup {
  title: string;
  reach: 'outside' | 'host';
  rows: { containerId: string; texts: string[] }[];
}

const EVERY = 'Every address of the host';

/**
 * R257: what is open, by where it is entered: every address of the host, one address, a container's own, the LAN behind
 * an interface, the host's stack; apart from these, what only the host itself reaches.
 */
export function exposureGroups(index: TopologyIndex): ExposureGroup[] {
  const groups = new Map<string, { reach: 'outside' | 'host'; exposures: Map<string, Exposure[]> }>();
  for (const exposure of exposureOf(index)) {
    if (exposure.kind === 'internal-gateway') continue;
    const title = titleOf(index, exposure);
    const reach = exposure.reach === 'host' ? 'host' : 'outside';
    const group = groups.get(title) ?? { reach, exposures: new Map<string, Exposure[]>() };
    const mine = group.exposures.get(exposure.containerId);
    if (mine) mine.push(exposure);
    else group.exposures.set(exposure.containerId, [exposure]);
    groups.set(title, group);
  }
  return [...groups]
    .map(([title, { reach, exposures }]) => ({
      title,
      reach,
      rows: [...exposures].map(([containerId, each]) => ({ containerId, texts: textsOf(each) })),
    }))
    .sort((a, b) => Number(b.title === EVERY) - Number(a.title === EVERY));
}

/** What internal networks still reach: the host, by which addresses. */
export function internalGateways(index: TopologyIndex): Extract<Exposure, { kind: 'internal-gateway' }>[] {
  return exposureOf(index).flatMap((each) => (each.kind === 'internal-gateway' ? [each] : []));
}

function titleOf(index: TopologyIndex, exposure: Exclude<Exposure, { kind: 'internal-gateway' }>): string {
  switch (exposure.kind) {
    case 'published': {
      const { ip } = exposure.port;
      return ip === null || ip === '0.0.0.0' || ip === '::' ? EVERY : ip;
    }
    case 'routed':
    case 'unprotected':
      return `Own addresses on ${index.networks.get(exposure.networkId)?.name ?? 'a network'}, with a route`;
    case 'parent-interface':
      return `LAN at ${exposure.parent}`;
    case 'host-namespace':
      return 'The host’s own stack';
  }
}

function textsOf(exposures: readonly Exposure[]): string[] {
  const ports: Port[] = exposures.flatMap((each) => ('port' in each ? [each.port] : []));
  const addresses = exposures.flatMap((each) => ('addresses' in each ? each.addresses : []));
  const isHost = exposures.some(({ kind }) => kind === 'host-namespace');
  return [...toPortTexts(ports), ...addresses, ...(isHost ? ['all it listens on'] : [])];
}
