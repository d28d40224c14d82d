import type { Command, ConnectRequest } from '@portolan/protocol';
import { isRunning } from '@portolan/topology';
import type { Container, Network, Topology } from '@portolan/topology';
import { isOlder } from '../../../docker/calls/negotiateVersion.ts';
import type { FixtureSite } from './UndoFixture.ts';

/** Draws random commands that fit a topology. The engine will refuse some of them. */
export class RandomCommands {
  readonly #random: () => number;
  readonly #site: FixtureSite;
  #count = 0;

  constructor(random: () => number, site: FixtureSite) {
    this.#random = random;
    this.#site = site;
  }

  next(unsorted: Topology): Command {
    const topology = byName(unsorted);
    const draws: [weight: number, draw: () => Command | null][] = [
      [30, () => this.#connect(topology)],
      [30, () => this.#disconnect(topology)],
      [6, () => this.#create()],
      [9, () => this.#remove(topology)],
      [3, () => this.#prune(topology)],
      [7, () => this.#rename(topology)],
      [8, () => this.#verb(topology, ['stop', 'start'])],
      [6, () => this.#verb(topology, ['pause', 'unpause'])],
      [2, () => this.#run(topology)],
    ];
    const total = draws.reduce((sum, [weight]) => sum + weight, 0);
    for (;;) {
      let roll = this.#random() * total;
      const [, draw] = draws.find(([weight]) => (roll -= weight) < 0) ?? draws[0] ?? [];
      const command = draw?.();
      if (command) return command;
    }
  }

  #connect({ engine, containers, networks, attachments }: Topology): Command | null {
    const container = this.#pick(containers.filter((each) => each.namespace.kind === 'own'));
    const isOn = (network: Network) =>
      attachments.some((each) => each.containerId === container?.id && each.networkId === network.id);
    const network = this.#pick(
      networks.filter(
        (each) => each.driver === 'bridge' && !each.configOnly && (!isOn(each) || this.#chance(0.05)),
      ),
    );
    if (!container || !network) return null;
    const body: ConnectRequest = { container: container.id };
    if (network.predefined) return { kind: 'connect', networkId: network.id, body };
    if (this.#chance(0.5)) body.aliases = [this.#label(), ...(this.#chance(0.3) ? [this.#label()] : [])];
    const host = 30 + Math.floor(this.#random() * 60);
    for (const { subnet } of network.ipam.config) {
      if (!this.#chance(0.3)) continue;
      if (subnet.includes(':')) body.ipv6 = subnet.replace(/::\/.*/, `::${host.toString(16)}`);
      else body.ipv4 = subnet.replace(/\.\d+\/.*/, `.${host}`);
    }
    const other = this.#pick(containers.filter((each) => each.id !== container.id));
    if (other && this.#chance(0.15)) body.links = [`${other.name}:${this.#label()}`];
    if (this.#chance(0.15)) body.driverOptions = { 'org.example.note': this.#label() };
    if (this.#chance(0.1)) body.linkLocalIps = [`169.254.7.${host}`];
    if (this.#chance(0.2) && !isOlder(engine.apiVersion, '1.48')) body.gatewayPriority = host - 60;
    return { kind: 'connect', networkId: network.id, body };
  }

  #disconnect({ attachments, networks }: Topology): Command | null {
    const known = new Set(networks.map(({ id }) => id));
    const attachment = this.#pick(attachments.filter((each) => known.has(each.networkId)));
    if (!attachment) return null;
    return {
      kind: 'disconnect',
      networkId: attachment.networkId,
      body: { container: attachment.containerId },
    };
  }

  #create(): Command {
    const { octet, mayChooseSubnets: isAuto } = this.#site;
    const subnets = [{ subnet: `10.${octet + 2}.${this.#count % 200}.0/24` }];
    return {
      kind: 'create-network',
      body: {
        name: this.#name('net'),
        driver: 'bridge',
        ...((!isAuto || this.#chance(0.5)) && { subnets }),
        ...(this.#chance(0.3) && { internal: true }),
        ...(this.#chance(0.3) && { labels: { [this.#label()]: this.#label() } }),
      },
    };
  }

  #remove({ networks, attachments, containers }: Topology): Command | null {
    const runs = new Set(containers.filter(isRunning).map(({ id }) => id));
    const isFree = ({ id }: Network) =>
      !attachments.some((each) => each.networkId === id && runs.has(each.containerId));
    const network = this.#pick(
      networks.filter((each) => !each.predefined && (isFree(each) || this.#chance(0.1))),
    );
    return network ? { kind: 'remove-network', networkId: network.id } : null;
  }

  #prune({ networks }: Topology): Command | null {
    const ids = networks.filter((each) => !each.predefined && this.#chance(0.6)).map(({ id }) => id);
    return ids.length > 0 ? { kind: 'prune-networks', ids } : null;
  }

  #rename({ containers }: Topology): Command | null {
    const container = this.#pick(containers);
    const taken = this.#pick(containers);
    if (!container || !taken) return null;
    const name = this.#chance(0.1) ? taken.name : this.#name('named');
    return { kind: 'rename-container', containerId: container.id, name };
  }

  #verb({ containers }: Topology, verbs: ('start' | 'stop' | 'pause' | 'unpause')[]): Command | null {
    // Containers from `#run` would take ten seconds to stop.
    const container = this.#pick(containers.filter((each) => !each.name.includes('ran-')));
    const kind = this.#pick(
      verbs.filter((verb) => container && (suits(verb, container) || this.#chance(0.05))),
    );
    return container && kind ? { kind, containerId: container.id } : null;
  }

  #run({ networks }: Topology): Command | null {
    const free = networks.filter((each) => !each.predefined && !each.configOnly);
    const first = this.#pick(free);
    const second = this.#pick(free.filter((each) => each !== first));
    const joined = [first, ...(this.#chance(0.5) ? [second] : [])].filter((each) => each !== undefined);
    return {
      kind: 'run-container',
      body: {
        name: this.#name('ran'),
        image: this.#site.image,
        command: ['sleep', '3600'],
        networks: joined.map(({ id }) => ({ network: id, aliases: [this.#label()] })),
      },
    };
  }

  #name(kind: string): string {
    this.#count += 1;
    return `${this.#site.prefix}${kind}-${this.#count}`;
  }

  #label = (): string => `w${Math.floor(this.#random() * 6)}`;
  #chance = (probability: number): boolean => this.#random() < probability;
  #pick<T>(list: readonly T[]): T | undefined {
    return list[Math.floor(this.#random() * list.length)];
  }
}

/** Sorts by name, because ids differ in each run and the same seed must draw the same commands. */
function byName({ engine, networks, containers, attachments }: Topology): Topology {
  const names = new Map(containers.map(({ id, name }) => [id, name]));
  const sort = <T>(list: readonly T[], nameOf: (entry: T) => string): T[] =>
    [...list].sort((a, b) => (nameOf(a) < nameOf(b) ? -1 : 1));
  return {
    engine,
    networks: sort(networks, ({ name }) => name),
    containers: sort(containers, ({ name }) => name),
    attachments: sort(
      attachments,
      ({ containerId, networkName }) => `${names.get(containerId)} ${networkName}`,
    ),
  };
}

function suits(verb: 'start' | 'stop' | 'pause' | 'unpause', { state }: Container): boolean {
  if (verb === 'start') return state === 'exited' || state === 'created';
  return verb === 'unpause' ? state === 'paused' : state === 'running';
}
