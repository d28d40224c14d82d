import { randomBytes } from 'node:crypto';
import type { Edit, Topology } from '@portolan/topology';
import type { EngineClient } from '../../docker/EngineClient.ts';
import { openEngine } from '../../docker/openEngine.ts';
import { assembleTopology } from '../../docker/toTopology/assembleTopology.ts';
import { RawEngine } from '../../watch/testing/RawEngine.ts';

/** The options of a test's container besides its network mode. */
interface ContainerOptions {
  aliases?: string[];
  hostname?: string;
  /** Host port by container port (`80/tcp`). If the host port is empty, the engine chooses one. */
  ports?: Record<string, string>;
}

/** An engine with a test's own networks and containers under a random prefix. Their topology is read at each call. */
export class ImpactTestEngine {
  readonly #engine: RawEngine;
  readonly #client: EngineClient;
  readonly #image: string;
  readonly #isSample: boolean;
  readonly #prefix = `pti-${randomBytes(4).toString('hex')}-`;
  readonly #networks: string[] = [];
  readonly #containers: string[] = [];
  /** True if the engine supports gateway priorities. */
  supportsPriority = false;

  private constructor({ dockerHost, image }: { dockerHost: string; image: string }) {
    this.#engine = new RawEngine(dockerHost);
    const url = dockerHost.replace(/^http:/, 'tcp:');
    this.#client = openEngine({ url, source: 'test' }, { readOnly: true });
    this.#image = image;
    this.#isSample = dockerHost.startsWith('http:');
  }

  static async open(address: { dockerHost: string; image: string }): Promise<ImpactTestEngine> {
    const testEngine = new ImpactTestEngine(address);
    const { apiVersion } = await testEngine.#client.hello();
    testEngine.supportsPriority = Number(apiVersion.split('.')[1]) >= 48;
    return testEngine;
  }

  name(name: string): string {
    return `${this.#prefix}${name}`;
  }

  hostPort(): number {
    return 20_000 + (randomBytes(2).readUInt16BE() % 10_000);
  }

  async network(name: string, options: object = {}): Promise<string> {
    const id = await this.#create('/networks/create', { Name: this.name(name), ...options });
    this.#networks.push(id);
    return id;
  }

  dualStack(name: string): Promise<string> {
    const byte = randomBytes(3);
    const Config = [
      { Subnet: `10.${140 + (byte.readUInt8(0) % 90)}.${byte.readUInt8(1)}.0/24` },
      { Subnet: `fd99:${byte.toString('hex', 0, 2)}:${byte.toString('hex', 2)}::/64` },
    ];
    return this.network(name, { EnableIPv6: true, IPAM: { Config } });
  }

  /** Runs a container on a network, or with another network mode. */
  async run(
    name: string,
    mode: string,
    { aliases, hostname, ports = {} }: ContainerOptions = {},
  ): Promise<string> {
    const exposed: Record<string, object> = {};
    for (const port of Object.keys(ports)) exposed[port] = {};
    const bindings = Object.entries(ports).map(([port, HostPort]): [string, object[]] => [
      port,
      [{ HostPort }],
    ]);
    const id = await this.#create(`/containers/create?name=${this.name(name)}`, {
      Image: this.#image,
      Cmd: ['sleep', '3600'],
      Hostname: hostname,
      ExposedPorts: exposed,
      HostConfig: { NetworkMode: mode, PortBindings: Object.fromEntries(bindings) },
      NetworkingConfig: aliases && { EndpointsConfig: { [mode]: { Aliases: aliases } } },
    });
    this.#containers.push(id);
    await this.make({ kind: 'start', containerId: id });
    return id;
  }

  /** Carries out an edit on the engine, without Portolan. */
  async make(edit: Edit): Promise<void> {
    switch (edit.kind) {
      case 'connect': {
        const { aliases, gatewayPriority } = edit.endpoint ?? {};
        const EndpointConfig = { Aliases: aliases, GwPriority: gatewayPriority };
        const body = { Container: edit.containerId, EndpointConfig };
        return this.#do('POST', `/networks/${edit.networkId}/connect`, body);
      }
      case 'disconnect':
        return this.#do('POST', `/networks/${edit.networkId}/disconnect`, { Container: edit.containerId });
      case 'remove-network':
        return this.#do('DELETE', `/networks/${edit.networkId}`);
      case 'rename-container':
        return this.#do('POST', `/containers/${edit.containerId}/rename?name=${edit.name}`);
      case 'remove-container':
        return this.#do('DELETE', `/containers/${edit.containerId}?force=1`);
      case 'stop':
      case 'restart':
        return this.#do('POST', `/containers/${edit.containerId}/${edit.kind}?t=0`);
      case 'start':
      case 'pause':
      case 'unpause':
        return this.#do('POST', `/containers/${edit.containerId}/${edit.kind}`);
      case 'create-network':
      case 'run-container':
        throw new Error(`${edit.kind} has a method of its own in this class`);
    }
  }

  /** Returns this test's containers and networks, and the predefined networks. */
  async topology(): Promise<Topology> {
    const [engine, networks] = [await this.#client.hello(), await this.#client.listNetworks()];
    const readings = await Promise.all(this.#containers.map((id) => this.#client.readContainer(id)));
    const own = networks.filter(({ id, predefined }) => predefined || this.#networks.includes(id));
    return assembleTopology(
      engine,
      own,
      readings.filter((each) => each !== null),
    );
  }

  /**
   * Returns the default gateway in a running container's routing table, or `null` if it has none. On the sample engine,
   * where no program can run, it returns `undefined`.
   */
  async defaultRoute(containerId: string): Promise<string | null | undefined> {
    if (this.#isSample) return undefined;
    const exec = { Cmd: ['ip', 'route'], AttachStdout: true, Tty: true };
    const id = await this.#create(`/containers/${containerId}/exec`, exec);
    const { json } = await this.#engine.call('POST', `/exec/${id}/start`, { Detach: false, Tty: true });
    return /default via (\S+)/.exec(String(json))?.[1] ?? null;
  }

  async clean(): Promise<void> {
    for (const id of this.#containers) await this.#engine.call('DELETE', `/containers/${id}?force=1`);
    for (const id of this.#networks) await this.#engine.call('DELETE', `/networks/${id}`);
  }

  async #create(path: string, body: object): Promise<string> {
    const { status, json } = await this.#engine.call('POST', path, body);
    const { Id } = json as { Id?: string };
    if (!Id) throw new Error(`POST ${path}: ${status} ${JSON.stringify(json)}`);
    return Id;
  }

  async #do(method: string, path: string, body?: object): Promise<void> {
    const { status, json } = await this.#engine.call(method, path, body);
    if (status >= 400) throw new Error(`${method} ${path}: ${status} ${JSON.stringify(json)}`);
  }
}
