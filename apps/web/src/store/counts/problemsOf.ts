import { concernedBy, keep, resolveNamespace } from '@portolan/topology';
import type { Container, TopologyIndex } from '@portolan/topology';
import { compareNames } from './compareNames.ts';
import { orId } from './engineOrder.ts';
import { mergeSorted } from './mergeSorted.ts';

/** Worst first. */
const problems = [
  'dead',
  'restarting',
  'unhealthy',
  'cut off',
  'owner container removed',
  'network modes form a loop',
  'attached to a removed network',
] as const;

/** A container that needs attention, and why in a few words. */
export interface ContainerProblem {
  container: Container;
  problem: (typeof problems)[number];
}

/** R98: the containers with a problem, the worst first, then by name. The same array until one of them changes. */
export const problemsOf = keep<readonly ContainerProblem[]>(
  (index) => replaceProblems([], index, new Set(index.containers.keys())),
  (last, index, touched) => replaceProblems(last, index, concernedBy(index, touched).containers),
);

function replaceProblems(
  last: readonly ContainerProblem[],
  index: TopologyIndex,
  ids: ReadonlySet<string>,
): readonly ContainerProblem[] {
  const before = last.filter(({ container }) => ids.has(container.id));
  const now = [...ids].flatMap((id) => problemOf(index, id) ?? []);
  const isSame = (a: ContainerProblem) =>
    now.some((b) => b.container === a.container && b.problem === a.problem);
  if (before.length === now.length && before.every(isSame)) return last;
  return mergeSorted(last, ({ container }) => ids.has(container.id), now, orId(worstFirst, idOfProblem));
}

function problemOf(index: TopologyIndex, id: string): ContainerProblem | null {
  const container = index.containers.get(id);
  const problem = container ? nameOf(index, container) : null;
  return container && problem ? { container, problem } : null;
}

function nameOf(index: TopologyIndex, container: Container): ContainerProblem['problem'] | null {
  if (container.state === 'dead' || container.state === 'restarting') return container.state;
  const resolved = resolveNamespace(container, index.containers);
  if (resolved.kind === 'broken')
    return resolved.reason === 'cycle' ? 'network modes form a loop' : 'owner container removed';
  if (resolved.cutOff) return 'cut off';
  const attachments = index.attachmentsOfContainer(container.id);
  if (attachments.some(({ networkId }) => !index.networks.has(networkId)))
    return 'attached to a removed network';
  return container.health === 'unhealthy' && container.state === 'running' ? 'unhealthy' : null;
}

export const idOfProblem = ({ container }: ContainerProblem): string => container.id;

export const worstFirst = (a: ContainerProblem, b: ContainerProblem): number =>
  problems.indexOf(a.problem) - problems.indexOf(b.problem) ||
  compareNames(a.container.name, b.container.name);
