import { defaultGatewayOf } from '../defaultGateway.ts';
import { cannotStart } from '../edits/cannotStart.ts';
import { Membership } from '../Membership.ts';
import type { Topology } from '../model.ts';
import { Names } from '../names/Names.ts';
import { isRunning } from '../namespaces.ts';
import { TopologyIndex } from '../TopologyIndex.ts';
import { compareNames } from './compareNames.ts';
import { comparePorts } from './comparePorts.ts';
import type { GatewayChange, Impact } from './Impact.ts';

/** R120: what changed from one topology to the other, in the form in which {@link impactOf} predicts it. */
export function compareTopologies(before: Topology, after: Topology): Impact {
  return compareIndexes(new TopologyIndex(before), after);
}

/** As {@link compareTopologies}, for a caller that already has the index. */
export function compareIndexes(indexBefore: TopologyIndex, topologyAfter: Topology): Impact {
  const before = new Membership(indexBefore);
  const after = new Membership(new TopologyIndex(topologyAfter));
  const touched = touchedContainers(before, after);
  const pairs = touchedPairs(touched, before, after);
  const gained: [string, string][] = [];
  const lost: [string, string][] = [];
  for (const pair of pairs) {
    const [was, is] = [before.haveCommonNetwork(...pair), after.haveCommonNetwork(...pair)];
    if (was !== is) (is ? gained : lost).push(pair);
  }
  return {
    gained,
    lost,
    names: compareNames(pairs, new Names(before.index, before), new Names(after.index, after)),
    ports: touched.flatMap((id) => comparePorts(id, before.index, after.index)),
    gateways: touched.flatMap((id) => compareGateways(id, before.index, after.index)),
    cannotStart: touched.filter((id) => cannotStart(after.index, id) && !cannotStart(before.index, id)),
  };
}

/** The containers that the change concerns: changed themselves, on an added or removed network, or in the stack of such a container. */
function touchedContainers(before: Membership, after: Membership): string[] {
  const [was, is] = [before.index.topology, after.index.topology];
  const touched = new Set<string>();
  for (const { id } of changed(was.containers, is.containers)) touched.add(id);
  for (const { containerId } of changed(was.attachments, is.attachments)) touched.add(containerId);
  const modes = new Set<string>();
  for (const { id, name } of changed(was.networks, is.networks)) {
    modes.add(id).add(name);
    for (const { index } of [before, after]) {
      for (const { containerId } of index.attachmentsOfNetwork(id)) touched.add(containerId);
    }
  }
  for (const id of [...touched]) {
    for (const side of [before, after]) for (const sharer of side.index.sharersOf(id)) touched.add(sharer.id);
  }
  // R125: a container may need the network of its network mode even after it has left it.
  for (const { id, networkMode } of is.containers) if (modes.has(networkMode)) touched.add(id);
  // A sharer of a removed container's stack is only found by its own reference.
  for (const { id, namespace } of before.index.containers.values()) {
    if (namespace.kind === 'container' && touched.has(namespace.containerId)) touched.add(id);
  }
  return [...touched].sort();
}

/** The entities that are not the same object in both lists. Both lists are sorted by id. */
function changed<T extends { id: string }>(before: readonly T[], after: readonly T[]): T[] {
  const found: T[] = [];
  let i = 0;
  let j = 0;
  while (i < before.length || j < after.length) {
    const [was, is] = [before[i], after[j]];
    if (was !== undefined && was === is) {
      i++;
      j++;
    } else if (is === undefined || (was !== undefined && was.id <= is.id)) {
      if (was) found.push(was);
      i++;
      // The entity exists in both lists but changed: only its old form is listed.
      if (was?.id === is?.id) j++;
    } else {
      found.push(is);
      j++;
    }
  }
  return found;
}

/** The pairs whose common networks may have changed: each touched container with each of its peers, before and after. */
function touchedPairs(touched: string[], before: Membership, after: Membership): [string, string][] {
  const seen = new Set(touched);
  const pairs: [string, string][] = [];
  for (const id of touched) {
    for (const peer of new Set([...before.peersOf(id), ...after.peersOf(id)])) {
      if (seen.has(peer) && peer < id) continue;
      pairs.push(id < peer ? [id, peer] : [peer, id]);
    }
  }
  return pairs.sort((a, b) => compare(a[0], b[0]) || compare(a[1], b[1]));
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

function compareGateways(id: string, before: TopologyIndex, after: TopologyIndex): GatewayChange[] {
  const [was, is] = [before.containers.get(id), after.containers.get(id)];
  if (!was || !is || !isRunning(was) || !isRunning(is)) return [];
  const [from, to] = [defaultGatewayOf(before, id), defaultGatewayOf(after, id)];
  return from === to ? [] : [{ containerId: id, from, to }];
}
