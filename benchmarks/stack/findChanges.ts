import { attachmentId } from '@portolan/topology';
import type { Container, Topology } from '@portolan/topology';

/** A connect that is possible. */
export interface Change {
  containerId: string;
  networkId: string;
  /** The attachment’s id. */
  id: string;
}

/** The network that several projects share. */
export const SHARED = 'proxy';

/**
 * Returns connects of containers to the shared network, one a project, first of the projects that are not on it yet: a
 * map shows them even where projects are folded. All are possible at the same time.
 */
export function findChanges(topology: Topology, most: number): Change[] {
  const shared = topology.networks.find(({ name }) => name === SHARED);
  if (!shared) throw new Error(`The engine has no network ${SHARED}.`);
  const members = new Set(
    topology.attachments
      .filter(({ networkId }) => networkId === shared.id)
      .map(({ containerId }) => containerId),
  );
  const onShared = new Set(
    topology.containers.filter(({ id }) => members.has(id)).map(({ project }) => project),
  );
  const able = topology.containers.filter((container) => isAble(container) && !members.has(container.id));
  const seen = new Set<string | null>();
  const isFirstOfProject = ({ project }: { project: string | null }) => {
    const isFirst = !onShared.has(project) && !seen.has(project);
    seen.add(project);
    return isFirst;
  };
  const first = able.filter(isFirstOfProject);
  const others = able.filter((container) => !first.includes(container));
  return [...first, ...others].slice(0, most).map(({ id }) => toChange(id, shared.id));
}

/** Returns a container on the shared network: it reaches the containers that `findChanges` connects to it. */
export function findViewer({ containers, networks, attachments }: Topology): string {
  const shared = networks.find(({ name }) => name === SHARED);
  const viewer = attachments.find(
    ({ networkId, containerId }) =>
      networkId === shared?.id &&
      containers.some(({ id, state }) => id === containerId && state === 'running'),
  );
  if (!viewer) throw new Error(`No running container is on ${SHARED}.`);
  return viewer.containerId;
}

/** Returns connects of containers to networks of their own projects, at most one for each container. */
export function findOwnChanges({ containers, networks, attachments }: Topology, most: number): Change[] {
  const present = new Set(attachments.map(({ id }) => id));
  return containers
    .filter(isAble)
    .flatMap((container) =>
      networks
        .filter(({ project }) => project !== null && project === container.project)
        .map((network) => toChange(container.id, network.id))
        .filter(({ id }) => !present.has(id))
        .slice(0, 1),
    )
    .slice(0, most);
}

const isAble = ({ namespace, state }: Container): boolean => namespace.kind === 'own' && state === 'running';

const toChange = (containerId: string, networkId: string): Change => ({
  containerId,
  networkId,
  id: attachmentId(containerId, networkId),
});
