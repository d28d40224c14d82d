import type { Touched } from '../keyed/ChangeLog.ts';
import { concernedBy } from '../keyed/concernedBy.ts';
import type { TopologyIndex } from '../TopologyIndex.ts';
import { EndResolver } from './ends/EndResolver.ts';
import { HostPathFinder, isGatewayBridge } from './ends/HostPathFinder.ts';
import { EndClasses } from './matrix/EndClasses.ts';
import { EndKeyMaker } from './matrix/EndKeys.ts';
import { LegacyLinks } from './matrix/LegacyLinks.ts';
import { MatrixCodes } from './matrix/MatrixCodes.ts';
import type { Decider } from './matrix/MatrixCodes.ts';

/** What verdicts are decided with: found when it is asked for, and kept through changes of the topology. */
export class KeptParts {
  readonly ends: EndResolver;
  readonly hostPaths: HostPathFinder;
  #matrix: { links: LegacyLinks; keys: EndKeyMaker; classes: EndClasses } | null = null;
  #codes: MatrixCodes | null = null;

  constructor(index: TopologyIndex) {
    this.ends = new EndResolver(index);
    this.hostPaths = new HostPathFinder(index);
  }

  /** R212: the verdict codes of all pairs. They are the same object until a code that was asked for can differ. */
  codes(index: TopologyIndex, decider: Decider): MatrixCodes {
    this.#matrix ??= this.#toMatrix(index);
    this.#codes ??= new MatrixCodes(this.#matrix.classes, decider);
    return this.#codes;
  }

  #toMatrix(index: TopologyIndex) {
    const links = new LegacyLinks(index);
    const keys = new EndKeyMaker(index, this.hostPaths, links);
    return { links, keys, classes: new EndClasses(this.ends, keys) };
  }

  /**
   * Returns the parts for the index after a change: these, of which only what the change concerns is found again. Of a
   * change of the engine, of docker_gwbridge, or of the host's addresses that ports are bound to one by one, on which
   * verdicts everywhere depend, nothing is kept.
   */
  follow(index: TopologyIndex, touched: Touched): KeptParts {
    if (touched.engine || this.#touchesGatewayBridge(index, touched) || this.#bindsNewAddress(index, touched))
      return new KeptParts(index);
    const { containers: ends, networks } = concernedBy(index, touched);
    for (const id of networks) {
      if (!this.hostPaths.forgetAddresses(id)) continue;
      for (const { containerId } of index.attachmentsOfNetwork(id)) ends.add(containerId);
    }
    for (const id of this.#matrix?.links.refresh(index) ?? []) ends.add(id);
    index.addReferrers(ends);
    this.ends.forget(ends);
    this.hostPaths.forget(ends);
    for (const id of touched.networks) this.#matrix?.keys.forgetNetwork(id);
    if (this.#matrix?.classes.follow(ends)) this.#codes = null;
    return this;
  }

  #bindsNewAddress(index: TopologyIndex, { containers }: Touched): boolean {
    return [...containers].some((id) => {
      const container = index.containers.get(id);
      return container !== undefined && (this.#matrix?.keys.bindsNewAddress(container) ?? false);
    });
  }

  #touchesGatewayBridge(index: TopologyIndex, { networks }: Touched): boolean {
    const known = this.hostPaths.gatewayBridge();
    return [...networks].some((id) => {
      const network = index.networks.get(id);
      return id === known?.id || (network !== undefined && isGatewayBridge(network));
    });
  }
}
