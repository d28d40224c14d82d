import { commandNames, toDockerCommands, toShell } from '@portolan/protocol';
import type { Command } from '@portolan/protocol';
import type { TopologyIndex } from '@portolan/topology';

/** R92: returns the docker commands that are equivalent to these commands, quoted for a shell. */
export function commandLines(index: TopologyIndex, commands: readonly Command[]): string[] {
  const names = commandNames(index);
  return commands.flatMap((command) => toDockerCommands(command, names).map(toShell));
}
