import { applyEdits } from '../edits/applyEdits.ts';
import { refusalOfState, refusalToConnect } from '../edits/editRules.ts';
import type { Container, Network, Topology } from '../model.ts';
import { resolveNamespace } from '../namespaces.ts';
import { TopologyIndex } from '../TopologyIndex.ts';
import { driverKindOf } from '../traits/networkTraits.ts';
import { Reachability } from './Reachability.ts';
import type { EndId, Remedy } from './Verdict.ts';

const MAX_REMEDIES = 3;
/** How many networks without a project are tried where one end is not a container. */
const MAX_OTHER_NETWORKS = 10;

/**
 * R214: the smallest edits after which `from` reaches `to`, best first, at most three: a container started, unpaused or
 * restarted, or connected to a network. Each is tried on a copy of the topology. The list is empty where no single edit
 * helps, or none is needed.
 */
export function remediesOf(reachability: Reachability, from: EndId, to: EndId): Remedy[] {
  const { index } = reachability;
  if (reachability.verdict(from, to).verdict === 'allowed') return [];
  const topology = relevantPart(index, [from, to]);
  const remedies: Remedy[] = [];
  for (const remedy of candidates(index, from, to)) {
    const after = new Reachability(new TopologyIndex(applyEdits(topology, [remedy])));
    if (after.verdict(from, to).verdict === 'allowed') remedies.push(remedy);
    if (remedies.length === MAX_REMEDIES) break;
  }
  return remedies;
}

function candidates(index: TopologyIndex, from: EndId, to: EndId): Remedy[] {
  const ends = [from, to].flatMap((id) => index.containers.get(id) ?? []);
  return [...ends.flatMap((end) => editsThatStart(index, end)), ...connections(index, from, to)];
}

/** The edits after which the container runs in a live network stack. */
function editsThatStart(index: TopologyIndex, container: Container): Remedy[] {
  const { id: containerId } = container;
  const resolved = resolveNamespace(container, index.containers);
  if (resolved.kind !== 'broken' && resolved.cutOff) return [{ kind: 'restart', containerId }];
  return (['unpause', 'start'] as const)
    .filter((kind) => refusalOfState(container, kind) === null)
    .map((kind) => ({ kind, containerId }));
}

interface Connection {
  owner: Container;
  network: Network;
  rank: number;
}

/** Connects each end's owner to the other end's networks; where one end is not a container, to any likely network. */
function connections(index: TopologyIndex, from: EndId, to: EndId): Remedy[] {
  const [source, target] = [ownerOf(index, from), ownerOf(index, to)];
  const projects = new Set([source?.project, target?.project].filter((project) => project != null));
  const found: Connection[] = [];
  const add = (owner: Container, networks: readonly Network[], reverse: boolean) => {
    for (const network of networks) {
      if (refusalToConnect(index, owner, network) === null)
        found.push({ owner, network, rank: rank(network, projects) * 2 + Number(reverse) });
    }
  };
  if (source && target) {
    add(source, networksOf(index, target), false);
    add(target, networksOf(index, source), true);
  } else {
    const owner = source ?? target;
    if (owner) add(owner, likely(index, projects), false);
  }
  found.sort((a, b) => a.rank - b.rank || (a.network.name < b.network.name ? -1 : 1));
  return found.map(({ owner, network }) => ({
    kind: 'connect',
    containerId: owner.id,
    networkId: network.id,
  }));
}

/** Lower is better: first come user-defined bridges that are not internal and belong to a project of the ends. */
function rank(network: Network, projects: ReadonlySet<string>): number {
  const { predefined, internal, project } = network;
  const isOtherProject = project === null || !projects.has(project);
  const isBridge = driverKindOf(network) === 'bridge';
  return Number(predefined) * 8 + Number(!isBridge) * 4 + Number(internal) * 2 + Number(isOtherProject);
}

function likely(index: TopologyIndex, projects: ReadonlySet<string>): Network[] {
  const open = index.topology.networks.filter(
    ({ internal, name }) => !internal && name !== 'docker_gwbridge',
  );
  const own = open.filter(({ project }) => project !== null && projects.has(project));
  const others = open.filter(({ project }) => project === null).slice(0, MAX_OTHER_NETWORKS);
  return [...own, ...others];
}

function networksOf(index: TopologyIndex, owner: Container): Network[] {
  return index
    .attachmentsOfContainer(owner.id)
    .flatMap(({ networkId }) => index.networks.get(networkId) ?? []);
}

/** The container whose stack an end uses; `undefined` if that container cannot join networks. */
function ownerOf(index: TopologyIndex, end: EndId): Container | undefined {
  const container = index.containers.get(end);
  if (!container) return undefined;
  const resolved = resolveNamespace(container, index.containers);
  return resolved.kind === 'own' ? index.containers.get(resolved.ownerId) : undefined;
}

/** The part of a topology that the verdict on these ends depends on: the ends and the owners of their stacks. */
function relevantPart(index: TopologyIndex, ends: readonly EndId[]): Topology {
  const needed = new Set<string>();
  for (const end of ends) {
    let at = index.containers.get(end);
    while (at && !needed.has(at.id)) {
      needed.add(at.id);
      at = at.namespace.kind === 'container' ? index.containers.get(at.namespace.containerId) : undefined;
    }
  }
  const { engine, networks, containers, attachments } = index.topology;
  return {
    engine,
    networks,
    containers: containers.filter(({ id }) => needed.has(id)),
    attachments: attachments.filter(({ containerId }) => needed.has(containerId)),
  };
}
