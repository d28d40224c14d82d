import { toEdits } from '@portolan/protocol';
import type { Command } from '@portolan/protocol';
import { TopologyIndex, undoLimits } from '@portolan/topology';
import type { Topology } from '@portolan/topology';

/** R126: what taking the command back will not restore, in sentences; `topology` is the one before it. */
export function limitsOf(command: Command, topology: Topology | null): string[] {
  if (!topology) return [];
  const index = new TopologyIndex(topology);
  return [...new Set(toEdits(command).flatMap((edit) => undoLimits(index, edit)))];
}
