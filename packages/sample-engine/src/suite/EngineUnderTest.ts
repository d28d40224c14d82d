import { randomBytes } from 'node:crypto';
import { expect } from 'vitest';
import { EngineConnection, type Answer } from './EngineConnection.ts';

interface Named {
  readonly Id: string;
  readonly Name?: string;
  readonly Names?: string[];
}

/** The fields of an entry of `NetworkSettings.Networks` that the suite reads. */
export interface EndpointJson {
  readonly NetworkID: string;
  readonly EndpointID: string;
  readonly IPAddress: string;
  readonly IPPrefixLen: number;
  readonly Gateway: string;
  readonly IPv6Gateway: string;
  readonly GlobalIPv6Address: string;
  readonly MacAddress: string;
  readonly Aliases: string[] | null;
  readonly DNSNames?: string[] | null;
  readonly Links: string[] | null;
  readonly DriverOpts: Record<string, string> | null;
  /** Since API 1.48. */
  readonly GwPriority?: number;
  readonly IPAMConfig: { IPv4Address?: string; IPv6Address?: string; LinkLocalIPs?: string[] } | null;
}

export interface ContainerJson {
  readonly Id: string;
  readonly Name: string;
  readonly State: Record<string, unknown> & { Status: string };
  readonly Path: string;
  readonly Args: string[];
  readonly HostConfig: {
    NetworkMode: string;
    PortBindings: Record<string, object[]>;
    RestartPolicy: { Name: string; MaximumRetryCount: number };
  };
  readonly Config: {
    Hostname: string;
    Image: string;
    Cmd: string[];
    Env: string[];
    ExposedPorts?: object;
    Labels: Record<string, string>;
  };
  readonly NetworkSettings: {
    Networks: Record<string, EndpointJson>;
    Ports: Record<string, { HostIp: string; HostPort: string }[] | null>;
  };
}

export interface NetworkJson {
  readonly Id: string;
  readonly Name: string;
  readonly Driver: string;
  readonly Scope: string;
  readonly Internal: boolean;
  /** Since API 1.48. */
  readonly EnableIPv4?: boolean;
  readonly EnableIPv6: boolean;
  readonly Attachable: boolean;
  readonly Ingress: boolean;
  readonly ConfigOnly: boolean;
  readonly ConfigFrom: { Network: string };
  readonly Options: Record<string, string> | null;
  readonly Labels: Record<string, string> | null;
  readonly IPAM: {
    Driver: string;
    Options: Record<string, string> | null;
    Config: { Subnet: string; Gateway?: string; IPRange?: string }[] | null;
  };
  readonly Containers: Record<string, { Name: string; IPv4Address: string; EndpointID: string }> | null;
}

/** Where an engine is, and the image that the suite's containers run. */
interface EngineAddress {
  readonly dockerHost: string;
  readonly image: string;
  readonly close: () => Promise<void>;
}

/** An engine on which the suite creates objects. Their names have a random prefix, and all are removed at the end. */
export class EngineUnderTest extends EngineConnection {
  /** The engine's major version. Expectations that differ between 20.10 and 28 depend on it. */
  readonly major: number;
  /** True if the engine manages a swarm: it then asks the swarm for unknown networks (20.10 and 28). */
  readonly inSwarm: boolean;
  /** The image of the suite's containers. */
  readonly image: string;
  readonly prefix = `pt-${randomBytes(4).toString('hex')}-`;
  readonly #closeEngine: () => Promise<void>;

  private constructor({ dockerHost, image, close }: EngineAddress, major: number, inSwarm: boolean) {
    super(dockerHost);
    this.major = major;
    this.inSwarm = inSwarm;
    this.image = image;
    this.#closeEngine = close;
  }

  static async open(address: EngineAddress): Promise<EngineUnderTest> {
    const connection = new EngineConnection(address.dockerHost);
    const version = (await connection.call('GET', '/version')).body as { Version: string };
    const info = (await connection.call('GET', '/info')).body as { Swarm: { LocalNodeState: string } };
    const inSwarm = info.Swarm.LocalNodeState === 'active';
    return new EngineUnderTest(address, Number.parseInt(version.Version, 10), inSwarm);
  }

  /** Returns `modern` on engine 28 and later, else `older`. */
  since28<T>(modern: T, older: T): T {
    return this.major >= 28 ? modern : older;
  }

  /** Returns status and message for a network that does not exist. A manager answers 500, with the swarm's message. */
  networkNotFound(network: string): readonly [status: number, message: string] {
    const message = `network ${network} not found`;
    return this.inSwarm
      ? [500, `Could not attach to network ${network}: rpc error: code = NotFound desc = ${message}`]
      : [404, message];
  }

  /** Returns a name for a network interface of the host: at most 15 characters, unique to this run. */
  linkName(suffix: string): string {
    return this.prefix.replaceAll('-', '') + suffix;
  }

  name(short: string): string {
    return this.prefix + short;
  }

  /** Calls and expects the status. The failure shows the engine's message. */
  async must(status: number, method: string, path: string, body?: unknown): Promise<unknown> {
    const answer = await this.call(method, path, body);
    expect(answer.status, `${method} ${path}: ${JSON.stringify(answer.body)}`).toBe(status);
    return answer.body;
  }

  async createNetwork(short: string, request: object = {}): Promise<string> {
    const body = { Name: this.name(short), CheckDuplicate: true, ...request };
    return ((await this.must(201, 'POST', '/networks/create', body)) as Named).Id;
  }

  tryNetwork(short: string, request: object = {}): Promise<Answer> {
    return this.call('POST', '/networks/create', {
      Name: this.name(short),
      CheckDuplicate: true,
      ...request,
    });
  }

  async createContainer(short: string, networkMode: string, request: object = {}): Promise<string> {
    const { HostConfig = {}, ...rest } = request as { HostConfig?: object };
    const body = {
      Image: this.image,
      Cmd: ['sleep', '3600'],
      HostConfig: { NetworkMode: networkMode, ...HostConfig },
      ...rest,
    };
    const path = `/containers/create?name=${this.name(short)}`;
    return ((await this.must(201, 'POST', path, body)) as Named).Id;
  }

  async runContainer(short: string, networkMode: string, request: object = {}): Promise<string> {
    const id = await this.createContainer(short, networkMode, request);
    await this.must(204, 'POST', `/containers/${id}/start`);
    return id;
  }

  async container(id: string, api = ''): Promise<ContainerJson> {
    return (await this.must(200, 'GET', `${api}/containers/${id}/json`)) as ContainerJson;
  }

  async network(id: string): Promise<NetworkJson> {
    return (await this.must(200, 'GET', `/networks/${id}`)) as NetworkJson;
  }

  async endpoint(containerId: string, network: string): Promise<EndpointJson | undefined> {
    return (await this.container(containerId)).NetworkSettings.Networks[this.name(network)];
  }

  connect(network: string, container: string, config: object = {}): Promise<Answer> {
    return this.call('POST', `/networks/${network}/connect`, {
      Container: container,
      EndpointConfig: config,
    });
  }

  disconnect(network: string, container: string, force = false): Promise<Answer> {
    return this.call('POST', `/networks/${network}/disconnect`, { Container: container, Force: force });
  }

  /** Removes all containers and networks with this run's prefix. */
  async clear(): Promise<void> {
    const filter = encodeURIComponent(JSON.stringify({ name: [this.prefix] }));
    const containers = await this.must(200, 'GET', `/containers/json?all=1&filters=${filter}`);
    for (const { Id } of containers as Named[]) await this.call('DELETE', `/containers/${Id}?force=1`);
    // The list has no filter, because a manager finds swarm networks that are not in use only by their whole names. Several
    // rounds: a config-only network can be removed after the networks that use it, a swarm one after its last task.
    for (let round = 0; round < 20; round++) {
      const all = (await this.must(200, 'GET', '/networks')) as Named[];
      const networks = all.filter(({ Name }) => Name?.startsWith(this.prefix));
      if (networks.length === 0) return;
      if (round > 1) await new Promise((resolve) => setTimeout(resolve, 250));
      for (const { Id } of networks) await this.call('DELETE', `/networks/${Id}`);
    }
    throw new Error(`networks named ${this.prefix}… could not be removed`);
  }

  async close(): Promise<void> {
    await this.clear();
    await this.#closeEngine();
  }
}

/** Returns the engine's error message. */
export function messageOf(answer: Answer): string {
  return (answer.body as { message?: string } | undefined)?.message ?? '';
}
