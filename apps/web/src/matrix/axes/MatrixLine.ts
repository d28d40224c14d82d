import type { Container, TopologyIndex } from '@portolan/topology';
import { shortContainerName, soleServices } from '../../map/scene/shortNames.ts';

/** One row or column of the matrix. The line of a project comes before those of its members; a folded one replaces them. */
export type MatrixLine = {
  /** Unique among all lines, and the same in every revision. */
  key: string;
  /** The ids of the ends that the line stands for. The line of an unfolded project has no cells; its members have them. */
  ids: readonly string[];
} & (
  | { kind: 'end'; end: 'host' | 'outside' }
  | { kind: 'container'; container: Container; label: string }
  /** `project` is empty for containers without one. */
  | { kind: 'project'; project: string; isFolded: boolean }
);

/**
 * R260: returns a line for the host, for the outside, and for each project and its members. `ids` are in the order of
 * `matrixIds` from the topology package.
 */
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
    // Without any project there is no group to fold.
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

/** True if the line has cells: every line but that of an unfolded project. */
export const hasCells = (line: MatrixLine): boolean => line.kind !== 'project' || line.isFolded;
