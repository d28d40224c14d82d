import type { Engine, Topology } from '@portolan/topology';
import type { EngineClient } from '../../../docker/EngineClient.ts';
import { assembleTopology } from '../../../docker/toTopology/assembleTopology.ts';
import type { RawEngine } from '../../../watch/testing/RawEngine.ts';

/** The prefix, addresses and ports of a fixture. Several fixtures on one engine need different ones. */
export interface FixtureSite {
  prefix: string;
  image: string;
  /** The second octet of its subnets. */
  octet: number;
  /**
   * True if the engine may choose subnets. Only one fixture on an engine may have this, because the engine could give
   * it a subnet that another fixture has removed and will restore.
   */
  mayChooseSubnets: boolean;
}

/** A small set of networks and containers with one of each kind, to which a test applies random changes. */
export class UndoFixture {
  readonly #plain: RawEngine;
  readonly #client: EngineClient;
  #engine: Engine | null = null;
  readonly site: FixtureSite;

  constructor(plain: RawEngine, client: EngineClient, site: FixtureSite) {
    this.#plain = plain;
    this.#client = client;
    this.site = site;
  }

  async make(): Promise<void> {
    const { prefix, octet } = this.site;
    await this.clear();
    await this.#network('front', {
      Labels: { role: 'front', '<b>': '__proto__' },
      IPAM: {
        Config: [
          {
            Subnet: `10.${octet}.0.0/16`,
            IPRange: `10.${octet}.4.0/24`,
            Gateway: `10.${octet}.0.9`,
            AuxiliaryAddresses: { printer: `10.${octet}.4.9` },
          },
        ],
      },
    });
    await this.#network('back', { Internal: true, ...this.#subnet(250) });
    await this.#network('six', {
      EnableIPv6: true,
      IPAM: { Config: [{ Subnet: `10.${octet + 1}.0.0/24` }, { Subnet: `fd00:${octet}::/64` }] },
    });
    await this.#network('tuned', {
      ...this.#subnet(251),
      Options: {
        'com.docker.network.bridge.name': `${prefix.slice(-8)}t`,
        'com.docker.network.bridge.enable_icc': 'false',
        'com.docker.network.driver.mtu': '1400',
      },
    });
    await this.#network('settings', {
      ConfigOnly: true,
      Labels: { from: 'settings' },
      // Without a subnet, a network that is created from it again could get one that another fixture will restore.
      IPAM: { Config: [{ Subnet: `10.${octet + 2}.252.0/24` }] },
    });
    await this.#network('copy', { ConfigFrom: { Network: `${prefix}settings` }, IPAM: undefined });

    const web = await this.#container('web', 'front', {
      ...endpoint(`${prefix}front`, {
        Aliases: ['www'],
        IPAMConfig: { IPv4Address: `10.${octet}.0.20` },
      }),
      ExposedPorts: { '80/tcp': {} },
      HostConfig: {
        NetworkMode: `${prefix}front`,
        PortBindings: { '80/tcp': [{ HostIp: '0.0.0.0', HostPort: String(20_000 + octet) }] },
      },
    });
    const db = await this.#container('db', 'back', endpoint(`${prefix}back`, { Aliases: ['db', 'sql'] }));
    const old = await this.#container(
      'old',
      'six',
      endpoint(`${prefix}six`, { IPAMConfig: { IPv6Address: `fd00:${octet}::20` } }),
    );
    await this.#container('fresh', 'tuned', { Hostname: 'freshly' });
    const side = await this.#container('side', `container:${web}`);
    const plain = await this.#container('plain', 'bridge');
    // Every setting of an endpoint is present from the start, a priority only if the engine supports it.
    await this.#connect('back', web, {
      Links: [`${prefix}db:database`],
      DriverOpts: { 'org.example.note': 'kept' },
      IPAMConfig: { LinkLocalIPs: ['169.254.7.7'] },
      GwPriority: -3,
    });
    await this.#connect('front', old, {
      Aliases: ['old-front'],
      IPAMConfig: { IPv4Address: `10.${octet}.0.21` },
    });
    for (const id of [web, db, old, plain, side]) await this.#must('POST', `/containers/${id}/start`);
    await this.#must('POST', `/containers/${old}/kill`);
  }

  /** Returns the present state of this fixture's networks and containers, and the predefined networks. */
  async read(): Promise<Topology> {
    const isOwn = (name: string) => name.startsWith(this.site.prefix);
    // `GET /info` is slow while networks come and go.
    const engine = (this.#engine ??= await this.#client.hello());
    const networks = (await this.#client.listNetworks()).filter(
      (each) => each.predefined || isOwn(each.name),
    );
    const filters = encodeURIComponent(JSON.stringify({ name: [this.site.prefix] }));
    const { json } = await this.#plain.call('GET', `/containers/json?all=1&filters=${filters}`);
    const readings = await Promise.all(
      (json as { Id: string }[]).map(({ Id }) => this.#client.readContainer(Id)),
    );
    return assembleTopology(
      engine,
      networks,
      readings.filter((each) => each !== null),
    );
  }

  /** Removes all networks and containers with this fixture's prefix. */
  async clear(): Promise<void> {
    const filters = encodeURIComponent(JSON.stringify({ name: [this.site.prefix] }));
    const { json } = await this.#plain.call('GET', `/containers/json?all=1&filters=${filters}`);
    for (const { Id } of json as { Id: string }[])
      await this.#plain.call('DELETE', `/containers/${Id}?force=1`);
    // Config-only networks can be removed only after the networks created from them.
    for (let round = 0; round < 3; round++) {
      for (const { id, name } of await this.#client.listNetworks()) {
        if (name.startsWith(this.site.prefix)) await this.#plain.call('DELETE', `/networks/${id}`);
      }
    }
  }

  #subnet(third: number): object {
    const { octet, mayChooseSubnets: isAuto } = this.site;
    return isAuto ? {} : { IPAM: { Config: [{ Subnet: `10.${octet + 2}.${third}.0/24` }] } };
  }

  async #network(name: string, request: object): Promise<void> {
    await this.#must('POST', '/networks/create', {
      Name: this.site.prefix + name,
      CheckDuplicate: true,
      Driver: 'ConfigOnly' in request ? undefined : 'bridge',
      ...request,
    });
  }

  async #container(name: string, mode: string, request: object = {}): Promise<string> {
    const isNetwork = mode !== 'bridge' && !mode.includes(':');
    const { json } = await this.#must('POST', `/containers/create?name=${this.site.prefix}${name}`, {
      Image: this.site.image,
      Cmd: ['sleep', '3600'],
      // The first process of a container ignores other signals.
      StopSignal: 'SIGKILL',
      HostConfig: { NetworkMode: isNetwork ? this.site.prefix + mode : mode },
      ...request,
    });
    return (json as { Id: string }).Id;
  }

  async #connect(network: string, container: string, config: object = {}): Promise<void> {
    await this.#must('POST', `/networks/${this.site.prefix}${network}/connect`, {
      Container: container,
      EndpointConfig: config,
    });
  }

  async #must(method: string, path: string, body?: object): Promise<{ json: unknown }> {
    const answer = await this.#plain.call(method, path, body);
    if (answer.status >= 300 || answer.status === 0) {
      throw new Error(`${method} ${path}: ${answer.status} ${JSON.stringify(answer.json)}`);
    }
    return answer;
  }
}

const endpoint = (network: string, config: object) => ({
  NetworkingConfig: { EndpointsConfig: { [network]: config } },
});
