import type { Attachment, Container, Engine, Network, Topology } from '../model.ts';
import { Names } from '../names/Names.ts';
import { Reachability } from '../reachability/Reachability.ts';
import { TopologyIndex } from '../TopologyIndex.ts';
import { aContainer, aNetwork, anAttachment, anEngine, aTopology } from './entities.ts';

/** Builds a topology step by step, with addresses as an engine assigns them: the first network is 10.1.0.0/16 with the gateway 10.1.0.1. */
export class TopologyBuilder {
  readonly engine: Engine;
  readonly #networks: Network[] = [];
  readonly #containers: Container[] = [];
  readonly #attachments: Attachment[] = [];

  constructor(engine: Partial<Engine> = {}) {
    this.engine = anEngine(engine);
  }

  network(name: string, fields: Partial<Network> = {}): Network {
    const nth = this.#networks.length + 1;
    const { enableIPv4 = true, enableIPv6 = false } = fields;
    const block = (subnet: string, gateway: string) => ({
      subnet,
      gateway,
      ipRange: null,
      auxiliaryAddresses: {},
    });
    const config = [
      ...(enableIPv4 ? [block(`10.${nth}.0.0/16`, `10.${nth}.0.1`)] : []),
      ...(enableIPv6 ? [block(`fd00:${nth}::/64`, `fd00:${nth}::1`)] : []),
    ];
    const network = aNetwork(name, { ipam: { driver: 'default', options: {}, config }, ...fields });
    this.#networks.push(network);
    return network;
  }

  /** Adds the default bridge. */
  defaultBridge(options: Record<string, string> = {}): Network {
    return this.network('bridge', { predefined: true, options });
  }

  /** Adds a container on these networks; `endpoint` overrides fields of its attachments. */
  container(
    name: string,
    on: readonly Network[] = [],
    fields: Partial<Container> = {},
    endpoint: Partial<Attachment> | ((network: Network) => Partial<Attachment>) = {},
  ): Container {
    const container = aContainer(name, fields);
    const host = this.#containers.push(container) + 1;
    for (const network of on) {
      const nth = this.#networks.indexOf(network) + 1;
      const live = container.state === 'running' || container.state === 'paused';
      this.#attachments.push(
        anAttachment(container, network, {
          ipv4: live && network.enableIPv4 ? `10.${nth}.0.${host}` : null,
          ipv6: live && network.enableIPv6 ? `fd00:${nth}::${host.toString(16)}` : null,
          ...(network.predefined ? { names: [] } : {}),
          ...(typeof endpoint === 'function' ? endpoint(network) : endpoint),
        }),
      );
    }
    return container;
  }

  /** Adds a container that uses the network stack of another one. */
  sharer(name: string, owner: Container, fields: Partial<Container> = {}): Container {
    return this.container(name, [], { namespace: { kind: 'container', containerId: owner.id }, ...fields });
  }

  get topology(): Topology {
    return aTopology({
      engine: this.engine,
      networks: this.#networks,
      containers: this.#containers,
      attachments: this.#attachments,
    });
  }

  get reachability(): Reachability {
    return new Reachability(new TopologyIndex(this.topology));
  }

  get names(): Names {
    return new Names(new TopologyIndex(this.topology));
  }
}
