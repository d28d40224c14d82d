import type { Container, TopologyIndex } from '@portolan/topology';
import { shortContainerName, soleServices } from '../../map/scene/shortNames.ts';

/** One row or column of the matrix. A project's line stands before its members', and in their place while folded. */
export type MatrixLine = {
  /** Unlike those of all other lines, and the same after every change. */
  key: string;
  /** Who it stands for: the ids of verdicts. An unfolded project's line has no cells, its members have. */
  ids: readonly string[];
} & (
  | { kind: 'end'; end: 'host' | 'outside' }
  | { kind: 'container'; container: Container; label: string }
  /** `project` is empty for containers without one. */
  | { kind: 'project'; project: string; isFolded: boolean }
);

/** R260: host and outside, then each project with its members; `ids` in the order of the topology's `matrixIds`. */
export function toLines(
  index: TopologyIndex,
  ids: readonly string[],
  isFolded: (project: string) => boolean,
): MatrixLine[] {
  const lines: MatrixLine[] = [];
  const projects = new Map<string, Container[]>();
  for (const id of ids) {
    if (id === 'host' || id === 'outside') lines.push({ kind: 'end', key: id, end: id, ids: [id] });
    const container = index.containers.get(id);
    if (!container) continue;
    const members = projects.get(container.project ?? '');
    if (members) members.push(container);
    else projects.set(container.project ?? '', [container]);
  }
  const sole = soleServices(index);
  for (const [project, members] of projects) {
    const folded = isFolded(project);
    // Where nothing is grouped there is nothing to fold.
    if (project !== '' || projects.size > 1) {
      const memberIds = members.map(({ id }) => id);
      lines.push({ kind: 'project', key: `project ${project}`, project, isFolded: folded, ids: memberIds });
      if (folded) continue;
    }
    for (const container of members) {
      const label = shortContainerName(container, sole);
      lines.push({ kind: 'container', key: container.id, container, label, ids: [container.id] });
    }
  }
  return lines;
}

/** Whether a line has cells: all but an unfolded project's. */
export const hasCells = (line: MatrixLine): boolean => line.kind !== 'project' || line.isFolded;
