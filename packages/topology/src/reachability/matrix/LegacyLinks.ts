import type { Network } from '../../model.ts';
import { linksOf } from '../../names/linksOf.ts';
import type { TopologyIndex } from '../../TopologyIndex.ts';
import { isIccOff } from '../../traits/networkTraits.ts';
import type { EndId } from '../Verdict.ts';

/** R204: the containers that have a part in a legacy link which opens ports: on a predefined network with ICC off. */
export class LegacyLinks {
  #texts: ReadonlyMap<EndId, string>;

  constructor(index: TopologyIndex) {
    this.#texts = textsOf(index);
  }

  /** What the container is linked to, as text; empty for one that only others link to, `undefined` for one without a part. */
  textOf(containerId: EndId): string | undefined {
    return this.#texts.get(containerId);
  }

  /** Finds all links again, whose references are names. Returns the containers for which they differ. */
  refresh(index: TopologyIndex): EndId[] {
    const before = this.#texts;
    this.#texts = textsOf(index);
    return [...new Set([...before.keys(), ...this.#texts.keys()])].filter(
      (id) => before.get(id) !== this.#texts.get(id),
    );
  }
}

function textsOf(index: TopologyIndex): Map<EndId, string> {
  const texts = new Map<EndId, string>();
  for (const network of index.networks.values()) {
    if (!linksOpenPorts(network)) continue;
    for (const attachment of index.attachmentsOfNetwork(network.id)) {
      if (attachment.links.length === 0) continue;
      const targets = linksOf(index, attachment).map(({ target }) => target.id);
      for (const id of targets) texts.set(id, texts.get(id) ?? '');
      texts.set(
        attachment.containerId,
        `${texts.get(attachment.containerId) ?? ''} ${network.id} ${targets.join()}`,
      );
    }
  }
  return texts;
}

const linksOpenPorts = (network: Network): boolean => network.predefined && isIccOff(network);
