import type { Command } from '../command.ts';

/** R130: what the docker commands shown for a command leave out, because the CLI has no words for it; in sentences. */
export function unsaidBy(command: Command): string[] {
  switch (command.kind) {
    case 'connect':
      return command.body.mac ? ['The docker CLI cannot give a MAC address when connecting.'] : [];
    case 'run-container': {
      const [, ...others] = command.body.networks ?? [];
      return others.some(({ mac }) => mac) && others.some(({ links }) => links?.length)
        ? ['The docker CLI cannot give links on a further network together with a MAC address.']
        : [];
    }
    default:
      return [];
  }
}
