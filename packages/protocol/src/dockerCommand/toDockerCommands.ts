import type { Command } from '../command.ts';
import {
  toConnectCommand,
  toCreateCommand,
  toDisconnectCommand,
  toRemoveCommand,
} from './networkCommands.ts';
import { toRunCommands } from './toRunCommands.ts';
import { flag, positional } from './cliArguments.ts';
import type { DockerCommand } from './cliArguments.ts';

/**
 * Returns the docker commands that do the same as a command, in the order in which they must run. `names` gives the
 * argument for a network or container, see `commandNames`. `cliLimitations` returns what they cannot express.
 */
export function toDockerCommands(command: Command, names: (id: string) => string): DockerCommand[] {
  switch (command.kind) {
    case 'create-network':
      return [toCreateCommand(command.body)];
    case 'remove-network':
      return [toRemoveCommand(names(command.networkId))];
    case 'prune-networks':
      return command.ids.length === 0 ? [] : [toRemoveCommand(...command.ids.map(names))];
    case 'connect':
      return [toConnectCommand(names(command.networkId), names(command.body.container), command.body)];
    case 'disconnect':
      return [toDisconnectCommand(names(command.networkId), names(command.body.container), command.body)];
    case 'run-container':
      return toRunCommands(command.body, names);
    case 'rename-container':
      return [['docker', 'rename', ...positional(names(command.containerId), command.name)]];
    case 'remove-container':
      return [['docker', 'rm', ...flag('--force', command.force), ...positional(names(command.containerId))]];
    case 'start':
    case 'stop':
    case 'restart':
    case 'pause':
    case 'unpause':
      return [['docker', command.kind, ...positional(names(command.containerId))]];
  }
}
