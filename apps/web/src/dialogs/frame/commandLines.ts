import { commandNames, toDockerCommands, toShell } from '@portolan/protocol';
import type { Command } from '@portolan/protocol';
import type { TopologyIndex } from '@portolan/topology';

/** R92: the docker commands that do the same as these commands, for a shell, one a line. */
export function commandLines(index: TopologyIndex, commands: readonly Command[]): string[] {
  const names = commandNames(index.topology);
  return commands.flatMap((command) => toDockerCommands(command, names).map(toShell));
}
