import type { Attachment } from '../model.ts';
import type { TopologyIndex } from '../TopologyIndex.ts';
import { answers } from './nameService.ts';
import { swarmNamesOf } from './swarmNames.ts';

const none: readonly Attachment[] = [];

/** Who answers to which name on each network; upper and lower case are one (R222). */
export class NetworkNames {
  readonly #byNetwork = new Map<string, ReadonlyMap<string, Attachment[]>>();

  constructor(readonly index: TopologyIndex) {}

  /** The members of a network that answer to a name. */
  holders(networkId: string, name: string): readonly Attachment[] {
    return this.#on(networkId).get(name.toLowerCase()) ?? none;
  }

  #on(networkId: string): ReadonlyMap<string, Attachment[]> {
    const known = this.#byNetwork.get(networkId);
    if (known) return known;
    const holders = new Map<string, Attachment[]>();
    for (const attachment of this.index.attachmentsOfNetwork(networkId)) {
      if (!answers(this.index, attachment)) continue;
      for (const name of this.#namesOf(attachment)) {
        const list = holders.get(name);
        if (list) list.push(attachment);
        else holders.set(name, [attachment]);
      }
    }
    this.#byNetwork.set(networkId, holders);
    return holders;
  }

  #namesOf(attachment: Attachment): Set<string> {
    const container = this.index.containers.get(attachment.containerId);
    const network = this.index.networks.get(attachment.networkId);
    const swarm = container && network ? swarmNamesOf(container, network).map(({ name }) => name) : [];
    return new Set([...attachment.names, ...swarm].map((name) => name.toLowerCase()));
  }
}
