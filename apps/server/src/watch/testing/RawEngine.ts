import { request } from 'node:http';
import type { RequestOptions } from 'node:http';

interface RawNetwork {
  Id: string;
  Name: string;
}

interface RawContainer {
  Id: string;
  Name: string;
  State: { Status: string };
  HostConfig: { NetworkMode: string };
  NetworkSettings: { Networks: Record<string, RawEndpoint> | null };
}

interface RawEndpoint {
  NetworkID: string;
  IPAddress: string;
  GlobalIPv6Address: string;
  MacAddress: string;
  Aliases: string[] | null;
}

/** What two readings of an engine must agree on: one line for each network, container and attachment. */
export type EntityLines = string[];

/** Calls an engine by plain HTTP. It shares no code with the client under test. */
export class RawEngine {
  readonly #target: RequestOptions;

  constructor(dockerHost: string) {
    const { protocol, pathname, hostname, port } = new URL(dockerHost.replace(/^tcp:/, 'http:'));
    this.#target = protocol === 'unix:' ? { socketPath: pathname } : { host: hostname, port };
  }

  /**
   * Returns the status and the parsed body. It does not reject when the engine refuses, nor when the engine closes the
   * connection (status 0), as 20.10.24 did once in thousands of random changes. A later read shows the effect.
   */
  async call(method: string, path: string, body?: object): Promise<{ status: number; json: unknown }> {
    try {
      return await this.#send(method, path, body);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ECONNRESET') throw error;
      return method === 'GET' ? this.#send(method, path) : { status: 0, json: null };
    }
  }

  #send(method: string, path: string, body?: object): Promise<{ status: number; json: unknown }> {
    return new Promise((resolve, reject) => {
      const headers = body ? { 'content-type': 'application/json' } : {};
      const call = request({ ...this.#target, method, path, headers, agent: false }, (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('error', reject);
        response.on('end', () => {
          const text = Buffer.concat(chunks).toString();
          resolve({
            status: response.statusCode ?? 0,
            json: text.startsWith('{') || text.startsWith('[') ? JSON.parse(text) : text,
          });
        });
      });
      call.on('error', reject);
      call.end(body ? JSON.stringify(body) : undefined);
    });
  }

  /** Describes everything that `docker inspect` shows. */
  async inspectAll(): Promise<EntityLines> {
    const networks = (await this.call('GET', '/networks')).json as RawNetwork[];
    const ids = ((await this.call('GET', '/containers/json?all=1')).json as { Id: string }[]).map(
      ({ Id }) => Id,
    );
    const containers = await Promise.all(
      ids.map(async (id) => (await this.call('GET', `/containers/${id}/json`)).json as RawContainer),
    );
    const lines = networks.map(({ Id, Name }) => `network ${Id} ${Name}`);
    for (const container of containers) {
      const { Id, Name, State, HostConfig, NetworkSettings } = container;
      lines.push(`container ${Id} ${Name} ${State.Status} ${HostConfig.NetworkMode}`);
      const runs = State.Status === 'running' || State.Status === 'paused';
      const live = runs && !HostConfig.NetworkMode.startsWith('container:');
      for (const [name, endpoint] of Object.entries(NetworkSettings.Networks ?? {})) {
        const sameName = networks.filter((network) => network.Name === name);
        const networkId = endpoint.NetworkID || (sameName.length === 1 ? sameName[0]?.Id : '');
        const addresses = live
          ? [endpoint.IPAddress, endpoint.GlobalIPv6Address, endpoint.MacAddress]
          : ['', '', ''];
        lines.push(
          `attachment ${Id} ${networkId ?? ''} ${name} ${addresses.join(',')} ${JSON.stringify(endpoint.Aliases ?? [])}`,
        );
      }
    }
    return lines.sort();
  }
}
