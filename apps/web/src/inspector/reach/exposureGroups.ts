import { containerExposures, exposureOf, keep, networkExposures } from '@portolan/topology';
import type { Exposure, ExposuresById, Port, TopologyIndex } from '@portolan/topology';
import { toPortTexts } from '../parts/toPortText.ts';

/** The containers that are reached in the same way, such as at the same bind address. */
export interface ExposureGroup {
  title: string;
  reach: 'outside' | 'host';
  rows: { containerId: string; texts: string[] }[];
}

const EVERY_ADDRESS = 'Every address of the host';

/** Everything that the outside and the host reach. */
export interface ExposureSummary {
  groups: readonly ExposureGroup[];
  /** The internal networks whose members reach the host, with the addresses at which they do. */
  gateways: readonly InternalGateway[];
}

type InternalGateway = Extract<Exposure, { kind: 'internal-gateway' }>;

/** R99: the same object until a change concerns something in it. */
export const exposureSummary = keep<
  ExposureSummary & { ofContainers: ExposuresById; ofNetworks: ExposuresById }
>(summarise, (last, index, touched) => {
  const isSame =
    last.ofContainers === containerExposures(index) &&
    last.ofNetworks === networkExposures(index) &&
    // Their names are in the titles, and the rows are in the order of the names.
    touched.networks.size === 0 &&
    ![...touched.containers].some((id) => last.ofContainers.has(id));
  return isSame ? last : summarise(index);
});

function summarise(index: TopologyIndex) {
  return {
    groups: exposureGroups(index),
    gateways: exposureOf(index).flatMap((each) => (each.kind === 'internal-gateway' ? [each] : [])),
    ofContainers: containerExposures(index),
    ofNetworks: networkExposures(index),
  };
}

/**
 * R257: groups exposures by where the traffic enters: every address of the host, one address, a container's own
 * address, the LAN at a parent interface, or the host's network stack. What only the host reaches is in groups of its
 * own.
 */
export function exposureGroups(index: TopologyIndex): ExposureGroup[] {
  const groups = new Map<string, { reach: 'outside' | 'host'; exposures: Map<string, Exposure[]> }>();
  for (const exposure of exposureOf(index)) {
    if (exposure.kind === 'internal-gateway') continue;
    const title = titleOf(index, exposure);
    const reach = exposure.reach === 'host' ? 'host' : 'outside';
    const group = groups.get(title) ?? { reach, exposures: new Map<string, Exposure[]>() };
    const ofContainer = group.exposures.get(exposure.containerId);
    if (ofContainer) ofContainer.push(exposure);
    else group.exposures.set(exposure.containerId, [exposure]);
    groups.set(title, group);
  }
  return [...groups]
    .map(([title, { reach, exposures }]) => ({
      title,
      reach,
      rows: [...exposures].map(([containerId, each]) => ({ containerId, texts: textsOf(each) })),
    }))
    .sort((a, b) => Number(b.title === EVERY_ADDRESS) - Number(a.title === EVERY_ADDRESS));
}

function titleOf(index: TopologyIndex, exposure: Exclude<Exposure, { kind: 'internal-gateway' }>): string {
  switch (exposure.kind) {
    case 'published': {
      const { ip } = exposure.port;
      return ip === null || ip === '0.0.0.0' || ip === '::' ? EVERY_ADDRESS : ip;
    }
    case 'routed':
    case 'unprotected':
      return `Container addresses on ${index.networks.get(exposure.networkId)?.name ?? 'a network'}, if routed`;
    case 'parent-interface':
      return `LAN at ${exposure.parent}`;
    case 'host-namespace':
      return 'The host’s network stack';
  }
}

function textsOf(exposures: readonly Exposure[]): string[] {
  const ports: Port[] = exposures.flatMap((each) => ('port' in each ? [each.port] : []));
  const addresses = exposures.flatMap((each) => ('addresses' in each ? each.addresses : []));
  const isHost = exposures.some(({ kind }) => kind === 'host-namespace');
  return [...toPortTexts(ports), ...addresses, ...(isHost ? ['every port it listens on'] : [])];
}
