import type { Attachment, Container, Network, Topology } from '@portolan/topology';

/**
 * Returns the topologies that follow each other while `docker compose down` takes a project down: its containers stop, go
 * one after the other (sharers of a network stack first), and its networks follow.
 */
export function downSteps(topology: Topology, project: string): Topology[] {
  const own = topology.containers.filter((each) => each.project === project);
  const steps: Topology[] = [];
  let now = topology;
  const step = (next: Partial<Topology>) => steps.push((now = { ...now, ...next }));
  for (const each of own) step({ containers: now.containers.map((it) => (it === each ? stopped(it) : it)) });
  for (const { id } of ownersFirst(own).reverse()) {
    step({
      containers: now.containers.filter((each) => each.id !== id),
      attachments: now.attachments.filter((each) => each.containerId !== id),
    });
  }
  for (const { id } of topology.networks.filter((each) => each.project === project))
    step({ networks: now.networks.filter((each) => each.id !== id) });
  return steps;
}

/**
 * Returns the topologies that follow each other while `docker compose up` brings the project back to what it is in `whole`,
 * under ids that start with `prefix`: its networks come, its containers are created one after the other, and then start.
 */
export function upSteps(now: Topology, whole: Topology, project: string, prefix = 'new'): Topology[] {
  const renewed = withOtherIds(whole, project, prefix);
  const own = ownersFirst(renewed.containers.filter((each) => each.project === project));
  const steps: Topology[] = [];
  const step = (next: Partial<Topology>) => steps.push((now = { ...now, ...next }));
  for (const each of renewed.networks)
    if (each.project === project) step({ networks: [...now.networks, each] });
  for (const each of own) {
    const attachments = renewed.attachments.filter(({ containerId }) => containerId === each.id);
    step({
      containers: [...now.containers, stopped(each)],
      attachments: [...now.attachments, ...attachments],
    });
  }
  for (const each of own) step({ containers: now.containers.map((it) => (it.id === each.id ? each : it)) });
  return steps;
}

const stopped = (container: Container): Container => ({ ...container, state: 'exited', ports: [] });

const isSharer = ({ namespace }: Container): boolean => namespace.kind === 'container';

const ownersFirst = (list: readonly Container[]): Container[] =>
  list.toSorted((a, b) => Number(isSharer(a)) - Number(isSharer(b)));

function withOtherIds(topology: Topology, project: string, prefix: string): Topology {
  const ids = new Map<string, string>();
  const renew = <T extends Container | Network>(each: T): T => {
    if (each.project === project) ids.set(each.id, `${prefix}${each.id}`);
    return { ...each, id: ids.get(each.id) ?? each.id };
  };
  const networks = topology.networks.map(renew);
  const containers = topology.containers.map(renew).map((each) => {
    const { namespace } = each;
    if (namespace.kind !== 'container') return each;
    return { ...each, namespace: { ...namespace, containerId: ids.get(namespace.containerId) ?? '' } };
  });
  const attachments = topology.attachments.map((each): Attachment => {
    const [containerId, networkId] = [each.containerId, each.networkId].map((id) => ids.get(id) ?? id) as [
      string,
      string,
    ];
    return {
      ...each,
      id: each.id.replace(each.containerId, containerId).replace(each.networkId, networkId),
      containerId,
      networkId,
    };
  });
  return { ...topology, networks, containers, attachments };
}
