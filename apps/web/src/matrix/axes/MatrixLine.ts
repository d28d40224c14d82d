import type { Container, EndId, TopologyIndex } from '@portolan/topology';
import { shortContainerName, soleServices } from '../../map/scene/shortNames.ts';
import { formatEntity, formatMark } from '../../store/selection.ts';
import { toSelection } from '../../store/verdict/endPair.ts';

/**
 * One row or column of the matrix. The line of an engine or of a project comes before those of its members; a folded one
 * replaces them.
 */
export type MatrixLine = {
  /** Unique among all lines, and the same in every revision. */
  key: string;
  /** The engine; `null` for the default one. */
  engine: string | null;
  /** The engine's name where several are shown; `null` where one is shown, and for the outside of several. */
  place: string | null;
  /** The ids of the ends that the line stands for. The line of an unfolded engine or project has no cells; its members have them. */
  ids: readonly EndId[];
} & (
  | { kind: 'end'; end: 'host' | 'outside' }
  | { kind: 'container'; container: Container; label: string }
  | { kind: 'engine'; isFolded: boolean }
  /** `project` is empty for containers without one. */
  | { kind: 'project'; project: string; isFolded: boolean }
);

/** The ends of one engine that the matrix shows. */
export interface ShownEnds {
  engine: string | null;
  place: string | null;
  index: TopologyIndex;
  /** In the order of `matrixIds` from the topology package. */
  ids: readonly EndId[];
}

/** Tells by the key of a line and its kind if it is folded. */
export type IsFolded = (key: string, kind: 'engine' | 'project') => boolean;

/** R303: returns the line of an engine, and those of its ends below it; the first alone if it is folded. */
export function toEngineLines(shown: ShownEnds, isFolded: IsFolded): MatrixLine[] {
  const { engine, place, ids } = shown;
  const key = formatMark(engine, 'engine');
  const heading = { kind: 'engine' as const, key, engine, place, ids, isFolded: isFolded(key, 'engine') };
  return heading.isFolded ? [heading] : [heading, ...toLines(shown, isFolded)];
}

/** R260: returns a line for the host, for the outside, and for each project and its members. */
export function toLines({ engine, place, index, ids }: ShownEnds, isFolded: IsFolded): MatrixLine[] {
  const lines: MatrixLine[] = [];
  const projects = new Map<string, Container[]>();
  for (const id of ids) {
    if (id === 'host' || id === 'outside') lines.push(toEndLine(engine, place, id));
    const container = index.containers.get(id);
    if (!container) continue;
    const members = projects.get(container.project ?? '');
    if (members) members.push(container);
    else projects.set(container.project ?? '', [container]);
  }
  const sole = soleServices(index);
  for (const [project, members] of projects) {
    // Without any project there is no group to fold.
    if (project !== '' || projects.size > 1) {
      const key = formatMark(engine, `project ${project}`);
      const folded = isFolded(key, 'project');
      const memberIds = members.map(({ id }) => id);
      lines.push({ kind: 'project', key, engine, place, project, isFolded: folded, ids: memberIds });
      if (folded) continue;
    }
    for (const container of members) {
      const label = shortContainerName(container, sole);
      const key = keyOfEnd(engine, container.id);
      lines.push({ kind: 'container', key, engine, place, container, label, ids: [container.id] });
    }
  }
  return lines;
}

export const toEndLine = (
  engine: string | null,
  place: string | null,
  end: 'host' | 'outside',
): MatrixLine => ({ kind: 'end', key: keyOfEnd(engine, end), engine, place, end, ids: [end] });

/** Returns the key of the line of an end. */
export const keyOfEnd = (engine: string | null, end: EndId): string =>
  formatMark(engine, formatEntity(toSelection(end)));

/** True if the line has cells: every line but that of an unfolded engine or project. */
export const hasCells = (line: MatrixLine): boolean => !isGroup(line) || line.isFolded;

/** True if the line stands for many ends when it is folded. */
export const isGroup = (line: MatrixLine): line is Extract<MatrixLine, { isFolded: boolean }> =>
  'isFolded' in line;

/** True for the outside. Where several engines are shown, its line is that of the first one and stands for all of them. */
export const isOutside = (line: MatrixLine): boolean => line.kind === 'end' && line.end === 'outside';

/** Returns `line`, or the line from before if both are the same. */
export function keepLine(before: MatrixLine | undefined, line: MatrixLine): MatrixLine {
  const isSame =
    before?.kind === line.kind &&
    before.place === line.place &&
    isSameList(before.ids, line.ids) &&
    (line.kind === 'container'
      ? before.kind === 'container' && before.container === line.container && before.label === line.label
      : !isGroup(line) || (isGroup(before) && before.isFolded === line.isFolded));
  return isSame ? before : line;
}

const isSameList = (a: readonly string[], b: readonly string[]): boolean =>
  a === b || (a.length === b.length && a.every((each, at) => each === b[at]));
